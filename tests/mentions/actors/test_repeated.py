"""Nouns with a definite article that only repeat somebody: the company, die Rebellen, the Republican, das Land."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "day", "text", "phrase", "names"),
    [
        (
            "de",
            "2012-06-01",
            "Die Bewegung Freies Aceh sprach in Helsinki. Die Rebellen gaben Waffen ab.",
            "Die Rebellen",
            ["Bewegung Freies Aceh"],
        ),
        (
            "de",
            "2012-06-01",
            "Die Lufthansa legte ein Angebot vor. Verdi lehnte es ab, und der Konzern schwieg.",
            "der Konzern",
            ["Lufthansa"],
        ),
        (
            "de",
            "2012-06-01",
            "Verdi rief zum Ausstand auf. Die Gewerkschaft will mehr Lohn.",
            "Die Gewerkschaft",
            ["Verdi"],
        ),
        (
            "en",
            "2012-06-01",
            "FARC proposed a truce. Colombia hesitated, and the guerrillas waited.",
            "the guerrillas",
            ["Revolutionary Armed Forces of Colombia"],
        ),
        ("en", "2012-06-01", "NATO met in Chicago. Russia said the alliance was wrong.", "the alliance", ["NATO"]),
        ("en", "2012-06-01", "Peru wants a deal. The country has waited for years.", "The country", ["Peru"]),
        ("en", "2013-06-01", "Merkel met reporters. She said her country would pay.", "her country", ["Germany"]),
        (
            "de",
            "2021-06-01",
            "Die EU drohte mit Zöllen. Die Kommission will sie im Juli erheben.",
            "Die Kommission",
            ["EU-Kommission"],
        ),
    ],
)
def test_a_noun_repeats_the_body_spoken_of(
    cast_of, language: str, day: str, text: str, phrase: str, names: list[str]
) -> None:
    assert cast_of(text, language, day).meant_by(phrase) == names


@pytest.mark.parametrize(
    ("language", "day", "text", "phrase", "names"),
    [
        (
            "en",
            "2011-07-23",
            "John Boehner broke off the talks. The Republican blamed others.",
            "The Republican",
            ["John Boehner"],
        ),
        (
            "en",
            "2011-07-23",
            "John Boehner broke off the talks. The Ohio Republican blamed others.",
            "The Ohio Republican",
            ["John Boehner"],
        ),
        (
            "de",
            "2021-05-26",
            "Die Schweiz bricht ab. Bundesrat Ignazio Cassis sprach in Bern. Der FDP-Bundesrat blieb ruhig.",
            "Der FDP-Bundesrat",
            ["Ignazio Cassis"],
        ),
        (
            "en",
            "2011-07-23",
            "Treasury Secretary Timothy Geithner met senators. The secretary left early.",
            "The secretary",
            ["Timothy Geithner"],
        ),
        (
            "de",
            "2018-12-06",
            "Horst Köhler lud nach Genf ein. Der frühere Bundespräsident war zufrieden.",
            "Der frühere Bundespräsident",
            ["Horst Köhler"],
        ),
        (
            "de",
            "2018-07-09",
            "Isaias Afwerki empfing Abiy Ahmed. Am Abend lobte Isaias den Vertrag.",
            "Isaias den"[:6],
            ["Isaias Afwerki"],
        ),
    ],
)
def test_a_description_repeats_the_person_spoken_of(
    cast_of, language: str, day: str, text: str, phrase: str, names: list[str]
) -> None:
    assert cast_of(text, language, day).meant_by(phrase) == names


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        ("en", "NATO met in Chicago. The company that makes the jets sent nobody.", "The company"),
        ("en", "Boehner met Reid. The lawyer who paid for the trip left.", "The lawyer"),
        ("de", "FARC und ELN verhandelten getrennt. Die Rebellen sind uneins.", "Die Rebellen"),
    ],
)
def test_what_is_told_from_others_or_left_open_repeats_nobody(cast_of, language: str, text: str, phrase: str) -> None:
    known = {"NATO", "John Boehner", "Harry Reid", "FARC", "ELN"}
    assert not known & set(cast_of(text, language, "2011-07-23").meant_by(phrase))


def test_both_leaders_are_the_two_whom_the_text_joined(cast_of) -> None:
    text = (
        "Ian Paisley and Gerry Adams sat down together. Peter Hain welcomed it in Belfast. "
        "Tony Blair telephoned both leaders."
    )
    assert cast_of(text, "en", "2007-03-26").meant_by("both leaders") == ["Gerry Adams", "Ian Paisley"]


def test_a_plural_title_of_two_states_means_both_holders(cast_of) -> None:
    reading = cast_of("Die Außenminister Russlands und der Ukraine trafen sich.", "de", "2022-03-10")
    assert reading.meant_by("Die Außenminister Russlands und der Ukraine") == ["Dmytro Kuleba", "Sergej Lawrow"]
    reading = cast_of("The prime ministers of Serbia and Kosovo met.", "en", "2013-04-19")
    assert reading.meant_by("The prime ministers of Serbia and Kosovo") == ["Hashim Thaci", "Ivica Dacic"]


def test_a_body_of_one_name_is_that_of_the_state_spoken_of(cast_of) -> None:
    swiss = cast_of("Die Schweiz bricht die Gespräche ab. Der Bundesrat will den Vertrag nicht.", "de", "2021-05-26")
    assert swiss.meant_by("Bundesrat") == ["Schweizer Bundesrat"]
    german = cast_of("Der Bundesrat stimmte dem Gesetz am Freitag zu.", "de", "2021-05-26")
    assert german.meant_by("Bundesrat") == ["Bundesrat"]


def test_a_place_that_holds_the_name_of_a_state_is_not_the_state(cast_of) -> None:
    reading = cast_of("Power returned to Northern Ireland in May.", "en", "2007-05-08")
    assert reading.meant_by("Northern Ireland") == []
    assert any(p.place.name == "Northern Ireland" for p in reading.cast.places)


def test_residents_of_a_capital_are_no_government(cast_of) -> None:
    assert cast_of("Residents of Khartoum heard shots.", "en", "2023-05-21").meant_by("Khartoum") == []
    assert cast_of("A month after Pristina declared independence, talks began.", "en", "2008-03-21").meant_by(
        "Pristina"
    ) == ["Kosovo"]


def test_a_name_after_a_word_for_media_is_a_medium(cast_of) -> None:
    reading = cast_of("He told the broadcaster NRV and then told The Northern Ledger that he would go.", "en")
    kinds = {actor.name: actor.type for actor in reading.cast.actors.values()}
    assert kinds == {"NRV": "medium", "Northern Ledger": "medium"}


def test_a_name_after_a_word_for_bodies_is_one(cast_of) -> None:
    text = "Verdi und der Arbeitgeberverband Nordmetall Plus einigten sich. Beide Seiten lobten den Vertrag."
    reading = cast_of(text, "de", "2018-02-06")
    assert reading.meant_by("Beide Seiten") == ["Nordmetall Plus", "Verdi"]


@pytest.mark.parametrize("name", ["Pak Yong-ho", "Liu Shan"])
def test_an_unknown_name_with_the_family_first_is_whole(cast_of, name: str) -> None:
    family = name.split()[0]
    reading = cast_of(f"{name}, a vice minister, agreed. {family} left on Friday.", "en", "2018-05-26")
    assert reading.meant_by(name) == [name]
    assert reading.meant_by(f"{family} left"[: len(family)], 1) == [name]


def test_the_head_of_a_part_is_not_the_head_of_the_whole(cast_of) -> None:
    reading = cast_of("The head of the U.N. delegation left Geneva.", "en", "2023-05-21")
    assert reading.meant_by("The head of the U.N. delegation") != ["Antonio Guterres"]
