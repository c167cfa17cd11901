"""From a recipe and a folder of corpora to weights on disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from spacy.training import Example
from spacy.vocab import Vocab

from dragoman.errors import InputError
from dragoman.language.pipelines import Pipeline, load_weights
from dragoman.language.training.corpora import NamedSentence, Tree
from dragoman.language.training.data import (
    corpus_file,
    english_names,
    english_trees,
    folds,
    german_names,
    german_trees,
    name_files,
    tree_files,
)
from dragoman.language.training.networks import name_example, train, tree_example
from dragoman.language.training.recipes import RECIPES, Recipe
from dragoman.language.training.silver import vote
from dragoman.language.training.stts import stts_tags
from dragoman.language.training.weights import save

Teller = Callable[[str], object]


def make_pipeline(name: str, corpora: Path, into: Path, *, steps: int | None, tell: Teller) -> Path:
    """Train one pipeline and write it under ``into``; return its folder.

    Raises `InputError` if a corpus is missing, or the English parser that the English names need.
    """
    recipe = RECIPES[name] if steps is None else replace(RECIPES[name], steps=steps)
    if recipe.task == "parser":
        files = [*tree_files(recipe.lang), *(name_files("de")[1:] if recipe.teachers else ())]
        nlp = train(recipe, _tree_maker(recipe, corpora, tell))
    else:
        files = [*name_files(recipe.lang)]
        nlp = train(recipe, _name_maker(recipe, corpora, into))
    return save(nlp, recipe, into / recipe.folder, [corpus_file(corpora, file) for file in files])


def _tags(lang: str, forms: Sequence[Sequence[str]]) -> Sequence[list[str] | None]:
    return stts_tags(forms) if lang == "de" else [None] * len(forms)


def _tree_maker(recipe: Recipe, corpora: Path, tell: Teller) -> Callable[[Vocab], list[Example]]:
    data = german_trees(corpora) if recipe.lang == "de" else english_trees(corpora)
    gold = data.train
    silver = _silver(recipe, corpora, gold, tell) if recipe.teachers else []
    trees = [*gold * recipe.gold_copies, *silver]
    tags = _tags(recipe.lang, [tree.forms for tree in trees])
    return lambda vocab: [tree_example(vocab, tree, t) for tree, t in zip(trees, tags, strict=True)]


def _silver(recipe: Recipe, corpora: Path, gold: list[Tree], tell: Teller) -> list[Tree]:
    """Parse the sentences of the German name corpora that are learned from with teachers, one a fold, and vote."""
    sentences = [list(s.forms) for s in german_names(corpora).train if 4 <= len(s.forms) <= 60]
    tags = stts_tags(sentences)
    parses = []
    for fold in range(recipe.teachers):
        kept, _ = folds(gold, fold)
        kept_tags = stts_tags([tree.forms for tree in kept])
        teacher = replace(recipe, steps=recipe.teacher_steps, seed=recipe.seed + fold)
        pairs = list(zip(kept, kept_tags, strict=True))
        nlp = train(teacher, lambda vocab, pairs=pairs: [tree_example(vocab, tree, t) for tree, t in pairs])  # type: ignore[misc]
        parses.append(Pipeline(recipe.lang, nlp, None).annotate(sentences, tags))
        tell(f"teacher {fold + 1} of {recipe.teachers} is trained")
    votes = (vote(forms, several, recipe.agreement) for forms, *several in zip(sentences, *parses, strict=True))
    return [tree for tree in votes if tree is not None]


def _name_maker(recipe: Recipe, corpora: Path, into: Path) -> Callable[[Vocab], list[Example]]:
    data = german_names(corpora) if recipe.lang == "de" else english_names(corpora)
    sentences: list[NamedSentence] = data.train
    forms = [list(s.forms) for s in sentences]
    if recipe.lang == "de":
        tags = stts_tags(forms)
    else:
        path = into / RECIPES["en_parser"].folder / "en_parser"
        if not path.is_dir():
            raise InputError(f"{path} is missing; the English names need the English parser: make en-parser first")
        tagged = Pipeline("en", load_weights(path), None).annotate(forms)
        tags = [[a.tag for a in sentence] for sentence in tagged]
    return lambda vocab: [name_example(vocab, s, t) for s, t in zip(sentences, tags, strict=True)]
