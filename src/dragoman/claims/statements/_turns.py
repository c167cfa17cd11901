"""Interviews and transcripts: what is said by turns, after a label with the speaker's name or after a question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from dragoman.claims.statements._draft import Draft
from dragoman.claims.statements._unit import Unit
from dragoman.knowledge.speech import Speech
from dragoman.language import Sentence, Sentences
from dragoman.mentions import Cast
from dragoman.spans import Span

LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n.!?;„“”\"»«]{0,58}?)\s*:\s+(?=\S)")
LABEL_WORDS = 6
LABELLED = 3
"""Paragraphs with a label that make a transcript; so many questions with answers make an interview without labels."""
QUESTION = 320
"""Code points of the longest question."""
TURN = "turn"
ANSWER = "answer"


class _Paragraph(NamedTuple):
    span: Span
    sentences: tuple[Sentence, ...]
    label: Span | None

    def asks(self, text: str) -> bool:
        return text[self.span.end - 1 : self.span.end] == "?" and self.span.end - self.span.start <= QUESTION


def find_turns(sentences: Sentences, tables: Mapping[str, Speech]) -> list[Draft]:
    """Return what is said by turns, one direct statement a turn; nothing where the text has not that form.

    The speaker of a turn is named by its label; an answer without one has none (`answerer` looks for who is asked).
    """
    text = sentences.text
    paragraphs = _paragraphs(sentences)
    labels = Counter(p.label.of(text).casefold() for p in paragraphs if p.label)
    asking = {w.casefold() for speech in tables.values() for w in speech.words("turns", "asking")}
    asked = any(label.split()[-1] in asking for label in labels) and len(labels) > 1
    labelled = asked or (sum(labels.values()) >= LABELLED and max(labels.values()) > 1)
    answers = [b for a, b in pairwise(paragraphs) if a.asks(text) and not b.asks(text)]
    if not labelled and (len(answers) < LABELLED or 2 * sum(_is_own(a, tables) for a in answers) < len(answers)):
        return []
    speaking = {label for label in labels if label.split()[-1] not in asking}
    interview = not labelled or (asked and len(speaking) <= 1)
    found: list[Draft] = []
    turn: list[_Paragraph] = []
    last: Span | None = None
    silent = True
    for paragraph in paragraphs:
        label = paragraph.label if labelled else None
        if label is not None or paragraph.asks(text):
            found += _closed(turn, last, interview, sentences, tables)
            turn = []
        if label is not None:
            silent = label.of(text).casefold().split()[-1] in asking
            last = last if silent else label
        elif paragraph.asks(text):
            silent = False
            continue
        if not silent:
            turn.append(paragraph)
    return found + _closed(turn, last, interview, sentences, tables)


def _closed(
    turn: Sequence[_Paragraph],
    label: Span | None,
    interview: bool,
    sentences: Sentences,
    tables: Mapping[str, Speech],
) -> list[Draft]:
    """Return a turn as a statement; one in a language that is not read is none."""
    speech = tables.get(turn[0].sentences[0].language) if turn else None
    if speech is None:
        return []
    unit = Unit(sentences.text, turn[0].sentences, sentences.quotations, speech)
    named = () if label is None else (label,)
    spans = tuple(p.span for p in turn)
    return [Draft("direct", spans, unit, speakers=named, how=ANSWER if interview else TURN)]


def with_turns(drafts: list[Draft], turns: Sequence[Draft]) -> list[Draft]:
    """Put what is told within a turn inside of it, and leave out what the turn's speaker says of himself."""
    if not turns:
        return drafts
    kept: list[Draft] = list(turns)
    spans = sorted((span, number) for number, turn in enumerate(turns) for span in _with_label(turn))
    position = 0
    for draft in drafts:
        while position < len(spans) and spans[position][0].end <= draft.start:
            position += 1
        if position == len(spans) or not spans[position][0].start <= draft.start:
            kept.append(draft)
        elif _told_of_another(draft) and turns[spans[position][1]].start <= draft.start:
            turn = turns[spans[position][1]]
            kept.append(draft if draft.carrier is not None else replace(draft, carrier=turn.spans))
    kept.sort(key=lambda d: (d.start, -d.spans[-1].end, d.carrier is not None, d.type))
    return kept


def _with_label(turn: Draft) -> tuple[Span, ...]:
    first = turn.spans[0]
    labelled = turn.speakers and turn.unit.span.covers(turn.speakers[0])
    return (Span(turn.speakers[0].start, first.end), *turn.spans[1:]) if labelled else turn.spans


def named_by(label: str, cast: Cast) -> tuple[str, ...]:
    """Return the one actor whose last name ends a label in capitals: FOREIGN MINISTER KANG."""
    last = label.split()[-1].casefold()
    found = [a.id for a in cast.actors.values() if a.type == "person" and last in a.name.casefold().split()]
    return tuple(found) if len(found) == 1 else ()


def answerer(cast: Cast, before: int) -> tuple[str, ...]:
    """Return the one person that the lines before the first answer name, nobody if they name several."""
    named = {m.actor for m in cast.within((0, before)) if cast.actors[m.actor].type == "person"}
    return tuple(named) if len(named) == 1 else ()


def _is_own(answer: _Paragraph, tables: Mapping[str, Speech]) -> bool:
    """Say whether somebody speaks of himself in an answer, as the author of questions and answers does not."""
    speech = tables.get(answer.sentences[0].language)
    own = speech.words("turns", "own") if speech is not None else frozenset()
    return any(t.form.casefold() in own for sentence in answer.sentences for t in sentence.tokens)


def _told_of_another(draft: Draft) -> bool:
    """Say whether somebody else than the speaker of the turn is named as saying it."""
    if not draft.speakers or draft.how in (TURN, ANSWER) or draft.type in ("free_indirect", "indirect_free_indirect"):
        return False
    unit = draft.speaker_unit or draft.unit
    vague = unit.speech.words("speakers", "vague")
    return not all(span.of(unit.text).casefold() in vague for span in draft.speakers)


def _paragraphs(sentences: Sentences) -> list[_Paragraph]:
    text = sentences.text
    found = []
    read = (s for s in sentences.sentences if s.tokens and s.role in ("body", "heading"))
    for _, group in groupby(read, key=lambda s: s.paragraph):
        own = tuple(group)
        span = Span(own[0].span.start, own[-1].span.end)
        match = LABEL.match(text, span.start, span.end)
        label = Span(*match.span("label")) if match else None
        if label is None or not _is_label(label.of(text)):
            found.append(_Paragraph(span, own, None))
        elif match is not None:
            found.append(_Paragraph(Span(match.end(), span.end), own, label))
    return found


def _is_label(words: str) -> bool:
    """Say whether words are a name or an office as before a turn, each with a capital, the small ones apart."""
    parts = words.split()
    return len(parts) <= LABEL_WORDS and all(p[0].isupper() or p[0] in "(/&" or len(p) <= 3 for p in parts)
