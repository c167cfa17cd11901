"""The one interface of the language layer; everything to the right of this room uses only this.

Indices of tokens are positions in ``Sentence.tokens``; spans are half-open, in code points of the article's text.
Dependency relations are those of Universal Dependencies; a language without a parser leaves ``head`` and ``dep`` None,
and clauses, subjects and noun phrases then come from rules on the tags alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from dragoman.record import PassageRole
from dragoman.spans import Span

Mood = Literal["indicative", "subjunctive", "imperative", "ambiguous"]
"""``ambiguous``: the form is both (sollte, wollte, wenn er zustimmte) and nothing near it decides."""
Tense = Literal["present", "past", "future", "perfect", "pluperfect"]
ClauseKind = Literal["main", "subordinate", "relative", "infinitive", "fragment"]
NameLabel = Literal["PER", "LOC", "ORG", "MISC"]


class Token(NamedTuple):
    """One word or mark. ``tag`` is STTS in German (HanTa's, without parentheses) and PTB in English."""

    start: int
    end: int
    form: str
    lemma: str
    pos: str
    """Universal part of speech."""
    tag: str
    mood: Mood | None = None
    """Mood of a finite verb form, else None. English verbs carry no mood but imperative."""
    feats: str = ""
    """UD features, ``Case=Nom|Number=Sing``; empty where unknown."""
    head: int | None = None
    """Index of the head in the sentence; the root's head is its own index."""
    dep: str | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def feat(self, name: str) -> str | None:
        """Return one UD feature, such as ``feat("Case")``, or None."""
        for part in self.feats.split("|"):
            if part.startswith(name + "="):
                return part[len(name) + 1 :]
        return None


class NounPhrase(NamedTuple):
    """A base noun phrase, names included: ``[first, last)`` in tokens, with article and attributes before the head."""

    first: int
    last: int
    head: int
    number: Literal["sing", "plur"] | None
    case: Literal["nom", "gen", "dat", "acc"] | None
    """None where the form leaves it open; ``cases`` says what it can be."""
    cases: frozenset[str]
    preposition: int | None
    """Token index of the preposition that governs it, None if none does."""
    span: Span
    """From its first to its last token, the preposition left out."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb and what belongs to it.

    ``verb`` is the token that carries the meaning (participle or infinitive where there is one, else the finite verb),
    ``finite`` the finite form (None in infinitive clauses and headlines). ``lemma`` is that of ``verb`` with a
    separable prefix put back (er gab .. ab: abgeben; he ruled .. out: rule out).
    """

    kind: ClauseKind
    first: int
    last: int
    """The clause's own range ``[first, last)`` in tokens; clauses inside it have their own, and may lie within."""
    span: Span
    verb: int | None
    finite: int | None
    lemma: str
    subject: int | None
    """Index in ``Sentence.noun_phrases`` of the subject (in a passive, of the thing acted upon), or None."""
    subjects: tuple[int, ...]
    """All conjoined subjects, first one first; empty if there is none."""
    objects: tuple[int, ...]
    """Noun phrases that are objects without preposition, accusative before dative where known."""
    obliques: tuple[int, ...]
    """Noun phrases of the clause that have a preposition."""
    agent: int | None
    """The doer in a passive (von .., durch .., by ..), or None."""
    negated: bool
    modal: str | None
    """Lemma of the modal or semi-modal (müssen, sollen, können, may, would, scheinen ..), or None."""
    tense: Tense | None
    mood: Mood | None
    passive: bool
    introducer: int | None
    """Token of the conjunction, relative pronoun or question word that opens it (dass, ob, wenn, who ..), or None."""
    governor: int | None
    """Index in ``Sentence.clauses`` of the clause it depends on, or None."""
    sure: bool
    """Parser and rule agree on the subject (or there is only one candidate): measured right in 97 of 100."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its analysis. Sentences of a passage are in order and do not overlap."""

    index: int
    span: Span
    tokens: tuple[Token, ...]
    noun_phrases: tuple[NounPhrase, ...]
    clauses: tuple[Clause, ...]
    role: PassageRole
    paragraph: int
    """Number of the passage in the article that holds it."""
    language: str

    def phrase_at(self, token: int) -> NounPhrase | None:
        """Return the smallest noun phrase that holds the token, or None."""
        found = [np for np in self.noun_phrases if np.first <= token < np.last]
        return min(found, key=lambda np: np.last - np.first) if found else None

    def tokens_in(self, span: tuple[int, int]) -> Iterator[int]:
        """Yield the indices of the tokens that overlap a span of the text."""
        for i, token in enumerate(self.tokens):
            if token.start < span[1] and span[0] < token.end:
                yield i


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, marks included in ``span`` and left out of ``content``.

    It may run over several sentences and paragraphs. ``opened`` and ``closed`` say whether the mark is really there:
    a missing one is supplied where speech or paragraph begins or ends.
    """

    span: Span
    content: Span
    opened: bool = True
    closed: bool = True
    inside: int | None = None
    """Index of the quotation that holds this one (‚…‘ within „…“), or None."""


class NamedSpan(NamedTuple):
    """A proper name found by a model or by rules on tags."""

    span: Span
    label: NameLabel
    source: str
    """``model`` or ``rule``."""


@dataclass(frozen=True)
class Sentences:
    """The language analysis of one article."""

    text: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    names: tuple[NamedSpan, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [s.span.start for s in self.sentences]

    def at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds a code point of the text, or None."""
        from bisect import bisect_right

        i = bisect_right(self._starts, offset) - 1
        if i >= 0 and offset < self.sentences[i].span.end:
            return self.sentences[i]
        return None

    def between(self, span: tuple[int, int]) -> tuple[Sentence, ...]:
        """Return the sentences that overlap a span."""
        return tuple(s for s in self.sentences if s.span.start < span[1] and span[0] < s.span.end)

    def quotation_at(self, offset: int) -> Quotation | None:
        """Return the innermost quotation whose content holds a code point, or None."""
        found = [q for q in self.quotations if q.content.start <= offset < q.content.end]
        return min(found, key=lambda q: q.content.end - q.content.start) if found else None
