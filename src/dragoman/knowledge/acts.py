"""The tables of acts, one object a language: verbs and nouns with their frames, carriers, statuses, small words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, get_args

from dragoman.knowledge._tables import Knowledge, Row
from dragoman.record import ACTS, STATUSES, Act, ParticipantRole, Status

PLOVER_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
KINDS = frozenset({"actor", "person", "state", "organisation", "group", "place", "noun"})
FLAGS = frozenset({"refl", "inf", "that", "passive", "any", "named", "several"})
SUPPORTS = ("0", "1", "2")
SHORTEST_VERB = 3
"""What is left of a verb without its prefix is longer than this."""


class Need(NamedTuple):
    """What must (or must not) stand in a clause: a slot filled by one of some words or kinds of phrase."""

    slot: str
    words: frozenset[str]
    kinds: frozenset[str]
    absent: bool


class Frame(NamedTuple):
    """Which slot plays which role; ``deep`` slots also look into the attributes of their phrase."""

    roles: Mapping[str, ParticipantRole]
    deep: frozenset[str]


@dataclass(frozen=True, slots=True)
class ActWord:
    """One reading of a verb or noun: what must stand with it, what it means, who plays which role."""

    lemma: str
    needs: tuple[Need, ...]
    act: Act | None
    type: str | None
    mode: str | None
    frame: Frame
    support: int = 1
    """For nouns: how many parties it must name to be told as an event of its own."""
    status: Status | None = None
    """What the plain verb says already (wird erwartet: planned)."""
    but: frozenset[str] = frozenset()
    """For nouns: words that end (German) or begin (English) like this one and mean something else."""


class Carrier(NamedTuple):
    """A verb that carries an act in one of its slots, the status it gives, and whether its subject takes part."""

    status: Status | None
    host: bool
    negated: Status | None


class StatusWord(NamedTuple):
    """A word that says whether an act takes place; None leaves the status as it is."""

    status: Status | None
    negated: Status | None


class Shift(NamedTuple):
    """What a PLOVER type becomes in the future, refused, and demanded of another; None: nothing is coded."""

    future: str | None
    negated: str | None
    asked: str | None


@dataclass(frozen=True)
class Acts:
    """All tables of acts of one language. Words are lower case."""

    language: str
    compounds: bool
    verbs: Mapping[str, tuple[ActWord, ...]]
    nouns: Mapping[str, tuple[ActWord, ...]]
    carriers: Mapping[tuple[str, str], Carrier]
    status_words: Mapping[tuple[str, str], StatusWord]
    small: Mapping[str, frozenset[str]]
    contractions: Mapping[str, str]
    pointers: Mapping[str, str]
    """Words that stand for a preposition with its object (darauf: auf)."""
    sectors: Mapping[str, str]
    participles: Mapping[str, str]
    """Participles of the verbs of the table, uninflected, with their verb (unterzeichnet: unterzeichnen)."""
    bodies: Mapping[str, str]
    """Words for kinds of bodies and people of no country, with the PLOVER code that stands in its place."""
    shifts: Mapping[str, Shift]

    def is_doer(self, lemma: str) -> bool:
        """Say whether a noun's lemma, or the end of a compound, means people or a body that acts."""
        return self.sector_of(lemma) is not None

    def sector_of(self, lemma: str) -> str | None:
        """Return the sector of people or a body by a noun, or by the end of a compound."""
        if lemma in self.sectors or not self.compounds:
            return self.sectors.get(lemma)
        return next((self.sectors[lemma[c:]] for c in range(1, len(lemma) - 3) if lemma[c:] in self.sectors), None)

    def is_word(self, lemma: str, words: frozenset[str]) -> bool:
        """Say whether a noun's lemma is one of some words, or ends in one where the language forms compounds."""
        lemma = lemma.lower()
        if lemma in words:
            return True
        return self.compounds and any(lemma[cut:] in words for cut in range(1, len(lemma) - 3))


def load_acts(knowledge: Knowledge, language: str) -> Acts:
    """Return the acts of a language, built once; an unknown language has empty tables."""
    return knowledge.derive(_load_all).get(language) or _build(knowledge, language)


