"""Scores of trees and names against gold, each with a 95 % interval from resampled sentences.

Trees and names are compared token by token where the gold tokens were given. What was read from raw text is compared
by spans: a token, its head and its relation are right only if both tokens were cut as in the gold, and the score is
the F1 of what was found and what there is, as in the CoNLL shared tasks.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence, Set
from typing import NamedTuple

from dragoman.language.training.corpora import Tree

NAME_LABELS = ("LOC", "ORG", "PER")
RAW_SCORES = ("sentences", "boundaries", "tokens", "UPOS", "UAS", "LAS", "nsubj")
RESAMPLES = 1000
RESAMPLING_SEED = 13


class Score(NamedTuple):
    """A score in percent with its 95 % interval and the number of gold items it rests on."""

    value: float
    low: float
    high: float
    support: int

    def __str__(self) -> str:
        return f"{self.value:.1f} [{self.low:.1f}–{self.high:.1f}] n={self.support}"


class Counts(NamedTuple):
    """Right, predicted and gold items of one sentence."""

    right: int
    predicted: int
    gold: int


class Analysis(NamedTuple):
    """One predicted token: what ``Pipeline.annotate`` gives, as far as it is scored."""

    pos: str
    feats: str
    head: int
    dep: str


def f_score(counts: Iterable[Counts]) -> float:
    """Return the F1 of summed counts in percent; with as many predicted as gold items this is the accuracy."""
    right = predicted = gold = 0
    for count in counts:
        right, predicted, gold = right + count.right, predicted + count.predicted, gold + count.gold
    return 200.0 * right / (predicted + gold) if predicted + gold else 0.0


def with_interval(
    counts: Sequence[Counts], score: Callable[[Iterable[Counts]], float] = f_score, resamples: int = RESAMPLES
) -> Score:
    """Return the score of all sentences and the interval that holds 95 % of the resampled scores."""
    value = score(counts)
    support = sum(c.gold for c in counts)
    if not counts or not resamples:
        return Score(value, value, value, support)
    rng = random.Random(RESAMPLING_SEED)
    drawn = sorted(score(rng.choices(counts, k=len(counts))) for _ in range(resamples))
    return Score(value, drawn[int(0.025 * resamples)], drawn[min(int(0.975 * resamples), resamples - 1)], support)


def tree_counts(gold: Sequence[Tree], predicted: Sequence[Sequence[Analysis]]) -> dict[str, list[Counts]]:
    """Count, a sentence, what is right: UPOS, FEATS, Case, Mood, UAS, LAS and nsubj (all subtypes, head and relation).

    Punctuation counts like any other token, as in the CoNLL shared tasks; relations are compared with their subtypes
    in LAS.
    """
    counts: dict[str, list[Counts]] = {name: [] for name in ("UPOS", "FEATS", "Case", "Mood", "UAS", "LAS", "nsubj")}
    for tree, words in zip(gold, predicted, strict=True):
        size = len(tree.words)
        pairs = list(zip(tree.words, words, strict=True))
        counts["UPOS"].append(Counts(sum(g.pos == p.pos for g, p in pairs), size, size))
        counts["FEATS"].append(Counts(sum(g.feats == p.feats for g, p in pairs), size, size))
        counts["UAS"].append(Counts(sum(g.head == p.head for g, p in pairs), size, size))
        both = sum(g.head == p.head and g.dep.lower() == p.dep.lower() for g, p in pairs)
        counts["LAS"].append(Counts(both, size, size))
        for name in ("Case", "Mood"):
            wanted = {(i, v) for i, (g, _) in enumerate(pairs) if (v := feature(g.feats, name))}
            found = {(i, v) for i, (_, p) in enumerate(pairs) if (v := feature(p.feats, name))}
            counts[name].append(Counts(len(wanted & found), len(found), len(wanted)))
        wanted_subjects = {(i, g.head) for i, (g, _) in enumerate(pairs) if _is_subject(g.dep)}
        found_subjects = {(i, p.head) for i, (_, p) in enumerate(pairs) if _is_subject(p.dep)}
        right = len(wanted_subjects & found_subjects)
        counts["nsubj"].append(Counts(right, len(found_subjects), len(wanted_subjects)))
    return counts


class PlacedToken(NamedTuple):
    """A token of raw text; ``head`` is the start and end of its head, its own for the root."""

    start: int
    end: int
    pos: str
    head: tuple[int, int]
    dep: str


def place(trees: Sequence[Tree]) -> tuple[str, list[list[PlacedToken]]]:
    """Write trees out as one text and return it with their tokens in their places.

    A blank line stands before a sentence that opens a paragraph, a space before any other.
    """
    text: list[str] = []
    at = 0
    placed = []
    for tree in trees:
        if text:
            text.append("\n\n" if tree.opens else " ")
            at += len(text[-1])
        spans = []
        for i, word in enumerate(tree.words):
            spans.append((at, at + len(word.form)))
            text.append(word.form + (" " if word.space and i < len(tree.words) - 1 else ""))
            at += len(text[-1])
        placed.append(
            [PlacedToken(*span, w.pos, spans[w.head], w.dep) for span, w in zip(spans, tree.words, strict=True)]
        )
    return "".join(text), placed


def raw_counts(
    gold: Sequence[Sequence[PlacedToken]], predicted: Sequence[Sequence[PlacedToken]]
) -> dict[str, list[Counts]]:
    """Count, a gold sentence, what was found in raw text.

    ``sentences`` are right if both ends are, ``boundaries`` count the ends alone; then come tokens, UPOS, UAS, LAS and
    nsubj. A predicted token counts for the gold sentence in which it begins, a predicted sentence for that in which
    its last token does.
    """
    starts = [sentence[0].start for sentence in gold]
    found: list[list[PlacedToken]] = [[] for _ in gold]
    ranges: list[set[tuple[int, int]]] = [set() for _ in gold]

    def holder(token: PlacedToken) -> int:
        return max(bisect_right(starts, token.start) - 1, 0)

    for sentence in predicted:
        if sentence:
            ranges[holder(sentence[-1])].add((sentence[0].start, sentence[-1].end))
        for token in sentence:
            found[holder(token)].append(token)
    counts: dict[str, list[Counts]] = {name: [] for name in RAW_SCORES}
    for wanted, mine, mine_ranges in zip(gold, found, ranges, strict=True):
        whole = (wanted[0].start, wanted[-1].end)
        counts["sentences"].append(_overlap({whole}, mine_ranges))
        counts["boundaries"].append(_overlap({whole[1]}, {end for _, end in mine_ranges}))
        for name, view in _VIEWS.items():
            counts[name].append(_overlap({view(t) for t in wanted}, {view(t) for t in mine}))
        subjects = [{_VIEWS["UAS"](t) for t in side if _is_subject(t.dep)} for side in (wanted, mine)]
        counts["nsubj"].append(_overlap(*subjects))
    return counts


_VIEWS: dict[str, Callable[[PlacedToken], tuple[object, ...]]] = {
    "tokens": lambda t: (t.start, t.end),
    "UPOS": lambda t: (t.start, t.end, t.pos),
    "UAS": lambda t: (t.start, t.end, t.head),
    "LAS": lambda t: (t.start, t.end, t.head, t.dep.lower()),
}


def _overlap(wanted: Set[object], found: Set[object]) -> Counts:
    return Counts(len(wanted & found), len(found), len(wanted))


def name_counts(
    gold: Sequence[Sequence[tuple[int, int, str]]], predicted: Sequence[Sequence[tuple[int, int, str]]]
) -> dict[str, list[Counts]]:
    """Count, a sentence, the names with right bounds and label, all and a label; other labels are left out."""
    counts: dict[str, list[Counts]] = {name: [] for name in ("all", *NAME_LABELS)}
    for wanted, found in zip(gold, predicted, strict=True):
        for name in counts:
            mine = {n for n in wanted if name in ("all", n[2])}
            theirs = {n for n in found if n[2] in NAME_LABELS and name in ("all", n[2])}
            counts[name].append(Counts(len(mine & theirs), len(theirs), len(mine)))
    return counts


def score_trees(gold: Sequence[Tree], predicted: Sequence[Sequence[Analysis]]) -> dict[str, Score]:
    """Return the scores of ``tree_counts`` with their intervals."""
    return {name: with_interval(counts) for name, counts in tree_counts(gold, predicted).items()}


def score_raw(gold: Sequence[Sequence[PlacedToken]], predicted: Sequence[Sequence[PlacedToken]]) -> dict[str, Score]:
    """Return the scores of ``raw_counts`` with their intervals."""
    return {name: with_interval(counts) for name, counts in raw_counts(gold, predicted).items()}


def score_names(
    gold: Sequence[Sequence[tuple[int, int, str]]], predicted: Sequence[Sequence[tuple[int, int, str]]]
) -> dict[str, Score]:
    """Return the scores of ``name_counts`` with their intervals."""
    return {name: with_interval(counts) for name, counts in name_counts(gold, predicted).items()}


def feature(feats: str, name: str) -> str | None:
    """Return one UD feature of ``Case=Nom|Number=Sing``, or None."""
    for part in feats.split("|"):
        if part.startswith(name + "="):
            return part[len(name) + 1 :]
    return None


def _is_subject(dep: str) -> bool:
    return dep == "nsubj" or dep.startswith("nsubj:")
