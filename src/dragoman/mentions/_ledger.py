"""What is known of an article's actors so far: who was named where, who was last spoken of, what was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dragoman.knowledge.world import Entity, Holding, TitleForm, World
from dragoman.language import Clause, Sentence
from dragoman.mentions._describe import Description
from dragoman.mentions._locals import Locals
from dragoman.mentions._roster import PRODUCED_BY, Draft, Roster
from dragoman.mentions._scan import Owner, Piece
from dragoman.mentions._types import PlaceMention
from dragoman.mentions._vocabulary import Vocabulary
from dragoman.record import LANGUAGES, Article, Mention, MentionForm, make_id
from dragoman.spans import Span

JUST_LEFT = 60
"""Days after the end of an office within which "der bisherige" is the one who left it."""


@dataclass(frozen=True)
class Read:
    """A sentence with its pieces and descriptions."""

    number: int
    """Number of the sentence among those that are read."""
    sentence: Sentence
    pieces: tuple[Piece, ...]
    descriptions: tuple[Description, ...]
    words: Vocabulary
    quoted: tuple[Span, ...]
    """The contents of quotations that reach into the sentence."""

    @property
    def language(self) -> str:
        """The language of the sentence, English where it is none that is known."""
        return self.sentence.language if self.sentence.language in LANGUAGES else "en"

    @cached_property
    def _subjects(self) -> tuple[Span, ...]:
        sentence = self.sentence
        found = {i for clause in sentence.clauses for i in clause.subjects}
        heads = (sentence.noun_phrases[i] for i in sorted(found) if i < len(sentence.noun_phrases))
        return tuple(Span(sentence.tokens[np.head].start, np.span.end) for np in heads)

    def is_subject(self, span: tuple[int, int]) -> bool:
        """Say whether words are the head of a subject."""
        return any(span[0] < s.end and s.start < span[1] for s in self._subjects)

    def quotation(self, offset: int) -> Span | None:
        """Return the content of the quotation in which a code point stands, or None."""
        return next((q for q in self.quoted if q.start <= offset < q.end), None)

    def clause_at(self, token: int) -> Clause | None:
        """Return the smallest clause that holds a token, or None."""
        found = [c for c in self.sentence.clauses if c.first <= token < c.last]
        return min(found, key=lambda c: c.last - c.first) if found else None


class Standing(NamedTuple):
    """How much an actor is in the reader's mind: compared from the first field on."""

    sentence: int
    subject: bool
    start: int


