"""Arithmetic on TIMEX3 values: which days a value covers, and what lies one week, month or quarter further.

Only the proleptic Gregorian years 1 to 9999 have intervals; values before Christ (``BC0480``) have none.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

DAY = timedelta(days=1)
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PART_HOURS = {"TMO": (5, 12), "TMI": (11, 14), "TAF": (12, 18), "TEV": (18, 24), "TNI": (18, 30), "TDT": (6, 20)}
"""First and last hour of the parts of a day, the conventions of TIMEX2; a night runs on into the next morning."""

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?:-(?P<wd>WE|[1-7]))?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d)(?:(?P<part>T[A-Z]{2})|T(?P<h>\d\d):(?P<m>\d\d))?)?))?"
)


def month_start(year: int, month: int) -> date:
    """Return the first day of a month; ``month`` may lie outside 1 to 12 and then counts on into other years."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the date, or None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, unit: str, count: int) -> date | None:
    """Return the day ``count`` units later (``D W M Y Q DE CE``), clipped to the month's end; None if out of range."""
    try:
        if unit in ("D", "W"):
            return day + timedelta(days=count * (7 if unit == "W" else 1))
        months = count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]
        first = month_start(day.year, day.month + months)
        last = month_start(first.year, first.month + 1) - DAY
        return first.replace(day=min(day.day, last.day))
    except (OverflowError, ValueError, KeyError):
        return None


def shifted(day: date, unit: str, count: int) -> str | None:
    """Return the value of the unit that lies ``count`` units from ``day``."""
    base = {"WE": "W", "H": "M"}.get(unit, unit)
    moved = shift(day, base, count * (6 if unit == "H" else 1))
    return value_at(moved, unit) if moved else None


def year_before(value: str, count: int) -> str:
    """Return the value of the same quarter, half or month ``count`` years before; ``value`` begins with its year."""
    return f"{int(value[:4]) - count:04}{value[4:]}"


def night_to(value: str) -> str | None:
    """Return the value of the night that ends on a day, or None if the value is no day."""
    day = day_in(value)
    return f"{day - DAY}TNI" if day is not None and day > date.min else None


def value_at(day: date, unit: str) -> str:
    """Return the value of the day, week, month .. that holds ``day``."""
    if unit == "D":
        return day.isoformat()
    if unit in ("W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "H":
        return f"{day.year:04}-H{1 if day.month < 7 else 2}"
    if unit == "DE":
        return f"{day.year // 10:03}"
    if unit == "CE":
        return f"{day.year // 100:02}"
    return f"{day.year:04}"


@lru_cache(maxsize=4096)
def interval(value: str) -> tuple[datetime, datetime] | None:
    """Return the half-open interval that a calendar value covers, or None if it covers none that is known.

    ``A/B`` covers all from the start of the first value to the end of the second.
    """
    try:
        if value.isdigit() and len(value) in (2, 3):
            span = 10 ** (4 - len(value))
            first = int(value) * span
            return _days(date(max(first, 1), 1, 1), date(first + span, 1, 1) if first + span <= 9999 else date.max)
        if "/" in value:
            first, last = (interval(part) for part in value.split("/", 1))
            return (first[0], last[1]) if first and last and first[0] < last[1] else None
        found = _VALUE.fullmatch(value)
        return _interval(found) if found else None
    except (ValueError, OverflowError):
        return None


def _interval(found: re.Match[str]) -> tuple[datetime, datetime]:
    year = int(found["year"])
    if found["week"]:
        monday = date.fromisocalendar(year, int(found["week"]), 1)
        if found["wd"] is None:
            return _days(monday, monday + 7 * DAY)
        if found["wd"] == "WE":
            return _days(monday + 5 * DAY, monday + 7 * DAY)
        return _days(monday + (int(found["wd"]) - 1) * DAY, monday + int(found["wd"]) * DAY)
    for group, months in (("quarter", 3), ("half", 6)):
        if found[group]:
            last = int(found[group]) * months
            return _days(month_start(year, last - months + 1), month_start(year, last + 1))
    if found["season"]:
        month = SEASON_STARTS[found["season"]]
        return _days(month_start(year, month), month_start(year, month + 3))
    if not found["month"]:
        return _days(date(year, 1, 1), date(year + 1, 1, 1))
    month = int(found["month"])
    if not found["day"]:
        date(year, month, 1)
        return _days(month_start(year, month), month_start(year, month + 1))
    day = date(year, month, int(found["day"]))
    midnight = datetime(day.year, day.month, day.day)
    if found["h"]:
        moment = midnight + timedelta(hours=int(found["h"]), minutes=int(found["m"]))
        return moment, moment + timedelta(minutes=1)
    if found["part"] in PART_HOURS:
        first, end = PART_HOURS[found["part"]]
        return midnight + timedelta(hours=first), midnight + timedelta(hours=end)
    return _days(day, day + DAY)


def _days(first: date, end: date) -> tuple[datetime, datetime]:
    return datetime(first.year, first.month, first.day), datetime(end.year, end.month, end.day)


def bounds(value: str) -> tuple[str | None, str | None]:
    """Return the half-open interval of a value as ISO days, or as minutes where it does not fall on midnights."""
    found = interval(value)
    if found is None:
        return None, None
    if all(moment.hour == moment.minute == 0 for moment in found):
        return found[0].date().isoformat(), found[1].date().isoformat()
    return found[0].isoformat(timespec="minutes"), found[1].isoformat(timespec="minutes")


def day_in(value: str) -> date | None:
    """Return the one day that a value names (with or without a time of day), or None if it is wider."""
    found = interval(value)
    if found is None or not 0 < (found[1] - found[0]).total_seconds() <= 86400:
        return None
    return found[0].date()


def first_day(value: str) -> date | None:
    """Return the first day of a value's interval."""
    found = interval(value)
    return found[0].date() if found else None
