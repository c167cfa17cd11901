"""Noun phrases with what hangs on them: genitives, of-phrases, names in quotation marks."""

from __future__ import annotations

from dragoman.claims.statements._shape import Shapes
from dragoman.claims.statements._unit import CUTS, ENDS
from dragoman.language import NounPhrase


def extended(shapes: Shapes, base: int, phrase: NounPhrase, *, linked: bool = True) -> tuple[int, int]:
    """Return a noun phrase with the genitives that follow it at once, as unit token numbers.

    With ``linked``, phrases with *von* and *of* that follow count, too.
    """
    unit = shapes.unit
    first, last = base + phrase.first, base + phrase.last
    first = _with_owner(shapes, base, _whole_word(shapes, base, first))
    links = unit.speech.words("speakers", "genitive_link")
    sentence, _ = unit.sentence_of(first)
    changed = unit.tokens[base + phrase.head].tag != "PPER"
    while changed:
        changed = False
        for other in sentence.noun_phrases:
            start = base + other.first
            if other.preposition is None:
                genitive = "gen" in other.cases or unit.words[last - 1] in ("'s", "’s")
                if start == last and genitive and other.case in (None, "gen"):
                    last, changed = base + other.last, True
            elif linked and base + other.preposition == last and unit.words[last] in links:
                last, changed = base + other.last, True
    return first, _behind_mark(shapes, last)


def _whole_word(shapes: Shapes, base: int, first: int) -> int:
    """Return where the phrase begins whose hyphenated word was cut in two: Pak *Yong-ho*."""
    tokens = shapes.unit.tokens
    while first - 2 >= base and tokens[first - 1].form == "-" and tokens[first - 2].end == tokens[first - 1].start:
        if tokens[first - 1].end != tokens[first].start:
            break
        first -= 2
        sentence, _ = shapes.unit.sentence_of(first)
        phrase = sentence.phrase_at(first - base)
        first = first if phrase is None else min(first, base + phrase.first)
    return first


def _with_owner(shapes: Shapes, base: int, first: int) -> int:
    """Return where a phrase begins with the genitive of a name before it: *Merkels* Sprecher."""
    unit = shapes.unit
    if first <= base or unit.tokens[first - 1].pos != "PROPN" or unit.tokens[first].pos not in ("NOUN", "ADJ"):
        return first
    form = unit.words[first - 1]
    if not form.endswith(tuple(unit.speech.words("nouns", "owner_endings"))):
        return first
    sentence, _ = unit.sentence_of(first)
    owner = sentence.phrase_at(first - 1 - base)
    return first - 1 if owner is None or owner.preposition is not None else base + owner.first


def _behind_mark(shapes: Shapes, last: int) -> int:
    """Return the end of a phrase with the quotation mark that closes a name at its end."""
    unit = shapes.unit
    if 0 < last < len(unit.tokens) and unit.quoted[last] is not None and unit.quoted[last] == unit.quoted[last - 1]:
        last = last if unit.words[last][0].isalnum() else last + 1
        tokens = unit.tokens
        while last + 1 < len(tokens) and tokens[last].form == "-" and tokens[last - 1].end == tokens[last].start:
            last += 2
        return last
    return last


def phrase_from(shapes: Shapes, start: int) -> tuple[int, int] | None:
    """Return the noun phrase that begins at a token (or behind a mark there), with what hangs on it."""
    unit = shapes.unit
    if start >= len(unit.tokens):
        return None
    sentence, base = unit.sentence_of(start)
    best: tuple[int, int] | None = None
    for phrase in sentence.noun_phrases:
        if base + phrase.first in (start, start + 1) and (best is None or base + phrase.first < best[0]):
            best = extended(shapes, base, phrase)
    if best is not None:
        return start, best[1]
    end = start
    while end < len(unit.tokens) and unit.words[end] not in CUTS | ENDS and unit.tokens[end].pos in (
        "DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "X",
    ):  # fmt: skip
        end += 1
    return (start, end) if end > start else None


def phrase_ending(shapes: Shapes, end: int) -> tuple[int, int] | None:
    """Return the noun phrases that end right before a token, a chain of genitives taken as one."""
    unit = shapes.unit
    if end == 0:
        return None
    sentence, base = unit.sentence_of(end - 1)
    links = unit.speech.words("speakers", "genitive_link")
    last: int = end
    start: int | None = None
    if unit.quoted[end - 1] is not None:
        while last > base and unit.quoted[last - 1] is not None:
            last -= 1
        start = last
    moved = True
    while moved:
        moved = False
        for phrase in sentence.noun_phrases:
            if base + phrase.last != last or base + phrase.first >= last:
                continue
            first = base + phrase.first
            if start is not None and start == last and not _continues(shapes, start, phrase, base, end):
                break
            start, last, moved = first, first, True
            if phrase.preposition is not None and unit.words[base + phrase.preposition] in links:
                last = base + phrase.preposition
            break
    return None if start is None else (start, end)


def _continues(shapes: Shapes, start: int, phrase: NounPhrase, base: int, end: int) -> bool:
    """Say whether a phrase before ``start`` belongs to the source that begins there: a noun of speech does."""
    unit = shapes.unit
    if unit.words[start] in unit.speech.words("speakers", "genitive_link"):
        return True
    head = unit.tokens[base + phrase.head]
    return bool(unit.speech.noun_kinds(head.form)) or unit.quoted[start] is not None