def _load_all(knowledge: Knowledge) -> dict[str, Acts]:
    languages = sorted({name.split("/")[0] for name in knowledge.names("*/acts_verbs.csv")})
    return {language: _build(knowledge, language) for language in languages}


def _build(knowledge: Knowledge, language: str) -> Acts:
    words = knowledge.toml(f"{language}/acts_words.toml")
    frames = {row["frame"]: _frame(row) for row in knowledge.rows(f"{language}/acts_frames.csv")}
    nouns = _words(knowledge, f"{language}/acts_nouns.csv", frames)
    verbs = _words(knowledge, f"{language}/acts_verbs.csv", frames)
    return Acts(
        language=language,
        compounds=bool(words.get("compounds")),
        verbs=verbs,
        nouns=nouns,
        carriers={
            (row["lemma"], row["slot"]): Carrier(_status(row, "status"), row["host"] == "yes", _status(row, "negated"))
            for row in knowledge.rows(f"{language}/status_verbs.csv")
        },
        status_words={
            (row["kind"], row["lemma"]): StatusWord(_status(row, "status"), _status(row, "negated"))
            for row in knowledge.rows(f"{language}/status_words.csv")
        },
        small={key: _set(value) for key, value in words.items() if isinstance(value, (list, str))},
        contractions=dict(words.get("contractions", {})),
        pointers=dict(words.get("pointers", {})),
        sectors={row["noun"]: row["sector"] for row in knowledge.rows(f"{language}/acts_sectors.csv")},
        participles=participles_of(verbs, words.get("participles", {})),
        bodies=dict(words.get("bodies", {})),
        shifts={
            row["type"]: Shift(row["future"] or None, row["negated"] or None, row["asked"] or None)
            for row in knowledge.rows("world/acts_plover.csv")
        },
    )


def participles_of(verbs: Iterable[str], rules: Mapping[str, Mapping[str, str] | list[str]]) -> dict[str, str]:
    """Return the participles of some verbs, by prefixes and strong stems; empty for a language without these rules.

    ``rules`` has ``separable`` and ``inseparable`` prefixes, and ``strong``: simple verb to participle.
    """
    if not rules:
        return {}
    separable = sorted(rules["separable"], key=len, reverse=True)
    inseparable = sorted(rules["inseparable"], key=len, reverse=True)
    strong: Mapping[str, str] = rules["strong"]  # type: ignore[assignment]

    def participle(verb: str) -> str:
        if verb in strong:
            return strong[verb]
        for prefix in separable:
            if verb.startswith(prefix) and len(verb) - len(prefix) > SHORTEST_VERB:
                return prefix + participle(verb[len(prefix) :])
        for prefix in inseparable:
            if verb.startswith(prefix) and len(verb) - len(prefix) > SHORTEST_VERB:
                return prefix + participle(verb[len(prefix) :]).removeprefix("ge")
        stem = verb.removesuffix("en") if verb.endswith("en") else verb.removesuffix("n")
        ending = "et" if stem.endswith(("t", "d", "chn", "ffn", "gn", "dm", "tm")) else "t"
        return ("" if verb.endswith("ieren") else "ge") + stem + ending

    return {participle(verb): verb for verb in verbs if " " not in verb and verb.endswith("n")}


def _set(value: object) -> frozenset[str]:
    return frozenset(map(str, value)) if isinstance(value, list) else frozenset({str(value)})


def _status(row: Row, column: str) -> Status | None:
    if row[column] in ("", "keep"):
        return None
    if row[column] not in STATUSES:
        raise row.error(f"{row[column]!r} is no status; use one of {', '.join(STATUSES)}, or keep")
    found: Status = row[column]  # type: ignore[assignment]
    return found


def _frame(row: Row) -> Frame:
    roles: dict[str, ParticipantRole] = {}
    deep = set()
    for part in row["roles"].split():
        slot, _, role = part.partition("=")
        if role not in get_args(ParticipantRole):
            raise row.error(f"{role!r} is no role of a participant")
        if slot.endswith("*"):
            slot = slot[:-1]
            deep.add(slot)
        roles[slot] = role  # type: ignore[assignment]
    return Frame(roles, frozenset(deep))


