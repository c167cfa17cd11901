"""Sentences, tokens, mood, clauses, subjects, quotations and names of an article, in German and English."""

from dragoman.language._engine import check_engine, read_sentences
from dragoman.language._given import names_in_words
from dragoman.language._many import read_many
from dragoman.language._types import (
    Clause,
    ClauseKind,
    Mood,
    NamedSpan,
    NounPhrase,
    Quotation,
    Sentence,
    Sentences,
    Tense,
    Token,
)

__all__ = [
    "Clause",
    "ClauseKind",
    "Mood",
    "NamedSpan",
    "NounPhrase",
    "Quotation",
    "Sentence",
    "Sentences",
    "Tense",
    "Token",
    "check_engine",
    "names_in_words",
    "read_many",
    "read_sentences",
]
