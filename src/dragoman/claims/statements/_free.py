"""Speech that goes on without a cue: quotations on their own, subjunctive sentences, hearsay."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.claims.statements._cues import find_cues
from dragoman.claims.statements._draft import Draft
from dragoman.claims.statements._introduced import speaks
from dragoman.claims.statements._phrases import extended
from dragoman.claims.statements._shape import Shapes
from dragoman.claims.statements._unit import Unit, paragraphs_of
from dragoman.spans import Span

FREE_WORDS = 4
"""Words that a quotation without a cue needs to be taken for speech."""
MEMORY = 3
"""Units after which nobody remembers who spoke last."""


@dataclass(slots=True)
class Memory:
    """Who spoke last, as a reader remembers it."""

    draft: Draft | None = None
    unit: int = -MEMORY
    paragraph: int = -1

    def note(self, drafts: list[Draft], shapes: Shapes) -> None:
        """Remember who spoke last in a unit: in a statement, else as the subject of a verb of speech."""
        unit = shapes.unit
        spoken = [d for d in drafts if d.carrier is None and d.speakers]
        if spoken:
            last = max(spoken, key=lambda d: d.start)
            self.draft = replace(last, speakers=last.meant or last.speakers, meant=())
            self.unit, self.paragraph = unit.number, unit.paragraph
            return
        untold = unit.speech.words("modals", "untold")
        for cue in reversed(find_cues(shapes)):
            if cue.clause is not None and cue.clause.clause.modal in untold:
                self.unit = unit.number if self.just(unit) and self.knows(unit) else self.unit
                continue
            if cue.kind == "verb" and cue.speakers and cue.clause is not None and cue.clause.clause.kind == "main":
                phrases = tuple(unit.span_of(*r) for r in cue.speakers)
                self.draft = Draft("reported", (unit.span,), unit, speakers=phrases, how="subject")
                self.unit, self.paragraph = unit.number, unit.paragraph
                return

    def knows(self, unit: Unit) -> bool:
        """Say whether it is remembered who spoke before a unit."""
        near = unit.number - self.unit <= MEMORY and unit.paragraph - self.paragraph <= 1
        return self.draft is not None and near

    def quoted(self, unit: Unit) -> bool:
        """Say whether the unit right before in the paragraph was direct speech, which a few words may go on with."""
        near = self.unit + 1 == unit.number and self.paragraph == unit.paragraph
        return near and self.draft is not None and self.draft.type == "direct" and bool(self.draft.speakers)

    def just(self, unit: Unit) -> bool:
        """Say whether somebody spoke in the unit right before."""
        return unit.number - self.unit <= 1

    def attributed(self, draft: Draft) -> Draft:
        """Return a statement with the one who spoke last as its speaker, if that is near enough to be remembered."""
        last, unit = self.draft, draft.unit
        if last is None or not self.knows(unit):
            return draft
        return replace(draft, speakers=last.speakers, how="remembered", speaker_unit=last.speaker_unit or last.unit)


def free_quotations(shapes: Shapes, drafts: list[Draft], memory: Memory) -> list[Draft]:
    """Return the quotations of a unit that no cue introduces but that hold somebody's words."""
    unit = shapes.unit
    found: list[Draft] = []
    for number, piece in enumerate(unit.pieces):
        if piece.quote is None:
            continue
        quotation = unit.quotations[piece.quote]
        inner = quotation.content.trimmed(unit.text)
        empty = not any(c.isalnum() for c in inner.of(unit.text))
        if empty or any(d.covers(inner.start) for d in [*drafts, *found]):
            continue
        words = [i for i in range(piece.first, piece.last) if unit.words[i][0].isalnum()]
        alone = piece.mark in ("", ".", "!", "?") and number in (0, len(unit.pieces) - 1) and len(unit.pieces) <= 2
        named = _name_before_colon(shapes, number)
        if named is not None or (piece.mark == ":" and _continuing(shapes, number)):
            draft = Draft("direct", paragraphs_of(quotation, unit.text), unit)
            if named is None:
                found.append(_attributed(draft, drafts, memory, shapes))
            else:
                found.append(replace(draft, speakers=(named,), how="named before colon"))
        elif (
            len(words) >= (1 if alone and memory.quoted(unit) else FREE_WORDS)
            and (piece.mark == ":" or alone)
            and speaks(shapes, piece.quote)
        ):
            found.append(
                _attributed(Draft("direct", paragraphs_of(quotation, unit.text), unit), drafts, memory, shapes)
            )
    return found


def _attributed(draft: Draft, drafts: list[Draft], memory: Memory, shapes: Shapes) -> Draft:
    """Return a quotation with the speaker who stands before it in its own sentence, else the one remembered."""
    near = [d for d in drafts if d.speakers and d.carrier is None and d.start < draft.start]
    if near:
        last = max(near, key=lambda d: d.start)
        return replace(draft, speakers=last.speakers, how="same sentence", meant=last.meant)
    subject = _subject_before(shapes, draft)
    if subject is not None:
        return replace(draft, speakers=(subject,), how="subject before colon")
    return memory.attributed(draft)


def _subject_before(shapes: Shapes, draft: Draft) -> Span | None:
    """Return the subject of the last main clause before a colon, as in *Der Minister wurde deutlich*: „..“."""
    unit = shapes.unit
    found: Span | None = None
    for placed in unit.clauses:
        clause = placed.clause
        if clause.kind != "main" or clause.passive or (placed.anchor or 0) >= len(unit.tokens):
            continue
        if unit.tokens[placed.anchor or 0].start >= draft.start or clause.subject is None:
            continue
        phrase = placed.phrase(clause.subject)
        head = unit.tokens[placed.base + phrase.head]
        named = any(t.pos == "PROPN" for t in unit.tokens[placed.base + phrase.first : placed.base + phrase.last])
        if named or (head.pos == "PRON" and unit.words[placed.base + phrase.first] in _persons(unit)):
            found = unit.span_of(*extended(shapes, placed.base, phrase))
    return found


