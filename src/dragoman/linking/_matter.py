"""What words are about, in a form that can be compared across German and English: names, numbers and meanings.

The lexicon is derived from tables that have both languages side by side: the names of states and bodies, and
``world/parallel_words.csv``. A word that no row knows stands for itself by its first letters, which German and English
often share.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.knowledge import Knowledge
from dragoman.record import LANGUAGES

HEAD = 6
"""Letters by which a word that no table knows is compared."""

PART = 4
"""Letters that a word inside a German compound has at least."""

WORDS_OF_A_NAME = 4
"""Words that a name is looked up by at most."""

CAPITALS = 6
"""Letters of an abbreviation at most."""

_TOKEN = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+")


class Matter(NamedTuple):
    """What some words are about."""

    names: frozenset[str]
    """Codes of states, keys of bodies."""
    numbers: frozenset[str]
    words: frozenset[str]
    """Meanings that a table knows, and the first letters (after a ``~``) of the other words."""
    negated: bool
    owns: frozenset[str] = frozenset()
    """States of whose own things (troops, weapons, money) the words speak."""
    forms: Mapping[str, str] = {}
    """Name, number or meaning → the word that stands for it in the text."""

    @property
    def known(self) -> frozenset[str]:
        """The meanings that a table knows in both languages."""
        return frozenset(w for w in self.words if w[0] != "~")

    def shared(self, other: Matter) -> frozenset[str]:
        """Return what both speak of."""
        return (self.names & other.names) | (self.numbers & other.numbers) | (self.words & other.words)


@dataclass(slots=True)
class _Words:
    """The words of one language."""

    empty: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    repeats: tuple[str, ...] = ()
    pointing: frozenset[str] = frozenset()
    denials: tuple[str, ...] = ()
    numbers: dict[str, str] = field(default_factory=dict)
    exact: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stems: dict[str, tuple[str, ...]] = field(default_factory=dict)
    names: dict[tuple[str, ...], str] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    """Stems of the adjectives of states."""
    compounds: bool = False
    seen: dict[str, tuple[str, ...]] = field(default_factory=dict)


def fold(word: str) -> str:
    """Return a word in small letters without marks: ``Türkei`` is ``turkei``."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def alphabet(word: str) -> tuple[str, str]:
    """Return a key that orders words by their letters, the same in every run."""
    return word.casefold(), word


class Lexicon:
    """Turns words of either language into what they are about; build it with `Knowledge.derive`.

    Without knowledge every word stands for itself.
    """

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        rows = knowledge.rows("world/parallel_words.csv") if knowledge else ()
        self._classes = {row["concept"]: row["class"] for row in rows}
        self._words = {language: _read(knowledge, language) if knowledge else _Words() for language in LANGUAGES}

    def matter(self, text: str, language: str | None) -> Matter:
        """Return what a text in one of the two languages is about; another language is read as English."""
        words = self._words.get(language or "en") or self._words["en"]
        tokens = _TOKEN.findall(text)
        folded = [fold(t) for t in tokens]
        names: set[str] = set()
        numbers: set[str] = set()
        found: set[str] = set()
        owns: set[str] = set()
        forms: dict[str, str] = {}
        negated = False
        at = 0
        while at < len(tokens):
            word = folded[at]
            name, length = _named(words, tokens, folded, at)
            if name is not None:
                names.add(name)
                forms.setdefault(name, " ".join(tokens[at : at + length]))
                after = self._meanings(words, folded[at + length]) if at + length < len(tokens) else ()
                if any(self._classes.get(m) == "thing" for m in after):
                    owns.add(name)
                at += length
                continue
            at += 1
            if word in words.negations or word.endswith(("n't", "n’t")):
                negated = True
            elif word[0].isdigit():
                numbers.add(_number(word))
                forms.setdefault(_number(word), tokens[at - 1])
            elif word in words.numbers:
                numbers.add(words.numbers[word])
                forms.setdefault(words.numbers[word], tokens[at - 1])
            elif word not in words.empty and len(word) > 1:
                for meaning in self._meanings(words, word):
                    own = names if self._classes.get(meaning) == "name" else found
                    own.add(meaning)
                    forms.setdefault(meaning, tokens[at - 1])
        return Matter(frozenset(names), frozenset(numbers), frozenset(found), negated, frozenset(owns), forms)

    def repeats(self, text: str, language: str | None) -> bool:
        """Say whether words tell that something happens once more."""
        words = self._words.get(language or "en") or self._words["en"]
        low = f" {' '.join(text.casefold().split())} "
        return any(f" {r} " in low for r in words.repeats)

    def denies(self, text: str, language: str | None) -> bool:
        """Say whether words of saying deny what is said."""
        words = self._words.get(language or "en") or self._words["en"]
        return bool(words.denials) and any(fold(t).startswith(words.denials) for t in _TOKEN.findall(text))

    def points_back(self, text: str, language: str | None) -> bool:
        """Say whether words point to what was told before them."""
        words = self._words.get(language or "en") or self._words["en"]
        return not words.pointing.isdisjoint(map(fold, _TOKEN.findall(text)))

    def _meanings(self, words: _Words, word: str) -> tuple[str, ...]:
        known = words.seen.get(word)
        if known is None:
            known = words.seen[word] = _look_up(words, word)
        return known


