"""Helpers for the tests of the language layer."""

from collections.abc import Callable

import pytest

from dragoman.knowledge import load_knowledge
from dragoman.language import Clause, Sentences, read_sentences
from dragoman.record import Article, ProducedBy


def article(text: str, language: str | None) -> Article:
    return Article(
        id="a",
        source="test",
        sha256="",
        text=text,
        passages=(),
        language=language,
        produced_by=ProducedBy("rule", "t", "1"),
    )


@pytest.fixture(scope="session")
def read() -> Callable[[str, str], Sentences]:
    def reader(text: str, language: str = "de") -> Sentences:
        return read_sentences(article(text, language), load_knowledge())

    return reader


@pytest.fixture(scope="session")
def clause(read: Callable[..., Sentences]) -> Callable[..., tuple[Sentences, Clause]]:
    """Return the reading of a text and the first clause in it whose verb has the lemma."""

    def finder(text: str, lemma: str, language: str = "de") -> tuple[Sentences, Clause]:
        found = read(text, language)
        for sentence in found.sentences:
            for item in sentence.clauses:
                if item.lemma == lemma:
                    return found, item
        lemmas = [c.lemma for s in found.sentences for c in s.clauses]
        raise AssertionError(f"no clause with {lemma!r} in {text!r}, only {lemmas}")

    return finder


@pytest.fixture(scope="session")
def subjects(clause: Callable[..., tuple[Sentences, Clause]]) -> Callable[..., list[str]]:
    """Return the words of the subjects of the clause with a lemma."""

    def finder(text: str, lemma: str, language: str = "de") -> list[str]:
        found, item = clause(text, lemma, language)
        holder = next(s for s in found.sentences if item in s.clauses)
        return [holder.noun_phrases[n].span.of(text) for n in item.subjects]

    return finder
