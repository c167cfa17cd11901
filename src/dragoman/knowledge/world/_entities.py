"""What the world tables hold: states, organisations, media and people, each under one key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dragoman.knowledge._tables import Knowledge, Row

LANGUAGES = ("de", "en")
PART = re.compile(r"[ \-]")


class Entity(NamedTuple):
    """Somebody or something that the tables know by a key such as ``state/UKR`` or ``person/ada-example``."""

    key: str
    type: str
    """``person``, ``state``, ``organisation`` or ``medium``: the actor types that tables know."""
    kind: str | None
    """Kind of organisation or medium as its table says (government, group, agency ..), else None."""
    country: str | None
    """ISO 3166 alpha-3; for an organisation that belongs to one state also where only ``of_state`` says so."""
    sector: str | None
    gender: str | None
    """``m``, ``f``, ``n`` or ``p`` (plural) in German; for a person ``m`` or ``f``."""
    wikidata: str | None
    parent: str | None
    """Key of the organisation that this one is a part of."""
    names: Mapping[str, tuple[str, ...]]
    """By language code, the name to show first."""
    short: Mapping[str, tuple[str, ...]]
    """Abbreviations by language code."""

    def name(self, language: str | None) -> str:
        """Return the name to show in a language, else the English one, else any."""
        for code in (language or "en", "en", *sorted(self.names)):
            if self.names.get(code):
                return self.names[code][0]
        return self.key.rsplit("/", 1)[-1]

    def all_names(self) -> Iterator[str]:
        """Yield every name and abbreviation in every language."""
        for table in (self.names, self.short):
            for names in table.values():
                yield from names


class StateWords(NamedTuple):
    """How one language speaks of a state beside its name; lists, the usual form first."""

    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]


def _or_none(cell: str) -> str | None:
    return cell or None


def _split(cell: str) -> tuple[str, ...]:
    if ";" not in cell:
        return (cell,) if cell else ()
    return tuple(part for part in (p.strip() for p in cell.split(";")) if part)


def _names(row: Row, *columns: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for column in columns:
        found.update(dict.fromkeys(_split(row.get(column))))
    return tuple(found)


def read_states(knowledge: Knowledge) -> tuple[dict[str, Entity], dict[str, dict[str, StateWords]]]:
    """Return the states by ISO code, and for each language the words that go with each code."""
    facts = {row["iso3"]: row for row in knowledge.rows("world/states.csv")}
    names: dict[str, dict[str, tuple[str, ...]]] = {iso: {} for iso in facts}
    genders: dict[str, str] = {}
    words: dict[str, dict[str, StateWords]] = {}
    for language in LANGUAGES:
        words[language] = {}
        for row in knowledge.rows(f"{language}/states.csv"):
            iso = row["iso3"]
            names.setdefault(iso, {})[language] = _names(row, "name", "aliases")
            words[language][iso] = StateWords(
                _split(row["adjective"]), _split(row["demonyms"]), _split(row["capital"]), _split(row["metonyms"])
            )
            if row.get("gender") and iso not in genders:
                genders[iso] = row["gender"]
    states = {}
    for iso, by_language in names.items():
        facts_row = facts.get(iso)
        wikidata = _or_none(facts_row.get("wikidata")) if facts_row else None
        states[iso] = Entity(
            f"state/{iso}", "state", None, iso, "GOV", genders.get(iso), wikidata, None, by_language, {}
        )
    return states, words


def state_nouns(knowledge: Knowledge, language: str) -> frozenset[str]:
    """Return the nouns, in lower case, that stand for a state itself (Regierung, administration)."""
    return frozenset(
        form.casefold()
        for row in knowledge.rows(f"{language}/cast_bodies.csv")
        if row["acts_as"] == "state"
        for form in row.list("forms")
    )


def _of_its_own(names: tuple[str, ...], nouns: frozenset[str]) -> tuple[str, ...]:
    """Leave out names that mean the state (US-Regierung): the White House is an actor beside it, not its namesake."""
    return tuple(n for n in names if not nouns.intersection(PART.split(n.casefold())))


def read_organisations(knowledge: Knowledge) -> dict[str, Entity]:
    """Return the organisations by the key of their row."""
    names: dict[str, dict[str, tuple[str, ...]]] = {}
    short: dict[str, dict[str, tuple[str, ...]]] = {}
    genders: dict[str, str] = {}
    houses = {row["key"] for row in knowledge.rows("world/organisations.csv") if row["type"] == "government"}
    for language in LANGUAGES:
        nouns = state_nouns(knowledge, language)
        for row in knowledge.rows(f"{language}/organisations.csv"):
            key = row["key"]
            found_names = _names(row, "name", "aliases")
            names.setdefault(key, {})[language] = _of_its_own(found_names, nouns) if key in houses else found_names
            short.setdefault(key, {})[language] = _split(row["abbreviations"])
            if row.get("gender") and key not in genders:
                genders[key] = row["gender"]
    found = {}
    for row in knowledge.rows("world/organisations.csv"):
        key = row["key"]
        parent = _or_none(row["parent"])
        found[key] = Entity(
            f"organisation/{key}",
            "organisation",
            _or_none(row["type"]),
            _or_none(row["country"]) or _or_none(row["of_state"]),
            _or_none(row["sector"]),
            genders.get(key),
            _or_none(row["wikidata"]),
            parent,
            names.get(key, {}),
            short.get(key, {}),
        )
    return found


def read_media(knowledge: Knowledge) -> dict[str, Entity]:
    """Return agencies, papers, broadcasters and platforms by the key of their row."""
    found = {}
    for row in knowledge.rows("world/media.csv"):
        names = _names(row, "name", "aliases")
        found[row["key"]] = Entity(
            f"medium/{row['key']}",
            "medium",
            _or_none(row["kind"]),
            _or_none(row["country"]),
            "MED",
            None,
            None,
            None,
            dict.fromkeys(LANGUAGES, names),
            {},
        )
    return found
