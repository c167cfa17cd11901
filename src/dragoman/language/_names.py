"""Names: those that a trained model finds, and runs of proper nouns labelled by tables and by what stands around them.

A model's name is widened to the particles that belong to it (von der Leyen), never cut inside a hyphenated word, and
gives way to the full name of a person whom the tables know; a run of proper nouns that the model missed is added with
the label that title, gazetteer or preposition give it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.knowledge import Knowledge
from dragoman.language._name_bounds import Range, is_name, joined, mended, runs, widened
from dragoman.language._name_tables import NameTables, names_of
from dragoman.language._types import NamedSpan, NameLabel, Sentence, Token
from dragoman.language.pipelines import load_pipeline
from dragoman.spans import Span

_LABELS: dict[str, NameLabel] = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"}
_LONGEST_KEY = 8
"""Words of the longest name that the tables are asked for."""


def find_names(
    sentences: Sequence[Sentence],
    knowledge: Knowledge,
    *,
    given: Mapping[str, Sequence[tuple[Span, str]]] | None = None,
    own: bool = False,
) -> tuple[NamedSpan, ...]:
    """Return the names of an article, ordered by start, none overlapping another.

    ``given`` holds by language the names that another pipeline found; our own is not asked then. ``own`` says that
    they come from ours, so that the tables may set them right.
    """
    found: list[NamedSpan] = []
    for language in sorted({sentence.language for sentence in sentences}):
        mine = [sentence for sentence in sentences if sentence.language == language]
        tables = knowledge.derive(names_of(language))
        theirs = given is not None and language in given
        modelled = _by_other(mine, given[language]) if given and theirs else names_by_model(mine, language)
        trusted = theirs and not own
        named = [
            (sentence, _in_sentence(sentence.tokens, ranges, tables, trusted=trusted))
            for sentence, ranges in zip(mine, modelled, strict=True)
        ]
        persons = {s.tokens[last - 1].form for s, names in named for _, last, label, _ in names if label == "PER"}
        for sentence, names in named:
            for first, last, label, source in names:
                if label == "MISC" and source == "rule" and sentence.tokens[last - 1].form in persons:
                    label = "PER"
                span = Span(sentence.tokens[first].start, sentence.tokens[last - 1].end)
                found.append(NamedSpan(span, label, source))
    return tuple(sorted(found, key=lambda name: name.span))


def _in_sentence(
    tokens: Sequence[Token], ranges: Sequence[Range], tables: NameTables, *, trusted: bool
) -> list[tuple[int, int, NameLabel, str]]:
    """Return the names of a sentence as first and last token, label and source, ordered, none overlapping another.

    A model that is ``trusted`` is not set right by the tables.
    """
    forms = [token.form for token in tokens]
    taken = [False] * len(tokens)
    names: list[tuple[int, int, NameLabel, str]] = []

    def take(first: int, last: int, label: NameLabel, source: str) -> None:
        if not any(taken[first:last]):
            taken[first:last] = [True] * (last - first)
            names.append((first, last, label, source))

    for first, last, label in ranges if trusted else mended(tokens, forms, ranges, tables):
        first, last = widened(tokens, first, last, tables)
        take(first, last, label if trusted else _corrected(tokens, first, last, label, tables), "model")
    for first, last, label in tables.wholes_in(forms):
        if is_name(tokens, first, last):
            take(first, last, label, "rule")
    for first, last in list(runs(tokens, forms, taken, tables)):
        take(first, last, _label(tokens, first, last, tables), "rule")
    names.sort()
    return names if trusted else joined(tokens, names, tables)


def names_by_model(sentences: Sequence[Sentence], language: str) -> list[list[Range]]:
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


def _by_other(sentences: Sequence[Sentence], names: Sequence[tuple[Span, str]]) -> list[list[Range]]:
    """Return another pipeline's names as ranges of tokens, sentence by sentence."""
    found: list[list[Range]] = []
    for sentence in sentences:
        mine = []
        for span, label in names:
            own = list(sentence.tokens_in(span)) if sentence.span.start <= span.start < sentence.span.end else []
            if own:
                mine.append((own[0], own[-1] + 1, _LABELS.get(label, "MISC")))
        found.append(mine)
    return found


def _in_office(tokens: Sequence[Token], first: int, tables: NameTables) -> bool:
    """Say whether a word of office stands before a word."""
    if not first:
        return False
    before = tokens[first - 1].form
    return before in tables.offices or before.lower() in tables.offices


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
    if _in_office(tokens, first, tables) or (label == "LOC" and tokens[first].form in tables.given):
        return "PER"
    return label


def _label(tokens: Sequence[Token], first: int, last: int, tables: NameTables) -> NameLabel:
    """Return what kind of name a run is, MISC if nothing tells."""
    name = " ".join(token.form for token in tokens[first : min(last, first + _LONGEST_KEY)])
    bare = name.removesuffix("s")
    if name in tables.places or bare in tables.places:
        return "LOC"
    if name in tables.organisations or bare in tables.organisations:
        return "ORG"
    before = tokens[first - 1] if first else None
    if _in_office(tokens, first, tables) or (before and before.form.rpartition("-")[2] in tables.offices):
        return "PER"
    alone = last - first == 1 and tokens[first].form[:1].isupper()
    if alone and before is not None and before.form.lower() in tables.local:
        return "PER" if tokens[first].form in tables.families else "LOC"
    return "PER" if 2 <= last - first <= 4 and tokens[first].form in tables.given else "MISC"
