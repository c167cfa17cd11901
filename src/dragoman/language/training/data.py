"""Which sentences each pipeline learns from and which it is measured on; the two never meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from dragoman.errors import InputError
from dragoman.language.training.corpora import NamedSentence, Tree, read_tagged, read_trees, without_documents

GERMAN_NAMES = ("de/germeval2014-ner-dev.tsv", "de/germeval2014-ner-test.tsv", "de/smartdata-v1-news-ner.bio.tsv")
"""The first is measured on."""
ENGLISH_NAMES = (
    "en/uner-english-ewt-test.iob2",
    "en/uner-english-ewt-dev.iob2",
    "en/ud-english-gum-train-open",
    "en/ud-english-gum-dev-open",
)
"""The first is measured on."""
GERMAN_TREES = ("de/ud-german-gsd-dev", "de/ud-german-gsd-test", "de/ud-german-pud-test")
ENGLISH_TREES = (
    "en/ud-english-ewt-train-rebuilt",
    "en/ud-english-ewt-test",
    "en/ud-english-gum-train-open",
    "en/ud-english-gum-test-open",
)
HELD_OUT_GENRES = ("GUM_news", "GUM_interview")
"""Genres of GUM whose documents carry other annotations that are measured on (quotations, times)."""
MEASURED_BLOCKS = (2, 5, 8)
"""German GSD test is cut in blocks of ten sentences; those whose number ends so are measured on."""
BLOCK = 10
T = TypeVar("T")
_LABELS = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}
_ALL_LABELS = _LABELS | {"OTH": "OTH"} | {f"{of}{kind}": kind for of in (*_LABELS, "OTH") for kind in ("deriv", "part")}
"""Other names, words made of names and compounds with names, as GermEval marks them: learned to be told apart."""


class TreeData(NamedTuple):
    """Trees to learn from and, by name, trees to measure on."""

    train: list[Tree]
    tests: dict[str, list[Tree]]


class NameData(NamedTuple):
    """Sentences with names to learn from and, by name, sentences to measure on."""

    train: list[NamedSentence]
    tests: dict[str, list[NamedSentence]]


def corpus_file(corpora: Path, name: str) -> Path:
    """Return the path of a corpus file, gzipped or not; raise `InputError` if it is not there."""
    suffix = ".conllu" if name.rpartition("/")[2].startswith("ud-") else ""
    for path in (corpora / f"{name}{suffix}.gz", corpora / f"{name}{suffix}"):
        if path.is_file():
            return path
    raise InputError(f"{corpora / name}{suffix}.gz is missing; docs/training.md says where each corpus comes from")


def tree_files(lang: str) -> tuple[str, ...]:
    """Return the names of the treebank files of a language."""
    return GERMAN_TREES if lang == "de" else ENGLISH_TREES


def name_files(lang: str) -> tuple[str, ...]:
    """Return the names of the name corpora of a language, the one that is measured on first."""
    return GERMAN_NAMES if lang == "de" else ENGLISH_NAMES


def german_trees(corpora: Path) -> TreeData:
    """Return GSD dev, PUD and most of GSD test to learn from, the other blocks of GSD test to measure on."""
    dev, test, pud = (read_trees(corpus_file(corpora, name), merge=True) for name in GERMAN_TREES)
    learned = [tree for i, tree in enumerate(test) if i // BLOCK % BLOCK not in MEASURED_BLOCKS]
    measured = [tree for i, tree in enumerate(test) if i // BLOCK % BLOCK in MEASURED_BLOCKS]
    pud = [replace(tree, style=1) for tree in pud]
    return TreeData(dev + pud + learned, {"GSD test, 290 sentences": measured})


def english_trees(corpora: Path) -> TreeData:
    """Return EWT train and GUM train to learn from, EWT test and GUM test to measure on; settings saw EWT dev."""
    ewt, ewt_test, gum, gum_test = (read_trees(corpus_file(corpora, name), merge=False) for name in ENGLISH_TREES)
    return TreeData(ewt + without_documents(gum, HELD_OUT_GENRES), {"EWT test": ewt_test, "GUM test, open": gum_test})


def german_names(corpora: Path) -> NameData:
    """Return GermEval test and SmartData to learn from, GermEval dev to measure on."""
    dev = _numbered(corpora, GERMAN_NAMES[0])
    test = _numbered(corpora, GERMAN_NAMES[1], _ALL_LABELS)
    smart = read_tagged(corpus_file(corpora, GERMAN_NAMES[2]), column=1, separator="\t", word=0, labels=_LABELS)
    other = [s._replace(style=1) for document in smart for s in sentences_of(document)]
    return NameData(test + other, {"GermEval dev": dev})


def english_names(corpora: Path) -> NameData:
    """Return UNER EWT dev and the entities of GUM to learn from, UNER EWT test to measure on."""
    from dragoman.language.training.names import entity_names

    test, dev = (_numbered(corpora, name) for name in ENGLISH_NAMES[:2])
    gum = [tree for name in ENGLISH_NAMES[2:] for tree in read_trees(corpus_file(corpora, name), merge=False)]
    other = [s._replace(style=1) for s in entity_names(without_documents(gum, HELD_OUT_GENRES))]
    return NameData(dev + other, {"UNER EWT test": test})


def english_text(corpora: Path) -> list[list[str]]:
    """Return the sentences of EWT train, which the English names read without gold."""
    return [tree.forms for tree in read_trees(corpus_file(corpora, ENGLISH_TREES[0]), merge=False)]


def _numbered(corpora: Path, name: str, labels: dict[str, str] = _LABELS) -> list[NamedSentence]:
    return read_tagged(corpus_file(corpora, name), column=2, separator="\t", word=1, labels=labels)


def sentences_of(document: NamedSentence) -> Iterator[NamedSentence]:
    """Cut a document that has no sentence ends after full stops, question and exclamation marks outside names."""
    inside = {i for first, last, _ in document.names for i in range(first, last - 1)}
    start = 0
    for i, form in enumerate(document.forms):
        if (form in (".", "!", "?") and i not in inside) or i == len(document.forms) - 1:
            names = tuple((a - start, b - start, label) for a, b, label in document.names if start <= a <= i)
            yield NamedSentence(document.forms[start : i + 1], names)
            start = i + 1


def folds(items: Sequence[T], number: int) -> tuple[list[T], list[T]]:
    """Cut training data in four fifths and one fifth, in blocks of ten, to choose settings by cross-validation."""
    kept = [item for i, item in enumerate(items) if i // BLOCK % 5 != number]
    held = [item for i, item in enumerate(items) if i // BLOCK % 5 == number]
    return kept, held
