"""Statements of an article as items of the record."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.claims._reading import Reading
from dragoman.claims.statements._addressee import addressees_of
from dragoman.claims.statements._context import around, channel_of, place_of, time_of
from dragoman.claims.statements._draft import Draft
from dragoman.claims.statements._drafts import find_drafts
from dragoman.claims.statements._resolve import actors_of, unnamed_sources
from dragoman.knowledge.speech import speech_tables
from dragoman.record import ProducedBy, Statement, StatementType, make_id
from dragoman.spans import Span

PRODUCED_BY = ProducedBy("rule", "statements", "1")
WHOLE_WORDS = 5
"""A quotation within indirect speech of at least so many words and a verb is a statement of its own."""
RECORD_TYPES: dict[str, StatementType] = {
    "direct": "direct",
    "indirect": "indirect",
    "reported": "reported",
    "free_indirect": "free_indirect",
    "indirect_free_indirect": "free_indirect",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A draft with the statement made of it."""

    draft: Draft
    statement: Statement


def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """Return what one article says that somebody said, in the order of its text."""
    drafts = find_drafts(reading.sentences, speech_tables(reading.knowledge))
    drafts = [d for d in drafts if _stands_alone(d)]
    drafts = _without_repeated_headings(drafts)
    found: list[Found] = []
    for draft in drafts:
        found.append(Found(draft, _statement(draft, drafts, found, reading)))
    unique = {f.statement.id: f.statement for f in found}
    return tuple(sorted(unique.values(), key=lambda s: (s.spans[0].start, -s.spans[-1].end, s.id)))


def _stands_alone(draft: Draft) -> bool:
    """Say whether a quotation inside indirect speech is more than a fragment of it."""
    if draft.type != "direct" or draft.carrier is None:
        return True
    unit = draft.unit
    tokens = [t for t in unit.tokens if any(s.start <= t.start < s.end for s in draft.spans)]
    words = [t for t in tokens if t.form[0].isalnum()]
    return len(words) >= WHOLE_WORDS and any(t.mood is not None or t.pos in ("VERB", "AUX") for t in words)


def _without_repeated_headings(drafts: list[Draft]) -> list[Draft]:
    """Leave out headings whose words the body gives again as a quotation."""
    body = [_plain(d) for d in drafts if d.unit.role == "body" and d.type == "direct"]
    return [d for d in drafts if d.unit.role == "body" or not any(_plain(d) in words for words in body)]


def _plain(draft: Draft) -> str:
    words = " ".join(span.of(draft.unit.text) for span in draft.spans)
    return " ".join("".join(c if c.isalnum() else " " for c in words.casefold()).split())


def _statement(draft: Draft, drafts: list[Draft], found: list[Found], reading: Reading) -> Statement:
    article = reading.article
    where = around(draft, [d for d in drafts if d.unit is draft.unit])
    basis: dict[str, str] = {}
    outer = next((f for f in reversed(found) if draft.carrier is not None and f.draft.spans == draft.carrier), None)
    speakers, reason = actors_of(draft.meant or draft.speakers, draft.speaker_unit or draft.unit, reading.cast)
    if draft.how not in ("subject", "source"):
        basis["speakers"] = draft.how
    if reason:
        basis["speakers"] = reason
    time, time_basis = time_of(where, reading)
    if time is None:
        time, time_basis = _time_before(draft, speakers, found)
    channel, channel_basis = channel_of(where, reading)
    basis |= {field: why for field, why in (("time", time_basis), ("channel", channel_basis)) if why}
    if draft.unit.role != "body":
        basis["speakers"] = "heading"
    via: tuple[str, ...] = ()
    if outer is not None:
        via = outer.statement.via
        if draft.type != "direct" or outer.statement.speakers != speakers:
            via = (*via, *(a for a in outer.statement.speakers if a not in via and a not in speakers))
    passed_on, _ = actors_of(draft.via, draft.unit, reading.cast)
    via = (*via, *(a for a in passed_on if a not in via))
    return Statement(
        id=make_id("statement", article.id, [list(s) for s in draft.spans], list(speakers)),
        article=article.id,
        spans=draft.spans,
        type=RECORD_TYPES[draft.type],
        verbatim=_verbatim(draft),
        speakers=speakers,
        speaker_span=draft.speakers[0] if draft.speakers else None,
        cue_span=draft.cue[0] if draft.cue else None,
        addressees=tuple(a for a in addressees_of(where, reading) if a not in speakers),
        channel=channel,
        via=via,
        unnamed_sources=unnamed_sources(where),
        time=time,
        place=place_of(where, reading),
        inside=None if outer is None else outer.statement.id,
        basis=basis,
        produced_by=PRODUCED_BY,
    )


def _verbatim(draft: Draft) -> tuple[Span, ...]:
    if draft.type == "direct":
        return ()
    text = draft.unit.text
    inner = (q.content.trimmed(text) for _, q in draft.unit.outer_quotations)
    return tuple(s for s in inner if any(span.covers(s) for span in draft.spans))


def _time_before(draft: Draft, speakers: tuple[str, ...], found: list[Found]) -> tuple[str | None, str | None]:
    """Return the day on which the same speaker spoke earlier in the paragraph."""
    for other in reversed(found):
        if other.draft.unit.paragraph != draft.unit.paragraph:
            break
        if other.statement.time is not None and speakers and set(speakers) & set(other.statement.speakers):
            return other.statement.time, "same speaker earlier in the paragraph"
    return None, None
