"""Whether an act takes place: from what carries it, its mood, its tense, negation and cue words."""

from __future__ import annotations

from dragoman.claims.events._match import lemmas_of
from dragoman.claims.events._view import Grammar, View
from dragoman.knowledge.acts import Carrier, StatusWord
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
NOUN_REACH = 3
"""Phrases before an act's noun among which the noun that it depends on is looked for."""
SHORTEST_NOUN = 3
PARTICLE = 2
"""Tokens from a verb, with its particle, to the gerund that is its object."""
PARTICIPLES = ("VBN", "VBD", "VBG")
"""English forms that are no infinitive even where their clause has no finite verb."""


def is_negated(grammar: Grammar, view: View) -> bool:
    """Say whether the clause is negated, its verb or the phrase in a slot (kein Treffen, no talks)."""
    if view.clause.negated and not _only_in_compound(grammar, view):
        cut = view.first > view.clause.first or view.last < view.clause.last
        negation = grammar.acts.small["negation"]
        # Of joined verbs only the one beside the word is negated: will reisen, aber nicht verhandeln.
        return not cut or any(grammar.word(t) in negation for t in range(view.first, view.last))
    return any(
        grammar.word(grammar.phrases[i].first) in grammar.acts.small["negation"]
        for slot in ("subj", "obj")
        for i in view.phrases(slot)
    )


def _only_in_compound(grammar: Grammar, view: View) -> bool:
    """Say whether the only negation of a clause is part of a longer word (the not-too-distant future)."""
    small = grammar.acts.small["negation"]
    tokens = grammar.sentence.tokens
    found = [t for t in range(view.clause.first, view.clause.last) if grammar.word(t) in small]
    return bool(found) and all(t + 1 < len(tokens) and tokens[t + 1].form == "-" for t in found)


def tense_status(grammar: Grammar, view: View) -> tuple[Status, str]:
    """Return the status that tense, modal and negation of a clause give, whatever its other words say."""
    return _tense_status(grammar, view, is_negated(grammar, view))


def clause_status(grammar: Grammar, view: View, *, depth: int = 0) -> tuple[Status, str]:
    """Return the status of what a verb says, and the reason for it."""
    status, why = _own_status(grammar, view)
    if depth < MAX_DEPTH:
        above = _status_above(grammar, view, status, depth)
        wanted = above is not None and above[0] in ("planned", "proposed") and view.clause.kind == "infinitive"
        if above is not None and wanted and is_negated(grammar, view):
            # Decided not to accept.
            return "not_planned", f"negated, {above[1]}"
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
    if opener in small["conditional_openers"] and not _is_past_before(grammar, view, opener):
        return "possible", f"clause with {opener}"
    if opener in small["undecided_openers"]:
        return "undecided", f"clause with {opener}"
    if _is_without(grammar, view):
        return "denied", "without"
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


def _is_past_before(grammar: Grammar, view: View, opener: str) -> bool:
    """Say whether a clause tells what came after something that happened (sprach mit X, bevor er zurückflog)."""
    clause = view.clause
    if opener not in grammar.acts.small["until"] or clause.tense not in PAST or clause.mood == "subjunctive":
        return False
    above = grammar.view_of(clause.governor) if clause.governor is not None else None
    if above is None or above.clause.kind == "infinitive" or above.clause.modal is not None:
        return False
    return above.clause.tense in PAST and clause.modal is None and not is_negated(grammar, above)


def _is_without(grammar: Grammar, view: View) -> bool:
    """Say whether a clause tells what did not happen beside something else (ohne dass .., without ..ing)."""
    lacking = grammar.acts.small["lacking"]
    first = view.clause.first
    near = {first}
    if view.clause.introducer is not None or view.clause.kind == "infinitive":
        near.add(max(first - 1, 0))
    if view.verb is not None and not grammar.acts.compounds:
        near.add(max(view.verb - 1, 0))
    return any(grammar.word(t) in lacking for t in near)


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
    if clause.kind == "infinitive" and not _is_participle(grammar, view):
        word = _noun_before(grammar, view)
        if word is not None and word.status is not None:
            return word.status, "the noun before it"
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
    if slot == "that" and clause.introducer is not None:
        small = grammar.acts.small
        if grammar.word(clause.introducer) not in small["content_openers"] | small["wh_openers"]:
            # Während B zustimmte, lehnte A ab.
            return None
    if slot == "that" and status not in FACTS and status != "planned":
        return None
    carrier = carrier_of(grammar, governor, slot)
    if carrier is None and _is_gerund_of(grammar, view, governor):
        carrier = carrier_of(grammar, governor, "obj")
    if carrier is None:
        plain = not _is_participle(grammar, view)
        if not plain and view.verb is not None:
            # Promised to retaliate by raising duties.
            plain = grammar.sentence.tokens[view.verb].tag == "VBG" and governor.clause.kind == "infinitive"
        if clause.kind == "infinitive" and plain:
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


def _is_gerund_of(grammar: Grammar, view: View, governor: View) -> bool:
    """Say whether a gerund is the object of the verb above it (ruled out releasing X)."""
    if view.verb is None or governor.verb is None or grammar.sentence.tokens[view.verb].tag != "VBG":
        return False
    return 0 < view.verb - governor.verb <= PARTICLE


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


def noun_above(grammar: Grammar, phrase: int) -> tuple[int, StatusWord] | None:
    """Return the noun that an act depends on, if it says whether the act takes place (die Hoffnung auf X)."""
    at = grammar.phrases[phrase].preposition
    for i in range(phrase - 1, max(-1, phrase - 1 - NOUN_REACH), -1):
        if at is not None and grammar.phrases[i].last > at:
            continue
        slot = next((name for name, items in grammar.attributes(i).items() if phrase in items), None)
        if slot is None and at == grammar.phrases[i].last:
            slot = grammar.preposition(phrase)
        if slot is not None:
            found = status_noun(grammar, i, slot)
            if found is not None:
                return i, found
    return None


def status_noun(grammar: Grammar, phrase: int, slot: str) -> StatusWord | None:
    """Return what a noun says of the acts that depend on it in a slot, compounds by their last part."""
    words = grammar.acts.status_words
    lemma = grammar.head(phrase)
    ends = range(len(lemma) - SHORTEST_NOUN) if grammar.acts.compounds else range(1)
    for cut in ends:
        found = words.get(("noun", f"{lemma[cut:]} {slot}")) or words.get(("noun", lemma[cut:]))
        if found is not None:
            return found
    return None


def _noun_before(grammar: Grammar, view: View) -> StatusWord | None:
    """Return what the noun before an infinitive clause says of it (plans to meet; die Hoffnung, .. zu treffen)."""
    clause = view.clause
    before = [
        i
        for i, np in enumerate(grammar.phrases)
        if np.last <= clause.first
        and all(grammar.sentence.tokens[t].pos == "PUNCT" for t in range(np.last, clause.first))
    ]
    return status_noun(grammar, before[-1], "inf") if before else None


def phrase_status(grammar: Grammar, phrase: int) -> tuple[Status, str] | None:
    """Return what an adjective of a phrase says of its act (das geplante Treffen, kein Treffen)."""
    np = grammar.phrases[phrase]
    tokens = grammar.sentence.tokens
    words = grammar.acts.status_words
    for t in range(np.first, np.head):
        forms = (tokens[t].lemma.lower(), stem(tokens[t].form))
        found = next((words[k, f] for k in ("adj", "attr") for f in forms if (k, f) in words), None)
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
