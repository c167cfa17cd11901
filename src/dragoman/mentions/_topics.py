"""What an envoy is there for: "für Syrien", "for Yemen", "UN-Syriengesandter", "the UN's Libya envoy"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dragoman.knowledge.world import Holding, World
from dragoman.mentions._beside import LONGEST_TOPIC
from dragoman.mentions._describe import Description
from dragoman.mentions._ledger import Read

LONG_NAME = 5
"""Letters from which on the name of a subject may go on in a compound or a derived word: Syriengesandter."""


def phrase_of(description: Description, read: Read) -> tuple[str, bool]:
    """Return the words of a description with its topic, and whether they say what its holder is there for."""
    tokens, words = read.sentence.tokens, read.words
    last = description.head_end
    low = tokens[last].form.lower() if last < len(tokens) else ""
    end = last
    if low in words.about | words.at | words.of | words.genitive | words.locative:
        while end < len(tokens) and end - last < LONGEST_TOPIC and tokens[end].pos not in ("VERB", "AUX", "PUNCT"):
            end += 1
    text = " ".join(token.form for token in tokens[description.first : end])
    title = description.piece.title
    compound = title is not None and bool(title.portfolio)
    return text, compound or (low in words.about and end > last) or len(description.owners) > 1


def about(world: World, holding: Holding, phrase: str) -> bool:
    """Say whether a phrase names what somebody was there for."""
    return any(_names(word, phrase) for subject in holding.subject for word in world.subject_words(subject))


def narrowed(world: World, holdings: Iterable[Holding], phrase: tuple[str, bool]) -> Sequence[Holding]:
    """Return those who are there for what the phrase names; without any, those who are there for nothing else."""
    text, says = phrase
    found = list(holdings)
    matching = [held for held in found if about(world, held, text)]
    if matching:
        return matching
    return [held for held in found if not held.subject] if says else found


def _names(word: str, phrase: str) -> bool:
    return _pattern(word).search(phrase) is not None


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    end = r"\w*" if len(word) >= LONG_NAME else r"s?\b"
    flags = re.IGNORECASE if len(word) >= LONG_NAME else re.NOFLAG
    return re.compile(rf"(?<!\w){re.escape(word)}{end}", flags)
