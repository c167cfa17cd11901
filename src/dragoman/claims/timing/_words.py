"""The words that tie an event or a statement to another one that has a day."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dragoman.knowledge import Knowledge

_MARKS = {"definite": "=", "recalls": "#", "of": "~", "until": ">", "shows": "!"}
"""What stands before the words of a kind that is no tie, since one word may be of several kinds."""


class TimingWords:
    """The words of `claim_times.csv` by language; build it with `Knowledge.derive`."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._kinds: dict[str, Mapping[str, str]] = {}
        for name in knowledge.names("*/claim_times.csv"):
            rows = sorted({(row["words"], row["kind"]) for row in knowledge.rows(name)})
            self._kinds[name.split("/")[0]] = MappingProxyType({
                _MARKS.get(kind.split(" ")[0], "") + words: kind for words, kind in rows
            })  # fmt: skip

    def tie(self, language: str, before: str) -> str | None:
        """Return ``at``, ``soon`` or ``after`` if some words end with one that ties a phrase to its clause."""
        kinds = self._kinds.get(language, {})
        words = before.lower().split()
        for count in (4, 3, 2, 1):
            kind = kinds.get(" ".join(words[-count:])) if len(words) >= count else None
            if kind is not None:
                return kind
        return None

    def belongs(self, language: str, before: str) -> bool:
        """Say whether the last word before a time makes it belong to a noun (the borders of 2014)."""
        words = before.lower().split()
        return bool(words) and "~" + words[-1] in self._kinds.get(language, {})

    def goes_on(self, language: str, between: str) -> bool:
        """Say whether what stands between two days makes them the ends of a stretch."""
        return ">" + between.lower() in self._kinds.get(language, {})

    def points_back(self, language: str, first: str) -> bool:
        """Say whether the first word of a phrase points at something already told (the talks, diese Gespräche)."""
        return "=" + first.lower() in self._kinds.get(language, {})

    def shows(self, language: str, first: str) -> bool:
        """Say whether the first word of a phrase points at what was told right before (diese Gespräche)."""
        return "!" + first.lower() in self._kinds.get(language, {})

    def acts(self, language: str, noun: str) -> frozenset[str]:
        """Return the acts that a noun may recall, however they were told (das Telefonat: A rief B an)."""
        return frozenset(self._kinds.get(language, {}).get("#" + noun, "").split()[1:])
