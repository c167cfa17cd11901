"""Pronouns and words such as "Beide", "the two leaders": whom of those spoken of they mean, or nothing if in doubt.

The candidates are the actors of the sentence and of the ones before it. Subjects go before others, near before far; the
subject of the clause that reports goes first ("Rossi sagte, er werde .."), those of the pronoun's own clause are out.
Where two are as good, or where a thing might be meant, the pronoun stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dragoman.language import Clause, NounPhrase, Token
from dragoman.mentions._ledger import Ledger, Read
from dragoman.mentions._roster import Draft
from dragoman.mentions._vocabulary import Pronoun
from dragoman.record import Mention
from dragoman.spans import Span

BACK = 3
"""Sentences before its own in which a pronoun looks for somebody."""
BACK_PAIR = 5
"""Sentences before its own in which "both" looks for two."""
PLAIN, SUBJECT, SOURCE, GOVERNOR = 0, 30, 60, 50
"""Scores of a candidate: as such, as a subject, as the source of the clause, as subject of the clause that reports."""
STEP = 25
"""What each sentence between costs."""
SAME_TOPIC = 8
"""What it is worth that the last pronoun meant the same."""
MARGIN = 5
"""By how much the best candidate must be better than the second."""
ENOUGH = -30
"""The least score of a candidate that is taken: a non-subject one sentence before is, two before is not."""
PARTIES = frozenset({"IGO", "REB", "OPP", "PTY", "GOV"})
"""Sectors of organisations that are a side of a negotiation."""


AGE = re.compile(r"\d{2,3}-(?:jährigen?|jähriger|year-old)")
"""Somebody by his or her age, in small letters."""


class Candidate(NamedTuple):
    """An actor who may be meant."""

    draft: Draft
    score: int
    start: int
    why: str


class Pronouns:
    """Resolves the pronouns of one article, sentence by sentence, after the names of each."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._reads: list[Read] = []
        self._made: list[list[Mention]] = []
        """The mentions of each sentence read so far."""
        self._seen = 0
        self._last: str | None = None
        self._pair: tuple[str, str] | None = None
        """The two sides that the text itself put side by side last: Kiew und Moskau, between A and B."""
        self._sides_so_far: dict[str, Mention] = {}

    def sentence(self, read: Read) -> None:
        """Add the mentions of a sentence that are pronouns; sentences come in order."""
        ledger = self._ledger
        self._reads.append(read)
        self._made.append(sorted(ledger.mentions[self._seen :], key=lambda m: m.span))
        for i, token in enumerate(read.sentence.tokens):
            low = token.form.lower()
            pronoun = self._pronoun(i, low, read)
            if pronoun is not None:
                self._resolve(i, token, pronoun, read)
            elif low in read.words.both:
                self._both(i, read)
            elif low in read.words.counts:
                self._counted(i, read)
        self._seen = len(ledger.mentions)
        self._pair = self._paired(read) or self._pair
        self._sides_so_far |= {m.actor: m for m in self._made[-1] if self._is_side(m)}

    def _paired(self, read: Read) -> tuple[str, str] | None:
        """Return the two states or bodies that a sentence joins as subjects, or names with "between"."""
        made = [m for m in self._made[-1] if m.form != "pronoun" and self._is_side(m)]
        outer = [m for m in made if not any(_holds(o.span, m.span) for o in made if o is not m)]
        tokens = read.sentence.tokens
        for token in tokens:
            if token.form.lower() in read.words.between:
                after = [m for m in outer if m.span.start > token.start][:2]
                if len(after) == 2 and self._only_joined(after[0], after[1], read):
                    return after[0].actor, after[1].actor
        joined = list(self._joined_subjects(outer, read))
        if len(joined) == 2:
            return joined[0], joined[1]
        verb = next((t.start for t in tokens if t.pos in ("VERB", "AUX")), 0)
        opening = [m for m in outer if m.span.end <= verb]
        if len(opening) == 2 and self._only_joined(opening[0], opening[1], read):
            return opening[0].actor, opening[1].actor
        return None

    def _only_joined(self, one: Mention, two: Mention, read: Read) -> bool:
        """Say whether two mentions are parted by "and" and the words of their own phrases alone."""
        if one.actor == two.actor:
            return False
        between = [t for t in read.sentence.tokens if one.span.end <= t.start and t.end <= two.span.start]
        return any(t.form.lower() in read.words.conjunctions for t in between) and not any(
            t.pos in ("VERB", "AUX", "PUNCT") for t in between
        )

    def _is_side(self, mention: Mention) -> bool:
        draft = self._ledger.roster.drafts[mention.actor]
        return draft.type in ("state", "organisation") and self._can_be_party(draft)

    def _pronoun(self, i: int, low: str, read: Read) -> Pronoun | None:
        """Return what a word can stand for as a pronoun, or as a number of years that stands for one."""
        if AGE.fullmatch(low):
            return self._by_article(i, read) if i else None
        if read.sentence.tokens[i].pos != "PRON" or self._polite(i, read):
            return None
        return read.words.pronouns.get(low)

    def _by_article(self, i: int, read: Read) -> Pronoun | None:
        """Return the pronoun that an article before an age stands for: der 62-Jährige, the 62-year-old."""
        words = read.words
        article = read.sentence.tokens[i - 1].form.lower()
        after = read.sentence.tokens[i + 1] if i + 1 < len(read.sentence.tokens) else None
        if article not in words.definite or (after is not None and after.pos in ("NOUN", "PROPN", "ADJ")):
            return None
        gender = words.article_genders.get(article)
        return Pronoun(frozenset(gender or "mf"), "sing")

    def _polite(self, i: int, read: Read) -> bool:
        """Say whether a pronoun is the polite address: Sie, Ihnen within a sentence."""
        token = read.sentence.tokens[i]
        if not read.words.endings or not token.form[:1].isupper() or i == 0:
            return False
        before = read.sentence.tokens[i - 1]
        return before.pos != "PUNCT" or before.form in (",", ";")

    def _add(self, draft: Draft, span: Span, why: str, read: Read) -> None:
        self._ledger.mention(draft, span, "pronoun", why, read)
        self._made[-1].append(self._ledger.mentions[-1])

    # One person, or a group.

    def _resolve(self, i: int, token: Token, pronoun: Pronoun, read: Read) -> None:
        clause = read.clause_at(i)
        number = pronoun.number or self._number_of_verb(i, clause, read)
        if number is None:
            return
        if number == "plur":
            self._several(i, token, clause, read)
            return
        candidates = self._candidates(i, token, clause, pronoun, read)
        best = self._best(candidates)
        if best is None or self._thing_may_be_meant(best, i, pronoun, clause, read):
            return
        self._add(best.draft, token.span, f"{token.form!r}: {best.why}", read)
        self._last = best.draft.id

    def _number_of_verb(self, i: int, clause: Clause | None, read: Read) -> str | None:
        """Return the number of a pronoun that may be both, by the finite verb of which it is the subject."""
        if clause is None or clause.finite is None:
            return None
        subject = self._subject(clause, read)
        if subject is None:
            return None
        if not subject.first <= i < subject.last and (clause.sure or subject.last <= i):
            return "sing"
        finite = read.sentence.tokens[clause.finite]
        if finite.feat("Number"):
            return "plur" if finite.feat("Number") == "Plur" else "sing"
        low = finite.form.lower()
        plural = low.endswith(read.words.plural_verb_end) and low not in read.words.singular_verbs
        return "plur" if plural else "sing"

    def _subject(self, clause: Clause, read: Read) -> NounPhrase | None:
        phrases = read.sentence.noun_phrases
        return phrases[clause.subject] if clause.subject is not None and clause.subject < len(phrases) else None

    def _is_subject(self, i: int, clause: Clause | None, read: Read) -> bool:
        phrases = read.sentence.noun_phrases
        return clause is not None and any(
            n < len(phrases) and phrases[n].first <= i < phrases[n].last for n in clause.subjects
        )

    def _candidates(self, i: int, token: Token, clause: Clause | None, pronoun: Pronoun, read: Read) -> list[Candidate]:
        quotation = read.quotation(token.start)
        best: dict[str, Candidate] = {}
        for other, mention in self._before(token.start, BACK):
            draft = self._ledger.roster.drafts[mention.actor]
            if not self._agrees(draft, mention, pronoun):
                continue
            if other.quotation(mention.span.start) != quotation:
                if quotation is not None:
                    continue
                weight = -STEP
            else:
                weight = PLAIN
            scored = self._score(mention, i, clause, other, read)
            if scored is None:
                continue
            score, why = scored
            score += weight
            if draft.id == self._last:
                score += SAME_TOPIC
            known = best.get(draft.id)
            if known is None or score > known.score:
                best[draft.id] = Candidate(draft, score, mention.span.start, why)
        return sorted(best.values(), key=lambda c: (-c.score, -c.start))

    def _before(self, start: int, back: int) -> Iterator[tuple[Read, Mention]]:
        """Yield the mentions before a place, from the sentence itself backwards."""
        for n in range(len(self._reads) - 1, max(-1, len(self._reads) - 2 - back), -1):
            for mention in self._made[n]:
                if mention.span.end <= start:
                    yield self._reads[n], mention

    def _agrees(self, draft: Draft, mention: Mention, pronoun: Pronoun) -> bool:
        """Say whether an actor can be "he" or "she": a person by gender, a body by the gender of its German noun."""
        if draft.type in ("person", "office"):
            return draft.gender is None or draft.gender in pronoun.genders or draft.gender == "u"
        if draft.number == "plur" or draft.type == "group" or mention.form == "metonym":
            return False
        return bool(self._reads[-1].words.endings) and draft.gender in pronoun.genders

    def _score(
        self, mention: Mention, i: int, clause: Clause | None, other: Read, read: Read
    ) -> tuple[int, str] | None:
        """Return how good a mention is as the antecedent of a pronoun, and why; None if it cannot be."""
        name = self._ledger.roster.drafts[mention.actor].name
        distance = read.number - other.number
        subject = other.is_subject(mention.span)
        if self._is_source(mention, other) and distance == 0:
            return SOURCE, f"{name} is the source of the clause"
        if distance == 0:
            at = next(other.sentence.tokens_in(mention.span), None)
            own = other.clause_at(at) if at is not None else None
            if own is not None and own is clause:
                return None
            governor = self._governor(clause, read)
            if governor is not None and own is governor and subject:
                return GOVERNOR, f"{name} is the subject of the clause above"
            return (SUBJECT + 5 if subject else PLAIN), f"{name} stands before it in the sentence"
        score = (SUBJECT if subject else PLAIN) - STEP * distance
        place = "subject of" if subject else "named in"
        return score, f"{name} is {place} the {'sentence before' if distance == 1 else 'sentences before'}"

    def _governor(self, clause: Clause | None, read: Read) -> Clause | None:
        if clause is None or clause.governor is None or clause.governor >= len(read.sentence.clauses):
            return None
        return read.sentence.clauses[clause.governor]

    def _is_source(self, mention: Mention, read: Read) -> bool:
        """Say whether an actor stands after "laut", "according to" or before "zufolge"."""
        indices = list(read.sentence.tokens_in(mention.span))
        if not indices:
            return False
        tokens = read.sentence.tokens
        around = [*tokens[max(0, indices[0] - 2) : indices[0]], *tokens[indices[-1] + 1 : indices[-1] + 2]]
        return any(t.form.lower() in read.words.sources for t in around)

    def _best(self, candidates: Sequence[Candidate]) -> Candidate | None:
        if not candidates or candidates[0].score < ENOUGH:
            return None
        if len(candidates) > 1 and candidates[0].score - candidates[1].score < MARGIN:
            return None
        return candidates[0]

    def _thing_may_be_meant(self, best: Candidate, i: int, pronoun: Pronoun, clause: Clause | None, read: Read) -> bool:
        """Say whether the subject of the sentence before is a thing of the same gender: der Vertrag .. er.

        Only German asks this, and not of a verb that only people are subjects of: sagte er.
        """
        words = read.words
        if not words.endings or (clause is not None and clause.lemma in self._ledger.speech_verbs(read.language)):
            return False
        if best.start < read.sentence.span.start and self._stranger_before(i, best, pronoun, read):
            return True
        if best.why.endswith(("clause above", "source of the clause")) or len(self._reads) < 2:
            return False
        earlier = self._reads[-2]
        if not self._is_subject(i, clause, read) and self._object_thing(earlier, pronoun):
            return True
        for clause_before in earlier.sentence.clauses[:2]:
            subject = self._subject(clause_before, earlier)
            if subject is None or clause_before.kind != "main" or not clause_before.sure:
                continue
            span = subject.span
            if any(m.span.start < span.end and span.start < m.span.end for m in self._made[-2]):
                return False
            article = earlier.sentence.tokens[subject.first].form.lower()
            if words.article_genders.get(article) in pronoun.genders:
                return True
        return False

    def _object_thing(self, read: Read, pronoun: Pronoun) -> bool:
        """Say whether a sentence has a thing of the pronoun's gender that is no subject: einen Plan .. ihn."""
        tokens = read.sentence.tokens
        made = self._made[read.number]
        for phrase in read.sentence.noun_phrases:
            if any(m.span.start < phrase.span.end and phrase.span.start < m.span.end for m in made):
                continue
            article = tokens[phrase.first].form.lower()
            if phrase.preposition is None and read.words.oblique_genders.get(article) in pronoun.genders:
                return True
        return False

    def _stranger_before(self, i: int, best: Candidate, pronoun: Pronoun, read: Read) -> bool:
        """Say whether another noun of its gender stands before it in its sentence: eine Lehrerin .. weil sie."""
        tokens = read.sentence.tokens
        for phrase in read.sentence.noun_phrases:
            if phrase.last > i or phrase.number == "plur":
                continue
            if any(m.span.start < phrase.span.end and phrase.span.start < m.span.end for m in self._made[-1]):
                continue
            article = tokens[phrase.first].form.lower()
            woman = tokens[phrase.head].form.endswith("in") and "f" in pronoun.genders
            gender = read.words.oblique_genders.get(article) or read.words.article_genders.get(article)
            if gender in pronoun.genders and (woman or best.draft.type not in ("person", "office")):
                return True
        return False

    # Several.

    def _several(self, i: int, token: Token, clause: Clause | None, read: Read) -> None:
        """Resolve a plural: the group, or the subjects joined by "and", last spoken of as a subject."""
        quotation = read.quotation(token.start)
        for n in range(len(self._reads) - 1, max(-1, len(self._reads) - 2 - BACK), -1):
            other = self._reads[n]
            made = [m for m in self._made[n] if m.span.end <= token.start]
            made = [m for m in made if other.quotation(m.span.start) == quotation]
            subjects = [m for m in made if other.is_subject(m.span) and not self._same_clause(m, clause, other, read)]
            outer = [m for m in subjects if not any(_holds(o.span, m.span) for o in subjects if o is not m)]
            groups = [m for m in outer if self._plural(m)]
            if groups:
                chosen = {m.actor: m for m in groups if m.span == groups[0].span} if len(groups) == 1 else {}
                if not chosen:
                    chosen = {m.actor: m for m in groups if m.form == groups[-1].form and m.span == groups[-1].span}
                self._add_all(chosen, token.span, f"{token.form!r}: the group spoken of before", read)
                return
            repeated = [m for m in subjects if m.form == "pronoun" and m.span == subjects[-1].span]
            if len(repeated) > 1:
                self._add_all({m.actor: m for m in repeated}, token.span, f"{token.form!r}: those meant before", read)
                return
            joined = self._joined_subjects(outer, other)
            if len(joined) > 1:
                self._add_all(joined, token.span, f"{token.form!r}: the subjects joined before", read)
                return
            if self._plural_thing(other, i if other is read else None, clause):
                return
            if n < len(self._reads) - 1:
                named = [m for m in made if self._plural(m) and self._ledger.roster.drafts[m.actor].type == "group"]
                if len({m.actor for m in named}) == 1 and not self._other_plurals(named, other):
                    self._add_all({named[0].actor: named[0]}, token.span, f"{token.form!r}: the only group near", read)
                if named:
                    return

    def _plural_thing(self, other: Read, before: int | None, clause: Clause | None) -> bool:
        """Say whether a sentence has a plural subject that is nobody: Regelungen .., sie."""
        if clause is not None and clause.lemma in self._ledger.speech_verbs(other.language):
            return False
        phrases = other.sentence.noun_phrases
        subjects = {n for c in other.sentence.clauses for n in c.subjects if n < len(phrases)}
        return any(phrases[n].number == "plur" and (before is None or phrases[n].last <= before) for n in subjects)

    def _other_plurals(self, mentions: Sequence[Mention], read: Read) -> bool:
        """Say whether a sentence has a plural beside some mentions that the pronoun could mean too."""
        return any(
            phrase.number == "plur" and not any(m.span.overlaps(phrase.span) for m in mentions)
            for phrase in read.sentence.noun_phrases
        )

    def _plural(self, mention: Mention) -> bool:
        draft = self._ledger.roster.drafts[mention.actor]
        return draft.type == "group" or (draft.number == "plur" and mention.form == "name")

    def _same_clause(self, mention: Mention, clause: Clause | None, other: Read, read: Read) -> bool:
        if other is not read or clause is None:
            return False
        at = next(other.sentence.tokens_in(mention.span), None)
        return at is not None and other.clause_at(at) is clause

    def _joined_subjects(self, mentions: Sequence[Mention], read: Read) -> dict[str, Mention]:
        """Return the actors that are subjects of one clause together, if each subject is one."""
        phrases = read.sentence.noun_phrases
        for clause in read.sentence.clauses:
            spans = [phrases[n].span for n in clause.subjects if n < len(phrases)]
            if len(spans) < 2:
                continue
            found: dict[str, Mention] = {}
            for span in spans:
                inside = [m for m in mentions if m.span.start < span.end and span.start < m.span.end]
                if inside:
                    found.setdefault(inside[0].actor, inside[0])
            if len(found) >= 2 and len(found) >= len(spans) - 1:
                return found
        return {}

    def _add_all(self, chosen: dict[str, Mention], span: Span, why: str, read: Read) -> None:
        for actor in chosen:
            self._add(self._ledger.roster.drafts[actor], span, why, read)

    def _both(self, i: int, read: Read) -> None:
        """Resolve "Beide", "both leaders", "die beiden Länder"."""
        self._repeat(i, 2, read)

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
        if any(m.span.overlaps(span) and m.form != "name" for m in self._made[-1]):
            self._drop(span)
        kinds = ("state", "organisation") if states else ("person", "office")
        if count == 2 and noun in words.sides:
            self._sides(span, read)
            return
        fits = self._all_are(noun, read) if people else None
        found = self._last_few(span.start, count, kinds, read, fits)
        if states and len(found) < count:
            found = self._states_of(self._last_few(span.start, count, ("person",), read), count)
        elif not people and not states and len(found) < count:
            found = self._last_few(span.start, count, ("state", "organisation"), read)
        if len(found) == count:
            why = f"the last {count} spoken of"
            self._add_all(found, span, why, read)

    def _sides(self, span: Span, read: Read) -> None:
        """Resolve "beide Seiten": the two whom the text put side by side, else the only two that it spoke of."""
        drafts = self._ledger.roster.drafts
        if self._pair is not None:
            for actor in self._pair:
                self._add(drafts[actor], span, "the two sides that the text joined last", read)
            return
        near = {m.actor: m for m in self._made[-1] if m.span.end <= span.start and self._is_side(m)}
        sides = self._sides_so_far | near
        if len(sides) == 2:
            self._add_all(sides, span, "the only two sides spoken of", read)
        elif not sides:
            people = self._last_few(span.start, 2, ("person",), read)
            self._add_all(self._states_of(people, 2), span, "the states of the last 2 spoken of", read)

    def _all_are(self, noun: str, read: Read) -> Callable[[Draft], bool] | None:
        """Return what a noun says that all of several people are, by office or gender; None if nothing."""
        ledger = self._ledger
        gender = read.words.repeated_genders.get(noun)
        if gender is not None:
            return lambda draft: draft.gender in (None, "u", gender)
        offices = {form.office for form in ledger.world.titles(read.language).get(noun)}
        if not offices or not offices <= ledger.world.bare:
            return None
        return lambda draft: draft.type == "office" or ledger.in_office(draft, offices, (), None) is not None

    def _states_of(self, people: dict[str, Mention], count: int) -> dict[str, Mention]:
        """Return the states of some people in their place, if each has one of its own; else the people."""
        ledger = self._ledger
        found: dict[str, Mention] = {}
        for actor, mention in people.items():
            entity = ledger.world.states.get(ledger.roster.drafts[actor].country or "")
            if entity is not None:
                found[ledger.roster.of(entity).id] = mention
        return found if len(found) == count else people

    def _drop(self, span: Span) -> None:
        """Take back a group that was made of words which only repeat those named before."""
        ledger = self._ledger
        kept = [
            m for m in ledger.mentions if not (m.span.overlaps(span) and m.form == "description" and self._plural(m))
        ]
        if len(kept) != len(ledger.mentions):
            gone = {m.actor for m in ledger.mentions} - {m.actor for m in kept}
            for actor in gone:
                ledger.roster.drafts[actor].mentioned = False
                ledger.standing.pop(actor, None)
            ledger.mentions[:] = kept
            self._made[-1] = [m for m in self._made[-1] if m in kept]

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
        for n in range(len(self._reads) - 1, max(-1, len(self._reads) - 2 - BACK_PAIR), -1):
            other = self._reads[n]
            new: dict[str, Mention] = {}
            for mention in self._made[n]:
                draft = self._ledger.roster.drafts[mention.actor]
                if mention.span.end > start or draft.type not in kinds or not self._can_be_party(draft):
                    continue
                if fits is not None and not fits(draft):
                    continue
                if other.quotation(mention.span.start) != quotation:
                    continue
                if mention.actor not in found and not self._same_clause(mention, own, other, read):
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

    def _can_be_party(self, draft: Draft) -> bool:
        """Say whether an actor may be one of "both sides": no plural but a state's, no conference or foundation."""
        if draft.type == "organisation":
            return draft.sector in PARTIES or (draft.entity is not None and draft.entity.kind == "group")
        return draft.number != "plur" or draft.type == "state"


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer != inner
