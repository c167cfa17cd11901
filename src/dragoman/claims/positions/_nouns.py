"""Stances that nouns name: Merkels Vorschlag, die Forderung des Iran nach .., the willingness of Kenya to .."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dragoman.claims._reading import Reading
from dragoman.claims.events._clauses import slot_of, view_with
from dragoman.claims.events._parties import Company, Party
from dragoman.claims.events._view import Grammar
from dragoman.knowledge.issues import StanceWord, load_stances
from dragoman.record import Stance
from dragoman.spans import Span

HOLDER_SLOTS = ("gen", "von", "of", "by", "from")


class Named(NamedTuple):
    """A stance that a noun names, with its holders and the words that say on what."""

    noun: str
    stance: Stance
    strength: str
    holders: tuple[Party, ...]
    trigger: Span
    span: Span
    topic: Span


def named_stances(reading: Reading, company: Company, grammar: Grammar) -> Iterator[Named]:
    """Yield the stances that the nouns of a sentence name, where a holder stands with them."""
    stances = load_stances(reading.knowledge, grammar.acts.language)
    for phrase, np in enumerate(grammar.phrases):
        word = _word(grammar, phrase, stances.nouns)
        if word is None:
            continue
        holders = _holders(grammar, company, phrase)
        if not holders:
            continue
        span, topic = _topic(grammar, phrase)
        token = grammar.sentence.tokens[np.head]
        yield Named(word.word, word.stance, word.strength, holders, token.span, span, topic)


def _word(grammar: Grammar, phrase: int, nouns: Mapping[str, StanceWord]) -> StanceWord | None:
    lemma = grammar.head(phrase)
    found = nouns.get(lemma)
    if found is not None:
        return found
    if grammar.acts.compounds:
        for end, word in nouns.items():
            if len(end) > 5 and lemma.endswith(end):
                return word
    return None


def _holders(grammar: Grammar, company: Company, phrase: int) -> tuple[Party, ...]:
    attributes = grammar.attributes(phrase)
    found: list[Party] = []
    for slot in HOLDER_SLOTS:
        for i in attributes.get(slot, ()):
            found.extend(company.of(grammar, i))
    found.extend(company.inside(grammar, phrase))
    return tuple(dict.fromkeys(found))


def _topic(grammar: Grammar, phrase: int) -> tuple[Span, Span]:
    """Return the words of the noun with its complements, infinitive clause included, and those behind its head."""
    np = grammar.phrases[phrase]
    last = np.last
    for items in grammar.attributes(phrase).values():
        for i in items:
            last = max(last, grammar.phrases[i].last)
            for inner in grammar.attributes(i).values():
                last = max([last, *(grammar.phrases[j].last for j in inner)])
    view = view_with(grammar, phrase)
    if view is not None and slot_of(view, phrase) in ("obj", "subj"):
        for i in grammar.governed(view.index):
            clause = grammar.sentence.clauses[i]
            if clause.kind == "infinitive" and clause.first >= np.last:
                last = max(last, clause.last)
                break
    return grammar.span(np.first, last), grammar.span(np.first, last)
