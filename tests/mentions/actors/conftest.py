"""Casts of short texts of our own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from dragoman.articles import article_from_text
from dragoman.knowledge import load_knowledge
from dragoman.language import read_sentences
from dragoman.mentions import Cast, find_cast
from dragoman.record import Actor, Article


@dataclass(frozen=True)
class Reading:
    """A text with its cast; asks by words."""

    article: Article
    cast: Cast

    def meant_by(self, words: str, occurrence: int = 0) -> list[str]:
        """Names of the actors for whom these words stand (the mention that fits them best)."""
        at = -1
        for _ in range(occurrence + 1):
            at = self.article.text.index(words, at + 1)
        span = (at, at + len(words))
        near = [m for m in self.cast.mentions if m.span.start < span[1] and span[0] < m.span.end]
        if not near:
            return []
        best = min(abs(m.span.start - span[0]) + abs(m.span.end - span[1]) for m in near)
        chosen = [m for m in near if abs(m.span.start - span[0]) + abs(m.span.end - span[1]) == best]
        return sorted(self.cast.actor(m).name for m in chosen)

    def form_of(self, words: str) -> str | None:
        at = self.article.text.index(words)
        return next((m.form for m in self.cast.mentions if m.span == (at, at + len(words))), None)

    def actor(self, name: str) -> Actor:
        found = [a for a in self.cast.actors.values() if a.name == name]
        assert len(found) == 1, (
            f"{name}: {len(found)} actors; there are {sorted(a.name for a in self.cast.actors.values())}"
        )
        return found[0]

    def titles(self, name: str) -> list[str]:
        return [role.title for role in self.actor(name).roles]

    def types(self) -> dict[str, str]:
        return {a.name: a.type for a in self.cast.actors.values()}

    def places(self) -> list[str]:
        return [p.place.name for p in self.cast.places]


@pytest.fixture(scope="session")
def cast_of() -> Callable[..., Reading]:
    knowledge = load_knowledge()

    def read(text: str, language: str = "de", day: str = "2025-02-13") -> Reading:
        article = article_from_text(text, source="test", language=language, published=day)
        return Reading(article, find_cast(article, read_sentences(article, knowledge), knowledge))

    return read
