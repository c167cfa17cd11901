"""What was agreed, offered or exchanged: by whom to whom, how much, until when."""

from dragoman.claims.terms._find import find_terms

__all__ = ["find_terms"]
