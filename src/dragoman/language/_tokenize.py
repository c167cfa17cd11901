"""Words and marks, cut as the Universal Dependencies treebanks cut them, in one pass of a regular expression."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from dragoman.knowledge import Knowledge
from dragoman.language._words import words_of
from dragoman.spans import Span

_LETTER = r"[^\W_\d]"
_WORDISH = r"[\w\u0300-\u036f\u00ad\u200d]"
_DOMAINS = "de|com|org|net|info|eu|ru|ua|uk|us|at|ch|tv|io|gov|edu|int|mil"
_FILES = "html?|pdf|docx?|xlsx?|pptx?|txt|csv|jpe?g|png|gif|zip"
_NEVER_LAST = ("before", "number")
"""Kinds of abbreviations that cannot stand last: there the word is no abbreviation (auf diese Art.)."""


class Piece(NamedTuple):
    """One token of the text before it is tagged."""

    start: int
    end: int
    form: str


class Tokenizer:
    """Cuts stretches of text of one language into tokens; every character that is no space is in exactly one."""

    def __init__(self, knowledge: Knowledge, language: str) -> None:
        words = knowledge.derive(words_of(language))
        self._words = words
        abbreviations = sorted(words.abbreviations, key=lambda a: (-len(a), a))
        dotted = "|".join(re.escape(a) for a in abbreviations)
        hyphen = r"[-‐‑]"
        joined = rf"(?:{hyphen}{_WORDISH}+|[’']{_WORDISH}+|[*:]in(?:nen)?\b|&{_WORDISH}+)*"
        if not words.hyphen_joins:
            kept = "|".join(sorted(words.prefixes, key=lambda p: (-len(p), p))) or "(?!)"
            joined = rf"(?:[’']{_WORDISH}+|&{_WORDISH}+)*"
            word = rf"(?:(?:{kept}){hyphen}{_WORDISH}+|{_WORDISH}+){joined}"
        else:
            word = rf"{_WORDISH}+{joined}(?:{hyphen}(?=\s|$|[,/]))?"
        self._pattern = re.compile(
            rf"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
            rf"|[@#]\w+"
            rf"|(?:{dotted})\.(?!\w)"
            rf"|(?:{_LETTER}\.){{2,}}{_LETTER}?(?!\w)"
            r"|\d{1,2}/\d{1,2}/(?:\d\d){1,2}(?!\w)|(?:\d{3}-)?\d{3}-\d{4}(?![\w-])"
            rf"|\d+(?:[.,:]\d+)+(?!\w)"
            rf"|{_LETTER}[\w-]*(?:\.{_LETTER}[\w-]*)*\.(?:{_DOMAINS}|{_FILES})\b"
            r"|[a-z]{2,}(?:\.[a-z]{2,}[\w-]*){2,}"
            rf"|{word}"
            r"|[:;]-?[()DPp](?![\w()])"
            r"|\.{2,}|…|-{2,}|''|``|[!?]+|([*=~_#$<>])\1+"
            r"|\S"
        )
        self._initial = re.compile(r"[^\W\d_a-zäöüß]")
        self._roman = re.compile(r"[IVXL]{1,5}")

    def pieces(self, text: str, span: Span) -> list[Piece]:
        """Return the tokens of one stretch of text, in order."""
        found: list[Piece] = []
        for match in self._pattern.finditer(text, span.start, span.end):
            start, end = match.span()
            form = match[0]
            if form == "." and found and found[-1].end == start and self._takes_stop(text, span, found[-1]):
                last = found.pop()
                found.append(Piece(last.start, end, last.form + "."))
            elif end == span.end and form[-1] == "." and self._words.abbreviations.get(form[:-1]) in _NEVER_LAST:
                found.append(Piece(start, end - 1, form[:-1]))
                found.append(Piece(end - 1, end, "."))
            elif "'" in form or "’" in form or form.lower() in self._words.splits:
                found.extend(self._parts(start, form))
            elif form[:4] == "http" or form[:4] == "www.":
                kept = form.rstrip(".,;:!?)]}\"'“”»«’‘›‹")
                found.append(Piece(start, start + len(kept), kept))
                found.extend(Piece(start + i, start + i + 1, form[i]) for i in range(len(kept), len(form)))
            else:
                found.append(Piece(start, end, form))
        return found

    def _takes_stop(self, text: str, span: Span, piece: Piece) -> bool:
        """Say whether a full stop belongs to the word before it: an ordinal, an initial, a roman number."""
        rest = text[piece.end + 1 : span.end].lstrip()
        if not rest or not (rest[0].isalnum() or rest[0] in '„“"‚»«’‘/,-'):
            return False
        if len(piece.form) == 1 and self._initial.match(piece.form):
            return True
        if not self._words.ordinals:
            return False
        return (piece.form.isdigit() and len(piece.form) < 4) or self._roman.fullmatch(piece.form) is not None

    def _parts(self, start: int, form: str) -> list[Piece]:
        """Cut clitics off a word (don't, Trump's) and part words that are written as one (cannot)."""
        parts = self._words.splits.get(form.lower())
        if parts:
            at = len(parts[0])
            return [Piece(start, start + at, form[:at]), Piece(start + at, start + len(form), form[at:])]
        if not self._words.clitics:
            return [Piece(start, start + len(form), form)]
        cut = max(form.rfind("'"), form.rfind("’"))
        tail = form[cut + 1 :]
        if tail in ("t", "T") and form[cut - 1 : cut] in ("n", "N") and cut > 1:
            cut -= 1
        elif cut <= 0 or tail not in self._words.clitics or form[:cut].isdigit():
            return [Piece(start, start + len(form), form)]
        return [Piece(start, start + cut, form[:cut]), Piece(start + cut, start + len(form), form[cut:])]


@cache
def tokenizer_of(language: str) -> Callable[[Knowledge], Tokenizer]:
    """Return the builder of a language's `Tokenizer`, to be given to `Knowledge.derive`."""

    def build(knowledge: Knowledge) -> Tokenizer:
        return Tokenizer(knowledge, language)

    return build
