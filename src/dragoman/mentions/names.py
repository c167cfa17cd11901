"""Is it one name? German and English spellings of Russian, Ukrainian, Arabic, Persian and other names, by sound.

German papers write Selenskyj, Lawrow, Ahmadinedschad and Chamenei where English ones write Zelensky, Lavrov,
Ahmadinejad and Khamenei. Every word is turned into the sounds that it may stand for (German *ch* is the *kh* or the
*ch* of English, *s* may be *z*, *j* may be *y* or *dsch*); two words match if one reading is common to both. Names in
Cyrillic are turned into the same sounds, those in Arabic script into their consonants.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

MOST_VARIANTS = 64
"""Readings of one word that are looked at; a word with more is read in its first ones."""
LAX_LENGTH = 4
"""Letters from which on two words may differ in one vowel within (Mursi, Morsi)."""

_LETTERS = {
    "ß": "ss",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "ə": "a",
    "ħ": "h",
}

# Latin spelling → the sounds it may stand for. Sounds: c as in Czech, H for kh, S for sh, Z for zh, J for English j.
_LATIN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("schtsch", ("Sc",)),
    ("schtch", ("Sc",)),
    ("shtch", ("Sc",)),
    ("shch", ("Sc",)),
    ("dsch", ("J",)),
    ("dzh", ("J",)),
    ("tsch", ("c",)),
    ("tch", ("c",)),
    ("sch", ("S", "Z")),
    ("sh", ("S",)),
    ("zh", ("Z",)),
    ("kh", ("H",)),
    ("ch", ("c", "H")),
    ("gh", ("g", "k")),
    ("dj", ("J",)),
    ("ck", ("k",)),
    ("ph", ("f",)),
    ("th", ("t",)),
    ("dh", ("d",)),
    ("tz", ("s",)),
    ("ts", ("s",)),
    ("qu", ("k", "g")),
    ("ou", ("u",)),
    ("oo", ("u",)),
    ("ee", ("i",)),
    ("č", ("c", "k")),
    ("ć", ("c", "k")),
    ("ç", ("c", "k")),
    ("š", ("S", "s")),
    ("ş", ("S", "s")),
    ("ș", ("S", "s")),
    ("ž", ("Z", "s")),
    ("ä", ("a", "ae")),
    ("ö", ("o", "oe")),
    ("ü", ("u", "ue")),
    ("q", ("k", "g")),
    ("w", ("v",)),
    ("x", ("ks",)),
    ("j", ("i", "J")),
    ("y", ("i",)),
    ("z", ("s",)),
)
_CYRILLIC: dict[str, tuple[str, ...]] = {
    "а": ("a",), "б": ("b",), "в": ("v",), "г": ("g", "h"), "ґ": ("g",), "д": ("d",), "е": ("e",), "ё": ("o", "e"),
    "є": ("e",), "ж": ("Z", "J"), "з": ("s",), "и": ("i",), "і": ("i",), "ї": ("i",), "й": ("i",), "к": ("k",),
    "л": ("l",), "м": ("m",), "н": ("n",), "о": ("o",), "п": ("p",), "р": ("r",), "с": ("s",), "т": ("t",),
    "у": ("u",), "ў": ("u", "v"), "ф": ("f",), "х": ("H", "h"), "ц": ("s",), "ч": ("c",), "ш": ("S",), "щ": ("Sc",),
    "ъ": ("",), "ы": ("i",), "ь": ("",), "э": ("e",), "ю": ("iu",), "я": ("ia",), "ј": ("i",), "љ": ("l",),
    "њ": ("n",), "ћ": ("c",), "ђ": ("J",), "џ": ("J",),
}  # fmt: skip
_ARABIC: dict[str, tuple[str, ...]] = {
    "ا": ("",), "أ": ("",), "إ": ("",), "آ": ("",), "ء": ("",), "ئ": ("",), "ؤ": ("",), "ب": ("b",), "ت": ("t",),
    "ث": ("t", "s"), "ج": ("J", "g"), "ح": ("h",), "خ": ("H",), "د": ("d",), "ذ": ("d", "s"), "ر": ("r",),
    "ز": ("s",), "س": ("s",), "ش": ("S",), "ص": ("s",), "ض": ("d", "s"), "ط": ("t",), "ظ": ("s",), "ع": ("",),
    "غ": ("g", "k"), "ف": ("f",), "ق": ("k", "g"), "ك": ("k",), "ک": ("k",), "ل": ("l",), "م": ("m",), "ن": ("n",),
    "ه": ("h",), "ة": ("",), "و": ("u", "v"), "ي": ("i",), "ی": ("i",), "ى": ("",), "پ": ("p",), "چ": ("c",),
    "ژ": ("Z", "J"), "گ": ("g",), "ۀ": ("h",),
}  # fmt: skip

_ARABIC_FORMS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا"})

_ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "asch", "ar", "ad", "an", "at", "az", "ud", "ed", "es", "er"})
"""The Arabic article in its spellings; a word only where a hyphen or al/el shows that it is one."""
_SERVANT = re.compile("abd[aeou]l(?!lah)", re.IGNORECASE)
"""The beginning of Abdel Fattah, Abdulrahman, Abdolfattah: abd, servant, with the article."""
_SERVANT_APART = re.compile("عبد\\s+الله")
_SPLIT = re.compile(r"[\s‐‑–]+")
_DROP = re.compile(r"['’‘`ʿʾʻʼ´\"„“”.\u200c\u200d]|\u064b|\u064c|\u064d|\u064e|\u064f|\u0650|\u0651|\u0652")
_DOUBLE = re.compile(r"(.)\1+")
_UMLAUT = re.compile("[äöü]", re.IGNORECASE)
"""Letters of names that are written alike everywhere: Müller is not Möller."""
_VOWELS = frozenset("aeiou")
_VOWEL_CLASS = str.maketrans({"e": "i", "o": "u"})
_ARABIC_SCRIPT = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC_SCRIPT = re.compile(r"[\u0400-\u04ff]")


def fold(name: str) -> str:
    """Return a name in small letters without accents, its words joined by hyphens: ``recep-tayyip-erdogan``."""
    low = "".join(_LETTERS.get(c, c) for c in name.casefold())
    plain = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain).strip("-")


def _expand(word: str, table: dict[str, tuple[str, ...]]) -> list[str]:
    choices = [table.get(c, (c,)) for c in word]
    return _combine(choices)


def _combine(choices: list[tuple[str, ...]]) -> list[str]:
    count = 1
    kept: list[tuple[str, ...]] = []
    for choice in choices:
        if count * len(choice) > MOST_VARIANTS:
            kept.append(choice[:1])
        else:
            kept.append(choice)
            count *= len(choice)
    return ["".join(parts) for parts in product(*kept)]


def _latin(word: str) -> list[str]:
    marked = "".join(c if c in "čćçšşșžäöü" else _strip(c) for c in unicodedata.normalize("NFC", word))
    choices: list[tuple[str, ...]] = []
    i = 0
    while i < len(marked):
        for spelling, sounds in _LATIN:
            if marked.startswith(spelling, i):
                choices.append(sounds)
                i += len(spelling)
                break
        else:
            c = marked[i]
            following = marked[i + 1 : i + 2]
            choices.append(("s",) if c == "c" and following in "eiy" and following else ("k",) if c == "c" else (c,))
            i += 1
    return _combine(choices)


def _strip(c: str) -> str:
    mapped = _LETTERS.get(c, c)
    return "".join(d for d in unicodedata.normalize("NFKD", mapped) if not unicodedata.combining(d))


def _smooth(sounds: str) -> str:
    """Even out what the spellings of one name differ in: double letters, je for e, -eh for -a, -schow for -schew."""
    s = _DOUBLE.sub(r"\1", sounds)
    s = re.sub(r"[ea]h$", "a", s)
    s = re.sub(r"(?<=[aeiou])h$", "", s)
    s = re.sub(r"i(?=e)", "", s)
    s = re.sub(r"(?<=[^aeiou])i(?=o)", "", s)
    s = re.sub(r"([cS])ov", r"\1ev", s)
    s = re.sub(r"nder$", "ndr", s)
    return _DOUBLE.sub(r"\1", s)


@lru_cache(maxsize=8192)
def sounds_of(word: str) -> frozenset[str]:
    """Return the readings of one word of a name, as strings of sounds."""
    low = word.casefold()
    if _CYRILLIC_SCRIPT.search(low):
        raw = _expand(low, _CYRILLIC)
    elif _ARABIC_SCRIPT.search(low):
        raw = _expand(low, _ARABIC)
    else:
        raw = _latin(low)
    return frozenset(filter(None, (_smooth(s) for s in raw)))


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name without the Arabic article, hyphens taken as spaces."""
    found: list[str] = []
    for chunk in _SPLIT.split(_SERVANT_APART.sub("عبدالله", _DROP.sub("", name.strip()))):
        parts = [p for p in chunk.split("-") if p]
        if len(parts) > 1:
            parts = [p for n, p in enumerate(parts) if not (p.casefold() in _ARTICLES and n < len(parts) - 1)]
        for part in parts:
            if part.casefold() in ("al", "el") and parts == [part]:
                continue
            if _ARABIC_SCRIPT.search(part):
                part = part.translate(_ARABIC_FORMS)
                if part.startswith("ال") and len(part) > 4:
                    part = part[2:]
            servant = _SERVANT.match(part)
            found.extend(
                ("Abd", part[servant.end() :])
                if servant and servant.end() < len(part)
                else ("Abd",)
                if servant
                else (part,)
            )
    return tuple(found)


