"""The PLOVER code of an act: type and mode by its word, shifted by its status, contexts by cue words."""

from __future__ import annotations

from dragoman.claims._reading import Reading
from dragoman.claims.events._found import Found
from dragoman.knowledge.issues import context_cues
from dragoman.record import Plover, Status

FUTURE = ("planned", "possible", "proposed", "undecided")
VERBAL = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")
"""Types that a mere announcement does not make real; who announces sanctions has imposed them."""
REFUSED = ("denied", "not_planned", "cancelled")


def shifted(act: Found, status: Status) -> tuple[str | None, str | None]:
    """Return PLOVER type and mode under a status: a meeting to come is AGREE, one called off is REJECT."""
    kind, mode = act.word.type, act.word.mode
    if kind is None:
        return None, None
    shift = act.grammar.acts.shifts.get(kind)
    announced = (
        act.phrase is not None
        and act.basis.get("status") in act.grammar.acts.small["announcing"]
        and kind not in VERBAL
    )
    if shift is None or announced or status in ("happened", "ongoing"):
        return kind, mode
    new = shift.future if status in FUTURE else shift.negated
    return new, mode if new == kind else None


def plover_of(reading: Reading, act: Found, status: Status) -> Plover | None:
    """Return the code of an act, or None where nothing fits."""
    kind, mode = shifted(act, status)
    if kind is None:
        return None
    words = act.grammar.sentence.span.of(reading.article.text).lower()
    cues = context_cues(reading.knowledge, act.grammar.acts.language)
    return Plover(kind, mode, tuple(dict.fromkeys(c for pattern, c in cues if pattern.search(words))))
