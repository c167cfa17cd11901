"""The commands that look after the tables: are they right, what do they know, one row more."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli._app import INCOMPLETE, app
from dragoman.cli._options import KnowledgeOption
from dragoman.cli._output import clean
from dragoman.errors import InputError
from dragoman.knowledge import add_row, check_tables, load_knowledge

knowledge_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look after the tables of knowledge.")
app.add_typer(knowledge_app, name="knowledge")


@knowledge_app.command()
def check(knowledge: KnowledgeOption = None) -> None:
    """Check every table, ours and yours: columns, keys, references, dates, codes; a line for each problem."""
    wrong = 0
    for problem in check_tables(load_knowledge(knowledge)):
        wrong += 1
        typer.echo(clean(problem))
    typer.echo(f"{wrong} problems")
    if wrong:
        raise typer.Exit(INCOMPLETE)


@knowledge_app.command()
def show(
    name: Annotated[str, typer.Argument(help="A name of a person, state or body, or the words for an office.")],
    on: Annotated[str | None, typer.Option("--on", help="The day (ISO) as of which to answer.")] = None,
    knowledge: KnowledgeOption = None,
) -> None:
    """Print what the tables know of a name, or who held an office on a day."""
    from dragoman._lookup import look_up

    lines = list(look_up(name, load_knowledge(knowledge), on=on))
    for line in lines:
        typer.echo(clean(line))
    if not lines:
        typer.echo("nothing known" if on else "nothing known; words for an office need a day: --on 2006-02-04")
        raise typer.Exit(INCOMPLETE)


@knowledge_app.command()
def add(
    cells: Annotated[list[str], typer.Argument(metavar="COLUMN=VALUE...", help="The cells of the new row.")],
    folder: Annotated[Path, typer.Option("--folder", help="Your own folder of tables; it is made if need be.")],
    table: Annotated[str, typer.Option("--table", help="The table, such as world/people.csv.")],
) -> None:
    """Add a row to a table of your own folder, if it is right; give the folder to --knowledge."""
    values: dict[str, str] = {}
    for cell in cells:
        column, equals, value = cell.partition("=")
        if not equals:
            raise InputError(f"{cell!r}: cells are given as column=value")
        values[column.strip()] = value.strip()
    typer.echo(f"added to {folder / table}: {add_row(folder, table, values, load_knowledge())}")
