"""The views' own words in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.errors import InputError
from dragoman.knowledge import Knowledge
from dragoman.record import LANGUAGES


class Words:
    """The words of one language; an issue or code without one is shown as it stands."""

    def __init__(self, language: str, tables: Mapping[str, Any], issues: Mapping[str, str]) -> None:
        self.language = language
        self._tables = tables
        self._issues = issues

    def of(self, table: str, code: str) -> str:
        """Return the word for a code of a table (``acts``, ``statuses``, ``columns`` ..)."""
        return str(self._tables.get(table, {}).get(code, code))

    def issue(self, code: str) -> str:
        """Return the name of an issue."""
        return self._issues.get(code, code)

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
    return Words(language, knowledge.toml(f"{language}/words.toml"), names)
