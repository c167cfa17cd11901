"""What stands around the words of a statement: when, where, to whom and through which channel they were said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.claims._reading import Reading
from dragoman.claims.statements._draft import Draft
from dragoman.claims.statements._unit import Unit
from dragoman.knowledge.speech import ChannelWord
from dragoman.language import Sentence
from dragoman.record import Channel, Place, Time
from dragoman.spans import Span

NEAR = 4
"""Tokens between a preposition and the channel word it governs."""
ATTRIBUTES = 8
"""Tokens between them where attributes stand: in einem am Montag in Genf vorgelegten Bericht."""
PAPERS = ("declaration", "document", "letter")
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?)?")


@dataclass(frozen=True, slots=True)
class Around:
    """The tokens of a statement's unit that are not said by anybody, nearest to its cue first."""

    draft: Draft
    frame: tuple[int, ...]
    """Tokens of the cue's own clause."""
    rest: tuple[int, ...]
    """All other tokens of the unit outside what is said."""


def around(draft: Draft, others: Iterable[Draft]) -> Around:
    """Return the surroundings of a statement; ``others`` are the statements of the same unit."""
    unit = draft.unit
    said = [span for d in others if d.type != "reported" for span in d.spans]
    said += [s for s in draft.spans if draft.type != "reported"]
    spoken = set(unit_tokens_in(unit, said))
    outside = [i for i in range(len(unit.tokens)) if i not in spoken and _is_outside(unit, i)]
    frame = set(unit_tokens_in(unit, draft.frame))
    return Around(draft, tuple(i for i in outside if i in frame), tuple(i for i in outside if i not in frame))


def _is_outside(unit: Unit, at: int) -> bool:
    """Say whether a token is the author's own, a name in quotation marks included: im Sender „Radio Eins“."""
    quotation = unit.quoted[at]
    if quotation is None:
        return True
    return quotation in unit.inline and unit.quotations[quotation].content.of(unit.text).istitle()


def around_speaker(draft: Draft) -> Around:
    """Return the surroundings of the words that name the speaker, where they stand in another unit."""
    unit = draft.speaker_unit
    if unit is None or unit is draft.unit:
        return Around(draft, (), ())
    outside = tuple(i for i in range(len(unit.tokens)) if unit.quoted[i] is None)
    return Around(replace(draft, unit=unit), outside, ()) if draft.by is not None else Around(draft, (), ())


def occasion_of(unit: Unit, reading: Reading) -> tuple[str | None, Place | None]:
    """Return time and place of a meeting or the like that a sentence is about; None where it names none or several."""
    if not any("occasion" in unit.speech.noun_kinds(t.form) for t in unit.tokens if t.pos == "NOUN"):
        return None, None
    wanted = unit.speech.words("speakers", "place")
    outside = [i for i in range(len(unit.tokens)) if unit.quoted[i] is None]
    values = {iso(t) for t in _times(unit, outside, set(outside), reading)}
    places = {}
    for mention in reading.cast.places_within(unit.span):
        tokens = unit_tokens_in(unit, [mention.span])
        if tokens and tokens[0] > 0 and unit.words[tokens[0] - 1] in wanted:
            places[mention.place.name] = mention.place
    return (
        values.pop() if len(values) == 1 else None,
        next(iter(places.values())) if len(places) == 1 else None,
    )


def unit_tokens_in(unit: Unit, spans: Sequence[Span]) -> list[int]:
    return [i for i, t in enumerate(unit.tokens) if any(t.start < s.end and s.start < t.end for s in spans)]


def time_of(where: Around, reading: Reading) -> tuple[str | None, str | None]:
    """Return the ISO time of a statement and its basis: from its own clause, else from the rest of its sentence."""
    if where.draft.by is None:
        return None, None
    for tokens, basis in ((where.frame, None), (where.rest, "same sentence")):
        found = _times(where.draft.unit, tokens, {*where.frame, *where.rest}, reading)
        if found:
            value = iso(min(found, key=lambda t: _distance(t, where)))
            if value is not None:
                return value, basis
    return None, None


def time_told_before(draft: Draft, speakers: tuple[str, ...], reading: Reading) -> tuple[str | None, str | None]:
    """Return the time of the sentence before in the paragraph if it tells something else of the same speaker."""
    unit = draft.unit
    if draft.by is None or not speakers or unit.before is None:
        return None, None
    if not any(m.actor in speakers for m in reading.cast.within(unit.before)):
        return None, None
    sentence = reading.sentences.at(unit.before.start)
    if sentence is None:
        return None, None
    before = Unit(unit.text, (sentence,), unit.quotations, unit.speech)
    outside = [i for i in range(len(before.tokens)) if before.quoted[i] is None]
    values = [iso(t) for t in _times(before, outside, set(outside), reading)]
    return (values[0], "sentence before, of the same speaker") if len(values) == 1 else (None, None)


