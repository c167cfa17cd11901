"""How the reports of one event differ, and how many of them are independent of each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dragoman.linking._common import Sides, days
from dragoman.record import Actor, Article, Event, Statement, Term

HEARD: frozenset[str] = frozenset(("happened", "ongoing"))
"""Statuses of a report that says who was there."""


def independent(
    events: Sequence[Event],
    articles: Mapping[str, Article],
    statements: Mapping[str, Statement],
    actors: Mapping[str, Actor],
) -> int:
    """Return how many independent sources report an event.

    Reprints count once, and so do reports that rest on one agency, or pass on what one medium reported.
    """
    origins: dict[frozenset[str], None] = {}
    for event in events:
        article = articles[event.article]
        original = articles.get(article.reprint_of or article.id, article)
        passed_on = statements.get(event.reported_by or "")
        media = [v for v in (passed_on.via if passed_on else ()) if v in actors and actors[v].type == "medium"]
        credits = [c.casefold() for c in original.credits]
        origins[frozenset([actors[m].name.casefold() for m in media[:1]] or credits or [original.id])] = None
    seen: set[str] = set()
    count = 0
    for origin in sorted(origins, key=lambda o: (len(o), sorted(o))):
        count += not origin & seen
        seen |= origin
    return max(1, count)


def disagreements(
    events: Sequence[Event], actors: Mapping[str, Actor], sides: Sides, terms: Mapping[str, Sequence[Term]]
) -> tuple[str, ...]:
    """Return where the reports of one event differ: place, time, who was there, what was agreed, with their numbers."""
    found: list[str] = []
    places = Counter(e.place.name for e in events if e.place)
    known_places = {e.place.name: e.place for e in events if e.place}
    lands = {(p.lat, p.lon) if p.lat is not None else p.name.casefold() for p in known_places.values()}
    if len(places) > 1 and len(lands) > 1:
        found.append("place: " + _counted(places))
    times = Counter(e.time for e in events if e.time)
    known = [interval for t in times if (interval := days(t))]
    if known and max(d.first for d in known) > min(d.last for d in known):
        found.append("time: " + _counted(times))
    who = _who(events, actors, sides)
    if who:
        found.append("who: " + who)
    found += _what(events, terms)
    return tuple(found)


def _who(events: Sequence[Event], actors: Mapping[str, Actor], sides: Sides) -> str:
    """Return the persons who are in one report and not in another that names others of their side."""
    told: dict[str, set[str]] = defaultdict(set)
    for event in events:
        if event.status in HEARD:
            people = (p.actor for p in event.participants)
            told[event.article].update(a for a in people if a in actors and actors[a].type == "person")
    named = [people for _, people in sorted(told.items()) if len(people) > 1]
    odd: set[str] = set()
    for one in named:
        for other in named:
            only = one - other
            if only and other - one:
                odd |= {a for a in only if sides.of(a) in sides.all_of(other - one)}
    counts = Counter(actors[a].name for people in named for a in people if a in odd)
    return _counted(counts)


def _what(events: Sequence[Event], terms: Mapping[str, Sequence[Term]]) -> list[str]:
    """Return the quantities on one issue that reports of one event give differently."""
    by_issue: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for event in events:
        for term in terms.get(event.id, ()):
            if term.quantity and term.issue:
                by_issue[term.issue][event.article][term.quantity] += 1
    found = []
    for issue, by_article in sorted(by_issue.items()):
        several = {frozenset(q) for q in by_article.values()}
        if len(several) > 1:
            total: Counter[str] = Counter()
            for quantities in by_article.values():
                total.update(set(quantities))
            found.append(f"what ({issue}): {_counted(total)}")
    return found


def _counted(found: Mapping[str, int] | Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} ({n})" for name, n in sorted(dict(found).items()))
