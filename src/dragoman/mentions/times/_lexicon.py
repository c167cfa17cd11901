"""What one language says about time, built once from its tables: words with their classes, rules, cues.

A language is a folder of the knowledge tables that holds ``time_words.csv`` and ``time_rules.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from dragoman.errors import KnowledgeError
from dragoman.knowledge import Knowledge
from dragoman.mentions.times._patterns import Compiler, Rule, by_first, words_of

OTHER = "\x01"
"""The character of a token that no table knows."""
NAME = "\x02"
"""The character of a token that no table knows and that is written with a capital."""
_FIRST_CHARACTER = 0x4E00
MARKS = {
    ",": "COMMA", ".": "DOT", "-": "HYPHEN", "–": "HYPHEN", "—": "HYPHEN", "/": "SLASH", "'": "APOS", "’": "APOS",
    "(": "OPEN", ")": "CLOSE", ":": "COLON", ";": "SEMICOLON", "!": "STOP", "?": "STOP", "…": "STOP",
    "$": "CURRENCY", "€": "CURRENCY", "£": "CURRENCY", "¥": "CURRENCY", "%": "PERCENT", "§": "SECTION", "#": "SECTION",
    '"': "QUOTE", "„": "QUOTE", "“": "QUOTE", "”": "QUOTE", "«": "QUOTE", "»": "QUOTE", "\n": "BREAK",
}  # fmt: skip


class Word(NamedTuple):
    """A token as the rules see it: the character for its set of classes, and its value in each class."""

    character: str
    values: Mapping[str, str]


class Happening(NamedTuple):
    """An event of the world from which texts count days: its kind, first and last day, and words of texts about it."""

    key: str
    kind: str
    start: date
    end: date | None
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words and rules of one language."""

    language: str
    words: Mapping[str, Word]
    numbers: Mapping[frozenset[str], str]
    rules: Mapping[str, tuple[Rule, ...]]
    suffixes: tuple[tuple[str, str, frozenset[str]], ...]
    """Endings of verb forms, the tense they speak for, and the words with that ending that are none."""
    participle: re.Pattern[str]
    """What a participle looks like, for auxiliaries that speak for the past only beside one."""
    common: frozenset[str]
    """Frequent small words by which the language is known."""
    decimal_mark: str
    ordinal_dot: bool
    """Whether a dot makes an ordinal (am 3. Mai), so that it does not end a sentence behind a figure."""
    slash_order: str
    """Order of day, month and year in dates written with strokes: ``dmy`` or ``mdy``."""
    named_days: Mapping[str, str]
    """Rules of the computable holidays, by key."""
    happenings: tuple[Happening, ...] = ()
    """Events of the world from which days are counted."""

    def word(self, form: str) -> Word | None:
        """Return the entry of a word form: as it stands if the table has it so, else of its small form."""
        return self.words.get(form) or self.words.get(form.lower())


class Lexicons:
    """The lexicons of all languages that the knowledge tables hold."""

    def __init__(self, knowledge: Knowledge) -> None:
        names = [name.split("/")[0] for name in knowledge.names("*/time_words.csv")]
        self.by_language = {language: _build(knowledge, language) for language in names}

    def of(self, language: str | None) -> Lexicon | None:
        """Return the lexicon of a language code, or None."""
        return self.by_language.get(language or "")

    def guess(self, text: str) -> Lexicon | None:
        """Return the lexicon whose small words are the most frequent in its first 4,000 characters, if any."""
        seen = re.findall(r"[^\W\d_]+", text[:4000].lower())
        scores = {lang: sum(word in lexicon.common for word in seen) for lang, lexicon in self.by_language.items()}
        best = max(sorted(scores), key=lambda lang: scores[lang], default=None)
        return self.by_language[best] if best is not None else None


