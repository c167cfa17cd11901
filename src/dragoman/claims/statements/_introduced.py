"""Statements that a cue introduces: direct, indirect, and speech acts that are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.claims.statements._content import Content, content_of
from dragoman.claims.statements._cue import Cue
from dragoman.claims.statements._cues import find_cues
from dragoman.claims.statements._draft import Draft
from dragoman.claims.statements._inline import goes_along, quoted_as_saying
from dragoman.claims.statements._nouns import noun_content, noun_cues
from dragoman.claims.statements._people import speakers_of
from dragoman.claims.statements._shape import Range, Shapes
from dragoman.claims.statements._unit import Placed, Unit, paragraphs_of
from dragoman.spans import Span

TERM = 2
"""Words that a name or term in quotation marks may have."""
TITLE = 4
"""Words that the name of a paper or programme has at most."""
STRIPPED = " \t\n,;:–—-.()[]…"
"""Marks and space that are cut off the ends of an indirect content."""


def introduced(shapes: Shapes) -> list[Draft]:
    """Return the statements of a unit that have a cue, those inside others after them."""
    unit = shapes.unit
    cues = find_cues(shapes)
    found: list[Draft] = []
    passing = _passed_on(shapes, cues)
    for quoting in cues:
        if quoting.kind == "verb" and quoting.speakers and (said := _quotes_another(quoting, shapes)) is not None:
            passing.setdefault(said, []).append(quoting)
    for cue in sorted(cues, key=lambda c: (_rank(c), c.anchor)):
        if any(cue is source for sources in passing.values() for source in sources if source.kind != "verb"):
            continue
        speakers, how = speakers_of(cue, shapes, cues)
        content = content_of(cue, shapes, cues)
        spans: list[Draft] = []
        if _not_said(cue, content, shapes) or (content is not None and _still_to_say(cue, content, shapes)):
            continue
        if content is not None and not (content.place == "after" and _answers_act(cue, shapes)):
            spans = _drafts(cue, content, shapes)
        elif cue.kind == "verb":
            spans = _without_complement(cue, shapes, cues)
        cue_spans = tuple(unit.tokens[i].span for i in cue.words)
        frame = (unit.span_of(cue.first, cue.last),)
        carrier = next((d.spans for d in found if _holds(d, cue)), None)
        for draft in spans:
            same = next((i for i, d in enumerate(found) if d.spans == draft.spans), None)
            if same is not None and not _tells_of(draft, cue, found[same]):
                continue
            if same is not None:
                found[same] = replace(found[same], carrier=draft.spans)
            found.append(
                replace(
                    draft,
                    cue=cue_spans,
                    speakers=speakers,
                    how=how,
                    frame=frame,
                    by=cue,
                    via=tuple(unit.span_of(*r) for c in passing.get(cue.anchor, ()) for r in c.speakers),
                    carrier=draft.carrier or carrier,
                )
            )
    found = [_within(d, found) for d in found]
    found = [d for d in found if not _act_of_its_frame(d) and not _is_half(d, found)]
    return found + _carried_by_nouns(shapes, found)


def _within(draft: Draft, found: list[Draft]) -> Draft:
    """Return a statement inside the one that holds its cue, where that is read later: *Er glaube, dass*, sagte sie."""
    if draft.carrier is not None or draft.by is None or draft.by.kind != "verb":
        return draft
    outer = [d for d in found if d.type == "indirect" and d.spans != draft.spans and _holds(d, draft.by)]
    outer = [d for d in outer if all(any(s.covers(own) for s in d.spans) for own in draft.spans)]
    if not outer:
        return draft
    return replace(draft, carrier=min(outer, key=lambda d: d.spans[-1].end - d.start).spans)


def _is_half(draft: Draft, found: list[Draft]) -> bool:
    """Say whether the words of a statement are one half of another, which goes on behind its inquit."""
    own = set(draft.spans)
    return draft.type == "indirect" and any(own < set(d.spans) for d in found if d.type == "indirect")


def _act_of_its_frame(draft: Draft) -> bool:
    """Say whether an act within a statement is told of nobody in it: China, he noted, *had backed him*."""
    if draft.type != "reported" or draft.carrier is None or not draft.speakers:
        return False
    return not any(s.start <= draft.speakers[0].start < s.end for s in draft.carrier)


def _carried_by_nouns(shapes: Shapes, found: list[Draft]) -> list[Draft]:
    """Return the statements that a noun of speech carries and no verb has introduced."""
    unit = shapes.unit
    added: list[Draft] = []
    for cue in noun_cues(shapes):
        held = noun_content(cue, shapes)
        if held is None or any(_is_said(d, cue, unit.tokens[held[0]].start) for d in found):
            continue
        carrier = next((d.spans for d in found if _holds(d, cue)), None)
        for draft in _drafts(cue, Content((held,), "after"), shapes):
            named = replace(
                draft,
                cue=tuple(unit.tokens[i].span for i in cue.words),
                speakers=tuple(unit.span_of(*r) for r in cue.speakers),
                how="source",
                frame=(unit.span_of(cue.first, cue.last),),
                by=cue,
                carrier=draft.carrier or carrier,
            )
            added.append(named)
    return added


def _is_said(draft: Draft, cue: Cue, start: int) -> bool:
    """Say whether a statement already has the words that begin at ``start``, or the same complement."""
    return draft.start == start or (draft.type != "reported" and draft.by is not None and draft.by.last == cue.last)


def _rank(cue: Cue) -> int:
    """Return the order in which cues are read: those of whole sentences before those inside."""
    if cue.kind != "verb":
        return 0
    return 1 if cue.clause is None or cue.clause.clause.kind == "main" else 2


def _holds(draft: Draft, cue: Cue) -> bool:
    """Say whether a cue is part of what another one introduced; acts that are told hold nothing but themselves."""
    return draft.type != "reported" and draft.by is not cue and draft.covers(draft.unit.tokens[cue.anchor].start)


def _passed_on(shapes: Shapes, cues: list[Cue]) -> dict[int, list[Cue]]:
    """Return the sources that stand inside the clause of an inquit, by its place: .., sagte der Minister laut CNN."""
    found: dict[int, list[Cue]] = {}
    for cue in cues:
        if cue.kind != "verb" or cue.clause is None or cue.clause.clause.kind != "main":
            continue
        for source in cues:
            inside = source.kind == "source" and cue.anchor < source.anchor and source.last <= cue.last
            if inside and (content := content_of(cue, shapes, cues)) is not None and content.place == "before":
                found.setdefault(cue.anchor, []).append(source)
    return found


def _answers_act(cue: Cue, shapes: Shapes) -> bool:
    """Say whether a verb judges somebody else's words: wies den Vorwurf zurück, lehnte den Vorschlag ab, ..."""
    if cue.verb is None or "act" not in cue.verb.frames or cue.verb.polarity != "-" or cue.clause is None:
        return False
    heads = (cue.clause.phrase(i).head + cue.clause.base for i in cue.clause.clause.objects)
    return any("act" in shapes.unit.speech.noun_kinds(shapes.unit.tokens[h].form) for h in heads)


