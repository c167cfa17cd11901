"""Which issues of the negotiation a statement is on: those that its own words raise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.claims._reading import Reading
from dragoman.knowledge.issues import issues_in
from dragoman.record import Statement


def with_issues(reading: Reading, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements with the issues that their words raise, in the order of the words."""
    return tuple(replace(stmt, issues=_issues(reading, stmt)) for stmt in statements)


def _issues(reading: Reading, stmt: Statement) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for span in stmt.spans:
        sentence = reading.sentences.at(span.start)
        if sentence is not None:
            words = span.of(reading.article.text)
            raised = issues_in(reading.knowledge, sentence.language, words)
            found.update((r.issue.id, None) for r in raised)
    return tuple(found)
