"""Whose position it is, and who gives voice to it."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.claims.events._parties import BODIES, Company, Party
from dragoman.claims.events._view import Grammar, View
from dragoman.record import Actor, Statement

OF_THE_STATE = (None, "GOV", "MIL", "COP", "SPY", "LEG", "JUD")
"""Sectors of bodies that are on the side of their country."""


class Holder(NamedTuple):
    """The party that holds a position, the person who voices it, and why this party."""

    actor: str
    voiced_by: str | None
    why: str


def speakers_of(company: Company, stmt: Statement | None) -> tuple[str, ...]:
    return () if stmt is None else tuple(a for a in stmt.speakers if a in company.reading.cast.actors)


def country_of(actor: Actor) -> str | None:
    """Return the country that an actor belongs to or acts for."""
    return actor.country or next((r.country for r in actor.roles if r.country), None)


def side_of(company: Company, actor: str) -> str:
    """Return a key for the side an actor is on: the country it speaks for, else itself.

    Rebels, parties and unions are a side of their own, whatever country they are in.
    """
    found = company.reading.cast.actors.get(actor)
    if found is None or (found.type in ("organisation", "group") and found.sector not in OF_THE_STATE):
        return actor
    return country_of(found) or actor


def is_body(company: Company, actor: str) -> bool:
    """Say whether an actor is a state, an organisation or a group, so that somebody else may tell what it wants."""
    found = company.reading.cast.actors.get(actor)
    return found is not None and found.type in BODIES


def is_own(grammar: Grammar, company: Company, view: View, speakers: tuple[str, ...]) -> bool:
    """Say whether the subject of a clause is the speaker, his side, or nobody in particular."""
    subjects = view.phrases("obj") if view.passive else view.phrases("subj")
    first_person = grammar.acts.small["first_person"]
    for i in subjects:
        np = grammar.phrases[i]
        tokens = range(np.first, np.last)
        if any(grammar.word(t) in first_person or grammar.lemma(t) in first_person for t in tokens):
            return True
    parties = [p for i in subjects for p in company.of(grammar, i)] or list(company.subject(grammar, view))
    if not parties:
        return not subjects or grammar.head(subjects[0]) in ("es", "it", "there") or own_side(grammar, view)
    sides = {side_of(company, s) for s in speakers}
    return any(p.actor in speakers or side_of(company, p.actor) in sides for p in parties)


def own_side(grammar: Grammar, view: View) -> bool:
    """Say whether the subject is the side of who speaks: his country, unsere Regierung."""
    small = grammar.acts.small
    subjects = view.phrases("obj") if view.passive else view.phrases("subj")
    return any(
        grammar.head(i) in small["own_side"] and grammar.lemma(grammar.phrases[i].first) in small["possessives"]
        for i in subjects
    )


def of_subject(parties: tuple[Party, ...], speakers: tuple[str, ...]) -> tuple[Holder, ...]:
    """Return the subjects of a clause as holders, voiced by whoever says so."""
    voice = speakers[0] if speakers else None
    return tuple(
        Holder(p.actor, voice if voice != p.actor else p.actor, "subject of the clause") for p in dict.fromkeys(parties)
    )


def of_speaker(grammar: Grammar, company: Company, view: View | None, stmt: Statement) -> tuple[Holder, ...]:
    """Return the party of a speaker: the state or body for which a spokesperson speaks, else the speaker."""
    found = []
    for actor_id in speakers_of(company, stmt):
        actor = company.reading.cast.actors[actor_id]
        party = _party_of(grammar, company, view, actor)
        if party is None:
            found.append(Holder(actor_id, actor_id, "the speaker"))
        else:
            found.append(Holder(party.id, actor_id, "the party that the speaker speaks for"))
    return tuple(dict.fromkeys(found))


def _party_of(grammar: Grammar, company: Company, view: View | None, actor: Actor) -> Actor | None:
    if actor.type not in ("person", "office"):
        return None
    spokes = grammar.acts.small["spokesperson"]
    speaks_for = any(any(s in role.title.lower() for s in spokes) for role in actor.roles)
    speaks_for = speaks_for or any(s in actor.name.lower() for s in spokes)
    if not speaks_for and view is not None:
        plural = grammar.acts.small["first_person_plural"]
        official = bool(actor.roles)
        past = any(grammar.word(t) in grammar.acts.small["past_cues"] for t in range(len(grammar.sentence.tokens)))
        speaks_for = (
            official
            and not past
            and any(grammar.word(t) in plural or grammar.lemma(t) in plural for t in range(view.first, view.last))
        )
    if not speaks_for:
        return None
    bodies = [a for a in company.reading.cast.actors.values() if a.type in BODIES]
    organisations = [r.organisation for r in actor.roles if r.organisation]
    for body in bodies:
        if body.type == "organisation" and (body.name in organisations or body.key in organisations):
            return body
    country = country_of(actor)
    for kind in ("state", "government"):
        for body in bodies:
            if country is not None and body.type == kind and body.country == country:
                return body
    return None