def _not_said(cue: Cue, content: Content | None, shapes: Shapes) -> bool:
    """Say whether a cue denies that anything was said: ``sagte nicht, ob ..``; ``glaubt nicht, dass`` still speaks."""
    if cue.verb is None:
        return False
    asked = not cue.speakers and not shapes.unit.speech.comma_before_complement and cue.anchor in shapes.unit.bases
    if asked and cue.verb.lemma in shapes.unit.speech.words("complement", "asked"):
        return True
    if _asks_for_silence(cue, shapes) or _quotes_another(cue, shapes) is not None:
        return True
    if not cue.verb.strong and _is_nobody(cue, shapes):
        return True
    if cue.negated and cue.verb.polarity == "-" and content is not None and content.place == "before":
        return True
    return cue.negated and cue.verb.polarity == "+" and cue.verb.mode != "thought"


def _quotes_another(cue: Cue, shapes: Shapes) -> int | None:
    """Return the participle behind *as* that tells what somebody is quoted with: quoted an official as *saying* .."""
    unit = shapes.unit
    if cue.clause is None or cue.clause.clause.lemma not in unit.speech.words("complement", "quoting"):
        return None
    number = unit.piece_at(max(cue.words))
    end = max(cue.words) if number is None else unit.pieces[number].last
    return next((i for i in range(max(cue.words) + 1, end) if quoted_as_saying(shapes, i) is not None), None)


