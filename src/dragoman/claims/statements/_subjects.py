"""Who speaks at a verb: the doer in a passive, else the subject, else the phrase that stands where one should."""

from __future__ import annotations

from dragoman.claims.statements._phrases import extended, phrase_ending, phrase_from
from dragoman.claims.statements._shape import Shapes
from dragoman.claims.statements._unit import Placed
from dragoman.knowledge.speech import Verb
from dragoman.language import NounPhrase

NAME = 8
"""Words that a name between commas has at most, with office or party in front."""


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
        if chosen and not quoted and _lies_beyond(shapes, placed, chosen[0]):
            chosen = _right_behind(shapes, placed) or chosen
        if chosen and not quoted and _is_source(shapes, placed, verb, chosen[0]):
            return ()
        if chosen and len(chosen) == 1 and _is_object(shapes, placed, chosen[0]):
            chosen = ()
        if chosen and not quoted and _lags_behind(shapes, placed, chosen[0]):
            chosen = _nearest(shapes, placed) or chosen
        if chosen and not quoted and (front := _in_front(shapes, placed, chosen[0])) is not None:
            chosen = (front,)
        if not chosen and clause.kind == "main" and not _has_impersonal(shapes, placed):
            chosen = _nearest(shapes, placed)
    behind = bool(chosen) and placed.base + placed.phrase(chosen[0]).first > (placed.anchor or 0)
    main = clause.kind == "main" or (clause.kind == "subordinate" and clause.introducer is None and behind)
    if (not chosen or behind) and main and (parted := _parted(shapes, placed)) is not None:
        return (parted,)
    if not chosen and not clause.passive and (opening := _opening(shapes, placed)) is not None:
        chosen = (opening,)
    found = tuple(extended(shapes, placed.base, placed.phrase(index)) for index in chosen)
    if len(found) != 1:
        return found
    whole = _with_apposition(shapes, placed, found[0])
    return (_with_name_behind(shapes, placed, whole) if whole == found[0] else whole,)


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
    whole = source[0] == before.first and unit.tokens[source[0]].pos == "DET"
    named = named or (whole and all(unit.tokens[i].pos == "PROPN" for i in range(*subject)))
    return (source[0], subject[1]) if named else subject


def _with_name_behind(shapes: Shapes, placed: Placed, subject: tuple[int, int]) -> tuple[int, int]:
    """Return a subject with the name between commas that parts it from its verb: the envoy, *Ann Lee*, said."""
    unit = shapes.unit
    number, own = unit.piece_at(subject[1] - 1), unit.piece_at(placed.anchor or 0)
    if number is None or own is None or unit.pieces[number].last != subject[1] or number + 1 >= len(unit.pieces):
        return subject
    name = unit.pieces[number + 1]
    parted = own == number + 2 and unit.pieces[own].mark == ","
    behind = own == number and shapes[own].kind == "verb_first" and not shapes.ends_before(number + 1)
    if name.mark != "," or shapes[number + 1].kind != "phrase" or not (parted or behind):
        return subject
    held = range(name.first, name.last)
    ends = (unit.tokens[name.first].pos, unit.tokens[name.last - 1].pos)
    named = name.last - name.first <= NAME and "PROPN" in ends
    return (subject[0], name.last) if named and all(unit.quoted[i] is None for i in held) else subject


def _parted(shapes: Shapes, placed: Placed) -> tuple[int, int] | None:
    """Return the subject that a name between commas parts from an English verb: its envoy to Oslo, Ann Lee, wrote."""
    unit, pieces = shapes.unit, shapes.unit.pieces
    number = unit.piece_at(placed.anchor or 0)
    if number is None or number < 2 or unit.speech.comma_before_complement:
        return None
    if shapes[number].kind != "verb_first" or shapes[number].coordinated or pieces[number].first != placed.anchor:
        return None
    if any(pieces[n + 1].mark != "," for n in (number - 2, number - 1)) or shapes[number - 2].kind != "phrase":
        return None
    first, last = pieces[number - 2].first, pieces[number - 1].last
    if _is_aside(shapes, number - 1) and not shapes.ends_before(number - 1):
        whole = phrase_from(shapes, first)
        return whole if whole is not None and whole[1] == pieces[number - 2].last else None
    if shapes[number - 1].kind != "phrase":
        return None
    if shapes.ends_before(number - 1) or shapes.ends_before(number) or phrase_from(shapes, first) is None:
        return None
    starts = unit.tokens[first].pos in ("DET", "PRON", "PROPN", "NOUN", "ADJ")
    named = any(unit.tokens[i].pos == "PROPN" for i in range(pieces[number - 1].first, last))
    return (first, last) if starts and named else None


