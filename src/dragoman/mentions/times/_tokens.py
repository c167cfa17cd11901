"""A text as the rules see it: tokens, and one character for each that stands for what it could mean."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dragoman.mentions.times._lexicon import NAME, OTHER, Lexicon, Word, number_classes

_TOKEN = re.compile(
    r"(?P<dotted>(?:[^\W\d_]\.){1,4}[^\W\d_](?![^\W\d_])\.?)"
    r"|(?P<word>[^\W\d_]+(?:\d+[^\W_]*)?)"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d))"
    r"|(?P<dmy>\d{1,2}\.[ \u00a0]?\d{1,2}\.[ \u00a0]?(?:\d{4}|\d\d)(?![\d.,]\d|\d))"
    r"|(?P<slashed>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d)|\d{4}/\d{1,2}/\d{1,2}(?!\d))"
    r"|(?P<pair>(?:1[89]|20)\d\d/\d\d(?!\d))"
    r"|(?P<grouped>\d{1,3}(?:[.,'\u2019\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?)"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\d|:))"
    r"|(?P<dm>\d{1,2}\.\d{1,2}\.(?!\d))"
    r"|(?P<decimal>\d+[.,]\d+(?![.]?\d))"
    r"|(?P<digits>\d+)"
    r"|(?P<gap>\n[ \t\r\u00a0]*\n\s*)"
    r"|(?P<mark>[^\w\s])"
)
_NOTHING: dict[str, str] = {}


@dataclass(slots=True)
class Tokens:
    """The tokens of one passage. ``classes[i]`` is the character of token ``i``; offsets are those of the article."""

    text: str
    lexicon: Lexicon
    starts: list[int]
    ends: list[int]
    classes: str
    entries: list[Word | None]
    stops: list[int]
    """Indices of the tokens after which a sentence ends, in order."""

    def form(self, index: int) -> str:
        """Return the words of one token; empty outside the passage."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.starts) else ""

    def value(self, index: int, name: str) -> str | None:
        """Return the value of a token in a class, or None if it is not of that class."""
        entry = self.entries[index] if 0 <= index < len(self.entries) else None
        return entry.values.get(name) if entry is not None else None

    def sentence(self, index: int) -> tuple[int, int]:
        """Return the range of tokens of the sentence that holds a token."""
        after = bisect_left(self.stops, index)
        first = self.stops[after - 1] + 1 if after else 0
        return first, self.stops[after] + 1 if after < len(self.stops) else len(self.starts)

    def at(self, offset: int) -> int:
        """Return the index of the first token that ends after ``offset``."""
        return bisect_right(self.ends, offset)


def tokenise(text: str, span: tuple[int, int], lexicon: Lexicon) -> Tokens:
    """Return the tokens of a stretch of a text."""
    starts: list[int] = []
    ends: list[int] = []
    classes: list[str] = []
    entries: list[Word | None] = []
    stops: list[int] = []
    words = lexicon.words
    known = words.get
    for found in _TOKEN.finditer(text, *span):
        kind = found.lastgroup
        form = found.group()
        start = found.start()
        entry: Word | None
        if kind == "word" or kind == "dotted":
            entry = known(form) or known(form.lower())
        elif kind == "mark":
            entry = known(form)
            if form in ".!?" and _ends_sentence(text, start, starts, ends, lexicon):
                stops.append(len(starts))
        elif kind == "gap":
            entry = known("\n")
            stops.append(len(starts))
        else:
            entry = _number(kind or "", form, lexicon)
        starts.append(start)
        ends.append(found.end())
        entries.append(entry)
        classes.append(entry.character if entry is not None else NAME if form[0].isupper() else OTHER)
    return Tokens(text, lexicon, starts, ends, "".join(classes), entries, stops)


def _ends_sentence(text: str, at: int, starts: list[int], ends: list[int], lexicon: Lexicon) -> bool:
    """Say whether a mark ends a sentence; a dot does not after one letter, an ordinal or before a small word."""
    if text[at] != ".":
        return True
    if not starts or ends[-1] != at:
        return True
    before = text[starts[-1] : ends[-1]]
    if (len(before) == 1 and not before.isdigit()) or (len(before) <= 2 and before.isdigit() and lexicon.ordinal_dot):
        return False
    following = text[at + 1 : at + 4].lstrip(" \"'”’“«»)\n")
    return not following[:1].islower()


def _number(kind: str, form: str, lexicon: Lexicon) -> Word:
    if kind == "digits":
        classes = number_classes(form)
        return Word(lexicon.numbers[classes], dict.fromkeys(classes, form))
    names = {kind.upper()}
    value = form
    if kind == "grouped":
        names.add("NUM")
        value = re.sub(r"[^\d]", "", form) if not re.search(r"[.,]\d{1,2}$", form) else form
    elif kind == "decimal":
        whole, mark, rest = re.split(r"([.,])", form, maxsplit=1)
        if mark == lexicon.decimal_mark:
            names.add("NUM")
            value = f"{whole}.{rest}"
        if mark == "." and len(whole) <= 2 and len(rest) == 2 and int(whole) <= 24 and int(rest) < 60:
            names.add("DOTTED")
    elif kind == "clock":
        hour, minute = form.split(":")[:2]
        if int(hour) > 24 or int(minute) > 59:
            return Word(OTHER, _NOTHING)
    classes = frozenset(names)
    return Word(lexicon.numbers[classes], dict.fromkeys(classes, value))