def _times(unit: Unit, tokens: Sequence[int], outside: set[int], reading: Reading) -> list[Time]:
    """Return the days named in a unit that begin among some tokens and stay outside of what is said."""
    first = set(tokens)
    found = []
    for time in reading.calendar.within(unit.span):
        if time.type not in ("DATE", "TIME") or iso(time) is None or _bounds_something(time, unit):
            continue
        held = unit_tokens_in(unit, [time.span])
        if held and held[0] in first and outside.issuperset(held):
            found.append(time)
    return found


def _bounds_something(time: Time, unit: Unit) -> bool:
    """Say whether a time is the bound of something else (vor 1933, since 2014) and not a day on which anybody spoke."""
    held = unit_tokens_in(unit, [time.span])
    before = held[0] - 1 if held else -1
    return before >= 0 and unit.words[before] in unit.speech.words("speakers", "bounds")


def _distance(time: Time, where: Around) -> tuple[int, int]:
    cue = where.draft.cue[0].start if where.draft.cue else where.draft.start
    return abs(time.span.start - cue), time.span.start


def iso(time: Time) -> str | None:
    """Return a time of the calendar as ISO 8601 / EDTF, both ends of an interval included; None if it has no days."""
    if _ISO.fullmatch(time.value):
        return time.value
    if time.start is None or time.end is None:
        return None
    from datetime import date, timedelta

    try:
        first = date.fromisoformat(time.start[:10])
        last = date.fromisoformat(time.end[:10])
    except ValueError:
        return None
    if len(time.end) <= 10 or time.end[10:16] == "T00:00":
        last -= timedelta(days=1)
    return first.isoformat() if last <= first else f"{first.isoformat()}/{last.isoformat()}"


def place_of(where: Around, reading: Reading) -> Place | None:
    """Return where a statement was made: a place after ``in`` in its own clause, the speaker's own phrase left out."""
    unit, draft = where.draft.unit, where.draft
    if draft.by is None or draft.by.kind == "source":
        return None
    wanted = unit.speech.words("speakers", "place")
    frame = set(where.frame)
    for mention in reading.cast.places_within(unit.span):
        tokens = unit_tokens_in(unit, [mention.span])
        if not tokens or tokens[0] not in frame or any(s.covers(mention.span) for s in draft.speakers):
            continue
        at = tokens[0] - 1
        while at >= 0 and unit.tokens[at].pos in ("DET", "ADJ"):
            at -= 1
        if at >= 0 and unit.words[at] in wanted:
            return mention.place
    return None


def channel_of(where: Around, reading: Reading) -> tuple[Channel | None, str | None]:
    """Return the channel of a statement and its basis."""
    unit, draft = where.draft.unit, where.draft
    speech = unit.speech
    kept = set(where.frame)
    if draft.by is not None and draft.by.kind != "source" and draft.how != "place":
        kept -= set(unit_tokens_in(unit, draft.speakers))
    found = find_channel(unit, sorted(kept), strict=True) or _paper_of(where)
    if found is None and (draft.by is None or draft.by.kind != "source"):
        found = find_channel(unit, list(where.rest), strict=True)
    if found is not None:
        return found, None
    if draft.by is None or draft.by.clause is None:
        return None, None
    told = _told(where)
    if told is not None:
        return told, None
    of_verb = speech.small.get("channel_verbs", {}).get(draft.by.clause.clause.lemma.lower())
    if of_verb:
        return Channel(of_verb[0], of_verb[1] if len(of_verb) > 1 else None), "verb"
    placed = draft.by.clause
    opener = placed.base + placed.clause.first
    if placed.clause.kind == "relative" and opener < len(unit.tokens) and unit.tokens[opener].pos == "ADP":
        outside = [i for i in sorted({*where.frame, *where.rest}) if i < opener]
        found = find_channel(unit, outside, strict=False, last=True)
        return found, None
    if any(unit.words[i] in speech.words("speakers", "channel_back") for i in where.frame):
        before = _sentences_before(unit, reading, 2)
        for sentence in before:
            earlier = Unit(unit.text, (sentence,), unit.quotations, speech)
            found = find_channel(earlier, range(len(earlier.tokens)), strict=False, last=True)
            if found is not None:
                return found, "named in the sentence before"
    if draft.by.verb is not None and draft.by.verb.mode == "writing":
        for sentence in _sentences_before(unit, reading, 3):
            earlier = Unit(unit.text, (sentence,), unit.quotations, speech)
            found = find_channel(earlier, range(len(earlier.tokens)), strict=True)
            if found is not None and found.type == "platform":
                return found, "platform named shortly before"
    return None, None


