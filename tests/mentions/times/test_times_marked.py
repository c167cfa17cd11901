"""Sentences of newswire and newspapers, marked by hand as TimeML and KRAUTS mark them."""

from __future__ import annotations

import pytest

from tests.mentions.times._marked import faults, marked

FILES = (
    ("newswire_en.txt", "en"),
    ("newspaper_de.txt", "de"),
    ("fresh_en.txt", "en"),
    ("fresh_de.txt", "de"),
    ("second_en.txt", "en"),
    ("second_de.txt", "de"),
    ("third_en.txt", "en"),
    ("third_de.txt", "de"),
)


@pytest.mark.parametrize(("name", "lang"), FILES)
def test_of_the_expressions_marked_at_least_19_in_20_are_read_as_marked(name: str, lang: str) -> None:
    count, lines = faults(name, lang)
    assert len(lines) <= count * 0.05, "\n".join(lines)


@pytest.mark.parametrize(("name", "lang"), FILES)
def test_every_sentence_marked_has_its_words_and_a_day(name: str, lang: str) -> None:
    assert all(s.text and s.published[:4].isdigit() and lang for s in marked(name))
