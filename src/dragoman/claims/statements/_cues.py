"""Where somebody's words are introduced: verbs of speech, ``laut`` and its like, ``so X``, ``wie X sagte``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.claims.statements._shape import Shapes
from dragoman.claims.statements._unit import CUTS, ENDS, Placed
from dragoman.knowledge.speech import Verb
from dragoman.language import NounPhrase

CueKind = Literal["verb", "as", "source", "so", "adverb", "noun"]
REFLEXIVES = frozenset(["sich", "himself", "herself", "itself", "themselves"])
HYPOTHETICAL = frozenset(["wenn", "falls", "sofern", "if", "unless"])


@dataclass(frozen=True, slots=True)
class Cue:
    """An introduction: its words, the tokens ``[first, last)`` that are not content, and who is said to speak."""

    kind: CueKind
    words: tuple[int, ...]
    first: int
    last: int
    speakers: tuple[tuple[int, int], ...] = ()
    """Token ranges of the noun phrases that name the speaker, best first; empty if the unit names none."""
    verb: Verb | None = None
    clause: Placed | None = None
    negated: bool = False

    @property
    def anchor(self) -> int:
        """The first word of the cue, which stands for its place."""
        return self.words[0]


def find_cues(shapes: Shapes) -> list[Cue]:
    """Return the cues of a unit in the order of their words."""
    sources = [_with_description(shapes, cue) for cue in _source_cues(shapes)]
    taken = {i for cue in sources for i in range(cue.first, cue.last)}
    found = [*sources, *_verb_cues(shapes, taken), *_adverb_cues(shapes, taken)]
    taken |= {i for cue in found for i in range(cue.first, cue.last)}
    found += [cue for cue in _so_cues(shapes) if not any(cue.first <= c.anchor < cue.last for c in found)]
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
        introducer = None if clause.introducer is None else unit.words[clause.introducer + placed.base]
        if introducer in HYPOTHETICAL:
            continue
        words = _cue_words(shapes, placed)
        piece_numbers = [n for n in (unit.piece_at(i) for i in words) if n is not None]
        if not piece_numbers:
            continue
        first, last = min(piece_numbers), max(piece_numbers)
        speakers = _subjects(shapes, placed, verb)
        start, end = unit.pieces[first].first, unit.pieces[last].last
        if introducer is None and speakers and speakers[0][0] < start and placed.base <= speakers[0][0]:
            between = unit.piece_at(speakers[0][0])
            alone = between is not None and not _other_verb(shapes, between, first)
            if between is not None and alone and between >= shapes.sentence_start(first):
                start = unit.pieces[between].first
        as_clause = (
            verb.strong
            and shapes[first].start < len(unit.words)
            and (unit.words[shapes[first].start] in unit.speech.words("inquit", "as_clause"))
        )
        yield Cue("as" if as_clause else "verb", words, start, end, speakers, verb, placed, clause.negated)


def _other_verb(shapes: Shapes, lo: int, hi: int) -> bool:
    """Say whether a piece before the cue's own has the verb of another main clause."""
    return any(shapes[n].kind in ("main", "verb_first", "that", "quote") for n in range(lo, hi))


def _row_for(shapes: Shapes, placed: Placed) -> Verb | None:
    """Return what the tables say of a clause's verb, the rows that fit joined into one; None if it does not speak."""
    unit, clause = shapes.unit, placed.clause
    rows = unit.speech.verbs.get(clause.lemma.lower()) or unit.speech.verbs.get(clause.lemma)
    if not rows:
        return None
    lo, hi = clause.first + placed.base, clause.last + placed.base
    near = set(unit.words[lo:hi]) | {unit.tokens[i].lemma.lower() for i in range(lo, min(hi, len(unit.tokens)))}
    fitting = [row for row in rows if not row.needs or row.needs & near]
    if not fitting:
        return None
    if len(fitting) == 1:
        return fitting[0]
    return Verb(
        fitting[0].lemma,
        frozenset(),
        frozenset().union(*(row.frames for row in fitting)),
        fitting[0].mode,
        any(row.strong for row in fitting),
        fitting[0].polarity,
    )


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


