"""The stance that a clause takes: from its verb, its predicate, its modal, each under negation."""

from __future__ import annotations

from typing import Literal, NamedTuple

from dragoman.claims.events._match import has_word, lemmas_of, verb_need
from dragoman.claims.events._parties import Company
from dragoman.claims.events._status import is_negated
from dragoman.claims.events._view import FINITE_AUXILIARIES, Grammar, View
from dragoman.knowledge.issues import StanceModal, Stances, StanceWord
from dragoman.language import Clause
from dragoman.record import Stance

TURNED: dict[Stance, Stance] = {
    "supports": "opposes", "demands": "opposes", "proposes": "opposes", "accepts": "opposes",
    "opposes": "supports", "rejects": "supports", "rules_out": "supports",
}  # fmt: skip
"""What a stance on the end of a thing says of the thing itself."""
FOR = ("supports", "demands", "proposes", "accepts")
PAST = ("past", "perfect", "pluperfect")
INFINITIVES = ("VVINF", "VVFIN")
"""Tags of a German infinitive; one that was cut off may be read as a plural."""
Whose = Literal["subject", "speaker"]


class Taken(NamedTuple):
    """A stance that a clause takes, how firmly, whose it is, and the words that show it."""

    stance: Stance
    strength: str
    whose: Whose
    kind: Literal["verb", "predicate", "modal"]
    negated: bool
    said: bool
    """Only a statement can carry it."""
    modal: StanceModal | None = None
    holder: tuple[str, ...] = ()
    """Prepositions whose phrase holds the stance; empty for the subject; speaker, theme: who says so."""
    lemma: str = ""
    slots: tuple[str, ...] = ()
    """Prepositions that the verb asks for: what stands behind them is what the stance is on."""
    idiom: bool = False
    """The verb takes it with certain words only (eine rote Linie sehen), or of what somebody else does."""


def stance_of(grammar: Grammar, company: Company, view: View, stances: Stances, text: str) -> Taken | None:
    """Return the stance of a clause, or None if it takes none.

    The verb comes first (lehnt ab), then a judging predicate (ist unrealistisch), then the modal (muss, wird nicht).
    """
    negated = is_negated(grammar, view) or _negated_above(grammar, view) or _is_instead(grammar, view, stances)
    negated = negated or (auxiliary_of(grammar, view) is not None and grammar.word(view.first) in stances.sets["nor"])
    found = _by_verb(grammar, company, view, stances, negated)
    if found is not None:
        return found
    return _by_predicate(grammar, view, stances, text, negated) or _by_modal(grammar, view, stances, negated)


def _by_verb(grammar: Grammar, company: Company, view: View, stances: Stances, negated: bool) -> Taken | None:
    for lemma in _with_light(lemmas_of(grammar, view), stances):
        for verb in stances.verbs.get(lemma, ()):
            if all(verb_need(grammar, company, view, need) != need.absent for need in verb.needs):
                stance = verb.negated if negated else verb.stance
                if stance is None or _is_about_words(grammar, view, stances, lemma, stance):
                    return None
                return Taken(
                    stance,
                    verb.strength,
                    "subject",
                    "verb",
                    negated,
                    said=False,
                    holder=verb.holder,
                    lemma=lemma,
                    slots=tuple(n.slot for n in verb.needs if not n.absent),
                    idiom=bool(verb.holder) or any(n.words and not n.absent for n in verb.needs),
                )
    return None


def _with_light(lemmas: tuple[str, ...], stances: Stances) -> tuple[str, ...]:
    """Return lemmas with the bare verb of one that was joined with its adjective (offenzeigen: zeigen)."""
    light = [
        v for lemma in lemmas if lemma not in stances.verbs for v in sorted(stances.sets["light"]) if lemma.endswith(v)
    ]
    return (*lemmas, *light)


