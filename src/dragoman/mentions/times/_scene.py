"""What an expression is measured from: the day of publication, the day the text is at, the day a quotation was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from dragoman.mentions.times._calendar import day_in, first_day, interval
from dragoman.mentions.times._phrases import Phrase
from dragoman.mentions.times._tense import Direction, direction, is_pluperfect
from dragoman.mentions.times._tokens import Tokens
from dragoman.record import TimexType

NOTHING: Mapping[str, str] = MappingProxyType({})
NOTHING_DATED: Mapping[str, date] = MappingProxyType({})
_AROUND = 12
"""Tokens before a day among which a word such as extended or postponed puts it ahead."""


class Meaning(NamedTuple):
    """A resolved expression: TIMEX3 type and value, why, and its interval where the value alone does not give it."""

    type: TimexType
    value: str
    basis: Mapping[str, str] = NOTHING
    covers: str | None = None
    """The calendar value whose interval the expression has, where that is not ``value`` (``vor drei Tagen``: P3D)."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The day that today, last week or a bare month are counted from, as exactly as it is known."""

    day: date | None
    month: tuple[int, int] | None
    year: int | None
    name: str
    """What it is: publication day, day of the report, day on which it was said."""

    @classmethod
    def of(cls, value: str | None, name: str) -> Reference:
        """Return the reference that an ISO date, month or year gives; all unknown without one."""
        found = interval((value or "")[:10])
        if found is None or value is None:
            return cls(None, None, None, name)
        first, end = found
        days = (end - first).days
        month = (first.year, first.month) if days <= 31 and first.day + days <= 32 else None
        return cls(first.date() if days == 1 else None, month, first.year if days <= 366 else None, name)

    @property
    def about(self) -> date | None:
        """A day in the middle of what is known, for proximity alone; never a value."""
        if self.day is not None:
            return self.day
        if self.month is not None:
            return date(*self.month, 15)
        return date(self.year, 7, 1) if self.year is not None else None

    def why(self) -> str:
        """Return the reason to give for a value counted from here."""
        known = self.day or (f"{self.month[0]:04}-{self.month[1]:02}" if self.month else self.year)
        return f"{self.name} {known}"


@dataclass(slots=True)
class Focus:
    """The time that the text is at, carried from one expression to the next."""

    value: str | None = None
    """The last calendar value."""
    day: date | None = None
    """The last single day."""
    year: int | None = None
    """The last year."""
    paragraph: int = -1
    """Paragraph in which the last single day stands."""
    sentence: int = -1
    """Its sentence, by its first token."""
    year_paragraph: int = -1
    """Paragraph in which the last year stands."""
    repeated: int = -1
    """Sentence whose last times were several days or a set, so that a clock time belongs to no single one."""
    told: date | None = None
    """The last single day of what is told, and not of what had been before it."""
    planned: bool = False
    """Whether the last single day is that of a plan, so that what is told in the past was on another."""
    events: Mapping[str, date] = field(default_factory=lambda: NOTHING_DATED)
    """The days that the text has given to its own events (the meeting, the summit), the last of each kind."""
    explicit_year: bool = False
    """Whether the last year stood in the text, or followed from one that did, and was not counted from today."""

    def moved(
        self,
        meaning: Meaning,
        at: tuple[int, int],
        explicit: bool,
        *,
        offset_back: bool = False,
        listed: bool = False,
        planned: bool = False,
        before: bool = False,
    ) -> Focus:
        """Return the focus after an expression at a paragraph and sentence.

        A glance back (am Vortag, the day before) does not move it, a set or a list of days makes it no single day.
        """
        value = meaning.value if meaning.type == "DATE" and day_in(meaning.value) else meaning.covers or meaning.value
        if meaning.type == "SET":
            return replace(self, repeated=at[1])
        if meaning.type == "DURATION" or (offset_back and meaning.type == "DATE"):
            return self
        if value.startswith("BC"):
            return replace(self, value=value, day=None, year=None, explicit_year=explicit)
        first = first_day(value)
        if first is None:
            return self
        day = day_in(value)
        moved = replace(self, value=value, year=first.year, explicit_year=explicit, year_paragraph=at[0])
        if day is not None:
            if meaning.type == "DATE":
                moved.repeated = at[1] if listed and self.day is not None and self.day != day else -1
            moved.day, moved.paragraph, moved.sentence = day, *at
            moved.told = self.told if before else day
            moved.planned = planned if meaning.type == "DATE" else self.planned
        elif len(value) > 4 and self.day is not None and not value.startswith(value[:4] + "-W"):
            moved.day = None
        return moved


