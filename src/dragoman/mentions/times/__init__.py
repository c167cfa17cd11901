"""When: the time expressions of a text, resolved against its publication and against the text itself.

Neither tagger nor parser: one pass over the words with tables, and a second over the expressions found.
"""

from __future__ import annotations

from dragoman.knowledge import Knowledge, load_knowledge
from dragoman.mentions._types import Calendar
from dragoman.mentions.times._calendar import bounds
from dragoman.mentions.times._find import Stretch, read_times
from dragoman.mentions.times._lexicon import Lexicons
from dragoman.mentions.times._scene import Meaning
from dragoman.record import Article, ProducedBy, Time, make_id
from dragoman.spans import Span

__all__ = ["VERSION", "dates", "find_times"]

VERSION = "2"
"""Version of the rules for times, named in ``produced_by``; it changes when the same text may give other times."""


def find_times(article: Article, knowledge: Knowledge) -> Calendar:
    """Return the time expressions of all passages of an article whose language is known, ordered by start."""
    lexicons = knowledge.derive(Lexicons)
    stretches = []
    for passage in sorted(article.passages, key=lambda p: p.span):
        lexicon = lexicons.of(passage.language)
        if lexicon is not None:
            stretches.append(Stretch(passage.span, lexicon, passage.role))
    found = read_times(article.text, stretches, article.published)
    return Calendar(tuple(_time(article.id, span, meaning) for span, meaning in found))


def dates(text: str, published: str | None = None, lang: str | None = None) -> list[Time]:
    """Return the time expressions of a text, ordered by start; ``article`` is empty in each.

    ``published`` is an ISO date, month, year or minute, or None if it is not known; ``lang`` a language code, guessed
    from the text if it is not given. A language that is not known has no times.

    >>> [t.value for t in dates("Sie trafen sich gestern in Genf.", "2024-05-07")]
    ['2024-05-06']
    """
    lexicons = load_knowledge().derive(Lexicons)
    lexicon = lexicons.of(lang) if lang is not None else lexicons.guess(text)
    if lexicon is None:
        return []
    stretch = Stretch(Span(0, len(text)), lexicon, "body")
    return [_time("", span, meaning) for span, meaning in read_times(text, [stretch], published)]


def _time(article: str, span: Span, meaning: Meaning) -> Time:
    start, end = bounds(meaning.covers or meaning.value)
    return Time(
        id=make_id("time", article, span, meaning.value),
        article=article,
        span=span,
        type=meaning.type,
        value=meaning.value,
        start=start,
        end=end,
        basis=dict(meaning.basis),
        produced_by=ProducedBy("rule", "times", VERSION),
    )
