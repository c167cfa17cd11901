"""Who held which office when: the holders table, asked by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.knowledge._tables import Knowledge


class Holding(NamedTuple):
    """A person's time in an office; ``since`` and ``until`` are ISO dates as precise as they are known."""

    person: str
    """Key of the person, ``person/..``."""
    body: str
    """ISO code of a state or key of an organisation (without its ``organisation/``)."""
    office: str
    since: str | None
    until: str | None
    subject: tuple[str, ...] = ()
    """What an envoy or a mission is there for: codes of states, English names of places, or words."""

    def covers(self, day: str) -> bool:
        """Say whether the time in office may hold a day; at the ends only as exactly as the table is."""
        if self.since is not None and day[: len(self.since)] < self.since:
            return False
        return self.until is None or day[: len(self.until)] <= self.until

    def covers_surely(self, day: str) -> bool:
        """Say whether the day lies inside the time in office whatever the days left open at its ends."""
        if self.since is None or day <= _last(self.since):
            return False
        return self.until is None or day < self.until


def _last(date: str) -> str:
    """Return a string not before any day of a year or month."""
    return date if len(date) >= 10 else date + "-99"[: 10 - len(date)]


class Holders:
    """All holdings by office and body, and by person, each in the order of their start.

    The rows are only put in groups at first: an article asks for a few of them, and those are read then.
    """

    def __init__(self, rows: Iterable[Sequence[str]]) -> None:
        self._by_office: dict[tuple[str, str], list[Sequence[str]]] = {}
        self._by_person: dict[str, list[Sequence[str]]] = {}
        for row in rows:
            person, body, office = row[0], row[1], row[2]
            self._by_office.setdefault((office, body), []).append(row)
            self._by_person.setdefault(person, []).append(row)
        self._bodies: dict[str, frozenset[str]] = {}
        self._read: dict[object, tuple[Holding, ...]] = {}

    def of_person(self, person: str) -> tuple[Holding, ...]:
        """Return all that a person held, oldest first."""
        found = self._read.get(person)
        if found is None:
            found = self._read[person] = _ordered(self._by_person.get(person.removeprefix("person/"), ()))
        return found

    def of_office(self, office: str, body: str) -> tuple[Holding, ...]:
        """Return all that held an office, oldest first."""
        found = self._read.get((office, body))
        if found is None:
            found = self._read[office, body] = _ordered(self._by_office.get((office, body), ()))
        return found

    def bodies_of(self, office: str) -> frozenset[str]:
        """Return the bodies that have an office: one for the pope, many for a foreign minister."""
        if not self._bodies:
            bodies: dict[str, set[str]] = {}
            for code, body in self._by_office:
                bodies.setdefault(code, set()).add(body)
            self._bodies = {code: frozenset(found) for code, found in bodies.items()}
        return self._bodies.get(office, frozenset())

    def next_to(self, holding: Holding, step: int) -> Holding | None:
        """Return who held an office right before (``step`` -1) or after (1) somebody, None if nobody is known."""
        terms = [
            h
            for h in self.of_office(holding.office, holding.body)
            if h == holding or not holding.subject or not set(holding.subject).isdisjoint(h.subject)
        ]
        at = terms.index(holding) + step
        while 0 <= at < len(terms):
            if terms[at].person != holding.person:
                return terms[at]
            at += step
        return None

    def on(self, office: str, body: str, day: str) -> tuple[Holding, ...]:
        """Return who held an office on a day; several where the table's dates leave it open or it is shared."""
        found = [h for h in self.of_office(office, body) if h.covers(day)]
        if len(found) < 2:
            return tuple(found)
        # Envoys to different ends hold one office side by side: only those to the same end displace each other.
        sure = {h.subject for h in found if h.covers_surely(day)}
        return tuple(h for h in found if h.subject not in sure or h.covers_surely(day))

    def before(self, office: str, body: str, day: str) -> tuple[Holding, ...]:
        """Return the last who left an office before a day (one, as a rule; none if nobody did)."""
        holding_now = {h.person for h in self.on(office, body, day)}
        gone = [
            h
            for h in self.of_office(office, body)
            if h.until is not None and (h.until == day or (h.until < day and h.person not in holding_now))
        ]
        last = max((h.until or "" for h in gone), default=None)
        return tuple(h for h in gone if h.until == last)

    def after(self, office: str, body: str, day: str) -> tuple[Holding, ...]:
        """Return the first who came into an office after a day."""
        coming = [h for h in self.of_office(office, body) if h.since is not None and h.since > day]
        first = min((h.since or "" for h in coming), default=None)
        return tuple(h for h in coming if h.since == first)


def _ordered(rows: Iterable[Sequence[str]]) -> tuple[Holding, ...]:
    found = [
        Holding(
            f"person/{person}",
            body,
            office,
            since or None,
            until or None,
            tuple(part for part in (p.strip() for p in subject.split(";")) if part) if subject else (),
        )
        for person, body, office, since, until, subject in rows
    ]
    return tuple(sorted(found, key=lambda h: (h.since or "", h.until or "9999", h.person)))


def read_holders(knowledge: Knowledge) -> Holders:
    """Return the holders table."""
    columns = ("person", "body", "office", "since", "until")
    return Holders(knowledge.columns("world/holders.csv", *columns, optional=("subject",)))
