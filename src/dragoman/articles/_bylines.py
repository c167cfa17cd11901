"""Lines that say who wrote an article and when it appeared or was changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.articles._cues import Cues
from dragoman.articles._dates import CENTURY, Day, days_in
from dragoman.spans import Span

LONGEST = 220
"""Characters of the longest line that is still looked at as a byline."""
REACH = 14
"""Characters between a phrase such as ``Aktualisiert am`` and the day it speaks of."""
PARTICLES = frozenset((
    "von", "van", "de", "der", "den", "del", "della", "da", "di", "du", "dos", "la", "le", "el", "al", "bin", "ibn",
    "zu", "zur", "zum", "und", "and", "in", "aus", "an", "with", "mit", "ter", "ten", "af",
))  # fmt: skip
TOKEN = re.compile(r"[^\s,;|/•·]+")
SEPARATOR = re.compile(r"\s*[,;|/•·]\s*|\s+(?:und|and)\s+")
SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:de|com|org|net|at|ch|eu|info|co\.uk|tv|news)|[a-z]{1,3}-[a-z]{4,}")
REVERSED = re.compile(r"[A-ZÄÖÜ][\w-]+,\s*[A-ZÄÖÜ][\w-]+(?:\s+[A-ZÄÖÜ][\w.-]*)?")
PLACES = re.compile(r"\s*[^\W\d_a-zäöüß][\w.'’-]*(?:(?:/|\s+|,\s+)[^\W\d_a-zäöüß][\w.'’-]*){0,3}[,:]")
"""Where a report was written, before its day."""
DIGIT = re.compile(r"\d")
INITIALS = re.compile(r"[A-Za-zÄÖÜäöü]{1,4}")
PAGE_NUMBER = re.compile(r"[A-Z]?\d{1,3}")
WIRED = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s+(?:[A-Z]{3,4}\s+)?(?P<month>[^\W\d_]{3,4})\.?\s+(?P<year>\d{4}|\d\d)"
)
"""Day, hour and minute in one, as wire reports end."""
TAIL = " ,;|–—-•·:"


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says: the author's words, the days it gives for publication and change."""

    author: str | None
    published: tuple[Day, ...] = ()
    updated: tuple[Day, ...] = ()
    outlet: str | None = None
    """The outlet named beside the day where no author is."""
    bare: bool = False
    """It is nothing but a date: at the top of an article the day it appeared, anywhere else perhaps a heading."""


def read_byline(text: str, span: Span, cues: Cues) -> Byline | None:
    """Return what a line says about author and day, None if it is no byline.

    ``Von Anna Muster, Genf``, ``Updated: 3 May 2019, 10:15``, ``Autor: Muster, Anna`` and a line with nothing but a
    date are bylines; a sentence that starts with ``By Friday`` is not.
    """
    if span.end - span.start > LONGEST:
        return None
    words = span.of(text)
    line = cues.byline_line.match(words)
    if line:
        return Byline(words[line.end() :].strip(TAIL) or None)
    opener = cues.byline_opener.match(words)
    days = [day for day in days_in(text, span, cues) if day.iso] if DIGIT.search(words) else []
    if wired := _wired(words, span, cues):
        return Byline(None, (wired,), bare=True)
    dated = list(cues.dated.finditer(text, span.start, span.end))
    if not (opener or days or dated):
        return None
    rest = _without(text, span, [d.span for d in days] + [Span(*m.span()) for m in dated])
    author = rest[opener.end() :].strip(TAIL) if opener and rest[: opener.end()] == words[: opener.end()] else None
    if author is not None:
        with_colon = ":" in words[: opener.end()] if opener else False
        if not _is_author(author, cues, sure=with_colon or bool(days)):
            return None
    elif not _is_filler(rest, cues, dated=bool(dated and (days or len(words) < 40))):
        return None
    published: list[Day] = []
    updated: list[Day] = []
    for day in days:
        before = [m for m in dated if m.end() <= day.span.start and day.span.start - m.end() <= REACH]
        (updated if before and before[-1]["updated"] else published).append(day)
    outlet = outlet_in(rest.strip(TAIL), cues) if author is None and rest.strip(TAIL) else None
    return Byline(
        _tidy(author) if author else None, tuple(published), tuple(updated), outlet, bare=not (opener or dated)
    )


