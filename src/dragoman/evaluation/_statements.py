"""Statements of whole reports against gold: what was found, who said it, and all that stands around it.

A line has ``text``, ``lang``, ``date`` and ``expected_statements``: ``type``, ``content`` (words of the text, in pieces
where something stands between them), ``speaker`` (the words of the text that name who speaks best, null if nobody is
named), ``or`` (the content in another view of it and of any type: the act as a whole), and where there is one
``addressee`` and ``via`` (words), ``channel`` (its code) and ``unnamed_sources``. Those marked ``optional`` count
neither way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dragoman.articles import article_from_text
from dragoman.evaluation._scores import Line, Score, Scored, by_part, shares
from dragoman.knowledge import Knowledge
from dragoman.reading import analyse
from dragoman.record import Record, Statement
from dragoman.spans import Span

KEY = "expected_statements"
JACCARD = 0.5
"""Share of common words above which a statement is found."""
FIELDS = ("addressee", "channel", "via", "unnamed_sources")
_WORD = re.compile(r"\w+")


def is_gold(line: Line) -> bool:
    """Say whether a line expects statements of its text."""
    return KEY in line


def score(
    stem: str, lines: Sequence[Line], knowledge: Knowledge, goals: Mapping[str, float]
) -> tuple[list[Score], list[str]]:
    """Return the scores of a gold file, for each ``part`` of it, and a line for each miss.

    The share of a field is that of the statements found for which gold or program give one and both agree.
    """

    def of(name: str, own: Sequence[Line]) -> Scored:
        tally = _Tally(name)
        for line in own:
            tally.add(line, knowledge)
        return tally.scores(goals), tally.misses

    return by_part(stem, lines, of)


class _Tally:
    """The counts of one part of a gold file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.right: dict[str, int] = dict.fromkeys(("found", "joint", "type", "speaker", *FIELDS, "beyond the gold"), 0)
        self.of = dict(self.right)
        self.misses: list[str] = []

    def scores(self, goals: Mapping[str, float]) -> list[Score]:
        return shares(self.name, ((key, right, self.of[key]) for key, right in self.right.items()), goals)

    def add(self, line: Line, knowledge: Knowledge) -> None:
        article = article_from_text(
            line["text"], source=str(line.get("id", "")), language=line.get("lang"), published=line.get("date"),
            plain=True,
        )  # fmt: skip
        record = analyse(article, knowledge)
        gold: list[Line] = line[KEY]
        pairs = _match(gold, record.statements, record.article.text)
        for number, one in enumerate(gold):
            if number in pairs:
                if not one.get("optional"):
                    self._field("found", True, one, "", line)
                    self._compare(one, record.statements[pairs[number]], record, line)
            elif not one.get("optional"):
                self._field("found", False, one, "missed", line)
                self._field("joint", False, one, "", line)
        matched = set(pairs.values())
        held = {record.statements[n].id for n in matched}
        for number, other in enumerate(record.statements):
            # What the program tells apart inside a statement of the gold is no statement beyond it.
            beyond = number not in matched and other.inside not in held
            self.of["beyond the gold"] += 1
            self.right["beyond the gold"] += beyond
            if beyond:
                self._miss(line, f"beyond, {other.type} of {_names(record, other.speakers)}: {_words(record, other)}")

    def _compare(self, gold: Line, found: Statement, record: Record, line: Line) -> None:
        self._field("type", found.type == gold["type"] or "or" in gold, gold, f"{found.type}, not {gold['type']}", line)
        wanted = gold.get("speaker")
        if wanted is None:
            right = not found.speakers
        else:
            right = _means(record, wanted, found.speakers) or _named(record, wanted, found)
        self._field("speaker", right, gold, f"speaker {_names(record, found.speakers)}, not {wanted}", line)
        self._field("joint", right, gold, "", line)
        given = {
            "addressee": found.addressees,
            "channel": found.channel.type if found.channel else None,
            "via": found.via,
            "unnamed_sources": found.unnamed_sources,
        }
        for field, value in given.items():
            if not value and not gold.get(field):
                continue
            if isinstance(value, tuple):
                same = bool(gold.get(field)) and _means(record, gold[field], value)
                shown: object = _names(record, value)
            else:
                same, shown = value == gold.get(field), value
            self._field(field, same, gold, f"{field} {shown}, not {gold.get(field)}", line)

    def _field(self, key: str, right: bool, gold: Line, why: str, line: Line) -> None:
        self.of[key] += 1
        self.right[key] += right
        if not right and why:
            self._miss(line, f"{why}: {' | '.join(gold['content'])}")

    def _miss(self, line: Line, words: str) -> None:
        self.misses.append(f"{self.name} {line.get('id')} {' '.join(words.split())}")


def _match(gold: Sequence[Line], found: Sequence[Statement], text: str) -> dict[int, int]:
    wanted = [
        (g, _positions(text, _spans(text, content)))
        for g, one in enumerate(gold)
        for content in (one["content"], one.get("or"))
        if content
    ]
    given = [_positions(text, one.spans) for one in found]
    pairs = []
    for g, words in wanted:
        for f, others in enumerate(given):
            both = len(words & others)
            if both and both / len(words | others) >= JACCARD:
                pairs.append((-both / len(words | others), gold[g]["type"] != found[f].type, g, f))
    matched: dict[int, int] = {}
    for *_, g, f in sorted(pairs):
        if g not in matched and f not in matched.values():
            matched[g] = f
    return matched


def _spans(text: str, pieces: Iterable[str]) -> list[Span]:
    found, start = [], 0
    for piece in pieces:
        at = text.find(piece, start)
        at = text.find(piece) if at < 0 else at
        if at >= 0:
            found.append(Span(at, at + len(piece)))
            start = at + len(piece)
    return found


def _positions(text: str, spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(m.start() + s.start for s in spans for m in _WORD.finditer(s.of(text)))


def _means(record: Record, words: str, actors: Iterable[str]) -> bool:
    """Say whether some words of the text, wherever they stand, mean one of some actors."""
    text = record.article.text
    wanted = set(actors)
    for match in re.finditer(re.escape(words), text):
        span = Span(match.start(), match.end())
        if any(m.actor in wanted and m.span.overlaps(span) for m in record.mentions):
            return True
    return False


def _named(record: Record, words: str, found: Statement) -> bool:
    """Say whether the phrase that names the speaker is the one of the gold, whoever that is."""
    if found.speaker_span is None:
        return False
    text = record.article.text
    return any(Span(m.start(), m.end()).overlaps(found.speaker_span) for m in re.finditer(re.escape(words), text))


def _names(record: Record, actors: Iterable[str]) -> str:
    names = {a.id: a.name for a in record.actors}
    return ", ".join(names.get(a, "?") for a in actors) or "nobody"


def _words(record: Record, found: Statement) -> str:
    return " | ".join(s.of(record.article.text) for s in found.spans)
