"""Full-text search over the passages of the articles, parts of German compounds included."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.errors import InputError
from dragoman.spans import Span

if TYPE_CHECKING:
    from dragoman.store._store import Store

SHORTEST = 3
"""Characters of the shortest word that the trigram index can find."""

ENDINGS = re.compile(r"(?<=\w{6})(?:innen|en|er|es|em|ern|s|n|e)$")
"""Inflections taken off longer words, so that the plural finds the singular; a stem of six letters stays."""

TERM = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query, and where in the article's text the words of the query stand."""

    article: str
    passage: Span
    role: str
    words: tuple[Span, ...]


def parse_query(query: str) -> tuple[str, ...]:
    """Return the strings that a passage must hold: words without their endings, phrases in quotes as they stand.

    Raises:
        InputError: nothing to look for, a quotation mark without its pair, or no word long enough for the index.

    """
    query = query.translate(str.maketrans("„“”«»", '"""""'))
    if query.count('"') % 2:
        raise InputError(f'search {query!r}: a quotation mark has no pair; write phrases as "two words"')
    parts = [m[1].strip() if m[1] is not None else ENDINGS.sub("", m[2]) for m in TERM.finditer(query)]
    parts = [p.replace("\x00", "") for p in parts if p.strip("\x00 ")]
    if not parts:
        raise InputError('search: nothing to look for; give a word or a "phrase"')
    if all(len(p) < SHORTEST for p in parts):
        raise InputError(f"search: {parts[0]!r} is too short; one word must have {SHORTEST} letters or more")
    return tuple(parts)


def search(store: Store, query: str, *, limit: int = 50) -> list[Hit]:
    """Return the passages that hold every word of the query, best first; part of a compound counts as a word.

    Upper and lower case are one. Raises `InputError` for a query that cannot be asked.
    """
    parts = parse_query(query)
    match = " ".join('"' + p.replace('"', '""') + '"' for p in parts if len(p) >= SHORTEST)
    short = [p.casefold() for p in parts if len(p) < SHORTEST]
    pattern = re.compile("|".join(re.escape(p) for p in sorted(parts, key=len, reverse=True)), re.IGNORECASE)
    hits = []
    for article, first, last, role in store.passages(match, limit=limit):
        text = store.article(article).text
        if not all(p in text[first:last].casefold() for p in short):
            continue
        words = tuple(Span(*m.span()) for m in pattern.finditer(text, first, last))
        hits.append(Hit(article, Span(first, last), role, words))
    return hits
