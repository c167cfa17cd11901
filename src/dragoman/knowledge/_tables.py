"""Knowledge is data: this loads the tables, says where one is wrong, and hashes them all into one version.

A table is a CSV file (UTF-8, comma, header line; lines that start with ``#`` are comments that say what a row means
and where it comes from) or a TOML file. Shipped tables live in ``data/``: ``de/`` and ``en/`` hold what belongs to one
language, ``world/`` what belongs to none. A user's own folder has the same layout: its CSV rows are added after the
shipped ones, its TOML tables are merged over them.
"""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from dragoman.errors import KnowledgeError

SHIPPED = Path(__file__).parent / "data"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a CSV table: its cells by column, and where it stands."""

    cells: dict[str, str]
    file: Path
    line: int

    def __getitem__(self, column: str) -> str:
        """Return the cell of ``column``, trimmed; raise `KnowledgeError` if the table has no such column."""
        try:
            return self.cells[column].strip()
        except KeyError:
            raise self.error(f"has no column {column!r}") from None

    def list(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell that holds a list, separated by semicolons."""
        return tuple(part for part in (p.strip() for p in self[column].split(";")) if part)

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
            self._derived[build] = build(self)
        found: T = self._derived[build]
        return found


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
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{path}: not UTF-8 at byte {error.start}") from error
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        return
    rows = csv.reader([line for _, line in numbered])
    header = [column.strip() for column in next(rows)]
    for (number, _), cells in zip(numbered[1:], rows, strict=False):
        if len(cells) != len(header):
            raise KnowledgeError(f"{path}, line {number}: {len(cells)} cells where the header has {len(header)}")
        yield Row(dict(zip(header, cells, strict=True)), path, number)


def _merge(into: dict[str, Any], new: dict[str, Any]) -> None:
    for key, value in new.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value
