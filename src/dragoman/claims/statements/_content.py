"""What is said: the tokens of a unit that a cue introduces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.claims.statements._complement import complement_after
from dragoman.claims.statements._cue import Cue
from dragoman.claims.statements._inline import behind_adverbials, behind_phrase, goes_along
from dragoman.claims.statements._shape import Range, Shapes, piece_of

LABEL_PIECES = 4
"""Pieces that a dateline or the like at the beginning of a sentence has at most."""
LABEL_WORDS = 10


@dataclass(frozen=True, slots=True)
class Content:
    """Token ranges of what is said, and how it stands to its cue."""

    ranges: tuple[Range, ...]
    place: Literal["after", "before", "around", "inside", "previous", "whole"]


def content_of(cue: Cue, shapes: Shapes, cues: list[Cue]) -> Content | None:
    """Return what a cue introduces within its unit, None if nothing."""
    if cue.kind == "verb":
        return _of_verb(cue, shapes, cues)
    if cue.kind == "adverb" and cue.speakers:
        return _behind(cue, shapes)
    if cue.kind == "so":
        return _around(cue, shapes, whole=True)
    if cue.kind == "as" and any(c.negated and c.kind == "verb" and c.verb and c.verb.strong for c in cues):
        return None
    return _around(cue, shapes, whole=cue.kind == "as")


def _of_verb(cue: Cue, shapes: Shapes, cues: list[Cue]) -> Content | None:
    after = complement_after(cue, shapes, cues)
    if after is not None and after[0] < cue.last:
        return Content((after,), "after")
    before = _before(cue, shapes, cues)
    if before is not None and after is not None:
        explicit = shapes[piece_of(shapes, after[0])].kind in ("that", "infinitive", "question", "quote")
        if explicit and not _has_quote_or_subjunctive(shapes, before):
            return Content((after,), "after")
        if _is_quote(shapes, before) == _is_quote(shapes, after):
            return Content((before, after), "around")
        return Content((before,), "before")
    if before is not None:
        rest = _resumed(cue, shapes, cues)
        return Content((before, rest), "around") if rest is not None else Content((before,), "before")
    if after is not None:
        return Content((after,), "after")
    return None


def _is_quote(shapes: Shapes, span: Range) -> bool:
    """Say whether a range begins or ends with a quotation."""
    pieces = shapes.unit.pieces
    return (
        pieces[piece_of(shapes, span[0])].quote is not None or pieces[piece_of(shapes, span[1] - 1)].quote is not None
    )


def _has_quote_or_subjunctive(shapes: Shapes, span: Range) -> bool:
    lo, hi = piece_of(shapes, span[0]), piece_of(shapes, span[1] - 1)
    return any(
        shapes[n].kind == "quote" or (shapes.subjunctive(n) and shapes[n].kind in ("main", "verb_first"))
        for n in range(lo, hi + 1)
    )


def _before(cue: Cue, shapes: Shapes, cues: list[Cue]) -> Range | None:
    """Return what stands before an inquit: ``.., sagte der Minister``, ``.., the minister said``."""
    unit, pieces = shapes.unit, shapes.unit.pieces
    number = piece_of(shapes, cue.first)
    start = shapes.sentence_start(number)
    if number == start:
        return None
    shape = shapes[number]
    placed = cue.clause
    assert placed is not None
    if shape.coordinated or pieces[number].mark == "(":
        return None
    if unit.speech.comma_before_complement:
        if shape.kind != "verb_first" or shape.finite != placed.finite:
            return None
        if placed.clause.passive and (cue.verb is None or not cue.verb.strong or placed.clause.modal):
            return None
        if not cue.speakers and not placed.clause.passive and not _impersonal_follows(cue, shapes):
            return None
        if cue.speakers and cue.speakers[0][0] < pieces[number].first:
            return None
    elif not _closing(cue, shapes, number):
        return None
    kinds = [shapes[n].kind for n in range(start, number)]
    as_clause = unit.speech.words("inquit", "as_clause")
    if unit.words[shapes[start].start] in as_clause and "quote" not in kinds:
        return None
    if (behind := _behind_label(shapes, start, number - 1)) > start:
        start = behind
        kinds = [shapes[n].kind for n in range(start, number)]
    spoken = any(kind in ("main", "verb_first", "quote", "that", "question") for kind in kinds)
    if not spoken:
        rest = _resumed(cue, shapes, cues) if kinds == ["phrase"] else None
        if rest is None or shapes[piece_of(shapes, rest[0])].kind == "quote":
            return None
    first = pieces[start].first
    for number_ in range(start + 1, number):
        told = shapes.subjunctive(number_) and not any(shapes.subjunctive(n) for n in range(start, number_))
        if pieces[number_].mark == ":" and told and "quote" not in kinds:
            first = pieces[number_].first
    doubtful = kinds[0] == "adverbial" or placed.clause.passive
    if doubtful and not _has_quote_or_subjunctive(shapes, (first, pieces[number - 1].last)):
        return None
    if shapes[start].coordinated and shapes[start].kind != "quote":
        first = shapes[start].start
    return first, pieces[number - 1].last


def _after_quote(shapes: Shapes, number: int) -> bool:
    return number > 0 and shapes[number - 1].kind == "quote"


def _impersonal_follows(cue: Cue, shapes: Shapes) -> bool:
    return any(
        shapes.unit.words[i] in shapes.unit.speech.words("inquit", "impersonal_subject")
        for i in range(cue.anchor, min(cue.last, cue.anchor + 3))
    )


def _closing(cue: Cue, shapes: Shapes, number: int) -> bool:
    """Say whether an English cue stands behind what is said: subject and verb after a comma, and no object."""
    unit, piece = shapes.unit, shapes.unit.pieces[number]
    if piece.mark != "," and not _after_quote(shapes, number):
        return False
    if shapes[number].kind not in ("main", "verb_first") or cue.verb is None or not cue.verb.strong:
        return False
    placed = cue.clause
    assert placed is not None
    if placed.clause.passive or placed.clause.modal or not cue.speakers:
        return False
    if placed.clause.kind in ("subordinate", "relative") and placed.clause.introducer is not None:
        return False
    rest = behind_adverbials(shapes, max(cue.words) + 1, piece.last)
    if cue.verb.lemma in unit.speech.words("complement", "told"):
        rest = behind_adverbials(shapes, behind_phrase(shapes, rest, piece.last), piece.last)
    if cue.speakers[0][0] > max(cue.words):
        rest = max(rest, behind_adverbials(shapes, cue.speakers[0][1], piece.last))
    if rest < piece.last and unit.words[rest] in unit.speech.words("speakers", "passed_on"):
        return True
    return not unit.finite_in(rest, piece.last) and piece.last - rest <= 3


def _resumed(cue: Cue, shapes: Shapes, cues: list[Cue]) -> Range | None:
    """Return what goes on after an inquit in the middle: ``Das Land, sagte er, sei bereit``."""
    pieces = shapes.unit.pieces
    number = piece_of(shapes, cue.last - 1) + 1
    end = shapes.sentence_end(number - 1)
    along = {shapes.unit.piece_at(c.anchor) for c in cues if goes_along(c, shapes)}
    while number < end and shapes[number].kind in ("phrase", "relative"):
        if pieces[number].mark not in (",", "(", "–", "-", ")") or number in along:
            return None
        number += 1
    if number >= end or shapes[number].coordinated:
        return None
    if shapes[number].kind in ("verb_first", "quote", "infinitive") or shapes.subjunctive(number):
        return pieces[number].first, pieces[end - 1].last
    return None


def _behind(cue: Cue, shapes: Shapes) -> Content | None:
    """Return what follows ``wonach`` up to where the sentence around it goes on."""
    pieces = shapes.unit.pieces
    number = piece_of(shapes, cue.first)
    end = shapes.sentence_end(number)
    stop = number + 1
    while stop < end and shapes[stop].kind not in ("verb_first", "phrase"):
        stop += 1
    return Content(((cue.last, pieces[stop - 1].last),), "after") if cue.last < pieces[stop - 1].last else None


def _around(cue: Cue, shapes: Shapes, *, whole: bool) -> Content | None:
    """Return the clause or sentence in which a source stands, the source left out."""
    unit, pieces = shapes.unit, shapes.unit.pieces
    lo, hi = piece_of(shapes, cue.first), piece_of(shapes, cue.last - 1)
    start, end = shapes.sentence_start(lo), shapes.sentence_end(hi)
    if cue.kind == "so" and hi + 1 < end and pieces[hi + 1].mark == ":" and pieces[hi + 1].quote is not None:
        end = hi + 1
    start = _behind_label(shapes, start, lo)
    if cue.kind == "so":
        start = max(
            (n for n in range(start + 1, lo) if pieces[n].mark == ":" and pieces[n].quote is None), default=start
        )
    first, last = pieces[start].first, pieces[end - 1].last
    if not whole:
        first, last = _clause_region(shapes, lo, hi, start, end, cue.first)
    if cue.kind == "so" and first < cue.first and not _spoken_on(shapes, hi + 1, end):
        last = cue.last
    ranges = []
    if first < cue.first:
        ranges.append((first, _strip_end(shapes, cue.first)))
    if cue.last < last:
        ranges.append((cue.last, last))
    ranges = [(a, b) for a, b in ranges if any(w[0].isalnum() for w in unit.words[a:b])]
    return Content(tuple(ranges), "around") if ranges else None


def _behind_label(shapes: Shapes, start: int, stop: int) -> int:
    """Return the piece behind a place, agency or hour that opens a sentence: 14.30 Uhr: .., GENEVA (AP) — .."""
    pieces = shapes.unit.pieces
    for number in range(start + 1, min(stop, start + LABEL_PIECES) + 1):
        if pieces[number - 1].last - pieces[start].first > LABEL_WORDS or shapes[number - 1].kind != "phrase":
            return start
        if pieces[number].mark in ("—", "–", "-", ":"):
            return number if all(_is_label(shapes, n) for n in range(start, number)) else start
    return start


def _is_label(shapes: Shapes, number: int) -> bool:
    unit, piece = shapes.unit, shapes.unit.pieces[number]
    return piece.quote is None and all(
        unit.tokens[i].pos in ("PROPN", "NUM", "PUNCT", "ADP")
        or unit.tokens[i].form.isupper()
        or unit.tokens[i].form == "Uhr"
        for i in range(piece.first, piece.last)
    )


def _spoken_on(shapes: Shapes, number: int, end: int) -> bool:
    """Say whether anything with a verb or in quotation marks follows an inquit; a date or a title does not go on."""
    return any(shapes[n].kind in ("main", "verb_first", "quote", "that") for n in range(number, end))


def _strip_end(shapes: Shapes, token: int) -> int:
    while token > 0 and not shapes.unit.words[token - 1][0].isalnum() and shapes.unit.quoted[token - 1] is None:
        token -= 1
    return token


def _clause_region(shapes: Shapes, lo: int, hi: int, start: int, end: int, source: int) -> Range:
    """Return the tokens of the clause that holds a source, coordinated clauses of their own left out."""
    pieces = shapes.unit.pieces
    own = lo - 1 if lo > start and shapes[lo].kind == "relative" and source == pieces[lo].first else lo
    while own > start and shapes[own].finite is None and not shapes[own].coordinated:
        own -= 1
    if shapes[own].kind in ("relative", "adverbial", "that", "question") and own > start:
        stop = hi + 1
        while (
            stop < end
            and shapes[stop].kind != "verb_first"
            and not (shapes[stop].coordinated and shapes[stop].kind == "main")
        ):
            stop += 1
        return pieces[own].first, pieces[stop - 1].last
    first, last = start, end
    told = any(shapes.subjunctive(n) for n in range(own, hi + 1)) or (hi + 1 < end and shapes.subjunctive(hi + 1))
    for number in range(start + 1, end):
        parted = pieces[number].mark == ";" and shapes[number].kind in ("main", "verb_first")
        if parted or (shapes[number].coordinated and shapes[number].kind == "main"):
            if told and number > hi and shapes.subjunctive(number):
                continue
            if number <= lo:
                first = number
            elif number > hi:
                last = number
                break
    return pieces[first].first, pieces[last - 1].last
