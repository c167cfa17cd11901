"""When an article appeared: the days its parts speak for, and which of them counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dragoman.articles._cues import Cues
from dragoman.record import PublishedCandidate, PublishedFrom
from dragoman.spans import Span

ISO = re.compile(
    r"\s*(\d{4})(?:-?(\d\d)(?:-?(\d\d)(?:[T ]\s*(\d\d):?(\d\d)(?::?\d\d(?:[.,]\d+)?)?\s*(?:Z|UTC|[+-]\d\d:?\d\d)?"
    r")?)?)?\s*",
)
LEAD = 700
"""Characters at the start of a text in which a full date may be that of the report, where nothing else says so."""
NEAR = 20
"""Characters before a day in which ``today`` speaks of it."""
WRITTEN_YEAR = re.compile(r"(?:19|20)\d\d|\d\.\d?\d\.\d\d")
CENTURY = 70
"""Two-digit years from this one on belong to the 20th century."""
BOUND = re.compile(r"[.!?…][\s\"“”»«')]+(?=[A-ZÄÖÜ„“\"»«])|[\n„“”\"»«]")
"""Ends of sentences and quotation marks: what is quoted says nothing about the sentence around it."""
PUBLICATION_ORDER: tuple[PublishedFrom, ...] = ("given", "header", "metadata", "byline", "text", "file")


class Day(NamedTuple):
    """A day named in a text: its words and as much of the date as they say."""

    span: Span
    year: int | None
    month: int
    day: int
    hour: str | None
    """Hours and minutes as ``12:49``."""
    weekday: int | None
    """0 for Monday."""

    def on(self, year: int) -> date | None:
        """Return the date in a year, None if there is no such day or it is not on the weekday named."""
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            return None
        return found if self.weekday in (None, found.weekday()) else None

    @property
    def iso(self) -> str | None:
        """The day, with its hour if known, as ISO 8601; None without a year or if there is no such day.

        A weekday that disagrees is overlooked here: bylines and headers mean the date they print.
        """
        if self.year is None:
            return None
        try:
            found = date(self.year, self.month, self.day)
        except ValueError:
            return None
        return f"{found.isoformat()}T{self.hour}" if self.hour else found.isoformat()


class Publication(NamedTuple):
    """What was found out about the date of an article."""

    published: str | None
    source: PublishedFrom | None
    candidates: tuple[PublishedCandidate, ...]
    warnings: tuple[str, ...]


def days_in(text: str, span: Span, cues: Cues) -> Iterator[Day]:
    """Yield the days named within a span of a text, in order."""
    for match in cues.day.finditer(text, span.start, span.end):
        group = match.groupdict()
        hour = group["iso_hour"] or _hour(group["hour"], group["half"])
        weekday = cues.weekdays.get(group["weekday"]) if group["weekday"] else None
        if group["iso"]:
            year, month, day = (int(part) for part in group["iso"].split("-"))
            yield Day(Span(*match.span()), year, month, day, hour, weekday)
            continue
        if group["y4"]:
            low, high = sorted((int(group["s1"]), int(group["s2"])))
            if low <= 12 < high:
                yield Day(Span(*match.span()), int(group["y4"]), low, high, hour, weekday)
            continue
        number = group["d1"] or group["d2"] or group["d3"]
        name = group["m2"] or group["m3"]
        month = cues.months[" ".join(name.split())] if name else int(group["m1"])
        written = group["y1"] or group["y2"] or group["y3"]
        if 1 <= month <= 12 and 1 <= int(number) <= 31:
            yield Day(Span(*match.span()), _year(written), month, int(number), hour, weekday)


def iso_of(value: str | None, cues: Cues) -> str | None:
    """Return a date as metadata gives it as ISO 8601 of what it says, to the minute at most; None if it is no date.

    Time zones are dropped: what is kept is the wall clock of the page. ``"2025-02-12T10:03:11+01:00"`` gives
    ``"2025-02-12T10:03"``, ``"2025-02"`` stays.
    """
    if not value:
        return None
    match = ISO.fullmatch(value)
    if match:
        year, month, day, hour, minute = match.groups()
        try:
            date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            return None
        known = "-".join(part for part in (year, month, day) if part)
        if hour and int(hour) < 24 and int(minute) < 60 and (hour, minute) != ("00", "00"):
            return f"{known}T{hour}:{minute}"
        return known
    return next((day.iso for day in days_in(value, Span(0, len(value)), cues) if day.iso), None)


def report_day(text: str, spans: Sequence[Span], month: str, cues: Cues) -> PublishedCandidate | None:
    """Return the latest day of a month (``2025-02``) that the text presents as the present, None if there is none.

    Only days with their weekday or with ``today`` count: a report names days of the past week by their weekday, and
    a bare date is background as a rule. Days announced for later or named as a limit (seit dem 3., until Feb. 20) do
    not count, nor do those whose weekday does not fit the year.
    """
    year, number = int(month[:4]), int(month[5:7])
    best: tuple[date, Span] | None = None
    for span in spans:
        for day in days_in(text, span, cues):
            if day.month != number or day.year not in (None, year):
                continue
            found = day.on(year)
            if found is None or (best is not None and found <= best[0]):
                continue
            if not _is_today(text, day, span, cues) and (
                day.weekday is None or not _is_present(text, day.span, span, cues)
            ):
                continue
            best = (found, day.span)
    return PublishedCandidate(best[0].isoformat(), "text", best[1]) if best else None


def lead_day(text: str, spans: Sequence[Span], cues: Cues) -> PublishedCandidate | None:
    """Return the full date near the start of a text that is presented as its day: with ``today`` or its weekday."""
    if not WRITTEN_YEAR.search(text, 0, 2 * LEAD):
        return None
    for span in spans:
        if span.start > LEAD:
            break
        for day in days_in(text, Span(span.start, min(span.end, span.start + LEAD)), cues):
            if day.year is None or day.on(day.year) is None:
                continue
            if _is_today(text, day, span, cues) or (
                day.weekday is not None and _is_present(text, day.span, span, cues)
            ):
                value = day.on(day.year)
                assert value is not None
                return PublishedCandidate(value.isoformat(), "text", day.span)
    return None


def choose(candidates: Sequence[PublishedCandidate], updated: str | None) -> Publication:
    """Choose among the dates found: what is given before headers, metadata, bylines and the text.

    A month from a better source is refined by the first day within it that another source gives, and the source named
    is then the one of the day. Days that differ are named in a warning. An update before the publication is one too.
    """
    ranked = sorted(candidates, key=lambda c: PUBLICATION_ORDER.index(c.source))
    if not ranked:
        return Publication(None, None, (), ("no publication date found: relative dates are left open",))
    chosen = ranked[0]
    for other in ranked[1:]:
        if len(other.value) > len(chosen.value) and other.value.startswith(chosen.value):
            chosen = other
    ordered = (chosen, *(c for c in ranked if c is not chosen))
    warnings = []
    apart = [
        c for c in ordered[1:] if not (chosen.value.startswith(c.value[:10]) or c.value.startswith(chosen.value[:10]))
    ]
    if apart:
        others = ", ".join(dict.fromkeys(f"{c.value} ({c.source})" for c in apart))
        warnings.append(f"publication dates disagree: {chosen.value} ({chosen.source}) is taken, not {others}")
    if updated and len(chosen.value) >= 10 and updated[:10] < chosen.value[:10]:
        warnings.append(f"updated {updated} is before the publication date {chosen.value} ({chosen.source})")
    if len(chosen.value) < 10:
        warnings.append(f"publication known only as {chosen.value}: relative days are left open")
    return Publication(chosen.value, chosen.source, ordered, tuple(warnings))


def _is_today(text: str, day: Day, within: Span, cues: Cues) -> bool:
    """Say whether a word such as ``heute`` stands right before the day."""
    return cues.today.search(text[max(within.start, day.span.start - NEAR) : day.span.start]) is not None


def _is_present(text: str, day: Span, within: Span, cues: Cues) -> bool:
    if cues.not_today.search(text[max(within.start, day.start - 16) : day.start]):
        return False
    start, end = within.start, within.end
    for stop in BOUND.finditer(text, within.start, within.end):
        if stop.end() <= day.start:
            start = stop.end()
        elif stop.start() >= day.end - 1:
            end = stop.start()
            break
    return cues.future.search(text, start, end) is None


def _year(written: str | None) -> int | None:
    if not written:
        return None
    year = int(written)
    return year if year > 99 else year + (1900 if year >= CENTURY else 2000)


def _hour(written: str | None, half: str | None) -> str | None:
    if not written:
        return None
    hours, minutes = (int(part) for part in re.split("[:.]", written))
    half = (half or "").lower().replace(".", "")
    if half == "pm" and hours < 12:
        hours += 12
    elif half == "am" and hours == 12:
        hours = 0
    return f"{hours:02d}:{minutes:02d}" if hours < 24 and minutes < 60 else None
