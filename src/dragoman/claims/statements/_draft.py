"""A statement as found in the text, before its speaker is looked up in the cast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.claims.statements._cue import Cue
from dragoman.claims.statements._unit import Unit
from dragoman.spans import Span

DraftType = Literal["direct", "indirect", "reported", "free_indirect", "indirect_free_indirect"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What is said and the words that say who said it.

    ``free_indirect`` are sentences of hearsay (soll), ``indirect_free_indirect`` subjunctive sentences that go on
    without naming a speaker.
    """

    type: DraftType
    spans: tuple[Span, ...]
    unit: Unit
    cue: tuple[Span, ...] = ()
    speakers: tuple[Span, ...] = ()
    """The phrases that name who speaks; more than one if several speak together."""
    meant: tuple[Span, ...] = ()
    """The phrases that ``speakers`` point back to (demnach), where the speaker is to be looked up instead."""
    how: str = "unknown"
    """How the speaker was found: subject, source, remembered, antecedent, heading .."""
    frame: tuple[Span, ...] = ()
    """The words around the content that introduce it: here time, place, addressee and channel are looked for."""
    by: Cue | None = None
    via: tuple[Span, ...] = ()
    """Phrases that name who passed it on: sagte der Minister laut dem Sender."""
    carrier: tuple[Span, ...] | None = None
    """The spans of the draft that this one stands inside of, or None."""
    speaker_unit: Unit | None = None
    """The unit in which the speaker is named, if another."""

    @property
    def start(self) -> int:
        return self.spans[0].start

    def covers(self, offset: int) -> bool:
        """Say whether a code point lies in the content."""
        return any(span.start <= offset < span.end for span in self.spans)
