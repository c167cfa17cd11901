"""The blocks that a process is linked in: each can be done by itself, in any order, here or elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple, TypeVar

from dragoman.knowledge import Knowledge
from dragoman.knowledge.issues import load_issues
from dragoman.linking._common import FAMILY, Sides
from dragoman.linking._matter import Lexicon, Matter
from dragoman.linking._occurrences import Merger
from dragoman.linking._opposites import POLARITY, Opposites
from dragoman.linking._order import Orderer, OrderWords
from dragoman.linking._outcomes import outcomes
from dragoman.linking._sayings import same_statements
from dragoman.linking._scene import Scene
from dragoman.record import LANGUAGES, Actor, Event, Link, Mention, Occurrence, Position, Record, Statement, Term

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Made(NamedTuple):
    """What a block gives."""

    occurrences: tuple[Occurrence, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Block:
    """A part of a process: events of one family of acts, positions on one issue, or statements of one speaker."""

    process: str
    kind: str
    name: str
    scene: Scene
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    statements: tuple[Statement, ...] = ()
    terms: tuple[Term, ...] = ()
    generic: Mapping[str, Matter] | None = None
    order: OrderWords | None = None

    def make(self) -> Made:
        """Return the occurrences and links of the block: a pure function of what is in it."""
        scene = self.scene
        if self.kind == "events":
            return self._events()
        if self.kind == "positions":
            opposites = Opposites(scene, self.generic or {})
            found = [*opposites.contradictions(self.name, self.positions), *opposites.shifts(self.name, self.positions)]
            return Made((), tuple(found))
        return Made((), tuple(same_statements(scene, self.statements)))

    def _events(self) -> Made:
        scene = self.scene
        merger = Merger(
            scene.articles, scene.actors, scene.sides, lexicon=scene.lexicon,
            statements={s.id: s for s in self.statements}, terms=_by(self.terms, lambda t: t.event or ""),
        )  # fmt: skip
        found = merger.merge_block(self.name, self.events, process=self.process)
        return Made(tuple(found), tuple(outcomes(scene, found, {e.id: e for e in self.events})))


def blocks_of(
    records: Sequence[Record],
    actors: Mapping[str, Actor],
    sides: Sides,
    *,
    process: str,
    knowledge: Knowledge | None,
    lexicon: Lexicon,
) -> Iterator[Block]:
    """Yield the blocks of one process."""
    mentions: dict[str, tuple[Mention, ...]] = {r.article.id: r.mentions for r in records}
    scene = Scene(
        {r.article.id: r.article for r in records}, actors, sides, process=process, lexicon=lexicon, mentions=mentions
    )
    statements = {s.id: s for r in records for s in r.statements}
    terms = _by((t for r in records for t in r.terms), lambda t: t.event or "")
    for family, events in sorted(
        _by((e for r in records for e in r.events), lambda e: FAMILY.get(e.act, e.act)).items()
    ):
        carrying = {e.reported_by for e in events if e.reported_by}
        yield Block(
            process, "events", family, scene, events=tuple(events),
            statements=tuple(statements[i] for i in sorted(carrying) if i in statements),
            terms=tuple(t for e in events for t in terms.get(e.id, ())),
        )  # fmt: skip
    generic = knowledge.derive(_generic) if knowledge else {}
    positions = (p for r in records for p in r.positions if p.stance in POLARITY)
    for issue, held in sorted(_by(positions, lambda p: p.issue).items()):
        if len(held) > 1:
            yield Block(process, "positions", issue, scene, positions=tuple(held), generic=generic)
    spoken = (s for s in statements.values() if s.speakers and len(s.speakers) < 4)
    for speaker, said in sorted(_by(spoken, lambda s: s.speakers[0]).items()):
        if len({s.article for s in said}) > 1:
            yield Block(process, "statements", speaker, scene, statements=tuple(said))


def order_links(
    records: Sequence[Record],
    occurrences: Iterable[Occurrence],
    actors: Mapping[str, Actor],
    sides: Sides,
    *,
    process: str,
    knowledge: Knowledge,
    lexicon: Lexicon,
) -> Iterator[Link]:
    """Yield the links of order, article by article; they rest on the occurrences of the whole process."""
    mentions = {r.article.id: r.mentions for r in records}
    scene = Scene(
        {r.article.id: r.article for r in records}, actors, sides, process=process, lexicon=lexicon, mentions=mentions
    )
    orderer = Orderer(scene, knowledge.derive(OrderWords), occurrences)
    known = {e.id: e for r in records for e in r.events}
    for record in records:
        yield from orderer.follows(record.article, record.events, record.statements, known)


def key_of(block: Block) -> str:
    """Return a digest of all that a block's result rests on."""
    digest = sha256(f"{block.process} {block.kind} {block.name}".encode())
    articles: set[str] = set()
    involved: set[str] = set()
    for event in block.events:
        digest.update(repr(event).encode("utf-8", "surrogatepass"))
        articles.add(event.article)
        involved.update(p.actor for p in event.participants)
    claims: list[Position | Statement | Term] = [*block.positions, *block.statements, *block.terms]
    for item in claims:
        digest.update(repr(item).encode("utf-8", "surrogatepass"))
        articles.add(item.article)
    for pos in block.positions:
        involved |= {pos.holder, pos.voiced_by or ""}
        involved.update(m.actor for m in block.scene.mentioned(pos.article, pos.span))
    for stmt in block.statements:
        involved |= {*stmt.speakers, *stmt.via}
        involved.update(m.actor for span in stmt.spans for m in block.scene.mentioned(stmt.article, span))
    for name in sorted(articles):
        article = block.scene.articles[name]
        digest.update(repr((name, article.reprint_of, article.credits, article.published)).encode())
    for name in sorted(involved):
        actor = block.scene.actors.get(name)
        if actor is not None:
            facts = (name, actor.type, actor.name, actor.country, actor.sector, actor.key, block.scene.sides.of(name))
            digest.update(repr(facts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _generic(knowledge: Knowledge) -> dict[str, Matter]:
    """Return what the cue words of each issue are about in either language: what every position on it shares."""
    lexicon = knowledge.derive(Lexicon)
    raw = knowledge.toml("world/issues.toml")
    found: dict[str, Matter] = {}
    for issue in load_issues(knowledge):
        several = []
        for language in LANGUAGES:
            cues = " . ".join(raw[issue.id].get("cues", {}).get(language, ())).replace("*", "").replace("|", " ")
            # Cues are written small; names are known by their capitals.
            several += [lexicon.matter(text, language) for text in (cues, cues.title(), cues.upper())]
        names = frozenset().union(*(m.names for m in several))
        words = frozenset().union(*(m.words for m in several))
        found[issue.id] = Matter(names, frozenset(), words, negated=False)
    return found


def _by(items: Iterable[V], key: Callable[[V], K]) -> dict[K, list[V]]:
    found: dict[K, list[V]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return found
