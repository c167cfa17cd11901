"""The roles that the stretches of an article play, from the words in them and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.articles._bylines import SITE, Byline, read_byline
from dragoman.articles._cues import Cues
from dragoman.articles._dates import days_in
from dragoman.articles._segments import agencies_only, closing_credit_of, dateline_of, paragraphs
from dragoman.record import PassageRole
from dragoman.spans import Span

HEADING = 110
"""Characters of the longest sub-heading; the longest in 60 pages of eight German and English sites had 97."""
HEADLINE = 170
QUOTED = 60
"""Characters of the longest line that is quoted as a whole and still a heading; a longer one is a pull quote."""
QUESTION = 80
"""Characters of the longest question that is taken for a heading."""
HEADING_WORDS = 16
HEADLINE_WORDS = 26
CAPTION = 600
CREDIT = 320
TEASER = 250
FURNITURE = 60
TOP = 12
"""Passages from the start of an article in which a byline may stand, and from its end in `BOTTOM`."""
BOTTOM = 4
MAIL = 3
"""Labelled lines at the top of a text that make the head of an e-mail."""
KICKER = 3
"""Words of the longest line above a title that says what it is about."""
OPENING_MARKS = "\"„“”»«‚‘'"
"""Behind a line that ends in a colon, a quotation is what somebody says and not a title."""
SITE_PARTS = re.compile(r"\s[-|–—·]\s")
OUTLET_AND_PLACE = re.compile(r"([^()\n]{3,50}?)\s*\([^\W\d_][^()\n]{2,30}\)")
"""A line as press databases name an outlet: The Harbour Post (London)."""
NAME_AND_PLACE = re.compile(
    r"[A-ZÄÖÜ][\w.'’-]+(?: [A-ZÄÖÜ][\w.'’-]+){1,3}(?:(?:,| and| und) [A-ZÄÖÜ][\w.'’-]+(?: [A-ZÄÖÜ][\w.'’-]+){1,3}){0,2}"
    r"(?: in|,) (?P<place>[A-ZÄÖÜ][\w.'’-]+(?: [A-ZÄÖÜ][\w.'’-]+)?)"
)
"""A line of names and the place from which they write."""
LIST = 4
"""Title-like lines in a row that make a list and no headings."""
INTERVIEW = 3
"""Questions on lines of their own that make an interview, so that they are no headings."""
RELATED = 600
"""Characters of body text below which a title that shares no word with it proves nothing."""
SENTENCE_MARKS = frozenset('.!?…“”"»«')
BREAK = re.compile(r"\w{3}[.!?]\s+[\"„“»]?[A-ZÄÖÜ]")
ABBREVIATED = re.compile(r"(?<![^\W\d_])(?:[A-Z]\.){2,}$")
SAYS = re.compile(r"[^\"„“”«»:]{2,50}:\s*[„“\"»‚'].*[“”\"«»‘'’]\s*$")
PAGE = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|[\W\d_]+")
COPYRIGHT = re.compile(r"(?:©|\([cC]\)|Copyright\b)")
BULLET = re.compile(r"[-*•–·▪►]\s|\d+[.)]\s")
CONTENT_WORD = re.compile(r"[^\W\d_]{4,}")


class Block(NamedTuple):
    """A stretch of a text whose role is known from a page's markup, or None where only its bounds are."""

    span: Span
    role: PassageRole | None = None


@dataclass(slots=True)
class _Piece:
    span: Span
    role: PassageRole | None
    title: bool = False
    """It has the form of a headline or heading; its place decides."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The passages of a text and what those that are no running text say."""

    passages: tuple[tuple[PassageRole, Span], ...]
    header: Span | None
    """The day or month in the header line."""
    bylines: tuple[tuple[Span, Byline], ...] = ()
    title: Span | None = None
    credits: tuple[Span, ...] = field(default=())
    closing: Byline | None = None
    """What the last line says if it is nothing but a date."""

    def spans(self, role: PassageRole) -> list[Span]:
        """Return the passages that play a role."""
        return [span for found, span in self.passages if found == role]


