"""The evaluators' form of what is found: one JSON line an article, spans of words only."""

from __future__ import annotations

from typing import Any

from dragoman.claims.statements._draft import Draft
from dragoman.claims.statements._drafts import find_drafts
from dragoman.knowledge import Knowledge
from dragoman.knowledge.speech import speech_tables
from dragoman.language import Sentences

TYPE_NAMES = {
    "direct": "direct",
    "indirect": "indirect",
    "reported": "reported",
    "free_indirect": "freeindirect",
    "indirect_free_indirect": "indirectfreeindirect",
}


def quote_predictions(id: str, sentences: Sentences, knowledge: Knowledge) -> dict[str, Any]:
    """Return ``{"id", "statements": [{"type", "content", "speaker", "cue"}]}`` for one text."""
    drafts = find_drafts(sentences, speech_tables(knowledge))
    return {"id": id, "statements": [_line(d) for d in drafts if d.unit.role == "body" and _told_apart(d)]}


def _told_apart(draft: Draft) -> bool:
    """Say whether a statement is one by itself in the way that speech is annotated in its language."""
    custom = draft.unit.speech.small.get("annotation", {})
    if draft.type == "reported":
        verb = None if draft.by is None else draft.by.verb
        told = custom.get("told_acts", True) and verb is not None and "act" not in verb.frames
        told = told and (custom.get("told_before", True) or not _in_the_background(draft))
        named = verb is not None and "as" in verb.frames and _quotes(draft)
        return draft.carrier is None and bool(told) and not named
    if not custom.get("infinitives", True) and _opens_with_infinitive(draft):
        return False
    if draft.carrier is not None:
        return draft.type == "direct" and bool(custom.get("nested", True))
    return draft.by is not None or bool(custom.get("without_cue", True))


def _in_the_background(draft: Draft) -> bool:
    """Say whether an act is told as what came before or in a clause that depends on another: hatte gefordert."""
    clause = None if draft.by is None or draft.by.clause is None else draft.by.clause.clause
    return clause is not None and (clause.tense == "pluperfect" or clause.kind != "main")


def _opens_with_infinitive(draft: Draft) -> bool:
    marks = draft.unit.speech.words("complement", "infinitive_marks") | draft.unit.speech.words(
        "complement", "negations"
    )
    words = [t for t in draft.unit.tokens if draft.spans[0].covers(t.span)][:3]
    return draft.type == "indirect" and bool(words) and words[0].form.lower() in marks


def _line(draft: Draft) -> dict[str, Any]:
    return {
        "type": _type_name(draft),
        "content": [list(span) for span in draft.spans],
        "speaker": [list(span) for span in draft.speakers],
        "cue": [list(span) for span in draft.cue],
    }


def _type_name(draft: Draft) -> str:
    custom = draft.unit.speech.small.get("annotation", {})
    mixed = custom.get("mixed") and draft.type == "indirect" and _quotes(draft)
    return "mixed" if mixed else TYPE_NAMES[draft.type]


def _quotes(draft: Draft) -> bool:
    """Say whether words in quotation marks stand in a statement."""
    return any(any(s.overlaps(q.span) for s in draft.spans) for _, q in draft.unit.outer_quotations)
