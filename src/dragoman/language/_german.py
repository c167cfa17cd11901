"""German words: HanTa's tags and lemmas, mended where they are known to fail, with universal tags and mood."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.knowledge import Knowledge
from dragoman.language._hanta import Tagger, load_tagger
from dragoman.language._mood import moods_of
from dragoman.language._tokenize import Piece
from dragoman.language._types import Token

MODEL = "morphmodel_ger.pgz"
_TAG_NAMES = {"NNA": "NN", "NNI": "NN", "UNKNOWN": "XY", "END_UNKNOWN": "XY"}
_PUNCTUATION = re.compile(r"[^\w\s]+$")
_ROMAN = re.compile(r"[IVXLCDM]+\.?$")
_NUMBER = re.compile(r"\d[\d.,:]*$")


class GermanWords:
    """Tags and lemmatises German tokens."""

    def __init__(self, knowledge: Knowledge) -> None:
        table = knowledge.toml("de/language_tags.toml")
        self._pos: dict[str, str] = dict(table["pos"])
        self._fixed: dict[str, tuple[str, str]] = {f: (t[0], t[1]) for f, t in table["fixed"].items()}
        self._particles = frozenset(str(table["name_particles"]).split())
        self._verb_particles = frozenset(str(table["verb_particles"]).split())
        self._tagger: Tagger = load_tagger(MODEL)

    def tag(self, pieces: Sequence[Piece]) -> list[Token]:
        """Return the tokens of one segment with tag, lemma, universal tag and mood."""
        forms = [piece.form for piece in pieces]
        found = self._tagger.tag([_plain(form) for form in forms])
        tags = [
            _TAG_NAMES.get(tag, tag.replace("(", "").replace(")", "") if tag[0] != "$" else tag) for _, tag in found
        ]
        lemmas = [lemma for lemma, _ in found]
        self._mend(forms, tags, lemmas)
        moods = moods_of(forms, tags, lemmas)
        return [
            Token(p.start, p.end, p.form, lemma, self._universal(i, tags, lemmas), tag, mood)
            for i, (p, lemma, tag, mood) in enumerate(zip(pieces, lemmas, tags, moods, strict=True))
        ]

    def _universal(self, i: int, tags: list[str], lemmas: list[str]) -> str:
        tag = tags[i]
        if tag[:2] == "VA" and lemmas[i] == "haben" and not any(t[-2:] == "PP" or t == "VVIZU" for t in tags):
            return "VERB"
        return self._pos.get(tag, "X")

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
            elif form[0] in "@#" or form.startswith(("http", "www.")):
                tags[i], lemmas[i] = "NE", form
            following = tags[i + 1] if i < last else "$."
            if tags[i] == "APPR" and form in self._verb_particles and (following[0] == "$" or following == "KON"):
                tags[i] = "PTKVZ"
            elif tags[i] == "ADJA" and i > 0 and form[0].isupper() and following not in ("ADJA", "NN", "NE", "CARD"):
                if tags[i - 1][:1] != "$" and not _ROMAN.match(form):
                    tags[i], lemmas[i] = "NN", form
        for i in range(last):
            if forms[i].lower() in self._particles and i < last and forms[i + 1][:1].isupper():
                self._join_particle(i, forms, tags, lemmas)

    def _join_particle(self, i: int, forms: list[str], tags: list[str], lemmas: list[str]) -> None:
        """Make "von der" before a name part of it: Ursula von der Leyen; at a sentence's start before a verb, too."""
        del forms, tags, lemmas


def _plain(form: str) -> str:
    """Return the form as HanTa knows it: plain apostrophes and hyphens, no soft hyphens."""
    if form.isascii() or not any(c in form for c in "’‐‑\u00ad"):
        return form
    return form.replace("’", "'").replace("‐", "-").replace("‑", "-").replace("\u00ad", "") or form