def _still_to_say(cue: Cue, content: Content, shapes: Shapes) -> bool:
    """Say whether somebody only means to answer a question: will erklären, *weshalb* .."""
    clause = None if cue.clause is None else cue.clause.clause
    speech = shapes.unit.speech
    if clause is None or clause.modal not in speech.words("modals", "intended"):
        return False
    first = shapes.unit.words[content.ranges[0][0]]
    return content.place == "after" and first in speech.words("complement", "question") | speech.words(
        "nouns", "asking"
    )


def _asks_for_silence(cue: Cue, shapes: Shapes) -> bool:
    """Say whether a source only asks that its name be kept back: asking *not to be named*, bat um Anonymität."""
    unit = shapes.unit
    number = unit.piece_at(cue.anchor)
    if number is None or cue.verb is None or cue.verb.mode not in ("speech", "order"):
        return False
    piece = unit.pieces[number]
    held = unit.words[max(cue.words) + 1 : piece.last]
    return any(w in held for w in unit.speech.words("speakers", "namelessness"))


def _is_nobody(cue: Cue, shapes: Shapes) -> bool:
    """Say whether nobody in particular is said to think something: man weiß, niemand erwartet."""
    nobody = shapes.unit.speech.words("speakers", "nobody")
    return len(cue.speakers) == 1 and shapes.unit.words[slice(*cue.speakers[0])][:1] in {(w,) for w in nobody}


def _drafts(cue: Cue, content: Content, shapes: Shapes) -> list[Draft]:
    unit = shapes.unit
    ranges = [r for r in (_after_colon(shapes, r) for r in content.ranges) if r[0] < r[1]]
    quotes = _quotes_in(shapes, ranges)
    if quotes and not _words_outside(shapes, ranges):
        held = (span for q in quotes for span in paragraphs_of(unit.quotations[q], unit.text))
        return [Draft("direct", tuple(held), unit)]
    spans = tuple(s for s in (_trim(unit, r) for r in ranges) if s.start < s.end)
    if not spans:
        return []
    drafts = [Draft("indirect", spans, unit)]
    drafts += [
        Draft("direct", (_inner(unit, q),), unit, carrier=spans) for q in quotes if speaks(shapes, q, within=True)
    ]
    return drafts


def _after_colon(shapes: Shapes, span: Range) -> Range:
    """Return a range that ends in a quotation after a colon cut down to that quotation."""
    unit = shapes.unit
    number = unit.piece_at(span[1] - 1)
    if number is not None and unit.pieces[number].quote is not None and unit.pieces[number].mark == ":":
        return max(span[0], unit.pieces[number].first), span[1]
    return span


def _quotes_in(shapes: Shapes, ranges: Iterable[Range]) -> list[int]:
    unit = shapes.unit
    found = dict.fromkeys(q for a, b in ranges for q in unit.quoted[a:b] if q is not None)
    return [q for q in found if any(c.isalnum() for c in _inner(unit, q).of(unit.text))]


def _words_outside(shapes: Shapes, ranges: Iterable[Range]) -> bool:
    unit = shapes.unit
    return any(unit.quoted[i] is None and unit.words[i][0].isalnum() for a, b in ranges for i in range(a, b))


def _inner(unit: Unit, quote: int) -> Span:
    return unit.quotations[quote].content.trimmed(unit.text)


def _trim(unit: Unit, span: Range) -> Span:
    """Return the text of a token range without marks at its ends, quotations kept whole."""
    start, end = unit.span_of(*span)
    text = unit.text
    while start < end and text[start] in STRIPPED:
        start += 1
    while end > start and text[end - 1] in STRIPPED:
        end -= 1
    return Span(start, end)


