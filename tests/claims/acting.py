"""Readings of short texts with a cast written by hand, for the tests of events and positions."""

from __future__ import annotations

import re

from dragoman.articles import article_from_text
from dragoman.claims import Reading
from dragoman.knowledge import load_knowledge
from dragoman.language import read_sentences
from dragoman.mentions import Calendar, Cast, PlaceMention
from dragoman.record import Actor, ActorType, Mention, Place, ProducedBy, Statement, Time, make_id
from dragoman.spans import Span

BY = ProducedBy("rule", "test", "0")
Person = tuple[str, ActorType, str | None]


def reading_of(
    text: str,
    people: dict[str, Person],
    places: dict[str, str] | None = None,
    times: dict[str, str] | None = None,
    published: str = "2020-05-04",
    language: str | None = None,
) -> Reading:
    """Return a text as read, with actors, places and days found by their words.

    Args:
        people: words of the text → id, type and country of the actor they stand for.
        places: words of the text → country.
        times: words of the text → ISO value.
    """
    knowledge = load_knowledge()
    article = article_from_text(text, source="test", published=published, language=language, plain=True)
    actors: dict[str, Actor] = {}
    mentions = []
    for words, (key, kind, country) in people.items():
        actors[key] = Actor(id=key, type=kind, name=words, country=country, produced_by=BY)
        for found in re.finditer(rf"\b{re.escape(words)}", text):
            span = Span(*found.span())
            mentions.append(
                Mention(
                    id=make_id("mention", span, key), article=article.id, span=span, actor=key, form="name",
                    why="test", produced_by=BY,
                )
            )  # fmt: skip
    mentions = [m for m in mentions if not any(o.span != m.span and o.span.covers(m.span) for o in mentions)]
    named = [
        PlaceMention(Span(*found.span()), Place(words, country))
        for words, country in (places or {}).items()
        for found in re.finditer(re.escape(words), text)
    ]
    days = [
        Time(
            id=make_id("time", found.span()), article=article.id, span=Span(*found.span()), type="DATE", value=value,
            produced_by=BY,
        )
        for words, value in (times or {}).items()
        for found in re.finditer(re.escape(words), text)
    ]  # fmt: skip
    cast = Cast(actors, tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end))), tuple(named))
    calendar = Calendar(tuple(sorted(days, key=lambda t: t.span)))
    return Reading(article, read_sentences(article, knowledge), cast, calendar, knowledge)


def said(reading: Reading, words: str, speaker: str) -> Statement:
    """Return a statement whose content is some words of the text."""
    start = reading.article.text.index(words)
    return Statement(
        id="stm-" + speaker, article=reading.article.id, spans=(Span(start, start + len(words)),), type="indirect",
        speakers=(speaker,), produced_by=BY,
    )  # fmt: skip
