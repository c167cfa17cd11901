"""Resolving what is counted from somewhere (yesterday, last week, three days later); durations, sets, the present."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from dragoman.mentions.times._calendar import DAY, day_in, first_day, shift, shifted, value_at, year_before
from dragoman.mentions.times._scene import NOTHING, Meaning, Scene
from dragoman.mentions.times._windows import same_day, with_window

CLOCK_UNITS = {"TH": "H", "TM": "M", "TS": "S"}
_REACH = 30
"""Tokens before today among which a word such as once makes it mean nowadays."""
_HOURS = {"TH": 3600, "TM": 60, "TS": 1}


def day_of_speech(scene: Scene) -> Meaning | None:
    """Resolve yesterday, today, tomorrow, with or without a part of the day."""
    offset, part = int(scene.args["off"]), scene.args.get("part", "")
    if offset == 0 and not part and scene.phrase.make == "day" and _against_then(scene):
        return Meaning("DATE", "PRESENT_REF", {"value": "nowadays, beside what once was"})
    if scene.narrative and offset == 0 and not part:
        return Meaning("DATE", "PRESENT_REF")
    today = scene.today if scene.narrative else scene.reference.day
    if today is None:
        month = scene.reference.month
        if month and offset == 0:
            whole = f"{month[0]:04}-{month[1]:02}"
            return Meaning("TIME" if part else "DATE", f"{whole}-XX{part}", scene.because(), whole)
        return Meaning("TIME" if part else "DATE", f"XXXX-XX-XX{part}", {"value": "no day to count from"})
    day = shift(today, "D", offset)
    return Meaning("TIME" if part else "DATE", day.isoformat() + part, scene.because()) if day else None


def _against_then(scene: Scene) -> bool:
    """Say whether today stands in a sentence behind a word such as once, so that it means nowadays."""
    tokens, at = scene.tokens, scene.phrase.first
    first = max(tokens.sentence(at)[0], at - _REACH)
    return scene.towards() == 0 and any(tokens.value(i, "THEN") is not None for i in range(first, at))


def unit_of(scene: Scene) -> Meaning | None:
    """Resolve last week, this year, next month, the end of the year, der Vormonat."""
    args = scene.args
    unit, _, step = (args.get("unit") or args.get("edge", "")).partition(":")
    count = int(args.get("dir") or step or 0)
    about = scene.reference.about if not scene.narrative else scene.today
    if unit == "D" or unit in CLOCK_UNITS or unit == "ML":
        return None
    beside = _beside(scene, unit) if count and step and "dir" not in args else None
    if beside is not None:
        value = shifted(first_day(beside) or date.min, unit, count)
        return Meaning("DATE", value, {"value": f"counted from {beside}, in the same sentence"}) if value else None
    if scene.narrative and about is None and scene.focus.year:
        about = date(scene.focus.year, 1, 1)
    if about is None or (unit in ("W", "WE") and scene.today is None):
        return Meaning("DATE", "XXXX-XX-XX", {"value": "no day to count from"}) if unit != "DE" else None
    if unit == "M" and not scene.narrative and scene.reference.day is None and scene.reference.month is None:
        return Meaning("DATE", "XXXX-XX", {"value": "no month to count from"})
    if unit == "WE" and count == 0 and "dir" not in args:
        weekend, reason = _weekend(scene, about)
        return Meaning("DATE", weekend, scene.because(reason))
    if unit == "WE":
        count += _weekend_shift(scene, about, count)
    value = shifted(about, unit, count)
    return Meaning("DATE", value, scene.because()) if value else None


def _beside(scene: Scene, unit: str) -> str | None:
    """Return the time named before in the same sentence, if it is as long as the unit or lies in one year."""
    if scene.previous is None:
        return None
    phrase, meaning = scene.previous
    sentence = scene.tokens.sentence
    pattern = {"Y": r"\d{4}(-[QH]\d)?", "Q": r"\d{4}-Q\d", "M": r"\d{4}-\d\d"}.get(unit)
    if pattern is None or sentence(phrase.first) != sentence(scene.phrase.first):
        return None
    return meaning.value if re.fullmatch(pattern, meaning.value) else None


def _weekend(scene: Scene, today: date) -> tuple[str, str]:
    if scene.focus.day and scene.focus.paragraph == scene.paragraph and scene.narrative:
        today = scene.focus.day
    if today.isoweekday() >= 6 or scene.tense in ("future", "now") or scene.towards() > 0:
        return value_at(today, "WE"), f"this one: {scene.tense or 'no'} tense"
    return value_at(today - 7 * DAY, "WE"), f"the one before: {scene.tense or 'no'} tense"


def _weekend_shift(scene: Scene, today: date, count: int) -> int:
    """Return the correction that makes next weekend on a weekday the one that ends this week."""
    return -1 if count == 1 and today.isoweekday() < 6 else 0


def counted(scene: Scene) -> Meaning | None:
    """Resolve so many units from today or from the day of the text: three years ago, in zehn Tagen."""
    args = scene.args
    sign = int(args.get("sign", "-1"))
    unit, number = args["unit"].partition(":")[0], args["n"]
    value, reason = _far_point(scene, unit, number, sign)
    if unit == "Y" and sign < 0 and (kept := _years_before(scene, number)):
        return kept
    if value is None and number != "X" and args.get("from") == "focus" and unit not in CLOCK_UNITS:
        return duration(scene)
    if args.get("as") == "duration":
        found = duration(scene)
        if found and value is None and unit in CLOCK_UNITS and not scene.narrative:
            day = same_day(scene.reference.day, unit, number)
            return found._replace(basis=scene.because("hours from it"), covers=day) if day else found
        return found._replace(basis={"value": reason}, covers=value) if found and value else found
    if unit in CLOCK_UNITS and value is None:
        told = sign < 0 and _not_yet(scene, scene.focus.day)
        base = scene.focus.day if (args.get("from") == "focus" or scene.narrative) and not told else scene.reference.day
        day = same_day(base or (None if scene.narrative else scene.reference.day), unit, number)
        return Meaning("TIME", "XXXX-XX-XXTXX:XX", {"value": f"hours from {day}"} if day else NOTHING, day)
    if number == "X" or value is None:
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    return Meaning("TIME" if "T" in value else "DATE", value, {"value": reason})


def _years_before(scene: Scene, number: str) -> Meaning | None:
    """Return the quarter or half that lies whole years before the one named in the same sentence, if one is."""
    if scene.previous is None or not number.isdigit():
        return None
    phrase, meaning = scene.previous
    sentence = scene.tokens.sentence
    if not re.fullmatch(r"\d{4}-[QH]\d", meaning.value) or sentence(phrase.first) != sentence(scene.phrase.first):
        return None
    value = year_before(meaning.value, int(number))
    return Meaning("DATE", value, {"value": f"counted from {meaning.value}, in the same sentence"})


def _far_point(scene: Scene, unit: str, number: str, sign: int) -> tuple[str | None, str]:
    """Return the value of the point that lies a number of units away, and from what it was counted."""
    if number in ("", "X") or unit == "ML":
        return None, ""
    count = float(number) * sign
    focus, reference = scene.focus, scene.reference
    base: date | None
    if scene.args.get("from") == "focus" or scene.narrative:
        base = focus.day or (first_day(focus.value) if focus.value else None)
        exact = focus.day is not None
        if base is not None and not exact and scene.tense == "past" and _not_yet(scene, base):
            # What was done is not counted from a month or year to come.
            base, exact = focus.told or reference.day, focus.told is not None or reference.day is not None
        reason = f"counted from {focus.value}, where the text is"
        grain = 3 if exact else 2 if focus.value and len(focus.value) >= 7 else 1
        if base is None and sign < 0 and not scene.narrative:
            base, reason = reference.about, f"the text names no other day than the {reference.why()}"
            grain = 3 if reference.day else 2 if reference.month else 1
    else:
        base, reason = reference.about, f"counted from the {reference.why()}"
        grain = 3 if reference.day else 2 if reference.month else 1
    if base is None or abs(count) > 9000:
        return None, ""
    if unit in CLOCK_UNITS:
        return _moment(base, count * _HOURS[unit], grain), reason
    needed = {"D": 3, "W": 3, "WE": 3, "M": 2, "Q": 2}.get(unit, 1)
    if count != int(count):
        factor = {"Y": 12, "DE": 10, "CE": 100, "W": 7}.get(unit)
        if factor is None:
            return None, ""
        unit, count = {"Y": "M", "DE": "Y", "CE": "Y", "W": "D"}[unit], count * factor
    moved = shift(base, "W" if unit == "WE" else unit, int(count))
    if moved is None:
        return None, ""
    if grain < needed:
        return (value_at(moved, "M") + "-XX" if grain == 2 else value_at(moved, "Y")), reason
    return value_at(moved, unit), reason


def _moment(base: date, seconds: float, grain: int) -> str | None:
    """Hours are counted only from a known moment, which a day alone is not: the day is all that can be said."""
    if grain < 3 or abs(seconds) > 10**9:
        return None
    if abs(seconds) < 86400:
        return None
    return (datetime(base.year, base.month, base.day) + timedelta(seconds=seconds)).date().isoformat()


def focus_day(scene: Scene) -> Meaning | None:
    """Resolve the same day, the next day, tags zuvor: counted from the last day of the text."""
    day, offset, part = scene.focus.day, int(scene.args.get("offset", "0")), scene.args.get("part", "")
    glance = offset < 0 and (scene.focus.value is None or (scene.tense == "past" and _not_yet(scene, day)))
    if offset < 0 and not glance and not scene.narrative and scene.background:
        day = scene.focus.told or day
    elif offset == 0:
        day = scene.day
    glance = glance or (offset == 0 and scene.focus.value is None and not scene.narrative)
    if glance:
        day = scene.reference.day
    if day is None:
        if scene.focus.value and len(scene.focus.value) == 7 and scene.focus.value[5].isdigit():
            value = f"{scene.focus.value}-XX"
            return Meaning("DATE", value + part, {"value": f"the text is in {scene.focus.value}"}, scene.focus.value)
        return Meaning("TIME" if part else "DATE", f"XXXX-XX-XX{part}", {"value": "no day to count from"})
    value = (day + offset * DAY).isoformat() + part
    told = {"value": f"counted from {day}, where the text is"}
    basis = told if not glance else scene.because("no other day is named")
    return Meaning("TIME" if part else "DATE", value, basis)


def _not_yet(scene: Scene, day: date | None) -> bool:
    """Say whether a day of the text is still to come, so that nothing that was done is counted from it."""
    today = scene.reference.day
    return day is not None and today is not None and day > today and not scene.narrative


def focus_weekday(scene: Scene) -> Meaning | None:
    """Resolve the following Monday: the weekday after or before the last day of the text."""
    weekday_text, _, part = scene.args["wd"].partition(":")
    step, day = int(scene.args.get("step", "1")), scene.focus.day or scene.reference.day
    if day is None:
        return Meaning("DATE", f"XXXX-WXX-{weekday_text}", {"value": "no day to count from"})
    distance = (int(weekday_text) - day.isoweekday()) * (1 if step > 0 else -1) % 7 or 7
    found = day + distance * (1 if step > 0 else -1) * DAY
    value = found.isoformat() + part
    return Meaning("TIME" if part else "DATE", value, {"value": f"counted from {day}, where the text is"})


def focus_unit(scene: Scene) -> Meaning | None:
    """Resolve that year, the following week, later that month: counted from the last time of the text."""
    unit, offset = scene.args["unit"].partition(":")[0], int(scene.args.get("offset", "0"))
    value = scene.focus.value
    if value and value.startswith("BC") and unit == "Y" and value[2:6].isdigit():
        return Meaning("DATE", f"BC{max(int(value[2:6]) - offset, 1):04}", {"value": f"counted from {value}"})
    base = scene.focus.day or (first_day(value) if value else None)
    if unit == "D":
        return focus_day(scene)
    if value is None and offset < 0 and not scene.narrative and unit not in CLOCK_UNITS:
        return unit_of(replace(scene, phrase=replace(scene.phrase, args={"unit": unit, "dir": str(offset)})))
    if base is None or value is None or unit in CLOCK_UNITS:
        return None
    if unit in ("M", "W", "WE") and len(value) < 7:
        return None
    moved = shifted(base, unit, offset)
    return Meaning("DATE", moved, {"value": f"counted from {value}, where the text is"}) if moved else None


def duration(scene: Scene) -> Meaning | None:
    """Resolve a length of time: drei Jahre, 48 hours, two years and six months."""
    args = scene.args
    value = length(args.get("n", "1"), args["unit"])
    if value and "n2" in args and "unit2" in args:
        second = length(args["n2"], args["unit2"])
        if second and not value.startswith("PT") and not second.startswith("PT"):
            value += second[1:]
        elif second and second.startswith("PT"):
            value += second[2:] if value.startswith("PT") else second[1:]
    meaning = Meaning("DURATION", value) if value else None
    return with_window(scene, meaning, int(args["dir"])) if args.get("dir") else meaning


def length(number: str, unit: str) -> str | None:
    """Return the value of a duration, such as ``P3Y`` or ``PT30M``; None if there is no number."""
    unit = unit.partition(":")[0]
    if number in ("", "0"):
        return None
    if unit == "ML":
        return f"P{number}ML"
    if unit == "TH" and number == "0.5":
        return "PT30M"
    if unit == "H":
        return f"P{number if number == 'X' else f'{float(number) * 6:g}'}M"
    return f"PT{number}{CLOCK_UNITS[unit]}" if unit in CLOCK_UNITS else f"P{number}{unit}"


def ready_length(scene: Scene) -> Meaning | None:
    """Resolve a word that is a duration by itself: jahrelang, dreitägig."""
    value = scene.args["value"]
    if ":" in value:
        number, unit = value.split(":")
        found = length(number, unit)
        return Meaning("DURATION", found) if found else None
    return Meaning("DURATION", value)


def repeated(scene: Scene) -> Meaning | None:
    """Resolve something that comes again: daily, jeden Montag, twice a week."""
    args = scene.args
    if value := args.get("value"):
        return Meaning("SET", value)
    if "wd" in args:
        weekday, _, part = args["wd"].partition(":")
        return Meaning("SET", f"XXXX-WXX-{weekday}{part or args.get('part', '')}")
    if "month" in args:
        return Meaning("SET", f"XXXX-{int(args['month']):02}")
    if "part" in args:
        return Meaning("SET", f"XXXX-XX-XX{args['part']}")
    if "season" in args:
        return Meaning("SET", f"XXXX-{args['season']}")
    value = length(args.get("n", "1"), args["unit"])
    return Meaning("SET", value) if value else None


def vague(scene: Scene) -> Meaning | None:
    """Resolve now, recently, in future, in recent days."""
    meaning = Meaning("DATE", scene.args["value"])
    return with_window(scene, meaning, int(scene.args["dir"])) if scene.args.get("dir") else meaning


def present_day(scene: Scene) -> Meaning | None:
    """Resolve today where it means nowadays; beside a plan it is the day (um noch heute zu ..)."""
    tokens, last = scene.tokens, scene.phrase.last
    end = min(tokens.sentence(last - 1)[1], last + _REACH)
    planned = scene.tense == "future" or any(tokens.value(i, "INFINITIVE") is not None for i in range(last, end))
    if scene.args.get("off") and scene.args.get("still") and planned:
        return day_of_speech(scene)
    return Meaning("DATE", "PRESENT_REF")


def continued(scene: Scene) -> Meaning | None:
    """Resolve a day or year whose month or century stands in the expression before: February 13 to 15, 1914-18."""
    if scene.args.get("kind") == "focus":
        return _in_month_of_focus(scene, int(scene.args["day"]))
    if scene.previous is None or scene.phrase.first - scene.previous[0].last > 2:
        return None
    value, figure = scene.previous[1].value, int(scene.args["day"])
    if scene.args.get("kind") == "year":
        if len(value) == 4 and value.isdigit() and figure > int(value[2:]):
            return Meaning("DATE", f"{value[:2]}{figure:02}")
        return None
    if day_in(value) is None or scene.previous[1].type != "DATE" or not value[:4].isdigit():
        return None
    made = f"{value[:8]}{figure:02}"
    return Meaning("DATE", made, scene.previous[1].basis) if day_in(made) else None


def _in_month_of_focus(scene: Scene, figure: int) -> Meaning | None:
    value = scene.focus.value
    if value is None or not value[:4].isdigit() or len(value) < 7 or not value[5:7].isdigit():
        return None
    made = f"{value[:7]}-{figure:02}"
    return Meaning("DATE", made, {"value": f"the text is at {value}"}) if day_in(made) else None