def _subjects(shapes: Shapes, placed: Placed, verb: Verb | None) -> tuple[tuple[int, int], ...]:
    """Return the token ranges of those who speak: the doer in a passive, else the subjects."""
    clause = placed.clause
    quoted = verb is not None and "quoted" in verb.frames
    if clause.passive and not quoted:
        chosen: tuple[int, ...] = () if clause.agent is None else (clause.agent,)
    else:
        chosen = clause.subjects or (() if clause.subject is None else (clause.subject,))
        chosen = tuple(i for i in chosen if _may_speak(shapes, placed.base, placed.phrase(i)))
        if chosen and not quoted and _needs_other(shapes, placed, chosen[0]):
            chosen = _nearest(shapes, placed, after=True) or chosen
        if not chosen and clause.kind == "main" and not _has_impersonal(shapes, placed):
            chosen = _nearest(shapes, placed)
    found = tuple(extended(shapes, placed.base, placed.phrase(index)) for index in chosen)
    return (_with_apposition(shapes, placed, found[0]),) if len(found) == 1 else found


def _with_apposition(shapes: Shapes, placed: Placed, subject: tuple[int, int]) -> tuple[int, int]:
    """Return the whole of ``Ann Lee, the spokeswoman, said`` for a subject that is only its second half."""
    unit = shapes.unit
    number, own = unit.piece_at(subject[0]), unit.piece_at(placed.anchor or 0)
    if number is None or own is None or not 0 < number < own or unit.pieces[number].mark != ",":
        return subject
    piece, before = unit.pieces[number], unit.pieces[number - 1]
    if shapes[number].kind != "phrase" or shapes[number - 1].kind != "phrase" or unit.pieces[own].mark != ",":
        return subject
    if piece.first != subject[0] or before.quote is not None:
        return subject
    source = _phrase_ending(shapes, before.last)
    if source is None or source[0] < before.first:
        return subject
    named = any(unit.tokens[i].pos == "PROPN" for i in range(*source))
    return (source[0], subject[1]) if named else subject


def _may_speak(shapes: Shapes, base: int, phrase: NounPhrase) -> bool:
    """Say whether a phrase can be the subject of a verb of speech: no ``es``, no number, nothing quoted."""
    head = base + phrase.head
    quotation = shapes.unit.quoted[head]
    if quotation is not None and quotation not in shapes.unit.inline:
        return False
    return shapes.unit.tokens[head].pos != "NUM" and not _impersonal(shapes, base, phrase)


def _has_impersonal(shapes: Shapes, placed: Placed) -> bool:
    number = shapes.unit.piece_at(placed.anchor or 0)
    if number is None:
        return False
    piece = shapes.unit.pieces[number]
    words = shapes.unit.words[piece.first : piece.last]
    return any(w in shapes.unit.speech.words("inquit", "impersonal_subject") for w in words)


def _needs_other(shapes: Shapes, placed: Placed, index: int) -> bool:
    """Say whether a subject is what was said and not who said it: *Das* sagte .., *Der Plan*, sagte er, ..."""
    unit, anchor = shapes.unit, placed.anchor or 0
    phrase = placed.phrase(index)
    first, last = placed.base + phrase.first, placed.base + phrase.last
    if first >= anchor:
        return False
    if last - first == 1 and unit.words[first] in unit.speech.words("speakers", "pointing"):
        return True
    number = unit.piece_at(anchor)
    if number is None or not unit.speech.comma_before_complement or unit.piece_at(first) != number - 1:
        return False
    parted = shapes[number].kind == "verb_first" and not shapes[number].coordinated
    return parted and shapes[number - 1].kind == "phrase" and shapes.sentence_start(number) == number - 1


