"""The events of an article: acts of its sentences, placed in time and space, each told once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dragoman._version import __version__
from dragoman.claims._reading import Reading
from dragoman.claims.events._clauses import MUTUAL, SPEECH_ACTS, SPOKEN_OF, acts_of
from dragoman.claims.events._found import Found
from dragoman.claims.events._goes_on import goes_on, is_open, parties_before
from dragoman.claims.events._parties import Company
from dragoman.claims.events._plover import plover_of
from dragoman.claims.events._status import FACTS
from dragoman.claims.events._told_of import lasted
from dragoman.claims.events._view import Grammar
from dragoman.claims.events._where_when import NAMED, when, where
from dragoman.knowledge.acts import load_acts
from dragoman.record import Event, ProducedBy, Statement, make_id

PARTIES = 2
BY_ANYBODY = frozenset(
    {
        "attack", "protest", "arrest", "release", "meeting", "negotiation", "withdrawal", "vote", "decision",
        "agreement", "ceasefire", "sanction", "suspension", "exchange", "declaration",
    }
)  # fmt: skip
"""Acts that are news even where nobody known takes part, if they have a day or place."""
READ_ROLES = ("body", "heading", "headline")
"""Passages that report: captions and bylines repeat, teasers belong to other stories."""


def grammars(reading: Reading) -> Iterator[Grammar]:
    """Yield each sentence that reports, with the grammar of its language."""
    for sentence in reading.sentences.sentences:
        if sentence.role in READ_ROLES:
            yield Grammar(sentence, load_acts(reading.knowledge, sentence.language))


def find_events(reading: Reading, statements: Sequence[Statement]) -> tuple[Event, ...]:
    """Return what an article reports as done, planned, possible or denied, in the order of the text."""
    company = Company(reading, statements)
    events: list[Event] = []
    acts: list[Found] = []
    for grammar in grammars(reading):
        if grammar.sentence.role != "body":
            continue
        for act in acts_of(grammar, company):
            event = _event(reading, company, act, events)
            if event is None:
                continue
            told = (o for o, before in zip(events, acts, strict=True) if not _is_of_other(act, before))
            if _is_once_more(act) or not any(_adds_nothing(event, other) for other in told):
                events.append(event)
                acts.append(act)
    return tuple(events)


def _event(reading: Reading, company: Company, act: Found, before: Sequence[Event]) -> Event | None:
    if act.word.act is None:
        return None
    time, time_basis = when(reading, act)
    place, place_basis = where(reading, act)
    if _is_answered(act) and (time_basis == "time of the clause" or act.carried):
        time, time_basis = None, None
    participants = act.participants
    # A day or place of the clause is not yet that of a vote it only names.
    own_day = time is not None and (act.carried or time_basis is None)
    own_place = place is not None and (act.carried or place_basis is None)
    long = act.phrase is not None and lasted(act.grammar, act.phrase)
    dated = (own_day or own_place) and (act.word.support == 0 or act.carried or long)
    told = own_day or own_place or (act.word.act == "release" and act.view is not None and act.view.passive)
    unknown = act.phrase is None and act.word.act in BY_ANYBODY and told and _has_somebody(act)
    basis = dict(act.basis)
    if not participants and goes_on(act) and _is_what_it_is_about(act):
        participants = parties_before(before)
        if participants:
            basis["participants"] = "those of the talks told before"
    if not participants and not dated and not unknown and not is_open(act, dated=time is not None):
        return None
    if act.word.act == "attack" and _is_only_who(act) and time is None and place is None:
        return None
    if act.view is not None and act.view.attributive and time is None and act.word.act not in MUTUAL:
        # Die von X besetzten Gebiete: only which are meant.
        return None
    if _is_unsaid(act, time) or _is_beside(act) or (act.word.act == "rejection" and act.status == "denied"):
        return None
    if act.word.act == "conference" and act.phrase is None and len(participants) < PARTIES and not (time or place):
        return None
    named_place = place is not None and place_basis != NAMED
    if act.word.act == "conference" and not (act.carried or time or named_place) and _names_itself(act):
        return None
    if time_basis:
        basis["time"] = time_basis
    if place_basis:
        basis["place"] = place_basis
    stmt = company.statement_at(act.trigger)
    if stmt is not None and stmt.cue_span is not None and stmt.cue_span.overlaps(act.trigger):
        stmt = None
    status = act.status
    if act.view is not None and act.view.attributive and time is not None:
        time = _week_before(time, reading.article.published)
    if status == "planned" and act.basis.get("status") in act.grammar.acts.small["before"] and _is_over(time, reading):
        status = "happened"
    if status == "happened" and time is not None and _is_after(time, reading.article.published):
        if time_basis == "time of the paragraph":
            time = None
            del basis["time"]
        else:
            status = "planned"
            basis["status"] = "its time is still to come"
    return Event(
        id=make_id("event", reading.article.id, act.span, act.trigger, act.word.act),
        article=reading.article.id,
        span=act.span,
        trigger=act.trigger,
        act=act.word.act,
        plover=plover_of(reading, act, status),
        participants=participants,
        time=time,
        place=place,
        status=status,
        reported_by=None if stmt is None else stmt.id,
        basis=basis,
        produced_by=ProducedBy("rule", "events", __version__),
    )


def _is_what_it_is_about(act: Found) -> bool:
    """Say whether a noun is the subject of its clause, so that nobody else is said to be invited to it."""
    if act.phrase is None or act.view is None:
        return act.phrase is None
    return act.phrase in act.view.phrases("obj" if act.view.passive else "subj")


def _has_somebody(act: Found) -> bool:
    """Say whether a verb has a subject or object that is a noun."""
    grammar, view = act.grammar, act.view
    if view is None or view.clause.kind == "infinitive":
        return False
    phrases = view.phrases("obj") if view.passive else view.phrases("subj")
    return any(grammar.sentence.tokens[grammar.phrases[i].head].pos in ("NOUN", "PROPN") for i in phrases)


def _is_only_who(act: Found) -> bool:
    """Say whether a verb without tense only tells which people are meant (the coalition fighting the rebels)."""
    view = act.view
    if act.phrase is not None or view is None or view.verb is None or view.clause.finite is not None:
        return False
    return (act.grammar.sentence.tokens[view.verb].dep or "").startswith("acl")


def _is_answered(act: Found) -> bool:
    """Say whether an act of words is only what its clause answers: lehnte am Donnerstag den Vorschlag von X ab."""
    if act.phrase is None or act.view is None or act.word.act not in SPEECH_ACTS:
        return False
    if act.carried and act.basis.get("status") != SPOKEN_OF:
        return False
    return act.phrase in (*act.view.phrases("obj"), *act.view.phrases("subj"))


def _is_beside(act: Found) -> bool:
    """Say whether a conference is only what something else takes place beside (am Rande des Gipfels)."""
    if act.phrase is None or act.carried or act.word.act not in ("conference", "meeting"):
        return False
    grammar = act.grammar
    return any(
        grammar.head(i) in grammar.acts.small["fringe"]
        and any(act.phrase in js for js in grammar.attributes(i).values())
        for i in range(len(grammar.phrases))
    )


def _is_unsaid(act: Found, time: str | None) -> bool:
    """Say whether a talk is only supposed or wished for, with one party: falls X verhandle, X must take part."""
    if act.word.act == "agreement" and act.basis.get("status") == "purpose":
        return time is None
    if act.word.act not in ("meeting", "negotiation", "call") or time is not None or len(act.actors) > 1:
        return False
    why = act.basis.get("status", "")
    if why == "purpose":
        return True
    asking = act.grammar.acts.small["asking"]
    return why.startswith("clause with") or (why.startswith("modal ") and why.removeprefix("modal ") in asking)


def _names_itself(act: Found) -> bool:
    """Say whether a conference is only named: nobody is told to be there but it."""
    return all(part.span.overlaps(act.trigger) for part in act.parts)


def _week_before(time: str, published: str | None) -> str:
    """Return the weekday before the report for one counted forward (das am Samstag unterzeichnete Papier)."""
    if not _is_after(time, published) or len(time) < len("2000-01-01") or "/" in time:
        return time
    try:
        return (date.fromisoformat(time[:10]) - timedelta(days=7)).isoformat()
    except (ValueError, OverflowError):
        return time


def _is_over(time: str | None, reading: Reading) -> bool:
    """Say whether a day lies before the day of publication."""
    published = reading.article.published
    if time is None or published is None or min(len(time), len(published)) < len("2000-01-01"):
        return False
    return time.split("/")[-1][:10] < published[:10]


def _is_after(time: str, published: str | None) -> bool:
    """Say whether a day or interval begins after the day of publication (both with a precise day)."""
    start = time.split("/")[0][:10]
    if published is None or len(published) < len(start) or len(start) < len("2000-01-01"):
        return False
    return start > published[:10]


DONE_BY_EACH = frozenset({"agreement", "decision", "declaration", "rejection", "proposal", "accusation", "vote"})
"""Acts that each party does for itself: that one of several did it is news."""
TALKS = frozenset({"meeting", "call", "negotiation"})


def _is_once_more(act: Found) -> bool:
    """Say whether a call or meeting is told as one more (telefonierte erneut mit X, met again)."""
    if act.phrase is not None or act.view is None or act.word.act not in TALKS:
        return False
    repeats = act.grammar.acts.small["repeats"]
    return any(act.grammar.word(t) in repeats for t in range(act.view.first, act.view.last))


OF_WORDS = frozenset({"rejection", "accusation", "proposal", "declaration", "decision", "threat", "vote", "agreement"})
"""Acts that are as many as there are things said, refused or decided."""


def _is_of_other(act: Found, other: Found) -> bool:
    """Say whether two verbs of one kind are about different things (rejects the plan; rejected the report)."""
    if act.word.act not in OF_WORDS or act.word.act != other.word.act or act.phrase is not None:
        return False
    if other.phrase is not None or act.trigger == other.trigger:
        return False
    return _things(act) != _things(other)


def _things(act: Found) -> frozenset[str]:
    """Return the nouns that a verb has as objects."""
    grammar, view = act.grammar, act.view
    if view is None:
        return frozenset()
    nouns = (i for i in view.phrases("obj") if grammar.sentence.tokens[grammar.phrases[i].head].pos == "NOUN")
    return frozenset(grammar.head(i) for i in nouns)


def _adds_nothing(event: Event, other: Event) -> bool:
    """Say whether an event is one already told, with nothing new: no further party, day, place or status."""
    who = {p.actor for p in event.participants}
    if event.act in DONE_BY_EACH and who != {p.actor for p in other.participants}:
        return False
    if not who <= {p.actor for p in other.participants}:
        return False
    if event.time is not None and event.time != other.time:
        return False
    if event.place is not None and (other.place is None or event.place.name != other.place.name):
        return False
    if event.act == other.act:
        return event.status == other.status
    # Das Gespräch mit X after a call with X: the noun only points back.
    return {event.act, other.act} <= TALKS and event.status in FACTS and event.time is None and other.status in FACTS
