"""Articles from texts, files, pages, archives and streams: passages with roles, dates, outlet, language."""

from dragoman.articles._build import article_from_text
from dragoman.articles._load import load_articles, load_source
from dragoman.articles._passages import Block
from dragoman.articles._sources import (
    MAX_ARTICLE_BYTES,
    Form,
    Problem,
    Source,
    find_sources,
)

__all__ = [
    "MAX_ARTICLE_BYTES",
    "Block",
    "Form",
    "Problem",
    "Source",
    "article_from_text",
    "find_sources",
    "load_articles",
    "load_source",
]
