"""Spans: half-open ranges of Unicode code points in the text of one article."""

from __future__ import annotations

from typing import NamedTuple

CONTEXT = 32
"""Characters kept before and after a quoted span; the length that W3C Web Annotation tools use."""


class Span(NamedTuple):
    """The half-open range ``[start, end)`` of code points of an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: tuple[int, int]) -> bool:
        """Say whether ``other`` lies wholly inside this span."""
        return self.start <= other[0] and other[1] <= self.end

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Say whether the two spans share at least one code point."""
        return self.start < other[1] and other[0] < self.end

    def trimmed(self, text: str) -> Span:
        """Return the span without white space at its ends (empty at its start if all is white space)."""
        start, end = self
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end)


class Quote(NamedTuple):
    """The exact words of a span with what stands before and after, as in a W3C TextQuoteSelector."""

    exact: str
    prefix: str
    suffix: str


def quote_of(text: str, span: tuple[int, int]) -> Quote:
    """Return the words of ``span`` with up to `CONTEXT` characters on either side."""
    start, end = span
    return Quote(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])
