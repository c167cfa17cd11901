"""Names out of the entity layer of UD English GUM, cut to what name corpora call a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dragoman.language.training.corpora import NamedSentence, Tree, Word

_LABELS = {"person": "PER", "place": "LOC", "organization": "ORG"}
_MARK = re.compile(r"\((?P<group>\d+)-(?P<type>[a-z]+)-(?P<rest>[^()]*)(?P<closed>\))?|(?P<closing>\d+)\)")
_INSIDE = frozenset(
    {"of", "the", "and", "&", "-", "–", "for", "de", "la", "del", "du", "von", "van", "al", "bin", "'s", "."}
)
_TITLES = re.compile(
    r"mrs?|ms|miss|dr|prof(essor)?|president|sen(ator)?|rep(resentative)?|minister|chancellor|king|queen|prince(ss)?|sir"
    r"|lord|lady|pope|captain|gen(eral)?|col(onel)?|sergeant|gov(ernor)?|judge|justice|secretary|mayor|father|sister"
    r"|brother|uncle|aunt|st|saint|emperor"
)


def entity_names(trees: Sequence[Tree]) -> list[NamedSentence]:
    """Return the persons, places and organisations that GUM links to an identity, their proper nouns only.

    An entity runs from its opening to its closing mark in MISC, perhaps over a sentence's end: such a one is dropped.
    """
    sentences = []
    for tree in trees:
        names: dict[int, tuple[int, int, str]] = {}
        open_marks: dict[str, list[tuple[int, str]]] = {}
        for i, word in enumerate(tree.words):
            for mark in _MARK.finditer(_entity(word)):
                if mark["closing"]:
                    started = open_marks.get(mark["closing"])
                    if started:
                        first, label = started.pop()
                        _keep(names, tree.words, first, i + 1, label)
                elif mark["type"] in _LABELS and _linked(mark["rest"]):
                    label = _LABELS[mark["type"]]
                    if mark["closed"]:
                        _keep(names, tree.words, i, i + 1, label)
                    else:
                        open_marks.setdefault(mark["group"], []).append((i, label))
                elif not mark["closed"]:
                    open_marks.setdefault(mark["group"], []).append((i, ""))
        sentences.append(NamedSentence(tuple(tree.forms), tuple(_outermost(names.values()))))
    return sentences


def _entity(word: Word) -> str:
    for part in word.misc.split("|"):
        if part.startswith("Entity="):
            return part.removeprefix("Entity=")
    return ""


def _linked(rest: str) -> bool:
    """Say whether an entity names an identity: the last field then is its page, beginning with a capital."""
    return bool(re.search(r"-(?:coref|sgl|appos|ana|pred|disc|cata|bridge)[a-z:,]*-[^-]", rest))


def _keep(names: dict[int, tuple[int, int, str]], words: Sequence[Word], first: int, last: int, label: str) -> None:
    """Add the first run of proper nouns in an entity, small words between two of them included."""
    if not label:
        return
    while first < last and not _part(words[first], label):
        first += 1
    end = first
    for i in range(first, last):
        if _part(words[i], label):
            end = i + 1
        elif words[i].form.lower() not in _INSIDE:
            break
    if not any(_proper(word) for word in words[first:end]):
        return
    while label == "PER" and end - first > 1 and _TITLES.fullmatch(words[first].form.lower().rstrip(".")):
        first += 1
    while end > first and words[end - 1].form in ("'s", "."):
        end -= 1
    if first < end and (first not in names or names[first][1] < end):
        names[first] = (first, end, label)


def _part(word: Word, label: str) -> bool:
    """Say whether a word belongs to a name; places and organisations hold adjectives, too (New York)."""
    return _proper(word) or (label != "PER" and word.pos in ("ADJ", "NOUN", "VERB") and word.form[:1].isupper())


def _proper(word: Word) -> bool:
    return word.pos == "PROPN" and any(c.isalpha() for c in word.form)


def _outermost(names: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for name in sorted(names, key=lambda n: (n[0], -n[1])):
        if not kept or name[0] >= kept[-1][1]:
            kept.append(name)
    return kept
