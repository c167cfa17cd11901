"""The town and the government that sits in it."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "town"),
    [
        ("de", "Das Treffen in Moskau dauerte lange.", "Moskau"),
        ("de", "Er flog von Berlin nach Kiew.", "Kiew"),
        ("de", "In Moskau und Kiew wurde gefeiert.", "Kiew"),
        ("de", "Die Stadt Teheran wuchs.", "Teheran"),
        ("de", "Die Gespräche in Genf ruhen.", "Genf"),
        ("de", "Sie wohnt in Essen.", "Essen"),
        ("en", "He arrived in Moscow on Monday.", "Moscow"),
        ("en", "The Moscow talks failed.", "Moscow"),
        ("en", "They met in Sharm el-Sheikh.", "Sharm el-Sheikh"),
    ],
)
def test_after_a_word_of_place_a_town_is_a_town(cast_of, language: str, text: str, town: str) -> None:
    reading = cast_of(text, language)
    assert town in [p.span.of(reading.article.text) for p in reading.cast.places]
    assert not reading.meant_by(town)


@pytest.mark.parametrize(
    ("language", "text", "words", "state"),
    [
        ("de", "Moskau weist den Vorwurf zurück.", "Moskau", "Russland"),
        ("de", "Die Gespräche zwischen Washington und Teheran ruhen.", "Teheran", "Iran"),
        ("de", "Das ist Kiews Bedingung.", "Kiews", "Ukraine"),
        ("de", "Er verhandelt mit Peking.", "Peking", "China"),
        ("en", "Tehran would not negotiate.", "Tehran", "Iran"),
        ("en", "Sanctions against Moscow remain.", "Moscow", "Russia"),
    ],
)
def test_a_capital_that_acts_is_its_state(cast_of, language: str, text: str, words: str, state: str) -> None:
    reading = cast_of(text, language)
    assert reading.meant_by(words) == [state]
    assert reading.form_of(words) == "metonym"


def test_brussels_is_the_union_or_the_town(cast_of) -> None:
    assert cast_of("Brüssel droht mit Strafen.").meant_by("Brüssel") == ["Europäische Union"]
    assert cast_of("Das Treffen in Brüssel endete.").places() == ["Brüssel"]


def test_a_meal_is_no_town(cast_of) -> None:
    assert not cast_of("Beim Essen war der Saal leer.").places()


def test_a_known_town_has_country_and_coordinates(cast_of) -> None:
    [place] = cast_of("Man traf sich in Istanbul.").cast.places
    assert place.place.country == "TUR"
    assert place.place.lat is not None
    assert 40 < place.place.lat < 42


def test_a_state_after_a_word_of_place_is_both_place_and_actor(cast_of) -> None:
    reading = cast_of("Der Krieg in der Ukraine dauert an.")
    assert reading.places() == ["Ukraine"]
    assert reading.meant_by("Ukraine") == ["Ukraine"]
