"""Names that no table knows: people, states and organisations that enter from the text of one article alone."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.knowledge.world import Entity, PhraseIndex, Sense, World, family_name
from dragoman.language import NamedSpan, Sentence, Sentences, Token
from dragoman.mentions._describe import CLOSERS
from dragoman.mentions._scan import Piece
from dragoman.mentions._vocabulary import Vocabulary
from dragoman.mentions.names import fold, rough_key, same_name

SOFT = {ord(c): None for c in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-'." if c not in "blmnr"}
"""All letters but those that every spelling of a name has."""
TWICE = re.compile(r"(.)\1+")
LONGEST_NAME = 6
"""Tokens in the longest personal name that is read off a text."""
LONG_RUN = 3
"""Words of an organisation whose first one may be a state."""
SHARED_STEM = 4
"""Letters that an unknown adjective and the name of a state in the same text must share: zatarisch, Zatarien."""


@dataclass(slots=True)
class Locals:
    """What one article adds to the tables."""

    index: PhraseIndex
    entities: dict[str, Entity] = field(default_factory=dict)
    people: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Key of a person → the words of the full name."""

    def add(self, entity: Entity, *names: str, kind: str = "name") -> None:
        """Add an entity under some names; one of the same key is kept as it is."""
        self.entities.setdefault(entity.key, entity)
        for name in names:
            self.index.add(name, Sense(kind, entity.key))


def local_entity(kind: str, name: str, language: str, *, gender: str | None = None, note: str | None = None) -> Entity:
    """Return an entity that stands only in a text; its key is made from its folded name."""
    return Entity(f"text/{kind}/{fold(name)}", kind, note, None, None, gender, None, None, {language: (name,)}, {})