def _paper_of(where: Around) -> Channel | None:
    """Return the paper that is itself the source: dem Papier zufolge, according to the draft."""
    unit, cue = where.draft.unit, where.draft.by
    if cue is None or cue.kind not in ("source", "verb") or len(where.draft.speakers) != 1:
        return None
    head = next((p.head + base for base, p in unit.phrases() if where.draft.speakers[0].covers(p.span)), None)
    found = None if head is None else find_channel(unit, [head], strict=False)
    wanted = PAPERS if cue.kind == "source" else PAPERS[:1]
    return found if found is not None and found.type in wanted else None


def _told(where: Around) -> Channel | None:
    """Return the occasion that is told itself: told *a news conference*."""
    unit, cue = where.draft.unit, where.draft.by
    if cue is None or cue.clause is None or cue.clause.clause.lemma not in unit.speech.words("complement", "told"):
        return None
    at = max(cue.words) + 1
    for base, phrase in unit.phrases():
        if base + phrase.first == at and phrase.preposition is None:
            return find_channel(unit, range(base + phrase.first, base + phrase.last), strict=False)
    return None


def _sentences_before(unit: Unit, reading: Reading, count: int) -> list[Sentence]:
    index = unit.sentences[0].index
    all_sentences = reading.sentences.sentences
    position = next((n for n, s in enumerate(all_sentences) if s.index == index), 0)
    return [s for s in reversed(all_sentences[max(0, position - count) : position]) if s.role == "body" and s.tokens]


def find_channel(unit: Unit, tokens: Iterable[int], *, strict: bool, last: bool = False) -> Channel | None:
    """Return the first (or last) channel named among some tokens; ``strict`` asks for the right preposition."""
    allowed = list(tokens)
    inside = set(allowed)
    for i in reversed(allowed) if last else allowed:
        for word in unit.speech.channels_of(unit.tokens[i].form, unit.tokens[i].lemma):
            end = i + len(word.words)
            if not _fits(unit, i, end, word) or not inside.issuperset(range(i, end)):
                continue
            if not strict or not word.prepositions or _governed(unit, i, word.prepositions):
                return Channel(word.type, _named_platform(unit, i, end, word) or _name(unit, i, end, word))
    return None


def _fits(unit: Unit, start: int, end: int, word: ChannelWord) -> bool:
    forms = tuple(t.form for t in unit.tokens[start:end])
    if word.is_name:
        return forms == word.words
    if unit.tokens[end - 1 if end <= len(unit.tokens) else start].pos not in ("NOUN", "PROPN"):
        return False
    return len(forms) == len(word.words) and (
        len(forms) == 1 or tuple(f.lower() for f in forms) == tuple(w.lower() for w in word.words)
    )


def _governed(unit: Unit, at: int, prepositions: frozenset[str]) -> bool:
    for i in range(at - 1, max(-1, at - 1 - ATTRIBUTES), -1):
        token = unit.tokens[i]
        if unit.words[i] in prepositions and (at - i <= NEAR + 1 or unit.tokens[i + 1].pos == "DET"):
            return True
        if token.pos == "ADP" or (
            token.pos == "VERB" and token.mood is None and token.tag not in ("VBD", "VBZ", "VBP")
        ):
            continue
        if token.pos not in ("DET", "ADJ", "NOUN", "PROPN", "ADV", "NUM", "PRON", "PUNCT", "X"):
            return False
    return False


def _named_platform(unit: Unit, start: int, end: int, word: ChannelWord) -> str | None:
    """Return the proper name after ``der Plattform``."""
    if word.type != "platform" or word.is_name or end >= len(unit.tokens):
        return None
    for other in unit.speech.channels_of(unit.tokens[end].form, unit.tokens[end].lemma):
        if other.is_name and _fits(unit, end, end + len(other.words), other):
            return " ".join(other.words)
    return None


def _name(unit: Unit, start: int, end: int, word: ChannelWord) -> str:
    if word.is_name:
        return " ".join(word.words)
    if word.type == "broadcast":
        last = end
        while last < len(unit.tokens) and unit.tokens[last].pos == "PROPN" and unit.quoted[last] is None:
            last += 1
        if last > end:
            return unit.span_of(end, last).of(unit.text)
    lemma = unit.tokens[start].lemma if end - start == 1 else ""
    return lemma or unit.span_of(start, end).of(unit.text)
