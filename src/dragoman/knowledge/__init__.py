"""What the program knows of the world and of words, as tables; everybody may read them."""

from dragoman.knowledge._check import add_row, check_tables
from dragoman.knowledge._tables import Knowledge, Row, load_knowledge

__all__ = ["Knowledge", "Row", "add_row", "check_tables", "load_knowledge"]
