"""Participles before a noun that tell an act of their own: das am Dienstag in Genf unterzeichnete Abkommen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.claims.events._phrases import Phrases
from dragoman.language import Clause

ENDINGS = ("en", "er", "es", "em", "e")
DOER_SLOTS = ("von", "durch")
DOER = "by"
LONGEST_FRAME = 30
"""Tokens between an article and the participle that belongs to it."""


class Attributive(NamedTuple):
    """A participle with its verb, the phrase it belongs to, and the phrases that complete it, by slot."""

    token: int
    verb: str
    phrase: int
    first: int
    """Token with which the whole phrase begins, where its complements were cut off as phrases of their own."""
    slots: dict[str, tuple[int, ...]]


def attributives(grammar: Phrases) -> Iterator[Attributive]:
    """Yield the participles of a sentence that say by whom, when or where what their noun names was done.

    A bare one (die entführten Soldaten) only says which are meant.
    """
    if not grammar.acts.participles:
        return
    for i, np in enumerate(grammar.phrases):
        for t in range(np.first, np.head):
            verb = _verb(grammar, t)
            if verb is None:
                continue
            first = np.first if np.first < t else _article(grammar, t)
            inner = [
                j for j, other in enumerate(grammar.phrases) if j != i and first <= other.first and other.last <= t
            ]
            if not inner:
                continue
            slots: dict[str, tuple[int, ...]] = {"obj": (i,)}
            for j in inner:
                name = grammar.preposition(j)
                if name is not None:
                    name = "subj" if name in DOER_SLOTS else name
                    slots[name] = (*slots.get(name, ()), j)
            yield Attributive(t, verb, i, first, slots)


def _article(grammar: Phrases, participle: int) -> int:
    """Return the article of a participle that a list parts from it (die von A, B und C | unterzeichnete Erklärung)."""
    tokens = grammar.sentence.tokens
    for t in range(participle - 1, max(-1, participle - LONGEST_FRAME), -1):
        if tokens[t].pos in ("VERB", "AUX"):
            break
        if tokens[t].pos == "DET" and tokens[t + 1].pos == "ADP":
            return t
    return participle


def _verb(grammar: Phrases, token: int) -> str | None:
    if grammar.sentence.tokens[token].tag != "ADJA":
        return None
    form = grammar.word(token)
    known = grammar.acts.participles
    return next(
        (known[form.removesuffix(e)] for e in ENDINGS if form.endswith(e) and form.removesuffix(e) in known), None
    )


def reduced_noun(grammar: Phrases, clause: Clause) -> int | None:
    """Return the phrase that an English participle behind it tells of: the truce | brokered by Qatar.

    None for any other clause.
    """
    if clause.verb is None or clause.kind != "infinitive" or clause.finite is not None or clause.passive:
        return None
    token = grammar.sentence.tokens[clause.verb]
    if token.tag != "VBN" or token.head is None or not (token.dep or "").startswith("acl") or clause.subjects:
        return None
    tokens = grammar.sentence.tokens
    after = clause.verb + 1
    if clause.objects:
        return None
    if tokens[token.head].dep == "root" and not (after < len(tokens) and grammar.word(after) == DOER):
        # A past form whose sentence has no other verb (Both sides agreed to ..).
        return None
    found = [i for i, np in enumerate(grammar.phrases) if np.first <= token.head < np.last and np.last <= clause.verb]
    return found[-1] if found else None
