"""An act as found in a sentence, before it becomes an event of the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.claims.events._view import Grammar, View
from dragoman.knowledge.acts import ActWord
from dragoman.record import Participant, ParticipantRole, Status
from dragoman.spans import Span


class Part(NamedTuple):
    """An actor's part in an act, with the slot and the words that name it."""

    actor: str
    role: ParticipantRole
    slot: str
    span: Span


@dataclass(frozen=True, slots=True)
class Found:
    """One act that one clause or noun of a sentence reports."""

    grammar: Grammar
    word: ActWord
    view: View | None
    phrase: int | None
    """Index of the noun phrase for a noun, else None."""
    trigger: Span
    span: Span
    parts: tuple[Part, ...]
    status: Status
    basis: dict[str, str] = field(default_factory=dict)
    carried: bool = False
    """For nouns: a verb says of it whether it takes place."""

    @property
    def participants(self) -> tuple[Participant, ...]:
        """Each actor once, in the first role found."""
        roles: dict[str, ParticipantRole] = {}
        for part in self.parts:
            roles.setdefault(part.actor, part.role)
        return tuple(Participant(actor, role) for actor, role in roles.items())

    @property
    def actors(self) -> frozenset[str]:
        return frozenset(p.actor for p in self.parts)
