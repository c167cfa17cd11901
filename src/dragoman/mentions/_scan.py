"""First look at a sentence: which words are names, adjectives of states, titles, organs of a state, groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dragoman.knowledge.world import Match, PhraseIndex, Sense, TitleForm, World
from dragoman.language import Sentence, Token
from dragoman.mentions._vocabulary import BodyNoun, GroupNoun, Vocabulary

FIRST_WORD = re.compile(r"\w+")
HYPHEN = re.compile(r"[-‐‑]")
OPENING = frozenset('“„«»"‘‚:')
"""Marks after which a sentence begins."""
LONGEST_NOUN = 60
"""Characters that are looked at for a noun whose capital only its place gives."""
SHORTEST_HEAD = 4
"""Letters that the last part of an unhyphenated compound has at least: Kremlchef, not Kremlrat."""


class Owner(NamedTuple):
    """Whose office or organ it is: keys of entities, and the words that say so."""

    state: str | None = None
    organisation: str | None = None
    person: str | None = None
    body: BodyNoun | None = None
    words: str = ""
    part: str = ""
    """The noun for a part of the organisation of which the text speaks: mission of the U.N. mission."""


class Title(NamedTuple):
    """A title as one token or phrase of the text gives it."""

    forms: tuple[TitleForm, ...]
    shown: tuple[str, ...]
    """The title in the nominative for each of ``forms``, with a prefix that is no state's."""
    owner: Owner | None
    former: bool
    deputy: bool
    portfolio: str
    """What an unknown first part says (energie in Energieminister), in lower case; empty if there is none."""

    @property
    def number(self) -> str | None:
        """``sing``, ``plur`` or None where the form leaves it open."""
        numbers = {form.number for form in self.forms}
        return numbers.pop() if len(numbers) == 1 else None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence that mean something to the cast: tokens ``[first, last)``, code points ``[start, end)``."""

    first: int
    last: int
    start: int
    end: int
    senses: tuple[Sense, ...] = ()
    genitive: bool = False
    title: Title | None = None
    body: BodyNoun | None = None
    group: GroupNoun | None = None
    owner: Owner | None = None
    region: str | None = None

    def key(self, *kinds: str, type: str | None = None) -> str | None:
        """Return the first key among the senses of some kinds (and of one type of entity), or None."""
        for sense in self.senses:
            if sense.kind in kinds and (type is None or sense.key.startswith(type)):
                return sense.key
        return None

    @property
    def people(self) -> tuple[str, ...]:
        """Keys of the people whose name it can be."""
        return tuple(dict.fromkeys(s.key for s in self.senses if s.kind in ("name", "surname") and _is_person(s.key)))

    @property
    def place(self) -> bool:
        """Say whether it is the name of a capital or a state too, and of somebody only by the family name: Paris."""
        return not self.full_name and bool(self.city or self.state_name)

    @property
    def full_name(self) -> bool:
        """Say whether it is a person's name in full."""
        return any(s.kind == "name" and _is_person(s.key) for s in self.senses)

    @property
    def state(self) -> str | None:
        """Key of the state that it names or whose adjective it is."""
        for sense in self.senses:
            if sense.kind in ("name", "short", "adjective", "demonym") and _is_state(sense.key):
                return sense.key
        return None

    @property
    def state_name(self) -> str | None:
        """Key of the state that it names."""
        for sense in self.senses:
            if sense.kind in ("name", "short") and _is_state(sense.key):
                return sense.key
        return None

    @property
    def organisation(self) -> str | None:
        """Key of the organisation or medium that it names."""
        for sense in self.senses:
            if sense.kind in ("name", "short") and not _is_person(sense.key) and not _is_state(sense.key):
                return sense.key
        return None

    @property
    def seat(self) -> str | None:
        """Key of the organisation whose seat it is: Brüssel."""
        return self.key("seat")

    @property
    def city(self) -> str | None:
        """Key of the state whose capital or seat it is."""
        return self.key("capital", "metonym")


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a token is the first word of its sentence, or of a quotation."""
    return i == 0 or (not tokens[i - 1].form[0].isalnum() and (i == 1 or tokens[i - 1].form in OPENING))


def _is_person(key: str) -> bool:
    return key.startswith(("person/", "text/person/"))


def _is_state(key: str) -> bool:
    return key.startswith(("state/", "text/state/"))


class Scanner:
    """Finds the pieces of sentences of one language."""

    def __init__(
        self, world: World, vocabulary: Vocabulary, language: str, nouns: PhraseIndex, places: PhraseIndex
    ) -> None:
        self._world = world
        self._words = vocabulary
        self._index = world.phrases(language)
        self._titles = world.titles(language)
        self._nouns = nouns
        self._places = places
        self._local: PhraseIndex | None = None
        self._language = language
        self._known_titles: dict[str, Title | None] = {}
        self._region_stems = {stem.lower(): stem for stem in vocabulary.region_stems}

    def scan(self, text: str, sentence: Sentence, local: PhraseIndex | None = None) -> list[Piece]:
        """Return the pieces of a sentence from left to right, none overlapping; ``text`` is plain.

        ``local`` holds names that only the article knows; they come first where they are longer.
        """
        tokens = sentence.tokens
        found: list[Piece] = []
        self._local = local
        i = 0
        while i < len(tokens):
            piece = self._piece_at(text, tokens, i, local)
            place = self._place_end(text, tokens, i)
            if place > (i + 1 if piece is None else piece.last):
                # Northern Ireland, the Gulf of Oman: a place whose name holds that of a state.
                i = place
            elif piece is None:
                i += 1
            else:
                found.append(piece)
                i = piece.last
        return found

    def _piece_at(self, text: str, tokens: Sequence[Token], i: int, local: PhraseIndex | None) -> Piece | None:
        token = tokens[i]
        word = FIRST_WORD.match(text, token.start, token.end)
        if word is None:
            return None
        best: Piece | None = None
        for index in (local, self._index):
            if index is not None:
                match = index.at(text, token.start, word.end())
                if match is not None:
                    piece = self._aligned(tokens, i, match)
                    if piece is not None and (best is None or piece.end > best.end):
                        best = piece
                    elif piece is not None and best is not None and piece.end == best.end and best.organisation:
                        # The article chose among the bodies of one name; the word may be a title all the same.
                        best = replace(best, title=piece.title)
        noun = self._noun_at(text, tokens, i, word.end())
        if noun is not None and (
            best is None or noun.end > best.end or (noun.end == best.end and noun.body and best.title)
        ):
            return noun
        if best is not None:
            return None if self._paper_before_noun(best, tokens) else best
        region = self._region(token)
        if region is not None:
            return Piece(i, i + 1, token.start, token.end, region=region)
        if token.form[0].isupper() or HYPHEN.search(token.form):
            return self._compound(text, tokens, i)
        return None

    def _place_end(self, text: str, tokens: Sequence[Token], i: int) -> int:
        """Return the token after the place of several words that begins at a token, 0 if there is none."""
        token = tokens[i]
        if not token.form[0].isupper():
            return 0
        word = FIRST_WORD.match(text, token.start, token.end)
        match = self._places.at(text, token.start, word.end()) if word else None
        piece = self._aligned(tokens, i, match) if match is not None and " " in match.phrase else None
        return piece.last if piece is not None else 0

    def _aligned(self, tokens: Sequence[Token], i: int, match: Match) -> Piece | None:
        """Return the piece of a match that ends where a token ends."""
        clitic = bool(match.ending) and not match.ending[0].isalpha()
        end = match.end - len(match.ending) if clitic else match.end
        last = i
        while last < len(tokens) and tokens[last].end < end:
            last += 1
        if last >= len(tokens):
            return None
        if tokens[last].end != end and not (clitic and tokens[last].end == match.end):
            return None
        title = self._title_of(match.phrase) if any(s.kind == "title" for s in match.senses) else None
        senses = tuple(s for s in match.senses if s.kind != "title")
        if title is not None and match.ending and not senses:
            return None
        genitive = bool(match.ending)
        if title is not None and any(s.kind == "name" and not _is_person(s.key) for s in senses):
            # Der Bundesrat, Bundesrat Merz: a body and its members are called alike.
            after = tokens[last + 1] if last + 1 < len(tokens) else None
            if after is None or after.pos != "PROPN":
                title = None
        return Piece(i, last + 1, match.start, end, senses, genitive, title)

    def _paper_before_noun(self, piece: Piece, tokens: Sequence[Token]) -> bool:
        """Say whether the name of a paper is but an article with an adjective: The Australian prime minister."""
        medium = piece.key("name", "short")
        if medium is None or not medium.startswith("medium/") or piece.last - piece.first < 2 or piece.genitive:
            return False
        following = tokens[piece.last] if piece.last < len(tokens) else None
        article = tokens[piece.first].form.lower() in self._words.definite
        return article and following is not None and following.form.islower() and following.pos in ("NOUN", "ADJ")

    def _title_of(self, phrase: str) -> Title | None:
        if phrase not in self._known_titles:
            self._known_titles[phrase] = self._read_title(phrase)
        return self._known_titles[phrase]

    def _read_title(self, phrase: str) -> Title | None:
        """Read a title of the tables, with the owner that stands inside it: US-Präsident, Kremlchef, NATO chief."""
        forms = self._titles.get(phrase)
        if not forms:
            return None
        shown = tuple(f.title for f in forms)
        owner: Owner | None = None
        parts = HYPHEN.split(phrase)
        if len(parts) > 1 and " " not in phrase:
            owner = self._owner(parts[:-1])
        elif " " in phrase:
            owner = self._owner_in_front(phrase) or self._owner_behind(phrase)
        else:
            prefix, rest = self._titles.head(phrase)
            if rest and len(prefix) >= SHORTEST_HEAD:
                owner = self._owner([prefix])
        if owner is not None and owner.state is not None:
            shown = tuple(self._without_state(title) for title in shown)
            # "Palestinian president" has an office of its own; it is also the president of the Palestinians.
            bare = [form for title in dict.fromkeys(shown) for form in self._titles.get(title)]
            more = [form for form in bare if form.office not in {f.office for f in forms}]
            forms = (*forms, *more)
            shown = (*shown, *(form.title for form in more))
        return Title(forms, shown, owner, former=False, deputy=False, portfolio="")

    def _owner_in_front(self, phrase: str) -> Owner | None:
        word = FIRST_WORD.match(phrase)
        match = self._index.at(phrase, 0, word.end()) if word else None
        while match is not None and match.end >= len(phrase):
            shorter = phrase.rsplit(" ", 1)[0]
            if shorter == phrase:
                return None
            phrase = shorter
            match = self._index.at(phrase, 0, word.end()) if word else None
            if match is not None and match.end == len(phrase) and not any(s.kind == "title" for s in match.senses):
                break
        if match is None:
            return None
        piece = Piece(0, 0, 0, 0, tuple(s for s in match.senses if s.kind != "title"))
        if piece.state_name:
            return Owner(state=piece.state_name, words=match.phrase)
        if piece.organisation:
            return Owner(organisation=piece.organisation, words=match.phrase)
        return Owner(state=piece.state, words=match.phrase) if piece.state else None

    def _owner_behind(self, phrase: str) -> Owner | None:
        """Return the owner at the end of a title: Sprecher des Weißen Hauses, head of the IAEA."""
        words = phrase.split(" ")
        for n in range(1, len(words) - 1):
            if words[n].lower() not in self._words.genitive | self._words.of:
                continue
            rest = words[n + 1 :]
            while len(rest) > 1 and rest[0].lower() in self._words.definite:
                rest = rest[1:]
            tail = " ".join(rest)
            body = self._words.bodies.get(tail)
            if body is not None:
                return Owner(body=body, words=tail)
            first = FIRST_WORD.match(tail)
            match = self._index.at(tail, 0, first.end()) if first else None
            if match is not None and match.end == len(tail):
                piece = Piece(0, 0, 0, 0, match.senses)
                if piece.organisation:
                    return Owner(organisation=piece.organisation, words=tail)
                if piece.state_name:
                    return Owner(state=piece.state_name, words=tail)
        return None

    def _without_state(self, title: str) -> str:
        """Return a title without the name of a state in front: Präsident of US-Präsident."""
        parts = HYPHEN.split(title)
        if len(parts) > 1 and " " not in title:
            owner = self._owner(parts[:1])
            return "-".join(parts[1:]) if owner is not None and owner.state else title
        first, _, rest = title.partition(" ")
        owner = self._owner([first]) if rest else None
        return rest if owner is not None and owner.state else title

    def _noun_at(self, text: str, tokens: Sequence[Token], i: int, word_end: int) -> Piece | None:
        start = tokens[i].start
        match = self._nouns.at(text, start, word_end)
        if match is None and not self._words.endings and text[start].isupper() and _opens(tokens, i):
            # Creditors said ..: a capital that only the place in the sentence gives.
            small = text[start].lower() + text[start + 1 : start + LONGEST_NOUN]
            match = self._nouns.at(small, 0, word_end - start)
            if match is not None:
                match = match._replace(start=start, end=match.end + start)
        if match is None:
            return None
        piece = self._aligned(tokens, i, match)
        if piece is None:
            return None
        body = self._words.bodies.get(match.phrase)
        group = self._words.groups.get(match.phrase)
        return Piece(piece.first, piece.last, piece.start, piece.end, body=body, group=group)

    def _region(self, token: Token) -> str | None:
        if token.pos not in ("ADJ", "PROPN", "NOUN", "X"):
            return None
        low = token.form.lower()
        stems = (self._region_stems.get(low[:end]) for end in range(len(low), max(0, len(low) - 3), -1))
        return next((stem for stem in stems if stem is not None), None)

    def _compound(self, text: str, tokens: Sequence[Token], i: int) -> Piece | None:
        """Read a compound whose last part is a title, an organ or a group: US-Präsident, Kremlsprecher, EU-Staaten."""
        token = tokens[i]
        form = text[token.start : token.end]
        parts = HYPHEN.split(form)
        head = parts[-1]
        if not head or any(stem in head.lower() for stem in self._words.no_titles):
            return None
        before = [part for part in parts[:-1] if part]
        low = head.casefold()
        span = (i, i + 1, token.start, token.end)
        body = self._words.body_heads.get(low)
        if body is not None and before:
            owner = self._owner(before)
            return Piece(*span, body=body, owner=owner) if owner else None
        group = self._words.group_heads.get(low)
        forms = self._titles.get(head) or self._titles.get(head[:1].upper() + head[1:])
        if group is not None and before and not forms:
            owner = self._owner(before)
            return Piece(*span, group=group, owner=owner) if owner else None
        if forms and before:
            return Piece(*span, title=self._compound_title(before, "-", forms, ""))
        if len(before) or not head[:1].isupper():
            prefix, forms = self._titles.head(head, shortest=SHORTEST_HEAD)
            if forms and before:
                return Piece(*span, title=self._compound_title(before, "-", forms, prefix))
            return None
        if not self._words.endings:
            return None
        prefix, forms = self._titles.head(head, shortest=SHORTEST_HEAD)
        if forms:
            return Piece(*span, title=self._compound_title([prefix], "", forms, ""))
        for at in range(3, len(head) - 5):
            body = self._words.body_heads.get(low[at:])
            if body is not None:
                owner = self._owner([head[:at]])
                if owner is not None:
                    return Piece(*span, body=body, owner=owner)
        return None

    def _compound_title(self, before: list[str], joint: str, forms: tuple[TitleForm, ...], portfolio: str) -> Title:
        former = deputy = False
        kept: list[str] = []
        for part in before:
            if part in self._words.former_prefixes or part.lower() in self._words.former_prefixes:
                former = True
            elif part.lower() in self._words.deputy or part in self._words.deputy:
                deputy = True
            elif part.lower() not in self._words.acting_prefixes:
                kept.append(part)
        owner = self._owner(kept) if kept else None
        shown_parts = [] if owner is not None and owner.state and not owner.body else kept
        if owner is None and kept:
            portfolio = "-".join(kept).lower() + portfolio
        shown = []
        for form in forms:
            title = form.title if not portfolio or kept else portfolio + form.title.lower()
            if shown_parts and joint:
                shown.append("-".join([*shown_parts, title]))
            elif shown_parts:
                shown.append(shown_parts[0] + title.lower())
            else:
                shown.append(title)
        return Title(forms, tuple(shown), owner, former, deputy, portfolio.casefold())

    def _owner(self, parts: list[str]) -> Owner | None:
        """Return what the first parts of a compound name: US, NATO, Kreml, Trump, Regierungs."""
        words = "-".join(parts)
        for candidate in (words, words.rstrip("s"), " ".join(parts), *parts):
            chosen = self._local.senses(candidate) if self._local is not None else ()
            piece = Piece(0, 0, 0, 0, chosen or self._index.senses(candidate))
            if piece.state_name:
                return Owner(state=piece.state_name, words=words)
            if piece.organisation:
                return Owner(organisation=piece.organisation, words=words)
            if piece.people:
                return Owner(person=piece.people[0] if len(piece.people) == 1 else None, words=words)
            if piece.city or piece.state:
                return Owner(state=piece.city or piece.state, words=words)
        for ending in ("", "s", "n", "en", "es"):
            if words.endswith(ending):
                body = self._words.body_heads.get(words[: len(words) - len(ending)].casefold())
                if body is not None:
                    return Owner(body=body, words=words)
        return None
