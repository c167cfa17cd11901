"""What a user holds against the program's judgements: who is (not) whom, who is on which side and in what capacity.

Both tables lie in the user's own folder of knowledge. ``same.csv`` (``a,b,verdict,why``): two actors, by name or id,
are the ``same`` or ``different``. ``parties.csv`` (``actor,side,capacity,why``): an actor speaks for the state ``side``
(its code or name; empty: as found) and takes part as ``party``, ``mediator``, ``observer``, or as ``none`` at all
(empty: as found).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.knowledge import Knowledge
from dragoman.record import Actor, Party, Process

VERDICTS = ("same", "different")
CAPACITIES = ("", "party", "mediator", "observer", "none")


class Verdict(NamedTuple):
    """Two actors, by folded name or id, that are (not) one."""

    a: str
    b: str
    same: bool
    why: str


class Side(NamedTuple):
    """On which side an actor, by folded name or id, stands, and in what capacity."""

    actor: str
    side: str
    capacity: str


class Corrections(NamedTuple):
    """All corrections of a user."""

    verdicts: tuple[Verdict, ...] = ()
    sides: tuple[Side, ...] = ()

    def verdict(self, a: Actor, b: Actor) -> Verdict | None:
        """Return the last verdict on two actors, or None."""
        one, two = called(a), called(b)
        found = (v for v in reversed(self.verdicts) if (v.a in one and v.b in two) or (v.b in one and v.a in two))
        return next(found, None)

    def of(self, actor: Actor) -> Side | None:
        """Return the last correction of an actor's side or capacity, or None."""
        names = called(actor)
        return next((s for s in reversed(self.sides) if s.actor in names), None)


def called(actor: Actor) -> frozenset[str]:
    """Return what an actor can be called in a table: its id, its key, its folded names."""
    names = {_fold(n) for group in actor.names.values() for n in group}
    return frozenset({actor.id, actor.key or actor.id, _fold(actor.name), *names})


def read_corrections(knowledge: Knowledge) -> Corrections:
    """Return the corrections in a user's folder, for `Knowledge.derive`.

    Raises:
        KnowledgeError: a verdict or a capacity is none that is known.

    """
    verdicts = []
    for row in knowledge.rows("same.csv"):
        if row["verdict"] not in VERDICTS:
            raise row.error(f"the verdict must be one of {', '.join(VERDICTS)}, not {row['verdict']!r}")
        verdicts.append(Verdict(_name(row["a"]), _name(row["b"]), row["verdict"] == "same", row["why"]))
    sides = []
    for row in knowledge.rows("parties.csv"):
        if row["capacity"] not in CAPACITIES:
            raise row.error(f"the capacity must be one of {', '.join(CAPACITIES[1:])}, not {row['capacity']!r}")
        sides.append(Side(_name(row["actor"]), row["side"], row["capacity"]))
    return Corrections(tuple(verdicts), tuple(sides))


def _name(cell: str) -> str:
    return cell if cell.startswith("act-") else _fold(cell)


def _fold(name: str) -> str:
    # Every view imports this room; few need the room of mentions.
    from dragoman.mentions.names import fold

    return fold(name)


def on_their_sides(actors: Mapping[str, Actor], corrections: Corrections) -> dict[str, Actor]:
    """Return the actors, those whom a user puts on a side with its country."""
    if not corrections.sides:
        return dict(actors)
    codes = {n: a.country for a in actors.values() if a.type == "state" and a.country for n in called(a)}
    found = {}
    for key, actor in actors.items():
        side = corrections.of(actor)
        country = side and side.side and (side.side if side.side.isupper() else codes.get(_fold(side.side)))
        found[key] = replace(actor, country=country) if country else actor
    return found


def in_their_capacity(
    processes: Iterable[Process], actors: Mapping[str, Actor], corrections: Corrections
) -> Sequence[Process]:
    """Return the processes with the capacities that a user gives their parties."""
    if not corrections.sides:
        return list(processes)
    corrected = []
    for process in processes:
        parties = []
        for party in process.parties:
            side = corrections.of(actors[party.actor]) if party.actor in actors else None
            capacity = side.capacity if side and side.capacity else party.capacity
            if capacity != "none":
                parties.append(Party(party.actor, capacity))
        corrected.append(replace(process, parties=tuple(parties)))
    return corrected
