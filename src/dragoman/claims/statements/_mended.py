"""Clauses whose verb is finite although it has the form of a participle: The minister called .. and *promised* help."""

from __future__ import annotations

from dataclasses import replace

from dragoman.language import Clause, Sentence

FINITE_TAGS = frozenset(["VBD", "VBZ", "VBP", "MD"])


def mended(clause: Clause, sentence: Sentence, *, speaks: bool = False) -> Clause:
    """Return a clause as it is, or as a main clause if its participle can be nothing but the past of its verb.

    ``speaks``: the verb is one of speech, which may stand behind what is said.
    """
    verb = clause.verb
    if verb is None or clause.finite is not None:
        return clause
    if sentence.tokens[verb].tag == "VVPP" and clause.kind == "fragment" and speaks:
        return _told_by_its_first(clause, sentence)
    if sentence.tokens[verb].tag != "VBN":
        return clause
    if _joined(verb, sentence):
        return replace(clause, kind="main", finite=verb)
    if speaks and clause.agent is None and (subject := _subject_behind_comma(sentence, verb)) is not None:
        return replace(clause, kind="main", finite=verb, subject=subject, subjects=(subject,), sure=False)
    later = any(c.kind == "main" and c.finite is not None and c.finite > verb for c in sentence.clauses)
    behind_name = sentence.tokens[verb - 1].form == "," and clause.kind == "fragment" and clause.agent is None
    if speaks and behind_name and not later:
        return replace(clause, kind="main", finite=verb, sure=False)
    if _only_verb(clause, sentence) and sentence.tokens[min(verb + 1, len(sentence.tokens) - 1)].form != "by":
        subject = _first_phrase(sentence, verb)
        if subject is not None:
            return replace(clause, kind="main", finite=verb, subject=subject, subjects=(subject,), sure=False)
    return clause


def _joined(verb: int, sentence: Sentence) -> bool:
    """Say whether a participle is joined by *and* to a verb in the past and has no auxiliary of its own or shared."""
    token = sentence.tokens[verb]
    if token.dep != "conj" or token.head is None or token.head >= verb:
        return False
    before = sentence.tokens[token.head]
    at = verb - 1
    while at > token.head and sentence.tokens[at].pos == "ADV":
        at -= 1
    return before.tag in FINITE_TAGS and before.pos == "VERB" and sentence.tokens[at].pos == "CCONJ"


def _only_verb(clause: Clause, sentence: Sentence) -> bool:
    """Say whether a participle is the first verb of a sentence in which nothing is finite outside what it opens."""
    verb = clause.verb or 0
    if any(t.mood is not None or t.tag in FINITE_TAGS or t.pos == "AUX" for t in sentence.tokens[:verb]):
        return False
    return not any(c.kind == "main" and c.finite is not None for c in sentence.clauses) and clause.agent is None


def _told_by_its_first(clause: Clause, sentence: Sentence) -> Clause:
    """Return a German clause whose verb has the form of both: Die Regierung *verlangt*, dass ..; else as it is."""
    verb = clause.verb or 0
    if not sentence.tokens[verb].form.endswith("t") or any(
        t.pos == "AUX" for t in sentence.tokens[clause.first : verb]
    ):
        return clause
    for number, phrase in enumerate(sentence.noun_phrases):
        opens = phrase.first == clause.first and phrase.last <= verb and phrase.preposition is None
        if opens and ("nom" in phrase.cases or phrase.case in (None, "nom")):
            others = tuple(i for i in clause.objects if i != number)
            return replace(
                clause, kind="main", finite=verb, subject=number, subjects=(number,), objects=others, passive=False,
                sure=False,
            )  # fmt: skip
    return clause


def _subject_behind_comma(sentence: Sentence, verb: int) -> int | None:
    """Return the phrase between a comma and a verb that ends a sentence: .., *both sides* announced after the talks."""
    tokens = sentence.tokens
    if verb + 1 < len(tokens) and tokens[verb + 1].pos not in ("ADP", "ADV", "PUNCT"):
        return None
    if any(t.pos in ("VERB", "AUX") or t.form in (",", ";", ":") for t in tokens[verb + 1 :]):
        return None
    for number, phrase in enumerate(sentence.noun_phrases):
        if phrase.last != verb or phrase.preposition is not None or not phrase.first:
            continue
        told = any(t.tag in FINITE_TAGS for t in tokens[: phrase.first])
        if tokens[phrase.first - 1].form not in (",", "”", '"', "''") or not told:
            return None
        head = tokens[phrase.head]
        return number if head.pos in ("PROPN", "PRON") or head.tag == "NNS" else None
    return None


def _first_phrase(sentence: Sentence, verb: int) -> int | None:
    """Return the phrase that opens a sentence, if it stands before the verb and no preposition governs it."""
    for number, phrase in enumerate(sentence.noun_phrases):
        if phrase.last <= verb and phrase.preposition is None:
            opens = all(t.pos in ("ADV", "PUNCT", "CCONJ") for t in sentence.tokens[: phrase.first])
            return number if opens else None
    return None
