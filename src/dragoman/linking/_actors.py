"""One actor from all articles: the same id joins by itself, the same name is a judgement with a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.knowledge import Knowledge
from dragoman.linking._corrections import Corrections, called
from dragoman.record import Actor, Record, Role, SameAs

NONE = Corrections()
"""What a user who has corrected nothing says."""


def join_actors(
    records: Sequence[Record], knowledge: Knowledge | None = None, corrections: Corrections = NONE
) -> tuple[dict[str, Actor], dict[str, SameAs]]:
    """Return every actor once, and the judgements by which local ids were joined to others.

    Two persons are held to be one if the tables know both full names as one person's or the names sound alike, and
    their countries do not speak against it; a user's verdict goes before all that. Records must come in a
    fixed order; so do the results.
    """
    fragments: dict[str, list[Actor]] = defaultdict(list)
    for record in records:
        for actor in record.actors:
            fragments[actor.id].append(actor)
    firsts = {i: parts[0] for i, parts in sorted(fragments.items())}
    same = _by_verdict(firsts, corrections)
    for local, judgement in _same_persons(firsts, knowledge, corrections).items():
        if local not in same and same.get(judgement.actor) is None:
            same[local] = judgement
    same = {local: _resolved(judgement, same) for local, judgement in sorted(same.items())}
    groups: dict[str, list[Actor]] = defaultdict(list)
    for local in sorted(fragments):
        groups[same[local].actor if local in same else local].extend(fragments[local])
    joined: dict[str, Actor] = {}
    for key, parts in sorted(groups.items()):
        own = [p for p in parts if p.id == key] or parts
        joined[key] = _join(own[0], parts)
    return joined, same


def _resolved(judgement: SameAs, same: Mapping[str, SameAs]) -> SameAs:
    """Return a judgement that leads to the last of a chain of them."""
    seen = {judgement.local}
    target = judgement.actor
    while target in same and target not in seen:
        seen.add(target)
        target = same[target].actor
    return replace(judgement, actor=target)


def _by_verdict(actors: Mapping[str, Actor], corrections: Corrections) -> dict[str, SameAs]:
    """Return the judgements of a user that two actors are one; the one of the tables, else the first id, stays."""
    same: dict[str, SameAs] = {}
    for verdict in corrections.verdicts:
        if not verdict.same:
            continue
        found = [a for a in actors.values() if {verdict.a, verdict.b} & called(a)]
        heads = sorted(found, key=lambda a: (a.key is None, a.id))
        for other in heads[1:]:
            ruled = corrections.verdict(heads[0], other)
            if ruled is not None and ruled.same and other.id not in same:
                why = f"so judged by hand: {ruled.why or 'no reason given'}"
                same[other.id] = SameAs(local=other.id, actor=heads[0].id, why=why)
    return same


def _same_persons(
    actors: Mapping[str, Actor], knowledge: Knowledge | None, corrections: Corrections
) -> dict[str, SameAs]:
    # Days and sides of this room are used by every view; the room of mentions only here.
    from dragoman.mentions import name_keys

    by_name: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors.values():
        if actor.type == "person" and " " in actor.name:
            for key in sorted(frozenset().union(*(name_keys(name) for name in _full_names(actor)))):
                by_name[key].append(actor)
    same: dict[str, SameAs] = {}
    heads: set[str] = set()
    for _, found in sorted(by_name.items()):
        ordered = sorted(found, key=lambda a: (a.key is None, a.id))
        for at, head in enumerate(ordered):
            if head.id in same:
                continue
            for other in ordered[at + 1 :]:
                if other.id in same or other.id in heads:
                    continue
                why = _why_one(head, other, knowledge, corrections)
                if why is not None:
                    same[other.id] = SameAs(local=other.id, actor=head.id, why=why)
                    heads.add(head.id)
    return same


def _full_names(actor: Actor) -> list[str]:
    return sorted({n for names in actor.names.values() for n in (*names, actor.name) if " " in n})


def _why_one(a: Actor, b: Actor, knowledge: Knowledge | None, corrections: Corrections) -> str | None:
    """Return why two persons are held to be one, None if they are not."""
    from dragoman.mentions import one_person, same_name

    if (a.key and b.key) or (a.country and b.country and a.country != b.country):
        return None
    verdict = corrections.verdict(a, b)
    if verdict is not None:
        return None
    for one in _full_names(a):
        for two in _full_names(b):
            why = one_person(one, two, knowledge) if knowledge else same_name(one, two) and "one name"
            if why:
                return f"{b.name} is another spelling of {a.name}"
    return None


def _join(own: Actor, parts: Sequence[Actor]) -> Actor:
    names: dict[str, tuple[str, ...]] = {}
    for part in parts:
        for language, found in part.names.items():
            names[language] = tuple(dict.fromkeys((*names.get(language, ()), *found)))
    roles: dict[tuple[str, str | None, str | None, str | None], Role] = {}
    for part in parts:
        for role in part.roles:
            roles.setdefault((role.title, role.organisation, role.country, role.article), role)
    return replace(
        own,
        names=dict(sorted(names.items())),
        country=own.country or next((p.country for p in parts if p.country), None),
        sector=own.sector or next((p.sector for p in parts if p.sector), None),
        roles=tuple(roles[k] for k in sorted(roles, key=lambda k: tuple(x or "" for x in k))),
    )
