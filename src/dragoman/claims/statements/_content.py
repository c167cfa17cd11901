"""What is said: the tokens of a unit that a cue introduces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.claims.statements._cues import Cue
from dragoman.claims.statements._shape import Shapes

Range = tuple[int, int]


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
    return _around(cue, shapes, whole=cue.kind == "as")


def _of_verb(cue: Cue, shapes: Shapes, cues: list[Cue]) -> Content | None:
    after = _after(cue, shapes, cues)
    if after is not None and after[0] < cue.last:
        return Content((after,), "after")
    before = _before(cue, shapes)
    if before is not None and after is not None:
        explicit = shapes[_piece(shapes, after[0])].kind in ("that", "infinitive", "question", "quote")
        if explicit and not _has_quote_or_subjunctive(shapes, before):
            return Content((after,), "after")
        if _is_quote(shapes, before) == _is_quote(shapes, after):
            return Content((before, after), "around")
        return Content((before,), "before")
    if before is not None:
        rest = _resumed(cue, shapes)
        return Content((before, rest), "around") if rest is not None else Content((before,), "before")
    if after is not None:
        return Content((after,), "after")
    return None


def _piece(shapes: Shapes, token: int) -> int:
    found = shapes.unit.piece_at(token)
    return 0 if found is None else found


def _is_quote(shapes: Shapes, span: Range) -> bool:
    """Say whether a range begins or ends with a quotation."""
    pieces = shapes.unit.pieces
    return pieces[_piece(shapes, span[0])].quote is not None or pieces[_piece(shapes, span[1] - 1)].quote is not None


def _has_quote_or_subjunctive(shapes: Shapes, span: Range) -> bool:
    lo, hi = _piece(shapes, span[0]), _piece(shapes, span[1] - 1)
    return any(
        shapes[n].kind == "quote" or (shapes.subjunctive(n) and shapes[n].kind == "main") for n in range(lo, hi + 1)
    )


def _after(cue: Cue, shapes: Shapes, cues: list[Cue]) -> Range | None:
    """Return the complement that follows a verb."""
    inline = None if shapes.unit.speech.comma_before_complement else _inline(cue, shapes)
    if inline is not None:
        return inline, _limit(cue, shapes, cues, inline)
    pieces = shapes.unit.pieces
    number = _piece(shapes, cue.last - 1) + 1
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
            return piece.first, _limit(cue, shapes, cues, piece.first)
        start = None
        if shape.kind in ("that", "question"):
            if pending is not None and _holds_cue(shapes, first, number, cues):
                return None
            start = shape.start if number == first or not shape.coordinated else None
            if shape.kind == "question" and _is_place(shapes, shape.start) and not _asks(cue):
                start = None
        elif shape.kind == "infinitive":
            if not shapes.unit.speech.comma_before_complement:
                return None
            if pending is not None and _holds_cue(shapes, first, number, cues):
                return None
            start = shape.start if "infinitive" in verb.frames and not shape.coordinated else None
        elif shape.kind == "quote":
            start = piece.first if "direct" in verb.frames else None
            if piece.mark == "" and start is not None:
                return _quote_run(shapes, number, end)
        elif shape.kind == "adverbial":
            pending = shape.start if pending is None and not shape.coordinated else pending
            number += 1
            continue
        elif shape.kind == "verb_first":
            if pending is not None and shapes.subjunctive(number):
                return pending, _limit(cue, shapes, cues, pending)
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
            return start, _limit(cue, shapes, cues, start)
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


def _describes(cue: Cue, shapes: Shapes) -> bool:
    """Say whether a phrase behind the cue's clause describes the speaker, who stands right before it."""
    last = max((end for _, end in cue.speakers), default=0)
    return last == shapes.unit.pieces[_piece(shapes, cue.last - 1)].last


def _is_place(shapes: Shapes, at: int) -> bool:
    return shapes.unit.words[at] in shapes.unit.speech.words("complement", "place")


