"""Stances that nouns name: Merkels Vorschlag, die Forderung des Iran nach .., the willingness of Kenya to .."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dragoman.claims._reading import Reading
from dragoman.claims.events._clauses import ORIGIN_SLOTS, slot_of, view_with
from dragoman.claims.events._parties import Company, Party
from dragoman.claims.events._status import stem
from dragoman.claims.events._view import Grammar, View
from dragoman.knowledge.issues import Stances, StanceWord, load_stances
from dragoman.record import Stance
from dragoman.spans import Span

SHORT = 3
"""Tokens of a phrase that is told with its whole clause, since alone it says too little."""
HOLDER_SLOTS = ("gen", "von", "of", "by", "from", "aus")


class Named(NamedTuple):
    """A stance that a noun names, with its holders and the words that say on what."""

    noun: str
    stance: Stance
    strength: str
    holders: tuple[Party, ...]
    trigger: Span
    span: Span
    topic: Span
    wider: tuple[Span, ...]
    """Where to look for the issue if the noun's own words raise none: its clause, its sentence."""
    points_back: bool
    bare: bool
    """No words of its own say on what it is."""


def named_stances(reading: Reading, company: Company, grammar: Grammar) -> Iterator[Named]:
    """Yield the stances that the nouns of a sentence name, where a holder stands with them."""
    stances = load_stances(reading.knowledge, grammar.acts.language)
    for phrase, np in enumerate(grammar.phrases):
        word = _word(grammar, phrase, stances.nouns) or _attitude(grammar, phrase, stances)
        if word is None:
            continue
        view = view_with(grammar, phrase)
        holders = _holders(grammar, company, phrase) or _holders_by_verb(grammar, company, phrase, view, stances)
        if not holders:
            continue
        span, topic = _topic(grammar, phrase)
        token = grammar.sentence.tokens[np.head]
        clause = grammar.span(view.first, view.last) if view is not None else span
        origin = view is not None and view.lemma in grammar.acts.small["origin"]
        pointed = view is not None and any(
            grammar.word(t) in stances.sets["pointing"] for t in range(view.first, view.last)
        )
        again = stances.sets["demonstrative"] | stances.sets["same"]
        pointed = pointed or any(grammar.word(t) in again for t in range(np.first, np.head))
        back = origin or pointed or _names_known(grammar, phrase, view)
        span = clause if origin or np.last - np.first < SHORT else span
        wider = (clause, grammar.sentence.span)
        bare = not any(slot in stances.sets["on_what"] for slot in grammar.attributes(phrase))
        yield Named(word.word, word.stance, word.strength, holders, token.span, span, topic, wider, back, bare)


def _names_known(grammar: Grammar, phrase: int, view: View | None) -> bool:
    """Say whether a noun's complement is something named before (die Zustimmung zu der Resolution)."""
    words = grammar.acts.small["carry_nouns"]
    phrases = [j for items in grammar.attributes(phrase).values() for j in items]
    phrases += [j for items in (view.slots.values() if view is not None else ()) for j in items if j > phrase]
    return any(grammar.acts.is_word(grammar.head(i), words) for i in phrases)


def _attitude(grammar: Grammar, phrase: int, stances: Stances) -> StanceWord | None:
    """Return the stance of an adjective before a noun that only says that there is one (ablehnende Haltung)."""
    if not grammar.acts.is_word(grammar.head(phrase), stances.stands):
        return None
    np = grammar.phrases[phrase]
    for t in range(np.first, np.head):
        found = stances.attitudes.get(stem(grammar.sentence.tokens[t].form)) or stances.attitudes.get(grammar.word(t))
        if found is not None:
            return found
    return None


def _holders_by_verb(
    grammar: Grammar, company: Company, phrase: int, view: View | None, stances: Stances
) -> tuple[Party, ...]:
    """Return the holders that the verb names: die Zustimmung kam von X, X signalisierte Zustimmung, their stance."""
    if view is None:
        return ()
    slot = slot_of(view, phrase)
    small = grammar.acts.small
    if view.lemma in small["origin"] and slot in ("subj", "obj"):
        return tuple(p for name in ORIGIN_SLOTS for p in company.slot(grammar, view, name))
    if slot == "obj" and (view.lemma in small["express"] or view.lemma in stances.sets["voicing"]):
        return company.subject(grammar, view)
    if grammar.lemma(grammar.phrases[phrase].first) in small["possessives"]:
        # Whose stance it is stands before it: X und Y von ihrer Haltung abbringen.
        return tuple(p for i in view.phrases("obj") for p in company.direct(grammar, i))
    return ()


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