def number_classes(digits: str) -> frozenset[str]:
    """Return the classes of a run of digits: what it could be, by its length and value."""
    value = int(digits) if len(digits) < 6 else 0
    classes = {"NUM"}
    if len(digits) <= 2:
        classes |= {
            name
            for name, low, high in (("DAY", 1, 31), ("MON", 1, 12), ("HOUR", 0, 24), ("FOURTH", 1, 4))
            if low <= value <= high
        }
        if len(digits) == 2:
            classes.add("TWO")
        if len(digits) == 2 and value % 10 == 0 and value:
            classes.add("TENS")
    elif len(digits) == 3 and digits[0] != "0":
        classes.add("YEAR3")
    elif len(digits) == 4 and 1000 <= value <= 2199:
        classes.add("YEAR")
        if 1750 <= value <= 2059:
            classes.add("MODERN")
        if value % 100 == 0:
            classes.add("ROUND")
        if value % 10 == 0:
            classes.add("DECADE")
    if len(digits) == 4 and int(digits[:2]) < 24 and int(digits[2:]) < 60:
        classes.add("MILITARY")
    return frozenset(classes)


_SHAPES = ("CLOCK", "DOTTED", "DMY", "DM", "SLASHED", "ISO", "GROUPED", "DECIMAL", "PAIR")


def _build(knowledge: Knowledge, language: str) -> Lexicon:
    table = f"{language}/time_rules.toml"
    toml = knowledge.toml(table)
    values: dict[str, dict[str, str]] = {}
    named: dict[str, str] = {}
    for form, name, value in _entries(knowledge, language):
        if not form.islower() and form.upper() != form.lower():
            values.setdefault(form.upper(), {}).setdefault(name, value)
        values.setdefault(form, {})[name] = value
    _compounds(values, toml)
    _number_words(values, toml.get("number_words", {}))
    for row in knowledge.rows("world/time_holidays.csv"):
        named[row["key"]] = row["rule"]
    macros: dict[str, str] = toml.get("macros", {})
    patterns = list(_patterns(toml, table))
    for text in [pattern for _, _, pattern in patterns] + list(macros.values()):
        for word in words_of(text):
            values.setdefault(word, {})[word] = word
    for form, own in values.items():
        if form != form.lower():
            values[form] = {**values.get(form.lower(), {}), **own}
    sets = sorted({frozenset(own) for own in values.values()}, key=sorted)
    numbers = {number_classes(str(n)) for n in range(10000)} | {number_classes(f"{n:02}") for n in range(10)}
    numbers |= {number_classes(f"{n:04}") for n in range(1000)}
    numbers |= {number_classes("000"), number_classes("0000"), number_classes("100000")}
    shapes = {frozenset({shape}) for shape in _SHAPES} | {frozenset({"NUM", "DECIMAL"}), frozenset({"NUM", "GROUPED"})}
    shapes |= {frozenset({"DOTTED", "NUM", "DECIMAL"}), frozenset({"DOTTED", "DECIMAL"})}
    marks = {frozenset({name}) for name in MARKS.values()}
    every = list(dict.fromkeys([*sets, *sorted(numbers | shapes | marks, key=sorted)]))
    character = {classes: chr(_FIRST_CHARACTER + i) for i, classes in enumerate(every)}
    members: dict[str, set[str]] = {"OTHER": {OTHER}, "NAME": {NAME}}
    for classes, mark in character.items():
        for name in classes:
            members.setdefault(name, set()).add(mark)
    compiler = Compiler({name: frozenset(those) for name, those in members.items()}, macros, table)
    rules = [compiler.rule(make, given, pattern) for make, given, pattern in patterns]
    words = {form: Word(character[frozenset(own)], own) for form, own in values.items()}
    words |= {mark: Word(character[frozenset({name})], {name: mark}) for mark, name in MARKS.items()}
    settings = toml.get("settings", {})
    return Lexicon(
        language=language,
        words=words,
        numbers={c: m for c, m in character.items() if c in numbers or c in shapes},
        rules=by_first(rules),
        suffixes=tuple(
            (row["ending"], row["tense"], frozenset(row.list("except")))
            for row in knowledge.rows(f"{language}/time_verb_endings.csv")
        ),
        participle=re.compile(settings.get("participle", r"(?!)")),
        common=frozenset(settings.get("common_words", "").split()),
        decimal_mark=settings.get("decimal_mark", "."),
        ordinal_dot=bool(settings.get("ordinal_dot", False)),
        slash_order=settings.get("slash_order", "dmy"),
        named_days=named,
        happenings=tuple(_happenings(knowledge)),
    )


