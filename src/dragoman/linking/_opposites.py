"""Positions that do not fit: two parties for and against one matter, one party that has turned."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.linking._common import days
from dragoman.linking._matter import Matter, alphabet
from dragoman.linking._scene import Scene
from dragoman.record import Link, Position, Stance
from dragoman.spans import Span

POLARITY: dict[Stance, int] = {
    "supports": 1, "demands": 1, "proposes": 1, "accepts": 1, "opposes": -1, "rejects": -1, "rules_out": -1,
}  # fmt: skip
"""For and against; conditional and undecided are neither."""

FORMAL: dict[Stance, str] = {"rules_out": "rules out"}

PER_PAIR = 2
"""Contradictions kept for one pair of parties on one issue: the two whose words have most in common."""

COMPARED = 24
"""Positions of one side on one issue that are compared at most: the latest of them, one a day, holder and stance."""

BEFORE = 240
"""Characters before a position of few words that say what it is about."""

BESIDE = 3
"""Characters between two positions that stand side by side at most: a stop and a space."""

ACROSS = 100
"""Characters between two positions in one sentence at most."""

FEW = 2
"""Names and meanings below which what stands before is looked at, too."""


_STOP = re.compile(r"[.!?…][\"“”»«)]*\s|\n")


class _Held(NamedTuple):
    """A position with its day and what it is about."""

    pos: Position
    day: str
    side: str
    matter: Matter
    vague: bool = False
    """What it is about was taken in part from the words before it."""


class Opposites:
    """Finds contradictions and shifts among the positions of one process on one issue."""

    def __init__(self, scene: Scene, generic: Mapping[str, Matter]) -> None:
        self._scene = scene
        self._generic = generic

    def contradictions(self, issue: str, positions: Iterable[Position]) -> Iterator[Link]:
        """Yield pairs of positions of two parties that are for and against one matter.

        One issue is not yet one matter: who wants one state in an alliance and who does not want another one in it
        agree. The two must share a name beside the parties themselves, or, where none is named, a meaning.
        """
        sides: dict[tuple[str, int], list[_Held]] = defaultdict(list)
        for pos in positions:
            polarity = POLARITY.get(pos.stance)
            if polarity:
                side = self._scene.sides.of(pos.holder) or pos.holder
                sides[side, polarity].append(self._held(pos, side))
        latest = {key: _latest(found) for key, found in sides.items()}
        for (side, polarity), own in sorted(latest.items(), key=lambda x: x[0]):
            for (other, opposite), theirs in sorted(latest.items(), key=lambda x: x[0]):
                if polarity == 1 and opposite == -1 and side != other:
                    yield from self._opposed(issue, own, theirs)

    def _opposed(self, issue: str, own: Sequence[_Held], theirs: Sequence[_Held]) -> Iterator[Link]:
        pairs = []
        for a, b in itertools.product(own, theirs):
            set_off = self._set_off(a.pos, b.pos)
            common = self._one_matter(issue, a, b)
            if common or set_off:
                pairs.append((not set_off, -len(common), _distance(a.day, b.day), a.pos.id, b.pos.id, a, b, common))
        told: set[tuple[str, str]] = set()
        for *_, a, b, common in sorted(pairs, key=lambda x: x[:5]):
            # The same two holders once more, in other words or another paper, say nothing new.
            if (a.pos.holder, b.pos.holder) in told or len(told) == PER_PAIR:
                continue
            told.add((a.pos.holder, b.pos.holder))
            words = sorted({a.matter.forms.get(c, c.lstrip("~")) for c in common}, key=alphabet)
            shared = ", ".join(words[:4]) or "side by side in one report"
            why = f"{issue} ({shared}): {self._told(a.pos)}, {self._told(b.pos)}"
            yield self._scene.link("contradicts", (a.pos.id, b.pos.id), why, self._where(a.pos, b.pos))

    def _one_matter(self, issue: str, a: _Held, b: _Held) -> frozenset[str]:
        """Return what two positions have in common beside the parties and the issue's own words; empty if nothing."""
        called_a, called_b = self._parties(a), self._parties(b)
        for one, theirs, called in ((a, b, called_a), (b, a, called_b)):
            # Who will not send troops of its own does not contradict one who will send his.
            if one.matter.owns & called and not theirs.matter.names & called:
                return frozenset()
        generic = self._generic.get(issue)
        parties = called_a | called_b
        own_words = parties | (generic.names | generic.words if generic else frozenset())
        names_a, names_b = a.matter.names - own_words, b.matter.names - own_words
        if names_a and names_b and not names_a & names_b:
            return frozenset()
        words = (a.matter.words & b.matter.words) | (a.matter.numbers & b.matter.numbers)
        # Two who speak of one body (an alliance, a union) speak of one matter, if they name no two others.
        bodies = a.matter.names & b.matter.names & (generic.names if generic else frozenset())
        telling = (names_a & names_b) | (words - own_words) | bodies
        if telling or a.vague or b.vague:
            return telling | words if telling else frozenset()
        # With nothing but the issue's own words in common, a name on one side alone is another matter: who names nobody
        # speaks of himself, unless the other speaks of him.
        alone = (names_a and not a.matter.names & called_b) or (names_b and not b.matter.names & called_a)
        return frozenset() if alone else words

    def _set_off(self, a: Position, b: Position) -> bool:
        """Say whether two positions are set against each other: side by side, or in one sentence."""
        first, second = sorted((a.span, b.span))
        if a.article != b.article or second.start < first.end:
            return False
        between = self._scene.articles[a.article].text[first.end : second.start]
        return len(between) <= BESIDE or (len(between) <= ACROSS and not _STOP.search(between))

    def _parties(self, held: _Held) -> frozenset[str]:
        called = self._scene.called(held.pos.holder) | self._scene.called(held.side)
        return called | (self._scene.called(held.pos.voiced_by) if held.pos.voiced_by else frozenset())

    def _held(self, pos: Position, side: str) -> _Held:
        day = self._scene.day(pos)
        found = self._scene.matter(pos.article, [pos.span])
        if len(found.names) + len(found.words) >= FEW and not self._scene.points_back(pos.article, pos.span):
            return _Held(pos, day, side, found)
        before = Span(max(0, pos.span.start - BEFORE), pos.span.start)
        text = before.of(self._scene.articles[pos.article].text)
        cut = text.rfind("\n\n")
        around = self._scene.matter(pos.article, [Span(before.start + cut + 1, before.end)])
        whole = found._replace(words=found.words | around.words, forms={**around.forms, **found.forms})
        return _Held(pos, day, side, whole, vague=True)

    def shifts(self, issue: str, positions: Iterable[Position]) -> Iterator[Link]:
        """Yield pairs of positions of one holder that turned from for to against, or back, with time, in one matter."""
        by_holder: dict[str, list[Position]] = defaultdict(list)
        for pos in positions:
            if pos.stance in POLARITY and self._scene.day(pos):
                by_holder[pos.holder].append(pos)
        for holder, found in sorted(by_holder.items()):
            by_day: dict[str, list[Position]] = defaultdict(list)
            for pos in sorted(found, key=lambda p: p.id):
                by_day[self._scene.day(pos)].append(pos)
            # On a day on which a party is told to be for and against it has not turned: two matters, or a misreading.
            clear = [ps for _, ps in sorted(by_day.items()) if len({POLARITY[p.stance] for p in ps}) == 1]
            for before, after in itertools.pairwise(clear):
                if POLARITY[before[0].stance] != POLARITY[after[0].stance]:
                    yield from self._turned(holder, issue, before, after)

    def _turned(self, holder: str, issue: str, before: Sequence[Position], after: Sequence[Position]) -> Iterator[Link]:
        pairs = []
        for a, b in itertools.product(before[:COMPARED], after[:COMPARED]):
            one, two = self._held(a, holder), self._held(b, holder)
            names_a, names_b = one.matter.names - self._parties(one), two.matter.names - self._parties(two)
            if names_a and names_b and not names_a & names_b:
                continue
            shared = one.matter.shared(two.matter) - self._parties(one)
            generic = self._generic.get(issue) if one.vague or two.vague else None
            common = len(shared - (generic.names | generic.words)) if generic else len(shared)
            if common:
                pairs.append((-common, a.id, b.id, one, two))
        for _, _, _, one, two in sorted(pairs, key=lambda x: x[:3])[:1]:
            why = (
                f"{self._scene.name(holder)} on {issue}: {_stance(one.pos)} on {one.day} "
                f"({self._scene.quoted(one.pos.article, one.pos.span)}), {_stance(two.pos)} on {two.day} "
                f"({self._scene.quoted(two.pos.article, two.pos.span)})"
            )
            yield self._scene.link("shifts", (one.pos.id, two.pos.id), why, self._where(one.pos, two.pos))

    def _told(self, pos: Position) -> str:
        return f"{self._scene.name(pos.holder)} {_stance(pos)} ({self._scene.quoted(pos.article, pos.span)})"

    def _where(self, *positions: Position) -> list[tuple[str, Span]]:
        return [(p.article, p.span) for p in positions]


def _stance(pos: Position) -> str:
    return FORMAL.get(pos.stance, pos.stance)


def _latest(found: Sequence[_Held]) -> list[_Held]:
    """Return the latest positions of a side, of several on one day by one holder in one stance only one."""
    one: dict[tuple[str, str, str, frozenset[str]], _Held] = {}
    for held in sorted(found, key=lambda h: (h.day, h.pos.id)):
        one.setdefault((held.pos.holder, held.day, held.pos.stance, held.matter.names), held)
    return list(one.values())[-COMPARED:]


def _distance(a: str, b: str) -> int:
    """Return the days between two ISO days; a year where one is not known, so that known days come first."""
    one, other = days(a), days(b)
    return abs((one.first - other.first).days) if one and other else 366
