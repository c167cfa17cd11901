"""Nouns that carry speech: die Forderung des Ministers, die Grenze zu öffnen; her warning that the talks would fail."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.claims.statements._cue import Cue
from dragoman.claims.statements._phrases import extended
from dragoman.claims.statements._shape import Shapes
from dragoman.claims.statements._unit import Placed
from dragoman.language import NounPhrase

CARRIED = ("that", "infinitive", "main")


def noun_cues(shapes: Shapes) -> Iterator[Cue]:
    """Yield the nouns of speech that a clause follows, with those whose words they are."""
    unit = shapes.unit
    for sentence, base in zip(unit.sentences, unit.bases, strict=True):
        for phrase in sentence.noun_phrases:
            head = base + phrase.head
            kinds = unit.speech.noun_kinds(unit.tokens[head].form)
            if unit.quoted[head] is not None or not kinds & {"act", "quoting"}:
                continue
            first, last = extended(shapes, base, phrase)
            quotation = _quotation_behind(shapes, last) if "quoting" in kinds else None
            if quotation is not None:
                yield Cue("noun", (head,), first, last, _owners(shapes, base, phrase, last))
                continue
            if "act" not in kinds:
                continue
            if _that_behind(shapes, last):
                yield Cue("noun", (head,), first, last, _owners(shapes, base, phrase, last))
                continue
            number = unit.piece_at(last - 1)
            if number is None or number + 1 >= len(unit.pieces) or shapes.ends_before(number + 1):
                continue
            if unit.pieces[number].last != last and not _only_adverbials(shapes, last, unit.pieces[number].last):
                continue
            shape, following = shapes[number + 1], unit.pieces[number + 1]
            if following.mark not in (",", ":", "") or shape.coordinated or shape.kind not in CARRIED:
                continue
            if shape.kind == "main" and not shapes.subjunctive(number + 1):
                continue
            yield Cue("noun", (head,), first, unit.pieces[number].last, _owners(shapes, base, phrase, last))


def _quotation_behind(shapes: Shapes, at: int) -> tuple[int, int] | None:
    """Return the tokens of a quotation that follows a phrase at once or behind a colon (mit den Worten „..“)."""
    unit = shapes.unit
    if at < len(unit.tokens) and unit.words[at] == ":":
        at += 1
    if at >= len(unit.tokens) or unit.quoted[at] is None:
        return None
    end = at
    while end < len(unit.tokens) and unit.quoted[end] == unit.quoted[at]:
        end += 1
    return at, end


def _that_behind(shapes: Shapes, at: int) -> bool:
    """Say whether a conjunction without a comma follows: her warning *that* the talks would fail."""
    unit = shapes.unit
    if unit.speech.comma_before_complement or at >= len(unit.tokens) or unit.quoted[at] is not None:
        return False
    return unit.words[at] == "that" and unit.tokens[at].pos == "SCONJ"


def _end_of_clause(shapes: Shapes, at: int) -> int:
    """Return where the clause that a conjunction opens ends, with the clauses that depend on it."""
    sentence, base = shapes.unit.sentence_of(at)
    inside: set[int] = set()
    end = at + 1
    for number, clause in enumerate(sentence.clauses):
        opened = clause.introducer is not None and clause.introducer + base == at
        if opened or (clause.governor in inside and clause.first + base >= at):
            inside.add(number)
            end = max(end, clause.last + base)
    return min(end, len(shapes.unit.tokens))


def _only_adverbials(shapes: Shapes, first: int, last: int) -> bool:
    """Say whether nothing but a verb or particle stands between a noun and the comma: wagte die Prognose *auf*."""
    return last - first <= 2 and all(
        shapes.unit.tokens[i].pos in ("VERB", "AUX", "ADP", "ADV") for i in range(first, last)
    )


def noun_content(cue: Cue, shapes: Shapes) -> tuple[int, int] | None:
    """Return the clause that a noun of speech carries, up to where the sentence around it goes on."""
    quotation = _quotation_behind(shapes, cue.last)
    if quotation is not None:
        return quotation
    if _that_behind(shapes, cue.last):
        return cue.last, _end_of_clause(shapes, cue.last)
    pieces = shapes.unit.pieces
    number = (shapes.unit.piece_at(cue.last - 1) or 0) + 1
    end = shapes.sentence_end(number - 1)
    stop = number + 1
    while stop < end and shapes[stop].kind in (
        "relative",
        "that",
        "infinitive",
        "question",
        "adverbial",
        "phrase",
        "quote",
    ):
        if shapes[stop].kind == "phrase" and pieces[stop].mark == ",":
            break
        stop += 1
    return (shapes[number].start, pieces[stop - 1].last) if stop > number else None


def _owners(shapes: Shapes, base: int, phrase: NounPhrase, last: int) -> tuple[tuple[int, int], ...]:
    """Return whose words they are: the genitive behind the noun, else the subject of the clause that utters it."""
    if last > base + phrase.last:
        return ((base + phrase.last, last),)
    unit = shapes.unit
    if unit.tokens[base + phrase.first].tag == "PRP$":
        return ((base + phrase.first, base + phrase.first + 1),)
    sentence, _ = unit.sentence_of(base + phrase.first)
    for other in sentence.noun_phrases:
        if other.case == "gen" and base + other.last in (base + phrase.first - 1, base + phrase.first):
            return (extended(shapes, base, other),)
    for placed in shapes.unit.clauses:
        if placed.base == base and _utters(placed, phrase, shapes):
            return tuple(extended(shapes, base, placed.phrase(i)) for i in placed.clause.subjects)
    return ()


def _utters(placed: Placed, phrase: NounPhrase, shapes: Shapes) -> bool:
    """Say whether a phrase is the object of an active clause, or goes with it: wies sie *mit der Begründung* ab."""
    if placed.clause.passive or _refuses(placed, shapes):
        return False
    if phrase.preposition is None:
        return any(placed.phrase(i) is phrase for i in placed.clause.objects)
    word = shapes.unit.words[placed.base + phrase.preposition]
    together = word in shapes.unit.speech.words("speakers", "with")
    return together and any(placed.phrase(i) is phrase for i in placed.clause.obliques)


def _refuses(placed: Placed, shapes: Shapes) -> bool:
    """Say whether a clause turns down what somebody else said: lehnte den Vorschlag ab."""
    rows = shapes.unit.speech.verbs.get(placed.clause.lemma, ())
    return any(row.polarity == "-" for row in rows)
