"""The interchange form as JSON lines: every kind in a fixed order, byte-identical for the same input."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dragoman.record import Item, Linked, Record, apply, to_json

PER_ARTICLE = ("mentions", "times", "statements", "events", "positions", "terms")


def lines(records: Iterator[Record], linked: Linked) -> Iterator[dict[str, Any]]:
    """Yield every item as a JSON object: articles with what rests on them, then what linking made of them.

    Actors come first, once each; then article by article its own items; then processes, occurrences and links.
    """
    texts = {i: a.text for i, a in linked.articles.items()}
    yield from (to_json(actor, texts) for actor in linked.actors)
    for record in records:
        own = apply(record, linked)
        yield to_json(own.article)
        here = {own.article.id: own.article.text}
        for part in PER_ARTICLE:
            items: tuple[Item, ...] = getattr(own, part)
            yield from (to_json(item, here) for item in items)
    for linked_items in (linked.processes, linked.occurrences, linked.links):
        yield from (to_json(item, texts) for item in linked_items)


def dump(line: dict[str, Any]) -> str:
    """Return one JSON line, UTF-8 readable, without line breaks."""
    return json.dumps(line, ensure_ascii=False, separators=(", ", ": "))
