"""Rows of sentences as one input: what the parser learns from to tell two trees where no stop parts them."""

from __future__ import annotations

import random
from collections.abc import Sequence

from dragoman.language.training.corpora import Tree, Word

TaggedTree = tuple[Tree, list[str] | None]
THREE = 0.2
"""Share of rows of three sentences, the others have two."""
STOP_LOST = 0.7
"""Share of full stops left out at the end of all sentences but the last: text has most of the others."""
LONGEST = 80
"""Words of the longest row."""
SEED = 5


def joined(trees: Sequence[TaggedTree], share: float) -> list[TaggedTree]:
    """Return rows of sentences that follow each other, about ``share`` times as many as there are sentences."""
    rng = random.Random(SEED)
    rows: list[TaggedTree] = []
    for _ in range(int(share * len(trees))):
        first = rng.randrange(len(trees) - 1)
        parts = trees[first : first + (3 if rng.random() < THREE else 2)]
        if len({tree.style for tree, _ in parts}) > 1:
            continue
        words: list[Word] = []
        tags: list[str] = []
        for i, (tree, own) in enumerate(parts):
            size = len(tree.words)
            if i < len(parts) - 1 and _ends_in_stop(tree) and rng.random() < STOP_LOST and _free(tree):
                size -= 1
            base = len(words)
            words.extend(word._replace(head=word.head + base) for word in tree.words[:size])
            tags.extend((own or [])[:size])
        if len(words) < LONGEST:
            rows.append((Tree(tuple(words), parts[0][0].document, style=parts[0][0].style), tags or None))
    return rows


def _ends_in_stop(tree: Tree) -> bool:
    return len(tree.words) > 2 and tree.words[-1].form == "."


def _free(tree: Tree) -> bool:
    """Say whether nothing hangs on the last word."""
    return all(word.head != len(tree.words) - 1 for word in tree.words)
