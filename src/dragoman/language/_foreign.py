"""Tags, features, trees and names from a pipeline of the user's own: spaCy by name or folder, Stanza by language.

Sentences and words are cut by our rules and handed over; what comes back is laid over what the language's own rules say
of the words, so that a pipeline may lack a tagger, a lemmatiser or a parser. Phrases and clauses are our own. Nothing
is ever downloaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any, NamedTuple, Protocol

from dragoman.errors import InputError
from dragoman.knowledge import Knowledge
from dragoman.language._analysis import LanguageModule, Segment
from dragoman.language._tokenize import Piece
from dragoman.language._types import Clause, Mood, NounPhrase, Token
from dragoman.spans import Span

MOODS: dict[str, Mood] = {"Sub": "subjunctive", "Cnd": "subjunctive", "Ind": "indicative", "Imp": "imperative"}
_LABELS = {"PERSON": "PER", "PS": "PER", "GPE": "LOC", "LC": "LOC", "FAC": "LOC", "NORP": "MISC", "OG": "ORG"}
"""Labels of names in other tag sets; unlisted ones stay if they are ours and are left out if not."""
_CLEARNLP = frozenset({"pobj", "dobj", "nsubjpass", "attr", "acomp"})
"""Relations that only the ClearNLP scheme has."""
_OURS = ("PER", "LOC", "ORG", "MISC")


class Word(NamedTuple):
    """What a foreign pipeline says of one word; an empty field says nothing."""

    pos: str = ""
    tag: str = ""
    feats: str = ""
    lemma: str = ""
    head: int | None = None
    dep: str = ""


class Analysed(NamedTuple):
    """One sentence: its words, and its names as (first, last, label)."""

    words: list[Word]
    names: list[tuple[int, int, str]]


class Analyser(Protocol):
    """A foreign pipeline: words in, what it says of them out."""

    language: str
    has_names: bool

    def analyse(self, sentences: Sequence[Sequence[str]]) -> Iterable[Analysed]:
        """Return one analysis a sentence, with one word for each word given."""
        ...


class Spacy:
    """A spaCy pipeline. Its tokenizer and sentence rules are not used."""

    def __init__(self, nlp: Any) -> None:  # noqa: ANN401  spaCy is imported only where it is asked for
        self._nlp = nlp
        self.language: str = nlp.lang
        self.has_names = any(name in nlp.pipe_names for name in ("ner", "entity_ruler", "span_ruler"))

    def analyse(self, sentences: Sequence[Sequence[str]]) -> Iterator[Analysed]:
        """Run the pipeline's components over the words."""
        doc_type = import_module("spacy.tokens").Doc
        docs = (
            doc_type(self._nlp.vocab, words=[w or "_" for w in words], sent_starts=[i == 0 for i in range(len(words))])
            for words in sentences
        )
        for doc in self._nlp.pipe(docs):
            parsed = doc.has_annotation("DEP")
            words = [
                Word(t.pos_, t.tag_, str(t.morph), t.lemma_, t.head.i if parsed else None, t.dep_ if parsed else "")
                for t in doc
            ]
            yield Analysed(words, [(e.start, e.end, e.label_) for e in doc.ents])


class Stanza:
    """A Stanza pipeline that takes words as they are cut (``tokenize_pretokenized``)."""

    def __init__(self, pipeline: Callable[[list[list[str]]], Any], language: str) -> None:
        self._pipeline = pipeline
        self.language = language
        self.has_names = True

    def analyse(self, sentences: Sequence[Sequence[str]]) -> Iterator[Analysed]:
        """Run the pipeline over the words; of a contraction that it takes apart, the first part leads."""
        given = [[w.strip() or "_" for w in words] for words in sentences]
        document = self._pipeline(given)
        for words, found in zip(given, document.sentences, strict=True):
            yield _of_stanza(found, len(words))


def _of_stanza(sentence: Any, count: int) -> Analysed:  # noqa: ANN401  Stanza is never imported here
    place = {w.id: i for i, token in enumerate(sentence.tokens) for w in token.words}
    words = []
    for i, token in enumerate(sentence.tokens[:count]):
        first, last = token.words[0], token.words[-1]
        head = place.get(first.head, i) if first.head else i
        words.append(
            Word(first.upos or "", first.xpos or "", last.feats or "", first.lemma or "", head, first.deprel or "")
        )
    words += [Word()] * (count - len(words))
    names = []
    for entity in getattr(sentence, "ents", ()):
        own = [place[w.id] for w in entity.words if w.id in place]
        if own:
            names.append((min(own), max(own) + 1, entity.type))
    return Analysed(words, names)


