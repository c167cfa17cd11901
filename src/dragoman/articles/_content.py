"""What is taken out of a file before it becomes an article: its text and what the file says about it."""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.articles._decode import Decoded, canonical, decode, mended
from dragoman.articles._passages import Block
from dragoman.errors import InputError
from dragoman.record import PassageRole
from dragoman.spans import Span

JSON_FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "originalText", "articleBody"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "site"),
    "byline": ("byline", "author", "authors"),
    "published": ("published", "date", "dct", "date_published", "datePublished"),
    "updated": ("updated", "date_modified", "dateModified"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
    "id": ("id", "documentName"),
}
"""Names of JSON fields by what they hold; of several that are there, the first with a value counts."""
EPOCH = 100_000_000
"""Numbers from this one on are seconds since 1970 where a date is expected; below they may be years."""
MILLISECONDS = 100_000_000_000
"""Numbers from this one on count milliseconds."""
MARKED_UP = re.compile(r"\s*<(?:p|div|h\d|article|section|span)\b[^>]*>.*</(?:p|div|h\d)>", re.IGNORECASE | re.DOTALL)
BLOCK_END = re.compile(r"</(?:p|div|h\d|li|blockquote|tr)\s*>|<br\s*/?>\s*<br\s*/?>", re.IGNORECASE)
TAG = re.compile(r"<(?:script|style)\b.*?</(?:script|style)\s*>|<!--.*?-->|</?[a-z][^<>]*>", re.IGNORECASE | re.DOTALL)
DIVIDED = re.compile(r"(?<=[^\W\d_A-Z]{2})-\n[ \t]*(?=[^\W\d_A-Z]{2})(?!(?:und|oder|bis|bzw|sowie|and|or|to|and)\b)")
"""A word divided at the end of a line, as texts taken from printed pages have them."""
FEW_DIVIDED = 2
"""Words so divided up to which the hyphens may be meant."""
FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<lines>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
ATX = re.compile(r"(?P<level>#{1,6})[ \t]+(?P<title>.*?)[ \t]*#*$")
SETEXT = re.compile(r"(?P<title>[^\n]+)\n(?P<rule>=+|-+)[ \t]*$")
RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")
IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^()\n]*\)")
LINK = re.compile(r"\[([^\]\n]+)\]\([^()\n]*\)")
EMPHASIS = re.compile(r"(?<![\w*_\\])(\*{1,3}|_{1,3})(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*_])")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A canonical text with what the file or page says about it; None where it says nothing."""

    text: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    other_dates: tuple[str, ...] = ()
    """Further publication dates, less sure than ``published``."""
    updated: str | None = None
    url: str | None = None
    language: str | None = None
    key: str | None = None
    """The identifier that a JSON object gives itself."""
    warnings: tuple[str, ...] = ()


def assemble(parts: Iterable[tuple[PassageRole | None, str]]) -> tuple[str, tuple[Block, ...]]:
    """Join passages with an empty line between, and return the text with their places in it."""
    text = ""
    blocks = []
    for role, words in parts:
        words = words.strip()
        if words:
            text += "\n\n" * bool(text)
            blocks.append(Block(Span(len(text), len(text) + len(words)), role))
            text += words
    return text, tuple(blocks)


def read_text(data: bytes) -> Content:
    """Return the content of a plain text file; raise `InputError` if the bytes are no text."""
    decoded = decode(data)
    repaired = mended(decoded.text)
    text = canonical(repaired.text)
    joined = _joined(text.text)
    return Content(text=joined.text, warnings=(*decoded.warnings, *repaired.warnings, *text.warnings, *joined.warnings))


def _joined(text: str) -> Decoded:
    """Return a text with the words joined that were divided at line ends, if there are more than a few."""
    if len(DIVIDED.findall(text)) <= FEW_DIVIDED:
        return Decoded(text, ())
    text, count = DIVIDED.subn("", text)
    return Decoded(text, (f"{count} words divided at line ends were joined",))


def read_markdown(data: bytes) -> Content:
    """Return the content of a Markdown file without its marks: headings known, links and emphasis as plain words.

    Front matter (``title:``, ``date:``, ``author:`` ..) is read as the fields of JSON are.
    """
    plain = read_text(data)
    text = plain.text.lstrip("\n")
    fields: dict[str, str] = {}
    front = FRONT_MATTER.match(text)
    if front:
        for line in front["lines"].split("\n"):
            name, colon, value = line.partition(":")
            if colon and value.strip():
                fields[name.strip()] = value.strip().strip("\"'")
        text = text[front.end() :]
    parts: list[tuple[PassageRole | None, str]] = []
    for paragraph in re.split(r"\n[ \t]*\n", text):
        parts += _markdown_parts(paragraph.strip("\n"), headed=any(role == "headline" for role, _ in parts))
    text, blocks = assemble(parts)
    known = _known(fields)
    return Content(text=text, blocks=blocks, warnings=plain.warnings, **{k: v for k, v in known.items() if k != "text"})


def read_json(data: bytes) -> Content:
    """Return the content of one JSON object; raise `InputError` if it is none or has no text."""
    return content_of(parse_json(data))


def parse_json(data: bytes) -> object:
    """Return the value that bytes hold as JSON; raise `InputError` that says where they do not."""
    try:
        return json.loads(decode(data).text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise InputError(
            f"is not JSON: {error.msg} at line {error.lineno}, column {error.colno}; correct it"
        ) from error
    except RecursionError as error:
        raise InputError("is nested too deeply to be read; give one object for each article") from error
    except ValueError as error:
        raise InputError(f"is not JSON that can be read: {error}") from error


def content_of(value: object) -> Content:
    """Return the content of a JSON object; its text is kept but for NFC, line ends and control characters."""
    if not isinstance(value, dict):
        raise InputError("is no JSON object; give one object for each article, with its text in a field 'text'")
    known = _known(value)
    if known["text"] is None:
        names = ", ".join(JSON_FIELDS["text"])
        raise InputError(f"has no text; put the text of the article in a field named text (or one of {names})")
    text = canonical(_without_tags(known.pop("text")))
    return Content(text=text.text, warnings=text.warnings, **known)


def _without_tags(text: str) -> str:
    """Return the words of a text that is marked up as HTML, one paragraph a block; another text as it is."""
    if not MARKED_UP.match(text):
        return text
    words = html.unescape(TAG.sub("", BLOCK_END.sub("\n\n", text)))
    return re.sub(r"[ \t]*\n\s*\n\s*", "\n\n", words).strip()


def holds_article(value: object) -> bool:
    """Say whether a JSON value is an object with a text."""
    return isinstance(value, dict) and any(isinstance(value.get(name), str) for name in JSON_FIELDS["text"])


def _known(fields: Mapping[str, object]) -> dict[str, Any]:
    found = {}
    for what, names in JSON_FIELDS.items():
        words = (_words(fields[name], what) for name in names if name in fields)
        found["key" if what == "id" else what] = next((word for word in words if word), None)
    return found


def _words(value: object, what: str) -> str | None:
    """Return a field's value as words: of a list its parts, of an object its name, of a number a date if one is due."""
    if isinstance(value, str):
        return value if what == "text" else " ".join(canonical(value).text.split()) or None
    if isinstance(value, bool) or what == "text":
        return None
    if isinstance(value, int | float):
        if what in ("published", "updated") and value >= EPOCH:
            try:
                value = value / 1000 if value >= MILLISECONDS else value
                return datetime.datetime.fromtimestamp(value, datetime.UTC).isoformat(timespec="minutes")
            except (ValueError, OverflowError, OSError):
                return None
        return str(value)
    if isinstance(value, dict):
        return _words(value.get("name"), what)
    if isinstance(value, list):
        return ", ".join(word for word in (_words(part, what) for part in value) if word) or None
    return None


def _markdown_parts(paragraph: str, *, headed: bool) -> list[tuple[PassageRole | None, str]]:
    setext = SETEXT.fullmatch(paragraph)
    if setext:
        role: PassageRole = "headline" if setext["rule"][0] == "=" and not headed else "heading"
        return [(role, _inline(setext["title"]))]
    parts: list[tuple[PassageRole | None, str]] = []
    held: list[str] = []
    for line in paragraph.split("\n"):
        atx = ATX.fullmatch(line.strip())
        if atx:
            parts += [(None, _inline("\n".join(held)))] if held else []
            held = []
            top = len(atx["level"]) == 1 and not headed
            parts.append(("headline" if top else "heading", _inline(atx["title"])))
            headed = headed or top
        elif not RULE.fullmatch(line.strip()) and not line.startswith("```"):
            held.append(line.removeprefix(">").strip())
    # One line break inside a paragraph means nothing in Markdown.
    return parts + ([(None, _inline(" ".join(held)))] if any(held) else [])


def _inline(words: str) -> str:
    words = LINK.sub(r"\1", IMAGE.sub(r"\1", words))
    return ESCAPE.sub(r"\1", EMPHASIS.sub(r"\2", words))