def _nearest(shapes: Shapes, placed: Placed, *, after: bool = False) -> tuple[int, ...]:
    """Return the phrase without preposition nearest to the verb in its piece, one that can be a nominative."""
    unit = shapes.unit
    anchor = placed.anchor or 0
    number = unit.piece_at(anchor)
    if number is None or shapes[number].coordinated:
        return ()
    piece = unit.pieces[number]
    best: tuple[int, int] | None = None
    for index, phrase in enumerate(placed.sentence.noun_phrases):
        first, last = placed.base + phrase.first, placed.base + phrase.last
        if phrase.preposition is not None or first < piece.first or last > piece.last:
            continue
        if phrase.case not in (None, "nom") or (phrase.cases and "nom" not in phrase.cases):
            continue
        if not _may_speak(shapes, placed.base, phrase) or unit.words[first] in REFLEXIVES:
            continue
        if after and first < anchor:
            continue
        gap = first - anchor if first > anchor else anchor - last + 1
        if best is None or gap < best[0]:
            best = (gap, index)
    if best is None and shapes[number].kind == "verb_first":
        return _right_behind(shapes, placed)
    return () if best is None else (best[1],)


def _right_behind(shapes: Shapes, placed: Placed) -> tuple[int, ...]:
    """Return the phrase that follows an inquit's verb at once, whatever case it seems to have."""
    start = (placed.anchor or 0) + 1 - placed.base
    for index, phrase in enumerate(placed.sentence.noun_phrases):
        if phrase.first == start and phrase.preposition is None and _may_speak(shapes, placed.base, phrase):
            return (index,)
    return ()


def _impersonal(shapes: Shapes, base: int, phrase: NounPhrase) -> bool:
    words = shapes.unit.words[base + phrase.first : base + phrase.last]
    return len(words) == 1 and words[0] in shapes.unit.speech.words("inquit", "impersonal_subject")


def extended(shapes: Shapes, base: int, phrase: NounPhrase, *, linked: bool = True) -> tuple[int, int]:
    """Return a noun phrase with the genitives that follow it at once, as unit token numbers.

    With ``linked``, phrases with *von* and *of* that follow count, too.
    """
    unit = shapes.unit
    first, last = base + phrase.first, base + phrase.last
    first = _with_owner(shapes, base, first)
    links = unit.speech.words("speakers", "genitive_link")
    sentence, _ = unit.sentence_of(first)
    changed = True
    while changed:
        changed = False
        for other in sentence.noun_phrases:
            start = base + other.first
            if other.preposition is None:
                genitive = "gen" in other.cases or unit.words[last - 1] in ("'s", "’s")
                if start == last and genitive and other.case in (None, "gen"):
                    last, changed = base + other.last, True
            elif linked and base + other.preposition == last and unit.words[last] in links:
                last, changed = base + other.last, True
    return first, _behind_mark(shapes, last)


def _with_owner(shapes: Shapes, base: int, first: int) -> int:
    """Return where a phrase begins with the genitive of a name before it: *Merkels* Sprecher."""
    unit = shapes.unit
    if first <= base or unit.tokens[first - 1].pos != "PROPN" or unit.tokens[first].pos not in ("NOUN", "ADJ"):
        return first
    form = unit.words[first - 1]
    if not form.endswith(tuple(unit.speech.words("nouns", "owner_endings"))):
        return first
    sentence, _ = unit.sentence_of(first)
    owner = sentence.phrase_at(first - 1 - base)
    return first - 1 if owner is None or owner.preposition is not None else base + owner.first


def _behind_mark(shapes: Shapes, last: int) -> int:
    """Return the end of a phrase with the quotation mark that closes a name at its end."""
    unit = shapes.unit
    if 0 < last < len(unit.tokens) and unit.quoted[last] is not None and unit.quoted[last] == unit.quoted[last - 1]:
        return last if unit.words[last][0].isalnum() else last + 1
    return last


