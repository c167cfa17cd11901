"""People by name: in full, by family name, and what the words beside a name say that they are."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.mentions._describe import Description
from dragoman.mentions._ledger import Ledger, Read, head_end, head_start
from dragoman.mentions._locals import local_entity
from dragoman.mentions._recall import last_word
from dragoman.mentions._roster import Draft
from dragoman.mentions._scan import Piece
from dragoman.mentions._wording import is_colleague, nominative
from dragoman.record import Role
from dragoman.spans import Span

NO_ROLE = frozenset({"patron", "expert", "prisoner"})
"""Capacities that are no office: they are no role of an actor."""
HEADS = frozenset({"head_of_state", "head_of_government"})
YEARS_AFTER = 8
"""Years after an office in which a family name alone still means its holder."""


class People:
    """Decides for every name of a person in an article whom it means."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._given: set[tuple[int, int]] = set()
        """Where name and title whose role is given stand."""

    def resolve(self, reads: Sequence[Read]) -> None:
        """Resolve all names of people, in full first, then by family name, and give the roles beside them."""
        ledger = self._ledger
        for read in reads:
            for piece in read.pieces:
                if piece.full_name:
                    self._full(piece, read)
        self._roles(reads)
        for read in reads:
            described: dict[int, Description] = {}
            for description in read.descriptions:
                for name in description.names:
                    described.setdefault(name.start, description)
            for piece in read.pieces:
                if piece.people and (piece.start, piece.end) not in ledger.people_at:
                    self._family_name(piece, read, described.get(piece.start))
        self._roles(reads)

    def _roles(self, reads: Sequence[Read]) -> None:
        """Give the roles that stand beside the names resolved so far, each once."""
        for read in reads:
            for description in read.descriptions:
                for name in description.names:
                    draft = self._ledger.people_at.get((name.start, name.end))
                    if draft is not None and (name.start, description.start) not in self._given:
                        self._given.add((name.start, description.start))
                        self._give_role(draft, description, read)

    def _full(self, piece: Piece, read: Read) -> None:
        keys = [s.key for s in piece.senses if s.kind == "name" and s.key.startswith(("person/", "text/person/"))]
        entity = self._ledger.entity(self._best(keys) or keys[0])
        if entity is None:
            return
        draft = self._ledger.roster.of(entity)
        draft.seen_as(self._ledger.shown(piece, read), read.language)
        self._ledger.people_at[(piece.start, piece.end)] = draft
        self._ledger.named.setdefault(entity.key, (draft, piece.start))

    def _best(self, keys: Sequence[str]) -> str | None:
        """Return which of several people of one name is meant: who holds an office that day, else who held one last."""
        distinct = list(dict.fromkeys(keys))
        day = self._ledger.day
        if len(distinct) == 1:
            return distinct[0]
        if day is None:
            return None
        holders = self._ledger.world.holders
        holding = [k for k in distinct if any(h.covers(day) for h in holders.of_person(k))]
        if holding:
            return holding[0] if len(holding) == 1 else None
        past = [(h.until, k) for k in distinct for h in holders.of_person(k) if h.until and h.until <= day]
        return max(past)[1] if past else None

    def _fits(self, key: str, description: Description) -> bool:
        """Say whether the tables have a person in the office that a description names, about that day."""
        ledger = self._ledger
        offices = ledger.offices(description)
        bodies = ledger.bodies(description.owner)
        for held in ledger.world.holders.of_person(key):
            if held.office not in offices or (bodies and held.body not in bodies):
                continue
            if ledger.day is None or description.shift is not None or held.covers(ledger.day):
                return True
        return False

    def _fitting(self, keys: Sequence[str], description: Description) -> list[str]:
        """Return who of several people is in the office that a description names, else who is of its state."""
        found = [k for k in keys if self._fits(k, description)]
        ledger = self._ledger
        if found or ledger.offices(description) & HEADS:
            return found
        bodies = ledger.bodies(description.owner)
        return [k for k in keys if (entity := ledger.entity(k)) is not None and entity.country in bodies]

    def _family_name(self, piece: Piece, read: Read, description: Description | None) -> None:
        ledger = self._ledger
        here = [k for k in piece.people if k in ledger.named]
        if description is None and self._is_month(piece, read, spoken_of=bool(here)):
            return
        chosen: str | None = None
        if len(here) == 1:
            chosen = here[0]
            if description is not None and not self._may_be(chosen, description):
                others = self._fitting([k for k in piece.people if k != chosen], description)
                chosen = others[0] if len(others) == 1 else chosen
        elif here:
            chosen = self._among(here, piece, description)
        elif (unknown := local_entity("person", ledger.shown(piece, read), read.language).key) in ledger.named:
            chosen = unknown
        elif description is None and (piece.state_name or piece.city) and not self._honoured(piece, read):
            return  # Muscat, Jordan: the town or the state, where nobody of that name is spoken of
        elif description is not None or self._is_name(piece, read):
            chosen = self._from_tables(piece.people, description)
        if chosen is None:
            if description is None and not self._honoured(piece, read):
                return
            stranger = local_entity("person", ledger.shown(piece, read), read.language)
            chosen = ledger.locals.entities.setdefault(stranger.key, stranger).key
        entity = ledger.entity(chosen)
        if entity is None:
            return
        draft = ledger.roster.of(entity)
        draft.seen_as(ledger.shown(piece, read), read.language)
        ledger.people_at[(piece.start, piece.end)] = draft
        ledger.named.setdefault(entity.key, (draft, piece.start))

    def _may_be(self, key: str, description: Description) -> bool:
        """Say whether nothing speaks against a person having the office of a description."""
        entity = self._ledger.entity(key)
        country = description.owner.state
        return not (entity and entity.country and country and country != f"state/{entity.country}")

    def _among(self, keys: Sequence[str], piece: Piece, description: Description | None) -> str | None:
        """Return which of several people of one family name in the article is meant: by office, else the last named."""
        if description is not None:
            offices = self._ledger.offices(description)
            fitting = [
                k
                for k in keys
                if self._fits(k, description) or any(o in offices for o, _ in self._ledger.named[k][0].offices)
            ]
            if len(fitting) == 1:
                return fitting[0]
        before: list[tuple[int, str]] = []
        for key in keys:
            draft = self._ledger.named[key][0]
            starts = [s for (s, _), who in self._ledger.people_at.items() if who is draft and s < piece.start]
            if starts:
                before.append((max(starts), key))
        return max(before)[1] if before else None

    def _is_month(self, piece: Piece, read: Read, *, spoken_of: bool) -> bool:
        """Say whether a name is that of a month here: in May, by May, May 5.

        Where somebody of that name is spoken of, only after words that no name follows: by May is hers.
        """
        tokens, words = read.sentence.tokens, read.words
        if piece.last - piece.first > 1 or tokens[piece.first].form not in words.months:
            return False
        before = tokens[piece.first - 1] if piece.first else None
        after = tokens[piece.last] if piece.last < len(tokens) else None
        if after is not None and after.form[0].isdigit():
            return True
        if before is None:
            return False
        return before.form.lower() in words.month_cues or (not spoken_of and before.pos == "ADP")

    def _is_name(self, piece: Piece, read: Read) -> bool:
        """Say whether words are tagged as a name, with no other name before them that may be an unknown first name."""
        tokens = read.sentence.tokens
        if not any(token.pos == "PROPN" for token in tokens[piece.first : piece.last]):
            return self._honoured(piece, read)
        before = tokens[piece.first - 1] if piece.first else None
        if before is None or before.pos != "PROPN" or before.form in read.words.honorifics:
            return True
        return any(other.last == piece.first for other in read.pieces)

    def _honoured(self, piece: Piece, read: Read) -> bool:
        return piece.first > 0 and read.sentence.tokens[piece.first - 1].form in read.words.honorifics

    def _from_tables(self, keys: Sequence[str], description: Description | None) -> str | None:
        """Return the person of the tables whom a family name alone means in this article, or None."""
        known = [k for k in keys if k.startswith("person/")]
        day = self._ledger.day
        if description is not None:
            fitting = self._fitting(known, description)
            if len(fitting) == 1:
                return fitting[0]
            if description.owners or self._ledger.offices(description) & (HEADS | self._ledger.world.bare):
                return None
        if day is None:
            return known[0] if len(known) == 1 else None
        holders = self._ledger.world.holders
        holding = [k for k in known if any(h.covers(day) for h in holders.of_person(k))]
        if holding:
            return holding[0] if len(holding) == 1 else None
        lately = [k for k in known if any(_near(h.since, h.until, day) for h in holders.of_person(k))]
        return lately[0] if len(lately) == 1 else None

    # Roles.

    def _give_role(self, draft: Draft, description: Description, read: Read) -> None:
        """Add to a person what the words beside the name say that he or she is."""
        ledger = self._ledger
        form, shown = ledger.form(description, draft.gender)
        ledger.titles.setdefault(draft.id, set()).add(last_word(shown))
        if draft.gender is None and form.gender == "f":
            draft.gender = "f"
        owner = description.owner
        body = next(iter(ledger.bodies(owner)), "")
        for office in sorted(ledger.offices(description)):
            draft.offices.setdefault((office, body), description.shift)
        if form.office in NO_ROLE or is_colleague(shown, read.words):
            return
        organisation = ledger.entity(owner.organisation)
        country, basis = ledger.country(owner), None
        if country is None and organisation is None and draft.key is not None and draft.country is not None:
            country, basis = draft.country, "country: the person's in the tables"
        title = self._with_deputy(shown, description, read)
        marker = self._shift_word(description, read) if description.shift else ""
        draft.roles.append(
            Role(
                title=f"{marker} {title}" if marker else title,
                organisation=organisation.name(ledger.language) if organisation else None,
                country=country,
                evidence=Span(head_start(description), head_end(description, read)),
                basis=basis,
                article=ledger.article.id,
            )
        )
        if draft.sector is None:
            draft.sector = form.sector
        if draft.country is None and basis is None:
            draft.country = country

    def _with_deputy(self, shown: str, description: Description, read: Read) -> str:
        title = description.piece.title
        if not description.deputy or title is None or title.deputy:
            return shown
        for token in read.sentence.tokens[description.first : description.piece.first]:
            if read.words.is_stem(token.form, read.words.deputy):
                return f"{nominative(token.form, read.words)} {shown}"
        return shown

    def _shift_word(self, description: Description, read: Read) -> str:
        stems = read.words.former if description.shift == "former" else read.words.coming
        tokens = read.sentence.tokens[description.first : description.head_end]
        found = next((t.form for t in tokens if read.words.is_stem(t.form, stems)), "")
        return nominative(found, read.words) if found else ""


def _near(since: str | None, until: str | None, day: str) -> bool:
    """Say whether a time in office ended not long before a day, or begins not long after."""
    year = int(day[:4]) if day[:4].isdigit() else 0
    first = int(since[:4]) if since and since[:4].isdigit() else year
    last = int(until[:4]) if until and until[:4].isdigit() else year
    return first - 1 <= year <= last + YEARS_AFTER
