"""The closed word lists of one language that sentences, quotations and tokens are found with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of ``language_words.toml`` and ``language_abbreviations.csv`` of one language."""

    abbreviations: dict[str, str]
    """Abbreviation without its last stop → before, number, inner or end."""
    starters: frozenset[str]
    months: frozenset[str]
    ordinals: bool
    before_ordinal: frozenset[str]
    before_count: frozenset[str]
    before_letter: frozenset[str]
    first_person: frozenset[str]
    verbs_after_quote: frozenset[str]
    function_words: frozenset[str]
    clitics: frozenset[str]
    splits: dict[str, tuple[str, str]]
    hyphen_joins: bool
    prefixes: frozenset[str]
    """First parts that a hyphen joins to what follows where `hyphen_joins` is false (non-, ex-)."""


@cache
def words_of(language: str) -> Callable[[Knowledge], Words]:
    """Return the builder of a language's `Words`, to be given to `Knowledge.derive`."""

    def build(knowledge: Knowledge) -> Words:
        table = knowledge.toml(f"{language}/language_words.toml")

        def listed(key: str) -> frozenset[str]:
            return frozenset(str(table.get(key, "")).split())

        splits = [pair.split("|") for pair in str(table.get("splits", "")).split()]
        rows = knowledge.rows(f"{language}/language_abbreviations.csv")
        return Words(
            abbreviations={row["abbreviation"]: row["kind"] for row in rows},
            starters=listed("starters"),
            months=listed("months"),
            ordinals=bool(table.get("ordinals", False)),
            before_ordinal=listed("before_ordinal"),
            before_count=listed("before_count"),
            before_letter=listed("before_letter"),
            first_person=listed("first_person"),
            verbs_after_quote=listed("verbs_after_quote"),
            function_words=listed("function_words"),
            clitics=listed("clitics"),
            splits={left + right: (left, right) for left, right in splits},
            hyphen_joins=bool(table.get("hyphen_joins", True)),
            prefixes=listed("prefixes"),
        )

    return build
