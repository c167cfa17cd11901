"""Amounts in a text: a number, its magnitude, and what is counted, measured or paid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.knowledge import Knowledge
from dragoman.record import LANGUAGES
from dragoman.spans import Span

BETWEEN = 3
"""Words that may stand between a number and what it counts (*2.000 weitere bewaffnete Soldaten*)."""

BEFORE = 40
"""Characters before a length of time in which what lasts so long is looked for (*eine Feuerpause von 30 Tagen*)."""

_DIGITS = r"\d+(?:[.,\u00a0\u202f]\d+)*"
_SYMBOL = r"(?:US\$|[$€£¥])"
_MAGNITUDE = (
    r"(?:tausend|thousand|hundred|hundert|million|millionen|mio\.?|billion|billionen|milliarden?|mrd\.?|trillion"
    r"|bn|mn|m|k)"
)
_WORD = r"[^\W\d_]+(?:[-’'][^\W\d_]+)*"


class Amount(NamedTuple):
    """A number with what it counts: both as a span, and each by itself."""

    span: Span
    """From the number to the noun."""
    noun: Span | None
    """The noun; None where a sign of money says what is counted."""
    kind: str
    issue: str | None


class Amounts:
    """Finds amounts; build it with `Knowledge.derive`."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._things = {language: _read(knowledge, language) for language in LANGUAGES}
        self._number = {language: _pattern(knowledge, language) for language in LANGUAGES}

    def find(self, text: str, span: Span, language: str) -> Iterator[Amount]:
        """Yield the amounts in a part of a text, from left to right, none inside another."""
        pattern = self._number.get(language)
        if pattern is None:
            return
        end = span.start
        for match in pattern.finditer(text, span.start, span.end):
            if match.start() < end:
                continue
            found = self._after(text, match, span, language)
            if found is not None:
                end = found.span.end
                yield found

    def _after(self, text: str, match: re.Match[str], part: Span, language: str) -> Amount | None:
        symbol = match["symbol"] or match["behind"]
        if symbol:
            return Amount(Span(match.start(), match.end()), None, "share" if symbol == "%" else "money", None)
        at = match.end()
        start, stop = part
        unit: Amount | None = None
        for n, word in enumerate(_NEXT.finditer(text, at, stop)):
            if n > BETWEEN or text[at : word.start()].strip(" \t\n-–\u00a0"):
                break
            at = word.end()
            thing = self._thing(word[0], language)
            if thing is None:
                if unit is not None:
                    break
                continue
            kind, issue = thing
            found = Amount(Span(match.start(), word.end()), Span(*word.span()), kind, issue)
            if kind == "time":
                # Days by themselves are a date or an age; those of a ceasefire are a term of it.
                unit = found
                continue
            if kind == "step":
                return found if unit is not None else None
            return found
        if unit is not None and any(
            thing is not None and thing[0] == "step"
            for word in _NEXT.findall(text, max(start, match.start() - BEFORE), match.start())[-BETWEEN:]
            for thing in [self._thing(word, language)]
        ):
            return unit
        return None

    def _thing(self, word: str, language: str) -> tuple[str, str | None] | None:
        exact, stems = self._things[language]
        low = word.casefold()
        parts = [low, *(p for p in low.split("-") if p != low)]
        for part in parts:
            if part in exact:
                return exact[part]
            for stem, thing in stems:
                if part.startswith(stem):
                    return thing
            if language == "de" and word[:1].isupper():
                # The end of a compound is what is counted: Kriegsgefangene, Kampfpanzer.
                for stem, thing in stems:
                    at = part.find(stem, 3)
                    if at > 0 and len(part) - at - len(stem) <= LONGEST_ENDING:
                        return thing
        return None


LONGEST_ENDING = 3
"""Letters of an ending behind a noun inside a compound."""

_NEXT = re.compile(_WORD)

Things = tuple[dict[str, tuple[str, str | None]], list[tuple[str, tuple[str, str | None]]]]


def _read(knowledge: Knowledge, language: str) -> Things:
    exact: dict[str, tuple[str, str | None]] = {}
    stems: dict[str, tuple[str, str | None]] = {}
    for row in knowledge.rows(f"{language}/terms_things.csv"):
        for form in row.list("forms"):
            own = stems if form.endswith("*") else exact
            own.setdefault(form.rstrip("*").casefold(), (row["kind"], row["issue"] or None))
    return exact, sorted(stems.items(), key=lambda x: (-len(x[0]), x[0]))


def _pattern(knowledge: Knowledge, language: str) -> re.Pattern[str]:
    table = knowledge.toml(f"{language}/linking_words.toml")
    words = [str(w) for w in table.get("numbers", {})] + str(table.get("rough_numbers", "")).split()
    spelled = "|".join(sorted((re.escape(w) for w in words), key=lambda w: (-len(w), w))) or "(?!)"
    return re.compile(
        rf"(?<![\w.,])(?:(?P<symbol>{_SYMBOL})\s?)?(?:{_DIGITS}|(?:{spelled})\b)(?:[-\s]?{_MAGNITUDE}\b\.?)*"
        rf"(?:\s?(?P<behind>[€$£%]))?",
        re.IGNORECASE,
    )
