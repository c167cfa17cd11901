"""What kind of clause a piece of a unit is, by its first words and the place of its verb."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from dragoman.claims.statements._unit import ENDS, Piece, Unit

Kind = Literal["quote", "that", "question", "relative", "adverbial", "infinitive", "main", "verb_first", "phrase"]


Range = tuple[int, int]
"""Tokens ``[first, last)`` of a unit."""


class Shape(NamedTuple):
    """The kind of a piece, where it begins behind a coordinator, its finite verb, and if a coordinator opens it."""

    kind: Kind
    start: int
    finite: int | None
    coordinated: bool


class Shapes:
    """The shapes of all pieces of a unit."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self._kind_of_finite: Mapping[int, str] = {
            p.finite: p.clause.kind for p in unit.clauses if p.finite is not None
        }
        self.all = tuple(self._shape(piece) for piece in unit.pieces)

    def __getitem__(self, index: int) -> Shape:
        return self.all[index]

    def subjunctive(self, index: int) -> bool:
        """Say whether the finite verb of a piece is a subjunctive."""
        finite = self.all[index].finite
        if finite is not None and self.unit.words[finite - 1 : finite + 2] in self._idioms:
            return False
        return finite is not None and self.unit.tokens[finite].mood == "subjunctive"

    def _shape(self, piece: Piece) -> Shape:
        unit, speech = self.unit, self.unit.speech
        if piece.quote is not None:
            return Shape("quote", piece.first, None, False)
        start, coordinated = piece.first, False
        coordinators = speech.words("complement", "coordinators")
        while start < piece.last - 1 and unit.words[start] in coordinators:
            start, coordinated = start + 1, True
        finite = unit.finite_in(start, piece.last)
        first = finite[0] if finite else None
        return Shape(self._kind(piece, start, finite), start, first, coordinated)

    def _kind(self, piece: Piece, start: int, finite: list[int]) -> Kind:
        unit, speech = self.unit, self.unit.speech
        word, token = unit.words[start], unit.tokens[start]
        after = start + 1 if start + 1 < piece.last else start
        if word in speech.words("complement", "that") and (token.pos not in ("DET", "PRON") or token.dep == "mark"):
            return "that"
        if word in speech.words("complement", "result") and unit.words[after] in speech.words("complement", "that"):
            return "adverbial"
        if token.tag.startswith("PREL") or (token.pos == "ADP" and unit.tokens[after].tag.startswith("PREL")):
            return "relative" if finite else "phrase"
        if finite and self._kind_of_finite.get(finite[0]) == "relative" and not self._is_inquit(piece, start, finite):
            return "relative"
        if word in speech.words("complement", "adverbial") and token.pos in ("SCONJ", "ADP", "ADV") and finite:
            return "adverbial" if token.pos != "ADP" else ("verb_first" if finite[0] == start else "main")
        if word in speech.words("complement", "question"):
            return "question" if finite else "phrase"
        if not finite:
            return "infinitive" if self._has_infinitive(piece) and word not in self._openers else "phrase"
        return "verb_first" if finite[0] == start else "main"

    def _is_inquit(self, piece: Piece, start: int, finite: list[int]) -> bool:
        """Say whether a clause behind an English comma cannot be relative, as it has no pronoun: .., the envoy said."""
        if self.unit.speech.comma_before_complement or piece.mark != "," or finite[0] == start:
            return False
        if any(self.unit.tokens[i].tag.startswith("W") for i in range(piece.first, finite[0])):
            return False
        sentence, base = self.unit.sentence_of(start)
        before = [p for p in sentence.noun_phrases if start <= base + p.first < finite[0] and p.preposition is None]
        return len(before) == 1

    @property
    def _idioms(self) -> frozenset[tuple[str, ...]]:
        """Subjunctives that report nothing: es sei denn."""
        return frozenset(tuple(p.split()) for p in self.unit.speech.words("complement", "set_phrases"))

    @property
    def _openers(self) -> frozenset[str]:
        return self.unit.speech.words("complement", "adverbial")

    def _has_infinitive(self, piece: Piece) -> bool:
        marks = self.unit.speech.words("complement", "infinitive_marks")
        for i in range(piece.first, piece.last):
            token = self.unit.tokens[i]
            if token.tag == "VVIZU":
                return True
            if self.unit.words[i] in marks and i + 1 < piece.last:
                following = self.unit.tokens[i + 1]
                if following.pos in ("VERB", "AUX") and following.mood is None:
                    return True
        return False

    def sentence_start(self, index: int) -> int:
        """Return the first piece of the sentence that a piece belongs to."""
        while index > 0 and not self.ends_before(index):
            index -= 1
        return index

    def sentence_end(self, index: int) -> int:
        """Return the piece after the last one of the sentence that a piece belongs to."""
        index += 1
        while index < len(self.all) and not self.ends_before(index):
            index += 1
        return index

    def ends_before(self, index: int) -> bool:
        """Say whether a sentence ends before a piece: by a stop, or by one inside a quotation just closed."""
        pieces = self.unit.pieces
        if index >= len(pieces):
            return True
        piece = pieces[index]
        if piece.mark in ENDS:
            return True
        base = self.unit.bases
        return index > 0 and piece.first in base and piece.first > 0 and piece.quote is None


def piece_of(shapes: Shapes, token: int) -> int:
    """Return the number of the piece that holds a token; 0 for a cut."""
    found = shapes.unit.piece_at(token)
    return 0 if found is None else found
