"""Write a trained pipeline as it is shipped: networks and labels without word lists, and the story of its making."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from spacy.language import Language

from dragoman.language.pipelines import BREAKS
from dragoman.language.training.recipes import Recipe
from dragoman.language.training.scoring import Score


def save(nlp: Language, recipe: Recipe, folder: Path, sources: Sequence[Path]) -> Path:
    """Write the weights and ``training.json`` (settings, data hashes) to ``folder/<name>`` and return that path."""
    path = folder / recipe.name
    if path.exists():
        shutil.rmtree(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    nlp.meta.update(
        lang="xx", name=recipe.name, description="", author="", performance={}, spacy_version=">=3.8.0,<4.0.0"
    )
    nlp.meta[BREAKS] = bool(recipe.joined)
    nlp.to_disk(path, exclude=["vocab", "tokenizer"])
    about = {
        "settings": asdict(recipe),
        "data": {source.name: hashlib.sha256(source.read_bytes()).hexdigest() for source in sorted(sources)},
    }
    write_about(path, about)
    return path


def add_scores(path: Path, scores: Mapping[str, Mapping[str, Score]]) -> None:
    """Add the scores of the finished weights to ``training.json``."""
    about = json.loads((path / "training.json").read_text(encoding="utf-8"))
    about["scores"] = {
        test: {name: [round(score.value, 2), round(score.low, 2), round(score.high, 2)] for name, score in row.items()}
        for test, row in scores.items()
    }
    write_about(path, about)


def write_about(path: Path, about: Mapping[str, object]) -> None:
    """Write ``training.json``."""
    text = json.dumps(about, indent=1, ensure_ascii=False)
    (path / "training.json").write_text(text + "\n", encoding="utf-8")
