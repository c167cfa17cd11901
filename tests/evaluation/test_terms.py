"""What is scored of terms: found by their words, then who, how much, until when."""

import json

from dragoman.evaluation import evaluate
from dragoman.knowledge import load_knowledge

TEXT = "Chile and Bolivia signed a treaty. Under the deal Chile will open the port by May 2020."


def scored(tmp_path, lines):
    path = tmp_path / "terms-x.jsonl"
    path.write_text(
        "".join(json.dumps({"id": "x", "lang": "en", "date": "2019-03-05", **line}) + "\n" for line in lines)
    )
    found = evaluate(path, knowledge=load_knowledge(), export=lambda files: [])
    return {s.name.split("/")[-1]: s.value for s in found.scores}, found.misses


def test_a_term_is_found_by_its_words_and_scored_by_column(tmp_path):
    gold = [{"what": "the port", "giver": "Chile", "due": "2020-05"}, {"what": "a treaty"}]
    scores, misses = scored(tmp_path, [{"text": TEXT, "expected_terms": gold}])
    assert (scores["found"], scores["giver"], scores["due"], scores["beyond the gold"]) == (0.5, 1.0, 1.0, 0.0)
    assert len(misses) == 1


def test_the_wrong_giver_and_a_term_where_none_is_are_misses(tmp_path):
    wrong = {"text": TEXT, "expected_terms": [{"what": "the port", "giver": "Bolivia"}]}
    scores, misses = scored(tmp_path, [wrong, {"text": TEXT, "expected_terms": []}])
    assert scores["giver"] == scores["silent where nothing is agreed"] == 0.0
    assert len(misses) == 2
