"""Reading the times of one text: find the phrases of all passages, then resolve them in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from dragoman.mentions.times import _clock, _counted, _dates, _happenings
from dragoman.mentions.times._calendar import day_in, first_day
from dragoman.mentions.times._lexicon import NAME, OTHER, Lexicon
from dragoman.mentions.times._phrases import Phrase, find_phrases
from dragoman.mentions.times._scene import Focus, Meaning, Reference, Scene
from dragoman.mentions.times._speech import Quoted, quotation_at, quotations
from dragoman.mentions.times._tokens import Tokens, tokenise
from dragoman.record import PassageRole
from dragoman.spans import Span

MAKERS: Mapping[str, Callable[[Scene], Meaning | None]] = MappingProxyType({
    "iso": _dates.iso, "numeric": _dates.numeric, "date": _dates.date_of, "month": _dates.month_of,
    "season": _dates.season_of, "year": _dates.year_of, "decade": _dates.decade_of, "century": _dates.century_of,
    "fraction": _dates.fraction_of, "fraction_before": _dates.fraction_before, "unit_at": _dates.unit_at,
    "weekday": _dates.weekday_of,
    "holiday": _dates.holiday_of,
    "clock": _clock.clock_time, "part": _clock.part_of_day, "day": _counted.day_of_speech, "unit": _counted.unit_of,
    "counted": _counted.counted, "focus_day": _counted.focus_day, "focus_weekday": _counted.focus_weekday,
    "focus_unit": _counted.focus_unit, "duration": _counted.duration, "length": _counted.ready_length,
    "set": _counted.repeated, "ref": _counted.vague, "present_day": _counted.present_day,
    "continued": _counted.continued, "focus_season": _dates.next_season, "from_event": _happenings.from_event,
    "day_from_event": _happenings.day_from_event, "nth_of_war": _happenings.nth_of_war,
})  # fmt: skip
"""What each ``make`` of the rule tables does."""

MANY_YEARS = 6
"""Years named in a text from which on it may be a narrative; fewer are background of a report."""
NEAR_SHARE = 0.25
"""Share of them near publication below which it is one. Both found on development data; 5-8 and 0.2-0.4 equal."""
LISTED = 3
"""Tokens at most between two days that stand in one list (am 25. und 26., vom 3. bis zum 5.)."""
ADJACENT = 2
"""Tokens at most between a time of the day and its day (10 a.m. on Friday, 19 Uhr am Freitag): one, and a comma."""
SAME_CLAUSE = 6
"""Tokens at most between them with the verb in between (Um 20 Uhr trat er am Freitag vor die Presse)."""
STAMPED = 3
"""Tokens before a date among which a word such as updated makes it that of the report."""
BESIDE = 15
"""Tokens at most between a day and the event that it is the day of."""
SPOKEN = 6
"""Years to be named in a narrative for each yesterday, today or last week."""
_ASIDE: frozenset[PassageRole] = frozenset({"byline", "credit", "caption", "other"})
"""Roles whose times do not move the time that the text is at."""


class Stretch(NamedTuple):
    """A passage to be read: its place in the text, its language's lexicon, its role."""

    span: Span
    lexicon: Lexicon
    role: PassageRole


@dataclass(frozen=True, slots=True)
class _Read:
    """A passage that has been tokenised and searched."""

    tokens: Tokens
    phrases: list[Phrase]
    firsts: list[int]
    """The first token of each phrase."""
    quoted: list[Quoted]
    role: PassageRole


def read_times(text: str, stretches: Iterable[Stretch], published: str | None) -> list[tuple[Span, Meaning]]:
    """Return span and meaning of all time expressions in the stretches of a text, in order."""
    read: list[_Read] = []
    for stretch in stretches:
        tokens = tokenise(text, stretch.span, stretch.lexicon)
        phrases = find_phrases(tokens)
        if phrases:
            read.append(_Read(tokens, phrases, [p.first for p in phrases], quotations(tokens), stretch.role))
    reference = Reference.of(published, "publication day")
    if reference.day is None:
        reference = _day_named(read, reference) or reference
    narrative = _is_narrative(read, reference)
    found: list[tuple[Span, Meaning]] = []
    focus = Focus()
    paragraph = 0
    for passage in read:
        before = focus
        outside, _ = _resolve(passage, reference, focus, paragraph, narrative, None)
        meanings, focus = _resolve(passage, reference, focus, paragraph, narrative, outside)
        found.extend((passage.phrases[i].span, meaning) for i, meaning in sorted(meanings.items()))
        paragraph += 1 + sum(passage.tokens.value(stop, "BREAK") is not None for stop in passage.tokens.stops)
        if passage.role in _ASIDE:
            focus = before
    return found


