"""Quotations, found by their marks alone, and the day on which they were said."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from dragoman.mentions.times._tokens import Tokens

FEWEST = 3
"""Tokens of the shortest stretch between marks that is taken for speech and not for a name or a word under reserve."""
_WINDOW = 60
"""Tokens on either side of a quotation that may belong to its inquit."""


class Quoted(NamedTuple):
    """A quotation by tokens: marks at ``opening`` and ``closing``, its inquit in ``[first, opening)`` and after it."""

    opening: int
    closing: int
    first: int
    last: int


def quotations(tokens: Tokens) -> list[Quoted]:
    """Return the quotations of a passage in order. A mark without its partner in the paragraph opens nothing."""
    found: list[Quoted] = []
    opening: int | None = None
    for index, entry in enumerate(tokens.entries):
        if entry is None:
            continue
        if "BREAK" in entry.values:
            opening = None
        elif "QUOTE" in entry.values:
            if opening is None:
                opening = index
                continue
            if index - opening > FEWEST:
                found.append(Quoted(opening, index, *_inquit(tokens, opening, index)))
            opening = None
    return found


def _inquit(tokens: Tokens, opening: int, closing: int) -> tuple[int, int]:
    """Return the range of tokens of the sentence around a quotation, beyond the marks that end sentences inside it."""
    first = max(tokens.sentence(opening)[0], opening - _WINDOW)
    following = closing + 1
    form = tokens.form(following)
    if not form or not (form[0].islower() or form[0] in ",–—-"):
        return first, following
    return first, min(tokens.sentence(following)[1], following + _WINDOW)


def quotation_at(found: list[Quoted], token: int) -> Quoted | None:
    """Return the quotation that holds a token, or None."""
    index = bisect_right(found, (token,)) - 1
    return found[index] if index >= 0 and found[index].opening < token < found[index].closing else None
