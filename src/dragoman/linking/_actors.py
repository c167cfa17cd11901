"""One actor from all articles: the same id joins by itself, the same name is a judgement with a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.record import Actor, Record, Role, SameAs


def join_actors(records: Sequence[Record]) -> tuple[dict[str, Actor], dict[str, SameAs]]:
    """Return every actor once, and the judgements by which local ids were joined to others.

    Two persons are held to be one if their full names have one key (which evens out transliterations) and neither
    their country nor the knowledge tables speak against it. Records must come in a fixed order; so do the results.
    """
    fragments: dict[str, list[Actor]] = defaultdict(list)
    for record in records:
        for actor in record.actors:
            fragments[actor.id].append(actor)
    same = _same_persons({i: parts[0] for i, parts in sorted(fragments.items())})
    groups: dict[str, list[Actor]] = defaultdict(list)
    for local in sorted(fragments):
        groups[same[local].actor if local in same else local].extend(fragments[local])
    joined: dict[str, Actor] = {}
    for key, parts in sorted(groups.items()):
        own = [p for p in parts if p.id == key] or parts
        joined[key] = _join(own[0], parts)
    return joined, same


def _same_persons(actors: Mapping[str, Actor]) -> dict[str, SameAs]:
    # Days and sides of this room are used by every view; the room of mentions only here.
    from dragoman.mentions.names import name_key

    by_name: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors.values():
        if actor.type == "person" and " " in actor.name:
            for key in sorted(
                {name_key(n) for names in actor.names.values() for n in (*names, actor.name) if " " in n}
            ):
                by_name[key].append(actor)
    same: dict[str, SameAs] = {}
    for _, found in sorted(by_name.items()):
        heads = sorted(found, key=lambda a: (a.key is None, a.id))
        head = heads[0]
        for other in heads[1:]:
            apart = (head.key and other.key) or (head.country and other.country and head.country != other.country)
            if other.id != head.id and other.id not in same and head.id not in same and not apart:
                why = f"{other.name} is another spelling of {head.name}"
                same[other.id] = SameAs(local=other.id, actor=head.id, why=why)
    return same


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
