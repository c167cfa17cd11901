"""The names of people that stand beside a title: right after it, after a comma, or before it and a comma."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.language import Token
from dragoman.mentions._scan import Piece
from dragoman.mentions._vocabulary import Vocabulary

CLOSERS = frozenset(",.;:)]!?–—-“”\"'»«")
"""Marks that may follow an apposition."""
LONGEST_TOPIC = 9
"""Tokens that the topic of an envoy may take before the comma and his name: "für die Ukraine und Russland, ..."."""


class NamesBeside:
    """Finds the names beside the titles of one sentence."""

    def __init__(
        self, tokens: Sequence[Token], words: Vocabulary, starting: Mapping[int, Piece], ending: Mapping[int, Piece]
    ) -> None:
        self._tokens = tokens
        self._words = words
        self._starting = starting
        self._ending = ending

    def of(self, piece: Piece, first: int, last: int, number: str | None) -> tuple[tuple[Piece, ...], int]:
        """Return the names that stand right after a title, after a comma, or before it and a comma."""
        tokens, words = self._tokens, self._words
        at = self._skip_honorifics(last)
        person = self._starting.get(at)
        if person is not None and person.people and not (at == last and person.place):
            names = [person]
            if number != "sing":
                while True:
                    after = names[-1].last
                    if after < len(tokens) and (
                        tokens[after].form == "," or tokens[after].form.lower() in words.conjunctions
                    ):
                        following = self._starting.get(after + 1)
                        if following is not None and following.people and (number == "plur"):
                            names.append(following)
                            continue
                    break
            return tuple(names), names[-1].last
        if number == "plur" and (first < piece.first or piece.title is None or piece.title.number == "plur"):
            return (), last
        comma = self._comma_after(last)
        if comma is not None:
            at = self._skip_honorifics(comma + 1)
            person = self._starting.get(at)
            if person is not None and person.people and self._closed(person.last):
                return (person,), person.last
        if first >= 2 and tokens[first - 1].form in (",", "(", "–", "—") and self._closed(self._after_topic(last)):
            person = self._ending.get(first - 1)
            if person is not None and person.people and not person.genitive:
                return (person,), last
            party = tokens[first - 2].form == ")" and first >= 5
            if party:
                person = self._ending.get(first - 4)
                if person is not None and person.people:
                    return (person,), last
        return (), last

    def _skip_honorifics(self, at: int) -> int:
        while at < len(self._tokens) and self._tokens[at].form in self._words.honorifics and at not in self._starting:
            at += 1
        return at

    def _closed(self, at: int) -> bool:
        return at >= len(self._tokens) or self._tokens[at].form[0] in CLOSERS

    def _after_topic(self, last: int) -> int:
        """Return the token after a topic: special envoy *for Ukraine and Russia*, was .."""
        tokens, words = self._tokens, self._words
        joints = words.about | words.at | words.of | words.genitive
        if last >= len(tokens) or tokens[last].form.lower() not in joints:
            return last
        for k in range(last, min(len(tokens), last + LONGEST_TOPIC)):
            if tokens[k].form[0] in CLOSERS and tokens[k].form not in ("-", "–"):
                return k
            if tokens[k].pos in ("VERB", "AUX"):
                break
        return last

    def _comma_after(self, last: int) -> int | None:
        """Return the comma after a topic (für die Ukraine und Russland), if it comes soon and no verb before it."""
        tokens = self._tokens
        if last < len(tokens) and tokens[last].form == ",":
            return last
        if last >= len(tokens) or tokens[last].form.lower() not in self._words.about | self._words.at | self._words.of:
            return None
        for k in range(last, min(len(tokens), last + LONGEST_TOPIC)):
            if tokens[k].form == ",":
                return k
            if tokens[k].pos in ("VERB", "AUX", "PUNCT"):
                return None
        return None
