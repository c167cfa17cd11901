"""Statements of an article as items of the record."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from dragoman.claims._reading import Reading
from dragoman.claims.statements._addressee import addressees_of
from dragoman.claims.statements._context import (
    around,
    around_speaker,
    channel_of,
    occasion_of,
    place_of,
    time_of,
    time_told_before,
)
from dragoman.claims.statements._draft import Draft
from dragoman.claims.statements._drafts import find_drafts
from dragoman.claims.statements._passed import carried_by, cited
from dragoman.claims.statements._resolve import actors_of, unnamed_sources
from dragoman.claims.statements._select import for_record
from dragoman.claims.statements._turns import ANSWER, TURN, answerer, named_by
from dragoman.claims.statements._unit import Unit
from dragoman.knowledge.speech import speech_tables
from dragoman.record import Channel, Place, ProducedBy, Statement, StatementType, make_id
from dragoman.spans import Span

INTERVIEWED = "who is interviewed"
PRODUCED_BY = ProducedBy("rule", "statements", "1")
RECORD_TYPES: dict[str, StatementType] = {
    "direct": "direct",
    "indirect": "indirect",
    "reported": "reported",
    "free_indirect": "free_indirect",
    "indirect_free_indirect": "free_indirect",
}


POSSESSIVES = ("PPOSAT", "PRP$")


@dataclass(frozen=True, slots=True)
class Found:
    """A draft with the statement made of it."""

    draft: Draft
    statement: Statement


def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """Return what one article says that somebody said, in the order of its text."""
    drafts = find_drafts(reading.sentences, speech_tables(reading.knowledge))
    drafts = for_record(drafts)
    found: list[Found] = []
    of_unit: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        of_unit[id(draft.unit)].append(draft)
    asked = _asked(drafts, reading)
    for draft in drafts:
        found.append(Found(draft, _statement(draft, of_unit[id(draft.unit)], found, reading, asked)))
    unique = {f.statement.id: f.statement for f in found}
    return tuple(sorted(unique.values(), key=lambda s: (s.spans[0].start, -s.spans[-1].end, s.id)))


def _statement(
    draft: Draft, beside: list[Draft], found: list[Found], reading: Reading, asked: tuple[str, ...]
) -> Statement:
    article = reading.article
    where = around(draft, beside)
    basis: dict[str, str] = {}
    outer = None
    if draft.carrier is not None:
        outer = next((f for f in reversed(found) if f.draft.spans == draft.carrier), None)
    speakers, reason = actors_of(draft.meant or draft.speakers, draft.speaker_unit or draft.unit, reading.cast)
    if draft.how not in ("subject", "source"):
        basis["speakers"] = draft.how
    if reason:
        basis["speakers"] = reason
    if not speakers and draft.speakers and draft.how in (TURN, ANSWER):
        speakers = named_by(draft.speakers[0].of(draft.unit.text), reading.cast)
    elif not speakers and not draft.speakers and asked and (draft.how == ANSWER or draft.unit.role != "body"):
        speakers, basis["speakers"] = asked, INTERVIEWED
    speaker_span = draft.speakers[0] if draft.speakers else None
    passing: tuple[str, ...] = ()
    drawn_on = cited(where) if draft.by is not None and _all_media(speakers, reading) else None
    if drawn_on is not None:
        passing, speaker_span = speakers, drawn_on
        speakers, _ = actors_of([drawn_on], draft.unit, reading.cast)
        basis["speakers"] = "whom the report draws on"
    time, time_basis = time_of(where, reading)
    if not speakers and _is_pronoun(draft):
        speakers = _named_last(draft, reading) or _spoke_last(draft, found, reading)
        if speakers:
            basis["speakers"] = "pronoun for who spoke last"
    if time is None:
        time, time_basis = _time_before(draft, speakers, found)
    if time is None:
        time, time_basis = time_told_before(draft, speakers, reading)
    place, place_basis = place_of(where, reading), None
    if time is None or place is None:
        scene_time, scene_place = _scene(draft, reading)
        if time is None and scene_time is not None:
            time, time_basis = scene_time, "occasion named earlier in the paragraph"
        if place is None and scene_place is not None and (scene_time is None or time == scene_time):
            place, place_basis = scene_place, "occasion named earlier in the paragraph"
    channel, channel_basis = channel_of(where, reading)
    if channel is None and draft.how == ANSWER:
        channel, channel_basis = Channel("interview"), "answers to questions"
    before = _goes_on(draft, speakers, found)
    if before is not None:
        if channel is None and before.channel is not None:
            channel, channel_basis = before.channel, "same speaker goes on"
        if place is None and before.place is not None:
            place, place_basis = before.place, "same speaker goes on"
    basis |= {
        field: why for field, why in (("time", time_basis), ("channel", channel_basis), ("place", place_basis)) if why
    }
    if draft.unit.role != "body" and draft.how != ANSWER and basis.get("speakers") != INTERVIEWED:
        basis["speakers"] = "heading"
    via: tuple[str, ...] = ()
    if outer is not None:
        via = outer.statement.via
        if draft.type != "direct" or outer.statement.speakers != speakers:
            via = (*via, *(a for a in outer.statement.speakers if a not in via and a not in speakers))
    passed_on, _ = actors_of(draft.via, draft.unit, reading.cast)
    passed_on = (*passing, *passed_on, *(carried_by(where, reading) if draft.by is not None else ()))
    via = (*via, *(a for a in dict.fromkeys(passed_on) if a not in via and a not in speakers))
    return Statement(
        id=make_id("statement", article.id, [list(s) for s in draft.spans], list(speakers)),
        article=article.id,
        spans=draft.spans,
        type=RECORD_TYPES[draft.type],
        verbatim=_verbatim(draft),
        speakers=speakers,
        speaker_span=speaker_span,
        cue_span=draft.cue[0] if draft.cue else None,
        addressees=tuple(a for a in addressees_of(where, reading) if a not in speakers),
        channel=channel,
        via=via,
        unnamed_sources=unnamed_sources(where) or unnamed_sources(around_speaker(draft)),
        time=time,
        place=place,
        inside=None if outer is None else outer.statement.id,
        basis=basis,
        produced_by=PRODUCED_BY,
    )


def _all_media(actors: tuple[str, ...], reading: Reading) -> bool:
    return bool(actors) and all(reading.cast.actors[a].type == "medium" for a in actors)


def _asked(drafts: list[Draft], reading: Reading) -> tuple[str, ...]:
    """Return who answers in an interview: by the label of a turn, or the one person named before the first answer."""
    first = next((d for d in drafts if d.how == ANSWER), None)
    if first is None:
        return ()
    if not first.speakers:
        return answerer(reading.cast, first.start)
    named, _ = actors_of(first.speakers, first.unit, reading.cast)
    return named or named_by(first.speakers[0].of(first.unit.text), reading.cast)


def _goes_on(draft: Draft, speakers: tuple[str, ...], found: list[Found]) -> Statement | None:
    """Return the statement before in the paragraph that this one, without a cue of its own, carries on."""
    if draft.by is not None or not found or not speakers:
        return None
    for other in reversed(found):
        if other.draft.unit.paragraph != draft.unit.paragraph:
            return None
        if other.statement.speakers == speakers:
            return other.statement
    return None


def _verbatim(draft: Draft) -> tuple[Span, ...]:
    if draft.type == "direct":
        return ()
    text = draft.unit.text
    inner = (q.content.trimmed(text) for _, q in draft.unit.outer_quotations)
    return tuple(s for s in inner if s.start < s.end and any(span.covers(s) for span in draft.spans))


def _time_before(draft: Draft, speakers: tuple[str, ...], found: list[Found]) -> tuple[str | None, str | None]:
    """Return the day on which the same speaker spoke earlier in the paragraph."""
    for other in reversed(found):
        if other.draft.unit.paragraph != draft.unit.paragraph:
            break
        if other.statement.time is not None and speakers and set(speakers) & set(other.statement.speakers):
            return other.statement.time, "same speaker earlier in the paragraph"
    return None, None


def _is_pronoun(draft: Draft) -> bool:
    """Say whether the speaker is named by a pronoun only."""
    if len(draft.speakers) != 1 or draft.meant:
        return False
    unit = draft.speaker_unit or draft.unit
    words = [t for t in unit.tokens if draft.speakers[0].covers(t.span)]
    if draft.how == "source" and len(words) > 1 and words[0].tag in POSSESSIVES:
        return bool(unit.speech.noun_kinds(words[-1].form))
    return len(words) == 1 and (words[0].pos == "PRON" or words[0].tag == "PDS")


def _named_last(draft: Draft, reading: Reading) -> tuple[str, ...]:
    """Return the person named last in the sentence before, whom *dieser* points to."""
    unit = draft.speaker_unit or draft.unit
    if unit.before is None or draft.speakers[0].of(unit.text).lower() not in unit.speech.words("speakers", "latter"):
        return ()
    people = [m for m in reading.cast.within(unit.before) if reading.cast.actor(m).type == "person"]
    return (max(people, key=lambda m: m.span.end).actor,) if people else ()


def _spoke_last(draft: Draft, found: list[Found], reading: Reading) -> tuple[str, ...]:
    """Return the person who spoke last in the paragraph or the one before; nobody if it was a group."""
    unit = draft.unit
    for other in reversed(found):
        if unit.paragraph - other.draft.unit.paragraph > 1:
            break
        if other.draft.carrier is not None:
            continue
        speakers = other.statement.speakers
        if not speakers:
            return ()
        return speakers if all(reading.cast.actors[a].type == "person" for a in speakers) else ()
    return ()


def _scene(draft: Draft, reading: Reading) -> tuple[str | None, Place | None]:
    """Return time and place of the occasion named earlier in the paragraph: Auf der Konferenz in Genf kam es .."""
    unit = draft.unit
    sentences = reading.sentences.sentences
    first = sentences[bisect_left(sentences, unit.paragraph, key=lambda s: s.paragraph)]
    if first.span.start >= unit.span.start:
        return None, None
    return occasion_of(Unit(unit.text, (first,), unit.quotations, unit.speech), reading)
