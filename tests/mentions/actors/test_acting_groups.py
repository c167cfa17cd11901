"""Those who act together take positions and speak, though they go by no name: creditors, unions, the opposition."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "words", "name"),
    [
        ("de", "Die Gläubiger lehnten den Vorschlag ab.", "Die Gläubiger", "Gläubiger"),
        ("de", "Am Montag forderten die Gewerkschaften mehr Lohn.", "die Gewerkschaften", "Gewerkschaften"),
        ("de", "Die Bauernverbände warnten vor dem Abkommen.", "Die Bauernverbände", "Bauernverbände"),
        ("de", "In Genf verlangten Inselstaaten mehr Geld.", "Inselstaaten", "Inselstaaten"),
        ("de", "Diplomaten sagten, es gebe Fortschritte.", "Diplomaten", "Diplomaten"),
        ("de", "Aus Delegationskreisen hieß es, das genüge nicht.", "Delegationskreisen", "Delegationskreise"),
        ("de", "Die Opposition forderte Neuwahlen.", "Die Opposition", "Opposition"),
        ("de", "Die Armee erklärte, sie ziehe ab.", "Die Armee", "Armee"),
        ("en", "The creditors rejected the plan.", "The creditors", "Creditors"),
        ("en", "Lenders said it was too little.", "Lenders", "Lenders"),
        ("en", "Farmers' associations rejected the deal.", "Farmers' associations", "Farmers' associations"),
        ("en", "Developing countries demanded more money.", "Developing countries", "Developing countries"),
        ("en", "Diplomats said there was progress.", "Diplomats", "Diplomats"),
        ("en", "On Monday the opposition demanded a vote.", "the opposition", "Opposition"),
        ("en", "Separatists demanded autonomy.", "Separatists", "Separatists"),
    ],
)
def test_those_who_act_together_are_actors(cast_of, language: str, text: str, words: str, name: str) -> None:
    reading = cast_of(text, language)
    assert reading.meant_by(words) == [name]
    assert reading.actor(name).type == "group"


def test_the_army_is_that_of_the_state_whose_army_was_spoken_of(cast_of) -> None:
    reading = cast_of("Die sudanesische Armee rückte vor. Am Abend bestätigte die Armee den Angriff.")
    assert reading.meant_by("die Armee") == reading.meant_by("Die sudanesische Armee")


def test_an_army_that_the_tables_know_is_the_army_too(cast_of) -> None:
    reading = cast_of("The Sudanese army advanced. On Sunday the army confirmed the attack.", "en")
    assert reading.meant_by("the army") == reading.meant_by("The Sudanese army")


def test_the_swiss_spelling_of_a_name_is_that_name(cast_of) -> None:
    reading = cast_of("Das Weisse Haus wartete ab, anders als das Weiße Haus unter dem Vorgänger.")
    assert reading.meant_by("Weisse Haus") == reading.meant_by("Weiße Haus") == ["Weißes Haus"]
