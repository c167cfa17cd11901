"""Pronouns and words such as "Beide", "the two leaders": whom of those spoken of they mean, or nothing if in doubt.

The candidates are the actors of the sentence and of the ones before it. Subjects go before others, near before far; the
subject of the clause that reports goes first ("Rossi sagte, er werde .."), those of the pronoun's own clause are out.
Where two are as good, or where a thing might be meant, the pronoun stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.language import Clause, Token
from dragoman.mentions._ledger import Ledger, Read
from dragoman.mentions._repeats import Repeats
from dragoman.mentions._roster import Draft
from dragoman.mentions._trail import Trail, holds
from dragoman.mentions._vocabulary import Pronoun
from dragoman.record import Mention

BACK = 3
"""Sentences before its own in which a pronoun looks for somebody."""
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
        self._trail = Trail(ledger)
        self._repeats = Repeats(self._trail)
        self._last: str | None = None

    def sentence(self, read: Read) -> None:
        """Add the mentions of a sentence that are pronouns; sentences come in order."""
        self._trail.open(read)
        for i, token in enumerate(read.sentence.tokens):
            low = token.form.lower()
            pronoun = self._pronoun(i, low, read)
            if pronoun is not None:
                self._resolve(i, token, pronoun, read)
            else:
                self._repeats.token(i, low, read)
        self._trail.close()
        self._repeats.close(read)

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
        self._trail.add(best.draft, token.span, f"{token.form!r}: {best.why}", read)
        self._last = best.draft.id

    def _number_of_verb(self, i: int, clause: Clause | None, read: Read) -> str | None:
        """Return the number of a pronoun that may be both, by the finite verb of which it is the subject."""
        if clause is None or clause.finite is None:
            return None
        subject = self._trail.subject(clause, read)
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

    def _is_subject(self, i: int, clause: Clause | None, read: Read) -> bool:
        phrases = read.sentence.noun_phrases
        return clause is not None and any(
            n < len(phrases) and phrases[n].first <= i < phrases[n].last for n in clause.subjects
        )

    def _candidates(self, i: int, token: Token, clause: Clause | None, pronoun: Pronoun, read: Read) -> list[Candidate]:
        quotation = read.quotation(token.start)
        best: dict[str, Candidate] = {}
        for other, mention in self._trail.before(token.start, BACK):
            draft = self._trail.draft(mention)
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

    def _agrees(self, draft: Draft, mention: Mention, pronoun: Pronoun) -> bool:
        """Say whether an actor can be "he" or "she": a person by gender, a body by the gender of its German noun."""
        if draft.type in ("person", "office"):
            return draft.gender is None or draft.gender in pronoun.genders or draft.gender == "u"
        if draft.number == "plur" or draft.type == "group" or mention.form == "metonym":
            return False
        return bool(self._trail.reads[-1].words.endings) and draft.gender in pronoun.genders

    def _score(
        self, mention: Mention, i: int, clause: Clause | None, other: Read, read: Read
    ) -> tuple[int, str] | None:
        """Return how good a mention is as the antecedent of a pronoun, and why; None if it cannot be."""
        name = self._trail.draft(mention).name
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
        if not words.endings or (clause is not None and clause.lemma in self._trail.ledger.speech_verbs(read.language)):
            return False
        if best.start < read.sentence.span.start and self._stranger_before(i, best, pronoun, read):
            return True
        if best.why.endswith(("clause above", "source of the clause")) or len(self._trail.reads) < 2:
            return False
        earlier = self._trail.reads[-2]
        if not self._is_subject(i, clause, read) and self._object_thing(earlier, pronoun):
            return True
        for clause_before in earlier.sentence.clauses[:2]:
            subject = self._trail.subject(clause_before, earlier)
            if subject is None or clause_before.kind != "main" or not clause_before.sure:
                continue
            span = subject.span
            if any(m.span.start < span.end and span.start < m.span.end for m in self._trail.made[-2]):
                return False
            article = earlier.sentence.tokens[subject.first].form.lower()
            if words.article_genders.get(article) in pronoun.genders:
                return True
        return False

    def _object_thing(self, read: Read, pronoun: Pronoun) -> bool:
        """Say whether a sentence has a thing of the pronoun's gender that is no subject: einen Plan .. ihn."""
        tokens = read.sentence.tokens
        made = self._trail.made[read.number]
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
            if any(m.span.start < phrase.span.end and phrase.span.start < m.span.end for m in self._trail.made[-1]):
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
        for n in range(len(self._trail.reads) - 1, max(-1, len(self._trail.reads) - 2 - BACK), -1):
            other = self._trail.reads[n]
            made = [m for m in self._trail.made[n] if m.span.end <= token.start]
            made = [m for m in made if other.quotation(m.span.start) == quotation]
            subjects = [
                m for m in made if other.is_subject(m.span) and not self._trail.same_clause(m, clause, other, read)
            ]
            outer = [m for m in subjects if not any(holds(o.span, m.span) for o in subjects if o is not m)]
            groups = [m for m in outer if self._trail.plural(m)]
            if groups:
                chosen = {m.actor: m for m in groups if m.span == groups[0].span} if len(groups) == 1 else {}
                if not chosen:
                    chosen = {m.actor: m for m in groups if m.form == groups[-1].form and m.span == groups[-1].span}
                self._trail.add_all(chosen, token.span, f"{token.form!r}: the group spoken of before", read)
                return
            repeated = [m for m in subjects if m.form == "pronoun" and m.span == subjects[-1].span]
            if len(repeated) > 1:
                self._trail.add_all(
                    {m.actor: m for m in repeated}, token.span, f"{token.form!r}: those meant before", read
                )
                return
            joined = self._trail.joined_subjects(outer, other)
            if len(joined) > 1:
                self._trail.add_all(joined, token.span, f"{token.form!r}: the subjects joined before", read)
                return
            if self._plural_thing(other, i if other is read else None, clause):
                return
            if n < len(self._trail.reads) - 1:
                named = [m for m in made if self._trail.plural(m) and self._trail.draft(m).type == "group"]
                if len({m.actor for m in named}) == 1 and not self._other_plurals(named, other):
                    self._trail.add_all(
                        {named[0].actor: named[0]}, token.span, f"{token.form!r}: the only group near", read
                    )
                if named:
                    return

    def _plural_thing(self, other: Read, before: int | None, clause: Clause | None) -> bool:
        """Say whether a sentence has a plural subject that is nobody: Regelungen .., sie."""
        if clause is not None and clause.lemma in self._trail.ledger.speech_verbs(other.language):
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
