"""The stretch of text in which speech is introduced: a sentence, or several that one quotation ties together.

A unit numbers the tokens of its sentences through and cuts them at commas, colons, dashes, brackets and quotations
into pieces; a piece that is a quotation is one whole, whatever stands inside. All rules of this package work on pieces.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dragoman.claims.statements._mended import mended
from dragoman.knowledge.speech import Speech
from dragoman.language import Clause, NounPhrase, Quotation, Sentence, Sentences, Token
from dragoman.spans import Span

CUTS = frozenset(",;:()[]–—-…|")
"""Tokens at which a sentence is cut, quotations apart."""
LONGEST = 6000
"""Code points that a unit may have: more than one quotation tied together is a mark that was never closed."""
ENDS = frozenset(".!?…")
MARKS = frozenset(["„", "“", "”", '"', "»", "«", "‚", "‘", "’", "'", "›", "‹", "``", "''"])


class Piece(NamedTuple):
    """Tokens ``[first, last)`` of a unit between two cuts; ``mark`` is what stands before it."""

    first: int
    last: int
    mark: str
    quote: int | None = None
    """Index of the quotation that the piece is, marks included, or None."""


class Placed(NamedTuple):
    """A clause with the number of the unit's token at which its sentence begins."""

    clause: Clause
    sentence: Sentence
    base: int
    number: int
    """Index of the clause in its sentence."""

    @property
    def finite(self) -> int | None:
        return None if self.clause.finite is None else self.clause.finite + self.base

    @property
    def verb(self) -> int | None:
        return None if self.clause.verb is None else self.clause.verb + self.base

    @property
    def anchor(self) -> int | None:
        """The finite verb, or the verb of a clause without one."""
        return self.verb if self.clause.finite is None else self.finite

    def phrase(self, index: int) -> NounPhrase:
        return self.sentence.noun_phrases[index]


