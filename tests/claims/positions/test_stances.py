"""Whose stance it is, in whose words, on what condition."""

import pytest

from dragoman.claims.positions import find_positions
from tests.claims.acting import reading_of, said

PEOPLE = {
    "Norwegen": ("nor", "state", "NOR"),
    "Island": ("isl", "state", "ISL"),
    "Solberg": ("sol", "person", "NOR"),
    "Norway": ("nor", "state", "NOR"),
}


@pytest.mark.parametrize(
    ("content", "holder", "issue", "stance"),
    [
        ("Norwegen sei nicht bereit, Truppen nach Island zu schicken", "nor", "foreign-troops", "opposes"),
        ("Island müsse einer Waffenruhe zustimmen", "sol", "ceasefire", "demands"),
        ("ein Nato-Beitritt Islands sei unrealistisch", "sol", "alliance-membership", "opposes"),
        ("neue Sanktionen seien nicht ausgeschlossen", "sol", "sanctions", "undecided"),
        ("direkte Gespräche kommen für Norwegen nicht in Frage", "nor", "format", "rules_out"),
    ],
)
def test_what_is_said_is_a_position_of_the_speaker_or_his_side(
    content: str, holder: str, issue: str, stance: str
) -> None:
    reading = reading_of(f"Solberg sagte, {content}.", PEOPLE, language="de")

    found = find_positions(reading, (said(reading, content, "sol"),), ())

    assert (holder, issue, stance) in [(p.holder, p.issue, p.stance) for p in found]
    assert {p.voiced_by for p in found} == {"sol"}


def test_a_condition_is_kept_with_its_words() -> None:
    text = "Norwegen stimmt einer Waffenruhe nur zu, wenn alle Gefangenen freikommen."

    found = [p for p in find_positions(reading_of(text, PEOPLE, language="de"), (), ()) if p.issue == "ceasefire"]

    assert [p.stance for p in found] == ["conditional"]
    assert found[0].condition is not None
    assert "wenn alle Gefangenen freikommen" in found[0].condition.words


def test_who_wants_an_end_of_sanctions_opposes_them() -> None:
    text = "Norway demanded an end to sanctions."

    found = find_positions(reading_of(text, PEOPLE, language="en"), (), ())

    assert [(p.issue, p.stance) for p in found] == [("sanctions", "opposes")]


def test_a_plain_report_of_a_duty_is_nobodys_position() -> None:
    text = "Die Truppen müssen über den Fluss."

    assert find_positions(reading_of(text, PEOPLE, language="de"), (), ()) == ()
