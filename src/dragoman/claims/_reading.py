"""What the finders of claims are given: one article as the rooms to the left have read it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge import Knowledge
from dragoman.language import Sentences
from dragoman.mentions import Calendar, Cast
from dragoman.record import Article


@dataclass(frozen=True)
class Reading:
    """One article with its sentences, cast and calendar, and the knowledge it is read with."""

    article: Article
    sentences: Sentences
    cast: Cast
    calendar: Calendar
    knowledge: Knowledge
