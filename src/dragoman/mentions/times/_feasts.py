"""The days of feasts: Easter by rule, Jewish and Iranian years by calculation, those set by the moon from tables."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from dragoman.mentions.times._calendar import DAY, day_of, month_start


@lru_cache(maxsize=2048)
def feasts(rule: str, year: int) -> tuple[date, ...]:
    """Return the days on which a feast falls in a year: none, one, or two of a calendar with shorter years.

    ``rule`` is ``12-25`` (fixed), ``easter-2`` or ``orthodox+0`` (days from Easter), ``11:4:4`` (month, weekday,
    which one, ``-1`` the last), ``advent-28`` (days from the fourth Sunday of Advent), ``nowruz+0``, ``rosh+9`` (days
    from the Iranian or Jewish new year), ``kislev+0`` (from the first day of Hanukkah) or ``list`` with the days.
    """
    try:
        if match := re.fullmatch(r"(easter|orthodox|advent|nowruz|rosh|kislev)([+-]\d+)", rule):
            return (_MOVABLE[match[1]](year) + int(match[2]) * DAY,)
        if rule.startswith("list "):
            return tuple(date.fromisoformat(day) for day in rule.split()[1:] if day.startswith(f"{year:04}-"))
        if ":" in rule:
            month, weekday, which = (int(part) for part in rule.split(":"))
            first = month_start(year, month) if which > 0 else month_start(year, month + 1) - 7 * DAY
            return (first + ((weekday - first.isoweekday()) % 7 + 7 * max(which - 1, 0)) * DAY,)
        month, day = (int(part) for part in rule.split("-"))
        found = day_of(year, month, day)
        return (found,) if found else ()
    except (ValueError, OverflowError):
        return ()


def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year (the anonymous algorithm of 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Return Orthodox Easter Sunday as a Gregorian date (right from 1900 to 2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + 13 * DAY


def _fourth_advent(year: int) -> date:
    eve = date(year, 12, 24)
    return eve - (eve.isoweekday() % 7) * DAY


def nowruz(year: int) -> date:
    """Return the first day of the Iranian year, by its cycle of 33 years (right from 1800 to 2200)."""
    first, step = date(2024, 3, 20), 1 if year > 2024 else -1
    for passed in range(2024, year, step):
        first += step * (366 if (passed - 621 - (step < 0)) % 33 in (1, 5, 9, 13, 17, 22, 26, 30) else 365) * DAY
    return first


def rosh_hashanah(year: int) -> date:
    """Return the Jewish new year that falls in a Gregorian year."""
    own = year + 3761
    before, first, after = (_molad_days(y) for y in (own - 1, own, own + 1))
    delay = 2 if after - first == 356 else 1 if first - before == 382 else 0
    return date.fromordinal(first + delay - 1373427)


def _molad_days(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + ((3 * (day + 1)) % 7 < 3)


def hanukkah(year: int) -> date:
    """Return the first day of Hanukkah that falls in a Gregorian year (the second month is long in long years)."""
    new_year = rosh_hashanah(year)
    return new_year + (84 if (rosh_hashanah(year + 1) - new_year).days % 10 == 5 else 83) * DAY


_MOVABLE = MappingProxyType({
    "easter": easter, "orthodox": orthodox_easter, "advent": _fourth_advent, "nowruz": nowruz, "rosh": rosh_hashanah,
    "kislev": hanukkah,
})  # fmt: skip