def speaks(shapes: Shapes, quote: int, *, within: bool = False) -> bool:
    """Say whether a quotation inside a sentence holds somebody's words and not a title or a name.

    ``within`` what is said anyhow, one or two nouns (der „Rat für Sicherheit“, die „Agenda“) are a name or a term.
    """
    unit = shapes.unit
    words = [i for i, q in enumerate(unit.quoted) if q == quote and unit.words[i][0].isalnum()]
    if not words:
        return False
    if any(unit.tokens[i].pos in ("VERB", "AUX") for i in words) and len(words) > 2:
        return True
    first = words[0] - 1
    while first >= 0 and not unit.words[first][0].isalnum():
        first -= 1
    before = unit.tokens[first] if first >= 0 else None
    capitals = all(unit.tokens[i].form[0].isupper() or unit.tokens[i].pos == "NUM" for i in words)
    if before is not None and before.form.lower() in unit.speech.words("nouns", "so_called"):
        return False
    if before is not None and before.pos == "DET" and first and _is_title(shapes, words, first):
        return False
    if within and capitals and len(words) <= TERM:
        return False
    named = before is not None and before.pos in ("NOUN", "PROPN")
    return not capitals or not (named or any(unit.tokens[i].pos == "PROPN" for i in words))


def _is_title(shapes: Shapes, words: list[int], article: int) -> bool:
    """Say whether a few words behind *in der* are the name of a paper or programme: in der „Welt am Sonntag“."""
    unit = shapes.unit
    inside = unit.words[article - 1] in unit.speech.words("speakers", "place") and unit.tokens[article].tag == "ART"
    definite = unit.words[article] in unit.speech.words("complement", "definite")
    ends = [unit.tokens[words[0]], unit.tokens[words[-1]]]
    return inside and definite and len(words) <= TITLE and all(t.form[0].isupper() for t in ends)


def _without_complement(cue: Cue, shapes: Shapes, cues: list[Cue]) -> list[Draft]:
    """Return what a verb without a complement carries: words in quotation marks, or the act itself."""
    unit, verb, placed = shapes.unit, cue.verb, cue.clause
    assert verb is not None
    assert placed is not None
    lo, hi = _own_range(cue, shapes)
    taken = {unit.quoted[min(c.last + 1, len(unit.tokens) - 1)] for c in cues if c is not cue and goes_along(c, shapes)}
    quotes = [q for q in _quotes_in(shapes, [(lo, hi)]) if q not in taken and speaks(shapes, q)]
    drafts: list[Draft] = []
    if (placed.clause.kind == "infinitive" and not goes_along(cue, shapes)) or (
        placed.clause.passive and not verb.strong
    ):
        quotes = []
    elif not verb.strong:
        quotes = [q for q in quotes if unit.quoted[min(max(cue.words) + 1, len(unit.tokens) - 1)] == q]
    if verb.frames & {"direct", "as", "object"} or (verb.strong and verb.prepositions):
        drafts = [Draft("direct", (_inner(unit, q),), unit) for q in quotes]
    if _tells_act(cue, shapes, lo, hi):
        piece = unit.piece_at(lo)
        opened = piece is not None and shapes[piece].coordinated and unit.pieces[piece].first == lo
        span = _trim(unit, (shapes[piece].start if piece is not None and opened else lo, hi))
        if span.start < span.end:
            drafts = [
                Draft("reported", (span,), unit),
                *(Draft("direct", d.spans, unit, carrier=(span,)) for d in drafts),
            ]
    return drafts


