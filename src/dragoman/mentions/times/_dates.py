"""Resolving dates of the calendar: days, months, seasons, years, decades, weekdays, holidays."""

from __future__ import annotations

import re
from datetime import date
from math import floor

from dragoman.mentions.times._calendar import (
    DAY,
    SEASON_STARTS,
    day_in,
    day_of,
    first_day,
    month_start,
    night_to,
    shifted,
    value_at,
    year_before,
)
from dragoman.mentions.times._clock import clock_of
from dragoman.mentions.times._feasts import feasts
from dragoman.mentions.times._scene import Meaning, Scene
from dragoman.mentions.times._years import about_of, century_year, era_of_focus, pick, year_for, year_given


def numeric(scene: Scene) -> Meaning | None:
    """Resolve a date in figures: 12.02.2025, 2/13/2025, 13.2., 2025/02/13."""
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
        year = century_year(scene, year)
    found = day_of(year, month, day) if year else None
    return Meaning("DATE", found.isoformat()) if found else None


def iso(scene: Scene) -> Meaning | None:
    """Resolve a date as ISO 8601 writes it, with or without a time."""
    written = scene.args["value"].replace(" ", "T")
    day = day_of(*(int(part) for part in written[:10].split("-")))
    if day is None:
        return None
    clock = written[11:16]
    return Meaning("TIME", f"{day}T{clock}") if clock and int(clock[:2]) < 24 else Meaning("DATE", day.isoformat())


def date_of(scene: Scene) -> Meaning | None:
    """Resolve a day of a month, with or without weekday, year, part of the day or clock time."""
    args = scene.args
    year = year_given(scene)
    meaning = full_date(scene, int(args["month"]), floor(float(args["day"])), year)
    if meaning is None:
        return None
    if "hour" in args:
        clock = clock_of(scene)
        return meaning._replace(type="TIME", value=meaning.value + clock) if clock else meaning
    if "part" in args:
        return meaning._replace(type="TIME", value=meaning.value + args["part"])
    return meaning._replace(covers=night_to(meaning.value)) if "night" in args else meaning


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
    """Resolve a month, with or without its year."""
    month = int(scene.args["month"])
    year = year_given(scene)
    if scene.args.get("era") == "BC" and year:
        return Meaning("DATE", f"BC{year:04}-{month:02}")
    if year is not None:
        return Meaning("DATE", f"{year:04}-{month:02}", _basis_of_direction(scene))
    if era := era_of_focus(scene):
        return Meaning("DATE", f"{era}-{month:02}", {"value": f"the text is in {era}"})
    year, basis = year_for(scene, month, None)
    return Meaning("DATE", f"{year:04}-{month:02}" if year else f"XXXX-{month:02}", basis)


def season_of(scene: Scene) -> Meaning | None:
    """Resolve a season, with or without its year; a winter is that in which it begins."""
    season = scene.args["season"]
    year = year_given(scene)
    if scene.args.get("era") == "BC" and year:
        return Meaning("DATE", f"BC{year:04}-{season}")
    if year is not None:
        return Meaning("DATE", f"{year:04}-{season}", _basis_of_direction(scene))
    if era := era_of_focus(scene):
        return Meaning("DATE", f"{era}-{season}", {"value": f"the text is in {era}"})
    year, basis = year_for(scene, SEASON_STARTS[season] + 1 if season != "WI" else 12, None)
    return Meaning("DATE", f"{year:04}-{season}" if year else f"XXXX-{season}", basis)


def next_season(scene: Scene) -> Meaning | None:
    """Resolve the next spring: the first after the time of the text."""
    season, value = scene.args["season"], scene.focus.value
    start = scene.focus.day or (first_day(value) if value else None)
    if start is None:
        return None
    year = start.year + (SEASON_STARTS[season] <= start.month)
    return Meaning("DATE", f"{year:04}-{season}", {"value": f"counted from {value}, where the text is"})


def year_of(scene: Scene) -> Meaning | None:
    """Resolve a year by its number."""
    year = year_given(scene)
    if not year or year > 9999:
        return None
    era = scene.args.get("era")
    if era == "focus" and not (scene.focus.value or "").startswith("BC"):
        return None
    if era:
        return Meaning("DATE", f"BC{year:04}")
    return Meaning("DATE", f"{year:04}")


