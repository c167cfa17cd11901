"""Are the tables right? Columns, keys, references, dates and codes of every table, and rows added to a user's own."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import KnowledgeError
from dragoman.knowledge._tables import Knowledge, Row

REALMS = frozenset(("IGO", "UNO", "EUR", "NGO", "IMG", "INT"))
"""Codes that stand where a state's would, for bodies and places of no one state."""
SECTORS = frozenset(
    ("GOV", "MIL", "LEG", "JUD", "SPY", "COP", "PTY", "REB", "OPP", "BUS", "LAB", "EDU", "HLT", "REL", "CVL", "NGO",
     "IGO", "UNO", "MED", "AGR")
)  # fmt: skip
"""Codes of sectors of PLOVER."""
PRECISIONS = {4: "year", 7: "month", 10: "day"}
OPTIONAL = frozenset(("subject",))
"""Columns that a user's table may lack."""
OWN_TABLES: Mapping[str, tuple[str, ...]] = {
    "same.csv": ("a", "b", "verdict", "why"),
    "parties.csv": ("actor", "side", "capacity", "why"),
}
"""Tables that only a user's folder has."""
OVERLAP = dt.timedelta(45)
"""How long two may hold an office of one before that is a mistake: days are unknown, and somebody acts meanwhile."""
YEARS = (1900, 2100)
"""Years that a term may begin or end in."""
_KEY = re.compile(r"[a-z0-9][a-z0-9.'-]*")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class _Codes(NamedTuple):
    """What rows may refer to."""

    states: frozenset[str]
    bodies: frozenset[str]
    people: frozenset[str]
    offices: frozenset[str]


Check = Callable[[Row, _Codes], Iterator[str]]


def check_tables(knowledge: Knowledge) -> Iterator[str]:
    """Yield a line for every problem of every table, with its file and line; nothing if all are right."""
    shipped, *own = knowledge.folders
    rows: dict[str, list[Row]] = defaultdict(list)
    for folder in knowledge.folders:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.suffix == ".toml":
                yield from _toml(path)
            elif path.suffix == ".csv":
                if folder in own and not (shipped / name).is_file() and name not in OWN_TABLES:
                    yield f"{path}: the program has no table of this name"
                yield from _header(path, shipped / name, name)
                found, problem = _rows(Knowledge((folder,)), name)
                rows[name] += found
                if problem:
                    yield problem
    codes = _Codes(
        frozenset(_cells(rows["world/states.csv"], "iso3")),
        frozenset((*_cells(rows["world/states.csv"], "iso3"), *_cells(rows["world/organisations.csv"], "key"))),
        frozenset(_cells(rows["world/people.csv"], "key")),
        frozenset(_cells(rows["de/titles.csv"], "office")),
    )
    for name in sorted(rows):
        yield from _unique(name, rows[name])
        check = _CHECKS.get(name.rsplit("/", 1)[-1])
        if check is not None:
            for row in rows[name]:
                try:
                    yield from (str(row.error(problem)) for problem in check(row, codes))
                except KnowledgeError as error:
                    yield str(error)
    yield from _twins(rows["world/people.csv"])
    yield from _overlaps(rows["world/holders.csv"], knowledge)


def add_row(folder: Path, table: str, cells: Mapping[str, str], knowledge: Knowledge) -> str:
    """Append a row to a table of a user's folder, which is made if need be; return the line as it was written.

    Raises:
        KnowledgeError: there is no such table, it has no such column, or the row is wrong; nothing is written then.

    """
    header = _columns_of(table, knowledge)
    unknown = sorted(set(cells) - set(header))
    if unknown:
        raise KnowledgeError(f"{table} has no column {', '.join(unknown)}; its columns: {', '.join(header)}")
    path = folder / table
    before = path.read_text(encoding="utf-8") if path.is_file() else None
    columns = _columns(path) if before is not None else header
    text = before if before is not None else _line(columns)
    text += "" if text.endswith("\n") else "\n"
    line = _line([cells.get(column, "") for column in columns])
    shipped = knowledge.folders[0]
    known = set(check_tables(Knowledge((shipped, folder)))) if folder.is_dir() else set()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + line, encoding="utf-8")
    problems = [p for p in check_tables(Knowledge((shipped, folder))) if p not in known]
    if problems:
        if before is None:
            path.unlink()
        else:
            path.write_text(before, encoding="utf-8")
        raise KnowledgeError(f"not added: {'; '.join(problems)}")
    return line.rstrip("\n")


def _columns_of(table: str, knowledge: Knowledge) -> tuple[str, ...]:
    if table in OWN_TABLES:
        return OWN_TABLES[table]
    path = knowledge.folders[0] / table
    if path.suffix != ".csv" or not path.is_file():
        names = sorted((*knowledge.names("*/*.csv"), *OWN_TABLES))
        raise KnowledgeError(f"{table}: no such table; there are {', '.join(names)}")
    return _columns(path)


