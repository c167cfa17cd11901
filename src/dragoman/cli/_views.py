"""The commands that look at what was read."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli._app import INCOMPLETE, app, tell
from dragoman.cli._options import (
    FormatOption,
    Here,
    LangOption,
    ProcessOption,
    StorePath,
    console,
    errors,
    opened_store,
    view,
)
from dragoman.cli._output import Format, clean, opened, printed
from dragoman.library import Process
from dragoman.views import Table


@app.command()
def brief(
    store: StorePath = Here,
    process: ProcessOption = None,
    since: Annotated[str | None, typer.Option("--since", help="Add what is new from this day on.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="The day on which it is written.")] = None,
    lang: LangOption = None,
) -> None:
    """Print what a desk officer reads first: two pages, each line with its source."""
    with opened_store(store) as found:
        text = found.brief(since=since, as_of=as_of, lang=lang, process=process)
    typer.echo("\n".join(clean(line) for line in text.split("\n")), nl=False)


@app.command()
@view
def timeline(found: Process, **filters: Any) -> Table:  # noqa: ANN401
    """List what happened, is planned or was denied, in the order of the events."""
    return found.timeline(**filters)


@app.command()
@view
def agenda(
    found: Process,
    as_of: Annotated[str | None, typer.Option("--as-of", help="The day from which to look ahead.")] = None,
    **filters: Any,  # noqa: ANN401
) -> Table:
    """List what is to come: set, only possible, or ruled out."""
    return found.agenda(as_of=as_of, **filters)


@app.command()
@view
def statements(found: Process, **filters: Any) -> Table:  # noqa: ANN401
    """List who said what, through which channel, on whose word."""
    return found.statements(**filters)


@app.command()
@view
def positions(
    found: Process,
    each: Annotated[bool, typer.Option("--each", help="Every position on a line of its own, with its words.")] = False,
    **filters: Any,  # noqa: ANN401
) -> Table:
    """Show what each party wants on each issue: a matrix of parties by issues."""
    return found.positions(each=each, **filters)


@app.command()
@view
def disputes(found: Process, **filters: Any) -> Table:  # noqa: ANN401
    """Show where two parties, or two reports, contradict each other, with both sides' words."""
    return found.disputes(**filters)


@app.command()
@view
def terms(found: Process, **filters: Any) -> Table:  # noqa: ANN401
    """List what was agreed, offered or exchanged: by whom to whom, how much, until when."""
    return found.terms(**filters)


@app.command()
@view
def unsaid(found: Process, **filters: Any) -> Table:  # noqa: ANN401
    """List what is not said: issues dropped, parties missing from a meeting, denials of what nobody claims."""
    return found.unsaid(**filters)


@app.command()
@view
def actors(found: Process, **filters: Any) -> Table:  # noqa: ANN401
    """List who takes part, with offices, mentions and statements."""
    return found.actors(**filters)


@app.command()
@view
def articles(found: Process, **filters: Any) -> Table:  # noqa: ANN401
    """List the articles, with their day and where it was found, versions and reprints; and what was not read."""
    for _, message in found.store.unread():
        tell("not read", message, errors())
    return found.articles(**filters)


@app.command()
def show(
    item: Annotated[str, typer.Argument(help="An id from the last column of a view, or its beginning.")],
    store: StorePath = Here,
    lang: LangOption = None,
) -> None:
    """Open one datum at its words: the passage with its span marked, its facts, its chain of sources."""
    with opened_store(store) as found:
        opened(found.show(item, lang=lang), console())


@app.command()
def search(
    query: Annotated[list[str], typer.Argument(help='Words, all of which must occur; "two words" for a phrase.')],
    store: StorePath = Here,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Passages shown at most.")] = 20,
    lang: LangOption = None,
    form: FormatOption = Format.table,
) -> None:
    """Find passages by their words, parts of German compounds included."""
    with opened_store(store) as found:
        hits = found.search(" ".join(query), limit=limit)
        desk, words = found.desk(), found.words(lang)
        rows = tuple(
            (desk.cite(h.article), desk.text(h.article, h.passage), h.passage.start, h.passage.end, h.article)
            for h in hits
        )
        heads = (words.of("columns", "source"), words.of("columns", "words"), "start", "end", words.of("columns", "id"))
        printed(Table("search", ("source", "words", "start", "end", "id"), heads, rows), form, console())
    if not hits:
        raise typer.Exit(INCOMPLETE)
