"""The desk: all that a store holds, laid out for the views, with filters applied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.errors import InputError
from dragoman.linking import Sides, days
from dragoman.record import (
    STATUSES,
    Actor,
    Article,
    Event,
    Link,
    Linked,
    Occurrence,
    Position,
    Process,
    Record,
    Statement,
    Term,
    apply,
)
from dragoman.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a view is to show. Every field narrows; None shows all.

    ``actor`` matches any part of a name, ``process`` an id, its beginning, or part of a name; ``since`` and ``until``
    are ISO days, months or years, both ends included.
    """

    process: str | None = None
    actor: str | None = None
    issue: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None
    outlet: str | None = None

    def checked(self) -> Filter:
        """Return the filter itself; raise `InputError` for a day or status that is none."""
        for name in ("since", "until"):
            value = getattr(self, name)
            if value is not None and (days(value) is None or "/" in value):
                raise InputError(f"--{name} {value!r}: no date; write 2025-02-13, 2025-02 or 2025")
        if self.status is not None and self.status not in STATUSES:
            raise InputError(f"--status {self.status!r}: no status; known are {', '.join(STATUSES)}")
        return self

    def in_time(self, *times: str | None) -> bool:
        """Say whether the first known of some times lies in the filter's interval; unknown times pass no interval."""
        if self.since is None and self.until is None:
            return True
        when = next((d for t in times if (d := days(t))), None)
        if when is None:
            return False
        first, last = days(self.since), days(self.until)
        return (first is None or when.last >= first.first) and (last is None or when.first <= last.last)


