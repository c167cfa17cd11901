"""One statement in two reports: the same words, or the same matter in another translation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman.linking._common import days
from dragoman.linking._matter import Matter, alphabet
from dragoman.linking._scene import Scene
from dragoman.record import Link, Statement

LIKE = 85
"""Token-set likeness (0 to 100) above which two wordings in one language are the same statement."""

LEAST = 4
"""Words of a statement that is compared at all."""

SHARED = 3
"""Names, numbers and meanings that two wordings in other words must share at least."""

SHARE = 0.6
"""Share of the shorter wording's names, numbers and known meanings that must stand in the other one."""

SHARE_HERE = 0.75
"""The same for two wordings in one language, where two statements on one matter share more by chance."""

APART = 2
"""Days between two reports of one statement at most."""

HEADS = 200
"""Statements of one speaker in those days that another is compared with at most."""

DIFFERING = 3
"""Words that only one of two wordings has, shown of each at most."""

_END = (".", "…", "!", "?")


class _Wording(NamedTuple):
    stmt: Statement
    words: str
    language: str | None
    matter: Matter


def same_statements(scene: Scene, statements: Iterable[Statement]) -> Iterator[Link]:
    """Yield pairs of one statement in two articles, also across languages, each with the first report of it."""
    by_speaker: dict[str, list[Statement]] = defaultdict(list)
    for stmt in statements:
        if stmt.speakers and len(stmt.speakers) < 4:
            by_speaker[stmt.speakers[0]].append(stmt)
    for speaker, found in sorted(by_speaker.items()):
        # Who is in one article alone has said nothing in two.
        if len({s.article for s in found}) > 1:
            yield from _of_speaker(scene, speaker, found)


def _of_speaker(scene: Scene, speaker: str, statements: Sequence[Statement]) -> Iterator[Link]:
    by_day: dict[int, list[_Wording]] = defaultdict(list)
    called = scene.called(speaker) | scene.called(scene.sides.of(speaker) or speaker)
    for stmt in sorted(statements, key=lambda s: (scene.day(s), s.article, s.spans)):
        day = days(scene.day(stmt))
        words = " ".join(scene.words(stmt.article, s) for s in stmt.spans)
        if len(words.split()) < LEAST or day is None:
            continue
        article = scene.articles[stmt.article]
        wording = _Wording(stmt, words, article.language, scene.matter(stmt.article, stmt.spans))
        today = day.first.toordinal()
        near = [h for n in range(today - APART, today + APART + 1) for h in by_day.get(n, ())]
        best = max(
            (
                (score, -n, head, why)
                for n, head in enumerate(near[-HEADS:])
                for score, why in _same(wording, head, called)
            ),
            key=lambda x: x[:2],
            default=None,
        )
        if best is None:
            by_day[today].append(wording)
            continue
        head = best[2]
        where = [(w.stmt.article, s) for w in (head, wording) for s in w.stmt.spans[:1]]
        quoted = " – ".join(scene.quoted(*w) for w in where)
        yield scene.link(
            "same_statement", (head.stmt.id, stmt.id), f"{scene.name(speaker)}: {best[3]}: {quoted}", where
        )


def _same(one: _Wording, head: _Wording, called: frozenset[str]) -> Iterator[tuple[float, str]]:
    """Yield how alike two wordings are, and the reason, if they are held to be one statement."""
    if one.stmt.article == head.stmt.article:
        return
    if one.language == head.language:
        # The library takes a moment to load, and most looks at a store need no linking.
        from rapidfuzz import fuzz

        shorter = min(len(one.words.split()), len(head.words.split()))
        likeness = (
            fuzz.token_set_ratio(one.words, head.words) if shorter >= 2 * LEAST else fuzz.ratio(one.words, head.words)
        )
        if likeness >= LIKE and one.matter.negated == head.matter.negated and not _numbers_differ(one, head):
            yield likeness, "the same words" + _differences(one.matter, head.matter)
            return
    yield from _same_matter(one, head, called)


def _same_matter(one: _Wording, head: _Wording, called: frozenset[str]) -> Iterator[tuple[float, str]]:
    a, b = one.matter, head.matter
    if a.negated != b.negated or _numbers_differ(one, head):
        return
    abroad = one.language != head.language
    mine, other = ((m.names - called) | m.numbers | m.known for m in (a, b))
    shared = mine & other
    # A word that no table knows may have another first letter abroad: it counts for, not against.
    looks = (a.words & b.words) - shared
    least = min(len(mine), len(other))
    share = len(shared) / least if least else 0.0
    wanted = SHARE if abroad else SHARE_HERE
    issues = bool(set(one.stmt.issues) & set(head.stmt.issues))
    others = len(mine | other) - len(shared)
    # Short wordings that have nothing else are held to be one; the more stands beside, the more must be shared.
    needed = SHARED - 1 if not others else SHARED + (not issues and others > 1)
    if len(shared) + len(looks) >= needed and share >= wanted and others <= 2 * len(shared) + 1:
        told = sorted({a.forms.get(c, c) for c in shared | looks}, key=alphabet)[:5]
        how = "in two languages" if abroad else "in other words"
        yield 100 * share, f"one day and matter {how} ({', '.join(told)})" + _differences(a, b)


def _numbers_differ(one: _Wording, head: _Wording) -> bool:
    a, b = one.matter.numbers, head.matter.numbers
    return bool(a and b and not a & b)


def _differences(a: Matter, b: Matter) -> str:
    """Return the words that only one of two wordings has, as far as these are not the same in the other language."""
    parts = []
    for one, other in ((a, b), (b, a)):
        only = (one.names | one.numbers | one.words) - (other.names | other.numbers | other.words)
        words = sorted({one.forms[c] for c in only if c in one.forms}, key=alphabet)
        parts.append(", ".join(words[:DIFFERING]) or "–")
    return "" if parts == ["–", "–"] else f"; only in one: {parts[1]} / {parts[0]}"
