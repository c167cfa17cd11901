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
    """Say whether a statement is one by itself for a reader who marks the outermost speech and all quotations."""
    if draft.type == "reported":
        verb = None if draft.by is None else draft.by.verb
        return draft.carrier is None and verb is not None and "act" not in verb.frames
    return draft.carrier is None or draft.type == "direct"


def _line(draft: Draft) -> dict[str, Any]:
    return {
        "type": TYPE_NAMES[draft.type],
        "content": [list(span) for span in draft.spans],
        "speaker": [list(span) for span in draft.speakers],
        "cue": [list(span) for span in draft.cue],
    }
