"""All statements of an article in the order of the text, their speakers still words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.claims.statements._anaphora import pointing_back
from dragoman.claims.statements._draft import Draft
from dragoman.claims.statements._free import Memory, free_indirect, free_quotations
from dragoman.claims.statements._introduced import introduced
from dragoman.claims.statements._shape import Shapes
from dragoman.claims.statements._turns import find_turns, with_turns
from dragoman.claims.statements._unit import Unit, units_of
from dragoman.knowledge.speech import Speech
from dragoman.language import Sentences
from dragoman.spans import Span

POINTED = "pointed back to by the next sentence"
READ_ROLES = frozenset(["body", "heading", "headline"])


def find_drafts(sentences: Sentences, tables: Mapping[str, Speech]) -> list[Draft]:
    """Return the statements of an article, those inside others right after them."""
    found: list[Draft] = []
    for language, speech in sorted(tables.items()):
        chosen = [s for s in sentences.sentences if s.language == language and s.role in READ_ROLES and s.tokens]
        memory = Memory()
        for unit in units_of(sentences, speech, chosen):
            found += _of_unit(unit, found, memory)
    found.sort(key=lambda d: (d.start, -d.spans[-1].end, d.carrier is not None, d.type))
    return with_turns(found, find_turns(sentences, tables))


def _of_unit(unit: Unit, earlier: list[Draft], memory: Memory) -> list[Draft]:
    shapes = Shapes(unit)
    if unit.role != "body":
        return free_quotations(shapes, [], Memory())
    drafts = introduced(shapes)
    drafts = [_with_memory(d, memory) for d in drafts]
    back = pointing_back(shapes, drafts, earlier)
    if back and (open_ended := _without_speaker(earlier, unit)) is not None:
        named = replace(earlier[open_ended], speakers=back[0].speakers, how=POINTED, speaker_unit=unit)
        earlier[open_ended] = named
        drafts = []
    elif back:
        drafts = back
    drafts += free_quotations(shapes, drafts, memory)
    free = free_indirect(shapes, drafts, memory)
    if free:
        drafts = free
        if _joins(earlier, free[0]):
            before = next(d for d in reversed(earlier) if d.carrier is None)
            earlier.remove(before)
            whole = (Span(before.spans[0].start, free[0].spans[-1].end),)
            drafts = [
                replace(d, spans=whole, speakers=before.speakers, how=before.how, speaker_unit=before.speaker_unit)
                if d is free[0]
                else replace(d, carrier=whole)
                for d in drafts
            ]
            for i, d in enumerate(earlier):
                if d.carrier == before.spans:
                    earlier[i] = replace(d, carrier=whole)
    memory.note(drafts, shapes)
    return drafts


def _without_speaker(earlier: list[Draft], unit: Unit) -> int | None:
    """Return the number of the statement of the sentence before that names nobody: wird erwartet, dass .."""
    for number in range(len(earlier) - 1, -1, -1):
        draft = earlier[number]
        if unit.before is None or not draft.unit.span.overlaps(unit.before):
            return None
        if draft.carrier is None and draft.by is not None and not draft.speakers:
            return number
    return None


def _joins(earlier: list[Draft], draft: Draft) -> bool:
    """Say whether a sentence without a cue only goes on with the one before it."""
    before = next((d for d in reversed(earlier) if d.carrier is None), None)
    return (
        before is not None
        and before.type == draft.type
        and before.unit.number + 1 == draft.unit.number
        and draft.unit.paragraph - before.unit.paragraph <= 1
    )


def _goes_on(draft: Draft) -> bool:
    """Say whether an inquit without a subject goes on with who spoke before: .., hieß es *weiter*."""
    by, unit = draft.by, draft.unit
    if by is None or by.verb is None or by.verb.lemma not in unit.speech.words("inquit", "impersonal"):
        return False
    return any(word in unit.speech.words("inquit", "continuing") for word in unit.words[by.first : by.last])


def _with_memory(draft: Draft, memory: Memory) -> Draft:
    """Give a statement introduced without a name (demnach, und fügte hinzu) the speaker remembered."""
    if draft.speakers or draft.by is None:
        return draft
    if _goes_on(draft):
        return memory.attributed(draft)
    if draft.by.kind != "adverb":
        return draft
    known = memory.attributed(draft)
    return replace(known, speakers=draft.cue, meant=known.speakers)
