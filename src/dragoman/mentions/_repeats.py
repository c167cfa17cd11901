"""Words for several who were named before: beide Seiten, both leaders, the two presidents, die drei Länder."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from dragoman.mentions._ledger import Read
from dragoman.mentions._roster import Draft
from dragoman.mentions._trail import Trail, holds
from dragoman.record import Mention
from dragoman.spans import Span

BACK = 5
"""Sentences before its own in which "both" looks for two."""


class Repeats:
    """Resolves what repeats several at once, sentence by sentence."""

    def __init__(self, trail: Trail) -> None:
        self._trail = trail
        self._pair: tuple[str, str] | None = None
        """The two sides that the text itself put side by side last: Kiew und Moskau, between A and B."""
        self._states: dict[str, Mention] = {}
        """The two states that it joined last."""
        self._people: dict[str, Mention] = {}
        """The two people whom the text joined last."""
        self._sides_so_far: dict[str, Mention] = {}

    def token(self, i: int, low: str, read: Read) -> None:
        """Resolve the phrase that a word begins, if it repeats several."""
        if low in read.words.both:
            self._repeat(i, 2, read)
        elif low in read.words.counts:
            self._counted(i, read)

    def close(self, read: Read) -> None:
        """Note whom a sentence put side by side, once it is read."""
        self._pair = self._paired(read) or self._pair
        sides = {m.actor: m for m in self._trail.made[-1] if self._trail.draft(m).type == "state"}
        if self._pair is not None and set(self._pair) <= sides.keys():
            self._states = {actor: sides[actor] for actor in self._pair}
        self._people = self._joined_people(read) or self._people
        self._sides_so_far |= {m.actor: m for m in self._trail.made[-1] if self._trail.is_side(m)}

    def _paired(self, read: Read) -> tuple[str, str] | None:
        """Return the two states or bodies that a sentence joins as subjects, or names with "between"."""
        made = [m for m in self._trail.made[-1] if m.form != "pronoun" and self._trail.is_side(m)]
        outer = [m for m in made if not any(holds(o.span, m.span) for o in made if o is not m)]
        tokens = read.sentence.tokens
        for token in tokens:
            if token.form.lower() in read.words.between:
                after = [m for m in outer if m.span.start > token.start][:2]
                if len(after) == 2 and self._only_joined(after[0], after[1], read):
                    return after[0].actor, after[1].actor
        joined = list(self._trail.joined_subjects(outer, read))
        if len(joined) == 2:
            return joined[0], joined[1]
        verb = next((t.start for t in tokens if t.pos in ("VERB", "AUX")), 0)
        opening = [m for m in outer if m.span.end <= verb]
        if len(opening) == 2 and self._only_joined(opening[0], opening[1], read):
            return opening[0].actor, opening[1].actor
        return None

    def _joined_people(self, read: Read) -> dict[str, Mention]:
        """Return the two people whom a sentence joins with "and", or means by one plural title; the last such pair."""
        made = [m for m in self._trail.made[-1] if m.form != "pronoun" and self._trail.draft(m).type == "person"]
        outer = [m for m in made if not any(holds(o.span, m.span) for o in made)]
        found: dict[str, Mention] = {}
        for one, two in pairwise(outer):
            if one.span == two.span or (one.span.end <= two.span.start and self._only_joined(one, two, read)):
                found = {one.actor: one, two.actor: two}
        return found if len(found) == 2 else {}

    def _only_joined(self, one: Mention, two: Mention, read: Read) -> bool:
        """Say whether two mentions are parted by "and" and the words of their own phrases alone."""
        if one.actor == two.actor:
            return False
        between = [t for t in read.sentence.tokens if one.span.end <= t.start and t.end <= two.span.start]
        return any(t.form.lower() in read.words.conjunctions for t in between) and not any(
            t.pos in ("VERB", "AUX", "PUNCT") for t in between
        )

    def _counted(self, i: int, read: Read) -> None:
        """Resolve "the two leaders", "die drei Länder", where the article before the number shows they were named."""
        tokens = read.sentence.tokens
        before = tokens[i - 1].form.lower() if i else ""
        if before in read.words.definite:
            self._repeat(i, read.words.counts[tokens[i].form.lower()], read)

    def _repeat(self, i: int, count: int, read: Read) -> None:
        tokens, words = read.sentence.tokens, read.words
        k = i + 1
        while k < len(tokens) and (tokens[k].pos == "ADJ" or tokens[k].form.lower() in words.definite):
            k += 1
        noun = tokens[k].form if k < len(tokens) else ""
        first = i - 1 if i and tokens[i - 1].form.lower() in words.definite else i
        alone = i + 1 >= len(tokens) or tokens[i].pos == "PRON" or tokens[i + 1].pos in ("VERB", "AUX", "PUNCT", "ADV")
        people = noun in words.repeated or words.is_person_noun(noun)
        states = noun in words.repeated_states
        if people or states:
            span = Span(tokens[first].start, tokens[k].end)
        elif alone and first == i and not self._correlative(i, read):
            span = tokens[i].span
        else:
            return
        if any(m.span.overlaps(span) and m.form != "name" for m in self._trail.made[-1]):
            self._drop(span)
        kinds = (
            ("person", "office") if not states else ("state",) if noun in words.countries else ("state", "organisation")
        )
        if count == 2 and noun in words.sides:
            self._sides(span, read)
            return
        fits = self._all_are(noun, read) if people else None
        found = self._last_few(span.start, count, kinds, read, fits)
        if people and count == 2 and self._people and not self._together(found):
            known = {a: m for a, m in self._people.items() if fits is None or fits(self._trail.draft(m))}
            found = known if len(known) == count else found
        if kinds == ("state",) and count == 2 and self._states and not self._together(found):
            found = self._states
        if states and len(found) < count:
            found = self._states_of(self._last_few(span.start, count, ("person",), read), count)
            if kinds == ("state",) and any(self._trail.ledger.roster.drafts[a].type != "state" for a in found):
                found = {}
        elif not people and not states and len(found) < count:
            found = self._last_few(span.start, count, ("state", "organisation"), read)
        if len(found) == count:
            why = f"the last {count} spoken of"
            self._trail.add_all(found, span, why, read)

    def _together(self, found: dict[str, Mention]) -> bool:
        """Say whether all of some people are named in one sentence."""
        spans = [m.span for m in found.values()]
        return any(all(read.sentence.span.covers(span) for span in spans) for read in self._trail.reads if spans)

    def _sides(self, span: Span, read: Read) -> None:
        """Resolve "beide Seiten": the two whom the text put side by side, else the only two that it spoke of."""
        drafts = self._trail.ledger.roster.drafts
        if self._pair is not None:
            for actor in self._pair:
                self._trail.add(drafts[actor], span, "the two sides that the text joined last", read)
            return
        near = {m.actor: m for m in self._trail.made[-1] if m.span.end <= span.start and self._trail.is_side(m)}
        sides = self._sides_so_far | near
        if len(sides) == 2:
            self._trail.add_all(sides, span, "the only two sides spoken of", read)
        elif not sides:
            people = self._last_few(span.start, 2, ("person",), read)
            self._trail.add_all(self._states_of(people, 2), span, "the states of the last 2 spoken of", read)

    def _all_are(self, noun: str, read: Read) -> Callable[[Draft], bool] | None:
        """Return what a noun says that all of several people are, by office or gender; None if nothing."""
        ledger = self._trail.ledger
        gender = read.words.repeated_genders.get(noun)
        if gender is not None:
            return lambda draft: draft.gender in (None, "u", gender)
        offices = {form.office for form in ledger.world.titles(read.language).get(noun)}
        if not offices or not offices <= ledger.world.bare:
            return None
        return lambda draft: draft.type == "office" or ledger.in_office(draft, offices, (), None) is not None

    def _states_of(self, people: dict[str, Mention], count: int) -> dict[str, Mention]:
        """Return the states of some people in their place, if each has one of its own; else the people."""
        ledger = self._trail.ledger
        found: dict[str, Mention] = {}
        for actor, mention in people.items():
            entity = ledger.world.states.get(ledger.roster.drafts[actor].country or "")
            if entity is not None:
                found[ledger.roster.of(entity).id] = mention
        return found if len(found) == count else people

    def _drop(self, span: Span) -> None:
        """Take back a group that was made of words which only repeat those named before."""
        ledger = self._trail.ledger
        kept = [
            m
            for m in ledger.mentions
            if not (m.span.overlaps(span) and m.form == "description" and self._trail.plural(m))
        ]
        if len(kept) != len(ledger.mentions):
            gone = {m.actor for m in ledger.mentions} - {m.actor for m in kept}
            for actor in gone:
                ledger.roster.drafts[actor].mentioned = False
                ledger.standing.pop(actor, None)
            ledger.mentions[:] = kept
            self._trail.made[-1] = [m for m in self._trail.made[-1] if m in kept]

    def _correlative(self, i: int, read: Read) -> bool:
        """Say whether "both" only announces "and": both Kyiv and Moscow."""
        rest = read.sentence.tokens[i + 1 : i + 8]
        return not read.words.endings and read.sentence.tokens[i].pos != "PRON" and any(t.form == "and" for t in rest)

    def _last_few(
        self, start: int, count: int, kinds: tuple[str, ...], read: Read, fits: Callable[[Draft], bool] | None = None
    ) -> dict[str, Mention]:
        """Return the last actors of some kinds before a place, if one can tell which ``count`` they are.

        ``fits`` says of each whether he can be one of them.
        """
        quotation = read.quotation(start)
        at = next(read.sentence.tokens_in((start, start + 1)), None)
        own = read.clause_at(at) if at is not None else None
        found: dict[str, Mention] = {}
        for n in range(len(self._trail.reads) - 1, max(-1, len(self._trail.reads) - 2 - BACK), -1):
            other = self._trail.reads[n]
            new: dict[str, Mention] = {}
            for mention in self._trail.made[n]:
                draft = self._trail.draft(mention)
                if mention.span.end > start or draft.type not in kinds or not self._trail.can_be_party(draft):
                    continue
                if fits is not None and not fits(draft):
                    continue
                if other.quotation(mention.span.start) != quotation:
                    continue
                if mention.actor not in found and not self._trail.same_clause(mention, own, other, read):
                    new.setdefault(mention.actor, mention)
            if len(found) + len(new) > count:
                subjects = {a: m for a, m in new.items() if other.is_subject(m.span)}
                if len(found) + len(subjects) == count:
                    return found | subjects
                return {}
            found |= new
            if len(found) == count:
                return found
        return {}