class Ledger:
    """The state of reading one article; the parts of the resolver write into it."""

    def __init__(
        self, article: Article, text: str, world: World, found: Locals, verbs: Mapping[str, frozenset[str]]
    ) -> None:
        self._verbs = verbs
        self.article = article
        self.text = text
        self.world = world
        self.locals = found
        self.language = article.language if article.language in LANGUAGES else "en"
        self.roster = Roster(article, world, self.language)
        self.mentions: list[Mention] = []
        self.places: list[PlaceMention] = []
        self.people_at: dict[tuple[int, int], Draft] = {}
        """Whom the name at a span means, decided once."""
        self.named: dict[str, tuple[Draft, int]] = {}
        """Keys of the people and offices of the article → the actor and where it was first named (-1: nowhere)."""
        self.called: dict[str, frozenset[str]] = {}
        """Ids of actors → the offices that the last title given to them can mean."""
        self.titles: dict[str, set[str]] = {}
        """Ids of people → the last words, in lower case, of the titles that the article gives them anywhere."""
        self.owning: dict[str, int] = {}
        """Keys of bodies that only own the office of somebody (the NATO secretary general) → the sentence."""
        self.plurals: set[str] = set()
        """Ids of mentions whose words are a plural: the rebels."""
        self.standing: dict[str, Standing] = {}
        """Ids of actors → how they stand now; words within quotation marks do not raise anybody."""

    @property
    def day(self) -> str | None:
        """The day as of which the article speaks."""
        return self.article.published

    def entity(self, key: str | None) -> Entity | None:
        """Return the entity of a key, of the article or of the tables."""
        if key is None:
            return None
        return self.locals.entities.get(key) or self.world.entity(key)

    def mention(self, draft: Draft, span: tuple[int, int], form: MentionForm, why: str, read: Read) -> None:
        """Note that words stand for an actor."""
        draft.mentioned = True
        if read.quotation(span[0]) is None or draft.id not in self.standing:
            before = self.standing.get(draft.id)
            already = before is not None and before.sentence == read.number and before.subject
            self.standing[draft.id] = Standing(read.number, already or read.is_subject(span), span[0])
        self.mentions.append(
            Mention(
                id=make_id("mention", self.article.id, list(span), draft.id),
                article=self.article.id,
                span=Span(*span),
                actor=draft.id,
                form=form,
                why=why,
                produced_by=PRODUCED_BY,
            )
        )

    def shown(self, piece: Piece, read: Read) -> str:
        """Return a name as it stands, without the ending of the genitive."""
        words = self.text[piece.start : piece.end]
        if piece.genitive and not read.words.clitic_genitive and words[-1:] == "s":
            return words[:-1]
        return words

    def speech_verbs(self, language: str) -> frozenset[str]:
        """Return the lemmas of a language whose subjects are people and those who act like people: sagen."""
        return self._verbs.get(language, frozenset())

    # Offices and bodies.

    def offices(self, description: Description) -> frozenset[str]:
        """Return the codes of the offices that the title of a description can mean."""
        title = description.piece.title
        if title is None:
            return frozenset()
        offices = {form.office for form in title.forms}
        if title.portfolio and offices.isdisjoint(self.world.near):
            offices = {f"{office}/{title.portfolio}" for office in offices}
        if description.deputy:
            deputies = {f"deputy_{o}" for o in offices if not o.startswith(("deputy_", "vice_"))}
            offices = deputies | {o for o in offices if o.startswith(("deputy_", "vice_"))}
            if "deputy_head_of_state" in offices:
                offices.add("vice_president")
        owner = description.owner
        if owner.state and offices & self.world.heads.leader:
            offices |= set(self.world.heads.leaders)
        return frozenset(offices)

    def ranked(self, offices: Iterable[str], body: str) -> list[frozenset[str]]:
        """Return offices in the order in which a body's holder is looked for: a leader is the one who governs."""
        rest = set(offices)
        if body in self.world.organisations:
            return [frozenset(rest | self.world.heads.of_bodies if rest & self.world.heads.generic else rest)]
        leaders = self.world.heads.leaders
        if not (rest & self.world.heads.leader and rest.issuperset(leaders)):
            return [frozenset(rest)]
        order = leaders[::-1] if body in self.world.heads.led_by_government else leaders
        return [*(frozenset({office}) for office in order), frozenset(rest - set(leaders))]

    def of_state(self, owner: Owner) -> bool:
        """Say whether an owner is an organisation of one state."""
        entity = self.entity(owner.organisation)
        return bool(entity and entity.country in self.world.states)

    def bodies(self, owner: Owner) -> tuple[str, ...]:
        """Return the codes under which the holders table may have an owner: its own, then that of its state."""
        found: list[str] = []
        if owner.organisation:
            found.append(owner.organisation.split("/", 1)[-1])
            entity = self.entity(owner.organisation)
            if entity is not None and entity.country in self.world.states and entity.kind != "group":
                found.append(entity.country or "")
        if owner.state:
            found.append(owner.state.split("/", 1)[-1] if owner.state.startswith("state/") else owner.state)
        if owner.person:
            entity = self.entity(owner.person)
            if entity is not None and entity.country:
                found.append(entity.country)
        return tuple(dict.fromkeys(found))

    def country(self, owner: Owner) -> str | None:
        """Return the state of an owner as ISO code, or None."""
        return next((code for code in self.bodies(owner) if code in self.world.states), None)

    def form(self, description: Description, gender: str | None) -> tuple[TitleForm, str]:
        """Return the title of a description, for a woman in its feminine form if there is one, and how to show it."""
        title = description.piece.title
        if title is None:
            raise ValueError("a description without a title has no form of it")
        pairs = list(zip(title.forms, title.shown, strict=True))
        for pair in pairs:
            if pair[0].gender is not None and pair[0].gender == gender:
                return pair
        return next((pair for pair in pairs if pair[0].gender != "f"), pairs[0])

    def in_office(
        self,
        draft: Draft,
        offices: Iterable[str],
        bodies: Sequence[str],
        shift: str | None,
        fits: Callable[[Holding], bool] | None = None,
    ) -> str | None:
        """Return why an actor may be called by an office: the text says so, or the tables do; None if neither.

        ``fits`` says of a holder of the tables whether he is there for what the words say.
        """
        wanted = set(offices)
        of_body = {b: frozenset().union(*self.ranked(wanted, b)) for b in bodies}
        for (office, body), was in draft.offices.items():
            if office in of_body.get(body, wanted) and was == shift and self._meets(bodies, body, draft):
                return "so called by the article"
        if shift is None and self.day is not None:
            for held in self.world.holders.of_person(draft.entity_key):
                right = held.office in of_body.get(held.body, wanted) and (not bodies or held.body in bodies)
                if fits is not None and not fits(held):
                    continue
                if right and held.covers(self.day):
                    return f"holder of {held.office} of {held.body} on {self.day}"
                if right and self._just_left(held):
                    return f"last holder of {held.office} of {held.body} before {self.day}"
        return None

    def _just_left(self, held: Holding) -> bool:
        """Say whether somebody left an office days ago and nobody has it now: the report of a death, of a fall."""
        if self.day is None or held.until is None or not 0 <= days_between(held.until, self.day) <= JUST_LEFT:
            return False
        return all(h.subject != held.subject for h in self.world.holders.on(held.office, held.body, self.day))

    def _meets(self, bodies: Sequence[str], body: str, draft: Draft) -> bool:
        if not bodies:
            return True
        if body:
            return body in bodies or (draft.country in bodies and body in self.world.organisations)
        return draft.country is None or draft.country in bodies


def days_between(one: str, two: str) -> int:
    """Return the days from one ISO date to another, each taken at the first day that it may be."""
    first, last = (dt.date.fromisoformat((date + "-01-01")[:10]) for date in (one, two))
    return (last - first).days


def head_start(description: Description) -> int:
    """Return where a description begins."""
    return description.start if description.first < description.piece.first else description.piece.start


def head_end(description: Description, read: Read) -> int:
    """Return where the head of a description and its complements end, before a name."""
    return max(read.sentence.tokens[description.head_end - 1].end, description.piece.end)
