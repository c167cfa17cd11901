"""Build a pipeline from a recipe and train it: a fixed number of steps, averaged weights, no picking on the way."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Adam, fix_random_seed, warmup_linear

from dragoman.language.pipelines import input_doc, use_fast_products
from dragoman.language.pipelines._features import FORMS, norm_number
from dragoman.language.training.corpora import NamedSentence, Tree
from dragoman.language.training.recipes import Recipe


def build(recipe: Recipe) -> Language:
    """Return the untrained pipeline of a recipe."""
    nlp = spacy.blank("xx")
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {
                    "@architectures": "dragoman.WordFeatures.v1",
                    "width": recipe.width,
                    "names": [name for name, _, _ in recipe.features],
                    "rows": [rows for _, rows, _ in recipe.features],
                    "widths": [width for _, _, width in recipe.features],
                    "clusters": recipe.lang if recipe.clusters else "",
                },
                "encode": {
                    "@architectures": "spacy.MaxoutWindowEncoder.v2",
                    "width": recipe.width,
                    "window_size": 1,
                    "maxout_pieces": 3,
                    "depth": recipe.depth,
                },
            }
        },
    )
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": recipe.width}
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    transitions = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser" if recipe.task == "parser" else "ner",
        "extra_state_tokens": False,
        "hidden_width": recipe.hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": listener,
    }
    if recipe.task == "names":
        nlp.add_pipe("ner", config={"model": transitions})
        return nlp
    if recipe.tagger:
        nlp.add_pipe("tagger", config={"model": tagger})
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe("parser", config={"model": transitions, "min_action_freq": recipe.min_action_freq})
    return nlp


def tree_example(
    vocab: Vocab, tree: Tree, tags: Sequence[str] | None, *, style: int = 0, breaks: bool = False
) -> Example:
    """Pair the input with the gold tree, or with several where ``breaks`` are allowed."""
    words = tree.words
    gold = Doc(
        vocab,
        words=tree.forms,
        tags=[w.tag or "_" for w in words],
        pos=[w.pos if w.pos != "_" else "X" for w in words],
        morphs=[w.feats for w in words],
        heads=[w.head for w in words],
        deps=["ROOT" if w.head == i else w.dep for i, w in enumerate(words)],
    )
    return Example(input_doc(vocab, tree.forms, tags, style=style, breaks=breaks), gold)


def name_example(vocab: Vocab, sentence: NamedSentence, tags: Sequence[str] | None, *, style: int = 0) -> Example:
    """Pair the input with the gold names."""
    gold = Doc(vocab, words=list(sentence.forms))
    gold.set_ents([Span(gold, first, last, label=label) for first, last, label in sentence.names], default="outside")
    return Example(input_doc(vocab, sentence.forms, tags, style=style), gold)


def _learn_forms(nlp: Language, examples: Sequence[Example], least: int) -> None:
    """Give a form of their own only to the words that are met often enough."""
    met = Counter(norm_number(token.text) for example in examples for token in example.predicted)
    forms = np.array(sorted(number for number, count in met.items() if count >= least), dtype=np.uint64)
    component: Any
    for _, component in nlp.pipeline:
        for node in component.model.walk():
            if FORMS in node.attrs:
                node.attrs[FORMS] = forms


def _batches(examples: Sequence[Example], words: int, rng: random.Random) -> Iterator[list[Example]]:
    while True:
        order = list(examples)
        rng.shuffle(order)
        batch: list[Example] = []
        size = 0
        for example in order:
            batch.append(example)
            size += len(example.reference)
            if size >= words:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch


def train(
    recipe: Recipe,
    make_examples: Callable[[Vocab], list[Example]],
    watch: Callable[[Language, int], None] | None = None,
) -> Language:
    """Train the recipe's pipeline and return it with averaged weights.

    ``watch`` is called with the averaged pipeline every 500 steps; it only looks on.
    """
    fix_random_seed(recipe.seed)
    nlp = build(recipe)
    examples = make_examples(nlp.vocab)
    nlp.initialize(lambda: examples)
    if recipe.rare:
        _learn_forms(nlp, examples, recipe.rare)
    use_fast_products(nlp)
    rate: Any = warmup_linear(recipe.learn_rate, recipe.warmup, recipe.steps)
    optimizer: Any = Adam(
        rate,
        L2=0.01,
        grad_clip=1.0,
        use_averages=True,
        L2_is_weight_decay=True,
    )
    batches = _batches(examples, recipe.batch_words, random.Random(recipe.seed))
    for step in range(1, recipe.steps + 1):
        nlp.update(next(batches), sgd=optimizer, drop=recipe.dropout)
        optimizer.step_schedules()
        if watch is not None and (step % 500 == 0 and step < recipe.steps):
            with nlp.use_params(optimizer.averages):
                watch(nlp, step)
    averaged = nlp.use_params(optimizer.averages)
    averaged.__enter__()
    return nlp