@dataclass(slots=True)
class Scene:
    """One expression and all that it may be measured from."""

    phrase: Phrase
    tokens: Tokens
    reference: Reference
    focus: Focus
    narrative: bool
    """Whether the text tells of years long past in their order, so that its own days count and not its publication."""
    paragraph: int
    previous: tuple[Phrase, Meaning] | None = None
    next_day: date | None = None
    """The day that directly follows a time of the day (10 a.m. on Friday)."""
    _tense: list[Direction | None] = field(default_factory=list)

    @property
    def args(self) -> Mapping[str, str]:
        return self.phrase.args

    @property
    def tense(self) -> Direction | None:
        """Tense of the clause around the expression."""
        if not self._tense:
            self._tense.append(direction(self.tokens, self.phrase.first, self.phrase.last))
        return self._tense[0]

    def before(self, count: int = 1) -> str:
        """Return the small form of the ``count``-th token before the expression."""
        return self.tokens.form(self.phrase.first - count).lower()

    def towards(self) -> int:
        """Return 1 after words that look ahead (bis, until), -1 after words that look back (seit, since), else 0."""
        for count in (1, 2):
            value = self.tokens.value(self.phrase.first - count, "TOWARDS")
            if value:
                step = int(value)
                return 0 if step > 0 and self.tense == "past" and not self._put_off() else step
        put_off = self.tokens.value(self.phrase.first - 1, "ONTO") is not None and self._put_off()
        return 1 if put_off or self._planned_for() else 0

    def _put_off(self) -> bool:
        """Say whether something is put off or prolonged here, so that its new day lies ahead: extended until Friday."""
        tokens, at = self.tokens, self.phrase.first
        begin, end = tokens.sentence(at)
        around = range(max(begin, at - _AROUND), min(end, self.phrase.last + 3))
        return any(tokens.value(i, "DEFER") is not None for i in around)

    def _planned_for(self) -> bool:
        """Say whether a word of plan stands right beside: planned for Friday, der für Freitag geplante Besuch."""
        tokens, before = self.tokens, self.phrase.first - 1
        if tokens.value(before, "FOR") is None:
            return False
        return any(tokens.value(i, "PLANNED") is not None for i in (before - 1, self.phrase.last))

    @property
    def day(self) -> date | None:
        """The day that the text is at; for what is told, not one on which something else had been before."""
        focus = self.focus
        known = focus.told is not None and not self.narrative and focus.day is not None
        return focus.told if known and focus.told != focus.day and not self.background else focus.day

    @property
    def background(self) -> bool:
        """Say whether the clause tells what had been before (hatte am Vortag gesagt)."""
        return is_pluperfect(self.tokens, self.phrase.first, self.phrase.last)

    def on_a_day(self) -> bool:
        """Say whether the expression stands behind a preposition that makes it the day of its clause (am, on)."""
        return self.tokens.value(self.phrase.first - 1, "ONDAY") is not None

    @property
    def today(self) -> date | None:
        """The day from which today and last week are counted."""
        if self.narrative:
            return self.focus.day or (first_day(self.focus.value) if self.focus.value else None)
        return self.reference.day

    def because(self, reason: str = "") -> dict[str, str]:
        """Return the basis of a value counted from `today`."""
        source = f"the text is at {self.focus.value}" if self.narrative else self.reference.why()
        return {"value": f"{source}; {reason}" if reason else source}
