"""The words of one language that the cast is found with: ``cast.toml``, ``cast_bodies.csv``, ``cast_groups.csv``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from dragoman.knowledge import Knowledge
from dragoman.knowledge.world import PhraseIndex, Sense, World, name_particles

SHORTEST_NOUN = 6
"""Letters of a noun that may end a compound."""
LONGEST_BEND = 2
"""Letters of the longest ending of an adjective."""


class BodyNoun(NamedTuple):
    """A noun for an organ of a state: its kind, gender and sector, and what it stands for."""

    kind: str
    noun: str
    """The noun in the nominative."""
    gender: str
    sector: str | None
    acts_as: str
    alone: bool


class GroupNoun(NamedTuple):
    """A plural noun for people or states that act together."""

    noun: str
    """The noun in the nominative plural."""
    sector: str | None
    alone: bool


class AgainNoun(NamedTuple):
    """A noun that, with a definite article, only repeats somebody named before: der Konzern, the militia."""

    kind: str
    """``person``, ``organisation``, ``medium`` or ``state``."""
    number: str
    gender: str | None
    sectors: frozenset[str]
    compounds: bool
    """Whether it may end a compound that still repeats: Spartengewerkschaft."""


class Pronoun(NamedTuple):
    """What a pronoun can stand for."""

    genders: frozenset[str]
    number: str | None
    """``sing``, ``plur`` or None where only the verb tells."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word lists of one language, in lower case where not said otherwise."""

    definite: frozenset[str]
    indefinite: frozenset[str]
    genitive: frozenset[str]
    possessive: frozenset[str]
    plural_determiners: frozenset[str]
    never_masculine: frozenset[str]
    """Articles that a masculine noun in the singular never has."""
    always_singular: frozenset[str]
    nominative: frozenset[str]
    """Articles of a masculine subject that are those of the genitive plural too."""
    accusative: frozenset[str]
    """Articles that are singular before a masculine noun without -n, which its dative plural would have."""
    plural_endings: tuple[str, ...]
    """Endings that a masculine noun has in the dative plural only."""
    of: frozenset[str]
    about: frozenset[str]
    at: frozenset[str]
    origin: frozenset[str]
    """Words before the state that somebody is of: ihr Kollege aus Katar."""
    possessors: dict[str, str]
    """Stem of a possessive → gender of whose it is: sein, ihr, its."""
    conjunctions: frozenset[str]
    clitics: frozenset[str]
    relative: frozenset[str]
    """Words that begin a relative clause."""
    unlike: frozenset[str]
    """Adjectives that tell somebody from the one spoken of: the other company."""
    former: tuple[str, ...]
    coming: tuple[str, ...]
    leaving: tuple[str, ...]
    then: tuple[str, ...]
    """Adjectives that say that somebody held a title at the time spoken of: damalig, then."""
    ranks: frozenset[str]
    """Words before the owner of an office that belong to its title: chief US negotiator."""
    acting_prefixes: tuple[str, ...]
    """First parts of compounds that say that somebody holds an office for a time: Übergangspräsident."""
    former_prefixes: frozenset[str]
    deputy: tuple[str, ...]
    honorifics: dict[str, str | None]
    """Honorific as written → ``m``, ``f`` or None."""
    predicative: frozenset[str]
    """Words before a title that somebody is given: als Außenminister, as president."""
    appointing: frozenset[str]
    """Lemmas of verbs that give somebody a title."""
    locative: frozenset[str]
    governing: frozenset[str]
    joining: frozenset[str]
    """Prepositions that are conjunctions before a verb: after Pristina declared .."""
    place_nouns: frozenset[str]
    town_parts: frozenset[str]
    """Nouns whose genitive names a town: residents of Khartoum, die Straßen Khartums."""
    own_country: frozenset[str]
    """Nouns, in lower case, for the state spoken of: the country's president, der Präsident des Landes."""
    months: frozenset[str]
    """Months that are names of people too: May."""
    month_cues: frozenset[str]
    """Words, in lower case, after which such a word is the month."""
    loose_titles: frozenset[str]
    no_titles: frozenset[str]
    """Parts of compounds, in lower case, that only end like titles."""
    region_stems: tuple[str, ...]
    state_nouns: frozenset[str]
    adjective_ends: tuple[str, ...]
    organisation_nouns: frozenset[str]
    pronouns: dict[str, Pronoun]
    both: frozenset[str]
    repeated: frozenset[str]
    repeated_states: frozenset[str]
    countries: frozenset[str]
    """Those of ``repeated_states`` that only states are: Länder, nations."""
    sides: frozenset[str]
    """Those of ``repeated_states`` that are the sides of one matter: Seiten, parties."""
    repeated_genders: dict[str, str]
    """Those of ``repeated`` that are all men or all women → ``m`` or ``f``."""
    between: frozenset[str]
    """Prepositions between which two sides stand."""
    particles: frozenset[str]
    bodies: dict[str, BodyNoun]
    """Form as written → noun; forms of several words too."""
    body_heads: dict[str, BodyNoun]
    """Form of one word in lower case, for the last part of a compound."""
    groups: dict[str, GroupNoun]
    group_heads: dict[str, GroupNoun]
    again: dict[str, tuple[AgainNoun, ...]]
    """Form as written → what it may repeat; forms of several words too."""
    again_heads: dict[str, tuple[AgainNoun, ...]]
    """Form of one word in lower case, for the last part of a compound."""
    members: dict[str, str]
    """Word for one of a party, in lower case → the state whose party it is: Republican."""
    given_names: dict[str, str | None]
    """Given name as written → ``m``, ``f`` or None for both."""
    colleagues: tuple[str, ...]
    """Ends of titles that only compare somebody with somebody else: Amtskollege."""
    town_verbs: frozenset[str]
    """Lemmas whose subject is a town, not a government: liegen, brennen."""
    sources: frozenset[str]
    """Words before or after whoever is the source of a clause: laut, zufolge."""
    media_nouns: frozenset[str]
    """Last words of the names of papers, agencies and broadcasters that no table knows."""
    media_cues: frozenset[str]
    """Words and marks, in lower case, before the name of a paper that is a common word too."""
    singular_verbs: frozenset[str]
    """Finite forms that end like a plural and are singular: kann, begann."""
    plural_verb_end: str
    home: str | None
    """State that the press of the language means by words such as Bundeskanzler."""
    home_prefixes: tuple[str, ...]
    seats: dict[str, str]
    """Towns that stand for an organisation → its key."""
    counts: dict[str, int]
    """Numerals after which named actors may be repeated: zwei, three."""
    oblique_genders: dict[str, str]
    """Article in another case than the first → gender, where it has but one in the singular."""
    article_genders: dict[str, str]
    """Article of a subject → gender of its noun."""
    endings: tuple[str, ...]
    """Endings of adjectives, the longest first; empty where they do not bend."""
    clitic_genitive: bool
    """The genitive of names is a token of its own ('s)."""

    def is_person_noun(self, noun: str) -> bool:
        """Say whether a plural ends like one for people: Finanzminister after the two finance ministers."""
        return any(noun.endswith(ending.lower()) for ending in self.repeated if len(ending) > SHORTEST_NOUN)

    def is_stem(self, word: str, stems: tuple[str, ...]) -> bool:
        """Say whether a word is one of some stems, with an ending of two letters at most."""
        low = word.lower()
        return any(low.startswith(stem.lower()) and len(low) - len(stem) <= LONGEST_BEND for stem in stems)