def _skeletons(word: str, *, drop: str = "") -> frozenset[str]:
    bones = ("".join(c for c in s if c not in _VOWELS and c not in drop) for s in sounds_of(word))
    return frozenset(_DOUBLE.sub(r"\1", s) if drop else s for s in bones)


def _vowels(sounds: str) -> str:
    runs = re.findall(r"[aeiou]+", sounds.translate(_VOWEL_CLASS))
    return "".join("i" if run in ("ai", "ii", "i") else run[0] for run in runs)


def _near(a: str, b: str) -> bool:
    """Say whether two words have the same consonants and end, and differ in one vowel within at the most."""
    if len(a) < LAX_LENGTH or len(b) < LAX_LENGTH or _UMLAUT.search(a) or _UMLAUT.search(b):
        return False
    for one in sounds_of(a):
        bones = "".join(c for c in one if c not in _VOWELS)
        if len(bones) < 2:
            continue
        for two in sounds_of(b):
            if "".join(c for c in two if c not in _VOWELS) != bones:
                continue
            if (one[0] in _VOWELS) != (two[0] in _VOWELS):
                continue
            v, w = _vowels(one), _vowels(two)
            ends = (one[-1:].translate(_VOWEL_CLASS), two[-1:].translate(_VOWEL_CLASS))
            if len(v) == len(w) and ends[0] == ends[1] and sum(x != y for x, y in zip(v, w, strict=True)) <= 1:
                return True
    return False


