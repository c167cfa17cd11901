"""Are two full names one person's? By the tables where they know both, else by how the names sound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from dragoman.knowledge import Knowledge
from dragoman.knowledge.world import World
from dragoman.mentions.names import fold, same_name


def known_people(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """Return the keys of the people whom the tables know by each full name, for `Knowledge.derive`; names folded."""
    found: dict[str, set[str]] = defaultdict(set)
    for person in knowledge.derive(World.build).people.values():
        for name in person.all_names():
            if " " in name or not name.isascii():
                found[fold(name)].add(person.key)
    return {name: frozenset(keys) for name, keys in found.items()}


def one_person(a: str, b: str, knowledge: Knowledge) -> str | None:
    """Return why two full names, in any spelling or script, are held to be one person's; None if they are not.

    What the tables say goes before what the names sound like: they know that Igor Ivanov is not Sergei Ivanov, and
    that two spellings which no rule joins are one man's.
    """
    people = knowledge.derive(known_people)
    one, two = people.get(fold(a)), people.get(fold(b))
    if one and two:
        return f"{a} and {b} stand for one person in the tables" if one & two else None
    return f"{b} is another spelling of {a}" if same_name(a, b) else None
