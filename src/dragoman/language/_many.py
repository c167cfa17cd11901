"""Reads several short articles at once: the networks see all their sentences together."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge import Knowledge
from dragoman.language._engine import analysed, cut_article, module_of
from dragoman.language._names import find_names, names_by_model
from dragoman.language._types import Sentences, Token
from dragoman.record import Article
from dragoman.spans import Span


def read_many(articles: Sequence[Article], knowledge: Knowledge) -> tuple[Sentences, ...]:
    """Return the language analysis of some articles, each as if it were read alone.

    For articles of a sentence or two this is about twice as fast as one after the other.
    """
    cuts = [cut_article(article, knowledge) for article in articles]
    languages = sorted({language for cut in cuts for language in cut.pieces})
    modules = {language: knowledge.derive(module_of(language)) for language in languages}
    tagged: list[dict[str, list[list[Token]]]] = [{} for _ in cuts]
    for language in languages:
        own = [cut.pieces.get(language, []) for cut in cuts]
        tokens = modules[language].tag([piece for pieces in own for piece in pieces])
        done = 0
        for words, pieces in zip(tagged, own, strict=True):
            words[language] = tokens[done : done + len(pieces)]
            done += len(pieces)
    read = [analysed(cut, words, modules) for cut, words in zip(cuts, tagged, strict=True)]
    given: list[dict[str, list[tuple[Span, str]]]] = [{} for _ in cuts]
    for language in languages:
        groups = [[s for s in sentences if s.language == language] for sentences in read]
        names = iter(names_by_model([s for own_sentences in groups for s in own_sentences], language))
        for found, own_sentences in zip(given, groups, strict=True):
            found[language] = [
                (Span(s.tokens[first].start, s.tokens[last - 1].end), label)
                for s in own_sentences
                for first, last, label in next(names)
            ]
    return tuple(
        Sentences(cut.text, sentences, cut.quotations, find_names(sentences, knowledge, given=found, own=True))
        for cut, sentences, found in zip(cuts, read, given, strict=True)
    )