@dataclass(frozen=True, eq=False)
class Unit:
    """One or several sentences of a paragraph, read together."""

    text: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    """All quotations of the article, ordered by start."""
    speech: Speech
    number: int = 0
    before: Span | None = None
    """The sentence before the unit in its paragraph, None if it is the first."""

    @property
    def paragraph(self) -> int:
        return self.sentences[0].paragraph

    @property
    def role(self) -> str:
        """``body`` if any of its sentences is of the body: a short line with a colon may look like a heading."""
        return "body" if any(s.role == "body" for s in self.sentences) else self.sentences[0].role

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(token for sentence in self.sentences for token in sentence.tokens)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The forms of the tokens in lower case."""
        return tuple(token.form.lower() for token in self.tokens)

    @cached_property
    def bases(self) -> tuple[int, ...]:
        """The number of the first token of each sentence."""
        bases, total = [], 0
        for sentence in self.sentences:
            bases.append(total)
            total += len(sentence.tokens)
        return tuple(bases)

    @cached_property
    def span(self) -> Span:
        return Span(self.sentences[0].span.start, self.sentences[-1].span.end)

    @cached_property
    def quoted(self) -> tuple[int | None, ...]:
        """For each token the outermost quotation that holds it (its marks count), or None."""
        inside: list[int | None] = [None] * len(self.tokens)
        for index, quotation in self.outer_quotations:
            first = bisect_left(self.tokens, quotation.span.start, key=lambda t: t.start)
            last = bisect_left(self.tokens, quotation.span.end, lo=first, key=lambda t: t.start)
            for i in range(first, last):
                if inside[i] is None:
                    inside[i] = index
        return tuple(inside)

    @cached_property
    def outer_quotations(self) -> tuple[tuple[int, Quotation], ...]:
        """The quotations within or across the unit that are in no other, with their numbers."""
        found = []
        for i in range(bisect_left(self.quotations, self.span.end, key=lambda q: q.span.start) - 1, -1, -1):
            quotation = self.quotations[i]
            if quotation.inside is None:
                if not quotation.span.overlaps(self.span):
                    break
                found.append((i, quotation))
        return tuple(reversed(found))

    @cached_property
    def inline(self) -> frozenset[int]:
        """The quotations that are part of a clause's own words: names, titles, a few words without a verb."""
        found = set()
        for index, _ in self.outer_quotations:
            held = [i for i, q in enumerate(self.quoted) if q == index]
            if not held or any(self.tokens[i].pos in ("VERB", "AUX") for i in held):
                continue
            before = self.words[held[0] - 1] if held[0] > 0 else "."
            after = self.words[held[-1] + 1] if held[-1] + 1 < len(self.words) else "."
            if before[0].isalnum() or (after[0].isalnum() and before not in (":", ",")):
                found.add(index)
        return frozenset(found)

    @cached_property
    def clauses(self) -> tuple[Placed, ...]:
        """The clauses of all sentences, in the order of their verbs, those inside quotations left out."""
        placed = [
            Placed(mended(clause, sentence, speaks=clause.lemma in self.speech.verbs), sentence, base, number)
            for sentence, base in zip(self.sentences, self.bases, strict=True)
            for number, clause in enumerate(sentence.clauses)
        ]
        outside = [p for p in placed if p.anchor is not None and self.quoted[p.anchor] is None]
        return tuple(sorted(outside, key=lambda p: p.anchor or 0))

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(_cut(self))

    @cached_property
    def _piece_of(self) -> dict[int, int]:
        return {i: number for number, piece in enumerate(self.pieces) for i in range(piece.first, piece.last)}

    def piece_at(self, token: int) -> int | None:
        """Return the number of the piece that holds a token; None for a cut."""
        return self._piece_of.get(token)

    def span_of(self, first: int, last: int) -> Span:
        """Return the text from the first to before the last token."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    @cached_property
    def finite(self) -> tuple[int, ...]:
        """The finite verbs outside quotations."""
        found = {i for i, t in enumerate(self.tokens) if is_finite(t) and self.quoted[i] is None}
        return tuple(sorted(found | {p.finite for p in self.clauses if p.finite is not None}))

    def finite_in(self, first: int, last: int) -> list[int]:
        return [i for i in self.finite if first <= i < last]

    def phrases(self) -> Iterator[tuple[int, NounPhrase]]:
        """Yield the noun phrases with the number of their sentence's first token."""
        for sentence, base in zip(self.sentences, self.bases, strict=True):
            for phrase in sentence.noun_phrases:
                yield base, phrase

    def sentence_of(self, token: int) -> tuple[Sentence, int]:
        """Return the sentence that holds a token and the number of its first token."""
        for sentence, base in zip(reversed(self.sentences), reversed(self.bases), strict=True):
            if token >= base:
                return sentence, base
        return self.sentences[0], 0


def is_finite(token: Token) -> bool:
    """Say whether a token is a finite verb."""
    return token.mood is not None or token.tag in ("VVFIN", "VAFIN", "VMFIN", "VBD", "VBZ", "VBP", "MD")


def units_of(sentences: Sentences, speech: Speech, chosen: Sequence[Sentence]) -> list[Unit]:
    """Return the units of some sentences of one language, in order."""
    tied = [
        q.span
        for q in sentences.quotations
        if q.inside is None and (q.closed or "\n\n" not in q.span.of(sentences.text))
    ]
    groups: list[list[Sentence]] = []
    position = 0
    for sentence in chosen:
        while position < len(tied) and tied[position].end <= sentence.span.start:
            position += 1
        before = groups[-1][-1] if groups else None
        joined = (
            before is not None
            and sentence.paragraph - before.paragraph <= 1
            and position < len(tied)
            and tied[position].start < before.span.end
            and tied[position].end > sentence.span.start
        )
        fits = before is not None and sentence.span.end - groups[-1][0].span.start <= LONGEST
        if fits and before is not None and (joined or _introduces(sentences, before, sentence)):
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    units: list[Unit] = []
    for number, group in enumerate(groups):
        last = groups[number - 1][-1] if number else None
        previous = last.span if last is not None and last.paragraph == group[0].paragraph else None
        units.append(Unit(sentences.text, tuple(group), sentences.quotations, speech, number, previous))
    return units