def _persons(unit: Unit) -> frozenset[str]:
    return unit.speech.words("speakers", "pronouns") - unit.speech.words("speakers", "vague")


def _name_before_colon(shapes: Shapes, number: int) -> Span | None:
    """Return the phrase of ``Der Minister: „..“``."""
    unit = shapes.unit
    if number == 0 or unit.pieces[number].mark != ":" or shapes[number - 1].kind != "phrase":
        return None
    piece = unit.pieces[number - 1]
    if piece.last - piece.first > 6 or (number - 1 and not shapes.ends_before(number - 1)):
        return None
    if any(unit.tokens[i].pos == "PROPN" for i in range(piece.first, piece.last)):
        return unit.span_of(piece.first, piece.last)
    return None


def _continuing(shapes: Shapes, number: int) -> bool:
    """Say whether a colon follows ``Und weiter`` or the like."""
    unit = shapes.unit
    if number == 0:
        return False
    piece = unit.pieces[number - 1]
    words = set(unit.words[piece.first : piece.last])
    return piece.last - piece.first <= 3 and bool(words & unit.speech.words("inquit", "continuing"))


def free_indirect(shapes: Shapes, drafts: list[Draft], memory: Memory) -> list[Draft]:
    """Return a unit that goes on in somebody's reported speech although no cue says so, as one statement or none."""
    unit = shapes.unit
    if not unit.clauses or any(d.type != "direct" and not _within_report(d) for d in drafts):
        return []
    main = [n for n in range(len(unit.pieces)) if shapes[n].kind in ("main", "verb_first")]
    if not main:
        return []
    reported = [n for n in main if shapes.subjunctive(n) and not _only_possible(shapes, n)]
    span = unit.span
    end = span.end
    while end > span.start and not unit.text[end - 1].isalnum() and unit.text[end - 1] not in '“”"»«':
        end -= 1
    if reported and not memory.knows(unit) and not any(_first_subjunctive(shapes, n) for n in reported):
        return []
    if reported and (len(reported) * 2 >= len(main)):
        first = unit.pieces[0].first if reported[0] == main[0] else unit.pieces[reported[0]].first
        start = unit.tokens[first].start
        whole = Span(start, end)
        nested = [replace(d, carrier=d.carrier or (whole,)) for d in drafts]
        known = {d.start for d in nested}
        for index, quotation in unit.outer_quotations:
            inner = quotation.content.trimmed(unit.text)
            if inner.start < inner.end and inner.start not in known and whole.covers(inner) and speaks(shapes, index):
                nested.append(memory.attributed(Draft("direct", (inner,), unit, carrier=(whole,))))
        told = Draft("indirect_free_indirect", (whole,), unit)
        subject = _subject_before(shapes, told) if unit.pieces[reported[0]].mark == ":" else None
        if subject is not None:
            return [replace(told, speakers=(subject,), how="subject before colon"), *nested]
        return [memory.attributed(told), *nested]
    hearsay = unit.speech.words("modals", "hearsay_forms")
    heard = memory.attributed(Draft("free_indirect", (Span(span.start, end),), unit))
    verb = shapes[main[0]].finite
    if heard.speakers and verb is not None and unit.words[verb] in hearsay:
        spoken = memory.just(unit) and not _is_scheduled(unit, verb)
        return [heard] if spoken or _of_the_past(shapes, main[0]) else []
    return []


def _only_possible(shapes: Shapes, number: int) -> bool:
    """Say whether a verb is in the form in which authors themselves guess and wish: es könnte regnen."""
    finite = shapes[number].finite
    return finite is not None and shapes.unit.words[finite] in shapes.unit.speech.words("modals", "authors_own")


def _is_scheduled(unit: Unit, finite: int) -> bool:
    """Say whether a sentence opens with a date, as plans do: *Am 3. Mai* sollen die Gespräche beginnen."""
    return any(c.isdigit() for word in unit.words[:finite] for c in word)


def _of_the_past(shapes: Shapes, number: int) -> bool:
    """Say whether hearsay is about what has happened, as no plan is: soll sich *ereignet haben*."""
    unit, piece = shapes.unit, shapes.unit.pieces[number]
    end = unit.pieces[shapes.sentence_end(number) - 1].last
    perfect = unit.speech.words("modals", "perfect_infinitives")
    tags = [unit.tokens[i].tag for i in range(piece.first, end)]
    words = unit.words[piece.first : end]
    return any(a in ("VVPP", "VAPP", "VMPP", "VVFIN") and w in perfect for a, w in zip(tags, words[1:], strict=False))


def _first_subjunctive(shapes: Shapes, number: int) -> bool:
    """Say whether the verb of a piece is in the form that does nothing but report: sei, habe, werde."""
    finite = shapes[number].finite
    return finite is not None and shapes.unit.tokens[finite].feat("Tense") == "Pres"


def _within_report(draft: Draft) -> bool:
    """Say whether the cue of a statement is itself told in the subjunctive: ``Er wisse nicht, ob ..``."""
    clause = None if draft.by is None or draft.by.clause is None else draft.by.clause.clause
    return draft.carrier is not None or (clause is not None and clause.kind == "main" and clause.mood == "subjunctive")
