"""German tags for training: the networks learn on the tags, errors included, that they will be given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.knowledge import load_knowledge
from dragoman.language._german import GermanWords
from dragoman.language._tokenize import Piece


def stts_tags(sentences: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return HanTa's STTS tags of every sentence, mended as they are when an article is read."""
    words = load_knowledge().derive(GermanWords)
    return [[token.tag for token in words.tag([_pieces(forms)])[0]] for forms in sentences]


def _pieces(forms: Sequence[str]) -> list[Piece]:
    pieces = []
    at = 0
    for form in forms:
        pieces.append(Piece(at, at + len(form), form))
        at += len(form) + 1
    return pieces
