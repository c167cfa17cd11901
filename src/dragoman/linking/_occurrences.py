"""One event of the world from all its reports: merged where act, people, time and place speak for it.

Events are put, in a fixed order, into the first group of their block that fits as a whole; a group is never compared
with another, so that a chain of half-fitting reports cannot join two events.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.linking._common import FAMILY, LINKING, Days, Sides, days
from dragoman.linking._matter import Lexicon
from dragoman.linking._shelf import Shelf
from dragoman.linking._spread import disagreements, independent
from dragoman.record import (
    Actor,
    Article,
    Event,
    Occurrence,
    Participant,
    Place,
    Statement,
    Status,
    StatusChange,
    Term,
    make_id,
)

ONCE = frozenset(("call", "meeting", "visit", "release", "appointment", "dismissal", "invitation", "agreement",
                  "ceasefire", "exchange", "vote", "conviction", "arrest"))  # fmt: skip
"""Acts that the same parties do not do twice within days; others need the same day to be held to be one."""

NEAR = 21
"""Days between two reports of an undated event beyond which they are not taken for the same."""

FRESH = 7
"""Days within which two reports of somebody's visit to one place, one of them without a day, are held to be of one."""

HELD_ONCE = frozenset(("meeting", "agreement", "exchange", "release", "vote"))
"""Acts that the same people do in one place only on one day: two places are two accounts, not two events."""

COMING: frozenset[Status] = frozenset(("planned", "possible", "proposed", "undecided", "not_planned"))
FACT: dict[Status, int] = {"happened": 3, "ongoing": 2, "cancelled": 2, "denied": 1}
"""How far a status overrides one reported on the same day."""


@dataclass(slots=True)
class _Group:
    events: list[Event] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    when: Days | None = None
    place: Place | None = None
    reported: Days | None = None
    told_in: set[str] = field(default_factory=set)
    """Articles."""


@dataclass(frozen=True, slots=True)
class _Report:
    event: Event
    people: frozenset[str]
    sides: frozenset[str]
    when: Days | None
    reported: Days | None
    once_more: bool = False
    """Its words say that it is not what was told before."""


