"""The issues of a negotiation and the words of taking a stance, as typed tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from dragoman.errors import KnowledgeError
from dragoman.knowledge._tables import Knowledge, Row
from dragoman.knowledge.acts import Need, parse_needs
from dragoman.record import STANCES, Stance

TABLE = "world/issues.toml"
LETTERS = r"[\w'’]*"
GAP = r"[\s\-–„“”\"'’]+"
"""What may stand between the words of a cue: white space, a hyphen (NATO-Beitritt), a quotation mark."""
INFLECTION = r"(?:e[mnrs]?)?"
"""Endings of a German adjective; English words do not take them and lose nothing."""
BROAD = 3
GENERAL = 4
"""Rank of the agreement that is talked about, whatever it is on."""
NEAR = 90
"""Characters within which the other parts of a cue stand: a clause of twelve words."""
SAMPLE = 4
"""Letters by which cues are looked up."""


@dataclass(frozen=True)
class Cue:
    """Words that raise an issue: all of the parts must be found.

    The letters of the rarest part are looked for first, and the expressions are built only where these stand: that is
    far quicker than trying them, and most of a table is never met.
    """

    parts: tuple[str, ...]
    letters: tuple[str, ...]
    """One of these stands in any words that the parts fit."""

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(cue_pattern(part) for part in self.parts)

    def find(self, words: str) -> tuple[int, int] | None:
        """Return where the first part stands if all of them do, not far from it."""
        if not any(letters in words for letters in self.letters):
            return None
        others = self.patterns[1:]
        if not others:
            first = self.patterns[0].search(words)
            return None if first is None else first.span()
        if not all(p.search(words) for p in others):
            return None
        for first in self.patterns[0].finditer(words):
            near = max(first.start() - NEAR, 0), first.end() + NEAR
            if all(p.search(words, *near) for p in others):
                return first.span()
        return None


class Example(NamedTuple):
    """A sentence whose subject takes a stance on the issue."""

    language: str
    text: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing negotiated about."""

    id: str
    names: Mapping[str, str]
    rank: int
    asserted: bool
    """Who says that it will (not) be so takes a stance by saying it."""
    yielded: bool
    """Giving something up is what the issue is about: who will not give up land is against."""
    cues: Mapping[str, tuple[Cue, ...]]
    against: Mapping[str, tuple[Cue, ...]]
    plover: tuple[str, ...]
    pax: tuple[str, ...]
    counts_for: str
    counts_against: str
    examples: tuple[Example, ...]

    def knows(self, language: str, word: str) -> bool:
        """Say whether a word is part of a cue, or one of those that turn a stance on the issue round."""
        cues = (*self.against.get(language, ()), *self.cues.get(language, ()))
        return any(part.fullmatch(word) for cue in cues for part in cue.patterns)


class Raised(NamedTuple):
    """An issue that some words raise, where they stand, and whether they turn a stance round."""

    issue: Issue
    start: int
    end: int
    turned: bool


class StanceVerb(NamedTuple):
    """A verb of taking a stance; ``negated`` is the stance under negation, None for none."""

    needs: tuple[Need, ...]
    stance: Stance | None
    negated: Stance | None
    strength: str
    holder: tuple[str, ...]
    """Prepositions whose phrase holds the stance; empty for the subject; speaker, theme: who says so."""


class StanceWord(NamedTuple):
    """A word or set phrase that judges what a clause is about."""

    word: str
    pattern: re.Pattern[str]
    stance: Stance
    negated: Stance | None
    strength: str
    mind: bool
    """It says what its subject wants (bereit, opposed), not what a speaker thinks of it."""


class StanceModal(NamedTuple):
    """What a modal makes of a clause, by whose subject it is and whether it is negated."""

    own: Stance | None
    other: Stance | None
    negated_own: Stance | None
    negated_other: Stance | None
    strength: str
    said: bool


@dataclass(frozen=True)
class Stances:
    """The stance grammar of one language."""

    verbs: Mapping[str, tuple[StanceVerb, ...]]
    predicates: tuple[StanceWord, ...]
    nouns: Mapping[str, StanceWord]
    attitudes: Mapping[str, StanceWord]
    stands: frozenset[str]
    modals: Mapping[str, StanceModal]
    openers: tuple[str, ...]
    exceptions: tuple[str, ...]
    """Those of the openers without whose clause nothing holds: until, unless."""
    markers: tuple[str, ...]
    sets: Mapping[str, frozenset[str]]
    """Small closed sets of words that the grammar asks for."""


