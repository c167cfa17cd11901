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
STYLE = "style"
"""Where a document keeps the number of its style: the corpus whose way of marking it has, or is to be given."""
FORMS = "forms"
"""Attribute of the first layer: numbers of the words that were met often enough to be learned; none for all words."""
KEEPS = "keeps"
"""Attribute of the first layer: its numbers may be kept from call to call."""
_KEPT_WORDS = 30_000
"""Words whose numbers are kept before all are forgotten; one costs about 500 bytes."""
_ODD = np.uint64(0x9E3779B97F4A7C15)
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


def norm_number(form: str) -> int:
    """Return the number of a word as the first layer knows it, its case and digits folded."""
    return form_hash(_norm(form))


class FeatureTable:
    """Feature numbers of word forms, worked out once a form."""

    def __init__(self, names: Sequence[str], clusters: Clusters) -> None:
        self._of_form = [(i, _OF_FORM[n]) for i, n in enumerate(names) if n in _OF_FORM]
        self._of_cluster = [(i, _OF_CLUSTER[n]) for i, n in enumerate(names) if n in _OF_CLUSTER]
        self._tag_column = names.index("tag") if "tag" in names else None
        self._style_column = names.index(STYLE) if STYLE in names else None
        self._norm_columns = frozenset(i for i, n in enumerate(names) if n == "norm")
        self._learned: frozenset[int] = frozenset()
        self._clusters = clusters
        self._width = len(names)
        self._clear()

    def _clear(self) -> None:
        self._index: dict[int, int] = {}
        self._rows = np.zeros((1024, self._width), dtype=np.uint64)

    def learn(self, forms: np.ndarray) -> None:
        """Take over the numbers of the words that have a row of their own; all others then share one."""
        if len(forms) != len(self._learned):
            self._learned = frozenset(forms.tolist())
            self._clear()

    def _add(self, orth: int, form: str) -> None:
        at = len(self._index)
        if at == len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        row = self._rows[at]
        for column, cut in self._of_form:
            number = form_hash(cut(form))
            # A word that was hardly met has learned nothing: its row would be that of others, by chance.
            if not (self._learned and column in self._norm_columns and number not in self._learned):
                row[column] = number
        if self._of_cluster:
            cluster = self._clusters[form]
            for column, mask in self._of_cluster:
                row[column] = (cluster & mask) + 1 if cluster else 0
        self._index[orth] = at

    def keys(self, doc: Doc) -> list[int]:
        """Return a number a token that is the same for all tokens with the same row of feature numbers."""
        keys: np.ndarray = doc.to_array(ORTH)
        if self._tag_column is not None:
            keys = keys ^ (doc.to_array(TAG) * _ODD)
        if self._style_column is not None:
            keys = keys + np.uint64(doc.user_data.get(STYLE, 0))
        found: list[int] = keys.tolist()
        return found

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
        if self._style_column is not None:
            rows[:, self._style_column] = doc.user_data.get(STYLE, 0) + 1
        return rows


class KeptMix:
    """The first layer's numbers, worked out once a word and tag: they do not depend on the sentence.

    Only for weights that no longer change.
    """

    def __init__(self, table: FeatureTable, layer: Model[Any, Any]) -> None:
        self._table = table
        self._layer = layer
        self._clear()

    def _clear(self) -> None:
        self._index: dict[int, int] = {}
        self._kept = np.zeros((0, 0), dtype=np.float32)

    def of(self, docs: Sequence[Doc]) -> list[np.ndarray]:
        """Return the numbers of every document's words."""
        keys = [self._table.keys(doc) for doc in docs]
        if len(self._index) > _KEPT_WORDS:
            self._clear()
        index = self._index
        new: list[np.ndarray] = []
        added: list[int] = []
        first = len(index)
        for doc, row in zip(docs, keys, strict=True):
            fresh = [i for i, key in enumerate(row) if index.setdefault(key, len(index)) >= first]
            if fresh:
                new.append(self._table.rows(doc)[fresh])
                added.extend(index[row[i]] for i in fresh)
        if new:
            self._add(np.concatenate(new), added)
        return [self._kept[[index[key] for key in row]] for row in keys]

    def _add(self, rows: np.ndarray, places: Sequence[int]) -> None:
        """Work out the numbers of new words, which may stand several times among ``rows``."""
        found = self._layer.predict(rows)
        size = len(self._index)
        if size > len(self._kept):
            grown = np.zeros((max(1024, 2 * size), found.shape[1]), dtype=np.float32)
            if len(self._kept):
                grown[: len(self._kept)] = self._kept
            self._kept = grown
        self._kept[places] = found


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
    layer: Model[Any, Any] = chain(concatenate(*tables) if len(tables) > 1 else tables[0], mix)
    kept = KeptMix(table, layer)

    whole: Model[Any, Any] = chain(extract, list2ragged(), with_array(layer), ragged2list())
    whole.attrs[KEEPS] = False
    whole.attrs[FORMS] = np.zeros(0, dtype=np.uint64)
    # A wrapping layer would change the form in which weights are written.
    work_out = whole._func

    def recall(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[Any, Any]:
        table.learn(model.attrs[FORMS])
        if model.attrs[KEEPS] and not is_train:
            return kept.of(docs), lambda _: []
        found, back = work_out(model, docs, is_train)
        return found, back

    whole._func = recall
    return whole
