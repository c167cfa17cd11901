"""Whom a phrase of a coded sentence stands for: its words, the country they belong to, and the sector."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dragoman.claims.events._parties import Company, Party
from dragoman.claims.events._view import Grammar
from dragoman.knowledge.acts import country_words, first_words
from dragoman.mentions import PlaceMention
from dragoman.record import Actor
from dragoman.spans import Span

LINKS = ("of", "in", "from", "at", "among", "for", "von", "aus", "gen")
"""Attributes whose country is the phrase's: soldiers of Chad, rebels in Mali."""
POSSESSIVES = (["'s"], ["’s"], ["'"], ["’"])
LONGEST_NAME = 5
"""Words of the longest name looked up."""
NO_COUNTRY = ("IGO", "UNO", "EUR", "NGO", "IMG", "ISM", "MNC")


class Side(NamedTuple):
    """One actor of a coded event."""

    text: str
    country: str | None
    sector: str | None
    span: Span

    def line(self) -> dict[str, str]:
        """Return the evaluator's form; what is not known is left out."""
        line = {"text": self.text}
        if self.country:
            line["country"] = self.country
        if self.sector:
            line["sector"] = self.sector
        return line


def code_of(actor: Actor) -> str | None:
    """Return the country of an actor, or the PLOVER code that stands in its place for an international body."""
    country = actor.country or next((r.country for r in actor.roles if r.country), None)
    return country or (actor.sector if actor.sector in NO_COUNTRY else None)


