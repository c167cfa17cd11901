"""What is trained on what, and with which settings: one recipe a pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Feature = tuple[str, int, int]
"""Name of a word feature, rows of its table, numbers a row."""


@dataclass(frozen=True, slots=True)
class Teacher:
    """What sets a teacher apart from the parser that learns from it."""

    seed: int
    steps: int
    further: tuple[Feature, ...] = ()
    """Features it has besides."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of one pipeline."""

    name: str
    lang: str
    task: Literal["parser", "names"]
    folder: str
    """Weights folder under ``pipelines/``; the share-alike weights stand apart."""
    steps: int
    batch_words: int
    features: tuple[Feature, ...]
    clusters: bool
    width: int = 96
    depth: int = 4
    hidden: int = 128
    dropout: float = 0.2
    learn_rate: float = 0.002
    warmup: int = 150
    min_action_freq: int = 5
    seed: int = 13
    tagger: bool = False
    """Learn the fine tags as well (English; German takes HanTa's as input)."""
    joined: float = 0.0
    """Rows of two or three sentences to learn from besides, a sentence: with them the parser can tell several trees."""
    teachers: tuple[Teacher, ...] = ()
    """Pipelines whose vote makes further sentences to learn from; they learn from the same gold."""
    agreement: float = 0.85
    """Share of heads that the teachers must agree on for a sentence to be learned from."""
    gold_copies: int = 1
    rare: int = 0
    """Words met less often than this have no form of their own, only the features that they share with others."""


_FORM = (("norm", 5000, 96), ("prefix", 1000, 32), ("suffix", 2500, 64), ("shape", 1000, 32))
_CLUSTERS = (("cluster", 1500, 64), ("cluster6", 200, 32))
_STYLE = ("style", 10, 8)
_MORE_CLUSTERS = (*_CLUSTERS, ("cluster10", 1000, 32))

RECIPES: dict[str, Recipe] = {
    r.name: r
    for r in (
        Recipe(
            name="en_parser",
            lang="en",
            task="parser",
            folder="weights_cc_by_sa",
            steps=4000,
            batch_words=1500,
            features=(*_FORM, *_CLUSTERS),
            clusters=True,
            min_action_freq=20,
            tagger=True,
        ),
        Recipe(
            name="de_parser",
            lang="de",
            task="parser",
            folder="weights_cc_by_sa",
            steps=1800,
            batch_words=1200,
            dropout=0.4,
            features=(*_FORM, ("tag", 200, 48), *_CLUSTERS, _STYLE),
            clusters=True,
            joined=0.3,
            teachers=(
                Teacher(seed=13, steps=1200),
                Teacher(seed=21, steps=900),
                Teacher(seed=34, steps=900, further=(("suffix2", 500, 32), ("prefix3", 2000, 48))),
            ),
            gold_copies=3,
        ),
        Recipe(
            name="de_ner",
            lang="de",
            task="names",
            folder="weights_cc_by",
            steps=1100,
            batch_words=1000,
            features=(*_FORM, ("tag", 200, 48), *_CLUSTERS, _STYLE),
            clusters=True,
            dropout=0.4,
            hidden=64,
            rare=3,
            teachers=(
                Teacher(seed=13, steps=900),
                Teacher(seed=21, steps=900, further=(("cluster10", 1000, 32),)),
                Teacher(seed=34, steps=900, further=(("suffix4", 3000, 48), ("prefix3", 2000, 48))),
            ),
        ),
        Recipe(
            name="en_ner",
            lang="en",
            task="names",
            folder="weights_cc_by_sa",
            steps=1000,
            batch_words=1000,
            features=(*_FORM, ("tag", 200, 48), *_MORE_CLUSTERS, _STYLE),
            clusters=True,
            dropout=0.3,
            rare=4,
            teachers=(
                Teacher(seed=13, steps=600),
                Teacher(seed=21, steps=600, further=(("cluster4", 30, 16),)),
                Teacher(seed=34, steps=600, further=(("suffix4", 3000, 48), ("prefix3", 2000, 48))),
            ),
            gold_copies=2,
        ),
    )
}