def lay_out(text: str, cues: Cues, *, blocks: Sequence[Block] = (), title: str | None = None) -> Layout:
    """Divide a text into passages with roles; every character that is not white space falls in exactly one.

    Args:
        text: the article's text, which is taken as it stands.
        cues: the patterns to know roles by.
        blocks: what a page's markup tells, in order and apart from each other, covering all words; without any,
            lines and paragraphs are found in the text.
        title: the article's title where metadata gives it.

    """
    pieces = [_Piece(b.span, b.role) for b in blocks] or [_Piece(span, None) for span in paragraphs(text, cues)]
    header = _split_header(text, pieces, cues)
    closing = _closing_date(text, pieces, cues)
    bylines = _mark(text, pieces, cues)
    pieces = _split_credits(text, pieces, cues)
    _place_titles(text, pieces, cues, title=title, header=header is not None)
    passages = tuple((piece.role or "body", piece.span) for piece in pieces)
    headline = next((span for role, span in passages if role == "headline"), None)
    credits = tuple(span for role, span in passages if role == "credit")
    return Layout(passages, header, tuple(bylines), headline, credits, closing)


def plain_layout(text: str, cues: Cues) -> Layout:
    """Divide a text into paragraphs that are all body: for input known to be nothing but running text."""
    return Layout(tuple(("body", span) for span in paragraphs(text, cues)), None)


def _split_header(text: str, pieces: list[_Piece], cues: Cues) -> Span | None:
    if not pieces:
        return None
    first = pieces[0]
    match = cues.header.match(text, 0 if first.span.start < 8 else first.span.start, first.span.end)
    if match is None:
        return None
    rest = Span(match.end(), first.span.end).trimmed(text)
    pieces[0] = _Piece(Span(first.span.start, match.end()).trimmed(text), "other")
    if rest.start < rest.end:
        pieces.insert(1, _Piece(rest, first.role if first.role != "other" else None))
    return Span(*match.span("day"))


def _closing_date(text: str, pieces: Sequence[_Piece], cues: Cues) -> Byline | None:
    """Return what the last line says if it is a date alone, which then is part of the page and no heading."""
    if len(pieces) < BOTTOM or pieces[-1].role not in (None, "byline"):
        return None
    byline = read_byline(text, pieces[-1].span, cues)
    if byline is None or not byline.bare or not byline.published:
        return None
    pieces[-1].role = "other"
    return byline


def _mark(text: str, pieces: list[_Piece], cues: Cues) -> list[tuple[Span, Byline]]:
    """Give a role to each piece whose own words tell it, and note which look like titles."""
    bylines: list[tuple[Span, Byline]] = []
    begun = False
    bylines += _mark_mail(text, pieces, cues)
    for index, piece in enumerate(pieces):
        if piece.role not in (None, "byline"):
            begun = begun or piece.role == "body"
            continue
        if index < TOP or index >= len(pieces) - BOTTOM or piece.role == "byline":
            byline = read_byline(text, piece.span, cues)
            if byline is not None and not (byline.bare and begun and piece.role is None):
                bylines.append((piece.span, byline))
                piece.role = "byline"
                continue
            if piece.role == "byline":
                bylines.append((piece.span, Byline(None)))
                continue
        words = piece.span.of(text)
        if not begun and index <= MAIL:
            outlet = _outlet_line(words, [p.span.of(text) for p in pieces[index + 1 : TOP]], cues)
            if outlet is not None:
                piece.role = "byline"
                bylines.append((piece.span, Byline(None, outlet=outlet)))
                continue
            kicker = words.endswith(":") and len(words.split()) <= KICKER and index + 1 < len(pieces)
            if kicker and text[pieces[index + 1].span.start] not in OPENING_MARKS:
                piece.role = "other"
                continue
        piece.role = _role_of(words, cues)
        if piece.role is None:
            piece.title = is_title(words, cues, first=not begun)
            piece.role = None if piece.title else "body"
            begun = begun or piece.role == "body"
    _by_name_and_place(text, pieces, bylines, cues)
    return sorted(bylines, key=lambda b: b[0])


def _mark_mail(text: str, pieces: list[_Piece], cues: Cues) -> list[tuple[Span, Byline]]:
    """Mark the head of an e-mail at the top of a text, and return what it says of the day."""
    found = [cues.mail.match(text, *piece.span) for piece in pieces[:TOP]]
    run = next((i for i, match in enumerate(found) if match is None), len(found))
    if run < MAIL or not any(match["sure"] for match in found[:run] if match):
        return []
    dated = []
    for piece in pieces[:run]:
        piece.role = "other"
        days = tuple(day for day in days_in(text, piece.span, cues) if day.iso)
        dated += [(piece.span, Byline(None, days))] if days else []
    return dated[:1]