@dataclass(frozen=True)
class Whose:
    """Whom the phrases of one sentence stand for, with country and sector."""

    grammar: Grammar
    company: Company

    def of_phrases(self, phrases: Iterable[int]) -> tuple[Side, ...]:
        """Return the actors of some phrases, conjuncts included."""
        found: list[Side] = []
        for i in phrases:
            for j in (i, *self.grammar.conjuncts(i)):
                found.extend(self.of_phrase(j))
        return tuple(dict.fromkeys(found))

    @cached_property
    def _known(self) -> dict[int, tuple[Side, ...]]:
        return {}

    def of_phrase(self, phrase: int) -> tuple[Side, ...]:
        """Return the actors that a phrase stands for; empty for a thing."""
        if phrase not in self._known:
            self._known[phrase] = self._of_phrase(phrase)
        return self._known[phrase]

    def _of_phrase(self, phrase: int) -> tuple[Side, ...]:
        np = self.grammar.phrases[phrase]
        text = np.span.of(self.company.reading.article.text)
        sector = self._sector(phrase)
        inside = self._named(np.first, np.head)
        people = tuple(p for p in self.company.direct(self.grammar, phrase) if not self._is_part(phrase, p))
        if not people and sector is None and not self._named(np.head, np.last):
            return ()
        if (
            len(inside) > 1
            and not people
            and any(self.grammar.word(t) in self.grammar.acts.small["conjunctions"] for t in range(np.first, np.head))
        ):
            return tuple(Side(text, code, sector, np.span) for code in inside)
        found = []
        for party in people:
            actor = self.company.reading.cast.actors[party.actor]
            found.append(Side(text, self._country(phrase, actor), actor.sector or sector, np.span))
        return tuple(dict.fromkeys(found)) or (Side(text, self._country(phrase, None), sector, np.span),)

    def _is_part(self, phrase: int, party: Party) -> bool:
        """Say whether a mention is only the end of a longer name that it does not mean (the National Union)."""
        tokens = self.grammar.sentence.tokens
        np = self.grammar.phrases[phrase]
        before = [t for t in range(np.first, np.last) if tokens[t].end <= party.span.start]
        actor = self.company.reading.cast.actors[party.actor]
        return bool(before) and tokens[before[-1]].pos == "PROPN" and actor.type in ("organisation", "group")

    def _country(self, phrase: int, actor: Actor | None) -> str | None:
        """Return the country of a phrase: by its adjectives, its head, whose or where it is."""
        np = self.grammar.phrases[phrase]
        near = self._country_near(phrase)
        if any(self.grammar.word(t) in self.grammar.acts.small["ethnic"] for t in range(np.first, np.head)) or (
            near and self._named(np.head, np.last) and actor is not None and actor.type == "state"
        ):
            # Who lives in another state than the one they are named for: ethnic Germans in Poland.
            return near or next((p.place.country for p in self._places() if p.place.country), None)
        inside = self._named(np.first, np.head)
        if inside:
            return inside[0]
        owner = self._owner(phrase)
        if owner is not None:
            whose = self._named(self.grammar.phrases[owner].first, self.grammar.phrases[owner].last)
            if whose:
                return whose[0]
        named = self._named(np.first, np.last, beyond=True)
        if named and (actor is None or actor.type == "person" or self._code_of(actor) is None):
            # Montenegro is the state even where a person of that name is known.
            return named[0]
        own = self._code_of(actor) if actor is not None else None
        return own or next(iter(named), None) or near or self._general(phrase)

    def _owner(self, phrase: int) -> int | None:
        """Return the phrase that stands before another as whose it is: Kenya's army, European Community ministers."""
        if phrase == 0:
            return None
        here, before = self.grammar.phrases[phrase], self.grammar.phrases[phrase - 1]
        between = [self.grammar.word(t) for t in range(before.last, here.first)]
        if here.preposition is None and (between in POSSESSIVES or (not between and self._is_name(before.head))):
            return phrase - 1
        return None

    def _is_name(self, token: int) -> bool:
        return self.grammar.sentence.tokens[token].pos == "PROPN"

    def _general(self, phrase: int) -> str | None:
        """Return the code that its kind gives a body that no table knows: the Association of Jurists, peacekeepers."""
        np = self.grammar.phrases[phrase]
        words = self.grammar.acts.bodies
        for t in range(np.last - 1, np.first - 1, -1):
            if self.grammar.lemma(t) in words:
                return words[self.grammar.lemma(t)]
            two = f"{self.grammar.lemma(t - 1)} {self.grammar.lemma(t)}" if t > np.first else ""
            if two in words:
                return words[two]
        return None

    def _code_of(self, actor: Actor) -> str | None:
        words = country_words(self.company.reading.knowledge, self.grammar.acts.language)
        for role in actor.roles:
            body = words.get((role.organisation or "").lower())
            if body in NO_COUNTRY:
                return body
        return code_of(actor)

    def _places(self) -> tuple[PlaceMention, ...]:
        return self.company.reading.cast.places_within(self.grammar.sentence.span)

    def _named(self, first: int, last: int, *, beyond: bool = False) -> list[str]:
        """Return the codes of the states and bodies that a range of tokens names, in order.

        With ``beyond`` a name may go on behind a phrase that was cut short: South | Korean officers.
        """
        words = country_words(self.company.reading.knowledge, self.grammar.acts.language)
        tokens = self.grammar.sentence.tokens
        found: list[str] = []
        t = first
        if beyond and first > 0 and tokens[first - 1].form[:1].isupper():
            two = words.get(f"{self.grammar.word(first - 1)} {self.grammar.word(first)}")
            if two is not None:
                return [two]
        firsts = first_words(self.company.reading.knowledge, self.grammar.acts.language)
        while t < last:
            if self.grammar.word(t) not in firsts:
                t += 1
                continue
            for n in range(min(LONGEST_NAME, (len(tokens) if beyond else last) - t), 0, -1):
                if t + n > last and not tokens[t + n - 1].form[:1].isupper():
                    continue
                if not (tokens[t].form[:1].isupper() or (n > 1 and tokens[t + n - 1].form[:1].isupper())):
                    continue
                code = words.get(" ".join(self.grammar.word(x) for x in range(t, t + n)).replace(" - ", "-"))
                if code is not None:
                    found.append(code)
                    t += n - 1
                    break
            t += 1
        return list(dict.fromkeys(found))

    def _sector(self, phrase: int) -> str | None:
        np = self.grammar.phrases[phrase]
        sectors = self.grammar.acts.sectors
        found = sectors.get(self.grammar.head(phrase)) or sectors.get(self.grammar.word(np.head))
        if found is None:
            for t in range(np.last - 1, np.first - 1, -1):
                if self.grammar.lemma(t) in sectors and self.grammar.sentence.tokens[np.head].pos == "PROPN":
                    return sectors[self.grammar.lemma(t)]
        return found

    def _country_near(self, phrase: int) -> str | None:
        """Return the country in the attributes of a phrase that say whose or where."""
        attributes = self.grammar.attributes(phrase)
        for slot in LINKS:
            for i in attributes.get(slot, ()):
                np = self.grammar.phrases[i]
                for country in (*self._named(np.first, np.last), *self._countries(np.span)):
                    return country
        return None

    def _countries(self, span: Span) -> list[str]:
        cast = self.company.reading.cast
        found = []
        for mention in cast.at(span):
            if span.covers(mention.span):
                actor = cast.actors[mention.actor]
                country = self._code_of(actor)
                if country:
                    found.append(country)
        found.extend(p.place.country for p in cast.places_within(span) if p.place.country)
        return found
