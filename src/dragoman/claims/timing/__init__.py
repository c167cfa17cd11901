"""Days for the events and statements whose own words name none.

From the nearest that holds: their clause, another event at or after which they were, the clause before, another telling
of the same talks, the paragraph, the article's lead. Each such day has its basis. Where only bounds are known it is an
interval. What was said is not later than its report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.claims._reading import Reading
from dragoman.claims.timing._timing import FACTS, Timing, Told
from dragoman.claims.timing._values import day_of
from dragoman.claims.timing._words import TimingWords
from dragoman.record import Act, Event, Statement

__all__ = ["with_times"]

ONCE: frozenset[Act] = frozenset(("agreement", "call", "ceasefire", "meeting", "exchange"))
"""Acts that an article tells again rather than a second one of the same parties."""


def with_times(
    reading: Reading, statements: Sequence[Statement], events: Sequence[Event]
) -> tuple[tuple[Statement, ...], tuple[Event, ...]]:
    """Return the statements and events of an article, those without a day given the one that holds for them."""
    words = reading.knowledge.derive(TimingWords)
    published = day_of(reading.article.published or "")
    said = tuple(sorted(span for s in statements for span in s.spans))
    told = [Told(e.trigger.start, e, day) for e in events if e.time and (day := day_of(e.time))]
    timing = Timing(
        reading=reading,
        words=words,
        statements=statements,
        said=said,
        quoted=frozenset(s.id for s in statements if s.type != "reported"),
        told=sorted(told, key=lambda t: t.start),
        published=date.fromisoformat(published) if published else None,
    )
    stated = []
    for stmt in statements:
        time, why = timing.statement(stmt)
        time = timing.night(time, (stmt.cue_span or stmt.spans[0]).start)
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
        night = timing.night(event.time, event.trigger.start)
        timed.append(event if night == event.time else replace(event, time=night))
    return tuple(stated), tuple(_twice_told(timed))


def _twice_told(events: Sequence[Event]) -> Iterator[Event]:
    """Yield events, those without a day with that of the same act of the same parties elsewhere in the article."""
    dated = [(e, frozenset(p.actor for p in e.participants)) for e in events if e.time and e.status in FACTS]
    for event in events:
        actors = frozenset(p.actor for p in event.participants)
        if event.time is None and event.status in FACTS and event.act in ONCE and len(actors) > 1:
            same = [e for e, theirs in dated if e.act == event.act and len(actors & theirs) > 1]
            days = {e.time for e in same}
            if len(days) == 1 and same[0].time is not None:
                event = replace(event, time=same[0].time, basis={**event.basis, "time": "the same as told elsewhere"})
        yield event
