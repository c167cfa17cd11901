"""German as a language module: words, phrases and clauses under one roof."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge import Knowledge
from dragoman.language._analysis import Segment
from dragoman.language._german import GermanWords
from dragoman.language._german_clauses import GermanClauses
from dragoman.language._german_phrases import GermanPhrases
from dragoman.language._tokenize import Piece
from dragoman.language._types import Clause, NounPhrase, Token


class German:
    """The German language module."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = GermanWords(knowledge)
        self._phrases = GermanPhrases(knowledge)
        self._clauses = GermanClauses(knowledge)

    def tag(self, segments: Sequence[Sequence[Piece]]) -> list[list[Token]]:
        """Return tagged tokens for every segment."""
        return self._words.tag(segments)

    def phrases(self, segment: Segment) -> list[NounPhrase]:
        """Return the noun phrases of a segment."""
        return self._phrases.phrases(segment)

    def clauses(self, segment: Segment, phrases: Sequence[NounPhrase]) -> list[Clause]:
        """Return the clauses of a segment."""
        return self._clauses.clauses(segment, phrases)
