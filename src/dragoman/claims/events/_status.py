"""Whether an act takes place: from what carries it, its mood, its tense, negation and cue words."""

from __future__ import annotations

from dragoman.claims.events._match import lemmas_of
from dragoman.claims.events._view import Grammar, View
from dragoman.knowledge.acts import Carrier
from dragoman.record import Status

NEGATED: dict[Status, Status] = {
    "happened": "denied",
    "ongoing": "denied",
    "planned": "not_planned",
    "possible": "not_planned",
    "proposed": "not_planned",
}
FACTS = ("happened", "ongoing")
PAST = ("past", "perfect", "pluperfect")
MAX_DEPTH = 4
PARTICIPLES = ("VBN", "VBD", "VBG")
"""English forms that are no infinitive even where their clause has no finite verb."""


def is_negated(grammar: Grammar, view: View) -> bool:
    """Say whether the clause is negated, its verb or the phrase in a slot (kein Treffen, no talks)."""
    if view.clause.negated:
        cut = view.first > view.clause.first or view.last < view.clause.last
        negation = grammar.acts.small["negation"]
        # Of joined verbs only the one beside the word is negated: will reisen, aber nicht verhandeln.
        return not cut or any(grammar.word(t) in negation for t in range(view.first, view.last))
    return any(
        grammar.word(grammar.phrases[i].first) in grammar.acts.small["negation"]
        for slot in ("subj", "obj")
        for i in view.phrases(slot)
    )


def tense_status(grammar: Grammar, view: View) -> tuple[Status, str]:
    """Return the status that tense, modal and negation of a clause give, whatever its other words say."""
    return _tense_status(grammar, view, is_negated(grammar, view))


def clause_status(grammar: Grammar, view: View, *, depth: int = 0) -> tuple[Status, str]:
    """Return the status of what a verb says, and the reason for it."""
    status, why = _own_status(grammar, view)
    if depth < MAX_DEPTH:
        above = _status_above(grammar, view, status, depth)
        if above is not None:
            return above
    return status, why


def _own_status(grammar: Grammar, view: View) -> tuple[Status, str]:
    negated = is_negated(grammar, view)
    status, why = _tense_status(grammar, view, negated)
    if status == "denied":
        word = _status_word(grammar, view, negated)
        if word is not None and word[1].startswith("negated "):
            # Nicht bereit, etwas zu tun.
            return word
    if status in FACTS or status == "planned":
        word = _status_word(grammar, view, negated)
        over = view.clause.tense in ("perfect", "pluperfect") or (view.passive and view.clause.tense == "past")
        if word is not None and (word[0] != "ongoing" or (status != "planned" and not over)):
            return word
    return status, why


def _tense_status(grammar: Grammar, view: View, negated: bool) -> tuple[Status, str]:
    clause = view.clause
    small = grammar.acts.small
    opener = grammar.opener(clause)
    modal = clause.modal.lower() if clause.modal else None
    if opener in small["conditional_openers"]:
        return "possible", f"clause with {opener}"
    if opener in small["undecided_openers"]:
        return "undecided", f"clause with {opener}"
    if modal in small["future_of_the_past"] and _is_reported(grammar, view):
        # He said that he would go: what is told as to come.
        return ("not_planned" if negated else "planned"), f"modal {modal}"
    if modal is not None:
        found = grammar.acts.status_words.get(("modal", modal))
        if found is not None and found.status is not None:
            status = (found.negated or found.status) if negated else found.status
            return status, f"modal {modal}"
    if (clause.tense == "future" or view.future) and not negated and _is_conditional(grammar, view):
        return "possible", "future under a condition"
    if clause.tense == "future" or view.future:
        return ("not_planned" if negated else "planned"), "future tense"
    if clause.mood == "subjunctive" and clause.finite is not None and grammar.lemma(clause.finite) == "werden":
        return ("not_planned" if negated else "possible"), "conditional mood"
    if clause.kind == "infinitive" and not _is_participle(grammar, view):
        if opener in small["purpose_openers"]:
            return "planned", "purpose"
        if view.verb is not None and (grammar.sentence.tokens[view.verb].dep or "").startswith("advcl"):
            return "planned", "purpose"
        return "possible", "infinitive"
    return ("denied" if negated else "happened"), f"{clause.tense or 'no'} tense"


def _is_conditional(grammar: Grammar, view: View) -> bool:
    """Say whether a clause holds only if another does (wenn .., werde er ..)."""
    under = [grammar.opener(grammar.sentence.clauses[i]) for i in grammar.governed(view.index)]
    return any(opener in grammar.acts.small["if_openers"] for opener in under)


def _is_reported(grammar: Grammar, view: View) -> bool:
    """Say whether a clause is what somebody says and depends on no condition."""
    small = grammar.acts.small
    above = grammar.view_of(view.clause.governor) if view.clause.governor is not None else None
    said = above is not None and above.lemma in small["speech"]
    last = view.clause.kind == "main" and any(
        v.lemma in small["speech"] and v.first >= view.last for v in grammar.views
    )
    under = [grammar.opener(grammar.sentence.clauses[i]) for i in grammar.governed(view.index)]
    return (said or last) and not any(opener in small["conditional_openers"] for opener in under)


