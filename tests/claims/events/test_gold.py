"""Floors under the events of the gold in this repository, on some of its sentences and reports."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dragoman import library
from dragoman.evaluation import evaluate
from dragoman.knowledge import load_knowledge

GOLD = Path(__file__).parents[3] / "gold"


def scores_of(path: Path) -> dict[str, float]:
    knowledge = load_knowledge()

    def export(files: list[Path]) -> Iterable[Mapping[str, Any]]:
        with library.read(files, knowledge=knowledge) as process:
            return list(process.export_lines())

    found = evaluate(path, knowledge=knowledge, export=export, articles=GOLD / "articles")
    return {s.name: s.value for s in found.scores if s.value is not None}


def test_german_sentences_keep_their_types_and_statuses(tmp_path: Path) -> None:
    lines = (GOLD / "events-de.jsonl").read_text(encoding="utf-8").splitlines()
    path = tmp_path / "third.jsonl"
    path.write_text("\n".join(line.replace('"held"', '"tune"') for line in lines[::5]), encoding="utf-8")

    scores = scores_of(path)

    assert scores["third/tune/type"] >= 0.80
    assert scores["third/tune/status"] >= 0.90
    assert scores["third/tune/silent where nothing happens"] >= 0.90


def test_most_events_of_the_short_reports_are_found(tmp_path: Path) -> None:
    gold = json.loads((GOLD / "reports.json").read_text(encoding="utf-8"))
    gold["articles"] = gold["articles"][::3]
    kept = {article["id"] for article in gold["articles"]}
    gold["events"] = [event for event in gold["events"] if event["article"] in kept]
    path = tmp_path / "third.json"
    path.write_text(json.dumps(gold), encoding="utf-8")

    scores = scores_of(path)

    assert scores["process/third/events/found"] >= 0.70
    assert scores["process/third/events/status"] >= 0.90
    assert scores["process/third/events/beyond"] <= 0.35
