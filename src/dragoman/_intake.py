"""From sources to records, in one process or several: one source's failure is a line in the report, not the end."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Any

from dragoman.articles import Problem, Source, find_sources, load_source
from dragoman.errors import DragomanError, KnowledgeError
from dragoman.knowledge import Knowledge
from dragoman.language import check_engine
from dragoman.reading import analyse, read_with
from dragoman.record import Article, Record

__all__ = ["Result", "analyse", "find_sources", "read_all", "read_with"]

CHUNK = 8
"""Sources handed to a worker at a time: enough to outweigh the hand-over, few enough to share the load evenly."""

AHEAD = 4
"""Chunks handed out for each worker beyond the one it reads, so that none waits and few wait in memory."""


@dataclass(slots=True)
class Result:
    """What came of one source: a record, or an article that is known already, or a problem."""

    records: list[Record] = field(default_factory=list)
    known: list[Article] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_all(
    sources: Iterable[Source | Article], knowledge: Knowledge, known: set[str], workers: int | None, engine: str = "own"
) -> Iterator[Result]:
    """Yield what came of every source, in their order; no more of them are held than the processes are busy with.

    A source may be an article that is stored already, to be read again.

    Raises:
        DragomanError: a process was ended from outside.
        InputError: there is no such language engine.

    """
    check_engine(engine)
    workers = workers or os.cpu_count() or 1
    if workers == 1:
        yield from (_read_source(s, knowledge, known, engine) for s in sources)
        return
    pool = ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start, initargs=(knowledge.folders, known, engine)
    )
    waiting: deque[Future[list[Result]]] = deque()
    try:
        for chunk in _chunked(sources):
            waiting.append(pool.submit(_read_chunk, chunk))
            if len(waiting) > AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise DragomanError(
            "a reading process was ended from outside, perhaps for lack of memory; what was read is stored: "
            "run the same command again, with fewer --workers"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _chunked(sources: Iterable[Source | Article]) -> Iterator[list[Source | Article]]:
    rest = iter(sources)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


_WORKER: dict[str, Any] = {}
"""What a worker process is given once when it starts; empty in every other process."""


def _start(folders: Sequence[Path], known: set[str], engine: str) -> None:
    # An interrupt from the keyboard reaches every process of the group; the first one alone deals with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _WORKER["knowledge"] = Knowledge(folders)
    _WORKER["known"] = known
    _WORKER["engine"] = engine


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, killed for instance, and nobody waits for its work."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_chunk(sources: Sequence[Source | Article]) -> list[Result]:
    return [_read_source(s, _WORKER["knowledge"], _WORKER["known"], _WORKER["engine"]) for s in sources]


def _read_source(source: Source | Article, knowledge: Knowledge, known: set[str], engine: str) -> Result:
    """Read the article of one source; one that is known already keeps its record and is not analysed."""
    result = Result()
    name = source.source if isinstance(source, Article) else source.name
    try:
        if isinstance(source, Article):
            article = source
        else:
            article = load_source(source, knowledge)
            result.problems += [Problem(name, f"{name}: {note}", "warning") for note in article.warnings]
        if article.id in known:
            result.known.append(article)
        else:
            result.records.append(analyse(article, knowledge, engine=engine))
    except KnowledgeError:
        raise
    except DragomanError as error:
        result.problems.append(Problem(name, str(error), "unread"))
    except Exception as error:
        told = f"{name}: could not be read ({type(error).__name__}: {error}); please report it with the file"
        result.problems.append(Problem(name, told, "unread"))
    return result
