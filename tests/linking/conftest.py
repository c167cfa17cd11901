"""Builders for records by hand: a text, who acts in it, and what is said of them."""

from dataclasses import dataclass, field

import pytest

from dragoman.record import (
    Actor,
    Article,
    Event,
    Mention,
    Participant,
    Passage,
    Place,
    Position,
    ProducedBy,
    Record,
    Statement,
    make_id,
)
from dragoman.spans import Span

BY = ProducedBy("rule", "test", "1")


def state(name, code):
    return Actor(
        id=make_id("actor", "state", code), type="state", name=name, names={"en": (name,)}, country=code, key=code,
        produced_by=BY,
    )  # fmt: skip


def person(name, code=None, *, key=None, article=None):
    identity = key or (name, article)
    return Actor(
        id=make_id("actor", "person", identity), type="person", name=name, names={"en": (name,)}, country=code, key=key,
        produced_by=BY,
    )  # fmt: skip


@dataclass
class Draft:
    """An article under construction; each claim takes words of its text."""

    text: str
    published: str | None = "2024-03-01"
    outlet: str = "The Lantern"
    language: str = "en"
    actors: dict = field(default_factory=dict)
    events: list = field(default_factory=list)
    positions: list = field(default_factory=list)
    statements: list = field(default_factory=list)
    credits: tuple = ()
    updated: str | None = None

    @property
    def id(self):
        return make_id("article", self.text, self.published, self.outlet)

    def span(self, words):
        start = self.text.index(words)
        return Span(start, start + len(words))

    def who(self, *actors):
        self.actors.update((a.id, a) for a in actors)
        return [a.id for a in actors]

    def event(self, words, act, *actors, status="happened", time=None, place=None, roles=None):
        ids = self.who(*actors)
        parts = tuple(Participant(i, (roles or {}).get(n, "participant")) for n, i in enumerate(ids))
        span = self.span(words)
        self.events.append(
            Event(
                id=make_id("event", self.id, act, span), article=self.id, span=span, trigger=span, act=act,
                participants=parts, status=status, time=time, place=Place(place) if place else None, produced_by=BY,
            )
        )  # fmt: skip
        return self

    def position(self, words, holder, issue, stance, *, time=None):
        (actor,) = self.who(holder)
        span = self.span(words)
        self.positions.append(
            Position(
                id=make_id("position", self.id, span, issue, actor), article=self.id, span=span, holder=actor,
                issue=issue, stance=stance, time=time, produced_by=BY,
            )
        )  # fmt: skip
        return self

    def statement(self, words, speaker, *, time=None, issues=(), kind="direct"):
        (actor,) = self.who(speaker)
        span = self.span(words)
        self.statements.append(
            Statement(
                id=make_id("statement", self.id, span), article=self.id, spans=(span,), type=kind, speakers=(actor,),
                time=time, issues=tuple(issues), produced_by=BY,
            )
        )  # fmt: skip
        return self

    def record(self):
        article = Article(
            id=self.id, source=f"{self.outlet}/{self.id}.txt", sha256=self.id, text=self.text, outlet=self.outlet,
            passages=(Passage("body", Span(0, len(self.text)), self.language),), language=self.language,
            published=self.published, updated=self.updated, credits=self.credits, produced_by=BY,
        )  # fmt: skip
        mentions = tuple(
            Mention(
                id=make_id("mention", self.id, a), article=self.id, span=Span(0, 1), actor=a, form="name", why="",
                produced_by=BY,
            )
            for a in self.actors
        )  # fmt: skip
        return Record(
            article=article, actors=tuple(self.actors.values()), mentions=mentions, events=tuple(self.events),
            positions=tuple(self.positions), statements=tuple(self.statements),
        )  # fmt: skip


@pytest.fixture
def draft():
    return Draft


@pytest.fixture
def cast():
    """Two invented states with a leader each, and a mediator."""
    return {
        "ardia": state("Ardia", "XAR"),
        "borland": state("Borland", "XBO"),
        "caldera": state("Caldera", "XCA"),
        "ana": person("Ana Orlo", "XAR"),
        "bem": person("Bem Kast", "XBO"),
        "cyr": person("Cyr Dane", "XCA"),
    }