def _words(knowledge: Knowledge, table: str, frames: Mapping[str, Frame]) -> dict[str, tuple[ActWord, ...]]:
    found: dict[str, list[ActWord]] = {}
    for row in knowledge.rows(table):
        if row["frame"] not in frames:
            raise row.error(f"{row['frame']!r} is no row of acts_frames.csv")
        if row["act"] and row["act"] not in ACTS:
            raise row.error(f"{row['act']!r} is no act of the record")
        if row["type"] and row["type"] not in PLOVER_TYPES:
            raise row.error(f"{row['type']!r} is no type of PLOVER")
        support = row.cells.get("support", "1")
        if support not in SUPPORTS:
            raise row.error(f"support is {support!r}; use 0, 1 or 2")
        found.setdefault(row["lemma"], []).append(
            ActWord(
                lemma=row["lemma"],
                needs=parse_needs(row, "needs"),
                act=row["act"] or None,  # type: ignore[arg-type]
                type=row["type"] or None,
                mode=row["mode"] or None,
                frame=frames[row["frame"]],
                support=int(support),
                status=_status(row, "status") if "status" in row.cells else None,
                but=frozenset(row.list("but")) if "but" in row.cells else frozenset(),
            )
        )
    # The reading that asks for most is tried first; the order of the table decides between equals.
    return {lemma: tuple(sorted(rows, key=lambda w: -_demand(w))) for lemma, rows in found.items()}


def _demand(word: ActWord) -> int:
    return sum(3 if n.words else 2 if n.kinds else 1 for n in word.needs)


def parse_needs(row: Row, column: str) -> tuple[Need, ...]:
    """Return what a cell of needs asks for: ``obj:a|b_c``, ``mit:@actor``, ``refl``, ``-aus``, separated by spaces."""
    needs = []
    for part in row[column].split():
        absent = part.startswith("-")
        slot, _, values = part.removeprefix("-").partition(":")
        if "|" in slot:
            raise row.error(f"{part!r} names no slot; write words of two parts with _ (martial_law)")
        options = [v.replace("_", " ") for v in values.split("|") if v]
        kinds = frozenset(v[1:] for v in options if v.startswith("@"))
        if kinds - KINDS:
            raise row.error(f"@{min(kinds - KINDS)} is no kind of phrase; use one of {', '.join(sorted(KINDS))}")
        needs.append(Need(slot, frozenset(v for v in options if not v.startswith("@")), kinds, absent))
    return tuple(needs)


def country_words(knowledge: Knowledge, language: str) -> Mapping[str, str]:
    """Return names, adjectives and demonyms of states and bodies, lower case, with their PLOVER country code."""
    return knowledge.derive(_country_words).get(language, {})


def first_words(knowledge: Knowledge, language: str) -> frozenset[str]:
    """Return the words with which the names of `country_words` begin, so that few ranges of words are looked up."""
    return knowledge.derive(_first_words).get(language, frozenset())


def _first_words(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    found = knowledge.derive(_country_words)
    return {language: frozenset(re.split("[ -]", name, maxsplit=1)[0] for name in names) | frozenset(names)
            for language, names in found.items()}  # fmt: skip


def _country_words(knowledge: Knowledge) -> dict[str, dict[str, str]]:
    codes = {row["key"]: row["country"] for row in knowledge.rows("world/organisations.csv")}
    found: dict[str, dict[str, str]] = {}
    for name in (*knowledge.names("*/organisations.csv"), *knowledge.names("*/states.csv")):
        language = name.split("/")[0]
        if language == "world":
            continue
        words = found.setdefault(language, {})
        for row in knowledge.rows(name):
            code = row.cells.get("iso3") or codes.get(row.cells.get("key", ""), "")
            columns = ("aliases", "abbreviations", "demonyms", "adjective", "capital", "metonyms")
            names = [row["name"], *(n for c in columns if c in row.cells for n in row.list(c))]
            words.update((n.lower(), code) for n in names if code and len(n) > 1)
    for row in knowledge.rows("world/acts_regions.csv"):
        found.setdefault(row["language"], {}).setdefault(row["name"].lower(), row["country"])
    for row in knowledge.rows("world/acts_people.csv"):
        for words in found.values():
            words.setdefault(row["name"].lower(), row["country"])
    for row in knowledge.rows("world/acts_bodies.csv"):
        found.setdefault(row["language"], {})[row["name"].lower()] = row["code"]
    return found
