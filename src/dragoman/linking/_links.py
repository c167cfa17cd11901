"""Links between what articles say: contradictions, shifts, fulfilled and cancelled plans, one statement twice."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from dragoman.linking._common import LINKING, Sides, days
from dragoman.linking._copies import Copies
from dragoman.record import (
    Actor,
    Article,
    Event,
    Link,
    Occurrence,
    Position,
    Relation,
    Stance,
    Statement,
    Status,
    make_id,
)

POLARITY: dict[Stance, int] = {
    "supports": 1, "demands": 1, "proposes": 1, "accepts": 1, "opposes": -1, "rejects": -1, "rules_out": -1,
}  # fmt: skip
"""For and against; conditional and undecided are neither."""

OUTCOMES: tuple[tuple[Status, Relation], ...] = (
    ("happened", "fulfils"), ("cancelled", "cancels"), ("denied", "contradicts"),
)  # fmt: skip
"""What a report of an event makes of one that announced it."""

SAME_WORDS = 85
"""Token-set likeness (0 to 100) above which two wordings in one language are the same statement."""

SAME_ABROAD = 2
"""Names and numbers that two wordings in different languages must share, beside speaker, day and issue."""

APART = 2
"""Days between two reports of one statement at most."""

HEADS = 200
"""Statements of one speaker in those days that another is compared with at most."""

PER_PAIR = 3
"""Contradictions kept for one pair of parties on one issue."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_ANCHOR = re.compile(r"\b(?:\d[\d.,]*|[A-ZÄÖÜ][\w-]{2,})")
_WORD = re.compile(r"\w{5,}")


def _link(relation: Relation, items: Sequence[str], why: str, process: str | None) -> Link:
    return Link(
        id=make_id("link", relation, list(items)), relation=relation, items=tuple(items), why=why, process=process,
        produced_by=LINKING,
    )  # fmt: skip