def _wired(words: str, span: Span, cues: Cues) -> Day | None:
    """Return the moment that the last line of a wire report gives: ``041820 Mrz 14``, ``041820 GMT Mar 14``."""
    found = WIRED.fullmatch(words)
    month = cues.months.get(found["month"]) if found else None
    if found is None or month is None:
        return None
    year = int(found["year"])
    year += 0 if year > 99 else 1900 if year >= CENTURY else 2000
    hour = f"{found['hour']}:{found['minute']}" if int(found["hour"]) < 24 and int(found["minute"]) < 60 else None
    return Day(span, year, month, int(found["day"]), hour, None)


def outlet_in(author: str | None, cues: Cues) -> str | None:
    """Return the outlet that an author's line names: a known one, or a word that has the form of a site's name."""
    for part in _parts(author, cues):
        if part in cues.agencies:
            continue
        if part in cues.outlets:
            return cues.outlets[part]
        if SITE.fullmatch(part) or (part[:1].isupper() and cues.outlet_name.fullmatch(part)):
            return part
    return None


def agencies_in(author: str | None, cues: Cues) -> list[str]:
    """Return the agencies that an author's line names, as it writes them."""
    return [part for part in _parts(author, cues) if part in cues.agencies]


def _parts(author: str | None, cues: Cues) -> Sequence[str]:
    if not author:
        return ()
    parts = SEPARATOR.split(author.strip())
    # A person with the family name first (Muster, Petra) is no agency, although one is called Petra.
    reversed_name = len(parts) == 2 and REVERSED.fullmatch(author.strip()) and not _is_known(parts[0], cues)
    return () if reversed_name else parts


def _tidy(author: str) -> str | None:
    return re.sub(r"\s+([,;])", r"\1", " ".join(author.split())).strip(TAIL) or None


def _without(text: str, span: Span, cut: Sequence[Span]) -> str:
    """Return the words of a span with others blanked out, so that positions stay."""
    words = list(span.of(text))
    for start, end in cut:
        words[start - span.start : end - span.start] = " " * (end - start)
    return "".join(words).rstrip()


def _is_author(author: str, cues: Cues, *, sure: bool) -> bool:
    tokens = TOKEN.findall(author)
    if not tokens or len(tokens) > 18 or (author[-1] in ".!?" and not sure and not INITIALS.fullmatch(tokens[-1][:-1])):
        return False
    proper = [_is_proper(token, cues) for token in tokens]
    if not all(
        p or t.casefold() in PARTICLES or t.casefold() in cues.filler for p, t in zip(proper, tokens, strict=True)
    ):
        return False
    if sure or len(tokens) == 1:
        return sure or _is_known(tokens[0], cues) or (tokens[0].isupper() and len(tokens[0]) <= 4)
    pair = any(a and b for a, b in pairwise(proper))
    return pair or _is_known(tokens[0], cues) or tokens[0].casefold() in cues.filler


def _is_proper(token: str, cues: Cues) -> bool:
    bare = token.strip("().:'’\"„“”")
    if bare in PARTICLES:
        return False
    return not bare or bare[0].isupper() or _is_known(bare, cues) or bool(re.fullmatch(r"[a-zäöü]{2,3}", bare))


def _is_known(token: str, cues: Cues) -> bool:
    return token in cues.outlets or token in cues.agencies or bool(SITE.fullmatch(token))


def _says_nothing(token: str, cues: Cues) -> bool:
    bare = token.strip(".")
    known = {token.casefold(), bare.casefold(), f"{bare.casefold()}."} & cues.filler
    return bool(known) or bare in cues.weekdays or _is_known(bare, cues) or PAGE_NUMBER.fullmatch(bare) is not None


def _is_filler(rest: str, cues: Cues, *, dated: bool) -> bool:
    """Say whether what a dated line says beside its dates is nothing, a place or an outlet."""
    parts = [part for part in SEPARATOR.split(rest.strip(TAIL)) if outlet_in(part, cues) is None]
    tokens = [t.strip("():–—-") for part in parts for t in TOKEN.findall(part)]
    odd = [t.strip(".") for t in tokens if t.strip(".") and not _says_nothing(t, cues)]
    if dated:
        return len(odd) <= 4 and all(t[0].isupper() or t[0].isdigit() for t in odd)
    place = PLACES.match(rest)
    return not odd or (place is not None and len(odd) == len(TOKEN.findall(place.group().rstrip(",:"))))
