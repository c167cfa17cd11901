"""Groups of reports put where those who may join them look: by who takes part and when, never all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from dragoman.linking._common import Days

T = TypeVar("T")

BUCKET = 32
"""Days of a compartment."""

MANY = 24
"""Compartments of the longest interval that is put into each of them; a longer one says little about its time."""

Place = tuple[str, int | None]


@dataclass(slots=True)
class _Entry(Generic[T]):
    item: T
    touched: dict[str, int] = field(default_factory=dict)
    """Key → when something was last put in under it."""


class Shelf(Generic[T]):
    """Finds groups that may hold a report: those that share a key with it and are near in time.

    Two times are near if both events have a time and these may meet, or if one has none and the reports of both lie at
    most ``slack`` days apart; an unknown day of a report is near to any. More may be found than fit, never less.
    """

    def __init__(self, *, slack: int) -> None:
        self._slack = slack
        self._entries: dict[int, _Entry[T]] = {}
        self._found: dict[tuple[str, Place], dict[int, _Entry[T]]] = defaultdict(dict)
        self._clock = 0

    def put(self, item: T, keys: Collection[str], when: Days | None, reported: Days | None) -> None:
        """Put a group, new or changed, under further keys and at its times as they are now."""
        self._clock += 1
        entry = self._entries.setdefault(id(item), _Entry(item))
        entry.touched.update(dict.fromkeys(keys, self._clock))
        places: list[Place] = [("any", None), *_places("told", reported)]
        places += _places("when", when) if when else [("bare", None), *_places("bare told", reported)]
        for key in entry.touched:
            for place in places:
                self._found[key, place][id(item)] = entry

    def near(self, keys: Collection[str], when: Days | None, reported: Days | None) -> Iterator[T]:
        """Yield the groups that may fit, key by key in order, under each key the one put there last first."""
        places = self._looked_at(when, reported)
        seen: set[int] = set()
        for key in sorted(keys):
            found: dict[int, _Entry[T]] = {}
            for place in places:
                found.update(self._found.get((key, place), {}))
            for number, entry in sorted(found.items(), key=lambda pair: -pair[1].touched[key]):
                if number not in seen:
                    seen.add(number)
                    yield entry.item

    def _looked_at(self, when: Days | None, reported: Days | None) -> list[Place]:
        if when is None:
            return self._told("told", reported) if reported else [("any", None)]
        own = _places("when", when)
        if own == [("when", None)]:
            return [("any", None)]
        return [*own, ("when", None), *(self._told("bare told", reported) if reported else [("bare", None)])]

    def _told(self, name: str, reported: Days) -> list[Place]:
        first, last = reported.first.toordinal() - self._slack, reported.last.toordinal() + self._slack
        return [*((name, n) for n in range(first // BUCKET, last // BUCKET + 1)), (name, None)]


def _places(name: str, interval: Days | None) -> list[Place]:
    if interval is None:
        return [(name, None)]
    first, last = interval.first.toordinal() // BUCKET, interval.last.toordinal() // BUCKET
    return [(name, n) for n in range(first, last + 1)] if last - first < MANY else [(name, None)]
