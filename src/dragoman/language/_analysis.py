"""What a language module must give, and the helpers that both languages share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.language._tokenize import Piece
from dragoman.language._types import Clause, NounPhrase, Token

PUNCTUATION = frozenset(["PUNCT", "SYM"])


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence that is analysed on its own: tokens, and which of them stand in quotation marks.

    ``quoted`` holds for each token the index of its quotation, or -1.
    """

    tokens: tuple[Token, ...]
    quoted: tuple[int, ...]


class LanguageModule(Protocol):
    """One language: tags words, finds noun phrases and clauses. Indices count from the segment's start."""

    def words(self, segments: Sequence[Sequence[Piece]]) -> list[list[Token]]:
        """Return what rules and word lists alone say of the segments of one article: tags and lemmas, no trees."""
        ...

    def tag(self, segments: Sequence[Sequence[Piece]]) -> list[list[Token]]:
        """Return tagged (and, where there is a parser, parsed) tokens for the segments of one article, in order."""
        ...

    def phrases(self, segment: Segment) -> list[NounPhrase]:
        """Return the noun phrases of a segment, ordered by first token, outer before inner."""
        ...

    def clauses(self, segment: Segment, phrases: Sequence[NounPhrase]) -> list[Clause]:
        """Return the clauses of a segment, ordered by first token."""
        ...