class Merger:
    """Merges the events of one process; statements and terms (by event) tell from whom and what was agreed."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        actors: Mapping[str, Actor],
        sides: Sides,
        *,
        lexicon: Lexicon | None = None,
        statements: Mapping[str, Statement] | None = None,
        terms: Mapping[str, Sequence[Term]] | None = None,
    ) -> None:
        self._articles = articles
        self._actors = actors
        self._sides = sides
        self._lexicon = lexicon
        self._statements = statements or {}
        self._terms = terms or {}

    def merge(self, events: Sequence[Event], *, process: str | None) -> list[Occurrence]:
        """Return the occurrences behind the events of one process."""
        blocks: dict[str, list[Event]] = defaultdict(list)
        for event in events:
            blocks[FAMILY.get(event.act, event.act)].append(event)
        return [occ for family in sorted(blocks) for occ in self.merge_block(family, blocks[family], process=process)]

    def merge_block(self, family: str, events: Sequence[Event], *, process: str | None) -> list[Occurrence]:
        """Return the occurrences behind the events of one family of acts; their order does not matter."""
        groups: list[_Group] = []
        shelf: Shelf[_Group] = Shelf(slack=NEAR)
        reports = [self._report(e) for e in events]
        for report in sorted(reports, key=lambda r: (-_definite(r), r.event.article, r.event.span)):
            keys = report.people | report.sides
            day = _day_key(report)
            nearby = shelf.near(keys or day, report.when, report.reported)
            fitting = (g for g in nearby if self._fits(report, g, family))
            if report.when is None:
                # An event without a day is the last one before its report, of several that it might be.
                group = min(fitting, key=lambda g: _remoteness(report, g), default=None)
            else:
                group = next(fitting, None)
            if group is None:
                group = _Group()
                groups.append(group)
            _add(group, report)
            shelf.put(group, keys | day, group.when, group.reported)
        return [self._occurrence(g, process) for g in groups]

    def _report(self, event: Event) -> _Report:
        actors = [p.actor for p in event.participants]
        article = self._articles[event.article]
        again = self._lexicon is not None and self._lexicon.repeats(event.span.of(article.text), article.language)
        return _Report(
            event, frozenset(actors), self._sides.all_of(actors), days(event.time), days(article.published), again,
        )  # fmt: skip

    def _fits(self, report: _Report, group: _Group, family: str) -> bool:
        if report.when and group.when:
            if not report.when.meets(group.when):
                return False
            dated = min(report.when.length, group.when.length) <= 7
        else:
            dated = False
            if report.reported and group.reported and not report.reported.meets(group.reported, slack=NEAR):
                return False
        if report.event.article in group.told_in and (report.once_more or self._told_apart(report, group)):
            return False
        if self._over(report, group):
            return False
        placed = bool(report.event.place and group.place)
        if placed and not _one_place(report.event.place, group.place):
            return self._two_accounts(report, group, family)
        if family not in ONCE and not dated:
            return False
        here, there = self._plain(report.people), self._plain(group.people)
        if not here or not there:
            # The signing is set for the 15th in Helsinki: what has its day and town is one event without its parties.
            named = report.event.place is not None and report.event.place.name != report.event.place.country
            apart = report.event.article not in group.told_in
            return bool(
                apart and placed and named and family in HELD_ONCE and _day_key(report) and report.when == group.when
            )
        if family == "meeting" and dated and self._bodies(here) & self._bodies(there):
            return True
        smaller, larger = sorted((here, there), key=len)
        matched = sum(self._in(actor, larger) for actor in smaller)
        if matched == len(smaller) and len(smaller) >= 2:
            return len(larger) <= 2 or len(smaller) > 2 or dated
        if matched == len(smaller):
            fresh = report.reported and group.reported and report.reported.meets(group.reported, slack=FRESH)
            return (dated or (family == "visit" and placed and bool(fresh))) and (placed or len(larger) == 1)
        return matched >= 2 and matched * 2 > len(smaller) and (dated or placed)

    def _over(self, report: _Report, group: _Group) -> bool:
        """Say whether one of the two was over when the other was still said to come."""
        if report.when is None and report.event.status in COMING:
            done = [days(e.time) for e in group.events if e.status not in COMING]
            return report.reported is not None and any(d is not None and d.last < report.reported.first for d in done)
        if report.when is not None and report.event.status not in COMING:
            coming = [e for e in group.events if e.status in COMING and not e.time]
            told = [days(self._articles[e.article].published) for e in coming]
            return any(d is not None and report.when.last < d.first for d in told)
        return False

    def _told_apart(self, report: _Report, group: _Group) -> bool:
        """Say whether one article tells an event without a day as another kind of act, of another status, than a group.

        Who wants talks and would receive somebody speaks of two things.
        """
        own = [e for e in group.events if e.article == report.event.article]
        return report.when is None and all(e.act != report.event.act and e.status != report.event.status for e in own)

    def _two_accounts(self, report: _Report, group: _Group, family: str) -> bool:
        """Say whether reports of two places can be of one event: the same persons, one day, in no article both."""
        if family not in HELD_ONCE or not report.when or not group.when or report.event.article in group.told_in:
            return False
        persons = {a for a in report.people if a in self._actors and self._actors[a].type == "person"}
        others = {a for a in group.people if a in self._actors and self._actors[a].type == "person"}
        return report.when == group.when and report.when.length == 1 and len(persons) > 1 and persons == others

    def _plain(self, actors: Iterable[str]) -> frozenset[str]:
        """Return the actors without media, and without the states for which somebody else among them acts."""
        known = [a for a in actors if a in self._actors and self._actors[a].type != "medium"]
        acting = {self._sides.of(a) for a in known if self._actors[a].type != "state"}
        apart = frozenset(a for a in known if self._actors[a].type != "state" or a not in acting)
        return apart or frozenset(known)

    def _bodies(self, actors: frozenset[str]) -> frozenset[str]:
        """Return the bodies among actors: what sits once on a day, whoever of its members a report names."""
        return frozenset(a for a in actors if self._actors[a].type == "organisation" and not self._actors[a].country)

    def _in(self, actor: str, others: frozenset[str]) -> bool:
        if actor in others:
            return True
        side = self._sides.of(actor)
        if side is None:
            return False
        if side == actor:
            return any(self._sides.of(o) == side for o in others)
        return side in others

    def _occurrence(self, group: _Group, process: str | None) -> Occurrence:
        events = sorted(group.events, key=lambda e: (self._as_of(e) or "9", e.article, e.span))
        history = tuple(StatusChange(e.status, self._as_of(e), e.id) for e in events)
        last = max(history, key=lambda s: (s.as_of or "", FACT.get(s.status, 0)))
        fact = [s for s in history if s.status in ("happened", "ongoing")]
        status = last.status if last.status == "cancelled" or not fact else fact[-1].status
        roles: dict[str, Participant] = {}
        for event in events:
            for part in event.participants:
                if roles.setdefault(part.actor, part).role == "participant":
                    roles[part.actor] = part
        done = [e for e in events if e.status not in COMING]
        coming = [e.time for e in events if e.status in COMING and e.time]
        return Occurrence(
            id=make_id("occurrence", sorted(e.id for e in events)),
            events=tuple(e.id for e in events),
            act=Counter(e.act for e in events).most_common(1)[0][0],
            participants=tuple(roles[a] for a in sorted(roles)),
            time=_sharpest([e.time for e in done]) or _sharpest([e.time for e in events]),
            place=group.place,
            status=status,
            status_history=history,
            announced_for=_sharpest(coming),
            independent_sources=independent(events, self._articles, self._statements, self._actors),
            disagreements=disagreements(events, self._actors, self._sides, self._terms),
            process=process,
            produced_by=LINKING,
        )

    def _as_of(self, event: Event) -> str | None:
        published = self._articles[event.article].published
        return published[:10] if published else None


def _day_key(report: _Report) -> frozenset[str]:
    """Return what an event on one known day can be found by when nobody is named with it."""
    when = report.when
    return frozenset({f"on {when.first}"}) if when is not None and when.length == 1 else frozenset()


def _definite(report: _Report) -> int:
    return 2 * bool(report.when) + bool(report.event.place) + min(2, len(report.people))


def _add(group: _Group, report: _Report) -> None:
    group.events.append(report.event)
    group.people |= report.people
    group.sides |= report.sides
    group.told_in.add(report.event.article)
    if report.when and (group.when is None or report.when.length < group.when.length):
        group.when = report.when
    if report.event.place and (group.place is None or group.place.name == group.place.country):
        group.place = report.event.place
    if report.reported and group.reported:
        group.reported = Days(min(group.reported.first, report.reported.first),
                              max(group.reported.last, report.reported.last))  # fmt: skip
    else:
        group.reported = group.reported or report.reported


def _one_place(a: Place | None, b: Place | None) -> bool:
    if a is None or b is None or a.name.casefold() == b.name.casefold():
        return True
    if a.lat is not None and b.lat is not None and a.lon is not None and b.lon is not None:
        return abs(a.lat - b.lat) < 0.3 and abs(a.lon - b.lon) < 0.3
    return bool(a.country) and a.country == b.country and (a.lat is None or b.lat is None)


def _sharpest(times: Iterable[str | None]) -> str | None:
    known = [(found.length, time) for time in times if time and (found := days(time))]
    return min(known)[1] if known else None


def _remoteness(report: _Report, group: _Group) -> tuple[bool, int, str]:
    """Return how far an event with a day, or its reports, lies from a report of one without."""
    when = group.when or group.reported
    if report.reported is None or when is None:
        return True, 0, group.events[0].id
    gap = (report.reported.first - when.last).days
    # What is still to come is further off than what has just been.
    return False, gap if gap >= 0 else NEAR - gap, group.events[0].id