def _bodies(knowledge: Knowledge, language: str) -> dict[str, BodyNoun]:
    found: dict[str, BodyNoun] = {}
    for row in knowledge.rows(f"{language}/cast_bodies.csv"):
        forms = row.list("forms")
        noun = forms[0]
        for form in forms:
            # A later form that does not begin with the one before it is a noun of its own, not a case of it.
            if not form.startswith(noun[: max(4, len(noun) - 3)]):
                noun = form
            found[form] = BodyNoun(
                row["kind"], noun, row["gender"], row["sector"] or None, row["acts_as"], row["alone"] == "yes"
            )
    return found


def _groups(knowledge: Knowledge, language: str) -> dict[str, GroupNoun]:
    found: dict[str, GroupNoun] = {}
    for row in knowledge.rows(f"{language}/cast_groups.csv"):
        forms = row.list("forms")
        noun = forms[0]
        for form in forms:
            if not form.startswith(noun[: max(4, len(noun) - 2)]):
                noun = form
            found[form] = GroupNoun(noun, row["sector"] or None, row["alone"] == "yes")
    return found


def _again(knowledge: Knowledge, language: str) -> dict[str, tuple[AgainNoun, ...]]:
    found: dict[str, tuple[AgainNoun, ...]] = {}
    for row in knowledge.rows(f"{language}/cast_again.csv"):
        noun = AgainNoun(
            row["kind"],
            row["number"],
            row["gender"] or None,
            frozenset(row["sectors"].split()),
            row["compounds"] == "yes",
        )
        for form in row.list("forms"):
            found[form] = (*found.get(form, ()), noun)
    return found


