"""Articles from texts, files, pages, archives and streams: passages with roles, dates, outlet, language."""

from dragoman.articles._build import article_from_text

__all__ = ["article_from_text"]
