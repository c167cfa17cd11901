"""German words: HanTa's tags and lemmas, mended where they are known to fail, with universal tags and mood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.knowledge import Knowledge
from dragoman.language._hanta import Tagger, load_tagger
from dragoman.language._mood import moods_of, rows_of
from dragoman.language._tokenize import Piece
from dragoman.language._types import Token

MODEL = "morphmodel_ger.pgz"
_TAG_NAMES = {"NNA": "NN", "NNI": "NN", "UNKNOWN": "XY", "END_UNKNOWN": "XY"}
_ARTICLES = frozenset({"der", "den", "dem", "zu"})
_OPENERS = frozenset({"KOUS", "PRELS", "PRELAT"})
_PURPOSE = frozenset({"um", "ohne", "statt", "anstatt"})
_WITH_INFINITIVE = frozenset({"lassen", "sehen", "hören", "gehen", "helfen", "lernen", "bleiben", "fühlen", "lehren"})
"""Full verbs that an infinitive without zu goes with."""
_NOT_NOUNS = frozenset({"ADJD", "ADV", "VVFIN", "VVINF", "VVPP", "VVIMP", "VVIZU", "VAFIN", "PTKVZ", "ITJ"})
_ROMAN = re.compile(r"[IVXLCDM]+\.?$")
_ARABIC = re.compile(r"(?:al|el|as|at|ar|asch|ad|an|ash|ul|abd)[-‑][A-ZÄÖÜ]")
_NUMBER = re.compile(r"\d[\d.,:]*$")


class GermanWords:
    """Tags and lemmatises German tokens."""

    def __init__(self, knowledge: Knowledge) -> None:
        table = knowledge.toml("de/language_tags.toml")
        self._pos: dict[str, str] = dict(table["pos"])
        self._fixed: dict[str, tuple[str, str]] = {f: (t[0], t[1]) for f, t in table["fixed"].items()}
        self._particles = frozenset(str(table["name_particles"]).split())
        self._noble = frozenset(str(table["noble_particles"]).split())
        self._verb_particles = frozenset(str(table["verb_particles"]).split())
        self._tagger: Tagger = load_tagger(MODEL)

    def tag(self, segments: Sequence[Sequence[Piece]]) -> list[list[Token]]:
        """Return the tokens of an article's segments with tag, lemma, universal tag and mood."""
        surnames = self._surnames(segments)
        return [self._tag(pieces, surnames) for pieces in segments]

    def _tag(self, pieces: Sequence[Piece], surnames: frozenset[str]) -> list[Token]:
        forms = [piece.form for piece in pieces]
        found = self._tagger.tag([plain_form(form) for form in forms])
        tags = [
            _TAG_NAMES.get(tag, tag.replace("(", "").replace(")", "") if tag[0] != "$" else tag) for _, tag in found
        ]
        lemmas = [lemma for lemma, _ in found]
        self._mend(forms, tags, lemmas)
        self._join_particles(forms, tags, lemmas, surnames)
        moods = moods_of(forms, tags, lemmas)
        return [
            Token(p.start, p.end, p.form, lemma, self._universal(i, tags, lemmas), tag, mood)
            for i, (p, lemma, tag, mood) in enumerate(zip(pieces, lemmas, tags, moods, strict=True))
        ]

    def _noun_lemma(self, form: str, lemma: str, tag: str) -> str:
        """Return a noun's lemma with the capitals of the form, the last part of a compound taken by itself."""
        head, hyphen, tail = form.rpartition("-")
        if hyphen and tag == "NN" and tail[:1].isupper() and not tail.isupper():
            return head + hyphen + (self._tagger.lemma(tail, "NN") or tail)
        if form[1:].islower():
            return lemma
        same = 0
        while same < min(len(form), len(lemma)) and form[same].lower() == lemma[same].lower():
            same += 1
        return form[:same] + lemma[same:]

    def _surnames(self, segments: Sequence[Sequence[Piece]]) -> frozenset[str]:
        """Return the words that this article never writes without "von" or "von der" before them: noble surnames.

        "Ursula von der Leyen" makes "Von der Leyen sagte" a name, too; "Vorschlag von Selenskyj" does not, because
        Selenskyj also stands alone, and "Anwalt von der Universität" does not, because Universität is a known noun.
        """
        after: Counter[str] = Counter()
        alone: set[str] = set()
        for pieces in segments:
            forms = [piece.form for piece in pieces]
            for i, form in enumerate(forms):
                if not form[:1].isupper() or form.isupper() or len(form) < 3:
                    continue
                start = self._particle_start(forms, i)
                if start < i:
                    named = start > 0 and forms[start - 1][:1].isupper()
                    if (named or forms[start][:1].isupper()) and "-" not in form and not self._tagger.knows(form):
                        after[form] += i - start
                else:
                    alone.add(form)
        return frozenset(form for form, count in after.items() if count > 1 and form not in alone)

    def _particle_start(self, forms: Sequence[str], i: int) -> int:
        """Return where the particles before the word at ``i`` begin, ``i`` if there are none."""
        if i > 1 and forms[i - 1] in _ARTICLES and forms[i - 2].lower() in self._noble:
            return i - 2
        return i - 1 if i and forms[i - 1].lower() in self._noble else i

    def _join_particles(self, forms: list[str], tags: list[str], lemmas: list[str], surnames: frozenset[str]) -> None:
        """Make the particles of names part of them: Ursula von der Leyen, Mohammed bin Salman, Charles de Gaulle."""
        for i in range(1, len(forms)):
            form = forms[i]
            if not form[:1].isupper():
                continue
            start = i
            if form in surnames:
                start = self._particle_start(forms, i)
            elif forms[i - 1].lower() in self._particles and (i < 2 or forms[i - 2][:1].isupper() or i == 1):
                start = i - 1
            if start < i and start == 0 and i + 1 < len(forms) and form not in surnames and tags[i + 1][-3:] != "FIN":
                continue
            if start < i:
                for k in range(start, i + 1):
                    tags[k], lemmas[k] = "NE", forms[k]

    def _universal(self, i: int, tags: list[str], lemmas: list[str]) -> str:
        tag = tags[i]
        if tag[:2] == "VA" and lemmas[i] == "haben" and not any(t[-2:] == "PP" or t == "VVIZU" for t in tags):
            return "VERB"
        return self._pos.get(tag, "X")

    def universal(self, token: Token, parsed: str) -> str:
        """Return the universal tag of a token, given what the networks make of it."""
        return parsed if parsed and token.tag[0] != "$" else token.pos

    def _mend(self, forms: list[str], tags: list[str], lemmas: list[str]) -> None:
        """Mend HanTa's known faults in place."""
        last = len(forms) - 1
        for i, form in enumerate(forms):
            if not any(c.isalnum() for c in form):
                tags[i] = "$." if form[0] in ".!?;:…" and form != "..." else ("$," if form == "," else "$(")
                if form in ("%", "§", "&", "+", "=", "$", "€", "£"):
                    tags[i] = "NN" if form in "%€$£" else ("KON" if form == "&" else "XY")
                lemmas[i] = form
                continue
            fixed = self._fixed.get(form)
            if fixed:
                tags[i], lemmas[i] = fixed
            elif _NUMBER.match(form):
                tags[i] = "ADJA" if form[-1] == "." else "CARD"
                lemmas[i] = form
            elif form[0] in "@#" or form.startswith(("http", "www.")) or _ARABIC.match(form):
                tags[i], lemmas[i] = "NE", form
            following = tags[i + 1] if i < last else "$."
            begins = i == 0 or tags[i - 1] in ("$.", "$(")
            if tags[i] == "APPR" and form in self._verb_particles and (following[0] == "$" or following == "KON"):
                tags[i] = "PTKVZ"
            elif tags[i] == "APPR" and form in ("als", "wie"):
                tags[i] = "KOKOM"
            elif tags[i] == "ADJA" and not begins and _capital(form) and not _ROMAN.match(form):
                if following not in ("ADJA", "NN", "NE", "CARD") or (
                    following == "NE" and form[-2:] in ("te", "de", "ge")
                ):
                    tags[i], lemmas[i] = "NN", form
            elif tags[i] in _NOT_NOUNS and form[0].isupper() and not (begins and self._tagger.knows(form)):
                if not begins:
                    tags[i], lemmas[i] = ("NN" if tags[i - 1] in ("ART", "ADJA", "PPOSAT", "APPRART") else "NE"), form
                elif following[-3:] == "FIN" and i < last and not forms[i + 1][0].isupper():
                    tags[i], lemmas[i] = "NE", form
            if tags[i] in ("NN", "NE"):
                lemmas[i] = self._noun_lemma(form, lemmas[i], tags[i])
        _finish_clauses(forms, tags, lemmas)


