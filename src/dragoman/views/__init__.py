"""What a store says, as plain tables of values and a briefing; nothing of terminals or pages."""

from dragoman.views._brief import LINES, WIDTH, brief
from dragoman.views._desk import Desk, Filter
from dragoman.views._show import Excerpt, Shown, show
from dragoman.views._table import Table, Value
from dragoman.views._tables import (
    actors,
    agenda,
    articles,
    disputes,
    position_list,
    positions,
    statements,
    timeline,
)
from dragoman.views._terms import terms
from dragoman.views._unsaid import unsaid
from dragoman.views._words import Words, words_for

__all__ = [
    "LINES",
    "WIDTH",
    "Desk",
    "Excerpt",
    "Filter",
    "Shown",
    "Table",
    "Value",
    "Words",
    "actors",
    "agenda",
    "articles",
    "brief",
    "disputes",
    "position_list",
    "positions",
    "show",
    "statements",
    "terms",
    "timeline",
    "unsaid",
    "words_for",
]