def _resolve(
    passage: _Read,
    reference: Reference,
    focus: Focus,
    paragraph: int,
    narrative: bool,
    outside: Mapping[int, Meaning] | None,
) -> tuple[dict[int, Meaning], Focus]:
    """Resolve the phrases of a passage in order.

    Without ``outside``, only those that stand in no quotation; with it, those inside too, which are then counted from
    the day that the words around their quotation name.
    """
    tokens = passage.tokens
    meanings: dict[int, Meaning] = {}
    previous: tuple[Phrase, Meaning] | None = None
    belongs = False
    breaks = [stop for stop in tokens.stops if tokens.value(stop, "BREAK") is not None]
    for index, phrase in enumerate(passage.phrases):
        here = paragraph + bisect_left(breaks, phrase.first)
        quoted = quotation_at(passage.quoted, phrase.first)
        if quoted is None and outside is not None:
            meaning = outside.get(index)
        elif quoted is not None and outside is None:
            continue
        else:
            said = _day_said(passage, quoted, outside) if quoted is not None and outside is not None else None
            scene = Scene(phrase, tokens, said or reference, focus, narrative and said is None, here, previous)
            if phrase.make in ("clock", "part") and index + 1 < len(passage.phrases):
                scene.next_day = _day_following(scene, passage.phrases[index + 1])
            meaning = MAKERS[phrase.make](scene)
        if meaning is None:
            continue
        meanings[index] = meaning
        if quoted is None and outside is not None:
            scene = Scene(phrase, tokens, reference, focus, narrative, here)
        if dated := _happenings.dated_events(scene, meaning, BESIDE):
            focus = replace(focus, events={**focus.events, **dated})
        listed = previous is not None and previous[1].type == "DATE" and phrase.first - previous[0].last <= LISTED
        earlier = previous[0] if previous is not None else None
        previous = phrase, meaning
        belongs = phrase.make in ("year", "date") and not narrative and _belongs(phrase, tokens, earlier, belongs)
        if belongs:
            continue
        explicit = "year" in phrase.args or phrase.make in ("iso", "numeric")
        explicit = explicit or (focus.explicit_year and "the text is in" in meaning.basis.get("value", ""))
        focus = focus.moved(
            meaning,
            (here, tokens.sentence(phrase.first)[0]),
            explicit,
            offset_back=phrase.args.get("offset", "0").startswith("-"),
            listed=listed,
            planned="future tense" in meaning.basis.get("value", "") or "looks ahead" in meaning.basis.get("value", ""),
            before=not narrative and meaning.type != "DURATION" and scene.background,
        )
    return meanings, focus


def _belongs(named: Phrase, tokens: Tokens, previous: Phrase | None, as_before: bool) -> bool:
    """Say whether a year or day belongs to a noun, so that the text is not at it: the war of 1998, the May 3 vote."""
    if as_before and previous is not None and named.first - previous.last <= 1:
        return True
    article = tokens.value(named.first - 1, "THE") is not None
    if tokens.value(named.first - (2 if article else 1), "BELONGS") is not None:
        # From one day to another (vom 3. bis zum 5.) is when something is.
        return not any(tokens.value(i, "TOWARDS") is not None for i in (named.last, named.last + 1))
    in_front = named.make == "year" or not tokens.lexicon.ordinal_dot
    noun = tokens.value(named.last, "OWNEVENT") is not None
    return article and in_front and (noun or tokens.classes[named.last : named.last + 1] in (OTHER, NAME))


