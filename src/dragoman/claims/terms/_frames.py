"""The words that tell that a clause states what an agreement, a plan or an offer holds."""

from __future__ import annotations

from typing import Any

from dragoman.claims.events._view import Grammar, View
from dragoman.knowledge import Knowledge
from dragoman.record import LANGUAGES

OPENING = 4
"""Words at the head of a clause in which an adverb frames it (Dafür .., In return, ..; Beide werden im Gegenzug ..)."""


class Frames:
    """The words of a language by which terms are told: `terms_frames.toml`."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.nouns = tuple(str(table.get("nouns", "")).split())
        self.prepositions = frozenset(str(table.get("prepositions", "")).split())
        self.adverbs = tuple(str(a) for a in table.get("adverbs", ()))
        self.strong = frozenset(str(a) for a in table.get("strong", ()))
        self.prices = self.strong | frozenset(str(a) for a in table.get("prices", ()))
        self.contain = frozenset(str(table.get("contain", "")).split())
        self.that = _words(table, "that")
        self.contrasts = _words(table, "contrasts")
        self.joining = _words(table, "joining")
        self.receivers = tuple(str(table.get("receivers", "")).split())
        self.objects = tuple(str(table.get("objects", "")).split())
        self.limits = _words(table, "limits")
        self.modals = frozenset(str(table.get("modals", "")).split())
        self.idle = frozenset(word.replace("-", " ") for word in str(table.get("idle", "")).split())
        self.commit: dict[str, str] = dict(table.get("commit", {}))
        self.ready: dict[str, str] = dict(table.get("ready", {}))
        self.present: dict[str, str] = dict(table.get("present", {}))

    def names_agreement(self, grammar: Grammar, phrase: int) -> bool:
        """Say whether a phrase is about what holds terms: the accord, das Friedensabkommen."""
        head = grammar.head(phrase)
        return any(head == noun or (len(noun) > SHORT and head.endswith(noun)) for noun in self.nouns)

    def is_framed(self, grammar: Grammar, view: View) -> bool:
        """Say whether a phrase in a clause frames it as a term: under the deal, laut Vertrag, nach dem Plan."""
        return any(
            view.first <= np.first < view.last
            and grammar.preposition(i) in self.prepositions
            and self.names_agreement(grammar, i)
            for i, np in enumerate(grammar.phrases)
        )

    def opening(self, grammar: Grammar, view: View) -> str | None:
        """Return the adverb at the head of a clause, or behind its verb, that ties it to a term before it."""
        words = [grammar.word(t) for t in range(view.first, view.last)]
        reach = [*words[: OPENING + 2]]
        line = f" {' '.join(reach)} "
        return next((a for a in self.adverbs if f" {a} " in line), None)


def _words(table: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(str(table.get(key, "")).split())


SHORT = 4
"""Letters up to which a noun counts only by itself, not as the end of a compound."""


class FrameTables:
    """The words of all languages; build it with `Knowledge.derive`."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._of = {language: Frames(knowledge.toml(f"{language}/terms_frames.toml")) for language in LANGUAGES}

    def of(self, language: str) -> Frames:
        """Return the words of a language, none of a language that has no table."""
        return self._of.get(language) or Frames({})
