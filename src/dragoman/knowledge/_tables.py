"""Knowledge is data: this loads the tables, says where one is wrong, and hashes them all into one version.

A table is a CSV file (UTF-8, comma, header line; lines that start with ``#`` are comments that say what a row means
and where it comes from) or a TOML file. Shipped tables live in ``data/``: ``de/`` and ``en/`` hold what belongs to one
language, ``world/`` what belongs to none. A user's own folder has the same layout: its CSV rows are added after the
shipped ones, its TOML tables are merged over them.
"""

from __future__ import annotations

import csv
import gc
import hashlib
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from dragoman.errors import KnowledgeError

SHIPPED = Path(__file__).parent / "data"
T = TypeVar("T")


class Row:
    """One line of a CSV table: its cells by column, and where it stands."""

    # Thousands are made whenever the program starts: a plain class with one shared map of columns is made fastest.
    __slots__ = ("_cells", "_columns", "file", "line")

    def __init__(self, columns: Mapping[str, int], cells: Sequence[str], file: Path, line: int) -> None:
        self._columns = columns
        self._cells = cells
        self.file = file
        self.line = line

    @property
    def cells(self) -> dict[str, str]:
        """All cells by column, as they stand."""
        return {column: self._cells[at] for column, at in self._columns.items()}

    def __getitem__(self, column: str) -> str:
        """Return the cell of ``column``, trimmed; raise `KnowledgeError` if the table has no such column."""
        try:
            return self._cells[self._columns[column]].strip()
        except KeyError:
            raise self.error(f"has no column {column!r}") from None

    def get(self, column: str) -> str:
        """Return the cell of ``column``, trimmed; empty if the table has no such column."""
        at = self._columns.get(column)
        return "" if at is None else self._cells[at].strip()

    def list(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell that holds a list, separated by semicolons."""
        cell = self[column]
        if ";" not in cell:
            return (cell,) if cell else ()
        return tuple(part for part in (p.strip() for p in cell.split(";")) if part)

    def error(self, problem: str) -> KnowledgeError:
        """Return an error that names file and line."""
        return KnowledgeError(f"{self.file}, line {self.line}: {problem}")


class Knowledge:
    """The tables of one or more folders; what is built from them is kept with `derive`.

    Instances are immutable in effect: two with the same ``version`` hold the same facts.
    """

    def __init__(self, folders: Sequence[Path] = (SHIPPED,)) -> None:
        self.folders = tuple(folders)
        for folder in self.folders:
            if not folder.is_dir():
                raise KnowledgeError(f"{folder}: no such folder of knowledge tables")
        self._derived: dict[object, Any] = {}
        self._tables: dict[str, dict[str, Any]] = {}

    @property
    def version(self) -> str:
        """A digest of every table, so that a reading can be repeated or known to be out of date."""
        return self.derive(_digest)

    def names(self, pattern: str) -> tuple[str, ...]:
        """Return the names of all tables that match a glob, such as ``*/months.csv``, sorted."""
        found = {path.relative_to(folder).as_posix() for folder in self.folders for path in folder.glob(pattern)}
        return tuple(sorted(found))

    def rows(self, name: str) -> Iterator[Row]:
        """Yield the rows of a CSV table from every folder that has it; nothing if none has."""
        for folder in self.folders:
            path = folder / name
            if path.is_file():
                yield from _read_csv(path)

    def columns(self, name: str, *columns: str, optional: Sequence[str] = ()) -> Iterator[tuple[str, ...]]:
        """Yield some cells of every row of a CSV table, trimmed: the quick way through a long one.

        Columns in ``optional`` come last, and are empty where the table has none of that name.
        """
        for folder in self.folders:
            path = folder / name
            if path.is_file():
                header, rows = _table(path)
                missing = next((column for column in columns if header and column not in header), None)
                if missing is not None:
                    raise KnowledgeError(f"{path}: has no column {missing!r}")
                # A column that is not there is read from the empty cell that is put behind the others.
                at = [header.get(column, -1) for column in (*columns, *optional)]
                for _, cells in rows:
                    cells.append("")
                    yield tuple([cells[n].strip() for n in at])

    def toml(self, name: str) -> dict[str, Any]:
        """Return a TOML table, later folders merged over earlier ones; it is kept, and not to be changed."""
        if name in self._tables:
            return self._tables[name]
        merged: dict[str, Any] = {}
        for folder in self.folders:
            path = folder / name
            if path.is_file():
                try:
                    _merge(merged, tomllib.loads(path.read_text(encoding="utf-8")))
                except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                    raise KnowledgeError(f"{path}: {error}") from error
        self._tables[name] = merged
        return merged

    def derive(self, build: Callable[[Knowledge], T]) -> T:
        """Return ``build(self)``, made once for each function: lexicons and indexes live here, not in modules."""
        if build not in self._derived:
            with _uncollected():
                self._derived[build] = build(self)
        found: T = self._derived[build]
        return found


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from going through the growing tables again and again: they hold no cycles."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@cache
def load_knowledge(extra: Path | None = None) -> Knowledge:
    """Return the shipped knowledge, with a user's own folder laid over it if one is given."""
    return Knowledge((SHIPPED,) if extra is None else (SHIPPED, extra))


def _digest(knowledge: Knowledge) -> str:
    digest = hashlib.sha256()
    for folder in knowledge.folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".csv", ".toml"):
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _read_csv(path: Path) -> Iterator[Row]:
    columns, rows = _table(path)
    return (Row(columns, cells, path, number) for number, cells in rows)


def _table(path: Path) -> tuple[Mapping[str, int], Iterator[tuple[int, list[str]]]]:
    """Return where each column of a table stands, and its rows with their lines; every row has as many cells."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{path}: not UTF-8 at byte {error.start}") from error
    numbers = [n for n, line in enumerate(lines, 1) if line and not line.startswith("#") and not line.isspace()]
    if not numbers:
        return {}, iter(())
    rows = csv.reader([lines[n - 1] for n in numbers])
    header = next(rows)
    return {column.strip(): at for at, column in enumerate(header)}, _checked(path, len(header), numbers, rows)


def _checked(
    path: Path, width: int, numbers: Sequence[int], rows: Iterator[list[str]]
) -> Iterator[tuple[int, list[str]]]:
    for number, cells in zip(numbers[1:], rows, strict=False):
        if len(cells) != width:
            raise KnowledgeError(f"{path}, line {number}: {len(cells)} cells where the header has {width}")
        yield number, cells


def _merge(into: dict[str, Any], new: dict[str, Any]) -> None:
    for key, value in new.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value
