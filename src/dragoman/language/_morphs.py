"""The word model of HanTa, searched faster: what tags a form can have, and its most probable parts under one tag.

A word is a walk through morphemes; the chance of each step comes from the model's tables. HanTa tries every tag at
every cut; here the cuts are looked up from the morpheme's side, so that only tags that know the morpheme, and the open
classes that may hold an unknown one, are tried. The results are the same as the model's own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

State = tuple[int, int]
Unknown = tuple[float, Sequence[float], dict[str, float]]
"""How probable an unknown morpheme of an open class is: by itself, by its length, by its ending."""

_EMPTY, _START, _UNKNOWN, _END_UNKNOWN = 0, 1, 3, -3
_FLOOR = -1e6
_KEPT = 3
"""At each letter the walk goes on from the best four states and those within 1.0 of them."""
_WHOLE_UNKNOWN = 4.6
"""What an analysis loses that takes the whole word for one unknown morpheme."""
_TAIL = 4
"""Letters of the longest ending in the tables: of longer morphemes only the last letters count."""
_TAILS_KEPT = 50_000
"""Endings that are remembered with their chances."""
_SIZES = 24
"""Length in letters from which morphemes are taken to be equally long."""


class Morphs:
    """Walks through the morphemes of words with the tables of one HanTa model."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401  HanTa has no types
        self._reach: dict[int, frozenset[int]] = model.reachability
        self._nonfinal: dict[State, dict[int, float]] = {s: dict(steps) for s, steps in model.LP_trans_nonfinal.items()}
        self._final: dict[State, list[tuple[int, float]]] = model.LP_trans_final
        self._known: dict[str, list[tuple[int, float]]] = {}
        for tag, morphs in model.LP_m_t.items():
            for morph, chance in morphs.items():
                self._known.setdefault(morph, []).append((tag, chance))
        self._emitted: dict[int, dict[str, float]] = model.LP_m_t
        self._open_tags: dict[int, Unknown] = {
            tag: (model.Int_t + model.LP_hapax_t[tag], model.LP_len_t[tag], model.LP_s_t[tag])
            for tag in model.LP_m_t
            if tag in model.LP_hapax_t and tag in model.LP_s_t
        }
        self._short: dict[str, dict[int, float]] = {}
        self._tails: dict[str, dict[int, float]] = {}

    def tags(self, word: str) -> list[tuple[int, float]]:
        """Return the tags that a lower-case word can have with their log probabilities, best first."""
        rows, _ = self._walk(word, None, strict=False)
        found: dict[int, float] = {}
        for state, chance in rows.items():
            number = -state[1]
            before = found.get(number)
            found[number] = chance if before is None else _added(before, chance)
        return sorted(found.items(), key=lambda item: item[1], reverse=True) or [(_UNKNOWN, 0.0)]

    def parts(self, word: str, target: int) -> list[tuple[int, int]]:
        """Return the morphemes of a lower-case word under a final tag (negative): tag and end of each, in order."""
        reachable = self._reach.get(target, frozenset())
        rows: dict[State, float] = {}
        links: list[dict[State, tuple[State, int]]] = []
        for strict in (True, False):
            rows, links = self._walk(word, (target, reachable), strict=strict)
            if rows:
                break
        length = len(word)
        if not rows:
            return [(_UNKNOWN, length), (_END_UNKNOWN, length + 1)]
        state = max(rows, key=lambda s: rows[s])
        at = length + 1
        path = [(state[1], at)]
        while at > 0:
            state, at = links[at][state]
            path.append((state[1], at))
        return path[-2::-1]

    def _walk(
        self, word: str, target: tuple[int, frozenset[int]] | None, *, strict: bool
    ) -> tuple[dict[State, float], list[dict[State, tuple[State, int]]]]:
        """Return the end states of all walks through a word with their chances, and the links back."""
        length = len(word)
        table: list[dict[State, float]] = [{(_EMPTY, _START): 0.0}, *({} for _ in range(length + 1))]
        links: list[dict[State, tuple[State, int]]] = [{} for _ in range(length + 2)]
        reachable = None if target is None else target[1]
        for i in range(length):
            row = table[i]
            if not row:
                continue
            bound = sorted(row.values(), reverse=True)[_KEPT] - 1 if len(row) > _KEPT else _FLOOR
            going = [(state, chance, self._nonfinal[state]) for state, chance in row.items()
                     if chance >= bound and state in self._nonfinal]  # fmt: skip
            if going:
                self._go_on(word, i, going, table, links, reachable=reachable, strict=strict)
        end, back = table[length + 1], links[length + 1]
        for state, chance in table[length].items():
            for tag, step in self._final.get(state, ()):
                if target is not None and tag != target[0]:
                    continue
                total = chance + step
                new = (state[1], tag)
                if total > _FLOOR and (new not in end or total > end[new]):
                    end[new] = total
                    back[new] = (state, length)
        return end, links

    def _go_on(
        self,
        word: str,
        i: int,
        going: list[tuple[State, float, dict[int, float]]],
        table: list[dict[State, float]],
        links: list[dict[State, tuple[State, int]]],
        *,
        reachable: frozenset[int] | None,
        strict: bool,
    ) -> None:
        """Take every walk that has come to letter ``i`` one morpheme further."""
        length = len(word)
        at: dict[int, list[tuple[int, float]]] = {}
        for j in range(i + 1, length + 1):
            for tag, emitted in self._known.get(word[i:j], ()):
                if tag in at:
                    at[tag].append((j, emitted))
                else:
                    at[tag] = [(j, emitted)]
        open_tags = () if strict else self._open_tags
        guessed: set[int] = set()
        for state, chance, steps in going:
            last = state[1]
            for tag, step in steps.items():
                if tag in open_tags and tag not in guessed:
                    guessed.add(tag)
                    at[tag] = self._with_unknown(word, i, tag)
                morphs = at.get(tag)
                if morphs is None or (reachable is not None and tag not in reachable):
                    continue
                start = chance + step
                new = (last, tag)
                for j, emitted in morphs:
                    total = start + emitted
                    goal = table[j]
                    if total > goal.get(new, _FLOOR):
                        goal[new] = total
                        links[j][new] = (state, i)

    def _with_unknown(self, word: str, i: int, tag: int) -> list[tuple[int, float]]:
        """Return where the morphemes of an open class that begin at letter ``i`` can end, with their chances."""
        length = len(word)
        known = self._emitted[tag]
        by_size = self._open_tags[tag][1]
        found: list[tuple[int, float]] = []
        for j in range(i + 1, length + 1):
            size = j - i
            emitted = known.get(word[i:j])
            if emitted is None:
                if length >= 4 and size <= 2:
                    continue
                if size <= _TAIL:
                    emitted = self._of_short(word[i:j])[tag]
                else:
                    emitted = self._of_tail(word[j - _TAIL : j])[tag] + by_size[min(_SIZES, size)]
                if size == length:
                    emitted -= _WHOLE_UNKNOWN
            found.append((j, emitted))
        return found

    def _of_short(self, morph: str) -> dict[int, float]:
        """Return the chances of a short unknown morpheme under every open class."""
        found = self._short.get(morph)
        if found is None:
            found = self._short[morph] = {tag: _guess(morph, unknown) for tag, unknown in self._open_tags.items()}
        return found

    def _of_tail(self, tail: str) -> dict[int, float]:
        """Return the chances of the last letters of a longer one, its length left out."""
        found = self._tails.get(tail)
        if found is None:
            if len(self._tails) > _TAILS_KEPT:
                self._tails.clear()
            found = self._tails[tail] = {
                tag: itself + _ending("_" + tail, endings) for tag, (itself, _, endings) in self._open_tags.items()
            }
        return found


def _guess(morph: str, unknown: Unknown) -> float:
    """Return the chance of an unknown morpheme under an open class."""
    size = len(morph)
    return unknown[0] + unknown[1][min(_SIZES, size)] + _ending(morph, unknown[2])


def _ending(morph: str, suffixes: dict[str, float]) -> float:
    """Return the chance of the longest known ending that is not the whole morpheme."""
    size = len(morph)
    for cut in (4, 3, 2, 1):
        if size > cut:
            found = suffixes.get(morph[-cut:])
            if found is not None:
                return found
    return suffixes[""]


def _added(left: float, right: float) -> float:
    """Return the logarithm of the sum of two probabilities given by their logarithms."""
    high, low = max(left, right), min(left, right)
    return high + math.log1p(math.exp(low - high))
