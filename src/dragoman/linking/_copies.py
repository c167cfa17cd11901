"""Versions and reprints: which articles share their words, found by hashed word sequences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

from dragoman.linking._common import LINKING
from dragoman.record import Article, Evidence, Link, make_id
from dragoman.spans import Span

RUN = 6
"""Words in a row that make one shingle; shorter runs are shared by chance in news on one subject."""

SAMPLE = 4
"""One shingle in so many is kept for finding candidates (chosen by its hash, so the same in every article)."""

COPY = 0.5
"""Share of the shorter article's shingles that must stand in the other one to call it a copy."""

COMMON = 50
"""A shingle in more articles than this is boilerplate and proposes no candidates beyond that many."""

TRIED = 8
"""Places of one shingle in the other text that are followed."""

SHOWN = 90
"""Characters of a quotation in a reason."""

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


def reprints(copies: Copies, articles: Mapping[str, Article], process: str | None) -> Iterator[Link]:
    """Yield a link for each reprint whose original is among the same articles, with the longest passage they share."""
    for article, original in sorted(copies.reprint_of.items()):
        if article not in articles or original not in articles:
            continue
        share = copies.shared.get(article) or copies.shared.get(original) or 0.0
        spans = shared_passage(articles[article].text, articles[original].text)
        why = f"{share:.0%} of the shorter text stands word for word in the other"
        evidence: tuple[Evidence, ...] = ()
        if spans is not None:
            words = " ".join(spans[0].of(articles[article].text).split()).replace("«", "‹").replace("»", "›")
            shown = words if len(words) <= SHOWN else words[: SHOWN - 1].rsplit(" ", 1)[0] + "…"
            why += f"; the longest run has {len(words.split())} words: «{shown}»"
            evidence = (Evidence(article, spans[0]), Evidence(original, spans[1]))
        yield Link(
            id=make_id("link", "reprint", [article, original]), relation="reprint", items=(article, original), why=why,
            evidence=evidence, process=process, produced_by=LINKING,
        )  # fmt: skip


def shared_passage(one: str, two: str) -> tuple[Span, Span] | None:
    """Return the longest run of words that stands in both texts, as a span of each; None if they share no shingle."""
    first, second = list(_WORD.finditer(one)), list(_WORD.finditer(two))
    words = [m[0].casefold() for m in first]
    others = [m[0].casefold() for m in second]
    starts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(others) - RUN + 1):
        starts[tuple(others[at : at + RUN])].append(at)
    best = (0, 0, 0)
    at = 0
    while at + max(RUN, best[0]) <= len(words):
        longest = 0
        for there in starts.get(tuple(words[at : at + RUN]), ())[:TRIED]:
            length = RUN
            while (
                at + length < len(words)
                and there + length < len(others)
                and words[at + length] == others[there + length]
            ):
                length += 1
            longest = max(longest, length)
            if length > best[0]:
                best = (length, at, there)
        # Within a run that was followed to its end no longer one begins.
        at += max(1, longest - RUN + 1)
    length, at, there = best
    if not length:
        return None
    return (
        Span(first[at].start(), first[at + length - 1].end()),
        Span(second[there].start(), second[there + length - 1].end()),
    )


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
