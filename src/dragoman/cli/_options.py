"""The options that commands share, and the console they print to."""

from __future__ import annotations

import functools
import inspect
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from dragoman import library
from dragoman.cli._output import PLAIN_WIDTH, Format, printed
from dragoman.knowledge import load_knowledge
from dragoman.library import Process
from dragoman.views import Table

DEFAULT_STORE = "dragoman.db"

StorePath = Annotated[
    Path, typer.Option("--store", envvar="DRAGOMAN_STORE", help="The store, one file.", show_default=True)
]
ProcessOption = Annotated[
    str | None, typer.Option("--process", help="Only this negotiation: its id or part of its name.")
]
ActorOption = Annotated[str | None, typer.Option("--actor", help="Only what this actor takes part in: part of a name.")]
IssueOption = Annotated[str | None, typer.Option("--issue", help="Only this issue, by its code.")]
SinceOption = Annotated[str | None, typer.Option("--since", help="From this day, month or year on (ISO).")]
UntilOption = Annotated[str | None, typer.Option("--until", help="Up to this day, month or year (ISO).")]
StatusOption = Annotated[str | None, typer.Option("--status", help="Only events of this status.")]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="Only reports of this outlet.")]
LangOption = Annotated[str | None, typer.Option("--lang", help="Language of the view's own words: de or en.")]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print it.")]
KnowledgeOption = Annotated[
    Path | None,
    typer.Option("--knowledge", envvar="DRAGOMAN_KNOWLEDGE", help="A folder of your own tables, laid over ours."),
]
WorkersOption = Annotated[int, typer.Option("--workers", min=0, help="Processes side by side; 0: one a core.")]
EngineOption = Annotated[
    str, typer.Option("--engine", help="Who tags and parses: own, spacy:NAME, spacy:FOLDER, stanza:LANG.")
]
Here = Path(DEFAULT_STORE)


FILTERS: dict[str, Any] = {
    "process": ProcessOption,
    "actor": ActorOption,
    "issue": IssueOption,
    "since": SinceOption,
    "until": UntilOption,
    "status": StatusOption,
    "outlet": OutletOption,
}


def view(command: Callable[..., Table]) -> Callable[..., None]:
    """Turn a function from an opened store and filters to a table into a command with the options of every view.

    The function is called as ``command(process, **own options, lang=.., **filters)``.
    """
    own = [p for p in inspect.signature(command, eval_str=True).parameters.values() if p.default is not p.empty]

    @functools.wraps(command)
    def run(store: Path, form: Format, **values: Any) -> None:  # noqa: ANN401
        with opened_store(store) as found:
            printed(command(found, **values), form, console())

    shared = {"store": (StorePath, Here), **{k: (v, None) for k, v in FILTERS.items()},
              "lang": (LangOption, None), "form": (FormatOption, Format.table)}  # fmt: skip
    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [p.replace(kind=keyword) for p in own]
    parameters += [inspect.Parameter(k, keyword, default=d, annotation=a) for k, (a, d) in shared.items()]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run


def console() -> Console:
    """Return the console for standard output: the terminal's width, else `COLUMNS`, else wide enough for a table."""
    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, width=int(os.environ.get("COLUMNS", "0") or 0) or PLAIN_WIDTH, file=sys.stdout)


def errors() -> Console:
    """Return the console for messages: standard error."""
    return Console(stderr=True, highlight=False)


@contextmanager
def opened_store(store: Path, knowledge: Path | None = None) -> Iterator[Process]:
    """Open a store that is there, with the shipped knowledge and a user's own (else that of the environment)."""
    named = os.environ.get("DRAGOMAN_KNOWLEDGE")
    own = knowledge or (Path(named) if named else None)
    with library.open_process(store, knowledge=load_knowledge(own)) as process:
        yield process
