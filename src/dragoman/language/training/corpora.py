"""Treebanks and name corpora as plain sentences, with the words as Dragoman's tokenizer cuts them.

German contractions (im, zum, vom) that a treebank takes apart are one token here: UPOS ADP, head and relation of the
preposition, features of the article. So are German words with hyphens (EU-Gipfel), with all that their last part has.
English contractions (do n't, we 're) stay two tokens.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

FEATURES = frozenset(
    [
        "Case",
        "Gender",
        "Number",
        "Mood",
        "Tense",
        "Person",
        "VerbForm",
        "PronType",
        "Poss",
        "Reflex",
        "Degree",
        "Definite",
        "Voice",
        "Polarity",
    ]
)


class Word(NamedTuple):
    """One token of a treebank; ``head`` is an index in the sentence, the root's head its own index."""

    form: str
    pos: str
    tag: str
    feats: str
    head: int
    dep: str
    misc: str = ""
    space: bool = True
    """Whether white space follows in the text."""


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence of a treebank."""

    words: tuple[Word, ...]
    document: str = ""
    opens: bool = False
    """Whether a paragraph or document begins here."""
    style: int = 0
    """Number of the corpus whose way of marking this is; 0 is what is asked for when the networks are used."""

    @property
    def forms(self) -> list[str]:
        return [w.form for w in self.words]


class NamedSentence(NamedTuple):
    """A sentence with its names as ``(first, last, label)``, half-open in tokens."""

    forms: tuple[str, ...]
    names: tuple[tuple[int, int, str], ...]
    style: int = 0


def lines_of(path: Path) -> Iterator[str]:
    """Yield the lines of a text file, gzipped or not."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from (line.rstrip("\n") for line in file)
    else:
        with path.open(encoding="utf-8") as file:
            yield from (line.rstrip("\n") for line in file)


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    for filled, group in groupby(lines, key=lambda line: bool(line.strip())):
        if filled:
            yield list(group)


def reduce_features(feats: str) -> str:
    """Keep the features that all treebanks share, and call every form with a mood finite."""
    kept = {}
    for part in feats.split("|"):
        name, _, value = part.partition("=")
        if name in FEATURES and value:
            kept[name] = value
    if "Mood" in kept:
        kept["VerbForm"] = "Fin"
    return "|".join(f"{name}={kept[name]}" for name in sorted(kept))


def read_trees(path: Path, *, merge: bool) -> list[Tree]:
    """Read a CoNLL-U file; ``merge`` makes one token of a multiword token."""
    trees = []
    document = ""
    for block in _blocks(lines_of(path)):
        for line in block:
            if line.startswith("# newdoc id = "):
                document = line.removeprefix("# newdoc id = ")
        opens = any(line.startswith(("# newdoc", "# newpar")) for line in block)
        tree = _tree([line.split("\t") for line in block if line[0].isdigit()], document, opens, merge=merge)
        if tree.words:
            trees.append(tree)
    return trees


def _tree(rows: list[list[str]], document: str, opens: bool, *, merge: bool) -> Tree:
    groups: list[list[list[str]]] = []
    surface: dict[int, str] = {}
    glued: set[str] = {row[0] for row in rows if "SpaceAfter=No" in row[9]}
    last = 0
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            first, _, final = row[0].partition("-")
            parts = [str(n) for n in range(int(first), int(final) + 1)]
            glued.update(parts[:-1])
            glued.update(parts[-1:] if row[0] in glued else ())
            if merge:
                last = int(final)
                surface[len(groups)] = row[1]
                groups.append([])
        elif int(row[0]) <= last or (
            merge and groups and len(groups) - 1 not in surface and _joins(groups[-1], row, glued)
        ):
            groups[-1].append(row)
        else:
            groups.append([row])
    place = {row[0]: i for i, group in enumerate(groups) for row in group}
    words = []
    for i, group in enumerate(groups):
        contracted = i in surface
        order = group if contracted else [row for row in group[::-1] if row[1] != "-"] or group
        core = next((row for row in order if row[6] == "0" or place[row[6]] != i), order[0])
        head = i if core[6] == "0" else place[core[6]]
        feats, pos, tag = reduce_features(core[5]), core[3], core[4]
        if contracted and len(group) > 1:
            feats, tag = reduce_features(group[-1][5]), "APPRART"
            pos = "ADP" if any(row[3] == "ADP" for row in group) else pos
        form = surface.get(i) or "".join(row[1] for row in group)
        dep = core[7] if head != i else "root"
        words.append(Word(form, pos, tag, feats, head, dep, group[0][9], group[-1][0] not in glued))
    return Tree(tuple(words), document, opens)


def _joins(group: list[list[str]], row: list[str], glued: set[str]) -> bool:
    """Say whether a word goes on with a hyphen or after one, without a space: UD German cuts EU-Gipfel in three."""
    before = group[-1]
    if before[0] not in glued or not group[0][1][:1].isalnum():
        return False
    return row[1] == "-" or (before[1] == "-" and row[1][:1].isalnum())


def read_tagged(path: Path, *, column: int, separator: str, word: int, labels: dict[str, str]) -> list[NamedSentence]:
    """Read a file of one word a line with BIO labels in ``column``; labels that ``labels`` lacks count as no name."""
    sentences = []
    for block in _blocks(lines_of(path)):
        rows = [line.split(separator) for line in block if not line.startswith("#")]
        rows = [row for row in rows if len(row) > max(column, word) and row[word].strip()]
        if rows:
            sentences.append(named([row[word] for row in rows], [row[column] for row in rows], labels))
    return sentences


def named(forms: list[str], tags: list[str], labels: dict[str, str]) -> NamedSentence:
    """Turn BIO labels to spans; a span that begins or ends in bare punctuation is cut back."""
    names: list[tuple[int, int, str]] = []
    first, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        kind, _, name = tag.partition("-")
        if label and not (kind == "I" and labels.get(name) == label):
            names.append((first, i, label))
            label = ""
        if not label and kind in "BI" and name in labels:
            first, label = i, labels[name]
    return NamedSentence(tuple(forms), tuple(t for t in (_trim(forms, *n) for n in names) if t[0] < t[1]))


def _trim(forms: list[str], first: int, last: int, label: str) -> tuple[int, int, str]:
    def bare(form: str) -> bool:
        return not any(c.isalnum() for c in form)

    while first < last and bare(forms[first]):
        first += 1
    while first < last and bare(forms[last - 1]):
        last -= 1
    return first, last, label


def without_documents(trees: Iterable[Tree], prefixes: tuple[str, ...]) -> list[Tree]:
    """Leave out the documents whose name begins with one of the prefixes."""
    return [tree for tree in trees if not tree.document.startswith(prefixes)]
