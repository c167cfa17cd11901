"""How every command prints: one table, five formats, nothing that a terminal or a spreadsheet would execute."""

from __future__ import annotations

import csv
import io
import json
import re
from enum import StrEnum

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from dragoman.views import Shown, Table, Value

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that could steer a terminal or turn the direction of its text."""

FORMULA = re.compile(r"[=+\-@\t\r]")
"""First characters by which a spreadsheet takes a cell for a formula."""

WIDE = ("words", "one_words", "other_words", "title", "why")
"""Columns that take what width is left."""

MANY = 9
"""Columns beyond which a table leaves out those of `LEAST`; other formats hold them all."""

LEAST = ("process", "from", "language")

WHOLE = ("id",)
"""Columns that are never broken: what `show` takes must be copied in one piece."""

NARROW = 110
"""Columns of a terminal below which rows with quoted words are printed as short paragraphs."""

FEW = 5
"""Columns that fit a narrow terminal side by side."""

PLAIN_WIDTH = 160
"""Columns of a table that is written to a file or a pipe."""


class Format(StrEnum):
    """The forms in which every view can be printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    md = "md"


def clean(text: str) -> str:
    """Return text without characters that steer a terminal."""
    return CONTROL.sub("\ufffd", text)


def printed(table: Table, form: Format, console: Console) -> None:
    """Print a table in one of the formats."""
    if form is Format.table:
        _rich(table, console)
    else:
        console.file.write(rendered(table, form))


def rendered(table: Table, form: Format) -> str:
    """Return a table as text in a machine-readable format or as Markdown."""
    if form is Format.json:
        return json.dumps(table.to_dicts(), ensure_ascii=False, indent=1) + "\n"
    if form is Format.jsonl:
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in table)
    if form is Format.csv:
        return _csv(table)
    return _markdown(table)


def _csv(table: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(v) for v in row] for row in table.rows)
    return out.getvalue()


def _cell(value: Value) -> Value:
    if isinstance(value, str) and FORMULA.match(value):
        return "'" + value
    return value


def _markdown(table: Table) -> str:
    def line(cells: tuple[Value, ...]) -> str:
        shown = ["" if c is None else clean(str(c)).replace("|", "\\|").replace("\n", " ") for c in cells]
        return "| " + " | ".join(shown) + " |\n"

    return line(table.heads) + "|" + "---|" * len(table.heads) + "\n" + "".join(line(r) for r in table.rows)


def _rich(table: Table, console: Console) -> None:
    if not table.rows:
        console.print("–")
        return
    if console.width < NARROW and len(table.columns) > FEW:
        _stacked(table, console)
        return
    keep = [n for n in range(len(table.columns)) if any(row[n] is not None for row in table.rows)]
    for name in LEAST:
        if len(keep) > MANY:
            keep = [n for n in keep if table.columns[n] != name]
    wide = [n for n in keep if table.columns[n] in WIDE]
    room = max(12, (console.width - 30 * len(wide) - 16) // max(1, len(keep) - len(wide)))
    shown = RichTable(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for n in keep:
        name = table.columns[n]
        least = max((len(str(row[n])) for row in table.rows if row[n] is not None), default=0)
        shown.add_column(
            Text(table.heads[n]),
            overflow="fold",
            min_width=least if name in WHOLE else 24 if n in wide else None,
            max_width=None if n in wide or name in WHOLE else room,
        )
    for row in table.rows:
        shown.add_row(*[Text(_shown(row[n], table.columns[n])) for n in keep])
    console.print(shown)


def _shown(value: Value, column: str) -> str:
    text = "" if value is None else clean(str(value))
    if column == "file":
        return text.rsplit("/", 1)[-1]
    if column == "published":
        return text.replace("T", " ")
    return text.replace("/", "/\n") if column == "date" else text


LEADS = ("date", "published", "certainty", "status", "act", "speaker", "party", "issue", "name")
TAILS = ("source", "id")


def _stacked(table: Table, console: Console) -> None:
    """Print each row as a short paragraph: what fits a narrow terminal better than ten columns."""
    for row in table:
        console.print(Text(" · ".join(_lead(table, row)), style="bold"))
        for c in table.columns:
            if c in WIDE and row[c] is not None:
                _hanging(Text("»" + clean(str(row[c])) + "«"), console)
        rest = [
            f"{head}: {clean(str(row[c]))}"
            for c, head in zip(table.columns, table.heads, strict=True)
            if c not in LEADS and c not in WIDE and c not in TAILS and row[c] is not None
        ]
        if rest:
            _hanging(Text(" · ".join(rest)), console)
        tail = [clean(str(row[c])) for c in TAILS if c in table.columns and row[c] is not None]
        _hanging(Text(" · ".join(tail), style="dim"), console)
        console.print()


def _lead(table: Table, row: dict[str, Value]) -> list[str]:
    return [clean(str(row[c])) for c in table.columns if c in LEADS and row[c] is not None]


def _hanging(text: Text, console: Console) -> None:
    console.print(Padding(text, (0, 0, 0, 2)))


def opened(shown: Shown, console: Console) -> None:
    """Print one datum with its words marked in their context."""
    console.print(Text(f"{shown.kind} {shown.id}", style="bold"))
    for excerpt in shown.excerpts:
        console.print()
        console.print(Text(clean(excerpt.source), style="dim"))
        text = Text()
        end = 0
        for span in sorted(excerpt.marked):
            text.append(clean(excerpt.text[end : span.start]))
            mark = clean(excerpt.text[span.start : span.end])
            text.append(mark if console.is_terminal else f"[[{mark}]]", style="bold reverse")
            end = max(end, span.end)
        text.append(clean(excerpt.text[end:]))
        console.print(text)
    if shown.chain:
        console.print()
        console.print(Text(" ← ".join(clean(c) for c in shown.chain), style="italic"))
    console.print()
    for name, value in shown.facts:
        console.print(Text(f"{name:22} ", style="dim") + Text(clean(value)))
