"""What the parties want: positions on the issues of a negotiation, from what they say and what they do."""

from dragoman.claims.positions._find import find_positions

__all__ = ["find_positions"]
