"""A clause as the tables of acts see it: one verb with its slots (subj, obj, dat, one for each preposition)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.knowledge.acts import Acts, ActWord
from dragoman.language import Clause, NounPhrase, Sentence
from dragoman.spans import Span

NON_FINITE = ("VVPP", "VVINF", "VVIZU")
FINITE_AUXILIARIES = ("VAFIN", "VMFIN")
MAX_CHAIN = 12
"""Attributes and conjuncts followed behind one noun; longer lists are cut off."""
SHORTEST_END = 4
"""Ends of compounds shorter than this would match by chance (Rat in Verrat)."""
WITH = ("mit", "with")
RELATIVE_REACH = 3
"""Tokens and nouns over which a relative pronoun looks back."""


@dataclass(frozen=True, slots=True)
class View:
    """One verb of a clause with the phrases in its slots, as indices in ``Sentence.noun_phrases``."""

    clause: Clause
    index: int
    """Index of the clause in its sentence."""
    verb: int | None
    lemma: str
    first: int
    last: int
    slots: Mapping[str, tuple[int, ...]]
    passive: bool
    future: bool = False
    """Future by an auxiliary that the clause was parsed without."""

    def phrases(self, slot: str) -> tuple[int, ...]:
        return self.slots.get(slot, ())


@dataclass(frozen=True)
class Grammar:
    """One sentence with the language's small words: prepositions, attributes of nouns, views of clauses."""

    sentence: Sentence
    acts: Acts

    @property
    def phrases(self) -> tuple[NounPhrase, ...]:
        return self.sentence.noun_phrases

    def word(self, token: int) -> str:
        """Return a token's form, lower case."""
        return self.sentence.tokens[token].form.lower()

    def lemma(self, token: int) -> str:
        return self.sentence.tokens[token].lemma.lower()

    def opener(self, clause: Clause) -> str:
        """Return the word that opens a clause: its conjunction, else its first word; empty for a main clause."""
        if clause.introducer is not None:
            return self.word(clause.introducer)
        return self.word(clause.first) if clause.kind in ("subordinate", "relative") else ""

    def head(self, phrase: int) -> str:
        """Return the lemma of a phrase's head, lower case."""
        return self.lemma(self.phrases[phrase].head)

    def two_words(self, phrase: int) -> str:
        """Return the head's lemma with the word before it (peace talk), or only the head's."""
        np = self.phrases[phrase]
        if np.head > np.first:
            return f"{self.lemma(np.head - 1)} {self.lemma(np.head)}"
        return self.lemma(np.head)

    def preposition(self, phrase: int) -> str | None:
        """Return the preposition that governs a phrase, contractions undone (zum: zu)."""
        at = self.phrases[phrase].preposition
        if at is None:
            return None
        return self.acts.contractions.get(self.word(at), self.word(at))

    def is_word(self, phrase: int, words: frozenset[str]) -> bool:
        """Say whether the head of a phrase, or its last two words, is one of some words."""
        return self.acts.is_word(self.head(phrase), words) or self.two_words(phrase) in words

    @cached_property
    def _parsed(self) -> bool:
        return any(t.head is not None for t in self.sentence.tokens)

    @cached_property
    def _attributes(self) -> dict[int, dict[str, tuple[int, ...]]]:
        return {}

    def attributes(self, phrase: int) -> Mapping[str, tuple[int, ...]]:
        """Return the phrases that depend on a noun, by slot: ``gen`` or a preposition, conjuncts with them."""
        if phrase not in self._attributes:
            found = self._by_order(phrase)
            if self._parsed:
                # The tree decides; what stands right behind an act's noun is its complement even so (Gespräche mit X).
                near = dict(list(found.items())[:1]) if self.noun_words(phrase) else {}
                found = {**near, **self._by_head(phrase)}
            self._attributes[phrase] = found
        return self._attributes[phrase]

    def _by_head(self, phrase: int) -> dict[str, tuple[int, ...]]:
        tokens = self.sentence.tokens
        own = self.phrases[phrase]
        found: dict[str, list[int]] = {}
        for i, np in enumerate(self.phrases):
            if i == phrase or np.first < own.first:
                continue
            head, dep = tokens[np.head].head, tokens[np.head].dep or ""
            if head is not None and own.first <= head < own.last and dep.startswith(("nmod", "obl", "appos")):
                slot = "appos" if dep.startswith("appos") else self.preposition(i) or "gen"
                found.setdefault(slot, []).append(i)
                found[slot].extend(self.conjuncts(i))
        return {slot: tuple(dict.fromkeys(items)) for slot, items in found.items()}

    def conjuncts(self, phrase: int) -> tuple[int, ...]:
        """Return the phrases joined to one by and, or, a comma: as the tree has it, else as they stand in a row."""
        tokens = self.sentence.tokens
        if self._parsed:
            head = self.phrases[phrase].head
            found = tuple(
                i for i, np in enumerate(self.phrases) if tokens[np.head].head == head and tokens[np.head].dep == "conj"
            )
            if found:
                return found
        return self._row(phrase)

    def _row(self, phrase: int) -> tuple[int, ...]:
        """Return the phrases behind one that a conjunction or commas join to it."""
        found: list[int] = []
        joins = self.acts.small["conjunctions"]
        closed = False
        at = phrase
        while at + 1 < len(self.phrases) and len(found) < MAX_CHAIN and not closed:
            here, after = self.phrases[at], self.phrases[at + 1]
            own = after.preposition is None or after.preposition == here.preposition
            between = [self.word(t) for t in range(here.last, after.first)] if own else []
            if not between or len(between) > 2 or any(w not in joins and w != "," for w in between):
                break
            closed = between[-1] in joins
            found.append(at + 1)
            at += 1
        # A row that no conjunction closes is apposition rather than a list (die Ministerin, eine Vertraute Kenias).
        return tuple(found) if closed else ()

    def _by_order(self, phrase: int) -> dict[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        at = phrase
        slot = None
        while at + 1 < len(self.phrases) and sum(map(len, found.values())) < MAX_CHAIN:
            here, after = self.phrases[at], self.phrases[at + 1]
            if after.preposition is not None and after.preposition == here.last:
                slot = self.preposition(at + 1) or "gen"
            elif after.first == here.last and self._is_genitive(at + 1):
                if at != phrase:
                    # It belongs to the noun right before it (am Rande eines Treffens der Minister).
                    at += 1
                    continue
                slot = "gen"
            elif slot is not None and at + 1 in self._row(at):
                pass
            else:
                break
            found.setdefault(slot, []).append(at + 1)
            at += 1
        return {slot: tuple(items) for slot, items in found.items()}

    def _is_genitive(self, phrase: int) -> bool:
        """Say whether a phrase right behind a noun can be its genitive (der Außenminister der Schweiz)."""
        np = self.phrases[phrase]
        if np.preposition is not None or not self.acts.small["genitive_articles"]:
            return False
        if np.case == "gen":
            return True
        return np.case is None and "gen" in np.cases and self.word(np.first) in self.acts.small["genitive_articles"]

    @cached_property
    def genitives(self) -> frozenset[int]:
        """The phrases that are the genitive of a noun before them, and so no objects of their clause."""
        found: set[int] = set()
        for i in range(len(self.phrases)):
            found.update(self.attributes(i).get("gen", ()))
        return frozenset(found)

    @cached_property
    def views(self) -> tuple[View, ...]:
        """Every verb of the sentence with its slots; coordinated participles and infinitives each have their own."""
        found: list[View] = []
        for index, clause in enumerate(self.sentence.clauses):
            if clause.verb is None:
                continue
            base = self._base(index, clause)
            extra = tuple(self._coordinated(base))
            if extra:
                base = self._cut(base, extra[0])
            found.append(base)
            found.extend(extra)
        return tuple(found)

    def _base(self, index: int, clause: Clause) -> View:
        slots: dict[str, list[int]] = {}
        if clause.passive:
            slots["obj"] = list(clause.subjects)
            if clause.agent is not None:
                slots["subj"] = [clause.agent, *self.conjuncts(clause.agent)]
        else:
            slots["subj"] = list(clause.subjects)
        slots["obj" if clause.passive else "subj"] = self._with_left_conjuncts(clause)
        taken = {i for items in slots.values() for i in items}
        rest = [i for i in clause.objects if i not in self.genitives and i not in taken]
        for i in rest:
            slots.setdefault(self._object_slot(i, rest, clause), []).append(i)
        if not clause.passive:
            slots["obj"] = self._without_times(slots.get("obj", []))
        for i in clause.obliques:
            name = self.preposition(i)
            if name is not None and i != clause.agent:
                slots.setdefault(name, []).append(i)
        verb, lemma, passive = self._meaning(index, clause)
        if passive and not clause.passive:
            slots["obj"] = slots.pop("subj", []) + slots.get("obj", [])
        future = verb != clause.verb and not passive
        kept = {k: self._with_counted(tuple(i for i in v if not self._belongs_to_act(i, k))) for k, v in slots.items()}
        return View(
            clause, index, verb, lemma, clause.first, clause.last, {k: v for k, v in kept.items() if v}, passive, future
        )

    def _without_times(self, objects: list[int]) -> list[int]:
        """Leave out days that were taken for objects; what was hung on them is the object (lifted Friday a ban)."""
        found = []
        for i in objects:
            if self.head(i) not in self.acts.small["time_nouns"]:
                found.append(i)
            else:
                found.extend(self.attributes(i).get("appos", ()))
        return found

    def _with_counted(self, phrases: tuple[int, ...]) -> tuple[int, ...]:
        """Add to a word of number what it counts: thousands of civilians, eine Gruppe von Rebellen."""
        counted = [
            j
            for i in phrases
            if self.head(i) in self.acts.small["quantities"]
            for slot in ("of", "von", "gen")
            for j in self.attributes(i).get(slot, ())
        ]
        return tuple(dict.fromkeys((*phrases, *counted))) if counted else phrases

    def _with_left_conjuncts(self, clause: Clause) -> list[int]:
        """Return the subjects with those before them in a list that a conjunction closes (A, B und C)."""
        found = list(clause.subjects)
        if not found or self.phrases[found[0]].preposition is not None:
            return found
        joins = self.acts.small["conjunctions"]
        closed = len(found) > 1
        while found[0] > 0 and len(found) < MAX_CHAIN:
            before, here = self.phrases[found[0] - 1], self.phrases[found[0]]
            between = [self.word(t) for t in range(before.last, here.first)]
            closed = closed or (bool(between) and between[-1] in joins)
            listed = 0 < len(between) <= 2 and all(w in joins or w == "," for w in between)
            if not listed or not closed or before.preposition is not None or before.first < clause.first:
                break
            found.insert(0, found[0] - 1)
        return found

    def _belongs_to_act(self, phrase: int, slot: str) -> bool:
        """Say whether a phrase is the complement of an act noun in a setting: nach dem Gespräch mit X traf er Y."""
        np = self.phrases[phrase]
        if np.preposition is None:
            return False
        for i, other in enumerate(self.phrases):
            if other.last == np.preposition and other.preposition is not None and i != phrase:
                return any(slot in word.frame.roles for word in self.noun_words(i))
        return False

    def noun_words(self, phrase: int) -> tuple[ActWord, ...]:
        """Return the readings of a phrase's head: by its lemma, its last two words, or the end of a compound."""
        acts = self.acts
        lemma = self.head(phrase)
        two = self.two_words(phrase)
        if two in acts.nouns:
            return acts.nouns[two]
        if lemma in acts.nouns:
            before = two.partition(" ")[0] if " " in two else ""
            return tuple(w for w in acts.nouns[lemma] if not before or before not in w.but)
        if acts.compounds:
            for end in acts.noun_ends:
                if len(end) > SHORTEST_END and lemma.endswith(end):
                    return tuple(w for w in acts.nouns[end] if not any(lemma.endswith(b) for b in w.but))
        return ()

    def _object_slot(self, phrase: int, objects: list[int], clause: Clause) -> str:
        np = self.phrases[phrase]
        token = self.sentence.tokens[np.head]
        if token.dep == "iobj":
            return "iobj"
        if np.case == "dat":
            return "dat"
        several = len(objects) + (len(clause.subjects) if clause.passive else 0) > 1
        if several and "dat" in np.cases and "acc" not in np.cases:
            return "dat"
        return "obj"

    def _meaning(self, index: int, clause: Clause) -> tuple[int | None, str, bool]:
        """Return verb, lemma and voice, looking past an auxiliary that was left without its participle."""
        tokens = self.sentence.tokens
        verb = clause.verb
        if verb is None or tokens[verb].tag not in FINITE_AUXILIARIES:
            return verb, clause.lemma.lower(), clause.passive
        inner = [c for c in self.sentence.clauses if c is not clause and clause.first <= c.first]
        for t in range(clause.first, clause.last):
            if tokens[t].tag in NON_FINITE and not any(c.first <= t < c.last for c in inner):
                return t, tokens[t].lemma.lower(), tokens[t].tag == "VVPP" and self.lemma(verb) == "werden"
        if index + 1 < len(self.sentence.clauses):
            after = self.sentence.clauses[index + 1]
            if (
                after.verb is not None
                and after.finite in (None, after.verb)
                and after.first == clause.last
                and after.subject is None
                and not after.objects
                and after.kind != "relative"
                and tokens[after.verb].tag in (*NON_FINITE, "VVFIN")
            ):
                return after.verb, after.lemma.lower(), False
        return verb, clause.lemma.lower(), clause.passive

    def _coordinated(self, base: View) -> Iterator[View]:
        """Yield a view for each further participle or infinitive that shares the clause's auxiliary and subject."""
        tokens = self.sentence.tokens
        inner = [c for c in self.sentence.clauses if c is not base.clause and c.first >= base.first]
        verb = base.verb
        for t in range(base.first, base.last):
            if verb is None or t == verb or tokens[t].tag not in NON_FINITE or tokens[t].tag != tokens[verb].tag:
                continue
            if any(c.first <= t < c.last for c in inner) or t < verb:
                continue
            joins = [j for j in range(verb + 1, t) if self.word(j) in self.acts.small["conjunctions"]]
            if not joins:
                continue
            slots: dict[str, tuple[int, ...]] = {"subj": base.phrases("subj")}
            if base.passive:
                slots["obj"] = base.phrases("obj")
            for name, items in base.slots.items():
                kept = tuple(i for i in items if joins[0] < self.phrases[i].first <= t)
                if kept:
                    slots[name] = kept
            for name in WITH:
                # Who it was done with stands once before both verbs: hat mit X telefoniert und Y vereinbart.
                if name not in slots and name in base.slots:
                    slots[name] = base.slots[name]
            yield replace(base, verb=t, lemma=tokens[t].lemma.lower(), first=joins[0] + 1, last=t + 1, slots=slots)

    def _cut(self, base: View, after: View) -> View:
        slots = {
            name: tuple(i for i in items if name == "subj" or self.phrases[i].first < after.first)
            for name, items in base.slots.items()
        }
        return replace(base, last=after.first, slots={k: v for k, v in slots.items() if v})

    def view_of(self, clause: int) -> View | None:
        """Return the first view of a clause."""
        for view in self.views:
            if view.index == clause:
                return view
        return None

    def governed(self, clause: int) -> Iterator[int]:
        """Yield the clauses that depend on one."""
        for i, other in enumerate(self.sentence.clauses):
            if other.governor == clause:
                yield i

    def antecedent(self, clause: Clause) -> int | None:
        """Return the phrase that a relative pronoun means.

        That is the one before it, or the noun it depends on if only that agrees with the verb in number (den Parteien
        des Landes, die .. ablehnen).
        """
        best = None
        for i, np in enumerate(self.phrases):
            if np.last <= clause.first and clause.first - np.last <= RELATIVE_REACH:
                best = i
        number = self.sentence.tokens[clause.finite].feat("Number") if clause.finite is not None else None
        if best is None or number is None:
            return best
        at = best
        for _ in range(RELATIVE_REACH):
            if self.phrases[at].number in (None, {"Sing": "sing", "Plur": "plur"}.get(number)):
                return at
            above = [i for i in range(at) if at in self.attributes(i).get("gen", ())]
            if not above:
                return best
            at = above[-1]
        return best

    def span(self, first: int, last: int) -> Span:
        """Return the span of a range of tokens, marks at its ends left out."""
        tokens = self.sentence.tokens
        while last - 1 > first and tokens[last - 1].pos == "PUNCT":
            last -= 1
        while first < last - 1 and tokens[first].pos == "PUNCT":
            first += 1
        return Span(tokens[first].start, tokens[max(first, last - 1)].end)
