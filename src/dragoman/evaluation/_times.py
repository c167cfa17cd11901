"""Time expressions against gold TIMEX3: spans, types, values, and calendar dates as intervals."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from dragoman.evaluation._scores import Counts, Tally

DATED = frozenset(("day", "weekend", "week", "month", "quarter", "half", "year", "interval"))
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
UNITS = {"Y": ("months", 12), "DE": ("months", 120), "CE": ("months", 1200), "C": ("months", 1200),
         "ML": ("months", 12000), "Q": ("months", 3), "M": ("months", 1), "W": ("seconds", 604800),
         "D": ("seconds", 86400)}  # fmt: skip
CLOCK = {"H": 3600, "M": 60, "S": 1}
DAY = dt.timedelta(days=1)


class Interval(NamedTuple):
    """Days from ``first`` to before ``after``, and how fine the value was."""

    first: dt.date
    after: dt.date
    grain: str


def _month(year: int, month: int) -> dt.date:
    return dt.date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def interval(value: str | None) -> Interval | None:
    """Return the days of a calendar value in TIMEX3, or None for any other."""
    v = (value or "").strip().upper()
    if "/" in v and not v.startswith(("P", "/")):
        first, last = (interval(part) for part in v.split("/", 1))
        return Interval(first.first, last.first, "interval") if first and last and first.first < last.first else None
    if re.match(r"\d{4}-.*T", v):
        v = v.split("T", 1)[0]
    try:
        return _calendar(v.rstrip("-"))
    except (ValueError, OverflowError):
        return None


def _calendar(v: str) -> Interval | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", v):
        day = dt.date.fromisoformat(v)
        return Interval(day, day + DAY, "day")
    if m := re.fullmatch(r"(\d{4})-W(\d\d?)(?:-(WE|[1-7]))?", v):
        monday = dt.date.fromisocalendar(int(m[1]), int(m[2]), 1)
        if m[3] is None:
            return Interval(monday, monday + 7 * DAY, "week")
        if m[3] == "WE":
            return Interval(monday + 5 * DAY, monday + 7 * DAY, "weekend")
        day = monday + (int(m[3]) - 1) * DAY
        return Interval(day, day + DAY, "day")
    if m := re.fullmatch(r"(\d{4})-(\d\d|Q[1-4]|H[12]|SP|SU|FA|AU|WI)", v):
        year, part = int(m[1]), m[2]
        if part[0] == "Q":
            return Interval(_month(year, 3 * int(part[1]) - 2), _month(year, 3 * int(part[1]) + 1), "quarter")
        if part[0] == "H":
            return Interval(_month(year, 6 * int(part[1]) - 5), _month(year, 6 * int(part[1]) + 1), "half")
        if part in SEASONS:
            return Interval(_month(year, SEASONS[part]), _month(year, SEASONS[part] + 3), "season")
        month = int(part)
        return Interval(_month(year, month), _month(year, month + 1), "month") if 1 <= month <= 12 else None
    if re.fullmatch(r"\d{1,4}X{0,3}", v) and len(v) <= 4:
        return _years(v)
    return None


def _years(v: str) -> Interval | None:
    digits = v.rstrip("X")
    if v != digits and len(v) != 4:
        return None
    spans = {4: (1, "year"), 3: (10, "decade"), 2: (100, "century")}
    if len(digits) not in spans:
        return None
    length, grain = spans[len(digits)]
    first = int(digits) * length
    return Interval(dt.date(max(first, 1), 1, 1), dt.date(first + length, 1, 1), grain)


def meaning(value: str | None) -> tuple[object, ...]:
    """Return what a value means: two values mean the same when these are equal."""
    v = (value or "").strip().upper()
    if re.match(r"P[T\dX.]", v):
        amount = {"months": 0.0, "seconds": 0.0}
        rest, clock = v[1:], False
        while rest:
            if rest[0] == "T":
                clock, rest = True, rest[1:]
                continue
            m = re.match(r"(\d+(?:[.,]\d+)?)(DE|CE|ML|[A-Z])", rest)
            if not m or (clock and m[2] not in CLOCK) or (not clock and m[2] not in UNITS):
                return ("raw", v)
            number = float(m[1].replace(",", "."))
            if clock:
                amount["seconds"] += number * CLOCK[m[2]]
            else:
                unit, size = UNITS[m[2]]
                amount[unit] += number * size
            rest = rest[m.end() :]
        return ("duration", amount["months"], amount["seconds"])
    days = interval(v)
    if days is None:
        return ("raw", v.rstrip("-"))
    tail = v.split("T", 1)[1] if "T" in v and "/" not in v else ""
    if m := re.fullmatch(r"(\d\d)(?::?(\d\d))?(?::?\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?", tail):
        tail = f"{m[1]}:{m[2] or '00'}"
    return ("calendar", days.first, days.after, tail)


def _dated(timex: Mapping[str, Any]) -> bool:
    days = interval(timex.get("value")) if timex.get("type") in ("DATE", "TIME") else None
    return days is not None and days.grain in DATED


def _overlap(a: Mapping[str, Any], b: Mapping[str, Any]) -> int:
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def align(gold: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Return one-to-one pairs of overlapping expressions, identical spans first."""
    pairs = sorted(
        ((g["start"], g["end"]) != (p["start"], p["end"]), -_overlap(g, p), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(found)
        if _overlap(g, p) > 0
    )
    left: set[int] = set()
    right: set[int] = set()
    matched = []
    for _, _, i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            matched.append((i, j))
    return sorted(matched)


def _counted(
    document: Mapping[str, Any], predicted: Iterable[Mapping[str, Any]]
) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    found = list(predicted)
    gold = [g for g in document["timexes"] if not g.get("ignore")]
    skip = [g for g in document["timexes"] if g.get("ignore")]
    found = [
        p
        for p in found
        if any(_overlap(p, g) > 0 for g in gold) or not any(_overlap(p, g) > 0 for g in skip)
    ]  # fmt: skip
    return gold, found


def score_document(document: Mapping[str, Any], predicted: Iterable[Mapping[str, Any]]) -> Counts:
    """Return the counts of one document."""
    gold, found = _counted(document, predicted)
    pairs = [(gold[i], found[j]) for i, j in align(gold, found)]
    right = dict.fromkeys(("strict", "relaxed", "type", "value", "value~", "date", "date~"), 0)
    for g, p in pairs:
        same = g.get("value") == p.get("value")
        right["strict"] += (g["start"], g["end"]) == (p["start"], p["end"])
        right["relaxed"] += 1
        right["type"] += g.get("type") == p.get("type")
        right["value"] += same
        right["value~"] += same or meaning(g.get("value")) == meaning(p.get("value"))
        if _dated(g) and _dated(p):
            a, b = interval(g["value"]), interval(p["value"])
            right["date"] += same
            right["date~"] += same or (a is not None and b is not None and a[:2] == b[:2])
    dates = (sum(map(_dated, found)), sum(map(_dated, gold)))
    full = {} if document.get("dates_only") else dict.fromkeys(("strict", "relaxed", "type", "value", "value~"))
    counts = {name: Tally(right[name], len(found), len(gold)) for name in full}
    return counts | {name: Tally(right[name], *dates) for name in ("date", "date~")}


def misses(document: Mapping[str, Any], predicted: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """Yield a line for every expression missed, too many, or of another meaning."""
    gold, found = _counted(document, predicted)
    text = document["text"]
    pairs = align(gold, found)

    def words(t: Mapping[str, Any]) -> str:
        return " ".join(text[t["start"] : t["end"]].split())

    yield from (f"missed: {words(g)} {g['value']}" for i, g in enumerate(gold) if i not in {i for i, _ in pairs})
    extra = [p for j, p in enumerate(found) if j not in {j for _, j in pairs}]
    yield from (f"beyond the gold: {words(p)} {p['value']}" for p in extra)
    for i, j in pairs:
        if meaning(gold[i]["value"]) != meaning(found[j]["value"]):
            yield f"value {found[j]['value']}, not {gold[i]['value']}: {words(gold[i])}"
