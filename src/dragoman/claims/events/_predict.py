"""The coder's line for one sentence: PLOVER events, best first, with the words, country and sector of each side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.claims._reading import Reading
from dragoman.claims.events._attitude import attitudes
from dragoman.claims.events._clauses import acts_of
from dragoman.claims.events._find import grammars
from dragoman.claims.events._parties import Company
from dragoman.claims.events._plover import FUTURE, shifted
from dragoman.claims.events._sides import Sides
from dragoman.claims.events._view import Grammar, View
from dragoman.claims.events._whose import Side
from dragoman.record import Statement

DEPTH = 20
NOUN = 15
PRESUPPOSED = 35
"""What a reading loses for each clause above it, for being a noun, for standing in a clause of time or condition."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One event that a sentence may be coded as."""

    score: float
    type: str
    mode: str | None
    sources: tuple[Side, ...]
    targets: tuple[Side, ...]


def event_predictions(id: str, reading: Reading, statements: Sequence[Statement] = ()) -> dict[str, Any]:
    """Return ``{"id", "events": [{"type", "mode"?, "source", "target"}]}`` for one sentence, best event first.

    Actors are ``{"text", "country"?, "sector"?}``; a text in which nothing fits has an empty list.
    """
    company = Company(reading, statements)
    found: list[Candidate] = []
    for grammar in grammars(reading):
        found.extend(_candidates(grammar, company))
    events = []
    seen = set()
    for candidate in sorted(found, key=lambda c: -c.score):
        key = (candidate.type, candidate.sources, candidate.targets)
        if key not in seen:
            seen.add(key)
            events.append(_line(candidate))
    return {"id": id, "events": events}


def _line(candidate: Candidate) -> dict[str, Any]:
    event: dict[str, Any] = {"type": candidate.type}
    if candidate.mode:
        event["mode"] = candidate.mode
    event["source"] = [side.line() for side in candidate.sources]
    event["target"] = [side.line() for side in candidate.targets]
    return event


def _candidates(grammar: Grammar, company: Company) -> Iterator[Candidate]:
    sides = Sides(grammar, company)
    acts = acts_of(grammar, company, unnamed=True)
    covered = set()
    for attitude in attitudes(grammar, company, acts):
        covered.add(attitude.view.index)
        sources = sides.of_phrases(attitude.sources)
        targets = sides.fill_targets(sides.of_phrases(attitude.targets), sources, attitude.view, attitude.type)
        yield Candidate(_score(grammar, attitude.view, noun=False) + attitude.bonus, attitude.type, attitude.mode,
                        sources, targets)  # fmt: skip
    for act in acts:
        kind, mode = shifted(act, act.status)
        if kind is None or act.view is None:
            continue
        if kind != "REJECT" and act.status in FUTURE and has_unless(grammar, act.view):
            kind, mode = "THREATEN", None
        sources, targets = sides.of_act(act, kind)
        score = _score(grammar, act.view, noun=act.phrase is not None)
        if act.view.index in covered:
            score -= DEPTH
        yield Candidate(score, kind, mode, sources, targets)


def _score(grammar: Grammar, view: View, *, noun: bool) -> float:
    small = grammar.acts.small
    score = 100.0 - view.first / 100
    seen = set()
    index: int | None = view.index
    while index is not None and index not in seen:
        seen.add(index)
        clause = grammar.sentence.clauses[index]
        opener = grammar.opener(clause)
        governor = clause.governor
        if clause.kind == "relative" or opener in small["conditional_openers"] | small["time_openers"]:
            score -= PRESUPPOSED
        elif governor is not None:
            above = grammar.view_of(governor)
            told_after = clause.kind == "main" and above is not None and clause.first > above.first
            if above is not None and above.lemma not in small["speech"] and not told_after:
                score -= DEPTH
        index = governor
    return score - (NOUN if noun else 0)


def has_unless(grammar: Grammar, view: View) -> bool:
    """Say whether a clause is made to depend on the other side giving way (will withdraw unless .. agrees)."""
    openers = grammar.acts.small["threat_openers"]
    return any(c.first > view.first and grammar.word(c.first) in openers for c in grammar.sentence.clauses) or any(
        grammar.word(t) in openers for t in range(view.first, view.last)
    )
