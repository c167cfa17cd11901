"""Finding articles: files, folders, archives and streams, each broken down into what holds one article.

Nothing is unpacked to disk, archives and lines are streamed, and no more is read of anything than the limits allow.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Literal, NamedTuple

from dragoman.articles._content import holds_article, parse_json
from dragoman.articles._streams import MAX_UNPACKED_BYTES, Counted, TooMuchError, gunzipped, read_limited, skip_line
from dragoman.errors import InputError

MAX_ARTICLE_BYTES = 20_000_000
"""Bytes of the largest single article: a hundred times the longest press report there is."""
MAX_JSON_BYTES = 200_000_000
"""Bytes of a .json file that holds a list of articles, which must be read at once; JSON lines know no such limit."""
MAX_RATIO = 150
"""Times its own size that an archive may unpack to; text shrinks to a fifth, a page to a tenth."""
RATIO_FROM = 50_000_000
"""Unpacked bytes from which `MAX_RATIO` is looked at, so that small archives of repetitive text are read."""
LONG_LINE = 1000
"""Bytes of a first line that starts with a brace from which it is one of JSON lines, not of a laid-out object."""
STDIN = "-"

Form = Literal["text", "markdown", "html", "json"]
FORMS: dict[str, Form] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
}  # fmt: skip
JSON_LINES = (".jsonl", ".ndjson")
KNOWN = ".txt, .md, .html, .json, .jsonl (each also as .gz) and .zip"
NOT_ARTICLES = frozenset({".db", ".db-wal", ".db-shm", ".db-journal", ".sqlite"})
"""Files that a folder of articles may hold beside them, such as this program's own store: passed over in silence."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not read (``unread``) or is not as it should be (``warning``), in one line.

    ``message`` says what is wrong, where, and what to do; it starts with ``source``.
    """

    source: str
    message: str
    kind: Literal["unread", "warning"] = "unread"


@dataclass(frozen=True, slots=True)
class Source:
    """Where one article is: a file by its path, or the bytes of an archive's member or of a line. Can be pickled."""

    name: str
    """As given by the user, with ``!member`` of an archive or ``#place`` in a file of many."""
    form: Form
    path: Path | None = None
    data: bytes | None = None

    def read(self) -> bytes:
        """Return the bytes; raise `InputError` if they cannot be had or are too many."""
        if self.data is not None:
            return self.data
        assert self.path is not None
        try:
            with self.path.open("rb") as file:
                return read_limited(file, MAX_ARTICLE_BYTES)
        except OSError as error:
            raise InputError(f"cannot be read ({_reason(error)}); check its permissions") from error


class _Place(NamedTuple):
    """A stream of bytes with its name and what was met on the way to it."""

    name: str
    suffixes: tuple[str, ...]
    depth: int
    """Archives around it."""
    listed: bool
    """It was met in a folder or archive, and not named by the user."""


Report = Callable[[Problem], None]


def find_sources(paths: Iterable[str | Path], on_problem: Report) -> Iterator[Source]:
    """Yield what holds one article each, in the order of the paths; folders and archives in the order of names.

    Args:
        paths: files, folders, archives, or ``-`` for standard input.
        on_problem: is called for everything that is passed over, while the rest goes on.

    """
    seen: set[Path] = set()
    for path in paths:
        if str(path) == STDIN:
            yield from _guarded(_sniffed(sys.stdin.buffer, _Place(STDIN, (), 0, False), on_problem), STDIN, on_problem)
        else:
            yield from _walk(Path(path), on_problem, seen, listed=False)


def problem_of(name: str, error: Exception, kind: Literal["unread", "warning"] = "unread") -> Problem:
    """Return the problem that an error with a source makes."""
    return Problem(name, f"{name}: {error}", kind)


def _walk(path: Path, report: Report, seen: set[Path], *, listed: bool) -> Iterator[Source]:
    name = path.as_posix()
    try:
        # A file may be named twice, itself and by its folder.
        real = path.resolve()
        if real in seen:
            return
        seen.add(real)
        if path.is_dir():
            children = sorted(path.iterdir())
        elif path.exists():
            yield from _file(path, _Place(name, _suffixes(path.name), 0, listed), report)
            return
        else:
            report(problem_of(name, InputError("there is no such file or folder; check the path")))
            return
    except (OSError, RuntimeError, ValueError) as error:
        report(problem_of(name, InputError(f"cannot be read ({_reason(error)}); check its permissions")))
        return
    for child in children:
        if not child.name.startswith("."):
            yield from _walk(child, report, seen, listed=True)


def _file(path: Path, place: _Place, report: Report) -> Iterator[Source]:
    last = place.suffixes[-1] if place.suffixes else ""
    if place.listed and last in NOT_ARTICLES:
        return
    if last in FORMS and path.is_file():
        yield Source(place.name, FORMS[last], path=path)
        return
    if path.is_file():
        yield from _guarded(_opened(path, place, report), place.name, report)
    elif place.listed:
        report(problem_of(place.name, InputError("is no regular file: passed over"), "warning"))
    else:
        with path.open("rb") as file:
            yield from _guarded(_sniffed(file, place, report), place.name, report)


def _opened(path: Path, place: _Place, report: Report) -> Iterator[Source]:
    with path.open("rb") as file:
        yield from _stream(file, place, report)