class Spellings:
    """The names of all people of the tables, to be asked who is written so in another spelling."""

    def __init__(self, world: World) -> None:
        self._by_bones: dict[str, list[tuple[str, str]]] = {}
        """The letters of the last word that every spelling keeps → keys and names."""
        for key, _, names in world.people.all_names():
            for name in names:
                before, _, last = name.rpartition(" ")
                if before:
                    bones = _bones(last)
                    self._by_bones.setdefault(bones, []).append((key, name))

    def near(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield the key and name of all people whose family name may be that of a name in another spelling."""
        rough = rough_key(name)
        bones = _bones(name.rpartition(" ")[2])
        for key, other in self._by_bones.get(bones, ()):
            if rough_key(other) == rough:
                yield key, other


def _bones(word: str) -> str:
    bones = (word if word.isascii() else fold(word)).translate(SOFT)
    return TWICE.sub(r"\1", bones) if len(bones) > 1 else bones


class Discoverer:
    """Collects the unknown names of an article, sentence by sentence."""

    def __init__(
        self,
        world: World,
        words: Vocabulary,
        into: Locals,
        *,
        language: str,
        spellings: Spellings,
        places: Container[str],
    ) -> None:
        self._places = places
        self._world = world
        self._spellings = spellings
        self._words = words
        self._language = language
        self._into = into
        self._seen: frozenset[str] = frozenset()
        self.adjective_of: dict[str, str] = {}
        """Key of a state → the stem of its adjective, as far as the text has one."""

    def people(self, text: str, sentence: Sentence, pieces: Sequence[Piece], names: Sequence[NamedSpan]) -> None:
        """Add the people whom a sentence names in full, or by a title or "Herr", and whom no table knows."""
        tokens = sentence.tokens
        by_first = self._without_parts(tokens, pieces, names)
        by_last = {piece.last: piece for piece in pieces}
        models = [n for n in names if n.label == "PER" and n.source == "model"]
        i = 0
        while i < len(tokens):
            piece = by_first.get(i)
            if piece is not None and _strong(piece) and not self._first_name(piece, tokens):
                i = piece.last
                continue
            last = self._run(tokens, i, by_first)
            if last == i:
                i += 1
                continue
            first = i
            i = last
            if tokens[last - 1].form in self._words.organisation_nouns:
                continue
            evidence = self._evidence(tokens, first, last, by_last, by_first)
            if evidence is None:
                span = (tokens[first].start, tokens[last - 1].end)
                if any(n.span.start <= span[0] and span[1] <= n.span.end for n in models):
                    evidence = "model"
            if evidence is None:
                continue
            self._add_person(text, tokens, first, last, evidence)

    def _without_parts(
        self, tokens: Sequence[Token], pieces: Sequence[Piece], names: Sequence[NamedSpan]
    ) -> dict[int, Piece]:
        """Return the pieces by their first token, but those that are only a part of a longer unknown name.

        "Idris al-Marwazi" is not the Idris of the tables; "Li Wenshan" not any Li.
        """
        found = {piece.first: piece for piece in pieces}
        persons = [n.span for n in names if n.label == "PER"]
        for piece in pieces:
            if not piece.people or piece.full_name or piece.place or piece.genitive or piece.last >= len(tokens):
                continue
            after = tokens[piece.last]
            prefix, _, rest = after.form.partition("-")
            joined = (rest[:1].isupper() and prefix.lower() in self._words.particles) or (
                after.form.lower() in self._words.particles
                and after.form not in self._words.of
                and not self._words.endings
            )
            span = (tokens[piece.first].start, after.end)
            one = after.pos == "PROPN" and any(p.covers(span) for p in persons)
            if piece.last not in found and (joined or one):
                del found[piece.first]
        return found

    def _run(self, tokens: Sequence[Token], first: int, by_first: dict[int, Piece]) -> int:
        """Return the end of the run of name-like tokens from ``first``; ``first`` itself if there is none."""
        words = self._words
        i = first
        last = first
        while i < len(tokens) and i - first < LONGEST_NAME:
            token = tokens[i]
            piece = by_first.get(i)
            other = piece is not None and not (i == first and self._first_name(piece, tokens))
            if piece is not None and other and (_strong(piece) or (i == first and not self._given(token))):
                break
            form = token.form
            if form in words.honorifics and i == first:
                break
            if form.lower() in words.particles and i > first and form[0].islower():
                if form in words.of and last - first > 1:
                    break
                if piece is not None and piece.people and not piece.full_name:
                    last = i = piece.last
                    continue
                i += 1
                continue
            if form == "-" and i > first and i + 1 < len(tokens) and tokens[i + 1].form[:1].isalpha():
                if tokens[i].start == tokens[i - 1].end and tokens[i].end == tokens[i + 1].start:
                    i += 1
                    if tokens[i].form.islower():
                        # Park Geun-hye: the second half of a given name begins small.
                        i += 1
                        last = i
                    continue
                break
            prefix, _, rest = form.partition("-")
            joined = i > first and rest[:1].isupper() and prefix.lower() in words.particles
            if not (form[0].isupper() or joined) or not any(c.isalpha() for c in form):
                break
            if not (joined or self._name_like(token) or (i == last > first and self._noun_as_name(tokens, first, i))):
                break
            if piece is not None and piece.last > i + 1:
                break
            i += 1
            last = i
        return last

    def _first_name(self, piece: Piece, tokens: Sequence[Token]) -> bool:
        """Say whether the name of a paper or the like is a first name here: Petra Lindqvist."""
        last = piece.last
        if last - piece.first > 1 or piece.organisation is None or not self._given(tokens[piece.first]):
            return False
        return last < len(tokens) and tokens[last].pos == "PROPN"

    def _noun_as_name(self, tokens: Sequence[Token], first: int, i: int) -> bool:
        """Say whether a word that is tagged as a noun is a family name: after a first name, or between commas."""
        if tokens[i].pos not in ("NOUN", "VERB", "ADV", "INTJ"):
            return False
        if first > 0 and tokens[first - 1].form == "," and self._capitals_to_comma(tokens, first):
            return True
        if tokens[i].pos != "NOUN":
            return False
        if self._given(tokens[i - 1]):
            return True
        closed = i + 1 >= len(tokens) or tokens[i + 1].form[0] in CLOSERS
        return closed and first > 0 and tokens[first - 1].form == ","

    def _capitals_to_comma(self, tokens: Sequence[Token], first: int) -> bool:
        """Say whether two to four capitalised words, one of them tagged as a name, stand between commas."""
        end = next((k for k in range(first, min(len(tokens), first + 5)) if tokens[k].form == ","), None)
        if end is None or end - first < 2:
            return False
        inside = tokens[first:end]
        return all(t.form[:1].isupper() and t.form.isalpha() for t in inside) and any(t.pos == "PROPN" for t in inside)

    def _name_like(self, token: Token) -> bool:
        if token.pos in ("PROPN", "X"):
            return True
        if self._given(token):
            return True
        return len(token.form) <= 3 and token.form.endswith(".") and token.form[0].isupper()

    def _given(self, token: Token) -> bool:
        return token.form in self._words.given_names

    def _evidence(
        self,
        tokens: Sequence[Token],
        first: int,
        last: int,
        by_last: dict[int, Piece],
        by_first: dict[int, Piece],
    ) -> str | None:
        """Return what makes a run of tokens a person's name: title, honorific, given name, apposition; else None."""
        words = self._words
        before = by_last.get(first)
        j = first - 1
        while j >= 0 and tokens[j].form in words.honorifics:
            return "honorific"
        if before is not None and before.title is not None:
            return "title"
        if last - first < 2 or tokens[last - 1].form in words.organisation_nouns:
            return None
        if self._given(tokens[first]):
            return "given"
        if _initial(tokens[first].form) and tokens[first].pos == "PROPN" and len(tokens[first].form) == 2:
            return "given"
        after = last
        if after < len(tokens) and tokens[after].form in (",", "("):
            k = after + 1
            while k < min(len(tokens), after + 6):
                piece = by_first.get(k)
                if piece is not None and piece.title is not None:
                    return "apposition"
                if tokens[k].form in (",", ".", ")"):
                    break
                k += 1
        if before is None and j >= 0 and tokens[j].form == ",":
            k = j
            for k in range(j, max(-1, j - 10), -1):
                piece = by_last.get(k)
                if piece is not None and piece.title is not None and after < len(tokens) and tokens[after].form in ",.":
                    return "apposition"
                if tokens[k - 1].pos in ("VERB", "AUX"):
                    break
        return None

    def _add_person(self, text: str, tokens: Sequence[Token], first: int, last: int, evidence: str) -> None:
        words = [t.form for t in tokens[first:last]]
        name = text[tokens[first].start : tokens[last - 1].end]
        stripped = self._without_genitive(tokens, last - 1)
        if stripped is not None:
            name = name[: len(name) - (len(words[-1]) - len(stripped))]
        gender = self._words.given_names.get(words[0])
        if len(words) == 1:
            if evidence in ("title", "honorific") and not self._surname(name):
                self._into.people.setdefault(f"text/person/{fold(name)}", (name,))
            return
        known = self._known(name)
        if known is not None:
            self._into.add(known, name)
            self._into.index.add(family_name(name, self._words.particles), Sense("surname", known.key))
            return
        entity = local_entity("person", name, self._language, gender=gender)
        self._into.people[entity.key] = tuple(name.split())
        self._into.add(entity, name)

    def _surname(self, name: str) -> bool:
        """Say whether the tables know somebody by this family name."""
        return any(s.kind == "surname" for s in self._world.phrases(self._language).senses(name))

    def _known(self, name: str) -> Entity | None:
        """Return the one person of the tables whose name this is in another spelling: Vladimir Selenski."""
        found = {key for key, other in self._spellings.near(name) if same_name(name, other)}
        return self._world.entity(found.pop()) if len(found) == 1 else None

    def _without_genitive(self, tokens: Sequence[Token], at: int) -> str | None:
        """Return a word without the ending of the genitive, where the same article also has it without; else None."""
        form = tokens[at].form
        ending = next((e for e in self._world.inflection(self._language).name_endings if form.endswith(e)), None)
        if ending is None or not ending.isalpha() or len(form) < 4:
            return None
        return form[: -len(ending)] if form[: -len(ending)] in self._seen else None

    def prepare(self, sentences: Sentences) -> None:
        """Note which capitalised words the article has, to tell a genitive from a name that ends in s."""
        self._seen = frozenset(t.form for s in sentences.sentences for t in s.tokens if t.form[:1].isupper())

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
                            self.adjective_of.setdefault(entity.key, token.form[: len(stem)])
                    break

    def organisations(self, text: str, sentence: Sentence, pieces: Sequence[Piece], names: Sequence[NamedSpan]) -> None:
        """Add organisations: what a model calls so, and runs of names that end in Partei, Union, Front, Council .."""
        tokens = sentence.tokens
        taken = {i for piece in pieces for i in range(piece.first, piece.last)}
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

    def surnames(self) -> None:
        """Make the family names of the people found known too."""
        full = {k: w for k, w in self._into.people.items() if len(w) > 1}
        taken: set[str] = set()
        for key, words in full.items():
            surname = family_name(" ".join(words), self._words.particles)
            taken.add(surname)
            self._into.index.add(surname, Sense("surname", key))
            if surname[0].islower():
                self._into.index.add(surname[0].upper() + surname[1:], Sense("surname", key))
            for other in self._other_family_names(words):
                taken.add(other)
                self._into.index.add(other, Sense("surname", key))
        for key, words in self._into.people.items():
            if len(words) == 1 and words[0] not in taken:
                entity = local_entity("person", words[0], self._language)
                self._into.entities.setdefault(key, entity)
                self._into.index.add(words[0], Sense("surname", key))

    def _other_family_names(self, words: Sequence[str]) -> list[str]:
        """Return by what else somebody may be called: a family name that stands first, or the first of two."""
        given = self._words.given_names
        if words[0] not in given and not _initial(words[0]) and len(words[0]) > 1:
            return [words[0]] if len(words) == 2 or self._surname(words[0]) else []
        middle = words[-2] if len(words) > 2 else ""
        plain = middle.isalpha() and middle[0].isupper() and len(middle) >= SHARED_STEM
        return [middle] if plain and middle not in given and middle.lower() not in self._words.particles else []


STATE_LEVELS = frozenset({"state"})
"""Levels of titles whose genitive names a state."""


def _initial(form: str) -> bool:
    return len(form) == 2 and form[1] == "." and form[0].isupper()


def _alone(piece: Piece) -> bool:
    """Say whether a piece is but somebody's family name: in the Republic of Noor it is none."""
    return bool(piece.people) and {s.kind for s in piece.senses} <= {"surname"}


def _strong(piece: Piece) -> bool:
    """Say whether a piece is no part of an unknown person's name: titles, full names, organisations, adjectives."""
    if piece.title or piece.body or piece.group or piece.region or piece.full_name:
        return True
    kinds = {s.kind for s in piece.senses}
    return bool(kinds & {"adjective", "demonym", "short"}) or (
        "name" in kinds and (piece.last - piece.first > 1 or piece.organisation is not None)
    )
