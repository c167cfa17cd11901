"""What follows a verb of speech without a comma: said the deal was dead, told reporters that it was."""

from __future__ import annotations

from dragoman.claims.statements._cue import Cue
from dragoman.claims.statements._shape import Shapes, piece_of


def inline_complement(cue: Cue, shapes: Shapes) -> int | None:
    """Return where a complement without a comma begins: at ``that``, else with the next clause's subject."""
    unit = shapes.unit
    assert cue.verb is not None
    verb = max(cue.words)
    if (asked := _infinitive(cue, shapes)) is not None:
        return asked
    if "clause" not in cue.verb.frames:
        return None
    if cue.speakers and cue.speakers[0][0] > verb:
        return None
    piece = unit.pieces[piece_of(shapes, verb)]
    openers = unit.speech.words("complement", "that") | unit.speech.words("complement", "question")
    conjunction = _conjunction(shapes, verb + 1, piece.last) if cue.verb.strong else None
    if conjunction is not None:
        return conjunction
    if cue.clause is not None and cue.clause.clause.kind == "infinitive" and not goes_along(cue, shapes):
        return None
    at = behind_adverbials(shapes, verb + 1, piece.last)
    if at < piece.last and cue.verb.lemma in unit.speech.words("complement", "told"):
        at = behind_adverbials(shapes, behind_phrase(shapes, at, piece.last), piece.last)
    if at >= piece.last:
        return _parsed_complement(cue, verb)
    if unit.words[at] in openers and unit.tokens[at].pos != "DET":
        return at
    if unit.words[at] in unit.speech.words("complement", "adverbial") and unit.finite_in(at, piece.last):
        return at if _opens_sentence(shapes, verb) else None
    finite = next((f for f in unit.finite_in(at, piece.last)), None)
    if finite is None and _verb_is_quoted(shapes, at, piece.last):
        return at
    if finite is None:
        return at if _described_subject(shapes, at, verb) else _parsed_complement(cue, verb)
    if finite == at:
        return None
    if any(unit.words[i] in openers for i in range(at + 1, finite)) and len(unit.finite_in(at, piece.last)) < 2:
        return None
    if any(unit.words[i] in unit.speech.words("complement", "coordinators") for i in range(at, finite)):
        return at if _is_subject(shapes, at, finite) else None
    opens = unit.tokens[at].pos in ("DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM", "ADV", "X")
    return at if opens or unit.tokens[at].dep == "det" else None


def goes_along(cue: Cue, shapes: Shapes) -> bool:
    """Say whether a cue is a participle that tells what somebody said besides: .., *saying* the deal was dead."""
    if cue.verb is None or cue.clause is None or cue.clause.clause.finite is not None:
        return False
    unit, at = shapes.unit, cue.anchor
    if not cue.verb.strong or unit.tokens[max(cue.words)].tag != "VBG":
        return False
    piece = unit.pieces[piece_of(shapes, at)]
    if quoted_as_saying(shapes, at) is not None:
        return True
    while at > piece.first and unit.tokens[at - 1].pos in ("ADV", "CCONJ"):
        at -= 1
    if at == piece.first:
        return True
    with_words = unit.speech.words("speakers", "with")
    base, phrases = cue.clause.base, cue.clause.sentence.noun_phrases
    before = [p.preposition + base for p in phrases if p.last + base == at and p.preposition is not None]
    return any(unit.words[i] in with_words for i in before)


def quoted_as_saying(shapes: Shapes, at: int) -> tuple[int, int] | None:
    """Return who is quoted where a participle behind *as* tells what he said: quoted *an official* as saying .."""
    unit = shapes.unit
    if at < 2 or unit.words[at - 1] not in unit.speech.words("complement", "as") or unit.tokens[at].tag != "VBG":
        return None
    sentence, base = unit.sentence_of(at)
    quoting = unit.speech.words("complement", "quoting")
    verb = next((i for i in range(at - 2, base - 1, -1) if unit.tokens[i].lemma.lower() in quoting), None)
    if verb is None or unit.finite_in(verb + 1, at):
        return None
    behind = [p for p in sentence.noun_phrases if base + p.first == verb + 1 and p.preposition is None]
    if behind:
        return base + behind[0].first, at - 1
    before = [p for p in sentence.noun_phrases if base + p.last <= verb and p.preposition is None]
    passive = any(unit.tokens[i].pos == "AUX" for i in range(max(base, verb - 3), verb))
    return (base + before[-1].first, base + before[-1].last) if before and passive else None


def _opens_sentence(shapes: Shapes, verb: int) -> bool:
    """Say whether a clause that a comma ends opens what is said: said *if asked*, he would."""
    number = piece_of(shapes, verb) + 1
    return number < shapes.sentence_end(number - 1) and shapes[number].kind in ("main", "quote")


