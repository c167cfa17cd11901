"""The filters: one text in, the predictions that the evaluators read out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from dragoman.articles import article_from_text
from dragoman.claims.events import event_predictions
from dragoman.claims.statements import quote_predictions
from dragoman.errors import InputError
from dragoman.knowledge import Knowledge
from dragoman.language import read_sentences
from dragoman.mentions.times import find_times
from dragoman.reading import prepare
from dragoman.record import Article

What = Literal["quotes", "times", "events"]
Prediction = dict[str, Any]


def _quotes(article: Article, knowledge: Knowledge) -> Prediction:
    return quote_predictions(article.source, read_sentences(article, knowledge), knowledge)


def _times(article: Article, knowledge: Knowledge) -> Prediction:
    found = find_times(article, knowledge).times
    return {"times": [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in found]}


def _events(article: Article, knowledge: Knowledge) -> Prediction:
    return event_predictions(article.source, prepare(article, knowledge))


PREDICTORS: Mapping[What, Callable[[Article, Knowledge], Prediction]] = {
    "quotes": _quotes,
    "times": _times,
    "events": _events,
}
EMPTY: Mapping[What, str] = {"quotes": "statements", "times": "times", "events": "events"}
PLACEHOLDER = "2000-01-01"
"""The date that event gold gives where it knows none."""


def predict(what: What, line: Mapping[str, Any], knowledge: Knowledge) -> Prediction:
    """Return the predictions for one line: ``id``, ``text``, ``lang``, and ``dct`` or ``date`` where the day is known.

    Offsets are code points of ``text`` exactly as given; the same ``id`` comes back.

    Raises:
        InputError: the line has no text.

    """
    text = line.get("text", line.get("originalText"))
    if not isinstance(text, str):
        raise InputError(f"line {line.get('id')!r} has no text")
    published = line.get("dct") or line.get("date")
    article = article_from_text(
        text,
        source=str(line.get("id", line.get("documentName", ""))),
        language=line.get("lang"),
        published=None if published == PLACEHOLDER else published,
        plain=True,
    )
    name = line.get("id", line.get("documentName"))
    if not text.strip():
        return nothing(what, name)
    return {**PREDICTORS[what](article, knowledge), "id": name}


def nothing(what: What, name: object) -> Prediction:
    """Return the line that predicts nothing."""
    return {"id": name, EMPTY[what]: []}
