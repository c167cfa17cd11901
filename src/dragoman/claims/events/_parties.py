"""Who stands in a phrase: the actors that its head, its attributes or its adjectives name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dragoman.claims._reading import Reading
from dragoman.claims.events._view import Grammar, View
from dragoman.knowledge.acts import country_words
from dragoman.record import Actor, Mention, Statement
from dragoman.spans import Span

PEOPLE = ("person", "office")
STATES = ("state", "government")
BODIES = ("state", "government", "organisation", "group")
INSIDE_SLOTS = ("gen", "von", "of", "aus", "from", "by", "in")
"""Attributes that say whose people a description means: die Truppen der USA, the troops of Israel."""


OF_THE_STATE = ("GOV", "MIL", "COP", "LEG", "JUD", "SPY")
"""Sectors whose people act for whose they are: Mali's army, but not Mali's rebels."""
ATTRIBUTE_REACH = 3
OF_THEIR_OWN = ("BUS", "LAB", "REB", "OPP", "AGR", "PTY")
"""Sectors whose people are not the state that they are named after."""
MEMBER_SLOTS = ("gen", "von", "of")


def code_of(actor: Actor) -> str | None:
    """Return the country that an actor is of or acts for."""
    return actor.country or next((r.country for r in actor.roles if r.country), None)


def uninflected(form: str) -> str:
    """Return a German adjective without its ending (russischen: russisch)."""
    return next((form.removesuffix(e) for e in ("en", "er", "es", "em", "e") if form.endswith(e)), form)


class Party(NamedTuple):
    """An actor as named in a phrase."""

    actor: str
    span: Span


@dataclass(frozen=True)
class Company:
    """The cast of an article, asked by phrase."""

    reading: Reading
    statements: Sequence[Statement]

    def mentions_to_parties(self, mentions: Iterable[Mention]) -> tuple[Party, ...]:
        return tuple(dict.fromkeys(Party(m.actor, m.span) for m in mentions))

    def direct(self, grammar: Grammar, phrase: int) -> tuple[Party, ...]:
        """Return the actors that the head of a phrase stands for."""
        np = grammar.phrases[phrase]
        head = grammar.sentence.tokens[np.head]
        found = [
            m
            for m in self.reading.cast.at(head.span)
            if m.span.end >= head.end and (m.span.start <= head.start or m.span.start >= np.span.start)
        ]
        if found:
            best = found[0].span
            return self.mentions_to_parties(m for m in found if m.span == best)
        if grammar.word(np.head) in grammar.acts.small["first_person"]:
            return self._speakers(np.span)
        # A title that is the head with its name behind it: the mention covers the name only.
        inside = [m for m in self.reading.cast.within(np.span) if m.span.start >= head.end and m.form == "name"]
        return self.mentions_to_parties(m for m in inside[:1])

    def speakers_at(self, span: Span) -> tuple[Party, ...]:
        """Return who says the words of a span, if they are said."""
        return self._speakers(span)

    def _speakers(self, span: Span) -> tuple[Party, ...]:
        stmt = self.statement_at(span)
        return () if stmt is None else tuple(Party(a, span) for a in stmt.speakers)

    def statement_at(self, span: Span) -> Statement | None:
        """Return the smallest statement that holds a span of words in what it says.

        A report of a speech act in the writer's own words (X rejected the plan) is no such statement.
        """
        first = bisect_left(self._told, span.start - self._longest, key=lambda told: told[0].start)
        last = bisect_right(self._told, span.start, key=lambda told: told[0].start)
        found = [(s.end - s.start, stmt) for s, stmt in self._told[first:last] if s.covers(span)]
        return min(found, key=lambda f: (f[0], f[1].id))[1] if found else None

    @cached_property
    def _told(self) -> list[tuple[Span, Statement]]:
        told = [(span, stmt) for stmt in self.statements if stmt.type != "reported" for span in stmt.spans]
        return sorted(told, key=lambda t: t[0])

    @cached_property
    def _longest(self) -> int:
        return max((span.end - span.start for span, _ in self._told), default=0)

    def inside(self, grammar: Grammar, phrase: int) -> tuple[Party, ...]:
        """Return the actors named in a phrase by an adjective, a possessive or the first part of a compound."""
        np = grammar.phrases[phrase]
        direct = {p.span for p in self.direct(grammar, phrase)}
        found = [m for m in self.reading.cast.at(np.span) if m.span not in direct and m.span.start < np.span.end]
        found = [m for m in found if m.span.start >= np.span.start]
        return self.mentions_to_parties(sorted(found, key=lambda m: m.span))

    def has_person_behind(self, grammar: Grammar, phrase: int) -> bool:
        """Say whether a noun has a name right behind it within its phrase (die Ankunft Kim Dae-jungs)."""
        head = grammar.sentence.tokens[grammar.phrases[phrase].head]
        return any(p.span.start >= head.end and self.is_person(p.actor) for p in self.inside(grammar, phrase))

    def of(self, grammar: Grammar, phrase: int, *, deep: bool = False, local: bool = True) -> tuple[Party, ...]:
        """Return whom a phrase names: its head, else whose it is; ``deep`` takes any attribute.

        Without ``local`` where somebody is does not count (a meeting of leaders in Jamaica).
        """
        direct = self.direct(grammar, phrase)
        attributes = grammar.attributes(phrase)
        if direct:
            return self._members(grammar, phrase, direct, attributes) or direct
        slots = list(attributes) if deep else [s for s in INSIDE_SLOTS if s in attributes and (local or s != "in")]
        sector = grammar.acts.sector_of(grammar.head(phrase))
        if not deep and sector in OF_THEIR_OWN:
            # Der Deutsche Bauernverband, Mali's rebels: not the state.
            return ()
        if not deep and "poss" in attributes and sector in OF_THE_STATE:
            slots.append("poss")
        found: list[Party] = []
        for slot in slots:
            for i in attributes[slot]:
                found.extend(self.direct(grammar, i))
        found.extend(self.inside(grammar, phrase))
        return tuple(dict.fromkeys(found))

    def _members(
        self, grammar: Grammar, phrase: int, direct: tuple[Party, ...], attributes: Mapping[str, tuple[int, ...]]
    ) -> tuple[Party, ...]:
        """Return the states whose people a group is (die Außenminister Chiles und Perus), if it names several."""
        types = {self.reading.cast.actors[p.actor].type for p in direct}
        members = [p for slot in MEMBER_SLOTS for i in attributes.get(slot, ()) for p in self.direct(grammar, i)]
        if types == {"person"} and len({p.actor for p in members if self._is_state(p)}) > 1:
            # Die Außenminister Chiles und Perus: the office was read as that of the first.
            return tuple(dict.fromkeys(members))
        if types != {"group"}:
            return ()
        joined = self._joined_states(grammar, phrase)
        if joined:
            return joined
        named = [p for i in attributes.get("appos", ()) for p in self.direct(grammar, i) if self._is_known(p)]
        last = max(p.span.end for p in direct)
        behind = [m for m in self.reading.cast.at(grammar.phrases[phrase].span) if m.span.start >= last]
        named += [p for p in self.mentions_to_parties(behind) if self._is_state(p)]
        if named:
            return tuple(dict.fromkeys(named))
        found = members
        if len({p.actor for p in found}) < 2:
            # The mention of the group may take in the names of its members.
            inner = [m for p in direct for m in self.reading.cast.within(p.span) if m.span != p.span]
            found = [p for p in self.mentions_to_parties(inner) if self.reading.cast.actors[p.actor].type in STATES]
            found += self._states_named(grammar, direct, found)
        return tuple(dict.fromkeys(found)) if len({p.actor for p in found}) > 1 else ()

    def _joined_states(self, grammar: Grammar, phrase: int) -> tuple[Party, ...]:
        """Return the states whose people a phrase joins by their adjectives (American and Chinese officials)."""
        np = grammar.phrases[phrase]
        words = country_words(self.reading.knowledge, grammar.acts.language)
        joins = grammar.acts.small["conjunctions"]
        tokens = grammar.sentence.tokens
        if not any(grammar.word(t) in joins for t in range(np.first, np.head)):
            return ()
        states = {a.country: a.id for a in self.reading.cast.actors.values() if a.type == "state" and a.country}
        found: dict[str, Party] = {}
        for t in range(np.first, np.head):
            code = words.get(grammar.word(t)) or words.get(uninflected(grammar.word(t)))
            if code in states:
                found.setdefault(code, Party(states[code], tokens[t].span))
        return tuple(found.values()) if len(found) > 1 else ()

    def _states_named(self, grammar: Grammar, direct: tuple[Party, ...], known: list[Party]) -> list[Party]:
        """Return the states of the cast that the name of a group names in words that are no mention of their own."""
        words = country_words(self.reading.knowledge, grammar.acts.language)
        actors = self.reading.cast.actors
        states = {a.country: a.id for a in actors.values() if a.type == "state" and a.country}
        have = {actors[p.actor].country for p in known}
        found = []
        for party in direct:
            for t in grammar.sentence.tokens_in(party.span):
                token = grammar.sentence.tokens[t]
                code = words.get(token.form.lower()) if token.pos == "PROPN" else None
                if code is not None and code in states and code not in have:
                    have.add(code)
                    found.append(Party(states[code], token.span))
        return found

    def _is_state(self, party: Party) -> bool:
        return self.reading.cast.actors[party.actor].type in STATES

    def _is_described(self, party: Party) -> bool:
        """Say whether an actor is only a description of several people."""
        actor = self.reading.cast.actors[party.actor]
        return actor.type == "group" and actor.key is None

    def _is_known(self, party: Party) -> bool:
        return self.reading.cast.actors[party.actor].key is not None

    def subject(self, grammar: Grammar, view: View, depth: int = 0) -> tuple[Party, ...]:
        """Return who does what the verb says, through relative pronouns, infinitives and unresolved pronouns."""
        found: list[Party] = []
        for i in view.phrases("subj"):
            found.extend(self.of(grammar, i))
        if all(self._is_described(p) for p in found):
            found = [p for i in view.phrases("subj") for p in self._named_behind(grammar, i)] or found
        if found or depth > 3:
            return tuple(dict.fromkeys(found))
        clause = view.clause
        subjects = view.phrases("subj")
        if clause.kind == "relative" and not view.passive:
            antecedent = grammar.antecedent(clause)
            if antecedent is not None and (not subjects or self._is_relative(grammar, subjects[0])):
                return self._of_antecedent(grammar, antecedent)
        if subjects and grammar.word(grammar.phrases[subjects[0]].head) in grammar.acts.small["second_person"]:
            return ()
        pronoun = bool(subjects) and grammar.sentence.tokens[grammar.phrases[subjects[0]].head].pos == "PRON"
        if clause.governor is not None and (clause.kind == "infinitive" or pronoun) and not view.passive:
            governor = grammar.view_of(clause.governor)
            if governor is not None and governor.index != view.index:
                controlled = governor.lemma in grammar.acts.small["object_control"]
                if clause.kind == "infinitive" and controlled and not self._is_reflexive(grammar, governor):
                    for slot in ("obj", "dat", "iobj", "an", "on"):
                        parties = [p for i in governor.phrases(slot) for p in self.of(grammar, i)]
                        if parties:
                            return tuple(dict.fromkeys(parties))
                    return ()
                if clause.kind == "infinitive" and governor.passive:
                    return tuple(dict.fromkeys(p for i in governor.phrases("obj") for p in self.of(grammar, i)))
                above = self.subject(grammar, governor, depth + 1)
                if above:
                    return above
        return self._pronoun_of_speaker(grammar, subjects) if pronoun else ()

    def _is_reflexive(self, grammar: Grammar, view: View) -> bool:
        """Say whether a verb's object is only itself (verpflichtete sich, .. zu räumen: who does so is the subject)."""
        heads = [grammar.head(i) for slot in ("obj", "dat") for i in view.phrases(slot)]
        return bool(heads) and all(head in grammar.acts.small["reflexive"] for head in heads)

    def _of_antecedent(self, grammar: Grammar, phrase: int) -> tuple[Party, ...]:
        """Return whom a relative clause is about: the noun before it, or what that is an attribute of."""
        found = self.of(grammar, phrase)
        for i in range(phrase - 1, max(-1, phrase - 1 - ATTRIBUTE_REACH), -1):
            if found:
                break
            if any(phrase in items for items in grammar.attributes(i).values()):
                found, phrase = self.of(grammar, i), i
        return found

    def _named_behind(self, grammar: Grammar, phrase: int) -> tuple[Party, ...]:
        """Return the people who are named behind a description of them: the heads of X and Y, A and B, .."""
        after = phrase + 1
        attributes = [j for items in grammar.attributes(phrase).values() for j in items]
        while after in attributes:
            after += 1
        if after >= len(grammar.phrases):
            return ()
        between = range(grammar.phrases[phrase].last, grammar.phrases[after].first)
        if [grammar.word(t) for t in between] != [","] or grammar.phrases[after].preposition is not None:
            return ()
        row = (after, *grammar.conjuncts(after))
        return tuple(dict.fromkeys(p for i in row for p in self.direct(grammar, i) if self.is_person(p.actor)))

    def _pronoun_of_speaker(self, grammar: Grammar, subjects: tuple[int, ...]) -> tuple[Party, ...]:
        """Return the speaker for an unresolved he or they in what he is reported to say, if there is just one."""
        np = grammar.phrases[subjects[0]]
        if grammar.word(np.head) not in grammar.acts.small["third_person"]:
            return ()
        speakers = self._speakers(np.span)
        return speakers if len(speakers) == 1 else ()

    def _is_relative(self, grammar: Grammar, phrase: int) -> bool:
        return grammar.sentence.tokens[grammar.phrases[phrase].head].tag in ("PRELS", "PRELAT", "WDT", "WP", "WP$")

    def slot(self, grammar: Grammar, view: View, slot: str, *, deep: bool = False) -> tuple[Party, ...]:
        """Return the actors in one slot of a verb."""
        if slot == "subj":
            return self.subject(grammar, view)
        found: list[Party] = []
        if slot == "obj" and view.attributive:
            return tuple(dict.fromkeys(p for i in view.phrases(slot) for p in self.direct(grammar, i)))
        for i in view.phrases(slot):
            if slot == "obj" and view.clause.kind == "relative" and self._is_relative(grammar, i):
                antecedent = grammar.antecedent(view.clause)
                if antecedent is not None:
                    found.extend(self.of(grammar, antecedent, deep=deep))
                continue
            found.extend(self.of(grammar, i, deep=deep))
        return tuple(dict.fromkeys(found))

    def is_person(self, actor: str) -> bool:
        """Say whether an actor is a person (or an office that one holds)."""
        found = self.reading.cast.actors.get(actor)
        return found is not None and found.type in PEOPLE

    def principal(self, grammar: Grammar, actor: str) -> str:
        """Return the state that a spokesperson speaks for if the cast has it, else who speaks."""
        found = self.reading.cast.actors[actor]
        spokes = grammar.acts.small["spokesperson"]
        titles = [found.name, *(role.title for role in found.roles)]
        if not any(word in title.lower() for word in spokes for title in titles):
            return actor
        country = found.country or next((r.country for r in found.roles if r.country), None)
        states = [a.id for a in self.reading.cast.actors.values() if a.type == "state" and a.country == country]
        return states[0] if country and states else actor

    def is_kind(self, grammar: Grammar, phrase: int, kinds: frozenset[str]) -> bool:
        """Say whether a phrase names somebody or something of one of some kinds (actor, person, state, place ..)."""
        if "noun" in kinds:
            return True
        np = grammar.phrases[phrase]
        if "place" in kinds and self.reading.cast.places_within(np.span):
            return True
        parties = self.of(grammar, phrase)
        types = [self.reading.cast.actors[p.actor].type for p in parties if p.actor in self.reading.cast.actors]
        if kinds & {"actor", "group", "organisation", "person"} and grammar.acts.is_doer(grammar.head(phrase)):
            return True
        if "actor" in kinds and any(t != "medium" for t in types):
            return True
        if "person" in kinds and any(t in PEOPLE for t in types):
            return True
        if "state" in kinds and any(t in STATES for t in types):
            return True
        if "place" in kinds and any(t in STATES for t in types):
            return True
        if "organisation" in kinds and any(t in BODIES for t in types):
            return True
        return "group" in kinds and (any(t in BODIES for t in types) or np.number == "plur")
