"""Who is meant: names, titles, organs, groups and towns of one article, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge.world import Entity, Gazetteer, PhraseIndex
from dragoman.mentions._describe import Description
from dragoman.mentions._focus import Focus
from dragoman.mentions._groups import ALONE, Groups
from dragoman.mentions._ledger import Ledger, Read, head_end, head_start
from dragoman.mentions._offices import Offices
from dragoman.mentions._people import People
from dragoman.mentions._places import Places
from dragoman.mentions._recall import Again, Recall
from dragoman.mentions._roster import Draft
from dragoman.mentions._scan import Piece
from dragoman.mentions._vocabulary import BodyNoun
from dragoman.mentions._wording import body_name

BACK = 2
"""Sentences within which "der Iraner" means the one Iranian spoken of."""


class Resolver:
    """Makes the mentions of an article that are not pronouns."""

    def __init__(self, ledger: Ledger, gazetteer: Gazetteer, place_index: PhraseIndex) -> None:
        self._ledger = ledger
        self._people = People(ledger)
        self._focus = Focus(ledger)
        self._recall = Recall(ledger, self._focus)
        self._offices = Offices(ledger, self._focus, self._recall)
        self._groups = Groups(ledger)
        self._places = Places(ledger, gazetteer, place_index)

    def prepare(self, reads: Sequence[Read]) -> None:
        """Decide whom the names of people mean, for the whole article."""
        self._people.resolve(reads)

    def sentence(self, read: Read) -> None:
        """Make the mentions of one sentence; sentences come in order."""
        self._focus.sentence(read)
        described: set[int] = set()
        used: set[int] = set()
        for description in read.descriptions:
            keys = (owner.organisation for owner in description.owners)
            self._ledger.owning |= {key: read.number for key in keys if key is not None}
            described.update(name.start for name in description.names)
            if description.piece.title is not None or description.piece.body is not None:
                used.update(piece.start for piece in description.used)
        items: list[tuple[int, int, Piece | Description | Again]] = [
            (d.start, -d.end, d) for d in read.descriptions if d.piece.start not in used
        ]
        items += [
            (p.start, -p.end, p)
            for p in read.pieces
            if p.start not in used and not (p.title or p.body or p.group or p.region)
        ]
        items += [(a.start, -a.end, a) for a in self._recall.phrases(read)]
        for _, _, item in sorted(items, key=lambda i: i[:2]):
            if isinstance(item, Description):
                self._description(item, read)
            elif isinstance(item, Again):
                self._recall.resolve(item, read)
            elif item.start not in described:
                self._piece(item, read)
        self._places.others(read)

    def _piece(self, piece: Piece, read: Read) -> None:
        ledger = self._ledger
        span = (piece.start, piece.end)
        person = ledger.people_at.get(span)
        if person is not None:
            ledger.mention(person, span, "name", self._why_named(person, piece), read)
            return
        town = (piece.city or piece.seat) is not None and self._places.is_town(piece, read)
        entity = ledger.entity(piece.organisation or piece.seat)
        if entity is not None and entity.type == "medium" and self._common_word(piece, read):
            return
        if entity is not None and not town:
            organisation = ledger.roster.of(entity)
            if piece.seat is None:
                organisation.seen_as(ledger.shown(piece, read), read.language)
            seat = (piece.city or piece.seat) is not None
            why = f"seat of {organisation.name}" if seat else f"name of {organisation.name}"
            ledger.mention(organisation, span, "metonym" if seat else "name", why, read)
            return
        state = ledger.entity(piece.state_name)
        if state is not None:
            draft = ledger.roster.of(state)
            ledger.mention(draft, span, "name", f"name of {draft.name}", read)
            self._places.state(state.key, draft, piece, read)
        elif piece.city is not None:
            self._city(piece, read, town=town)
        elif piece.seat is not None:
            self._places.town(piece, None, read)
        elif piece.state is not None:
            self._nationality(piece, read)

    def _common_word(self, piece: Piece, read: Read) -> bool:
        """Say whether the name of a paper is but a common word here: die Welt, bei der Post, the times.

        A name that is tagged as one, stands in quotation marks, after a word such as Zeitung, or speaks, is no such.
        """
        tokens, words = read.sentence.tokens, read.words
        inside = tokens[piece.first : piece.last]
        if len(inside) > 1 or inside[0].pos == "PROPN" or not inside[0].form.isalpha() or inside[0].form.isupper():
            return False
        before = [t.form.lower() for t in tokens[max(0, piece.first - 2) : piece.first]]
        if any(form in words.media_cues for form in before):
            return False
        clause = read.clause_at(piece.first)
        speaks = clause is not None and clause.lemma in self._ledger.speech_verbs(read.language)
        return not (speaks and read.is_subject((piece.start, piece.end)))

    def _why_named(self, draft: Draft, piece: Piece) -> str:
        if piece.full_name:
            return f"name of {draft.name}"
        first = self._ledger.named.get(draft.entity_key)
        if first is not None and first[1] not in (piece.start, -1) and " " in draft.name:
            return f"family name of {draft.name}, named at {first[1]}"
        if draft.key is not None:
            return f"family name of {draft.name}, who held an office about {self._ledger.day or 'that time'}"
        return "a name that no table knows"

    def _city(self, piece: Piece, read: Read, *, town: bool) -> None:
        entity = self._ledger.entity(piece.city)
        if entity is None:
            return
        if town:
            self._places.town(piece, entity.country, read)
            return
        draft = self._ledger.roster.of(entity)
        why = f"seat of the government of {draft.name}, and no word of place before it"
        self._ledger.mention(draft, (piece.start, piece.end), "metonym", why, read)

    def _nationality(self, piece: Piece, read: Read) -> None:
        """Make a mention of a state of its adjective, or of the name of its people where that is a plural."""
        entity = self._ledger.entity(piece.state)
        if entity is None:
            return
        draft = self._ledger.roster.of(entity)
        token = read.sentence.tokens[piece.last - 1]
        adjective = piece.key("adjective") is not None
        alone = self._stands_alone(piece, entity, read)
        if piece.key("demonym") is not None and (not adjective or token.pos in ("NOUN", "PROPN") or alone):
            phrase = read.sentence.phrase_at(piece.last - 1)
            plural = (not alone and token.feat("Number") == "Plur") or (phrase is not None and phrase.number == "plur")
            if plural and (phrase is None or phrase.head == piece.last - 1):
                why = f"its people stand for {draft.name}"
                self._ledger.mention(draft, (piece.start, piece.end), "metonym", why, read)
                return
            compatriot = self._compatriot(piece, entity, read) if alone or not (plural or adjective) else None
            if compatriot is not None:
                start = read.sentence.tokens[piece.first - 1].start
                why = f"the one person of {draft.name} spoken of right before"
                self._ledger.mention(compatriot, (start, piece.end), "description", why, read)
                return
        if adjective and token.pos != "NOUN":
            self._ledger.mention(draft, (piece.start, piece.end), "name", f"adjective of {draft.name}", read)

    def _stands_alone(self, piece: Piece, state: Entity, read: Read) -> bool:
        """Say whether an adjective is the noun for one person here: The Norwegian said, never the French."""
        words = self._ledger.text[piece.start : piece.end]
        demonyms = self._ledger.world.words(read.language, (state.country or "")).demonyms
        return read.words.clitic_genitive and f"{words}s" in demonyms

    def _compatriot(self, piece: Piece, state: Entity, read: Read) -> Draft | None:
        """Return who is meant by "der Iraner", "the Norwegian": the one person of that state spoken of right before."""
        ledger = self._ledger
        tokens, words = read.sentence.tokens, read.words
        before = tokens[piece.first - 1].form.lower() if piece.first else ""
        after = tokens[piece.last] if piece.last < len(tokens) else None
        if before not in words.definite or (after is not None and after.pos in ("NOUN", "PROPN", "ADJ")):
            return None
        near = {
            draft.id: draft
            for draft, _ in ledger.named.values()
            if draft.type == "person"
            and draft.country == state.country
            and (standing := ledger.standing.get(draft.id)) is not None
            and 0 < read.number - standing.sentence <= BACK
        }
        return next(iter(near.values())) if len(near) == 1 else None

    # Descriptions.

    def _description(self, description: Description, read: Read) -> None:
        if description.names:
            self._apposition(description, read)
        elif description.piece.title is not None:
            if description.number == "plur" or self._of_many(description, read):
                if not self._offices.each(description, read):
                    self._groups.resolve(description, read)
            else:
                self._offices.resolve(description, read)
        elif description.piece.body is not None:
            self._body(description, description.piece.body, read)
        elif not self._rebels(description, read):
            self._groups.resolve(description, read)

    def _rebels(self, description: Description, read: Read) -> bool:
        """Make the mention of the one armed group of the article that "die Rebellen" repeats; say whether it does."""
        ledger = self._ledger
        words = ledger.text[description.piece.start : description.piece.end]
        plural = any(noun.number == "plur" for noun in read.words.again.get(words, ()))
        if not plural or description.determiner != "def" or description.owners or description.attributes:
            return False
        draft = self._recall.rebels()
        if draft is None or self._recall.goes_on(description.piece.last, read):
            return False
        span = (head_start(description), description.piece.end)
        ledger.mention(draft, span, "description", f"repeats the one armed group spoken of: {draft.name}", read)
        ledger.plurals.add(ledger.mentions[-1].id)
        return True

    def _of_many(self, description: Description, read: Read) -> bool:
        """Say whether a title of a state's officer goes with a body of many states: der NATO-Verteidigungsminister."""
        owner = description.owner
        if description.determiner == "indef" or owner.state or not owner.organisation or self._ledger.of_state(owner):
            return False
        title = description.piece.title
        if title is None or title.number == "sing":
            return False
        words = self._ledger.text[description.piece.start : description.piece.end]
        if self._ledger.world.own_bodies(read.language, words):
            return False
        # EU-Außenminister may also be the one high representative; the paper that means him adds his name.
        last = words.rsplit("-", 1)[-1]
        forms = self._ledger.world.titles(read.language).get(last) or title.forms
        return all(f.office in ALONE and f.level == "state" for f in forms)

    def _apposition(self, description: Description, read: Read) -> None:
        """Make the mention of a name with its title: one if they stand together, two if a comma parts them."""
        ledger = self._ledger
        start, end = head_start(description), head_end(description, read)
        for number, name in enumerate(description.names):
            draft = ledger.people_at.get((name.start, name.end))
            if draft is None:
                continue
            ledger.called[draft.id] = ledger.offices(description)
            self._offices.colleague(draft, description, read)
            made = [m for m in ledger.mentions[-4:] if m.actor == draft.id and m.form == "name"]
            if any(m.span.start <= start and name.end <= m.span.end for m in made):
                continue
            why = self._why_named(draft, name)
            if number == 0 and end <= name.start and not set(",(") & set(ledger.text[end : name.start]):
                ledger.mention(
                    draft, (self._bare_start(description, read), name.end), "name", f"{why}, with a title", read
                )
                continue
            if number == 0:
                ledger.mention(draft, (start, end), "title", f"title beside the name of {draft.name}", read)
            if not any(m.span.start <= name.start and name.end <= m.span.end for m in made):
                ledger.mention(draft, (name.start, name.end), "name", why, read)

    def _bare_start(self, description: Description, read: Read) -> int:
        """Return where a description begins without its article."""
        first = description.first
        low = read.sentence.tokens[first].form.lower()
        if first < description.piece.first and low in read.words.definite | read.words.indefinite:
            return read.sentence.tokens[first + 1].start
        return description.start

    def _body(self, description: Description, body: BodyNoun, read: Read) -> None:
        ledger = self._ledger
        span = (head_start(description), head_end(description, read))
        owner = description.owner
        if body.acts_as == "group" or (body.acts_as == "state" and body.gender == "pl"):
            if owner.words or owner.state:
                self._groups.resolve(description, read)
            return
        country = ledger.country(owner)
        if body.acts_as == "state":
            self._government(description, country, span, read)
            return
        where = country or owner.state or owner.organisation
        if where is None:
            known = self._last_body(body)
            if known is not None:
                ledger.mention(known, span, "description", f"organ last spoken of: {known.name}", read)
            elif description.determiner == "def" and (again := self._recall.body(description.piece, read)) is not None:
                ledger.mention(again, span, "description", f"repeats the one spoken of before: {again.name}", read)
            elif description.piece.group is not None and description.determiner == "def":
                self._groups.resolve(description, read)
            return
        name = body_name(ledger, description, body, read)
        draft = ledger.roster.put("organisation", (where, body.kind), name, country=country)
        draft.sector = draft.sector or body.sector
        draft.seen_as(name, read.language)
        draft.offices.setdefault((f"body/{body.kind}", where), None)
        ledger.mention(draft, span, "description", f"organ of {country or owner.words}: {body.noun}", read)

    def _government(self, description: Description, country: str | None, span: tuple[int, int], read: Read) -> None:
        """Make the mention of a government: it stands for its state, or for the organisation that it leads."""
        ledger = self._ledger
        owner = description.owner
        key = f"state/{country}" if country else owner.state or owner.organisation
        if key is None and read.words.home:
            words = ledger.text[description.piece.start : description.piece.end]
            key = f"state/{read.words.home}" if words.startswith(read.words.home_prefixes) else None
        entity = ledger.entity(key)
        if entity is not None:
            draft = ledger.roster.of(entity)
            ledger.mention(draft, span, "metonym", f"its government stands for {draft.name}", read)

    def _last_body(self, body: BodyNoun) -> Draft | None:
        """Return the organ of this kind last spoken of, for "das Außenministerium" without a state."""
        if not body.alone:
            return None
        standing = self._ledger.standing
        found = [
            (standing[draft.id], draft.id)
            for draft in self._ledger.roster.drafts.values()
            if draft.id in standing
            and (
                any(office == f"body/{body.kind}" for office, _ in draft.offices)
                or (draft.entity is not None and draft.type == "organisation" and _called(draft, body))
            )
        ]
        return self._ledger.roster.drafts[max(found)[1]] if found else None


def _called(draft: Draft, body: BodyNoun) -> bool:
    """Say whether an organisation of the tables goes in the article by a name that ends with a noun: Sudan's army."""
    return any(name.casefold().endswith(f" {body.noun.casefold()}") for name in draft.seen)
