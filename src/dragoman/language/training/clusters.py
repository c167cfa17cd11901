"""Cut the cluster files that are shipped out of the tables of the package spacy-lookups-data (MIT)."""

from __future__ import annotations

import gzip
import json
from importlib.resources import files
from pathlib import Path

import numpy as np

from dragoman.language.pipelines._clusters import CLUSTER_FOLDER, form_key

KEPT_FORMS = 250_000
"""The most frequent forms that have a cluster; with 6 bytes each this makes 1.5 MB a language."""


def write_clusters(lang: str, folder: Path = CLUSTER_FOLDER, kept: int = KEPT_FORMS) -> Path:
    """Write the cluster file of a language; the source lists its forms by falling frequency."""
    source = files("spacy_lookups_data") / "data" / f"{lang}_lexeme_cluster.json.gz"
    table: dict[str, int] = json.loads(gzip.decompress(source.read_bytes()))
    pairs: dict[int, int] = {}
    for form, number in table.items():
        if number and len(pairs) < kept:
            pairs.setdefault(int(form_key(form)), number)
    keys = np.array(sorted(pairs), dtype=np.uint32)
    numbers = np.array([pairs[int(key)] for key in keys], dtype=np.uint32)
    narrow = np.uint16 if numbers.max() < 2**16 else np.uint32
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{lang}.npz"
    np.savez_compressed(path, keys=keys, numbers=numbers.astype(narrow))
    return path
