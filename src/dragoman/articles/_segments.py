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
DATELINE = re.compile(r"(?P<where>[^()\n]{0,70}?)\((?P<who>[^()\n]{2,40})\)\s*(?:[-–—|:]+|\.\s)\s*(?=\S)")
UNKNOWN_AGENCY = re.compile(r"[A-ZÄÖÜ][\w.-]+(?:\s+[A-ZÄÖÜ][\w.-]+){0,2}")
"""What stands in a dateline beside a place in capitals is an agency, even one that no table has."""
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
    for part in BETWEEN_AGENCIES.split(words.strip(" .()[]")):
        if part in cues.agencies:
            named = True
        elif not INITIALS.fullmatch(part):
            return False
    return named


def dateline_of(text: str, span: Span, cues: Cues) -> Span | None:
    """Return the dateline at the start of a paragraph, ``BRUSSELS (Reuters) —``, None if there is none."""
    match = DATELINE.match(text, span.start, span.end)
    if match is None:
        return None
    who = match["who"].strip()
    where = match["where"].partition(",")[0].strip()
    known = agencies_only(who, cues) or who in cues.outlets
    if not known and not ((where.isupper() or not where) and UNKNOWN_AGENCY.fullmatch(who)):
        return None
    return Span(span.start, match.end()).trimmed(text)


def closing_credit_of(text: str, span: Span, cues: Cues) -> Span | None:
    """Return the credit that ends a paragraph after its last sentence, ``(dpa/AFP)``, None if there is none."""
    tail = max(span.start, span.end - 80)
    match = CLOSING.search(text, tail, span.end)
    if match and (agencies_only(match["inside"], cues) or cues.credit.match(match["inside"])):
        return Span(match.start(), span.end).trimmed(text)
    match = CLOSING_BARE.search(text, tail, span.end)
    if match and agencies_only(match["inside"], cues):
        return Span(match.start(), span.end).trimmed(text)
    return None


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