def _is_about_words(grammar: Grammar, view: View, stances: Stances, lemma: str, stance: Stance) -> bool:
    """Say whether a verb is on what is or was said, not on an issue (refused to comment, denied that it had ..)."""
    if stance not in ("rejects", "undecided"):
        return False
    for i in grammar.governed(view.index):
        inner = grammar.view_of(i)
        if inner is None or not is_complement(grammar, inner.clause):
            continue
        if inner.clause.kind == "infinitive" and inner.lemma in stances.sets["telling"]:
            return True
        if lemma in stances.sets["denying"] and inner.clause.kind != "infinitive":
            return inner.clause.tense in PAST or inner.lemma in stances.verbs
    return False


def _by_predicate(grammar: Grammar, view: View, stances: Stances, text: str, negated: bool) -> Taken | None:
    joined = grammar.acts.compounds and any(view.lemma.endswith(c) for c in grammar.acts.small["copula"])
    if view.lemma not in grammar.acts.small["copula"] and not view.passive and not joined:
        return None
    words = text.lower()
    for word in stances.predicates:
        if not word.pattern.search(words) or (word.mind and view.passive and not _is_verb(grammar, view, word)):
            continue
        own = any(part in grammar.acts.small["negation"] for part in word.word.split())
        stance = word.negated if negated and not own else word.stance
        if stance is None:
            return None
        only = has_word(grammar, view, grammar.acts.small["only"])
        if stance == "conditional" and not only and word.strength == "soft":
            # That something is possible is no wish for it, but the belief that it is so may be one.
            if view.clause.kind != "subordinate":
                return None
            stance = "supports"
        if stance == "accepts" and only:
            stance = "demands"
        elif stance == "supports" and only and word.strength == "soft":
            stance = "conditional"
        return Taken(stance, word.strength, "speaker", "predicate", negated, said=not word.mind, lemma=word.word)
    return None


def _is_verb(grammar: Grammar, view: View, word: StanceWord) -> bool:
    """Say whether the verb itself is a word of mind that was read as a participle (is prepared, is opposed)."""
    return view.verb is not None and word.pattern.fullmatch(grammar.word(view.verb)) is not None


def auxiliary_of(grammar: Grammar, view: View) -> View | None:
    """Return the clause with the auxiliary and the subject of an infinitive that was cut off from them.

    X werde das weder rechtlich noch tatsächlich anerkennen: the parser ends the clause before noch.
    """
    tokens = grammar.sentence.tokens
    if view.verb is None or tokens[view.verb].tag not in INFINITIVES or grammar.word(view.verb) != view.lemma:
        return None
    for other in grammar.views:
        cut = other.verb is not None and tokens[other.verb].tag in FINITE_AUXILIARIES and other.phrases("subj")
        if cut and other.index < view.index and other.clause.kind == view.clause.kind == "main":
            return other
    return None


def _is_instead(grammar: Grammar, view: View, stances: Stances) -> bool:
    """Say whether a clause names what is not chosen (rather than accept .., statt zu ..)."""
    near = range(max(view.first - 1, 0), min(view.first + 1, view.last))
    return view.clause.kind == "infinitive" and any(grammar.word(t) in stances.sets["instead"] for t in near)


def _by_modal(grammar: Grammar, view: View, stances: Stances, negated: bool) -> Taken | None:
    modal = view.clause.modal.lower() if view.clause.modal else None
    if modal is None and (view.clause.tense == "future" or view.future):
        modal = "werden"
    if modal is None and view.passive and view.clause.tense == "present":
        # Es werden keine Truppen geschickt, es werde einbezogen: a passive present about what is to come.
        # Würde is left out: what would be is not what somebody wants.
        finite = grammar.word(view.clause.finite) if view.clause.finite is not None else ""
        modal = "werden" if negated or (view.clause.mood == "subjunctive" and not finite.startswith("würd")) else None
    if modal and _is_claimed(grammar, view, stances):
        return None
    found = stances.modals.get(modal or "") or (stances.modals.get("will") if modal == "werden" else None)
    if found is None:
        return None
    stance = found.negated_own if negated else found.own
    lacking = has_word(grammar, view, grammar.acts.small["lacking"])
    if negated and modal in stances.sets["ability"] and view.passive and not lacking:
        # What cannot be controlled or trusted: a fact, and no stance.
        return None
    if stance is None and not negated and modal in stances.sets["ability"]:
        if not has_word(grammar, view, grammar.acts.small["only"]):
            return None
        # Only then can it be: what is made to depend is wanted on that condition.
        limited = found._replace(own="conditional", other="conditional")
        return Taken("conditional", found.strength, "speaker", "modal", negated, found.said, limited)
    return Taken(stance or "supports", found.strength, "speaker", "modal", negated, found.said, found)


