"""From a recipe and a folder of corpora to weights on disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from spacy.training import Example
from spacy.vocab import Vocab

from dragoman.errors import InputError
from dragoman.language.pipelines import Pipeline, input_doc, load_weights
from dragoman.language.training.corpora import NamedSentence, Tree
from dragoman.language.training.data import (
    corpus_file,
    english_names,
    english_text,
    english_trees,
    german_names,
    german_trees,
    name_files,
    tree_files,
)
from dragoman.language.training.joined import TaggedTree, joined
from dragoman.language.training.networks import name_example, train, tree_example
from dragoman.language.training.recipes import RECIPES, Recipe
from dragoman.language.training.silver import vote, vote_names
from dragoman.language.training.stts import stts_tags
from dragoman.language.training.weights import save

Teller = Callable[[str], object]
Maker = Callable[[Vocab], list[Example]]
TaggedNames = tuple[NamedSentence, list[str]]
LONGEST_SILVER = 60
"""Words; longer sentences without gold are left out, for teachers are often wrong there."""


def make_pipeline(name: str, corpora: Path, into: Path, *, steps: int | None, tell: Teller) -> Path:
    """Train one pipeline and write it under ``into``; return its folder.

    Raises `InputError` if a corpus is missing, or the English parser that the English names need.
    """
    recipe = RECIPES[name] if steps is None else replace(RECIPES[name], steps=steps)
    if recipe.task == "parser":
        files = [*tree_files(recipe.lang), *(name_files("de")[1:] if recipe.teachers else ())]
        nlp = train(recipe, _tree_maker(recipe, corpora, tell))
    else:
        files = [*name_files(recipe.lang), *(tree_files("en")[:1] if recipe.lang == "en" and recipe.teachers else ())]
        nlp = train(recipe, _name_maker(recipe, corpora, into, tell))
    return save(nlp, recipe, into / recipe.folder, [corpus_file(corpora, file) for file in files])


def _tagged(lang: str, trees: Sequence[Tree]) -> list[TaggedTree]:
    forms = [tree.forms for tree in trees]
    tags = stts_tags(forms) if lang == "de" else [None] * len(forms)
    return list(zip(trees, tags, strict=True))


def _examples(recipe: Recipe, gold: Sequence[TaggedTree], silver: Sequence[TaggedTree] = ()) -> Maker:
    """Return what makes the examples of a parser: gold as often as the recipe says, silver, and rows of both."""
    pairs = [*list(gold) * recipe.gold_copies, *silver]
    pairs += joined(pairs, recipe.joined)
    breaks = bool(recipe.joined)
    return lambda vocab: [tree_example(vocab, tree, tags, style=tree.style, breaks=breaks) for tree, tags in pairs]


def _tree_maker(recipe: Recipe, corpora: Path, tell: Teller) -> Maker:
    data = german_trees(corpora) if recipe.lang == "de" else english_trees(corpora)
    gold = _tagged(recipe.lang, data.train)
    return _examples(recipe, gold, _silver(recipe, corpora, gold, tell) if recipe.teachers else [])


def _silver(recipe: Recipe, corpora: Path, gold: Sequence[TaggedTree], tell: Teller) -> list[TaggedTree]:
    """Parse the sentences that the German names learn from with teachers, and let them vote."""
    sentences = [list(s.forms) for s in german_names(corpora).train if 4 <= len(s.forms) <= LONGEST_SILVER]
    tags = stts_tags(sentences)
    parses = []
    for number, one in enumerate(recipe.teachers, 1):
        teacher = replace(
            recipe, seed=one.seed, steps=one.steps, features=(*recipe.features, *one.further), gold_copies=1
        )
        nlp = train(teacher, _examples(teacher, gold))
        parses.append(Pipeline(recipe.lang, nlp, None).annotate(sentences, tags))
        tell(f"teacher {number} of {len(recipe.teachers)} is trained")
    votes = [vote(forms, several, recipe.agreement) for forms, *several in zip(sentences, *parses, strict=True)]
    silver: list[TaggedTree] = [(tree, t) for tree, t in zip(votes, tags, strict=True) if tree is not None]
    tell(f"{len(silver)} of {len(sentences)} sentences are agreed on")
    return silver


def _name_maker(recipe: Recipe, corpora: Path, into: Path, tell: Teller) -> Maker:
    data = german_names(corpora) if recipe.lang == "de" else english_names(corpora)
    gold = _with_tags(recipe, data.train, into)
    gold += [pair for pair in gold if not pair[0].style] * (recipe.gold_copies - 1)
    if not recipe.teachers:
        return _name_examples(gold)
    unread = [pair for pair in gold if pair[0].style]
    if recipe.lang == "en":
        web = [NamedSentence(tuple(forms), ()) for forms in english_text(corpora) if len(forms) <= LONGEST_SILVER]
        unread = _with_tags(recipe, web, into)
    return _name_examples([*gold, *_silver_names(recipe, gold, unread, tell)])


def _with_tags(recipe: Recipe, sentences: Sequence[NamedSentence], into: Path) -> list[TaggedNames]:
    forms = [list(s.forms) for s in sentences]
    if recipe.lang == "de":
        return list(zip(sentences, stts_tags(forms), strict=True))
    path = into / RECIPES["en_parser"].folder / "en_parser"
    if not path.is_dir():
        raise InputError(f"{path} is missing; the English names need the English parser: make en-parser first")
    tagged = Pipeline("en", load_weights(path), None).annotate(forms)
    return [(s, [a.tag for a in words]) for s, words in zip(sentences, tagged, strict=True)]


def _name_examples(pairs: Sequence[TaggedNames]) -> Maker:
    return lambda vocab: [name_example(vocab, s, t, style=s.style) for s, t in pairs]


def _silver_names(
    recipe: Recipe, gold: Sequence[TaggedNames], unread: Sequence[TaggedNames], tell: Teller
) -> list[TaggedNames]:
    """Let teachers mark sentences in the style of the first corpus, and vote on the names."""
    found = []
    for number, one in enumerate(recipe.teachers, 1):
        teacher = replace(recipe, seed=one.seed, steps=one.steps, features=(*recipe.features, *one.further))
        nlp = train(teacher, _name_examples(gold))
        docs = nlp.pipe(input_doc(nlp.vocab, sentence.forms, tags) for sentence, tags in unread)
        found.append([[(e.start, e.end, e.label_) for e in doc.ents] for doc in docs])
        tell(f"teacher {number} of {len(recipe.teachers)} is trained")
    return [
        (sentence._replace(names=vote_names(several), style=0), tags)
        for (sentence, tags), *several in zip(unread, *found, strict=True)
    ]
