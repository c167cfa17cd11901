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

COUNCILS = """Rival councils of Qasr Harun agree on prisoner swap

Sheikh Idris al-Marwazi, the leader of the Harun Salvation Council, met General Talib ibn Sahl in the port of Wadi Zahr
on Sunday. Al-Marwazi said he would free 40 men. "We have nothing to hide," ibn Sahl told reporters.

The general's brother, Nabil ibn Sahl, who heads the coast guard, was absent. Lady Honoria Speck, the mediator of the
Straits Forum, said both men had shaken hands. She thanked al-Marwazi.
"""
JUNTA = """Machtkampf in Myinzaya: Junta spricht mit Exilregierung

Der Vorsitzende der Militärregierung von Myinzaya, General Thaw Lin Htut, hat am Freitag den früheren
Außenminister U Kyaw empfangen. Kyaw sagte, er sehe keine Bewegung. General Htut wies den Vorwurf zurück.

Die Unterhändlerin der Exilregierung, Nan Ei Phyu, sprach in Bangkok von einem Täuschungsmanöver. Sie verlangte
die Freilassung aller Gefangenen.
"""
WATER = """Wasserstreit zwischen Costaluz und Sierraverde

Die Präsidentin von Costaluz, María Belén Ordóñez Pardo, telefonierte am Mittwoch mit ihrem Amtskollegen Joaquín
Ibarrola. Ordóñez sagte, sie wolle den Vertrag retten. Ibarrola lehnte das ab. Seine Frau, Inés Ibarrola, leitet die
Wasserbehörde von Sierraverde. Der Präsident forderte eine neue Quote.
"""
PIPELINE = """Talks on Karsk pipeline stall

Arkady Nikolayevich Sobolin, the deputy prime minister of Karsk, said on Tuesday that the talks had failed. Sobolin
blamed the Ordanian delegation. Ordania's energy minister, Vera Pavlovna Zhilina, rejected the charge. "He was late
every day," Zhilina said. She added that her government would wait. Colonel Maksim Sobolin, a cousin of the
deputy prime minister, guards the pipeline. Colonel Sobolin did not comment.
"""
HILLS = """Bergland will Sonderweg: Gespräche in Varosvar

Parteichef Kertai Márton von der Bergländischen Volkspartei traf am Montag Regierungschefin Zsófia Balla-Koch. Kertai
erklärte, er werde das Abkommen nicht unterschreiben. Balla-Koch zeigte sich enttäuscht. Li Wenshan, der Gesandte der
Chinesischen Handelskammer, vermittelte. Li sprach von Fortschritten. Beide Seiten wollen am Freitag weiterreden.
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
        (COUNCILS, "en", {"Idris al-Marwazi": "person", "Talib ibn Sahl": "person", "Nabil ibn Sahl": "person",
                          "Honoria Speck": "person"}),
        (JUNTA, "de", {"Thaw Lin Htut": "person", "Kyaw": "person", "Nan Ei Phyu": "person", "Myinzaya": "state"}),
        (WATER, "de", {"María Belén Ordóñez Pardo": "person", "Inés Ibarrola": "person", "Costaluz": "state"}),
        (PIPELINE, "en", {"Arkady Nikolayevich Sobolin": "person", "Maksim Sobolin": "person",
                          "Vera Pavlovna Zhilina": "person", "Karsk": "state"}),
        (HILLS, "de", {"Kertai Márton": "person", "Zsófia Balla-Koch": "person", "Li Wenshan": "person"}),
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
        (COUNCILS, "en", "Honoria Speck", "mediator"),
        (JUNTA, "de", "Nan Ei Phyu", "Unterhändlerin"),
        (PIPELINE, "en", "Vera Pavlovna Zhilina", "energy minister"),
        (HILLS, "de", "Li Wenshan", "Gesandter"),
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
        (COUNCILS, "en", "Al-Marwazi", ["Idris al-Marwazi"]),
        (COUNCILS, "en", "She thanked", ["Honoria Speck"]),
        (JUNTA, "de", "er sehe", ["Kyaw"]),
        (JUNTA, "de", "General Htut", ["Thaw Lin Htut"]),
        (WATER, "de", "Ordóñez sagte", ["María Belén Ordóñez Pardo"]),
        (WATER, "de", "Der Präsident", ["Joaquín Ibarrola"]),
        (PIPELINE, "en", "Sobolin\nblamed", ["Arkady Nikolayevich Sobolin"]),
        (PIPELINE, "en", "Colonel Sobolin", ["Maksim Sobolin"]),
        (HILLS, "de", "Li sprach", ["Li Wenshan"]),
        (HILLS, "de", "Kertai\nerklärte", ["Kertai Márton"]),
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
