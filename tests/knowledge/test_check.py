"""Tables are checked line by line, and a wrong row never gets into a user's folder."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.errors import KnowledgeError
from dragoman.knowledge import add_row, check_tables, load_knowledge

PEOPLE = "key,name_de,name_en,aliases,country,gender,wikidata,source\n"
HOLDERS = "person,body,office,since,until,precision,source,checked\n"
ADA = {"key": "ada-muster", "name_de": "Ada Muster", "name_en": "Ada Muster", "country": "DEU", "gender": "f"}


def own(tmp_path: Path, **tables: str) -> Path:
    for name, text in tables.items():
        path = tmp_path / ("world" if name not in ("same", "parties") else ".") / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def problems(folder: Path) -> list[str]:
    return list(check_tables(load_knowledge(folder)))


def test_the_shipped_tables_have_no_problem() -> None:
    assert not list(check_tables(load_knowledge()))


def test_a_right_table_of_a_user_has_none(tmp_path: Path) -> None:
    folder = own(
        tmp_path,
        people=PEOPLE + "ada-muster,Ada Muster,Ada Muster,,DEU,f,,made up\n",
        holders=HOLDERS + "ada-muster,DEU,trade_minister,2026-05,,month,made up,no\n",
        same="a,b,verdict,why\nA B,C D,different,two men\n",
    )
    assert not problems(folder)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("nobody,DEU,trade_minister,2026,,year,made up,no", "line 2: person 'nobody' is unknown"),
        ("angela-merkel,QQQ,trade_minister,2026,,year,made up,no", "body 'QQQ' is unknown"),
        ("angela-merkel,DEU,trade_lord,2026,,year,made up,no", "office 'trade_lord' is unknown"),
        ("angela-merkel,DEU,trade_minister,2026-13,,month,made up,no", "'2026-13' is no day, month or year"),
        ("angela-merkel,DEU,trade_minister,2026-05,2025,year,made up,no", "since 2026-05 is after until 2025"),
        ("angela-merkel,DEU,trade_minister,2026-05,,day,made up,no", "precision 'day' must be 'month'"),
        ("angela-merkel,DEU,trade_minister,2026", "line 2: 4 cells where the header has 8"),
    ],
)
def test_each_problem_is_told_with_its_file_and_line(tmp_path: Path, row: str, said: str) -> None:
    (found,) = problems(own(tmp_path, holders=f"{HOLDERS}{row}\n"))
    assert "holders.csv" in found
    assert said in found


def test_two_who_hold_an_office_of_one_for_months_are_a_problem_and_a_successor_is_none(tmp_path: Path) -> None:
    people = PEOPLE + "ada-muster,Ada Muster,Ada Muster,,DEU,f,,x\nbo-muster,Bo Muster,Bo Muster,,DEU,m,,x\n"
    terms = "ada-muster,DEU,foreign_minister,2031-05,2034-02,month,x,no\n"
    after = "bo-muster,DEU,foreign_minister,2034-02-20,,day,x,no\n"
    assert not problems(own(tmp_path, people=people, holders=HOLDERS + terms + after))
    (found,) = problems(own(tmp_path, holders=HOLDERS + terms + after.replace("2034", "2033")))
    assert "bo-muster is foreign_minister of DEU since 2033-02-20, and ada-muster is it until 2034-02 (line 2)" in found


def test_a_term_in_another_century_is_a_problem(tmp_path: Path) -> None:
    people = PEOPLE + "ada-muster,Ada Muster,Ada Muster,,DEU,f,,x\n"
    (found,) = problems(
        own(tmp_path, people=people, holders=HOLDERS + "ada-muster,DEU,trade_minister,2205-03,,month,x,no\n")
    )
    assert "since '2205-03' is before 1900 or after 2100" in found


def test_one_person_under_two_keys_is_a_problem(tmp_path: Path) -> None:
    people = "ada-muster,Ada Muster,Ada Muster,,DEU,f,,x\nada-m,Áda-Muster,Ada M.,,DEU,f,,x\n"
    (found,) = problems(own(tmp_path, people=PEOPLE + people))
    assert "key 'ada-m' has a name of 'ada-muster', line 2" in found
    elsewhere = people.replace("Ada M.,,DEU", "Ada M.,,AUT")
    assert not problems(own(tmp_path, people=PEOPLE + elsewhere))


def test_a_key_that_is_there_already_and_a_table_that_nobody_reads_are_problems(tmp_path: Path) -> None:
    folder = own(tmp_path, people=f"{PEOPLE}angela-merkel,A M,A M,,DEU,f,,made up\n", persons="key\nx\n")
    found = problems(folder)
    assert any("key 'angela-merkel' stands in" in line for line in found)
    assert any("persons.csv: the program has no table of this name" in line for line in found)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    found = problems(own(tmp_path, people="key,name_de\nada-muster,Ada Muster\n"))
    assert any("has no column name_en, aliases, country" in line for line in found)


def test_a_row_is_added_to_a_new_folder_and_then_known(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    assert add_row(mine, "world/people.csv", ADA, load_knowledge()) == "ada-muster,Ada Muster,Ada Muster,,DEU,f,,"
    add_row(
        mine, "parties.csv", {"actor": "Ada Muster", "capacity": "mediator", "why": "so announced"}, load_knowledge()
    )
    assert not problems(mine)


def test_a_wrong_row_is_not_written(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    add_row(mine, "world/people.csv", ADA, load_knowledge())
    before = (mine / "world/people.csv").read_bytes()
    with pytest.raises(KnowledgeError, match=r"not added: .*people\.csv, line 3: .*country 'QQQ' is unknown"):
        add_row(mine, "world/people.csv", {**ADA, "key": "bea", "country": "QQQ"}, load_knowledge())
    with pytest.raises(KnowledgeError, match="has no column colour"):
        add_row(mine, "world/people.csv", {"colour": "red"}, load_knowledge())
    with pytest.raises(KnowledgeError, match="no such table"):
        add_row(mine, "world/nothing.csv", {}, load_knowledge())
    assert (mine / "world/people.csv").read_bytes() == before


def test_the_commands_check_show_and_add(tmp_path: Path) -> None:
    run = CliRunner().invoke
    mine = str(tmp_path / "mine")
    cells = [f"{column}={value}" for column, value in ADA.items()]
    added = run(app, ["knowledge", "add", "--folder", mine, "--table", "world/people.csv", *cells])
    assert added.exit_code == 0
    assert "ada-muster,Ada Muster" in added.output
    checked = run(app, ["knowledge", "check", "--knowledge", mine])
    assert (checked.exit_code, checked.output) == (0, "0 problems\n")
    shown = run(app, ["knowledge", "show", "Muster", "--knowledge", mine])
    assert "person/ada-muster (person, DEU): Ada Muster" in shown.output
    office = run(app, ["knowledge", "show", "US-Präsident", "--on", "2006-02-04"])
    assert "US-Präsident on 2006-02-04: George W. Bush" in office.output
    assert run(app, ["knowledge", "show", "Xyzzy Plugh"]).exit_code == 1
