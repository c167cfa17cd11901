"""One datum, opened at its words: its passage with the span marked, what it rests on, and what rests on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from dragoman.errors import InputError
from dragoman.record import Event, Position, Statement, Term, kind_of
from dragoman.spans import Span
from dragoman.views._desk import Desk
from dragoman.views._facts import facts
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
    """What it is, in the reader's language."""
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
        start = [p.span for p in article.passages if p.role in ("headline", "body")][:2]
        return Shown(
            item, _kind(words, "article"), facts(desk, article, words), tuple(_excerpt(desk, item, [s]) for s in start)
        )
    for claims in (desk.statements, desk.events, desk.positions, desk.terms):
        if item in claims:
            return _claim(desk, claims[item], words)
    for occ in desk.occurrences:
        if occ.id == item:
            excerpts = tuple(_excerpt(desk, desk.events[e].article, [desk.events[e].span]) for e in occ.events)
            return Shown(
                item,
                _kind(words, "occurrence"),
                facts(desk, occ, words) + _ties(desk, {item, *occ.events}, words),
                excerpts,
            )
    for link in desk.links:
        if link.id == item:
            parts = [desk.statements.get(i) or desk.events.get(i) or desk.positions.get(i) for i in link.items]
            excerpts = tuple(_excerpt(desk, p.article, _spans(p)) for p in parts if p is not None)
            person = desk.actors.get(link.items[0])
            if person is not None:
                roles = [r for r in person.roles if r.article in link.items and r.evidence and r.title in link.why]
                excerpts = tuple(_excerpt(desk, r.article, [r.evidence]) for r in roles if r.article and r.evidence)
            return Shown(item, _kind(words, "link"), facts(desk, link, words), excerpts)
    for process in desk.processes:
        if process.id == item:
            return Shown(item, _kind(words, "process"), facts(desk, process, words), ())
    if item in desk.actors:
        actor = desk.actors[item]
        roles = [r for r in actor.roles if r.evidence and r.article in desk.articles]
        excerpts = tuple(_excerpt(desk, r.article, [r.evidence]) for r in roles[:6] if r.article and r.evidence)
        return Shown(item, _kind(words, "actor"), facts(desk, actor, words), excerpts)
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
        _kind(words, kind_of(claim)),
        facts(desk, claim, words) + _ties(desk, {claim.id}, words),
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


def _kind(words: Words, kind: str) -> str:
    return words.of("kinds", kind)
