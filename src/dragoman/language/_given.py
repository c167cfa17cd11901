"""Names in words that are cut already, as name corpora give them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dragoman.knowledge import Knowledge
from dragoman.language._engine import module_of
from dragoman.language._names import find_names
from dragoman.language._tokenize import Piece
from dragoman.language._types import Sentence
from dragoman.spans import Span


def names_in_words(
    sentences: Sequence[Sequence[str]], language: str, knowledge: Knowledge
) -> list[list[tuple[int, int, str, str]]]:
    """Return for every sentence its names as (first, last, label, source), half-open in words.

    The sentences are taken as one article, so that a name that is clear in one can help in the next. ``source`` is
    ``model`` or ``rule``, as in `NamedSpan`.
    """
    pieces: list[list[Piece]] = []
    at = 0
    for words in sentences:
        row = []
        for word in words:
            row.append(Piece(at, at + len(word), word))
            at += len(word) + 1
        pieces.append(row)
    filled = [row for row in pieces if row]
    tagged = knowledge.derive(module_of(language)).tag(filled)
    read = tuple(
        Sentence(i, Span(row[0].start, row[-1].end), tuple(tokens), (), (), "body", 0, language)
        for i, (row, tokens) in enumerate(zip(filled, tagged, strict=True))
    )
    found: list[list[tuple[int, int, str, str]]] = [[] for _ in pieces]
    starts = [row[0].start if row else at for row in pieces]
    for name in find_names(read, knowledge):
        place = bisect_right(starts, name.span.start) - 1
        while not pieces[place]:
            place -= 1
        own = [
            i for i, piece in enumerate(pieces[place]) if piece.start < name.span.end and name.span.start < piece.end
        ]
        found[place].append((own[0], own[-1] + 1, name.label, name.source))
    return found
