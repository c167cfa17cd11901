"""Where names begin and end: what tables, particles and offices say of the bounds that a model gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.language._name_tables import NameTables
from dragoman.language._types import NameLabel, Token

Range = tuple[int, int, NameLabel]
"""First token, the one after the last, label."""
Found = tuple[int, int, NameLabel, str]
"""A range with its source."""
_LONGEST_JOINED = 6
"""Words of the longest name that is put together from pieces, and of the longest office before one."""


def mended(
    tokens: Sequence[Token], forms: Sequence[str], ranges: Sequence[Range], tables: NameTables
) -> Iterator[Range]:
    """Yield a model's names with what tables know of their bounds.

    A person or place of the tables stands with the full name; what bears such a name, a street or a foundation, stays
    whole, but an office before a person is no part of anything.
    """
    wholes = [whole for whole in tables.wholes_in(forms) if is_name(tokens, whole[0], whole[1])]
    for first, last, label in ranges:
        if _no_name(forms, first, last, tables):
            continue
        met = [w for w in wholes if w[0] < last and first < w[1]]
        inside = bool(met) and first <= met[0][0] and met[-1][1] <= last and (first, last) != met[0][:2]
        if inside and met[-1][2] == "PER" and met[-1][1] == last and label != "PER":
            office = _office_before(forms, met[-1][0], tables)
            if office is not None:
                if first < office:
                    yield first, office, label
                yield met[-1]
                continue
        if not met or (inside and any(label != w[2] for w in met)):
            yield from _without_office(tokens, forms, first, last, label, tables)
            continue
        for whole in met:
            begin, end, kind = whole
            open_ended = whole == met[-1] and label == kind == "PER" and last > end
            if open_ended and not any(token.pos == "PUNCT" for token in tokens[end:last]):
                end = last
            yield begin, end, kind


def _no_name(forms: Sequence[str], first: int, last: int, tables: NameTables) -> bool:
    """Say whether a range is an adjective of a state or an office of several words: Greek, Crown Prince."""
    if last - first == 1:
        return forms[first] in tables.peoples and not tables.is_place(forms[first])
    return tables.office_at(forms, first) == last


def _office_before(forms: Sequence[str], end: int, tables: NameTables) -> int | None:
    """Return where the longest office that ends right before a word begins, None if none does."""
    return next((i for i in range(max(0, end - _LONGEST_JOINED), end) if tables.office_at(forms, i) == end), None)


def is_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether words that look like a full name are tagged as one for the most part."""
    return sum(token.pos == "PROPN" for token in tokens[first:last]) * 2 >= last - first


def _without_office(
    tokens: Sequence[Token], forms: Sequence[str], first: int, last: int, label: NameLabel, tables: NameTables
) -> Iterator[Range]:
    """Yield a person's name without the office or day before it, and the place before it as a name of its own."""
    if label == "LOC" and last - first > 1 and forms[first + 1] in tables.given and tables.is_place(forms[first]):
        # Armenia's Tigran Melkonyan, In Nairobi Grace Wanjiru
        yield first, first + 1, "LOC"
        yield first + 1, last, "PER"
        return
    if label != "ORG" and last - first > 1 and tables.is_genitive(forms[first]) and _proper(tokens[first + 1]):
        # Armeniens Tigran Melkonjan
        yield first, first + 1, "LOC"
        yield first + 1, last, "PER" if last - first > 2 else label
        return
    if label != "PER":
        yield first, last, label
        return
    begin = first
    while begin < last - 1:
        after = tables.office_at(forms, begin)
        if begin < after < last and _proper(tokens[after]):
            begin = after
        elif forms[begin] in tables.times and forms[begin] not in tables.given:
            begin += 1
        else:
            break
    if last - begin > 2 and tables.is_place(forms[begin]) and forms[begin + 1] in tables.given:
        yield begin, begin + 1, "LOC"
        begin += 1
    led = begin > 0 and forms[begin - 1].lower() in tables.local
    if led and last - begin > 2 and forms[begin] in tables.places and forms[begin] not in tables.given:
        yield begin, begin + 1, "LOC"
        begin += 1
    yield begin, last, label


def runs(
    tokens: Sequence[Token], forms: Sequence[str], taken: Sequence[bool], tables: NameTables
) -> Iterator[tuple[int, int]]:
    """Yield the runs of proper nouns outside the names already found, without offices and days."""
    i = 0
    while i < len(tokens):
        after = tables.office_at(forms, i)
        if after > i:
            i = after
            continue
        if taken[i] or not _proper(tokens[i]) or forms[i] in tables.times or tables.is_office(forms[i]):
            i += 1
            continue
        if forms[i] in tables.peoples and not (i + 1 < len(tokens) and _goes_on(tokens, i + 1)):
            i += 1
            continue
        j = i + 1
        while j < len(tokens) and not taken[j] and _goes_on(tokens, j):
            j += 1
        yield i, j
        i = j


def _proper(token: Token) -> bool:
    return token.tag in ("NE", "NNP", "NNPS") and any(c.isalnum() for c in token.form)


def _goes_on(tokens: Sequence[Token], j: int) -> bool:
    """Say whether a run goes on at ``j``: another proper noun, or a hyphen that joins two."""
    if _proper(tokens[j]):
        return not tokens[j - 1].form.endswith(("s’", "s'"))
    touching = tokens[j].start == tokens[j - 1].end
    return tokens[j].form in ("-", "–", "&") and touching and j + 1 < len(tokens) and _proper(tokens[j + 1])


def widened(tokens: Sequence[Token], first: int, last: int, tables: NameTables) -> tuple[int, int]:
    """Return a name's range with the proper nouns that stand at its ends, such as "von der" before "Leyen"."""
    while first > 0 and tokens[first - 1].tag == "NE" and tokens[first - 1].form.islower():
        first -= 1
    while last < len(tokens) and tokens[last].tag == "NE" and tokens[last - 1].form.islower():
        last += 1
    if tokens[last - 1].form in tables.particles:
        # Ursula von | der Leyen: a name does not end in a particle.
        end = last
        while end < len(tokens) and tokens[end].form in tables.particles:
            end += 1
        if end < len(tokens) and tokens[end].pos in ("PROPN", "NOUN") and tokens[end].form[:1].isupper():
            last = end + 1
    return first, last


def joined(tokens: Sequence[Token], names: Sequence[Found], tables: NameTables) -> list[Found]:
    """Put together the pieces of one person's name: a given name, a particle or a hyphen, and what follows."""
    result: list[Found] = []
    for name in names:
        if result and _one_person(tokens, result[-1], name, tables):
            first, _, label, source = result.pop()
            label = "PER" if "PER" in (label, name[2]) else label
            result.append((first, name[1], label, "model" if "model" in (source, name[3]) else "rule"))
        else:
            result.append(name)
    return result


def _one_person(tokens: Sequence[Token], one: Found, other: Found, tables: NameTables) -> bool:
    if other[1] - one[0] > _LONGEST_JOINED or "PER" not in (one[2], other[2]):
        return False
    between = [token.form for token in tokens[one[1] : other[0]]]
    end = tokens[one[1] - 1].form
    if between == ["-"]:
        if one[2] != "PER":
            return False
        return tokens[one[1]].start == tokens[one[1] - 1].end and tokens[one[1]].end == tokens[other[0]].start
    if "ORG" in (one[2], other[2]) or any(form not in tables.particles for form in between):
        return False
    opens = one[1] - one[0] == 1 and end in tables.given
    return opens or (not between and (end.endswith("-") or end in tables.particles))
