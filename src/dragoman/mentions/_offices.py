"""Descriptions without a name: who is "der ukrainische Präsident", "the envoy", "ein Kreml-Sprecher"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.knowledge.world import TitleForm
from dragoman.mentions._describe import Description
from dragoman.mentions._ledger import Ledger, Read, Standing, head_end, head_start
from dragoman.mentions._roster import Draft
from dragoman.mentions._scan import Owner
from dragoman.mentions._wording import is_colleague, office_name
from dragoman.mentions.names import fold
from dragoman.record import Role
from dragoman.spans import Span

FAR = 12
"""Sentences within which "the president" still means the last one spoken of, where the article has several."""
NEAR = 2
"""Sentences within which "the envoy" may mean anybody of that state."""


class Offices:
    """Finds the holder of a described office, or makes an actor of the office itself."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def resolve(self, description: Description, read: Read) -> None:
        """Make the mention of a title that stands without a name."""
        ledger = self._ledger
        span = (head_start(description), head_end(description, read))
        form, shown = ledger.form(description, None)
        if is_colleague(shown, read.words):
            self._colleague(description, span, read)
            return
        if self._predicate(description, read):
            return
        found = self.holder(description, read)
        if found is not None:
            ledger.mention(found[0], span, "title", found[1], read)
            return
        if description.determiner == "poss" and not description.owners:
            return
        if description.owners and not (form.level == "none" and description.determiner != "def"):
            self._office(description, form, shown, span, read)

    def _predicate(self, description: Description, read: Read) -> bool:
        """Say whether a title is one that somebody is given, and not one that means somebody: als Außenminister."""
        tokens, words = read.sentence.tokens, read.words
        before = tokens[description.first - 1].form.lower() if description.first else ""
        if before in words.predicative:
            return True
        clause = read.clause_at(description.piece.first)
        if clause is not None and clause.lemma in words.appointing and description.determiner != "poss":
            return before in words.definite or description.determiner is None
        return description.determiner is None and read.sentence.role == "body" and not words.endings

    def holder(self, description: Description, read: Read) -> tuple[Draft, str] | None:
        """Return who has an office, and why: named so in the article, by the tables on its day, or last spoken of."""
        ledger = self._ledger
        if description.determiner == "indef":
            return None
        owner = description.owner
        if not description.owners and description.determiner == "def":
            owner = self._home(description, read) or owner
        offices = ledger.offices(description)
        bodies = ledger.bodies(owner)
        if owner.body is not None and not bodies:
            return None
        if owner.person is not None and not self._in_any_office(owner.person):
            return None
        title = description.piece.title
        loose = title is not None and any(shown in read.words.loose_titles for shown in title.shown)
        if loose and description.determiner == "def":
            near = self._last_of_state(bodies, read)
            if near is not None:
                return near
        called: list[tuple[Standing, Draft, str]] = []
        for draft, _ in ledger.named.values():
            why = ledger.in_office(draft, offices, bodies, description.shift)
            standing = ledger.standing.get(draft.id)
            if why is not None and standing is not None:
                called.append((standing, draft, why))
        best = max(called, key=lambda c: c[0], default=None)
        if bodies:
            if best is not None:
                return best[1], best[2]
            later = self._named_later(offices, bodies, description.shift)
            return later or self._by_tables(offices, bodies, description.shift)
        if best is None or description.shift is not None or description.determiner != "def":
            return None
        if len(called) > 1 and read.number - best[0].sentence > FAR:
            return None
        return best[1], f"{best[2]}, last spoken of: {best[1].name}"

    def _in_any_office(self, person: str) -> bool:
        """Say whether somebody held an office on the day: Reagan's secretary of state is nobody of today."""
        day = self._ledger.day
        entity = self._ledger.entity(person)
        if entity is None or day is None:
            return False
        return any(held.covers(day) for held in self._ledger.world.holders.of_person(entity.key))

    def _home(self, description: Description, read: Read) -> Owner | None:
        """Return the state that a language's press means by a word such as Bundeskanzler where it says no other."""
        title = description.piece.title
        words = read.words
        if title is not None and words.home and any(f.title.startswith(words.home_prefixes) for f in title.forms):
            return Owner(state=f"state/{words.home}")
        return None

    def _named_later(
        self, offices: Iterable[str], bodies: Sequence[str], shift: str | None
    ) -> tuple[Draft, str] | None:
        """Return the one person who is given the office by the article further on."""
        ledger = self._ledger
        found = {
            draft.id: draft
            for draft, _ in ledger.named.values()
            if ledger.in_office(draft, offices, bodies, shift) is not None
        }
        if len(found) != 1:
            return None
        draft = next(iter(found.values()))
        return draft, f"so called by the article: {draft.name}"

    def _by_tables(self, offices: frozenset[str], bodies: Sequence[str], shift: str | None) -> tuple[Draft, str] | None:
        ledger = self._ledger
        day = ledger.day
        if day is None:
            return None
        table = ledger.world.holders
        for body, wanted in ((b, w) for b in bodies for w in ledger.ranked(offices, b)):
            found: dict[str, str] = {}
            for office in sorted(wanted):
                if shift == "former":
                    holdings = table.before(office, body, day)
                elif shift == "coming":
                    holdings = table.after(office, body, day)
                else:
                    holdings = table.on(office, body, day)
                for held in holdings:
                    found.setdefault(held.person, office)
            people = set(found)
            if len(people) > 1:
                people &= set(ledger.named)
            if len(people) != 1:
                continue
            person = people.pop()
            entity = ledger.entity(person)
            if entity is None:
                continue
            draft = ledger.roster.of(entity)
            ledger.named.setdefault(entity.key, (draft, -1))
            when = {"former": f"last before {day}", "coming": f"next after {day}"}.get(shift or "", f"on {day}")
            return draft, f"holder of {found[person]} of {body} {when}"
        return None

    def _last_of_state(self, bodies: Sequence[str], read: Read) -> tuple[Draft, str] | None:
        """Return the subject just spoken of, for a description that fits anybody of a state (the US envoy)."""
        ledger = self._ledger
        near = [
            (standing, draft)
            for draft, _ in ledger.named.values()
            if draft.country in bodies
            and (standing := ledger.standing.get(draft.id)) is not None
            and standing.subject
            and 0 < read.number - standing.sentence <= NEAR
        ]
        best = max(near, key=lambda n: n[0], default=None)
        return (best[1], f"of {best[1].country} and just spoken of: {best[1].name}") if best else None

    def _colleague(self, description: Description, span: tuple[int, int], read: Read) -> None:
        """Resolve "seinem russischen Amtskollegen": the one who holds for that state the office of the last subject."""
        ledger = self._ledger
        bodies = ledger.bodies(description.owner)
        if not bodies or description.number == "plur":
            return
        subjects = sorted(
            (
                (standing, draft)
                for draft, _ in ledger.named.values()
                if draft.type == "person"
                and (standing := ledger.standing.get(draft.id)) is not None
                and read.number - standing.sentence <= 1
                and draft.country not in bodies
            ),
            key=lambda s: s[0],
            reverse=True,
        )
        for _, draft in subjects[:2]:
            offices = {office for office, _ in draft.offices}
            if ledger.day is not None:
                held = ledger.world.holders.of_person(draft.entity_key)
                offices |= {h.office for h in held if h.covers(ledger.day)}
            found = self._named_later(offices, bodies, None) or self._by_tables(frozenset(offices), bodies, None)
            if found is not None:
                ledger.mention(found[0], span, "title", f"colleague of {draft.name}: {found[1]}", read)
                return

    def _office(self, description: Description, form: TitleForm, shown: str, span: tuple[int, int], read: Read) -> None:
        """Make the actor of an office whose holder is not known, or is not named: a Kremlin spokesman."""
        ledger = self._ledger
        owner = description.owner
        name = office_name(ledger, description, form, shown, read)
        body = next(iter(ledger.bodies(owner)), "")
        country = ledger.country(owner)
        codes = sorted(ledger.offices(description))
        stable = bool(body and codes) and description.shift is None
        if stable and (description.determiner != "indef" or form.office == "spokesperson"):
            parts: tuple[object, ...] = (body, codes[0])
        else:
            parts = (ledger.article.id, fold(name))
        draft = ledger.roster.put("office", parts, name, country=country)
        draft.sector = draft.sector or form.sector
        if form.gender == "f":
            draft.gender = "f"
        draft.seen_as(name, read.language)
        organisation = ledger.entity(owner.organisation)
        draft.roles.append(
            Role(
                title=shown,
                organisation=organisation.name(ledger.language) if organisation else None,
                country=country,
                evidence=Span(*span),
                article=ledger.article.id,
            )
        )
        draft.offices.setdefault((codes[0] if codes else form.office, body), description.shift)
        ledger.named.setdefault(draft.id, (draft, span[0]))
        ledger.mention(
            draft, span, "description", f"{name}: no holder named, and none that the tables are sure of", read
        )
