"""People of public life: thousands of rows, of which an article names a few; each is made when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from dragoman.knowledge._tables import Knowledge
from dragoman.knowledge.world._entities import LANGUAGES, Entity
from dragoman.knowledge.world._phrases import PhraseIndex, Sense

PARTS = re.compile(r"\W")
ARTICLE = re.compile(r"^(?:al|el|as|ar|ad|at|an|ash|esh)-(?=[A-Z]\w{3})", re.IGNORECASE)
"""The Arabic article, which the press leaves out of a family name as it likes: al-Serraj, Serraj."""
LETTERS = 3
"""Letters of a word by which names are put aside until they come up."""
COLUMNS = ("key", "country", "gender", "wikidata", "aliases", *(f"name_{language}" for language in LANGUAGES))


class People(Mapping[str, Entity]):
    """The people of the tables by the key of their row; an alias counts for every language."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._rows = {cells[0]: cells for cells in knowledge.columns("world/people.csv", *COLUMNS)}
        self._made: dict[str, Entity] = {}

    def __getitem__(self, key: str) -> Entity:
        """Return the person of a key; raise `KeyError` if there is none."""
        made = self._made.get(key)
        if made is None:
            _, country, gender, wikidata, aliases, *own = self._rows[key]
            others = _split(aliases)
            names = {
                language: tuple(dict.fromkeys((*_split(cell), *others)))
                for language, cell in zip(LANGUAGES, own, strict=True)
            }
            made = self._made[key] = Entity(
                f"person/{key}",
                "person",
                None,
                country or None,
                None,
                gender or None,
                wikidata or None,
                None,
                names,
                {},
            )
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def all_names(self) -> Iterator[tuple[str, str, list[str]]]:
        """Yield the key of every person with country and all names, in full and other, in every language."""
        for key, country, _, _, aliases, *own in self._rows.values():
            names: list[str] = []
            for cell in (*own, aliases):
                if ";" in cell:
                    names += [name for name in _split(cell) if name not in names]
                elif cell and cell not in names:
                    names.append(cell)
            yield f"person/{key}", country, names


class PeopleIndex(PhraseIndex):
    """The names of all people, in full and alone: those that begin with some letters are added when these come up."""

    def __init__(
        self,
        people: People,
        *,
        particles: Collection[str],
        family_first: Collection[str],
        given_first: Collection[str] = (),
        never_alone: Collection[str] = (),
    ) -> None:
        super().__init__()
        self._never_alone = never_alone
        self._particles = particles
        self._family_first = family_first
        self._given_first = given_first
        self._waiting: dict[str, dict[str, tuple[str, list[str]]]] = {}
        """First letters of any word of a name → person → country and names."""
        waiting = self._waiting
        for key, country, names in people.all_names():
            own = (country, names)
            words = " ".join(names)
            for letters in {word[:LETTERS] for word in PARTS.split(words.lower())}:
                found = waiting.get(letters)
                if found is None:
                    waiting[letters] = {key: own}
                else:
                    found[key] = own

    def _before(self, word: str) -> None:
        waiting = self._waiting.pop(PARTS.split(word, maxsplit=1)[0][:LETTERS].lower(), None)
        if waiting is None:
            return
        for key, (country, names) in waiting.items():
            full, alone = Sense("name", key), Sense("surname", key)
            for name in names:
                if " " in name:
                    self.add(name, full)
                    first = country in self._family_first and name.partition(" ")[0] not in self._given_first
                    family = family_name(name, self._particles, family_first=first)
                    self.add(family, alone)
                    bare = ARTICLE.sub("", family)
                    if bare != family and bare not in self._never_alone:
                        self.add(bare, alone)
                    if family[0].islower():
                        self.add(family[0].upper() + family[1:], alone)
                else:
                    self.add(name, alone)

    def __len__(self) -> int:
        self._all()
        return super().__len__()

    def __iter__(self) -> Iterator[str]:
        self._all()
        return super().__iter__()

    def _all(self) -> None:
        for letters in sorted(self._waiting):
            self._before(letters)


def family_name(name: str, particles: Collection[str], *, family_first: bool = False) -> str:
    """Return the family name of a full name, with its particle: "von der Leyen", "al-Assad", "Xi".

    ``family_first`` says that the name has the order of China, Korea or Vietnam.
    """
    before, _, last = name.rpartition(" ")
    if not before:
        return name
    if family_first:
        return name.split()[0]
    if before.rpartition(" ")[2].lower() not in particles:
        return last
    words = name.split()
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in particles:
        first -= 1
    return " ".join(words[first:])


def _split(cell: str) -> tuple[str, ...]:
    if ";" not in cell:
        return (cell,) if cell else ()
    return tuple(part for part in (p.strip() for p in cell.split(";")) if part)
