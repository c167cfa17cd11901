"""Which reading of a verb or noun fits its company: the needs of the tables against the slots of a clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dragoman.claims.events._parties import Company
from dragoman.claims.events._view import Grammar, View
from dragoman.knowledge.acts import ActWord, Need

BARE_SLOTS = ("subj", "obj", "dat", "iobj")
PARTICLE_REACH = 3
"""How far behind its verb a particle is looked for where the clause does not give it (called the talks off)."""


def lemmas_of(grammar: Grammar, view: View) -> tuple[str, ...]:
    """Return the lemmas under which a verb may stand in the tables, the longest first."""
    found: list[str] = []
    if view.verb is not None and " " not in view.lemma:
        tokens = grammar.sentence.tokens
        near = range(view.verb + 1, min(view.last, view.verb + 1 + PARTICLE_REACH))
        near = range(near.start, next((t for t in near if tokens[t].pos == "PUNCT"), near.stop))
        particles = [t for t in near if tokens[t].tag in ("RP", "IN", "RB") or tokens[t].dep == "compound:prt"]
        found.extend(f"{view.lemma} {grammar.word(t)}" for t in particles)
    for slot, items in view.slots.items():
        # Verbs that say little without a noun: in Aussicht stellen, zur Bedingung machen.
        found.extend(f"{slot} {grammar.head(i)} {view.lemma}" for i in items if slot not in BARE_SLOTS)
    if view.lemma in grammar.acts.small["copula"]:
        # What is said with to be and an adjective: is opposed to, ist einverstanden.
        found.extend(f"{view.lemma} {word}" for word in _predicates(grammar, view))
    found.append(view.lemma)
    if view.verb is not None and not grammar.acts.compounds:
        form = grammar.word(view.verb)
        if form.endswith("ed") and view.lemma not in grammar.acts.verbs:
            # A past form whose lemma was not known: vetoed, brokered.
            found.extend((form[:-2], form[:-1]))
    return tuple(found)


def _predicates(grammar: Grammar, view: View) -> list[str]:
    tokens = grammar.sentence.tokens
    return [
        grammar.word(t)
        for t in range(view.first, view.last)
        if (tokens[t].pos in ("ADJ", "VERB", "ADV") and t != view.verb)
        and not any(np.first <= t < np.head for np in grammar.phrases)
    ]


def first_match(words: Iterable[ActWord], holds: Callable[[Need], bool]) -> ActWord | None:
    """Return the first reading whose needs all hold."""
    for word in words:
        if all(holds(need) != need.absent for need in word.needs):
            return word
    return None


def verb_word(grammar: Grammar, company: Company, view: View) -> ActWord | None:
    """Return the reading of a verb in its clause, or None if it reports no act."""
    for lemma in lemmas_of(grammar, view):
        word = first_match(grammar.acts.verbs.get(lemma, ()), lambda need: verb_need(grammar, company, view, need))
        if word is not None:
            return word
    return None


def verb_need(grammar: Grammar, company: Company, view: View, need: Need) -> bool:
    """Say whether a need holds of a verb's clause (its ``absent`` left to the caller)."""
    if need.slot == "any":
        return has_word(grammar, view, need.words)
    if need.slot == "refl":
        reflexive = grammar.acts.small["reflexive"]
        return any(grammar.word(t) in reflexive for t in range(view.first, view.last))
    if need.slot == "passive":
        return view.passive
    if need.slot == "several":
        return len({p.actor for p in company.subject(grammar, view)}) > 1
    if need.slot == "named":
        # Called him a fool: another noun right behind the object.
        ends = [grammar.phrases[i].last for i in view.phrases("obj")]
        marked = [end + 1 for end in ends if end < view.last and grammar.sentence.tokens[end].pos == "PUNCT"]
        marked = [end for end in marked if grammar.word(end - 1) != ","]
        return any(np.first in (*ends, *marked) and np.preposition is None for np in grammar.phrases)
    if need.slot in ("inf", "that"):
        kinds = ("infinitive",) if need.slot == "inf" else ("subordinate", "main")
        under = [grammar.sentence.clauses[i] for i in grammar.governed(view.index)]
        return any(c.kind in kinds and (not need.words or c.lemma.lower() in need.words) for c in under)
    phrases = tuple(grammar.meant(view, i) for i in view.phrases(need.slot))
    if need.slot == "subj" and not phrases and need.kinds:
        return bool(company.subject(grammar, view))
    reflexive = grammar.acts.small["reflexive"]
    phrases = tuple(i for i in phrases if grammar.head(i) not in reflexive)
    if not need.words and not need.kinds:
        pointers = grammar.acts.pointers
        return bool(phrases) or any(pointers.get(grammar.word(t)) == need.slot for t in range(view.first, view.last))
    return any(
        (bool(need.words) and grammar.is_word(i, need.words))
        or (bool(need.kinds) and company.is_kind(grammar, i, need.kinds))
        for i in phrases
    )


def has_word(grammar: Grammar, view: View, words: frozenset[str]) -> bool:
    """Say whether one of some words stands in the clause, as form or lemma."""
    return any(
        grammar.word(t) in words or grammar.acts.is_word(grammar.lemma(t), words) for t in range(view.first, view.last)
    )


def consumed(grammar: Grammar, view: View, word: ActWord) -> frozenset[int]:
    """Return the phrases that the reading of a verb needs by their words: they are part of its act, not acts."""
    found: set[int] = set()
    if word.act is None:
        return frozenset()
    for need in word.needs:
        if need.words and not need.absent and need.slot not in ("any", "refl"):
            found.update(i for i in view.phrases(need.slot) if grammar.is_word(i, need.words))
    return frozenset(found)


def noun_word(grammar: Grammar, company: Company, phrase: int, view: View | None) -> ActWord | None:
    """Return the reading of a noun with its complements, or None if it reports no act."""
    attributes = grammar.attributes(phrase)

    def holds(need: Need) -> bool:
        if need.slot == "any":
            np = grammar.phrases[phrase]
            near = range(max(0, np.first - 1), min(len(grammar.sentence.tokens), np.last + PARTICLE_REACH))
            if any(grammar.word(t) in need.words or grammar.acts.is_word(grammar.lemma(t), need.words) for t in near):
                return True
            return view is not None and (view.lemma in need.words or has_word(grammar, view, need.words))
        if need.slot == "inf":
            return view is not None and verb_need(grammar, company, view, need)
        phrases = attributes.get(need.slot, ())
        if need.slot == "gen" and not phrases:
            phrases = attributes.get("von", ()) or attributes.get("of", ()) or attributes.get("poss", ())
        if need.slot == "gen" and not phrases and "person" in need.kinds and company.has_person_behind(grammar, phrase):
            return True
        if not need.words and not need.kinds:
            return bool(phrases)
        return any(
            (bool(need.words) and grammar.is_word(i, need.words))
            or (bool(need.kinds) and company.is_kind(grammar, i, need.kinds))
            for i in phrases
        )

    return first_match(grammar.noun_words(phrase), holds)
