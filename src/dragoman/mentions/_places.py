"""Is "Moskau" the town or the government? Places where the words say that something is or goes somewhere."""

from __future__ import annotations

from dragoman.knowledge.world import Gazetteer, KnownPlace, PhraseIndex
from dragoman.mentions._ledger import Ledger, Read
from dragoman.mentions._roster import Draft
from dragoman.mentions._scan import FIRST_WORD, Piece
from dragoman.mentions._types import PlaceMention
from dragoman.record import Place
from dragoman.spans import Span

DATELINE = frozenset("(—–/")
"""Marks after the town in which a report is datelined: "KIEW (dpa) –"."""


class Places:
    """Finds the places of an article and tells capitals from their governments."""

    def __init__(self, ledger: Ledger, gazetteer: Gazetteer, index: PhraseIndex) -> None:
        self._ledger = ledger
        self._gazetteer = gazetteer
        self._index = index

    def state(self, key: str, draft: Draft, piece: Piece, read: Read) -> None:
        """Add a state as a place where it stands after a word of place."""
        if not self.locative(piece, read):
            return
        code = key.split("/", 1)[-1]
        known = self._gazetteer.country(code) or self._capital(code)
        country = code if code in self._ledger.world.states else None
        lat, lon = (known.lat, known.lon) if known else (None, None)
        self._ledger.places.append(PlaceMention(Span(piece.start, piece.end), Place(draft.name, country, lat, lon)))

    def _capital(self, code: str) -> KnownPlace | None:
        """Return the capital of a state, whose coordinates stand for it."""
        names = self._ledger.world.words("en", code).capitals
        towns = (self._gazetteer.named(name) for name in names)
        return next((town for town in towns if town is not None and town.country == code), None)

    def town(self, piece: Piece, country: str | None, read: Read) -> None:
        """Add a town as a place."""
        words = self._ledger.shown(piece, read)
        known = self._gazetteer.named(words) or self._gazetteer.named(words.split(",")[0])
        self._add(piece, words, known, country)

    def _add(self, piece: Piece, words: str, known: KnownPlace | None, country: str | None) -> None:
        if known is not None:
            code = known.country if known.country in self._ledger.world.states else country
            place = Place(known.name(self._ledger.language), code, known.lat, known.lon)
        else:
            place = Place(words, country)
        self._ledger.places.append(PlaceMention(Span(piece.start, piece.end), place))

    def preposition(self, piece: Piece, read: Read) -> str | None:
        """Return the preposition that governs a name, in lower case, or None."""
        sentence, words = read.sentence, read.words
        phrase = sentence.phrase_at(piece.first)
        if phrase is not None and phrase.preposition is not None and phrase.first <= piece.first:
            between = sentence.tokens[phrase.first + 1 : piece.first]
            if not any(t.form.lower() in words.genitive for t in between):
                return sentence.tokens[phrase.preposition].form.lower()
        j = piece.first - 1
        while j > piece.first - 4 and j >= 0 and sentence.tokens[j].pos in ("DET", "ADJ"):
            j -= 1
        if j >= 0 and sentence.tokens[j].pos == "ADP":
            return sentence.tokens[j].form.lower()
        return None

    def locative(self, piece: Piece, read: Read) -> bool:
        """Say whether a name stands after a word of place, itself or as the second of two: in Moskau und Kiew."""
        preposition = self.preposition(piece, read)
        if preposition in read.words.locative:
            return True
        if preposition is None and piece.first >= 2:
            joint = read.sentence.tokens[piece.first - 1].form.lower()
            if joint in read.words.conjunctions or joint == ",":
                other = next((p for p in read.pieces if p.last == piece.first - 1), None)
                return other is not None and self.locative(other, read)
        return False

    def is_town(self, piece: Piece, read: Read) -> bool:
        """Say whether the name of a capital means the town here, and not the government that sits there."""
        tokens, words = read.sentence.tokens, read.words
        before = tokens[piece.first - 1] if piece.first else None
        after = tokens[piece.last] if piece.last < len(tokens) else None
        if any(t is not None and t.form in words.place_nouns for t in (before, after)):
            return True
        if piece.first == 0 and after is not None and after.form in DATELINE and read.sentence.role == "body":
            return True
        if self.locative(piece, read) or self._of_town(piece, read):
            return True
        if piece.genitive:
            return False
        preposition = self.preposition(piece, read)
        acts = preposition in words.governing or (
            preposition in words.joining and after is not None and after.pos in ("VERB", "AUX")
        )
        if preposition is not None and not acts:
            return True
        phrase = read.sentence.phrase_at(piece.last - 1)
        if words.clitic_genitive and phrase is not None and phrase.head >= piece.last:
            return after is None or after.form not in words.clitics
        clause = read.clause_at(piece.first)
        if clause is not None and clause.lemma in words.town_verbs and preposition is None:
            return True
        beside = after is not None and after.form == "," and preposition is None
        return beside and any(p.first == piece.last + 1 and p.state_name for p in read.pieces)

    def _of_town(self, piece: Piece, read: Read) -> bool:
        """Say whether a name is the genitive of a noun that only towns have: residents of Khartoum."""
        tokens, words = read.sentence.tokens, read.words
        at = piece.first - 1
        if at > 0 and tokens[at].form.lower() in words.of:
            at -= 1
        elif not (piece.genitive and words.endings):
            return False
        return at >= 0 and not words.town_parts.isdisjoint((tokens[at].form, tokens[at].form.lower()))

    def others(self, read: Read) -> None:
        """Add the towns and regions of the gazetteer: tagged as names, or after a word of place."""
        taken = {i for p in read.pieces for i in range(p.first, p.last)}
        tokens = read.sentence.tokens
        i = 0
        while i < len(tokens):
            piece = None if i in taken else self._known_at(i, read)
            if piece is None:
                i += 1
                continue
            named = any(t.pos == "PROPN" for t in tokens[piece.first : piece.last])
            if (self.locative(piece, read) and not self._has_article(piece, read)) or (
                named and not self._beside_name(piece, taken, read)
            ):
                words = self._ledger.text[piece.start : piece.end]
                bare = words if self._gazetteer.named(words) else self._ledger.shown(piece, read)
                self._add(piece, bare, self._gazetteer.named(bare), None)
            i = piece.last

    def _known_at(self, i: int, read: Read) -> Piece | None:
        tokens = read.sentence.tokens
        token = tokens[i]
        if token.pos not in ("PROPN", "NOUN", "ADJ", "X") or not token.form[:1].isupper():
            return None
        word = FIRST_WORD.match(self._ledger.text, token.start, token.end)
        match = self._index.at(self._ledger.text, token.start, word.end()) if word else None
        if match is None:
            return None
        clitic = bool(match.ending) and not match.ending[0].isalpha()
        end = match.end - len(match.ending) if clitic else match.end
        last = i
        while last < len(tokens) and tokens[last].end < end:
            last += 1
        if last >= len(tokens) or tokens[last].end != end:
            return None
        return Piece(i, last + 1, match.start, end, genitive=bool(match.ending))

    def _has_article(self, piece: Piece, read: Read) -> bool:
        """Say whether a noun has an article: "beim Essen" is a meal, "in Essen" the town."""
        before = read.sentence.tokens[piece.first - 1] if piece.first else None
        noun = read.sentence.tokens[piece.first].pos == "NOUN"
        return noun and before is not None and before.form.lower() in read.words.definite | read.words.indefinite

    def _beside_name(self, piece: Piece, taken: set[int], read: Read) -> bool:
        """Say whether another unknown name stands beside it, so that it may be part of one."""
        tokens = read.sentence.tokens
        beside = (piece.first - 1, piece.last)
        return any(0 <= i < len(tokens) and i not in taken and tokens[i].pos == "PROPN" for i in beside)
