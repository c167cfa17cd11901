"""Names: those that a trained model finds, and runs of proper nouns labelled by tables and by what stands around them.

A model's name is widened to the particles that belong to it (von der Leyen), never cut inside a hyphenated word; a run
of proper nouns that the model missed is added with the label that title, gazetteer or preposition give it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge import Knowledge
from dragoman.language._types import NamedSpan, NameLabel, Sentence, Token
from dragoman.language.pipelines import load_pipeline
from dragoman.spans import Span

_LABELS: dict[str, NameLabel] = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"}
_LONGEST_KEY = 8
"""Words of the longest name that the tables are asked for."""


@dataclass(frozen=True, slots=True)
class NameTables:
    """What the tables know of one language: names by their words, words of office, prepositions of place."""

    places: frozenset[str]
    people: frozenset[str]
    organisations: frozenset[str]
    offices: frozenset[str]
    given: frozenset[str]
    local: frozenset[str]


@cache
def names_of(language: str) -> Callable[[Knowledge], NameTables]:
    """Return the builder of a language's `NameTables`, to be given to `Knowledge.derive`."""

    def build(knowledge: Knowledge) -> NameTables:
        places: set[str] = set()
        for row in knowledge.rows(f"{language}/states.csv"):
            places.update((row["name"], row["capital"], *row.list("aliases")))
        for table in ("geonames_cc_by/places.csv", "world/places.csv"):
            for row in knowledge.rows(table):
                places.update((row[f"name_{language}"], *row.list("aliases")))
        people: set[str] = set()
        for row in knowledge.rows("world/people.csv"):
            people.update((row[f"name_{language}"], *row.list("aliases")))
        organisations: set[str] = set()
        for row in knowledge.rows(f"{language}/organisations.csv"):
            organisations.update((row["name"], *row.list("aliases"), *row.list("abbreviations")))
        offices: set[str] = set()
        for row in knowledge.rows(f"{language}/titles.csv"):
            offices.update(word for column in ("forms", "feminine") for word in row.list(column))
        given = {row["name"] for table in knowledge.names("*/given_names.csv") for row in knowledge.rows(table)}
        words = knowledge.toml(f"{language}/language_words.toml")
        return NameTables(
            frozenset(places - {""}),
            frozenset(people - {""}),
            frozenset(organisations - {""}),
            frozenset(offices),
            frozenset(given),
            frozenset(str(words.get("local", "")).split()),
        )

    return build


def find_names(
    sentences: Sequence[Sentence],
    knowledge: Knowledge,
    *,
    given: Mapping[str, Sequence[tuple[Span, str]]] | None = None,
) -> tuple[NamedSpan, ...]:
    """Return the names of an article, ordered by start, none overlapping another.

    ``given`` holds by language the names that another pipeline found; our own is not asked then.
    """
    found: list[NamedSpan] = []
    for language in sorted({sentence.language for sentence in sentences}):
        own = [sentence for sentence in sentences if sentence.language == language]
        tables = knowledge.derive(names_of(language))
        theirs = given is not None and language in given
        modelled = _by_other(own, given[language]) if given and theirs else names_by_model(own, language)
        persons: set[str] = set()
        runs: list[tuple[Sentence, int, int, NameLabel]] = []
        for sentence, ranges in zip(own, modelled, strict=True):
            taken = [False] * len(sentence.tokens)
            for first, last, label in ranges:
                first, last = _widened(sentence.tokens, first, last)
                if any(taken[first:last]):
                    continue
                taken[first:last] = [True] * (last - first)
                if not theirs:
                    label = _corrected(sentence.tokens, first, last, label, tables)
                found.append(_named(sentence, first, last, label, "model"))
                if label == "PER":
                    persons.add(sentence.tokens[last - 1].form)
            for first, last in _runs(sentence.tokens, taken):
                label = _label(sentence.tokens, first, last, tables)
                runs.append((sentence, first, last, label))
                if label == "PER":
                    persons.add(sentence.tokens[last - 1].form)
        for sentence, first, last, label in runs:
            if label == "MISC" and sentence.tokens[last - 1].form in persons:
                label = "PER"
            found.append(_named(sentence, first, last, label, "rule"))
    return tuple(sorted(found, key=lambda name: name.span))


