"""Who held an office on a day, by the tables: as the words narrow it down, and only where it is one person."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge.world import Holding
from dragoman.mentions._describe import Description
from dragoman.mentions._focus import Focus, overlapping
from dragoman.mentions._ledger import JUST_LEFT, Ledger, Read, days_between
from dragoman.mentions._roster import Draft
from dragoman.mentions._topics import about, narrowed, phrase_of

LONGEST_GAP = 400
"""Days without a holder before those who hold an office now after which "the former" is nobody's."""


class Tenure:
    """Asks the table of holders for the actors of one article."""

    def __init__(self, ledger: Ledger, focus: Focus) -> None:
        self._ledger = ledger
        self._focus = focus

    def holder(
        self,
        offices: frozenset[str],
        bodies: Sequence[str],
        shift: str | None,
        where: tuple[Description, Read] | None = None,
    ) -> tuple[Draft, str] | None:
        """Return who held an office of one of some bodies on the day, as the phrase (``where``) narrows it down."""
        ledger = self._ledger
        if ledger.day is None:
            return None
        phrase = phrase_of(*where) if where else ("", False)
        for body, wanted in ((b, w) for b in bodies for w in ledger.ranked(offices, b)):
            holdings = [h for office in sorted(wanted) for h in self._holdings(office, body, ledger.day, shift, where)]
            found = self._one(narrowed(ledger.world, holdings, phrase), shift, where)
            if found is None and not holdings:
                found = self._of_part(wanted, body, shift, where)
            if found is not None:
                return found
            if where and not phrase[1] and any(held.subject for held in holdings):
                scene = narrowed(ledger.world, holdings, (where[1].sentence.span.of(ledger.text), True))
                found = self._one(scene, shift, where)
                if found is not None:
                    return found
        return self.by_subject(offices, bodies, shift, where) if where else None

    def _of_part(
        self, offices: frozenset[str], body: str, shift: str | None, where: tuple[Description, Read] | None
    ) -> tuple[Draft, str] | None:
        """Return who has an office that only a part of an organisation has: the UN's chief weapons inspector."""
        ledger = self._ledger
        parts = ledger.world.children(body)
        rare = [o for o in sorted(offices) if ledger.world.holders.bodies_of(o) and o not in ledger.world.heads.generic]
        bodies = {o: ledger.world.holders.bodies_of(o) & set(parts) for o in rare}
        if not parts or ledger.day is None or len(frozenset().union(*bodies.values())) != 1:
            return None
        found = [h for o in rare for b in sorted(bodies[o]) for h in self._holdings(o, b, ledger.day, shift, where)]
        return self._one(found, shift, where)

    def by_subject(
        self, offices: frozenset[str], bodies: Sequence[str], shift: str | None, where: tuple[Description, Read]
    ) -> tuple[Draft, str] | None:
        """Return who is there for what the phrase names, although the tables call him otherwise or have another body.

        "The UN's Libya envoy" is the head of the UN's mission in Libya; "der EU-Chefunterhändler für den Brexit" works
        for the Commission.
        """
        ledger = self._ledger
        text, _ = phrase_of(*where)
        near = ledger.world.near
        wanted = sorted({*offices, *(other for office in offices for other in near.get(office, ()))})
        if ledger.day is None or not offices & near.keys():
            return None
        own = [*bodies, *(b for owner in where[0].owners for b in ledger.bodies(owner))]
        all_of = [b for body in own for b in (body, *ledger.world.children(body))]
        holdings = [
            held
            for body in dict.fromkeys(all_of)
            for office in wanted
            for held in self._holdings(office, body, ledger.day, shift, where)
            if about(ledger.world, held, text)
        ]
        return self._one(holdings, shift, where)

    def _holdings(
        self, office: str, body: str, day: str, shift: str | None, where: tuple[Description, Read] | None
    ) -> Sequence[Holding]:
        table = self._ledger.world.holders
        if shift == "coming":
            return table.after(office, body, day)
        year = self._focus.year_of(*where) if where and where[0].then else None
        if year is not None:
            return overlapping(table.of_office(office, body), year)
        found = table.on(office, body, day)
        if shift == "former":
            gone = table.before(office, body, day)
            first = min((h.since for h in found if h.since), default=None)
            # Where the table leaves a gap, the last one whom it knows need not be the last one.
            return [h for h in gone if first is None or h.until is None or days_between(h.until, first) <= LONGEST_GAP]
        if where and found and self._leaving(*where):
            since = max(h.since or "" for h in found)
            if since and 0 <= days_between(since, day) < JUST_LEFT:
                gone = table.before(office, body, day)
                return [h for h in gone if h.until and days_between(h.until, day) < JUST_LEFT]
        return found

    def _leaving(self, description: Description, read: Read) -> bool:
        tokens = read.sentence.tokens
        return any(read.words.is_stem(tokens[i].form.lower(), read.words.leaving) for i in description.attributes)

    def _one(
        self, holdings: Sequence[Holding], shift: str | None, where: tuple[Description, Read] | None
    ) -> tuple[Draft, str] | None:
        """Return the one person among those who held an office, by the gender of the title and by the article."""
        ledger = self._ledger
        found: dict[str, Holding] = {}
        for held in holdings:
            found.setdefault(held.person, held)
        people = sorted(found)
        if len(people) > 1 and where is not None:
            title = where[0].piece.title
            genders = {form.gender for form in title.forms} if title else set()
            if len(genders) == 1 and (gender := genders.pop()):
                people = [p for p in people if (e := ledger.entity(p)) and e.gender in (gender, None, "u")]
        if len(people) > 1:
            people = [p for p in people if p in ledger.named]
        entity = ledger.entity(people[0]) if len(people) == 1 else None
        if entity is None:
            return None
        held = found[people[0]]
        draft = ledger.roster.of(entity)
        ledger.named.setdefault(entity.key, (draft, -1))
        day = ledger.day
        when = {"former": f"last before {day}", "coming": f"next after {day}"}.get(shift or "", f"on {day}")
        return draft, f"holder of {held.office} of {held.body} {when}"
