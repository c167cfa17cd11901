"""People whom no table knows: they enter from the text of one article alone."""

from __future__ import annotations

from collections.abc import Container, Sequence

from dragoman.knowledge.world import ARTICLE, Entity, Sense, World, family_name
from dragoman.language import NamedSpan, Sentence, Sentences, Token
from dragoman.mentions._beside import CLOSERS
from dragoman.mentions._locals import Finder, Locals, Spellings, local_entity
from dragoman.mentions._scan import Piece
from dragoman.mentions._vocabulary import Vocabulary
from dragoman.mentions.names import fold, same_name

LONGEST_NAME = 6
"""Tokens in the longest personal name that is read off a text."""
SHORTEST_MIDDLE = 4
"""Letters of the first of two family names."""


class PeopleFinder(Finder):
    """Collects the unknown people of an article, sentence by sentence."""

    def __init__(
        self,
        world: World,
        words: Vocabulary,
        into: Locals,
        *,
        language: str,
        places: Container[str],
        sentences: Sentences,
        spellings: Spellings,
    ) -> None:
        super().__init__(world, words, into, language=language, places=places, sentences=sentences)
        self._spellings = spellings

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
            following = found.get(piece.last)
            unknown = following is None and (joined or one)
            free = following is None or _alone(following)
            if unknown or (free and self._goes_first(piece, tokens)):
                del found[piece.first]
        return found

    def _goes_first(self, piece: Piece, tokens: Sequence[Token]) -> bool:
        """Say whether a family name that stands first begins the name of somebody else: Liu Shan, Pak Yong-ho."""
        if not any(self._world.family_first(key) for key in piece.people) or piece.last - piece.first > 1:
            return False
        after = tokens[piece.last]
        if after.pos != "PROPN" or not after.form[:1].isupper() or not after.form.isalpha():
            return False
        hyphen = piece.last + 1 < len(tokens) and tokens[piece.last + 1].form in ("-", ",")
        return hyphen or (piece.first > 0 and tokens[piece.first - 1].pos in ("NOUN", "ADJ", "PROPN"))

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
        if before is not None and before.title is not None and tokens[first - 1].form.lower() not in words.media_cues:
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
            family = family_name(name, self._words.particles)
            for alone in dict.fromkeys((family, ARTICLE.sub("", family))):
                self._into.index.add(alone, Sense("surname", known.key))
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

    def first_names(self, text: str, own: Sequence[tuple[Sentence, Sequence[Piece], Sequence[NamedSpan]]]) -> None:
        """Make known the first names by which the article calls people of the tables alone: Isaias, Abiy, Lula.

        Only words that nothing else goes by, of one person; a common given name must also be tagged as a person's.
        """
        bearers: dict[str, set[str]] = {}
        for _, pieces, _ in own:
            for piece in pieces:
                keys = {s.key for s in piece.senses if s.kind == "name" and s.key.startswith("person/")}
                first = text[piece.start : piece.end].partition(" ")[0]
                if keys and " " in text[piece.start : piece.end]:
                    bearers.setdefault(first, set()).update(keys)
        phrases = self._world.phrases(self._language)
        wanted = {w: keys for w, keys in bearers.items() if len(keys) == 1 and len(w) > 2 and not phrases.senses(w)}
        for sentence, pieces, names in own if wanted else ():
            taken = {i for p in pieces for i in range(p.first, p.last)}
            persons = {n.span for n in names if n.label == "PER" and n.source == "model"}
            for i, token in enumerate(sentence.tokens):
                if token.form not in wanted or i in taken or token.pos != "PROPN":
                    continue
                beside = (*sentence.tokens[max(0, i - 1) : i], *sentence.tokens[i + 1 : i + 2])
                if any(t.pos == "PROPN" and t.form[:1].isalpha() for t in beside):
                    continue
                if token.span in persons or not self._given(token):
                    self._into.index.add(token.form, Sense("surname", next(iter(wanted[token.form]))))

    def _other_family_names(self, words: Sequence[str]) -> list[str]:
        """Return by what else somebody may be called: a family name that stands first, or the first of two."""
        given = self._words.given_names
        if words[0] not in given and not _initial(words[0]) and len(words[0]) > 1:
            return [words[0]] if len(words) == 2 or self._surname(words[0]) else []
        middle = words[-2] if len(words) > 2 else ""
        plain = middle.isalpha() and middle[0].isupper() and len(middle) >= SHORTEST_MIDDLE
        return [middle] if plain and middle not in given and middle.lower() not in self._words.particles else []


def _initial(form: str) -> bool:
    return len(form) == 2 and form[1] == "." and form[0].isupper()


def _alone(piece: Piece) -> bool:
    """Say whether a word is but somebody's family name."""
    return bool(piece.people) and {s.kind for s in piece.senses} <= {"surname"} and piece.last - piece.first == 1


def _strong(piece: Piece) -> bool:
    """Say whether a piece is no part of an unknown person's name: titles, full names, organisations, adjectives."""
    if piece.title or piece.body or piece.group or piece.region or piece.full_name:
        return True
    kinds = {s.kind for s in piece.senses}
    return bool(kinds & {"adjective", "demonym", "short"}) or (
        "name" in kinds and (piece.last - piece.first > 1 or piece.organisation is not None)
    )
