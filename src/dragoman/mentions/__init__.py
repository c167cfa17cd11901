"""Actors, places and times named in the text, each with its span, resolved; nothing of who said what."""

from dragoman.mentions._cast import find_cast
from dragoman.mentions._same import known_people, one_person
from dragoman.mentions._types import Calendar, Cast, PlaceMention
from dragoman.mentions.names import name_key, name_keys, same_name
from dragoman.mentions.times import dates, find_times

__all__ = [
    "Calendar",
    "Cast",
    "PlaceMention",
    "dates",
    "find_cast",
    "find_times",
    "known_people",
    "name_key",
    "name_keys",
    "one_person",
    "same_name",
]
