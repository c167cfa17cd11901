"""What a verb of speech introduces behind it: a clause, an infinitive, a quotation."""

from __future__ import annotations

from dragoman.claims.statements._cue import Cue
from dragoman.claims.statements._inline import goes_along, inline_complement
from dragoman.claims.statements._limit import limit_of
from dragoman.claims.statements._shape import Range, Shapes, piece_of


def complement_after(cue: Cue, shapes: Shapes, cues: list[Cue]) -> Range | None:
    """Return the complement that follows a verb."""
    inline = None if shapes.unit.speech.comma_before_complement else inline_complement(cue, shapes)
    if inline is not None:
        return inline, limit_of(cue, shapes, cues, inline)
    pieces = shapes.unit.pieces
    number = piece_of(shapes, cue.last - 1) + 1
    first = number
    end = shapes.sentence_end(number - 1)
    verb = cue.verb
    assert verb is not None
    pending: int | None = None
    while number < end:
        piece, shape = pieces[number], shapes[number]
        if piece.mark == ":":
            if not verb.strong and shape.kind != "quote" and not shapes.subjunctive(number):
                return None
            if number > first and _goes_on(shapes, first, number, cues):
                return None
            return piece.first, limit_of(cue, shapes, cues, piece.first)
        start = None
        if shape.kind in ("that", "question"):
            if pending is not None and _holds_cue(shapes, first, number, cues) and not _cites(shapes, first):
                return None
            start = shape.start if number == first or not shape.coordinated else None
            if shape.kind == "question" and _compares(shapes, shape.start) and not _asks(cue):
                start = None
            if shape.kind == "question" and not verb.strong and not shapes.subjunctive(number):
                start = None
        elif shape.kind == "infinitive":
            if not shapes.unit.speech.comma_before_complement:
                return None
            if pending is not None and _holds_cue(shapes, first, number, cues):
                return None
            start = shape.start if "infinitive" in verb.frames and not shape.coordinated else None
        elif shape.kind == "quote":
            start = piece.first if "direct" in verb.frames else None
            if piece.mark == "":
                return None
        elif shape.kind == "adverbial":
            pending = shape.start if pending is None and not shape.coordinated else pending
            number += 1
            continue
        elif shape.kind == "verb_first":
            if pending is not None and shapes.subjunctive(number):
                return pending, limit_of(cue, shapes, cues, pending)
            return None
        elif shape.kind == "main":
            if shape.coordinated or not shapes.unit.speech.comma_before_complement:
                return None
            start = shape.start if "clause" in verb.frames else None
            sure = verb.strong and cue.clause is not None and cue.clause.clause.kind in ("main", "fragment")
            if start is not None and not sure and not shapes.subjunctive(number):
                return None
            if start is not None and pending is not None and shapes.subjunctive(number) and not _describes(cue, shapes):
                start = pending
        if start is not None:
            return start, limit_of(cue, shapes, cues, start)
        if piece.mark == ";":
            return None
        if shape.kind == "phrase" and pending is None and number == first and piece.mark == ",":
            pending = piece.first
        if shape.kind not in ("relative", "phrase", "infinitive"):
            return None
        number += 1
    return None


def _holds_cue(shapes: Shapes, first: int, number: int, cues: list[Cue]) -> bool:
    """Say whether one of some pieces has a verb of speech of its own, to which a complement then belongs."""
    pieces = shapes.unit.pieces
    lo, hi = pieces[first].first, pieces[number - 1].last
    return any(lo <= c.anchor < hi and c.kind == "verb" for c in cues)


def _goes_on(shapes: Shapes, first: int, number: int, cues: list[Cue]) -> bool:
    """Say whether a participle between a verb and a colon opens what follows: he said, *adding*: .."""
    pieces = shapes.unit.pieces
    lo, hi = pieces[first].first, pieces[number - 1].last
    return any(lo <= c.anchor < hi and goes_along(c, shapes) for c in cues)


def _cites(shapes: Shapes, number: int) -> bool:
    """Say whether a piece names whom a medium draws on: reported, *citing two officials*, that .."""
    return shapes.unit.words[shapes.unit.pieces[number].first] in shapes.unit.speech.words("speakers", "citing")


def _describes(cue: Cue, shapes: Shapes) -> bool:
    """Say whether a phrase behind the cue's clause describes the speaker, who stands right before it."""
    last = max((end for _, end in cue.speakers), default=0)
    return last == shapes.unit.pieces[piece_of(shapes, cue.last - 1)].last


def _compares(shapes: Shapes, at: int) -> bool:
    """Say whether a word asks only after verbs of asking and saying, and else compares or places: wie, wo."""
    return shapes.unit.words[at] in shapes.unit.speech.words("complement", "comparing")


def _asks(cue: Cue) -> bool:
    clause = None if cue.clause is None else cue.clause.clause
    return cue.verb is not None and cue.verb.strong and clause is not None and not clause.passive
