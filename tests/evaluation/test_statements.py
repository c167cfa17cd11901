import json
from pathlib import Path

import pytest

from dragoman.evaluation import _statements
from dragoman.knowledge import load_knowledge

GOLD = Path(__file__).parents[2] / "gold"
TEXT = "Die Ministerin sagte in einem Interview, die Brücke sei offen. Der Wagen fuhr nach Norden."


def scored(*expected: dict[str, object]) -> tuple[dict[str, float], list[str]]:
    line = {"id": "t", "lang": "de", "date": "2024-05-17", "text": TEXT, "expected_statements": list(expected)}
    found, misses = _statements.score("own", [line], load_knowledge(), {})
    return {s.name.removeprefix("own/all/"): s.value for s in found}, misses


def test_a_statement_with_its_speaker_and_channel_is_right_in_all() -> None:
    found, misses = scored(
        {
            "type": "indirect",
            "content": ["die Brücke sei offen"],
            "speaker": "Die Ministerin",
            "channel": "interview",
        }
    )
    assert misses == []
    assert [found[key] for key in ("found", "joint", "type", "speaker", "channel")] == [1.0] * 5
    assert found["beyond the gold"] == 0.0


def test_what_is_not_found_and_what_is_too_much_are_told() -> None:
    found, misses = scored({"type": "direct", "content": ["Der Wagen fuhr nach Norden"], "speaker": None})
    assert found["found"] == 0.0
    assert found["beyond the gold"] == 1.0
    assert [m.split(":")[0] for m in misses] == ["own/all t missed", "own/all t beyond, indirect of nobody"]


def test_an_optional_statement_counts_neither_way() -> None:
    found, misses = scored(
        {"type": "indirect", "content": ["die Brücke sei offen"], "speaker": "Die Ministerin", "optional": True},
        {"type": "direct", "content": ["Der Wagen"], "speaker": None, "optional": True},
    )
    assert misses == []
    assert found["beyond the gold"] == 0.0


def test_another_view_of_the_content_is_as_good() -> None:
    found, _ = scored(
        {"type": "direct", "content": ["Norden"], "or": ["die Brücke sei offen"], "speaker": "Die Ministerin"}
    )
    assert found["joint"] == 1.0


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_word_of_the_gold_stands_in_its_text(language: str) -> None:
    lines = [json.loads(line) for line in (GOLD / f"statements-{language}.jsonl").read_text("utf-8").splitlines()]
    assert {line["part"] for line in lines} == {"tune", "held"}
    for line in lines:
        for one in line["expected_statements"]:
            words = [*one["content"], *one.get("or", []), one["speaker"], one.get("addressee"), one.get("via")]
            assert all(w in line["text"] for w in words if w), one
