"""Which articles report one negotiation: found from shared parties, shared issues and time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.linking._common import LINKING, Days, Sides, days
from dragoman.record import Actor, Party, Process, Record, make_id

NEGOTIATING = frozenset(
    ("call", "meeting", "negotiation", "visit", "conference", "agreement", "ceasefire", "proposal", "mediation",
     "invitation", "declaration", "exchange", "rejection", "withdrawal", "sanction", "recognition")
)  # fmt: skip
"""Acts that make an article one on a negotiation when two sides take part."""

LIKE = 0.55
"""Likeness of parties and issues above which an article joins a process; set by judgement, not swept."""

TOP = 5
"""Sides of an article or process that count as its own; two of them must be shared."""

GAP = 400
"""Days without any report after which it is another process."""

PARTY_SHARE = 0.05
"""Share of all mentions in claims that makes a side a party."""


@dataclass(slots=True)
class _Draft:
    sides: Counter[str] = field(default_factory=Counter)
    issues: Counter[str] = field(default_factory=Counter)
    articles: list[str] = field(default_factory=list)
    span: Days | None = None
    mediators: Counter[str] = field(default_factory=Counter)


def find_processes(
    records: Sequence[Record], actors: Mapping[str, Actor], sides: Sides
) -> tuple[tuple[Process, ...], dict[str, str]]:
    """Return the processes, and for each article that is on one, its id. Records must come in a fixed order."""
    drafts: list[_Draft] = []
    for record in records:
        own = _features(record, sides)
        if not _negotiates(record, own):
            continue
        best = max(drafts, key=lambda d: _likeness(own, d), default=None)
        if best is None or _likeness(own, best) < LIKE:
            best = _Draft()
            drafts.append(best)
        best.sides += own.sides
        best.issues += own.issues
        best.mediators += own.mediators
        best.articles.append(record.article.id)
        best.span = _hull(best.span, own.span)
    member: dict[str, str] = {}
    processes = []
    languages = {r.article.id: r.article.language or "en" for r in records}
    for draft in drafts:
        process = _finish(draft, actors, languages)
        processes.append(process)
        member.update((article, process.id) for article in draft.articles)
    return tuple(processes), member


def _features(record: Record, sides: Sides) -> _Draft:
    own = _Draft(span=days(record.article.published))
    for event in record.events:
        for side in sorted(sides.all_of(p.actor for p in event.participants)):
            own.sides[side] += 2
        own.mediators.update(sides.all_of(p.actor for p in event.participants if p.role == "mediator"))
    for stmt in record.statements:
        own.sides.update(sides.all_of(stmt.speakers))
    for pos in record.positions:
        own.issues[pos.issue] += 1
        own.sides.update(sides.all_of([pos.holder]))
    for mention in record.mentions:
        named = sides.of(mention.actor)
        if named and mention.form != "pronoun":
            own.sides[named] += 1
    return own


def _negotiates(record: Record, own: _Draft) -> bool:
    acts = any(e.act in NEGOTIATING and len(e.participants) > 1 for e in record.events)
    return len(own.sides) > 1 and (acts or bool(record.positions))


def _likeness(own: _Draft, draft: _Draft) -> float:
    if own.span and draft.span and not own.span.meets(draft.span, slack=GAP):
        return 0.0
    shared = {s for s, _ in _top(own.sides)} & {s for s, _ in _top(draft.sides)}
    if len(shared) < 2:
        return 0.0
    by_issue = _cosine(own.issues, draft.issues) if own.issues and draft.issues else 0.5
    return 0.75 * _cosine(own.sides, draft.sides) + 0.25 * by_issue


def _top(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda x: (-x[1], x[0]))[:TOP]


def _cosine(a: Counter[str], b: Counter[str]) -> float:
    dot = sum(n * b[k] for k, n in a.items())
    return dot / math.sqrt(sum(n * n for n in a.values()) * sum(n * n for n in b.values())) if dot else 0.0


def _hull(a: Days | None, b: Days | None) -> Days | None:
    if a and b:
        return Days(min(a.first, b.first), max(a.last, b.last))
    return a or b


def _finish(draft: _Draft, actors: Mapping[str, Actor], languages: Mapping[str, str]) -> Process:
    language = Counter(languages[a] for a in draft.articles).most_common(1)[0][0]
    total = sum(draft.sides.values())
    known = [(s, n) for s, n in sorted(draft.sides.items(), key=lambda x: (-x[1], x[0])) if s in actors]
    parties = [s for s, n in known if n >= PARTY_SHARE * total] or [s for s, _ in known[:2]]
    titles = [_name(actors[p], language) for p in parties[:3]]
    years = sorted({str(d.year) for d in (draft.span or ())})
    return Process(
        id=make_id("process", draft.articles[0]),
        name=" – ".join(sorted(titles)) + (f" ({'–'.join(years)})" if years else ""),
        parties=tuple(Party(p, "mediator" if draft.mediators[p] * 3 > draft.sides[p] else "party") for p in parties),
        issues=tuple(i for i, _ in sorted(draft.issues.items(), key=lambda x: (-x[1], x[0]))),
        since=draft.span.first.isoformat() if draft.span else None,
        until=draft.span.last.isoformat() if draft.span else None,
        articles=tuple(draft.articles),
        produced_by=LINKING,
    )


def _name(actor: Actor, language: str) -> str:
    names = actor.names.get(language) or ()
    return actor.name if actor.name in names or not names else names[0]
