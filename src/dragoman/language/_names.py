"""Names by rule on tags: runs of proper nouns, with the particles that belong to them."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language._types import NamedSpan, Sentence
from dragoman.spans import Span


def names_by_rule(sentence: Sentence) -> Iterator[NamedSpan]:
    """Yield the runs of proper nouns of a sentence; what kind of name each is, a run alone does not tell."""
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        if tokens[i].pos != "PROPN":
            i += 1
            continue
        j = i
        while j < len(tokens) and tokens[j].pos == "PROPN":
            j += 1
        yield NamedSpan(Span(tokens[i].start, tokens[j - 1].end), "MISC", "rule")
        i = j
