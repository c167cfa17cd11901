"""Resolving dates of the calendar: days, months, seasons, years, decades, weekdays, holidays, clock times."""

from __future__ import annotations

import re
from datetime import date
from math import floor

from dragoman.mentions.times._calendar import DAY, SEASON_STARTS, day_of, first_day, holiday, month_start, shift, value_at
from dragoman.mentions.times._scene import Meaning, Scene

DAY_REACH = 310
"""Days within which tense decides on which side of today a day without a year lies."""
MONTH_REACH = 340
"""The same for a month without a year, counted to its middle."""
AUTUMN, SPRING = 10, 3
"""Months: a narrative that goes from one at or after the first to one up to the second has passed New Year."""
FAR = 400
"""Days: an explicit year of the paragraph further from publication than this also holds for its bare months."""


def numeric(scene: Scene) -> Meaning | None:
    """A date in figures: 12.02.2025, 2/13/2025, 13.2., 2025/02/13."""
    written = scene.args["value"]
    figures = [int(part) for part in re.findall(r"\d+", written)]
    if len(figures) == 2:
        return full_date(scene, figures[1], figures[0], None)
    if figures[0] > 31:
        year, month, day = figures
    elif "/" in written and (scene.tokens.lexicon.slash_order == "mdy" or figures[1] > 12) and figures[0] <= 12:
        month, day, year = figures
    else:
        day, month, year = figures
    if year < 100:
        year = _century(scene, year)
    found = day_of(year, month, day) if year else None
    return Meaning("DATE", found.isoformat()) if found else None


def iso(scene: Scene) -> Meaning | None:
    """A date as ISO 8601 writes it, with or without a time."""
    written = scene.args["value"].replace(" ", "T")
    day = day_of(*(int(part) for part in written[:10].split("-")))
    if day is None:
        return None
    clock = written[11:16]
    return Meaning("TIME", f"{day}T{clock}") if clock and int(clock[:2]) < 24 else Meaning("DATE", day.isoformat())


def date_of(scene: Scene) -> Meaning | None:
    """A day of a month, with or without weekday, year, part of the day or clock time."""
    args = scene.args
    year = _year_given(scene)
    meaning = full_date(scene, int(args["month"]), floor(float(args["day"])), year)
    if meaning is None:
        return None
    if "hour" in args:
        clock = clock_of(scene)
        return meaning._replace(type="TIME", value=meaning.value + clock) if clock else meaning
    if "part" in args:
        return meaning._replace(type="TIME", value=meaning.value + args["part"])
    return meaning


def full_date(scene: Scene, month: int, day: int, year: int | None) -> Meaning | None:
    """Return a day of a month, its year found if none is given."""
    if not 1 <= month <= 12 or day_of(2000, month, day) is None:
        return None
    if scene.args.get("era") == "BC" and year:
        return Meaning("DATE", f"BC{year:04}-{month:02}-{day:02}")
    if year is not None:
        found = day_of(year, month, day)
        return Meaning("DATE", found.isoformat()) if found else None
    year, basis = year_for(scene, month, day)
    found = day_of(year, month, day) if year else None
    if found is None:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}", basis)
    return Meaning("DATE", found.isoformat(), basis)


def month_of(scene: Scene) -> Meaning | None:
    """A month, with or without its year."""
    month = int(scene.args["month"])
    year = _year_given(scene)
    if scene.args.get("era") == "BC" and year:
        return Meaning("DATE", f"BC{year:04}-{month:02}")
    if year is not None:
        return Meaning("DATE", f"{year:04}-{month:02}", _basis_of_direction(scene))
    if era := _era_of_focus(scene):
        return Meaning("DATE", f"{era}-{month:02}", {"value": f"the text is in {era}"})
    year, basis = year_for(scene, month, None)
    return Meaning("DATE", f"{year:04}-{month:02}" if year else f"XXXX-{month:02}", basis)