def _given_names(knowledge: Knowledge) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for table in knowledge.names("*/given_names.csv"):
        for name, cell in knowledge.columns(table, "name", "gender"):
            gender = cell if cell in ("m", "f") else None
            found[name] = gender if found.get(name, gender) == gender else None
    return found


def _pronouns(table: dict[str, str]) -> dict[str, Pronoun]:
    meanings = {
        "m": Pronoun(frozenset("m"), "sing"),
        "f": Pronoun(frozenset("f"), "sing"),
        "f_or_plural": Pronoun(frozenset("f"), None),
        "f_dative": Pronoun(frozenset("f"), "sing"),
        "plural": Pronoun(frozenset(), "plur"),
    }
    return {form: meaning for key, meaning in meanings.items() for form in str(table.get(key, "")).split()}


@cache
def vocabulary_of(language: str) -> Callable[[Knowledge], Vocabulary]:
    """Return the builder of a language's `Vocabulary`, to be given to `Knowledge.derive`."""

    def build(knowledge: Knowledge) -> Vocabulary:
        table: dict[str, Any] = knowledge.toml(f"{language}/cast.toml")

        def words(section: str, key: str) -> tuple[str, ...]:
            return tuple(str(table.get(section, {}).get(key, "")).split())

        bodies = _bodies(knowledge, language)
        groups = _groups(knowledge, language)
        again = _again(knowledge, language)
        honorifics: dict[str, str | None] = dict.fromkeys(words("honorifics", "m"), "m")
        honorifics |= dict.fromkeys(words("honorifics", "f"), "f")
        honorifics |= dict.fromkeys(words("honorifics", "none"))
        return Vocabulary(
            definite=frozenset(words("determiners", "definite")),
            indefinite=frozenset(words("determiners", "indefinite")),
            genitive=frozenset(words("determiners", "genitive")),
            possessive=frozenset(words("determiners", "possessive")),
            plural_determiners=frozenset(words("determiners", "plural")),
            never_masculine=frozenset(words("determiners", "never_masculine")),
            always_singular=frozenset(words("determiners", "always_singular")),
            nominative=frozenset(words("determiners", "nominative")),
            accusative=frozenset(words("determiners", "accusative")),
            plural_endings=tuple(words("determiners", "plural_endings")),
            of=frozenset(words("joints", "of")),
            about=frozenset(words("joints", "about")),
            at=frozenset(words("joints", "at")),
            origin=frozenset(words("joints", "origin")),
            possessors={stem: gender for gender in ("m", "f", "n", "p") for stem in words("possessors", gender)},
            conjunctions=frozenset(words("joints", "and")),
            clitics=frozenset(words("joints", "clitics")),
            relative=frozenset(words("joints", "relative")),
            unlike=frozenset(words("joints", "unlike")),
            former=words("shifts", "former"),
            coming=words("shifts", "coming"),
            leaving=words("shifts", "leaving"),
            then=words("shifts", "then"),
            ranks=frozenset(words("shifts", "ranks")),
            acting_prefixes=words("shifts", "acting_prefixes"),
            former_prefixes=frozenset(words("shifts", "former_prefixes")),
            deputy=words("shifts", "deputy"),
            honorifics=honorifics,
            predicative=frozenset(words("loose", "predicative")),
            appointing=frozenset(words("loose", "appointing")),
            locative=frozenset(words("places", "locative")),
            governing=frozenset(words("places", "governing")),
            town_parts=frozenset(words("places", "town_parts")),
            own_country=frozenset(words("states", "own")),
            joining=frozenset(words("places", "joining")),
            place_nouns=frozenset(words("places", "nouns")),
            months=frozenset(words("months", "names")),
            month_cues=frozenset(words("months", "cues")),
            loose_titles=frozenset(words("loose", "titles")),
            no_titles=frozenset(word.lower() for word in words("loose", "no_titles")),
            region_stems=words("regions", "adjectives"),
            state_nouns=frozenset(words("states", "nouns")),
            adjective_ends=words("states", "adjective_ends"),
            organisation_nouns=frozenset(words("organisations", "nouns")),
            pronouns=_pronouns(table.get("pronouns", {})),
            both=frozenset(words("pronouns", "both")),
            repeated=frozenset(words("pronouns", "repeated")),
            countries=frozenset(words("pronouns", "countries")),
            sides=frozenset(words("pronouns", "sides")),
            repeated_genders={n: g for g in ("m", "f") for n in words("pronouns", f"repeated_{g}")},
            between=frozenset(words("joints", "between")),
            particles=knowledge.derive(name_particles),
            bodies=bodies,
            body_heads={form.casefold(): noun for form, noun in bodies.items() if " " not in form},
            groups=groups,
            group_heads={form.casefold(): noun for form, noun in groups.items() if " " not in form},
            again=again,
            again_heads={
                form.lower(): kept
                for form, nouns in again.items()
                if " " not in form and (kept := tuple(noun for noun in nouns if noun.compounds))
            },
            members={str(k).lower(): str(v) for k, v in table.get("members", {}).items()},
            given_names=knowledge.derive(_given_names),
            colleagues=words("loose", "colleagues"),
            town_verbs=frozenset(words("places", "town_verbs")),
            sources=frozenset(words("joints", "sources")),
            media_nouns=frozenset(words("media", "nouns")),
            media_cues=frozenset(words("media", "cues")),
            singular_verbs=frozenset(words("pronouns", "singular_verbs")),
            plural_verb_end=str(table.get("pronouns", {}).get("plural_verb_end", "")),
            home=next(iter(words("home", "state")), None),
            home_prefixes=words("home", "prefixes"),
            seats={str(k): str(v) for k, v in table.get("seats", {}).items()},
            repeated_states=frozenset(words("pronouns", "repeated_states")),
            counts={str(k): int(v) for k, v in table.get("counts", {}).items()},
            oblique_genders={str(k): str(v) for k, v in table.get("oblique_genders", {}).items()},
            article_genders={str(k): str(v) for k, v in table.get("article_genders", {}).items()},
            endings=tuple(sorted(words("inflection", "adjective_endings"), key=len, reverse=True)),
            clitic_genitive=bool(words("joints", "clitics")),
        )

    return build


@cache
def noun_index_of(language: str) -> Callable[[Knowledge], PhraseIndex]:
    """Return the builder of the index of organs and groups of a language, to be given to `Knowledge.derive`."""

    def build(knowledge: Knowledge) -> PhraseIndex:
        words = knowledge.derive(vocabulary_of(language))
        index = PhraseIndex()
        for form in (*words.bodies, *words.groups):
            index.add(form, Sense("noun", form))
        return index

    return build


def world_of(knowledge: Knowledge) -> World:
    """Return the world tables, read once for each `Knowledge`."""
    return knowledge.derive(World.build)
