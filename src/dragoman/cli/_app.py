"""The command line: each command is a thin shell over one call of the library."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from dragoman import export, library
from dragoman._version import __version__
from dragoman.cli._options import (
    EngineOption,
    Here,
    KnowledgeOption,
    StorePath,
    WorkersOption,
    errors,
    opened_store,
)
from dragoman.cli._output import clean
from dragoman.errors import DragomanError, InputError, StoreError
from dragoman.knowledge import Knowledge, load_knowledge

if TYPE_CHECKING:
    from dragoman.articles import Problem

OK, INCOMPLETE, USAGE, STORE = 0, 1, 2, 3
"""Exit codes: all well; done, but something was not read or not right; wrong input or option; store unusable."""

app = typer.Typer(
    name="dragoman",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads press reports in German and English and rebuilds the negotiation they describe.",
    epilog="Exit codes: 0 all well; 1 done, but something was not read or not right; 2 wrong input or option; "
    "3 the store cannot be used.",
)


def tell(mark: str, message: str, console: Console) -> None:
    """Print a message on one line of its own."""
    console.print(f"{mark}: {clean(message)}", markup=False, soft_wrap=True)


def _tell_problem(problem: Problem, console: Console) -> None:
    tell("not read" if problem.kind == "unread" else "note", problem.message, console)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {__version__} (knowledge {Knowledge().version})")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    del version


@app.command()
def read(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, .zip archives, or - for standard input.")],
    store: StorePath = Here,
    workers: WorkersOption = 1,
    engine: EngineOption = "own",
    quiet: Annotated[bool, typer.Option("--quiet", help="Only the report at the end.")] = False,
    knowledge: KnowledgeOption = None,
) -> None:
    """Read articles into the store: .txt .md .html .json .jsonl, plain or .gz, folders and .zip archives of them."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    messages = errors()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=messages, transient=True, disable=quiet or not messages.is_terminal) as progress:
        task = progress.add_task("reading", total=None)
        process = library.read(
            paths,
            store=store,
            knowledge=load_knowledge(knowledge),
            workers=workers or None,
            engine=engine,
            on_problem=lambda found: None if quiet else _tell_problem(found, progress.console),
            on_article=lambda _: progress.advance(task),
        )
    with process:
        report = process.report
        typer.echo(
            f"{report.total} articles: {report.new} new, {report.again} read again, {report.known} known; "
            f"{len(report.unread)} not read; {len(process.store)} in {store}"
        )
    if report.unread or not report.total:
        if not report.total and not report.unread:
            messages.print("nothing to read: name files, folders, a .zip, or - for standard input", markup=False)
        raise typer.Exit(INCOMPLETE)


@app.command()
def verify(store: StorePath = Here) -> None:
    """Prove that every span holds the words it claims, that references lead somewhere, and that the file is sound."""
    with opened_store(store) as found:
        wrong = 0
        for line in found.verify():
            wrong += 1
            typer.echo(clean(line))
        typer.echo(f"{len(found.store)} articles verified; {wrong} wrong")
    if wrong:
        raise typer.Exit(INCOMPLETE)


@app.command("export")
def export_command(
    store: StorePath = Here,
    form: Annotated[str, typer.Option("--format", help="The record's interchange form: jsonl.")] = "jsonl",
    output: Annotated[str, typer.Option("--output", "-o", help="A file, or - for standard output.")] = "-",
) -> None:
    """Write the record, one JSON object a line; the same articles give the same bytes."""
    with opened_store(store) as found:
        if output == "-":
            for line in found.export_lines():
                sys.stdout.write(export.dump(line) + "\n")
        else:
            typer.echo(f"{found.export(output, format=form)} lines in {output}")


@app.command()
def refresh(
    store: StorePath = Here,
    workers: WorkersOption = 1,
    engine: EngineOption = "own",
    knowledge: KnowledgeOption = None,
) -> None:
    """Read the stored articles again that were read with another version, other knowledge or another engine."""
    failed: list[Problem] = []
    with opened_store(store, knowledge) as found:

        def problem(told: Problem) -> None:
            failed.append(told)
            _tell_problem(told, errors())

        again = found.refresh(workers=workers or None, engine=engine, on_problem=problem)
        typer.echo(f"{again} of {len(found.store)} articles read again")
    if failed:
        raise typer.Exit(INCOMPLETE)


@app.command()
def forget(
    article: Annotated[str, typer.Argument(help="The id of an article, or its beginning.")], store: StorePath = Here
) -> None:
    """Take an article out of the store with all that rests on it."""
    with opened_store(store) as found:
        typer.echo(f"forgotten: {clean(found.forget(article))}; {len(found.store)} articles left")


def main() -> None:
    """Run the command line; errors of ours are one line on standard error."""
    try:
        app(standalone_mode=True)
    except StoreError as error:
        errors().print(f"dragoman: {clean(str(error))}", markup=False, soft_wrap=True)
        sys.exit(STORE)
    except InputError as error:
        errors().print(f"dragoman: {clean(str(error))}", markup=False, soft_wrap=True)
        sys.exit(USAGE)
    except DragomanError as error:
        errors().print(f"dragoman: {clean(str(error))}", markup=False, soft_wrap=True)
        sys.exit(USAGE)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(OK)
