"""Files that other programs read."""

from dragoman.export._jsonl import dump, lines
from dragoman.export._verify import verify_lines

__all__ = ["dump", "lines", "verify_lines"]
