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

LIKE = 0.5
"""Likeness of parties and issues above which an article joins a process; set by judgement, not swept."""

SIDES = 0.85
"""Weight of the parties in that likeness, the rest is that of the issues: reports on one negotiation share its parties,
and each takes up an issue or two of many."""

TOP = 5
"""Sides of an article or process that count as its own; two of them must be shared."""

GAP = 400
"""Days without any report after which it is another process."""

LEAST = 2
"""Parties that a process has at least, if so many are known."""

PARTY_SHARE = 0.05
"""Share of all mentions in claims that makes a side a party."""


@dataclass(slots=True)
class _Draft:
    sides: Counter[str] = field(default_factory=Counter)
    issues: Counter[str] = field(default_factory=Counter)
    articles: list[str] = field(default_factory=list)
    span: Days | None = None
    mediators: Counter[str] = field(default_factory=Counter)
    wants: Counter[str] = field(default_factory=Counter)
    """Side → positions it holds."""
    present: Counter[str] = field(default_factory=Counter)
    """Side → number of articles to whose own it counts."""
    spoken: dict[str, Counter[str]] = field(default_factory=dict)
    """Side that no actor of the record is → who stands for it, and how often."""
    top: frozenset[str] = frozenset()
    """The sides that count as its own."""
    lengths: tuple[float, float] = (0.0, 0.0)
    """Of the vectors of sides and issues."""

    def sum_up(self) -> None:
        """Work out what likeness is measured with, once all is counted."""
        order = sorted(self.sides.items(), key=lambda x: (-x[1], x[0]))
        self.top = frozenset(side for side, _ in order[:TOP])
        self.lengths = _length(self.sides), _length(self.issues)


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
        own.articles.append(record.article.id)
        _take_in(best, own)
    drafts = _merged(drafts)
    names = _ids(drafts)
    member: dict[str, str] = {}
    processes = []
    languages = {r.article.id: r.article.language or "en" for r in records}
    order = {r.article.id: n for n, r in enumerate(records)}
    for draft, name in zip(drafts, names, strict=True):
        draft.articles.sort(key=order.__getitem__)
        process = _finish(draft, name, actors, languages)
        processes.append(process)
        member.update((article, process.id) for article in draft.articles)
    return tuple(processes), member


def _ids(drafts: Sequence[_Draft]) -> list[str]:
    """Return an id for each process that stays when articles come in, also earlier ones.

    It is made of the two sides that most articles are about. Where two processes have the same two, that with more
    articles keeps the plain id, and the others take the year of their first report into theirs.
    """
    ids: list[str] = [""] * len(drafts)
    taken: set[str] = set()
    for n in sorted(range(len(drafts)), key=lambda n: (-len(drafts[n].articles), sorted(drafts[n].articles))):
        draft = drafts[n]
        first_two = sorted(draft.present, key=lambda s: (-draft.present[s], -draft.sides[s], s))[:2]
        year = draft.span.first.year if draft.span else None
        found = make_id("process", sorted(first_two))
        for extra in ((year,), (year, min(draft.articles))):
            if found in taken:
                found = make_id("process", sorted(first_two), *extra)
        taken.add(found)
        ids[n] = found
    return ids


def _take_in(draft: _Draft, other: _Draft) -> None:
    draft.sides += other.sides
    draft.issues += other.issues
    draft.mediators += other.mediators
    draft.wants += other.wants
    draft.present += other.present
    for side, speakers in other.spoken.items():
        draft.spoken.setdefault(side, Counter()).update(speakers)
    draft.articles += other.articles
    draft.span = _hull(draft.span, other.span)
    draft.sum_up()


def _merged(drafts: list[_Draft]) -> list[_Draft]:
    """Return the drafts with those joined that turned out alike once all articles were in."""
    kept: list[_Draft] = []
    for draft in sorted(drafts, key=lambda d: (-len(d.articles), d.articles)):
        best = max(kept, key=lambda d: _likeness(draft, d), default=None)
        if best is not None and _likeness(draft, best) >= LIKE:
            _take_in(best, draft)
        else:
            kept.append(draft)
    return kept


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
        holders = sides.all_of([pos.holder])
        own.sides.update(holders)
        own.wants.update(holders)
    for mention in record.mentions:
        named = sides.of(mention.actor)
        if named and mention.form != "pronoun":
            own.sides[named] += 1
            if named != mention.actor:
                own.spoken.setdefault(named, Counter())[mention.actor] += 1
    own.sum_up()
    own.present.update(own.top)
    return own


def _negotiates(record: Record, own: _Draft) -> bool:
    acts = any(e.act in NEGOTIATING and len(e.participants) > 1 for e in record.events)
    return len(own.sides) > 1 and (acts or bool(record.positions))


def _likeness(own: _Draft, draft: _Draft) -> float:
    if len(own.top & draft.top) < 2 or (own.span and draft.span and not own.span.meets(draft.span, slack=GAP)):
        return 0.0
    (sides, issues), (other_sides, other_issues) = own.lengths, draft.lengths
    by_side = _dot(own.sides, draft.sides) / (sides * other_sides)
    by_issue = _dot(own.issues, draft.issues) / (issues * other_issues) if own.issues and draft.issues else 0.5
    return SIDES * by_side + (1 - SIDES) * by_issue


def _dot(a: Counter[str], b: Counter[str]) -> int:
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    return sum(n * many[k] for k, n in few.items())


def _length(counts: Counter[str]) -> float:
    return math.sqrt(sum(n * n for n in counts.values()))


def _hull(a: Days | None, b: Days | None) -> Days | None:
    if a and b:
        return Days(min(a.first, b.first), max(a.last, b.last))
    return a or b


def _finish(draft: _Draft, name: str, actors: Mapping[str, Actor], languages: Mapping[str, str]) -> Process:
    language = Counter(languages[a] for a in draft.articles).most_common(1)[0][0]
    total = sum(draft.sides.values())
    known: list[tuple[str, str]] = []
    for side, n in sorted(draft.sides.items(), key=lambda x: (-x[1], x[0])):
        # A state that nobody names stands in the record by who is named most of those who speak for it.
        speakers = sorted(draft.spoken.get(side, Counter()).items(), key=lambda x: (-x[1], x[0]))
        actor = next((a for a in (side, *(a for a, _ in speakers)) if a in actors), None)
        if actor is not None and (n >= PARTY_SHARE * total or len(known) < LEAST):
            known.append((side, actor))
    titles = [_name(actors[actor], language) for _, actor in known[:3]]
    years = sorted({str(d.year) for d in (draft.span or ())})
    return Process(
        id=name,
        name=" – ".join(sorted(titles)) + (f" ({'–'.join(years)})" if years else ""),
        parties=tuple(Party(actor, "mediator" if _mediates(draft, side) else "party") for side, actor in known),
        issues=tuple(i for i, _ in sorted(draft.issues.items(), key=lambda x: (-x[1], x[0]))),
        since=draft.span.first.isoformat() if draft.span else None,
        until=draft.span.last.isoformat() if draft.span else None,
        articles=tuple(draft.articles),
        produced_by=LINKING,
    )


def _mediates(draft: _Draft, side: str) -> bool:
    """Say whether a side is told as a mediator: mostly so, or at least as often as it wants something for itself."""
    told = draft.mediators[side]
    return told * 3 > draft.sides[side] or (told > 0 and told >= draft.wants[side])


def _name(actor: Actor, language: str) -> str:
    names = actor.names.get(language) or ()
    return actor.name if actor.name in names or not names else names[0]
