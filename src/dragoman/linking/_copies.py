"""Versions and reprints: which articles share their words, found by hashed word sequences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

from dragoman.record import Article

RUN = 6
"""Words in a row that make one shingle; shorter runs are shared by chance in news on one subject."""

SAMPLE = 4
"""One shingle in so many is kept for finding candidates (chosen by its hash, so the same in every article)."""

COPY = 0.5
"""Share of the shorter article's shingles that must stand in the other one to call it a copy."""

COMMON = 50
"""A shingle in more articles than this is boilerplate and proposes no candidates beyond that many."""

_WORD = re.compile(r"\w+")


class Copies(NamedTuple):
    """Article id → the newer version that counts, and article id → the article it reprints, with the shared share."""

    version_of: dict[str, str]
    reprint_of: dict[str, str]
    shared: dict[str, float]


def find_copies(articles: Sequence[Article]) -> Copies:
    """Return which articles are older versions of others, and which are reprints of one text by several outlets.

    Two copies by one outlet (or from one address) are versions; the newest counts and the others point to it. Copies
    by different outlets are reprints and point to the earliest. Articles must come in order of publication.
    """
    shingles = {a.id: _shingles(a) for a in articles}
    order = {a.id: n for n, a in enumerate(articles)}
    by_id = {a.id: a for a in articles}
    holders: dict[int, list[str]] = defaultdict(list)
    head: dict[str, str] = {}
    shared: dict[str, float] = {}
    for article in articles:
        own = shingles[article.id]
        counts: dict[str, int] = defaultdict(int)
        for shingle in own:
            if shingle % SAMPLE == 0:
                for other in holders[shingle]:
                    counts[other] += 1
                if len(holders[shingle]) < COMMON:
                    holders[shingle].append(article.id)
        for other in sorted(counts, key=lambda o: (-counts[o], order[o])):
            share = len(own & shingles[other]) / max(1, min(len(own), len(shingles[other])))
            if share >= COPY:
                head[article.id] = head.get(other, other)
                shared[article.id] = share
                break
    groups: dict[str, list[str]] = defaultdict(list)
    for article_id, first in head.items():
        groups[first].append(article_id)
    version_of: dict[str, str] = {}
    reprint_of: dict[str, str] = {}
    for first, rest in groups.items():
        members = [by_id[i] for i in (first, *rest)]
        by_publisher: dict[str, list[Article]] = defaultdict(list)
        for article in members:
            by_publisher[_publisher(article)].append(article)
        newest = [
            max(found, key=lambda a: (a.updated or a.published or "", order[a.id])) for found in by_publisher.values()
        ]
        for found, last in zip(by_publisher.values(), newest, strict=True):
            version_of.update((a.id, last.id) for a in found if a.id != last.id)
        newest.sort(key=lambda a: order[a.id])
        reprint_of.update((a.id, newest[0].id) for a in newest[1:])
    return Copies(version_of, reprint_of, shared)


def _publisher(article: Article) -> str:
    if article.outlet:
        return article.outlet.casefold()
    if article.url:
        return article.url
    return re.sub(r"[^/]*$", "", article.source) or article.id


def _shingles(article: Article) -> frozenset[int]:
    body = " ".join(p.span.of(article.text) for p in article.passages if p.role in ("body", "headline", "heading"))
    words = _WORD.findall(body.casefold())
    if len(words) < RUN:
        return frozenset()
    return frozenset(
        crc32(" ".join(words[i : i + RUN]).encode("utf-8", "surrogatepass")) for i in range(len(words) - RUN + 1)
    )
