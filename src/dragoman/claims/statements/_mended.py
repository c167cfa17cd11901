"""Clauses whose verb is finite although it has the form of a participle: The minister called .. and *promised* help."""

from __future__ import annotations

from dataclasses import replace

from dragoman.language import Clause, Sentence

FINITE_TAGS = frozenset(["VBD", "VBZ", "VBP", "MD"])


def mended(clause: Clause, sentence: Sentence) -> Clause:
    """Return a clause as it is, or as a main clause if its participle can be nothing but the past of its verb."""
    verb = clause.verb
    if verb is None or clause.finite is not None or sentence.tokens[verb].tag != "VBN":
        return clause
    if _joined(verb, sentence):
        return replace(clause, kind="main", finite=verb)
    if _only_verb(clause, sentence):
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


def _first_phrase(sentence: Sentence, verb: int) -> int | None:
    """Return the phrase that opens a sentence, if it stands before the verb and no preposition governs it."""
    for number, phrase in enumerate(sentence.noun_phrases):
        if phrase.last <= verb and phrase.first == 0 and phrase.preposition is None:
            return number
    return None
