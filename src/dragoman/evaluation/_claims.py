"""Events and positions of single sentences against gold: what was found, with which status, and what was too much.

A line has ``text``, ``lang``, ``date``, and ``expected_events`` (``type``, ``status``, ``participants``) or
``expected_positions`` (``holder``, ``issue``, ``stance``), both empty where the sentence says nothing of the kind.
Participants and holders are words of the text: whoever these words mean, or stands for the same state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.articles import article_from_text
from dragoman.evaluation._scores import Line, Score, Scored, by_part, shares
from dragoman.knowledge import Knowledge
from dragoman.reading import analyse
from dragoman.record import Event, Position, Record
from dragoman.spans import Span

KEYS = ("expected_events", "expected_positions")
DIRECTIONS = {
    "supports": "for",
    "demands": "for",
    "proposes": "for",
    "accepts": "for",
    "opposes": "against",
    "rejects": "against",
    "rules_out": "against",
}
"""Stances that point the same way; the others stand for themselves."""


def is_gold(line: Line) -> bool:
    """Say whether a line expects events or positions of its text."""
    return any(key in line for key in KEYS)


def score(
    stem: str, lines: Sequence[Line], knowledge: Knowledge, goals: Mapping[str, float]
) -> tuple[list[Score], list[str]]:
    """Return the scores of a gold file, for each ``part`` of it, and a line for each miss."""

    def of(name: str, own: Sequence[Line]) -> Scored:
        kind = _events if "expected_events" in own[0] else _positions
        return kind(name, [(line, read_line(line, knowledge)) for line in own], goals)

    return by_part(stem, lines, of)


def read_line(line: Line, knowledge: Knowledge) -> Record:
    """Read the text of a line of gold as an article."""
    article = article_from_text(
        line["text"],
        source=str(line.get("id", "line")),
        language=line.get("lang"),
        published=line.get("date"),
        plain=True,
    )
    return analyse(article, knowledge)


def _events(
    name: str, read: Sequence[tuple[Line, Record]], goals: Mapping[str, float]
) -> tuple[list[Score], list[str]]:
    wanted = typed = stated = parties = named = empty = silent = beyond = told = 0
    misses = []
    for line, record in read:
        expected: list[Line] = line["expected_events"]
        if not expected:
            empty += 1
            silent += not record.events
            misses += [f"{name} too much, {_event_words(e)}: {line['text']}" for e in record.events]
        used: list[Event] = []
        for gold in expected:
            wanted += 1
            fitting = [e for e in record.events if e.plover is not None and e.plover.type == gold["type"]]
            if not fitting:
                got = "; ".join(map(_event_words, record.events)) or "nothing"
                misses.append(f"{name} {got}, not {gold['type']}: {line['text']}")
                continue
            typed += 1
            best = max(fitting, key=lambda e: (e.status == gold["status"], len(_met(record, e, gold))))
            used.append(best)
            stated += best.status == gold["status"]
            if best.status != gold["status"]:
                misses.append(f"{name} status {best.status}, not {gold['status']}: {line['text']}")
            missing = set(gold["participants"]) - _met(record, best, gold)
            parties += len(gold["participants"])
            named += len(gold["participants"]) - len(missing)
            if missing:
                misses.append(f"{name} {best.act} without {', '.join(sorted(missing))}: {line['text']}")
        if expected:
            told += len(record.events)
            beyond += len(record.events) - len(used)
            misses += [f"{name} beyond, {_event_words(e)}: {line['text']}" for e in record.events if e not in used]
    counts = (
        ("type", typed, wanted),
        ("status", stated, typed),
        ("participants", named, parties),
        ("silent where nothing happens", silent, empty),
        ("beyond the gold", beyond, told),
    )
    return shares(name, counts, goals), misses


def _event_words(event: Event) -> str:
    return f"{event.act} {event.plover.type if event.plover else '-'} {event.status}"


def _met(record: Record, event: Event, gold: Line) -> set[str]:
    return {w for w in gold["participants"] if is_one_of(record, w, (p.actor for p in event.participants))}


def is_one_of(record: Record, words: str, actors: Iterable[str]) -> bool:
    """Say whether some words of the text mean one of some actors, or the state of one."""
    at = record.article.text.lower().find(words.lower())
    if at < 0:
        return False
    span = Span(at, at + len(words))
    by_id = {a.id: a for a in record.actors}
    meant = {m.actor for m in record.mentions if m.span.overlaps(span)}
    states = {by_id[a].country for a in meant if a in by_id} - {None}
    return any(a in meant or (a in by_id and by_id[a].country in states) for a in actors)


def _positions(
    name: str, read: Sequence[tuple[Line, Record]], goals: Mapping[str, float]
) -> tuple[list[Score], list[str]]:
    wanted = met = exact = empty = silent = beyond = told = 0
    misses = []
    for line, record in read:
        expected: list[Line] = line["expected_positions"]
        if not expected:
            empty += 1
            silent += not record.positions
        used: list[Position] = []
        for gold in expected:
            wanted += 1
            fitting = [
                p
                for p in record.positions
                if p.issue == gold["issue"] and is_one_of(record, gold["holder"], (p.holder, p.voiced_by or ""))
            ]
            right = [p for p in fitting if _direction(p.stance) == _direction(gold["stance"])]
            used += right[:1]
            met += bool(right)
            exact += any(p.stance == gold["stance"] for p in right)
            if not right:
                got = "; ".join(_position_words(record)) or "nothing"
                misses.append(f"{name} {got}, not {gold['issue']} {gold['stance']}: {line['text']}")
        more = [p for p in record.positions if p not in used]
        if expected:
            told += len(record.positions)
            beyond += len(more)
            if used:
                misses += [f"{name} beyond, {p.issue} {p.stance}: {line['text']}" for p in more]
        else:
            misses += [f"{name} too much, {p.issue} {p.stance}: {line['text']}" for p in more]
    counts = (
        ("found", met, wanted),
        ("stance word for word", exact, met),
        ("silent where nothing is wanted", silent, empty),
        ("beyond the gold", beyond, told),
    )
    return shares(name, counts, goals), misses


def _direction(stance: str) -> str:
    return DIRECTIONS.get(stance, stance)


def _position_words(record: Record) -> Iterator[str]:
    names = {a.id: a.name for a in record.actors}
    for position in record.positions:
        yield f"{names.get(position.holder, '?')} {position.issue} {position.stance}"
