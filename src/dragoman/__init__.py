"""Dragoman reads press reports and rebuilds the negotiation they describe.

`read` takes files or folders and gives a `Process` whose views are tables; `analyse` reads one article; `dates` finds
the time expressions of a text. Everything found carries the span of the words it rests on.
"""

from dragoman._version import __version__
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
