"""What is asked for by a condition, and which words of a sentence raise no issue."""

import json
from pathlib import Path

import pytest

from dragoman import load_knowledge
from dragoman.claims.positions import find_positions
from dragoman.evaluation._claims import score
from tests.claims.acting import reading_of, said

PEOPLE = {
    "Norwegen": ("nor", "state", "NOR"),
    "Norway": ("nor", "state", "NOR"),
    "Solberg": ("sol", "person", "NOR"),
    "Island": ("isl", "state", "ISL"),
    "Iceland": ("isl", "state", "ISL"),
}


def found(text: str, language: str, *contents: str) -> set[tuple[str, str, str]]:
    reading = reading_of(text, PEOPLE, language=language)
    statements = tuple(said(reading, content, "sol") for content in contents)
    return {(p.holder, p.issue, p.stance) for p in find_positions(reading, statements, ())}


def test_who_refuses_something_until_another_thing_is_done_wants_that_done() -> None:
    positions = found("Norway ruled out formal talks until Iceland frees the hostages.", "en")

    assert {("nor", "format", "conditional"), ("nor", "prisoners", "demands")} <= positions


def test_what_is_refused_before_another_thing_depends_on_it() -> None:
    assert ("nor", "disarmament", "conditional") in found(
        "Norway refused to disarm before its soldiers were granted an amnesty.", "en"
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norway declined to comment on the sanctions.", "en"),
        ("Norway denied that it had asked for an end to sanctions.", "en"),
        ("Norwegen weigerte sich, die Sanktionen zu kommentieren.", "de"),
    ],
)
def test_who_will_not_say_something_or_denies_what_was_said_takes_no_stance(text: str, language: str) -> None:
    assert found(text, language) == set()


def test_what_is_chosen_instead_is_not_what_is_accepted() -> None:
    assert ("nor", "oil-production", "accepts") not in found(
        "Norway walked out rather than accept deeper output cuts.", "en"
    )


def test_a_relative_clause_is_on_what_it_belongs_to() -> None:
    assert ("isl", "sanctions", "rejects") in found("Norway backs the sanctions, which Iceland rejects.", "en")


def test_an_agreement_as_such_is_an_issue_where_no_other_is_raised() -> None:
    assert found("Norwegen begrüßte das Abkommen.", "de") == {("nor", "agreement", "supports")}
    assert found("Norwegen begrüßte das Abkommen über eine Waffenruhe.", "de") == {("nor", "ceasefire", "supports")}


def test_damit_at_the_head_of_a_clause_does_not_stand_for_what_its_verb_is_against() -> None:
    text = "Island fordert eine Waffenruhe. Damit stellt sich Norwegen gegen die Linie der Vorgänger."
    assert not any(h == "nor" for h, *_ in found(text, "de"))
    assert ("nor", "ceasefire", "opposes") in found("Island fordert eine Waffenruhe. Norwegen ist dagegen.", "de")


def test_what_is_open_is_no_mind_of_who_says_so() -> None:
    content = "several points on the ceasefire remained open"

    assert not any(h == "sol" and s == "supports" for h, _, s in found(f"Solberg said {content}.", "en", content))


@pytest.mark.parametrize(("language", "floor"), [("de", 0.60), ("en", 0.56)])
def test_reports_on_other_negotiations_keep_their_floor(language: str, floor: float) -> None:
    path = Path(__file__).resolve().parents[3] / "gold" / f"positions-fresh-{language}.jsonl"
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line["part"] == "tune"]

    scores, _ = score("fresh", lines, load_knowledge(), {})

    assert next(s.value for s in scores if s.name == "fresh/tune/found") >= floor
