"""The world tables as one object: entities, phrases in running text, titles, and who held which office when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dragoman.knowledge._tables import Knowledge
from dragoman.knowledge.world._entities import (
    LANGUAGES,
    Entity,
    StateWords,
    read_media,
    read_organisations,
    read_states,
)
from dragoman.knowledge.world._holders import Holders, read_holders
from dragoman.knowledge.world._people import People, PeopleIndex, family_name
from dragoman.knowledge.world._phrases import PhraseIndex, Sense
from dragoman.knowledge.world._titles import Inflection, Titles, attribute_variants, inflection_of

PERSON = "person/"
SHARP_S = "ß"
"""The letter that Swiss German does not write."""
SHORTEST_TITLE_CASE = 4
"""From this length on an abbreviation is also known with small letters: NATO, Nato."""


class HeadOffices(NamedTuple):
    """Which offices head an organisation, and what "leader" means of a state."""

    of_bodies: frozenset[str]
    generic: frozenset[str]
    """Offices that only say that somebody heads a body."""
    leaders: tuple[str, ...]
    """Offices that "leader" of a state can mean, the likeliest first."""
    leader: frozenset[str]
    """Codes of titles such as leader."""
    led_by_government: frozenset[str]
    """States that are led by their head of government, although a president is head of state."""


class World:
    """All that the tables know of states, organisations, media, people and offices.

    Get it with ``knowledge.derive(World.build)``: it is made once for each set of tables.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.states, self._state_words = read_states(knowledge)
        self.organisations: Mapping[str, Entity] = read_organisations(knowledge)
        self.media: Mapping[str, Entity] = read_media(knowledge)
        self.people = People(knowledge)
        self.holders: Holders = read_holders(knowledge)
        self._entities: dict[str, Entity] = {
            entity.key: entity for table in (self.states, self.organisations, self.media) for entity in table.values()
        }
        self._inflections: dict[str, Inflection] = {}
        self._titles: dict[str, Titles] = {}
        self._phrases: dict[str, PhraseIndex] = {}
        self._office_titles: dict[tuple[str, str, str], tuple[str, ...]] = {
            (row["office"], row["country"], language): row.list(f"title_{language}")
            for row in knowledge.rows("world/office_titles.csv")
            for language in LANGUAGES
        }

    @classmethod
    def build(cls, knowledge: Knowledge) -> World:
        """Return the world of these tables, for `Knowledge.derive`."""
        return cls(knowledge)

    def entity(self, key: str) -> Entity | None:
        """Return the row of a key such as ``state/UKR``, or None."""
        return self.people.get(key[len(PERSON) :]) if key.startswith(PERSON) else self._entities.get(key)

    def body(self, code: str) -> Entity | None:
        """Return the state or organisation that a ``body`` of the holders table stands for, or None."""
        return self.states.get(code) or self.organisations.get(code)

    def words(self, language: str, iso3: str) -> StateWords:
        """Return how a language speaks of a state; empty if it has no row."""
        return self._state_words.get(language, {}).get(iso3) or StateWords((), (), (), ())

    def adjective(self, language: str, iso3: str) -> str | None:
        """Return the usual adjective of a state (German: the stem), or None."""
        found = self.words(language, iso3).adjectives
        return found[0] if found else None

    def inflection(self, language: str) -> Inflection:
        """Return how names and titles bend in a language."""
        if language not in self._inflections:
            self._inflections[language] = inflection_of(self._knowledge, language)
        return self._inflections[language]

    def titles(self, language: str) -> Titles:
        """Return the titles of a language."""
        if language not in self._titles:
            self._titles[language] = Titles(self._knowledge, language, self.inflection(language))
        return self._titles[language]

    def office_title(self, office: str, body: str, language: str, gender: str | None = None) -> str | None:
        """Return what an office is called: in its own state or body (Bundeskanzler) where a table says so."""
        own = self._office_titles.get((office, body, language))
        if own and gender != "f":
            return own[0]
        return self.titles(language).shown(office, gender)

    def own_bodies(self, language: str, title: str, *, any_case: bool = False) -> frozenset[str]:
        """Return the bodies whose table says that they call an office by this very title: EZB-Präsident.

        ``any_case`` takes a title in small letters too: the foreign secretary.
        """
        table = self._knowledge.derive(_own_bodies)
        found = table.get((language, title), frozenset())
        return found or (table.get((language, title.casefold()), frozenset()) if any_case else found)

    def children(self, organisation: str) -> tuple[str, ...]:
        """Return the keys of the organisations that are a part of one, all as the holders table has them."""
        return tuple(key for key, entity in self.organisations.items() if entity.parent == organisation)

    def subject_words(self, subject: str) -> tuple[str, ...]:
        """Return the names, in any language, of what an envoy is there for."""
        state = self.states.get(subject)
        if state is not None:
            capitals = (town for language in LANGUAGES for town in self.words(language, subject).capitals)
            return tuple(dict.fromkeys((*state.all_names(), *capitals)))
        return self._knowledge.derive(_place_words).get(subject, (subject,))

    @property
    def near(self) -> Mapping[str, tuple[str, ...]]:
        """Office → other offices that the press may mean by its words, if it says what they are for."""
        table = self._knowledge.toml("world/naming.toml").get("near", {})
        return {office: tuple(str(others).split()) for office, others in table.items()}

    @property
    def alike(self) -> Mapping[str, tuple[str, ...]]:
        """Office → other offices whose holder a text that has named him may call so: the minister, the envoy."""
        table = self._knowledge.toml("world/naming.toml").get("alike", {})
        return {office: tuple(str(others).split()) for office, others in table.items()}

    @property
    def bare(self) -> frozenset[str]:
        """Return the offices of a state that a title can mean by itself where one state is spoken of."""
        return self._knowledge.derive(_bare_offices)

    @property
    def heads(self) -> HeadOffices:
        """Return which offices head a body or a state."""
        return self._knowledge.derive(_head_offices)

    def phrases(self, language: str) -> PhraseIndex:
        """Return all names, adjectives and titles of a language as phrases in running text."""
        if language not in self._phrases:
            self._phrases[language] = self._index(language)
        return self._phrases[language]

    def _index(self, language: str) -> PhraseIndex:
        inflection = self.inflection(language)
        index = PhraseIndex(inflection.name_endings, self._knowledge.derive(_people_index))
        for iso, state in self.states.items():
            for name in state.names.get(language, ()):
                _add(index, name, Sense("name", state.key), inflection)
            words = self.words(language, iso)
            for adjective in words.adjectives:
                for ending in inflection.adjective_endings if not adjective[0].isupper() else ("",):
                    index.add(adjective + ending, Sense("adjective", state.key))
                    if adjective[0].islower():
                        index.add(adjective[0].upper() + adjective[1:] + ending, Sense("adjective", state.key))
                if adjective[:1].isupper() and inflection.attribute_endings:
                    for ending in inflection.attribute_endings:
                        index.add(adjective + ending, Sense("adjective", state.key))
            for demonym in words.demonyms:
                index.add(demonym, Sense("demonym", state.key))
            for capital in words.capitals:
                index.add(capital, Sense("capital", state.key))
            for metonym in words.metonyms:
                _add(index, metonym, Sense("metonym", state.key), inflection)
        for table in (self.organisations, self.media):
            for entity in table.values():
                own = entity.names.get(language, ())
                other = () if entity.type == "medium" else _others(entity, language)
                for name in (*own, *other):
                    _add(index, name, Sense("name", entity.key), inflection)
                for short in (*entity.short.get(language, ()), *(() if own else _others_short(entity, language))):
                    index.add(short, Sense("short", entity.key))
                    if short.isupper() and short.isalpha() and len(short) >= SHORTEST_TITLE_CASE:
                        index.add(short[0] + short[1:].lower(), Sense("short", entity.key))
        seats = self._knowledge.toml(f"{language}/cast.toml").get("seats", {})
        for town, key in seats.items():
            index.add(str(town), Sense("seat", str(key)))
        titles = self.titles(language)
        for (office, _, code), own in self._office_titles.items():
            if code == language:
                for title in own:
                    titles.add(office, title)
        for form in titles.forms():
            index.add(form, Sense("title", form))
        return index

    def family_first(self, key: str) -> bool:
        """Say whether a person is of a state where the family name stands first."""
        person = self.entity(key)
        return person is not None and person.country in self._knowledge.derive(_family_first)

    def surnames(self, person: Entity) -> tuple[str, ...]:
        """Return the family names by which a person is called alone, in every spelling of the full name."""
        family_first = person.country in self._knowledge.derive(_family_first)
        given_first = self._knowledge.derive(_given_first)
        particles = self._knowledge.derive(name_particles)
        found: dict[str, None] = {}
        for name in dict.fromkeys(person.all_names()):
            if " " in name:
                first = family_first and name.partition(" ")[0] not in given_first
                found[family_name(name, particles, family_first=first)] = None
        return tuple(found)


