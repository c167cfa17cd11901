"""What the mentions room gives to the claims: who, where and when is named in an article, resolved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dragoman.record import Actor, Mention, Place, Time
from dragoman.spans import Span


class PlaceMention(NamedTuple):
    """Words that name a place, resolved; a capital that stands for its government is a mention of an actor instead."""

    span: Span
    place: Place


@dataclass(frozen=True)
class Cast:
    """The actors of one article, the mentions that stand for them, and the places named.

    Mentions are ordered by start, outermost first. A mention that stands for several actors at once (Beide, the two
    leaders, a list that is one noun phrase) is several `Mention` items with one span. Places are ordered by start.
    """

    actors: Mapping[str, Actor]
    mentions: tuple[Mention, ...]
    places: tuple[PlaceMention, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [m.span.start for m in self.mentions]

    @cached_property
    def _longest(self) -> int:
        return max((m.span.end - m.span.start for m in self.mentions), default=0)

    def within(self, span: tuple[int, int]) -> tuple[Mention, ...]:
        """Return the mentions that lie wholly inside a span, in order."""
        first = bisect_left(self._starts, span[0])
        last = bisect_left(self._starts, span[1])
        return tuple(m for m in self.mentions[first:last] if m.span.end <= span[1])

    def at(self, span: tuple[int, int]) -> tuple[Mention, ...]:
        """Return the mentions that overlap a span, the largest first."""
        first = bisect_left(self._starts, span[0] - self._longest)
        last = bisect_left(self._starts, span[1])
        found = [m for m in self.mentions[first:last] if span[0] < m.span.end]
        return tuple(sorted(found, key=lambda m: (m.span.start - m.span.end, m.span.start)))

    def actor(self, mention: Mention) -> Actor:
        """Return the actor that a mention stands for."""
        return self.actors[mention.actor]

    def places_within(self, span: tuple[int, int]) -> tuple[PlaceMention, ...]:
        """Return the place mentions that lie wholly inside a span, in order."""
        first = bisect_left(self.places, span[0], key=lambda p: p.span.start)
        last = bisect_left(self.places, span[1], lo=first, key=lambda p: p.span.start)
        return tuple(p for p in self.places[first:last] if p.span.end <= span[1])


@dataclass(frozen=True)
class Calendar:
    """The time expressions of one article, ordered by start."""

    times: tuple[Time, ...]

    def within(self, span: tuple[int, int]) -> tuple[Time, ...]:
        """Return the times that lie wholly inside a span, in order."""
        first = bisect_left(self.times, span[0], key=lambda t: t.span.start)
        last = bisect_left(self.times, span[1], lo=first, key=lambda t: t.span.start)
        return tuple(t for t in self.times[first:last] if t.span.end <= span[1])
