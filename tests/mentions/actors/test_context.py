"""Titles without an owner, and words that say whose an office is only by what stands around them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "language", "day", "words", "name"),
    [
        # The place that opens the sentence, or the one state in view.
        ("In Warschau lobte der Außenminister den Plan.", "de", "2015-05-05", "der Außenminister", "Grzegorz Schetyna"),
        ("Speaking in Ottawa, the prime minister praised it.", "en", "2019-05-05", "the prime minister",
         "Justin Trudeau"),
        ("Jordanien schloss die Grenze. Der Außenminister warnte.", "de", "2016-05-05", "Der Außenminister",
         "Nasser Judeh"),
        ("At the White House, the president welcomed them.", "en", "2011-05-05", "the president", "Barack Obama"),
        # Two states in view leave it open.
        ("Paris und Rom stritten. Der Außenminister warnte.", "de", "2016-05-05", "Der Außenminister", None),
        ("Canada closed the border. The president of the club left.", "en", "2016-05-05", "The president", None),
        # In and a capital before the verb.
        ("Der Verteidigungsminister in Paris sagte ab.", "de", "2013-05-05", "Der Verteidigungsminister in Paris",
         "Jean-Yves Le Drian"),
        # The state of the first of two joined titles.
        ("Ankaras Präsident und der Außenminister reisten ab.", "de", "2018-05-05", "der Außenminister",
         "Mevlüt Çavuşoğlu"),
        # Colleagues of whom "and" joins them with.
        ("The French president and his Chinese counterpart spoke.", "en", "2010-05-05", "his Chinese counterpart",
         "Hu Jintao"),
        ("Mr Hammond and his German counterpart met.", "en", "2015-05-05", "his German counterpart",
         "Frank-Walter Steinmeier"),
        # At that time.
        ("2006 hatte der damalige französische Präsident das abgelehnt.", "de", "2024-05-05",
         "der damalige französische Präsident", "Jacques Chirac"),
        ("China's then president had received him.", "en", "2014-05-05", "China's then president", "Hu Jintao"),
        # Words that the state parts from their title, and parts of an organisation.
        ("The chief Iranian negotiator spoke.", "en", "2011-05-05", "The chief Iranian negotiator", "Saeed Jalili"),
        ("The UN's chief inspector spoke.", "en", "2002-05-05", "The UN's chief inspector", "Hans Blix"),
        # Somebody's.
        ("Angela Merkel kam mit ihrem Außenminister.", "de", "2007-05-05", "ihrem Außenminister",
         "Frank-Walter Steinmeier"),
        # A town after "in" is not somebody of that name.
        ("In Muscat the talks went on.", "en", "2016-05-05", "Muscat", None),
    ],
)  # fmt: skip
def test_whose_office_it_is_stands_around_the_title(
    cast_of, text: str, language: str, day: str, words: str, name: str | None
) -> None:
    reading = cast_of(text, language, day)
    people = {a.name for a in reading.cast.actors.values() if a.type == "person"}
    if name is None:
        assert not people & set(reading.meant_by(words))
    else:
        assert reading.meant_by(words) == [name]


def test_a_title_that_somebody_of_the_article_has_is_not_taken_from_the_tables(cast_of) -> None:
    text = "Außenminister Pell Osk blieb fern. In Warschau sagte der Außenminister ab. Polen schwieg."
    assert cast_of(text, day="2015-05-05").meant_by("der Außenminister") == ["Pell Osk"]


def test_who_left_an_office_days_ago_still_answers_to_it_if_nobody_else_does(cast_of) -> None:
    text = "Holbrooke died. Richard Holbrooke was 69. The US special envoy for Pakistan had fallen ill."
    assert cast_of(text, "en", "2010-12-15").meant_by("The US special envoy for Pakistan") == ["Richard Holbrooke"]


@pytest.mark.parametrize(
    ("text", "language", "words", "names"),
    [
        # Both sides are those that the text joined, not whoever was named last.
        ("Frankreich und Spanien stritten. Portugal vermittelte. Beide Seiten schwiegen.", "de", "Beide Seiten",
         ["Frankreich", "Spanien"]),
        ("Talks between Egypt and Sudan failed. Kenya had hosted them. Both sides left.", "en", "Both sides",
         ["Egypt", "Sudan"]),
        ("Kenia sprach mit Uganda. Ruanda schwieg. Beide Seiten warteten.", "de", "Beide Seiten", []),
        # Presidents are presidents.
        ("Barack Obama met John Kerry and Xi Jinping. The two presidents smiled.", "en", "The two presidents",
         ["Barack Obama", "Xi Jinping"]),
        # By where somebody is from, or how old he is.
        ("Terje Roed-Larsen came. The Norwegian was late.", "en", "The Norwegian", ["Terje Roed-Larsen"]),
        ("Pell Osk und Ali Chamenei schwiegen. Der Iraner ging.", "de", "Der Iraner", ["Ali Chamenei"]),
        ("Olaf Scholz kam. Der 63-Jährige lachte.", "de", "63-Jährige", ["Olaf Scholz"]),
        # Speakers of a transcript in capitals.
        ("Mike Pompeo came.\n\nSECRETARY POMPEO: Thank you.", "en", "POMPEO", ["Mike Pompeo"]),
        # A state may open the name of a group of states.
        ("The Sudan Contact Group met.", "en", "Sudan Contact Group", ["Sudan Contact Group"]),
    ],
)  # fmt: skip
def test_words_that_stand_for_somebody_spoken_of(
    cast_of, text: str, language: str, words: str, names: list[str]
) -> None:
    assert cast_of(text, language, "2013-06-07").meant_by(words) == names
