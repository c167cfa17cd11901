"""Finding: which stretches of the tokens fit a rule, and what they say, not yet resolved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.mentions.times._patterns import Rule
from dragoman.mentions.times._tokens import Tokens
from dragoman.spans import Span

_NUMBER_CLASSES = ("NUM", "ORD", "HALFNUM", "TIMES")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time expression as its words say it. ``args`` maps the names in the rule to values of the lexicon."""

    make: str
    args: Mapping[str, str]
    span: Span
    first: int
    last: int
    """Its tokens are ``[first, last)``."""
    rule: Rule


def find_phrases(tokens: Tokens) -> list[Phrase]:
    """Return the time expressions of a passage in order, without overlap; the longest at each place."""
    rules = tokens.lexicon.rules
    if not rules:
        return []
    beginning = re.compile(f"[{re.escape(''.join(sorted(rules)))}]")
    classes = tokens.classes
    found: list[Phrase] = []
    position = 0
    while (start := beginning.search(classes, position)) is not None:
        position = start.start()
        best = _longest(rules, classes, position)
        if best is not None and best.first > position:
            inner = _longest(rules, classes, best.first)
            best = inner if inner is not None and inner.last > best.last else best
        if best is None:
            position += 1
            continue
        first, position, rule, match = best
        if rule.make == "skip":
            continue
        span = Span(tokens.starts[first], tokens.ends[position - 1])
        found.append(Phrase(rule.make, _arguments(tokens, rule, match), span, first, position, rule))
    return found


class _Fit(NamedTuple):
    """A rule that fits at a place: the tokens ``[first, last)`` that belong to the expression."""

    first: int
    last: int
    rule: Rule
    match: re.Match[str]


def _longest(rules: Mapping[str, tuple[Rule, ...]], classes: str, position: int) -> _Fit | None:
    """Return the rule that covers most tokens from a position on, the first of those that cover as many."""
    best: _Fit | None = None
    for rule in rules.get(classes[position], ()):
        match = rule.regex.match(classes, position)
        if match is None:
            continue
        first, last = match.span("span" if "span" in rule.regex.groupindex else 0)
        if last > position and last > first and (best is None or last > best.last):
            best = _Fit(first, last, rule, match)
    return best


def _arguments(tokens: Tokens, rule: Rule, match: re.Match[str]) -> dict[str, str]:
    args = dict(rule.given)
    for name in rule.regex.groupindex:
        first, last = match.span(name)
        if name == "span" or first < 0 or first == last:
            continue
        allowed = rule.classes.get(name)
        if allowed is None:
            args[name] = number_of(tokens, first, last)
        else:
            entry = tokens.entries[first]
            values = entry.values if entry is not None else {}
            args[name] = next((values[c] for c in allowed if c in values), "")
    return args


def number_of(tokens: Tokens, first: int, last: int) -> str:
    """Return the number that some tokens say: ``3``, ``0.5``, ``X`` for an unnamed one (a few, einige)."""
    total = added = over = 0.0
    for index in range(first, last):
        entry = tokens.entries[index]
        values = entry.values if entry is not None else {}
        if "SOME" in values:
            return "X"
        if "SLASH" in values:
            total, over = total - added, added
            continue
        if "HALFADJ" in values:
            total = (total or 1) * 0.5
        elif "ONE" in values and total:
            continue
        else:
            text = next((values[c] for c in _NUMBER_CLASSES if c in values), None)
            if text is None:
                continue
            number = _float(text)
            if over and number:
                number, over = over / number, 0.0
            added = number
            multiplies = number in (100, 1000, 12) and total and "TIMES" in values
            total = total * number if multiplies else total + number
    return f"{total:g}" if total < 1e6 else str(int(total)) if total < 1e15 else "X"


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
