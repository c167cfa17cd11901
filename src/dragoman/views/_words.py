"""The views' own words in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from dragoman.errors import InputError
from dragoman.knowledge import Knowledge
from dragoman.record import LANGUAGES

EMPTY: Mapping[str, str] = MappingProxyType({})


class Words:
    """The words of one language; an issue or code without one is shown as it stands."""

    def __init__(
        self, language: str, tables: Mapping[str, Any], issues: Mapping[str, str], places: Mapping[str, str] = EMPTY
    ) -> None:
        self.language = language
        self._tables = tables
        self._issues = issues
        self._places = places

    def of(self, table: str, code: str) -> str:
        """Return the word for a code of a table (``acts``, ``statuses``, ``columns`` ..)."""
        return str(self._tables.get(table, {}).get(code, code))

    def issue(self, code: str) -> str:
        """Return the name of an issue."""
        return self._issues.get(code, code)

    def place(self, name: str) -> str:
        """Return the name of a place in this language, as it stands where no table has one."""
        return self._places.get(name, name)

    def phrase(self, key: str, /, **values: object) -> str:
        """Return a phrase of the briefing with its values filled in."""
        return self.of("brief", key).format(**values)


def words_for(language: str, knowledge: Knowledge) -> Words:
    """Return the words of a language.

    Raises:
        InputError: the language is none that the views speak.

    """
    if language not in LANGUAGES:
        raise InputError(f"--lang {language!r}: the views speak {' and '.join(LANGUAGES)}")
    issues = knowledge.toml("world/issues.toml")
    names = {code: row["names"][language] for code, row in issues.items() if language in row.get("names", ())}
    return Words(language, knowledge.toml(f"{language}/words.toml"), names, knowledge.derive(_places)[language])


def _places(knowledge: Knowledge) -> dict[str, dict[str, str]]:
    """Return, for each language, the other language's names of places and states and what it calls them."""
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    states = {
        language: {row["iso3"]: row["name"] for row in knowledge.rows(f"{language}/states.csv")}
        for language in LANGUAGES
    }
    pairs = [(states["de"].get(iso, name), name) for iso, name in states["en"].items()]
    for table in ("world/places.csv", "geonames_cc_by/places.csv"):
        pairs += [(row["name_de"], row["name_en"]) for row in knowledge.rows(table)]
    for german, english in pairs:
        if german and english and german != english:
            found["de"].setdefault(english, german)
            found["en"].setdefault(german, english)
    return found
