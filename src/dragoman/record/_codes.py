"""The closed lists of codes that a record uses; each value has its sentence in the codebook (docs/codebook.md)."""

from __future__ import annotations

from typing import Literal, get_args

PassageRole = Literal["headline", "heading", "body", "caption", "byline", "teaser", "credit", "other"]
PublishedFrom = Literal["header", "byline", "metadata", "text", "file", "given"]
Language = Literal["de", "en"]
ActorType = Literal["person", "office", "government", "state", "organisation", "group", "medium"]
MentionForm = Literal["name", "title", "pronoun", "metonym", "description"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
StatementType = Literal["direct", "indirect", "reported", "free_indirect"]
Act = Literal[
    "call", "meeting", "negotiation", "visit", "conference", "declaration", "agreement", "ceasefire", "decision",
    "vote", "proposal", "rejection", "accusation", "threat", "sanction", "appointment", "dismissal", "release",
    "exchange", "arrest", "conviction", "invitation", "recognition", "mediation", "aid", "deployment", "withdrawal",
    "suspension", "attack", "protest",
]  # fmt: skip
Status = Literal[
    "happened", "ongoing", "planned", "possible", "proposed", "denied", "cancelled", "not_planned", "undecided",
]  # fmt: skip
ParticipantRole = Literal["source", "target", "participant", "host", "mediator", "signatory"]
Stance = Literal[
    "supports", "opposes", "demands", "proposes", "accepts", "rejects", "rules_out", "conditional", "undecided",
]  # fmt: skip
Relation = Literal["same_statement", "reprint", "contradicts", "shifts", "fulfils", "cancels", "follows"]
AgentKind = Literal["rule", "model", "person"]

ACTS: tuple[str, ...] = get_args(Act)
STATUSES: tuple[str, ...] = get_args(Status)
STANCES: tuple[str, ...] = get_args(Stance)
RELATIONS: tuple[str, ...] = get_args(Relation)
ROLES: tuple[str, ...] = get_args(PassageRole)
LANGUAGES: tuple[str, ...] = get_args(Language)