def cue_pattern(cue: str, ending: str = "") -> re.Pattern[str]:
    """Return the expression for one cue.

    ``*`` stands for letters in a word, or alone for up to three words; ``a|b`` is one of several words, and ``_`` in
    one of them stands for a space.
    """
    words = []
    for word in cue.lower().split():
        if word == "*":
            words.append(r"(?:[\w'’]+" + GAP + r"){0,3}?")
        else:
            any_of = [
                LETTERS.join(GAP.join(map(re.escape, part.split("_"))) for part in one.split("*"))
                for one in word.split("|")
            ]
            words.append(any_of[0] if len(any_of) == 1 else f"(?:{'|'.join(any_of)})")
    text = ""
    for i, part in enumerate(words):
        text += part
        if i + 1 < len(words) and not part.startswith("(?:["):
            text += GAP
    return re.compile(r"(?<![\w])" + text + ending + r"(?![\w])")


def _cues(raw: Iterable[str]) -> tuple[Cue, ...]:
    return tuple(Cue(tuple(cue.split(" + ")), _letters(cue)) for cue in raw)


def _letters(cue: str) -> tuple[str, ...]:
    """Return letters of which one stands wherever a cue does: those of the word whose shortest choice is longest."""
    best: tuple[str, ...] = ("",)
    for word in cue.lower().replace(" + ", " ").split():
        found = tuple(max(re.split("[*_]", one), key=len) for one in word.split("|"))
        if min(map(len, found)) > min(map(len, best)):
            best = found
    return best


def load_issues(knowledge: Knowledge) -> tuple[Issue, ...]:
    """Return the issues of the shipped file with a user's own laid over it, built once."""
    return knowledge.derive(_load_issues)


def _load_issues(knowledge: Knowledge) -> tuple[Issue, ...]:
    found = []
    for key, raw in knowledge.toml(TABLE).items():
        try:
            found.append(_issue(key, raw))
        except (KeyError, TypeError, AttributeError) as error:
            raise KnowledgeError(f"{TABLE}, issue {key!r}: {error!r}; see the fields of the other issues") from error
    return tuple(found)


def _issue(key: str, raw: Mapping[str, Any]) -> Issue:
    examples = tuple(Example(e["lang"], e["text"], e["stance"]) for e in raw.get("examples", ()))
    for example in examples:
        if example.stance not in STANCES:
            raise KnowledgeError(f"{TABLE}, issue {key!r}: {example.stance!r} is no stance")
    return Issue(
        id=key,
        names=dict(raw["names"]),
        rank=int(raw.get("rank", 2)),
        asserted=bool(raw.get("asserted", False)),
        yielded=bool(raw.get("yielded", False)),
        cues={language: _cues(cues) for language, cues in raw["cues"].items()},
        against={language: _cues(cues) for language, cues in raw.get("against", {}).items()},
        plover=tuple(raw.get("plover", ())),
        pax=tuple(raw.get("pax", ())),
        counts_for=raw.get("counts_for", ""),
        counts_against=raw.get("counts_against", ""),
        examples=examples,
    )


def _cue_index(knowledge: Knowledge) -> dict[str, dict[str, list[tuple[int, int]]]]:
    """Return the cues by language and the first letters of what they need: issue and cue by number.

    Cues that need fewer letters stand under the empty string.
    """
    index: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for number, issue in enumerate(load_issues(knowledge)):
        for language, cues in issue.cues.items():
            for cue_number, cue in enumerate(cues):
                for letters in cue.letters:
                    key = letters[:SAMPLE] if len(letters) >= SAMPLE else ""
                    index.setdefault(language, {}).setdefault(key, []).append((number, cue_number))
    return index


