"""Questions of who is meant by a phrase on its day, and pairs of names that are one person's or two people's."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.articles import article_from_text
from dragoman.errors import InputError
from dragoman.evaluation._scores import Score, share
from dragoman.knowledge import Knowledge
from dragoman.language import read_sentences
from dragoman.mentions import Cast, find_cast, known_people, one_person
from dragoman.mentions.names import fold
from dragoman.record import Actor
from dragoman.spans import Span

QUESTIONS = ("day", "lang", "sentence", "phrase", "person", "source")
"""The columns of a list of questions."""
PAIRS = ("a", "b", "same")
"""The columns of a list of pairs of names."""
OPEN = "-"
"""What stands for the person of a phrase that text and tables leave open: nobody is the right answer."""
ENOUGH = 0.5
"""A mention must share this part of the words of both, to be held to be the phrase that is asked for."""


def is_gold(path: Path) -> bool:
    """Say whether the header of a CSV file is that of questions or of pairs of names."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            head = next((line for line in file if line.strip() and not line.startswith("#")), "")
    except UnicodeDecodeError:
        return False
    return tuple(cell.strip() for cell in head.split(",")) in (QUESTIONS, PAIRS)


def score(path: Path, knowledge: Knowledge, goals: Mapping[str, float]) -> tuple[list[Score], list[str]]:
    """Return the scores of a list, and a line for each question that was not answered right.

    ``right`` and ``wrong`` are shares of all questions: what is left open is neither. ``wrong`` and ``wrongly joined``
    are better the smaller they are; their goals are limits.

    Raises:
        InputError: a row lacks a cell, or asks for words that are not in its sentence.

    """
    rows = list(_rows(path))
    if rows and "phrase" in rows[0]:
        return _score_questions(path, rows, knowledge, goals)
    return _score_names(path, rows, knowledge, goals)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("#"))
        for number, row in enumerate(csv.DictReader(lines), 1):
            if None in row or None in row.values():
                raise InputError(f"{path}, row {number}: not as many cells as the header has")
            if "phrase" in row and row["phrase"] not in row["sentence"]:
                raise InputError(f"{path}, row {number}: {row['phrase']!r} is not in the sentence")
            yield row


def _score_questions(
    path: Path, rows: list[dict[str, str]], knowledge: Knowledge, goals: Mapping[str, float]
) -> tuple[list[Score], list[str]]:
    right = wrong = 0
    misses = []
    name = f"who/{path.stem.removeprefix('who-')}"
    for row in rows:
        actors = answers(row, knowledge)
        if _is_right(actors, row["person"], knowledge):
            right += 1
            continue
        wrong += bool(actors)
        said = "; ".join(a.name for a in actors) or "nobody"
        wanted = "nobody" if row["person"] == OPEN else row["person"]
        misses.append(f"{name} {row['day']} {row['sentence']} [{row['phrase']}]: {said}, not {wanted}")
    return [share(f"{name}/right", right, len(rows), goals), share(f"{name}/wrong", wrong, len(rows), goals)], misses


def _is_right(actors: Sequence[Actor], person: str, knowledge: Knowledge) -> bool:
    """Say whether actors are those that a cell names: one, several parted by semicolons, or nobody."""
    wanted = [] if person == OPEN else [part.strip() for part in person.split(";")]
    if len(actors) != len(wanted):
        return False
    return all(any(_is_called(actor, name, knowledge) for actor in actors) for name in wanted)


def _is_called(actor: Actor, name: str, knowledge: Knowledge) -> bool:
    keys = knowledge.derive(known_people).get(fold(name), frozenset())
    return actor.key in keys or fold(name) in {fold(n) for n in _names(actor)}


def answers(question: Mapping[str, Any], knowledge: Knowledge) -> tuple[Actor, ...]:
    """Return the people for whom a phrase of a sentence stands on its day; none if that is left open."""
    article = article_from_text(
        question["sentence"], source="question", language=question["lang"], published=question["day"], plain=True
    )
    cast = find_cast(article, read_sentences(article, knowledge), knowledge)
    start = article.text.find(question["phrase"])
    return _meant(cast, Span(start, start + len(question["phrase"]))) if start >= 0 else ()


def _meant(cast: Cast, phrase: Span) -> tuple[Actor, ...]:
    best: tuple[float, int] | None = None
    chosen: dict[str, Actor] = {}
    for mention in cast.at(phrase):
        both = min(mention.span.end, phrase.end) - max(mention.span.start, phrase.start)
        either = max(mention.span.end, phrase.end) - min(mention.span.start, phrase.start)
        fit = (both / either, mention.span.end)
        actor = cast.actor(mention)
        if actor.type != "person" or fit[0] < ENOUGH or (best is not None and fit < best):
            continue
        if fit != best:
            best, chosen = fit, {}
        chosen[actor.id] = actor
    return tuple(chosen.values())


def _names(actor: Actor) -> Iterator[str]:
    yield actor.name
    for names in actor.names.values():
        yield from names


def _score_names(
    path: Path, rows: list[dict[str, str]], knowledge: Knowledge, goals: Mapping[str, float]
) -> tuple[list[Score], list[str]]:
    name = path.stem
    counts = {"yes": [0, 0], "no": [0, 0]}
    misses = []
    for row in rows:
        if row["same"] not in counts:
            raise InputError(f"{path}: {row['a']}, {row['b']}: same is yes or no, not {row['same']!r}")
        joined = one_person(row["a"], row["b"], knowledge) is not None
        counts[row["same"]][0] += joined
        counts[row["same"]][1] += 1
        if joined != (row["same"] == "yes"):
            misses.append(f"{name} {row['a']} and {row['b']}: {'wrongly ' if joined else 'not '}joined")
    return [
        share(f"{name}/joined", counts["yes"][0], counts["yes"][1], goals),
        share(f"{name}/wrongly joined", counts["no"][0], counts["no"][1], goals),
    ], misses
