"""The mood of German verb forms: the form looked up in its verb's paradigm, then number and company decide.

A form that stands in a subjunctive row and in no indicative row of the same person is subjunctive (er sei, habe, gehe;
sie hätten, kämen). ``ich habe`` is indicative because of its subject. Forms that are both (sollte, wollte, weak
preterites) are "ambiguous" where the sentence holds another sign of the subjunctive, and the modals always.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dragoman.language._types import Mood

_BOTH_WAYS = frozenset({"sollen", "wollen"})
"""Modals whose preterite and second subjunctive are one form."""
_FIRST_PERSON = frozenset({"ich", "mich", "mir", "mein", "meine", "meinem", "meinen", "meiner"})
_THIRD_PERSON = frozenset({"er", "sie", "es", "man", "der", "die", "das", "dies", "dieser", "diese", "ein", "eine"})
_BREAKS = frozenset(',;:.!?–—()„“”"»«')
_OPENERS = frozenset('„“"»«.!?')


@lru_cache(maxsize=50_000)
def rows_of(form: str, lemma: str) -> frozenset[str]:
    """Return the rows of a verb's paradigm that hold a form: ``present3s``, ``past3p``, ``k1-3s``, ``k2-3p`` ..

    Empty if the lemma is no infinitive or the form is none of its finite forms.
    """
    import ablaut

    try:
        paradigm = ablaut.conjugate(lemma)
    except ValueError:
        return frozenset()
    persons = ("1s", "2s", "3s", "1p", "2p", "3p")
    rows = {
        "present": paradigm.present,
        "past": paradigm.preterite,
        "k1-": paradigm.konjunktiv1,
        "k2-": paradigm.konjunktiv2,
    }
    found = set()
    for name, cells in rows.items():
        for person, cell in zip(persons, cells, strict=False):
            if cell and (cell == form or cell.split(" ")[0] == form or _joined(cell) == form or _fuller(cell) == form):
                found.add(name + person)
    return frozenset(found)


def _joined(cell: str) -> str:
    """Return a separated form as a subordinate clause writes it: "gebe ab" → "abgebe"."""
    head, _, particle = cell.partition(" ")
    return particle + head


def _weak_stems(lemma: str) -> tuple[str, str]:
    """Return the stems on which a verb can make a weak preterite beside a strong one: wend(e), verwend(e)."""
    stem = lemma.removesuffix("en")
    return (stem, stem + "e") if stem.endswith(("wend", "send")) else ("", "")


def _fuller(cell: str) -> str:
    """Return the longer by-form of verbs in -eln and -ern: "handle" → "handele"."""
    return cell[:-2] + "ele" if cell.endswith("le") else cell[:-2] + "ere" if cell.endswith("re") else cell


def moods_of(forms: Sequence[str], tags: Sequence[str], lemmas: Sequence[str]) -> list[Mood | None]:
    """Return the mood of every finite verb of a sentence, None for all other words."""
    moods: list[Mood | None] = [None] * len(forms)
    lowered: list[str] | None = None
    open_forms: list[int] = []
    sign = False
    for i, tag in enumerate(tags):
        if tag[-3:] == "IMP":
            moods[i] = "imperative"
        elif tag[-3:] == "FIN":
            if lowered is None:
                lowered = [form.lower() for form in forms]
            moods[i] = _mood(i, lowered, lemmas[i])
            sign = sign or moods[i] == "subjunctive"
            if moods[i] == "indicative" and "k2-3s" in rows_of(lowered[i], lemmas[i]):
                open_forms.append(i)
    if sign and lowered is not None and not {"wenn", "falls", "ob"}.isdisjoint(lowered):
        for i in open_forms:
            moods[i] = "ambiguous"
    return moods


def _mood(i: int, forms: Sequence[str], lemma: str) -> Mood:
    form = forms[i]
    rows = rows_of(form, lemma)
    if not rows:
        return "indicative"
    subjunctive = {row[3:] for row in rows if row[0] == "k"}
    if not subjunctive:
        return "indicative"
    indicative = {row[-2:] for row in rows if row[0] == "p"}
    if lemma in _BOTH_WAYS and "k2-" in {row[:3] for row in rows}:
        return "ambiguous"
    only = subjunctive - indicative
    if not only or (form.endswith(("te", "ten")) and form[: -len(form.rsplit("te", 1)[1]) - 2] in _weak_stems(lemma)):
        return "indicative"
    company = _company(i, forms)
    if "1s" in indicative and not _FIRST_PERSON.isdisjoint(company):
        return "indicative"
    if "1s" in indicative and (i == 0 or forms[i - 1] in _OPENERS) and not _THIRD_PERSON & set(forms[i + 1 : i + 4]):
        return "indicative"
    return "subjunctive" if not only <= {"2s", "2p"} or not {"du", "ihr"}.isdisjoint(company) else "indicative"


def _company(i: int, forms: Sequence[str]) -> Sequence[str]:
    """Return the words of the stretch between marks that holds the word at ``i``."""
    first, last = i, i + 1
    while first > 0 and forms[first - 1] not in _BREAKS:
        first -= 1
    while last < len(forms) and forms[last] not in _BREAKS:
        last += 1
    return forms[first:last]