def name_particles(knowledge: Knowledge) -> frozenset[str]:
    """Return the small words that may stand before or within a family name, in lower case."""
    return frozenset(str(knowledge.toml("world/naming.toml").get("particles", "")).split())


def _people_index(knowledge: Knowledge) -> PhraseIndex:
    """Return the names of all people, in full and alone, in every spelling: the same for every language."""
    return PeopleIndex(
        knowledge.derive(World.build).people,
        particles=knowledge.derive(name_particles),
        family_first=knowledge.derive(_family_first),
        given_first=knowledge.derive(_given_first),
        never_alone=frozenset(str(knowledge.toml("world/naming.toml").get("never_alone", "")).split()),
    )


def _family_first(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(str(knowledge.toml("world/naming.toml").get("family_name_first", "")).split())


def _given_first(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(str(knowledge.toml("world/naming.toml").get("given_name_first", "")).split())


def _place_words(knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    return {
        row["name_en"]: tuple(dict.fromkeys((row["name_en"], row["name_de"], *row.list("aliases"))))
        for row in knowledge.rows("world/places.csv")
    }


def _own_bodies(knowledge: Knowledge) -> Mapping[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for row in knowledge.rows("world/office_titles.csv"):
        for language in LANGUAGES:
            for title in row.list(f"title_{language}"):
                found.setdefault((language, title), set()).add(row["country"])
                found.setdefault((language, title.casefold()), set()).add(row["country"])
    return {key: frozenset(bodies) for key, bodies in found.items()}


def _bare_offices(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(str(knowledge.toml("world/naming.toml").get("bare", {}).get("offices", "")).split())


def _head_offices(knowledge: Knowledge) -> HeadOffices:
    table = knowledge.toml("world/naming.toml").get("heads", {})

    def listed(key: str) -> tuple[str, ...]:
        return tuple(str(table.get(key, "")).split())

    return HeadOffices(
        frozenset(listed("of_bodies")),
        frozenset(listed("generic")),
        listed("leaders"),
        frozenset(listed("leader")),
        frozenset(listed("led_by_government")),
    )


def _others(entity: Entity, language: str) -> tuple[str, ...]:
    return tuple(name for code in sorted(entity.names) if code != language for name in entity.names[code])


def _others_short(entity: Entity, language: str) -> tuple[str, ...]:
    return tuple(name for code in sorted(entity.short) if code != language for name in entity.short[code])


def _add(index: PhraseIndex, name: str, sense: Sense, inflection: Inflection) -> None:
    for variant in attribute_variants(name, inflection):
        index.add(variant, sense)
        if SHARP_S in variant:
            index.add(variant.replace(SHARP_S, "ss"), sense)
