"""Are two full names one person's? By the tables where they know both, else by how the names sound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice, product

from dragoman.knowledge import Knowledge
from dragoman.knowledge.world import World
from dragoman.mentions.names import fold, same_name

LONGEST_HANZI = 3
"""Characters of a Chinese name: one of the family, one or two of the person."""
MOST_READINGS = 64
"""Ways to read a name in characters that are tried."""


def known_people(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """Return the keys of the people whom the tables know by each full name, for `Knowledge.derive`; names folded."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, _, names in knowledge.derive(World.build).people.all_names():
        for name in names:
            if " " in name or not name.isascii():
                found[fold(name)].add(key)
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
    readings = ((x, y) for x in _readings(a, knowledge) for y in _readings(b, knowledge))
    return f"{b} is another spelling of {a}" if any(same_name(x, y) for x, y in readings) else None


def _hanzi(knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    return {c: row.list("reading") for row in knowledge.rows("world/hanzi.csv") for c in row["characters"]}


def _readings(name: str, knowledge: Knowledge) -> Iterator[str]:
    """Yield a name in letters: one in Chinese characters as it is read, the family name (one character) first."""
    table = knowledge.derive(_hanzi)
    plain = name.replace("·", "").replace(" ", "")
    if not 2 <= len(plain) <= LONGEST_HANZI or not all(c in table for c in plain):
        yield name
        return
    for sounds in islice(product(*(table[c] for c in plain)), MOST_READINGS):
        yield f"{sounds[0]} {''.join(sounds[1:])}"
