"""The tables of speech, one object a language: verbs, nouns, small words, channels and nameless sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge._tables import Knowledge, Row

FRAMES = frozenset({"clause", "infinitive", "direct", "object", "act", "as", "quoted", "inquit"})
"""What a verb of speech may carry; any other entry of its ``frames`` is a preposition (warn against, sprechen von)."""
MODES = frozenset({"speech", "writing", "report", "order", "thought", "act"})
SHORTEST_STEM = 4
"""A German compound is looked up by its end; ends shorter than this would match by chance (Ort in Wort)."""
SHORTEST_FIRST = 3
"""A compound's first part is at least so long (Video-ansprache): Abrede is no Rede."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech, or one in company.

    One of the words of ``needs`` must stand in its clause, none of ``unless`` may (floods claimed twenty *lives*).
    """

    lemma: str
    needs: frozenset[str]
    unless: frozenset[str]
    frames: frozenset[str]
    mode: str
    strong: bool
    polarity: str

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions that open an object of this verb which tells the act: warnte vor, warned against."""
        return self.frames - FRAMES


@dataclass(frozen=True, slots=True)
class ChannelWord:
    """A word that names a channel: its code, whether it is a proper name, and after which prepositions it counts."""

    words: tuple[str, ...]
    type: str
    is_name: bool
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class SourceNoun:
    """A noun for a source without a name; ``needs`` holds the words without which it is nobody in particular."""

    many: bool
    needs: frozenset[str]


@dataclass(frozen=True)
class Speech:
    """All tables of speech of one language. Words are lower case unless said otherwise."""

    language: str
    verbs: Mapping[str, tuple[Verb, ...]]
    nouns: Mapping[str, frozenset[str]]
    """Kinds by noun: words, view, report, document, act."""
    channels: tuple[ChannelWord, ...]
    sources: Mapping[str, tuple[SourceNoun, ...]]
    small: Mapping[str, Mapping[str, Any]]
    """The tables of ``speech_frames.toml`` as they stand."""

    def words(self, table: str, key: str) -> frozenset[str]:
        """Return one list of small words; empty where the language has none."""
        return self._words.get((table, key), frozenset())

    def ends_in(self, word: str, table: str, key: str) -> bool:
        """Say whether a noun is in a list of small words, or in a language of compounds ends in one of them."""
        known, word = self.words(table, key), word.lower()
        if word in known:
            return True
        return self.compounds and any(word[cut:] in known for cut in range(1, len(word) - SHORTEST_STEM + 1))

    @cached_property
    def _words(self) -> dict[tuple[str, str], frozenset[str]]:
        return {
            (table, key): frozenset(value)
            for table, keys in self.small.items()
            for key, value in keys.items()
            if isinstance(value, list)
        }

    @cached_property
    def compounds(self) -> bool:
        """Whether nouns run together, so that a compound is known by its last part."""
        return bool(self.small.get("nouns", {}).get("compounds", False))

    @cached_property
    def comma_before_complement(self) -> bool:
        """Whether a comma parts a verb of saying from what is said."""
        return bool(self.small.get("complement", {}).get("comma_before", False))

    def noun_kinds(self, word: str) -> frozenset[str]:
        """Return the kinds of a noun of speech; of a compound, those of its longest known end; empty if unknown."""
        return self._nouns_by_end(word.lower())

    def _nouns_by_end(self, word: str) -> frozenset[str]:
        if word in self.nouns:
            return self.nouns[word]
        if self.compounds:
            word = word.rpartition("-")[2]
            for cut in range(1 if word not in self.nouns else 0, len(word) - SHORTEST_STEM + 1):
                if word[cut:] in self.nouns:
                    return self.nouns[word[cut:]]
            return self.nouns.get(word, frozenset())
        return frozenset()

    def channels_of(self, form: str, lemma: str) -> tuple[ChannelWord, ...]:
        """Return the channel words that begin with a form, or whose single noun is that of a form or ends it."""
        by_first = self._channels_by_first
        found = by_first.get(form, ()) or by_first.get(form.lower(), ()) or by_first.get(lemma.lower(), ())
        if not found and self.compounds and form[:1].isupper():
            for word in (lemma.lower(), form.lower()):
                for cut in range(SHORTEST_FIRST, len(word) - SHORTEST_STEM + 1):
                    rows = by_first.get(word[cut:], ())
                    if rows and not rows[0].is_name:
                        return rows
        return found

    @cached_property
    def _channels_by_first(self) -> dict[str, tuple[ChannelWord, ...]]:
        index: dict[str, list[ChannelWord]] = {}
        for word in self.channels:
            index.setdefault(word.words[0] if word.is_name else word.words[0].lower(), []).append(word)
        return {first: tuple(words) for first, words in index.items()}

    def source_nouns(self, word: str) -> tuple[SourceNoun, ...]:
        """Return the rows for a noun that may stand for a source without a name."""
        word = word.lower()
        if word in self.sources:
            return self.sources[word]
        if self.compounds:
            for cut in range(1, len(word) - SHORTEST_STEM):
                rows = self.sources.get(word[cut:], ())
                if any(not row.needs for row in rows):
                    return rows
        return ()


