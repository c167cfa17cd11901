"""Verbs that were read as adjectives of what they do it to: Police in Mali | confiscated weapons from gangs."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.claims.events._phrases import Phrases

FINITE_TAGS = ("VBD", "VBZ", "VBP", "MD")
AUXILIARY_REACH = 3
"""Tokens behind an auxiliary within which its participle stands."""
OPENERS = ("IN", "WDT", "WP", "WRB", "CC")


class Lost(NamedTuple):
    """A verb with who does it and to whom, by the order of words."""

    verb: int
    subject: int
    object: int
    first: int
    last: int


def lost_verb(grammar: Phrases) -> Lost | None:
    """Return the first verb that a sentence hides in a noun phrase, if all up to the next comma lacks a finite verb."""
    tokens = grammar.sentence.tokens
    for i, np in enumerate(grammar.phrases):
        named = range(np.first, np.head)
        t = next((t for t in named if tokens[t].tag == "VBN" and tokens[t].dep == "amod"), np.head)
        if i == 0 or t == np.head or any(tokens[s].pos not in ("PROPN", "ADV") for s in range(np.first, t)):
            continue
        if grammar.lemma(t) not in grammar.acts.verbs or (np.preposition is not None and t == np.first):
            continue
        first = next((s + 1 for s in range(t - 1, -1, -1) if tokens[s].form == ","), 0)
        last = next((s for s in range(t, len(tokens)) if tokens[s].form == ","), len(tokens))
        subject = next((j for j, other in enumerate(grammar.phrases) if other.first >= first), i)
        if (
            subject == i
            or grammar.phrases[subject].preposition is not None
            or grammar.phrases[subject].first > first + 1
        ):
            continue
        finite = next((s for s in range(first, last) if tokens[s].tag in FINITE_TAGS), last)
        if finite < t <= finite + AUXILIARY_REACH and tokens[finite].pos == "AUX":
            # Had earlier denied.
            finite = next((s for s in range(t + 1, last) if tokens[s].tag in FINITE_TAGS), last)
        opened = next(
            (s for s in range(np.last, finite) if tokens[s].tag in OPENERS and tokens[s].dep == "mark"), finite
        )
        if finite < t or (finite < last and opened == finite):
            continue
        return Lost(t, subject, i, first, opened)
    return None
