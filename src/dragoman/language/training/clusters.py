"""Cut the cluster files that are shipped out of the tables of the package spacy-lookups-data (MIT)."""

from __future__ import annotations

import gzip
import json
from importlib.resources import files
from pathlib import Path

import numpy as np

from dragoman.language.pipelines._clusters import CLUSTER_FOLDER, form_key


def write_clusters(lang: str, folder: Path = CLUSTER_FOLDER) -> Path:
    """Write the cluster file of a language: every form that has a cluster, as a hash of 4 bytes and a number of 2."""
    source = files("spacy_lookups_data") / "data" / f"{lang}_lexeme_cluster.json.gz"
    table: dict[str, int] = json.loads(gzip.decompress(source.read_bytes()))
    pairs: dict[int, int] = {}
    for form, number in table.items():
        if number:
            pairs.setdefault(int(form_key(form)), number)
    keys = np.array(sorted(pairs), dtype=np.uint32)
    numbers = np.array([pairs[int(key)] for key in keys], dtype=np.uint32)
    narrow = np.uint16 if numbers.max() < 2**16 else np.uint32
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{lang}.npz"
    np.savez_compressed(path, keys=keys, numbers=numbers.astype(narrow))
    return path
