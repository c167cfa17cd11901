"""Who said what: statements with their words, kind, speaker, addressee, channel, day and chain of sources."""

from dragoman.claims.statements._find import find_statements
from dragoman.claims.statements._predict import quote_predictions

__all__ = ["find_statements", "quote_predictions"]
