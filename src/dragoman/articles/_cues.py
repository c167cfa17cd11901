"""The words that tell the parts of an article apart, from the tables ``*/articles*``, as compiled patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.knowledge import Knowledge

LANGUAGE_TABLES = ("de/articles.toml", "en/articles.toml")
WORLD_TABLE = "world/articles.toml"
OUTLET_TABLE = "world/articles_outlets.csv"
MEDIA_TABLE = "world/media.csv"
PLACE_TABLES = ("world/places.csv", "geonames_cc_by/places.csv")
STATE_TABLES = ("de/states.csv", "en/states.csv")
CAPITALS = 4
"""Letters of a name above which it is the same outlet's when it is written in capitals."""
NO_OUTLETS = ("agency", "platform")
"""Kinds of the media table that are no outlets: their names in a byline mean something else."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns and word lists for roles, dates, credits and outlets; made once for each set of tables."""

    header: re.Pattern[str]
    byline_opener: re.Pattern[str]
    byline_line: re.Pattern[str]
    dated: re.Pattern[str]
    """Phrases before a day in a byline; group ``updated`` matches where the day is that of a change."""
    filler: frozenset[str]
    picture_source: re.Pattern[str]
    picture_note: re.Pattern[str]
    picture_chain: re.Pattern[str]
    credit: re.Pattern[str]
    agency: re.Pattern[str]
    agencies: frozenset[str]
    agency_words: frozenset[str]
    mail: re.Pattern[str]
    """A line of an e-mail's head; group ``sure`` matches the labels that nothing else begins with."""
    notice: re.Pattern[str]
    """Beginning of a sentence that the page says to its reader: subscribe, unsubscribe."""
    surrounds: re.Pattern[str]
    """A whole line that a press database or a printed page puts around an article."""
    teaser: re.Pattern[str]
    furniture: re.Pattern[str]
    address: re.Pattern[str]
    future: re.Pattern[str]
    not_today: re.Pattern[str]
    today: re.Pattern[str]
    open_end: re.Pattern[str]
    """A last word after which a sentence must go on, so that no title ends there."""
    months: dict[str, int]
    weekdays: dict[str, int]
    day: re.Pattern[str]
    outlets: dict[str, str]
    """Canonical name by any name, case as written."""
    domains: dict[str, str]
    outlet_name: re.Pattern[str]
    """The form of an outlet's name, for those that no table knows."""
    credit_names: re.Pattern[str]
    """Opener of a credit and the filler after it; what follows names agencies."""
    places: frozenset[str]
    """Names of cities and other places at which reports are written."""
    states: frozenset[str]
    """Names of states, which stand behind a place and are no agencies."""
    frequent: frozenset[str]
    """Words too frequent to tell what a text is about."""


def load_cues(knowledge: Knowledge) -> Cues:
    """Build the cues from the tables (use ``knowledge.derive(load_cues)``, which keeps them)."""
    tables = [knowledge.toml(name) for name in LANGUAGE_TABLES]
    world = knowledge.toml(WORLD_TABLE)

    def gather(key: str) -> list[str]:
        return [phrase for table in tables for phrase in table[key]]

    media = [(row["kind"], (row["name"], *row.list("aliases"))) for row in knowledge.rows(MEDIA_TABLE)]
    named = [name for kind, names in media if kind == "agency" for name in names]
    agencies = frozenset([*world["agencies"], *gather("agencies"), *named])
    sellers = [*agencies, *world["picture_agencies"]]
    months = _numbered(tables, "months", 1)
    weekdays = _numbered(tables, "weekdays", 0)
    outlets, domains = _outlets(knowledge, media)
    notes = _any(gather("picture_notes"))
    return Cues(
        header=re.compile(
            rf"\s*(?:{_any(world['header'])})[ \t]*:?[ \t]+(?P<day>\d{{4}}(?:-\d\d(?:-\d\d)?)?)(?![\d-])[ \t]*[|:–—-]?",
            re.IGNORECASE,
        ),
        byline_opener=re.compile(rf"(?:{_any(gather('byline_openers'))})(?::\s*|\s+)(?=\S)", re.IGNORECASE),
        byline_line=re.compile(rf"(?:{_any(gather('byline_lines'))})", re.IGNORECASE),
        dated=re.compile(
            rf"(?<!\w)(?:(?P<updated>{_any(gather('updated'))})|(?P<published>{_any(gather('published'))}))(?!\w)\s*:?",
            re.IGNORECASE,
        ),
        filler=frozenset(word.casefold() for word in gather("byline_filler")),
        picture_source=re.compile(rf"(?<!\w)(?:{_any(gather('picture'))})\s*:\s*[^\n]{{2,90}}$", re.IGNORECASE),
        picture_note=re.compile(rf"[(\[]\s*(?:{notes})\s*(?:(?::|\bby\b)[^()\[\]]*)?[)\]]\s*\.?\s*$", re.IGNORECASE),
        picture_chain=re.compile(rf"[\w.-]\s?/\s?(?:{_any(sellers)})(?:[-/]\w[\w.-]*)*\s*[)\]]?\s*$"),
        credit=re.compile(rf"[(\[]?\s*(?:{_any(gather('credit'), closed=False)})", re.IGNORECASE),
        agency=re.compile(rf"(?<![\w/-])(?:{_any(agencies)})(?![\w])|(?<=/)(?:{_any(agencies)})(?!\w)"),
        agencies=agencies,
        agency_words=frozenset(w for name in agencies for w in name.split()),
        mail=re.compile(
            rf"(?:(?P<sure>{_any(world['mail'][:4])})|{_any(world['mail'][4:])})[ \t]*:[ \t]", re.IGNORECASE
        ),
        notice=re.compile(rf"(?:{_any(gather('notices'))})", re.IGNORECASE),
        surrounds=re.compile(
            rf"(?:{_any(world['database'])}):|\d+ of \d+ DOCUMENTS?$"
            rf"|(?:[^\W\d_]+[ \t]+){{0,5}}(?:{_any(world['page'])})[ \t]*\d+$"
        ),
        teaser=re.compile(rf"(?:[>»→•-]\s*)?(?:{_any(gather('teaser'), closed=False)})", re.IGNORECASE),
        furniture=re.compile(rf"(?:{_any(gather('furniture'))})\s*(?:$|:)", re.IGNORECASE),
        address=re.compile(rf"(?<!\w)(?:{_any(gather('address'))})(?!\w)"),
        future=re.compile(rf"(?<!\w)(?:{_any(gather('future'))})(?!\w)", re.IGNORECASE),
        not_today=re.compile(rf"(?<!\w)(?:{_any(gather('not_today'))})\s*$", re.IGNORECASE),
        today=re.compile(
            rf"(?<!\w)(?:{_any(gather('today'))})[\s,(]+(?:(?:{_any(gather('article_words'))})\s+)?$", re.IGNORECASE
        ),
        open_end=re.compile(rf"(?<!\w)(?:{_any(gather('open_ends'))})$", re.IGNORECASE),
        months=months,
        weekdays=weekdays,
        day=_day_pattern(months, weekdays),
        outlets=outlets,
        domains=domains,
        outlet_name=re.compile(
            rf"(?:\S+\s+){{0,3}}\S*(?:{_any(gather('outlet_endings'))})"
            rf"|(?:{_any(gather('outlet_articles'))})\s+(?:\S+\s+){{0,3}}\S*(?:{_any(gather('outlet_endings_with_article'))})",
            re.IGNORECASE,
        ),
        credit_names=re.compile(
            rf"[(\[]?\s*(?:{_any(gather('credit_agencies'))})\s*:?\s*(?:(?:{_any(gather('credit_filler'))})\s+)*",
            re.IGNORECASE,
        ),
        places=frozenset(
            name
            for table in PLACE_TABLES
            for row in knowledge.rows(table)
            for name in (row["name_de"], row["name_en"], *row.list("aliases"))
        ),
        states=frozenset(
            name
            for table in STATE_TABLES
            for row in knowledge.rows(table)
            for name in (row["name"], *row.list("aliases"))
        ),
        frequent=frozenset(word for table in tables for word in table["stopwords"].split()),
    )


