"""Talks told of without their parties: a new round, no date for the next meeting, both sides agreed."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.claims.events._found import Found
from dragoman.claims.events._parties import uninflected
from dragoman.claims.events._status import FACTS
from dragoman.record import Event, Participant

TALKS = frozenset({"meeting", "negotiation", "conference", "call"})
ROUNDS = frozenset({"meeting", "negotiation"})
BETWEEN_SIDES = TALKS | {"agreement", "ceasefire"}
OPEN = frozenset({"planned", "not_planned", "cancelled", "undecided"})
ARRANGED = frozenset({"protest", "vote", "visit", "agreement", "exchange", "release"})
PARTIES = 2
NO_DATE = "no date for it"
DATE = "a date for it"


def is_open(act: Found, *, dated: bool) -> bool:
    """Say whether a talk is news though nobody is named: it is planned, called off or open, and a verb says so.

    So is what is arranged for a day (Ein für Donnerstag angekündigter Streik wurde abgesagt).
    """
    if act.phrase is None:
        return goes_on(act) and act.status not in FACTS
    if (
        act.status not in OPEN
        or act.view is None
        or not (act.word.act in TALKS or (dated and act.word.act in ARRANGED))
    ):
        return False
    said = (act.view.lemma, f"negated {act.view.lemma}", NO_DATE, DATE)
    return act.basis.get("status") in said


def goes_on(act: Found) -> bool:
    """Say whether an act belongs to talks told before: a further round of them, or what *both sides* did there."""
    grammar, view = act.grammar, act.view
    if act.word.act not in BETWEEN_SIDES:
        return False
    if act.phrase is None:
        subjects = () if view is None else view.phrases("subj")
        return any(grammar.head(i) in grammar.acts.small["sides"] for i in subjects)
    np = grammar.phrases[act.phrase]
    further = grammar.acts.small["further"]
    return act.word.act in ROUNDS and any(
        uninflected(grammar.word(t)) in further or grammar.word(t) in further for t in range(np.first, np.head)
    )


def parties_before(events: Sequence[Event]) -> tuple[Participant, ...]:
    """Return the parties of the last talks or agreement told that has several, or nobody."""
    for event in reversed(events):
        if (
            event.status in FACTS
            and event.act in BETWEEN_SIDES
            and len({p.actor for p in event.participants}) >= PARTIES
        ):
            return tuple(Participant(p.actor, "participant") for p in event.participants)
    return ()
