"""A clause as the tables of acts see it: one verb with its slots (subj, obj, dat, one for each preposition)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from dragoman.claims.events._lost import lost_verb
from dragoman.claims.events._participles import attributives, reduced_noun
from dragoman.claims.events._phrases import MAX_CHAIN, Phrases
from dragoman.language import Clause

NON_FINITE = ("VVPP", "VVINF", "VVIZU")
FINITE_AUXILIARIES = ("VAFIN", "VMFIN")
WITH = ("mit", "with")
LISTED = ("from", "of")
RELATIVE_REACH = 3
RELATIVE_TAGS = ("PRELS", "WDT", "WP")
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
    attributive: bool = False
    """A participle before its noun (das gestern unterzeichnete Abkommen)."""

    def phrases(self, slot: str) -> tuple[int, ...]:
        return self.slots.get(slot, ())


@dataclass(frozen=True)
class Grammar(Phrases):
    """One sentence with its verbs, each with the phrases in its slots."""

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
        if self.acts.small["fixed_order"]:
            found.extend(self._lost(found))
        found.extend(self._attributive())
        return tuple(found)

    def _attributive(self) -> Iterator[View]:
        """Yield a view of each participle before a noun that has complements of its own."""
        for part in attributives(self):
            np = self.phrases[part.phrase]
            around = [i for i, c in enumerate(self.sentence.clauses) if c.first <= part.token < c.last]
            if not around:
                continue
            index = min(around, key=lambda i: self.sentence.clauses[i].last - self.sentence.clauses[i].first)
            clause = replace(self.sentence.clauses[index], kind="relative", verb=part.token, finite=None, modal=None,
                             tense="perfect", mood=None, negated=False, passive=True, introducer=None,
                             governor=None)  # fmt: skip
            yield View(clause, index, part.token, part.verb, part.first, np.last, part.slots, passive=True,
                       attributive=True)  # fmt: skip

    def _lost(self, views: list[View]) -> Iterator[View]:
        """Yield a view of a verb that no clause has since it was read as an adjective."""
        lost = lost_verb(self)
        around = [v for v in views if lost is not None and v.first <= lost.verb < v.last]
        if lost is None or not (around or views):
            return
        base = around[0] if around else views[0]
        clause = replace(base.clause, kind="main", verb=lost.verb, tense="past", modal=None, negated=False,
                         passive=False, introducer=None, governor=None)  # fmt: skip
        slots: dict[str, tuple[int, ...]] = {
            "subj": (lost.subject, *self.conjuncts(lost.subject)),
            "obj": (lost.object, *self.conjuncts(lost.object)),
        }
        for i, np in enumerate(self.phrases):
            name = self.preposition(i)
            if name is not None and lost.verb < np.first < lost.last:
                slots[name] = (*slots.get(name, ()), i)
        yield View(clause, base.index, lost.verb, self.lemma(lost.verb), lost.first, lost.last, slots, passive=False)

    def _base(self, index: int, clause: Clause) -> View:
        slots: dict[str, list[int]] = {}
        if clause.passive:
            slots["obj"] = list(clause.subjects)
            if clause.agent is not None and not self._is_complement(clause.agent):
                slots["subj"] = [clause.agent, *self.conjuncts(clause.agent)]
        else:
            slots["subj"] = list(clause.subjects)
        subjects = self._with_left_conjuncts(clause)
        if self.acts.small["fixed_order"] and len(subjects) == 1 and clause.finite is not None:
            # Brazil and Turkey had brokered: the tree may have lost the second.
            subjects += [j for j in self._row(subjects[0]) if self.phrases[j].last <= clause.finite]
        slots["obj" if clause.passive else "subj"] = subjects
        taken = {i for items in slots.values() for i in items}
        rest = [i for i in clause.objects if i not in self.genitives and i not in taken]
        for i in rest:
            slots.setdefault(self._object_slot(i, rest, clause), []).append(i)
        if not clause.passive:
            slots["obj"] = self._without_times(slots.get("obj", []))
        for i in clause.obliques:
            name = self.preposition(i)
            if name is None and self.phrases[i].first > self.sentence.noun_phrases[i].first:
                slots.setdefault("obj", []).append(i)
            if name is not None and i != clause.agent:
                slots.setdefault(name, []).append(i)
        if self.acts.small["fixed_order"]:
            if clause.passive:
                self._repair_passive(clause, slots)
            else:
                self._repair(clause, slots)
        given = {i for items in slots.values() for i in items}
        for name, items in slots.items():
            if name != "subj":
                items.extend(j for i in tuple(items) for j in self.conjuncts(i) if j not in given)
        verb, lemma, passive = self._meaning(index, clause)
        lemma = self._copula(lemma)
        if passive and not clause.passive:
            slots["obj"] = slots.pop("subj", []) + slots.get("obj", [])
        future = verb != clause.verb and not passive
        for items in slots.values():
            items[:] = self._without_gaps([self._owned(i) for i in items])
        for name in LISTED:
            row = slots.get(name, [])
            if set(row) & set(slots.get("subj", ())):
                # Envoys from A, B and C: the last of them were taken for subjects.
                slots["subj"] = sorted({*slots["subj"], *row})
        noun = reduced_noun(self, clause) if self.acts.small["fixed_order"] else None
        if noun is not None:
            passive = True
            slots["obj"] = [noun]
            slots["subj"] = slots.pop("by", [])
        first = max(clause.first, self.dateline) if clause.last > self.dateline else clause.first
        kept = {
            k: self._with_counted(
                tuple(i for i in v if not self._belongs_to_act(i, k) and self.phrases[i].first >= self.dateline)
            )
            for k, v in slots.items()
        }
        return View(
            clause, index, verb, lemma, first, clause.last, {k: v for k, v in kept.items() if v}, passive, future
        )

    def _owned(self, phrase: int) -> int:
        """Return what a phrase is the possessor of (Australia's | Julie Bishop), else the phrase."""
        after = phrase + 1
        if after < len(self.phrases) and phrase in self.attributes(after).get("poss", ()):
            return after
        return phrase

    def _without_gaps(self, phrases: list[int]) -> list[int]:
        """Return the phrases of a slot with those that only commas part from their neighbours in it (A, B, C und D)."""
        found = list(dict.fromkeys(phrases))
        for i, j in pairwise(sorted(found)):
            between = range(i + 1, j)
            edges = [self.phrases[k] for k in range(i, j + 1)]
            commas = all(
                [self.word(t) for t in range(a.last, b.first)]
                in ([","], *([w] for w in self.acts.small["conjunctions"]))
                for a, b in pairwise(edges)
            )
            if between and commas and all(self.phrases[k].preposition is None for k in between):
                found.extend(between)
        return found if len(found) == len(phrases) else sorted(found)

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
            if not listed or not closed or before.preposition is not None:
                break
            if before.first < clause.first and any(found[0] - 1 in c.subjects for c in self.sentence.clauses):
                break
            found.insert(0, found[0] - 1)
        return found

    def _repair(self, clause: Clause, slots: dict[str, list[int]]) -> None:
        """Fill slots by word order where the tree went wrong: who stands before the verb acts on what is behind it.

        Only clauses that lack a subject before their verb or an object behind it are touched.
        """
        verb = clause.verb
        if verb is None or self.lemma(verb) in self.acts.small["speech"]:
            return
        subjects = slots.get("subj", [])
        behind = [i for i in subjects if self.phrases[i].first > verb]
        if behind and not slots.get("obj") and clause.kind != "relative":
            slots["obj"] = behind
            subjects = slots["subj"] = [i for i in subjects if i not in behind]
        taken = {i for items in slots.values() for i in items}
        if not subjects and (clause.kind != "infinitive" or self._is_lost_verb(verb)):
            subject = self._before_verb(verb, comma=clause.kind == "infinitive")
            if subject is not None and subject not in taken:
                found = [subject, *(i for i in range(subject) if subject in self._row(i))]
                slots["subj"] = sorted(found)
        if not slots.get("obj"):
            after = [
                i
                for i, np in enumerate(self.phrases)
                if np.preposition is None and i not in taken and self._adjoins(verb + 1, np.first)
            ]
            slots["obj"] = self._without_times(after[:1])

    def _repair_passive(self, clause: Clause, slots: dict[str, list[int]]) -> None:
        """Give a passive without a subject who stands before its auxiliaries (A US national has been put ..)."""
        if slots.get("obj") or clause.verb is None or clause.kind in ("relative", "infinitive"):
            return
        first = next((t for t in range(clause.first, clause.verb) if self.sentence.tokens[t].pos == "AUX"), None)
        if first is None:
            return
        before = [i for i, np in enumerate(self.phrases) if clause.first <= np.first and np.last <= first]
        if len(before) == 1 and self.phrases[before[0]].preposition is None:
            slots["obj"] = before

    def _is_complement(self, phrase: int) -> bool:
        """Say whether a phrase stands right behind a noun of doing whose part it is (der Stationierung von Truppen)."""
        at = self.phrases[phrase].preposition
        slot = self.preposition(phrase)
        return any(
            other.last == at
            and (other.case == "gen" or i in self.genitives)
            and any(slot in word.frame.roles for word in self.noun_words(i))
            for i, other in enumerate(self.phrases[:phrase])
        )

    def _belongs_to_act(self, phrase: int, slot: str) -> bool:
        """Say whether a phrase is the complement of an act noun in a setting: nach dem Gespräch mit X traf er Y."""
        np = self.phrases[phrase]
        if np.preposition is None:
            return False
        for i, other in enumerate(self.phrases):
            if other.last == np.preposition and other.preposition is not None and i != phrase:
                return any(slot in word.frame.roles for word in self.noun_words(i))
        return False

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
        to = verb is not None and verb + 1 < clause.last and tokens[verb + 1].tag == "TO"
        if verb is not None and (clause.modal == "be" or to) and clause.lemma == "be":
            # Is to meet, are to be freed: the verb is what stands behind to.
            at = next((t for t in range(verb + 1, clause.last - 1) if tokens[t].tag == "TO"), None)
            verbs = (
                [] if at is None else [t for t in range(at + 1, min(at + 3, clause.last)) if tokens[t].tag[:2] == "VB"]
            )
            if verbs:
                return verbs[-1], self.lemma(verbs[-1]), len(verbs) > 1
        if verb is not None and clause.lemma == "be" and self.acts.small["fixed_order"]:
            lost = self._progressive(verb, clause.last)
            if lost is not None:
                return lost[0], lost[1], False
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

    def _copula(self, lemma: str) -> str:
        """Return the bare verb for one that was joined with its predicate (bereitsein: sein)."""
        for word in self.acts.small["be"]:
            if lemma.endswith(word) and lemma not in self.acts.verbs:
                return word
        return lemma

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
            joining = self.acts.small["conjunctions"] | self.acts.small["adversatives"]
            joins = [j for j in range(verb + 1, t) if self.word(j) in joining]
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

    def meant(self, view: View, phrase: int) -> int:
        """Return the phrase that a relative pronoun means (ein Text, der veröffentlicht wurde), else itself."""
        if view.clause.kind != "relative" or view.attributive:
            return phrase
        if self.sentence.tokens[self.phrases[phrase].head].tag not in RELATIVE_TAGS:
            return phrase
        found = self.antecedent(view.clause)
        return phrase if found is None else found

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
