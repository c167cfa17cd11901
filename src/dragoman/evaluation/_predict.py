"""The filters: one text in, the predictions that the evaluators read out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Literal

from dragoman.articles import article_from_text
from dragoman.claims.events import event_predictions
from dragoman.claims.statements import quote_predictions
from dragoman.errors import InputError
from dragoman.knowledge import Knowledge
from dragoman.language import Sentences, read_many, read_sentences
from dragoman.mentions.times import find_times
from dragoman.reading import prepare, prepare_read
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


AT_ONCE = 64
"""Lines that are read together; more gain nothing."""


def predict_many(what: What, lines: Sequence[Mapping[str, Any]], knowledge: Knowledge) -> list[Prediction | Exception]:
    """Return for each line its predictions, or why it has none; coded sentences are read together, which is faster."""
    sentences: list[Sentences | None] = [None] * len(lines)
    if what == "events":
        with suppress(Exception):  # A line that cannot be read is told when its turn comes.
            sentences = list(read_many([_article(line) for line in lines], knowledge))
    found: list[Prediction | Exception] = []
    for line, read in zip(lines, sentences, strict=True):
        try:
            found.append(_predict(what, line, knowledge, read))
        except Exception as error:
            found.append(error)
    return found


def predict(what: What, line: Mapping[str, Any], knowledge: Knowledge) -> Prediction:
    """Return the predictions for one line: ``id``, ``text``, ``lang``, and ``dct`` or ``date`` where the day is known.

    Offsets are code points of ``text`` exactly as given; the same ``id`` comes back.

    Raises:
        InputError: the line has no text.

    """
    return _predict(what, line, knowledge, None)


def _predict(what: What, line: Mapping[str, Any], knowledge: Knowledge, read: Sentences | None) -> Prediction:
    article = _article(line)
    name = line.get("id", line.get("documentName"))
    if not article.text.strip():
        return nothing(what, name)
    if read is not None:
        return {**event_predictions(article.source, prepare_read(article, read, knowledge)), "id": name}
    return {**PREDICTORS[what](article, knowledge), "id": name}


def _article(line: Mapping[str, Any]) -> Article:
    text = line.get("text", line.get("originalText"))
    if not isinstance(text, str):
        raise InputError(f"line {line.get('id')!r} has no text")
    published = line.get("dct") or line.get("date")
    return article_from_text(
        text,
        source=str(line.get("id", line.get("documentName", ""))),
        language=line.get("lang"),
        published=None if published == PLACEHOLDER else published,
        plain=True,
    )


def nothing(what: What, name: object) -> Prediction:
    """Return the line that predicts nothing."""
    return {"id": name, EMPTY[what]: []}
