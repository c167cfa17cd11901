"""Proof that every datum's span is what it claims to be, from an export alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any


def verify_lines(lines: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield a line for every datum whose words do not stand where it says, or whose references lead nowhere."""
    texts: dict[str, str] = {}
    ids: set[str] = set()
    wanted: list[tuple[str, str, str]] = []
    for line in lines:
        ids.add(line["id"])
        if line["kind"] == "article":
            texts[line["id"]] = line["text"]
            yield from _verify_passages(line)
            continue
        text = texts.get(line.get("article", ""))
        for span, quote in _spans(line):
            if text is None or not 0 <= span[0] < span[1] <= len(text):
                yield f"{line['id']}: span {span} does not lie within its article"
            elif text[span[0] : span[1]] != quote["exact"]:
                yield f"{line['id']}: the words at {span} are not «{quote['exact'][:60]}»"
        wanted += [(line["id"], name, ref) for name, ref in _references(line)]
    for owner, name, ref in wanted:
        if ref not in ids:
            yield f"{owner}: {name} names {ref}, which is not there"


def _verify_passages(line: dict[str, Any]) -> Iterator[str]:
    end = 0
    for passage in line["passages"]:
        start, stop = passage["span"]
        if not end <= start < stop <= len(line["text"]):
            yield f"{line['id']}: passage {start}–{stop} overlaps another or lies outside the text"
        end = max(end, stop)


def _spans(line: dict[str, Any]) -> Iterator[tuple[list[int], dict[str, str]]]:
    for name, beside in (("span", "quote"), ("speaker_span", "speaker_quote"), ("cue_span", "cue_quote"),
                         ("trigger", "trigger_quote")):  # fmt: skip
        if line.get(name) is not None:
            yield line[name], line.get(beside) or {"exact": ""}
    for name, beside in (("spans", "quotes"), ("verbatim", "verbatim_quotes")):
        yield from zip(line.get(name) or (), line.get(beside) or (), strict=False)


def _references(line: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in ("actor", "holder", "voiced_by", "statement", "event", "reported_by", "inside", "giver", "receiver"):
        if isinstance(line.get(name), str):
            yield name, line[name]
    for name in ("speakers", "addressees", "via", "events", "items", "articles"):
        yield from ((name, ref) for ref in line.get(name) or ())
    for name in ("participants", "parties"):
        yield from ((name, part["actor"]) for part in line.get(name) or ())
