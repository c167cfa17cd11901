"""Names in running text: which known phrase starts here, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

WORD = re.compile(r"\w+")
PLAIN = {0xA0: " ", 0x0A: " ", 0x0D: " ", 0x09: " ", 0x202F: " ", 0x2019: "'", 0x2018: "'", 0x2032: "'", 0x2011: "-"}
"""Characters that a name in a text may have in place of the plain ones; each replaced by one, so offsets hold."""


class Sense(NamedTuple):
    """One thing that a phrase can mean."""

    kind: str
    """``name``, ``short`` (an abbreviation), ``adjective``, ``demonym``, ``capital``, ``metonym`` or ``place``."""
    key: str
    """Key of the entity, such as ``state/UKR``."""


class Match(NamedTuple):
    """A phrase found in a text."""

    start: int
    end: int
    """End of the phrase with its ending, if any."""
    phrase: str
    ending: str
    """The inflection that follows the phrase proper: ``s`` in Putins, empty as a rule."""
    senses: tuple[Sense, ...]


class PhraseIndex:
    """Phrases by their first word; `at` finds the longest that starts at a place in a text."""

    def __init__(self, endings: Iterable[str] = ()) -> None:
        self._by_word: dict[str, list[str]] = {}
        self._senses: dict[str, tuple[Sense, ...]] = {}
        self._endings = tuple(sorted(endings, key=len, reverse=True))
        self._sorted = False

    def add(self, phrase: str, sense: Sense) -> None:
        """Add a phrase with one of its senses."""
        if not phrase.isascii():
            phrase = phrase.translate(PLAIN)
        known = self._senses.get(phrase)
        if known is None:
            first = WORD.match(phrase)
            if first is None:
                return
            self._by_word.setdefault(first[0], []).append(phrase)
            self._senses[phrase] = (sense,)
            self._sorted = False
        elif sense not in known:
            self._senses[phrase] = (*known, sense)

    def senses(self, phrase: str) -> tuple[Sense, ...]:
        """Return the senses of exactly this phrase, none if it is unknown."""
        return self._senses.get(phrase.translate(PLAIN), ())

    def __len__(self) -> int:
        return len(self._senses)

    def _sort(self) -> None:
        for phrases in self._by_word.values():
            if len(phrases) > 1:
                phrases.sort(key=len, reverse=True)
        self._sorted = True

    def at(self, text: str, start: int, word_end: int) -> Match | None:
        """Return the longest phrase whose first word is ``text[start:word_end]``, possibly with an ending."""
        if not self._sorted:
            self._sort()
        word = text[start:word_end]
        for phrase in self._by_word.get(word, ()):
            end = start + len(phrase)
            if text.startswith(phrase, start):
                ending = self._ending(text, end)
                if ending is not None:
                    return Match(start, end + len(ending), phrase, ending, self._senses[phrase])
        for ending in self._endings:
            if ending.isalpha() and word.endswith(ending):
                stem = word[: -len(ending)]
                senses = self._senses.get(stem)
                if senses is not None:
                    return Match(start, word_end, stem, ending, senses)
        return None

    def _ending(self, text: str, end: int) -> str | None:
        """Return what follows a phrase up to the next word boundary if that is an ending, else None."""
        if end >= len(text) or not text[end].isalnum():
            for ending in self._endings:
                if not ending[0].isalpha() and text.startswith(ending, end):
                    after = end + len(ending)
                    if after >= len(text) or not text[after].isalnum():
                        return ending
            return ""
        for ending in self._endings:
            after = end + len(ending)
            if text.startswith(ending, end) and (after >= len(text) or not text[after].isalnum()):
                return ending
        return None

    def scan(self, text: str, start: int, end: int) -> Iterator[Match]:
        """Yield the phrases of ``text[start:end]`` from left to right, longest first, none overlapping.

        ``text`` must be plain (see `plain`). A phrase is not looked for in the middle of a word, but it is behind a
        hyphen: the caller decides what a part of a compound means.
        """
        position = start
        for word in WORD.finditer(text, start, end):
            if word.start() < position:
                continue
            match = self.at(text, word.start(), word.end())
            if match is not None and match.end <= end:
                yield match
                position = match.end


def plain(text: str) -> str:
    """Return a text of the same length with plain spaces, hyphens and apostrophes."""
    return text.translate(PLAIN)