def _day_following(scene: Scene, following: Phrase) -> date | None:
    """Return the day that the next expression names, if it stands directly after this one, or soon in its clause."""
    first, last = scene.phrase.last, following.first
    tokens, sentence = scene.tokens, scene.tokens.sentence(scene.phrase.first)[0]
    if following.make not in ("weekday", "date", "day", "numeric") or last - first > SAME_CLAUSE:
        return None
    within = (scene.focus.paragraph, scene.focus.sentence) == (scene.paragraph, sentence)
    limits = any(tokens.value(i, name) is not None for i in range(first, last) for name in ("COMMA", "CONJ", "OPEN"))
    if last - first > ADJACENT and (within or limits or tokens.sentence(last)[0] != sentence):
        return None
    meaning = MAKERS[following.make](replace(scene, phrase=following, _tense=[]))
    return day_in(meaning.value) if meaning is not None and meaning.type == "DATE" else None


def _day_said(passage: _Read, quoted: Quoted, outside: Mapping[int, Meaning]) -> Reference | None:
    """Return the day that the sentence around a quotation names, the words after it before those in front of it."""
    firsts = passage.firsts
    for begin, end in ((quoted.closing + 1, quoted.last), (quoted.first, quoted.opening)):
        for index in range(bisect_left(firsts, begin), bisect_left(firsts, end)):
            meaning = outside.get(index)
            if meaning is None or meaning.type not in ("DATE", "TIME"):
                continue
            value = meaning.covers or meaning.value
            day = day_in(value)
            if day is not None:
                return Reference(day, (day.year, day.month), day.year, "day on which it was said,")
            if re.fullmatch(r"\d{4}-\d\d", value):
                return Reference.of(value, "month in which it was said,")
    return None


def _day_named(read: list[_Read], reference: Reference) -> Reference | None:
    """Return the day of a report whose publication is known to the month or not at all, from the text itself.

    It is the latest day in that month that is given with its weekday, follows a word such as updated or stands in a
    byline, and does not lie ahead.
    Without any publication date it must have its year.
    """
    days = []
    for passage in read:
        for phrase in passage.phrases:
            if phrase.make not in ("date", "numeric", "iso"):
                continue
            stamped = any(passage.tokens.value(phrase.first - n, "STAMP") is not None for n in range(1, STAMPED + 1))
            if "wd" not in phrase.args and passage.role not in ("byline", "other") and not stamped:
                continue
            if reference.month is None and phrase.make == "date" and "year" not in phrase.args:
                continue
            scene = Scene(phrase, passage.tokens, reference, Focus(), False, 0)
            meaning = MAKERS[phrase.make](scene)
            day = day_in(meaning.value) if meaning else None
            if day is None or scene.tense == "future" or scene.towards() > 0:
                continue
            if reference.month in (None, (day.year, day.month)) and reference.year in (None, day.year):
                days.append(day)
    if not days:
        return None
    day = max(days)
    return Reference(day, (day.year, day.month), day.year, "latest day that the text names,")


def _is_narrative(read: list[_Read], reference: Reference) -> bool:
    """Say whether the text tells of years long past: many named, few of them near publication, hardly any today."""
    years = [
        first.year
        for passage in read
        for phrase in passage.phrases
        if ("year" in phrase.args or phrase.make in ("iso", "numeric"))
        and phrase.make in ("date", "month", "year", "numeric", "iso", "season")
        and (first := _first(phrase, passage)) is not None
    ]
    spoken = sum(
        phrase.make == "day" or (phrase.make == "unit" and "dir" in phrase.args)
        for passage in read
        for phrase in passage.phrases
    )
    if len(years) < MANY_YEARS or spoken * SPOKEN > len(years):
        return False
    if reference.year is None:
        return True
    return sum(abs(year - reference.year) <= 1 for year in years) < NEAR_SHARE * len(years)


def _first(phrase: Phrase, passage: _Read) -> _HasYear | None:
    scene = Scene(phrase, passage.tokens, Reference(None, None, None, ""), Focus(), False, 0)
    meaning = MAKERS[phrase.make](scene)
    if meaning is None:
        return None
    if meaning.value.startswith("BC"):
        return _HasYear(-1)
    first = first_day(meaning.value)
    return _HasYear(first.year) if first else None


class _HasYear(NamedTuple):
    year: int
