"""Who is meant: names, titles, organs, groups and towns of one article, in the order of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.knowledge.world import Gazetteer, KnownPlace, PhraseIndex, TitleForm, World
from dragoman.language import Sentence
from dragoman.mentions._describe import Description
from dragoman.mentions._discover import Locals
from dragoman.mentions._roster import PRODUCED_BY, Draft, Roster
from dragoman.mentions._scan import FIRST_WORD, Owner, Piece
from dragoman.mentions._types import PlaceMention
from dragoman.mentions._vocabulary import BodyNoun, Vocabulary
from dragoman.mentions.names import fold
from dragoman.record import Article, Mention, MentionForm, Place, Role, make_id
from dragoman.spans import Span

NO_ROLE = frozenset({"patron", "expert", "prisoner"})
"""Capacities that are no office: they are no role of an actor."""
HEADS = ("head_of_state", "head_of_government")
COLLEAGUE = "minister"


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with its pieces and descriptions."""

    sentence: Sentence
    pieces: tuple[Piece, ...]
    descriptions: tuple[Description, ...]
    words: Vocabulary


class Resolver:
    """Makes the mentions of an article that are not pronouns."""

    def __init__(
        self, article: Article, text: str, world: World, gazetteer: Gazetteer, place_index: PhraseIndex, found: Locals
    ) -> None:
        self._article = article
        self._text = text
        self._world = world
        self._gazetteer = gazetteer
        self._place_index = place_index
        self._locals = found
        self._language = article.language or "en"
        self.roster = Roster(article, world, self._language)
        self.mentions: list[Mention] = []
        self.places: list[PlaceMention] = []
        self._people_at: dict[tuple[int, int], Draft] = {}
        """Who the name at a span is, decided once."""
        self._named: dict[str, tuple[Draft, int]] = {}
        """Keys of the people named in full → where first."""
        self._last: dict[str, int] = {}
        """Ids → where last mentioned."""

    @property
    def day(self) -> str | None:
        """The day as of which the article speaks."""
        return self._article.published

    # People named in full and the roles that stand with names, for the whole article.

    def name_people(self, reads: Sequence[Read]) -> None:
        """Resolve the names of people in the whole article: in full first, then by family name."""
        for read in reads:
            for piece in read.pieces:
                if piece.full_name:
                    self._full(piece, read)
        for read in reads:
            described: dict[int, Description] = {}
            for description in read.descriptions:
                for name in description.names:
                    described.setdefault(name.start, description)
            for piece in read.pieces:
                if piece.people and (piece.start, piece.end) not in self._people_at:
                    self._surname(piece, read, described.get(piece.start))
        for read in reads:
            for description in read.descriptions:
                for name in description.names:
                    draft = self._people_at.get((name.start, name.end))
                    if draft is not None:
                        self._give_role(draft, description, read)

    def _full(self, piece: Piece, read: Read) -> None:
        keys = [s.key for s in piece.senses if s.kind == "name" and s.key.startswith(("person/", "text/person/"))]
        entity = self._entity(self._best(keys, None) or keys[0])
        if entity is None:
            return
        draft = self.roster.of(entity)
        draft.seen_as(self._shown(piece, read), read.sentence.language)
        self._people_at[(piece.start, piece.end)] = draft
        self._named.setdefault(entity.key, (draft, piece.start))

    def _shown(self, piece: Piece, read: Read) -> str:
        """Return a name as it stands, without the ending of the genitive."""
        words = self._text[piece.start : piece.end]
        if piece.genitive and not read.words.clitic_genitive and words[-1:] == "s":
            return words[:-1]
        return words

    def _best(self, keys: Sequence[str], description: Description | None) -> str | None:
        """Return the one of several people of a name who is meant: by the office said, else by holding one that day."""
        distinct = list(dict.fromkeys(keys))
        if len(distinct) == 1:
            return distinct[0]
        if description is not None:
            fitting = [k for k in distinct if self._fits(k, description)]
            if len(fitting) == 1:
                return fitting[0]
            distinct = fitting or distinct
        if self.day is None:
            return None
        day = self.day
        holding = [k for k in distinct if any(h.covers(day) for h in self._world.holders.of_person(k))]
        if len(holding) == 1:
            return holding[0]
        past = [(max((h.until or "" for h in self._world.holders.of_person(k)), default=""), k) for k in distinct]
        past = [(until, k) for until, k in past if until and until <= day]
        if holding or not past:
            return None
        return max(past)[1]

    def _fits(self, key: str, description: Description) -> bool:
        """Say whether the tables have a person in the office that a description names, about that day."""
        offices = self._offices(description)
        bodies = self._bodies(description.owner)
        for holding in self._world.holders.of_person(key):
            if holding.office not in offices or (bodies and holding.body not in bodies):
                continue
            if self.day is None or description.shift is not None or holding.covers(self.day):
                return True
        entity = self._entity(key)
        return bool(entity and entity.country and entity.country in bodies and not offices & set(HEADS))

    def _surname(self, piece: Piece, read: Read, description: Description | None) -> None:
        keys = piece.people
        here = [k for k in keys if k in self._named]
        chosen: str | None = None
        if len(here) == 1:
            chosen = here[0]
            if description is not None and not self._may_be(chosen, description):
                others = [k for k in keys if k != chosen and self._fits(k, description)]
                chosen = others[0] if len(others) == 1 else chosen
        elif here:
            chosen = self._among(here, piece, description)
        elif self._is_name(piece, read) or description is not None:
            chosen = self._from_tables(keys, piece, read, description)
        if chosen is None:
            if description is None and not self._honoured(piece, read):
                return
            name = self._shown(piece, read)
            key = f"text/person/{fold(name)}"
            entity = self._locals.entities.get(key)
            if entity is None:
                return
            chosen = key
        entity = self._entity(chosen)
        if entity is None:
            return
        draft = self.roster.of(entity)
        draft.seen_as(self._shown(piece, read), read.sentence.language)
        self._people_at[(piece.start, piece.end)] = draft
        if not here:
            self._named[entity.key] = (draft, piece.start)

    def _may_be(self, key: str, description: Description) -> bool:
        """Say whether nothing speaks against a person having the office of a description."""
        entity = self._entity(key)
        country = description.owner.state
        return not (entity and entity.country and country and country != f"state/{entity.country}")

    def _among(self, keys: Sequence[str], piece: Piece, description: Description | None) -> str | None:
        if description is not None:
            offices = self._offices(description)
            fitting = [
                k for k in keys if self._fits(k, description) or any(o in offices for o, _ in self._named[k][0].offices)
            ]
            if len(fitting) == 1:
                return fitting[0]
        before = [(start, k) for k in keys if (start := self._last_named(k, piece.start)) is not None]
        return max(before)[1] if before else None

    def _last_named(self, key: str, at: int) -> int | None:
        draft = self._named[key][0]
        spans = [start for (start, _), who in self._people_at.items() if who is draft and start < at]
        return max(spans, default=None)

    def _is_name(self, piece: Piece, read: Read) -> bool:
        """Say whether the words of a piece are tagged as a name (and are no noun that happens to be one)."""
        tokens = read.sentence.tokens[piece.first : piece.last]
        if any(token.pos == "PROPN" for token in tokens):
            before = read.sentence.tokens[piece.first - 1] if piece.first else None
            return (
                before is None
                or before.pos != "PROPN"
                or before.form in read.words.honorifics
                or self._ends(piece, read)
            )
        return self._honoured(piece, read)

    def _ends(self, piece: Piece, read: Read) -> bool:
        """Say whether another piece ends right before this one (so that what is before is no first name)."""
        return any(other.last == piece.first for other in read.pieces)

    def _honoured(self, piece: Piece, read: Read) -> bool:
        return piece.first > 0 and read.sentence.tokens[piece.first - 1].form in read.words.honorifics

    def _from_tables(
        self, keys: Sequence[str], piece: Piece, read: Read, description: Description | None
    ) -> str | None:
        """Return the person of the tables whom a family name alone means in this article, or None."""
        if description is not None:
            fitting = [k for k in keys if self._fits(k, description)]
            if len(fitting) == 1:
                return fitting[0]
            if description.owners and not fitting:
                return None
        if self.day is None:
            return keys[0] if len(keys) == 1 and not keys[0].startswith("text/") else None
        day = self.day
        holding = [k for k in keys if any(h.covers(day) for h in self._world.holders.of_person(k))]
        if len(holding) == 1:
            return holding[0]
        if holding or description is not None:
            return None
        lately = [k for k in keys if any(_within(h.since, h.until, day) for h in self._world.holders.of_person(k))]
        return lately[0] if len(lately) == 1 else None

    def _entity(self, key: str | None):  # type: ignore[no-untyped-def]
        if key is None:
            return None
        return self._locals.entities.get(key) or self._world.entity(key)

    # Offices.

    def _offices(self, description: Description) -> frozenset[str]:
        title = description.piece.title
        if title is None:
            return frozenset()
        offices = {form.office for form in title.forms}
        if title.portfolio:
            offices = {f"{office}/{title.portfolio}" for office in offices}
        if description.deputy:
            offices = {f"deputy_{office}" for office in offices if not office.startswith(("deputy_", "vice_"))} | {
                office for office in offices if office.startswith(("deputy_", "vice_"))
            }
            if "deputy_head_of_state" in offices:
                offices.add("vice_president")
        if description.owner.organisation and not self._of_state(description.owner):
            offices |= {"organisation_head"} if offices & {"head_of_state", "organisation_head"} else set()
        return frozenset(offices)

    def _of_state(self, owner: Owner) -> bool:
        entity = self._entity(owner.organisation)
        return bool(entity and entity.country in self._world.states)

    def _bodies(self, owner: Owner) -> tuple[str, ...]:
        """Return the codes under which the holders table may have an owner: its own, then that of its state."""
        found: list[str] = []
        if owner.organisation:
            found.append(owner.organisation.split("/", 1)[-1])
            entity = self._entity(owner.organisation)
            if entity is not None and entity.country in self._world.states and entity.kind != "group":
                found.append(entity.country)
        if owner.state:
            found.append(owner.state.split("/", 1)[-1] if owner.state.startswith("state/") else owner.state)
        if owner.person:
            entity = self._entity(owner.person)
            if entity is not None and entity.country:
                found.append(entity.country)
        return tuple(found)

    def _country(self, owner: Owner) -> str | None:
        return next((code for code in self._bodies(owner) if code in self._world.states), None)

    def _body_code(self, owner: Owner) -> str:
        return next(iter(self._bodies(owner)), "")

    def _form(self, description: Description, gender: str | None) -> tuple[TitleForm, str]:
        title = description.piece.title
        assert title is not None
        pairs = list(zip(title.forms, title.shown, strict=True))
        for form, shown in pairs:
            if form.gender is not None and form.gender == gender:
                return form, shown
        masculine = [pair for pair in pairs if pair[0].gender != "f"]
        return (masculine or pairs)[0]

    def _give_role(self, draft: Draft, description: Description, read: Read) -> None:
        form, shown = self._form(description, draft.gender)
        if draft.gender is None and form.gender == "f":
            draft.gender = "f"
        offices = self._offices(description)
        owner = description.owner
        body = self._body_code(owner)
        for office in sorted(offices):
            draft.offices.setdefault((office, body), description.shift)
        if form.office in NO_ROLE or (form.office == COLLEAGUE and _is_colleague(shown, read.words)):
            return
        organisation = self._entity(owner.organisation)
        country = self._country(owner)
        basis = None
        if country is None and draft.entity is not None and draft.entity.country and draft.key is not None:
            country, basis = draft.entity.country, "country: the person's in the tables"
            if country not in self._world.states:
                country = basis = None
        title = self._with_deputy(shown, description, read)
        if description.shift is not None:
            marker = self._shift_word(description, read)
            title = f"{marker} {title}" if marker else title
        draft.roles.append(
            Role(
                title=title,
                organisation=organisation.name(self._language) if organisation else None,
                country=country,
                evidence=Span(self._start(description, read), self._head_end(description, read)),
                basis=basis,
                article=self._article.id,
            )
        )
        if draft.sector is None:
            draft.sector = form.sector
        if draft.country is None and country is not None and basis is None:
            draft.country = country

    def _start(self, description: Description, read: Read) -> int:
        return description.start if description.first < description.piece.first else description.piece.start

    def _head_end(self, description: Description, read: Read) -> int:
        tokens = read.sentence.tokens
        return max(tokens[description.head_end - 1].end, description.piece.end)

    def _with_deputy(self, shown: str, description: Description, read: Read) -> str:
        if not description.deputy or description.piece.title is None:
            return shown
        if description.piece.title.deputy:
            return shown
        for token in read.sentence.tokens[description.first : description.piece.first]:
            low = token.form.lower()
            if any(low.startswith(stem.lower()) and len(low) - len(stem) <= 2 for stem in read.words.deputy):
                return f"{_nominative(token.form, read.words, shown)} {shown}"
        return shown

    def _shift_word(self, description: Description, read: Read) -> str:
        stems = read.words.former if description.shift == "former" else read.words.coming
        for token in read.sentence.tokens[description.first : description.head_end]:
            low = token.form.lower()
            if any(low.startswith(stem.lower()) and len(low) - len(stem) <= 2 for stem in stems):
                return token.form
        return ""

    # Mentions, in the order of the text.

    def resolve(self, reads: Sequence[Read]) -> None:
        """Make the mentions of all sentences."""
        for read in reads:
            self._sentence(read)

    def _sentence(self, read: Read) -> None:
        described: set[int] = set()
        used: set[int] = set()
        for description in read.descriptions:
            for name in description.names:
                described.add(name.start)
            if description.piece.title is not None or description.piece.body is not None:
                used.update(piece.start for piece in description.used)
        items: list[tuple[int, int, Piece | Description]] = [
            (d.start, -d.end, d) for d in read.descriptions if d.piece.start not in used
        ]
        items += [
            (p.start, -p.end, p)
            for p in read.pieces
            if p.start not in used and not (p.title or p.body or p.group or p.region)
        ]
        for _, _, item in sorted(items, key=lambda i: i[:2]):
            if isinstance(item, Description):
                self._description(item, read)
            else:
                self._piece(item, read, named=item.start in described)
        self._other_places(read)

    def _mention(self, draft: Draft, span: tuple[int, int], form: MentionForm, why: str) -> None:
        draft.mentioned = True
        self._last[draft.id] = span[0]
        self.mentions.append(
            Mention(
                id=make_id("mention", self._article.id, list(span), draft.id),
                article=self._article.id,
                span=Span(*span),
                actor=draft.id,
                form=form,
                why=why,
                produced_by=PRODUCED_BY,
            )
        )

    def _piece(self, piece: Piece, read: Read, *, named: bool) -> None:
        draft = self._people_at.get((piece.start, piece.end))
        if draft is not None:
            if not named:
                self._mention(draft, (piece.start, piece.end), "name", self._why_named(draft, piece))
            return
        key = piece.organisation
        if key is not None:
            entity = self._entity(key)
            if entity is not None and not self._place_before_organisation(piece, read):
                organisation = self.roster.of(entity)
                organisation.seen_as(self._text[piece.start : piece.end], read.sentence.language)
                self._mention(organisation, (piece.start, piece.end), "name", f"name of {organisation.name}")
                return
        state = piece.state_name
        if state is not None:
            self._state(state, piece, read)
            return
        if piece.city is not None:
            self._city(piece, read)
            return
        if piece.state is not None:
            self._nationality(piece, read)

    def _why_named(self, draft: Draft, piece: Piece) -> str:
        words = self._text[piece.start : piece.end]
        if piece.full_name:
            return f"name of {draft.name}"
        first = self._named.get(draft.entity_key)
        if first is not None and first[1] != piece.start and " " in draft.name:
            return f"family name of {draft.name}, named at {first[1]}"
        if draft.key is not None:
            return f"family name of {draft.name}, who held an office about {self.day or 'that time'}"
        return f"name {words!r} in the text"

    def _place_before_organisation(self, piece: Piece, read: Read) -> bool:
        return piece.city is not None and self._is_place(piece, read)

    def _state(self, key: str, piece: Piece, read: Read) -> None:
        entity = self._entity(key)
        if entity is None:
            return
        draft = self.roster.of(entity)
        if draft.number == "sing" and piece.last - piece.first > 1 and self._text[piece.end - 1] == "n":
            pass
        self._mention(draft, (piece.start, piece.end), "name", f"name of {draft.name}")
        if self._locative(piece, read):
            self.places.append(PlaceMention(Span(piece.start, piece.end), self._place_of_state(key, draft)))

    def _place_of_state(self, key: str, draft: Draft) -> Place:
        code = key.split("/", 1)[-1]
        known = self._gazetteer.country(code)
        country = code if code in self._world.states else None
        return Place(draft.name, country, known.lat if known else None, known.lon if known else None)

    def _nationality(self, piece: Piece, read: Read) -> None:
        """Make a mention of a state of its adjective, or of the name of its people where it is a plural."""
        key = piece.state
        entity = self._entity(key)
        if entity is None:
            return
        draft = self.roster.of(entity)
        adjective = piece.key("adjective")
        demonym = piece.key("demonym")
        token = read.sentence.tokens[piece.last - 1]
        if demonym is not None and (adjective is None or token.pos in ("NOUN", "PROPN")):
            phrase = read.sentence.phrase_at(piece.last - 1)
            plural = token.feat("Number") == "Plur" or (phrase is not None and phrase.number == "plur")
            alone = phrase is None or phrase.head == piece.last - 1
            if plural and alone:
                self._mention(draft, (piece.start, piece.end), "metonym", f"its people stand for {draft.name}")
                return
        if adjective is not None and token.pos != "NOUN":
            self._mention(draft, (piece.start, piece.end), "name", f"adjective of {draft.name}")

    # Towns.

    def _preposition(self, piece: Piece, read: Read) -> str | None:
        sentence = read.sentence
        phrase = sentence.phrase_at(piece.first)
        if phrase is not None and phrase.preposition is not None and phrase.first <= piece.first:
            if not any(t.form.lower() in read.words.genitive for t in sentence.tokens[phrase.first : piece.first][1:]):
                return sentence.tokens[phrase.preposition].form.lower()
        j = piece.first - 1
        while j >= 0 and (sentence.tokens[j].pos in ("DET", "ADJ") and j > piece.first - 4):
            j -= 1
        if j >= 0 and sentence.tokens[j].pos == "ADP":
            return sentence.tokens[j].form.lower()
        return None

    def _locative(self, piece: Piece, read: Read) -> bool:
        preposition = self._preposition(piece, read)
        if preposition in read.words.locative:
            return True
        if preposition is None and piece.first >= 2:
            joint = read.sentence.tokens[piece.first - 1].form.lower()
            if joint in read.words.conjunctions or joint == ",":
                other = next((p for p in read.pieces if p.last == piece.first - 1), None)
                return other is not None and other.start < piece.start and self._locative(other, read)
        return False

    def _is_place(self, piece: Piece, read: Read) -> bool:
        """Say whether the name of a town means the town here, and not the government that sits there."""
        tokens, words = read.sentence.tokens, read.words
        before = tokens[piece.first - 1] if piece.first else None
        after = tokens[piece.last] if piece.last < len(tokens) else None
        if before is not None and before.form in words.place_nouns:
            return True
        if after is not None and after.form in words.place_nouns:
            return True
        if (
            piece.first == 0
            and after is not None
            and after.form in ("(", "—", "–", "/")
            and read.sentence.role == "body"
        ):
            return True
        if self._locative(piece, read):
            return True
        if piece.genitive:
            return False
        preposition = self._preposition(piece, read)
        if preposition is not None and preposition not in words.governing:
            return True
        phrase = read.sentence.phrase_at(piece.last - 1)
        if words.clitic_genitive and phrase is not None and phrase.head >= piece.last:
            return after is None or after.form not in words.clitics
        if after is not None and after.form == "," and preposition is None and self._followed_by_state(piece, read):
            return True
        return False

    def _followed_by_state(self, piece: Piece, read: Read) -> bool:
        return any(p.first == piece.last + 1 and p.state_name for p in read.pieces)

    def _city(self, piece: Piece, read: Read) -> None:
        key = piece.city
        entity = self._entity(key)
        if entity is None:
            return
        words = self._shown(piece, read)
        if self._is_place(piece, read):
            known = self._gazetteer.named(words) or self._gazetteer.named(words.split(",")[0])
            self._place(piece, words, known, entity.country)
            return
        draft = self.roster.of(entity)
        self._mention(
            draft,
            (piece.start, piece.end),
            "metonym",
            f"seat of the government of {draft.name}, not after a word of place",
        )

    def _place(self, piece: Piece, words: str, known: KnownPlace | None, country: str | None) -> None:
        if known is not None:
            place = Place(known.name(self._language), known.country or country, known.lat, known.lon)
        else:
            place = Place(words, country)
        self.places.append(PlaceMention(Span(piece.start, piece.end), place))

    def _other_places(self, read: Read) -> None:
        """Find towns and regions of the gazetteer that are no capital: tagged as names, or after a word of place."""
        taken = {i for p in read.pieces for i in range(p.first, p.last)}
        tokens = read.sentence.tokens
        i = 0
        while i < len(tokens):
            token = tokens[i]
            if i in taken or token.pos not in ("PROPN", "NOUN") or not token.form[:1].isupper():
                i += 1
                continue
            word = FIRST_WORD.match(self._text, token.start, token.end)
            match = self._place_index.at(self._text, token.start, word.end()) if word else None
            if match is None:
                i += 1
                continue
            last = i
            while last < len(tokens) and tokens[last].end < match.end:
                last += 1
            if last >= len(tokens) or tokens[last].end != match.end:
                i += 1
                continue
            piece = Piece(i, last + 1, match.start, match.end, genitive=bool(match.ending))
            locative = self._locative(piece, read)
            beside = (i > 0 and tokens[i - 1].pos == "PROPN" and (i - 1) not in taken) or (
                last + 1 < len(tokens) and tokens[last + 1].pos == "PROPN" and (last + 1) not in taken
            )
            if (locative and not self._has_article(i, read)) or (token.pos == "PROPN" and not beside):
                self._place(piece, match.phrase, self._gazetteer.named(match.phrase), None)
            i = last + 1

    def _has_article(self, i: int, read: Read) -> bool:
        """Say whether a noun has an article: "beim Essen" is a meal, "in Essen" the town."""
        before = read.sentence.tokens[i - 1] if i else None
        return (
            before is not None
            and before.tag in ("APPRART", "ART", "PPOSAT", "ADJA")
            and (read.sentence.tokens[i].pos == "NOUN")
        )

    # Descriptions.

    def _description(self, description: Description, read: Read) -> None:
        if description.names:
            self._apposition(description, read)
        elif description.piece.title is not None:
            self._title(description, read)
        elif description.piece.body is not None:
            self._body(description, description.piece.body, read)
        else:
            self._group(description, read)

    def _apposition(self, description: Description, read: Read) -> None:
        """Make the mention of a name with its title: one if they stand together, two if a comma parts them."""
        start = self._start(description, read)
        end = self._head_end(description, read)
        for number, name in enumerate(description.names):
            draft = self._people_at.get((name.start, name.end))
            if draft is None:
                continue
            if any(
                m.actor == draft.id and m.span.start <= start and name.end <= m.span.end for m in self.mentions[-4:]
            ):
                continue
            why = self._why_named(draft, name)
            joined = number == 0 and end <= name.start and not self._text[end : name.start].strip(" \n\u00a0")
            if joined or (number == 0 and end <= name.start and "," not in self._text[end : name.start]):
                self._mention(draft, (self._bare_start(description, read), name.end), "name", f"{why}, with a title")
                continue
            if number == 0:
                self._mention(draft, (start, end), "title", f"title beside the name of {draft.name}")
            if not any(
                m.span.start <= name.start and name.end <= m.span.end and m.actor == draft.id
                for m in self.mentions[-4:]
                if m.form == "name"
            ):
                self._mention(draft, (name.start, name.end), "name", why)

    def _bare_start(self, description: Description, read: Read) -> int:
        """Return where a description begins without its article."""
        first = description.first
        low = read.sentence.tokens[first].form.lower()
        if first < description.piece.first and (low in read.words.definite or low in read.words.indefinite):
            return read.sentence.tokens[first + 1].start
        return description.start

    def _title(self, description: Description, read: Read) -> None:
        span = (self._start(description, read), self._head_end(description, read))
        if description.number == "plur" or self._of_many(description):
            self._group(description, read)
            return
        offices = self._offices(description)
        owner = description.owner
        found = self._holder(description, offices, owner, read)
        if found is not None:
            draft, why = found
            self._mention(draft, span, "title", why)
            return
        form, shown = self._form(description, None)
        if not description.owners or (form.level == "none" and description.determiner != "def"):
            return
        self._office(description, form, shown, span, read)

    def _of_many(self, description: Description) -> bool:
        """Say whether a title of a state's officer goes with a body of many states: der NATO-Verteidigungsminister."""
        owner = description.owner
        if description.number == "sing" or owner.state or not owner.organisation or self._of_state(owner):
            return False
        title = description.piece.title
        return title is not None and all(f.office in GROUP_OFFICES and f.level == "state" for f in title.forms)

    def _holder(
        self, description: Description, offices: frozenset[str], owner: Owner, read: Read
    ) -> tuple[Draft, str] | None:
        """Return who has an office, and why: named so in the article, by the tables on its day, or last spoken of."""
        if description.determiner == "indef":
            return None
        bodies = self._bodies(owner)
        at = description.piece.start
        title = description.piece.title
        loose = title is not None and any(f.title in read.words.loose_titles for f in title.forms)
        if owner.body is not None and not bodies:
            return None
        candidates: list[tuple[int, Draft]] = []
        for draft, _ in self._named.values():
            for (office, body), shift in draft.offices.items():
                if office in offices and shift == description.shift and self._bodies_meet(bodies, body, draft):
                    last = self._last.get(draft.id)
                    candidates.append((last if last is not None else -1, draft))
                    break
        spoken = [c for c in candidates if c[0] >= 0]
        best = max(spoken or candidates, key=lambda c: c[0], default=None)
        if best is not None and bodies:
            return best[1], f"so called by the article: {best[1].name}"
        if bodies:
            holder = self._by_tables(offices, bodies, description.shift)
            if holder is not None:
                return holder
            if loose and description.determiner == "def":
                return self._last_of_state(bodies, at)
            return None
        if best is not None and best[0] >= 0 and description.shift is None:
            return best[1], f"so called by the article: {best[1].name}"
        if description.shift is not None or not (description.determiner == "def"):
            return None
        return self._last_with(offices, at)

    def _bodies_meet(self, bodies: tuple[str, ...], body: str, draft: Draft) -> bool:
        if not bodies:
            return True
        if body:
            return body in bodies or (
                draft.country is not None and draft.country in bodies and body in self._world.organisations
            )
        return draft.country is None or draft.country in bodies

    def _by_tables(
        self, offices: frozenset[str], bodies: tuple[str, ...], shift: str | None
    ) -> tuple[Draft, str] | None:
        if self.day is None:
            return None
        table = self._world.holders
        for body in bodies:
            found: list[tuple[str, str]] = []
            for office in sorted(offices):
                if shift == "former":
                    holdings = table.before(office, body, self.day)
                elif shift == "coming":
                    holdings = table.after(office, body, self.day)
                else:
                    holdings = table.on(office, body, self.day)
                found += [(h.person, office) for h in holdings]
            people = {person for person, _ in found}
            if len(people) > 1:
                people &= set(self._named)
            if len(people) == 1:
                person = people.pop()
                entity = self._entity(person)
                if entity is None:
                    continue
                office = next(o for p, o in found if p == person)
                draft = self.roster.of(entity)
                self._named.setdefault(entity.key, (draft, -1))
                when = {"former": f"last before {self.day}", "coming": f"next after {self.day}"}.get(shift or "")
                return draft, f"holder of {office} of {body} {when or 'on ' + self.day}"
        return None

    def _last_of_state(self, bodies: tuple[str, ...], at: int) -> tuple[Draft, str] | None:
        """Return the person of a state last spoken of, for a description that fits any of its people (the envoy)."""
        near = [
            (last, draft)
            for draft, _ in self._named.values()
            if draft.country in bodies and (last := self._last.get(draft.id, -1)) >= 0 and at - last < NEAR
        ]
        best = max(near, key=lambda n: n[0], default=None)
        return (best[1], f"person of {best[1].country} last spoken of: {best[1].name}") if best else None

    def _last_with(self, offices: frozenset[str], at: int) -> tuple[Draft, str] | None:
        """Return the person last spoken of who holds one of some offices on the day, by the tables."""
        if self.day is None:
            return None
        found: list[tuple[int, Draft]] = []
        for draft, _ in self._named.values():
            last = self._last.get(draft.id, -1)
            if last < 0 or last >= at:
                continue
            if any(h.office in offices and h.covers(self.day) for h in self._world.holders.of_person(draft.entity_key)):
                found.append((last, draft))
        best = max(found, key=lambda n: n[0], default=None)
        return (best[1], f"holds that office on {self.day}, last spoken of: {best[1].name}") if best else None

    def _office(self, description: Description, form: TitleForm, shown: str, span: tuple[int, int], read: Read) -> None:
        """Make the actor of an office whose holder is not known, or is not named: a Kremlin spokesman."""
        owner = description.owner
        name = self._office_name(description, form, shown, read)
        body = self._body_code(owner)
        country = self._country(owner)
        codes = sorted(self._offices(description))
        if (
            (body
            and codes
            and not description.shift
            and description.determiner != "indef")
            or (body and codes and form.office == "spokesperson")
        ):
            parts: tuple[object, ...] = (body, codes[0])
        else:
            parts = (self._article.id, fold(name))
        draft = self.roster.put("office", parts, name, country=country)
        draft.sector = draft.sector or form.sector
        draft.gender = draft.gender or form.gender if form.gender == "f" else draft.gender
        draft.seen_as(name, read.sentence.language)
        organisation = self._entity(owner.organisation)
        draft.roles.append(
            Role(
                title=shown,
                organisation=organisation.name(self._language) if organisation else None,
                country=country,
                evidence=Span(*span),
                article=self._article.id,
            )
        )
        draft.offices.setdefault((codes[0] if codes else form.office, body), description.shift)
        self._named.setdefault(draft.id, (draft, span[0]))
        self._mention(draft, span, "description", f"{name}: no holder is named, and the tables do not say who is meant")

    def _office_name(self, description: Description, form: TitleForm, shown: str, read: Read) -> str:
        """Return a description in the nominative: iranischer Außenminister, Sprecher des Weißen Hauses."""
        tokens = read.sentence.tokens
        title = description.piece.title
        head = shown
        if title is not None and title.owner is not None and title.owner.state and title.owner.words:
            compound = self._text[description.piece.start : description.piece.end]
            if compound.startswith(title.owner.words):
                joint = " " if compound[len(title.owner.words) : len(title.owner.words) + 1] == " " else "-"
                head = f"{title.owner.words}{joint}{shown}"
        before: list[str] = []
        for i in range(description.first, description.piece.first):
            token = tokens[i]
            low = token.form.lower()
            if low in read.words.definite or low in read.words.indefinite or low in read.words.possessive:
                continue
            if i in description.attributes or any(p.first <= i < p.last for p in description.used):
                before.append(
                    _nominative(token.form, read.words, head, feminine=form.gender == "f")
                    if i not in description.attributes or token.pos == "ADJ"
                    else token.form
                )
            elif token.form in read.words.clitics and before:
                before[-1] += token.form
        tail = self._text[description.piece.end : self._head_end(description, read)].strip()
        return " ".join([*before, head, *([tail] if tail else [])])

    def _body(self, description: Description, body: BodyNoun, read: Read) -> None:
        span = (self._start(description, read), self._head_end(description, read))
        owner = description.owner
        country = self._country(owner)
        state = f"state/{country}" if country else owner.state
        if body.acts_as == "group" or (description.number == "plur" and body.acts_as == "state" and body.gender == "pl"):
            if owner.words or owner.state:
                self._group(description, read)
            return
        if body.acts_as == "state":
            if owner.organisation and not country:
                entity = self._entity(owner.organisation)
                if entity is not None:
                    self._mention(
                        self.roster.of(entity), span, "metonym", f"leadership of {entity.name(self._language)}"
                    )
                return
            entity = self._entity(state)
            if entity is None:
                return
            draft = self.roster.of(entity)
            self._mention(draft, span, "metonym", f"its government stands for {draft.name}")
            return
        if state is None and owner.organisation is None:
            known = self._last_body(body)
            if known is not None:
                self._mention(known, span, "description", f"organ last spoken of: {known.name}")
            return
        name = self._body_name(description, body, read)
        where = (country or owner.state or owner.organisation or "", body.kind)
        draft = self.roster.put("organisation", where, name, country=country)
        draft.sector = draft.sector or body.sector
        draft.seen_as(name, read.sentence.language)
        draft.offices.setdefault((f"body/{body.kind}", where[0]), None)
        self._mention(draft, span, "description", f"organ of {country or owner.words}: {body.noun}")

    def _last_body(self, body: BodyNoun) -> Draft | None:
        if not body.alone:
            return None
        found = [
            (last, draft.id)
            for draft in self.roster.drafts.values()
            if any(office == f"body/{body.kind}" for office, _ in draft.offices)
            and (last := self._last.get(draft.id, -1)) >= 0
        ]
        return self.roster.drafts[max(found)[1]] if found else None

    def _body_name(self, description: Description, body: BodyNoun, read: Read) -> str:
        tokens = read.sentence.tokens
        before: list[str] = []
        for i in range(description.first, description.piece.first):
            if any(p.first <= i < p.last for p in description.used) or i in description.attributes:
                before.append(_nominative(tokens[i].form, read.words, body.noun, gender=body.gender))
            elif tokens[i].form in read.words.clitics and before:
                before[-1] += tokens[i].form
        compound = self._text[description.piece.start : description.piece.end]
        noun = compound if description.piece.owner is not None else body.noun
        if noun is compound and not read.words.clitic_genitive and body.gender in ("n", "m"):
            for ending in ("es", "s"):
                if noun.lower().endswith(body.noun.lower() + ending):
                    noun = noun[: -len(ending)]
                    break
        tail = self._text[description.piece.end : self._head_end(description, read)].strip()
        return " ".join([*before, noun, *([tail] if tail else [])])

    def _group(self, description: Description, read: Read) -> None:
        """Make the actor of people or states that act together; it stands for this article alone."""
        piece = description.piece
        group = piece.group
        sector = group.sector if group else None
        if piece.title is not None:
            form, shown = self._form(description, None)
            sector = form.sector
            titles = self._world.titles(read.sentence.language if read.sentence.language in ("de", "en") else "en")
            noun = self._plural_title(piece, form, titles.plural(form.title))
            known = bool(description.owners or description.attributes or self._region_before(description, read))
            if form.level == "none" and not description.owners:
                return
            if not known and form.office not in GROUP_OFFICES and description.number != "plur":
                return
        elif group is not None:
            noun = group.noun
            if piece.owner is not None:
                compound = self._text[piece.start : piece.end]
                noun = compound[: len(compound) - len(_last_part(compound))] + _like(group.noun, _last_part(compound))
            if not group.alone and not self._qualified(description, read):
                return
        elif piece.body is not None:
            noun = piece.body.noun if piece.owner is None else self._text[piece.start : piece.end]
            sector = piece.body.sector
        else:
            return
        end = self._group_end(description, read)
        before = [
            _nominative(read.sentence.tokens[i].form, read.words, noun, plural=piece.body is None)
            if read.sentence.tokens[i].pos != "NUM"
            else read.sentence.tokens[i].form
            for i in self._group_attributes(description, read)
        ]
        tail = self._text[piece.end : end].strip()
        name = " ".join([*before, noun, *([tail] if tail else [])])
        name = name[:1].upper() + name[1:]
        draft = self.roster.put("group", (self._article.id, fold(name)), name, country=self._country(description.owner))
        draft.number = "plur"
        draft.sector = draft.sector or sector
        draft.seen_as(name, read.sentence.language)
        span = (self._start(description, read), max(end, piece.end))
        self._mention(draft, span, "description", f"several who act together: {name}")

    def _plural_title(self, piece: Piece, form: TitleForm, plural: str) -> str:
        words = self._text[piece.start : piece.end]
        title = piece.title
        if (
            title is not None
            and title.owner is not None
            and title.owner.words
            and words.startswith(title.owner.words)
            and not words.startswith(plural)
        ):
            rest = words[len(title.owner.words) :]
            joint = rest[:1] if rest[:1] in "- " else ""
            if plural.startswith(title.owner.words):
                return plural
            return f"{title.owner.words}{joint}{plural if joint else plural.lower()}"
        return plural

    def _region_before(self, description: Description, read: Read) -> bool:
        return any(
            p.region is not None and p.last <= description.piece.first and p.first >= description.first
            for p in read.pieces
        )

    def _qualified(self, description: Description, read: Read) -> bool:
        """Say whether a plural noun is told from any such: by a name, an adjective of a region, a number, a genitive."""
        if description.owners or self._region_before(description, read):
            return True
        tokens = read.sentence.tokens
        return any(tokens[i].pos == "NUM" for i in range(description.first, description.piece.first))

    def _group_attributes(self, description: Description, read: Read) -> list[int]:
        words = read.words
        found = []
        for i in range(description.first, description.piece.first):
            token = read.sentence.tokens[i]
            low = token.form.lower()
            if low in words.definite or low in words.indefinite or token.form in words.clitics:
                continue
            if low in words.possessive or low in words.plural_determiners:
                continue
            found.append(i)
        return found

    def _group_end(self, description: Description, read: Read) -> int:
        """Return the end of a group's name with the genitive that follows: Außenminister mehrerer europäischer Länder."""
        tokens, words = read.sentence.tokens, read.words
        end = self._head_end(description, read)
        k = description.head_end
        starting = {p.first: p for p in read.pieces}
        if k == description.piece.last and k < len(tokens) and not words.clitic_genitive:
            j = k
            while j < len(tokens) and (
                tokens[j].form.lower() in words.plural_determiners
                or (j in starting and (starting[j].region or starting[j].key("adjective")))
                or tokens[j].pos == "ADJ"
            ):
                j += 1
            piece = starting.get(j)
            if j > k and piece is not None and piece.group is not None and tokens[k].form.endswith("r"):
                end = piece.end
        while k + 1 < len(tokens) and end == tokens[k - 1].end:
            joint = tokens[k].form
            following = starting.get(k + 1)
            if following is None and tokens[k + 1].form.lower() in words.genitive:
                following = starting.get(k + 2)
            if (joint == "," or joint.lower() in words.conjunctions) and following is not None:
                if not (following.genitive or tokens[following.first - 1].form.lower() in words.genitive):
                    break
                if not (following.state_name or following.organisation):
                    break
                k = following.last
                end = following.end
            else:
                break
        return end


