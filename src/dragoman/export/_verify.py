"""Proof that every datum's span is what it claims to be, from an export alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

QUOTED = re.compile("«([^«»]*)»")
"""What the reason of a link quotes."""


def verify_lines(lines: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield a line for every datum whose words do not stand where it says, or whose references lead nowhere."""
    texts: dict[str, str] = {}
    ids: set[str] = set()
    wanted: list[tuple[str, str, str]] = []
    links: list[dict[str, Any]] = []
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
        if line["kind"] == "link":
            links.append(line)
    for line in links:
        yield from _verify_why(line, texts)
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


def _verify_why(line: dict[str, Any], texts: dict[str, str]) -> Iterator[str]:
    """Yield a line for every quotation in a link's reason that does not stand where its evidence says."""
    said = []
    for named in line.get("evidence") or ():
        start, end = named["span"]
        text = texts.get(named["article"])
        if text is None or not 0 <= start < end <= len(text):
            yield f"{line['id']}: the evidence {named['span']} does not lie within {named['article']}"
        elif text[start:end] != (named.get("quote") or {}).get("exact"):
            yield f"{line['id']}: the words at {named['span']} of {named['article']} are not those of its evidence"
        else:
            said.append(" ".join(text[start:end].split()).replace("«", "‹").replace("»", "›"))
    for words in QUOTED.findall(line["why"]):
        if not any(full == words or (words.endswith("…") and full.startswith(words[:-1])) for full in said):
            yield f"{line['id']}: its reason quotes «{words[:60]}», which is not in its evidence"


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
