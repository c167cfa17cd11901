"""Reading one article: a pure function of its text, its metadata and the knowledge tables."""

from __future__ import annotations

from dragoman._version import __version__
from dragoman.claims import Reading
from dragoman.claims.events import find_events
from dragoman.claims.issues import with_issues
from dragoman.claims.positions import find_positions
from dragoman.claims.statements import find_statements
from dragoman.claims.terms import find_terms
from dragoman.claims.timing import with_times
from dragoman.knowledge import Knowledge
from dragoman.language import Sentences, read_sentences
from dragoman.mentions import find_cast
from dragoman.mentions.times import find_times
from dragoman.record import Article, Record

PROGRAM = __version__
"""Version of the reading: raised whenever the same article may give another record."""


def read_with(knowledge: Knowledge, engine: str = "own") -> str:
    """Return what a record was made with: the versions of reading and knowledge, and a language engine not ours."""
    made_with = f"{PROGRAM}+{knowledge.version}"
    return made_with if engine == "own" else f"{made_with}+{engine}"


def prepare(article: Article, knowledge: Knowledge, *, engine: str = "own") -> Reading:
    """Return the article as the rooms before the claims read it: sentences, cast, calendar."""
    return prepare_read(article, read_sentences(article, knowledge, engine=engine), knowledge)


def prepare_read(article: Article, sentences: Sentences, knowledge: Knowledge) -> Reading:
    """Return an article whose sentences have been read, with its cast and calendar."""
    return Reading(
        article=article,
        sentences=sentences,
        cast=find_cast(article, sentences, knowledge),
        calendar=find_times(article, knowledge),
        knowledge=knowledge,
    )


def analyse(article: Article, knowledge: Knowledge, *, engine: str = "own") -> Record:
    """Return all that one article says; ``engine`` names who tags and parses, as for `read_sentences`."""
    reading = prepare(article, knowledge, engine=engine)
    statements = with_issues(reading, find_statements(reading))
    statements, events = with_times(reading, statements, find_events(reading, statements))
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
