"""Who is called what, who is whom, who is on which side: contradictions and corrections."""

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import load_knowledge
from dragoman.linking import link
from dragoman.record import Role
from tests.linking.conftest import person


def called(draft, bem, words, title, *, code, key=None, name=None, day="2024-03-01", language="en"):
    """Return the record of an article that gives somebody an office, and negotiates."""
    # One paper's two reports of so few words would else be two versions of one.
    made = draft(f"{words} met Bem Kast in Oslo.", day, outlet=f"The {title.title()} Post", language=language)
    who = person(name, code, key=key)
    made.event(f"{words} met Bem Kast", "meeting", who, bem)
    made.position("met Bem Kast", who, "ceasefire", "supports")
    record = made.record()
    role = Role(title, None, code, evidence=made.span(words), article=made.id)
    return replace(record, actors=tuple(replace(a, roles=(role,)) if a.id == who.id else a for a in record.actors))


@pytest.fixture
def office(draft, cast):
    def make(words, title, **more):
        return called(draft, cast["bem"], words, title, **more)

    return make


def disputes(linked):
    return [x for x in linked.links if x.relation == "contradicts"]


def test_two_articles_that_give_one_person_two_offices_contradict_each_other(office):
    one = office("foreign minister Ana Orlo", "foreign minister", code="QAA", name="Ana Orlo")
    two = office("defence minister Ana Orlo", "defence minister", code="QAA", name="Ana Orlo", day="2024-03-03")
    (found,) = disputes(link([one, two], load_knowledge()))

    assert found.items[1:] == (one.article.id, two.article.id)
    assert "Ana Orlo is called foreign minister in the report of 2024-03-01" in found.why


def test_a_former_office_or_one_of_another_year_contradicts_nothing(office):
    one = office("former foreign minister Ana Orlo", "foreign minister", code="QAA", name="Ana Orlo")
    two = office("defence minister Ana Orlo", "defence minister", code="QAA", name="Ana Orlo", day="2024-03-03")
    late = office("finance minister Ana Orlo", "finance minister", code="QAA", name="Ana Orlo", day="2025-05-03")

    assert not disputes(link([one, two, late], load_knowledge()))


def test_an_office_that_the_tables_give_to_somebody_else_is_a_dispute(office):
    facts = {"code": "GBR", "key": "person/jack-straw", "name": "Jack Straw", "day": "2003-03-01"}
    wrong = office("defence secretary Jack Straw", "defence secretary", **facts)
    right = office("foreign secretary Jack Straw", "foreign secretary", **facts)

    (found,) = disputes(link([wrong], load_knowledge()))
    assert "by the holders table" in found.why
    assert len(found.items) == 2
    assert not disputes(link([right], load_knowledge()))


def test_people_of_one_family_name_are_not_joined_by_it(draft, cast):
    one = draft("Sergei Marow met Bem Kast.").event(
        "Sergei Marow", "meeting", person("Sergei Marow", "QAA"), cast["bem"]
    )
    two = draft("Igor Marov met Bem Kast.").event("Igor Marov", "meeting", person("Igor Marov", "QAA"), cast["bem"])
    three = draft("Sergej Marow met Bem Kast.").event(
        "Sergej Marow", "meeting", person("Sergej Marow", "QAA"), cast["bem"]
    )
    linked = link([one.record(), two.record(), three.record()], load_knowledge())

    assert len(linked.same) == 1
    assert {a.name for a in linked.actors if a.type == "person"} >= {"Igor Marov"}


def folder(tmp_path: Path, **files: str):
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return load_knowledge(tmp_path)


def test_a_user_takes_back_a_judgement_or_makes_one(draft, cast, tmp_path):
    one = draft("Sergei Marow met Bem Kast.").event("Sergei Marow", "meeting", person("Sergei Marow"), cast["bem"])
    two = draft("Sergej Marov met Bem Kast.").event("Sergej Marov", "meeting", person("Sergej Marov"), cast["bem"])
    three = draft("Old Fox met Bem Kast.").event("Old Fox", "meeting", person("Old Fox"), cast["bem"])
    records = [one.record(), two.record(), three.record()]
    assert len(link(records, load_knowledge()).same) == 1

    mine = folder(
        tmp_path,
        same="a,b,verdict,why\nSergei Marow,Sergej Marov,different,two men\nOld Fox,Sergei Marow,same,nickname\n",
    )
    (found,) = link(records, mine).same.values()
    assert found.why == "so judged by hand: nickname"


def test_a_user_puts_an_actor_on_a_side_and_in_a_capacity(draft, cast, tmp_path):
    made = draft("Ana Orlo met Bem Kast in Oslo with Norland.")
    made.event("Ana Orlo met Bem Kast", "meeting", cast["ana"], cast["bem"], person("Ada Ven"))
    made.position("met Bem Kast", cast["ana"], "ceasefire", "supports")
    mine = folder(
        tmp_path,
        parties=f"actor,side,capacity,why\nAda Ven,{cast['ana'].country},,born there\nBem Kast,,mediator,host\n",
    )
    linked = link([made.record()], mine)

    assert next(a for a in linked.actors if a.name == "Ada Ven").country == cast["ana"].country


def test_a_verdict_that_nobody_knows_is_an_error_with_its_line(draft, tmp_path):
    mine = folder(tmp_path, same="a,b,verdict,why\nA B,C D,perhaps,\n")
    with pytest.raises(KnowledgeError, match=r"same\.csv, line 2: the verdict must be one of same, different"):
        link([], mine)
