"""English as a language module; without a trained pipeline, tags and lemmas are HanTa's and clauses come from rules."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge import Knowledge
from dragoman.language._analysis import Segment
from dragoman.language._hanta import load_tagger
from dragoman.language._tokenize import Piece
from dragoman.language._types import Clause, NounPhrase, Token
from dragoman.spans import Span

MODEL = "morphmodel_en.pgz"
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE = frozenset({"DT", "PDT", "PRP$", "WP$", "JJ", "JJR", "JJS", "CD", "VBG", "VBN", "POS"})


class English:
    """The English language module."""

    def __init__(self, knowledge: Knowledge) -> None:
        table = knowledge.toml("en/language_tags.toml")
        self._ptb: dict[str, str] = dict(table["c5"])
        self._pos: dict[str, str] = dict(table["pos"])
        self._negations = frozenset(str(table["negations"]).split())
        self._tagger = load_tagger(MODEL)

    def tag(self, segments: Sequence[Sequence[Piece]]) -> list[list[Token]]:
        """Return tagged tokens for every segment."""
        return [self._tag(pieces) for pieces in segments]

    def _tag(self, pieces: Sequence[Piece]) -> list[Token]:
        tokens: list[Token] = []
        for piece, (lemma, c5) in zip(
            pieces, self._tagger.tag([p.form.replace("’", "'") for p in pieces]), strict=True
        ):
            tag = self._ptb.get(c5, "NN")
            if not any(c.isalnum() for c in piece.form):
                tag, lemma = ("." if piece.form[0] in ".!?" else "," if piece.form == "," else ":"), piece.form
            elif tag == "NNP" and piece.form[:1].islower():
                tag = "NN"
            tokens.append(Token(piece.start, piece.end, piece.form, lemma, self._pos.get(tag, "X"), tag))
        return tokens

    def phrases(self, segment: Segment) -> list[NounPhrase]:
        """Return the noun phrases of a segment."""
        tokens = segment.tokens
        found: list[NounPhrase] = []
        i = 0
        while i < len(tokens):
            if tokens[i].tag in ("PRP", "WP", "EX"):
                found.append(self._phrase(tokens, i, i + 1, i))
                i += 1
                continue
            j = i
            while j < len(tokens) and tokens[j].tag in _BEFORE:
                j += 1
            k = j
            while k < len(tokens) and tokens[k].tag in _NOUNS:
                k += 1
            if k > j:
                found.append(self._phrase(tokens, i, k, k - 1))
            i = max(k, i + 1)
        return found

    def _phrase(self, tokens: Sequence[Token], first: int, last: int, head: int) -> NounPhrase:
        preposition = first - 1 if first and tokens[first - 1].tag in ("IN", "TO") else None
        form = tokens[head].form.lower()
        case = (
            "nom"
            if form in ("i", "he", "she", "we", "they")
            else "acc"
            if form in ("me", "him", "us", "them")
            else None
        )
        cases = frozenset({case}) if case else frozenset({"nom", "acc"})
        plural = tokens[head].tag in ("NNS", "NNPS") or form in ("we", "they", "us", "them")
        span = Span(tokens[first].start, tokens[last - 1].end)
        return NounPhrase(first, last, head, "plur" if plural else "sing", case, cases, preposition, span)  # type: ignore[arg-type]

    def clauses(self, segment: Segment, phrases: Sequence[NounPhrase]) -> list[Clause]:
        """Return the clauses of a segment: one for each group of verbs."""
        tokens = segment.tokens
        groups: list[list[int]] = []
        for i, token in enumerate(tokens):
            if token.tag in ("VBD", "VBZ", "VBP", "MD", "VB", "VBN", "VBG"):
                if groups and all(
                    tokens[k].tag in ("RB", "MD") or tokens[k].tag[:2] == "VB" for k in range(groups[-1][-1], i)
                ):
                    groups[-1].append(i)
                elif token.tag in ("VBD", "VBZ", "VBP", "MD"):
                    groups.append([i])
        clauses: list[Clause] = []
        for n, group in enumerate(groups):
            first = groups[n - 1][-1] + 1 if n else 0
            last = groups[n + 1][0] if n + 1 < len(groups) else len(tokens)
            before = [
                k
                for k, np in enumerate(phrases)
                if first <= np.first and np.last <= group[0] and np.preposition is None
            ]
            after = [
                k for k, np in enumerate(phrases) if group[-1] < np.first and np.last <= last and np.preposition is None
            ]
            subject = before[-1] if before else None
            verb = group[-1]
            clauses.append(
                Clause(
                    kind="main", first=first, last=last, span=Span(tokens[first].start, tokens[last - 1].end), verb=verb,
                    finite=group[0], lemma=tokens[verb].lemma, subject=subject,
                    subjects=() if subject is None else (subject,), objects=tuple(after),
                    obliques=tuple(k for k, np in enumerate(phrases) if first <= np.first and np.last <= last and np.preposition is not None),
                    agent=None, negated=any(tokens[k].form.lower() in self._negations for k in range(first, last)),
                    modal=tokens[group[0]].lemma if tokens[group[0]].tag == "MD" else None,
                    tense="past" if tokens[group[0]].tag == "VBD" else "present", mood=None, passive=False,
                    introducer=None, governor=None, sure=False,
                )
            )  # fmt: skip
        return clauses
