"""Terms of short texts against gold: what was found, who gives, who gets, how much, until when, and what was too much.

A line has ``text``, ``lang``, ``date`` and ``expected_terms`` (``what`` and, where the text says so, ``giver``,
``receiver``, ``quantity``, ``due``), empty where nothing is agreed, offered or exchanged. All but ``due`` are words of
the text; giver and receiver are whoever these words mean, or who stands for the same state.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.evaluation._claims import is_one_of, read_line
from dragoman.evaluation._scores import Line, Score, by_part, shares
from dragoman.knowledge import Knowledge
from dragoman.record import Record, Term
from dragoman.spans import Span

COVERED = 0.5
"""Share of the words of the gold that a term must hold to be the same."""


def is_gold(line: Line) -> bool:
    """Say whether a line expects terms of its text."""
    return "expected_terms" in line


def score(
    stem: str, lines: Sequence[Line], knowledge: Knowledge, goals: Mapping[str, float]
) -> tuple[list[Score], list[str]]:
    """Return the scores of a gold file, for each ``part`` of it, and a line for each miss."""
    return by_part(stem, lines, lambda name, own: _part(name, own, knowledge, goals))


def _part(
    name: str, lines: Sequence[Line], knowledge: Knowledge, goals: Mapping[str, float]
) -> tuple[list[Score], list[str]]:
    right = dict.fromkeys(("found", "giver", "receiver", "quantity", "due", "silent where nothing is agreed"), 0)
    asked = dict(right)
    told = beyond = 0
    misses = []
    for line in lines:
        record = read_line(line, knowledge)
        expected: list[Line] = line["expected_terms"]
        if not expected:
            asked["silent where nothing is agreed"] += 1
            right["silent where nothing is agreed"] += not record.terms
            misses += [f"{name} too much, {t.what}: {line['text']}" for t in record.terms]
            continue
        used: set[str] = set()
        for gold in expected:
            asked["found"] += 1
            term = _same(record, line["text"], gold["what"], used)
            if term is None:
                misses.append(f"{name} nothing for {gold['what']!r}: {line['text']}")
                continue
            right["found"] += 1
            used.add(term.id)
            for column, value in gold.items():
                if column == "what":
                    continue
                asked[column] += 1
                fits = _fits(record, term, column, str(value))
                right[column] += fits
                if not fits:
                    misses.append(f"{name} {column} {_given(record, term, column)}, not {value}: {term.what}")
        told += len(record.terms)
        beyond += sum(t.id not in used for t in record.terms)
        misses += [f"{name} beyond, {t.what}: {line['text']}" for t in record.terms if t.id not in used]
    counts = [(column, right[column], asked[column]) for column in right]
    return shares(name, [*counts, ("beyond the gold", beyond, told)], goals), misses


def _same(record: Record, text: str, words: str, used: set[str]) -> Term | None:
    """Return the shortest term not yet taken that holds most of some words of the text."""
    start = text.find(words)
    wanted = Span(start, start + len(words))
    fitting = [
        t
        for t in record.terms
        if t.id not in used
        and min(t.span.end, wanted.end) - max(t.span.start, wanted.start) >= COVERED * (wanted.end - wanted.start)
    ]
    return min(fitting, key=lambda t: (t.span.end - t.span.start, t.span), default=None)


def _fits(record: Record, term: Term, column: str, value: str) -> bool:
    if column == "due":
        return term.due == value
    if column == "quantity":
        return term.quantity is not None and (value in term.quantity or term.quantity in value)
    actor = term.giver if column == "giver" else term.receiver
    return actor is not None and is_one_of(record, value, (actor,))


def _given(record: Record, term: Term, column: str) -> str:
    value = getattr(term, column)
    return next((a.name for a in record.actors if a.id == value), str(value))