def decade_of(scene: Scene) -> Meaning | None:
    """Resolve a decade by its figures (1990er, 80s) or its name (Neunziger); a short one is of the last century."""
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
    """Resolve a century by its number."""
    number = int(float(scene.args["n"]))
    if not 1 <= number <= 99:
        return None
    if scene.args.get("era") == "BC":
        return Meaning("DATE", f"BC{number - 1:02}")
    return Meaning("DATE", f"{number - 1:02}")


def fraction_of(scene: Scene) -> Meaning | None:
    """Resolve a quarter or half of a year."""
    number, letter = int(float(scene.args["n"])), scene.args["part"]
    if number > (4 if letter == "Q" else 2):
        return None
    year = year_given(scene)
    if year is None:
        today = scene.reference.about if not scene.narrative else None
        year = today.year if today else scene.focus.year
        if year is None:
            return None
        months = 3 if letter == "Q" else 6
        if today and scene.tense == "past" and month_start(year, (number - 1) * months + 1) > today:
            year -= 1
    return Meaning("DATE", f"{year:04}-{letter}{number}", scene.because())


def fraction_before(scene: Scene) -> Meaning | None:
    """Resolve the year-earlier quarter, the same period a year ago: one year before what the text is at."""
    value = scene.focus.value or ""
    if re.fullmatch(r"\d{4}-(?:[QH]\d|\d\d)", value):
        return Meaning("DATE", year_before(value, 1), {"value": f"a year before {value}, where the text is"})
    about = about_of(scene)
    if about is None:
        return None
    found = shifted(about, "Q", -5) if scene.args["part"] == "Q" else shifted(about, "Y", -1)
    return Meaning("DATE", found, scene.because("a year before")) if found else None


def unit_at(scene: Scene) -> Meaning | None:
    """Resolve a week or quarter by a day in it: the week of March 10, the quarter ended Sept. 30."""
    found = full_date(scene, int(scene.args["month"]), floor(float(scene.args["day"])), year_given(scene))
    day = day_in(found.value) if found is not None else None
    return found._replace(value=value_at(day, scene.args["unit"])) if found is not None and day is not None else None


def weekday_of(scene: Scene) -> Meaning | None:
    """Resolve a weekday: of the week named, before or after today by the words or the tense around it."""
    args = scene.args
    weekday_text, _, part = args["wd"].partition(":")
    weekday, part = int(weekday_text), part or args.get("part", "")
    if "hour" in args:
        part = clock_of(scene) or ""
    today = scene.today
    kind = "TIME" if part else "DATE"
    if today is None:
        return Meaning("TIME" if part else "DATE", f"XXXX-WXX-{weekday}{part}", {"value": "no day to count from"})
    found, reason = _weekday(scene, today, weekday)
    if "night" in args:
        return Meaning("DATE", found.isoformat(), scene.because(reason), night_to(found.isoformat()))
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
    """Resolve a holiday whose date can be computed, with or without its year."""
    rule = scene.tokens.lexicon.named_days.get(scene.args["holiday"])
    if rule is None:
        return None
    year = year_given(scene)
    if year is None:
        about = about_of(scene)
        if about is None:
            return Meaning("DATE", "XXXX-" + rule if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX")
        years = (y for y in (about.year - 1, about.year, about.year + 1) if 0 < y < 9999)
        found = pick(scene, [day for y in years for day in feasts(rule, y)], about)
    else:
        found = next(iter(feasts(rule, year)), None)
    if found is None:
        return None
    found += int(scene.args.get("offset", "0")) * DAY
    if "wd" in scene.args:
        side = int(scene.args["side"])
        found += side * ((side * (int(scene.args["wd"]) - found.isoweekday())) % 7 or 7) * DAY
    part = scene.args.get("part", "")
    basis = {} if year else scene.because("nearest")
    if last := _last_before(scene, found):
        return Meaning("DATE", found.isoformat()[:7], basis, f"{found}/{last}")
    return Meaning("TIME" if part else "DATE", found.isoformat() + part, basis)


def _last_before(scene: Scene, first: date) -> date | None:
    """Return the last day of a stretch that goes on from its first day until a feast, or None for a single day."""
    rule = scene.tokens.lexicon.named_days.get(scene.args.get("until", ""))
    if rule is None:
        return None
    return next((day - DAY for year in (first.year, first.year + 1) for day in feasts(rule, year) if day > first), None)


def _basis_of_direction(scene: Scene) -> dict[str, str]:
    return scene.because() if "year" not in scene.args else {}
