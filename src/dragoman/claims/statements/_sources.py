"""Sources that are no subject: laut dem Minister, nach Angaben von, .., so die Behörde, demnach, according to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.claims.statements._cue import Cue
from dragoman.claims.statements._phrases import phrase_ending, phrase_from
from dragoman.claims.statements._shape import Shapes


def source_cues(shapes: Shapes) -> Iterator[Cue]:
    unit = shapes.unit
    speech = unit.speech
    before = [tuple(words.split()) for words in speech.small.get("prepositions", {}).get("before", [])]
    after = speech.words("prepositions", "after")
    after_noun = speech.words("prepositions", "after_with_noun")
    with_noun = speech.words("prepositions", "with_noun")
    for i, word in enumerate(unit.words):
        if unit.quoted[i] is not None:
            continue
        match = next((ws for ws in before if unit.words[i : i + len(ws)] == ws), None)
        if word in after and unit.tokens[i].pos in ("ADP", "ADV", "PART"):
            source = phrase_ending(shapes, i)
            if source is not None:
                yield Cue("source", (i,), _with_preposition(shapes, source[0]), i + 1, (source,))
                continue
        if match is not None:
            source = phrase_from(shapes, i + len(match))
            if source is not None:
                yield Cue("source", tuple(range(i, i + len(match))), i, source[1], (source,))
        elif word in after_noun and _kinds_before(shapes, i) and (source := phrase_ending(shapes, i)) is not None:
            yield Cue("source", (i,), _with_preposition(shapes, source[0]), i + 1, (source,))
        elif word in with_noun:
            source = phrase_from(shapes, i + 1)
            if source is not None and _noun_fits(shapes, word, source):
                yield Cue("source", (i,), i, source[1], (source,))


def with_description(shapes: Shapes, cue: Cue) -> Cue:
    """Return a source with the name or relative clause that describes it: nach Angaben des Anwalts, Max Meier, .."""
    cue = _to_comma(shapes, cue)
    pieces = shapes.unit.pieces
    number = shapes.unit.piece_at(cue.last - 1)
    if number is not None and pieces[number].last == cue.last and _described_to_end(shapes, number):
        return replace(cue, last=pieces[shapes.sentence_end(number) - 1].last)
    if number is None or pieces[number].last != cue.last or number + 2 >= len(pieces):
        return cue
    described, after = pieces[number + 1], pieces[number + 2]
    if described.mark != "," or after.mark != "," or shapes.ends_before(number + 1) or shapes.ends_before(number + 2):
        return cue
    named = shapes[number + 1].kind == "phrase" and any(
        shapes.unit.tokens[i].pos == "PROPN" for i in range(described.first, described.last)
    )
    goes_on = shapes[number + 2].kind in ("verb_first", "phrase")
    if goes_on and not shapes[number + 1].coordinated and (named or shapes[number + 1].kind == "relative"):
        return replace(cue, last=described.last)
    return cue


def _to_comma(shapes: Shapes, cue: Cue) -> Cue:
    """Return an English source with what hangs on it up to the comma: according to people *close to him*, .."""
    unit = shapes.unit
    number = unit.piece_at(cue.last - 1)
    if unit.speech.comma_before_complement or number is None:
        return cue
    end = unit.pieces[number].last
    if cue.last >= end or unit.quoted[cue.last] is not None:
        return cue
    token = unit.tokens[cue.last]
    if token.tag == "WP" and cue.first == unit.pieces[number].first and len(unit.finite_in(cue.last, end)) == 1:
        return replace(cue, last=end)
    if unit.finite_in(cue.last, end):
        return cue
    opens = cue.first == unit.pieces[number].first and shapes.sentence_start(number) == number
    hangs = token.pos == "ADJ" or token.tag in ("VBN", "VBG", "VBD") or (token.pos == "ADP" and opens)
    return replace(cue, last=end) if hangs or unit.words[cue.last] in unit.speech.words("speakers", "with") else cue


def _described_to_end(shapes: Shapes, number: int) -> bool:
    """Say whether only a relative clause about the source follows it in its sentence: .., who asked not to be named."""
    end = shapes.sentence_end(number)
    if number + 1 >= end or shapes[number + 1].kind != "relative" or shapes[number + 1].coordinated:
        return False
    return all(shapes[n].kind in ("relative", "adverbial", "phrase") for n in range(number + 1, end))


def _with_preposition(shapes: Shapes, first: int) -> int:
    """Return where a source begins, a determiner that the chunker left out included."""
    unit = shapes.unit
    if first > 0 and unit.tokens[first - 1].pos == "DET" and unit.piece_at(first - 1) == unit.piece_at(first):
        return first - 1
    return first


def _kinds_before(shapes: Shapes, at: int) -> bool:
    unit = shapes.unit
    if at == 0 or unit.quoted[at - 1] is not None:
        return False
    sentence, base = unit.sentence_of(at - 1)
    phrase = sentence.phrase_at(at - 1 - base)
    if phrase is not None and phrase.cases and "dat" not in phrase.cases:
        return False
    return unit.tokens[at - 1].form in unit.speech.words("prepositions", "after_nouns")


def _noun_fits(shapes: Shapes, preposition: str, source: tuple[int, int]) -> bool:
    """Say whether a phrase after ``nach`` or ``in`` speaks: its head is a noun of the kinds that the table asks for."""
    unit, speech = shapes.unit, shapes.unit.speech
    wanted = set(speech.small.get("prepositions", {}).get("noun_kinds", {}).get(preposition, ()))
    sight = speech.words("prepositions", "sight")
    if "sight" in wanted:
        held = range(*source)
        return unit.tokens[source[0]].pos != "NOUN" and any(unit.tokens[i].form in sight for i in held)
    for i in range(*source):
        token = unit.tokens[i]
        if token.pos not in ("NOUN", "PROPN"):
            continue
        return bool(wanted & speech.noun_kinds(token.form))
    return False


def so_cues(shapes: Shapes) -> Iterator[Cue]:
    """Yield ``, so der Minister`` : a piece of nothing but ``so`` and a phrase that may be a subject."""
    unit = shapes.unit
    so, fill = unit.speech.words("inquit", "so"), unit.speech.words("inquit", "so_fill")
    for number, piece in enumerate(unit.pieces):
        if piece.quote is not None or number == 0 or unit.words[piece.first] not in so:
            continue
        finite = unit.finite_in(piece.first, piece.last)
        if shapes.ends_before(number) or (finite and not _only_describes(shapes, number, finite)):
            continue
        start = piece.first + 1
        while start < piece.last and unit.words[start] in fill:
            start += 1
        if unit.words[start] in unit.speech.words("complement", "that") or unit.tokens[start].pos == "ADP":
            continue
        source = phrase_from(shapes, start)
        if source is not None and _may_be_nominative(shapes, source[0]):
            yield Cue("so", (piece.first,), piece.first, piece.last, (source,))


def _only_describes(shapes: Shapes, number: int, finite: list[int]) -> bool:
    """Say whether what looks like a verb at the end says how somebody spoke: .., so der Minister *erschöpft*, sei .."""
    end = shapes.sentence_end(number)
    parted = number + 1 < end and shapes[number + 1].kind in ("verb_first", "quote")
    return parted and finite == [shapes.unit.pieces[number].last - 1]


def _may_be_nominative(shapes: Shapes, start: int) -> bool:
    """Say whether the phrase at a token can be who speaks: so *der Minister*, but so etwa *den Temperaturen*."""
    sentence, base = shapes.unit.sentence_of(start)
    phrase = next((p for p in sentence.noun_phrases if base + p.first == start), None)
    if phrase is None or (not phrase.cases and phrase.case is None):
        return True
    return phrase.case == "nom" or "nom" in phrase.cases


def adverb_cues(shapes: Shapes, taken: set[int]) -> Iterator[Cue]:
    unit = shapes.unit
    adverbs = unit.speech.words("prepositions", "adverbs")
    relative = unit.speech.words("prepositions", "relative_adverbs")
    for i, word in enumerate(unit.words):
        if word not in adverbs or unit.quoted[i] is not None or i in taken:
            continue
        if word in relative:
            source = phrase_ending(shapes, _before_comma(shapes, i))
            yield Cue("adverb", (i,), i, i + 1, () if source is None else (source,))
        elif (number := unit.piece_at(i)) is not None and shapes[number].finite is not None:
            yield Cue("adverb", (i,), i, i + 1)


def _before_comma(shapes: Shapes, at: int) -> int:
    """Return the token after the last word before a comma that stands before ``at``."""
    while at > 0 and not shapes.unit.words[at - 1][0].isalnum() and shapes.unit.quoted[at - 1] is None:
        at -= 1
    return at
