"""The version of the program, in a place that every room can read."""

__version__ = "0.1.0"
