"""Which language a passage is in, by its frequent words; German and English are read, others only recognised."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.articles._cues import LANGUAGE_TABLES, WORLD_TABLE
from dragoman.knowledge import Knowledge
from dragoman.record import LANGUAGES

WORD = re.compile(r"[^\W\d_]+")
FEW = 0.02
"""Below this share of frequent words a text of some length is in none of the languages by them."""
LONG = 25
"""Words from which a text counts as long enough for `FEW` to mean something."""
SAMPLE = 20_000
"""Characters of one passage that are looked at."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Frequent words by the languages that have them, and languages by the name of their script."""

    words: dict[str, tuple[str, ...]]
    scripts: dict[str, str]


def load_lexicon(knowledge: Knowledge) -> Lexicon:
    """Build the lexicon from the tables (use ``knowledge.derive(load_lexicon)``)."""
    found: dict[str, list[str]] = {}
    for name in LANGUAGE_TABLES:
        for word in dict.fromkeys(knowledge.toml(name)["stopwords"].split()):
            found.setdefault(word, []).append(name.partition("/")[0])
    world = knowledge.toml(WORLD_TABLE)
    for language, words in world["other_languages"].items():
        for word in dict.fromkeys(words.split()):
            languages = found.setdefault(word, [])
            if not any(known in LANGUAGES for known in languages):
                languages.append(language)
    return Lexicon({word: tuple(languages) for word, languages in found.items()}, dict(world["scripts"]))


def languages_of(passages: Sequence[str], lexicon: Lexicon, given: str | None) -> tuple[str | None, list[str | None]]:
    """Return the language of an article and that of each of its passages (ISO 639-1 codes).

    The article's is the ``given`` one, else that of most of its frequent words. A passage follows its article unless
    its own words clearly say otherwise; None where nothing can be said at all.
    """
    counts = [_count(passage, lexicon) for passage in passages]
    total: Counter[str] = Counter()
    for count, _ in counts:
        total.update(count)
    words = sum(number for _, number in counts)
    article = given or _best(total, words) or _by_script(passages, lexicon)
    if article is None and total:
        article = _first(total)
    result: list[str | None] = []
    for passage, (count, number) in zip(passages, counts, strict=True):
        own = _first(count) if count else None
        if own is not None and own != article:
            lead = count[own] - count.get(article, 0) if article else count[own]
            result.append(own if lead >= (2 if own in LANGUAGES and number < LONG else 3) else article)
        elif own is None and number >= LONG // 2:
            result.append(_by_script([passage], lexicon) or article)
        else:
            result.append(article)
    return article, result


def _count(passage: str, lexicon: Lexicon) -> tuple[Counter[str], int]:
    words = WORD.findall(passage[:SAMPLE].lower())
    known = lexicon.words
    count: Counter[str] = Counter()
    for languages in [known[word] for word in words if word in known]:
        for language in languages:
            count[language] += 1
    return count, len(words)


def _first(count: Counter[str]) -> str:
    """Return the language counted most; of two alike, the one that is read, then the first by its code."""
    return min(count, key=lambda language: (-count[language], language not in LANGUAGES, language))


def _best(total: Counter[str], words: int) -> str | None:
    if not total:
        return None
    best = _first(total)
    return best if words < LONG or total[best] >= FEW * words else None


def _by_script(passages: Sequence[str], lexicon: Lexicon) -> str | None:
    """Return the language that goes with the script of most letters, None if that is Latin."""
    letters = [c for passage in passages for c in passage[:500] if c.isalpha()]
    scripts = Counter(unicodedata.name(c, "?").split()[0].split("-")[0] for c in letters[:2000])
    if not scripts:
        return None
    script, _ = min(scripts.items(), key=lambda item: (-item[1], item[0]))
    return lexicon.scripts.get(script)