@dataclass(frozen=True)
class Desk:
    """The joined content of a store: articles, actors, claims and links by id."""

    articles: Mapping[str, Article]
    actors: Mapping[str, Actor]
    statements: Mapping[str, Statement]
    events: Mapping[str, Event]
    positions: Mapping[str, Position]
    terms: Mapping[str, Term]
    occurrences: tuple[Occurrence, ...]
    links: tuple[Link, ...]
    processes: tuple[Process, ...]
    mentions: Mapping[str, int] = field(default_factory=dict)
    """Actor id → number of its mentions."""
    shown: frozenset[str] = frozenset()
    """Ids of the articles that the filter lets through; ``articles`` keeps all, so that every source can be cited."""

    @classmethod
    def lay(cls, records: Iterable[Record], linked: Linked, mentioned: Iterable[tuple[str, str, int]]) -> Desk:
        """Return the desk for the records of a store and what linking made of them; older versions are left out.

        ``mentioned`` tells how often an article mentions an actor; the mentions themselves need not be in the records.
        """
        statements: dict[str, Statement] = {}
        events: dict[str, Event] = {}
        positions: dict[str, Position] = {}
        terms: dict[str, Term] = {}
        for record in records:
            own = apply(record, linked)
            if own.article.version_of is not None:
                continue
            statements.update((s.id, s) for s in own.statements)
            events.update((e.id, e) for e in own.events)
            positions.update((p.id, p) for p in own.positions)
            terms.update((t.id, t) for t in own.terms)
        mentions: Counter[str] = Counter()
        for article, actor, count in mentioned:
            if linked.articles[article].version_of is None:
                mentions[linked.actor_id(actor)] += count
        return cls(
            articles=linked.articles,
            actors={a.id: a for a in linked.actors},
            statements=statements,
            events=events,
            positions=positions,
            terms=terms,
            occurrences=linked.occurrences,
            links=linked.links,
            processes=linked.processes,
            mentions=dict(mentions),
            shown=frozenset(linked.articles),
        )

    def text(self, article: str, span: Span) -> str:
        """Return the words of a span on one line."""
        return " ".join(span.of(self.articles[article].text).split())

    def name(self, actor: str, language: str | None = None) -> str:
        """Return an actor's name, in a language where it has one there."""
        found = self.actors.get(actor)
        if found is None:
            return actor
        names = found.names.get(language or "", ())
        return found.name if not names or found.name in names else names[0]

    @cached_property
    def sides(self) -> Sides:
        """Which party each actor belongs to."""
        return Sides(self.actors)

    @cached_property
    def occurrence_of(self) -> Mapping[str, Occurrence]:
        """Event id → the occurrence that holds it."""
        return {event: occ for occ in self.occurrences for event in occ.events}

    def cite(self, article: str) -> str:
        """Return an article as a short source: outlet or file name, and day."""
        found = self.articles[article]
        name = found.outlet or _short(found.source)
        return f"{name}, {found.published[:10]}" if found.published else name

    def process(self, wanted: str) -> Process:
        """Return the process that an id, the beginning of one, or part of a name stands for.

        Raises:
            InputError: none or several fit.

        """
        fold = wanted.casefold()
        found = [p for p in self.processes if p.id.startswith(wanted) or fold in p.name.casefold()]
        if len(found) == 1:
            return found[0]
        known = "; ".join(f"{p.id} {p.name}" for p in (found or self.processes)[:8]) or "none"
        raise InputError(f"--process {wanted!r} fits {len(found)} processes; name one of: {known}")

    def narrowed(self, wanted: Filter) -> Desk:
        """Return the desk with only what the filter lets through.

        Raises:
            InputError: the process, actor or issue is none of those in the store.

        """
        wanted.checked()
        process = self.process(wanted.process).id if wanted.process else None
        who = self._actors_like(wanted.actor) if wanted.actor else None
        articles = {i for i, a in self.articles.items() if _outlet(a, wanted.outlet)}
        if process:
            articles &= {i for i in articles if process in self.articles[i].processes}

        def published(article: str) -> str | None:
            return self.articles[article].published

        def keep(article: str, actors: Iterable[str | None], time: str | None) -> bool:
            return (
                article in articles
                and (who is None or not who.isdisjoint(actors))
                and wanted.in_time(time, published(article))
            )

        issue, status = wanted.issue, wanted.status
        known = {i for p in self.positions.values() for i in (p.issue,)}
        known |= {i for s in self.statements.values() for i in s.issues}
        if issue is not None and issue not in known:
            raise InputError(f"--issue {issue!r}: nothing on it here; there is {', '.join(sorted(known)) or 'none'}")
        positions = {
            i: p
            for i, p in self.positions.items()
            if keep(p.article, (p.holder, p.voiced_by), p.time) and issue in (None, p.issue)
        }
        statements = {
            i: s
            for i, s in self.statements.items()
            if keep(s.article, (*s.speakers, *s.via), s.time) and (issue is None or issue in s.issues)
        }
        events = {i: e for i, e in self.events.items() if keep(e.article, (p.actor for p in e.participants), e.time)}
        if issue is not None:
            on_issue = {p.event for p in positions.values()} | set(statements)
            events = {i: e for i, e in events.items() if i in on_issue or e.reported_by in on_issue}
        occurrences = tuple(
            o for o in self.occurrences if any(e in events for e in o.events) and status in (None, o.status)
        )
        linkable = {*statements, *events, *positions, *articles, *self.actors}
        return Desk(
            articles=self.articles,
            shown=frozenset(i for i in articles if wanted.in_time(self.articles[i].published)),
            actors=self.actors,
            statements=statements,
            events=self.events,
            positions=positions,
            terms={i: t for i, t in self.terms.items() if keep(t.article, (t.giver, t.receiver), None)},
            occurrences=occurrences,
            links=tuple(x for x in self.links if linkable.issuperset(x.items)),
            processes=tuple(p for p in self.processes if process in (None, p.id)),
            mentions=self.mentions if who is None else {i: n for i, n in self.mentions.items() if i in who},
        )

    def _actors_like(self, wanted: str) -> frozenset[str | None]:
        fold = wanted.casefold()
        found = {
            i
            for i, a in self.actors.items()
            if i.startswith(wanted)
            or fold in a.name.casefold()
            or any(fold in n.casefold() for names in a.names.values() for n in names)
        }
        if not found:
            raise InputError(f"--actor {wanted!r}: nobody of that name here; `dragoman actors` lists them")
        return frozenset(found)


SHORT = 24
"""Characters of a file name that are shown where an article's outlet is not known."""


def _short(source: str) -> str:
    stem = source.replace("\\", "/").rsplit("/", 1)[-1].split("!")[-1]
    stem = stem.rsplit(".", 1)[0] if "." in stem[1:] else stem
    return stem if len(stem) <= SHORT else stem[: SHORT - 1] + "…"


def _outlet(article: Article, wanted: str | None) -> bool:
    return wanted is None or wanted.casefold() in (article.outlet or "").casefold()
