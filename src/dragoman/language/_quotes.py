"""Quotations: which marks open and close, what they hold, and where a mark is missing.

Every mark is read by what stands next to it (space before and a letter after: it opens), then by its shape, then by
the habit of the document. A quotation ends with its paragraph unless the next one opens with a mark again, as English
papers do in long quotations, so that one lost mark never swallows an article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.language._types import Quotation
from dragoman.language._words import Words
from dragoman.spans import Span

_MARK = re.compile(r"[„“”\"»«‚‘’'‹›]|``|''")
_CLOSERS = {
    "„": "“”\"", "“": "”“\"", "”": "”", '"': "\"”“", "»": "«", "«": "»",
    "‚": "‘’'", "‘": "’'", "'": "'’", "‹": "›", "›": "‹", "``": "''", "''": "''",
}  # fmt: skip
_SINGLE = "‚‘’'‹›"
_BEFORE_OPENING = " \t\n\r\u00a0\u202f\u2009([{–—-/„“”\"»«‚‘'›‹:…"
_AFTER_CLOSING = " \t\n\r\u00a0\u202f\u2009)]},.;:!?…–—-/„“”\"»«’‘'›‹"
_SENTENCE_END = re.compile(r"[.!?…][\"”“»«’)]*\s+")


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    parent: int | None
    slot: int


def find_quotations(text: str, blocks: Sequence[Span], words: Words) -> tuple[Quotation, ...]:
    """Return the quotations of an article, ordered by start; ``blocks`` are its paragraphs."""
    low = text.count("„")
    guillemets = _guillemet_opener(text)
    slots: list[Quotation | None] = []
    stack: list[_Open] = []
    for number, block in enumerate(blocks):
        stack = [entry for entry in stack if _reopens(text, block, entry)][:1]
        last_end = block.start
        marks = list(_MARK.finditer(text, block.start, block.end))
        for position, match in enumerate(marks):
            at, mark = match.start(), match[0]
            if stack and last_end == block.start and not text[block.start : at].strip() and _same(stack[0].mark, mark):
                last_end = block.start - 1
                continue
            use = _use(text, block, at, mark, stack, low > 0, guillemets)
            if use == "open" and mark in "'‘" and not _single_closes(text, block, marks[position + 1 :], mark):
                use = None
            if use == "open":
                stack, cut = _drop_same(stack, mark)
                for entry in cut:
                    slots[entry.slot] = _supplied_end(text, entry, at)
                slots.append(None)
                stack.append(_Open(mark, at, stack[-1].slot if stack else None, len(slots) - 1))
            elif use == "close":
                depth = next((d for d in range(len(stack) - 1, -1, -1) if mark in _CLOSERS[stack[d].mark]), None)
                if depth is not None:
                    entry = stack[depth]
                    for lost in stack[depth + 1 :]:
                        slots[lost.slot] = _supplied_end(text, lost, at)
                    stack = stack[:depth]
                    slots[entry.slot] = _closed(entry, at, len(mark))
                    last_end = match.end()
                elif mark not in _SINGLE and not stack and (mark != '"' or text[at + 1 : at + 2] == ","):
                    start = _supplied_start(text, max(last_end, block.start), at, words)
                    if start is not None:
                        span = Span(start, at + len(mark))
                        slots.append(Quotation(span, Span(start, at), opened=False))
                        last_end = match.end()
        goes_on = number + 1 < len(blocks) and any(_reopens(text, blocks[number + 1], e) for e in stack[:1])
        for entry in stack[1:] if goes_on else stack:
            slots[entry.slot] = _supplied_end(text, entry, block.end)
        stack = stack[:1] if goes_on else []
    return _numbered(slots)


def _guillemet_opener(text: str) -> str:
    """Return which of » and « opens in this text, by the first one that has space before and a word after it."""
    found = re.search(r"(?:^|[\s(])([»«])\w", text)
    return found[1] if found else "»"


def _use(text: str, block: Span, at: int, mark: str, stack: list[_Open], low: bool, guillemet: str) -> str | None:
    """Return ``open``, ``close`` or None (an apostrophe, a sign of inches) for one mark."""
    before = text[at - 1] if at > block.start else " "
    after = text[at + len(mark)] if at + len(mark) < block.end else " "
    opens = before in _BEFORE_OPENING and not after.isspace() and after not in ",.;:!?)]"
    closes = not before.isspace() and before not in "([{" and (after in _AFTER_CLOSING)
    wanted = any(mark in _CLOSERS[entry.mark] for entry in stack)
    if mark == "„":
        return "open"
    if mark == "``":
        return "open"
    if mark in "»«":
        return "open" if mark == guillemet else "close"
    if mark in "‚‹›'‘’":
        return _use_single(text, at, mark, before, after, wanted)
    if opens and not closes:
        return "open"
    if closes and not opens:
        return "close"
    if mark == "“" and not low:
        return "open" if not wanted or opens else "close"
    if mark in "“”" or wanted:
        return "close"
    return "open" if opens or after.isalnum() else ("close" if wanted else None)


def _use_single(text: str, at: int, mark: str, before: str, after: str, wanted: bool) -> str | None:
    word_after = after.isalnum() or after in "„“»«…"
    space_before = before in _BEFORE_OPENING
    if mark == "‚":
        return "open" if space_before and word_after else None
    if mark in "‹›":
        return "close" if wanted else ("open" if space_before and word_after else None)
    if space_before and word_after and mark in "'‘" and not (after.isdigit() and not wanted):
        return "open"
    if not wanted or before.isspace() or after.isalnum():
        return None
    if before == "s" and after == " " and mark in "’'":
        following = text[at + 1 : at + 200]
        if following[1:2].islower() and re.search(r"[^\s\w]?[’'](?=[\s,.;:!?]|$)", following):
            return None
    return "close"


def _single_closes(text: str, block: Span, later: Sequence[re.Match[str]], mark: str) -> bool:
    """Say whether a single mark that seems to open has a mate in the paragraph; else it is an apostrophe."""
    for match in later:
        at = match.start()
        after = text[at + 1] if at + 1 < block.end else " "
        if match[0] in _CLOSERS[mark] and not text[at - 1].isspace() and not after.isalnum():
            return True
    return False


def _same(opened: str, mark: str) -> bool:
    return mark == opened or (opened in '„“”"' and mark in '„“"”')


def _reopens(text: str, block: Span, entry: _Open) -> bool:
    """Say whether a paragraph begins with a mark that carries an open quotation on."""
    start = block.trimmed(text).start
    return entry.mark not in _SINGLE and text[start : start + 1] != "" and _same(entry.mark, text[start])


def _drop_same(stack: list[_Open], mark: str) -> tuple[list[_Open], list[_Open]]:
    """Return the stack without the quotations that a second mark of the same shape shows to be unclosed, and those."""
    depth = next((d for d, entry in enumerate(stack) if entry.mark == mark), None)
    return (stack, []) if depth is None else (stack[:depth], stack[depth:])


def _closed(entry: _Open, at: int, width: int) -> Quotation:
    content = Span(entry.start + len(entry.mark), max(at, entry.start + len(entry.mark)))
    return Quotation(Span(entry.start, at + width), content, inside=entry.parent)


def _supplied_end(text: str, entry: _Open, limit: int) -> Quotation:
    """Return a quotation that lacks its closing mark: it ends with the last sentence before ``limit``."""
    start = entry.start + len(entry.mark)
    stops = list(_SENTENCE_END.finditer(text, start, limit))
    end = Span(start, stops[-1].end() if stops and text[limit - 1 : limit].isspace() else limit).trimmed(text).end
    end = max(end, start)
    return Quotation(Span(entry.start, end), Span(start, end), closed=False, inside=entry.parent)


def _supplied_start(text: str, start: int, at: int, words: Words) -> int | None:
    """Return where a quotation begins whose opening mark is lost, or None if there are no words before the mark.

    It is the sentence that the mark closes, and those before it as long as they speak in the first person.
    """
    begin = Span(start, at).trimmed(text).start
    if begin >= at:
        return None
    starts = [begin, *(m.end() for m in _SENTENCE_END.finditer(text, begin, at) if m.end() < at)]
    chosen = starts.pop()
    while starts:
        if not words.first_person.intersection(re.findall(r"[\w’']+", text[starts[-1] : chosen].lower())):
            break
        chosen = starts.pop()
    return chosen


def _numbered(slots: Sequence[Quotation | None]) -> tuple[Quotation, ...]:
    """Order quotations by start and turn their references to slots into indices."""
    kept = [(slot, q) for slot, q in enumerate(slots) if q is not None and q.content.start < q.content.end]
    kept.sort(key=lambda item: (item[1].span.start, -item[1].span.end))
    index = {slot: i for i, (slot, _) in enumerate(kept)}
    return tuple(replace(q, inside=None if q.inside is None else index.get(q.inside)) for _, q in kept)
