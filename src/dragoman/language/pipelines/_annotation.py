"""What the networks say of a word, and how their tags are written: nothing here needs the networks."""

from __future__ import annotations

from typing import NamedTuple


class Annotation(NamedTuple):
    """What the networks say of one token."""

    pos: str
    """Universal part of speech."""
    tag: str
    """STTS as given in German, PTB in English."""
    feats: str
    head: int
    """Index in the sentence; the root's head is its own index."""
    dep: str
    """Relation of Universal Dependencies with subtype, ``root`` for the root."""


def plain_tag(tag: str) -> str:
    """Return HanTa's tag as the German networks know it: ``VV(FIN)`` is ``VVFIN``, ``NNA`` and ``NNI`` are ``NN``."""
    plain = tag.replace("(", "").replace(")", "")
    return "NN" if plain in ("NNA", "NNI") else plain
