"""One datum, opened at its words: its passage with the span marked, what it rests on, and what rests on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from dragoman.errors import InputError
from dragoman.record import Event, Item, Position, Statement, Term, kind_of, to_json
from dragoman.spans import Span
from dragoman.views._desk import Desk
from dragoman.views._words import Words

AROUND = 240
"""Characters of context shown before and after a span where its passage is longer."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of an article with the marked spans inside it, relative to its beginning."""

    source: str
    text: str
    marked: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One datum: its facts as pairs of name and value, the excerpts it rests on, and the ids it is tied to."""

    id: str
    kind: str
    facts: tuple[tuple[str, str], ...]
    excerpts: tuple[Excerpt, ...]
    chain: tuple[str, ...] = field(default=())
    """From the reader back to the origin: outlet, who passed it on, who said it."""


def show(desk: Desk, item: str, words: Words) -> Shown:
    """Return one datum of the desk opened at its words.

    Raises:
        InputError: there is none of that id.

    """
    if item in desk.articles:
        article = desk.articles[item]
        facts = [(k, v) for k, v in _facts(article) if k not in ("text", "passages")]
        start = [p.span for p in article.passages if p.role in ("headline", "body")][:2]
        return Shown(item, "article", tuple(facts), tuple(_excerpt(desk, item, [s]) for s in start))
    for claims in (desk.statements, desk.events, desk.positions, desk.terms):
        if item in claims:
            return _claim(desk, claims[item], words)
    for occ in desk.occurrences:
        if occ.id == item:
            excerpts = tuple(_excerpt(desk, desk.events[e].article, [desk.events[e].span]) for e in occ.events)
            return Shown(
                item, "occurrence", _named(desk, occ, words) + _ties(desk, {item, *occ.events}, words), excerpts
            )
    for link in desk.links:
        if link.id == item:
            parts = [desk.statements.get(i) or desk.events.get(i) or desk.positions.get(i) for i in link.items]
            excerpts = tuple(_excerpt(desk, p.article, _spans(p)) for p in parts if p is not None)
            person = desk.actors.get(link.items[0])
            if person is not None:
                roles = [r for r in person.roles if r.article in link.items and r.evidence and r.title in link.why]
                excerpts = tuple(_excerpt(desk, r.article, [r.evidence]) for r in roles if r.article and r.evidence)
            return Shown(item, "link", _named(desk, link, words), excerpts)
    for process in desk.processes:
        if process.id == item:
            return Shown(item, "process", _named(desk, process, words), ())
    if item in desk.actors:
        actor = desk.actors[item]
        roles = [r for r in actor.roles if r.evidence and r.article in desk.articles]
        excerpts = tuple(_excerpt(desk, r.article, [r.evidence]) for r in roles[:6] if r.article and r.evidence)
        return Shown(item, "actor", _named(desk, actor, words), excerpts)
    raise InputError(f"{item}: nothing of that id in this store; ids stand in the last column of every view")


def _spans(claim: Statement | Event | Position | Term) -> Sequence[Span]:
    return claim.spans if isinstance(claim, Statement) else (claim.span,)


def _claim(desk: Desk, claim: Statement | Event | Position | Term, words: Words) -> Shown:
    marked = list(_spans(claim))
    chain = [desk.cite(claim.article)]
    stmt: Statement | None = claim if isinstance(claim, Statement) else None
    carrier = getattr(claim, "statement", None) or getattr(claim, "reported_by", None)
    if carrier:
        stmt = desk.statements.get(carrier)
    if stmt is not None:
        chain += [desk.name(v, words.language) for v in stmt.via]
        if stmt.unnamed_sources:
            chain.append(f"{stmt.unnamed_sources} ×?")
        chain += [", ".join(desk.name(s, words.language) for s in stmt.speakers)] if stmt.speakers else []
    return Shown(
        claim.id,
        kind_of(claim),
        _named(desk, claim, words) + _ties(desk, {claim.id}, words),
        (_excerpt(desk, claim.article, marked),),
        tuple(chain),
    )


def _ties(desk: Desk, items: Collection[str], words: Words) -> tuple[tuple[str, str], ...]:
    """Return the links of some items, each under its relation with its reason and id."""
    found = [x for x in desk.links if not set(items).isdisjoint(x.items)]
    return tuple((words.of("relations", x.relation), f"{x.why} [{x.id}]") for x in found)


def _excerpt(desk: Desk, article: str, spans: Sequence[Span]) -> Excerpt:
    found = desk.articles[article]
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    holding = [p.span for p in found.passages if p.span.start < last and first < p.span.end]
    start = max(min((p.start for p in holding), default=first), first - AROUND)
    end = min(max((p.end for p in holding), default=last), last + AROUND)
    marked = tuple(Span(max(s.start, start) - start, min(s.end, end) - start) for s in spans)
    return Excerpt(f"{desk.cite(article)} ({found.source}, {first}–{last})", found.text[start:end], marked)


def _named(desk: Desk, item: Item, words: Words) -> tuple[tuple[str, str], ...]:
    """Return the facts of an item with the ids of actors turned into names."""
    found = []
    for name, value in _facts(item):
        for actor in sorted({part for part in value.replace(",", " ").split() if part in desk.actors}):
            value = value.replace(actor, desk.name(actor, words.language))
        found.append((name, value))
    return tuple(found)


def _facts(item: Item) -> list[tuple[str, str]]:
    facts = []
    for name, value in to_json(item).items():
        if value in (None, [], {}, ()) or name in ("id", "kind", "text", "passages", "sha256"):
            continue
        facts.append((name, _flat(value)))
    return facts


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{k} {_flat(v)}" for k, v in value.items() if v not in (None, [], {}))
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(v, int) for v in value):
            return f"{value[0]}–{value[1]}"
        return "; ".join(_flat(v) for v in value)
    return str(value)
