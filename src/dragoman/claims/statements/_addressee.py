"""To whom something was said: gegenüber der Zeitung, told reporters, teilte der Agentur mit, im Interview mit."""

from __future__ import annotations

from dragoman.claims._reading import Reading
from dragoman.claims.statements._context import Around, find_channel
from dragoman.claims.statements._phrases import extended
from dragoman.claims.statements._resolve import actors_of
from dragoman.claims.statements._shape import Shapes
from dragoman.claims.statements._unit import Placed, Unit
from dragoman.language import NounPhrase

SPOKEN_TO = frozenset(["person", "medium", "government", "state", "organisation", "group", "office"])


def addressees_of(where: Around, reading: Reading) -> tuple[str, ...]:
    """Return the actors to whom a statement was made, as its own clause names them."""
    draft = where.draft
    if draft.by is None:
        return ()
    shapes = Shapes(draft.unit)
    found: list[str] = []
    for first, last in _phrases(where, shapes, reading):
        span = draft.unit.span_of(first, last)
        if any(s.overlaps(span) for s in draft.speakers) or (
            draft.type != "reported" and any(s.overlaps(span) for s in draft.spans)
        ):
            continue
        actors, _ = actors_of([span], draft.unit, reading.cast)
        found += [a for a in actors if a not in found and reading.cast.actors[a].type in SPOKEN_TO]
    return tuple(found)


def _phrases(where: Around, shapes: Shapes, reading: Reading) -> list[tuple[int, int]]:
    unit, draft = where.draft.unit, where.draft
    assert draft.by is not None
    speech = unit.speech
    prepositions = speech.words("speakers", "addressee")
    always = speech.words("speakers", "addressee_always")
    interview = speech.words("speakers", "interview_with")
    frame = set(where.frame) | ({*range(draft.by.first, draft.by.last)} if draft.type == "reported" else set())
    placed = draft.by.clause
    found: list[tuple[int, int]] = []
    for base, phrase in unit.phrases():
        if base + phrase.first not in frame:
            at = phrase.preposition if base + phrase.first in where.rest else None
            asked = at is not None and unit.words[base + at] in interview and _after_interview(shapes, base + at)
            named = find_channel(unit, where.rest, strict=True) if asked else None
            right_behind = phrase.preposition is None and base + phrase.first in where.rest
            right_behind = right_behind and not unit.finite_in(max(draft.by.words) + 1, base + phrase.first)
            told = right_behind and base + phrase.first > draft.by.last and _is_medium(unit, base, phrase, reading)
            if told or (named is not None and named.type == "interview"):
                found.append(extended(shapes, base, phrase))
            continue
        before = None if phrase.preposition is None else base + phrase.preposition
        if _of_subject(where, base + phrase.first):
            continue
        if before is None and base + phrase.first > max(draft.by.words) and _is_medium(unit, base, phrase, reading):
            found.append(extended(shapes, base, phrase))
        if before is not None:
            word = unit.words[before]
            spoken_to = word in always or (word in prepositions and _in_clause(placed, base, phrase.first))
            asked = word in interview and _after_interview(shapes, before)
            written_to = word in speech.words("speakers", "letter_to") and _after_letter(shapes, before)
            if spoken_to or asked or written_to:
                found.append(extended(shapes, base, phrase))
    about = placed is not None and placed.clause.lemma in speech.words("speakers", "about")
    telling = speech.words("complement", "told") | speech.words("complement", "asked")
    verb = None if draft.by.verb is None else draft.by.verb.lemma
    asked = verb in speech.words("complement", "asked")
    for base, phrase in unit.phrases() if asked and placed is not None and not placed.clause.passive else ():
        at = base + phrase.first - 1
        behind = unit.words[at] in speech.words("complement", "asked_of") and at == max(draft.by.words) + 1
        if at == max(draft.by.words) or behind:
            found.append(extended(shapes, base, phrase))
    about = about or bool(telling and verb not in telling)
    if placed is not None and not placed.clause.passive and not about:
        for index in placed.clause.objects:
            phrase = placed.phrase(index)
            if draft.type == "reported" and phrase.case != "dat":
                continue
            found.append(extended(shapes, placed.base, phrase))
    return found


def _of_subject(where: Around, first: int) -> bool:
    """Say whether a phrase between speaker and verb hangs on the speaker: a person close *to the minister* said."""
    cue = where.draft.by
    return cue is not None and any(end <= first < cue.anchor for _, end in cue.speakers)


def _is_medium(unit: Unit, base: int, phrase: NounPhrase, reading: Reading) -> bool:
    """Say whether a phrase without preposition names a medium: sagte sie *der Deutschen Presse-Agentur*."""
    head = unit.tokens[base + phrase.head]
    return any(reading.cast.actors[m.actor].type == "medium" for m in reading.cast.at(head.span))


def _in_clause(placed: Placed | None, base: int, first: int) -> bool:
    return placed is not None and placed.base == base and placed.clause.first <= first < placed.clause.last


def _after_letter(shapes: Shapes, preposition: int) -> bool:
    """Say whether a letter stands right before: in einem Schreiben *an den Präsidenten*."""
    unit = shapes.unit
    if preposition == 0:
        return False
    before = unit.tokens[preposition - 1]
    return any(w.type == "letter" for w in unit.speech.channels_of(before.form, before.lemma))


def _after_interview(shapes: Shapes, preposition: int) -> bool:
    unit = shapes.unit
    if preposition == 0:
        return False
    before = unit.tokens[preposition - 1]
    return any(w.type in ("interview", "phone call") for w in unit.speech.channels_of(before.form, before.lemma))
