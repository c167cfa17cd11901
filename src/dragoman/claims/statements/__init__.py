"""Who said what: statements with their words, kind, speaker, addressee, channel, day and chain of sources."""

from dragoman.claims.statements._predict import quote_predictions

__all__ = ["quote_predictions"]