def names_by_model(sentences: Sequence[Sentence], language: str) -> list[list[tuple[int, int, NameLabel]]]:
    """Return the names that the trained model finds, as ranges of tokens, sentence by sentence."""
    pipeline = load_pipeline(language)
    if pipeline is None or not pipeline.has_names:
        return [[] for _ in sentences]
    forms = [[token.form for token in sentence.tokens] for sentence in sentences]
    tags = [[token.tag for token in sentence.tokens] for sentence in sentences]
    return [
        [(first, last, _LABELS.get(label, "MISC")) for first, last, label in names]
        for names in pipeline.names(forms, tags)
    ]


def _by_other(
    sentences: Sequence[Sentence], names: Sequence[tuple[Span, str]]
) -> list[list[tuple[int, int, NameLabel]]]:
    """Return another pipeline's names as ranges of tokens, sentence by sentence."""
    found: list[list[tuple[int, int, NameLabel]]] = []
    for sentence in sentences:
        mine = []
        for span, label in names:
            own = list(sentence.tokens_in(span)) if sentence.span.start <= span.start < sentence.span.end else []
            if own:
                mine.append((own[0], own[-1] + 1, _LABELS.get(label, "MISC")))
        found.append(mine)
    return found


def _runs(tokens: Sequence[Token], taken: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the runs of proper nouns outside the names already found."""
    i = 0
    while i < len(tokens):
        if taken[i] or not _proper(tokens[i]):
            i += 1
            continue
        j = i + 1
        while j < len(tokens) and not taken[j] and _goes_on(tokens, j):
            j += 1
        yield i, j
        i = j


def _proper(token: Token) -> bool:
    return token.tag in ("NE", "NNP", "NNPS") and any(c.isalnum() for c in token.form)


def _goes_on(tokens: Sequence[Token], j: int) -> bool:
    """Say whether a run goes on at ``j``: another proper noun, or a hyphen that joins two."""
    if _proper(tokens[j]):
        return not tokens[j - 1].form.endswith(("s’", "s'"))
    touching = tokens[j].start == tokens[j - 1].end
    return tokens[j].form in ("-", "–", "&") and touching and j + 1 < len(tokens) and _proper(tokens[j + 1])


def _corrected(tokens: Sequence[Token], first: int, last: int, label: NameLabel, tables: NameTables) -> NameLabel:
    """Return a model's label, or what the tables say of a name that they have, or of one after a word of office."""
    name = " ".join(token.form for token in tokens[first : min(last, first + _LONGEST_KEY)])
    is_place = name in tables.places or name.removesuffix("s") in tables.places
    if name in tables.people:
        return "PER"
    if name in tables.organisations:
        return label if is_place else "ORG"
    if label == "PER" or is_place or not 2 <= last - first <= 4:
        return label
    in_office = first > 0 and tokens[first - 1].form in tables.offices
    return "PER" if in_office or (label == "LOC" and tokens[first].form in tables.given) else label


def _label(tokens: Sequence[Token], first: int, last: int, tables: NameTables) -> NameLabel:
    """Return what kind of name a run is, MISC if nothing tells."""
    name = " ".join(token.form for token in tokens[first : min(last, first + _LONGEST_KEY)])
    bare = name.removesuffix("s")
    if name in tables.places or bare in tables.places:
        return "LOC"
    if name in tables.organisations or bare in tables.organisations:
        return "ORG"
    before = tokens[first - 1] if first else None
    if before is not None and (before.form in tables.offices or before.form.rpartition("-")[2] in tables.offices):
        return "PER"
    alone = last - first == 1 and tokens[first].form[:1].isupper()
    if before is not None and before.form.lower() in tables.local and alone:
        return "LOC"
    return "PER" if 2 <= last - first <= 4 and tokens[first].form in tables.given else "MISC"


def _widened(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Return a name's range with the proper nouns that stand at its ends, such as "von der" before "Leyen"."""
    while first > 0 and tokens[first - 1].tag == "NE" and tokens[first - 1].form.islower():
        first -= 1
        while first > 0 and tokens[first - 1].tag == "NE" and tokens[first].form.islower():
            first -= 1
    while last < len(tokens) and tokens[last].tag == "NE" and tokens[last - 1].form.islower():
        last += 1
    return first, last


def _named(sentence: Sentence, first: int, last: int, label: NameLabel, source: str) -> NamedSpan:
    return NamedSpan(Span(sentence.tokens[first].start, sentence.tokens[last - 1].end), label, source)