def season_of(scene: Scene) -> Meaning | None:
    """A season, with or without its year; a winter is that in which it begins."""
    season = scene.args["season"]
    year = _year_given(scene)
    if scene.args.get("era") == "BC" and year:
        return Meaning("DATE", f"BC{year:04}-{season}")
    if year is not None:
        return Meaning("DATE", f"{year:04}-{season}", _basis_of_direction(scene))
    if era := _era_of_focus(scene):
        return Meaning("DATE", f"{era}-{season}", {"value": f"the text is in {era}"})
    year, basis = year_for(scene, SEASON_STARTS[season] + 1 if season != "WI" else 12, None)
    return Meaning("DATE", f"{year:04}-{season}" if year else f"XXXX-{season}", basis)


def next_season(scene: Scene) -> Meaning | None:
    """The next spring: the first after the time of the text."""
    season, value = scene.args["season"], scene.focus.value
    start = scene.focus.day or (first_day(value) if value else None)
    if start is None:
        return None
    year = start.year + (SEASON_STARTS[season] <= start.month)
    return Meaning("DATE", f"{year:04}-{season}", {"value": f"counted from {value}, where the text is"})


def year_of(scene: Scene) -> Meaning | None:
    """A year by its number."""
    year = _year_given(scene)
    if not year or year > 9999:
        return None
    era = scene.args.get("era")
    if era == "focus" and not (scene.focus.value or "").startswith("BC"):
        return None
    if era:
        return Meaning("DATE", f"BC{year:04}")
    return Meaning("DATE", f"{year:04}")


def decade_of(scene: Scene) -> Meaning | None:
    """A decade: by its four figures (1990er), by two (80s) or by name (Neunziger), then in the last century that fits."""
    if digits := scene.args.get("digits"):
        if len(digits) == 4:
            return Meaning("DATE", digits[:3])
        tens = int(digits) // 10
    else:
        tens = int(scene.args["tens"])
    century = 190
    about = scene.reference.about
    if about is not None and 200 + tens <= about.year // 10 and tens < 2:
        century = 200
    return Meaning("DATE", str(century + tens), {"value": "decade of the century that is nearest"})


def century_of(scene: Scene) -> Meaning | None:
    """A century by its number."""
    number = int(float(scene.args["n"]))
    if not 1 <= number <= 99:
        return None
    if scene.args.get("era") == "BC":
        return Meaning("DATE", f"BC{number - 1:02}")
    return Meaning("DATE", f"{number - 1:02}")


def fraction_of(scene: Scene) -> Meaning | None:
    """A quarter or half of a year."""
    number, letter = int(float(scene.args["n"])), scene.args["part"]
    if number > (4 if letter == "Q" else 2):
        return None
    year = _year_given(scene)
    if year is None:
        today = scene.reference.about if not scene.narrative else None
        year = today.year if today else scene.focus.year
        if year is None:
            return None
        months = 3 if letter == "Q" else 6
        if today and scene.tense == "past" and month_start(year, (number - 1) * months + 1) > today:
            year -= 1
    return Meaning("DATE", f"{year:04}-{letter}{number}", scene.because())


def weekday_of(scene: Scene) -> Meaning | None:
    """A weekday: of the week named, before or after today by the words or the tense around it."""
    args = scene.args
    weekday_text, _, part = args["wd"].partition(":")
    weekday, part = int(weekday_text), part or args.get("part", "")
    today = scene.today
    kind = "TIME" if part else "DATE"
    if today is None:
        return Meaning("TIME" if part else "DATE", f"XXXX-WXX-{weekday}{part}", {"value": "no day to count from"})
    found, reason = _weekday(scene, today, weekday)
    return Meaning("TIME" if kind == "TIME" else "DATE", found.isoformat() + part, scene.because(reason))


def _weekday(scene: Scene, today: date, weekday: int) -> tuple[date, str]:
    back = (today.isoweekday() - weekday) % 7
    ahead = (weekday - today.isoweekday()) % 7
    args = scene.args
    if "week" in args:
        monday = today - (today.isoweekday() - 1) * DAY + 7 * int(args["week"]) * DAY
        return monday + (weekday - 1) * DAY, "week named"
    if args.get("dir") == "today":
        return today - (back if back < 4 else back - 7) * DAY, "today is named"
    if args.get("dir", "") != "":
        step = int(args["dir"])
        if step < 0:
            return today - ((back or 7) + 7 * (-step - 1)) * DAY, "the one before"
        if step > 0:
            return today + ((ahead or 7) + 7 * (step - 1)) * DAY, "the one after"
        return today + (ahead - 7 if scene.tense == "past" and back else ahead) * DAY, "this one"
    step = scene.towards()
    if step:
        return (today + ahead * DAY, "looks ahead") if step > 0 else (today - back * DAY, "looks back")
    if back == 0:
        return today, "the same weekday"
    if scene.tense in ("future", "now") and not scene.narrative:
        return today + ahead * DAY, f"ahead: {scene.tense} tense"
    return today - back * DAY, f"back: {scene.tense or 'no'} tense"


