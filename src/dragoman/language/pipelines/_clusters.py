"""Brown clusters of frequent words: a word's place in a tree of words that stand in the same company."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from spacy.strings import hash_string  # type: ignore[attr-defined]

CLUSTER_FOLDER = Path(__file__).parent / "clusters"


class Clusters:
    """Cluster numbers by word form; a form that is not in the table is tried in lower and in title case.

    The lowest bits of a number are the first turns in the tree, so ``number & 63`` is the coarse cluster.
    Forms are kept as 32-bit hashes: a form outside the table hits a wrong row about once in 10,000 times.
    """

    def __init__(self, keys: np.ndarray, numbers: np.ndarray) -> None:
        self._keys = keys
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._keys)

    def __getitem__(self, form: str) -> int:
        """Return the cluster number of a form, 0 for none."""
        for variant in (form, form.lower(), form.title()):
            key = form_key(variant)
            i = int(np.searchsorted(self._keys, key))
            if i < len(self._keys) and self._keys[i] == key:
                return int(self._numbers[i])
        return 0


def form_hash(form: str) -> int:
    """Return a 64-bit number that is the same in every run (murmur hash)."""
    return int(hash_string(form))


def form_key(form: str) -> np.uint32:
    """Return the 32-bit key under which a form stands in a cluster file."""
    return np.uint32(form_hash(form) & 0xFFFFFFFF)


@cache
def load_clusters(lang: str) -> Clusters:
    """Return the clusters of a language; an empty table where none is shipped."""
    path = CLUSTER_FOLDER / f"{lang}.npz"
    if not path.is_file():
        return Clusters(np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.uint32))
    with np.load(path, allow_pickle=False) as file:
        return Clusters(file["keys"], file["numbers"])