def _is_aside(shapes: Shapes, number: int) -> bool:
    """Say whether a piece tells more of the name before it: one diplomat, *asking not to be named*, said .."""
    token = shapes.unit.tokens[shapes[number].start]
    return shapes[number].kind in ("phrase", "infinitive", "relative", "main") and token.tag in ("VBG", "WP", "WDT")


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


def _opening(shapes: Shapes, placed: Placed) -> int | None:
    """Return the phrase behind *and* that a relative clause parts from its verb: and *a man* who was there said."""
    unit = shapes.unit
    number = unit.piece_at(placed.anchor or 0)
    if number is None or unit.speech.comma_before_complement or not shapes[number].coordinated:
        return None
    start, finite = shapes[number].start, unit.finite_in(shapes[number].start, placed.anchor or 0)
    for index, phrase in enumerate(placed.sentence.noun_phrases):
        if placed.base + phrase.first == start and phrase.preposition is None:
            relative = placed.base + phrase.last
            parted = relative < len(unit.tokens) and unit.tokens[relative].tag in ("WP", "WDT")
            return index if parted and len(finite) == 1 else None
    return None


def _lies_beyond(shapes: Shapes, placed: Placed, index: int) -> bool:
    """Say whether a subject lies behind the comma after an inquit: said *Ann Lee*, the minister and chief envoy."""
    unit, anchor = shapes.unit, placed.anchor or 0
    number = unit.piece_at(anchor)
    if number is None or shapes[number].kind != "verb_first" or unit.pieces[number].first != anchor:
        return False
    first = placed.base + placed.phrase(index).first
    person = unit.tokens[min(anchor + 1, len(unit.tokens) - 1)]
    told_to = (
        person.tag == "PPER"
        and first > anchor + 1
        and unit.words[anchor + 1] in unit.speech.words("speakers", "pronouns")
    )
    return told_to or first >= unit.pieces[number].last


def _is_source(shapes: Shapes, placed: Placed, verb: Verb | None, index: int) -> bool:
    """Say whether a subject is only the genitive of a source: aus Kreisen *der Verhandler* verlautete."""
    if verb is None or verb.lemma not in shapes.unit.speech.words("inquit", "impersonal"):
        return False
    phrase = placed.phrase(index)
    before = [p for p in placed.sentence.noun_phrases if p.last == phrase.first and p.preposition is not None]
    sources = shapes.unit.speech.words("speakers", "impersonal_source")
    held = any(shapes.unit.words[placed.base + p.preposition] in sources for p in before if p.preposition is not None)
    return held and "gen" in phrase.cases


def _is_object(shapes: Shapes, placed: Placed, index: int) -> bool:
    """Say whether what was read as a subject is what was said, behind a clause with which the verb shares its own.

    als der Minister vor die Kameras trat und *das Ende* verkündete: the phrase may be an accusative, and there is no
    other object.
    """
    unit, phrase = shapes.unit, placed.phrase(index)
    number = unit.piece_at(placed.anchor or 0)
    if number is None or number == 0 or not unit.speech.comma_before_complement or placed.clause.objects:
        return False
    if not shapes[number].coordinated or shapes[number - 1].kind not in ("adverbial", "that", "relative"):
        return False
    if unit.pieces[number].last - 1 != placed.anchor or placed.clause.kind == "relative":
        return False
    return "acc" in phrase.cases and unit.tokens[placed.base + phrase.head].pos == "NOUN"


def _lags_behind(shapes: Shapes, placed: Placed, index: int) -> bool:
    """Say whether a German subject stands in a later piece than its verb, of which it shares only the verb.

    Die Partei sprach von einem Schritt, *die Opposition* von einem Rückschritt.
    """
    number = shapes.unit.piece_at(placed.anchor or 0)
    if number is None or not shapes.unit.speech.comma_before_complement or shapes[number].kind != "main":
        return False
    return placed.base + placed.phrase(index).first >= shapes.unit.pieces[number].last


def _in_front(shapes: Shapes, placed: Placed, index: int) -> int | None:
    """Return the phrase that opens a sentence and may be its subject, where what was read as one may be the object.

    *Die Partei*, die gewonnen hatte, beschuldigte die Regierung: both cases are open, and the first is who acts.
    """
    unit, anchor = shapes.unit, placed.anchor or 0
    number = unit.piece_at(anchor)
    chosen = placed.phrase(index)
    if number is None or number < 2 or not unit.speech.comma_before_complement or "acc" not in chosen.cases:
        return None
    start = shapes.sentence_start(number)
    if placed.base + chosen.first < anchor or unit.pieces[number].first != anchor or shapes[start].kind != "phrase":
        return None
    if any(shapes[n].kind != "relative" for n in range(start + 1, number)) or shapes[number].coordinated:
        return None
    for other, phrase in enumerate(placed.sentence.noun_phrases):
        if placed.base + phrase.first == unit.pieces[start].first:
            return other if phrase.preposition is None and "nom" in phrase.cases else None
    return None


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
