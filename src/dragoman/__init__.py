"""Dragoman reads press reports and rebuilds the negotiation they describe.

`read` takes files or folders and gives a `Process` whose views are tables; `analyse` reads one article; `dates` finds
the time expressions of a text. Everything found carries the span of the words it rests on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman._version import __version__

if TYPE_CHECKING:
    from dragoman.articles import article_from_text
    from dragoman.errors import DragomanError, InputError, KnowledgeError, StoreError
    from dragoman.knowledge import Knowledge, load_knowledge
    from dragoman.library import Process, Report, open_process, read
    from dragoman.mentions.times import dates
    from dragoman.reading import analyse
    from dragoman.record import Article, Record
    from dragoman.spans import Span
    from dragoman.views import Table

__all__ = [
    "Article",
    "DragomanError",
    "InputError",
    "Knowledge",
    "KnowledgeError",
    "Process",
    "Record",
    "Report",
    "Span",
    "StoreError",
    "Table",
    "__version__",
    "analyse",
    "article_from_text",
    "dates",
    "load_knowledge",
    "open_process",
    "read",
]

_HOMES = {
    "article_from_text": "articles",
    **dict.fromkeys(("DragomanError", "InputError", "KnowledgeError", "StoreError"), "errors"),
    **dict.fromkeys(("Knowledge", "load_knowledge"), "knowledge"),
    **dict.fromkeys(("Process", "Report", "open_process", "read"), "library"),
    "dates": "mentions.times",
    "analyse": "reading",
    **dict.fromkeys(("Article", "Record"), "record"),
    "Span": "spans",
    "Table": "views",
}
"""Where each name of this door lives; a room is imported when a name of it is first used."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
