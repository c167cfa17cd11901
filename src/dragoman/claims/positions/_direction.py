"""Which way a stance points: at the issue, at its end, at its lack, or at what a clause inside denies."""

from __future__ import annotations

from dragoman.claims.events._status import is_negated
from dragoman.claims.events._view import Grammar, View
from dragoman.claims.positions._stance import TURNED, Taken, is_complement
from dragoman.knowledge.issues import Raised
from dragoman.record import Stance
from dragoman.spans import Span

TURNED_BACK: dict[Stance, Stance] = {"opposes": "accepts", "demands": "rejects"}
LACKING_REACH = 8
"""Tokens behind without that are taken for what must not be lacking."""


def directed(grammar: Grammar, view: View, taken: Taken, stance: Stance, item: Raised, spot: Span) -> Stance | None:
    """Return a stance as one on the issue itself, or None if the clause says nothing of it.

    It is turned round where the end of the issue is meant, but by one word only, and where the clause inside which it
    is raised is negated (demanded that no troops be sent).
    """
    small = grammar.acts.small
    if taken.kind == "verb" and taken.lemma in small["giving_up"]:
        # To give up land is what the issue of territory is about; to give up enrichment is said once.
        return TURNED_BACK.get(stance, stance) if item.issue.yielded else stance
    talked = [i for slot in small["about"] for i in view.phrases(slot)] if view.lemma in small["discussing"] else []
    if item.end and any(spot.start >= grammar.phrases[i].span.start for i in talked):
        return None
    if item.turned:
        stance = TURNED.get(stance, stance)
    inner = _clause_of(grammar, view, spot) if item.end else None
    if inner is None:
        return stance
    if inner.lemma in small["trust"]:
        return None
    return TURNED.get(stance, stance) if is_negated(grammar, inner) else stance


def _clause_of(grammar: Grammar, view: View, spot: Span) -> View | None:
    """Return the clause inside another that raises an issue, if it completes it."""
    inside = [
        v
        for v in grammar.views
        if v.index != view.index
        and v.clause.governor == view.index
        and is_complement(grammar, v.clause)
        and grammar.span(v.first, v.last).covers(spot)
    ]
    return min(inside, key=lambda v: v.last - v.first) if inside else None


def is_unreal(grammar: Grammar, view: View) -> bool:
    """Say whether a clause says what would have been (would have given)."""
    words = [grammar.word(t) for t in range(view.first, view.last)]
    modal = (view.clause.modal or "").lower()
    return any(w == modal and words[i + 1] in grammar.acts.small["unreal"] for i, w in enumerate(words[:-1]))


def lacking_in(grammar: Grammar, first: int, last: int) -> tuple[Span, ...]:
    """Return the words after without in a range of tokens, to the end of their part of the sentence."""
    tokens = grammar.sentence.tokens
    found = []
    for t in range(first, min(last, len(tokens) - 1)):
        if grammar.word(t) in grammar.acts.small["lacking"]:
            end = next((i for i in range(t + 1, len(tokens)) if tokens[i].pos == "PUNCT"), len(tokens))
            found.append(grammar.span(t, min(end, t + 1 + LACKING_REACH)))
    return tuple(found)


def bargain_without(grammar: Grammar, view: View) -> int:
    """Return the end of a relative clause that says without whom a bargain is struck (Abmachungen, die ohne uns ..)."""
    last = view.last
    for i in grammar.governed(view.index):
        clause = grammar.sentence.clauses[i]
        if clause.kind == "relative" and any(
            grammar.word(t) in grammar.acts.small["lacking"] for t in range(clause.first, clause.last)
        ):
            last = max(last, clause.last)
    return last
