"""Pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language import Sentences
from dragoman.mentions._resolve import Read, Resolver


def resolve_pronouns(resolver: Resolver, reads: Sequence[Read], sentences: Sentences) -> None:
    """Add the mentions that are pronouns."""
