"""The world tables: names to entities, titles in all their forms, who held what when."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import Knowledge, load_knowledge
from dragoman.knowledge.world import (
    Gazetteer,
    Holders,
    PhraseIndex,
    Sense,
    World,
    family_name,
    plain,
)

DE_STATES = "iso3,name,aliases,adjective,demonyms,capital,metonyms,gender\n"
TABLES = {
    "world/states.csv": "iso3,wikidata,former_until,source\nQAA,Q1,,made up\nQBB,,,made up\n",
    "de/states.csv": DE_STATES + "QAA,Zatarien,Republik Zatarien,zatarisch,Zatare;Zataren,Orum,,n\n",
    "en/states.csv": DE_STATES + "QAA,Zataria,,Zatarian,Zatarian;Zatarians,Orum,,n\n",
    "world/organisations.csv": (
        "key,type,country,sector,of_state,parent,wikidata,source\n"
        "blue-house,government,QAA,GOV,QAA,,,made up\nmountain-council,organisation,IGO,IGO,,,,made up\n"
    ),
    "de/organisations.csv": (
        "key,name,aliases,abbreviations,gender\n"
        "blue-house,Blaues Haus,zatarische Regierung,,n\nmountain-council,Vereinigter Bergrat,,VBRA,m\n"
    ),
    "en/organisations.csv": "key,name,aliases,abbreviations,gender\nmountain-council,United Mountain Council,,UMC,n\n",
    "world/media.csv": "key,kind,country,name,aliases,source\norum-post,paper,QAA,Orum Post,,made up\n",
    "de/titles.csv": (
        "office,forms,feminine,level,sector\n"
        "head_of_state,Präsident;Präsidenten,Präsidentin;Präsidentinnen,state,GOV\n"
        "minister,Minister;Ministers;Ministern,Ministerin;Ministerinnen,state,GOV\n"
        "envoy,Gesandter;Gesandte;Gesandten;Gesandtem,Gesandte;Gesandten;Gesandter,body,GOV\n"
        "general,General;Generals;Generäle;Generälen,,body,MIL\n"
    ),
    "en/titles.csv": (
        "office,forms,feminine,level,sector\nforeign_minister,foreign minister;foreign ministers,,state,GOV\n"
    ),
    "world/people.csv": (
        "key,name_de,name_en,aliases,country,gender,wikidata,source\n"
        "oru-venn,Oru von der Venn,Oru van Venn,,QAA,m,,made up\n"
    ),
    "world/holders.csv": (
        "person,body,office,since,until,precision,source,checked\n"
        "oru-venn,QAA,head_of_state,2004-05-01,2008,year,made up,no\n"
    ),
    "world/office_titles.csv": "office,country,title_de,title_en\nhead_of_state,QAA,Oberpräsident,High President\n",
    "world/places.csv": (
        "name_de,name_en,aliases,country,lat,lon,kind,source\nOrum,Orum,Oroum,QAA,1.5,2.5,capital,made up\n"
    ),
    "world/naming.toml": 'particles = "von der van"\nfamily_name_first = "QBB"\n',
    "de/cast.toml": (
        '[inflection]\nname_endings = "s"\nadjective_endings = "e en er es em"\nattribute_endings = "e en er es em"\n'
    ),
    "en/cast.toml": '[inflection]\nname_endings = "\'s"\ntitle_case = true\n',
    "de/cast_bodies.csv": "kind,forms,gender,sector,acts_as,alone\ngovernment,Regierung,f,GOV,state,no\n",
}


@pytest.fixture
def knowledge(tmp_path: Path) -> Knowledge:
    for name, content in TABLES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return Knowledge((tmp_path,))


@pytest.fixture
def world(knowledge: Knowledge) -> World:
    return knowledge.derive(World.build)


def found(world: World, language: str, text: str) -> list[tuple[str, str]]:
    matches = world.phrases(language).scan(plain(text), 0, len(text))
    return [(m.phrase, m.senses[0].key) for m in matches]


def test_a_folder_without_tables_is_an_empty_world(tmp_path: Path) -> None:
    world = Knowledge((tmp_path,)).derive(World.build)
    assert not world.people
    assert len(world.phrases("de")) == 0
    assert not world.holders.on("head_of_state", "USA", "2020-01-01")


def test_a_genitive_and_the_endings_of_adjectives_are_found(world: World) -> None:
    assert found(world, "de", "Zatariens Rat, die zatarischen Zataren") == [
        ("Zatarien", "state/QAA"),
        ("zatarischen", "state/QAA"),
        ("Zataren", "state/QAA"),
    ]


def test_an_adjective_inside_a_name_bends_with_it(world: World) -> None:
    text = "im Blauen Haus, des Vereinigten Bergrats"
    assert [key for _, key in found(world, "de", text)] == ["organisation/blue-house", "organisation/mountain-council"]


def test_the_longest_name_wins(world: World) -> None:
    assert found(world, "de", "Die Republik Zatarien") == [("Republik Zatarien", "state/QAA")]


def test_a_name_is_not_found_inside_a_word(world: World) -> None:
    assert found(world, "de", "Orumstadt und Zatarienreise") == []


def test_a_line_break_within_a_name_does_not_hide_it(world: World) -> None:
    assert found(world, "en", "the United\nMountain Council") == [
        ("United Mountain Council", "organisation/mountain-council")
    ]


def test_an_abbreviation_is_known_with_small_letters_too(world: World) -> None:
    assert found(world, "de", "Vbra") == [("Vbra", "organisation/mountain-council")]


def test_a_government_house_does_not_take_the_name_of_the_government(world: World) -> None:
    house = world.entity("organisation/blue-house")
    assert house is not None
    assert house.names["de"] == ("Blaues Haus",)


def test_a_name_is_shown_in_the_language_asked_for_else_in_english(world: World) -> None:
    state = world.entity("state/QAA")
    assert state is not None
    assert (state.name("de"), state.name("en"), state.name("fr")) == ("Zatarien", "Zataria", "Zataria")


def test_the_particle_belongs_to_the_family_name(world: World) -> None:
    person = world.entity("person/oru-venn")
    assert person is not None
    assert set(world.surnames(person)) == {"von der Venn", "van Venn"}


def test_some_names_begin_with_the_family() -> None:
    assert family_name("Li Examplo", frozenset(), family_first=True) == "Li"
    assert family_name("Ana da Costa", {"da"}) == "da Costa"


@pytest.mark.parametrize(
    ("form", "office", "gender", "number"),
    [
        ("Präsident", "head_of_state", "m", "sing"),
        ("Präsidenten", "head_of_state", "m", None),
        ("Präsidentinnen", "head_of_state", "f", "plur"),
        ("Minister", "minister", "m", None),
        ("Ministers", "minister", "m", "sing"),
        ("Ministern", "minister", "m", "plur"),
        ("Gesandtem", "envoy", "m", "sing"),
        ("Generäle", "general", None, "plur"),
    ],
)
def test_a_title_is_known_in_all_its_forms(
    world: World, form: str, office: str, gender: str | None, number: str | None
) -> None:
    assert (office, gender, number) in [(f.office, f.gender, f.number) for f in world.titles("de").get(form)]


def test_the_plural_of_a_title_is_given_in_the_nominative(world: World) -> None:
    titles = world.titles("de")
    plurals = [titles.plural(t) for t in ("Minister", "Präsident", "Gesandter", "General", "Ministerin")]
    assert plurals == ["Minister", "Präsidenten", "Gesandte", "Generäle", "Ministerinnen"]
    assert world.titles("en").plural("foreign minister") == "foreign ministers"


def test_an_english_title_is_known_with_capitals_and_without(world: World) -> None:
    titles = world.titles("en")
    assert titles.get("Foreign Minister")
    assert titles.get("Foreign minister")
    assert titles.get("foreign ministers")[0].number == "plur"


def test_a_compound_is_split_before_its_title(world: World) -> None:
    prefix, forms = world.titles("de").head("Energieministerin")
    assert (prefix, forms[0].office) == ("Energie", "minister")
    assert world.titles("de").head("Haus") == ("Haus", ())


def test_an_office_has_its_own_title_in_its_own_state(world: World) -> None:
    assert world.office_title("head_of_state", "QAA", "de") == "Oberpräsident"
    assert world.office_title("head_of_state", "QBB", "de", "f") == "Präsidentin"


def test_a_holder_is_found_by_day_as_exactly_as_the_table_is(world: World) -> None:
    def on(day: str) -> list[str]:
        return [h.person for h in world.holders.on("head_of_state", "QAA", day)]

    assert on("2004-04-30") == []
    assert on("2004-05-01") == ["person/oru-venn"]
    assert on("2008-06-01") == ["person/oru-venn"]
    assert on("2009-01-01") == []


def test_at_a_change_of_office_the_day_decides_if_one_is_surely_in_it() -> None:
    holders = Holders(
        [
            ("a", "QAA", "minister", "2001-03-02", "2005-07-01", ""),
            ("b", "QAA", "minister", "2005-07-01", "", ""),
            ("c", "QAA", "envoy", "2003", "2006", ""),
            ("d", "QAA", "envoy", "2006", "", ""),
        ]
    )
    assert [h.person for h in holders.on("minister", "QAA", "2005-06-30")] == ["person/a"]
    assert [h.person for h in holders.on("envoy", "QAA", "2006-05-05")] == ["person/c", "person/d"]
    assert [h.person for h in holders.before("minister", "QAA", "2010-01-01")] == ["person/a"]
    assert [h.person for h in holders.after("minister", "QAA", "2003-01-01")] == ["person/b"]


def test_a_place_is_found_by_any_of_its_names(knowledge: Knowledge) -> None:
    gazetteer = knowledge.derive(Gazetteer.build)
    place = gazetteer.named("Oroum")
    assert place is not None
    assert (place.name("en"), place.country, place.lat, place.lon) == ("Orum", "QAA", 1.5, 2.5)
    assert gazetteer.named("Nowhere") is None


def test_a_coordinate_that_is_no_number_is_reported_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "world").mkdir()
    header = "name_de,name_en,aliases,country,lat,lon,kind,source\n"
    (tmp_path / "world/places.csv").write_text(header + "Orum,Orum,,QAA,north,2,city,made up\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"places\.csv, line 2"):
        Knowledge((tmp_path,)).derive(Gazetteer.build)


def test_the_shipped_tables_agree_with_each_other() -> None:
    world = load_knowledge().derive(World.build)
    for key in world.people:
        for holding in world.holders.of_person(f"person/{key}"):
            assert world.body(holding.body) is not None, holding
    assert world.holders.on("head_of_state", "USA", "2013-06-01")[0].person == "person/barack-obama"


def test_the_names_of_an_index_below_count_as_its_own() -> None:
    below = PhraseIndex()
    below.add("Ada Bell", Sense("name", "person/ada-bell"))
    below.add("Bell", Sense("surname", "person/ada-bell"))
    index = PhraseIndex(("'s",), below)
    index.add("Bell", Sense("capital", "state/QAA"))
    index.add("Bell Islands", Sense("name", "state/QBB"))
    text = "Ada Bell left Bell's Bell Islands"

    assert [(m.phrase, m.ending, tuple(s.kind for s in m.senses)) for m in index.scan(text, 0, len(text))] == [
        ("Ada Bell", "", ("name",)),
        ("Bell", "'s", ("capital", "surname")),
        ("Bell Islands", "", ("name",)),
    ]
    assert sorted(index) == ["Ada Bell", "Bell", "Bell Islands"]


def test_columns_give_the_same_cells_as_rows(knowledge: Knowledge) -> None:
    columns = ("person", "since", "source")
    by_row = [(*(row[c] for c in columns), row.get("subject")) for row in knowledge.rows("world/holders.csv")]

    assert list(knowledge.columns("world/holders.csv", *columns, optional=("subject",))) == by_row
    assert list(knowledge.columns("world/nothing.csv", *columns)) == []
    with pytest.raises(KnowledgeError, match="has no column 'moon'"):
        list(knowledge.columns("world/holders.csv", "moon"))
