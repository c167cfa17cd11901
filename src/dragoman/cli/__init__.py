"""The command line."""

from dragoman.cli import _knowledge, _measure, _views
from dragoman.cli._app import app, main

__all__ = ["_knowledge", "_measure", "_views", "app", "main"]
