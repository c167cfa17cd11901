"""From the records of single articles to the negotiation: one actor, one event, contradictions, plans fulfilled."""

from dragoman.linking._blocks import Made
from dragoman.linking._common import Days, Sides, days
from dragoman.linking._link import link
from dragoman.linking._matter import Lexicon, Matter
from dragoman.linking._opposites import POLARITY

__all__ = ["POLARITY", "Days", "Lexicon", "Made", "Matter", "Sides", "days", "link"]
