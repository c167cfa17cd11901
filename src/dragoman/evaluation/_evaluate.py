"""One door to every measure: gold of any known form in, scores out."""

from __future__ import annotations

import gzip
import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.evaluation import _claims, _events, _process, _quotes, _statements, _terms, _times, _who
from dragoman.evaluation._language import is_corpora, score_language
from dragoman.evaluation._predict import What, predict
from dragoman.evaluation._scores import Counts, Score, scores
from dragoman.evaluation._speakers import score_speakers
from dragoman.knowledge import Knowledge

Export = Callable[[list[Path]], Iterable[Mapping[str, Any]]]
"""Reads files of articles and gives the lines of their export."""

WHAT = ("quotes", "times", "events", "process", "who", "claims", "speakers", "language")
"""What can be asked for by name; without a name everything is scored that the gold has a known form for."""

_KINDS: Mapping[str, What] = {"annotations": "quotes", "timexes": "times", "events": "events"}
SPEAKERS = "language/speakers"
SUFFIXES = (".jsonl", ".jsonl.gz", ".json", ".csv")


@dataclass(slots=True)
class Evaluation:
    """Scores, a line for everything that was missed, too much or wrong, and one for what could not be scored."""

    scores: list[Score] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def evaluate(
    gold: Path | Sequence[Path],
    *,
    knowledge: Knowledge,
    export: Export,
    articles: Path | None = None,
    part: str | None = None,
    what: str | None = None,
) -> Evaluation:
    """Score this program against gold files, or against every gold file below folders.

    The form is told by what is in it: quotations (``annotations``), times (``timexes``), coded sentences (``events``),
    questions of who is meant or pairs of names (CSV files with their columns), texts with the events, positions, terms
    or statements that are expected of them, the whole record of articles (``articles``: the files of those names
    anywhere below that folder, by default the one of that name beside the gold), or treebanks and name corpora in one
    folder a language.
    ``part`` keeps to documents whose ``split`` is that; by default ``dev`` where a file has such a part. ``what`` keeps
    to one measure of `WHAT`: ``speakers`` gives the cues of quotations and scores only whom the language layer takes
    for the speaker, ``language`` does so, too, beside treebanks and names.

    Raises:
        InputError: there is no gold there, or it has no known form.

    """
    if what is not None and what not in WHAT:
        raise InputError(f"eval {what!r}: one of {', '.join(WHAT)} can be scored")
    found = Evaluation()
    several = [gold] if isinstance(gold, Path) else list(gold)
    treebanks = False
    for one in several:
        if not one.exists():
            raise InputError(f"{one}: no such file or folder")
        if what in (None, "language") and is_corpora(one):
            scored, misses = score_language(one, knowledge, goals())
            found.scores += scored
            found.misses += misses
            treebanks = True
            continue
        paths = [one] if one.is_file() else sorted(p for p in one.rglob("*") if p.name.endswith(SUFFIXES))
        for path in paths:
            _add(found, path, one.is_file(), what, knowledge=knowledge, export=export, articles=articles, part=part)
    if not found.scores:
        wanted = "annotations, timexes, events, articles, or treebanks in a folder a language"
        raise InputError(f"{', '.join(map(str, several))}: no gold of a known form here ({wanted})")
    if treebanks and not any(score.name.startswith(SPEAKERS) for score in found.scores):
        found.notes.append(f"{SPEAKERS} was not scored: name a folder of quotations with speakers and cues as well")
    return found


def _add(
    found: Evaluation, path: Path, named: bool, what: str | None, *, knowledge: Knowledge, export: Export,
    articles: Path | None, part: str | None,
) -> None:  # fmt: skip
    if path.suffix == ".csv":
        if _who.is_gold(path) and what in (None, "who"):
            own, lines = _who.score(path, knowledge, goals())
            found.scores += own
            found.misses += lines
        elif named:
            raise InputError(f"{path}: gold of no known form; its columns must be {_who.QUESTIONS} or {_who.PAIRS}")
        return
    if path.suffix == ".json":
        if what in (None, "process"):
            _add_process(found, path, export=export, articles=articles)
        return
    documents = list(_lines(path))
    splits = {d.get("split") for d in documents}
    part = part or ("dev" if "dev" in splits else None)
    if part in splits:
        documents = [d for d in documents if d.get("split") == part]
    stem = path.name.split(".", 1)[0]
    first = documents[0] if documents else {}
    kind = next((kind for key, kind in _KINDS.items() if key in first), None)
    if _claims.is_gold(first):
        if what in (None, "claims"):
            own, lines = _claims.score(stem, documents, knowledge, goals())
            found.scores += own
            found.misses += lines
    elif _statements.is_gold(first):
        if what in (None, "claims"):
            own, lines = _statements.score(stem, documents, knowledge, goals())
            found.scores += own
            found.misses += lines
    elif _terms.is_gold(first):
        if what in (None, "claims"):
            own, lines = _terms.score(stem, documents, knowledge, goals())
            found.scores += own
            found.misses += lines
    elif kind == "quotes" and what in ("speakers", "language"):
        scored, misses = score_speakers(f"{SPEAKERS}/{stem}", documents, knowledge, goals())
        found.scores += scored
        found.misses += misses
    elif kind is not None and what in (None, kind):
        _add_documents(found, kind, stem, documents, knowledge)
    elif named and kind is None:
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