def _number(word: str) -> str:
    if _GROUPED.fullmatch(word):
        return re.sub(r"\D", "", word)
    return word.replace(",", ".").replace("\u00a0", "").replace("\u202f", "")


def _named(words: _Words, tokens: Sequence[str], folded: Sequence[str], at: int) -> tuple[str | None, int]:
    # A name is written large, an abbreviation all in capitals: "mit" is no institute.
    if tokens[at] in words.abbreviations:
        return words.abbreviations[tokens[at]], 1
    if tokens[at][0].isupper():
        for length in range(min(WORDS_OF_A_NAME, len(folded) - at), 0, -1):
            name = words.names.get(tuple(folded[at : at + length]))
            if name is not None:
                return name, length
    for cut in range(len(folded[at]), max(3, len(folded[at]) - 3), -1):
        name = words.adjectives.get(folded[at][:cut])
        if name is not None:
            return name, 1
    return None, 0


def _look_up(words: _Words, word: str) -> tuple[str, ...]:
    if word in words.exact:
        return words.exact[word]
    head = _stem(words, word, 3)
    if head is None and not words.compounds:
        return (f"~{_cognate(word)}",) if len(word) > 3 else ()
    found = list(words.stems[head]) if head else []
    if words.compounds:
        for cut in range(len(head or "abc"), len(word) - PART + 1):
            tail = _stem(words, word[cut:], PART)
            if tail is not None:
                found += words.stems[tail]
                break
    if not found:
        return (f"~{_cognate(word)}",) if len(word) > 3 else ()
    return tuple(dict.fromkeys(found))


def _stem(words: _Words, word: str, least: int) -> str | None:
    for cut in range(len(word), least - 1, -1):
        if word[:cut] in words.stems:
            return word[:cut]
    return None


def _cognate(word: str) -> str:
    return word.replace("ph", "f").replace("ck", "k").replace("c", "k").replace("y", "i")[:HEAD]


def _read(knowledge: Knowledge, language: str) -> _Words:
    table = knowledge.toml(f"{language}/linking_words.toml")
    made = _Words(
        empty=_folded(str(table.get("empty", "")).split()),
        negations=_folded(str(table.get("negations", "")).split()),
        pointing=_folded(str(table.get("pointing", "")).split()),
        denials=tuple(sorted(_folded(str(table.get("denials", "")).split()))),
        repeats=tuple(str(r).casefold() for r in table.get("repeats", ())),
        numbers={fold(str(k)): str(v) for k, v in table.get("numbers", {}).items()},
        # A German compound holds its parts; English writes them apart.
        compounds=language == "de",
    )
    for row in knowledge.rows("world/parallel_words.csv"):
        for form in row.list(language):
            own = made.stems if form.endswith("*") else made.exact
            key = fold(form.rstrip("*"))
            own[key] = tuple(dict.fromkeys((*own.get(key, ()), row["concept"])))
    for row in knowledge.rows(f"{language}/states.csv"):
        for name in (row["name"], *row.list("aliases"), *row.list("demonyms"), *row.list("capital")):
            made.names.setdefault(_tokens(name), row["iso3"])
        for stem in row.list("adjective"):
            made.adjectives.setdefault(fold(stem), row["iso3"])
    for row in knowledge.rows(f"{language}/organisations.csv"):
        for name in (row["name"], *row.list("aliases"), *row.list("abbreviations")):
            tokens = _tokens(name)
            if len(tokens) == 1 and name.isupper() and len(name) <= CAPITALS:
                made.abbreviations.setdefault(name, row["key"])
            elif tokens and _named(made, _TOKEN.findall(name)[:1], tokens[:1], 0)[0] is None:
                made.names.setdefault(tokens, row["key"])
    made.names.pop((), None)
    return made


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _tokens(name: str) -> tuple[str, ...]:
    return tuple(fold(t) for t in _TOKEN.findall(name))