def _infinitive(cue: Cue, shapes: Shapes) -> int | None:
    """Return where the infinitive begins that a verb carries: vowed *to fight*, urged both sides *to talk*."""
    unit, verb, placed = shapes.unit, cue.verb, cue.clause
    if verb is None or placed is None or "infinitive" not in verb.frames or placed.clause.passive:
        return None
    if verb.mode not in ("speech", "order"):
        return None
    at = max(cue.words) + 1
    end = unit.pieces[piece_of(shapes, max(cue.words))].last
    while at < end and unit.tokens[at].pos == "ADV":
        at += 1
    if verb.lemma in unit.speech.words("complement", "asked") and not _is_infinitive(shapes, at, end):
        if at < end and unit.words[at] in unit.speech.words("complement", "asked_of"):
            at += 1
        while at < end and unit.tokens[at].pos == "DET" and behind_phrase(shapes, at, end) == at:
            at += 1
        behind = behind_phrase(shapes, at, end)
        at = behind if behind == at else behind_adverbials(shapes, behind, end)
    return at if _is_infinitive(shapes, at, end) else None


def _is_infinitive(shapes: Shapes, at: int, end: int) -> bool:
    unit = shapes.unit
    marks = unit.speech.words("complement", "infinitive_marks")
    while at + 1 < end and unit.words[at] in unit.speech.words("complement", "negations"):
        at += 1
    return at + 1 < end and unit.words[at] in marks and unit.tokens[at + 1].tag == "VB"


def _conjunction(shapes: Shapes, at: int, end: int) -> int | None:
    """Return the ``that`` that opens a complement, whatever names and phrases but no verb stand before it."""
    unit = shapes.unit
    that = unit.speech.words("complement", "that")
    for i in range(at, end):
        if unit.words[i] in that and unit.tokens[i].pos == "SCONJ":
            return i
        if unit.tokens[i].pos in ("VERB", "AUX", "CCONJ"):
            return None
    return None


def _parsed_complement(cue: Cue, verb: int) -> int | None:
    """Return where the clause begins that the parser hangs on a verb, if it has a subject of its own."""
    placed = cue.clause
    assert placed is not None
    for clause in placed.sentence.clauses:
        hangs = clause.governor == placed.number and clause.kind == "subordinate" and clause.introducer is None
        if hangs and clause.subject is not None and clause.first + placed.base > verb:
            return clause.first + placed.base
    return None


def _verb_is_quoted(shapes: Shapes, at: int, end: int) -> bool:
    """Say whether a subject begins here whose verb opens a quotation: said *the talks* "had failed"."""
    unit = shapes.unit
    if behind_phrase(shapes, at, end) != end or end + 1 >= len(unit.tokens) or unit.quoted[end] is None:
        return False
    return unit.tokens[end + 1].tag in ("VBD", "VBZ", "VBP", "MD") and unit.quoted[end + 1] == unit.quoted[end]


def _described_subject(shapes: Shapes, at: int, verb: int) -> bool:
    """Say whether a subject with a description between commas begins here: said *Ann Lee, the envoy, had left*."""
    number = piece_of(shapes, verb)
    end = shapes.sentence_end(number)
    if shapes.unit.tokens[at].pos not in ("DET", "PROPN", "NOUN") or number + 2 >= end:
        return False
    return shapes[number + 1].kind in ("phrase", "relative") and shapes[number + 2].kind == "verb_first"


def _is_subject(shapes: Shapes, start: int, finite: int) -> bool:
    """Say whether all words between two tokens can belong to one subject (A and B are ..)."""
    return all(
        shapes.unit.tokens[i].pos in ("DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM", "CCONJ", "ADP", "PART", "ADV")
        for i in range(start, finite)
    )


def behind_adverbials(shapes: Shapes, at: int, end: int) -> int:
    """Return the first token behind adverbs and phrases with a preposition: said *on Monday in Geneva* that."""
    unit = shapes.unit
    openers = unit.speech.words("complement", "that") | unit.speech.words("complement", "question")
    while at < end:
        token = unit.tokens[at]
        if unit.words[at] in openers:
            return at
        if token.pos == "ADP" or (token.pos == "PART" and unit.words[at] == "to"):
            behind = behind_phrase(shapes, at + 1, end)
            if behind == at + 1:
                return at
            at = behind
        elif token.pos == "ADV" or unit.words[at] in unit.speech.words("complement", "days"):
            at += 1
        else:
            return at
    return at


def behind_phrase(shapes: Shapes, at: int, end: int) -> int:
    """Return the first token behind the noun phrase that begins at a token; the token itself if none does."""
    if at >= end:
        return at
    sentence, base = shapes.unit.sentence_of(at)
    last = max((base + np.last for np in sentence.noun_phrases if base + np.first == at), default=at)
    if at < last < end - 1 and shapes.unit.tokens[last].tag == "POS":
        last = max(last + 1, behind_phrase(shapes, last + 1, end))
    return min(last, end)
