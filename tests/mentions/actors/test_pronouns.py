"""Pronouns and "both": resolved to whom they mean, or left alone."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "pronoun", "names"),
    [
        ("de", "Macron sagte, er werde mit Putin reden.", "er", ["Emmanuel Macron"]),
        ("de", "Laut Macron werde er nach Kiew reisen.", "er", ["Emmanuel Macron"]),
        ("de", "Macron traf am Montag Scholz. Er lobte die Gespräche.", "Er", ["Emmanuel Macron"]),
        ("de", "Annalena Baerbock traf Macron. Sie lobte ihn.", "Sie", ["Annalena Baerbock"]),
        ("de", "Annalena Baerbock traf Macron. Sie lobte ihn.", "ihn", ["Emmanuel Macron"]),
        ("en", "Macron said he would call Putin.", "he", ["Emmanuel Macron"]),
        ("en", "Annalena Baerbock met Macron. She praised him.", "She", ["Annalena Baerbock"]),
        ("en", "According to Macron, he will travel on Monday.", "he", ["Emmanuel Macron"]),
    ],
)
def test_a_pronoun_means_the_one_spoken_of(cast_of, language: str, text: str, pronoun: str, names: list[str]) -> None:
    reading = cast_of(text, language, "2023-05-05")
    found = [
        reading.cast.actor(m).name
        for m in reading.cast.mentions
        if m.form == "pronoun" and m.span.of(reading.article.text) == pronoun
    ]
    assert found == names


def test_a_plural_means_the_group(cast_of) -> None:
    text = (
        "Europäische Außenminister gaben eine Erklärung ab, in der sie Garantien forderten. Sie lehnten Abstriche ab."
    )
    reading = cast_of(text)
    assert reading.meant_by("sie Garantien"[:3]) == ["Europäische Außenminister"]
    assert reading.meant_by("Sie") == ["Europäische Außenminister"]


def test_a_plural_means_the_subjects_that_were_joined(cast_of) -> None:
    reading = cast_of("Polen und Spanien stimmten zu. Sie verlangten Garantien.")
    assert reading.meant_by("Sie") == ["Polen", "Spanien"]


@pytest.mark.parametrize(
    ("language", "text", "words", "names"),
    [
        (
            "de",
            "Macron telefonierte mit Putin. Beide seien sich einig gewesen.",
            "Beide",
            ["Emmanuel Macron", "Wladimir Putin"],
        ),
        ("de", "Polen stritt mit Spanien. Die beiden Länder einigten sich.", "Die beiden Länder", ["Polen", "Spanien"]),
        ("en", "Macron called Putin. Both leaders agreed.", "Both leaders", ["Emmanuel Macron", "Vladimir Putin"]),
        ("en", "Macron met Putin. The two leaders agreed.", "The two leaders", ["Emmanuel Macron", "Vladimir Putin"]),
    ],
)
def test_both_are_the_last_two(cast_of, language: str, text: str, words: str, names: list[str]) -> None:
    assert cast_of(text, language, "2023-05-05").meant_by(words) == names


@pytest.mark.parametrize(
    ("language", "text", "pronoun"),
    [
        ("de", "Der Vertrag mit Präsident Macron liegt vor. Er gilt ab Mai.", "Er"),
        ("de", "Macron und Scholz sprachen lange. Er reiste danach ab.", "Er"),
        ("de", "Es regnet. Er kam zu spät.", "Er"),
        ("de", "Haben Sie gehört, dass Macron kommt?", "Sie"),
        ("en", "Macron and Scholz talked for hours. He left later.", "He"),
        ("en", "It rained. They waited.", "They"),
    ],
)
def test_a_pronoun_in_doubt_stays_unresolved(cast_of, language: str, text: str, pronoun: str) -> None:
    reading = cast_of(text, language, "2023-05-05")
    assert not [m for m in reading.cast.mentions if m.form == "pronoun" and m.span.of(reading.article.text) == pronoun]
