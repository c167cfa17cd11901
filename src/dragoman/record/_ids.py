"""Stable ids: the same content gives the same id on every machine."""

from __future__ import annotations

import hashlib
import json
from typing import Literal

DIGITS = 12
"""Hexadecimal digits of a digest kept in an id: 48 bits, one clash expected among some 16 million items of a kind."""

Kind = Literal[
    "article", "process", "actor", "mention", "time", "statement", "event", "position", "term", "occurrence", "link",
]  # fmt: skip

PREFIXES: dict[Kind, str] = {
    "article": "art", "process": "prc", "actor": "act", "mention": "men", "time": "tim", "statement": "stm",
    "event": "evt", "position": "pos", "term": "trm", "occurrence": "occ", "link": "lnk",
}  # fmt: skip


def make_id(kind: Kind, *parts: object) -> str:
    """Return the id of an item of ``kind`` whose identity is given by ``parts`` (strings, numbers, spans, lists).

    >>> make_id("actor", "person", "a-key") == make_id("actor", "person", "a-key")
    True
    """
    content = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return f"{PREFIXES[kind]}-{hashlib.sha256(content.encode('utf-8', 'surrogatepass')).hexdigest()[:DIGITS]}"
