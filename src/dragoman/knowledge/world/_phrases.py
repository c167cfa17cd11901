"""Names in running text: which known phrase starts here, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

WORD = re.compile(r"\w+")
LABEL = re.compile(r"^(?:[^\W\d_a-zß-öø-ÿ]{3,}[ .-]{1,2}){1,6}[^\W\d_a-zß-öø-ÿ]{3,}(?=:)", re.MULTILINE)
"""Who speaks next in a transcript: at the start of a line, in capitals, with a colon."""
PLAIN = {0xA0: " ", 0x0A: " ", 0x0D: " ", 0x09: " ", 0x202F: " ", 0x2019: "'", 0x2018: "'", 0x2032: "'", 0x2011: "-"}
"""Characters that a name in a text may have in place of the plain ones; each replaced by one, so offsets hold."""
UNPLAIN = frozenset(map(chr, PLAIN))


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
    """Phrases by their first word; `at` finds the longest that starts at a place in a text.

    ``base`` is an index whose phrases count as this one's too: names of people are the same in every language.
    """

    def __init__(self, endings: Iterable[str] = (), base: PhraseIndex | None = None) -> None:
        self._longer: dict[str, list[str]] = {}
        """Phrases of more than one word by the first."""
        self._senses: dict[str, tuple[Sense, ...]] = {}
        self._endings = tuple(sorted(endings, key=len, reverse=True))
        self._base = base
        self._sorted: dict[str, tuple[str, ...]] = {}
        """Phrases of the words that were asked for, the longest first, those of ``base`` among them."""

    def add(self, phrase: str, sense: Sense) -> None:
        """Add a phrase with one of its senses."""
        if not (phrase.isascii() or UNPLAIN.isdisjoint(phrase)):
            phrase = phrase.translate(PLAIN)
        known = self._senses.get(phrase)
        if known is not None:
            if sense not in known:
                self._senses[phrase] = (*known, sense)
            return
        word = phrase
        if not phrase.isalnum():
            word = phrase.partition(" ")[0]
            if not word.isalnum():
                first = WORD.match(phrase)
                if first is None:
                    return
                word = first[0]
            self._longer.setdefault(word, []).append(phrase)
        self._senses[phrase] = (sense,)
        if self._sorted:
            self._sorted.pop(word, None)

    def senses(self, phrase: str) -> tuple[Sense, ...]:
        """Return the senses of exactly this phrase, none if it is unknown."""
        return self._of(phrase.translate(PLAIN))

    def _of(self, phrase: str) -> tuple[Sense, ...]:
        self._before(phrase)
        own = self._senses.get(phrase, ())
        return own if self._base is None else (*own, *self._base._of(phrase))

    def __len__(self) -> int:
        return len(self._senses) + (len(self._base) if self._base is not None else 0)

    def __iter__(self) -> Iterator[str]:
        """Yield every phrase once."""
        yield from self._senses
        if self._base is not None:
            yield from (phrase for phrase in self._base if phrase not in self._senses)

    def _before(self, word: str) -> None:
        """Make ready what begins with a word, where phrases are added only when they are looked for."""

    def _phrases(self, word: str) -> tuple[str, ...]:
        """Return the phrases whose first word is this one, the longest first."""
        found = self._sorted.get(word)
        if found is None:
            self._before(word)
            own: Iterable[str] = (*self._longer.get(word, ()), *((word,) if word in self._senses else ()))
            if self._base is not None:
                own = dict.fromkeys((*own, *self._base._phrases(word)))
            found = tuple(sorted(own, key=len, reverse=True))
            if found:
                self._sorted[word] = found
        return found

    def at(self, text: str, start: int, word_end: int) -> Match | None:
        """Return the longest phrase whose first word is ``text[start:word_end]``, possibly with an ending."""
        word = text[start:word_end]
        for phrase in self._phrases(word):
            end = start + len(phrase)
            if text.startswith(phrase, start):
                ending = self._ending(text, end)
                if ending is not None:
                    return Match(start, end + len(ending), phrase, ending, self._of(phrase))
        for ending in self._endings:
            if ending.isalpha() and word.endswith(ending):
                stem = word[: -len(ending)]
                senses = self._of(stem)
                if senses:
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
    """Return a text of the same length with plain spaces, hyphens and apostrophes.

    The label of a speaker in capitals ("FOREIGN MINISTER ROSSI:") gets small letters.
    """
    return LABEL.sub(lambda label: label[0].title(), text).translate(PLAIN)