def _line(cells: tuple[str, ...] | list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def _columns(path: Path) -> tuple[str, ...]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return ()
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    return tuple(cell.strip() for cell in next(csv.reader([first]), []))


def _toml(path: Path) -> Iterator[str]:
    try:
        tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        yield f"{path}: {error}"


def _header(path: Path, shipped: Path, name: str) -> Iterator[str]:
    columns = _columns(path)
    wanted = OWN_TABLES.get(name) or (_columns(shipped) if shipped.is_file() else columns)
    missing = [c for c in wanted if c not in columns and c not in OPTIONAL]
    if missing:
        yield f"{path}: has no column {', '.join(missing)}"
    if len(set(columns)) != len(columns):
        yield f"{path}: two columns have one name"


def _rows(knowledge: Knowledge, name: str) -> tuple[list[Row], str | None]:
    found: list[Row] = []
    try:
        found.extend(knowledge.rows(name))
    except KnowledgeError as error:
        return found, str(error)
    return found, None


def _cells(rows: list[Row], column: str) -> list[str]:
    return [row.cells[column].strip() for row in rows if column in row.cells]


_KEYS = {"states.csv": "iso3", "organisations.csv": "key", "media.csv": "key", "people.csv": "key",
         "titles.csv": "office", "given_names.csv": "name"}  # fmt: skip


def _unique(name: str, rows: list[Row]) -> Iterator[str]:
    column = _KEYS.get(name.rsplit("/", 1)[-1])
    seen: dict[str, Row] = {}
    for row in rows:
        key = row.cells.get(column or "", "").strip()
        if column is None or column not in row.cells:
            continue
        if not key:
            yield str(row.error(f"{column} is empty"))
        elif key in seen:
            yield str(row.error(f"{column} {key!r} stands in {seen[key].file}, line {seen[key].line} too"))
        seen.setdefault(key, row)


def _one_of(row: Row, column: str, allowed: frozenset[str] | tuple[str, ...]) -> Iterator[str]:
    if row[column] not in allowed:
        shown = f"; one of {', '.join(sorted(allowed))}" if len(allowed) <= len(SECTORS) else ""
        yield f"{column} {row[column]!r} is unknown{shown}"


def _date(row: Row, column: str) -> Iterator[str]:
    value = row[column]
    if not value:
        return
    try:
        if not _DATE.fullmatch(value):
            raise ValueError
        day = _first_day(value)
    except ValueError:
        yield f"{column} {value!r} is no day, month or year (2025-01-20, 2025-01, 2025)"
        return
    if not YEARS[0] <= day.year <= YEARS[1]:
        yield f"{column} {value!r} is before {YEARS[0]} or after {YEARS[1]}"


def _first_day(date: str) -> dt.date:
    """Return the first day that a year, month or day may mean; raise `ValueError` if there is none."""
    return dt.date.fromisoformat(f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10])


