"""States, organisations and media that no table knows: they enter from the text of one article alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.knowledge.world import Sense
from dragoman.language import NamedSpan, Sentence, Token
from dragoman.mentions._locals import Finder, local_entity
from dragoman.mentions._scan import Piece
from dragoman.mentions._vocabulary import AgainNoun
from dragoman.mentions.names import fold

LONGEST_NAME = 6
"""Tokens in the longest personal name that is read off a text."""
LONG_RUN = 3
"""Words of an organisation whose first one may be a state."""
SHARED_STEM = 4
"""Letters that an unknown adjective and the name of a state in the same text must share: zatarisch, Zatarien."""
QUOTES = frozenset("\"„“”»«'‚‘’")
"""Marks around the name of a paper."""
STATE_LEVELS = frozenset({"state"})
"""Levels of titles whose genitive names a state."""


class BodyFinder(Finder):
    """Collects the unknown states, organisations and media of an article."""

    def states(self, text: str, sentence: Sentence, pieces: Sequence[Piece]) -> None:
        """Add states that only offices and governments name: "Präsident von Zataria", "the Republic of Dorvia"."""
        tokens = sentence.tokens
        words = self._words
        by_first = {i: piece for piece in pieces if not _alone(piece) for i in range(piece.first, piece.last)}
        for piece in pieces:
            state_like = piece.body is not None and piece.body.acts_as == "state"
            headed = piece.title is not None and any(f.level in STATE_LEVELS for f in piece.title.forms)
            if not (state_like or headed):
                continue
            k = piece.last
            while headed and k < len(tokens) and tokens[k].pos == "PROPN" and k - piece.last < LONGEST_NAME:
                k += 1
            if k + 1 < len(tokens) and (tokens[k].form.lower() in words.of or tokens[k].form.lower() in words.genitive):
                at = k + 1
                if tokens[at].form.lower() in words.definite and at + 1 < len(tokens):
                    at += 1
                self._state_at(text, tokens, at, by_first)
            if words.clitic_genitive:
                j = piece.first - 1
                while j > 0 and tokens[j].pos in ("ADJ", "NOUN") and tokens[j].form not in words.clitics:
                    j -= 1
                if j > 0 and tokens[j].form in words.clitics:
                    self._state_at(text, tokens, j - 1, by_first)
        for i, token in enumerate(tokens[:-1]):
            if token.form in words.state_nouns:
                at = i + 1
                if tokens[at].form.lower() in words.of and at + 1 < len(tokens):
                    at += 1
                self._state_at(text, tokens, at, by_first, sure=True)

    def _state_at(
        self, text: str, tokens: Sequence[Token], at: int, by_first: dict[int, Piece], *, sure: bool = False
    ) -> None:
        token = tokens[at]
        if token.pos != "PROPN" or at in by_first or len(token.form) < SHARED_STEM or not token.form[0].isupper():
            return
        if not token.form.isalpha() or (not sure and (self._given(token) or token.form in self._places)):
            return
        if at + 1 < len(tokens) and tokens[at + 1].pos == "PROPN" and (at + 1) not in by_first:
            return
        form = self._without_genitive(tokens, at) or token.form
        self._into.add(local_entity("state", form, self._language), form)
        if sure:
            first = next(i for i in (at - 1, at - 2) if i >= 0 and tokens[i].form in self._words.state_nouns)
            name = text[tokens[first].start : token.start + len(form)]
            self._into.index.add(name, Sense("name", f"text/state/{fold(form)}"))

    def homelands(self, sentences: Sequence[Sentence], pieces: Sequence[Sequence[Piece]]) -> None:
        """Add states that only an unknown adjective before an office gives away: die dorvische Ministerin .. Dorvia."""
        stems: set[str] = set()
        for sentence, found in zip(sentences, pieces, strict=True):
            starts = {p.first for p in found if (p.title or p.body) and p.first > 0}
            taken = {p.last - 1 for p in found}
            for i in sorted(starts):
                token = sentence.tokens[i - 1]
                stem = self._stem_of_adjective(token)
                if stem is not None and i - 1 not in taken and token.pos in ("ADJ", "PROPN"):
                    stems.add(stem[:SHARED_STEM].casefold())
        if not stems:
            return
        for sentence, found in zip(sentences, pieces, strict=True):
            taken = {i for p in found for i in range(p.first, p.last)}
            for i, token in enumerate(sentence.tokens):
                beside = [t.pos for t in (*sentence.tokens[max(0, i - 1) : i], *sentence.tokens[i + 1 : i + 2])]
                if i in taken or token.pos != "PROPN" or "PROPN" in beside or not token.form.isalpha():
                    continue
                if token.form[:SHARED_STEM].casefold() in stems and self._stem_of_adjective(token) is None:
                    form = self._without_genitive(sentence.tokens, i) or token.form
                    self._into.add(local_entity("state", form, self._language), form)

    def _stem_of_adjective(self, token: Token) -> str | None:
        """Return an adjective without its ending if it ends like one of nationality, else None."""
        low = token.form
        if len(low) < SHARED_STEM + 2 or not low.isalpha() or self._given(token):
            return None
        for bend in sorted(self._world.inflection(self._language).adjective_endings, key=len, reverse=True):
            stem = low[: len(low) - len(bend)] if bend and low.endswith(bend) else (low if not bend else "")
            if stem.endswith(self._words.adjective_ends) and len(stem) > SHARED_STEM:
                return stem
        return None

    def adjectives(self, sentences: Sequence[Sentence]) -> None:
        """Join unknown adjectives of nationality with the states that `states` found: zatarische, Zatarian."""
        states = [e for e in self._into.entities.values() if e.type == "state"]
        endings = self._words.adjective_ends
        bends = self._world.inflection(self._language).adjective_endings
        for sentence in sentences:
            for token in sentence.tokens:
                if len(token.form) < SHARED_STEM + 2 or not token.form[0].isalpha():
                    continue
                low = token.form.casefold()
                if self._language == sentence.language and not low.startswith(
                    tuple(e.name(self._language)[:SHARED_STEM].casefold() for e in states)
                ):
                    continue
                for bend in bends:
                    stem = low[: len(low) - len(bend)] if bend and low.endswith(bend) else low
                    if not stem.endswith(endings):
                        continue
                    for entity in states:
                        name = entity.name(self._language)
                        if token.form != name and stem.startswith(name[:SHARED_STEM].casefold()):
                            self._into.index.add(token.form, Sense("adjective", entity.key))
                    break

    def organisations(self, text: str, sentence: Sentence, pieces: Sequence[Piece], names: Sequence[NamedSpan]) -> None:
        """Add organisations: what a model calls so, and runs of names that end in Partei, Union, Front, Council .."""
        tokens = sentence.tokens
        taken = {i for piece in pieces for i in range(piece.first, piece.last)}
        for first, last in self._media_runs(tokens, taken):
            name = text[tokens[first].start : tokens[last - 1].end]
            ways = (name, *((f"{tokens[first - 1].form} {name}",) if first and tokens[first - 1].form == "The" else ()))
            self._into.add(local_entity("medium", name, self._language), *ways)
        for first, last, sector in self._called_bodies(tokens, taken):
            name = text[tokens[first].start : tokens[last - 1].end]
            self._into.add(local_entity("organisation", name, self._language, sector=sector), name)
        states = {i for piece in pieces if piece.state and not piece.body for i in range(piece.first, piece.last)}
        for first, last in self._organisation_runs(tokens):
            # Ukraine Contact Group, Sudan Liberation Army: a state may open the name of what is no organ of it.
            own = {first} if first in states and last - first >= LONG_RUN else set()
            if any(i in taken - own for i in range(first, last)):
                continue
            name = text[tokens[first].start : tokens[last - 1].end]
            kind = "medium" if tokens[last - 1].form in self._words.media_nouns else "organisation"
            article = tokens[first - 1].form if first and first - 1 in taken and first in own else ""
            ways = (name, f"{article} {name}") if article else (name,)
            opening = tokens[first].form
            if self._words.endings and tokens[first].pos == "ADJ" and opening.endswith("en"):
                name = opening[:-1] + name[len(opening) :]
            self._into.add(local_entity(kind, name, self._language), name, *ways)
        for named in names:
            if named.label == "ORG" and named.source == "model" and " " in named.span.of(text):
                inside = list(sentence.tokens_in(named.span))
                ends = (tokens[inside[0]], tokens[inside[-1]]) if inside else ()
                named_well = all(t.pos in ("PROPN", "NOUN", "ADJ", "X", "NUM") and not t.form.islower() for t in ends)
                if inside and named_well and not any(i in taken for i in inside):
                    name = named.span.of(text)
                    if name in self._places:
                        continue
                    self._into.add(local_entity("organisation", name, self._language), name)

    def _media_runs(self, tokens: Sequence[Token], taken: set[int]) -> Iterator[tuple[int, int]]:
        """Yield the names that a word makes media: the daily Ledger, der Sender NRV, told The Ledger."""
        words = self._words
        for i, token in enumerate(tokens):
            low = token.form.lower()
            first = i + 1
            if low in words.media_cues and low.isalpha() and token.pos == "NOUN":
                after = tokens[first] if first < len(tokens) else None
                if after is not None and after.form in QUOTES:
                    last = next(
                        (
                            k
                            for k in range(first + 1, min(len(tokens), first + LONGEST_NAME))
                            if tokens[k].form in QUOTES
                        ),
                        0,
                    )
                    if last > first + 1 and tokens[first + 1].form[:1].isupper():
                        yield from self._free(first + 1, last, taken)
                    continue
                yield from self._free(first, self._proper(tokens, first), taken)
                begin = i
                while begin > 0 and tokens[begin - 1].form[:1].isupper() and tokens[begin - 1].pos in ("PROPN", "ADJ"):
                    begin -= 1
                if words.clitic_genitive and begin > (tokens[0].pos == "DET"):
                    yield from self._free(begin, i, taken)
            elif token.form == "The" and i and tokens[i - 1].pos == "VERB":
                yield from self._free(first, self._proper(tokens, first), taken)

    def _called_bodies(self, tokens: Sequence[Token], taken: set[int]) -> Iterator[tuple[int, int, str | None]]:
        """Yield names that a noun makes bodies, with their sector: der Arbeitgeberverband Steinmetall."""
        words = self._words
        for i, token in enumerate(tokens):
            if token.pos not in ("NOUN", "PROPN") or i in taken or i + 1 >= len(tokens):
                continue
            pair = f"{tokens[i - 1].form} {token.form}" if i else ""
            nouns = words.again.get(pair) or words.again.get(token.form) or self._by_end(token.form)
            kinds = [noun for noun in nouns if noun.kind == "organisation" and noun.number == "sing"]
            if not kinds or token.form[:1].isupper() != bool(words.endings):
                continue
            last = self._proper(tokens, i + 1)
            if last > i + 1 and not self._given(tokens[i + 1]):
                sector = next(iter(kinds[0].sectors)) if len(kinds[0].sectors) == 1 else None
                yield from ((first, end, sector) for first, end in self._free(i + 1, last, taken))

    def _by_end(self, form: str) -> tuple[AgainNoun, ...]:
        """Return what a German compound is by its last part: Arbeitgeberverband."""
        low = form.lower() if self._words.endings else ""
        return next((found for at in range(3, len(low) - 3) if (found := self._words.again_heads.get(low[at:]))), ())

    def _proper(self, tokens: Sequence[Token], first: int) -> int:
        """Return the end of a run of names that begins at a token, the token itself if there is none."""
        last = first
        while last < len(tokens) and last - first < LONGEST_NAME:
            token = tokens[last]
            part = token.pos == "PROPN" or token.form.isupper() or (token.pos == "ADJ" and self._words.clitic_genitive)
            if not part or not token.form[:1].isupper():
                break
            last += 1
        while last > first and tokens[last - 1].pos == "ADJ":
            last -= 1
        return last

    def _free(self, first: int, last: int, taken: set[int]) -> Iterator[tuple[int, int]]:
        if last > first and not any(i in taken for i in range(first, last)):
            yield first, last

    def _organisation_runs(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        nouns = self._words.organisation_nouns | self._words.media_nouns
        ends = {noun.lower() for noun in nouns}
        for i, token in enumerate(tokens):
            if i == 0 or not token.form[:1].isupper():
                continue
            form = token.form
            if form not in nouns and not any(form[cut:] in ends for cut in range(4, len(form))):
                continue
            first = i
            while first > 0 and tokens[first - 1].form[:1].isupper() and tokens[first - 1].pos in ("PROPN", "ADJ"):
                first -= 1
            if first == 0 and tokens[0].pos == "ADJ":
                first = min(i, 1)
            last = i + 1
            while last + 1 < len(tokens) and tokens[last].form in self._words.of and tokens[last + 1].pos == "PROPN":
                last += 2
                while last < len(tokens) and tokens[last].pos == "PROPN":
                    last += 1
            if first < i:
                yield first, last


def _alone(piece: Piece) -> bool:
    """Say whether a piece is but somebody's family name: in the Republic of Noor it is none."""
    return bool(piece.people) and {s.kind for s in piece.senses} <= {"surname"}