def _asks(cue: Cue) -> bool:
    clause = None if cue.clause is None else cue.clause.clause
    return cue.verb is not None and cue.verb.strong and clause is not None and not clause.passive


def _quote_run(shapes: Shapes, number: int, end: int) -> Range | None:
    """Return a quotation that is part of the cue's own clause: it is left to the rules for fragments."""
    return None


def _limit(cue: Cue, shapes: Shapes, cues: list[Cue], start: int) -> int:
    """Return where the content that begins at ``start`` ends: with its sentence, or where the author speaks again."""
    unit, pieces = shapes.unit, shapes.unit.pieces
    first = _piece(shapes, start)
    end = shapes.sentence_end(first)
    if pieces[first].quote is not None and pieces[first].first == start and pieces[first].mark == ":":
        return _end_of_quotations(shapes, first, end)
    anchors = {c.anchor for c in cues if c.kind == "verb" and c is not cue and c.clause and not c.clause.clause.modal}
    for number in range(first + 1, end):
        shape = shapes[number]
        if shape.kind == "verb_first" and not shape.coordinated and _resumes_matrix(cue, shapes, number):
            return pieces[number - 1].last
        if shape.kind == "verb_first" and not shape.coordinated and _drops_back(shapes, first, number):
            return pieces[number - 1].last
        if shape.kind in ("main", "verb_first") and shape.coordinated and shape.finite is not None:
            token = unit.tokens[shape.finite]
            if token.mood in ("indicative", "ambiguous", None) and _author_again(
                shapes, first, number, shape.finite in anchors
            ):
                return pieces[number - 1].last
        if any(c.first == pieces[number].first and c.kind in ("so", "as") for c in cues):
            return pieces[number - 1].last
    return pieces[end - 1].last


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


def _author_again(shapes: Shapes, first: int, number: int, is_cue: bool) -> bool:
    """Say whether a coordinated main clause in the indicative is the author's own."""
    if is_cue:
        return True
    kind = shapes[first].kind
    if kind in ("that", "question", "infinitive"):
        return shapes.unit.speech.comma_before_complement
    return shapes.subjunctive(first)


def _inline(cue: Cue, shapes: Shapes) -> int | None:
    """Return where a complement without a comma begins: at ``that``, else with the next clause's subject."""
    unit = shapes.unit
    assert cue.verb is not None
    if "clause" not in cue.verb.frames:
        return None
    verb = max(cue.words)
    if cue.speakers and cue.speakers[0][0] > verb:
        return None
    piece = unit.pieces[_piece(shapes, verb)]
    openers = unit.speech.words("complement", "that") | unit.speech.words("complement", "question")
    conjunction = _conjunction(shapes, verb + 1, piece.last)
    if conjunction is not None:
        return conjunction
    at = _behind_adverbials(shapes, verb + 1, piece.last)
    if at < piece.last and cue.verb.lemma in unit.speech.words("complement", "told"):
        at = _behind_adverbials(shapes, _behind_phrase(shapes, at, piece.last), piece.last)
    if at >= piece.last:
        return _parsed_complement(cue, verb)
    if unit.words[at] in openers and unit.tokens[at].pos != "DET":
        return at
    if unit.words[at] in unit.speech.words("complement", "adverbial") and unit.finite_in(at, piece.last):
        return at
    finite = next((f for f in unit.finite_in(at, piece.last)), None)
    if finite is None:
        return at if _described_subject(shapes, at, verb) else _parsed_complement(cue, verb)
    if finite == at:
        return None
    if any(unit.words[i] in openers for i in range(at, finite)) and len(unit.finite_in(at, piece.last)) < 2:
        return None
    if any(unit.words[i] in unit.speech.words("complement", "coordinators") for i in range(at, finite)):
        return at if _is_subject(shapes, at, finite) else None
    return at if unit.tokens[at].pos in ("DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM", "ADV", "X") else None


