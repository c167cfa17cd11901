"""Through whom words came: media that draw on somebody (citing officials) or carry a statement (carried by Tass)."""

from __future__ import annotations

from dragoman.claims._reading import Reading
from dragoman.claims.statements._context import Around
from dragoman.claims.statements._phrases import phrase_from
from dragoman.claims.statements._resolve import actors_of
from dragoman.claims.statements._shape import Shapes
from dragoman.spans import Span


def cited(where: Around) -> Span | None:
    """Return the phrase that names whom a report draws on: unter Berufung auf *zwei Diplomaten*."""
    unit = where.draft.unit
    outside = {*where.frame, *where.rest}
    for words in sorted(unit.speech.words("speakers", "citing")):
        row = tuple(words.lower().split())
        for i in sorted(outside):
            if unit.words[i : i + len(row)] == row:
                found = phrase_from(Shapes(unit), i + len(row))
                if found is not None:
                    return unit.span_of(*found)
    return None


def carried_by(where: Around, reading: Reading) -> tuple[str, ...]:
    """Return the media that passed on the paper or speech in which something was said."""
    unit = where.draft.unit
    passed = unit.speech.words("speakers", "passed_on")
    agents = unit.speech.words("speakers", "passive_agent")
    for i in sorted({*where.frame, *where.rest}):
        if unit.words[i] not in passed:
            continue
        sentence, base = unit.sentence_of(i)
        for phrase in sentence.noun_phrases:
            at = None if phrase.preposition is None else base + phrase.preposition
            near = at is not None and unit.words[at] in agents and (at == i + 1 or base + phrase.last == i)
            if near:
                actors, _ = actors_of([phrase.span], unit, reading.cast)
                return tuple(a for a in actors if reading.cast.actors[a].type == "medium")
    return ()