def speech_tables(knowledge: Knowledge) -> Mapping[str, Speech]:
    """Return the tables of speech by language code; raise `KnowledgeError` if one is not as it should be."""
    return knowledge.derive(_load_all)


def _load_all(knowledge: Knowledge) -> dict[str, Speech]:
    return {
        language: _load(knowledge, language)
        for language in (name.split("/")[0] for name in knowledge.names("*/speech_frames.toml"))
    }


def _load(knowledge: Knowledge, language: str) -> Speech:
    verbs: dict[str, list[Verb]] = {}
    small = knowledge.toml(f"{language}/speech_frames.toml")
    contracted: Mapping[str, str] = small.get("prepositions", {}).get("contracted", {})
    for row in knowledge.rows(f"{language}/speech_verbs.csv"):
        verb = _verb(row, contracted)
        verbs.setdefault(verb.lemma, []).append(verb)
    nouns: dict[str, set[str]] = {}
    for row in knowledge.rows(f"{language}/speech_nouns.csv"):
        nouns.setdefault(row["noun"].lower(), set()).add(row["kind"])
    channels = tuple(
        ChannelWord(
            tuple(row["word"].split()),
            row["type"],
            row["match"] == "name",
            _with_contracted(row.list("prepositions"), contracted),
        )
        for row in knowledge.rows(f"{language}/speech_channels.csv")
    )
    sources: dict[str, list[SourceNoun]] = {}
    for row in knowledge.rows(f"{language}/speech_sources.csv"):
        sources.setdefault(row["noun"].lower(), []).append(
            SourceNoun(row["count"] == "many", frozenset(row.list("needs")))
        )
    return Speech(
        language=language,
        verbs={lemma: tuple(sorted(rows, key=lambda v: not v.needs)) for lemma, rows in verbs.items()},
        nouns={noun: frozenset(kinds) for noun, kinds in nouns.items()},
        channels=tuple(sorted(channels, key=lambda c: -len(c.words))),
        sources={noun: tuple(rows) for noun, rows in sources.items()},
        small=small,
    )


def _with_contracted(prepositions: Iterable[str], contracted: Mapping[str, str]) -> frozenset[str]:
    """Return prepositions with the words that hold one of them and an article: in, *im*."""
    wanted = frozenset(prepositions)
    return wanted | {word for word, preposition in contracted.items() if preposition in wanted}


def _verb(row: Row, contracted: Mapping[str, str]) -> Verb:
    if row["mode"] not in MODES:
        raise row.error(f"unknown mode {row['mode']!r}; known are {', '.join(sorted(MODES))}")
    if row["strength"] not in ("strong", "weak"):
        raise row.error("strength must be strong or weak")
    return Verb(
        lemma=row["lemma"],
        needs=frozenset(row["with"].lower().split()),
        unless=frozenset(row["unless"].lower().split()),
        frames=_with_contracted(row.list("frames"), contracted),
        mode=row["mode"],
        strong=row["strength"] == "strong",
        polarity=row["polarity"],
    )


__all__ = ["ChannelWord", "KnowledgeError", "SourceNoun", "Speech", "Verb", "speech_tables"]