def _conjunction(shapes: Shapes, at: int, end: int) -> int | None:
    """Return the ``that`` that opens a complement, whatever names and phrases but no verb stand before it."""
    unit = shapes.unit
    that = unit.speech.words("complement", "that")
    for i in range(at, end):
        if unit.words[i] in that and unit.tokens[i].pos == "SCONJ":
            return i
        if unit.tokens[i].pos in ("VERB", "AUX", "CCONJ"):
            return None
    return None


def _parsed_complement(cue: Cue, verb: int) -> int | None:
    """Return where the clause begins that the parser hangs on a verb, if it has a subject of its own."""
    placed = cue.clause
    assert placed is not None
    own = next((i for i, c in enumerate(placed.sentence.clauses) if c is placed.clause), None)
    for clause in placed.sentence.clauses:
        hangs = clause.governor == own and clause.kind == "subordinate" and clause.introducer is None
        if hangs and clause.subject is not None and clause.first + placed.base > verb:
            return clause.first + placed.base
    return None


def _described_subject(shapes: Shapes, at: int, verb: int) -> bool:
    """Say whether a subject with a description between commas begins here: said *Ann Lee, the envoy, had left*."""
    number = _piece(shapes, verb)
    end = shapes.sentence_end(number)
    if shapes.unit.tokens[at].pos not in ("DET", "PROPN", "NOUN") or number + 2 >= end:
        return False
    return shapes[number + 1].kind in ("phrase", "relative") and shapes[number + 2].kind == "verb_first"


def _is_subject(shapes: Shapes, start: int, finite: int) -> bool:
    """Say whether all words between two tokens can belong to one subject (A and B are ..)."""
    return all(
        shapes.unit.tokens[i].pos in ("DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM", "CCONJ", "ADP", "PART", "ADV")
        for i in range(start, finite)
    )


def _behind_adverbials(shapes: Shapes, at: int, end: int) -> int:
    """Return the first token behind adverbs and phrases with a preposition: said *on Monday in Geneva* that."""
    unit = shapes.unit
    openers = unit.speech.words("complement", "that") | unit.speech.words("complement", "question")
    while at < end:
        token = unit.tokens[at]
        if unit.words[at] in openers:
            return at
        if token.pos == "ADP" or (token.pos == "PART" and unit.words[at] == "to"):
            behind = _behind_phrase(shapes, at + 1, end)
            if behind == at + 1:
                return at
            at = behind
        elif token.pos == "ADV" or unit.words[at] in unit.speech.words("complement", "days"):
            at += 1
        else:
            return at
    return at


def _behind_phrase(shapes: Shapes, at: int, end: int) -> int:
    """Return the first token behind the noun phrase that begins at a token; the token itself if none does."""
    if at >= end:
        return at
    sentence, base = shapes.unit.sentence_of(at)
    last = max((base + np.last for np in sentence.noun_phrases if base + np.first == at), default=at)
    return min(last, end)


def _before(cue: Cue, shapes: Shapes) -> Range | None:
    """Return what stands before an inquit: ``.., sagte der Minister``, ``.., the minister said``."""
    unit, pieces = shapes.unit, shapes.unit.pieces
    number = _piece(shapes, cue.first)
    start = shapes.sentence_start(number)
    if number == start:
        return None
    shape = shapes[number]
    placed = cue.clause
    assert placed is not None
    if shape.coordinated and not _after_quote(shapes, number):
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
    if kinds[0] == "question" and unit.words[shapes[start].start] in as_clause and "quote" not in kinds:
        return None
    spoken = any(kind in ("main", "verb_first", "quote", "that", "question") for kind in kinds)
    if not spoken:
        rest = _resumed(cue, shapes) if kinds == ["phrase"] else None
        if rest is None or shapes[_piece(shapes, rest[0])].kind == "quote":
            return None
    first = pieces[start].first
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
    rest = _behind_adverbials(shapes, max(cue.words) + 1, piece.last)
    if cue.verb.lemma in unit.speech.words("complement", "told"):
        rest = _behind_adverbials(shapes, _behind_phrase(shapes, rest, piece.last), piece.last)
    if cue.speakers[0][0] > max(cue.words):
        rest = max(rest, _behind_adverbials(shapes, cue.speakers[0][1], piece.last))
    return not unit.finite_in(rest, piece.last) and piece.last - rest <= 3


