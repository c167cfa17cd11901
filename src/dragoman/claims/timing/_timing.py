"""Where the day of an event or statement stands that its own words do not name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from dragoman.claims._reading import Reading
from dragoman.claims.timing._values import day_of, days_between, days_of, stretch_of
from dragoman.claims.timing._words import TimingWords
from dragoman.language import Clause, NounPhrase, Sentence
from dragoman.record import Act, Event, Statement, Status, Time
from dragoman.spans import Span

NEAR = 7
"""Days between an event and the report within which what came after the event has the days between as its time."""
CURRENT = 14
"""Days before the report within which a day of the paragraph may be that of what follows."""
NEWS = 2
"""Days before the report of which its news may be."""
FIRST = 2
"""Paragraphs in which an article says of which day its news are."""
REACH = 6000
"""Characters back to which a paragraph is read for a day, so that one without an end costs no more."""
RECALLED = 40
"""Events told before, or after, among which one that is meant again is looked for."""
LEAD = 24
"""Characters before a phrase among which the words stand that tie it to its clause."""
NEXT_TO = 4
"""Characters of the word at most that stands between a noun and its day (am, on)."""
FACTS: frozenset[Status] = frozenset(("happened", "ongoing"))
TALKS: frozenset[Act] = frozenset(("meeting", "negotiation", "conference"))
"""Acts that one occasion may be called by."""


class Told(NamedTuple):
    """An event that has a day: where its noun or verb stands, and that day."""

    start: int
    event: Event
    day: str


@dataclass(frozen=True, slots=True)
class Timing:
    """One article's days, and the events that have one."""

    reading: Reading
    words: TimingWords
    said: tuple[Span, ...]
    """What is said in the article, in order."""
    quoted: frozenset[str]
    """The statements whose words stand in the article, by id."""
    told: tuple[Told, ...]
    nouns: Mapping[str, frozenset[str]]
    """The acts told by each word."""
    published: date | None
    frame: tuple[str, str] | None
    """The days of the article's news: from the first day in its lead, or the one before it, to its own; and why."""
    lead: int | None
    """The first paragraph of the body."""

    @classmethod
    def of(cls, reading: Reading, statements: Sequence[Statement], events: Sequence[Event]) -> Timing:
        """Return the days of an article."""
        day = day_of(reading.article.published or "")
        published = date.fromisoformat(day) if day else None
        told = [Told(e.trigger.start, e, when) for e in events if e.time and (when := day_of(e.time))]
        nouns: dict[str, set[str]] = defaultdict(set)
        for one in told:
            nouns[one.event.trigger.of(reading.article.text).lower()].add(one.event.act)
        passages = reading.article.passages
        bodies = [n for n, p in enumerate(passages) if p.role == "body"][:FIRST]
        first = [
            days_between(time.value, published, NEWS)
            for n in bodies
            for time in reading.calendar.within(passages[n].span)
            if not _is_background(reading, time.span)
        ]
        return cls(
            reading=reading,
            words=reading.knowledge.derive(TimingWords),
            said=tuple(sorted(span for s in statements for span in s.spans)),
            quoted=frozenset(s.id for s in statements if s.type != "reported"),
            told=tuple(sorted(told, key=lambda t: t.start)),
            nouns={noun: frozenset(acts) for noun, acts in nouns.items()},
            published=published,
            frame=_frame(min((d[:10] for d in first if d is not None), default=None), published),
            lead=bodies[0] if bodies else None,
        )

    # --- where something stands

    def times(self, span: tuple[int, int], *, outside: Sequence[Span] = ()) -> Iterator[Time]:
        """Yield the times in a span that stand in none of some other spans and have days that end with the report."""
        for time in self.reading.calendar.within(span):
            if not any(s.covers(time.span) for s in outside):
                yield time

    # --- days

    def own(self, span: Span, outside: Sequence[Span]) -> tuple[str, str] | None:
        """Return the days that a length in a clause covers: in the past days, in den vergangenen drei Wochen."""
        for time in self.times(span, outside=outside):
            value = stretch_of(time)
            if value is not None:
                return value, f"«{time.span.of(self.reading.article.text)}», counted from the report"
        return None

    def tied(
        self, sentence: Sentence, clause: Clause, outside: Sequence[Span], event: Event | None = None
    ) -> tuple[str, str] | None:
        """Return the day of the event at or after which a clause says that something was."""
        text = self.reading.article.text
        for np in sentence.noun_phrases:
            if not (clause.first <= np.head < clause.last) or any(s.covers(np.span) for s in outside):
                continue
            if event is not None and (np.span.covers(event.trigger) or not event.span.overlaps(np.span)):
                continue
            lead = text[max(sentence.span.start, np.span.start - LEAD) : np.span.start]
            kind = self.words.tie(sentence.language, lead)
            other = self._named(sentence, np) if kind is not None else None
            if kind is None or other is None or self._is_later(other):
                continue
            if kind in ("at", "soon"):
                return other, f"{kind} «{np.span.of(text)}» of {other}"
            between = self.since(other, NEAR)
            if between is not None:
                return between, f"after «{np.span.of(text)}» of {other}, not after the report"
        return None

    def _named(self, sentence: Sentence, np: NounPhrase) -> str | None:
        """Return the day of the event that a phrase names: its own, or of one told before by the same noun."""
        text = self.reading.article.text
        at = bisect_left(self.told, np.span.start, key=lambda t: t.start)
        inside = bisect_left(self.told, np.span.end, lo=at, key=lambda t: t.start)
        if inside > at:
            return self.told[inside - 1].day
        nouns = [t for t in sentence.tokens[np.first : np.last] if t.pos == "NOUN"]
        if not nouns or not self.words.points_back(sentence.language, sentence.tokens[np.first].form):
            return None
        noun = nouns[-1].form.lower()
        before = self.told[max(0, at - RECALLED) : at]
        for told in reversed(before):
            if told.event.trigger.of(text).lower() == noun:
                return told.day
        acts = self.nouns.get(noun, frozenset()) | self.words.acts(sentence.language, noun)
        return next((t.day for t in reversed(before) if t.event.act in acts), None)

    def since(self, day: str, reach: int) -> str | None:
        """Return the days from one day to that of the report, if they are few."""
        return days_between(day, self.published, reach)

    def before_in(self, start: int, at: int) -> str | None:
        """Return the last current day named between two places of the text, outside of what is said."""
        found = None
        for time in self.times((start, at)):
            current = time.type in ("DATE", "TIME") and self.since(time.value, CURRENT)
            if current and not self._is_said(time.span) and not _is_background(self.reading, time.span):
                found = day_of(time.value)
        return found

    def said_in(self, span: Span) -> list[Span]:
        """Return what is said in a stretch of the text."""
        last = bisect_left(self.said, span.end, key=lambda s: s.start)
        return [s for s in self.said[max(0, last - RECALLED) : last] if s.overlaps(span)]

    def _sentence_before(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence before in the same paragraph."""
        before = self.reading.sentences.at(sentence.span.start - 2)
        return before if before is not None and before.paragraph == sentence.paragraph else None

    def _is_said(self, span: Span) -> bool:
        last = bisect_right(self.said, span.start, key=lambda s: s.start)
        return any(s.covers(span) for s in self.said[max(0, last - 6) : last])

    def through(self, value: str | None, at: int) -> str | None:
        """Return both ends of the days that a sentence names of which one is given (vom 14. bis 16. Februar)."""
        sentence = self.reading.sentences.at(at)
        if value is None or day_of(value) != value or sentence is None:
            return value
        for first, last in pairwise(self.times(sentence.span)):
            begin, end = day_of(first.value), day_of(last.value)
            between = self.reading.article.text[first.span.end : last.span.start].strip()
            ends = begin is not None and end is not None and begin < end and value in (begin, end)
            if ends and self.words.goes_on(sentence.language, between):
                return f"{begin}/{end}"
        return value

    # --- events

    def event(self, event: Event) -> tuple[str, str] | None:
        """Return the time of an event that has none, and why."""
        sentence = self.reading.sentences.at(event.trigger.start)
        if sentence is None:
            return None
        clause = _clause_at(sentence, event.trigger)
        inner = [c.span for c in sentence.clauses if clause is not None and c is not clause and c.first > clause.first]
        found = self.own(clause.span if clause is not None else event.span, inner)
        if found is not None:
            return found
        same = self._same_talks(event, sentence) or self._named_later(event, sentence)
        if same is not None or event.status not in FACTS or clause is None:
            return same
        if (found := self.tied(sentence, clause, inner, event)) is not None:
            return found
        before_main = clause.kind == "subordinate" and clause.introducer is not None
        if before_main and clause.introducer is not None:
            before_main = self.words.tie(sentence.language, sentence.tokens[clause.introducer].form) == "after"
        if before_main and (month := self._month_of(sentence, clause)) is not None:
            return month, "month or year of what came after it"
        beside_main = clause.finite is None and clause.kind in ("infinitive", "fragment")
        if not (clause.kind == "main" or before_main or beside_main):
            return self._lead(event, sentence) if self._is_quoted(event) else None
        if clause.tense == "pluperfect" or self._is_quoted(event):
            return self._lead(event, sentence) if self._is_quoted(event) else None
        if clause.first > 0 and (day := self._clause_before(sentence, clause)) is not None:
            return day, "time of the clause before"
        before = self._sentence_before(sentence)
        stretch = self.own(before.span, self.said_in(before.span)) if before is not None else None
        if stretch is not None:
            return stretch
        return self._lead(event, sentence) or self._news(event, sentence, clause)

    def _is_quoted(self, event: Event) -> bool:
        """Say whether an event stands in the words of somebody, and not in a report that somebody said something."""
        return event.reported_by is not None and event.reported_by in self.quoted

    def _same_talks(self, event: Event, sentence: Sentence) -> tuple[str, str] | None:
        """Return the day of the talks that a phrase points back at: An diesen Gesprächen nehmen .. teil."""
        if event.act not in TALKS:
            return None
        text = self.reading.article.text
        noun, shown = self._pointing(event, sentence)
        if noun is None:
            return None
        actors = {p.actor for p in event.participants}
        near = []
        at = bisect_left(self.told, event.trigger.start, key=lambda t: t.start)
        for told in self.told[max(0, at - RECALLED) : at + RECALLED]:
            other = told.event
            if other.act not in TALKS or (other.status in FACTS) != (event.status in FACTS):
                continue
            theirs = {p.actor for p in other.participants}
            alike = bool(actors & theirs) or not actors or not theirs
            there = self.reading.sentences.at(told.start)
            between = abs(there.index - sentence.index) if there is not None else RECALLED
            if not alike and other.trigger.of(text).lower() != noun and not (shown and between <= 1):
                continue
            if between <= (2 if told.start < event.trigger.start else 0):
                near.append((between, told))
        if not near:
            return None
        told = min(near, key=lambda n: n[0])[1]
        return told.day, f"as told before: «{told.event.trigger.of(text)}»"

    def _named_later(self, event: Event, sentence: Sentence) -> tuple[str, str] | None:
        """Return the day that the next sentence gives talks by their noun: vor Beginn der Konferenz am 4. Mai."""
        if event.act not in TALKS:
            return None
        text, lang = self.reading.article.text, sentence.language
        following = self.reading.sentences.at(sentence.span.end + 2)
        if following is None or following.paragraph != sentence.paragraph or following.index == sentence.index:
            return None
        for np in following.noun_phrases:
            noun = following.tokens[np.head].form.lower()
            if not self.words.points_back(lang, following.tokens[np.first].form):
                continue
            if event.act not in self.words.acts(lang, noun):
                continue
            for time in self.times((np.span.start, min(following.span.end, np.span.end + LEAD))):
                day = day_of(time.value) if time.type in ("DATE", "TIME") else None
                between = text[np.span.end : time.span.start].strip()
                if day is not None and (np.span.covers(time.span) or len(between) <= NEXT_TO):
                    return day, f"«{Span(np.span.start, time.span.end).of(text)}», named after it"
        return None

    def _pointing(self, event: Event, sentence: Sentence) -> tuple[str | None, bool]:
        """Return the noun for talks in an event's clause that points at some told before, and whether by this."""
        for np in sentence.noun_phrases:
            first = sentence.tokens[np.first].form
            if event.span.covers(np.span) and self.words.points_back(sentence.language, first):
                noun = sentence.tokens[np.head].form.lower()
                if np.span.covers(event.trigger) or TALKS & self.words.acts(sentence.language, noun):
                    return noun, self.words.shows(sentence.language, first)
        return None, False

    def _month_of(self, sentence: Sentence, clause: Clause) -> str | None:
        """Return the month or year that the clause names after which another says what had been before."""
        if clause.governor is None:
            return None
        above = sentence.clauses[clause.governor]
        inside = [c.span for c in sentence.clauses if c is not above and c.first > above.first]
        values = [t.value for t in self.times(above.span, outside=inside) if t.type == "DATE" and t.start is not None]
        wide = [v for v in values if len(v) in (len("2009"), len("2009-06")) and v.replace("-", "").isdigit()]
        return wide[0] if len(values) == len(wide) == 1 else None

    def _clause_before(self, sentence: Sentence, clause: Clause) -> str | None:
        held = [c.span for c in sentence.clauses if c.kind in ("subordinate", "relative", "infinitive")]
        found = None
        for time in self.times((sentence.span.start, clause.span.start), outside=held):
            if time.type in ("DATE", "TIME") and self.since(time.value, CURRENT) and not self._is_said(time.span):
                found = day_of(time.value)
        return found

    def _lead(self, event: Event, sentence: Sentence) -> tuple[str, str] | None:
        """Return the one day that a sentence names elsewhere; in the first paragraph else the article's frame."""
        named = [t for t in self.times(sentence.span) if t.type in ("DATE", "TIME") and not self._is_said(t.span)]
        days = {day_of(t.value) for t in named}
        if days:
            day = next(iter(days)) if len(days) == 1 else None
            if day is None or self.since(day, CURRENT) is None:
                return None
            # A day that is spoken of, and not one to come, may be that of the event.
            told = [t for t in self.times(sentence.span) if t.start is not None and self._is_said(t.span)]
            spoken = any(t.start is not None and t.start[:10] <= str(self.published) for t in told)
            return None if spoken else (day, "the day that its sentence names")
        return self.frame if sentence.paragraph == self.lead else None

    def _news(self, event: Event, sentence: Sentence, clause: Clause) -> tuple[str, str] | None:
        """Return the article's frame for what is told in the past and stands behind no other time of its paragraph."""
        main = next((c for c in sentence.clauses if c.kind == "main" and c.finite is not None), clause)
        tense = clause.tense if clause.finite is not None else main.tense
        if event.status != "happened" or tense not in ("past", "perfect") or self._dated(sentence, clause.span.end):
            return None
        return self.frame

    def _paragraph(self, sentence: Sentence) -> int:
        """Return where the paragraph of a sentence begins, not too far back."""
        passages = self.reading.article.passages
        start = passages[sentence.paragraph].span.start if sentence.paragraph < len(passages) else sentence.span.start
        return max(start, sentence.span.start - REACH)

    def _dated(self, sentence: Sentence, end: int) -> bool:
        """Say whether the paragraph of a sentence names some time of the calendar before a place."""
        named = [t for t in self.times((self._paragraph(sentence), end)) if t.type in ("DATE", "TIME")]
        known = (t.span for t in named if t.start is not None)
        return any(not self._is_said(span) and not _is_background(self.reading, span) for span in known)

    # --- statements

    def statement(self, stmt: Statement) -> tuple[str | None, str | None]:
        """Return the time of a statement, corrected or found, and why; None where it stays unknown."""
        time, why = stmt.time, stmt.basis.get("time")
        wrong = time is not None and (
            self._is_later(time)
            or self._was_said(stmt, time, why)
            or self._of_noun(stmt, time)
            or self._is_ahead(stmt, time, why)
        )
        if time is not None and not wrong:
            return time, why
        cue = stmt.cue_span
        sentence = self.reading.sentences.at(cue.start) if cue is not None else None
        if cue is None or sentence is None or sentence.role != "body":
            return None, None
        clause = _clause_at(sentence, cue)
        if clause is None or clause.tense in ("future", "pluperfect"):
            return None, None
        for time_said in self.times((stmt.spans[0].start, stmt.spans[0].end)):
            # What follows the verb at once is its own day (said last week the deal was dead), not the content's.
            gap = self.reading.article.text[cue.end : time_said.span.start]
            said = days_of(time_said)
            if time_said.span.start == stmt.spans[0].start and gap == " " and said and not self._is_later(said):
                return said, "the words right behind the verb"
        found = self.own(clause.span, stmt.spans) or self.tied(sentence, clause, stmt.spans)
        if found is not None:
            return found
        day = self.before_in(self._paragraph(sentence), min(cue.start, stmt.spans[0].start))
        between = self.since(day, CURRENT) if day is not None else None
        if between is not None:
            return between, f"not before {day}, named before in the paragraph, nor after the report"
        return (None, None) if self._dated(sentence, cue.end) else self.frame or (None, None)

    def _is_later(self, time: str) -> bool:
        """Say whether a time begins after the report."""
        first = day_of(time.split("/")[0])
        return self.published is not None and first is not None and date.fromisoformat(first) > self.published

    def _is_ahead(self, stmt: Statement, time: str, why: str | None) -> bool:
        """Say whether a time taken from the sentence of a statement stands there only in clauses on what is to come."""
        cue = stmt.cue_span
        sentence = self.reading.sentences.at(cue.start) if cue is not None else None
        if why != "same sentence" or cue is None or sentence is None:
            return False
        own = _clause_at(sentence, cue)
        clauses = [_clause_at(sentence, t.span) for t in self.times(sentence.span) if t.value[: len(time)] == time]
        return bool(clauses) and all(
            c is not None and c is not own and (c.modal is not None or c.tense == "future") for c in clauses
        )

    def _of_noun(self, stmt: Statement, time: str) -> bool:
        """Say whether a year or month belongs to a noun (the borders of 2014) wherever its paragraph names it."""
        if len(time) > len("2014-01"):
            return False
        sentence = self.reading.sentences.at((stmt.cue_span or stmt.spans[0]).start)
        if sentence is None:
            return False
        text, start = self.reading.article.text, self._paragraph(sentence)
        named = [t for t in self.times((start, sentence.span.end)) if t.value == time]
        lead = [text[max(start, t.span.start - LEAD) : t.span.start] for t in named]
        return bool(lead) and all(self.words.belongs(sentence.language, words) for words in lead)

    def _was_said(self, stmt: Statement, time: str, why: str | None) -> bool:
        """Say whether a day taken from the sentence before is one that somebody speaks of there."""
        if why is None or not why.startswith("sentence before"):
            return False
        sentence = self.reading.sentences.at(min(s.start for s in (*stmt.spans, stmt.cue_span or stmt.spans[0])))
        before = self.reading.sentences.at(sentence.span.start - 2) if sentence is not None else None
        if before is None:
            return False
        same = [t for t in self.times(before.span) if t.value[:10] == time[:10]]
        return bool(same) and all(self._is_said(t.span) for t in same)


def _clause_at(sentence: Sentence, span: Span) -> Clause | None:
    """Return the smallest clause that holds a stretch of a sentence."""
    held = [c for c in sentence.clauses if c.span.start <= span.start and span.end <= c.span.end]
    return min(held, key=lambda c: c.last - c.first) if held else None


def _is_background(reading: Reading, span: Span) -> bool:
    """Say whether a time stands in a clause that tells what had been before."""
    sentence = reading.sentences.at(span.start)
    clause = _clause_at(sentence, span) if sentence is not None else None
    return clause is not None and clause.tense == "pluperfect"


def _frame(first: str | None, published: date | None) -> tuple[str, str] | None:
    if published is None or published == date.min:
        return None
    start = first or (published - timedelta(days=1)).isoformat()
    days = start if start == published.isoformat() else f"{start}/{published}"
    return days, "the article's frame: its news are of these days"
