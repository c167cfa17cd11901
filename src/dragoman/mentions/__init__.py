"""Actors, places and times named in the text, each with its span, resolved; nothing of who said what."""

from dragoman.mentions._types import Calendar, Cast, PlaceMention

__all__ = ["Calendar", "Cast", "PlaceMention"]
