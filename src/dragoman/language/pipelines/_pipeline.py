"""A language's networks behind one small door: words in, tags, features, trees and names out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.attrs import DEP, HEAD, MORPH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import NumpyOps

from dragoman.language.pipelines._annotation import Annotation, plain_tag
from dragoman.language.pipelines._features import KEEPS, STYLE

PIPELINE_FOLDER = Path(__file__).parent
WEIGHT_FOLDERS = ("weights_cc_by_sa", "weights_cc_by")
LONGEST = 400
"""A longer sentence is analysed in pieces of this many tokens: newspapers have none, tables and lists do."""
DOCS_A_BATCH = 64
NAME_LABELS = ("PER", "LOC", "ORG")
"""Names that are given; others are learned only to be told from these."""
BREAKS = "breaks"
"""Key in the description of a parser that has learned where one tree ends and another begins."""
_NEVER_LAST = frozenset({",", "(", "[", "{", "„", "‚", "/"})
_OPENERS = "„“\"»«‚‘'‹›([-–—•*@#$€£"
_SURROGATE = re.compile("[\ud800-\udfff]")


class Pipeline:
    """The networks of one language.

    The words must be cut as the training data are. English: as in UD EWT, so contractions and possessives apart
    (``do`` ``n't``, ``Merkel`` ``'s``), hyphenated words apart (``cease`` ``-`` ``fire``) as in the treebank.
    German: as in UD GSD, but im, zum, vom are one token; hyphenated words stay whole. Marks stand alone.
    Each sentence given is taken as one sentence. German needs HanTa's STTS tags without their parentheses
    (``VVFIN``), English takes none.
    """

    def __init__(self, lang: str, parser: Language, namer: Language | None) -> None:
        self.lang = lang
        self._parser = parser
        self._breaks = bool(parser.meta.get(BREAKS))
        self._namer = namer

    @property
    def has_names(self) -> bool:
        return self._namer is not None

    def annotate(
        self, sentences: Sequence[Sequence[str]], tags: Sequence[Sequence[str]] | None = None
    ) -> list[list[Annotation]]:
        """Return tags, features, heads and relations of every token of every sentence.

        Where words of a sentence have no connection with those before, as in headlines without stops, it has several
        roots, each the head of a stretch.
        """
        with self._parser.memory_zone():
            docs = _run(self._parser, sentences, tags, breaks=self._breaks)
            pieces = [_annotations(doc, breaks=self._breaks) for doc in docs]
        return _join(sentences, pieces)

    def names(
        self, sentences: Sequence[Sequence[str]], tags: Sequence[Sequence[str]] | None = None
    ) -> list[list[tuple[int, int, str]]]:
        """Return the names of every sentence as ``(first, last, label)``, half-open in tokens.

        English tags are those of ``annotate``; without them they are worked out here. A language without a model
        of names has none.
        """
        if self._namer is None:
            return [[] for _ in sentences]
        if tags is None:
            tags = [[a.tag for a in annotations] for annotations in self.annotate(sentences)]
        found: list[list[tuple[int, int, str]]] = []
        with self._namer.memory_zone():
            docs = _run(self._namer, sentences, tags)
            for sentence in sentences:
                names: list[tuple[int, int, str]] = []
                for offset in range(0, len(sentence), LONGEST):
                    names.extend(
                        (e.start + offset, e.end + offset, e.label_) for e in next(docs).ents if e.label_ in NAME_LABELS
                    )
                found.append(names)
        return found


@cache
def load_pipeline(lang: str) -> Pipeline | None:
    """Load the networks of a language, once; None where no weights are shipped for it."""
    parser = _load(f"{lang}_parser")
    return Pipeline(lang, parser, _load(f"{lang}_ner")) if parser is not None else None


def _load(name: str) -> Language | None:
    for folder in WEIGHT_FOLDERS:
        path = PIPELINE_FOLDER / folder / name
        if (path / "config.cfg").is_file():
            return load_weights(path)
    return None


def load_weights(path: Path) -> Language:
    """Load a pipeline that was written without its vocabulary, and put back the strings of its labels.

    They must stand in the vocabulary before the first memory zone opens: what is added inside goes when it closes.
    """
    nlp = spacy.load(path, exclude=["vocab", "tokenizer"])
    # The embedding layer works out its features itself; spaCy's own would be worked out for every word in vain.
    vocab: Any = nlp.vocab
    vocab.lex_attr_getters = {}
    component: Any
    for name, component in nlp.pipeline:
        for label in getattr(component, "labels", ()):
            nlp.vocab.strings.add(label)
            if name == "morphologizer":
                morph = nlp.vocab.morphology.add(component.cfg["labels_morph"][label])
                nlp.vocab.strings.add(nlp.vocab.strings[morph])
    use_fast_products(nlp)
    keep_first_layer(nlp)
    return nlp


def use_fast_products(nlp: Language) -> None:
    """Let NumPy multiply the matrices: its library is half as fast again as spaCy's own, with the same results."""
    ops = NumpyOps(use_blis=False)
    component: Any
    for _, component in nlp.pipeline:
        for node in component.model.walk():
            node.ops = ops


