"""The regular forms of English verbs that a table names: what the statistical lemmas get wrong is right for these."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge import Knowledge

TABLES = ("acts_verbs.csv", "speech_verbs.csv", "stance_verbs.csv", "status_verbs.csv", "terms_verbs.csv")
"""Tables of the English folder whose lemmas are verbs, particles behind them."""
VOWELS = frozenset("aeiou")
SIBILANT = ("s", "x", "z", "ch", "sh", "o")


class KnownVerbs:
    """Inflected form → lemma of the verbs of our own tables; build it with `Knowledge.derive`."""

    def __init__(self, knowledge: Knowledge) -> None:
        lemmas = sorted({word for name in TABLES for word in _lemmas(knowledge, f"en/{name}")})
        self._lemmas = frozenset(lemmas)
        self._of: dict[str, str] = {}
        for lemma in lemmas:
            for form in regular_forms(lemma):
                self._of.setdefault(form, lemma)

    def mended(self, form: str, lemma: str) -> str:
        """Return the lemma given, or the verb of a table that the form is regular of where the lemma is none."""
        return lemma if lemma in self._lemmas else self._of.get(form, lemma)


def regular_forms(lemma: str) -> Iterator[str]:
    """Yield the regular forms of a verb other than the lemma: -s, -ed, -ing."""
    if lemma.endswith("e"):
        stem = lemma[:-1]
        yield from (f"{lemma}s", f"{lemma}d")
        if lemma.endswith("ie"):
            yield f"{lemma[:-2]}ying"
        yield f"{lemma}ing" if lemma.endswith(("ee", "oe", "ye")) else f"{stem}ing"
    elif lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        yield from (f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing")
    else:
        yield f"{lemma}es" if lemma.endswith(SIBILANT) else f"{lemma}s"
        yield from (f"{lemma}ed", f"{lemma}ing")
        if len(lemma) > 2 and lemma[-1] not in "wxyaeiou" and lemma[-2] in VOWELS and lemma[-3] not in VOWELS:
            yield from (f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing")


def _lemmas(knowledge: Knowledge, table: str) -> Iterator[str]:
    for row in knowledge.rows(table):
        word = row["lemma"].split(" ")[0]
        if word.isalpha() and len(word) > 1:
            yield word
