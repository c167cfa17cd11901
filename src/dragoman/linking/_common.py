"""What the linkers share: who stands on which side, when two times can be one, who made a link."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from dragoman.record import Actor, ProducedBy

LINKING = ProducedBy("rule", "linking", "1")

FAMILY = {"conference": "meeting", "negotiation": "meeting"}
"""Acts that reports use for one and the same event."""

APART = frozenset(("PTY", "OPP", "REB"))
"""Sectors (PLOVER) of those who do not speak for the state whose country they are of."""

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Days(NamedTuple):
    """A closed interval of days."""

    first: dt.date
    last: dt.date

    def meets(self, other: Days, *, slack: int = 0) -> bool:
        """Say whether the two share a day, or lie at most ``slack`` days apart."""
        gap = dt.timedelta(days=slack)
        return self.first - other.last <= gap and other.first - self.last <= gap

    @property
    def length(self) -> int:
        """Days from first to last, both counted."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=65_536)
def days(value: str | None) -> Days | None:
    """Return the days of an ISO 8601 / EDTF value of a record; None for none, or for an open or unreadable one.

    >>> days("2025-02").last.isoformat()
    '2025-02-28'
    """
    if not value:
        return None
    if "/" in value:
        first, last = (days(part) for part in value.split("/", 1))
        return Days(first.first, last.last) if first and last and first.first <= last.last else None
    found = _DAY.match(value)
    if not found:
        return None
    year, month, day = (int(x) if x else None for x in found.groups())
    try:
        if not year:
            return None
        if month and day:
            return Days(dt.date(year, month, day), dt.date(year, month, day))
        if month:
            after = dt.date(year + month // 12, month % 12 + 1, 1)
            return Days(dt.date(year, month, 1), after - dt.timedelta(days=1))
        return Days(dt.date(year, 1, 1), dt.date(year, 12, 31))
    except (ValueError, OverflowError):
        return None


class Sides:
    """Which party an actor belongs to: its country, else itself; media and nameless groups are on none.

    A party, an opposition and rebels are on their own side, not on that of the state whose country they are of.
    """

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors
        self._states = {a.country: a.id for a in actors.values() if a.type == "state" and a.country}

    def of(self, actor: str) -> str | None:
        """Return the id of the state behind an actor if one is known, else the actor's own id, or None."""
        found = self._actors.get(actor)
        if found is None or found.type == "medium":
            return None
        if found.sector in APART and found.type in ("group", "organisation"):
            return found.id
        if found.country and found.country in self._states:
            return self._states[found.country]
        if found.country and found.type in ("person", "office", "government"):
            return f"country:{found.country}"
        return found.id if found.key or found.type in ("organisation", "person", "state") else None

    def all_of(self, actors: Iterable[str]) -> frozenset[str]:
        """Return the sides of several actors."""
        return frozenset(s for s in map(self.of, actors) if s)
