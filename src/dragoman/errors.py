"""The errors of Dragoman, by who can act on them.

Every message says what is wrong, where (file, line, article, span), and what to do next.
"""


class DragomanError(Exception):
    """Base of all errors that Dragoman raises on purpose."""


class InputError(DragomanError):
    """The user's input cannot be used as it is: a file, a folder, an option, a filter."""


class KnowledgeError(DragomanError):
    """A knowledge table is not as it should be; the message names file and line."""


class StoreError(DragomanError):
    """The store cannot be opened, is of a newer version, or is damaged."""
