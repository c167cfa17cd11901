"""Tense and mood of the words around an expression, from cue words alone: whether a day lies ahead or behind.

The words between two conjunctions speak first, then the clause (up to the next comma, colon or quotation mark), then
the sentence.
"""

from __future__ import annotations

from typing import Literal

from dragoman.mentions.times._tokens import Tokens

Direction = Literal["past", "future", "now"]

_LIMITS = frozenset({"COMMA", "SEMICOLON", "COLON", "QUOTE", "OPEN", "CLOSE", "BREAK"})
_WINDOW = 60
"""Tokens looked at on either side at most, so that a text without full stops stays linear."""
_STRONG = frozenset({"past", "will", "due"})
_LONGEST = 40
"""Letters of the longest word that is looked at for its ending."""


def direction(tokens: Tokens, first: int, last: int) -> Direction | None:
    """Return the tense of the clause that holds tokens ``[first, last)``, or of its sentence; None without any cue."""
    begin, end = tokens.sentence(first)
    begin, end = max(begin, first - _WINDOW), min(end, last + _WINDOW)
    left, right = first, last
    while left > begin and not _limit(tokens, left - 1):
        left -= 1
    while right < end and not _limit(tokens, right):
        right += 1
    near_left, near_right = first, last
    while near_left > left and tokens.value(near_left - 1, "CONJ") is None:
        near_left -= 1
    while near_right < right and tokens.value(near_right, "CONJ") is None:
        near_right += 1
    without = (first, last)
    narrow = (
        _of(tokens, near_left, near_right, without, words_only=True) if near_right - near_left < right - left else None
    )
    if narrow is None and near_right < right and near_left == left:
        # What stands behind a comma before it is still its clause, what follows a conjunction is another.
        narrow = _of(tokens, _over_commas(tokens, left, begin), near_right, without, words_only=True)
    return narrow or _of(tokens, left, right, without) or _of(tokens, begin, end, without)


def _over_commas(tokens: Tokens, left: int, begin: int) -> int:
    """Return the first token of the stretch before a place that only commas divide."""
    while left > begin and tokens.value(left - 1, "CONJ") is None:
        if _limit(tokens, left - 1) and tokens.value(left - 1, "COMMA") is None:
            break
        left -= 1
    return left


def is_pluperfect(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether the clause that holds tokens ``[first, last)`` tells what had been before."""
    begin, end = tokens.sentence(first)
    left, right = first, last
    while left > max(begin, first - _WINDOW) and not _limit(tokens, left - 1):
        left -= 1
    while right < min(end, last + _WINDOW) and not _limit(tokens, right):
        right += 1
    words = [i for i in range(left, right) if not first <= i < last]
    if not any(tokens.value(i, "PLUPERFECT") is not None for i in words):
        return False
    forms = (tokens.form(i) for i in words if tokens.value(i, "PLUPERFECT") is None)
    return any(len(form) <= _LONGEST and tokens.lexicon.participle.fullmatch(form) for form in forms)


def _limit(tokens: Tokens, index: int) -> bool:
    entry = tokens.entries[index]
    return entry is not None and not _LIMITS.isdisjoint(entry.values)


def _of(
    tokens: Tokens, begin: int, end: int, without: tuple[int, int], *, words_only: bool = False
) -> Direction | None:
    seen: set[str] = set()
    endings: set[str] = set()
    strong: list[tuple[int, str]] = []
    participle = False
    is_participle = tokens.lexicon.participle
    for index in range(begin, end):
        if without[0] <= index < without[1]:
            continue
        form = tokens.form(index)
        cue = tokens.value(index, "TENSE") if form[0].islower() or index == begin else None
        if cue == "past" and tokens.value(index - 1, "BARE") is not None:
            cue, participle = "", True
        if cue == "due" and tokens.value(index - 1, "BEEN") is not None:
            cue = "past" if tokens.value(index - 2, "PLUPERFECT") is not None else cue
        if cue in ("now", "future") and tokens.value(index - 1, "NOUNLEAD") is not None:
            cue = ""
        if cue:
            seen.add(cue)
            if cue in _STRONG:
                strong.append((index, cue))
        if cue is not None or words_only or not form.islower() or len(form) > _LONGEST:
            continue
        participle = participle or is_participle.fullmatch(form) is not None
        for ending, tense, exceptions in tokens.lexicon.suffixes:
            if form.endswith(ending) and len(form) > len(ending) + 2 and form not in exceptions:
                endings.add(tense)
    if "past" in seen:
        return "past" if _nearest(strong, without[0]) == "past" else "future"
    if "will" in seen:
        return "future"
    if "due" in seen or ("future" in seen and "past?" not in seen):
        return "future"
    if "past?" in seen or "past" in endings or ("be" in seen and participle):
        return "past"
    if "now" in seen:
        return "now"
    if "past?" in endings:
        return "past"
    if "be" in seen or "now" in endings:
        return "now"
    return None


def _nearest(strong: list[tuple[int, str]], first: int) -> str:
    """Return the cue next to an expression on its left, or the first on its right: said talks will resume Friday."""
    left = [cue for index, cue in strong if index < first]
    return left[-1] if left else strong[0][1]
