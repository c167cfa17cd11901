"""Nouns that only repeat somebody: the company, die Miliz, das Land, the 80-year-old preacher, the secretary.

A noun of the table ``cast_again.csv``, or the last word of a title that the article has given to somebody, stands with
its definite article for the one of that kind spoken of right before. Two who would do leave it open.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from dragoman.mentions._focus import Focus
from dragoman.mentions._ledger import Ledger, Read
from dragoman.mentions._roster import Draft
from dragoman.mentions._scan import FIRST_WORD, Piece
from dragoman.mentions._vocabulary import AgainNoun

BACK = 3
"""Sentences within which a noun repeats a body, or somebody in an office."""
BACK_ONLY = 12
"""Sentences within which a noun repeats the only body of its kind that the article has named."""
BACK_TITLE = 6
"""Sentences within which a bare title repeats somebody who was given it."""
LONGEST_DESCRIPTION = 5
"""Tokens between the article and a noun for a person: the former Ohio lawyer."""
SHORTEST_PART = 3
"""Letters of what stands before a noun in a compound."""
SHORTEST_NAME = 4
"""Letters of the last word of a body's name by which it is called alone."""
LAST_PART = re.compile(r"[ -]")
REBELS = "REB"
OPENING = frozenset('"„“»«')
"""Marks before a name in quotation marks."""


class Again(NamedTuple):
    """A phrase that may repeat somebody: code points ``[start, end)`` with the article."""

    start: int
    end: int
    noun: str
    kinds: tuple[AgainNoun, ...]
    named: Draft | None
    """The body whose name ends in the noun."""
    own_country: int | None = None
    """The token of the noun of "his country"."""


