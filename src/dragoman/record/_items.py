"""What the program says about the articles it has read: one frozen class for each kind of the record.

Spans are half-open, in code points of the text of the article named by ``article``. What is not known is ``None``;
``basis`` maps a field to the reason for a value that was inferred and not read off the words of the span itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.record._codes import (
    Act,
    ActorType,
    AgentKind,
    MentionForm,
    ParticipantRole,
    PassageRole,
    PublishedFrom,
    Relation,
    Stance,
    StatementType,
    Status,
    TimexType,
)
from dragoman.spans import Span


class ProducedBy(NamedTuple):
    """Who made a line of the record: a rule of this program, a model or a person, with name and version."""

    agent: AgentKind
    name: str
    version: str


class Place(NamedTuple):
    """A place by name, with its country (ISO 3166 alpha-3) and coordinates in degrees where known."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class Channel(NamedTuple):
    """How a statement reached the public: ``type`` (platform, interview, speech ..) and its ``name`` in the text."""

    type: str
    name: str | None = None


class Passage(NamedTuple):
    """A stretch of an article's text that plays one role; ``language`` is that of the passage, None if not read."""

    role: PassageRole
    span: Span
    language: str | None = None


class PublishedCandidate(NamedTuple):
    """A publication date that some part of an article speaks for: ISO date, where it was found, its words if any."""

    value: str
    source: PublishedFrom
    span: Span | None = None


class Role(NamedTuple):
    """An office or function of an actor, as the text or the knowledge tables give it."""

    title: str
    organisation: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    evidence: Span | None = None
    """The words of the article (``article``) that say so; None where only the tables do."""
    basis: str | None = None
    article: str | None = None


class Participant(NamedTuple):
    """An actor's part in an event."""

    actor: str
    role: ParticipantRole


class Plover(NamedTuple):
    """The PLOVER code of an event: type, mode and contexts."""

    type: str
    mode: str | None = None
    context: tuple[str, ...] = ()


class Condition(NamedTuple):
    """What a position is made to depend on: the words and their span."""

    span: Span
    words: str


class Party(NamedTuple):
    """An actor that takes part in a process, and in what capacity (party, mediator, observer ..)."""

    actor: str
    capacity: str


class StatusChange(NamedTuple):
    """The status of an occurrence as one of its events reports it, and the day of that report."""

    status: Status
    as_of: str | None
    event: str


class Evidence(NamedTuple):
    """Words of an article on which a link rests."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One press report: its canonical text, the roles of its passages, where and when it appeared."""

    id: str
    source: str
    sha256: str
    text: str
    passages: tuple[Passage, ...]
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    published_candidates: tuple[PublishedCandidate, ...] = ()
    """Every date found, best first; more than one distinct day means that the sources disagree."""
    updated: str | None = None
    url: str | None = None
    credits: tuple[str, ...] = ()
    reprint_of: str | None = None
    version_of: str | None = None
    processes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    """What a reader of the article should know: passages not read, dates that disagree, undecodable bytes."""
    produced_by: ProducedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something that can speak, act or want. ``key`` names its row in the knowledge tables, if any."""

    id: str
    type: ActorType
    name: str
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Names by language code; ``und`` for those whose language is not known."""
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    roles: tuple[Role, ...] = ()
    key: str | None = None
    produced_by: ProducedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of an article that stand for an actor; ``why`` says how they were resolved."""

    id: str
    article: str
    span: Span
    actor: str
    form: MentionForm
    why: str
    produced_by: ProducedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression with its TIMEX3 type and value; ``start`` and ``end`` are half-open, ISO days or minutes."""

    id: str
    article: str
    span: Span
    type: TimexType
    value: str
    start: str | None = None
    end: str | None = None
    basis: Mapping[str, str] = field(default_factory=dict)
    produced_by: ProducedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something said or written, by whom, through which channel, and through whom it reached the reader."""

    id: str
    article: str
    spans: tuple[Span, ...]
    type: StatementType
    verbatim: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    speaker_span: Span | None = None
    cue_span: Span | None = None
    addressees: tuple[str, ...] = ()
    channel: Channel | None = None
    via: tuple[str, ...] = ()
    unnamed_sources: int | None = None
    time: str | None = None
    place: Place | None = None
    issues: tuple[str, ...] = ()
    inside: str | None = None
    basis: Mapping[str, str] = field(default_factory=dict)
    produced_by: ProducedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something done, planned, possible or denied, as one clause of one article reports it."""

    id: str
    article: str
    span: Span
    trigger: Span
    act: Act
    plover: Plover | None = None
    participants: tuple[Participant, ...] = ()
    time: str | None = None
    place: Place | None = None
    status: Status = "happened"
    reported_by: str | None = None
    basis: Mapping[str, str] = field(default_factory=dict)
    produced_by: ProducedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What a party wants on an issue, who gave voice to it, and on what condition."""

    id: str
    article: str
    span: Span
    holder: str
    issue: str
    stance: Stance
    voiced_by: str | None = None
    object: str | None = None
    condition: Condition | None = None
    strength: str | None = None
    statement: str | None = None
    event: str | None = None
    time: str | None = None
    process: str | None = None
    basis: Mapping[str, str] = field(default_factory=dict)
    produced_by: ProducedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Something agreed, offered or exchanged: by whom, to whom, what, how much, until when."""

    id: str
    article: str
    span: Span
    event: str | None
    issue: str | None
    giver: str | None
    receiver: str | None
    what: str
    quantity: str | None = None
    due: str | None = None
    basis: Mapping[str, str] = field(default_factory=dict)
    produced_by: ProducedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One event of the world, merged from all the reports of it."""

    id: str
    events: tuple[str, ...]
    act: Act
    participants: tuple[Participant, ...]
    time: str | None
    place: Place | None
    status: Status
    status_history: tuple[StatusChange, ...]
    announced_for: str | None = None
    """The time for which it was announced, where some report speaks of it as still to come."""
    independent_sources: int = 1
    disagreements: tuple[str, ...] = ()
    process: str | None = None
    produced_by: ProducedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation between two items of the record (never more than four), with one sentence that says why."""

    id: str
    relation: Relation
    items: tuple[str, ...]
    why: str
    evidence: tuple[Evidence, ...] = ()
    """Where the words stand that ``why`` quotes between «»."""
    process: str | None = None
    produced_by: ProducedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """One negotiation: its parties, its issues, the articles that report it."""

    id: str
    name: str
    parties: tuple[Party, ...]
    issues: tuple[str, ...]
    since: str | None
    until: str | None
    articles: tuple[str, ...]
    produced_by: ProducedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that one article says."""

    article: Article
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    terms: tuple[Term, ...] = ()


Item = (
    Article | Process | Actor | Mention | Time | Statement | Event | Position | Term | Occurrence | Link
)  # every kind that stands on a line of its own
