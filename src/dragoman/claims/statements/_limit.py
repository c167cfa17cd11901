"""Where what is said ends: with its sentence, or where the author speaks again."""

from __future__ import annotations

from dragoman.claims.statements._cue import Cue
from dragoman.claims.statements._inline import goes_along
from dragoman.claims.statements._shape import Shapes, piece_of


def limit_of(cue: Cue, shapes: Shapes, cues: list[Cue], start: int) -> int:
    """Return where the content that begins at ``start`` ends: with its sentence, or where the author speaks again."""
    unit, pieces = shapes.unit, shapes.unit.pieces
    first = piece_of(shapes, start)
    end = shapes.sentence_end(first)
    if pieces[first].quote is not None and pieces[first].first == start and pieces[first].mark == ":":
        return _end_of_quotations(shapes, first, end)
    asides = {c.first for c in cues if c.kind in ("so", "as") or (c.kind == "source" and c.first > start)}
    anchors = {c.anchor for c in cues if c.kind == "verb" and c is not cue and c.clause and not c.clause.clause.modal}
    along = {
        shapes.unit.piece_at(c.anchor) for c in cues if c is not cue and c.words[-1] > start and goes_along(c, shapes)
    }
    for number in range(first + 1, end):
        shape = shapes[number]
        if number in along or (pieces[number].mark == ";" and _others_speak(shapes, cue, cues, number)):
            return pieces[number - 1].last
        if shape.kind == "verb_first" and not shape.coordinated and _resumes_matrix(cue, shapes, number):
            return pieces[number - 1].last
        if shape.kind == "verb_first" and not shape.coordinated and _drops_back(shapes, first, number):
            return pieces[number - 1].last
        if shape.kind == "adverbial" and shape.finite in anchors and _sets_against(shapes, number):
            return pieces[number - 1].last
        if shape.finite in anchors and _speaks_behind(shapes, number):
            return pieces[number - 1].last
        if shape.coordinated and not unit.speech.comma_before_complement and _told_by_others(shapes, cues, number):
            return pieces[number - 1].last
        if shape.kind in ("main", "verb_first") and shape.coordinated and shape.finite is not None:
            token = unit.tokens[shape.finite]
            if token.mood in ("indicative", "ambiguous", None) and _author_again(
                shapes, first, number, shape.finite in anchors
            ):
                return pieces[number - 1].last
        if pieces[number].first in asides:
            return pieces[number - 1].last
    return pieces[end - 1].last


def _others_speak(shapes: Shapes, cue: Cue, cues: list[Cue], number: int) -> bool:
    """Say whether behind a semicolon somebody is said to speak: he was ready; his envoy cautioned that .."""
    first = shapes.unit.pieces[number].first
    later = [c for c in cues if c is not cue and c.kind == "verb" and c.anchor > first and c.clause is not None]
    return shapes[number].kind == "main" and any(
        c.speakers and c.clause.clause.kind == "main" for c in later if c.clause
    )


def _told_by_others(shapes: Shapes, cues: list[Cue], number: int) -> bool:
    """Say whether a coordinated piece has a subject of its own that says something: .., and *an aide* who left said."""
    piece, start = shapes.unit.pieces[number], shapes[number].start
    own = [c for c in cues if c.kind == "verb" and c.clause and c.clause.clause.introducer is None and c.verb]
    return any(
        c.verb.strong and c.speakers and c.speakers[0][0] == start
        for c in own
        if c.verb and piece.first <= c.anchor < piece.last
    )


def _end_of_quotations(shapes: Shapes, first: int, end: int) -> int:
    """Return where a row of quotations after a colon ends: at the first words outside that are more than ``und``."""
    unit, pieces = shapes.unit, shapes.unit.pieces
    coordinators = unit.speech.words("complement", "coordinators")
    last = first
    for number in range(first + 1, end):
        piece = pieces[number]
        if piece.quote is not None:
            last = number
        elif not all(unit.words[i] in coordinators for i in range(piece.first, piece.last)):
            break
    return pieces[last].last


def _resumes_matrix(cue: Cue, shapes: Shapes, number: int) -> bool:
    """Say whether a clause that begins with its verb goes on behind a subordinate clause that holds the cue."""
    placed = cue.clause
    if placed is None or placed.clause.kind != "subordinate" or shapes.subjunctive(number):
        return False
    return shapes[number - 1].kind != "adverbial"


def _drops_back(shapes: Shapes, first: int, number: int) -> bool:
    """Say whether a clause that begins with its verb takes up the author's sentence behind a subjunctive one."""
    finite = shapes[number].finite
    if (
        finite is None
        or shapes.unit.tokens[finite].mood != "indicative"
        or not shapes.unit.speech.comma_before_complement
    ):
        return False
    if shapes[number - 1].kind in ("adverbial", "question", "that", "quote"):
        return False
    return shapes[first].kind == "main" and shapes.subjunctive(first)


def _sets_against(shapes: Shapes, number: int) -> bool:
    """Say whether a clause sets what somebody else says against what was said: .., *while* others doubted that."""
    unit, piece = shapes.unit, shapes.unit.pieces[number]
    against = unit.speech.words("complement", "against")
    return unit.words[piece.first] in against and not shapes.subjunctive(number)


def _speaks_behind(shapes: Shapes, number: int) -> bool:
    """Say whether a clause that begins with its verb of speech follows what is said: .. sei er dafür, *schrieb er*."""
    shape = shapes[number]
    if shape.kind != "verb_first" or shape.coordinated or shape.finite is None:
        return False
    if not shapes.unit.speech.comma_before_complement or shapes.subjunctive(number):
        return False
    if shapes[number - 1].kind == "adverbial":
        return shapes.subjunctive(number - 1)
    return shapes[number - 1].kind in ("main", "verb_first", "that")


def _author_again(shapes: Shapes, first: int, number: int, is_cue: bool) -> bool:
    """Say whether a coordinated main clause in the indicative is the author's own."""
    if is_cue:
        return True
    kind = shapes[first].kind
    if kind in ("that", "question", "infinitive"):
        return shapes.unit.speech.comma_before_complement
    return shapes.subjunctive(first)
