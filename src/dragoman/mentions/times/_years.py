"""Which year a bare month or day belongs to, and on which side of today."""

from __future__ import annotations

import re
from datetime import date

from dragoman.mentions.times._calendar import day_of
from dragoman.mentions.times._scene import Scene

DAY_REACH = 310
"""Days within which tense decides on which side of today a day without a year lies."""
MONTH_REACH = 340
"""The same for a month without a year, counted to its middle."""
CURRENT_MONTH = 16
"""Days back at most to the middle of a month that has not ended."""
AUTUMN, SPRING = 10, 3
"""Months: a narrative that goes from one at or after the first to one up to the second has passed New Year."""
FAR = 400
"""Days: an explicit year of the paragraph further from publication than this also holds for its bare months."""


def year_given(scene: Scene) -> int | None:
    """Return the year that the words themselves give: as a number, or as last year, that year."""
    args = scene.args
    if text := args.get("year"):
        year = int(float(text.partition("/")[0])) if text != "X" else 0
        return century_year(scene, year) if len(text) == 2 and args.get("era") != "BC" and "." not in text else year
    unit, _, step = args.get("unit", "").partition(":")
    if unit == "Y" and step:
        return _shifted_year(scene, int(step))
    if args.get("of") == "focus":
        return scene.focus.year
    if args.get("dir", "") != "":
        return _shifted_year(scene, int(args["dir"])) if "month" not in args or args.get("whole") else _nth(scene)
    return None


def year_for(scene: Scene, month: int, day: int | None) -> tuple[int | None, dict[str, str]]:
    """Return the year of a bare month or day of a month, and why.

    In a narrative, and where the paragraph has named a year long past, it is that year; else the year nearest to
    publication, moved back or forward where tense or a word such as until says so.
    """
    focus, about = scene.focus, scene.reference.about
    if focus.year and (scene.narrative or (focus.explicit_year and _far(scene, about) and _near_focus(scene))):
        year = focus.year + (scene.narrative and _past_new_year(scene, month))
        return year, {"value": f"the text is in {focus.value}"}
    if about is None:
        return None, {"value": "no year to be found"}
    candidates = [
        found
        for year in (about.year - 1, about.year, about.year + 1)
        if 0 < year < 9999 and (found := day_of(year, month, day or 15))
    ]
    best = pick(scene, candidates, about, wide=day is None)
    return (best.year, scene.because(f"nearest, {scene.tense or 'no'} tense")) if best else (None, {})


def pick(scene: Scene, days: list[date], about: date, wide: bool = False) -> date | None:
    """Return the nearest of some days, or the nearest on the side to which tense or a word points.

    A day nearly a year away is not preferred to one close by on the other side: it would have been given its year.
    """
    if not days:
        return None
    slack = 31 if wide or scene.reference.day is None else 6
    step = scene.towards()
    side = days
    ahead = scene.tense == "future" or (scene.tense == "now" and not wide and scene.on_a_day())
    if step > 0 or (ahead and step == 0):
        sure = step > 0 and scene.tense == "future" and scene.reference.day is not None
        reach = (CURRENT_MONTH if wide else 1) if sure else slack + 45
        side = [d for d in days if (d - about).days >= -reach]
    elif step < 0 or scene.tense == "past":
        side = [d for d in days if (d - about).days <= slack]
    found = min(side, key=lambda d: (abs((d - about).days), d), default=None)
    if found is not None and abs((found - about).days) <= (MONTH_REACH if wide else DAY_REACH):
        return found
    return min(days, key=lambda d: (abs((d - about).days), d))


def about_of(scene: Scene) -> date | None:
    focus, about = scene.focus, scene.reference.about
    if focus.year and (scene.narrative or (focus.explicit_year and _far(scene, about) and _near_focus(scene))):
        return focus.day or date(focus.year, 7, 1)
    return about


def _far(scene: Scene, about: date | None) -> bool:
    year = scene.focus.year
    return about is None or (year is not None and abs(year - about.year) * 365 >= FAR)


def era_of_focus(scene: Scene) -> str | None:
    """Return the year before Christ that a narrative is in, or None."""
    value = scene.focus.value or ""
    return value[:6] if scene.narrative and re.match(r"BC\d{4}", value) else None


def century_year(scene: Scene, year: int) -> int:
    """Return the year of two figures: at most twenty years ahead of today."""
    about = scene.reference.about
    limit = (about.year if about else 2025) + 20
    if scene.narrative and scene.focus.year:
        limit = scene.focus.year + 50
    full = limit // 100 * 100 + year
    return full if full <= limit else full - 100


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


def _near_focus(scene: Scene) -> bool:
    return scene.tense == "past" and scene.focus.year_paragraph == scene.paragraph


def _past_new_year(scene: Scene, month: int) -> bool:
    """Say whether a narrative that was in autumn and names a month of spring has gone on into the next year."""
    value, focus = scene.focus.value or "", scene.focus
    at = int(value[5:7]) if len(value) >= 7 and value[5:7].isdigit() else 12 if value.endswith("WI") else 0
    return at >= AUTUMN and month <= SPRING and focus.year is not None and month < at