NEAR = 600
"""Code points within which "the envoy" still means somebody named before: two paragraphs of news."""
GROUP_OFFICES = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister", "negotiator",
     "mediator", "chief_negotiator", "general", "ambassador"}
)  # fmt: skip


def _within(since: str | None, until: str | None, day: str, years: int = 8) -> bool:
    """Say whether a time in office ended not long before a day, or begins not long after."""
    year = int(day[:4]) if day[:4].isdigit() else 0
    first = int(since[:4]) if since and since[:4].isdigit() else year
    last = int(until[:4]) if until and until[:4].isdigit() else year
    return first - 1 <= year <= last + years


def _is_colleague(shown: str, words: Vocabulary) -> bool:
    return shown.lower().endswith(("kollege", "kollegin", "counterpart", "colleague"))


def _last_part(compound: str) -> str:
    return compound.rsplit("-", 1)[-1]


def _like(noun: str, part: str) -> str:
    return noun if part[:1].isupper() else noun.lower()


def _nominative(
    word: str, words: Vocabulary, noun: str, *, feminine: bool = False, plural: bool = False, gender: str | None = None
) -> str:
    """Return an adjective in the form it has in a name without article: iranischer, europäische, russisches."""
    endings = words.endings
    if not endings or not word[:1].isalpha():
        return word
    ending = next((e for e in endings if word.endswith(e) and len(word) - len(e) > 3), None)
    if ending is None:
        return word
    if word[0].isupper() and ending == "er":
        return word
    stem = word[: len(word) - len(ending)]
    if plural or gender == "pl":
        return stem + "e"
    if gender == "n":
        return stem + "es"
    if feminine or gender == "f":
        return stem + "e"
    return stem + "er"


def named_people(resolver: Resolver) -> Mapping[str, tuple[Draft, int]]:
    """Return the people whom the article names, by key."""
    return resolver._named
