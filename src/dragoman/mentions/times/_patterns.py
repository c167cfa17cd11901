"""The little language in which the tables write down what a time expression looks like.

A pattern is a line of elements; each element stands for one token of the text:

``MONTH``       a token of this class (classes come from ``time_words.csv`` and from the shapes of numbers)
``uhr``         this word, in any case
``A|b``         either
``day=DAY``     an element whose value is kept under a name
``( A B )?``    a group; ``?`` and ``{0,3}`` repeat the element or group before them (no unbounded repeats: the time
                that a match takes must not depend on the length of the text)
``[ A B ]``     the words that belong to the expression, where the pattern also holds words that do not
``>A >!A``      the next token is, is not
``<A <!A``      the token before is, is not
``N``           a macro, which stands for a group defined in the table

Each token of a text becomes one character that stands for its set of classes, so that a pattern becomes an ordinary
regular expression over that string.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from dragoman.errors import KnowledgeError

_ELEMENT = re.compile(
    r"\s*(?:(?P<name>[a-z_]\w*)=|(?P<look><!|>!|<|>)|(?P<open>[(\[])|(?P<close>[)\]])|(?P<bar>\|)"
    r"|(?P<repeat>\?|\{\d+,\d+\})|(?P<words>[^\W\d_]\w*(?:\|[^\W\d_]\w*)*))"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of a table: what it makes, fixed arguments, the expression, and the characters it may begin with."""

    make: str
    given: Mapping[str, str]
    regex: re.Pattern[str]
    first: frozenset[str]
    classes: Mapping[str, tuple[str, ...]]
    """For each name of a single element, the classes that it allows, in the order of the pattern."""
    source: str
    """The pattern as it stands in the table."""


def words_of(pattern: str) -> set[str]:
    """Return the literal words (written small) of a pattern."""
    return {
        word
        for found in _ELEMENT.finditer(pattern)
        if found["words"]
        for word in found["words"].split("|")
        if not word.isupper()
    }


class Compiler:
    """Turns patterns into rules, given the characters that stand for each class."""

    def __init__(self, characters: Mapping[str, frozenset[str]], macros: Mapping[str, str], table: str) -> None:
        self._characters = characters
        self._macros = macros
        self._table = table

    def rule(self, make: str, given: Mapping[str, str], pattern: str) -> Rule:
        """Compile one pattern; raise `KnowledgeError` if it is not well formed or names an unknown class."""
        parts = self._parts(pattern)
        named = {
            one["name"]: tuple(two["words"].split("|"))
            for two, one in pairwise(parts)
            if one["name"] and two["words"] and not any(word in self._macros for word in two["words"].split("|"))
        }
        regex, first, empty = self._sequence(parts, pattern, "")
        if parts or empty:
            raise self._error(pattern, "brackets do not match, or it can match nothing at all")
        return Rule(make, given, re.compile(regex), first, named, pattern)

    def _parts(self, pattern: str) -> list[re.Match[str]]:
        parts: list[re.Match[str]] = []
        position = 0
        while position < len(pattern.rstrip()):
            found = _ELEMENT.match(pattern, position)
            if found is None:
                raise self._error(pattern, f"cannot be read from column {position + 1}")
            parts.append(found)
            position = found.end()
        parts.reverse()
        return parts

    def _sequence(self, parts: list[re.Match[str]], pattern: str, closing: str) -> tuple[str, frozenset[str], bool]:
        regex: list[str] = []
        first: frozenset[str] = frozenset()
        empty = True
        others: list[tuple[str, frozenset[str], bool]] = []
        while parts and not (parts[-1]["close"] and parts[-1]["close"] == closing):
            if parts[-1]["bar"]:
                parts.pop()
                others.append(("".join(regex), first, empty))
                regex, first, empty = [], frozenset(), True
                continue
            piece, begins, skippable = self._item(parts, pattern)
            regex.append(piece)
            if empty:
                first |= begins
            empty = empty and skippable
        others.append(("".join(regex), first, empty))
        return (
            "|".join(piece for piece, _, _ in others),
            frozenset().union(*(begins for _, begins, _ in others)),
            any(skippable for _, _, skippable in others),
        )

    def _item(self, parts: list[re.Match[str]], pattern: str) -> tuple[str, frozenset[str], bool]:
        part = parts.pop()
        opening = "(?:"
        if part["name"]:
            opening = f"(?P<{part['name']}>"
            if not parts:
                raise self._error(pattern, f"nothing follows {part['name']}=")
            part = parts.pop()
        if part["look"]:
            target = parts.pop() if parts else None
            if target is None or not target["words"]:
                raise self._error(pattern, f"no class follows {part['look']}")
            look = {"<": "(?<=", "<!": "(?<!", ">": "(?=", ">!": "(?!"}[part["look"]]
            return f"{look}[{''.join(sorted(self._set(target['words'], pattern)))}])", frozenset(), True
        if part["open"]:
            closing = ")" if part["open"] == "(" else "]"
            inner, begins, skippable = self._sequence(parts, pattern, closing)
            if not parts:
                raise self._error(pattern, "a bracket is not closed")
            parts.pop()
            piece = f"(?P<span>{inner})" if closing == "]" else f"{opening}{inner})"
        elif part["words"]:
            macros = [self._macros[name] for name in part["words"].split("|") if name in self._macros]
            classes = "|".join(name for name in part["words"].split("|") if name not in self._macros)
            begins, skippable, pieces = frozenset(), False, []
            if classes:
                begins = self._set(classes, pattern)
                pieces.append(f"[{''.join(sorted(begins))}]")
            for macro in macros:
                inner, inner_begins, inner_empty = self._sequence(self._parts(macro), macro, "")
                pieces.append(inner)
                begins, skippable = begins | inner_begins, skippable or inner_empty
            piece = f"{opening}{'|'.join(pieces)})"
        else:
            raise self._error(pattern, f"{part.group().strip()!r} stands where an element should")
        if parts and parts[-1]["repeat"]:
            repeat = parts.pop()["repeat"]
            piece = f"(?:{piece}){repeat}"
            skippable = skippable or repeat == "?" or repeat.startswith("{0")
        return piece, begins, skippable

    def _set(self, words: str, pattern: str) -> frozenset[str]:
        found: frozenset[str] = frozenset()
        for word in words.split("|"):
            if word not in self._characters:
                raise self._error(pattern, f"no word has the class {word}")
            found |= self._characters[word]
        return found

    def _error(self, pattern: str, problem: str) -> KnowledgeError:
        return KnowledgeError(f"{self._table}: pattern {pattern!r}: {problem}")


def by_first(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """Return for each character the rules that may begin with it, in their order."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for character in rule.first:
            found.setdefault(character, []).append(rule)
    return {character: tuple(those) for character, those in found.items()}
