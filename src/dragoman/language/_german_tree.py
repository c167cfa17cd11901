"""Subjects in a German tree that the forms forbid: a verb has one, and it stands in the nominative."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language._types import NounPhrase, Token

SUBJECTS = ("nsubj", "nsubj:pass")


def one_subject(tokens: Sequence[Token], phrases: Sequence[NounPhrase]) -> list[Token]:
    """Return the tokens with at most one subject a verb; the others are objects, or obliques after a preposition.

    Of several that can be nominative the clear one is kept, else the nearest to the verb.
    """
    found = list(tokens)
    by_verb: dict[int, list[int]] = {}
    for i, token in enumerate(tokens):
        if token.dep in SUBJECTS and token.head is not None:
            by_verb.setdefault(token.head, []).append(i)
    if not by_verb:
        return found
    of: dict[int, NounPhrase] = {}
    for phrase in phrases:
        for i in range(phrase.first, phrase.last):
            of.setdefault(i, phrase)
    for phrase in phrases:
        of[phrase.head] = phrase
    for verb, subjects in by_verb.items():
        possible: list[int] = []
        for i in subjects:
            own = of.get(i)
            if own is not None and own.preposition is not None and own.head == i:
                found[i] = found[i]._replace(dep="obl")
            elif own is not None and own.cases & {"dat", "acc"} and "nom" not in own.cases:
                found[i] = _as_object(found[i], own)
            else:
                possible.append(i)
        if len(possible) > 1:
            kept = min(possible, key=lambda i: (of.get(i) is None or of[i].case != "nom", abs(i - verb)))
            for i in possible:
                if i != kept:
                    found[i] = _as_object(found[i], of.get(i))
    return found


def _as_object(token: Token, phrase: NounPhrase | None) -> Token:
    return token._replace(dep="obj" if phrase is None or "acc" in phrase.cases else "obl:arg")
