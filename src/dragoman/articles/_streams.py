"""Binary streams that can be looked into, and that end before they fill the memory."""

from __future__ import annotations

import gzip
import io
from typing import IO, TYPE_CHECKING, cast

from dragoman.errors import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_UNPACKED_BYTES = 4_000_000_000
"""Bytes that one archive or compressed file may unpack to."""


class TooMuchError(InputError):
    """More came out of an archive than it may hold."""


class Counted(io.RawIOBase):
    """A stream over another that counts what comes out of it and raises `TooMuchError` beyond a limit."""

    def __init__(self, file: IO[bytes], limit: int) -> None:
        self.total = 0
        self._file = file
        self._limit = limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        data = self._file.read(len(view))
        self.total += len(data)
        if self.total > self._limit:
            raise TooMuchError(
                "unpacks to far more than an archive of articles would; unpack it yourself if you trust it"
            )
        view[: len(data)] = data
        return len(data)

    def buffered(self) -> io.BufferedReader:
        """Return a buffered reader over this stream."""
        return io.BufferedReader(self, 65_536)


def gunzipped(file: IO[bytes]) -> IO[bytes]:
    """Return what a gzip stream unpacks to, up to `MAX_UNPACKED_BYTES`."""
    return Counted(cast("IO[bytes]", gzip.GzipFile(fileobj=file, mode="rb")), MAX_UNPACKED_BYTES).buffered()


def read_limited(file: IO[bytes], limit: int) -> bytes:
    """Return all of a stream; raise `InputError` if that is more than ``limit`` bytes."""
    data = file.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"is larger than {limit // 1_000_000} MB; split it into articles")
    return data


def skip_line(file: IO[bytes], limit: int) -> bool:
    """Read on to the end of a line; say whether it came within ``limit`` bytes."""
    skipped = 0
    while part := file.readline(1_000_000):
        skipped += len(part)
        if part.endswith(b"\n"):
            return True
        if skipped > limit:
            return False
    return True
