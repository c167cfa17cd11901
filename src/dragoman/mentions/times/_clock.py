"""Resolving times of the clock and parts of the day, on the day that the text is at."""

from __future__ import annotations

import re
from datetime import date

from dragoman.mentions.times._calendar import DAY
from dragoman.mentions.times._scene import Meaning, Scene

EARLY = 8
"""Hour before which a time that follows a night is of the next morning."""


def clock_time(scene: Scene) -> Meaning | None:
    """Resolve a time of the clock, on the day that the text is at."""
    clock = clock_of(scene)
    if clock is None:
        return None
    day, basis = day_at(scene)
    if scene.next_day is None and (
        scene.focus.repeated == scene.tokens.sentence(scene.phrase.first)[0]
        or ("range" in scene.args and not _same_sentence(scene))
    ):
        return Meaning("TIME", clock, {"value": "on no single day"})
    if "guess" in scene.args and _is_later_half(scene) and int(clock[1:3]) < 12:
        clock = f"T{int(clock[1:3]) + 12:02}{clock[3:]}"
    if day is not None and _past_midnight(scene, day, int(clock[1:3])):
        day, basis = day + DAY, {"value": f"after midnight, from {scene.focus.value} on"}
    return Meaning("TIME", (day.isoformat() if day else "") + clock, basis)


def _is_later_half(scene: Scene) -> bool:
    """Say whether the part of the day named right before lies after noon."""
    return scene.previous is not None and scene.previous[1].value[-3:] in ("TAF", "TEV", "TNI")


def _past_midnight(scene: Scene, day: date, hour: int) -> bool:
    """Say whether an early hour follows an evening or night of the same sentence: Dienstagnacht .. bis fünf Uhr."""
    if scene.previous is None or not _same_sentence(scene) or hour >= EARLY or scene.previous[0].make == "date":
        return False
    value = scene.previous[1].value
    late = re.fullmatch(r"T(?:NI|EV|2[0-3]:\d\d)", value[10:]) is not None
    return scene.next_day is None and late and value.startswith(day.isoformat())


def part_of_day(scene: Scene) -> Meaning | None:
    """Resolve a part of the day that the text is at."""
    day, basis = day_at(scene)
    return Meaning("TIME", (day.isoformat() if day else "XXXX-XX-XX") + scene.args["part"], basis)


def day_at(scene: Scene) -> tuple[date | None, dict[str, str]]:
    """Return the day on which a time without a day lies: the last one of the paragraph, else today."""
    focus = scene.focus
    if scene.next_day is not None:
        return scene.next_day, {"value": f"on the day named next, {scene.next_day}"}
    today = scene.reference.day
    told = focus.planned and scene.tense == "past" and today is not None and not scene.narrative
    last_night = told or (scene.tense == "past" and focus.paragraph != scene.paragraph and not scene.narrative)
    of_night = scene.args.get("part") == "TNI" or scene.args.get("hour") == "24:00"
    if last_night and today is not None and of_night:
        return today - DAY, scene.because("the night before")
    if not told and focus.day is not None and (scene.narrative or focus.paragraph == scene.paragraph):
        day = scene.day
        return day, {"value": f"the text is at {day}"}
    if scene.narrative:
        return None, {}
    return today, scene.because() if today else {}


def clock_of(scene: Scene) -> str | None:
    """Return ``THH:MM`` for a clock time, or None if there is no such time."""
    args = scene.args
    written = args["hour"]
    if len(written) == 4 and written.isdigit():
        written = f"{written[:2]}:{written[2:]}"
    figures = [int(part) for part in re.findall(r"\d+", written)] or [0]
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


def _same_sentence(scene: Scene) -> bool:
    return scene.focus.paragraph == scene.paragraph and (
        scene.focus.sentence == scene.tokens.sentence(scene.phrase.first)[0]
    )
