"""The commands that measure: scores against gold, and filters for evaluators."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman import library
from dragoman.cli._app import INCOMPLETE, app, tell
from dragoman.cli._options import KnowledgeOption, console, errors
from dragoman.cli._output import Format, clean, printed
from dragoman.errors import InputError
from dragoman.knowledge import load_knowledge
from dragoman.views import Table

if TYPE_CHECKING:
    from dragoman.articles import Problem
    from dragoman.evaluation import Score, What

OWN_GOLD = "gold"
"""The folder of gold beside the program's source; it is taken where none is named."""


@app.command("eval")
def eval_command(
    gold: Annotated[
        list[str],
        typer.Argument(
            metavar="[WHAT] GOLD...",
            help="Gold files or folders of them; before them, if wanted, the one measure to take: "
            "quotes, times, events, process, who, claims, speakers or language.",
        ),
    ],
    articles: Annotated[
        Path | None, typer.Option("--articles", help="Where the articles of gold on whole articles lie, at any depth.")
    ] = None,
    part: Annotated[str | None, typer.Option("--part", help="Only documents of this split (train, dev).")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List what was missed, too much or wrong.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Name, value, interval and goal of each score.")] = False,
    knowledge: KnowledgeOption = None,
) -> None:
    """Score the program against gold: quotations, times, coded sentences, who is meant, whole records, treebanks."""
    from dragoman.evaluation import WHAT, evaluate

    known = load_knowledge(knowledge)
    unread: list[Problem] = []

    def export(files: list[Path]) -> Iterable[dict[str, Any]]:
        with library.read(files, knowledge=known, on_problem=warn) as process:
            return list(process.export_lines())

    def warn(found: Problem) -> None:
        if found.kind == "unread":
            unread.append(found)
            tell("not read", found.message, errors())

    alone = len(gold) == 1 and not Path(gold[0]).exists() and Path(OWN_GOLD).is_dir()
    what = gold[0] if (len(gold) > 1 or alone) and gold[0] in WHAT else None
    paths = [Path(name) for name in (gold if what is None else gold[1:] or [OWN_GOLD])]
    found = evaluate(paths, knowledge=known, export=export, articles=articles, part=part, what=what)
    if as_json:
        typer.echo(json.dumps([s._asdict() for s in found.scores], ensure_ascii=False, indent=1))
    else:
        printed(scores_table(found.scores), Format.table, console())
    for note in found.notes:
        errors().print(clean(note), markup=False, soft_wrap=True)
    if misses:
        for line in found.misses:
            (errors() if as_json else console()).print(clean(line), markup=False, soft_wrap=True)
    if unread:
        raise typer.Exit(INCOMPLETE)


def scores_table(scores: Iterable[Score]) -> Table:
    """Return scores in per cent as a table."""
    rows = tuple(
        (s.name, _percent(s.value), f"{_percent(s.low)}–{_percent(s.high)}", _percent(s.goal), _against(s))
        for s in scores
    )
    heads = ("score", "%", "95 % interval", "goal", "")
    return Table("scores", ("name", "value", "interval", "goal", "reached"), heads, rows)


def _percent(value: float | None) -> str | None:
    return None if value is None else f"{100 * value:.1f}"


def _against(score: Score) -> str | None:
    if score.reached is None:
        return None
    return "reached" if score.reached else "above" if score.value > (score.goal or 0) else "below"


@app.command("predict")
def predict_command(
    what: Annotated[str, typer.Argument(help="quotes, times or events.")], knowledge: KnowledgeOption = None
) -> None:
    """Read JSON lines (id, text, lang; dct or date) from standard input, write one line of predictions for each."""
    if what not in ("quotes", "times", "events"):
        raise InputError(f"predict {what!r}: quotes, times or events can be predicted")
    from dragoman.evaluation import AT_ONCE, predict_many

    known = load_knowledge(knowledge)
    kind: What = what  # type: ignore[assignment]
    unreadable = 0
    numbered = ((number, raw) for number, raw in enumerate(sys.stdin.buffer, 1) if raw.strip())
    while block := list(islice(numbered, AT_ONCE)):
        lines = [_line(raw) for _, raw in block]
        good = [line for line in lines if isinstance(line, dict)]
        answers = iter(predict_many(kind, good, known))
        for (number, _), line in zip(block, lines, strict=True):
            found = next(answers) if isinstance(line, dict) else line
            if isinstance(found, Exception):
                unreadable += isinstance(found, (ValueError, InputError, AttributeError))
                name = line.get("id", line.get("documentName")) if isinstance(line, dict) else None
                found = _nothing(kind, name, number, found)
            sys.stdout.write(json.dumps(found, ensure_ascii=True) + "\n")
    sys.stdout.flush()
    if unreadable:
        raise typer.Exit(INCOMPLETE)


def _line(raw: bytes) -> dict[str, Any] | Exception:
    """Return what a line holds, or why it cannot be read."""
    try:
        line = json.loads(raw.decode("utf-8"))
    except ValueError as error:
        return error
    return line if isinstance(line, dict) else ValueError("not an object")


def _nothing(kind: What, name: object, number: int, error: Exception) -> dict[str, Any]:
    from dragoman.evaluation import nothing

    message = f"line {number}: not read ({type(error).__name__}: {error})"
    errors().print(clean(message), markup=False, soft_wrap=True)
    return nothing(kind, name)
