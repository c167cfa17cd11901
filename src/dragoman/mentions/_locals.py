"""What one article adds to the tables, and what all who look for it share."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.knowledge.world import Entity, PhraseIndex, Sense, World
from dragoman.language import Sentences, Token
from dragoman.mentions._vocabulary import Vocabulary
from dragoman.mentions.names import fold, rough_key

SOFT = {ord(c): None for c in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-'." if c not in "blmnr"}
"""All letters but those that every spelling of a name has."""
TWICE = re.compile(r"(.)\1+")


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


def local_entity(
    kind: str, name: str, language: str, *, gender: str | None = None, sector: str | None = None
) -> Entity:
    """Return an entity that stands only in a text; its key is made from its folded name."""
    return Entity(f"text/{kind}/{fold(name)}", kind, None, None, sector, gender, None, None, {language: (name,)}, {})


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


class Finder:
    """Looks through an article, sentence by sentence, for names that no table knows."""

    def __init__(
        self,
        world: World,
        words: Vocabulary,
        into: Locals,
        *,
        language: str,
        places: Container[str],
        sentences: Sentences,
    ) -> None:
        self._world = world
        self._words = words
        self._into = into
        self._language = language
        self._places = places
        self._seen = frozenset(t.form for s in sentences.sentences for t in s.tokens if t.form[:1].isupper())
        """Capitalised words of the article, to tell a genitive from a name that ends in s."""

    def _given(self, token: Token) -> bool:
        return token.form in self._words.given_names

    def _without_genitive(self, tokens: Sequence[Token], at: int) -> str | None:
        """Return a word without the ending of the genitive, where the same article also has it without; else None."""
        form = tokens[at].form
        ending = next((e for e in self._world.inflection(self._language).name_endings if form.endswith(e)), None)
        if ending is None or not ending.isalpha() or len(form) < 4:
            return None
        return form[: -len(ending)] if form[: -len(ending)] in self._seen else None