def _capital(form: str) -> bool:
    """Say whether a word or its last part begins with a capital: Grüne, 39-Jährige."""
    return form[0].isupper() or form.rpartition("-")[2][:1].isupper()


def _finish_clauses(forms: Sequence[str], tags: list[str], lemmas: Sequence[str]) -> None:
    """Make finite the verb that ends a clause where it was taken for an infinitive or participle; mend "um .. zu"."""
    start, unit = 0, True
    for i, tag in enumerate([*tags, "$."]):
        if tag[0] != "$" or tag == "$(":
            continue
        last = i - 1
        if last < start:
            unit, start = tag == "$.", i + 1
            continue
        while last > start and tags[last] == "$(":
            last -= 1
        stretch = tags[start:last]
        finites = [k for k in range(start, last) if tags[k][-3:] == "FIN"]
        opened = not _OPENERS.isdisjoint(stretch)
        first = start
        while first < last and tags[first] == "$(":
            first += 1
        with_zu = tags[last] == "VVIZU" or (last > start and tags[last - 1] == "PTKZU")
        if with_zu and not finites and tags[first] == "APPR" and forms[first].lower() in _PURPOSE:
            tags[first] = "KOUI"
        elif last > start and tags[last][-3:] == "INF" and not with_zu:
            if "KOUI" not in stretch and "PTKZU" not in stretch and (
                (not finites and (opened or unit)) or (finites and _goes_on(finites[-1], tags, lemmas, last))
            ):  # fmt: skip
                tags[last] = tags[last][:-3] + "FIN"
        elif (
            opened
            and not finites
            and tags[last] == "VVPP"
            and "present3s" in rows_of(forms[last].lower(), lemmas[last])
        ):
            tags[last] = "VVFIN"
        unit = tag == "$."
        start = i + 1


def _goes_on(finite: int, tags: Sequence[str], lemmas: Sequence[str], last: int) -> bool:
    """Say whether a second clause begins after und in the same stretch, so that its last verb must be finite."""
    if tags[finite] != "VVFIN" and lemmas[finite] != "sein":
        return False
    return lemmas[finite] not in _WITH_INFINITIVE and "KON" in tags[finite:last]


def plain_form(form: str) -> str:
    """Return the form as HanTa knows it: plain apostrophes and hyphens, no soft hyphens."""
    if form.isascii() or not any(c in form for c in "’‐‑\u00ad"):
        return form
    return form.replace("’", "'").replace("‐", "-").replace("‑", "-").replace("\u00ad", "") or form
