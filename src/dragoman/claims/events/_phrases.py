"""The phrases of one sentence with what depends on them: attributes, members of a list, readings of nouns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dragoman.knowledge.acts import Acts, ActWord
from dragoman.language import Clause, NounPhrase, Sentence
from dragoman.spans import Span

MAX_CHAIN = 12
"""Attributes and conjuncts followed behind one noun; longer lists are cut off."""
LONGEST_DATELINE = 14
"""Tokens in which the dash behind place and day stands."""
DASHES = ("–", "—", "--")
BETWEEN = ("between", "zwischen")
MONTH_WORDS = 2
"""Words of a part of a month: Ende März."""
SHORTEST_END = 4
"""Ends of compounds shorter than this would match by chance (Rat in Verrat)."""


@dataclass(frozen=True)
class Phrases:
    """One sentence and the acts of its language, asked by word and by noun phrase."""

    sentence: Sentence
    acts: Acts

    @cached_property
    def phrases(self) -> tuple[NounPhrase, ...]:
        """The noun phrases of the sentence, days that were taken for their last word cut off (Israel | Friday)."""
        days = self.acts.small["days_behind"]
        months, weekdays = self.acts.small["months"], self.acts.small["weekdays"]
        return tuple(
            self._without_month(np)
            if self.word(np.last - 1) in months and np.last - np.first > MONTH_WORDS
            else self._without_day(np)
            if self.word(np.last - 1) in days
            else self._without_date(np)
            if np.head > np.first + 1 and self.word(np.first + 1) in months
            else self._without_date(np, 1)
            if np.last > np.first + 1 and (self.word(np.first) in weekdays or self._is_year(np.first))
            else np
            for np in self.sentence.noun_phrases
        )

    def _is_year(self, token: int) -> bool:
        """Say whether a bare year opens a name (in 2002 | President X)."""
        form = self.sentence.tokens[token].form
        return not self.acts.compounds and len(form) == len("2002") and form.isdigit()

    def _without_date(self, np: NounPhrase, words: int = 2) -> NounPhrase:
        """Return a name without the day that stands before it (am 24. März | Kenia, am Mittwoch | Kairo)."""
        tokens = self.sentence.tokens
        if not self.acts.compounds and self.word(np.first + words) in self.acts.small["parts_of_day"]:
            words += 1
            if np.first + words >= np.last:
                return np
        after = tokens[np.first + words]
        names = ("PROPN", "NOUN") if self.acts.compounds else ("PROPN",)
        if (words == 2 and self.acts.compounds and not tokens[np.first].form[:1].isdigit()) or after.pos not in names:
            return np
        if after.form.lower() in self.acts.small["parts_of_day"]:
            return np
        first = np.first + words
        head = np.head if np.head >= first else np.last - 1
        return np._replace(first=first, head=head, preposition=None, span=Span(tokens[first].start, np.span.end))

    def _without_month(self, np: NounPhrase) -> NounPhrase:
        """Return a phrase without the part of a month behind it (eine Gesprächsrunde | Ende März)."""
        tokens = self.sentence.tokens
        cut = np.last - MONTH_WORDS
        if self.word(cut) not in self.acts.small["month_parts"] or tokens[cut - 1].pos not in ("NOUN", "PROPN"):
            return np
        head = np.head if np.head < cut else cut - 1
        return np._replace(last=cut, head=head, span=Span(np.span.start, tokens[cut - 1].end))

    def _without_day(self, np: NounPhrase) -> NounPhrase:
        tokens = self.sentence.tokens
        if np.head != np.last - 1 or np.head == np.first or tokens[np.head - 1].pos not in ("NOUN", "PROPN"):
            return np
        if self.word(np.head - 1) in self.acts.small["time_nouns"]:
            return np
        return np._replace(last=np.head, head=np.head - 1, span=Span(np.span.start, tokens[np.head - 1].end))

    @cached_property
    def dateline(self) -> int:
        """The token behind the line of place and day that opens a report (Genf (Schweiz), 24.11.2013 – ..), or 0."""
        tokens = self.sentence.tokens
        for t in range(min(len(tokens), LONGEST_DATELINE)):
            if tokens[t].form in DASHES:
                before = tokens[:t]
                named = before and before[0].form[:1].isupper()
                dated = any(b.form[:1].isdigit() for b in before) or all(
                    b.form[:1].isupper() or b.pos == "PUNCT" for b in before
                )
                return t + 1 if named and dated and not any(b.pos in ("VERB", "AUX") for b in before) else 0
        return 0

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
        if at and self.word(at) == "of" and self.word(at - 1) in self.acts.small["setting"]:
            # Ahead of the meeting: the first of the two words says how they stand.
            return self.word(at - 1)
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
                found = self._by_head(phrase)
                for slot, items in near.items():
                    if slot in BETWEEN or slot not in found:
                        found[slot] = tuple(dict.fromkeys((*items, *found.get(slot, ()))))
            for slot, items in found.items():
                if slot != "poss":
                    # With Japan's A and Australia's B: whose they are is not among them.
                    found[slot] = tuple(i for i in items if not self._is_possessor(i))
            self._attributes[phrase] = {slot: items for slot, items in found.items() if items}
        return self._attributes[phrase]

    def _is_possessor(self, phrase: int) -> bool:
        tokens = self.sentence.tokens
        np = self.phrases[phrase]
        head = tokens[np.head].head
        return tokens[np.head].dep == "nmod:poss" and head is not None and head >= np.last

    def _by_head(self, phrase: int) -> dict[str, tuple[int, ...]]:
        tokens = self.sentence.tokens
        own = self.phrases[phrase]
        found: dict[str, list[int]] = {}
        for i, np in enumerate(self.phrases):
            if i == phrase - 1 and np.last <= own.first and tokens[np.head].dep == "nmod:poss":
                owner = tokens[np.head].head
                if owner is not None and own.first <= owner < own.last:
                    found.setdefault("poss", []).append(i)
                continue
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

    def _progressive(self, verb: int, last: int) -> tuple[int, str] | None:
        """Return the verb behind to be that was read as an adjective, with its lemma (is mediating)."""
        at = next((t for t in range(verb + 1, last) if self.sentence.tokens[t].pos not in ("ADV", "PART")), None)
        if at is None or not self.word(at).endswith("ing") or any(np.first <= at < np.last for np in self.phrases):
            return None
        stem = self.word(at)[:-3]
        found = [lemma for lemma in (stem, stem + "e", stem[:-1]) if lemma in self.acts.verbs]
        return (at, found[0]) if found else None

    def _before_verb(self, verb: int, *, comma: bool) -> int | None:
        """Return the phrase that ends before a verb, or the one that it is an attribute of (envoys from Mali | met).

        With ``comma`` one may stand between, behind an apposition.
        """
        ends = {verb, verb - 1} if comma and self.word(verb - 1) == "," else {verb}
        found = [i for i, np in enumerate(self.phrases) if any(self._adjoins(np.last, end) for end in ends)]
        if not found:
            return None
        at = found[-1]
        while at > 0 and self.phrases[at].preposition is not None:
            if self.phrases[at - 1].last != self.phrases[at].preposition:
                return None
            at -= 1
        return at

    def _is_lost_verb(self, verb: int) -> bool:
        """Say whether a past form was hung on the noun before it, so that the sentence has no verb (Mali mediated)."""
        token = self.sentence.tokens[verb]
        if token.tag not in ("VBN", "VBD") or token.head is None:
            return False
        return self.sentence.tokens[token.head].dep == "root" and self.sentence.tokens[token.head].pos in (
            "NOUN",
            "PROPN",
        )

    def _adjoins(self, end: int, start: int) -> bool:
        """Say whether only adverbs, auxiliaries and particles stand between two places."""
        return end <= start <= end + 3 and all(
            self.sentence.tokens[t].pos in ("ADV", "AUX", "PART") or self.sentence.tokens[t].tag == "RP"
            for t in range(end, start)
        )

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
            # A compound is what its longest known end is.
            for cut in range(1, len(lemma) - SHORTEST_END):
                words = acts.nouns.get(lemma[cut:])
                if words is not None:
                    return tuple(w for w in words if not any(lemma.endswith(b) for b in w.but))
        return ()

    def span(self, first: int, last: int) -> Span:
        """Return the span of a range of tokens, marks at its ends left out."""
        tokens = self.sentence.tokens
        while last - 1 > first and tokens[last - 1].pos == "PUNCT":
            last -= 1
        while first < last - 1 and tokens[first].pos == "PUNCT":
            first += 1
        return Span(tokens[first].start, tokens[max(first, last - 1)].end)
