"""``Das teilte der Minister mit``, ``Das geht aus einem Bericht hervor``: the sentence before is what was said."""

from __future__ import annotations

from dragoman.claims.statements._cue import Cue
from dragoman.claims.statements._cues import find_cues
from dragoman.claims.statements._draft import Draft
from dragoman.claims.statements._people import speakers_of
from dragoman.claims.statements._phrases import extended
from dragoman.claims.statements._shape import Shapes
from dragoman.claims.statements._unit import Unit
from dragoman.spans import Span


def pointing_back(shapes: Shapes, drafts: list[Draft], earlier: list[Draft]) -> list[Draft]:
    """Return the statement that a unit ascribes to somebody by pointing back to the sentence before it."""
    unit = shapes.unit
    if unit.before is None or not unit.words or any(d.type != "reported" for d in drafts):
        return []
    if unit.words[0] not in unit.speech.words("speakers", "pointing") or _is_article(unit):
        return []
    if any(d.carrier is None and d.speakers and d.covers(unit.before.start) for d in earlier):
        return []
    for cue in find_cues(shapes):
        if cue.kind != "verb" or cue.verb is None or cue.clause is None or not cue.verb.strong:
            continue
        if cue.clause.clause.kind != "main" or cue.negated:
            continue
        speakers, how = speakers_of(cue, shapes, [])
        speakers = tuple(s for s in speakers if s.start != unit.tokens[0].start) or _source(cue, shapes)
        if not speakers:
            continue
        end = unit.before.end
        while end > unit.before.start and not (unit.text[end - 1].isalnum() or unit.text[end - 1] in '“”"»«'):
            end -= 1
        span = Span(unit.before.start, end)
        words = tuple(unit.tokens[i].span for i in cue.words)
        return [Draft("indirect", (span,), unit, words, speakers, how=how, frame=(unit.span,), by=cue)]
    return []


def _is_article(unit: Unit) -> bool:
    """Say whether the first word only opens a noun phrase: *Das* Feuer wurde gemeldet."""
    return len(unit.tokens) > 1 and unit.tokens[1].pos in ("NOUN", "PROPN", "ADJ", "NUM")


def _source(cue: Cue, shapes: Shapes) -> tuple[Span, ...]:
    """Return the phrase after ``aus`` in ``geht aus einem Bericht hervor``."""
    unit, placed = shapes.unit, cue.clause
    assert placed is not None
    sources = unit.speech.words("speakers", "impersonal_source")
    for number in placed.clause.obliques:
        phrase = placed.phrase(number)
        if phrase.preposition is not None and unit.words[placed.base + phrase.preposition] in sources:
            return (unit.span_of(*extended(shapes, placed.base, phrase)),)
    return ()
