"""Whose office a title without an owner is: of the place that opens its sentence, else of the one state in view.

"In Eriwan warf der Ministerpräsident ..", "Speaking in London, the foreign secretary ..", "Tehran celebrated. The
foreign minister ..". Where two states are in view there is no telling, and the title stays a description.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from dragoman.knowledge.world import Holding
from dragoman.mentions._describe import Description
from dragoman.mentions._ledger import Ledger, Read
from dragoman.mentions._roster import Draft
from dragoman.mentions._scan import Owner, Piece

WINDOW = 2
"""Sentences before its own in which the one state is looked for."""
OPENING = 8
"""Tokens of a sentence in which the place that opens it ends."""
YEAR = re.compile(r"(?:19|20)\d\d")


class Focus:
    """Keeps which states an article speaks of, and says whose a bare title is."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._begins: list[int] = []
        """Where the sentences read so far begin."""
        self._years: list[frozenset[str]] = []

    def sentence(self, read: Read) -> None:
        """Note that a sentence begins; sentences come in order."""
        self._begins.append(read.sentence.span.start)
        words = read.sentence.span.of(self._ledger.text)
        self._years.append(frozenset(YEAR.findall(words)))

    def state(self, description: Description, read: Read) -> str | None:
        """Return the code of the state that a bare title is of, None if the text leaves it open."""
        if self._goes_on(description, read):
            return None
        place = self._opening(description, read)
        if place is not None:
            return place
        found = self.in_view(description.start)
        return found.pop() if len(found) == 1 else None

    def in_view(self, before: int) -> set[str]:
        """Return the states that the sentence and those before it speak of, up to a place in the text."""
        ledger = self._ledger
        begin = self._begins[max(0, len(self._begins) - 1 - WINDOW)] if self._begins else 0
        found: set[str] = set()
        for mention in reversed(ledger.mentions):
            if mention.span.end <= begin:
                break
            if mention.span.start < before:
                found.add(ledger.roster.drafts[mention.actor].country or "")
        for place in reversed(ledger.places):
            if place.span.end <= begin:
                break
            if place.span.start < before and self._speaks_for_state(place.place.name, place.place.country):
                found.add(place.place.country or "")
        return found & ledger.world.states.keys()

    def _speaks_for_state(self, name: str, country: str | None) -> bool:
        """Say whether a place is a capital or a state, and not any town where somebody meets."""
        world = self._ledger.world
        if country is None or country not in world.states:
            return False
        capitals = world.words(self._ledger.language, country).capitals
        return name in capitals or name in world.states[country].names.get(self._ledger.language, ())

    def _goes_on(self, description: Description, read: Read) -> bool:
        """Say whether the title has an owner that nobody knows: der Präsident des Clubs, the head of the firm."""
        tokens, words = read.sentence.tokens, read.words
        after = tokens[description.head_end] if description.head_end < len(tokens) else None
        return after is not None and after.form.lower() in words.genitive | words.of

    def _opening(self, description: Description, read: Read) -> str | None:
        """Return the state of the capital or the house of government in which a sentence says it happens."""
        tokens, words = read.sentence.tokens, read.words
        for piece in read.pieces:
            if piece.last > min(description.first, OPENING) or piece.first == 0:
                continue
            if tokens[piece.first - 1].form.lower() not in words.definite and not self._in(piece, read):
                continue
            state = piece.city or self._house(piece)
            if state is not None and self._in(piece, read):
                return state.rsplit("/", 1)[-1]
        return None

    def _in(self, piece: Piece, read: Read) -> bool:
        """Say whether a name stands after a word that says where: in Teheran, at the White House."""
        tokens, words = read.sentence.tokens, read.words
        at = piece.first - 1
        while at > 0 and tokens[at].form.lower() in words.definite and tokens[at].pos != "ADP":
            at -= 1
        return at <= 1 and tokens[at].form.lower() in words.at

    def _house(self, piece: Piece) -> str | None:
        entity = self._ledger.entity(piece.organisation)
        if entity is None or entity.kind != "government" or entity.country not in self._ledger.world.states:
            return None
        return f"state/{entity.country}"

    def opening_before(self) -> Draft | None:
        """Return the person whose name opens the sentence before: Dacic, once a spokesman, said .."""
        ledger = self._ledger
        if len(self._begins) < 2:
            return None
        begin = self._begins[-2]
        for mention in reversed(ledger.mentions):
            if mention.span.end <= begin:
                break
            draft = ledger.roster.drafts[mention.actor]
            if mention.span.start == begin and draft.type == "person":
                return draft
        return None

    # At that time.

    def year_of(self, description: Description, read: Read) -> str | None:
        """Return the year of which "damalig" speaks: the one of its sentence, else of the sentence before."""
        day = self._ledger.day or ""
        for number in range(len(self._years) - 1, max(-1, len(self._years) - 3), -1):
            years = {year for year in self._years[number] if year < day[:4]}
            if years:
                return years.pop() if len(years) == 1 else None
        return None

    # Somebody's.

    def possessor(self, description: Description, read: Read) -> Owner:
        """Return whose spokesman or minister "sein", "ihr", "its" means: of the one spoken of right before."""
        gender = self._gender(description, read)
        for draft in self._just_before(description.start):
            if draft.type in ("state", "organisation") and gender in ("n", "p"):
                if draft.type == "state":
                    return Owner(state=draft.entity_key)
                return Owner(organisation=draft.key) if draft.key else Owner()
            if draft.type == "person" and self._fits(draft, gender) and self._governs(draft):
                return Owner(state=f"state/{draft.country}")
        return Owner()

    def _gender(self, description: Description, read: Read) -> str | None:
        low = read.sentence.tokens[description.first].form.lower()
        stems = ((stem, gender) for stem, gender in read.words.possessors.items() if low.startswith(stem))
        return next((gender for _, gender in stems), None)

    def _fits(self, draft: Draft, gender: str | None) -> bool:
        """Say whether a possessive of a gender can be a person's: sein a man's, ihr a woman's."""
        may = {"m": "m", "n": "m", "f": "f", "p": "f"}.get(gender or "")
        return draft.gender in (None, "u", may)

    def _just_before(self, start: int) -> Iterator[Draft]:
        """Yield the actors of the sentence before a place, then those of the sentence before it, subjects first."""
        ledger = self._ledger
        for back in range(1, min(2, len(self._begins)) + 1):
            begin = self._begins[-back]
            end = start if back == 1 else self._begins[1 - back]
            inside = []
            for mention in reversed(ledger.mentions):
                if mention.span.end <= begin:
                    break
                if begin <= mention.span.start and mention.span.end <= end:
                    inside.append(ledger.roster.drafts[mention.actor])
            subjects = [d for d in inside if (standing := ledger.standing.get(d.id)) and standing.subject]
            yield from {d.id: d for d in (*subjects, *inside)}.values()

    def _governs(self, draft: Draft) -> bool:
        """Say whether a person is at the head of a state or one of its ministers, by the text or the tables."""
        ledger = self._ledger
        offices = {office for office, _ in draft.offices}
        if ledger.day is not None and draft.entity is not None:
            offices |= {h.office for h in ledger.world.holders.of_person(draft.entity_key) if h.covers(ledger.day)}
        return bool(draft.country) and not offices.isdisjoint(ledger.world.bare)


def overlapping(holdings: Iterable[Holding], year: str) -> list[Holding]:
    """Return those who held an office at any time of a year."""
    return [
        held
        for held in holdings
        if (held.since is None or held.since[:4] <= year) and (held.until is None or held.until[:4] >= year)
    ]


def one_of(codes: Collection[str], view: Collection[str]) -> str | None:
    """Return the one of some codes that is also in view, None if it is not one."""
    both = sorted(set(codes) & set(view))
    return both[0] if len(both) == 1 else None
