"""Who speaks at a verb: the doer in a passive, else the subject, else the phrase that stands where one should."""

from __future__ import annotations

from dragoman.claims.statements._phrases import extended, phrase_ending, phrase_from
from dragoman.claims.statements._shape import Shapes
from dragoman.claims.statements._unit import Placed
from dragoman.knowledge.speech import Verb
from dragoman.language import NounPhrase


def subjects_of(shapes: Shapes, placed: Placed, verb: Verb | None) -> tuple[tuple[int, int], ...]:
    """Return the token ranges of those who speak: the doer in a passive, else the subjects."""
    clause = placed.clause
    quoted = verb is not None and "quoted" in verb.frames
    if clause.passive and not quoted:
        chosen: tuple[int, ...] = () if clause.agent is None else (clause.agent,)
    else:
        chosen = clause.subjects or (() if clause.subject is None else (clause.subject,))
        chosen = tuple(i for i in chosen if _may_speak(shapes, placed.base, placed.phrase(i)))
        if chosen and not quoted and _needs_other(shapes, placed, chosen[0]):
            chosen = _nearest(shapes, placed, after=True) or chosen
        if not chosen and clause.kind == "main" and not _has_impersonal(shapes, placed):
            chosen = _nearest(shapes, placed)
    if not chosen and clause.kind == "main" and (parted := _parted(shapes, placed)) is not None:
        return (parted,)
    found = tuple(extended(shapes, placed.base, placed.phrase(index)) for index in chosen)
    return (_with_apposition(shapes, placed, found[0]),) if len(found) == 1 else found


def _with_apposition(shapes: Shapes, placed: Placed, subject: tuple[int, int]) -> tuple[int, int]:
    """Return the whole of ``Ann Lee, the spokeswoman, said`` for a subject that is only its second half."""
    unit = shapes.unit
    number, own = unit.piece_at(subject[0]), unit.piece_at(placed.anchor or 0)
    if number is None or own is None or not 0 < number < own or unit.pieces[number].mark != ",":
        return subject
    piece, before = unit.pieces[number], unit.pieces[number - 1]
    if shapes[number].kind != "phrase" or shapes[number - 1].kind != "phrase" or unit.pieces[own].mark != ",":
        return subject
    if piece.first != subject[0] or before.quote is not None:
        return subject
    source = phrase_ending(shapes, before.last)
    if source is None or source[0] < before.first:
        return subject
    named = any(unit.tokens[i].pos == "PROPN" for i in range(*source))
    return (source[0], subject[1]) if named else subject


def _parted(shapes: Shapes, placed: Placed) -> tuple[int, int] | None:
    """Return the subject that a name between commas parts from an English verb: its envoy to Oslo, Ann Lee, wrote."""
    unit, pieces = shapes.unit, shapes.unit.pieces
    number = unit.piece_at(placed.anchor or 0)
    if number is None or number < 2 or unit.speech.comma_before_complement:
        return None
    if shapes[number].kind != "verb_first" or shapes[number].coordinated or pieces[number].first != placed.anchor:
        return None
    if any(shapes[n].kind != "phrase" or pieces[n + 1].mark != "," for n in (number - 2, number - 1)):
        return None
    first, last = pieces[number - 2].first, pieces[number - 1].last
    if shapes.ends_before(number - 1) or shapes.ends_before(number) or phrase_from(shapes, first) is None:
        return None
    starts = unit.tokens[first].pos in ("DET", "PRON", "PROPN", "NOUN", "ADJ")
    named = any(unit.tokens[i].pos == "PROPN" for i in range(pieces[number - 1].first, last))
    return (first, last) if starts and named else None


def _may_speak(shapes: Shapes, base: int, phrase: NounPhrase) -> bool:
    """Say whether a phrase can be the subject of a verb of speech: no ``es``, no number, nothing quoted."""
    head = base + phrase.head
    quotation = shapes.unit.quoted[head]
    if quotation is not None and quotation not in shapes.unit.inline:
        return False
    return shapes.unit.tokens[head].pos != "NUM" and not _impersonal(shapes, base, phrase)


