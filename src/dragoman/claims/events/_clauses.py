"""Acts that verbs report, and with those of nouns all acts of one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.claims.events._found import Found, Part
from dragoman.claims.events._match import consumed, noun_word, verb_word
from dragoman.claims.events._noun_status import SPEECH_ACTS, SPOKEN_OF, slot_of
from dragoman.claims.events._nouns import COMPANIONS, MUTUAL, ORIGIN_SLOTS, mutual, of_noun, view_with
from dragoman.claims.events._once import once
from dragoman.claims.events._parties import Company
from dragoman.claims.events._phone import by_phone, phoned
from dragoman.claims.events._status import FACTS, clause_status, tense_status
from dragoman.claims.events._view import Grammar, View
from dragoman.knowledge.acts import ActWord
from dragoman.spans import Span

__all__ = ["MUTUAL", "ORIGIN_SLOTS", "SPEECH_ACTS", "SPOKEN_OF", "acts_of", "slot_of", "verb_parts", "view_with"]

BODY_ACTS = frozenset({"decision", "vote", "agreement"})


def acts_of(grammar: Grammar, company: Company, *, unnamed: bool = False) -> tuple[Found, ...]:
    """Return the acts of a sentence, in the order of their triggers, each once.

    ``unnamed`` keeps nouns with which no known actor stands.
    """
    found: list[Found] = []
    taken: set[int] = set()
    words = [
        (view, word)
        for view in grammar.views
        if (word := verb_word(grammar, company, view) or phoned(grammar, company, view)) is not None
    ]
    told = [view for view, word in words if word.act is not None]
    for view, word in words:
        if word.act == "attack" and _is_ended(grammar, view):
            continue
        taken |= consumed(grammar, view, word)
        found.append(_of_verb(grammar, company, view, word, told))
    for phrase in range(len(grammar.phrases)):
        if phrase in taken:
            continue
        around = view_with(grammar, phrase)
        word = noun_word(grammar, company, phrase, around)
        if word is not None:
            found.extend(a for a, known in of_noun(grammar, company, phrase, around, word) if known or unnamed)
    found = [_at_whom(grammar, company, act, found) for act in found]
    return tuple(sorted(once(mutual(found), company), key=lambda f: f.trigger))


def _is_ended(grammar: Grammar, view: View) -> bool:
    """Say whether fighting is only what another verb ends (agreed to stop fighting)."""
    governor = grammar.view_of(view.clause.governor) if view.clause.governor is not None else None
    if governor is not None and governor is not view and governor.lemma in grammar.acts.small["ending"]:
        return True
    before = (view.verb or 0) - 1
    return view.verb == view.first and before >= 0 and grammar.lemma(before) in grammar.acts.small["ending"]


def _at_whom(grammar: Grammar, company: Company, act: Found, acts: list[Found]) -> Found:
    """Give a threat or refusal without target that of the act it is about (droht, X werde gegen Y Zölle verhängen)."""
    view = act.view
    if act.word.act not in ("threat", "rejection") or act.phrase is not None or view is None:
        return act
    if any(p.role != "source" for p in act.parts):
        return act
    have = act.actors
    under = [grammar.view_of(i) for i in grammar.governed(view.index)]
    inner = [v for v in under if v is not None and v.clause.kind in ("infinitive", "subordinate", "main")]
    found = [p for a in acts for v in inner if a.view is v for p in a.parts if p.role == "target"]
    if not found and act.word.act == "rejection":
        objects = [i for v in inner if v.clause.kind == "infinitive" for i in v.phrases("obj")]
        found = [Part(p.actor, "target", "obj", p.span) for i in objects for p in company.of(grammar, i)]
    return replace(act, parts=(*act.parts, *(p for p in dict.fromkeys(found) if p.actor not in have)))


def _of_verb(grammar: Grammar, company: Company, view: View, word: ActWord, told: Sequence[View]) -> Found:
    word = by_phone(grammar, company, view, word)
    status, why = clause_status(grammar, view)
    if any(need.slot == "any" and why.lower() in need.words for need in word.needs):
        # Sich bereit erklären: the word makes the act, it does not say whether it took place.
        status, why = tense_status(grammar, view)
    if word.status is not None and status in FACTS:
        status, why = word.status, view.lemma
    token = grammar.sentence.tokens[view.verb] if view.verb is not None else grammar.sentence.tokens[view.first]
    return Found(
        grammar=grammar,
        word=word,
        view=view,
        phrase=None,
        trigger=token.span,
        span=_clause_span(grammar, view, told),
        parts=verb_parts(grammar, company, view, word),
        status=status,
        basis={"status": why},
    )


def _clause_span(grammar: Grammar, view: View, told: Sequence[View]) -> Span:
    """Return the span of a clause with the infinitive clause that completes it (schlug vor, .. zu gründen)."""
    last = view.last
    if view.last < view.clause.last and not any(
        v.index == view.index and v is not view and v.first >= view.last for v in told
    ):
        last = view.clause.last
    for i in grammar.governed(view.index):
        clause = grammar.sentence.clauses[i]
        opener = grammar.opener(clause)
        purpose = opener in grammar.acts.small["purpose_openers"] and grammar.acts.compounds
        if clause.kind == "infinitive" and not purpose and view.last <= clause.first <= view.last + 1:
            last = max(last, clause.last)
    return grammar.span(view.first, last)


def verb_parts(grammar: Grammar, company: Company, view: View, word: ActWord) -> tuple[Part, ...]:
    """Return who plays which part, by the frame of a verb."""
    parts: list[Part] = []
    for slot, role in word.frame.roles.items():
        parties = company.slot(grammar, view, slot, deep=slot in word.frame.deep)
        parts.extend(Part(p.actor, role, slot, p.span) for p in parties)
    if not view.passive and "subj" in word.frame.roles and not any(p.slot == "subj" for p in parts):
        parts = _turned_round(grammar, company, view, word, parts)
    if any(role == "participant" for role in word.frame.roles.values()):
        # In Gespräche mit dem Iran eintreten: who stands with the noun that the verb needs.
        for i in sorted(consumed(grammar, view, word)):
            for slot in COMPANIONS:
                for j in grammar.attributes(i).get(slot, ()):
                    parts.extend(Part(p.actor, "participant", slot, p.span) for p in company.of(grammar, j))
    if view.attributive and word.act in SPEECH_ACTS and not parts:
        # Ein am Freitag eingereichter Antrag Athens.
        whose = (j for i in view.phrases("obj") for s in ("gen", "appos") for j in grammar.attributes(i).get(s, ()))
        parts.extend(Part(p.actor, "source", "gen", p.span) for j in whose for p in company.of(grammar, j))
    if view.passive and word.act in BODY_ACTS and not any(p.slot == "subj" for p in parts):
        parts.extend(_deciding_body(grammar, company, view, parts))
    return tuple(dict.fromkeys(parts))


def _turned_round(grammar: Grammar, company: Company, view: View, word: ActWord, parts: list[Part]) -> list[Part]:
    """Return the parts with the object as who does it, where a thing was taken for the subject.

    That is so where no ending tells them apart: the object stands first (Das Kabinett billigte das Abkommen), or the
    subject is a relative pronoun that means a thing (ein Treffen, das der König angeregt hat).
    """
    subjects, objects = view.phrases("subj"), view.phrases("obj")
    if not (subjects and objects) or grammar.acts.small["fixed_order"]:
        return parts
    if any(grammar.acts.is_doer(grammar.head(i)) for i in subjects):
        return parts
    relative = view.clause.kind == "relative" and grammar.phrases[subjects[0]].first == view.clause.first
    if not relative and grammar.phrases[objects[0]].first > grammar.phrases[subjects[0]].first:
        return parts
    doers = [p for i in objects if grammar.phrases[i].case not in ("acc", "dat") for p in company.of(grammar, i)]
    if not doers:
        return parts
    role = word.frame.roles["subj"]
    others = [p for p in parts if p.slot != "obj"]
    return [Part(p.actor, role, "subj", p.span) for p in doers] + others


def _deciding_body(grammar: Grammar, company: Company, view: View, parts: list[Part]) -> list[Part]:
    """Return the body named in a passive clause of deciding that has no agent (im Rat wurde beschlossen)."""
    have = {p.actor for p in parts}
    named = company.mentions_to_parties(company.reading.cast.within(grammar.span(view.first, view.last)))
    bodies = [p for p in named if p.actor not in have and company.reading.cast.actors[p.actor].type == "organisation"]
    return [Part(p.actor, "source", "place", p.span) for p in bodies[:1]]
