"""German as a language module: words, phrases and clauses under one roof."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge import Knowledge
from dragoman.language._analysis import Segment
from dragoman.language._german import GermanWords
from dragoman.language._german import plain_form as _plain
from dragoman.language._german_clauses import GermanClauses
from dragoman.language._german_phrases import GermanPhrases
from dragoman.language._german_tree import one_subject
from dragoman.language._tokenize import Piece
from dragoman.language._types import Clause, NounPhrase, Token
from dragoman.language.pipelines import load_pipeline


class German:
    """The German language module."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = GermanWords(knowledge)
        self._phrases = GermanPhrases(knowledge)
        self._clauses = GermanClauses(knowledge)
        self._pipeline = load_pipeline("de")

    def words(self, segments: Sequence[Sequence[Piece]]) -> list[list[Token]]:
        """Return tagged tokens for every segment, without trees."""
        return self._words.tag(segments)

    def tag(self, segments: Sequence[Sequence[Piece]]) -> list[list[Token]]:
        """Return tagged tokens for every segment."""
        tagged = self._words.tag(segments)
        if self._pipeline is None:
            return tagged
        forms = [[_plain(token.form) for token in tokens] for tokens in tagged]
        tags = [[token.tag for token in tokens] for tokens in tagged]
        annotated = self._pipeline.annotate(forms, tags)
        parsed = [
            [
                token._replace(
                    pos=self._words.universal(token, a.pos), feats=a.feats.strip("_"), head=a.head, dep=a.dep
                )
                for token, a in zip(tokens, annotations, strict=True)
            ]
            for tokens, annotations in zip(tagged, annotated, strict=True)
        ]
        return [one_subject(tokens, self.phrases(_unquoted(tokens))) for tokens in parsed]

    def phrases(self, segment: Segment) -> list[NounPhrase]:
        """Return the noun phrases of a segment."""
        return self._phrases.phrases(segment)

    def clauses(self, segment: Segment, phrases: Sequence[NounPhrase]) -> list[Clause]:
        """Return the clauses of a segment."""
        return self._clauses.clauses(segment, phrases)


def _unquoted(tokens: Sequence[Token]) -> Segment:
    return Segment(tuple(tokens), (-1,) * len(tokens))
