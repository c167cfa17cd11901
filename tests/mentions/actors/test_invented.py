"""Articles on people and states that no table knows: the text alone must do."""

from __future__ import annotations

import pytest

RIVER = """Dammstreit: Oberland und Tieflande vertagen sich

Der Präsident von Zatarien, Oru Venn, hat am Montag in Lissabon mit der dorvischen Ministerpräsidentin Mella
Tasko über den Staudamm am Querfluss gesprochen. Venn sagte, er wolle keinen Streit. Tasko verlangte eine
feste Wassermenge.

Die zatarische Regierung lehnte das ab. Dorvia werde jeden Liter zurückbekommen, erklärte Außenminister Pell
Osk nach dem Treffen. Ein Sprecher der dorvischen Regierung nannte das Angebot unzureichend. Beide Seiten
wollen im Herbst weiterreden.
"""
TRUCE = """Truce holds in Kessaland as mediators arrive

Kessaland's defence minister, Brun Hadley-Oss, said on Friday that the Free Valley Front had stopped its
attacks. He thanked the Republic of Noor for its help.

"We will not lay down our arms," said Tiva Marsh, the leader of the Free Valley Front. She accused the
Kessalandic army of preparing an offensive. Noor's special envoy Edd Calloway met both leaders. Calloway told
reporters that he was hopeful.
"""
FISH = """Fischereistreit: Tarn bietet Quoten an

Die Außenministerin der Republik Tarn, Lise Okkonen, bot dem Königreich Vesmark am Dienstag neue Fangquoten
an. Okkonen sprach von einer letzten Gelegenheit. Der vesmarkische Fischereiminister Ulf Brenning wies das
Angebot zurück. Er forderte den Abzug der Küstenwache. König Aldo von Vesmark schwieg.
"""
STRIKE = """Mine talks resume

Labour leader Joss Varden and mine owner Petra Lindqvist met in the town of Hollow Creek on Wednesday. Varden
demanded higher pay. Lindqvist refused, saying she had no money. The Miners Union of Arvon called a strike.
Arvonian Prime Minister Ned Falk offered to mediate. The prime minister said he would invite both sides.
"""
BORDER = """Grenzstreit in den Sulbergen

Herr Doktor Emil Kranz, Unterhändler der Volksfront für Sulland, traf am Donnerstag General Ota Birk. Kranz
überreichte einen Plan. Birk las ihn nicht. Der General verließ den Saal nach einer Stunde. Die Regierung in
Sulstadt äußerte sich nicht.
"""


@pytest.mark.parametrize(
    ("text", "language", "actors"),
    [
        (RIVER, "de", {"Oru Venn": "person", "Mella Tasko": "person", "Pell Osk": "person", "Zatarien": "state",
                       "Dorvia": "state"}),
        (TRUCE, "en", {"Brun Hadley-Oss": "person", "Tiva Marsh": "person", "Edd Calloway": "person",
                       "Kessaland": "state", "Noor": "state", "Free Valley Front": "organisation"}),
        (FISH, "de", {"Lise Okkonen": "person", "Ulf Brenning": "person", "Tarn": "state", "Vesmark": "state"}),
        (STRIKE, "en", {"Joss Varden": "person", "Petra Lindqvist": "person", "Ned Falk": "person"}),
        (BORDER, "de", {"Emil Kranz": "person", "Ota Birk": "person"}),
    ],
)  # fmt: skip
def test_everybody_who_acts_is_found(cast_of, text: str, language: str, actors: dict[str, str]) -> None:
    found = cast_of(text, language).types()
    assert {name: found.get(name) for name in actors} == actors


@pytest.mark.parametrize(
    ("text", "language", "name", "title"),
    [
        (RIVER, "de", "Oru Venn", "Präsident"),
        (RIVER, "de", "Mella Tasko", "Ministerpräsidentin"),
        (TRUCE, "en", "Brun Hadley-Oss", "defence minister"),
        (TRUCE, "en", "Tiva Marsh", "leader"),
        (TRUCE, "en", "Edd Calloway", "special envoy"),
        (FISH, "de", "Lise Okkonen", "Außenministerin"),
        (STRIKE, "en", "Ned Falk", "prime minister"),
        (BORDER, "de", "Emil Kranz", "Unterhändler"),
    ],
)
def test_what_they_are_is_found(cast_of, text: str, language: str, name: str, title: str) -> None:
    assert title in cast_of(text, language).titles(name)


@pytest.mark.parametrize(
    ("text", "language", "words", "names"),
    [
        (RIVER, "de", "er wolle", ["Oru Venn"]),
        (RIVER, "de", "Die zatarische Regierung", ["Zatarien"]),
        (TRUCE, "en", "He thanked", ["Brun Hadley-Oss"]),
        (TRUCE, "en", "She accused", ["Tiva Marsh"]),
        (TRUCE, "en", "he was hopeful", ["Edd Calloway"]),
        (FISH, "de", "Er forderte", ["Ulf Brenning"]),
        (STRIKE, "en", "she had", ["Petra Lindqvist"]),
        (STRIKE, "en", "The prime minister", ["Ned Falk"]),
        (BORDER, "de", "Der General", ["Ota Birk"]),
    ],
)
def test_those_who_come_back_are_the_same(cast_of, text: str, language: str, words: str, names: list[str]) -> None:
    assert cast_of(text, language).meant_by(words) == names


def test_two_articles_on_one_unknown_person_make_one_actor(cast_of) -> None:
    one = cast_of(RIVER).actor("Oru Venn")
    two = cast_of("Präsident Oru Venn von Zatarien reiste ab.").actor("Oru Venn")
    assert one.id == two.id
    assert one.key is None


def test_a_family_name_alone_is_an_actor_of_its_article_only(cast_of) -> None:
    one = cast_of("Frau Grommelin kam. Grommelin schwieg.").actor("Grommelin")
    two = cast_of("Frau Grommelin ging. Grommelin schwieg.").actor("Grommelin")
    assert one.id != two.id
