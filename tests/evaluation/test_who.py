"""Questions of who is meant, and pairs of names, are told by their columns and scored."""

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluation import Score, evaluate
from dragoman.knowledge import load_knowledge

HEAD = "# made up\nday,lang,sentence,phrase,person,source\n"


def scored(path: Path) -> tuple[dict[str, float], list[str]]:
    found = evaluate(path, knowledge=load_knowledge(), export=lambda _: [])
    return {s.name: s.value for s in found.scores}, found.misses


def test_a_list_of_questions_is_scored_for_right_and_wrong_answers(tmp_path: Path) -> None:
    path = tmp_path / "who-test.csv"
    path.write_text(
        HEAD + "2010-05-04,en,The German chancellor went home.,The German chancellor,Angela Merkel,\n"
        "2010-05-04,en,The German chancellor went home.,The German chancellor,Gerhard Schröder,\n"
        "2010-05-04,de,Der Kutscher fuhr heim.,Der Kutscher,Angela Merkel,\n",
        encoding="utf-8",
    )
    values, misses = scored(path)

    assert values == {"who/test/right": pytest.approx(1 / 3), "who/test/wrong": pytest.approx(1 / 3)}
    assert [m.rsplit(": ", 1)[1] for m in misses] == [
        "Angela Merkel, not Gerhard Schröder",
        "nobody, not Angela Merkel",
    ]


def test_pairs_of_names_are_joined_by_sound_by_script_and_by_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(
        "a,b,same\nAlexej Kusnezow,Alexei Kuznetsov,yes\nОлексій Шевчук,Oleksij Schewtschuk,yes\n张伟,Zhang Wei,yes\n"
        "Alexej Kusnezow,Andrej Kusnezow,no\n王伟,Zhang Wei,no\nErich Huber,Ernst Huber,no\n",
        encoding="utf-8",
    )
    assert scored(path) == ({"names/joined": 1.0, "names/wrongly joined": 0.0}, [])


def test_a_question_about_words_that_are_not_there_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "who-bad.csv"
    path.write_text(f"{HEAD}2010-05-04,en,The chancellor went home.,The king,Angela Merkel,\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"row 1: 'The king' is not in the sentence"):
        scored(path)


def test_a_limit_is_kept_from_below_and_a_goal_from_above() -> None:
    assert Score("who/x/wrong", 0.02, 0, 1, 0.05).reached
    assert not Score("who/x/right", 0.02, 0, 1, 0.05).reached
    assert Score("who/x/right", 0.02, 0, 1).reached is None