def _outlet_line(words: str, following: Sequence[str], cues: Cues) -> str | None:
    """Return the outlet that a line at the top names: alone, with its place or section, or behind the title again."""
    placed = OUTLET_AND_PLACE.fullmatch(words)
    if placed is not None and (placed[1] in cues.outlets or cues.outlet_name.fullmatch(placed[1])):
        return cues.outlets.get(placed[1], placed[1])
    parts = [part.strip() for part in SITE_PARTS.split(words)]
    if parts[0] in cues.outlets and len(parts) <= 2 and following:
        return cues.outlets[parts[0]]
    if len(parts) > 1 and parts[0] in following and (parts[-1] in cues.outlets or SITE.fullmatch(parts[-1])):
        return cues.outlets.get(parts[-1], parts[-1])
    return None


def _by_name_and_place(text: str, pieces: list[_Piece], bylines: list[tuple[Span, Byline]], cues: Cues) -> None:
    """Take a line beside the day of an article for its author's if it is a name and a place: Ann Muster in Vienna."""
    for index in range(1, min(TOP, len(pieces))):
        beside = [pieces[i].role for i in (index - 1, index + 1) if i < len(pieces)]
        piece = pieces[index]
        match = NAME_AND_PLACE.fullmatch(piece.span.of(text)) if piece.title and "byline" in beside else None
        if match is not None and match["place"] in cues.places:
            piece.role, piece.title = "byline", False
            bylines.append((piece.span, Byline(piece.span.of(text))))


def _role_of(words: str, cues: Cues) -> PassageRole | None:
    size = len(words)
    if size <= FURNITURE:
        if agencies_only(words, cues):
            return "credit"
        if cues.furniture.match(words) or PAGE.fullmatch(words) or cues.surrounds.match(words):
            return "other"
    if size <= TEASER and cues.teaser.match(words):
        return "teaser"
    if size <= CREDIT:
        if cues.credit.match(words):
            return "credit"
        if cues.notice.match(words):
            return "other"
        if COPYRIGHT.match(words):
            return "credit" if cues.agency.search(words) else "other"
    if size <= CAPTION and _is_caption(words, cues):
        return "caption"
    return None


def _is_caption(words: str, cues: Cues) -> bool:
    note = cues.picture_note.search(words, max(0, len(words) - 200))
    if note:
        return not agencies_only(note.group().partition(":")[2], cues) or len(words) < CAPTION // 2
    tail = max(0, len(words) - 110)
    closing = closing_credit_of(words, Span(0, len(words)), cues, last=False)
    if closing and words[: closing.start].rstrip()[-1:] in SENTENCE_MARKS and BREAK.search(words, 0, closing.start):
        # Several sentences and then agencies in brackets are the end of a report.
        return False
    return bool(cues.picture_source.search(words, tail) or cues.picture_chain.search(words, max(0, len(words) - 60)))


def is_title(words: str, cues: Cues, *, first: bool) -> bool:
    """Say whether words have the form of a heading: short, no full stop, not a quotation, not a list item.

    ``first`` is for a line with no running text before it, which may be longer.
    """
    if len(words) > (HEADLINE if first else HEADING) or "\t" in words or "\n" in words or BULLET.match(words):
        return False
    count = len(words.split())
    if count > (HEADLINE_WORDS if first else HEADING_WORDS) or not any(c.isalpha() for c in words):
        return False
    last = words[-1]
    if cues.open_end.search(words):
        return False
    if last in ".,;:…":
        return last == "." and ABBREVIATED.search(words) is not None
    if BREAK.search(words):
        return False
    if last in "?!":
        return len(words) <= QUESTION and (
            first or not (cues.address.search(words) or ":" in words or words[0] in '„“"»')
        )
    if last in '“”"«»':
        inside = words[-2:-1]
        whole = words[0] in '„“”"»«' and len(words) > QUOTED
        return (bool(SAYS.match(words)) or not whole or first) and inside not in (".", ",")
    return first or not (words[0].islower() or words[0] in '„“"»(')


