"""What a stance is made to depend on, and what is wanted by making it depend on that."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.claims.events._match import has_word
from dragoman.claims.events._status import is_negated
from dragoman.claims.events._view import Grammar, View
from dragoman.knowledge.issues import Stances
from dragoman.spans import Span

CLAUSE_REACH = 4
"""Tokens behind until or unless within which its clause begins, if its subject was left to the clause before."""


class ConditionWords(NamedTuple):
    """The clause or phrase that a position is made to depend on."""

    span: Span
    strict: bool
    """With nur, erst, only: without it, nothing."""
    exception: bool = False
    """With until, unless: so also where the stance is against."""
    clause: int | None = None
    """Index of the clause, None for a phrase."""


def condition_of(grammar: Grammar, view: View, stances: Stances, *, against: bool = False) -> ConditionWords | None:
    """Return what a clause makes its stance depend on (nur wenn .., unless ..), or None.

    ``against``: of what is refused, what must come before is a condition too (refused to talk before ..).
    """
    strict = has_word(grammar, view, grammar.acts.small["only"])
    for i in _beside(grammar, view):
        clause = grammar.sentence.clauses[i]
        opener = grammar.word(clause.introducer) if clause.introducer is not None else grammar.word(clause.first)
        if opener in grammar.acts.small["only"]:
            opener = grammar.word(min(clause.first + 1, clause.last - 1))
        strict = strict or any(grammar.word(t) in grammar.acts.small["only"] for t in (clause.first - 1, clause.first))
        first = against and clause.kind == "subordinate" and opener in stances.sets["before"]
        depends = view.lemma in stances.sets["depending"] and opener in grammar.acts.small["content_openers"]
        if depends and any(grammar.word(t) in stances.sets["dependent"] for t in range(view.first, view.last)):
            # Macht X davon abhängig, dass ..: the content is the condition.
            return ConditionWords(grammar.span(clause.first, clause.last), strict=True, clause=i)
        if opener in stances.openers or first:
            exception = opener in stances.exceptions or first
            return ConditionWords(grammar.span(clause.first, clause.last), strict or exception, exception, i)
    begins = [c.first for c in grammar.sentence.clauses if c.kind != "relative"]
    for t in range(view.first + 1, view.last):
        # Bis 2021, .. is a date, and no condition.
        dated = any(w.isdigit() for w in (grammar.word(t + 1) if t + 1 < view.last else "").split(".")[:1])
        if grammar.word(t) in stances.exceptions and not dated and any(t < b <= t + CLAUSE_REACH for b in begins):
            return ConditionWords(grammar.span(t, len(grammar.sentence.tokens)), strict=True, exception=True)
    text = " ".join(grammar.word(t) for t in range(view.first, view.last))
    for marker in stances.markers:
        if marker in text:
            at = text.index(marker)
            token = view.first + text[:at].count(" ")
            return ConditionWords(grammar.span(token, view.last), strict=True)
    return None


def _beside(grammar: Grammar, view: View) -> list[int]:
    """Return the clauses that depend on a clause or on the infinitive clause that completes it."""
    own = list(grammar.governed(view.index))
    inner = [i for i in own if grammar.sentence.clauses[i].kind == "infinitive"]
    return own + [j for i in inner for j in grammar.governed(i) if j not in own]


def put_first(grammar: Grammar, view: View, stances: Stances) -> int | None:
    """Return the clause that names what is not to come before what is wanted (.. give up arms before ..), or None."""
    for i in _beside(grammar, view):
        clause = grammar.sentence.clauses[i]
        tokens = [grammar.word(t) for t in range(clause.first, min(clause.first + 2, clause.last))]
        if clause.kind == "subordinate" and any(w in stances.sets["before"] for w in tokens):
            return i
    return None


def clause_is_negated(grammar: Grammar, clause: int) -> bool:
    view = grammar.view_of(clause)
    return view is not None and is_negated(grammar, view)
