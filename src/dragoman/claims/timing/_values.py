"""Times of the calendar as the record writes days: ISO, or both ends of an interval included."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.record import Time

LONGEST = 62
"""Days of the longest stretch that is given as the time of an event or statement (in the past weeks)."""


def stretch_of(time: Time) -> str | None:
    """Return the days that a length covers, both ends included; None for other times and for lengths that are long."""
    if time.start is None or time.end is None or (time.type != "DURATION" and not time.value.endswith("_REF")):
        return None
    try:
        first, end = date.fromisoformat(time.start[:10]), date.fromisoformat(time.end[:10])
    except ValueError:
        return None
    last = end - timedelta(days=1) if "T" not in time.end else end
    if not 0 <= (last - first).days <= LONGEST:
        return None
    return first.isoformat() if first == last else f"{first}/{last}"


def days_of(time: Time) -> str | None:
    """Return the days of a date or time of day, both ends included."""
    day = day_of(time.value)
    if day is not None or time.type not in ("DATE", "TIME") or time.start is None or time.end is None:
        return day
    try:
        last = date.fromisoformat(time.end[:10]) - timedelta(days="T" not in time.end)
    except (ValueError, OverflowError):
        return None
    return time.start[:10] if time.start[:10] == last.isoformat() else f"{time.start[:10]}/{last}"


def day_of(value: str) -> str | None:
    """Return the day of an ISO value (with or without a time of day), or None if it is no single day."""
    day = value[:10]
    try:
        return date.fromisoformat(day).isoformat() if len(day) == 10 and "/" not in value else None
    except ValueError:
        return None


def days_between(day: str, last: date | None, reach: int) -> str | None:
    """Return the days from one day to a later one, if both are known and at most ``reach`` days apart."""
    first = day_of(day)
    if first is None or last is None:
        return None
    apart = (last - date.fromisoformat(first)).days
    if not 0 <= apart <= reach:
        return None
    return first if apart == 0 else f"{first}/{last}"