def _split_credits(text: str, pieces: list[_Piece], cues: Cues) -> list[_Piece]:
    """Part datelines and closing credits from the paragraphs they stand in."""
    result: list[_Piece] = []
    bodies = 0
    for number, piece in enumerate(pieces, 1):
        last = number == len(pieces)
        if piece.role != "body" and not (piece.title and last and closing_credit_of(text, piece.span, cues, last=True)):
            result.append(piece)
            continue
        span = piece.span
        bodies += 1
        if bodies <= 2:
            dateline = dateline_of(text, span, cues)
            if dateline:
                result.append(_Piece(dateline, "credit"))
                span = Span(dateline.end, span.end).trimmed(text)
        credit = closing_credit_of(text, span, cues, last=last)
        if credit:
            span = Span(span.start, credit.start).trimmed(text)
        if span.start < span.end:
            result.append(_Piece(span, "body"))
        if credit:
            result.append(_Piece(credit, "credit"))
    return result


def _place_titles(text: str, pieces: list[_Piece], cues: Cues, *, title: str | None, header: bool) -> None:
    """Decide by their place which title-like pieces are headline, headings, teasers or after all running text."""
    bodies = [i for i, piece in enumerate(pieces) if piece.role == "body"]
    if not bodies:
        for piece in pieces:
            if piece.title:
                piece.role = "body"
        return
    top = [i for i in range(bodies[0]) if pieces[i].title]
    _place_top(text, pieces, top, cues, title=title, header=header)
    questions = sum(piece.title and text[piece.span.end - 1] == "?" for piece in pieces[bodies[0] :])
    if questions >= INTERVIEW:
        for piece in pieces[bodies[0] :]:
            if piece.title and text[piece.span.end - 1] == "?":
                piece.role, piece.title = "body", False
    i = bodies[0]
    while i < len(pieces):
        if not pieces[i].title:
            i += 1
            continue
        end = i
        while end < len(pieces) and pieces[end].title:
            end += 1
        _place_run(text, pieces, i, end, more=bodies[-1] >= end)
        i = end


def _place_top(text: str, pieces: list[_Piece], top: list[int], cues: Cues, *, title: str | None, header: bool) -> None:
    named = [i for i, p in enumerate(pieces) if p.role == "headline"]
    if not named and title:
        same = [i for i in top if _same_words(pieces[i].span.of(text), title)]
        named = same[:1]
    body = " ".join(p.span.of(text) for p in pieces if p.role == "body").casefold()
    far = {i for i in top if len(body) >= RELATED and not _shares_words(pieces[i].span.of(text), body, cues)}
    left = [i for i in top if i not in named]
    for i in list(left):
        if i in far and ((header and i == 1) or (named and i < named[0])):
            pieces[i].role = "teaser"
            left.remove(i)
    if not named:
        while len(left) > 1 and _is_kicker(pieces[left[0]].span.of(text)):
            pieces[left.pop(0)].role = "other"
        named, left = left[:1], left[1:]
    for i in named:
        pieces[i].role = "headline"
    for i in left:
        pieces[i].role = "other" if named and i < named[0] and _is_kicker(pieces[i].span.of(text)) else "heading"


def _place_run(text: str, pieces: list[_Piece], start: int, end: int, *, more: bool) -> None:
    """Place title-like pieces ``[start, end)`` that stand in a row below the first paragraph."""
    introduced = text[pieces[start - 1].span.end - 1] == ":" if start else False
    many = end - start >= LIST
    for piece in pieces[start:end]:
        if introduced or many:
            piece.role = "body"
        elif more or (end - start == 1 and len(piece.span.of(text).split()) <= 3):
            piece.role = "heading"
        else:
            piece.role = "other" if len(piece.span.of(text).split()) <= 8 else "body"


def _is_kicker(words: str) -> bool:
    return len(words.split()) <= 3 and (words.isupper() or len(words.split()) == 1)


def _same_words(left: str, right: str) -> bool:
    return [w.casefold() for w in re.findall(r"\w+", left)] == [w.casefold() for w in re.findall(r"\w+", right)]


def _shares_words(title: str, body: str, cues: Cues) -> bool:
    """Say whether a title and a body text (case-folded) share a word of content, by its first letters.

    Inflection changes the end of a word, so five letters decide; a title with too few words to tell shares by default.
    """
    stems = {word[:5] for word in CONTENT_WORD.findall(title.casefold()) if word not in cues.frequent}
    if len(stems) < 2:
        return True
    return re.search(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, stems)))})", body) is not None