def _last_day(date: str) -> dt.date:
    """Return the last day that a year, month or day may mean; raise `ValueError` if there is none."""
    first = _first_day(date)
    if len(date) == 10:
        return first
    month = first.month if len(date) == 7 else 12
    return dt.date(first.year + month // 12, month % 12 + 1, 1) - dt.timedelta(1)


def _people(row: Row, codes: _Codes) -> Iterator[str]:
    if not _KEY.fullmatch(row["key"]):
        yield f"key {row['key']!r} must be of small letters, digits and hyphens"
    yield from (f"{column} is empty" for column in ("name_de", "name_en") if not row[column])
    yield from _one_of(row, "country", codes.states | REALMS)
    yield from _one_of(row, "gender", ("f", "m", "u"))


def _holders(row: Row, codes: _Codes) -> Iterator[str]:
    yield from _one_of(row, "person", codes.people)
    yield from _one_of(row, "body", codes.bodies)
    yield from _one_of(row, "office", codes.offices)
    yield from _date(row, "since")
    yield from _date(row, "until")
    dates = [row[c] for c in ("since", "until") if row[c]]
    if len(dates) == 2 and dates[0][: len(dates[1])] > dates[1][: len(dates[0])]:
        yield f"since {dates[0]} is after until {dates[1]}"
    exact = PRECISIONS.get(min(map(len, dates), default=0))
    if exact and row["precision"] != exact:
        yield f"precision {row['precision']!r} must be {exact!r}, that of the less exact date"
    yield from _one_of(row, "checked", ("yes", "no"))


def _spelt(name: str) -> str:
    """Return a name without case, accents, hyphens and spaces, so that two ways to write it are one."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in plain if c.isalnum())


def _twins(rows: list[Row]) -> Iterator[str]:
    """Yield a line for each person who has a name of another of the same country: one person under two keys."""
    seen: dict[tuple[str, str], Row] = {}
    for row in rows:
        if not {"key", "name_de", "name_en", "aliases", "country"} <= row.cells.keys():
            continue
        names = dict.fromkeys(_spelt(n) for n in (row["name_de"], row["name_en"], *row.list("aliases")))
        for name in names:
            known = seen.setdefault((row["country"], name), row)
            if name and known["key"] != row["key"]:
                yield str(row.error(f"key {row['key']!r} has a name of {known['key']!r}, line {known.line}"))
                break


def _overlaps(rows: list[Row], knowledge: Knowledge) -> Iterator[str]:
    """Yield a line for each two who hold for long an office of one at once, but for those that the table allows.

    A user's row may follow a shipped one that has no end: that is how a new holder gets in.
    """
    table = knowledge.toml("world/naming.toml").get("exclusive", {})
    offices = frozenset((*str(table.get("offices", "")).split(), *str(table.get("single", "")).split()))
    shared = frozenset(str(table.get("shared", "")).split())
    terms: dict[tuple[str, str], list[tuple[dt.date, dt.date, Row]]] = defaultdict(list)
    for row in rows:
        cells = row.cells
        if cells.get("office") not in offices or f"{cells.get('body')}/{cells.get('office')}" in shared:
            continue
        try:
            begin = _last_day(row["since"]) if row["since"] else dt.date.min
            end = _first_day(row["until"]) if row["until"] else dt.date.max
        except (ValueError, KnowledgeError):
            continue
        terms[row["body"], row["office"]].append((begin, end, row))
    for held in terms.values():
        held.sort(key=lambda term: (term[0], term[2].file, term[2].line))
        for i, (_, end, row) in enumerate(held):
            for begin, _, after in held[i + 1 :]:
                replaced = not row["until"] and row.file != after.file
                if after["person"] != row["person"] and end - begin > OVERLAP and not replaced:
                    until = f"until {row['until']}" if row["until"] else "without an end"
                    yield str(
                        after.error(
                            f"{after['person']} is {after['office']} of {after['body']} since {after['since']}, "
                            f"and {row['person']} is it {until} (line {row.line})"
                        )
                    )
                    break


def _organisations(row: Row, codes: _Codes) -> Iterator[str]:
    if "type" not in row.cells:
        yield from _one_of(row, "key", codes.bodies)
        return
    yield from _one_of(row, "type", ("organisation", "government", "group", "medium"))
    yield from _one_of(row, "country", codes.states | REALMS)
    yield from _one_of(row, "sector", SECTORS)
    yield from _one_of(row, "of_state", codes.states | {""})
    yield from _one_of(row, "parent", codes.bodies | {""})


def _states(row: Row, codes: _Codes) -> Iterator[str]:
    if "former_until" in row.cells:
        yield from _date(row, "former_until")
        if not re.fullmatch(r"[A-Z]{3}", row["iso3"]):
            yield f"iso3 {row['iso3']!r} must be three capitals"
    else:
        yield from _one_of(row, "iso3", codes.states)


def _places(row: Row, codes: _Codes) -> Iterator[str]:
    yield from _one_of(row, "country", codes.states | REALMS)
    for column, most in (("lat", 90), ("lon", 180)):
        try:
            wrong = abs(float(row[column])) > most
        except ValueError:
            wrong = True
        if wrong:
            yield f"{column} {row[column]!r} is no number of degrees up to {most}"


def _titles(row: Row, codes: _Codes) -> Iterator[str]:
    yield from _one_of(row, "level", ("state", "world", "region", "city", "body", "none"))
    yield from _one_of(row, "sector", SECTORS | {""})
    yield from _one_of(row, "office", codes.offices)


def _office_titles(row: Row, codes: _Codes) -> Iterator[str]:
    yield from _one_of(row, "office", codes.offices)
    yield from _one_of(row, "country", codes.bodies)


def _given_names(row: Row, codes: _Codes) -> Iterator[str]:
    yield from _one_of(row, "gender", ("f", "m", "u"))


def _same(row: Row, codes: _Codes) -> Iterator[str]:
    yield from _one_of(row, "verdict", ("same", "different"))
    yield from (f"{column} is empty" for column in ("a", "b", "why") if not row[column])


def _parties(row: Row, codes: _Codes) -> Iterator[str]:
    yield from _one_of(row, "capacity", ("", "party", "mediator", "observer", "none"))
    yield from (f"{column} is empty" for column in ("actor", "why") if not row[column])


_CHECKS: Mapping[str, Check] = {
    "people.csv": _people, "holders.csv": _holders, "organisations.csv": _organisations, "states.csv": _states,
    "places.csv": _places, "titles.csv": _titles, "office_titles.csv": _office_titles,
    "given_names.csv": _given_names, "same.csv": _same, "parties.csv": _parties,
}  # fmt: skip
