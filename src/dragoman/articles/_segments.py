"""Cutting a text into stretches that play one role each: lines, hard-wrapped paragraphs, datelines, closing credits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.articles._cues import Cues
from dragoman.spans import Span

LINE = re.compile(r"[^\n\r]+")
WRAP = range(45, 121)
"""Lengths of a line that may go on in the next one because its text was wrapped."""
WRAP_SLACK = 30
"""How much the lines of one wrapped paragraph differ in length at most, the last one left out."""
SENTENCE_ENDS = frozenset('.!?…:“”"»«)')
INITIALS = re.compile(r"[a-zäöü]{2,4}")
BETWEEN_AGENCIES = re.compile(r"\s*[/,;|&+]\s*|\s+(?:und|and|mit|with)\s+")
WHERE = re.compile(
    r"[^\W\d_][\w.'’-]*(?:(?:\s?/\s?|,\s|\s(?:und|and|am|an der|on|the|of|de)\s|\s)[^\W\d_a-zäöüß][\w.'’-]*){0,6}"
)
"""Names of places, one or several, at the start of a dateline."""
WHO = re.compile(r"[\s,.]*(?:\((?P<in_brackets>[^()\n]{2,40})\)|/(?P<in_slashes>[\w. -]{2,30})/|(?P<bare>[\w-]{2,20}))")
DATELINE_END = re.compile(r"\s*(?:[-–—|]+|:)\s*(?=\S)|\.\s+(?=\S)")
STOP = re.compile(r"\.\s+(?=[^\W\d_a-zäöüß]|[\"„“»«'’‚])")
DASH = re.compile(r"\s(?:-{1,2}|[–—|])\s*(?=[^\W\d_a-zäöüß]|[\"„“»«'’‚])")
DATELINE = re.compile(r"(?P<where>[^()\n]{0,70}?)\((?P<who>[^()\n]{2,40})\)\s*(?:[-–—|:]+|\.\s)\s*(?=\S)")
BARE_DATELINE = re.compile(r"(?P<where>[^()\n]{0,50}?)\((?P<who>[^()\n]{2,40})\)\s+(?=[^\W\d_a-zäöüß]|[\"„“»«'’‚])")
UNKNOWN_AGENCY = re.compile(r"[A-ZÄÖÜ][\w.-]+(?:\s+[A-ZÄÖÜ][\w.-]+){0,2}")
"""What stands in a dateline beside a place in capitals is an agency, even one that no table has."""
COUNTRIES = re.compile(
    r"[^\W\d_][\w.'’ -]{1,40}? ?\([^()\d\n]{2,40}\)"
    r"(?:(?: ?[/,–-] ?| und | and )[^\W\d_][\w.'’ -]{1,40}? ?\([^()\d\n]{2,40}\)){0,3}[, ]{1,3}"
)
LONGEST_PLACES = 160
"""Characters of the longest list of places in a dateline."""
CLOSING = re.compile(r"\s[(\[](?P<inside>[^()\[\]\n]{2,70})[)\]]\s*\.?\s*$")
CLOSING_BARE = re.compile(r"(?<=[.!?“”\"»«])\s+(?P<inside>[\w-]+(?:\s?/\s?[\w-]+){0,4})\s*$")


def paragraphs(text: str, cues: Cues) -> Iterator[Span]:
    """Yield the trimmed stretches of a text that are a line each, or a paragraph wrapped over several lines."""
    block: list[Span] = []
    for match in LINE.finditer(text):
        line = Span(*match.span()).trimmed(text)
        if line.start == line.end:
            continue
        if block and not _adjacent(text, block[-1], line):
            yield from _unwrapped(text, block, cues)
            block = []
        block.append(line)
    yield from _unwrapped(text, block, cues)


def agencies_only(words: str, cues: Cues) -> bool:
    """Say whether words are nothing but names of agencies and initials of editors: ``dpa/AFP/jk``."""
    named = False
    for part in BETWEEN_AGENCIES.split(cues.day.sub("", words).strip(" .,;()[]")):
        if part in cues.agencies:
            named = True
        elif not INITIALS.fullmatch(part):
            return False
    return named


def dateline_of(text: str, span: Span, cues: Cues) -> Span | None:
    """Return the dateline at the start of a paragraph, None if there is none.

    It is one by its agency (``BRUSSELS (Reuters) —``), by its day (``Wien, 30. Juni 2015 –``), or because nothing but
    places stands before a dash (``Brüssel/Athen -``).
    """
    return _by_agency(text, span, cues) or _by_country(text, span, cues) or _by_place(text, span, cues)


def _by_country(text: str, span: Span, cues: Cues) -> Span | None:
    """Return the dateline of ``Teheran (Iran) / Wien (Österreich), 31.05.2006 –``: places with countries, and a day."""
    match = COUNTRIES.match(text, span.start, min(span.end, span.start + LONGEST_PLACES))
    day = cues.day.match(text, match.end(), span.end) if match is not None else None
    if day is None or not any(day[year] for year in ("iso", "y1", "y2", "y3")):
        return None
    stop = DATELINE_END.match(text, day.end(), span.end)
    return Span(span.start, stop.end()).trimmed(text) if stop and not stop.group().startswith(".") else None


def _by_agency(text: str, span: Span, cues: Cues) -> Span | None:
    match = DATELINE.match(text, span.start, span.end)
    if match is None:
        return _without_dash(text, span, cues)
    who = match["who"].strip()
    where = match["where"].partition(",")[0].strip()
    known = agencies_only(who, cues) or who in cues.outlets
    if not known:
        placed = not where or where.isupper() or (where in cues.places and who not in cues.states)
        if not placed or UNKNOWN_AGENCY.fullmatch(who) is None:
            return None
    return Span(span.start, match.end()).trimmed(text)


def _without_dash(text: str, span: Span, cues: Cues) -> Span | None:
    """Return the dateline of ``Paris. (ap/sda) Die ..`` and ``(dpa) Die ..``."""
    match = BARE_DATELINE.match(text, span.start, span.end)
    if match is None or not agencies_only(match["who"], cues):
        return None
    where = match["where"].strip(" .,")
    return Span(span.start, match.end()).trimmed(text) if not where or _are_places(where, cues) else None


def _by_place(text: str, span: Span, cues: Cues) -> Span | None:
    where = WHERE.match(text, span.start, min(span.end, span.start + 70))
    if where is None or not text[span.start].isupper():
        return None
    for end in _ends(where):
        dash = DASH.match(text, end, span.end)
        stop = STOP.match(text, end, span.end)
        if stop and text[span.start : end].isupper() and text[span.start : end].title() in cues.places:
            return Span(span.start, stop.end()).trimmed(text)
        if dash:
            return Span(span.start, dash.end()).trimmed(text) if _are_places(text[span.start : end], cues) else None
        day = cues.day.match(text, _past(text, end, span.end), span.end)
        who = WHO.match(text, day.end() if day else end, span.end)
        told = who is not None and agencies_only(who.group().strip(" ,./"), cues)
        if not (day or told):
            continue
        stop = DATELINE_END.match(text, who.end() if who and told else day.end() if day else end, span.end)
        if stop and (told or not stop.group().startswith(".")):
            return Span(span.start, stop.end()).trimmed(text)
    return None


def _ends(where: re.Match[str]) -> Iterator[int]:
    """Yield where names of places may end: the whole match, then without its last words (Moskau, 12. Mai)."""
    words = where.group()
    yield where.end()
    for cut in (m.start() for m in reversed(list(re.finditer(r"[\s,.]+\S+", words)))):
        yield where.start() + cut


def _past(text: str, position: int, end: int) -> int:
    while position < end and text[position] in " ,.(":
        position += 1
    return position


def _are_places(words: str, cues: Cues) -> bool:
    """Say whether words are names of places: all in capitals, or known."""
    parts = [part.strip() for part in re.split(r"/|,|\s(?:und|and)\s", words)]
    return (parts[0].isupper() and len(parts[0]) > 2) or (
        parts[0] in cues.places and all(p[:1].isupper() for p in parts)
    )


def closing_credit_of(text: str, span: Span, cues: Cues, *, last: bool) -> Span | None:
    """Return the credit that ends a paragraph after its last sentence, ``(dpa/AFP)``, None if there is none.

    In the ``last`` paragraph a day in brackets is one too.
    """
    tail = max(span.start, span.end - 80)
    match = CLOSING.search(text, tail, span.end)
    if match and (
        agencies_only(match["inside"], cues) or cues.credit.match(match["inside"]) or (last and _is_day(match, cues))
    ):
        return Span(match.start(), span.end).trimmed(text)
    match = CLOSING_BARE.search(text, tail, span.end)
    if match and agencies_only(match["inside"], cues):
        return Span(match.start(), span.end).trimmed(text)
    return None


def _is_day(closing: re.Match[str], cues: Cues) -> bool:
    """Say whether brackets that end a text hold nothing but a day with its year."""
    day = cues.day.fullmatch(closing["inside"].strip())
    return day is not None and any(day[year] for year in ("iso", "y1", "y2", "y3"))


def _adjacent(text: str, before: Span, after: Span) -> bool:
    """Say whether a line follows another without a blank one between them."""
    between = text[before.end : after.start]
    return between.count("\n") + between.count("\r") - between.count("\r\n") == 1


def _unwrapped(text: str, block: Sequence[Span], cues: Cues) -> Iterator[Span]:
    """Join the lines of a block that were one paragraph; a short line at its start stands alone, as a heading would."""
    first = 0
    while first < len(block) and len(block) - first > 1 and _length(block[first]) < WRAP.start:
        yield block[first]
        first += 1
    rest = block[first:]
    if len(rest) > 2 and _uniform(text, rest):
        yield Span(rest[0].start, rest[-1].end)
        return
    held: Span | None = None
    for line in rest:
        if held is None:
            held = line
        elif _runs_on(text, held, line, cues):
            held = Span(held.start, line.end)
        else:
            yield held
            held = line
    if held is not None:
        yield held


def _length(span: Span) -> int:
    return span.end - span.start


def _uniform(text: str, lines: Sequence[Span]) -> bool:
    lengths = [_length(line) for line in lines[:-1]]
    if min(lengths) not in WRAP or max(lengths) not in WRAP or max(lengths) - min(lengths) > WRAP_SLACK:
        return False
    open_ended = sum(text[line.end - 1] not in SENTENCE_ENDS for line in lines[:-1])
    return _length(lines[-1]) <= max(lengths) + WRAP_SLACK and 2 * open_ended >= len(lengths)


def _runs_on(text: str, before: Span, after: Span, cues: Cues) -> bool:
    last_line = before.start + text[before.start : before.end].rfind("\n") + 1
    if text[before.end - 1] in SENTENCE_ENDS:
        return False
    if cues.open_end.search(text, max(last_line, before.end - 20), before.end):
        return True
    return before.end - last_line in WRAP and text[after.start].islower()
