"""The language layer against treebanks, name corpora and marked sentence ends: raw text in, shares and F1 out.

The parts that are measured on are those of `dragoman.language.training.data`: no pipeline learned from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from dragoman.articles import article_from_text
from dragoman.evaluation._scores import Score
from dragoman.knowledge import Knowledge
from dragoman.language import Sentences, names_in_words, read_sentences
from dragoman.language.training import data
from dragoman.language.training.corpora import Tree, read_trees
from dragoman.language.training.scoring import Counts, PlacedToken, name_counts, place, raw_counts, with_interval

RESAMPLES = 400
OPEN_FORMS = ("sollte", "wollte", "müsste", "müßte")
"""Beginnings of forms that are indicative and subjunctive; the layer calls most of them ambiguous, and so they are."""
TREEBANKS = ("de/*.conllu*", "en/*.conllu*")
CASES = ("de", "en")
_MEASURES = {
    "sentences": "boundaries",
    "sentences whole": "sentences",
    "upos": "UPOS",
    "uas": "UAS",
    "las": "LAS",
    "nsubj": "nsubj",
}
"""Names of scores and what they count: a sentence is right by where it ends, a whole one also by where it begins."""
NAMES_AT_ONCE = 50
"""Sentences of a name corpus that are read as one article: enough to be fast, too few to lend each other names."""


def is_corpora(folder: Path) -> bool:
    """Say whether a folder holds treebanks in one folder a language."""
    return folder.is_dir() and any(any(folder.glob(pattern)) for pattern in TREEBANKS)


def score_language(folder: Path, knowledge: Knowledge, goals: Mapping[str, float]) -> tuple[list[Score], list[str]]:
    """Return every score of the language layer, and a line for every marked sentence that was cut elsewhere.

    Raises:
        InputError: a corpus that is measured on is not in the folder.

    """
    scores: list[Score] = []
    misses: list[str] = []

    def add(name: str, counts: Sequence[Counts]) -> None:
        found = with_interval(counts, resamples=RESAMPLES)
        value, low, high = (round(x / 100, 4) for x in found[:3])
        scores.append(Score(f"language/{name}", value, low, high, goals.get(f"language/{name}")))

    for lang in CASES:
        cases, lines = sentence_cases(lang, knowledge)
        add(f"{lang}/sentences/news cases", cases)
        misses += lines
    held_out = next(iter(data.german_trees(folder).tests.values()))
    for name, counted in _raw(held_out, "de", knowledge).items():
        add(f"de/gsd/{name}", counted)
    add("de/subjunctive", subjunctives(folder, knowledge))
    for tests, label in zip(data.english_trees(folder).tests.values(), ("ewt", "gum"), strict=True):
        for name, counted in _raw(tests, "en", knowledge).items():
            add(f"en/{label}/{name}", counted)
    for lang, label, names in (("de", "germeval", data.german_names), ("en", "uner-ewt", data.english_names)):
        test = next(iter(names(folder).tests.values()))
        for source in ("model", "all"):
            found = _found_names([s.forms for s in test], lang, knowledge, by_tables=source == "all")
            by_label = name_counts([s.names for s in test], found)
            suffix = "" if source == "model" else " with tables"
            add(f"names/{lang}/{label}/f1{suffix}", by_label["all"])
            add(f"names/{lang}/{label}/persons{suffix}", by_label["PER"])
    return scores, misses


def _read(text: str, lang: str, knowledge: Knowledge) -> Sentences:
    return read_sentences(article_from_text(text, source="corpus", language=lang, plain=True), knowledge)


def _raw(trees: Sequence[Tree], lang: str, knowledge: Knowledge) -> dict[str, list[Counts]]:
    """Count sentences, tokens, tags and trees found in the text of a treebank."""
    text, gold = place(trees)
    found = []
    for sentence in _read(text, lang, knowledge).sentences:
        spans = [(t.start, t.end) for t in sentence.tokens]
        found.append(
            [
                PlacedToken(t.start, t.end, t.pos, spans[i if t.head is None else t.head], t.dep or "dep")
                for i, t in enumerate(sentence.tokens)
            ]
        )
    counts = raw_counts(gold, found)
    return {label: counts[name] for label, name in _MEASURES.items()}


def subjunctives(folder: Path, knowledge: Knowledge) -> list[Counts]:
    """Count subjunctive verb forms in all German treebanks, forms that can be either left out."""
    counts = []
    for name in data.GERMAN_TREES:
        trees = read_trees(data.corpus_file(folder, name), merge=True)
        text, gold = place(trees)
        moods = {(t.start, t.end): t.mood for s in _read(text, "de", knowledge).sentences for t in s.tokens if t.mood}
        for tree, placed in zip(trees, gold, strict=True):
            right = predicted = there = 0
            for word, token in zip(tree.words, placed, strict=True):
                if word.form.lower().startswith(OPEN_FORMS):
                    continue
                wanted = "Mood=Sub" in word.feats
                found = moods.get((token.start, token.end)) == "subjunctive"
                right, predicted, there = right + (wanted and found), predicted + found, there + wanted
            counts.append(Counts(right, predicted, there))
    return counts


def _found_names(
    sentences: Sequence[Sequence[str]], lang: str, knowledge: Knowledge, *, by_tables: bool
) -> list[list[tuple[int, int, str]]]:
    found: list[list[tuple[int, int, str]]] = []
    for first in range(0, len(sentences), NAMES_AT_ONCE):
        block = sentences[first : first + NAMES_AT_ONCE]
        found += [
            [name[:3] for name in names if by_tables or name[3] == "model"]
            for names in names_in_words(block, lang, knowledge)
        ]
    return found


def sentence_cases(lang: str, knowledge: Knowledge) -> tuple[list[Counts], list[str]]:
    """Count the sentences of the shipped hard cases, and name those that were cut elsewhere."""
    counts = []
    misses = []
    for text, wanted in marked_cases(lang):
        found = {(s.span.start, s.span.end) for s in _read(text, lang, knowledge).sentences}
        counts.append(Counts(len(found & wanted), len(found), len(wanted)))
        if found != wanted:
            cut = " | ".join(text[a:b] for a, b in sorted(found)).replace("\n", "\\n")
            misses.append(f"language/{lang}/sentences/news cases: {cut}")
    return counts, misses


def marked_cases(lang: str) -> Iterator[tuple[str, set[tuple[int, int]]]]:
    r"""Yield the shipped texts with the spans of their sentences.

    A line is a text; ``|`` stands where one sentence ends and the next begins (a space in the text), ``\n`` is a
    line break, ``|\n`` one that also ends a sentence.
    """
    path = files("dragoman.evaluation").joinpath(f"gold/sentences-{lang}.txt")
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, at = "", 0
        spans: set[tuple[int, int]] = set()
        for part in line.replace("\\n", "\n").split("|"):
            text += "" if not text or part.startswith("\n") else " "
            at = len(text) + len(part) - len(part.lstrip())
            text += part
            spans.add((at, at + len(part.strip())))
        yield text, spans
