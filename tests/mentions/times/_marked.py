"""Sentences with their time expressions marked, and how many of these are read as marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from dragoman.mentions.times import dates

FOLDER = Path(__file__).parent / "marked"
_MARK = re.compile(r"\[([^|\]]*)\|(?:(DATE|TIME|DURATION|SET)\|)?([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """One sentence with the day of its publication and what is marked in it: start, end, type, value."""

    published: str
    text: str
    times: tuple[tuple[int, int, str, str], ...]


def marked(name: str) -> list[Marked]:
    """Return the sentences of a file."""
    found = []
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            published, source = line.split("\t")
            text, times, at = "", [], 0
            for mark in _MARK.finditer(source):
                text += source[at : mark.start()]
                times.append((len(text), len(text) + len(mark[1]), mark[2] or _type(mark[3]), mark[3]))
                text += mark[1]
                at = mark.end()
            found.append(Marked(published, text + source[at:], tuple(times)))
    return found


def faults(name: str, lang: str) -> tuple[int, list[str]]:
    """Return how many expressions are marked, and a line for each that is read otherwise or that is not marked.

    A reading is right if it overlaps what is marked and has its type and value.
    """
    count, lines = 0, []
    for sentence in marked(name):
        read = [(t.span.start, t.span.end, t.type, t.value) for t in dates(sentence.text, sentence.published, lang)]
        count += len(sentence.times)
        for time in sentence.times:
            over = [r for r in read if r[0] < time[1] and time[0] < r[1]]
            if not any(r[2:] == time[2:] for r in over):
                got = ", ".join(f"{sentence.text[r[0] : r[1]]} {r[2]} {r[3]}" for r in over)
                lines.append(
                    f"{sentence.published} {sentence.text[time[0] : time[1]]} {time[2:]}: {got} <- {sentence.text}"
                )
        for start, end, _, value in read:
            if not any(start < time[1] and time[0] < end for time in sentence.times):
                lines.append(f"{sentence.published} beyond: {sentence.text[start:end]} {value} <- {sentence.text}")
    return count, lines


def _type(value: str) -> str:
    return "TIME" if re.search(r"\dT|XT", value) else "DATE"
