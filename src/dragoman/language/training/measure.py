"""Measure the shipped pipelines on the parts that they did not learn from: on gold tokens, and from raw text."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from dragoman.articles import article_from_text
from dragoman.knowledge import load_knowledge
from dragoman.language import read_sentences
from dragoman.language.pipelines import Pipeline, load_pipeline
from dragoman.language.training.corpora import NamedSentence, Tree
from dragoman.language.training.data import english_names, english_trees, german_names, german_trees
from dragoman.language.training.scoring import (
    Analysis,
    PlacedToken,
    Score,
    place,
    score_names,
    score_raw,
    score_trees,
)
from dragoman.language.training.stts import stts_tags


def measure(corpora: Path, lang: str) -> dict[str, dict[str, Score]]:
    """Return, by test set, the scores of a language's pipelines; empty if no weights are shipped.

    Each set of trees is measured twice, on gold sentences and tokens and from raw text.
    """
    pipeline = load_pipeline(lang)
    if pipeline is None:
        return {}
    trees = german_trees(corpora) if lang == "de" else english_trees(corpora)
    scores = {name: measure_trees(pipeline, test) for name, test in trees.tests.items()}
    scores |= {f"{name}, raw text": measure_raw(lang, test) for name, test in trees.tests.items()}
    if pipeline.has_names:
        names = german_names(corpora) if lang == "de" else english_names(corpora)
        scores |= {name: measure_names(pipeline, test) for name, test in names.tests.items()}
    return scores


def _tags(lang: str, forms: Sequence[Sequence[str]]) -> list[list[str]] | None:
    return stts_tags(forms) if lang == "de" else None


def measure_trees(pipeline: Pipeline, test: Sequence[Tree]) -> dict[str, Score]:
    """Return tag, feature, tree and subject scores."""
    forms = [tree.forms for tree in test]
    predicted = [
        [Analysis(a.pos, a.feats, a.head, a.dep) for a in sentence]
        for sentence in pipeline.annotate(forms, _tags(pipeline.lang, forms))
    ]
    return score_trees(test, predicted)


def measure_names(pipeline: Pipeline, test: Sequence[NamedSentence]) -> dict[str, Score]:
    """Return name scores over all labels and a label."""
    forms = [sentence.forms for sentence in test]
    return score_names([s.names for s in test], pipeline.names(forms, _tags(pipeline.lang, forms)))


def measure_raw(lang: str, test: Sequence[Tree]) -> dict[str, Score]:
    """Return sentence, token, tag, tree and subject scores of the whole language layer on the text of the trees."""
    text, gold = place(test)
    article = article_from_text(text, source="treebank", language=lang, plain=True)
    read = read_sentences(article, load_knowledge())
    found = []
    for sentence in read.sentences:
        spans = [(token.start, token.end) for token in sentence.tokens]
        found.append(
            [
                PlacedToken(t.start, t.end, t.pos, spans[i if t.head is None else t.head], t.dep or "dep")
                for i, t in enumerate(sentence.tokens)
            ]
        )
    return score_raw(gold, found)


def words_per_second(pipeline: Pipeline, sentences: Sequence[Sequence[str]]) -> float:
    """Return how many words a second ``annotate`` reads, German tags not counted."""
    tags = _tags(pipeline.lang, sentences)
    started = time.perf_counter()
    pipeline.annotate(sentences, tags)
    return sum(len(s) for s in sentences) / (time.perf_counter() - started)
