"""Stretches of time that end or begin today: the past three days, in den kommenden Wochen, hours earlier."""

from __future__ import annotations

from datetime import date

from dragoman.mentions.times._calendar import shift
from dragoman.mentions.times._scene import Meaning, Scene

VAGUE = {"D": 7, "W": 28, "M": 183}
"""Days that some days, weeks or months reach at most, where nothing but the word is known."""
SAME_DAY = 12
"""Hours up to which something hours ago is taken to be of the same day."""
_PER_HOUR = {"TH": 1.0, "TM": 60.0, "TS": 3600.0}


def with_window(scene: Scene, meaning: Meaning | None, direction: int) -> Meaning | None:
    """Return a length with the interval that it covers if it ends (-1) or begins (1) on the day of reference."""
    today = scene.reference.day
    if meaning is None or today is None or scene.narrative or direction not in (-1, 1):
        return meaning
    unit, number = scene.args.get("unit", "").partition(":")[0], scene.args.get("n", "1")
    far, how = _far_day(today, unit, number, direction)
    if far is None:
        return meaning
    first, last = sorted((today, far))
    return meaning._replace(basis=scene.because(how), covers=f"{first}/{last}")


def _far_day(today: date, unit: str, number: str, direction: int) -> tuple[date | None, str]:
    if number == "X":
        days = VAGUE.get(unit)
        return (shift(today, "D", direction * days) if days else None), f"at most {days} days"
    try:
        count = float(number)
    except ValueError:
        return None, ""
    if not 0 < count < 9000 or count != int(count):
        return None, ""
    if unit == "TH":
        return shift(today, "D", direction * -(-int(count) // 24)), "whole days"
    return shift(today, unit, direction * int(count)), "up to it"


def same_day(day: date | None, unit: str, number: str) -> str | None:
    """Return the day on which something lay that was some hours, minutes or seconds from a moment of ``day``."""
    if day is None:
        return None
    try:
        hours = 1.0 if number == "X" else float(number) / _PER_HOUR[unit]
    except (ValueError, KeyError):
        return None
    return day.isoformat() if hours <= SAME_DAY else None