def _happenings(knowledge: Knowledge) -> Iterator[Happening]:
    table = "world/time_events.csv"
    for row in knowledge.rows(table):
        try:
            start = date.fromisoformat(row["start"])
            end = date.fromisoformat(row["end"]) if row["end"] else None
        except ValueError as error:
            raise KnowledgeError(f"{table}: {row['key']}: {error}") from error
        yield Happening(row["key"], row["kind"], start, end, tuple(row.list("about")))


def _entries(knowledge: Knowledge, language: str) -> Iterator[tuple[str, str, str]]:
    for name in knowledge.names(f"{language}/time_*.csv"):
        if name.endswith("time_verb_endings.csv"):
            continue
        for row in knowledge.rows(name):
            for form in row.list("forms"):
                for spelled in _spelled(form):
                    yield spelled, row["class"], row["value"]


def _spelled(form: str) -> list[str]:
    """Return all forms that ``letzt{e|en}`` or ``Montag{|s}`` stands for."""
    if "{" not in form:
        return [form]
    stem, _, rest = form.partition("{")
    endings, _, tail = rest.partition("}")
    return [stem + ending + after for ending in endings.split("|") for after in _spelled(tail)]


def _compounds(values: dict[str, dict[str, str]], toml: Mapping[str, Any]) -> None:
    """Add words made of two words of given classes, such as Donnerstagabend; their value is both, with a colon."""
    for compound in toml.get("compounds", []):
        firsts = [(form, own[compound["first"]]) for form, own in values.items() if compound["first"] in own]
        seconds = [(form, own[compound["second"]]) for form, own in values.items() if compound["second"] in own]
        for first, a in firsts:
            for second, b in seconds:
                if len(first) >= 4 and second.islower():
                    made = first + compound.get("joint", "") + second + compound.get("ending", "")
                    values.setdefault(made, {})[compound["class"]] = f"{a}:{b}"


def _number_words(values: dict[str, dict[str, str]], spec: Mapping[str, Any]) -> None:
    """Add the number words that are written in one word, such as siebenundzwanzig, up to the thousands."""
    if not spec:
        return
    small = {form: int(n) for form, n in spec.get("small", {}).items()}
    tens = {form: int(n) for form, n in spec.get("tens", {}).items()}
    below = {**small, **tens}
    for ten, value in tens.items():
        for one, n in spec.get("ones", {}).items():
            below[one + spec["joint"] + ten] = value + int(n)
    every = dict(below)
    for word, factor in spec.get("large", {}).items():
        for form, n in [("", 1), *((f, n) for f, n in spec.get("ones", {}).items())]:
            every[form + word] = int(n) * int(factor)
    for form, n in every.items():
        values.setdefault(form, {})["NUM"] = str(n)
    for adjective, unit in spec.get("adjectives", {}).items():
        for form, n in (below | {f: int(n) for f, n in spec.get("ones", {}).items()}).items():
            for ending in spec["adjective_endings"].split(","):
                values.setdefault(form + adjective + ending, {})["SPANNING"] = f"{n}:{unit}"
    for form, n in below.items():
        for ending in spec.get("ordinal_endings", "").split(","):
            if ending and n > 19:
                values.setdefault(form + ending, {})["ORD"] = str(n)


def _patterns(toml: Mapping[str, Any], table: str) -> Iterator[tuple[str, dict[str, str], str]]:
    for rule in toml.get("rule", []):
        if "make" not in rule or "patterns" not in rule:
            raise KnowledgeError(f"{table}: a rule needs 'make' and 'patterns': {rule}")
        given = {name: str(value) for name, value in rule.get("given", {}).items()}
        for pattern in rule["patterns"]:
            yield rule["make"], given, pattern