def _status_word(grammar: Grammar, view: View, negated: bool) -> tuple[Status, str] | None:
    words = grammar.acts.status_words
    inner = [c for c in grammar.sentence.clauses if c is not view.clause and c.first > view.first]
    for t in range(view.first, view.last):
        token = grammar.sentence.tokens[t]
        if any(c.first <= t < c.last for c in inner):
            continue
        if any(np.first <= t < np.head for np in grammar.phrases):
            continue
        kinds = ("adv", "adj") if token.pos == "ADV" else ("adj", "adv") if token.pos in ("ADJ", "VERB") else ()
        if t == view.verb:
            continue
        for kind in kinds:
            found = words.get((kind, token.lemma.lower())) or words.get((kind, token.form.lower()))
            if found is not None and found.status is not None:
                if negated and found.negated is not None:
                    return found.negated, f"negated {token.form}"
                return (NEGATED.get(found.status, found.status) if negated else found.status), token.form
    return None


def _status_above(grammar: Grammar, view: View, status: Status, depth: int) -> tuple[Status, str] | None:
    """Return the status that the governing clause gives: X plans to meet Y; it is expected that X meets Y."""
    clause = view.clause
    if clause.governor is None or clause.governor == view.index or clause.kind == "relative":
        return None
    if clause.kind == "infinitive" and view.verb is not None:
        token = grammar.sentence.tokens[view.verb]
        if token.tag == "VBD" or (token.tag == "VBN" and (token.dep or "").startswith("conj")):
            # A past form that the tree hung under another verb: vowed to resist and accused X.
            return None
    governor = grammar.view_of(clause.governor)
    if governor is None:
        return None
    slot = "inf" if clause.kind == "infinitive" else "that"
    if slot == "that" and status not in FACTS and status != "planned":
        return None
    carrier = carrier_of(grammar, governor, slot)
    if carrier is None:
        if clause.kind == "infinitive" and not _is_participle(grammar, view):
            above, why = clause_status(grammar, governor, depth=depth + 1)
            if above not in FACTS:
                return above, why
            return _predicate_word(grammar, governor)
        return None
    found, why = carried_status(grammar, governor, carrier, depth=depth + 1)
    if slot == "that" and found == "happened":
        return None
    if slot == "that" and found == "planned" and status == "happened" and clause.tense in PAST:
        # Announced that they had reached a deal.
        return None
    return found, why


def _is_participle(grammar: Grammar, view: View) -> bool:
    return view.verb is not None and grammar.sentence.tokens[view.verb].tag in PARTICIPLES


def _predicate_word(grammar: Grammar, view: View) -> tuple[Status, str] | None:
    return _status_word(grammar, view, is_negated(grammar, view))


def carrier_of(grammar: Grammar, view: View, slot: str) -> Carrier | None:
    """Return what a verb says of the act in one of its slots, or None if it carries no acts there."""
    for lemma in lemmas_of(grammar, view):
        carrier = grammar.acts.carriers.get((lemma, slot))
        if carrier is not None:
            return carrier
    return None


def carried_status(grammar: Grammar, view: View, carrier: Carrier, *, depth: int = 0) -> tuple[Status, str]:
    """Return the status of an act that a verb carries: its own word, turned round if the verb is negated."""
    own, why = clause_status(grammar, view, depth=depth)
    if carrier.negated is not None and is_negated(grammar, view):
        return carrier.negated, f"negated {view.lemma}"
    if carrier.status is None:
        return own, why
    if is_negated(grammar, view):
        if carrier.status in ("not_planned", "cancelled", "denied"):
            return "possible", f"negated {view.lemma}"
        return NEGATED.get(carrier.status, carrier.status) if carrier.status not in FACTS else "denied", view.lemma
    if own in ("denied", "cancelled", "not_planned") or (carrier.status in FACTS and own not in FACTS):
        return own, why
    if carrier.status == "cancelled" and own in ("possible", "proposed", "undecided"):
        return "possible", why
    if carrier.status == "planned" and own in ("possible", "proposed", "undecided") and view.clause.modal:
        # Sie könnten ein Treffen vereinbaren.
        return own, why
    return carrier.status, view.lemma


def phrase_status(grammar: Grammar, phrase: int) -> tuple[Status, str] | None:
    """Return what an adjective of a phrase says of its act (das geplante Treffen, kein Treffen)."""
    np = grammar.phrases[phrase]
    tokens = grammar.sentence.tokens
    words = grammar.acts.status_words
    for t in range(np.first, np.head):
        found = words.get(("adj", tokens[t].lemma.lower())) or words.get(("adj", stem(tokens[t].form)))
        if found is not None and found.status is not None:
            return found.status, tokens[t].form
    return None


def stem(form: str) -> str:
    """Return an inflected adjective without its ending: geplanten, geplantes: geplant."""
    form = form.lower()
    for ending in ("en", "er", "es", "em", "e"):
        if form.endswith(ending) and len(form) > len(ending) + 3:
            return form[: -len(ending)]
    return form
