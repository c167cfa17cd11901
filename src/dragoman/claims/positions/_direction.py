"""Which way a stance points: at the issue, at its end, at its lack, or at what a clause inside denies."""

from __future__ import annotations

from dragoman.claims.events._match import has_word
from dragoman.claims.events._status import is_negated
from dragoman.claims.events._view import Grammar, View
from dragoman.claims.positions._stance import TURNED, Taken, is_complement
from dragoman.knowledge.issues import Raised, Stances
from dragoman.record import Stance
from dragoman.spans import Span

AGAINST = ("opposes", "rejects", "rules_out")
OVER = ("von", "of", "to", "auf", "aus", "on", "in")
"""Prepositions between a noun of ending and what is ended."""
TURNED_BACK: dict[Stance, Stance] = {"opposes": "accepts", "demands": "rejects"}
LACKING_REACH = 8
"""Tokens behind without that are taken for what must not be lacking."""


def directed(
    grammar: Grammar, view: View, taken: Taken, stance: Stance, item: Raised, spot: Span, stances: Stances
) -> Stance | None:
    """Return a stance as one on the issue itself, or None if the clause says nothing of it.

    It is turned round where the end of the issue is meant, and where the clause inside which it is raised is negated
    (demanded that no troops be sent): twice is not at all (that the subsidies not be cut).
    """
    small = grammar.acts.small
    if taken.kind == "verb" and taken.lemma in small["giving_up"]:
        # To give up land is what the issue of territory is about; to give up enrichment is said once.
        return TURNED_BACK.get(stance, stance) if item.issue.yielded else stance
    talked = [i for slot in small["about"] for i in view.phrases(slot)] if view.lemma in small["discussing"] else []
    if item.end and any(spot.start >= grammar.phrases[i].span.start for i in talked):
        return None
    inner = _clause_of(grammar, view, spot) if item.end else None
    turned = item.turned
    if item.end and _is_ended(grammar, inner or view, item, spot, stances, own=inner is not None):
        turned = not turned
    if inner is not None and inner.lemma in small["trust"]:
        return None
    if inner is not None and is_negated(grammar, inner):
        turned = not turned
    return TURNED.get(stance, stance) if turned else stance


def _is_ended(grammar: Grammar, view: View, item: Raised, spot: Span, stances: Stances, *, own: bool) -> bool:
    """Say whether words of ending stand over an issue that the issue's own cues do not know (das Ende der Zölle).

    ``own``: the clause only completes the one that takes the stance, so that its verb may be one of ending or refusing.
    """
    noun = _noun_over(grammar, spot, stances)
    if noun is not None:
        return not _is_known(grammar, item, noun)
    verb = view.verb
    if verb is None or not (own or view.clause.modal or view.future):
        return False
    ending = view.lemma in stances.sets["ending"]
    refusing = own and any(
        v.stance in AGAINST and all(n.slot == "any" and has_word(grammar, view, n.words) for n in v.needs)
        for v in stances.verbs.get(view.lemma, ())
    )
    objects = view.phrases("obj") or (view.phrases("subj") if view.passive else ())
    if not (ending or refusing) or not any(_covers(grammar, j, spot) for j in objects):
        return False
    return not _is_known(grammar, item, verb) and not item.issue.knows(grammar.acts.language, view.lemma)


def _noun_over(grammar: Grammar, spot: Span, stances: Stances) -> int | None:
    """Return the token of the noun of ending whose complement raises an issue (das Ende der Zölle), or None."""
    for i, np in reversed(list(enumerate(grammar.phrases))):
        if spot.start < np.span.end or not grammar.acts.is_word(grammar.head(i), stances.sets["ends"]):
            continue
        below = [j for slot in (*OVER, "gen") for j in grammar.attributes(i).get(slot, ())[:1]]
        if any(_covers(grammar, j, spot) for j in below):
            return np.head
    return None


def with_ends(grammar: Grammar, raised: tuple[Raised, ...], start: int, stances: Stances) -> tuple[Raised, ...]:
    """Return issues raised by words from ``start`` on, turned where a noun of ending stands over them."""
    found = []
    for item in raised:
        noun = _noun_over(grammar, Span(start + item.start, start + item.end), stances)
        ended = noun is not None and not _is_known(grammar, item, noun)
        found.append(item._replace(turned=item.turned != ended))
    return tuple(found)


def _is_known(grammar: Grammar, item: Raised, token: int) -> bool:
    """Say whether a word of ending, alone or with the next, is one of the issue's own cues."""
    language, word = grammar.acts.language, grammar.word(token)
    last = token + 1 == len(grammar.sentence.tokens)
    return item.issue.knows(language, word) or (
        not last and item.issue.knows(language, f"{word} {grammar.word(token + 1)}")
    )


def _covers(grammar: Grammar, phrase: int, spot: Span) -> bool:
    """Say whether a phrase with its attributes holds the place where an issue is raised."""
    np = grammar.phrases[phrase]
    ends = [grammar.phrases[j].span.end for items in grammar.attributes(phrase).values() for j in items[:1]]
    return np.span.start <= spot.start < max([np.span.end, *ends])


def _clause_of(grammar: Grammar, view: View, spot: Span) -> View | None:
    """Return the clause inside another that raises an issue, if it completes it."""
    inside = [
        v
        for v in grammar.views
        if v.index != view.index
        and v.clause.governor == view.index
        and is_complement(grammar, v.clause)
        and grammar.span(v.first, v.last).covers(spot)
    ]
    return min(inside, key=lambda v: v.last - v.first) if inside else None


def is_unreal(grammar: Grammar, view: View, stances: Stances) -> bool:
    """Say whether a clause says what would have been (would have given, hätte verlangen müssen)."""
    words = [grammar.word(t) for t in range(view.first, view.last)]
    modal = (view.clause.modal or "").lower()
    if any(w in stances.sets["unreal_finite"] for w in words) and any(w in stances.modals for w in words):
        return True
    return any(w == modal and words[i + 1] in grammar.acts.small["unreal"] for i, w in enumerate(words[:-1]))


def lacking_in(grammar: Grammar, first: int, last: int) -> tuple[Span, ...]:
    """Return the words after without in a range of tokens, to the end of their part of the sentence."""
    tokens = grammar.sentence.tokens
    found = []
    for t in range(first, min(last, len(tokens) - 1)):
        if grammar.word(t) in grammar.acts.small["lacking"]:
            end = next((i for i in range(t + 1, len(tokens)) if tokens[i].pos == "PUNCT"), len(tokens))
            found.append(grammar.span(t, min(end, t + 1 + LACKING_REACH)))
    return tuple(found)


def bargain_without(grammar: Grammar, view: View) -> int:
    """Return the end of a relative clause that says without whom a bargain is struck (Abmachungen, die ohne uns ..)."""
    last = view.last
    for i in grammar.governed(view.index):
        clause = grammar.sentence.clauses[i]
        if clause.kind == "relative" and any(
            grammar.word(t) in grammar.acts.small["lacking"] for t in range(clause.first, clause.last)
        ):
            last = max(last, clause.last)
    return last
