"""English noun phrases from tags: determiners, attributes and nouns in a row, names with their titles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dragoman.knowledge import Knowledge
from dragoman.language._analysis import Segment
from dragoman.language._types import NounPhrase, Token
from dragoman.spans import Span

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "FW"})
_DETERMINERS = frozenset({"DT", "PDT", "PRP$", "WP$"})
_ATTRIBUTES = frozenset({"JJ", "JJR", "JJS", "CD", "VBG", "VBN", "$", "HYPH", "AFX"})
_PRONOUNS = frozenset({"PRP", "WP", "EX"})
_OPENING = frozenset({"“", '"', "‘", "'", "``", "(", "„", "«"})
_OPEN = frozenset({"nom", "acc"})


class EnglishPhrases:
    """Finds the noun phrases of tagged English words."""

    def __init__(self, knowledge: Knowledge) -> None:
        table = knowledge.toml("en/language_tags.toml")
        self._titles = frozenset(str(table["titles_with_of"]).split())
        self._cases: dict[str, str] = {
            form: case for case, forms in table["pronoun_cases"].items() for form in forms.split()
        }
        self._plural = frozenset(str(table["plural_pronouns"]).split())

    def phrases(self, segment: Segment) -> list[NounPhrase]:
        """Return the noun phrases of a segment, ordered by first token."""
        tokens = segment.tokens
        found: list[NounPhrase] = []
        i = 0
        while i < len(tokens):
            end = self._end(tokens, i)
            if end <= i:
                i += 1
                continue
            last = self._with_office(tokens, i, end)
            found.append(self._phrase(tokens, i, last, found))
            i = last
        return found

    def _end(self, tokens: Sequence[Token], i: int) -> int:
        """Return where a phrase that begins at ``i`` ends, ``i`` if none begins."""
        tag = tokens[i].tag
        if tag in _PRONOUNS:
            return i + 1
        j = i
        while j < len(tokens) and tokens[j].tag in _DETERMINERS:
            j += 1
        k = j
        while k < len(tokens) and self._is_attribute(tokens, j, k):
            k += 1
        m = k
        while m < len(tokens) and (tokens[m].tag in _NOUNS or (m > k and self._joins(tokens, m))):
            m += 1
        if m > k:
            if m < len(tokens) and tokens[m].tag == "CD" and tokens[m - 1].tag == "NNP" and m - k == 1:
                m += 1
            return m
        numbers = [n for n in range(j, k) if tokens[n].tag == "CD"]
        if numbers:
            return numbers[-1] + 1
        if j > i:
            if k > j and tokens[k - 1].tag[:2] == "JJ":
                return k
            return j if tag in ("DT", "PDT") and tokens[i].pos == "PRON" else i
        return i + 1 if tag == "WDT" and tokens[i].pos == "PRON" else i

    def _is_attribute(self, tokens: Sequence[Token], first: int, k: int) -> bool:
        tag = tokens[k].tag
        following = tokens[k + 1].tag if k + 1 < len(tokens) else ""
        if tag in ("VBG", "VBN"):
            if following not in _NOUNS and following not in ("JJ", "HYPH", "CC", "VBN"):
                return False
            return tokens[k].dep in (None, "amod", "compound") or first < k
        if tag in _ATTRIBUTES:
            return tag != "HYPH" or k > first
        if tag in ("RB", "RBR", "RBS"):
            return following in ("JJ", "VBN", "CD") and (first > 0 or k > first) and tokens[k].dep == "advmod"
        if tag == "," or tag == "CC":
            return k > first and tokens[k - 1].tag == "JJ" and following == "JJ"
        if tokens[k].form in _OPENING or tokens[k].tag == "''":
            return k > first and following in _NOUNS | {"JJ"}
        return tag in ("NN", "NNP", "NNS") and following == "HYPH"

    def _joins(self, tokens: Sequence[Token], m: int) -> bool:
        """Say whether a hyphen or an ampersand inside a noun joins what stands on both sides."""
        if m + 1 >= len(tokens) or (tokens[m].start != tokens[m - 1].end and tokens[m].form != "&"):
            return False
        return tokens[m].tag == "HYPH" or tokens[m].form in ("&", "-", "–") or tokens[m - 1].tag == "HYPH"

    def _with_office(self, tokens: Sequence[Token], first: int, end: int) -> int:
        """Return the end of a name that follows an office with "of": Secretary of State Marco Rubio."""
        if end + 2 >= len(tokens) or tokens[end].form != "of" or tokens[end - 1].form not in self._titles:
            return end
        k = end + 1
        while k < len(tokens) and tokens[k].tag in ("NNP", "NNPS"):
            k += 1
        return k if k - end >= 4 else end

    def _phrase(self, tokens: Sequence[Token], first: int, end: int, before: Sequence[NounPhrase]) -> NounPhrase:
        head = end - 1
        while head > first and tokens[head].tag not in _NOUNS:
            head -= 1
        if tokens[head].tag not in _NOUNS:
            head = end - 1
        preposition = self._preposition(tokens, first)
        if preposition is None and before and before[-1].preposition is not None:
            preposition = self._inherited(tokens, first, end, before[-1])
        form = tokens[head].form.lower()
        owned = end < len(tokens) and tokens[end].tag == "POS"
        case: Literal["nom", "gen", "dat", "acc"] | None = None
        cases = _OPEN
        if owned:
            case, cases = "gen", frozenset({"gen"})
        elif form in self._cases:
            case = "nom" if self._cases[form] == "nom" else "acc"
            cases = frozenset({case})
        plural = tokens[head].tag in ("NNS", "NNPS") or form in self._plural
        span = Span(tokens[first].start, tokens[end - 1].end)
        number: Literal["sing", "plur"] | None = "plur" if plural else "sing"
        if tokens[head].tag in ("WP", "WDT", "CD", "JJ", "EX") or form in ("you", "police", "people"):
            number = None
        return NounPhrase(first, end, head, number, case, cases, preposition, span)

    def _preposition(self, tokens: Sequence[Token], first: int) -> int | None:
        k = first - 1
        while k >= 0 and first - k <= 4 and (tokens[k].tag in ("RB", "JJR", "RBR") or tokens[k].form in _OPENING):
            k -= 1
        if k >= 1 and tokens[k].tag == "POS":
            owner = k - 1
            while owner >= 0 and (tokens[owner].tag in _NOUNS or tokens[owner].tag in _ATTRIBUTES | _DETERMINERS):
                owner -= 1
            k = owner
        return k if k >= 0 and tokens[k].tag in ("IN", "TO") and tokens[k].pos == "ADP" else None

    def _inherited(self, tokens: Sequence[Token], first: int, end: int, before: NounPhrase) -> int | None:
        """Return the preposition of the phrase before if this one is joined to it: in Kyiv and Moscow."""
        if before.last != first - 1 or tokens[first - 1].form.lower() not in ("and", "or", ","):
            return None
        if tokens[first].head is None:
            return before.preposition
        inside = range(before.first, before.last)
        joined = any(tokens[k].dep == "conj" and tokens[k].head in inside for k in range(first, end))
        return before.preposition if joined else None
