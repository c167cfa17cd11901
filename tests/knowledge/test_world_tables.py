"""The shipped world tables hold together: keys, references, dates, names and forms."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

from dragoman.knowledge import Knowledge, Row, load_knowledge

LANGUAGES = ("de", "en")
SECTORS = set(re.findall(r"\w+", "GOV MIL LEG JUD SPY COP PTY REB OPP BUS LAB EDU HLT REL CVL NGO IGO UNO MED AGR"))
REALMS = {"IGO", "UNO", "EUR", "NGO", "IMG"}
PLACES = ("world/places.csv", "geonames_cc_by/places.csv")
PRECISION = {4: "year", 7: "month", 10: "day"}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def keys(knowledge: Knowledge, table: str, column: str) -> list[str]:
    return [row[column] for row in knowledge.rows(table)]


def states(knowledge: Knowledge) -> set[str]:
    return set(keys(knowledge, "world/states.csv", "iso3"))


def bodies(knowledge: Knowledge) -> set[str]:
    return states(knowledge) | set(keys(knowledge, "world/organisations.csv", "key"))


def offices(knowledge: Knowledge) -> set[str]:
    return set(keys(knowledge, "de/titles.csv", "office"))


def repeated(names: list[str]) -> list[str]:
    return sorted(name for name, count in Counter(names).items() if count > 1)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("world/states.csv", "iso3"),
        ("world/organisations.csv", "key"),
        ("world/media.csv", "key"),
        ("world/people.csv", "key"),
        *[(f"{lang}/states.csv", "iso3") for lang in LANGUAGES],
        *[(f"{lang}/organisations.csv", "key") for lang in LANGUAGES],
        *[(f"{lang}/titles.csv", "office") for lang in LANGUAGES],
        *[(f"{lang}/given_names.csv", "name") for lang in LANGUAGES],
    ],
)
def test_every_key_of_a_table_stands_in_one_row(knowledge: Knowledge, table: str, column: str) -> None:
    found = keys(knowledge, table, column)
    assert found
    assert not repeated(found)
    assert all(found)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("table", "column"), [("states.csv", "iso3"), ("organisations.csv", "key")])
def test_every_state_and_body_has_a_name_in_both_languages(
    knowledge: Knowledge, lang: str, table: str, column: str
) -> None:
    assert set(keys(knowledge, f"{lang}/{table}", column)) == set(keys(knowledge, f"world/{table}", column))
    assert all(row["name"] for row in knowledge.rows(f"{lang}/{table}"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("columns", [("name", "aliases"), ("adjective",), ("demonyms",)])
def test_no_two_states_share_a_name_an_adjective_or_a_demonym(
    knowledge: Knowledge, lang: str, columns: tuple[str, ...]
) -> None:
    names = [name for row in knowledge.rows(f"{lang}/states.csv") for column in columns for name in row.list(column)]
    assert not repeated(names)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_bodies_share_a_name_though_they_may_share_an_abbreviation(knowledge: Knowledge, lang: str) -> None:
    names = [
        name
        for row in knowledge.rows(f"{lang}/organisations.csv")
        for name in (row["name"], *row.list("aliases"))
    ]  # fmt: skip
    assert not repeated(names)


def test_no_two_people_share_a_full_name(knowledge: Knowledge) -> None:
    names = [
        name
        for row in knowledge.rows("world/people.csv")
        for name in {row["name_de"], row["name_en"], *row.list("aliases")}
    ]
    assert not repeated(names)


def test_bodies_belong_to_states_and_bodies_that_exist(knowledge: Knowledge) -> None:
    known = states(knowledge)
    every = bodies(knowledge)
    for row in knowledge.rows("world/organisations.csv"):
        assert row["type"] in {"organisation", "government", "group", "medium"}, row["key"]
        assert row["country"] in known | REALMS, row["key"]
        assert row["sector"] in SECTORS, row["key"]
        assert not row["of_state"] or row["of_state"] in known, row["key"]
        assert not row["parent"] or (row["parent"] in every and row["parent"] != row["key"]), row["key"]


def test_media_are_of_a_known_kind_and_country(knowledge: Knowledge) -> None:
    kinds = {"agency", "newspaper", "magazine", "broadcaster", "online", "platform"}
    for row in knowledge.rows("world/media.csv"):
        assert row["kind"] in kinds, row["key"]
        assert row["country"] in states(knowledge) | REALMS, row["key"]
        assert row["name"], row["key"]


def test_both_languages_have_words_for_the_same_offices(knowledge: Knowledge) -> None:
    assert offices(knowledge) == set(keys(knowledge, "en/titles.csv", "office"))
    for lang in LANGUAGES:
        for row in knowledge.rows(f"{lang}/titles.csv"):
            assert row.list("forms") or row.list("feminine"), row["office"]
            assert row["level"] in {"state", "world", "region", "city", "body", "none"}, row["office"]
            assert row["sector"] in SECTORS, row["office"]


def test_titles_of_one_country_name_an_office_and_a_body_that_exist(knowledge: Knowledge) -> None:
    rows = list(knowledge.rows("world/office_titles.csv"))
    assert not repeated([f"{row['office']} {row['country']}" for row in rows])
    for row in rows:
        assert row["office"] in offices(knowledge), row["office"]
        assert row["country"] in bodies(knowledge), row["country"]
        assert row["title_de"], row["office"]
        assert row["title_en"], row["office"]


def test_people_have_names_a_country_and_a_gender(knowledge: Knowledge) -> None:
    known = states(knowledge)
    for row in knowledge.rows("world/people.csv"):
        assert row["name_de"], row["key"]
        assert row["name_en"], row["key"]
        assert row["country"] in known, row["key"]
        assert row["gender"] in {"f", "m", "u"}, row["key"]
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["key"]), row["key"]


def test_every_term_of_office_refers_to_a_person_a_body_and_an_office(knowledge: Knowledge) -> None:
    people = set(keys(knowledge, "world/people.csv", "key"))
    every, known = bodies(knowledge), offices(knowledge)
    for row in knowledge.rows("world/holders.csv"):
        assert row["person"] in people, row.line
        assert row["body"] in every, row.line
        assert row["office"] in known, row.line
        assert row["source"], row.line
        assert row["checked"] in {"yes", "no"}, row.line


def test_no_term_of_office_stands_twice(knowledge: Knowledge) -> None:
    rows = knowledge.rows("world/holders.csv")
    assert not repeated(
        ["|".join((row["person"], row["body"], row["office"], row["since"], row["subject"])) for row in rows]
    )


def span(date: str, *, last: bool) -> dt.date:
    """Return the first or the last day that a year, month or day may mean."""
    parts = [int(part) for part in date.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    if len(parts) == 3:
        return dt.date(year, month, parts[2])
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1) if last else dt.date(year, month, 1)


def test_terms_of_office_end_after_they_begin_and_say_how_exact_they_are(knowledge: Knowledge) -> None:
    for row in knowledge.rows("world/holders.csv"):
        dates = [date for date in (row["since"], row["until"]) if date]
        assert dates, row.line
        assert row["precision"] == PRECISION[min(map(len, dates))], row.line
        if row["since"] and row["until"]:
            assert span(row["since"], last=False) <= span(row["until"], last=True), row.line


@pytest.mark.parametrize(
    "office",
    ["foreign_minister", "defence_minister", "monarch", "un_secretary_general", "nato_secretary_general", "pope"],
)
def test_an_office_that_one_person_holds_is_not_held_by_two_for_more_than_a_month(
    knowledge: Knowledge, office: str
) -> None:
    terms: dict[str, list[Row]] = {}
    for row in knowledge.rows("world/holders.csv"):
        if row["office"] == office:
            terms.setdefault(row["body"], []).append(row)
    for body, rows in terms.items():
        rows.sort(key=lambda row: row["since"])
        for before, after in pairwise(rows):
            assert before["until"], f"{body}: {before['person']} has no end before {after['person']}"
            overlap = span(before["until"], last=False) - span(after["since"], last=True)
            assert overlap <= dt.timedelta(31), f"{body}: {before['person']} and {after['person']}"


LED = """
ARG AUS BRA CAN CHN FRA DEU IND IDN ITA JPN MEX RUS SAU ZAF KOR TUR GBR USA AUT BEL BGR HRV CYP CZE DNK EST FIN GRC HUN
IRL LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE ALB ISL MKD NOR CHE UKR BLR MDA GEO ARM AZE ISR PSE LBN SYR IRN ARE
QAT OMN KWT BHR JOR YEM EGY LBY TUN DZA MAR SDN ETH ERI DJI KEN UGA TZA COD COG RWA BDI NGA GHA SEN MLI NER BFA TCD CAF
CIV LBR SLE GIN CMR GAB MRT GMB TGO BEN MOZ ZWE ZMB AGO NAM BWA MDG MWI AFG PAK NPL LKA BGD MMR THA MYS SGP PHL VNM KHM
LAO PRK TWN MNG KAZ KGZ TJK TKM UZB COL VEN CUB NIC HND HTI GTM SLV CRI PAN DOM ECU PER BOL CHL PRY URY GUY VAT NZL
XNC XTN
"""
"""States whose head of state or of government is known on the first of July of every year."""
DIPLOMATIC = """
ARG AUS BRA CAN CHN FRA DEU IND IDN ITA JPN MEX RUS SAU ZAF KOR TUR GBR USA AUT BEL BGR HRV CYP CZE DNK EST FIN GRC HUN
IRL LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE ALB ISL MKD NOR CHE VAT UKR BLR GEO AZE BIH ISR LBN SYR IRN ARE QAT
OMN KWT BHR JOR EGY LBY TUN DZA MAR UGA TZA COD RWA ZWE AGO AFG LKA BGD MMR SGP MYS PHL KHM PRK TWN KAZ KGZ TJK TKM UZB
COL VEN CUB CHL NZL
"""
"""States whose foreign minister is known likewise: the G20, the EU, the permanent members of the Security Council .."""
ARMED = "USA GBR FRA DEU RUS CHN IND JPN CAN AUS ITA ESP POL NLD BEL AUT SWE NOR FIN UKR ISR TUR GRC HUN KOR ROU"
YEARS = range(2000, 2026)
HEADS = ("head_of_state", "head_of_government", "monarch", "supreme_leader", "pope")


def held(knowledge: Knowledge) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return body and office → begin and end of every term."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in knowledge.rows("world/holders.csv"):
        found.setdefault((row["body"], row["office"]), []).append((row["since"], row["until"]))
    return found


@pytest.mark.parametrize(
    ("bodies", "offices"),
    [
        (LED, HEADS),
        (DIPLOMATIC, ("foreign_minister",)),
        (ARMED, ("defence_minister",)),
        ("USA GBR FRA DEU ITA JPN CAN AUT GRC RUS", ("finance_minister", "economy_minister")),
        ("GBR FRA DEU RUS AUT ISR", ("interior_minister",)),
        ("un", ("un_secretary_general",)),
        ("european-commission", ("commission_president",)),
        ("eu", ("high_representative",)),
        ("osce", ("osce_chair",)),
        ("iaea wto who", ("director_general",)),
        ("imf world-bank", ("organisation_head",)),
        ("unhcr", ("high_commissioner",)),
        ("arab-league gcc council-of-europe oecd", ("secretary_general",)),
    ],
)
def test_an_office_has_a_holder_in_every_year(knowledge: Knowledge, bodies: str, offices: tuple[str, ...]) -> None:
    terms = held(knowledge)
    empty = [
        f"{body} {year}"
        for body in bodies.split()
        for year in YEARS
        if not any(
            since <= f"{year}-07-01"[: len(since)] and (not until or f"{year}-07-01"[: len(until)] <= until)
            for office in offices
            for since, until in terms.get((body, office), ())
        )
    ]
    assert not empty


def places(knowledge: Knowledge) -> Iterator[Row]:
    for table in PLACES:
        yield from knowledge.rows(table)


def test_places_lie_on_the_globe_and_in_a_known_country(knowledge: Knowledge) -> None:
    known = states(knowledge) | {"INT", "EUR"}
    for row in places(knowledge):
        assert row["name_de"], row.line
        assert row["name_en"], row.line
        assert row["country"] in known, row.line
        assert -90 <= float(row["lat"]) <= 90, row.line
        assert -180 <= float(row["lon"]) <= 180, row.line
    assert not repeated([f"{row['name_de']} {row['country']}" for row in places(knowledge)])


def test_the_geonames_extract_names_its_licence(knowledge: Knowledge) -> None:
    folder = knowledge.folders[0] / "geonames_cc_by"
    text = (folder / "LICENSE.md").read_text(encoding="utf-8")
    assert "Creative Commons Attribution 4.0" in text
    assert all(re.fullmatch(r"GeoNames \d+", row["source"]) for row in knowledge.rows("geonames_cc_by/places.csv"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_given_names_say_who_bears_them(knowledge: Knowledge, lang: str) -> None:
    rows = list(knowledge.rows(f"{lang}/given_names.csv"))
    assert len(rows) >= 700
    assert {row["gender"] for row in rows} == {"f", "m", "u"}


def test_every_cell_is_trimmed_and_lists_hold_no_empty_part(knowledge: Knowledge) -> None:
    tables = [
        name
        for pattern in ("*/states.csv", "*/organisations.csv", "*/titles.csv", "world/[mpho]*.csv", "*/places.csv")
        for name in knowledge.names(pattern)
        if not name.startswith("world/articles")
    ]
    assert len(tables) >= 10
    for table in tables:
        for row in knowledge.rows(table):
            for column, cell in row.cells.items():
                assert ";;" not in cell, f"{table}, line {row.line}, {column}"
                assert not cell.startswith(";"), f"{table}, line {row.line}, {column}"
                assert not cell.endswith(";"), f"{table}, line {row.line}, {column}"


def test_well_known_office_holders_are_found_on_their_day(knowledge: Knowledge) -> None:
    def holder(body: str, office: str, day: str) -> list[str]:
        return [
            row["person"]
            for row in knowledge.rows("world/holders.csv")
            if (row["body"], row["office"]) == (body, office)
            and row["since"] <= day[: len(row["since"])]
            and (not row["until"] or day[: len(row["until"])] < row["until"])
        ]

    assert holder("USA", "head_of_state", "2005-06-01") == ["george-w-bush"]
    assert holder("DEU", "foreign_minister", "2003-02-08") == ["joschka-fischer"]
    assert holder("GBR", "foreign_minister", "2014-11-24") == ["philip-hammond"]
    assert holder("RUS", "head_of_government", "2010-04-08") == ["vladimir-putin"]
    assert holder("un", "un_secretary_general", "2012-03-01") == ["ban-ki-moon"]
    assert holder("iaea", "director_general", "2015-07-14") == ["yukiya-amano"]
