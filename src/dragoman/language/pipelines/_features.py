"""What the networks see of a word: its form cut and folded in several ways, its cluster and its tag."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import ORTH, TAG
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

from dragoman.language.pipelines._clusters import Clusters, form_hash, load_clusters

_DIGIT = re.compile(r"\d")
_QUOTES = str.maketrans("„“”«»‘’‚`", '"""""\'\'\'\'', "")
_CACHED_FORMS = 200_000
"""Rows kept before the cache is emptied; a form costs about 100 bytes."""


def _norm(form: str) -> str:
    return _DIGIT.sub("0", form.lower().translate(_QUOTES))


def _shape(form: str) -> str:
    shape = "".join("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in form[:32])
    return re.sub(r"(.)\1{3,}", r"\1\1\1\1", shape)


_OF_FORM: dict[str, Callable[[str], str]] = {
    "norm": _norm,
    "prefix": lambda form: form[:1],
    "prefix3": lambda form: form[:3].lower(),
    "suffix": lambda form: form[-3:],
    "suffix2": lambda form: form[-2:].lower(),
    "suffix4": lambda form: form[-4:].lower(),
    "shape": _shape,
}
_OF_CLUSTER: dict[str, int] = {"cluster": 0xFFFFFFFF, "cluster10": 0x3FF, "cluster6": 0x3F, "cluster4": 0xF}


class FeatureTable:
    """Feature numbers of word forms, worked out once a form."""

    def __init__(self, names: Sequence[str], clusters: Clusters) -> None:
        self._of_form = [(i, _OF_FORM[n]) for i, n in enumerate(names) if n in _OF_FORM]
        self._of_cluster = [(i, _OF_CLUSTER[n]) for i, n in enumerate(names) if n in _OF_CLUSTER]
        self._tag_column = names.index("tag") if "tag" in names else None
        self._clusters = clusters
        self._width = len(names)
        self._clear()

    def _clear(self) -> None:
        self._index: dict[int, int] = {}
        self._rows = np.zeros((1024, self._width), dtype=np.uint64)

    def _add(self, orth: int, form: str) -> None:
        at = len(self._index)
        if at == len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        row = self._rows[at]
        for column, cut in self._of_form:
            row[column] = form_hash(cut(form))
        if self._of_cluster:
            number = self._clusters[form]
            for column, mask in self._of_cluster:
                row[column] = (number & mask) + 1 if number else 0
        self._index[orth] = at

    def rows(self, doc: Doc) -> np.ndarray:
        """Return one row of feature numbers a token."""
        orths = doc.to_array(ORTH).tolist()
        if len(self._index) > _CACHED_FORMS:
            self._clear()
        for i, orth in enumerate(orths):
            if orth not in self._index:
                self._add(orth, doc[i].text)
        rows = self._rows[[self._index[orth] for orth in orths]]
        if self._tag_column is not None:
            rows[:, self._tag_column] = doc.to_array(TAG)
        return rows


@registry.architectures("dragoman.WordFeatures.v1")  # type: ignore[untyped-decorator]
def word_features(
    width: int, names: list[str], rows: list[int], widths: list[int], clusters: str, dropout: float | None = None
) -> Model[Any, Any]:
    """Build the embedding layer: one hashed table a feature, mixed to ``width`` numbers a word.

    ``rows`` and ``widths`` give each feature's table its size; ``clusters`` is the language of the cluster table.
    """
    table = FeatureTable(names, load_clusters(clusters))

    def forward(
        model: Model[Any, Any], docs: Sequence[Doc], is_train: bool
    ) -> tuple[list[np.ndarray], Callable[[object], list[Doc]]]:
        return [table.rows(doc) for doc in docs], lambda _: []

    extract: Model[Any, Any] = Model("word_features", forward)
    tables: list[Model[Any, Any]] = [
        HashEmbed(columns, size, column=i, seed=7 + i, dropout=dropout)
        for i, (size, columns) in enumerate(zip(rows, widths, strict=True))
    ]
    mix = Maxout(width, sum(widths), nP=3, dropout=0.0, normalize=True)
    return chain(
        extract,
        list2ragged(),
        with_array(chain(concatenate(*tables) if len(tables) > 1 else tables[0], mix)),
        ragged2list(),
    )
