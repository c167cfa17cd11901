"""Sentence boundaries by rules and word lists: every mark that could end a sentence is judged by its neighbours.

A sentence never ends before an opening quotation mark that belongs to what follows, a closing mark goes with its
sentence, and a quotation of several sentences stays in the sentence that introduces or closes it
(„Die Lage ist ernst. Wir brauchen Hilfe“, sagte der Minister.). `Unit` keeps the sentences inside such a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.language._types import Quotation
from dragoman.language._words import Words
from dragoman.spans import Span

WHOLE_QUOTATION = 600
"""Longest quotation (code points) that is kept within one sentence; a longer one is cut at its own full stops."""
LONGEST = 1500
"""Longest sentence (code points): twice the longest that newspapers print. What goes on without a stop beyond that is a
list, a table or no language at all, and is cut at a mark or a space."""
WRAPPED_LINE = 50
"""A line at least this long that ends without a stop may go on in the next line."""

_END = re.compile(r"[.!?…]+[\"'”“»«’‘›‹)\]]*(?:[^\S\n]?\[\d{1,3}\])*(?=\s|$)|"
                  r"(?<=[a-zäöüß]{3}[\"“”)])\.(?=[A-ZÄÖÜ][a-zäöü])|"
                  r"(?<=[a-zäöüß]{3})[.!?](?=[A-ZÄÖÜ][a-zäöü])(?![^\s@]*@)(?!.(?:om|et|rg|e)\b)|\n")  # fmt: skip
_NOTE = re.compile(r"\s?\[\d+\]")
"""The number of a footnote, which goes with the sentence before it."""
_WORD_BEFORE = re.compile(r"[^\s„“”\"»«‚‘(\[]*$")
_SPACED = re.compile(r"(?<!\w)(?:[^\W\d_]{1,2}\.\s?)+[^\W\d_]{1,3}$")
_SHORT_AHEAD = re.compile(r"\s([^\W\d_]{1,3})\.")
_WORD_AFTER = re.compile(r"[\s„“”\"»«‚‘’'(\[›‹]*([^\W_]+(?:[’'][^\W_]+)?)?")
_ROMAN = re.compile(r"[IVXLC]+$")
_BULLET = re.compile(r"\s*(?:[-–—•*▪■+►‣·]|\(?\d{1,2}[.)]|[a-z]\))\s")
_OPENERS = "„“”\"»«‚‘'‹›([¿¡"
_MARKS = "„“”\"»«‚‘’'‹›"


def split_block(text: str, block: Span, quotations: Sequence[Quotation], words: Words) -> list[list[Span]]:
    """Return the sentences of one paragraph, each as the list of the stretches it is analysed in (mostly one).

    ``quotations`` are those that touch the block; spans are trimmed and cover every word of the block.
    """
    inner = [q for q in quotations if q.span.start < block.end and block.start < q.span.end]
    opening = {q.span.start for q in inner if q.opened}
    cuts = [block.start]
    small = _begins_small(text, block)
    for match in _END.finditer(text, block.start, block.end):
        cut = _boundary(text, block, match, opening, words, small=small)
        if cut is not None and cut > cuts[-1]:
            cuts.append(cut)
    cuts.append(block.end)
    pieces = [Span(a, b).trimmed(text) for a, b in pairwise(cuts)]
    pieces = [part for piece in pieces if piece.start < piece.end for part in _of_length(text, piece)]
    return _keep_quotations(text, pieces, inner, words)


def _of_length(text: str, piece: Span) -> Iterator[Span]:
    """Yield a piece, or the parts of one that is longer than any sentence."""
    start = piece.start
    while piece.end - start > LONGEST:
        half, limit = start + LONGEST // 2, start + LONGEST
        cut = max(text.rfind(mark, half, limit) for mark in (";", ",", "\n"))
        if cut < 0:
            cut = text.rfind(" ", half, limit)
        end = cut + 1 if cut >= 0 else limit
        part = Span(start, end).trimmed(text)
        if part.start < part.end:
            yield part
        start = end
    rest = Span(start, piece.end).trimmed(text)
    if rest.start < rest.end:
        yield rest


def _begins_small(text: str, block: Span) -> bool:
    """Say whether a paragraph begins with a small letter: it is written so, and so may all its sentences be."""
    first = re.compile(r"\s*[" + re.escape(_OPENERS) + r"]*(\w?)").match(text, block.start, block.end)
    return first is not None and first[1].islower()


def _boundary(
    text: str, block: Span, match: re.Match[str], opening: set[int], words: Words, *, small: bool
) -> int | None:
    """Return where the next sentence begins if one ends at ``match``, else None.

    In a paragraph that begins ``small``, any word can begin a sentence.
    """
    start, end = match.span()
    if match[0] == "\n":
        return end if _line_ends(text, block, start) else None
    while end > start + 1 and (end - 1) in opening:
        end -= 1
    if end >= block.end:
        return None
    after = _WORD_AFTER.match(text, end, block.end)
    assert after is not None
    word = after[1] or ""
    gap = text[end : after.start(1)] if after[1] else text[end : end + 2]
    if "\n" in gap and not word[:1].islower():
        return end
    following = text[end : block.end].lstrip()[:1]
    if following and following not in _OPENERS and not following.isalnum():
        if following in "-–—•*":
            later = text[end : block.end].lstrip().lstrip("-–—•* ")[:1]
            return end if later.isupper() and match[0][0] != "…" else None
        return None if following in ",;:)]}/.!?" else end
    if word[:1].islower() and not (small and match[0][0] in ".!?"):
        return None
    mark = _NOTE.sub("", match[0]).strip(_MARKS + ")]")
    if match[0][-1] in _MARKS and mark[-1:] in ("?", "!", "…") and word and _carried_on(text, end, block.end, words):
        return None
    if mark in ("...", "…", "..") or len(mark) > 1 or mark in "!?":
        before = text[max(block.start, start - 1) : start]
        lone = before in ("(", "[") and mark[:1] in ".…!?"
        return None if lone else end
    return end if _stop_ends(text, block, start, word, words, bool(set(gap) & set(_MARKS))) else None


def _line_ends(text: str, block: Span, at: int) -> bool:
    """Say whether the line break at ``at`` ends a sentence that has no stop: a headline, a list item, a verse."""
    line_start = text.rfind("\n", block.start, at) + 1
    line = text[max(line_start, block.start) : at].rstrip()
    rest = text[at + 1 : block.end]
    head = rest.lstrip(" \t\r")
    if not line or not head or head[0] == "\n" or _BULLET.match(rest):
        return True
    if line[-1] in ",;–-/(" or head[0].islower():
        return False
    return len(line) < WRAPPED_LINE


def _stop_ends(text: str, block: Span, stop: int, word: str, words: Words, quoted: bool) -> bool:
    """Say whether a single full stop at ``stop`` before the capitalised (or numeric) ``word`` ends a sentence."""
    if not word:
        return True
    found = _WORD_BEFORE.search(text, max(block.start, stop - 40), stop)
    before = found[0] if found else ""
    bare = before.rsplit("-", 1)[-1].rsplit("/", 1)[-1]
    starter = word in words.starters or quoted
    ahead = _SHORT_AHEAD.match(text, stop + 1)
    if ahead and f"{bare}.{ahead[1]}" in words.abbreviations:
        return False
    spaced = _SPACED.search(text, max(block.start, stop - 12), stop)
    if spaced and (kind := words.abbreviations.get(re.sub(r"\s", "", spaced[0]))):
        return kind != "before" and starter
    if len(bare) == 1 and bare.isalpha() and bare.isupper():
        previous = text[max(block.start, stop - 40) : stop - 1].split()[-1:]
        if previous and previous[0].strip(_OPENERS) in words.before_letter:
            return True
        return starter and not (previous and previous[0][:1].isupper() and word[:1].isupper() and len(word) == 1)
    if bare.isdigit():
        return _number_ends(text, block, stop, before, word, words)
    kind = words.abbreviations.get(before) or words.abbreviations.get(bare)
    kind = kind or words.abbreviations.get(before[:1].lower() + before[1:])
    if kind is None and "." in before and re.fullmatch(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}", before):
        kind = "inner"
    if kind == "before":
        return False
    if kind == "number":
        return not (word[:1].isdigit() or _ROMAN.match(word)) and (starter or not word[:1].isupper())
    if kind == "inner":
        return starter and word not in words.months
    if kind == "end":
        return starter or len(bare) > 2
    if words.ordinals and _ROMAN.match(before) and len(before) < 6:
        return starter
    return True


def _number_ends(text: str, block: Span, stop: int, number: str, word: str, words: Words) -> bool:
    """Say whether a number with a full stop ends a sentence (… im Jahr 2014. Danach) or is an ordinal (am 12. Mai)."""
    if not number.isdigit():
        return True
    start = stop - len(number)
    line = text[max(block.start, text.rfind("\n", 0, start) + 1) : start].strip()
    if not line and len(number) <= 2:
        return False
    if not words.ordinals:
        return True
    if word in words.months and len(number) <= 2:
        return False
    if word[:1].isdigit():
        return len(number) > 2 or len(word) > 4
    if len(number) > 3:
        return True
    previous = (line.split() or [""])[-1].strip(_OPENERS)
    if word in words.starters:
        return previous.lower() not in ("der", "die", "das", "dem", "den", "des", "am", "vom", "zum")
    if previous in words.before_count:
        return True
    return previous.lower() not in words.before_ordinal and len(number) > 2


def _carried_on(text: str, start: int, end: int, words: Words) -> bool:
    """Say whether a name and a verb of saying follow a closed quotation: “Is it over?” Trump asked."""
    if not words.verbs_after_quote:
        return False
    following = re.split(r"[.!?,“”\"]", text[start : min(end, start + 90)], maxsplit=1)[0].split()
    return any(w.strip(",:") in words.verbs_after_quote for w in following[:8])


def _keep_quotations(text: str, pieces: list[Span], quotations: Sequence[Quotation], words: Words) -> list[list[Span]]:
    """Join the pieces that one quotation of a larger sentence holds together."""
    sentences: list[list[Span]] = []
    held = [q for q in quotations if q.inside is None and q.opened and q.closed and len(q.content) and _short(q)]
    for piece in pieces:
        if sentences:
            last = sentences[-1]
            cut = piece.start
            around = next((q for q in held if q.content.start < cut < q.content.end), None)
            fits = piece.end - last[0].start <= LONGEST
            if around is not None and fits and last[-1].end > around.span.start and _embedded(text, around, pieces):
                last.append(piece)
                continue
        sentences.append([piece])
    return sentences


def _short(quotation: Quotation) -> bool:
    return quotation.span.end - quotation.span.start <= WHOLE_QUOTATION


def _embedded(text: str, quotation: Quotation, pieces: Sequence[Span]) -> bool:
    """Say whether a quotation is part of a larger sentence: words before its mark or after it."""
    first = next((p for p in pieces if p.start <= quotation.span.start < p.end), None)
    last = next((p for p in pieces if p.start < quotation.span.end <= p.end), None)
    if first is None or last is None:
        return False
    return bool(text[first.start : quotation.span.start].strip()) or bool(
        text[quotation.span.end : last.end].strip(" \n\t.!?…)]")
    )
