"""Lines predicted together: the same as alone, in their order, and a bad one spoils no other."""

from __future__ import annotations

import pytest

from dragoman.errors import InputError
from dragoman.evaluation import predict, predict_many
from dragoman.knowledge import Knowledge, load_knowledge

LINES = [
    {"id": "a", "lang": "en", "text": "Kenya signed an agreement with Ethiopia on Friday."},
    {"id": "b", "lang": "de", "text": "Norwegen lehnte den Vorschlag ab. Chile stimmte zu."},
    {"id": "c", "lang": "en", "text": ""},
    {"id": "d", "lang": "de", "text": "Der Außenminister Perus reiste nach Quito. „Wir reden“, sagte er."},
]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.mark.parametrize("what", ["quotes", "times", "events"])
def test_lines_read_together_give_what_they_give_alone(what: str, knowledge: Knowledge) -> None:
    assert predict_many(what, LINES, knowledge) == [predict(what, line, knowledge) for line in LINES]  # type: ignore[arg-type]


def test_a_line_that_cannot_be_read_spoils_no_other(knowledge: Knowledge) -> None:
    found = predict_many("events", [LINES[0], {"id": "x"}, LINES[1]], knowledge)
    assert isinstance(found[1], InputError)
    assert [found[0], found[2]] == [predict("events", line, knowledge) for line in LINES[:2]]
