"""What linking adds to the records of single articles, and how a record looks once it is applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dragoman.record._items import Actor, Article, Link, Occurrence, Process, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class SameAs:
    """A judgement that an actor found in one article is one that stands elsewhere; kept, shown, revocable."""

    local: str
    actor: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The result of linking: nothing in it replaces what the articles say."""

    articles: Mapping[str, Article] = field(default_factory=dict)
    """Articles with ``version_of``, ``reprint_of`` and ``processes`` filled."""
    actors: tuple[Actor, ...] = ()
    """Every actor once, its names and roles from all articles joined."""
    same: Mapping[str, SameAs] = field(default_factory=dict)
    """Local actor id → the judgement that it is another; ids that are not in it stand for themselves."""
    processes: tuple[Process, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    links: tuple[Link, ...] = ()

    def actor_id(self, local: str) -> str:
        """Return the id of the joined actor for an id used in an article."""
        found = self.same.get(local)
        return found.actor if found else local


def apply(record: Record, linked: Linked) -> Record:
    """Return the record of an article with joined actors, its links to other articles, and its process.

    The actors themselves are left out: `Linked.actors` holds each of them once.
    """
    rename = linked.actor_id

    def all_of(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rename(i) for i in ids))

    article = linked.articles.get(record.article.id, record.article)
    process = article.processes[0] if article.processes else None
    return replace(
        record,
        article=article,
        actors=(),
        mentions=tuple(m if rename(m.actor) == m.actor else replace(m, actor=rename(m.actor)) for m in record.mentions),
        statements=tuple(
            replace(s, speakers=all_of(s.speakers), addressees=all_of(s.addressees), via=all_of(s.via))
            for s in record.statements
        ),
        events=tuple(
            replace(e, participants=tuple(dict.fromkeys(p._replace(actor=rename(p.actor)) for p in e.participants)))
            for e in record.events
        ),
        positions=tuple(
            replace(p, holder=rename(p.holder), voiced_by=p.voiced_by and rename(p.voiced_by), process=process)
            for p in record.positions
        ),
        terms=tuple(
            replace(t, giver=t.giver and rename(t.giver), receiver=t.receiver and rename(t.receiver))
            for t in record.terms
        ),
    )