def _own_range(cue: Cue, shapes: Shapes) -> Range:
    """Return the clause of a cue with what hangs on it: up to the next clause that the author adds to it."""
    unit, pieces = shapes.unit, shapes.unit.pieces
    lo, hi = unit.piece_at(cue.first), unit.piece_at(cue.last - 1)
    assert lo is not None
    assert hi is not None
    start, end = shapes.sentence_start(lo), shapes.sentence_end(hi)
    first = lo
    while first > start and shapes[first].finite is not None and shapes[first - 1].kind == "phrase":
        if shapes[first].coordinated:
            break
        first -= 1
    while first > start and shapes[first - 1].kind == "quote" and pieces[first].mark == "":
        first -= 1
        if first > start and pieces[first].mark == "" and shapes[first - 1].kind != "quote":
            first -= 1
    last = hi + 1
    while last < end:
        shape = shapes[last]
        if shape.kind in ("main", "verb_first") or pieces[last].mark == ";":
            break
        last += 1
    return _from_speaker(cue, shapes, pieces[first].first), pieces[last - 1].last


def _from_speaker(cue: Cue, shapes: Shapes, start: int) -> int:
    """Return where an act begins: not before its speaker where another verb stands there, and not behind a name."""
    unit = shapes.unit
    if unit.speech.comma_before_complement or not cue.speakers or cue.speakers[0][0] >= cue.anchor:
        return start
    first = cue.speakers[0][0]
    between = unit.finite_in(min(start, first), max(start, first))
    return first if bool(between) == (start < first) else start


def _tells_act(cue: Cue, shapes: Shapes, lo: int, hi: int) -> bool:
    """Say whether a clause tells a speech act with its object: demanded the release, warned against a war."""
    verb, placed = cue.verb, cue.clause
    assert verb is not None
    assert placed is not None
    clause = placed.clause
    if clause.kind == "relative" or (clause.finite is None and not (goes_along(cue, shapes) or _names_it(cue, shapes))):
        return False
    if (clause.passive and not cue.speakers) or clause.modal in shapes.unit.speech.words("modals", "untold"):
        return False
    words = shapes.unit.words[lo:hi]
    if clause.finite is None:
        words = words[max(cue.words) + 1 - lo : max(cue.words) + 2 - lo]
    if verb.prepositions and any(p in words for p in verb.prepositions):
        return True
    if "as" in verb.frames and any(w in shapes.unit.speech.words("complement", "as") for w in words):
        return True
    objects = [i for i in clause.objects if _is_thing(shapes, placed, i)]
    if " " in verb.lemma:
        objects += clause.obliques
    told = bool(objects) or _object_behind(cue, shapes) or clause.passive
    return told and bool({"object", "act"} & verb.frames)


def _names_it(cue: Cue, shapes: Shapes) -> bool:
    """Say whether a participle behind a comma says what somebody calls a thing: .., *calling* it "good news"."""
    unit, number = shapes.unit, shapes.unit.piece_at(cue.anchor)
    if (
        cue.verb is None
        or number is None
        or not cue.verb.frames & {"as", "act"}
        or unit.tokens[cue.anchor].tag != "VBG"
    ):
        return False
    return unit.pieces[number].first == cue.anchor and unit.pieces[number].mark == ","


def _object_behind(cue: Cue, shapes: Shapes) -> bool:
    """Say whether a phrase without preposition follows an English verb at once: rejected *that demand*."""
    unit = shapes.unit
    if unit.speech.comma_before_complement or cue.clause is None or cue.clause.clause.passive:
        return False
    at = max(cue.words) + 1
    if at >= len(unit.tokens) or unit.quoted[at] is not None:
        return False
    sentence, base = unit.sentence_of(at)
    days = unit.speech.words("complement", "days")
    return any(
        p.preposition is None and p.first + base == at and unit.words[p.head + base] not in days
        for p in sentence.noun_phrases
    )


def _is_thing(shapes: Shapes, placed: Placed, index: int) -> bool:
    phrase = placed.phrase(index)
    return shapes.unit.words[placed.base + phrase.first] not in shapes.unit.speech.words("speakers", "reflexives")


def _tells_of(draft: Draft, cue: Cue, act: Draft) -> bool:
    """Say whether somebody outside tells of an act in the same words: *A rejected the offer*, two diplomats said."""
    inside = draft.covers(draft.unit.tokens[cue.anchor].start)
    return act.type == "reported" and act.carrier is None and draft.type == "indirect" and not inside