def _source_cues(shapes: Shapes) -> Iterator[Cue]:
    unit = shapes.unit
    speech = unit.speech
    before = [tuple(words.split()) for words in speech.small.get("prepositions", {}).get("before", [])]
    after = speech.words("prepositions", "after")
    after_noun = speech.words("prepositions", "after_with_noun")
    with_noun = speech.words("prepositions", "with_noun")
    for i, word in enumerate(unit.words):
        if unit.quoted[i] is not None:
            continue
        match = next((ws for ws in before if unit.words[i : i + len(ws)] == ws), None)
        if word in after and unit.tokens[i].pos in ("ADP", "ADV", "PART"):
            source = _phrase_ending(shapes, i)
            if source is not None:
                yield Cue("source", (i,), _with_preposition(shapes, source[0]), i + 1, (source,))
                continue
        if match is not None:
            source = _phrase_from(shapes, i + len(match))
            if source is not None:
                yield Cue("source", tuple(range(i, i + len(match))), i, source[1], (source,))
        elif word in after_noun and _kinds_before(shapes, i) and (source := _phrase_ending(shapes, i)) is not None:
            yield Cue("source", (i,), _with_preposition(shapes, source[0]), i + 1, (source,))
        elif word in with_noun:
            source = _phrase_from(shapes, i + 1)
            if source is not None and _noun_fits(shapes, word, source):
                yield Cue("source", (i,), i, source[1], (source,))


def _with_description(shapes: Shapes, cue: Cue) -> Cue:
    """Return a source with the name or relative clause that describes it: nach Angaben des Anwalts, Max Meier, .."""
    pieces = shapes.unit.pieces
    number = shapes.unit.piece_at(cue.last - 1)
    if number is None or pieces[number].last != cue.last or number + 2 >= len(pieces):
        return cue
    described, after = pieces[number + 1], pieces[number + 2]
    if described.mark != "," or after.mark != "," or shapes.ends_before(number + 1) or shapes.ends_before(number + 2):
        return cue
    named = shapes[number + 1].kind == "phrase" and any(
        shapes.unit.tokens[i].pos == "PROPN" for i in range(described.first, described.last)
    )
    goes_on = shapes[number + 2].kind in ("verb_first", "phrase")
    if goes_on and not shapes[number + 1].coordinated and (named or shapes[number + 1].kind == "relative"):
        return replace(cue, last=described.last)
    return cue


def _with_preposition(shapes: Shapes, first: int) -> int:
    """Return where a source begins, a determiner that the chunker left out included."""
    unit = shapes.unit
    if first > 0 and unit.tokens[first - 1].pos == "DET" and unit.piece_at(first - 1) == unit.piece_at(first):
        return first - 1
    return first


def _phrase_from(shapes: Shapes, start: int) -> tuple[int, int] | None:
    """Return the noun phrase that begins at a token (or behind a mark there), with what hangs on it."""
    unit = shapes.unit
    if start >= len(unit.tokens):
        return None
    sentence, base = unit.sentence_of(start)
    best: tuple[int, int] | None = None
    for phrase in sentence.noun_phrases:
        if base + phrase.first in (start, start + 1) and (best is None or base + phrase.first < best[0]):
            best = extended(shapes, base, phrase)
    if best is not None:
        return start, best[1]
    end = start
    while end < len(unit.tokens) and unit.words[end] not in CUTS | ENDS and unit.tokens[end].pos in (
        "DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "X",
    ):  # fmt: skip
        end += 1
    return (start, end) if end > start else None


def _phrase_ending(shapes: Shapes, end: int) -> tuple[int, int] | None:
    """Return the noun phrases that end right before a token, a chain of genitives taken as one."""
    unit = shapes.unit
    if end == 0:
        return None
    sentence, base = unit.sentence_of(end - 1)
    links = unit.speech.words("speakers", "genitive_link")
    last: int = end
    start: int | None = None
    if unit.quoted[end - 1] is not None:
        while last > base and unit.quoted[last - 1] is not None:
            last -= 1
        start = last
    moved = True
    while moved:
        moved = False
        for phrase in sentence.noun_phrases:
            if base + phrase.last != last or base + phrase.first >= last:
                continue
            first = base + phrase.first
            if start is not None and start == last and not _continues(shapes, start, phrase, base, end):
                break
            start, last, moved = first, first, True
            if phrase.preposition is not None and unit.words[base + phrase.preposition] in links:
                last = base + phrase.preposition
            break
    return None if start is None else (start, end)


