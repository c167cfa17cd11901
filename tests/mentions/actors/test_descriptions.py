"""Names with their titles, titles without names, organs of states, groups: German and English, in any year."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "name", "title", "country"),
    [
        ("de", "Der US-Verteidigungsminister Pete Hegseth reiste ab.", "Pete Hegseth", "Verteidigungsminister", "USA"),
        ("de", "Er rief den polnischen Premierminister Donald Tusk an.", "Donald Tusk", "Premierminister", "POL"),
        ("de", "Laut Kremlsprecher Dmitri Peskow gilt das nicht.", "Dmitri Peskow", "Kremlsprecher", "RUS"),
        ("de", "Irans Außenminister Abbas Araghtschi lehnte ab.", "Abbas Araghtschi", "Außenminister", "IRN"),
        ("de", "Bundeskanzlerin Angela Merkel kam später.", "Angela Merkel", "Bundeskanzlerin", "DEU"),
        ("de", "Der frühere US-Präsident Bill Clinton riet dazu.", "Bill Clinton", "früherer Präsident", "USA"),
        ("en", "Poland's Prime Minister Donald Tusk called.", "Donald Tusk", "prime minister", "POL"),
        ("en", "Then U.S. Secretary of State Marco Rubio left.", "Marco Rubio", "secretary of state", "USA"),
        ("en", "The Kremlin spokesman, Dmitry Peskov, denied it.", "Dmitry Peskov", "Kremlin spokesman", "RUS"),
        ("en", "Keith Kellogg, Trump's special envoy for peace, was out.", "Keith Kellogg", "special envoy", "USA"),
    ],
)
def test_what_stands_beside_a_name_is_a_role(
    cast_of, language: str, text: str, name: str, title: str, country: str
) -> None:
    reading = cast_of(text, language)
    roles = [(role.title, role.country) for role in reading.actor(name).roles if role.evidence]
    assert (title, country) in roles


def test_a_role_rests_on_the_words_that_say_it(cast_of) -> None:
    reading = cast_of("Am Abend sprach der neue dänische Außenminister Lars Examplo in Kopenhagen.")
    role = reading.actor("Lars Examplo").roles[0]
    assert role.evidence is not None
    assert role.evidence.of(reading.article.text) == "der neue dänische Außenminister"
    assert (role.title, role.country, role.article) == ("Außenminister", "DNK", reading.article.id)


def test_two_titles_before_one_name_are_two_roles(cast_of) -> None:
    reading = cast_of("Er schickte den Botschafter und Sondergesandten Jan Muster nach Genf.")
    assert reading.titles("Jan Muster") == ["Botschafter", "Sondergesandter"]


def test_the_title_of_one_is_not_that_of_the_other(cast_of) -> None:
    reading = cast_of("Präsident Emmanuel Macron und Außenminister Jan Muster reisten gemeinsam.")
    assert reading.titles("Jan Muster") == ["Außenminister"]


def test_a_role_that_contradicts_the_tables_stands_beside_theirs(cast_of) -> None:
    reading = cast_of("US-Außenminister Pete Hegseth kam nach Brüssel.")
    by_text = [r.title for r in reading.actor("Pete Hegseth").roles if r.evidence]
    by_table = [r.title for r in reading.actor("Pete Hegseth").roles if r.basis and "table" in r.basis]
    assert by_text == ["Außenminister"]
    assert "Verteidigungsminister" in by_table


@pytest.mark.parametrize(
    ("language", "day", "text", "words", "name"),
    [
        ("de", "2005-05-09", "Der US-Präsident reiste nach Moskau.", "Der US-Präsident", "George W. Bush"),
        ("de", "2009-06-04", "Der US-Präsident sprach in Kairo.", "Der US-Präsident", "Barack Obama"),
        (
            "de",
            "2003-03-10",
            "Er rief den französischen Präsidenten an.",
            "den französischen Präsidenten",
            "Jacques Chirac",
        ),
        ("de", "2009-06-04", "Medwedew lud den US-Präsidenten ein.", "den US-Präsidenten", "Barack Obama"),
        ("de", "2015-02-12", "Auch der Kremlchef war da.", "der Kremlchef", "Wladimir Putin"),
        ("de", "2010-11-20", "Der russische Präsident kam.", "Der russische Präsident", "Dmitri Medwedew"),
        ("de", "2024-12-01", "Der designierte US-Präsident wartet ab.", "Der designierte US-Präsident", "Donald Trump"),
        ("de", "2021-03-01", "Der frühere US-Präsident schwieg.", "Der frühere US-Präsident", "Donald Trump"),
        ("de", "2014-03-20", "Die EU-Außenbeauftragte mahnte.", "Die EU-Außenbeauftragte", "Catherine Ashton"),
        ("en", "2003-03-10", "The German chancellor refused.", "The German chancellor", "Gerhard Schröder"),
        (
            "en",
            "2014-09-05",
            "NATO's secretary general was in Wales.",
            "NATO's secretary general",
            "Anders Fogh Rasmussen",
        ),
        ("en", "2009-06-13", "Iran's supreme leader praised it.", "Iran's supreme leader", "Ali Khamenei"),
    ],
)
def test_an_office_means_who_held_it_on_the_day(
    cast_of, language: str, day: str, text: str, words: str, name: str
) -> None:
    reading = cast_of(text, language, day)
    assert reading.meant_by(words) == [name]
    mention = next(m for m in reading.cast.mentions if reading.cast.actor(m).name == name)
    assert day in mention.why


def test_the_article_goes_before_the_tables(cast_of) -> None:
    text = "Der neue US-Präsident Max Muster trat an. Der US-Präsident versprach Ruhe."
    assert cast_of(text).meant_by("Der US-Präsident") == ["Max Muster"]


def test_a_description_that_nothing_decides_stays_one(cast_of) -> None:
    reading = cast_of("Ein Kreml-Sprecher bestätigte das. Der Schweizer Botschafter schwieg.")
    assert reading.types()["Kreml-Sprecher"] == "office"
    assert reading.actor("Kreml-Sprecher").country == "RUS"
    assert reading.types()["Schweizer Botschafter"] == "office"
    assert reading.actor("Schweizer Botschafter").country == "CHE"


def test_a_spokesman_of_a_ministry_in_a_capital_belongs_to_that_state(cast_of) -> None:
    reading = cast_of("Eine Sprecherin des Außenministeriums in Moskau wies das zurück.")
    [actor] = reading.cast.actors.values()
    assert (actor.type, actor.country) == ("office", "RUS")


def test_an_office_and_a_description_of_a_person_named_before_are_one(cast_of) -> None:
    text = (
        "US-Verteidigungsminister Pete Hegseth sprach in Brüssel. Das Ziel sei fern, sagte der neue Pentagon-Chef. "
        "Der ukrainische Präsident gab sich zuversichtlich. Man sei stark, erklärte der Staatschef."
    )
    reading = cast_of(text)
    assert reading.meant_by("der neue Pentagon-Chef") == ["Pete Hegseth"]
    assert (
        reading.meant_by("der Staatschef") == reading.meant_by("Der ukrainische Präsident") == ["Wolodymyr Selenskyj"]
    )


def test_the_colleague_of_a_minister_is_found_by_his_state(cast_of) -> None:
    reading = cast_of("Annalena Baerbock traf in Kiew ihren ukrainischen Amtskollegen.", day="2022-05-10")
    assert reading.meant_by("ihren ukrainischen Amtskollegen") == ["Dmytro Kuleba"]


@pytest.mark.parametrize(
    ("language", "text", "words", "name"),
    [
        ("de", "Die US-Regierung prüft das.", "Die US-Regierung", "USA"),
        ("de", "Das lehnt die Trump-Regierung ab.", "die Trump-Regierung", "USA"),
        ("de", "Die russische Regierung schweigt.", "Die russische Regierung", "Russland"),
        ("de", "Die Bundesregierung stimmte zu.", "Bundesregierung", "Deutschland"),
        ("de", "Die Regierung Österreichs zögerte.", "Die Regierung Österreichs", "Österreich"),
        ("en", "The Biden administration agreed.", "The Biden administration", "United States"),
        ("en", "Iran's government refused.", "Iran's government", "Iran"),
    ],
)
def test_a_government_stands_for_its_state(cast_of, language: str, text: str, words: str, name: str) -> None:
    reading = cast_of(text, language, "2022-05-05" if "Biden" in text else "2025-02-13")
    assert reading.meant_by(words) == [name]
    assert all("egierung" not in n and "government" not in n for n in reading.actor(name).names.get(language, ()))


def test_government_houses_are_actors_of_their_own(cast_of) -> None:
    reading = cast_of("Der Kreml dementierte. Das Weiße Haus schwieg.")
    assert reading.types() == {"Kreml": "organisation", "Weißes Haus": "organisation"}
    assert reading.actor("Kreml").country == "RUS"


def test_an_organ_of_a_state_is_an_organisation_of_that_state(cast_of) -> None:
    reading = cast_of(
        "Das ghanaische Energieministerium sagte ab. Die ghanaische Armee blieb. Ghanas Armee rückte vor."
    )
    assert reading.actor("ghanaisches Energieministerium").country == "GHA"
    assert len([a for a in reading.cast.actors.values() if "rmee" in a.name]) == 1


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Europäische Außenminister gaben eine Erklärung ab.", "Europäische Außenminister"),
        ("de", "Am Rande des Treffens der Nato-Verteidigungsminister wurde gestritten.", "Nato-Verteidigungsminister"),
        ("de", "Die Staats- und Regierungschefs einigten sich.", "Staats- und Regierungschefs"),
        ("de", "Er warnte die Außenminister der Europäischen Union.", "Außenminister der Europäischen Union"),
        ("de", "Die Hilfe der westlichen Verbündeten blieb aus.", "Westliche Verbündete"),
        ("de", "Sie sprach mit den Außenministern der Nato.", "Außenminister der Nato"),
        ("de", "Die Außenminister mehrerer arabischer Länder kamen.", "Außenminister mehrerer arabischer Länder"),
        ("en", "European allies were worried.", "European allies"),
        ("en", "NATO defence ministers will meet.", "NATO defence ministers"),
        ("en", "Western diplomats doubted it.", "Western diplomats"),
    ],
)
def test_those_who_act_together_are_a_group_of_their_article(cast_of, language: str, text: str, name: str) -> None:
    reading = cast_of(text, language)
    actor = reading.actor(name)
    assert (actor.type, actor.key) == ("group", None)
    other = cast_of(text + " So war es.", language).actor(name)
    assert other.id != actor.id


def test_the_id_of_a_known_actor_is_the_same_in_both_languages(cast_of) -> None:
    german = cast_of("Wolodymyr Selenskyj sprach mit der Nato.")
    english = cast_of("Volodymyr Zelensky spoke to NATO.", "en")
    assert set(german.cast.actors) == set(english.cast.actors)
    assert {a.key for a in german.cast.actors.values()} == {"person/volodymyr-zelensky", "organisation/nato"}


def test_an_actor_carries_all_names_but_no_mere_cases(cast_of) -> None:
    reading = cast_of("Putins Sprecher kam. Wladimir Putin blieb. Das sagte Putin.")
    names = reading.actor("Wladimir Putin").names
    assert names["de"][0] == "Wladimir Putin"
    assert "Putin" in names["de"]
    assert "Putins" not in names["de"]
    assert "Vladimir Putin" in names["en"]


def test_two_people_of_one_family_name_are_told_apart(cast_of) -> None:
    text = (
        "Außenminister Anton Kerling traf den Unternehmer Paul Kerling. "
        "Außenminister Kerling blieb bei seinem Nein. Paul Kerling widersprach."
    )
    reading = cast_of(text)
    assert reading.meant_by("Außenminister Kerling") == ["Anton Kerling"]
    assert reading.meant_by("Paul Kerling", 1) == ["Paul Kerling"]
    assert all("Paul" not in n for n in reading.actor("Anton Kerling").names["de"])


def test_a_family_name_alone_means_who_is_in_office(cast_of) -> None:
    assert cast_of("Merkel begrüßte den Beschluss.", day="2006-02-04").meant_by("Merkel") == ["Angela Merkel"]
    assert cast_of("Bush rejected the offer.", "en", "2005-05-05").meant_by("Bush") == ["George W. Bush"]


def test_a_known_person_in_an_unknown_spelling_is_known(cast_of) -> None:
    reading = cast_of("Außenminister Sergey Lawrov lehnte ab. Lawrov sprach lange.")
    assert {a.key for a in reading.cast.actors.values()} == {"person/sergey-lavrov"}


def test_a_common_word_is_no_newspaper(cast_of) -> None:
    reading = cast_of("Die ganze Welt sieht zu. Das berichtet die Zeitung „Die Welt“.")
    spans = [m.span.of(reading.article.text) for m in reading.cast.mentions]
    assert spans == ["Die Welt"]


def test_a_thing_that_only_begins_with_a_name_is_nobody(cast_of) -> None:
    reading = cast_of("Die Nato-Mitgliedschaft und der Ukraine-Krieg waren Thema.")
    assert not reading.cast.mentions


def test_mentions_are_in_order_and_slice_the_text(cast_of) -> None:
    reading = cast_of("Keith Kellogg, Trump's special envoy for Ukraine and Russia, met Iran's foreign minister.", "en")
    starts = [m.span.start for m in reading.cast.mentions]
    assert starts == sorted(starts)
    assert all(m.why and m.span.of(reading.article.text).strip() for m in reading.cast.mentions)
    assert len({m.id for m in reading.cast.mentions}) == len(reading.cast.mentions)
