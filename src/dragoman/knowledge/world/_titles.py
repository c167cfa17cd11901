"""Titles and offices in one language, in every inflected form, alone and as the last part of a compound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dragoman.knowledge._tables import Knowledge

LONGEST_ENDING = 3
"""Letters by which the forms of one noun may differ in length: Chefin, Chefinnen."""
UMLAUTS = str.maketrans("äöüÄÖÜ", "aouAOU")


class TitleForm(NamedTuple):
    """One form of a title in running text."""

    office: str
    """Code of the office, such as ``foreign_minister``."""
    title: str
    """The title in the nominative singular of its gender: Außenministerin."""
    gender: str | None
    """``m`` or ``f``; None where the language does not say."""
    number: str | None
    """``sing``, ``plur`` or None where the form is both."""
    level: str
    sector: str | None


class Inflection(NamedTuple):
    """How titles and names bend in one language; all empty where they do not."""

    name_endings: tuple[str, ...]
    """What may follow a name: the genitive."""
    adjective_endings: tuple[str, ...]
    """Endings of an adjective, none first."""
    attribute_endings: tuple[str, ...]
    """Endings of the capitalised adjective within a name (Vereinte Nationen, Weißes Haus), the longest first."""


def inflection_of(knowledge: Knowledge, language: str) -> Inflection:
    """Return the inflection that ``{language}/cast.toml`` describes."""
    table = knowledge.toml(f"{language}/cast.toml").get("inflection", {})

    def listed(key: str) -> tuple[str, ...]:
        return tuple(str(table.get(key, "")).split())

    attributes = tuple(sorted(listed("attribute_endings"), key=len, reverse=True))
    return Inflection(listed("name_endings"), ("", *listed("adjective_endings")), attributes)


def attribute_variants(name: str, inflection: Inflection) -> Iterable[str]:
    """Yield a name of several words with the endings of its adjectives changed together, itself first.

    "Europäischer Auswärtiger Dienst" gives also "Europäischen Auswärtigen Dienst". An adjective is a word before the
    last whose ending is one of those that adjectives have, until the first word that has none.
    """
    yield name
    endings = inflection.attribute_endings
    if not endings or " " not in name:
        return
    words = name.split(" ")
    stems: list[str] = []
    for word in words[:-1]:
        ending = next((e for e in endings if word.endswith(e)), None)
        if ending is None or len(word) - len(ending) < 4 or not word[0].isalpha():
            break
        stems.append(word[: -len(ending)])
    if not stems:
        return
    rest = " ".join(words[len(stems) :])
    for ending in endings:
        variant = " ".join([*(stem + ending for stem in stems), rest])
        if variant != name:
            yield variant


def paradigms(forms: Sequence[str], *, most: int | None = None) -> list[list[str]]:
    """Part a list of forms into the forms of one noun each: [Chef, Chefs], [Bote, Boten].

    A form belongs to the noun before it if it is that noun with another ending (or with an umlaut). ``most`` is how
    many forms a noun has at the most: defense secretary is not one with defence secretary.
    """
    found: list[list[str]] = []
    for form in forms:
        if found and len(found[-1]) != most and _bends(found[-1][0], form):
            found[-1].append(form)
        else:
            found.append([form])
    return found


def _bends(noun: str, form: str) -> bool:
    if abs(len(form) - len(noun)) > LONGEST_ENDING:
        return False
    if form.startswith(noun):
        return " " not in form[len(noun) :]
    one, two = noun.translate(UMLAUTS).split(" "), form.translate(UMLAUTS).split(" ")
    return len(one) == len(two) and all(
        a[: max(2, len(a) - 2)] == b[: max(2, len(a) - 2)] for a, b in zip(one, two, strict=True)
    )


def numbers(paradigm: Sequence[str], *, plural_last: bool) -> dict[str, str | None]:
    """Return the number of each form of a noun, None for a form that is singular and plural.

    ``plural_last`` says that the noun has only two forms, singular and plural, as in English. In German the company
    of the other forms tells: Chefs is both if there is no other plural; Minister too, for its plural is Minister.
    """
    base = paradigm[0]
    if plural_last:
        return {form: "sing" if n == 0 else "plur" for n, form in enumerate(paradigm)}
    found: dict[str, str | None] = {base: "sing"}
    rest = set(paradigm[1:])
    if base.endswith("r") and {base[:-1], base[:-1] + "n"} <= rest:
        return {form: "sing" if form.endswith("m") else None for form in paradigm}
    dative = {f for f in rest if f.endswith("n")}
    genitive = {f for f in rest if f.endswith("s")}
    plural = {f for f in rest if f.endswith(("e", "er")) and f not in genitive}
    for form in rest:
        found[form] = None
    if any(f.endswith("innen") for f in rest):
        return {form: "plur" if form.endswith("innen") else "sing" for form in paradigm}
    if base.endswith("e"):
        return dict.fromkeys(paradigm) | {base: None if base + "r" in rest else "sing"}
    if plural:
        return found | dict.fromkeys(genitive, "sing") | dict.fromkeys(plural | dative, "plur")
    if dative == {base + "n"} and genitive:
        # Minister, des Ministers, den Ministern: the plural is the singular over again.
        return {base: None} | dict.fromkeys(genitive, "sing") | dict.fromkeys(dative, "plur")
    if dative and genitive:
        return found | dict.fromkeys(genitive, "sing") | dict.fromkeys(dative, "plur")
    return found


def nominative_plural(paradigm: Sequence[str], known: Mapping[str, str | None]) -> str:
    """Return the form of a noun for "several of them are doing something"."""
    base = paradigm[0]
    if base.endswith("r") and base[:-1] in known:
        return base[:-1]
    if known.get(base, "sing") is None:
        return base
    plurals = [f for f in paradigm[1:] if known.get(f, "plur") != "sing"]
    return next((f for f in plurals if not (f.endswith("n") and f[:-1] in plurals)), base)


class Titles:
    """The titles of one language."""

    def __init__(self, knowledge: Knowledge, language: str, inflection: Inflection) -> None:
        self._forms: dict[str, tuple[TitleForm, ...]] = {}
        self._heads: dict[str, tuple[TitleForm, ...]] = {}
        self._shown: dict[tuple[str, str | None], str] = {}
        self._offices: dict[str, tuple[str, str | None]] = {}
        self._plurals: dict[str, str] = {}
        self._capitals = bool(knowledge.toml(f"{language}/cast.toml").get("inflection", {}).get("title_case"))
        self._inflection = inflection
        for row in knowledge.rows(f"{language}/titles.csv"):
            office, level, sector = row["office"], row["level"], row["sector"] or None
            self._offices.setdefault(office, (level, sector))
            feminine = row.list("feminine")
            for gender, forms in (
                ("m" if feminine and not self._capitals else None, row.list("forms")),
                ("f", feminine),
            ):
                for paradigm in paradigms(forms, most=2 if self._capitals else None):
                    self._shown.setdefault((office, gender or "m"), paradigm[0])
                    known = numbers(paradigm, plural_last=self._capitals)
                    self._plurals.setdefault(paradigm[0], nominative_plural(paradigm, known))
                    for form, number in known.items():
                        self._put(TitleForm(office, paradigm[0], gender, number, level, sector), form)

    def _put(self, entry: TitleForm, form: str) -> None:
        plain = " " not in form
        if plain and form[0].isupper():
            spellings: Iterable[str] = (form,)
        elif plain and not self._capitals:
            spellings = (form, form[:1].upper() + form[1:])
        else:
            found: dict[str, None] = {}
            for variant in attribute_variants(form, self._inflection):
                found[variant] = None
                found[variant[:1].upper() + variant[1:]] = None
                if not plain:
                    found[variant[:1].lower() + variant[1:]] = None
                if self._capitals:
                    found[_title_case(variant)] = None
            spellings = found
        own = (entry,)
        for spelling in spellings:
            known = self._forms.setdefault(spelling, own)
            if known is not own and entry not in known:
                self._forms[spelling] = (*known, entry)
        if plain:
            head = form.casefold()
            heads = self._heads.setdefault(head, own)
            if heads is not own and entry not in heads:
                self._heads[head] = (*heads, entry)

    def add(self, office: str, title: str) -> None:
        """Add a title in its one form, unless it is known already."""
        if title not in self._forms and office in self._offices:
            self._put(TitleForm(office, title, None, "sing", *self._offices[office]), title)

    def forms(self) -> Iterable[str]:
        """Return every form in which a title can stand in a text."""
        return self._forms.keys()

    def get(self, form: str) -> tuple[TitleForm, ...]:
        """Return what a form can be, none if it is no title."""
        return self._forms.get(form, ())

    def head(self, word: str, *, shortest: int = 4) -> tuple[str, tuple[TitleForm, ...]]:
        """Split a compound before the longest title that ends it: ("Kreml", sprecher) of Kremlsprecher.

        Return the whole word and nothing if no title of at least ``shortest`` letters ends it.
        """
        low = word.casefold()
        if len(low) != len(word):
            return word, ()
        for at in range(2, len(low) - shortest + 1):
            found = self._heads.get(low[at:])
            if found is not None:
                return word[:at], found
        return word, ()

    def shown(self, office: str, gender: str | None) -> str | None:
        """Return the usual title of an office, for a woman the feminine form where there is one."""
        return self._shown.get((office, gender or "m")) or self._shown.get((office, "m"))

    def plural(self, title: str) -> str:
        """Return the nominative plural of a title, the title itself if it is unknown."""
        return self._plurals.get(title, title)

    def level(self, office: str) -> str | None:
        """Return the level of an office, None if it is unknown."""
        found = self._offices.get(office)
        return found[0] if found else None

    def sector(self, office: str) -> str | None:
        """Return the sector of an office, None if it is unknown."""
        found = self._offices.get(office)
        return found[1] if found else None


SMALL = frozenset({"of", "the", "for", "to", "and", "in"})
"""Words that stay small in a title before a name: Secretary of State."""


def _title_case(form: str) -> str:
    words = form.split(" ")
    return " ".join(w if w in SMALL else "-".join(p[:1].upper() + p[1:] for p in w.split("-")) for w in words)