def _has_impersonal(shapes: Shapes, placed: Placed) -> bool:
    number = shapes.unit.piece_at(placed.anchor or 0)
    if number is None:
        return False
    piece = shapes.unit.pieces[number]
    words = shapes.unit.words[piece.first : piece.last]
    return any(w in shapes.unit.speech.words("inquit", "impersonal_subject") for w in words)


def _needs_other(shapes: Shapes, placed: Placed, index: int) -> bool:
    """Say whether a subject is what was said and not who said it: *Das* sagte .., *Der Plan*, sagte er, ..."""
    unit, anchor = shapes.unit, placed.anchor or 0
    phrase = placed.phrase(index)
    first, last = placed.base + phrase.first, placed.base + phrase.last
    if first >= anchor:
        return False
    if last - first == 1 and unit.words[first] in unit.speech.words("speakers", "pointing"):
        return True
    number = unit.piece_at(anchor)
    if number is None or not unit.speech.comma_before_complement or unit.piece_at(first) != number - 1:
        return False
    parted = shapes[number].kind == "verb_first" and not shapes[number].coordinated
    return parted and shapes[number - 1].kind == "phrase" and shapes.sentence_start(number) == number - 1


def _nearest(shapes: Shapes, placed: Placed, *, after: bool = False) -> tuple[int, ...]:
    """Return the phrase without preposition nearest to the verb in its piece, one that can be a nominative."""
    unit = shapes.unit
    anchor = placed.anchor or 0
    number = unit.piece_at(anchor)
    if number is None or shapes[number].coordinated:
        return ()
    piece = unit.pieces[number]
    reflexives = unit.speech.words("speakers", "reflexives")
    best: tuple[int, int] | None = None
    for index, phrase in enumerate(placed.sentence.noun_phrases):
        first, last = placed.base + phrase.first, placed.base + phrase.last
        opens = phrase.preposition == piece.first - placed.base and _is_opener(shapes, placed, piece.first, piece.last)
        if (phrase.preposition is not None and not opens) or first < piece.first or last > piece.last:
            continue
        if not opens and (phrase.case not in (None, "nom") or (phrase.cases and "nom" not in phrase.cases)):
            continue
        if not _may_speak(shapes, placed.base, phrase) or unit.words[first] in reflexives:
            continue
        if after and first < anchor:
            continue
        gap = first - anchor if first > anchor else anchor - last + 1
        if best is None or gap < best[0]:
            best = (gap, index)
    if best is None and shapes[number].kind == "verb_first":
        return _right_behind(shapes, placed)
    return () if best is None else (best[1],)


def _is_opener(shapes: Shapes, placed: Placed, first: int, last: int) -> bool:
    """Say whether what was read as a preposition opens a clause with its verb at the end: *während* Meier erklärte."""
    opener = shapes.unit.words[first] in shapes.unit.speech.words("complement", "adverbial")
    return opener and shapes.unit.speech.comma_before_complement and placed.finite == last - 1


def _right_behind(shapes: Shapes, placed: Placed) -> tuple[int, ...]:
    """Return the phrase that follows an inquit's verb at once, whatever case it seems to have."""
    start = (placed.anchor or 0) + 1 - placed.base
    for index, phrase in enumerate(placed.sentence.noun_phrases):
        if phrase.first == start and phrase.preposition is None and _may_speak(shapes, placed.base, phrase):
            return (index,)
    return ()


def _impersonal(shapes: Shapes, base: int, phrase: NounPhrase) -> bool:
    words = shapes.unit.words[base + phrase.first : base + phrase.last]
    return len(words) == 1 and words[0] in shapes.unit.speech.words("inquit", "impersonal_subject")