class Linker:
    """Finds the links of one process; knows its articles and actors, nothing of other processes."""

    def __init__(
        self, articles: Mapping[str, Article], actors: Mapping[str, Actor], sides: Sides, *, process: str | None
    ) -> None:
        self._articles = articles
        self._actors = actors
        self._sides = sides
        self._process = process

    def _day(self, item: Position | Statement | Event) -> str:
        return (item.time or self._articles[item.article].published or "")[:10]

    def _name(self, actor: str) -> str:
        return self._actors[actor].name if actor in self._actors else actor

    def _words(self, pos: Position) -> str:
        return " ".join(pos.span.of(self._articles[pos.article].text).split())

    def contradictions(self, positions: Iterable[Position]) -> Iterator[Link]:
        """Yield pairs of positions of two parties that are for and against on one issue."""
        for issue, found in sorted(_by(positions, lambda p: p.issue).items()):
            sides: dict[tuple[str, int], list[Position]] = defaultdict(list)
            for pos in found:
                polarity = POLARITY.get(pos.stance)
                if polarity:
                    sides[self._sides.of(pos.holder) or pos.holder, polarity].append(pos)
            for (side, polarity), own in sorted(sides.items()):
                for (other, opposite), theirs in sorted(sides.items()):
                    if polarity == 1 and opposite == -1 and side != other:
                        yield from self._opposed(issue, own, theirs)

    def _opposed(self, issue: str, own: Sequence[Position], theirs: Sequence[Position]) -> Iterator[Link]:
        pairs = []
        for a in own[-40:]:
            for b in theirs[-40:]:
                apart = _distance(self._day(a), self._day(b))
                common = len(_stems(self._words(a)) & _stems(self._words(b)))
                pairs.append((-common, apart, a.id, b.id, a, b))
        for _, _, _, _, a, b in sorted(pairs, key=lambda x: x[:4])[:PER_PAIR]:
            why = (
                f"{issue}: {self._name(a.holder)} {a.stance} («{_short(self._words(a))}»), "
                f"{self._name(b.holder)} {b.stance.replace('_', ' ')} («{_short(self._words(b))}»)"
            )
            yield _link("contradicts", (a.id, b.id), why, self._process)

    def shifts(self, positions: Iterable[Position]) -> Iterator[Link]:
        """Yield pairs of positions of one holder on one issue that turned from for to against, or back, with time."""
        for (holder, issue), found in sorted(_by(positions, lambda p: (p.holder, p.issue)).items()):
            ordered = sorted(found, key=lambda p: (self._day(p), p.id))
            taken = [p for p in ordered if p.stance in POLARITY and self._day(p)]
            for before, after in itertools.pairwise(taken):
                if POLARITY[before.stance] != POLARITY[after.stance] and self._day(before) < self._day(after):
                    why = (
                        f"{self._name(holder)} on {issue}: {before.stance.replace('_', ' ')} on {self._day(before)}, "
                        f"{after.stance.replace('_', ' ')} on {self._day(after)}"
                    )
                    yield _link("shifts", (before.id, after.id), why, self._process)

    def outcomes(self, occurrences: Iterable[Occurrence], events: Mapping[str, Event]) -> Iterator[Link]:
        """Yield what became of plans: fulfilled, called off, or denied by another report."""
        for occ in occurrences:
            members = [events[e] for e in occ.events]
            plans = [e for e in members if e.status in ("planned", "possible", "proposed")]
            for status, relation in OUTCOMES:
                found = [e for e in members if e.status == status]
                against = plans if relation != "contradicts" else [e for e in members if e.status != status]
                if found and against and found[0].article != against[0].article:
                    a, b = found[0], against[0]
                    why = (
                        f"{occ.act} {occ.time or ''}: {b.status} in the report of {self._day_of(b)}, "
                        f"{a.status} in that of {self._day_of(a)}"
                    )
                    yield _link(relation, (a.id, b.id), why, self._process)

    def _day_of(self, event: Event) -> str:
        return (self._articles[event.article].published or "an unknown day")[:10]

    def same_statements(self, statements: Iterable[Statement]) -> Iterator[Link]:
        """Yield pairs of one statement in two articles, also across languages, each with the first report of it."""
        by_speaker = _by((s for s in statements if s.speakers and len(s.speakers) < 4), lambda s: s.speakers[0])
        for speaker, found in sorted(by_speaker.items()):
            by_day: dict[int, list[tuple[Statement, str, frozenset[str]]]] = defaultdict(list)
            for stmt in sorted(found, key=lambda s: (self._day(s), s.article, s.spans)):
                words = " ".join(s.of(self._articles[stmt.article].text) for s in stmt.spans)
                anchors = frozenset(_ANCHOR.findall(words))
                day = days(self._day(stmt))
                if len(words.split()) < 4 or day is None:
                    continue
                today = day.first.toordinal()
                near = [h for n in range(today - APART, today + APART + 1) for h in by_day.get(n, ())]
                for head, head_words, head_anchors in near[-HEADS:]:
                    why = self._same(stmt, words, anchors, head, head_words, head_anchors)
                    if why:
                        text = f"{self._name(speaker)}: {why}"
                        yield _link("same_statement", (head.id, stmt.id), text, self._process)
                        break
                else:
                    by_day[today].append((stmt, words, anchors))

    def _same(
        self, stmt: Statement, words: str, anchors: frozenset[str], head: Statement, theirs: str, known: frozenset[str]
    ) -> str | None:
        if stmt.article == head.article:
            return None
        languages = {self._articles[s.article].language for s in (stmt, head)}
        if len(languages) == 1:
            from rapidfuzz import fuzz

            likeness = fuzz.token_sort_ratio(words, theirs)
            if likeness >= SAME_WORDS:
                near = f"nearly the same words (likeness {likeness:.0f} of 100)"
                return "the same words" if words == theirs else near
            return None
        shared = sorted(anchors & known)
        if len(shared) >= SAME_ABROAD and (set(stmt.issues) & set(head.issues)) and stmt.type == head.type:
            return f"same day, issue and names in two languages ({', '.join(shared[:4])})"
        return None

    def reprints(self, copies: Copies) -> Iterator[Link]:
        """Yield the reprints among this process's articles."""
        for article, original in sorted(copies.reprint_of.items()):
            if article in self._articles and original in self._articles:
                share = copies.shared.get(article) or copies.shared.get(original) or 0.0
                why = f"{share:.0%} of the shorter text stands word for word in the other"
                yield _link("reprint", (article, original), why, self._process)


def _by(items: Iterable[V], key: Callable[[V], K]) -> dict[K, list[V]]:
    found: dict[K, list[V]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return found


def _distance(a: str, b: str) -> int:
    """Return the days between two ISO days; a year where one is not known, so that known days come first."""
    one, other = days(a), days(b)
    return abs((one.first - other.first).days) if one and other else 366


def _stems(words: str) -> frozenset[str]:
    return frozenset(w[:7] for w in _WORD.findall(words.casefold()))


def _short(words: str, limit: int = 90) -> str:
    return words if len(words) <= limit else words[: limit - 1].rsplit(" ", 1)[0] + "…"