def _resumed(cue: Cue, shapes: Shapes) -> Range | None:
    """Return what goes on after an inquit in the middle: ``Das Land, sagte er, sei bereit``."""
    pieces = shapes.unit.pieces
    number = _piece(shapes, cue.last - 1) + 1
    end = shapes.sentence_end(number - 1)
    while number < end and shapes[number].kind in ("phrase", "relative"):
        if pieces[number].mark not in (",", "(", "–", "-", ")"):
            return None
        number += 1
    if number >= end or shapes[number].coordinated:
        return None
    if shapes[number].kind in ("verb_first", "quote") or shapes.subjunctive(number):
        return pieces[number].first, pieces[end - 1].last
    return None


def _behind(cue: Cue, shapes: Shapes) -> Content | None:
    """Return what follows ``wonach`` up to where the sentence around it goes on."""
    pieces = shapes.unit.pieces
    number = _piece(shapes, cue.first)
    end = shapes.sentence_end(number)
    stop = number + 1
    while stop < end and shapes[stop].kind not in ("verb_first", "phrase"):
        stop += 1
    return Content(((cue.last, pieces[stop - 1].last),), "after") if cue.last < pieces[stop - 1].last else None


def _around(cue: Cue, shapes: Shapes, *, whole: bool) -> Content | None:
    """Return the clause or sentence in which a source stands, the source left out."""
    unit, pieces = shapes.unit, shapes.unit.pieces
    lo, hi = _piece(shapes, cue.first), _piece(shapes, cue.last - 1)
    start, end = shapes.sentence_start(lo), shapes.sentence_end(hi)
    if cue.kind == "so" and hi + 1 < end and pieces[hi + 1].mark == ":" and pieces[hi + 1].quote is not None:
        end = hi + 1
    first, last = pieces[start].first, pieces[end - 1].last
    if not whole:
        first, last = _clause_region(shapes, lo, hi, start, end)
    if cue.kind == "so" and first < cue.first and not _spoken_on(shapes, hi + 1, end):
        last = cue.last
    ranges = []
    if first < cue.first:
        ranges.append((first, _strip_end(shapes, cue.first)))
    if cue.last < last:
        ranges.append((cue.last, last))
    ranges = [(a, b) for a, b in ranges if any(w[0].isalnum() for w in unit.words[a:b])]
    return Content(tuple(ranges), "around") if ranges else None


def _spoken_on(shapes: Shapes, number: int, end: int) -> bool:
    """Say whether anything with a verb or in quotation marks follows an inquit; a date or a title does not go on."""
    return any(shapes[n].kind in ("main", "verb_first", "quote", "that") for n in range(number, end))


def _strip_end(shapes: Shapes, token: int) -> int:
    while token > 0 and not shapes.unit.words[token - 1][0].isalnum() and shapes.unit.quoted[token - 1] is None:
        token -= 1
    return token


def _clause_region(shapes: Shapes, lo: int, hi: int, start: int, end: int) -> Range:
    """Return the tokens of the clause that holds a source, coordinated clauses of their own left out."""
    pieces = shapes.unit.pieces
    own = lo
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
        if shapes[number].coordinated and shapes[number].kind == "main":
            if told and number > hi and shapes.subjunctive(number):
                continue
            if number <= lo:
                first = number
            elif number > hi:
                last = number
                break
    return pieces[first].first, pieces[last - 1].last
