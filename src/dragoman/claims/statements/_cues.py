"""Where somebody's words are introduced: verbs of speech, ``laut`` and its like, ``so X``, ``wie X sagte``."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.claims.statements._cue import Cue
from dragoman.claims.statements._shape import Shapes
from dragoman.claims.statements._sources import adverb_cues, so_cues, source_cues, with_description
from dragoman.claims.statements._subjects import subjects_of
from dragoman.claims.statements._unit import Placed
from dragoman.knowledge.speech import Verb

INQUIT_ONLY = frozenset(["inquit"])
"""The frames of a verb that passes words on only behind *wie*: wie die Zeitung erfuhr."""


def find_cues(shapes: Shapes) -> list[Cue]:
    """Return the cues of a unit in the order of their words."""
    sources = [with_description(shapes, cue) for cue in source_cues(shapes)]
    taken = {i for cue in sources for i in range(cue.first, cue.last)}
    found = [*sources, *_verb_cues(shapes, taken), *adverb_cues(shapes, taken)]
    taken |= {i for cue in found for i in range(cue.first, cue.last)}
    inquits = [with_description(shapes, cue) for cue in so_cues(shapes)]
    found += [cue for cue in inquits if not any(cue.first <= c.anchor < cue.last for c in found)]
    return sorted(found, key=lambda cue: (cue.anchor, cue.first))


def _verb_cues(shapes: Shapes, taken: set[int]) -> Iterator[Cue]:
    unit = shapes.unit
    for placed in unit.clauses:
        clause = placed.clause
        if clause.verb is None or placed.anchor is None or placed.anchor in taken:
            continue
        verb = _row_for(shapes, placed)
        if verb is None:
            continue
        if _done_to_it(shapes, placed):
            continue
        introducer = None if clause.introducer is None else unit.words[clause.introducer + placed.base]
        if introducer in unit.speech.words("complement", "hypothetical"):
            continue
        words = _cue_words(shapes, placed)
        piece_numbers = [n for n in (unit.piece_at(i) for i in words) if n is not None]
        if not piece_numbers:
            continue
        first, last = min(piece_numbers), max(piece_numbers)
        speakers = subjects_of(shapes, placed, verb)
        start, end = unit.pieces[first].first, unit.pieces[last].last
        if introducer is None and speakers and speakers[0][0] < start and placed.base <= speakers[0][0]:
            between = unit.piece_at(speakers[0][0])
            alone = between is not None and not _other_verb(shapes, between, first)
            if between is not None and alone and between >= shapes.sentence_start(first):
                start = unit.pieces[between].first
        inquit_only = verb.frames == INQUIT_ONLY
        opener = _as_opener(shapes, first) if verb.strong or inquit_only else None
        as_clause = opener is not None
        if opener is not None:
            start = min(start, unit.pieces[opener].first)
        if inquit_only and not as_clause:
            continue
        yield Cue("as" if as_clause else "verb", words, start, end, speakers, verb, placed, _negated(shapes, placed))


def _done_to_it(shapes: Shapes, placed: Placed) -> bool:
    """Say whether an English participle only tells what others did: *asked* by reporters, a clause *demanded* by .."""
    unit, verb = shapes.unit, placed.verb
    if verb is None or unit.speech.comma_before_complement or placed.clause.passive:
        return False
    by = verb + 1 < len(unit.tokens) and unit.words[verb + 1] in unit.speech.words("speakers", "passive_agent")
    if by and unit.tokens[verb].tag == "VBD":
        asked = placed.clause.lemma in unit.speech.words("complement", "asked")
        return asked or placed.clause.kind != "main"
    return placed.finite is None and unit.tokens[verb].tag == "VBN" and by


def _as_opener(shapes: Shapes, piece: int) -> int | None:
    """Return the piece in which *wie* opens a clause, names between commas left aside: *Wie* X, der Sprecher, sagte."""
    words = shapes.unit.speech.words("inquit", "as_clause")
    for number in range(piece, shapes.sentence_start(piece) - 1, -1):
        if shapes.unit.words[shapes[number].start] in words:
            return number
        if number < piece and shapes[number].kind != "phrase":
            return None
        if shapes.unit.pieces[number].mark not in (",", "(", ")"):
            return None
    return None


def _negated(shapes: Shapes, placed: Placed) -> bool:
    """Say whether a clause is denied by a word of its own, not by one within what is quoted beside it."""
    unit, clause = shapes.unit, placed.clause
    held = range(placed.base + clause.first, min(placed.base + clause.last, len(unit.tokens)))
    if not clause.negated or all(unit.quoted[i] is None for i in held):
        return clause.negated
    negations = unit.speech.words("complement", "negations")
    return any(unit.quoted[i] is None and unit.words[i] in negations for i in held)


def _other_verb(shapes: Shapes, lo: int, hi: int) -> bool:
    """Say whether a piece before the cue's own has the verb of another main clause."""
    return any(shapes[n].kind in ("main", "verb_first", "that", "quote") for n in range(lo, hi))


def _row_for(shapes: Shapes, placed: Placed) -> Verb | None:
    """Return what the tables say of a clause's verb, the rows that fit joined into one; None if it does not speak."""
    unit, clause = shapes.unit, placed.clause
    rows = (
        unit.speech.verbs.get(_with_preposition(shapes, placed))
        or unit.speech.verbs.get(clause.lemma.lower())
        or unit.speech.verbs.get(clause.lemma)
    )
    if not rows:
        return None
    lo, hi = clause.first + placed.base, clause.last + placed.base
    behind = 0 if unit.speech.comma_before_complement or placed.verb is None else placed.verb + 1
    near = (
        set(unit.words[lo:hi])
        | set(unit.words[behind : behind + 1])
        | {unit.tokens[i].lemma.lower() for i in range(lo, min(hi, len(unit.tokens)))}
    )
    fitting = [row for row in rows if (not row.needs or row.needs & near) and not row.unless & near]
    if not fitting:
        return None
    if len(fitting) == 1:
        return fitting[0]
    return Verb(
        fitting[0].lemma,
        frozenset(),
        frozenset(),
        frozenset().union(*(row.frames for row in fitting)),
        fitting[0].mode,
        any(row.strong for row in fitting),
        fitting[0].polarity,
    )


def _with_preposition(shapes: Shapes, placed: Placed) -> str:
    """Return a verb with the word right behind it, which tables have as one: call for, insist on."""
    words, at = shapes.unit.words, (placed.verb or 0) + 1
    return f"{placed.clause.lemma.lower()} {words[at]}" if at < len(words) else ""


def _cue_words(shapes: Shapes, placed: Placed) -> tuple[int, ...]:
    """Return finite verb, participle and separated particle of a clause."""
    unit, clause = shapes.unit, placed.clause
    words = {i for i in (placed.finite, placed.verb) if i is not None}
    if clause.finite is not None:
        for i in range(clause.finite + placed.base + 1, clause.last + placed.base):
            token = unit.tokens[i]
            form = token.form.lower()
            particle = token.tag in ("PTKVZ", "RP") or token.dep == "compound:prt"
            if particle and (clause.lemma.startswith(form) or clause.lemma.endswith(" " + form)):
                words.add(i)
                break
    return tuple(sorted(words))
