"""Texts read as an article, and what the statements room finds in them, in words."""

from __future__ import annotations

from dragoman.articles import article_from_text
from dragoman.claims import Reading
from dragoman.claims.statements import find_statements
from dragoman.knowledge import load_knowledge
from dragoman.reading import prepare
from dragoman.record import Statement

PUBLISHED = "2024-05-17"
"""A Friday."""


def read(text: str, language: str = "de", published: str | None = PUBLISHED) -> Reading:
    article = article_from_text(text, source="test.txt", language=language, published=published)
    return prepare(article, load_knowledge())


def words(stmt: Statement, text: str) -> str:
    return " | ".join(span.of(text) for span in stmt.spans)


class Said:
    """The statements of one text."""

    def __init__(self, text: str, language: str = "de") -> None:
        self.reading = read(text, language)
        self.text = self.reading.article.text
        self.all = find_statements(self.reading)

    def contents(self, kind: str | None = None) -> list[str]:
        return [words(s, self.text) for s in self.all if kind in (None, s.type)]

    def one(self, content: str) -> Statement:
        found = [s for s in self.all if words(s, self.text) == content]
        assert len(found) == 1, (content, [(s.type, words(s, self.text)) for s in self.all])
        return found[0]

    def speaker(self, content: str) -> str | None:
        span = self.one(content).speaker_span
        return None if span is None else span.of(self.text)

    def names(self, actors: tuple[str, ...]) -> list[str]:
        return [self.reading.cast.actors[a].name for a in actors]