class ForeignModule:
    """A language's own phrases and clauses over the words of a foreign pipeline.

    One is made for each article: it keeps the names that were found while the article was tagged.
    """

    def __init__(self, own: LanguageModule, analyser: Analyser, knowledge: Knowledge) -> None:
        self._own = own
        self._analyser = analyser
        table = knowledge.toml("world/language_relations.toml")
        self._relations: dict[str, str] = dict(table["relations"])
        self._name_tags = frozenset(str(table["tags"].get(analyser.language, "")).split())
        self.names: list[tuple[Span, str]] | None = [] if analyser.has_names else None

    def words(self, segments: Sequence[Sequence[Piece]]) -> list[list[Token]]:
        """Return what the rules alone say."""
        return self._own.words(segments)

    def tag(self, segments: Sequence[Sequence[Piece]]) -> list[list[Token]]:
        """Return the tokens of an article's segments as the foreign pipeline sees them."""
        base = self._own.words(segments)
        filled = [tokens for tokens in base if tokens]
        analysed = iter(self._analyser.analyse([[t.form for t in tokens] for tokens in filled]))
        return [self._laid_over(tokens, next(analysed)) if tokens else [] for tokens in base]

    def _laid_over(self, tokens: Sequence[Token], found: Analysed) -> list[Token]:
        if self.names is not None:
            for first, last, label in found.names:
                label = _LABELS.get(label, label)
                if label in _OURS and first < last <= len(tokens):
                    self.names.append((Span(tokens[first].start, tokens[last - 1].end), label))
        words = _contents_first(found.words) if not _CLEARNLP.isdisjoint(w.dep for w in found.words) else found.words
        parsed = any(w.head is not None for w in words)
        root = next((i for i, w in enumerate(words) if w.head == i), 0)
        return [
            self._token(token, word, i, root if parsed else None)
            for i, (token, word) in enumerate(zip(tokens, words, strict=True))
        ]

    def _token(self, token: Token, word: Word, i: int, root: int | None) -> Token:
        tag = word.tag if word.tag in self._name_tags else token.tag
        mood: Mood | None = token.mood
        if word.feats:
            mood = next((m for value, m in MOODS.items() if f"Mood={value}" in word.feats.split("|")), None)
            mood = token.mood if token.mood == "ambiguous" or (mood is None and tag[-3:] == "FIN") else mood
        head = dep = None
        if root is not None:
            own = word.head is None or word.head == i
            head = root if own else word.head
            dep = ("root" if i == root else "parataxis") if own else self._relations.get(word.dep, word.dep)
        return token._replace(
            pos=word.pos or token.pos,
            tag=tag,
            feats=word.feats.strip("_"),
            lemma=word.lemma or token.lemma,
            mood=mood,
            head=head,
            dep=dep,
        )

    def phrases(self, segment: Segment) -> list[NounPhrase]:
        """Return the noun phrases of a segment."""
        return self._own.phrases(segment)

    def clauses(self, segment: Segment, phrases: Sequence[NounPhrase]) -> list[Clause]:
        """Return the clauses of a segment."""
        return self._own.clauses(segment, phrases)


def _contents_first(words: Sequence[Word]) -> list[Word]:
    """Return a tree of the ClearNLP scheme with nouns above their prepositions and predicates above their copulas."""
    heads = [w.head for w in words]
    deps = [w.dep for w in words]
    for i, word in enumerate(words):
        over = word.head
        if over is None or over == i:
            continue
        if word.dep == "pobj" and deps[over] in ("prep", "agent"):
            above = heads[over]
            under_noun = above is not None and words[above].pos in ("NOUN", "PROPN", "PRON")
            deps[i] = "obl:agent" if deps[over] == "agent" else "nmod" if under_noun else "obl"
            heads[i] = i if above == over else above
            heads[over], deps[over] = i, "case"
        elif word.dep in ("attr", "acomp") and deps[over] != "cop":
            above = heads[over]
            heads[i], deps[i] = (i if above == over else above), deps[over]
            heads = [i if head == over and k not in (i, over) else head for k, head in enumerate(heads)]
            heads[over], deps[over] = i, "cop"
    return [w._replace(head=h, dep=d) for w, h, d in zip(words, heads, deps, strict=True)]


@lru_cache(maxsize=4)
def load_engine(engine: str, languages: tuple[str, ...]) -> dict[str, Analyser]:
    """Return by language the pipelines that an engine's name asks for; none for ``own``.

    Several are separated by commas: ``spacy:de_core_news_sm,stanza:en``. Raises `InputError` for an unknown kind of
    engine, for a pipeline that is not installed, and for one whose language is not among ``languages``.
    """
    found: dict[str, Analyser] = {}
    for name in engine.split(","):
        kind, _, which = name.strip().partition(":")
        if kind == "own" and not which:
            continue
        if kind not in _LOADERS or not which:
            raise InputError(f"engine {name!r}: name 'own', 'spacy:NAME', 'spacy:FOLDER' or 'stanza:LANG'")
        analyser = _LOADERS[kind](which)
        if analyser.language not in languages:
            raise InputError(
                f"engine {name!r}: its language is {analyser.language!r}; {' and '.join(languages)} are read"
            )
        found[analyser.language] = analyser
    return found


def _load_spacy(name: str) -> Analyser:
    try:
        return Spacy(import_module("spacy").load(name))
    except (OSError, ImportError, ValueError) as error:
        raise InputError(f"engine 'spacy:{name}': no such pipeline is installed and no such folder is there") from error


def _load_stanza(lang: str) -> Analyser:
    try:
        stanza = import_module("stanza")
    except ImportError as error:
        raise InputError(f"engine 'stanza:{lang}': Stanza is not installed (pip install stanza)") from error
    try:
        pipeline = stanza.Pipeline(lang, tokenize_pretokenized=True, download_method=None, verbose=False)
    except Exception as error:
        raise InputError(f"engine 'stanza:{lang}': its models are not there (stanza.download({lang!r}))") from error
    return Stanza(pipeline, lang)


_LOADERS: dict[str, Callable[[str], Analyser]] = {"spacy": _load_spacy, "stanza": _load_stanza}
