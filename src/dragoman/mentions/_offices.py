"""Descriptions without a name: who is "der ukrainische Präsident", "the envoy", "ein Kreml-Sprecher"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial

from dragoman.knowledge.world import Entity, Holding, TitleForm, World
from dragoman.mentions._describe import Description
from dragoman.mentions._focus import Focus, one_of
from dragoman.mentions._ledger import JUST_LEFT, Ledger, Read, Standing, days_between, head_end, head_start
from dragoman.mentions._recall import Recall, last_word
from dragoman.mentions._roster import Draft
from dragoman.mentions._scan import Owner
from dragoman.mentions._tenure import Tenure
from dragoman.mentions._topics import about, phrase_of
from dragoman.mentions._wording import is_colleague, office_name
from dragoman.mentions.names import fold
from dragoman.record import Role
from dragoman.spans import Span

PARTY = "PTY"
"""Sector of parties."""
IN_BRACKETS = re.compile(r" \(([^()]{2,40})\)")
FAR = 12
"""Sentences within which "the president" still means the last one spoken of, where the article has several."""
NEAR = 2
"""Sentences within which "the envoy" may mean anybody of that state."""
PART_HEADS = frozenset({"envoy", "organisation_head"})
"""Offices whose holder leads a part of an organisation: the head of the U.N. mission in Libya."""
RARE = 3
"""Bodies that an office has at the most, to be told by which of them the text speaks of."""


class Offices:
    """Finds the holder of a described office, or makes an actor of the office itself."""

    def __init__(self, ledger: Ledger, focus: Focus, recall: Recall) -> None:
        self._ledger = ledger
        self._focus = focus
        self._recall = recall
        self._tenure = Tenure(ledger, focus)

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
        found = (
            self._neighbour(description, read)
            or self._former(description, read)
            or self.holder(description, read)
            or self._again(description, read)
        )
        if found is not None:
            ledger.called[found[0].id] = ledger.offices(description)
            ledger.mention(found[0], span, "title", found[1], read)
            return
        if description.determiner == "poss" and not description.owners:
            return
        if description.owners and not (form.level == "none" and description.determiner != "def"):
            self._office(description, form, shown, span, read)

    def _again(self, description: Description, read: Read) -> tuple[Draft, str] | None:
        """Return whom a bare title repeats: to whom the article gave one that ends so, or whose office is like it."""
        ledger = self._ledger
        bare = description.determiner == "def" and not description.owners and description.shift is None
        if not bare or description.deputy or self._recall.goes_on(description.head_end, read):
            return None
        title = description.piece.title
        if title is None or title.portfolio:
            return None
        found = self._recall.titled(last_word(title.shown[0]), read)
        if found is not None:
            return found if self._same_gender(found[0], description) else None
        words = ledger.text[description.piece.start : description.piece.end]
        person = next((noun for noun in read.words.again.get(words, ()) if noun.kind == "person"), None)
        before = self._recall.person_before(read, person.gender) if person is not None else None
        if before is not None:
            return before, f"the one person spoken of right before: {before.name}"
        offices = ledger.offices(description)
        alike = {other for office in offices for other in ledger.world.alike.get(office, ())}
        return (self._recall.in_office(alike, read) if alike else None) or self._recall.once(offices, (), read)

    def _former(self, description: Description, read: Read) -> tuple[Draft, str] | None:
        """Return the one just spoken of for "der frühere Bundespräsident", if he held that office in his time."""
        ledger = self._ledger
        if description.shift != "former" or description.determiner != "def" or description.then:
            return None
        offices = ledger.offices(description)
        bodies = self._bodies(description, description.owner, offices, read)
        found = self._recall.once(offices, bodies, read)
        if found is None and not description.owners and offices & ledger.world.bare:
            last = self._recall.person_before(read, None)
            found = (last, f"the one person spoken of right before: {last.name}") if last is not None else None
        return found if found is not None and self._same_gender(found[0], description) else None

    def each(self, description: Description, read: Read) -> bool:
        """Make the mentions of "die Außenminister Chinas und Indiens", and say whether all of them are known."""
        ledger = self._ledger
        offices = ledger.offices(description) & ledger.world.bare
        states, start, end = self._states_of(description, read)
        if not offices or len(states) < 2 or description.shift is not None:
            return False
        found = [self._named_later(offices, (s,), None) or self._tenure.holder(offices, (s,), None) for s in states]
        people = [f for f in found if f is not None]
        if len({draft.id for draft, _ in people}) < len(states):
            return False
        for draft, why in people:
            ledger.mention(draft, (start, end), "title", why, read)
        return True

    def _states_of(self, description: Description, read: Read) -> tuple[list[str], int, int]:
        """Return the states whose officers a plural title names, and where the phrase begins and ends."""
        tokens, words = read.sentence.tokens, read.words
        starting = {p.first: p for p in read.pieces}
        ending = {p.last: p for p in read.pieces}
        states = [owner.state for owner in description.owners if owner.state]
        start, end = head_start(description), head_end(description, read)
        k, j = description.head_end, description.first
        before = ending.get(j - 1) if j > 1 and tokens[j - 1].form.lower() in words.conjunctions else None
        if before is not None and before.key("adjective") and before.state:
            states.insert(0, before.state)
            j = before.first
            if j > 0 and tokens[j - 1].form.lower() in words.definite:
                j -= 1
            start = tokens[j].start
        while k + 1 < len(tokens) and (tokens[k].form == "," or tokens[k].form.lower() in words.conjunctions):
            at = k + 2 if tokens[k + 1].form.lower() in words.genitive | words.definite else k + 1
            piece = starting.get(at)
            if piece is None or piece.state_name is None or not states:
                break
            states.append(piece.state_name)
            k, end = piece.last, piece.end
        return [state.rsplit("/", 1)[-1] for state in dict.fromkeys(states)], start, end

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
        elif not description.owners and description.determiner == "poss":
            owner = self._possessor(description, read)
        offices = ledger.offices(description)
        bodies = self._bodies(description, owner, offices, read)
        unnamed = not description.owners or (owner.state or owner.organisation or owner.person) is None
        if owner.body is not None and not bodies:
            found = self._in_view(description, read, offices) if description.determiner == "def" else None
            if found is not None or owner.body.acts_as != "state" or offices.isdisjoint(ledger.world.bare):
                return found
        if owner.part:
            return self._tenure.by_subject(offices | PART_HEADS, bodies, description.shift, (description, read))
        if owner.person is not None and not self._in_any_office(owner.person):
            return None
        title = description.piece.title
        loose = title is not None and any(shown in read.words.loose_titles for shown in title.shown)
        member = self._of_party(description, read)
        if member is not None:
            return member
        if loose and description.determiner == "def":
            near = self._last_of_state(bodies, read)
            if near is not None:
                return near
        phrase, says = phrase_of(description, read)
        fits = partial(_is_there_for, ledger.world, phrase) if says else None
        called: list[tuple[Standing, Draft, str]] = []
        for draft, _ in ledger.named.values():
            why = ledger.in_office(draft, offices, bodies, description.shift, fits)
            standing = ledger.standing.get(draft.id)
            if why is not None and standing is not None and self._same_gender(draft, description):
                called.append((standing, draft, why))
        best = max(called, key=lambda c: c[0], default=None)
        if bodies:
            if best is not None:
                return best[1], best[2]
            later = self._named_later(offices, bodies, description.shift)
            return later or self._tenure.holder(offices, bodies, description.shift, (description, read))
        if best is None and unnamed and description.determiner == "def":
            return self._in_view(description, read, offices)
        if best is None or description.shift is not None or description.determiner != "def":
            return None
        if len(called) > 1 and read.number - best[0].sentence > FAR:
            return None
        return best[1], f"{best[2]}, last spoken of: {best[1].name}"

    def _same_gender(self, draft: Draft, description: Description) -> bool:
        """Say whether a title may be a person's by its gender: "Der Präsident" is no woman in German."""
        title = description.piece.title
        genders = {form.gender for form in title.forms} if title else set()
        return None in genders or draft.gender not in ("m", "f") or draft.gender in genders

    def _possessor(self, description: Description, read: Read) -> Owner:
        offices = self._ledger.offices(description)
        if offices.isdisjoint(self._ledger.world.bare | {"spokesperson"}):
            return Owner()
        return self._focus.possessor(description, read)

    def _in_view(self, description: Description, read: Read, offices: frozenset[str]) -> tuple[Draft, str] | None:
        """Return the holder of a bare title in the one state that the text speaks of, if the article names no other."""
        ledger = self._ledger
        if offices.isdisjoint(ledger.world.bare):
            return None
        if any(ledger.in_office(draft, offices, (), None) is not None for draft, _ in ledger.named.values()):
            return None
        code = self._focus.state(description, read)
        if code is None:
            return None
        found = self._tenure.holder(offices & ledger.world.bare, (code,), description.shift, (description, read))
        return (found[0], f"{found[1]}, the one state in view") if found else None

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
        near = {*offices, *(other for office in offices for other in ledger.world.near.get(office, ()))}
        found: dict[str, tuple[int, Draft]] = {}
        for draft, start in ledger.named.values():
            if ledger.in_office(draft, near if draft.type == "person" else offices, bodies, shift) is not None:
                found.setdefault(draft.id, (start, draft))
        if not found:
            return None
        # Of several, the one who is named first: "the union's mediator has said. Ada Bell, a former judge, said .."
        draft = min(found.values(), key=lambda f: f[0])[1]
        if len(found) > 1 and any(ledger.standing.get(i) for i in found):
            return None
        if ledger.in_office(draft, offices, bodies, shift) is None and len(found) == 1:
            return None
        return draft, f"so called by the article: {draft.name}"

    def _bodies(self, description: Description, owner: Owner, offices: Iterable[str], read: Read) -> tuple[str, ...]:
        """Return the bodies whose office is meant: those of the owner, or the only one that has such an office."""
        ledger = self._ledger
        own = ledger.bodies(owner)
        named = self._own_bodies(description, read)
        if len(named) == 1 and (owner.body is not None or not own):
            return (*named, *own)
        rare = all(len(ledger.world.holders.bodies_of(office)) <= RARE for office in offices)
        if len(named) > 1 and not own and rare and description.determiner == "def":
            chosen = one_of(named, self._focus.in_view(description.start))
            if chosen is not None:
                return (chosen,)
        if description.determiner != "def" and not own:
            return own
        only: dict[str, None] = {}
        for office in sorted(offices):
            holding = ledger.world.holders.bodies_of(office)
            if len(holding) == 1 and ledger.world.titles(read.language).level(office) == "world":
                only.update(dict.fromkeys(sorted(holding)))
        return (*own, *(body for body in only if body not in own))

    def _own_bodies(self, description: Description, read: Read) -> frozenset[str]:
        """Return the bodies that call an office so; in small letters, only if no other state is spoken of."""
        world = self._ledger.world
        title = description.piece.title
        words = self._ledger.text[description.piece.start : description.piece.end]
        named = world.own_bodies(read.language, words)
        if named or title is None:
            return named
        for shown in dict.fromkeys(title.shown):
            named = world.own_bodies(read.language, shown, any_case=True)
            view = self._focus.in_view(description.start) if named else set()
            if len(named) > 1 or (named and (not view or named & view)):
                return named
        return frozenset()

    def _neighbour(self, description: Description, read: Read) -> tuple[Draft, str] | None:
        """Return the predecessor or successor of somebody in the office that he holds, or held last."""
        ledger = self._ledger
        steps = {"predecessor": -1, "successor": 1}
        relation = next((o for o in sorted(ledger.offices(description)) if o in steps), None)
        if relation is None or ledger.day is None:
            return None
        person = self._named_in(description, read) or ledger.entity(description.owner.person)
        if person is None and description.determiner == "poss":
            last = self._last_person(read)
            person = last.entity if last else None
        if person is None:
            return None
        day = ledger.day
        held = [h for h in ledger.world.holders.of_person(person.key) if h.since is None or h.since <= day]
        for term in sorted(held, key=lambda h: (h.covers(day), h.since or ""), reverse=True):
            other = ledger.world.holders.next_to(term, steps[relation])
            known = other is not None and (other.since is None or days_between(day, other.since) <= JUST_LEFT)
            entity = ledger.entity(other.person) if other and known else None
            if entity is not None:
                break
        else:
            return None
        draft = ledger.roster.of(entity)
        ledger.named.setdefault(entity.key, (draft, -1))
        return draft, f"{relation} of {person.name(ledger.language)} as {term.office} of {term.body}"

    def _named_in(self, description: Description, read: Read) -> Entity | None:
        """Return the person named within a description, as decided for the article: Blair's successor."""
        inside = (p for p in read.pieces if description.start <= p.start and p.end <= description.end)
        drafts = (self._ledger.people_at.get((p.start, p.end)) for p in inside if p.people)
        return next((draft.entity for draft in drafts if draft is not None), None)

    def _last_person(self, read: Read) -> Draft | None:
        """Return the person last spoken of, subjects first."""
        ledger = self._ledger
        near = [
            (standing, draft)
            for draft, _ in ledger.named.values()
            if draft.type == "person"
            and (standing := ledger.standing.get(draft.id)) is not None
            and read.number - standing.sentence <= 1
        ]
        best = max(near, key=lambda n: n[0], default=None)
        return best[1] if best else None

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

    def _of_party(self, description: Description, read: Read) -> tuple[Draft, str] | None:
        """Return whom "der SPD-Politiker", "the Republican", "der FDP-Bundesrat" repeats.

        The one person who is a subject of the sentence before; with an office, the last spoken of who has it. Nobody
        whom the text or the tables have in another state, or the text in another party.
        """
        ledger = self._ledger
        title = description.piece.title
        if title is None or description.determiner != "def":
            return None
        parties = self._party_keys(description, read)
        loose = all(form.office == "politician" for form in title.forms) or any(
            shown.rsplit("-", 1)[-1] in read.words.loose_titles for shown in title.shown
        )
        words = ledger.text[description.piece.start : description.piece.end].lower()
        home = read.words.members.get(words)
        if not parties and (description.owners or not (loose or home)):
            return None
        if loose or home:
            draft = self._recall.person_before(read, None)
            why = "the one person spoken of right before"
        else:
            draft = self._last_in_office(description, read)
            why = "last spoken of in this office"
        if draft is None or not self._same_gender(draft, description):
            return None
        states = {entity.country for key in parties if (entity := ledger.entity(key))} or ({home} if home else set())
        if states and draft.country not in {None, *states}:
            return None
        if parties and any(other not in parties for other in self._parties(draft, read)):
            return None
        return draft, f"{why}: {draft.name}"

    def _party_keys(self, description: Description, read: Read) -> list[str]:
        """Return the keys of the parties that the owner of a title may be: FDP in Germany, FDP in Switzerland."""
        ledger = self._ledger
        owner = description.owner
        if owner.organisation is None:
            return []
        senses = ledger.world.phrases(read.language).senses(owner.words)
        keys = dict.fromkeys((owner.organisation, *(s.key for s in senses)))
        return [key for key in keys if (entity := ledger.entity(key)) and entity.sector == PARTY]

    def _last_in_office(self, description: Description, read: Read) -> Draft | None:
        """Return the person last spoken of who has an office, or a title that ends like it, whatever the state."""
        ledger = self._ledger
        offices = ledger.offices(description)
        if not offices.isdisjoint(ledger.world.heads.of_bodies):
            return None
        near = [
            (standing, draft)
            for draft, _ in ledger.named.values()
            if draft.type == "person"
            and (standing := ledger.standing.get(draft.id)) is not None
            and read.number - standing.sentence <= FAR
            and ledger.in_office(draft, offices, (), None) is not None
        ]
        best = max(near, key=lambda n: n[0], default=None)
        if best is not None:
            return best[1]
        title = description.piece.title
        found = self._recall.titled(last_word(title.shown[0]), read) if title else None
        return found[0] if found else None

    def _parties(self, draft: Draft, read: Read) -> list[str]:
        """Return the keys of the organisations that stand in brackets behind a person's name: Steinmeier (SPD)."""
        ledger = self._ledger
        found = []
        for (_, end), who in ledger.people_at.items():
            beside = IN_BRACKETS.match(ledger.text, end) if who is draft else None
            if beside is not None:
                senses = ledger.world.phrases(read.language).senses(beside[1])
                found += [s.key for s in senses if s.key.startswith("organisation/")][:1]
        return found

    def _colleague(self, description: Description, span: tuple[int, int], read: Read) -> None:
        """Resolve "seinem russischen Amtskollegen": the one who holds for that state the office of the last subject."""
        ledger = self._ledger
        bodies = ledger.bodies(description.owner)
        if not bodies or description.number == "plur":
            return
        beside = self._conjunct(description, read)
        subjects = sorted(
            (
                (standing, draft)
                for draft, _ in ledger.named.values()
                if draft.type in ("person", "office")
                and (standing := ledger.standing.get(draft.id)) is not None
                and read.number - standing.sentence <= 1
                and draft.country not in bodies
            ),
            key=lambda s: (s[1] is beside, s[0]),
            reverse=True,
        )
        for _, draft in subjects[:1] if beside else subjects[:2]:
            offices = set(ledger.called.get(draft.id) or {office for office, _ in draft.offices})
            if ledger.day is not None and not offices:
                held = ledger.world.holders.of_person(draft.entity_key)
                offices |= {h.office for h in held if h.covers(ledger.day)}
            found = self._named_later(offices, bodies, None) or self._tenure.holder(frozenset(offices), bodies, None)
            if found is not None:
                ledger.mention(found[0], span, "title", f"colleague of {draft.name}: {found[1]}", read)
                return

    def colleague(self, draft: Draft, description: Description, read: Read) -> None:
        """Give a named colleague the offices of the one whose colleague he is: ihr Amtskollege Ibarrola."""
        ledger = self._ledger
        if description.determiner != "poss" or not is_colleague(ledger.form(description, None)[1], read.words):
            return
        other = self._conjunct(description, read) or self._last_person(read)
        offices = ledger.called.get(other.id) if other is not None and other is not draft else None
        if offices:
            ledger.called[draft.id] = offices
            for office in sorted(offices):
                draft.offices.setdefault((office, ""), None)

    def _conjunct(self, description: Description, read: Read) -> Draft | None:
        """Return whom "and" joins with a colleague: the Israeli prime minister and his Palestinian counterpart."""
        tokens = read.sentence.tokens
        at = description.first - 1
        if at < 1 or tokens[at].form.lower() not in read.words.conjunctions:
            return None
        end = tokens[at - 1].end
        found = (m for m in reversed(self._ledger.mentions[-6:]) if m.span.start < end <= m.span.end)
        return next((self._ledger.roster.drafts[m.actor] for m in found), None)

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


def _is_there_for(world: World, phrase: str, held: Holding) -> bool:
    """Say whether a phrase that says what somebody is there for may mean a holder of an office."""
    return not held.subject or about(world, held, phrase)
