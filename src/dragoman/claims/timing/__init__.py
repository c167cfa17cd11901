"""Days for the events and statements whose own words name none.

From the nearest that holds: their clause, another event at or after which they were, the clause before, another telling
of the same talks, the paragraph, the article's lead. Each such day has its basis. Where only bounds are known it is an
interval. What was said is not later than its report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.claims._reading import Reading
from dragoman.claims.timing._timing import FACTS, Timing
from dragoman.record import Act, Event, Statement

__all__ = ["with_times"]

ONCE: frozenset[Act] = frozenset(("agreement", "call", "ceasefire", "meeting", "exchange"))
"""Acts that an article tells again rather than a second one of the same parties."""


def with_times(
    reading: Reading, statements: Sequence[Statement], events: Sequence[Event]
) -> tuple[tuple[Statement, ...], tuple[Event, ...]]:
    """Return the statements and events of an article, those without a day given the one that holds for them."""
    timing = Timing.of(reading, statements, events)
    stated = []
    for stmt in statements:
        time, why = timing.statement(stmt)
        if (time, why) != (stmt.time, stmt.basis.get("time")):
            basis = {name: reason for name, reason in stmt.basis.items() if name != "time"}
            stmt = replace(stmt, time=time, basis=basis | {"time": why} if why else basis)
        stated.append(stmt)
    acts = {s.cue_span.start: s for s in reversed(stated) if s.cue_span is not None and s.time is not None}
    timed = []
    for event in events:
        found = timing.event(event) if event.time is None else None
        same = acts.get(event.trigger.start)
        if found is None and event.time is None and same is not None and event.status in FACTS:
            found = same.time or "", same.basis.get("time", "time of the statement")
        if found is not None:
            event = replace(event, time=found[0], basis={**event.basis, "time": found[1]})
        through = timing.through(event.time, event.trigger.start)
        timed.append(event if through == event.time else replace(event, time=through))
    return tuple(stated), tuple(_twice_told(timed))


def _twice_told(events: Sequence[Event]) -> Iterator[Event]:
    """Yield events, those without a day with that of the same act of the same parties elsewhere in the article."""
    dated: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for event in events:
        if event.time and event.status in FACTS and event.act in ONCE:
            for part in event.participants:
                dated[event.act, part.actor].add((event.id, event.time))
    for event in events:
        if event.time is None and event.status in FACTS and event.act in ONCE:
            told = Counter(one for a in {p.actor for p in event.participants} for one in dated.get((event.act, a), ()))
            days = {time for (_, time), shared in told.items() if shared > 1}
            if len(days) == 1:
                event = replace(event, time=days.pop(), basis={**event.basis, "time": "the same as told elsewhere"})
        yield event
