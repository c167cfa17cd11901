"""HanTa's tags and lemmas with exact caches: its word analyses depend on the form alone, its lemmas on form and tag.

The tagger itself is an ordinary dependency. The search for the best sequence of tags is done here, over the same
model tables and with the same pruning, but only through tags that a word can have, which is several times faster.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Any

from dragoman.language._morphs import Morphs
from dragoman.language._numpy import import_numpy

_KEPT_STATES = 5
"""HanTa goes on with the best six states and those within 1.0 of them."""
_LONGEST = 60
"""Letters of the longest word: a longer one (a link, a line of dashes) is tagged by its beginning, its own lemma."""
_CACHE_LIMIT = 200_000
"""Entries after which a cache of words is emptied, so that a long run stays within its memory."""


class Tagger:
    """One HanTa model. Not safe for use from several threads at once."""

    def __init__(self, model: str) -> None:
        import_numpy()
        from HanTa import HanoverTagger

        self._model: Any = HanoverTagger.HanoverTagger(model)
        morphs = Morphs(self._model)
        self._model.analyze_forward = morphs.tags
        self._model.analyze_viterbi = morphs.parts
        self._names: dict[int, str] = self._model.int2tag
        self._trans: dict[tuple[int, int], dict[int, float]] = self._model.LP_trans_word
        self._words: dict[tuple[str, bool], list[tuple[int, float]]] = {}
        self._lemmas: dict[tuple[str, int], str] = {}

    def tag(self, forms: list[str]) -> list[tuple[str, str]]:
        """Return (lemma, tag) for every form of a sentence; tags as HanTa writes them, such as ``VV(FIN)``."""
        if not forms:
            return []
        return [
            (self._lemma(form, tag), self._names[tag]) for form, tag in zip(forms, self._search(forms), strict=True)
        ]

    def lemma(self, form: str, tag: str) -> str | None:
        """Return the lemma of a form under a tag of our choice, None if HanTa has no such tag."""
        number = self._model.tag2int.get(tag)
        return None if number is None else self._lemma(form, number)

    def knows(self, form: str) -> bool:
        """Say whether a form was frequent in what the model was trained on."""
        return form.lower() in self._model.cache

    def _word(self, form: str, *, cased: bool) -> list[tuple[int, float]]:
        form = form[:_LONGEST]
        key = (form, cased)
        found = self._words.get(key)
        if found is None:
            if len(self._words) > _CACHE_LIMIT:
                self._words.clear()
            raw = dict(self._model._tag_word(form, cutoff=5, casesensitive=cased, conditional=True))
            raw = {} if list(raw) == [3] else raw
            found = self._words[key] = list(raw.items())
        return found

    def _lemma(self, form: str, tag: int) -> str:
        if len(form) > _LONGEST:
            return form
        key = (form, tag)
        found = self._lemmas.get(key)
        if found is None:
            if len(self._lemmas) > _CACHE_LIMIT:
                self._lemmas.clear()
            found = self._lemmas[key] = str(self._model._analyze(form, tag, taglevel=1)[0])
        return found

    def _search(self, forms: list[str]) -> list[int]:
        """Return the most probable sequence of tags."""
        trans = self._trans
        row: dict[tuple[int, int], float] = {(0, 1): 0.0}
        back: list[dict[tuple[int, int], tuple[int, int]]] = []
        for i, form in enumerate(forms):
            options = self._word(form, cased=i > 0)
            bound = sorted(row.values(), reverse=True)[_KEPT_STATES] - 1 if len(row) > _KEPT_STATES else -math.inf
            new: dict[tuple[int, int], float] = {}
            links: dict[tuple[int, int], tuple[int, int]] = {}
            for state, score in row.items():
                if score < bound:
                    continue
                steps = trans[state]
                second = state[1]
                for tag, chance in options or [(t, 0.0) for t in steps if t != 2]:
                    step = steps.get(tag)
                    if step is None:
                        continue
                    total = score + step + chance
                    key = (second, tag)
                    if key not in new or total > new[key]:
                        new[key] = total
                        links[key] = state
            row = new
            back.append(links)
        if not row:
            return [self._model.tag2int.get("XY", 3)] * len(forms)
        best, state = -math.inf, next(iter(row))
        for candidate, score in row.items():
            total = score + trans[candidate].get(2, -math.inf)
            if total > best:
                best, state = total, candidate
        tags: list[int] = []
        for links in reversed(back):
            tags.append(state[1])
            state = links[state]
        return tags[::-1]


@cache
def load_tagger(model: str) -> Tagger:
    """Return the tagger of a HanTa model file, loaded once a process."""
    return Tagger(model)
