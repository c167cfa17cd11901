"""German noun phrases from tags: head, number, the cases that determiner, adjective and pronoun forms allow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, cast

from dragoman.knowledge import Knowledge
from dragoman.language._analysis import Segment
from dragoman.language._types import NounPhrase, Token
from dragoman.spans import Span

Case = Literal["nom", "gen", "dat", "acc"]
Number = Literal["sing", "plur"]

_DETERMINERS = frozenset({"ART", "PDAT", "PIAT", "PPOSAT", "PWAT", "PRELAT"})
_PRONOUNS = frozenset({"PPER", "PDS", "PIS", "PRELS", "PWS", "PPOSS", "PRF"})
_NOUNS = frozenset({"NN", "NE", "FM", "TRUNC"})
_ALL = frozenset({"nom", "gen", "dat", "acc"})
_YEAR = re.compile(r"[12]\d\d\d$")
_MEASURES = frozenset(
    {
        "Million",
        "Milliarde",
        "Billion",
        "Tonne",
        "Tausend",
        "Dutzend",
        "Hundert",
        "Stunde",
        "Minute",
        "Jahr",
        "Monat",
        "Woche",
        "Tag",
        "Meter",
        "Kilometer",
        "Liter",
    }
)
"""Nouns of number that another noun follows: Millionen Menschen."""
_WEAK_E = frozenset({("nom", "s", "m"), ("nom", "s", "f"), ("nom", "s", "n"), ("acc", "s", "f"), ("acc", "s", "n")})
"""What the ending -e says after a determiner: der neue Plan, die neue Lage, das neue Paket."""
_WEAK_EN = frozenset(
    {("gen", "s", ""), ("dat", "s", ""), ("acc", "s", "m"), *((case, "p", "") for case in ("nom", "gen", "dat", "acc"))}
)
_COMPARED = frozenset({"mehr", "weniger", "länger", "kürzer", "höher", "niedriger", "so", "eher"})
_OPENING = frozenset({"„", "“", '"', "»", "(", "‚", "«"})
_ATTRIBUTE_STARTS = frozenset(["APPR", "APPRART", "PRF", "PROAV", "ADV", "ADJD", "CARD", "PTKNEG", "ART", "NN", "NE"])
_NESTED_REACH = 14
"""Words that an attribute may hold between article and noun: der 2021 zu 14 Jahren Haft verurteilte Mann."""

Reading = tuple[str, str, str]
"""Case, number (s, p or "" for either), gender ("" for any)."""


def _readings(text: str) -> frozenset[Reading]:
    parts = (reading.split(".") for reading in text.split())
    return frozenset((p[0], p[1] if len(p) > 1 else "", p[2] if len(p) > 2 else "") for p in parts)


class GermanPhrases:
    """Finds the noun phrases of tagged German words."""

    def __init__(self, knowledge: Knowledge) -> None:
        table = knowledge.toml("de/language_inflection.toml")
        self._forms = {form: _readings(text) for form, text in table["forms"].items()}
        for kind, stems in table["stems"].items():
            for stem in stems.split():
                for ending, text in table["endings"][kind].items():
                    self._forms.setdefault(stem + ending, _readings(text))
        self._pronouns = {form: _readings(text) for form, text in table["pronouns"].items()}
        self._adjectival = tuple(sorted(str(table["adjectival"]["stems"]).split()))
        self._strong_after = frozenset(str(table["strong"]["after"]).split())
        self._plural_names = frozenset(str(table["plural"]["names"]).split())
        self._adjective = {ending: _readings(text) for ending, text in table["endings"]["adjective"].items()}
        government = {"dat": {"dat"}, "acc": {"acc"}, "both": {"dat", "acc"}, "gen": {"gen", "dat"}}
        self._governed = {
            word: frozenset(government[kind]) for kind, words in table["prepositions"].items() for word in words.split()
        }
        self._contractions = {form: _readings(text) for form, text in table["contractions"].items()}
        self._genders = sorted(
            ((ending, gender) for gender, endings in table["gender"].items() for ending in endings.split()),
            key=lambda pair: (-len(pair[0]), pair[0]),
        )
        self._known_gender: dict[str, str] = {}

    def phrases(self, segment: Segment) -> list[NounPhrase]:
        """Return the noun phrases of a segment, ordered by first token."""
        tokens = segment.tokens
        found: list[NounPhrase] = []
        i = 0
        while i < len(tokens):
            end = self._end(tokens, i)
            if end is None:
                i += 1
                continue
            nested = self._nested(tokens, i, end)
            if nested is not None:
                outer, start_inner = nested
                found.append(self._phrase(tokens, i, outer, found))
                found.extend(self.phrases_between(tokens, start_inner, outer))
                i = outer
                continue
            if end > i:
                found.append(self._phrase(tokens, i, end, found))
            i = max(end, i + 1)
        return found

    def phrases_between(self, tokens: Sequence[Token], start: int, outer: int) -> list[NounPhrase]:
        """Return the phrases inside an attribute, without the head that follows it."""
        inner: list[NounPhrase] = []
        i = start
        while i < outer:
            end = self._end(tokens, i)
            if end is None or end >= outer:
                i += 1
                continue
            if (end > i and tokens[i].tag not in ("ADJA", "CARD")) or (end > i and tokens[end - 1].tag in _NOUNS):
                inner.append(self._phrase(tokens, i, end, inner))
            i = max(end, i + 1)
        return inner

    def _end(self, tokens: Sequence[Token], i: int) -> int | None:
        """Return where a phrase that begins at ``i`` ends, ``i`` itself for a bare determiner, None if none begins."""
        tag = tokens[i].tag
        if tag in _PRONOUNS:
            return i + 1
        if tag not in _DETERMINERS and tag not in ("ADJA", "CARD") and tag not in _NOUNS:
            return None
        j = i
        while j < len(tokens) and tokens[j].tag in _DETERMINERS and j - i < 3:
            j += 1
        j = self._attributes(tokens, j)
        k = j
        while k < len(tokens) and tokens[k].tag in _NOUNS and not self._new_phrase(tokens, j, k):
            k += 1
        if (
            k > j
            and k < len(tokens)
            and tokens[k].tag == "CARD"
            and _YEAR.match(tokens[k].form)
            and tokens[k - 1].tag == "NN"
        ):
            k += 1
        if k == j:
            if tag in _DETERMINERS:
                return i if j == i + 1 else j
            return None if tag == "ADJA" and j == i + 1 else j
        return k

    def _attributes(self, tokens: Sequence[Token], j: int) -> int:
        """Skip adjectives, numbers and the adverbs between them."""
        while j < len(tokens):
            tag = tokens[j].tag
            if tag in ("ADJA", "CARD"):
                j += 1
            elif tag in ("ADV", "ADJD", "PTKNEG", "KON", "PTKA") or tokens[j].form == ",":
                ahead = j + 1
                while ahead < len(tokens) and tokens[ahead].tag in ("ADV", "ADJD", "PTKNEG") and ahead < j + 3:
                    ahead += 1
                if ahead < len(tokens) and tokens[ahead].tag == "ADJA" and j > 0 and tokens[j - 1].tag in (
                    "ADJA", "ART", "PDAT", "PIAT", "PPOSAT", "CARD",
                ):  # fmt: skip
                    j = ahead + 1
                else:
                    return j
            elif tokens[j].form in '„“"»«‚‘”' and j + 1 < len(tokens) and tokens[j + 1].tag in ("ADJA", "NN", "NE"):
                if j and tokens[j - 1].tag in ("ADJA", "ART", "PDAT", "PIAT", "PPOSAT", "CARD"):
                    j += 1
                else:
                    return j
            else:
                return j
        return j

    def _new_phrase(self, tokens: Sequence[Token], first: int, k: int) -> bool:
        """Say whether the noun at ``k`` begins a phrase of its own after the noun before it."""
        if k == first:
            return False
        before, here = tokens[k - 1], tokens[k]
        if before.tag == "NE" and here.tag == "NN":
            return before.form[-1:] in ("s", "’", "'")
        if before.tag == "NN" and here.tag == "NE":
            prenominal = k + 1 < len(tokens) and tokens[k + 1].tag in ("NN", "ADJA")
            return _genitive_name(here) and not prenominal
        if before.tag == "NN" and here.tag == "NN" and before.lemma != before.form:
            return before.form[-1:] == "s" or (before.form[-1:] == "n" and before.lemma not in _MEASURES)
        return False

    def _nested(self, tokens: Sequence[Token], i: int, end: int) -> tuple[int, int] | None:
        """Return (end of the outer phrase, start of its attribute) for der mit den USA geschlossene Vertrag."""
        j = i + 1
        if tokens[i].tag == "CARD":
            if end > j or j >= len(tokens) or tokens[j].tag not in ("APPR", "APPRART") or tokens[i].form[:1].isdigit():
                return None
        elif tokens[i].tag not in ("ART", "PDAT", "PPOSAT", "PIAT") or (end > i and tokens[end - 1].tag != "CARD"):
            return None
        if j >= len(tokens) or tokens[j].tag not in _ATTRIBUTE_STARTS:
            return None
        listed = tokens[j].tag in ("APPR", "APPRART")
        for k in range(j, min(len(tokens), i + _NESTED_REACH)):
            tag = tokens[k].tag
            if tag[-3:] == "FIN" or tag in ("$.", "KOUS", "PRELS") or (tokens[k].form == "," and not listed):
                return None
            if tag == "ADJA" and _participle(tokens[k].form):
                stop = self._end(tokens, k)
                if stop is not None and tokens[stop - 1].tag in _NOUNS:
                    return stop, j
        return None

    def _phrase(self, tokens: Sequence[Token], first: int, end: int, before: Sequence[NounPhrase]) -> NounPhrase:
        head = self._head(tokens, first, end)
        preposition = self._preposition(tokens, first, end)
        if preposition is not None and end < len(tokens) and tokens[end].tag in ("NN", "ADJA") and end - first == 1:
            preposition = None if _genitive_name(tokens[head]) else preposition
        readings = self._agree(tokens, first, end, head)
        if preposition is not None:
            word = tokens[preposition].form.lower()
            if word in self._contractions and preposition < first:
                readings = _narrow(readings, self._contractions[word])
            else:
                governed = self._governed.get(tokens[preposition].lemma.lower()) or self._governed.get(word)
                if governed:
                    kept = frozenset(r for r in readings if r[0] in governed)
                    readings = kept or frozenset((c, r[1], r[2]) for c in governed for r in readings)
        elif before and before[-1].last == first and _genitive_name(tokens[before[-1].head]):
            readings, preposition = self._after_genitive(tokens, before[-1], readings)
        conjoined = self._conjoined(tokens, first, before)
        if conjoined is not None and preposition is None and conjoined.preposition is not None:
            preposition = conjoined.preposition
            kept = frozenset(r for r in readings if r[0] in conjoined.cases)
            readings = kept or readings
        cases = frozenset(r[0] for r in readings)
        numbers = {r[1] for r in readings}
        number = self._number(tokens, head, numbers)
        span = Span(tokens[first].start, tokens[end - 1].end)
        case = cast(Case, next(iter(cases))) if len(cases) == 1 else None
        return NounPhrase(first, end, head, number, case, cases, preposition, span)

    def _after_genitive(
        self, tokens: Sequence[Token], owner: NounPhrase, readings: frozenset[Reading]
    ) -> tuple[frozenset[Reading], int | None]:
        """Return readings and preposition of a noun after a name in the genitive: nach Trumps Rückkehr."""
        preposition = self._preposition(tokens, owner.first, owner.last)
        if preposition is None:
            return readings, None
        governed = self._governed.get(tokens[preposition].form.lower(), _ALL)
        kept = frozenset(r for r in readings if r[0] in governed)
        return kept or readings, preposition

    def _conjoined(self, tokens: Sequence[Token], first: int, before: Sequence[NounPhrase]) -> NounPhrase | None:
        """Return the phrase that this one is joined to by und, oder, sowie or a comma in a list."""
        if not before or first < 2 or before[-1].last != first - 1:
            return None
        joint = tokens[first - 1]
        if joint.tag == "KON" and joint.form.lower() in ("und", "oder", "sowie", "bzw."):
            return before[-1]
        if joint.form == "," and tokens[first].tag not in _PRONOUNS:
            for token in tokens[first : first + 8]:
                if token.tag == "KON":
                    return before[-1]
                if token.tag[-3:] == "FIN" or token.tag in ("KOUS", "PRELS"):
                    return None
        return None

    def _head(self, tokens: Sequence[Token], first: int, end: int) -> int:
        for k in range(end - 1, first - 1, -1):
            if tokens[k].tag == "NN":
                return k
        for k in range(end - 1, first - 1, -1):
            if tokens[k].tag in _NOUNS:
                return k
        return end - 1

    def _preposition(self, tokens: Sequence[Token], first: int, end: int) -> int | None:
        k = first - 1
        while k >= 0 and first - k <= 4:
            token = tokens[k]
            if token.tag == "KOKOM" or token.form in ("als", "wie"):
                if k == 0 or tokens[k - 1].form.lower() not in _COMPARED:
                    return k if token.tag in ("KOKOM", "APPR") else None
            elif token.tag not in ("ADV", "PTKA", "ADJD", "CARD") and token.form not in _OPENING:
                break
            k -= 1
        if k >= 0 and tokens[k].tag in ("APPR", "APPRART"):
            return k
        if end < len(tokens) and tokens[end].tag == "APPO":
            return end
        return None

    def _agree(self, tokens: Sequence[Token], first: int, end: int, head: int) -> frozenset[Reading]:
        """Return the readings that all words of the phrase allow."""
        token = tokens[head]
        if token.tag in _PRONOUNS:
            form = token.form.lower()
            return self._pronouns.get(form) or self._forms.get(form) or frozenset((c, "", "") for c in _ALL)
        readings: frozenset[Reading] | None = None
        strong = True
        for k in range(first, end):
            tag, form = tokens[k].tag, tokens[k].form.lower()
            if k == head:
                break
            if tag in _DETERMINERS:
                mine = self._forms.get(form)
                strong = strong and form in self._strong_after
                if mine:
                    readings = mine if readings is None else _narrow(readings, mine)
            elif tag == "CARD" and readings is None and form not in ("ein", "eine", "1"):
                readings = frozenset((c, "p", "") for c in _ALL)
            elif tag == "ADJA" or (tag == "PIS" and k > first):
                readings = self._with_adjective(readings, form, strong=strong)
        if token.tag == "NN" and self._is_adjectival(token.form):
            mine = self._with_adjective(readings, token.form.lower(), strong=strong)
            return mine or frozenset((c, "", "") for c in _ALL)
        genitive = (end < len(tokens) and tokens[end].tag in ("NN", "ADJA")) or (
            first > 0 and tokens[first - 1].tag == "NN"
        )
        noun = self._noun(token, bare=readings is None, genitive=genitive and readings is None)
        return noun if readings is None else _narrow(readings, noun)

    def _is_adjectival(self, form: str) -> bool:
        """Say whether a noun inflects like an adjective: der Vorsitzende, ein Grüner."""
        low = form.lower()
        ending = next((e for e in ("er", "es", "em", "en", "e") if low.endswith(e)), "")
        return bool(ending) and low[: -len(ending)].endswith(self._adjectival)

    def _with_adjective(
        self, readings: frozenset[Reading] | None, form: str, *, strong: bool
    ) -> frozenset[Reading] | None:
        """Return the readings that an adjective's ending leaves."""
        ending = next((e for e in ("er", "es", "em", "en", "e") if form.endswith(e)), None)
        if ending is None:
            return readings
        if strong or ending in ("er", "es", "em"):
            mine = self._adjective[ending]
            return mine if readings is None else _narrow(readings, mine)
        return _narrow(readings or _WEAK_E | _WEAK_EN, _WEAK_E if ending == "e" else _WEAK_EN)

    def _noun(self, token: Token, *, bare: bool, genitive: bool) -> frozenset[Reading]:
        """Return what the noun's own form allows."""
        if token.tag == "NE":
            if token.form in self._plural_names:
                return frozenset((c, "p", "") for c in _ALL)
            if _genitive_name(token):
                return frozenset({("gen", "s", "")}) if genitive else frozenset((c, "s", "") for c in _ALL)
            gender = "" if bare else self.gender(token.lemma)
            cases = ("nom", "dat", "acc") if bare or gender in ("m", "n") else ("nom", "dat", "acc", "gen")
            return frozenset((c, "s", gender) for c in cases)
        if token.form.isupper() and len(token.form) > 1 and token.lemma != token.form:
            return frozenset((c, n, "") for c in _ALL for n in "sp")
        gender = self.gender(token.lemma)
        form, lemma = token.form.lower(), token.lemma.lower()
        if form == lemma:
            found = {(c, "s", gender) for c in ("nom", "dat", "acc", *(() if gender in ("m", "n") else ("gen",)))}
            if gender != "f" and lemma.endswith(("er", "en", "el", "chen", "lein", "s")):
                found |= {(c, "p", "") for c in ("nom", "acc", "gen", "dat")}
            if lemma.endswith(("en", "s")):
                found |= {("gen", "s", gender)}
            return frozenset(found)
        if (form.endswith("s") and lemma + "s" == form and gender != "f") or form == lemma + "es":
            return frozenset({("gen", "s", g) for g in ("m", "n")} | {(c, "p", "") for c in _ALL})
        found = {(c, "p", "") for c in ("nom", "acc", "gen", "dat")}
        if form.endswith("n"):
            if gender != "f":
                found |= {("acc", "s", "m"), ("dat", "s", "m"), ("gen", "s", "m")}
        else:
            found.discard(("dat", "p", ""))
        return frozenset(found)

    def gender(self, lemma: str) -> str:
        """Return the gender that a noun's ending tells, "" if it tells none."""
        found = self._known_gender.get(lemma)
        if found is None:
            low = lemma.lower()
            found = next(
                (
                    g
                    for ending, g in self._genders
                    if low.endswith(ending) and len(low) > len(ending) + (len(ending) < 3) * 2
                ),
                "",
            )
            self._known_gender[lemma] = found
        return found

    def _number(self, tokens: Sequence[Token], head: int, numbers: set[str]) -> Number | None:
        if numbers == {"s"}:
            return "sing"
        if numbers == {"p"}:
            return "plur"
        return None


def _narrow(left: frozenset[Reading], right: frozenset[Reading]) -> frozenset[Reading]:
    """Return the readings that both sides allow; the left side alone if they do not agree."""
    kept = {
        (a[0], a[1] or b[1], a[2] or b[2])
        for a in left
        for b in right
        if a[0] == b[0] and (not a[1] or not b[1] or a[1] == b[1]) and (not a[2] or not b[2] or a[2] == b[2])
    }
    return frozenset(kept) or left


def _genitive_name(token: Token) -> bool:
    """Say whether a name stands in the genitive: Russlands, Trumps, Paris’."""
    form = token.form
    if form[-1:] in "’'":
        return len(form) > 2
    return form[-1:] == "s" and token.lemma == form[:-1]


def _participle(form: str) -> bool:
    """Say whether an adjective looks like a participle, which can have an attribute of its own."""
    stem = form.lower().rstrip("ernms") if len(form) > 5 else form.lower()
    return stem.endswith(("t", "nd", "d", "g")) or form.lower().endswith(("ene", "enen", "ener", "enes", "enem"))