def holiday_of(scene: Scene) -> Meaning | None:
    """A holiday whose date can be computed, with or without its year."""
    rule = scene.tokens.lexicon.named_days.get(scene.args["holiday"])
    if rule is None:
        return None
    year = _year_given(scene)
    if year is None:
        about = _about(scene)
        if about is None:
            return Meaning("DATE", "XXXX-" + rule if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX")
        days = [d for y in (about.year - 1, about.year, about.year + 1) if 0 < y < 9999 and (d := holiday(rule, y))]
        found = _pick(scene, days, about)
    else:
        found = holiday(rule, year)
    if found is None:
        return None
    found += int(scene.args.get("offset", "0")) * DAY
    part = scene.args.get("part", "")
    return Meaning("TIME" if part else "DATE", found.isoformat() + part, {} if year else scene.because("nearest"))


def clock_time(scene: Scene) -> Meaning | None:
    """A time of the clock, on the day that the text is at."""
    clock = clock_of(scene)
    if clock is None:
        return None
    day, basis = day_at(scene)
    if scene.focus.repeated or ("range" in scene.args and not _same_sentence(scene)):
        return Meaning("TIME", clock, {"value": "on no single day"})
    return Meaning("TIME", (day.isoformat() if day else "") + clock, basis)


def _same_sentence(scene: Scene) -> bool:
    return scene.focus.paragraph == scene.paragraph and (
        scene.focus.sentence == scene.tokens.sentence(scene.phrase.first)[0]
    )


def part_of_day(scene: Scene) -> Meaning | None:
    """A part of the day that the text is at."""
    day, basis = day_at(scene)
    return Meaning("TIME", (day.isoformat() if day else "XXXX-XX-XX") + scene.args["part"], basis)


def day_at(scene: Scene) -> tuple[date | None, dict[str, str]]:
    """Return the day on which a time without a day lies: the last one of the paragraph, else today."""
    focus = scene.focus
    if focus.day is not None and (scene.narrative or focus.paragraph == scene.paragraph):
        return focus.day, {"value": f"the text is at {focus.day}"}
    if scene.narrative:
        return None, {}
    return scene.reference.day, scene.because() if scene.reference.day else {}


def clock_of(scene: Scene) -> str | None:
    """Return ``THH:MM`` for a clock time, or None if there is no such time."""
    args = scene.args
    figures = [int(part) for part in re.findall(r"\d+", args["hour"])] or [0]
    hour = figures[0]
    minute = figures[1] if len(figures) > 1 else int(float(args.get("minute", "0") or 0))
    minute += int(args.get("plus", "0"))
    half = args.get("half", "")
    if half == "PM" and hour < 12:
        hour += 12
    elif half == "AM" and hour == 12:
        hour = 0
    if minute < 0:
        hour, minute = (hour - 1) % 24, minute + 60
    if not 0 <= hour <= 24 or not 0 <= minute < 60 or (hour == 24 and minute):
        return None
    return f"T{hour:02}:{minute:02}"


def _century(scene: Scene, year: int) -> int:
    """Return the year of two figures: at most twenty years ahead of today."""
    about = scene.reference.about
    limit = (about.year if about else 2025) + 20
    if scene.narrative and scene.focus.year:
        limit = scene.focus.year + 50
    full = limit // 100 * 100 + year
    return full if full <= limit else full - 100


def _year_given(scene: Scene) -> int | None:
    """Return the year that the words themselves give: as a number, or as last year, that year."""
    args = scene.args
    if text := args.get("year"):
        year = int(float(text)) if text != "X" else 0
        return _century(scene, year) if len(text) == 2 and args.get("era") != "BC" and "." not in text else year
    unit, _, step = args.get("unit", "").partition(":")
    if unit == "Y" and step:
        return _shifted_year(scene, int(step))
    if args.get("of") == "focus":
        return scene.focus.year
    if args.get("dir", "") != "":
        return _shifted_year(scene, int(args["dir"])) if "month" not in args or args.get("whole") else _nth(scene)
    return None


def _shifted_year(scene: Scene, step: int) -> int | None:
    today = scene.today or scene.reference.about
    return today.year + step if today else None


def _nth(scene: Scene) -> int | None:
    """Return the year of last, this or next March: the one before or after today."""
    today, step, month = scene.today, int(scene.args["dir"]), int(scene.args["month"])
    if today is None:
        return None
    if step < 0:
        return today.year - (month >= today.month) + step + 1
    return today.year + (month <= today.month and step > 0) + max(step - 1, 0)


def _basis_of_direction(scene: Scene) -> dict[str, str]:
    return scene.because() if "year" not in scene.args else {}


def _about(scene: Scene) -> date | None:
    if scene.narrative and scene.focus.year:
        return scene.focus.day or date(scene.focus.year, 7, 1)
    return scene.reference.about


def year_for(scene: Scene, month: int, day: int | None) -> tuple[int | None, dict[str, str]]:
    """Return the year of a bare month or day of a month, and why.

    In a narrative, and where the paragraph has named a year long past, it is that year; else the year nearest to
    publication, moved back or forward where tense or a word such as until says so.
    """
    focus, about = scene.focus, scene.reference.about
    far = about is None or (focus.year is not None and abs(focus.year - about.year) * 365 >= FAR)
    if focus.year and (scene.narrative or (focus.explicit_year and far and _near_focus(scene))):
        year = focus.year + (scene.narrative and _past_new_year(scene, month))
        return year, {"value": f"the text is in {focus.value}"}
    if about is None:
        return None, {"value": "no year to be found"}
    candidates = [
        found
        for year in (about.year - 1, about.year, about.year + 1)
        if 0 < year < 9999 and (found := day_of(year, month, day or 15))
    ]
    best = _pick(scene, candidates, about, wide=day is None)
    return (best.year, scene.because(f"nearest, {scene.tense or 'no'} tense")) if best else (None, {})


def _era_of_focus(scene: Scene) -> str | None:
    """Return the year before Christ that a narrative is in, or None."""
    value = scene.focus.value or ""
    return value[:6] if scene.narrative and re.match(r"BC\d{4}", value) else None


def _past_new_year(scene: Scene, month: int) -> bool:
    """Say whether a narrative that was in autumn and names a month of spring has gone on into the next year."""
    value, focus = scene.focus.value or "", scene.focus
    at = int(value[5:7]) if len(value) >= 7 and value[5:7].isdigit() else 12 if value.endswith("WI") else 0
    return at >= AUTUMN and month <= SPRING and focus.year is not None and month < at


def _near_focus(scene: Scene) -> bool:
    return scene.tense == "past" and scene.focus.year_paragraph == scene.paragraph


def _pick(scene: Scene, days: list[date], about: date, wide: bool = False) -> date | None:
    """Return the nearest of some days, or the nearest on the side to which tense or a word points.

    A day nearly a year away is not preferred to one close by on the other side: it would have been given its year.
    """
    if not days:
        return None
    slack = 31 if wide or scene.reference.day is None else 6
    step = scene.towards()
    side = days
    if step > 0 or (scene.tense == "future" and step == 0):
        side = [d for d in days if (d - about).days >= -slack - 45]
    elif step < 0 or scene.tense == "past":
        side = [d for d in days if (d - about).days <= slack]
    found = min(side, key=lambda d: (abs((d - about).days), d), default=None)
    if found is not None and abs((found - about).days) <= (MONTH_REACH if wide else DAY_REACH):
        return found
    return min(days, key=lambda d: (abs((d - about).days), d))


def shifted(day: date, unit: str, count: int) -> str | None:
    """Return the value of the unit that lies ``count`` units from ``day``."""
    base = {"WE": "W", "H": "M"}.get(unit, unit)
    moved = shift(day, base, count * (6 if unit == "H" else 1))
    return value_at(moved, unit) if moved else None
