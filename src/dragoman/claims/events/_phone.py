"""Talks by telephone, whatever their verb: X beriet telefonisch mit Y; thanked her by phone."""

from __future__ import annotations

from dataclasses import replace

from dragoman.claims.events._match import has_word
from dragoman.claims.events._parties import Company
from dragoman.claims.events._view import Grammar, View
from dragoman.knowledge.acts import ActWord

TALKS = ("meeting", "negotiation")
TO_SLOTS = ("obj", "dat", "iobj")


def by_phone(grammar: Grammar, company: Company, view: View, word: ActWord) -> ActWord:
    """Return the reading of a verb of talking as a call, if its clause says that it was one."""
    if word.act in TALKS and has_word(grammar, view, grammar.acts.small["phone"]):
        return replace(word, act="call", mode="phone")
    return phoned(grammar, company, view) or word if word.act == "declaration" else word


def phoned(grammar: Grammar, company: Company, view: View) -> ActWord | None:
    """Return the reading of a verb of no act, or of words only, as a call of two people by telephone."""
    if view.passive or not has_word(grammar, view, grammar.acts.small["phone"]):
        return None
    callers = [p.actor for p in company.subject(grammar, view) if company.is_person(p.actor)]
    called = [p.actor for slot in TO_SLOTS for p in company.slot(grammar, view, slot) if company.is_person(p.actor)]
    if not callers or not called or set(called) <= set(callers):
        return None
    return next(
        (w for verb in sorted(grammar.acts.small["phone_verb"]) for w in grammar.acts.verbs.get(verb, ())), None
    )
