"""Days that an event defines: am dritten Kriegstag, three years after the start of the war, am Tag nach dem Gipfel.

The event is one of the tables, if its name is there or the text speaks of it, or one that the text itself has dated.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dragoman.mentions.times._calendar import DAY, day_in, shift, value_at
from dragoman.mentions.times._counted import duration
from dragoman.mentions.times._dates import holiday_of
from dragoman.mentions.times._lexicon import Happening
from dragoman.mentions.times._scene import Meaning, Scene

READ = 50_000
"""Characters at the beginning of a text in which the words for a war are counted."""
_COUNTED = frozenset({"from_event", "day_from_event", "nth_of_war"})
_LEAD = 4
"""Tokens before an event among which after or before makes it the bound of something else."""
_AT_ONCE = 2
"""Tokens behind an event within which its day follows at once."""
AFTERMATH = 1100
"""Days after its end for which a war without a name may still be meant."""


def from_event(scene: Scene) -> Meaning | None:
    """Resolve a length that is counted from an event: it stays a length, and covers the time that it reaches."""
    length = duration(scene)
    base, reason = _day_of(scene)
    if length is None or base is None:
        return length
    unit, number = scene.args["unit"].partition(":")[0], scene.args.get("n", "1")
    covers = _reached(base, unit, number, int(scene.args["side"]), rough="rough" in scene.args)
    return length._replace(basis={"value": reason}, covers=covers) if covers else length


def day_from_event(scene: Scene) -> Meaning | None:
    """Resolve the day before or after an event."""
    base, reason = _day_of(scene)
    day = shift(base, "D", int(scene.args["side"])) if base else None
    if day is None:
        return Meaning("DATE", "XXXX-XX-XX", {"value": "the day of the event is not known"})
    return Meaning("DATE", day.isoformat(), {"value": reason})


def nth_of_war(scene: Scene) -> Meaning | None:
    """Resolve the third day, week, month or year of a war."""
    base, reason = _day_of(scene)
    unit, count = scene.args["unit"], int(float(scene.args["n"]))
    first = shift(base, unit, count - 1) if base else None
    end = shift(base, unit, count) if base else None
    if first is None or end is None or not 0 < count < 9999:
        return Meaning("DATE", "XXXX-XX-XX", {"value": "no war whose first day is known"}) if unit == "D" else None
    return Meaning("DATE", value_at(first, unit), {"value": reason}, f"{first}/{end - DAY}")


def _reached(base: date, unit: str, number: str, side: int, *, rough: bool) -> str | None:
    try:
        count = float(number) * side
    except ValueError:
        return None
    factor = {"Y": 12, "DE": 120, "CE": 1200, "W": 7}.get(unit)
    if count != int(count) and factor:
        unit, count = ("D" if unit == "W" else "M"), count * factor
    day = shift(base, unit, int(count)) if abs(count) < 9000 else None
    if day is None:
        return None
    grain = {"D": "D", "W": "W", "M": "M", "Q": "Q", "Y": "M"}.get(unit, "Y")
    return value_at(day, {"M": "Q", "Q": "Y", "Y": "Y"}.get(unit, grain) if rough else grain)


def _day_of(scene: Scene) -> tuple[date | None, str]:
    """Return the day from which is counted, and why."""
    args, lexicon = scene.args, scene.tokens.lexicon
    if key := args.get("event"):
        row = next((h for h in lexicon.happenings if h.key == key), None)
        return (row.start, f"counted from {row.start}, {row.key}") if row else (None, "")
    if args.get("holiday"):
        feast = holiday_of(scene)
        day = day_in(feast.value) if feast is not None else None
        return day, f"counted from {day}"
    if key := args.get("own"):
        day = scene.focus.events.get(key)
        return day, f"counted from {day}, as the text dates it"
    about = scene.reference.about
    if about is None:
        return None, ""
    war = _war(scene.tokens.text[:READ], lexicon.happenings, about)
    if war is None:
        return None, ""
    day = war.end if "finish" in args else war.start
    return day, f"counted from {day}, the {'end' if 'finish' in args else 'start'} of the {war.key}"


@lru_cache(maxsize=16)
def _war(text: str, happenings: tuple[Happening, ...], about: date) -> Happening | None:
    """Return the war that a text speaks of most, the latest of those; none without a word for it."""
    ranked = []
    for row in happenings:
        over = row.end is not None and (about - row.end).days > AFTERMATH
        if row.kind == "war" and row.start <= about and not over:
            said = sum(text.count(word) for word in row.about)
            if said:
                ranked.append((said, row.start, row))
    return max(ranked, key=lambda r: r[:2])[2] if ranked else None


def dated_events(scene: Scene, meaning: Meaning, reach: int) -> dict[str, date]:
    """Return the event that a text dates with an expression: the nearest one beside it in its sentence.

    After the meeting does not date the meeting, unless the day follows at once (after the meeting on Friday).
    """
    phrase, tokens = scene.phrase, scene.tokens
    day = day_in(meaning.value) if meaning.type in ("DATE", "TIME") and phrase.make not in _COUNTED else None
    if day is None:
        return {}
    first, end = tokens.sentence(phrase.first)
    found = []
    for index in range(max(first, phrase.first - reach), min(end, phrase.last + reach)):
        key = tokens.value(index, "OWNEVENT")
        if key is None:
            continue
        bound = any(tokens.value(i, "COUNTFROM") is not None for i in range(max(first, index - _LEAD), index))
        if not bound or 0 < phrase.first - index <= _AT_ONCE:
            found.append((phrase.first - index if index < phrase.first else index - phrase.last, key))
    return {min(found)[1]: day} if found else {}