def keep_first_layer(nlp: Language) -> None:
    """Let the layer of word features remember what it worked out; for weights that no longer change."""
    component: Any
    for _, component in nlp.pipeline:
        for node in component.model.walk():
            if KEEPS in node.attrs:
                node.attrs[KEEPS] = True


def input_doc(
    vocab: Vocab, words: Sequence[str], tags: Sequence[str] | None, *, style: int = 0, breaks: bool = False
) -> Doc:
    """Return a sentence as the networks get it: words, and tags where there are any.

    ``style`` is the number of the corpus whose way of marking is wanted. With ``breaks`` the parser may begin a second
    tree before any word that could begin a sentence; without, the sentence is one tree.
    """
    safe = [_safe(word) for word in words]
    starts: list[bool | int | None] = [
        True if i == 0 else (None if breaks and may_begin(safe, i) else False) for i in range(len(safe))
    ]
    plain = [plain_tag(t) for t in tags] if tags is not None else None
    doc = Doc(vocab, words=safe, tags=plain, sent_starts=starts)
    if style:
        doc.user_data[STYLE] = style
    return doc


def may_begin(words: Sequence[str], i: int) -> bool:
    """Say whether a sentence can begin at a word: not after a comma or an opening bracket, not with a closing mark."""
    return words[i - 1] not in _NEVER_LAST and (words[i][0].isalnum() or words[i][0] in _OPENERS)


def _safe(word: str) -> str:
    """Return a word that spaCy takes: not empty, no white space that it would hang on the token before, real UTF-8."""
    if _SURROGATE.search(word):
        word = _SURROGATE.sub("\ufffd", word)
    return word if word and not word.isspace() else "_"


def _pieces(sentences: Iterable[Sequence[str]]) -> Iterator[tuple[int, int, int]]:
    for i, sentence in enumerate(sentences):
        for first in range(0, len(sentence), LONGEST):
            yield i, first, min(first + LONGEST, len(sentence))


def _run(
    nlp: Language, sentences: Sequence[Sequence[str]], tags: Sequence[Sequence[str]] | None, *, breaks: bool = False
) -> Iterator[Doc]:
    docs = (
        input_doc(nlp.vocab, sentences[i][first:last], tags[i][first:last] if tags is not None else None, breaks=breaks)
        for i, first, last in _pieces(sentences)
    )
    yield from nlp.pipe(docs, batch_size=DOCS_A_BATCH)


def _annotations(doc: Doc, *, breaks: bool) -> list[Annotation]:
    """Read a parsed piece; a second root is hung on the first, with ``breaks`` on the first of its stretch."""
    strings = doc.vocab.strings
    columns = doc.to_array([POS, TAG, MORPH, HEAD, DEP, SENT_START]).T
    pos, tags, feats = ([strings[number] for number in column] for column in columns[:3].tolist())
    feats = ["" if form == "_" else form for form in feats]
    heads = [i + step for i, step in enumerate(columns[3].astype(np.int64).tolist())]
    deps = [strings[number] for number in columns[4].tolist()]
    root = -1
    for i, (head, starts) in enumerate(zip(heads, columns[5].tolist(), strict=True)):
        if breaks and starts == 1:
            root = -1
        if head == i:
            root = i if root < 0 else root
            heads[i], deps[i] = root, "root" if i == root else "parataxis"
    return [Annotation(*row) for row in zip(pos, tags, feats, heads, deps, strict=True)]


def _join(sentences: Sequence[Sequence[str]], pieces: list[list[Annotation]]) -> list[list[Annotation]]:
    joined: list[list[Annotation]] = [[] for _ in sentences]
    for (i, first, _), piece in zip(_pieces(sentences), pieces, strict=True):
        if not first:
            joined[i] = piece
            continue
        for annotation in piece:
            if annotation.dep == "root":
                joined[i].append(annotation._replace(head=_root(joined[i]), dep="parataxis"))
            else:
                joined[i].append(annotation._replace(head=annotation.head + first))
    return joined


def _root(annotations: list[Annotation]) -> int:
    return next(i for i, a in enumerate(annotations) if a.dep == "root")
