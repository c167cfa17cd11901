"""The German verb group: the verb that carries the meaning, its lemma with particle, tense, passive, modality."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.knowledge import Knowledge
from dragoman.language._mood import rows_of
from dragoman.language._types import NounPhrase, Tense, Token


class VerbGroup(NamedTuple):
    """What the verbs of one clause say together."""

    verb: int | None
    lemma: str
    modal: str | None
    tense: Tense | None
    passive: bool


SHORTEST = 4
"""Letters of the shortest word for an office that a compound may end in."""


class GermanVerbs:
    """Reads verb groups of tagged German clauses."""

    def __init__(self, knowledge: Knowledge) -> None:
        table = knowledge.toml("de/language_verbs.toml")

        def listed(key: str) -> frozenset[str]:
            return frozenset(str(table[key]).split())

        self._with_sein = listed("perfect_with_sein")
        self._modals = listed("modals")
        self._semi = listed("semi_modals")
        self._negations = listed("negations")
        self._loose = {word: frozenset(verbs.split()) for word, verbs in table["loose"].items()}
        self._agents = listed("agents")
        self.times = frozenset(str(knowledge.toml("de/language_inflection.toml")["time"]["nouns"]).split())
        self._people = frozenset(
            form.casefold()
            for row in knowledge.rows("de/titles.csv")
            for form in (*row.list("forms"), *row.list("feminine"))
        )

    def is_person(self, form: str) -> bool:
        """Say whether a noun is a word for an office, or ends in one (Außenamtssprecher)."""
        low = form.casefold()
        return any(low[i:] in self._people for i in range(max(1, len(low) - SHORTEST + 1)))

    def negated(self, tokens: Sequence[Token], own: Sequence[int]) -> bool:
        """Say whether a word of negation stands in the clause ("nicht nur" is none)."""
        for i in own:
            if tokens[i].form.lower() in self._negations:
                following = tokens[i + 1].form.lower() if i + 1 < len(tokens) else ""
                if following not in ("nur", "zuletzt", "bloß"):
                    return True
        return False

    def marks_agent(self, tokens: Sequence[Token], phrase: NounPhrase) -> bool:
        """Say whether a phrase has a preposition that names the doer."""
        return phrase.preposition is not None and tokens[phrase.preposition].form.lower() in self._agents

    def zu_infinitive(self, tokens: Sequence[Token], first: int, last: int) -> int | None:
        """Return the infinitive with zu in a stretch, None if there is none."""
        for i in range(last - 1, first - 1, -1):
            tag = tokens[i].tag
            if tag == "VVIZU" or (tag[-3:] == "INF" and i > first and tokens[i - 1].tag == "PTKZU"):
                return i
        return None

    def group(
        self, tokens: Sequence[Token], own: Sequence[int], finite: int | None, infinitive: int | None
    ) -> VerbGroup:
        """Read the verb group of a clause."""
        if finite is None:
            return self._without_finite(tokens, own, infinitive)
        head = tokens[finite]
        lemma = head.lemma
        others = [i for i in own if i != finite and tokens[i].tag[:1] == "V" and tokens[i].tag[-3:] != "FIN"]
        bare = [i for i in others if not _with_zu(tokens, i)]
        with_zu = [i for i in others if _with_zu(tokens, i)]
        modal = None
        if lemma in self._modals and (bare or head.tag[:2] == "VM"):
            modal = lemma
        elif lemma in self._semi and with_zu and not (lemma in ("haben", "sein") and _participles(tokens, bare)):
            modal = lemma
            bare = with_zu
        auxiliary = head.tag[:2] in ("VA", "VM") or modal is not None
        if not auxiliary or not bare:
            return VerbGroup(finite, self._lemma(tokens, own, finite), modal, _simple_tense(head), False)
        participles = _participles(tokens, bare)
        lexical = [i for i in bare if tokens[i].tag[:2] == "VV"] or bare
        verb = lexical[0]
        worden = any(tokens[i].form.lower() == "worden" for i in bare)
        meant = tokens[verb].lemma
        passive = bool(participles) and (
            (lemma == "werden" and not _infinitives(tokens, bare))
            or worden
            or (verb in participles and any(tokens[i].form.lower() == "werden" for i in bare))
            or (lemma == "sein" and verb in participles and meant not in self._with_sein and not worden)
        )
        if lemma == "sein" and modal == "sein":
            passive = True
        past = _is_past(head)
        tense: Tense = "past" if past else "present"
        if lemma in ("haben", "sein") and modal is None and participles and (not passive or worden):
            tense = "pluperfect" if past and head.mood != "subjunctive" else "perfect"
        elif lemma == "werden" and _infinitives(tokens, bare) and not past:
            tense = "future"
            inner = next((tokens[i].lemma for i in bare if tokens[i].lemma in self._modals), None)
            modal = modal or inner
        elif head.mood == "subjunctive" and lemma == "werden":
            tense = "present"
        return VerbGroup(verb, meant, modal, tense, passive)

    def _without_finite(self, tokens: Sequence[Token], own: Sequence[int], infinitive: int | None) -> VerbGroup:
        verbs = [i for i in own if tokens[i].tag[:1] == "V"]
        if infinitive is not None:
            lexical = [i for i in verbs if tokens[i].tag[:2] == "VV"]
            verb = lexical[0] if lexical and tokens[infinitive].tag[:2] != "VV" else infinitive
            passive = verb in _participles(tokens, verbs) and tokens[infinitive].lemma == "werden"
            modal = tokens[infinitive].lemma if tokens[infinitive].tag[:2] == "VM" else None
            perfect = verb in _participles(tokens, verbs) and not passive
            return VerbGroup(verb, tokens[verb].lemma, modal, "perfect" if perfect else None, passive)
        if verbs:
            return VerbGroup(verbs[-1], tokens[verbs[-1]].lemma, None, None, verbs[-1] in _participles(tokens, verbs))
        return VerbGroup(None, "", None, None, False)

    def _lemma(self, tokens: Sequence[Token], own: Sequence[int], finite: int) -> str:
        """Return the finite verb's lemma with its separated particle put back."""
        lemma = tokens[finite].lemma
        particle = next((i for i in own if i > finite and tokens[i].tag == "PTKVZ"), None)
        if particle is None:
            return lemma
        word = tokens[particle].form.lower()
        loose = self._loose.get(word)
        return lemma if loose is not None and lemma not in loose else word + lemma


def _with_zu(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].tag == "VVIZU" or (i > 0 and tokens[i - 1].tag == "PTKZU")


def _participles(tokens: Sequence[Token], indices: Sequence[int]) -> list[int]:
    return [i for i in indices if tokens[i].tag[-2:] == "PP" and tokens[i].form.lower() != "worden"]


def _infinitives(tokens: Sequence[Token], indices: Sequence[int]) -> list[int]:
    return [i for i in indices if tokens[i].tag[-3:] == "INF" and tokens[i].tag != "VVIZU"]


def _is_past(token: Token) -> bool:
    rows = rows_of(token.form.lower(), token.lemma)
    if token.mood == "subjunctive":
        return False
    return any(row.startswith("past") for row in rows) and not any(row.startswith("present") for row in rows)


def _simple_tense(token: Token) -> Tense:
    return "past" if _is_past(token) else "present"