class Recall:
    """Says whom a noun with a definite article repeats."""

    def __init__(self, ledger: Ledger, focus: Focus) -> None:
        self._ledger = ledger
        self._focus = focus

    def phrases(self, read: Read) -> Iterator[Again]:
        """Yield what may repeat somebody among the words of a sentence that mean nothing else."""
        taken = {i for p in read.pieces for i in range(p.first, p.last)}
        tokens = read.sentence.tokens
        for i, token in enumerate(tokens):
            if self._is_own_country(i, read) and read.quotation(token.start) is None:
                yield Again(tokens[i - 1].start, token.end, token.form, (), None, i)
                continue
            if i in taken or i == 0 or not token.form[0].isalpha() or token.pos in ("VERB", "AUX", "DET", "ADP"):
                continue
            last, kinds = self._kinds(i, read)
            titled = not kinds and self._is_title(token.form, read)
            named = None if kinds or titled else self._called(token.form)
            if not (kinds or titled or named) or self.goes_on(last, read):
                continue
            people = titled or any(noun.kind in ("person", "state") for noun in kinds)
            first = self._article(i, read, far=people)
            if first is None or read.quotation(token.start) is not None:
                continue
            if first < i - 1:
                kinds = tuple(noun for noun in kinds if noun.kind in ("person", "state"))
            opening = tokens[first + 1 if tokens[first].pos == "ADP" else first]
            yield Again(opening.start, tokens[last - 1].end, token.form, kinds, named)

    def _is_own_country(self, i: int, read: Read) -> bool:
        tokens, words = read.sentence.tokens, read.words
        return i > 0 and tokens[i].form.lower() in words.own_country and tokens[i - 1].form.lower() in words.possessive

    def _kinds(self, i: int, read: Read) -> tuple[int, tuple[AgainNoun, ...]]:
        """Return the end of the noun that begins at a token, and what it may repeat."""
        tokens, again = read.sentence.tokens, read.words.again
        form = tokens[i].form
        if i + 1 < len(tokens):
            both = again.get(f"{form} {tokens[i + 1].form}")
            if both:
                return i + 2, both
        known = again.get(form)
        if known is None and read.words.endings:
            low = form.lower()
            cuts = range(SHORTEST_PART, len(low) - SHORTEST_PART)
            known = next((found for cut in cuts if (found := read.words.again_heads.get(low[cut:]))), None)
        return i + 1, known or ()

    def _is_title(self, form: str, read: Read) -> bool:
        return not read.words.endings and form.islower() and any(form in own for own in self._ledger.titles.values())

    def _called(self, form: str) -> Draft | None:
        """Return the one body named so far whose name in the article ends in a word: the Commission."""
        if not form[:1].isupper() or len(form) < SHORTEST_NAME:
            return None
        ledger = self._ledger
        found = [
            draft
            for draft in ledger.roster.drafts.values()
            if draft.type in ("organisation", "medium")
            and draft.id in ledger.standing
            and any(name != form and LAST_PART.split(name)[-1] == form for name in draft.seen)
        ]
        return found[0] if len(found) == 1 else None

    def _article(self, i: int, read: Read, *, far: bool) -> int | None:
        """Return the token of the definite article of a noun, None if it has none; ``far``: with words between."""
        tokens, words = read.sentence.tokens, read.words
        between = ("ADJ", "NUM") if words.endings else ("ADJ", "NUM", "PROPN", "NOUN", "PUNCT")
        for j in range(i - 1, max(-1, i - 1 - LONGEST_DESCRIPTION), -1):
            if tokens[j].form.lower() in words.definite:
                return j
            hyphen = tokens[j].pos == "PUNCT" and tokens[j].form not in ("-", "–")
            if not far or tokens[j].pos not in between or hyphen or tokens[j].form.lower() in words.unlike:
                return None
        return None

    def goes_on(self, last: int, read: Read) -> bool:
        """Say whether a noun is told from others by what follows: die Partei von Tsipras, the lawyer who .."""
        tokens, words = read.sentence.tokens, read.words
        if last >= len(tokens):
            return False
        after = tokens[last]
        if after.form.lower() in words.of | words.genitive | words.relative and after.pos != "VERB":
            return True
        if after.form == "," and last + 1 < len(tokens):
            return tokens[last + 1].form.lower() in words.relative or tokens[last + 1].pos == "PROPN"
        if after.form in words.clitics:
            return False
        return (
            any(p.first == last for p in read.pieces)
            or after.pos in ("PROPN", "NOUN")
            or after.form in ('"', "„", "“", "»", "«")
        )

    def resolve(self, again: Again, read: Read) -> None:
        """Make the mention of a phrase that repeats somebody."""
        found = self._found(again, read)
        if found is not None:
            draft, why = found
            self._ledger.mention(draft, (again.start, again.end), "description", why, read)

    def _found(self, again: Again, read: Read) -> tuple[Draft, str] | None:
        if again.own_country is not None:
            return self.own_country(again.own_country, read)
        if again.named is not None:
            return again.named, f"last word of the name of {again.named.name}"
        if not again.kinds:
            return self.titled(again.noun, read)
        for noun in again.kinds:
            if noun.kind == "person":
                draft = self.person_before(read, noun.gender)
            elif noun.kind == "state":
                draft = self._state(again.start)
            elif noun.kind == "organ":
                draft = self._organ(noun.sectors)
            elif noun.number == "plur":
                draft = self.rebels()
            else:
                draft = self._body(noun, again.start, read)
            if draft is not None:
                return draft, f"repeats the one spoken of before: {draft.name}"
        return None

    def titled(self, noun: str, read: Read) -> tuple[Draft, str] | None:
        """Return the person last spoken of to whom the article gave a title that ends in a word."""
        ledger = self._ledger
        low = noun.lower()
        near = [
            (standing, draft)
            for draft, _ in ledger.named.values()
            if draft.type == "person"
            and (standing := ledger.standing.get(draft.id)) is not None
            and read.number - standing.sentence <= BACK_TITLE
            and any(_ends(title, low, compounds=bool(read.words.endings)) for title in ledger.titles.get(draft.id, ()))
        ]
        near.sort(key=lambda n: n[0], reverse=True)
        if len(near) > 1 and near[0][0][:2] == near[1][0][:2]:
            return None
        return (near[0][1], f"given the title before: {near[0][1].name}") if near else None

    def in_office(self, offices: Collection[str], read: Read) -> tuple[Draft, str] | None:
        """Return the one person spoken of lately who holds one of some offices, by the text or the tables."""
        ledger = self._ledger
        near = {
            draft.id: draft
            for draft, _ in ledger.named.values()
            if draft.type == "person"
            and (standing := ledger.standing.get(draft.id)) is not None
            and read.number - standing.sentence <= BACK
            and ledger.in_office(draft, offices, (), None) is not None
        }
        draft = next(iter(near.values())) if len(near) == 1 else None
        return (draft, f"the one in such an office spoken of before: {draft.name}") if draft else None

    def person_before(self, read: Read, gender: str | None) -> Draft | None:
        """Return the one person who is a subject of the sentence before, if the gender fits."""
        ledger = self._ledger
        near = {
            draft.id: draft
            for draft, _ in ledger.named.values()
            if draft.type == "person"
            and (standing := ledger.standing.get(draft.id)) is not None
            and standing.subject
            and standing.sentence == read.number - 1
        }
        if len(near) > 1:
            return None
        draft = next(iter(near.values())) if near else self._focus.opening_before()
        if draft is None:
            return None
        return draft if gender is None or draft.gender in (None, "u", gender) else None

    def _state(self, start: int) -> Draft | None:
        ledger = self._ledger
        view = self._focus.in_view(start)
        entity = ledger.entity(f"state/{next(iter(view))}") if len(view) == 1 else None
        return ledger.roster.of(entity) if entity is not None else None

    def rebels(self) -> Draft | None:
        """Return the one armed group that the article has named so far, for "die Rebellen"."""
        drafts = self._ledger.roster.drafts.values()
        found = [d for d in drafts if d.sector == REBELS and d.type == "organisation" and d.id in self._ledger.standing]
        return found[0] if len(found) == 1 else None

    def _body(self, noun: AgainNoun, start: int, read: Read) -> Draft | None:
        """Return the body of a kind last named, if its sentence names one alone or has one as a subject."""
        ledger = self._ledger
        of_sentence: dict[int, dict[str, bool]] = {}
        for key, number in ledger.owning.items():
            entity = ledger.entity(key)
            if entity is not None and entity.type == noun.kind and (not noun.sectors or entity.sector in noun.sectors):
                of_sentence.setdefault(number, {})[ledger.roster.of(entity).id] = False
        for draft in ledger.roster.drafts.values():
            standing = ledger.standing.get(draft.id)
            if standing is None or draft.type != noun.kind or standing.start >= start:
                continue
            if not noun.sectors or draft.sector in noun.sectors:
                of_sentence.setdefault(standing.sentence, {})[draft.id] = standing.subject
        if not of_sentence:
            return None
        only = len({key for found in of_sentence.values() for key in found}) == 1
        if read.number - max(of_sentence) > (BACK_ONLY if only else BACK):
            return None
        last = of_sentence[max(of_sentence)]
        chosen = list(last) if len(last) == 1 else [key for key, subject in last.items() if subject]
        return ledger.roster.drafts[chosen[0]] if len(chosen) == 1 else None

    def body(self, piece: Piece, read: Read) -> Draft | None:
        """Return the body that a noun for an organ repeats where no state is near it: die Behörde, the agency."""
        words = self._ledger.text[piece.start : piece.end]
        if self.goes_on(piece.last, read):
            return None
        nouns = (noun for noun in read.words.again.get(words, ()) if noun.kind == "organisation")
        return next((d for noun in nouns if (d := self._body(noun, piece.start, read)) is not None), None)

    def _organ(self, keys: Collection[str]) -> Draft | None:
        """Return the organ that a noun means where its organisation is spoken of: the Commission of the EU."""
        ledger = self._ledger
        drafts = (d for d in ledger.roster.drafts.values() if d.id in ledger.standing and d.key is not None)
        named = {*ledger.owning, *(draft.key for draft in drafts if draft.key is not None)}
        for key in sorted(keys):
            entity = ledger.entity(f"organisation/{key}")
            if entity is not None and entity.parent is not None and f"organisation/{entity.parent}" in named:
                return ledger.roster.of(entity)
        return None

    def own_country(self, i: int, read: Read) -> tuple[Draft, str] | None:
        """Return the state of "his country", "ihr Land": of the person spoken of right before in the sentence."""
        ledger = self._ledger
        low = read.sentence.tokens[i - 1].form.lower()
        genders = {gender for stem, gender in read.words.possessors.items() if low.startswith(stem)}
        fits = {sex for gender in genders for sex in {"m": "m", "n": "m", "f": "f", "p": "fp"}.get(gender, "")}
        begin, start = read.sentence.span.start, read.sentence.tokens[i].start
        inside = [m for m in ledger.mentions if begin <= m.span.start and m.span.end <= start]
        people = [d for m in reversed(inside) if (d := ledger.roster.drafts[m.actor]).type in ("person", "office")]
        last = people[0] if people else self.person_before(read, None)
        if last is None or last.country is None or (last.gender in ("m", "f") and last.gender not in fits):
            return None
        if len({d.country for d in people}) > 1:
            return None
        entity = ledger.entity(f"state/{last.country}")
        return (ledger.roster.of(entity), f"the country of {last.name}") if entity is not None else None

    def once(self, offices: Collection[str], bodies: Collection[str], read: Read) -> tuple[Draft, str] | None:
        """Return the person who is a subject of the sentence before, if the tables ever had him in such an office."""
        ledger = self._ledger
        draft = self.person_before(read, None)
        if draft is None:
            return None
        terms = ledger.world.holders.of_person(draft.entity_key)
        held = any(h.office in offices and (not bodies or h.body in bodies) for h in terms)
        return (draft, f"held the office once, and spoken of right before: {draft.name}") if held else None


def last_word(title: str) -> str:
    """Return the last word of a title in lower case: secretary of Treasury secretary."""
    words = list(FIRST_WORD.finditer(title))
    return words[-1][0].lower() if words else ""


def _ends(title: str, noun: str, *, compounds: bool) -> bool:
    return title == noun or (compounds and len(title) - len(noun) >= SHORTEST_PART and title.endswith(noun))