def _word_match(a: str, b: str) -> int:
    """Return 2 if two words sound alike, 1 if they nearly do, else 0."""
    if a.casefold() == b.casefold():
        return 2
    if _ARABIC_SCRIPT.search(a) or _ARABIC_SCRIPT.search(b):
        return 2 if _skeletons(a, drop="hv") & _skeletons(b, drop="hv") else 0
    if sounds_of(a) & sounds_of(b):
        return 2
    return 1 if _near(a, b) else 0


def _initials(a: str, b: str) -> bool:
    """Say whether one of two words is the initial of the other."""
    return (len(a) == 1 or len(b) == 1) and a[:1].casefold() == b[:1].casefold()


def same_name(a: str, b: str) -> bool:
    """Say whether two spellings are of one name: Umjerow and Umerov, Mahmud Ahmadinedschad and Mahmoud Ahmadinejad.

    First and family name must both sound alike (one of them nearly); middle names and initials may be missing in one,
    but not differ. A family name alone matches a family name alone, never a full name: that takes more than the name.

    >>> same_name("Wolodymyr Selenskyj", "Volodymyr Zelensky")
    True
    >>> same_name("Sergej Lawrow", "Sergei Ivanov")
    False
    """
    one, two = _words(a), _words(b)
    if not one or not two:
        return bool(fold(a)) and fold(a) == fold(b)
    if (len(one) == 1) != (len(two) == 1):
        return _joined(one, two)
    if len(one) == 1:
        return _word_match(one[0], two[0]) == 2 or (
            min(len(one[0]), len(two[0])) > LAX_LENGTH and _near(one[0], two[0])
        )
    family = _word_match(one[-1], two[-1])
    given = _word_match(one[0], two[0])
    if not given and _initials(one[0], two[0]) and family == 2:
        given = 1
    if not (family and given and family + given > 2):
        return _joined(one, two) or _turned(one, two)
    short, long = sorted((one[1:-1], two[1:-1]), key=len)
    if short and len(short) != len(long) and all(len(middle) == 1 for middle in (*short, *long)):
        return False
    if not short and long and _compound_end(a if len(one) > len(two) else b):
        return False
    rest = list(long)
    for middle in short:
        match = next((m for m in rest if _word_match(middle, m) or _initials(middle, m)), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def _compound_end(name: str) -> bool:
    """Say whether a name ends in two words that a hyphen joins, so that neither may be missing: Liu Chao-shiuan."""
    last = name.strip().rsplit(" ", 1)[-1]
    return "-" in last and len(_words(last)) > 1


def _joined(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Say whether two names differ only in where their words are parted: Abdel Fattah, Abdelfattah."""
    a, b = "".join(one), "".join(two)
    if min(len(a), len(b)) <= 2 * LAX_LENGTH:
        return False
    if _ARABIC_SCRIPT.search(a) or _ARABIC_SCRIPT.search(b):
        return len(one) != len(two) and bool(_skeletons(a, drop="hv") & _skeletons(b, drop="hv"))
    return bool(sounds_of(a) & sounds_of(b))


def _turned(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Say whether two names of two words have them in the other order: Xi Jinping, Jinping Xi."""
    return len(one) == len(two) == 2 and _word_match(one[0], two[1]) == 2 and _word_match(one[1], two[0]) == 2


_COARSE = str.maketrans({"H": "c", "S": "s", "Z": "s", "g": "k", "J": None, "h": None} | dict.fromkeys("aeiou"))


def name_keys(name: str) -> frozenset[str]:
    """Return coarse keys of the family name: two names that `same_name` joins share one, as a rule.

    Meant for blocking: only names that share a key need be compared.
    """
    words = _words(name)
    if not words:
        return frozenset()
    return frozenset(_DOUBLE.sub(r"\1", s.translate(_COARSE)) or s for s in sounds_of(words[-1]))


_ROUGH = re.compile("tsch|tch|dsch|dzh|sch|zh|sh|ch|kh|dj|tz|ts|dh|th|gh|ph|ck|c(?=[eiy])|[cqgx]|[aeiouyjhszvw-]")
_ROUGH_KEPT = {"dh": "d", "th": "t", "gh": "k", "ph": "f", "ck": "k", "q": "k", "g": "k", "x": "k"}


def rough_key(name: str) -> str:
    """Return those consonants of the last word that every spelling has: quick to make, for looking up many names.

    Two names in Latin script that `same_name` joins share it, as a rule; so do many that it does not join.
    """
    last = name.rsplit(" ", 1)[-1]
    low = last.lower() if last.isascii() and last.isalnum() else fold(name).rsplit("-", 1)[-1]
    bones = _ROUGH.sub(lambda m: _ROUGH_KEPT.get(m[0], "k" if m[0] == "c" and _hard(low, m.end()) else ""), low)
    return _DOUBLE.sub(r"\1", bones)


def _hard(word: str, at: int) -> bool:
    return word[at : at + 1] not in ("e", "i", "y")


def name_key(name: str) -> str:
    """Return the first of `name_keys`, empty for a name without letters."""
    return min(name_keys(name), default="")