def _stream(file: IO[bytes], place: _Place, report: Report) -> Iterator[Source]:
    """Yield the articles of an open file, by its suffix, or by its first bytes where it has none."""
    last = place.suffixes[-1] if place.suffixes else ""
    if last == ".gz":
        inner = place._replace(suffixes=place.suffixes[:-1] or (".txt",))
        yield from _stream(gunzipped(file), inner, report)
    elif last == ".zip":
        yield from _zip(file, place, report)
    elif last in JSON_LINES:
        yield from _lines(file, place, report)
    elif last == ".json":
        yield from _json(read_limited(file, MAX_JSON_BYTES), place, report)
    elif last in FORMS:
        yield Source(place.name, FORMS[last], data=read_limited(file, MAX_ARTICLE_BYTES))
    else:
        error = InputError(f"{last or 'a file without extension'} is no kind of article; known are {KNOWN}")
        report(problem_of(place.name, error, "warning" if place.listed else "unread"))


def _guarded(sources: Iterator[Source], name: str, report: Report) -> Iterator[Source]:
    """Yield sources up to the point where reading on is impossible, and report why."""
    try:
        yield from sources
    except InputError as error:
        report(problem_of(name, error))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        report(problem_of(name, InputError(f"is damaged or cut off ({error}); get it again")))
    except OSError as error:
        report(problem_of(name, InputError(f"cannot be read ({_reason(error)}); check its permissions")))


def _sniffed(file: IO[bytes], place: _Place, report: Report) -> Iterator[Source]:
    """Yield the articles of a stream whose name says nothing, such as standard input, by its first bytes."""
    buffered = Counted(file, sys.maxsize).buffered()
    head = buffered.peek(65_536).lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"\x1f\x8b") and place.depth == 0:
        yield from _sniffed(gunzipped(buffered), place._replace(depth=1), report)
    elif head.startswith(b"PK\x03\x04"):
        yield from _zip(io.BytesIO(read_limited(buffered, MAX_JSON_BYTES)), place, report)
    else:
        first = head.partition(b"\n")[0].rstrip()
        lines = first.startswith(b"{") and (first.endswith(b"}") or len(first) > LONG_LINE)
        last = ".jsonl" if lines else {b"{": ".json", b"[": ".json", b"<": ".html"}.get(head[:1], ".txt")
        yield from _stream(buffered, place._replace(suffixes=(last,)), report)


def _lines(file: IO[bytes], place: _Place, report: Report) -> Iterator[Source]:
    number = 0
    while line := file.readline(MAX_ARTICLE_BYTES + 1):
        number += 1
        name = f"{place.name}#{number}"
        if len(line) > MAX_ARTICLE_BYTES:
            report(problem_of(name, InputError(f"line is longer than {MAX_ARTICLE_BYTES // 1_000_000} MB; shorten it")))
            if not skip_line(file, MAX_UNPACKED_BYTES):
                report(
                    problem_of(name, InputError(f"line has no end within {MAX_UNPACKED_BYTES // 10**9} GB; rest left"))
                )
                return
        elif line.strip():
            yield Source(name, "json", data=line)
    if number == 0:
        report(problem_of(place.name, InputError("is empty; give one JSON object a line")))


def _json(data: bytes, place: _Place, report: Report) -> Iterator[Source]:
    if not data.strip():
        raise InputError("is empty; give an object with a text, or a list of them")
    try:
        value = parse_json(data)
    except InputError:
        first, _, rest = data.lstrip().partition(b"\n")
        if rest.strip() and first.rstrip().endswith(b"}"):
            yield from _lines(io.BytesIO(data), place, report)
            return
        raise
    if isinstance(value, dict) and not holds_article(value) and isinstance(value.get("articles"), list):
        value = value["articles"]
    if isinstance(value, list) and any(holds_article(item) for item in value):
        for number, item in enumerate(value, 1):
            yield Source(f"{place.name}#{number}", "json", data=json.dumps(item).encode())
    elif holds_article(value) or not place.listed:
        yield Source(place.name, "json", data=data)
    else:
        error = InputError("holds no articles (no object with a field text): passed over")
        report(problem_of(place.name, error, "warning"))


def _zip(file: IO[bytes], place: _Place, report: Report) -> Iterator[Source]:
    if place.depth > 1:
        raise InputError("is an archive in an archive in an archive; unpack the outer one first")
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError(f"is no zip archive that can be opened ({error}); get it again") from error
    size = file.seek(0, os.SEEK_END)
    limit = min(MAX_UNPACKED_BYTES, max(MAX_RATIO * size, RATIO_FROM))
    unpacked = 0
    members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda member: member.filename)
    if not members:
        report(problem_of(place.name, InputError("is an empty archive; nothing to read")))
    for member in members:
        name = f"{place.name}!{member.filename}"
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            report(problem_of(name, InputError("has a name that leads out of its archive: not read; pack it again")))
            continue
        if any(part.startswith(".") or part == "__MACOSX" for part in path.parts):
            continue
        counted: Counted | None = None
        try:
            with archive.open(member) as opened:
                counted = Counted(opened, limit - unpacked)
                inner: IO[bytes] = counted.buffered()
                if path.suffix.lower() == ".zip":
                    inner = io.BytesIO(read_limited(inner, MAX_JSON_BYTES))
                yield from _stream(inner, _Place(name, _suffixes(path.name), place.depth + 1, True), report)
        except TooMuchError:
            bomb = InputError("unpacks to far more than its size: the rest is not read; unpack it if you trust it")
            report(problem_of(place.name, bomb))
            return
        except InputError as error:
            report(problem_of(name, error))
        except RuntimeError:
            report(problem_of(name, InputError("is encrypted; unpack it with its password first")))
        except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, OSError, ValueError) as error:
            report(problem_of(name, InputError(f"cannot be unpacked ({error}); get the archive again")))
        unpacked += counted.total if counted else 0


def _suffixes(name: str) -> tuple[str, ...]:
    """Return the suffixes of a file's name that count: the last one, and before .gz the one under it."""
    stem, last = os.path.splitext(name.lower())  # noqa: PTH122 (a name, not a path)
    if last == ".gz":
        return (*_suffixes(stem)[-1:], last)
    return (last,) if last else ()


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