def _continues(shapes: Shapes, start: int, phrase: NounPhrase, base: int, end: int) -> bool:
    """Say whether a phrase before ``start`` belongs to the source that begins there: a noun of speech does."""
    unit = shapes.unit
    if unit.words[start] in unit.speech.words("speakers", "genitive_link"):
        return True
    head = unit.tokens[base + phrase.head]
    return bool(unit.speech.noun_kinds(head.form)) or unit.quoted[start] is not None


def _kinds_before(shapes: Shapes, at: int) -> bool:
    unit = shapes.unit
    if at == 0 or unit.quoted[at - 1] is not None:
        return False
    sentence, base = unit.sentence_of(at - 1)
    phrase = sentence.phrase_at(at - 1 - base)
    if phrase is not None and phrase.cases and "dat" not in phrase.cases:
        return False
    return unit.tokens[at - 1].form in unit.speech.words("prepositions", "after_nouns")


def _noun_fits(shapes: Shapes, preposition: str, source: tuple[int, int]) -> bool:
    """Say whether a phrase after ``nach`` or ``in`` speaks: its head is a noun of the kinds that the table asks for."""
    unit, speech = shapes.unit, shapes.unit.speech
    wanted = set(speech.small.get("prepositions", {}).get("noun_kinds", {}).get(preposition, ()))
    sight = speech.words("prepositions", "sight")
    if "sight" in wanted:
        held = range(*source)
        return unit.tokens[source[0]].pos != "NOUN" and any(unit.tokens[i].form in sight for i in held)
    for i in range(*source):
        token = unit.tokens[i]
        if token.pos not in ("NOUN", "PROPN"):
            continue
        return bool(wanted & speech.noun_kinds(token.form))
    return False


def _so_cues(shapes: Shapes) -> Iterator[Cue]:
    """Yield ``, so der Minister`` : a piece of nothing but ``so`` and a phrase that may be a subject."""
    unit = shapes.unit
    so, fill = unit.speech.words("inquit", "so"), unit.speech.words("inquit", "so_fill")
    for number, piece in enumerate(unit.pieces):
        if piece.quote is not None or number == 0 or unit.words[piece.first] not in so:
            continue
        if unit.finite_in(piece.first, piece.last) or shapes.ends_before(number):
            continue
        start = piece.first + 1
        while start < piece.last and unit.words[start] in fill:
            start += 1
        if unit.words[start] in unit.speech.words("complement", "that") or unit.tokens[start].pos == "ADP":
            continue
        source = _phrase_from(shapes, start)
        if source is not None:
            yield Cue("so", (piece.first,), piece.first, piece.last, (source,))


def _adverb_cues(shapes: Shapes, taken: set[int]) -> Iterator[Cue]:
    unit = shapes.unit
    adverbs = unit.speech.words("prepositions", "adverbs")
    relative = unit.speech.words("prepositions", "relative_adverbs")
    for i, word in enumerate(unit.words):
        if word not in adverbs or unit.quoted[i] is not None or i in taken:
            continue
        if word in relative:
            source = _phrase_ending(shapes, _before_comma(shapes, i))
            yield Cue("adverb", (i,), i, i + 1, () if source is None else (source,))
        elif (number := unit.piece_at(i)) is not None and shapes[number].finite is not None:
            yield Cue("adverb", (i,), i, i + 1)


def _before_comma(shapes: Shapes, at: int) -> int:
    """Return the token after the last word before a comma that stands before ``at``."""
    while at > 0 and not shapes.unit.words[at - 1][0].isalnum() and shapes.unit.quoted[at - 1] is None:
        at -= 1
    return at
