"""Scores with intervals: counts by document, F1 over all of them, and a bootstrap over documents."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

ROUNDS = 400
"""Bootstrap rounds; more change the second digit of an interval's ends, no more."""

SEED = 13


class Score(NamedTuple):
    """One number with its 95 % interval, between 0 and 1, and the goal it is held against, if any."""

    name: str
    value: float
    low: float
    high: float
    goal: float | None = None

    @property
    def reached(self) -> bool | None:
        """Say whether the goal is reached, a limit (of what is wrong) kept; None where there is none."""
        if self.goal is None:
            return None
        return self.value <= self.goal if self.name.rpartition("/")[2].startswith("wrong") else self.value >= self.goal


class Tally(NamedTuple):
    """What one document adds to a measure: right ones, predicted ones, gold ones."""

    right: int
    predicted: int
    gold: int


Counts = Mapping[str, Tally]
Line = Mapping[str, Any]
"""One line of a gold file."""
Scored = tuple[list[Score], list[str]]
"""Scores, and a line for each miss."""


def by_part(stem: str, lines: Sequence[Line], of: Callable[[str, Sequence[Line]], Scored]) -> Scored:
    """Return the scores and misses of a gold file, each ``part`` of it scored by itself as ``stem/part``."""
    parts: dict[str, list[Line]] = {}
    for line in lines:
        parts.setdefault(str(line.get("part") or "all"), []).append(line)
    found: list[Score] = []
    misses: list[str] = []
    for part, own in sorted(parts.items()):
        scored, told = of(f"{stem}/{part}", own)
        found += scored
        misses += told
    return found, misses


def f1(right: int, predicted: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall; 0 where nothing is right."""
    return 2 * right / (predicted + gold) if right else 0.0


def summed(documents: Sequence[Counts]) -> dict[str, Tally]:
    """Return the counts of all documents together."""
    total: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for counts in documents:
        for name, tally in counts.items():
            row = total[name]
            row[0] += tally.right
            row[1] += tally.predicted
            row[2] += tally.gold
    return {name: Tally(*row) for name, row in total.items()}


def scores(prefix: str, documents: Sequence[Counts], goals: Mapping[str, float]) -> list[Score]:
    """Return the F1 of every measure with a 95 % interval from documents drawn with replacement (seeded)."""
    rng = random.Random(SEED)
    rounds: dict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS if len(documents) > 1 else 0):
        drawn = summed([documents[rng.randrange(len(documents))] for _ in documents])
        for name, tally in drawn.items():
            rounds[name].append(f1(*tally))
    found = []
    for name, tally in summed(documents).items():
        value = f1(*tally)
        spread = sorted(rounds.get(name) or [value])
        low, high = spread[int(0.025 * len(spread))], spread[min(len(spread) - 1, int(0.975 * len(spread)))]
        full = f"{prefix}/{name}"
        found.append(Score(full, value, low, high, goals.get(full)))
    return found


def shares(name: str, counts: Iterable[tuple[str, int, int]], goals: Mapping[str, float]) -> list[Score]:
    """Return the proportions (what, how many, of how many) of one set; what there was none of has no score."""
    return [share(f"{name}/{what}", right, of, goals) for what, right, of in counts if of]


def share(name: str, right: int, of: int, goals: Mapping[str, float]) -> Score:
    """Return a proportion with its Wilson interval (95 %)."""
    if not of:
        return Score(name, 0.0, 0.0, 1.0, goals.get(name))
    z, p = 1.96, right / of
    centre = (p + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * (p * (1 - p) / of + z * z / (4 * of * of)) ** 0.5
    return Score(name, p, max(0.0, min(p, centre - half)), min(1.0, max(p, centre + half)), goals.get(name))
