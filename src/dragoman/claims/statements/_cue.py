"""An introduction to somebody's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.claims.statements._unit import Placed
from dragoman.knowledge.speech import Verb

CueKind = Literal["verb", "as", "source", "so", "adverb", "noun"]


@dataclass(frozen=True, slots=True)
class Cue:
    """An introduction: its words, the tokens ``[first, last)`` that are not content, and who is said to speak."""

    kind: CueKind
    words: tuple[int, ...]
    first: int
    last: int
    speakers: tuple[tuple[int, int], ...] = ()
    """Token ranges of the noun phrases that name the speaker, best first; empty if the unit names none."""
    verb: Verb | None = None
    clause: Placed | None = None
    negated: bool = False

    @property
    def anchor(self) -> int:
        """The first word of the cue, which stands for its place."""
        return self.words[0]