def _any(phrases: Iterable[str], *, closed: bool = True) -> str:
    """Return an alternation, longest first; a phrase that ends in a letter must not run on into a longer word."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    parts = [r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in ordered]
    return "|".join(
        p + r"(?!\w)" if closed or phrase[-1].isalnum() else p for p, phrase in zip(parts, ordered, strict=True)
    )


def _numbered(tables: Sequence[dict[str, Any]], key: str, first: int) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for table in tables:
        for number, names in enumerate(table[key], first):
            for name in names:
                numbers[name] = number
                numbers[name.upper()] = number
    return numbers


def _day_pattern(months: Iterable[str], weekdays: Iterable[str]) -> re.Pattern[str]:
    """Match a day as news texts write it: 13.02.2025, Thursday, 13 February, Feb. 13, 2025, 2025-02-13, its hour."""
    month = _any(months)
    weekday = rf"(?:(?<!\w)(?P<weekday>{_any(weekdays)})\.?,?\s+\(?(?:den\s+|dem\s+|the\s+)?)?"
    year = r"(?:19|20)\d\d"
    hour = r"\d{1,2}[:.]\d\d"
    return re.compile(
        rf"{weekday}(?<![\d.])(?:"
        rf"(?P<iso>{year}-\d\d-\d\d)(?!\d)(?:T(?P<iso_hour>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
        rf"|(?P<d1>[0-3]?\d)\.\s?(?P<m1>[01]?\d)\.\s?(?P<y1>{year}|\d\d(?![\d.:]))?(?!\d)"
        rf"|(?P<s1>[0-3]?\d)/(?P<s2>[0-3]?\d)/(?P<y4>{year})(?!\d)"
        rf"|(?P<d2>[0-3]?\d)(?:\.|st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{month})\.?(?:,?\s+(?P<y2>{year})(?!\d))?"
        rf"|(?<!\w)(?P<m3>{month})\.?\s+(?P<d3>[0-3]?\d)(?:st|nd|rd|th)?(?![\d.:]\d|\d)(?:,?\s+(?P<y3>{year})(?!\d))?"
        rf")(?:\s*[-–—,|/]?\s*(?:um\s+|at\s+)?(?P<hour>{hour})(?!\d|\.\d)(?:\s?(?P<half>Uhr|[ap]\.?m\.?))?)?",
    )


def _outlets(
    knowledge: Knowledge, media: Sequence[tuple[str, tuple[str, ...]]]
) -> tuple[dict[str, str], dict[str, str]]:
    outlets: dict[str, str] = {}
    domains: dict[str, str] = {}
    for row in knowledge.rows(OUTLET_TABLE):
        for name in (row["name"], *row.list("aliases")):
            outlets.setdefault(name, row["name"])
            if len(name) > CAPITALS:
                outlets.setdefault(name.upper(), row["name"])
        for domain in row.list("domains"):
            domains.setdefault(domain, row["name"])
    for kind, names in media:
        if kind not in NO_OUTLETS:
            for name in names:
                outlets.setdefault(name, names[0])
                if len(name) > CAPITALS:
                    outlets.setdefault(name.upper(), names[0])
    return outlets, domains
