"""Keeps records in one SQLite file, and finds words in them; knows nothing of how they were read."""

from dragoman.store._schema import VERSION
from dragoman.store._search import Hit, parse_query, search
from dragoman.store._store import Store

__all__ = ["VERSION", "Hit", "Store", "parse_query", "search"]
