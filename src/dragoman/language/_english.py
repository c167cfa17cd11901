"""English as a language module: tags and trees from the shipped networks, lemmas from HanTa's English model."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge import Knowledge
from dragoman.language._analysis import Segment
from dragoman.language._english_clauses import EnglishClauses
from dragoman.language._english_phrases import EnglishPhrases
from dragoman.language._english_tree import mended
from dragoman.language._english_verbs import KnownVerbs
from dragoman.language._hanta import Tagger, load_tagger
from dragoman.language._tokenize import Piece
from dragoman.language._types import Clause, Mood, NounPhrase, Token
from dragoman.language.pipelines import Annotation, load_pipeline

_INFLECTED = frozenset({"VBD", "VBG", "VBN", "VBZ"})
MODEL = "morphmodel_en.pgz"


class English:
    """The English language module. Without the trained networks, tags are HanTa's and clauses are only verb groups."""

    def __init__(self, knowledge: Knowledge) -> None:
        table = knowledge.toml("en/language_tags.toml")
        self._ptb: dict[str, str] = dict(table["c5"])
        self._pos: dict[str, str] = dict(table["pos"])
        self._lemma_tags: dict[str, str] = dict(table["lemma_tags"])
        self._fixed: dict[str, str] = dict(table["lemmas"])
        self._subordinators = frozenset(str(table["subordinators"]).split())
        self._tagger: Tagger = load_tagger(MODEL)
        self._verbs = knowledge.derive(KnownVerbs)
        self._pipeline = load_pipeline("en")
        self._phrases = EnglishPhrases(knowledge)
        self._clauses = EnglishClauses(knowledge)

    def words(self, segments: Sequence[Sequence[Piece]]) -> list[list[Token]]:
        """Return tagged tokens for every segment, without trees."""
        return [self._by_hanta(pieces) for pieces in segments]

    def tag(self, segments: Sequence[Sequence[Piece]]) -> list[list[Token]]:
        """Return tagged and parsed tokens for every segment."""
        if self._pipeline is None:
            return self.words(segments)
        forms = [[_plain(piece.form) for piece in pieces] for pieces in segments]
        annotated = self._pipeline.annotate(forms)
        return [
            [self._token(piece, a) for piece, a in zip(pieces, mended(words, annotations), strict=True)]
            for pieces, words, annotations in zip(segments, forms, annotated, strict=True)
        ]

    def _token(self, piece: Piece, a: Annotation) -> Token:
        mood: Mood | None = "imperative" if "Mood=Imp" in a.feats else None
        lemma = self._lemma(piece.form, a.tag, a.pos)
        return Token(piece.start, piece.end, piece.form, lemma, a.pos, a.tag, mood, a.feats.strip("_"), a.head, a.dep)

    def _lemma(self, form: str, tag: str, pos: str) -> str:
        """Return the lemma of a form under its Penn tag."""
        low = form.lower().replace("’", "'")
        fixed = self._fixed.get(low)
        if fixed is not None and pos in ("AUX", "PART", "VERB", "PRON"):
            return fixed
        c5 = self._lemma_tags.get(tag)
        if c5 is None or not low[:1].isalpha():
            return form if tag in ("NNP", "NNPS", "FW") else low
        lemma = self._tagger.lemma(low, c5) or low
        return self._verbs.mended(low, lemma) if tag in _INFLECTED else lemma

    def _by_hanta(self, pieces: Sequence[Piece]) -> list[Token]:
        tokens: list[Token] = []
        for piece, (lemma, c5) in zip(pieces, self._tagger.tag([_plain(p.form) for p in pieces]), strict=True):
            tag = self._ptb.get(c5, "NN")
            if not any(c.isalnum() for c in piece.form):
                tag, lemma = ("." if piece.form[0] in ".!?" else "," if piece.form == "," else ":"), piece.form
            elif tag == "NNP" and piece.form[:1].islower():
                tag = "NN"
            pos = "SCONJ" if tag == "IN" and piece.form.lower() in self._subordinators else self._pos.get(tag, "X")
            tokens.append(Token(piece.start, piece.end, piece.form, lemma, pos, tag))
        return tokens

    def phrases(self, segment: Segment) -> list[NounPhrase]:
        """Return the noun phrases of a segment."""
        return self._phrases.phrases(segment)

    def clauses(self, segment: Segment, phrases: Sequence[NounPhrase]) -> list[Clause]:
        """Return the clauses of a segment."""
        return self._clauses.clauses(segment, phrases)


def _plain(form: str) -> str:
    """Return the form as the models know it, with plain apostrophes."""
    return form if form.isascii() else form.replace("’", "'")