def issues_in(knowledge: Knowledge, language: str, words: str) -> tuple[Raised, ...]:
    """Return the issues that some words raise, in their order; broad ones only where no narrower one is raised."""
    words = words.lower()
    found = []
    issues = load_issues(knowledge)
    index = knowledge.derive(_cue_index).get(language, {})
    near = set(index.get("", ()))
    for i in range(len(words) - SAMPLE + 1):
        near.update(index.get(words[i : i + SAMPLE], ()))
    raised = -1
    for number, cue_number in sorted(near):
        if number == raised:
            continue
        issue = issues[number]
        at = issue.cues[language][cue_number].find(words)
        if at is not None:
            raised = number
            turned = any(c.find(words) for c in issue.against.get(language, ()))
            found.append(Raised(issue, *at, turned))
    lowest = min((r.issue.rank for r in found), default=BROAD)
    found = [r for r in found if r.issue.rank < BROAD or r.issue.rank == lowest]
    narrow = [r for r in found if r.issue.rank == 1]
    kept = [r for r in found if r.issue.rank == 1 or not any(n.start < r.end and r.start < n.end for n in narrow)]
    return tuple(sorted(kept, key=lambda r: (r.start, r.issue.id)))


def context_cues(knowledge: Knowledge, language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the patterns that set a PLOVER context in a language."""
    return knowledge.derive(_context_cues).get(language, ())


def _context_cues(knowledge: Knowledge) -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for row in knowledge.rows("world/plover_contexts.csv"):
        found.setdefault(row["language"], []).append((cue_pattern(row["cue"]), row["context"]))
    return {language: tuple(cues) for language, cues in found.items()}


def load_stances(knowledge: Knowledge, language: str) -> Stances:
    """Return the stance grammar of a language, built once; an unknown language has an empty one."""
    return knowledge.derive(_load_stances).get(language) or Stances(
        {}, (), {}, {}, frozenset(), {}, (), (), (), defaultdict(frozenset)
    )


def _load_stances(knowledge: Knowledge) -> dict[str, Stances]:
    languages = sorted({name.split("/")[0] for name in knowledge.names("*/stance_verbs.csv")})
    return {language: _stances(knowledge, language) for language in languages}


def _stances(knowledge: Knowledge, language: str) -> Stances:
    verbs: dict[str, list[StanceVerb]] = {}
    for row in knowledge.rows(f"{language}/stance_verbs.csv"):
        verbs.setdefault(row["lemma"], []).append(
            StanceVerb(
                parse_needs(row, "needs"),
                _maybe(row, "stance"),
                _maybe(row, "negated"),
                row["strength"],
                row.list("holder"),
            )
        )
    predicates, nouns, attitudes, stands = [], {}, {}, set()
    for row in knowledge.rows(f"{language}/stance_words.csv"):
        inflected = " " not in row["word"] and row["kind"] in ("predicate", "mind")
        word = StanceWord(
            row["word"],
            cue_pattern(row["word"], INFLECTION if inflected else ""),
            _stance(row, "stance"),
            _maybe(row, "negated"),
            row["strength"],
            row["kind"] == "mind",
        )
        if row["kind"] in ("predicate", "mind"):
            predicates.append(word)
        elif row["kind"] == "noun":
            nouns[row["word"]] = word
        elif row["kind"] == "attitude":
            attitudes[row["word"]] = word
        elif row["kind"] == "stand":
            stands.add(row["word"])
    conditions = list(knowledge.rows(f"{language}/stance_conditions.csv"))
    return Stances(
        verbs={lemma: tuple(sorted(rows, key=lambda v: -len(v.needs))) for lemma, rows in verbs.items()},
        predicates=tuple(sorted(predicates, key=lambda w: (-len(w.word), w.word))),
        nouns=nouns,
        attitudes=attitudes,
        stands=frozenset(stands),
        modals={
            row["lemma"]: StanceModal(
                _maybe(row, "own"),
                _maybe(row, "other"),
                _maybe(row, "negated_own"),
                _maybe(row, "negated_other"),
                row["strength"],
                row["said"] == "yes",
            )
            for row in knowledge.rows(f"{language}/stance_modals.csv")
        },
        openers=tuple(r["word"] for r in conditions if r["kind"] in ("opener", "exception")),
        exceptions=tuple(r["word"] for r in conditions if r["kind"] == "exception"),
        markers=tuple(r["word"] for r in conditions if r["kind"] == "marker"),
        sets={key: frozenset(words) for key, words in knowledge.toml(f"{language}/stance_sets.toml").items()},
    )


def _stance(row: Row, column: str) -> Stance:
    if row[column] not in STANCES:
        raise row.error(f"{row[column]!r} is no stance; use one of {', '.join(STANCES)}")
    found: Stance = row[column]  # type: ignore[assignment]
    return found


def _maybe(row: Row, column: str) -> Stance | None:
    return _stance(row, column) if row[column] else None
