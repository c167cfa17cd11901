"""One door to every measure: gold of any known form in, scores out."""

from __future__ import annotations

import gzip
import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.evaluation import _claims, _events, _process, _quotes, _times, _who
from dragoman.evaluation._predict import What, predict
from dragoman.evaluation._scores import Counts, Score, scores
from dragoman.knowledge import Knowledge

Export = Callable[[list[Path]], Iterable[Mapping[str, Any]]]
"""Reads files of articles and gives the lines of their export."""

SUFFIXES = (".jsonl", ".jsonl.gz", ".json", ".csv")


@dataclass(slots=True)
class Evaluation:
    """Scores, and a line for everything that was missed, too much or wrong."""

    scores: list[Score] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)


def evaluate(
    gold: Path, *, knowledge: Knowledge, export: Export, articles: Path | None = None, part: str | None = None
) -> Evaluation:
    """Score this program against a gold file, or against every gold file below a folder.

    The form is told by what is in it: quotations (``annotations``), times (``timexes``), coded sentences (``events``),
    questions of who is meant or pairs of names (CSV files with their columns), sentences with the events or positions
    that are expected of them, or the whole record of articles
    (``articles``: the files of those names anywhere below that folder, by default the
    one of that name beside the gold). ``part`` keeps to documents whose ``split`` is that; by default ``dev`` where a
    file has such a part.

    Raises:
        InputError: there is no gold there, or it has no known form.

    """
    if not gold.exists():
        raise InputError(f"{gold}: no such file or folder")
    found = Evaluation()
    paths = [gold] if gold.is_file() else sorted(p for p in gold.rglob("*") if p.name.endswith(SUFFIXES))
    for path in paths:
        _add(found, path, gold.is_file(), knowledge=knowledge, export=export, articles=articles, part=part)
    if not found.scores:
        raise InputError(f"{gold}: no gold of a known form here (annotations, timexes, events, or articles)")
    return found


def _add(
    found: Evaluation, path: Path, named: bool, *, knowledge: Knowledge, export: Export, articles: Path | None,
    part: str | None,
) -> None:  # fmt: skip
    if path.suffix == ".csv":
        if _who.is_gold(path):
            own, lines = _who.score(path, knowledge, goals())
            found.scores += own
            found.misses += lines
        elif named:
            raise InputError(f"{path}: gold of no known form; its columns must be {_who.QUESTIONS} or {_who.PAIRS}")
        return
    if path.suffix == ".json":
        _add_process(found, path, export=export, articles=articles)
        return
    documents = list(_lines(path))
    splits = {d.get("split") for d in documents}
    part = part or ("dev" if "dev" in splits else None)
    if part in splits:
        documents = [d for d in documents if d.get("split") == part]
    stem = path.name.split(".", 1)[0]
    first = documents[0] if documents else {}
    if _claims.is_gold(first):
        own, lines = _claims.score(stem, documents, knowledge, goals())
        found.scores += own
        found.misses += lines
    elif "annotations" in first:
        _add_documents(found, "quotes", stem, documents, knowledge)
    elif "timexes" in first:
        _add_documents(found, "times", stem, documents, knowledge)
    elif "events" in first:
        _add_documents(found, "events", stem, documents, knowledge)
    elif named:
        raise InputError(f"{path}: gold of no known form; its lines need annotations, timexes or events")


def _add_documents(
    found: Evaluation, what: What, stem: str, documents: list[dict[str, Any]], knowledge: Knowledge
) -> None:
    counted: list[Counts] = []
    for document in documents:
        got = predict(what, document, knowledge)
        if what == "quotes":
            counted.append(
                _quotes.score_document(document, got["statements"], nested=document.get("lang", "de") == "de")
            )
            lines = _quotes.misses(document, got["statements"])
        elif what == "times":
            counted.append(_times.score_document(document, got["times"]))
            lines = _times.misses(document, got["times"])
        else:
            counted.append(_events.score_document(document, got["events"]))
            lines = _events.misses(document, got["events"])
        found.misses += [f"{what}/{stem} {got['id']}: {line}" for line in lines]
    found.scores += scores(f"{what}/{stem}", counted, goals())


def _add_process(found: Evaluation, path: Path, *, export: Export, articles: Path | None) -> None:
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{path}: not JSON ({error})") from error
    if not isinstance(gold, dict) or not {"articles", "actors", "statements", "events", "positions"} <= gold.keys():
        return
    folder = articles or path.parent / "articles"
    wanted = {a["id"] for a in gold["articles"]}
    files = sorted(f for f in folder.rglob("*") if f.is_file() and wanted & {f.name, f.stem}) if folder.is_dir() else []
    if not files:
        raise InputError(f"{path}: none of its articles below {folder}; name their folder with --articles")
    own, lines = _process.score(f"process/{path.stem}", gold, export(files), goals())
    found.scores += own
    found.misses += [f"process/{path.stem} {line}" for line in lines]


def goals() -> dict[str, float]:
    """Return the goals by the names of scores."""
    text = files("dragoman.evaluation").joinpath("goals.toml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in tomllib.loads(text).items()}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as error:
                    raise InputError(f"{path}, line {number}: not JSON ({error})") from error
