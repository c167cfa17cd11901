"""Reading one article: a pure function of its text, its metadata and the knowledge tables."""

from __future__ import annotations

from dragoman._version import __version__
from dragoman.claims import Reading
from dragoman.claims.events import find_events
from dragoman.claims.positions import find_positions
from dragoman.claims.statements import find_statements
from dragoman.claims.terms import find_terms
from dragoman.knowledge import Knowledge
from dragoman.language import read_sentences
from dragoman.mentions import find_cast
from dragoman.mentions.times import find_times
from dragoman.record import Article, Record

PROGRAM = __version__
"""Version of the reading: raised whenever the same article may give another record."""


def read_with(knowledge: Knowledge) -> str:
    """Return what a record was made with: the version of the reading and that of the knowledge."""
    return f"{PROGRAM}+{knowledge.version}"


def prepare(article: Article, knowledge: Knowledge) -> Reading:
    """Return the article as the rooms before the claims read it: sentences, cast, calendar."""
    sentences = read_sentences(article, knowledge)
    return Reading(
        article=article,
        sentences=sentences,
        cast=find_cast(article, sentences, knowledge),
        calendar=find_times(article, knowledge),
        knowledge=knowledge,
    )


def analyse(article: Article, knowledge: Knowledge) -> Record:
    """Return all that one article says."""
    reading = prepare(article, knowledge)
    statements = find_statements(reading)
    events = find_events(reading, statements)
    positions = find_positions(reading, statements, events)
    terms = find_terms(reading, statements, events)
    return Record(
        article=article,
        actors=tuple(actor for _, actor in sorted(reading.cast.actors.items())),
        mentions=reading.cast.mentions,
        times=reading.calendar.times,
        statements=statements,
        events=events,
        positions=positions,
        terms=terms,
    )
