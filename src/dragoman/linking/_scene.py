"""One process as its linkers see it: the articles, who acts in them, and what words of theirs are about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from dragoman.linking._common import LINKING, Sides
from dragoman.linking._matter import Lexicon, Matter
from dragoman.record import Actor, Article, Evidence, Link, Mention, Relation, make_id
from dragoman.spans import Span

SHOWN = 90
"""Characters of a quotation in a reason."""


class Told(Protocol):
    """Anything that an article says at some time."""

    @property
    def article(self) -> str:
        """The id of the article."""

    @property
    def time(self) -> str | None:
        """When it is, as far as the article says."""


class Scene:
    """The articles and actors of one process."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        actors: Mapping[str, Actor],
        sides: Sides,
        *,
        process: str | None,
        lexicon: Lexicon,
        mentions: Mapping[str, Sequence[Mention]] | None = None,
    ) -> None:
        self.articles = articles
        self.actors = actors
        self.sides = sides
        self.process = process
        self.lexicon = lexicon
        self._mentions = {
            article: sorted(found, key=lambda m: (m.span, m.actor)) for article, found in (mentions or {}).items()
        }
        self._starts = {article: [m.span.start for m in found] for article, found in self._mentions.items()}

    def day(self, item: Told) -> str:
        """Return the day of something told, else that of its article, else an empty string."""
        return (item.time or self.articles[item.article].published or "")[:10]

    def published(self, article: str) -> str:
        """Return the day of an article, in words if there is none."""
        return (self.articles[article].published or "an unknown day")[:10]

    def name(self, actor: str) -> str:
        """Return an actor's name."""
        return self.actors[actor].name if actor in self.actors else actor

    def words(self, article: str, span: Span) -> str:
        """Return the words of a span on one line."""
        return " ".join(span.of(self.articles[article].text).split())

    def quoted(self, article: str, span: Span) -> str:
        """Return the words of a span as a reason quotes them: between «», cut where they are long."""
        words = self.words(article, span).replace("«", "‹").replace("»", "›")
        return f"«{words if len(words) <= SHOWN else words[: SHOWN - 1].rsplit(' ', 1)[0] + '…'}»"

    def called(self, actor: str) -> frozenset[str]:
        """Return what stands for an actor in a `Matter`: its country, the last part of its key."""
        found = self.actors.get(actor)
        if found is None:
            return frozenset()
        key = found.key.rsplit("/", 1)[-1] if found.key else found.id if found.type == "person" else None
        return frozenset(x for x in (found.country, key) if x)

    def matter(self, article: str, spans: Iterable[Span]) -> Matter:
        """Return what spans of an article are about, with those whom the cast finds in them."""
        owner = self.articles[article]
        spans = list(spans)
        found = self.lexicon.matter(" ".join(s.of(owner.text) for s in spans), owner.language)
        named = {x for s in spans for m in self.mentioned(article, s) for x in self.called(m.actor)}
        return found._replace(names=found.names | named)

    def points_back(self, article: str, span: Span) -> bool:
        """Say whether the words of a span point to what was told before them (*eines solchen Satzes*)."""
        owner = self.articles[article]
        return self.lexicon.points_back(span.of(owner.text), owner.language)

    def mentioned(self, article: str, span: Span) -> list[Mention]:
        """Return the mentions inside a span of an article."""
        starts = self._starts.get(article, [])
        found = self._mentions.get(article, [])
        here = found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        return [m for m in here if m.span.end <= span.end]

    def link(self, relation: Relation, items: Sequence[str], why: str, evidence: Sequence[tuple[str, Span]]) -> Link:
        """Return a link of this process; ``evidence`` is where the words stand that ``why`` quotes."""
        return Link(
            id=make_id("link", relation, list(items)),
            relation=relation,
            items=tuple(items),
            why=why,
            evidence=tuple(dict.fromkeys(Evidence(article, span) for article, span in evidence)),
            process=self.process,
            produced_by=LINKING,
        )
