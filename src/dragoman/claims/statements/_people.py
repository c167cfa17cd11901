"""Who speaks, in the words of the unit: the phrases of a cue, or those of the clause it shares a subject with."""

from __future__ import annotations

from dragoman.claims.statements._cue import Cue
from dragoman.claims.statements._inline import goes_along, quoted_as_saying
from dragoman.claims.statements._phrases import extended
from dragoman.claims.statements._shape import Shapes
from dragoman.claims.statements._unit import Placed
from dragoman.spans import Span

RELATIVE_TAGS = ("PRELS", "PRELAT", "WDT", "WP", "WP$")


def speakers_of(cue: Cue, shapes: Shapes, cues: list[Cue]) -> tuple[tuple[Span, ...], str]:
    """Return the phrases that name the speaker of a cue, and how they were found."""
    unit = shapes.unit
    if cue.kind in ("source", "so") or (cue.kind == "adverb" and cue.speakers):
        return tuple(unit.span_of(*r) for r in cue.speakers), "source"
    placed = cue.clause
    if placed is None:
        return (), "unknown"
    if placed.clause.kind == "relative" and _is_relative(cue, shapes):
        found = _antecedent(placed, shapes)
        if found is not None:
            return (found,), "antecedent"
    if cue.speakers and not goes_along(cue, shapes):
        return tuple(unit.span_of(*r) for r in cue.speakers), "subject"
    if placed.clause.passive:
        return _place_as_source(cue, shapes), "place"
    impersonal = _place_as_source(cue, shapes)
    if impersonal:
        return impersonal, "place"
    if cue.verb is not None and cue.verb.lemma in shapes.unit.speech.words("inquit", "impersonal"):
        return (), "unknown"
    if goes_along(cue, shapes):
        return _along_with(cue, shapes, cues), "shared subject"
    shared = _shared_subject(placed, shapes)
    if shared:
        return shared, "shared subject"
    return (), "unknown"


def _along_with(cue: Cue, shapes: Shapes, cues: list[Cue]) -> tuple[Span, ...]:
    """Return who speaks at a participle: the phrase behind *with* before it, the last speaker, or the subject."""
    unit, placed = shapes.unit, cue.clause
    assert placed is not None
    if (quoted := quoted_as_saying(shapes, cue.anchor)) is not None:
        return (unit.span_of(*quoted),)
    with_words = unit.speech.words("speakers", "with")
    for phrase in placed.sentence.noun_phrases:
        if phrase.last + placed.base == cue.anchor and phrase.preposition is not None:
            if unit.words[phrase.preposition + placed.base] in with_words:
                return (unit.span_of(*extended(shapes, placed.base, phrase)),)
            return ()
    for other in reversed(cues):
        if other.kind != "verb" or other.anchor >= cue.anchor or not other.speakers or other.clause is None:
            continue
        if other.clause.sentence is placed.sentence and other.clause.clause.kind == "main":
            return tuple(unit.span_of(*r) for r in other.speakers)
    return _shared_subject(placed, shapes)


def _is_relative(cue: Cue, shapes: Shapes) -> bool:
    """Say whether the subject of a relative clause is its pronoun (or is not to be found)."""
    if not cue.speakers:
        return True
    first, last = cue.speakers[0]
    return last - first == 1 and shapes.unit.tokens[first].tag in RELATIVE_TAGS


def _antecedent(placed: Placed, shapes: Shapes) -> Span | None:
    """Return the phrase right before a relative clause."""
    unit = shapes.unit
    start = placed.clause.first + placed.base
    best: tuple[int, int] | None = None
    for phrase in placed.sentence.noun_phrases:
        first, last = extended(shapes, placed.base, phrase, linked=False)
        if last <= start and start - last <= 2 and (best is None or last > best[1] or first < best[0]):
            best = (first, last)
    return None if best is None else unit.span_of(*best)


def _place_as_source(cue: Cue, shapes: Shapes) -> tuple[Span, ...]:
    """Return the source of ``hieß es aus dem Kreml`` and ``in dem Papier heißt es``."""
    placed, unit = cue.clause, shapes.unit
    assert placed is not None
    assert cue.verb is not None
    if not (cue.verb.lemma in unit.speech.words("inquit", "impersonal") or placed.clause.passive):
        return ()
    sources = unit.speech.words("speakers", "impersonal_source")
    for number in placed.clause.obliques:
        phrase = placed.phrase(number)
        if phrase.preposition is None or unit.words[placed.base + phrase.preposition] not in sources:
            continue
        head = unit.tokens[placed.base + phrase.head].form
        if not placed.clause.passive or unit.speech.noun_kinds(head) & {"words", "report", "document"}:
            return (unit.span_of(*extended(shapes, placed.base, phrase)),)
    return ()


def _shared_subject(placed: Placed, shapes: Shapes) -> tuple[Span, ...]:
    """Return the subject of the clause before, which a coordinated clause without one shares."""
    unit = shapes.unit
    anchor = placed.anchor or 0
    number = unit.piece_at(anchor)
    if number is None or placed.clause.kind not in ("main", "fragment", "infinitive"):
        return ()
    for other in reversed(unit.clauses):
        if other.sentence is not placed.sentence or (other.anchor or 0) >= anchor or other.clause.kind != "main":
            continue
        indices = other.clause.subjects or (() if other.clause.subject is None else (other.clause.subject,))
        if indices and not other.clause.passive:
            return tuple(unit.span_of(*extended(shapes, other.base, other.phrase(i))) for i in indices)
    return ()