def paragraphs_of(quotation: Quotation, text: str) -> tuple[Span, ...]:
    """Return the words of a quotation, a span a paragraph, without the mark that opens each of them again."""
    found: list[Span] = []
    start = quotation.content.start
    for part in quotation.content.of(text).split("\n\n"):
        span = Span(start, start + len(part)).trimmed(text)
        while found and span.start < span.end and text[span.start] in MARKS:
            span = Span(span.start + 1, span.end).trimmed(text)
        if span.start < span.end:
            found.append(span)
        start += len(part) + 2
    return tuple(found) or (quotation.content.trimmed(text),)


def _introduces(sentences: Sentences, before: Sentence, sentence: Sentence) -> bool:
    """Say whether a sentence ends in a colon and the next, in the same paragraph or the following, is a quotation."""
    if not before.tokens or before.tokens[-1].form != ":" or sentence.paragraph - before.paragraph > 1:
        return False
    return any(q.opened and q.span.start == sentence.span.start for q in sentences.quotations)


def _cut(unit: Unit) -> Iterator[Piece]:
    coordinators = unit.speech.words("complement", "coordinators")
    for piece in _cut_at_marks(unit):
        if piece.quote is None:
            yield from _cut_at_coordinators(unit, piece, coordinators)
        else:
            yield piece


def _cut_at_coordinators(unit: Unit, piece: Piece, coordinators: frozenset[str]) -> Iterator[Piece]:
    """Part ``X kam und ging``: before a coordinator with a finite verb on either side of it within the piece."""
    finite = unit.finite_in(piece.first, piece.last)
    start, mark = piece.first, piece.mark
    for i in range(piece.first + 1, piece.last - 1):
        if unit.words[i] not in coordinators or unit.tokens[i].pos not in ("CCONJ", "ADV", "SCONJ", "CONJ"):
            continue
        if _joins_nouns(unit, i):
            continue
        if any(start <= f < i for f in finite) and any(f > i for f in finite):
            yield Piece(start, i, mark)
            start, mark = i, ""
    yield Piece(start, piece.last, mark)


def _joins_nouns(unit: Unit, at: int) -> bool:
    """Say whether a coordinator joins two objects, as the parser sees it: soybeans *and* pork before envoys meet."""
    sentence, base = unit.sentence_of(at)
    head = unit.tokens[at].head
    if unit.speech.comma_before_complement or unit.tokens[at].dep != "cc" or head is None or head + base <= at:
        return False
    joined = sentence.tokens[head]
    if joined.pos not in ("NOUN", "PROPN", "PRON", "NUM") or joined.dep != "conj":
        return False
    return not any(t.head == head and t.dep in ("cop", "nsubj", "aux", "nsubj:pass") for t in sentence.tokens)


def _cut_at_marks(unit: Unit) -> Iterator[Piece]:
    start, mark, quote = 0, "", None
    tokens = unit.tokens
    quoted = [None if q in unit.inline else q for q in unit.quoted]
    for i, token in enumerate(tokens):
        if quoted[i] != quote:
            if i > start:
                yield Piece(start, i, mark, quote)
                mark = ""
            start, quote = i, quoted[i]
        if ((token.form in CUTS and _cuts(unit, i)) or token.form in ENDS) and unit.quoted[i] is None:
            if i > start:
                yield Piece(start, i, mark)
            start, mark = i + 1, token.form
    if len(tokens) > start:
        yield Piece(start, len(tokens), mark, quote)


def _cuts(unit: Unit, at: int) -> bool:
    """Say whether a mark really parts clauses: a hyphen inside a word and a comma inside a number do not."""
    token = unit.tokens[at]
    if token.form != "-":
        return True
    before = unit.tokens[at - 1].end if at else -1
    after = unit.tokens[at + 1].start if at + 1 < len(unit.tokens) else -1
    return before != token.start and after != token.end
