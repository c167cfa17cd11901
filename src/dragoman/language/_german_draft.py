"""A German clause while it is put together."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.language._types import ClauseKind


@dataclass(slots=True)
class Draft:
    """A clause while it is put together: its stretches of tokens, verb and opener."""

    kind: ClauseKind
    stretches: list[tuple[int, int]]
    finite: int | None = None
    introducer: int | None = None
    governor: int | None = None
    quoted: bool = False
    shares: int | None = None
    """Draft whose subject this one shares if it has none: the conjunct before."""
    gapped: bool = False
    """The finite verb follows the conjunction at once, so that the subject must be the conjunct's."""
    infinitive: int | None = None

    def tokens(self) -> list[int]:
        """Return the indices of the tokens of the clause."""
        return [i for a, b in self.stretches for i in range(a, b)]
