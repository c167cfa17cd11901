"""Envoys by what they are there for, predecessors, holders on their way out, heads of one-of-a-kind offices."""

import pytest

from dragoman.articles import article_from_text
from dragoman.knowledge import load_knowledge
from dragoman.language import read_sentences
from dragoman.mentions import find_cast, one_person


def meant(day: str, language: str, sentence: str) -> set[str]:
    """Return the English names of the people of the tables whom a sentence mentions."""
    knowledge = load_knowledge()
    article = article_from_text(sentence, source="test", language=language, published=day, plain=True)
    cast = find_cast(article, read_sentences(article, knowledge), knowledge)
    actors = [cast.actor(m) for m in cast.mentions]
    return {a.names.get("en", (a.name,))[0] for a in actors if a.type == "person"}


@pytest.mark.parametrize(
    ("day", "language", "sentence", "person"),
    [
        ("2016-02-03", "de", "Der UN-Sondergesandte für Syrien unterbrach die Gespräche.", "Staffan de Mistura"),
        ("2016-02-03", "en", "The UN envoy for Yemen cancelled his trip.", "Ismail Ould Cheikh Ahmed"),
        ("2018-05-02", "en", "The UN's Libya envoy went to Benghazi.", "Ghassan Salame"),
        ("2007-05-02", "de", "Der Vermittler der Vereinten Nationen für das Kosovo schwieg.", "Martti Ahtisaari"),
        ("2014-03-02", "de", "Kofi Annans Nachfolger warnte vor einer Spaltung.", "Lakhdar Brahimi"),
        ("2008-01-02", "en", "Blair's successor denied it.", "Gordon Brown"),
        ("2022-01-02", "de", "Merkels Nachfolger flog nach Paris.", "Olaf Scholz"),
        ("2002-03-02", "en", "Bush's predecessor wrote his memoirs.", "Bill Clinton"),
        ("2020-12-20", "en", "The outgoing US president played golf.", "Donald Trump"),
        ("2022-01-10", "de", "Der bisherige Vizekanzler räumte sein Büro.", "Olaf Scholz"),
        ("2014-05-26", "de", "Der Papst betete an der Mauer.", "Pope Francis"),
        ("2015-02-02", "en", "The Australian prime minister survived the vote.", "Tony Abbott"),
    ],
)
def test_the_phrase_means_who_it_meant_on_that_day(day: str, language: str, sentence: str, person: str) -> None:
    assert person in meant(day, language, sentence)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2016-02-03", "The UN envoy for Atlantis cancelled his trip."),
        ("2016-02-03", "The UN envoy cancelled his trip."),
    ],
)
def test_an_envoy_for_nothing_that_the_tables_know_stays_open(day: str, sentence: str) -> None:
    assert not meant(day, "en", sentence)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("王毅", "Wang Yi", True),
        ("Zhang Wei", "李伟", False),
        ("Qassym Achmetow", "Касым Ахметов", True),
        ("George W. Orlo", "George H. W. Orlo", False),
        ("Sergei Ivanov", "Igor Ivanov", False),
    ],
)
def test_two_names_are_one_persons_by_script_and_sound(one: str, two: str, same: bool) -> None:
    assert (one_person(one, two, load_knowledge()) is not None) is same


def test_nobody_is_a_successor_long_before_his_time() -> None:
    assert "Olaf Scholz" not in meant("2018-10-10", "de", "Merkels Nachfolger steht noch nicht fest.")