def _is_claimed(grammar: Grammar, view: View, stances: Stances) -> bool:
    """Say whether a modal only says that somebody claims to have done something (will erfahren haben)."""
    tokens = grammar.sentence.tokens
    if view.verb is None or tokens[view.verb].tag != "VVPP" or view.passive:
        return False
    return any(grammar.word(t) in stances.sets["hearsay"] for t in range(view.verb + 1, view.last))


def modal_stance(taken: Taken, *, own: bool, passive: bool, asserted: bool) -> Stance | None:
    """Return the stance of a clause with a modal once it is known whether its subject is on the holder's side."""
    modal = taken.modal
    if modal is None:
        return taken.stance
    if asserted and modal.other is None and modal.own is not None and not own:
        return "opposes" if taken.negated else "accepts"
    if own or (passive and not taken.negated and modal.other is None):
        return modal.negated_own if taken.negated else modal.own
    if passive and taken.negated and modal.negated_other is None:
        return modal.negated_own
    return modal.negated_other if taken.negated else modal.other


def _negated_above(grammar: Grammar, view: View) -> bool:
    """Say whether a clause stands under a negated verb of believing (glauben nicht, dass .. realistisch ist)."""
    if view.clause.governor is None:
        return False
    governor = grammar.view_of(view.clause.governor)
    if governor is None or governor.index == view.index:
        return False
    return governor.lemma in grammar.acts.small["belief"] and is_negated(grammar, governor)


def span_with_inner(grammar: Grammar, view: View) -> tuple[int, int]:
    """Return the tokens of a clause with those of the infinitive and content clauses that depend on it."""
    first, last = view.first, view.last
    queue = [view.index]
    seen = {view.index}
    while queue:
        for i in grammar.governed(queue.pop()):
            clause = grammar.sentence.clauses[i]
            if i not in seen and is_complement(grammar, clause):
                seen.add(i)
                queue.append(i)
                first, last = min(first, clause.first), max(last, clause.last)
    return first, last


def is_complement(grammar: Grammar, clause: Clause) -> bool:
    """Say whether a clause completes its governor (dass .., zu ..) and does not only stand beside it (nachdem ..)."""
    opener = grammar.opener(clause)
    small = grammar.acts.small
    if (
        clause.kind == "infinitive"
        and grammar.word(clause.first) in small["purpose_openers"] - small["infinitive_mark"]
    ):
        return False
    if is_beside(grammar, clause):
        return False
    if clause.kind == "infinitive" or (clause.kind == "relative" and clause.finite is None and clause.modal is None):
        # A relative clause without a finite verb is an infinitive whose article was taken for a pronoun.
        return True
    return clause.kind == "subordinate" and (
        clause.introducer is None or opener in grammar.acts.small["content_openers"]
    )


def is_beside(grammar: Grammar, clause: Clause) -> bool:
    """Say whether a clause is a participle that a comma sets off (rejected it, saying ..)."""
    tokens = grammar.sentence.tokens
    return (
        clause.kind == "infinitive"
        and clause.verb is not None
        and tokens[clause.verb].tag == "VBG"
        and clause.verb <= clause.first + 1
        and clause.first > 0
        and tokens[clause.first - 1].form == ","
    )
