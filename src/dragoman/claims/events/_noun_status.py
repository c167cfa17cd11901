"""Whether an act that a noun names takes place: by what carries it, what stands above it, and its own words."""

from __future__ import annotations

from dragoman.claims.events._goes_on import DATE, NO_DATE
from dragoman.claims.events._status import (
    FACTS,
    carried_status,
    carrier_of,
    clause_status,
    is_negated,
    noun_above,
    phrase_status,
)
from dragoman.claims.events._told_of import told_of
from dragoman.claims.events._view import Grammar, View
from dragoman.knowledge.acts import ActWord, Carrier
from dragoman.record import Status

SPEECH_ACTS = frozenset({"proposal", "rejection", "accusation", "threat", "declaration", "invitation"})
"""Acts of words: that they are asked about, refused or denied presupposes that they were said."""
SPOKEN_OF = "an act of words that is spoken of"
UNDER = ("unter", "under")
IN_VIEW = ("agreement", "ceasefire", "exchange")
INDEFINITE = ("a", "an", "ein", "eine", "einen")


def slot_of(view: View, phrase: int) -> str | None:
    """Return the slot of a verb that a phrase fills, or None if it is inside another phrase."""
    for slot, phrases in view.slots.items():
        if phrase in phrases:
            return slot
    return None


def carrier_in(grammar: Grammar, view: View | None, slot: str | None) -> Carrier | None:
    if view is None or slot is None:
        return None
    return carrier_of(grammar, view, slot)


def noun_status(
    grammar: Grammar, phrase: int, view: View | None, slot: str | None, carrier: Carrier | None, word: ActWord
) -> tuple[Status, str]:
    """Return the status of an act that a noun names."""
    above = noun_above(grammar, phrase)
    if above is not None:
        over, word_above = above
        if word_above.status is not None:
            negated = (
                is_negated(grammar, view) if view is not None and slot_of(view, over) in ("subj", "obj") else False
            )
            found = word_above.negated if negated and word_above.negated else word_above.status
            return found, grammar.head(over)
        if view is not None and carrier is None:
            # Reports of a meeting, der Beginn der Gespräche: what is said of them is said of the act.
            slot = slot_of(view, over)
            carrier = carrier_in(grammar, view, slot)
    own = phrase_status(grammar, phrase)
    if carrier is not None and slot == "subj" and grammar.preposition(phrase) in grammar.acts.small["before"]:
        return "possible", "still to begin"
    dated = _undated(grammar, phrase, view)
    if dated is not None:
        return dated
    if carrier is not None and view is not None:
        status, why = carried_status(grammar, view, carrier)
        if word.act in SPEECH_ACTS and status not in FACTS and carrier.status is not None:
            return "happened", SPOKEN_OF
        if own is not None and status in FACTS:
            return own
        return status, why
    if own is not None:
        return own
    first = grammar.word(grammar.phrases[phrase].first)
    if view is None:
        return "happened", "noun"
    if word.act == "mediation" and slot in UNDER:
        return "happened", "noun"
    told = told_of(grammar, phrase)
    if told is not None and clause_status(grammar, told)[0] not in FACTS:
        # Talks that are to begin on Monday.
        return clause_status(grammar, told)
    status, why = clause_status(grammar, view)
    if slot in grammar.acts.small["before"]:
        return ("happened" if view.clause.tense == "pluperfect" else "planned"), f"{slot}"
    at = grammar.phrases[phrase].preposition
    if at is not None and grammar.word(max(at - 1, 0)) in grammar.acts.small["until"] and status in FACTS:
        return "planned", grammar.word(max(at - 1, 0))
    if slot in grammar.acts.small["after"]:
        return ("happened" if status in FACTS else status), f"{slot}"
    if slot in ("subj", "obj") and (first in grammar.acts.small["negation"] or is_negated(grammar, view)):
        return ("happened", "noun") if word.act in SPEECH_ACTS else (status, why)
    if slot in grammar.acts.small["scene"]:
        return status, why
    if grammar.preposition(phrase) in grammar.acts.small["in_view"] and first in INDEFINITE and word.act in IN_VIEW:
        return "possible", "in view of it"
    return ("happened", "noun") if status in FACTS or word.act in SPEECH_ACTS else (status, why)


def _undated(grammar: Grammar, phrase: int, view: View | None) -> tuple[Status, str] | None:
    """Return the status of an act whose day is (not) set: a date for talks, kein Termin für ein Treffen."""
    dates = grammar.acts.small["dates"]
    above = [i for i in range(len(grammar.phrases)) if grammar.head(i) in dates]
    if view is None or not above:
        return None
    mine = any(phrase in items for i in above for items in grammar.attributes(i).values())
    beside = grammar.preposition(phrase) in ("for", "für") and any(
        view.first <= grammar.phrases[i].head < view.last for i in above
    )
    if not (mine or beside):
        return None
    open_ = is_negated(grammar, view) or any(
        grammar.word(grammar.phrases[i].first) in grammar.acts.small["negation"] for i in above
    )
    return ("undecided", NO_DATE) if open_ else ("planned", DATE)
