"""What the tables say of names: which words are places, bodies, offices, and where a person or place stands in full."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge import Knowledge
from dragoman.language._types import NameLabel

_LONGEST_WHOLE = 8
"""Words of the longest name of a person or place that is looked for."""
_SHORTEST_PLACE = 5
"""Letters; the genitive of a shorter one may be another name."""
_LONGEST_OFFICE = 6
"""Words of the longest office, "deputy minister for foreign affairs"."""
_PARTS = re.compile(r"[^\s-]+|-")


@dataclass(frozen=True, slots=True)
class NameTables:
    """What the tables know of one language: names by their words, words of office, prepositions of place."""

    places: frozenset[str]
    people: frozenset[str]
    families: frozenset[str]
    """Last words of full names."""
    organisations: frozenset[str]
    offices: frozenset[str]
    given: frozenset[str]
    local: frozenset[str]
    times: frozenset[str]
    """Nouns of time that are written and tagged like names: Friday, March."""
    particles: frozenset[str]
    """Small words inside names, in lower case: von, de, bin."""
    peoples: frozenset[str]
    """Adjectives and demonyms of states, which are no names though they may be tagged so."""
    wholes: dict[str, dict[tuple[str, ...], NameLabel]]
    """Persons and places of two words and more, cut as texts are, by their first word."""
    titles: dict[str, frozenset[tuple[str, ...]]]
    """Offices by their first word, in lower case."""
    genitive: str
    """The ending of a name in the genitive, empty where it is a word of its own."""

    def wholes_in(self, forms: Sequence[str]) -> Iterator[tuple[int, int, NameLabel]]:
        """Yield where persons and places of the tables stand with their full names."""
        i = 0
        while i < len(forms):
            known = self.wholes.get(forms[i])
            last, label = self._longest(known, forms, i) if known else (i, "MISC")
            if last > i:
                yield i, last, label
            i = max(last, i + 1)

    def _longest(self, known: dict[tuple[str, ...], NameLabel], forms: Sequence[str], i: int) -> tuple[int, NameLabel]:
        for last in range(min(i + _LONGEST_WHOLE, len(forms)), i + 1, -1):
            name = tuple(forms[i:last])
            if name not in known and self.genitive and name[-1].endswith(self.genitive):
                name = (*name[:-1], name[-1].removesuffix(self.genitive))
            if name in known:
                return last, known[name]
        return i, "MISC"

    def is_place(self, form: str) -> bool:
        """Say whether a word is the name of a place, in the genitive or not, and no given name."""
        bare = form.removesuffix(self.genitive)
        return (form in self.places or bare in self.places) and form not in self.given

    def is_genitive(self, form: str) -> bool:
        """Say whether a word is the name of a place in the genitive and cannot be anything else: Armeniens."""
        bare = form.removesuffix(self.genitive)
        return (
            bare != form
            and len(bare) > 4
            and bare in self.places
            and form not in self.places
            and form not in self.given
        )

    def is_office(self, form: str) -> bool:
        """Say whether a compound with a hyphen ends in a word of office: VKA-Chefin."""
        return "-" in form and form.rpartition("-")[2] in self.offices

    def office_at(self, forms: Sequence[str], i: int) -> int:
        """Return the end of the longest office that begins at a word, or the word's own place."""
        known = self.titles.get(forms[i].lower())
        if known:
            for last in range(min(i + _LONGEST_OFFICE, len(forms)), i, -1):
                if tuple(form.lower() for form in forms[i:last]) in known:
                    return last
        return i


@cache
def names_of(language: str) -> Callable[[Knowledge], NameTables]:
    """Return the builder of a language's `NameTables`, to be given to `Knowledge.derive`."""

    def build(knowledge: Knowledge) -> NameTables:
        words = knowledge.toml(f"{language}/language_words.toml")
        tags = knowledge.toml(f"{language}/language_tags.toml")
        joins = bool(words.get("hyphen_joins", True))
        places: set[str] = set()
        for name, capital, aliases in knowledge.columns(f"{language}/states.csv", "name", "capital", "aliases"):
            places.update((name, capital, *_listed(aliases)))
        for table in ("geonames_cc_by/places.csv", "world/places.csv"):
            for name, aliases in knowledge.columns(table, f"name_{language}", "aliases"):
                places.update((name, *_listed(aliases)))
        people: set[str] = set()
        for name, aliases in knowledge.columns("world/people.csv", f"name_{language}", "aliases"):
            people.update((name, *_listed(aliases)))
        organisations: set[str] = set()
        for cells in knowledge.columns(f"{language}/organisations.csv", "name", "aliases", "abbreviations"):
            organisations.update(name for cell in cells for name in _listed(cell))
        offices: set[str] = set()
        for cells in knowledge.columns(f"{language}/titles.csv", "forms", "feminine"):
            offices.update(word for cell in cells for word in _listed(cell))
        cast = knowledge.toml(f"{language}/cast.toml").get("honorifics", {})
        offices.update(word for key in cast for word in str(cast[key]).split() if len(word) > 1)
        titles = _by_first(_cut(office.lower(), joins) for office in offices)
        given = {name for table in knowledge.names("*/given_names.csv") for (name,) in knowledge.columns(table, "name")}
        times = {word for word in str(tags.get("times", "")).split() if word[:1].isupper()}
        if times:
            times.update(f"{month}." for month in str(words.get("months", "")).split())
        peoples: set[str] = set()
        for cells in knowledge.columns(f"{language}/states.csv", "adjective", "demonyms"):
            peoples.update(word for cell in cells for word in _listed(cell))
        wholes: dict[str, dict[tuple[str, ...], NameLabel]] = {}
        named: tuple[tuple[set[str], NameLabel], ...] = ((places, "LOC"), (people, "PER"))
        for names, label in named:
            for name in names:
                cut = _without_office(_cut(name, joins), titles)
                if cut:
                    wholes.setdefault(cut[0], {})[cut] = label
        return NameTables(
            places=frozenset(places - {""}),
            people=frozenset(people - {""}),
            families=frozenset(name.rpartition(" ")[2] for name in people if " " in name),
            organisations=frozenset(organisations - {""}),
            offices=frozenset(offices),
            given=frozenset(given),
            local=frozenset(str(words.get("local", "")).split()),
            times=frozenset(times),
            particles=frozenset(str(knowledge.toml("world/naming.toml").get("particles", "")).split()),
            peoples=frozenset(peoples),
            wholes=wholes,
            titles=titles,
            genitive="s" if joins else "",
        )

    return build


def _listed(cell: str) -> list[str]:
    return [part for part in (p.strip() for p in cell.split(";")) if part] if cell else []


def _cut(name: str, joins: bool) -> tuple[str, ...]:
    return tuple(name.split() if joins or "-" not in name else _PARTS.findall(name))


def _by_first(names: Iterable[tuple[str, ...]]) -> dict[str, frozenset[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        if name:
            found.setdefault(name[0], set()).add(name)
    return {first: frozenset(under) for first, under in found.items()}


def _without_office(name: tuple[str, ...], titles: dict[str, frozenset[tuple[str, ...]]]) -> tuple[str, ...]:
    """Return a full name without the word of office before it, nothing where a single word is left: King Salman."""
    if name and (name[0].lower(),) in titles.get(name[0].lower(), ()):
        name = name[1:]
    return name if len(name) > 1 else ()
