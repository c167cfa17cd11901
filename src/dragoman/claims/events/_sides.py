"""Source and target of an act with words, country and sector, filled from the sentence where a slot is empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.claims.events._attitude import subject_phrases
from dragoman.claims.events._found import Found
from dragoman.claims.events._parties import Company, Party
from dragoman.claims.events._view import Grammar, View
from dragoman.knowledge.acts import country_words
from dragoman.mentions import PlaceMention
from dragoman.record import Actor
from dragoman.spans import Span

SOURCE_SLOTS = frozenset({"subj", "host", "attr", "poss", "of", "gen", "by", "from", "von", "durch"})
LINKS = ("of", "in", "from", "at", "among", "for", "von", "aus", "gen")
"""Attributes whose country is the phrase's: soldiers of Chad, rebels in Mali."""
FORCES = ("troop", "force", "peacekeep", "soldier")
POSSESSIVES = (["'s"], ["’s"], ["'"], ["’"])
LONGEST_NAME = 5
"""Words of the longest name looked up."""
ASKING = ("REQUEST", "ACCUSE")
AGAINST_PEOPLE = ("ACCUSE", "REQUEST", "PROTEST", "COERCE", "ASSAULT", "THREATEN", "SANCTION", "CONCEDE", "MOBILIZE")
"""Types whose target is often of the same state as the source."""
NO_COUNTRY = ("IGO", "UNO", "EUR", "NGO", "IMG", "ISM", "MNC")
MUTUAL = ("CONSULT", "AGREE", "COOPERATE")


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
class Sides:
    """Both sides of the acts of one sentence."""

    grammar: Grammar
    company: Company

    def of_phrases(self, phrases: Iterable[int]) -> tuple[Side, ...]:
        """Return the actors of some phrases, conjuncts included."""
        found: list[Side] = []
        for i in phrases:
            for j in (i, *self.grammar.conjuncts(i)):
                found.extend(self.of_phrase(j))
        return tuple(dict.fromkeys(found))

    def of_phrase(self, phrase: int) -> tuple[Side, ...]:
        """Return the actors that a phrase stands for; empty for a thing."""
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
        while t < last:
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

    def of_act(self, act: Found, kind: str) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
        """Return who does an act and to whom."""
        view = act.view
        assert view is not None
        sources: list[Side] = []
        targets: list[Side] = []
        roles = act.word.frame.roles
        slots = self._slots(act)
        for slot, role in roles.items():
            phrases = slots.get(slot, ())
            into = sources if self._is_source(slot, role, kind) else targets
            for i in phrases:
                found = self.of_phrases((i,))
                if not found:
                    whole = slot in act.word.frame.deep or slot in ("attr", "obj", "subj", "host")
                    found = self._inside(i, of_all=whole)
                into.extend(found)
        if not sources and roles.get("subj") != "target":
            for i in subject_phrases(self.grammar, view):
                sources.extend(self.of_phrases((i,)) or self._inside(i) or self._proper(i))
        if not sources and not view.passive and roles.get("subj") != "target":
            sources.extend(self._first_before(view))
        hosts = self.of_phrases(slots["host"]) if act.carried and "host" in slots else ()
        if hosts and kind not in MUTUAL:
            targets.extend(s for s in sources if s not in hosts)
            sources = list(hosts)
        source = tuple(dict.fromkeys(sources))
        target = tuple(s for s in dict.fromkeys(targets) if s not in source and not self._is_own_troop(s))
        if not source:
            source = self._by_place()
        if kind in MUTUAL and len(source) > 1 and not target:
            return self._inherit(source, target, view, kind)
        return self._inherit(source, self.fill_targets(target, source, view, kind), view, kind)

    def _slots(self, act: Found) -> dict[str, tuple[int, ...]]:
        view = act.view
        assert view is not None
        if act.phrase is None:
            slots = dict(view.slots)
            slots["subj"] = subject_phrases(self.grammar, view)
            if view.passive:
                slots["subj"] = view.phrases("subj")
            return slots
        slots = dict(self.grammar.attributes(act.phrase))
        slots["attr"] = (act.phrase,)
        if act.carried:
            slots["host"] = subject_phrases(self.grammar, view)
        return slots

    def _is_source(self, slot: str, role: str, kind: str) -> bool:
        if role in ("source", "mediator", "signatory"):
            return True
        return role in ("participant", "host") and slot in SOURCE_SLOTS

    def _inside(self, phrase: int, *, of_all: bool = True) -> tuple[Side, ...]:
        """Return the actors in a thing's adjectives and attributes: the proposal by Kenya, a Kenyan proposal.

        Without ``of_all`` only those that stand nearest (a Cambodian camp in Thailand).
        """
        found: list[Side] = []
        text = self.company.reading.article.text
        for i in (phrase, *(j for items in self.grammar.attributes(phrase).values() for j in items)):
            if found and not of_all:
                break
            sides = self.of_phrases((i,)) if i != phrase else ()
            if sides:
                found.extend(sides)
                continue
            span = self.grammar.phrases[i].span
            for mention in self.company.reading.cast.within(span):
                actor = self.company.reading.cast.actors[mention.actor]
                code = self._code_of(actor)
                if code:
                    found.append(Side(mention.span.of(text), code, actor.sector, mention.span))
        return tuple(dict.fromkeys(found))

    def _proper(self, phrase: int) -> tuple[Side, ...]:
        """Return a name that nobody knows as an actor all the same."""
        np = self.grammar.phrases[phrase]
        if self.grammar.sentence.tokens[np.head].pos != "PROPN":
            return ()
        text = np.span.of(self.company.reading.article.text)
        return (Side(text, self._country(phrase, None), self._sector(phrase), np.span),)

    def _first_before(self, view: View) -> tuple[Side, ...]:
        """Return the first actor before a verb whose subject was not found."""
        for i, np in enumerate(self.grammar.phrases):
            if view.verb is None or np.first >= view.verb:
                break
            if np.preposition is None:
                found = self.of_phrase(i)
                if found:
                    return found
        return ()

    def _by_place(self) -> tuple[Side, ...]:
        """Return the country where something happened as its source, where nobody is named."""
        text = self.company.reading.article.text
        for slot in ("in", "near", "at", "outside"):
            for i, np in enumerate(self.grammar.phrases):
                if self.grammar.preposition(i) == slot:
                    country = next(iter((*self._named(np.first, np.last), *self._countries(np.span))), None)
                    if country:
                        return (Side(np.span.of(text), country, None, np.span),)
        return ()

    def fill_targets(
        self, targets: tuple[Side, ...], sources: tuple[Side, ...], view: View, kind: str
    ) -> tuple[Side, ...]:
        """Return the targets, or whom the rest of the sentence names.

        That is who is to do what is asked for, else another country, else people of the same one, else the place.
        """
        if targets:
            return targets
        if kind in ASKING:
            asked = self._asked(view, sources)
            if asked:
                return asked
        own = {s.country for s in sources}
        verb = view.verb if view.verb is not None else view.first
        found = self._others(view, sources)
        abroad = [(f, side) for f, side in found if side.country and side.country not in own]
        if abroad:
            best = min(abroad, key=lambda c: (self._is_force(c[1]), c[0] < verb, abs(c[0] - verb)))[1]
            return tuple(dict.fromkeys((best, *self._joined(best, [side for _, side in abroad]))))
        if kind in AGAINST_PEOPLE:
            people = [(f, side) for f, side in found if f > verb and side.text[:1] and not self._is_own_force(side)]
            if people:
                return (min(people, key=lambda c: abs(c[0] - verb))[1],)
        return ()

    def _joined(self, side: Side, others: list[Side]) -> Iterator[Side]:
        """Yield those of some others that stand in one list with a side (aid for Romania and Poland)."""
        for i, np in enumerate(self.grammar.phrases):
            if np.span == side.span:
                spans = [self.grammar.phrases[j].span for j in self.grammar.conjuncts(i)]
                yield from (other for other in others if other.span in spans)

    def _asked(self, view: View, sources: tuple[Side, ...]) -> tuple[Side, ...]:
        """Return who is to do what is demanded: the subject of the clause that says it."""
        for i in self.grammar.governed(view.index):
            inner = self.grammar.view_of(i)
            if inner is None or inner.clause.kind not in ("subordinate", "main"):
                continue
            phrases = inner.phrases("obj") if inner.passive else inner.phrases("subj")
            found = tuple(s for s in self.of_phrases(phrases) if s not in sources)
            if found:
                return found
        return ()

    def _others(self, view: View, sources: tuple[Side, ...]) -> list[tuple[int, Side]]:
        """Return everybody else that the sentence names, who only tells of it left out, with the token of the head."""
        taken = [s.span for s in sources]
        text = self.company.reading.article.text
        told = self._told_by(view)
        found: list[tuple[int, Side]] = []
        for i, np in enumerate(self.grammar.phrases):
            if any(np.span.overlaps(s) for s in taken) or i in told:
                continue
            sides = self.of_phrase(i) or tuple(
                Side(np.span.of(text), c, None, np.span)
                for c in (self._named(np.first, np.last) or self._countries(np.span))[:1]
            )
            found.extend((np.head, side) for side in sides)
        return found

    def _is_force(self, side: Side) -> bool:
        """Say whether a side is an instrument rather than somebody: peacekeepers that are sent, its troops."""
        return side.sector in ("MIL", "IGO") and self._is_own_force(side)

    def _is_own_troop(self, side: Side) -> bool:
        """Say whether a side is what the other only uses: its troops."""
        words = side.text.lower().split()
        own = bool(words) and words[0] in self.grammar.acts.small["possessives"]
        return own and any(w.startswith(FORCES) for w in words)

    def _is_own_force(self, side: Side) -> bool:
        words = side.text.lower().split()
        own = bool(words) and words[0] in self.grammar.acts.small["possessives"]
        return own or any(w.startswith(FORCES) for w in words)

    def _told_by(self, view: View) -> frozenset[int]:
        """Return the phrases of who says it all (.., a member of the team said; according to the report)."""
        small = self.grammar.acts.small
        found: set[int] = set()
        for other in self.grammar.views:
            if other.index != view.index and other.lemma in small["speech"]:
                for slot, phrases in other.slots.items():
                    if slot == "subj" or other.clause.first > view.first:
                        found.update(phrases)
                        found.update(j for i in phrases for js in self.grammar.attributes(i).values() for j in js)
                found.update(self._before_speech(other))
        for i, np in enumerate(self.grammar.phrases):
            at = np.preposition
            if at is not None and at > 0 and self.grammar.word(at - 1) in small["according"]:
                found.add(i)
                found.update(j for js in self.grammar.attributes(i).values() for j in js)
        return frozenset(found)

    def _before_speech(self, view: View) -> Iterator[int]:
        """Yield the phrases between a comma and a verb of speech: .., an aide to the minister said."""
        tokens = self.grammar.sentence.tokens
        verb = view.verb if view.verb is not None else view.first
        start = next((t for t in range(verb - 1, 0, -1) if tokens[t].form == ","), None)
        if start is not None:
            yield from (i for i, np in enumerate(self.grammar.phrases) if start < np.first and np.last <= verb)

    def _inherit(
        self, sources: tuple[Side, ...], targets: tuple[Side, ...], view: View, kind: str
    ) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
        """Give people without a country that of the place named, else of the other side."""
        told = [self.grammar.phrases[i].span for i in self._told_by(view)]
        places = [p for p in self._places() if not any(t.covers(p.span) for t in told)]
        place = next((p.place.country for p in places if p.place.country), None)
        tokens = self.grammar.sentence.tokens
        place = place or next(iter(self._named(0, len(tokens))), None)
        place = None if place in NO_COUNTRY else place

        def filled(sides: tuple[Side, ...], other: tuple[Side, ...]) -> tuple[Side, ...]:
            known = next((s.country for s in other if s.country and s.country not in NO_COUNTRY), None)
            known = place if kind in MUTUAL else known or place
            return tuple(s if s.country else s._replace(country=known) for s in sides)

        return filled(sources, targets), filled(targets, sources)
