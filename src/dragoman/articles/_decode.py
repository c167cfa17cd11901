"""From bytes to text: encodings as they really occur, broken ones repaired, control characters made harmless."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from dragoman.errors import InputError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\x1f\x8b", "gzip-compressed"),
)
"""First bytes of files that are no text, and what to call them."""
SINGLE_BYTE = ("cp1252", "mac_roman", "cp850")
"""Encodings of one byte a character in which German and English texts still come; the first is by far the likeliest."""
EXPECTED = re.compile("[äöüÄÖÜßéèáàçñ„“”‚‘’–—…€§°]")
ODD = re.compile(r"[\x80-\x9f]|(?<=\w)[^\w\s.,;:!?()/'’‘\"“”„«»–—…&@*_+=<>$%€°\-](?=\w)")
SPOILT = re.compile(r"(?:[Ã][\x80-\xbf-ÿŒœŠšŽžŸƒˆ˜‚-…†‡‰‹›•€™]|â€[^\s\w]|â€[œž™\x9d\x80-\x9f]|Â[\xa0«»§°©®·´])")
MOJIBAKE = re.compile(r"[\xc2-\xf4][\x80-\xbfŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{1,3}")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
SPACES = frozenset("\x0b\x0c\x85")
FEW_BROKEN = 0.002
"""Share of undecodable characters up to which a text is UTF-8 with flaws rather than something else."""


class Decoded(NamedTuple):
    """A text, and what a reader should know of how it was got out of its bytes."""

    text: str
    warnings: tuple[str, ...]


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of bytes; raise `InputError` if they are none.

    A byte order mark decides, then UTF-8, then the encoding that the page itself ``declared``, then the single-byte
    encoding that fits German and English best.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], name)
    kind = kind_of(data)
    if kind:
        raise InputError(f"is {kind}, not text; save it as text or HTML first")
    try:
        return Decoded(data.decode("utf-8"), ())
    except UnicodeDecodeError as error:
        at = error.start
    loose = data.decode("utf-8", "replace")
    if _mostly_utf8(loose):
        broken = loose.count("\N{REPLACEMENT CHARACTER}")
        return Decoded(
            loose, (f"{broken} undecodable characters (not UTF-8 at byte {at}) are shown as \N{REPLACEMENT CHARACTER}",)
        )
    if declared:
        try:
            return Decoded(data.decode(declared), ())
        except (LookupError, UnicodeDecodeError):
            declared = None
    name, text = max(((n, data.decode(n, "replace")) for n in SINGLE_BYTE), key=lambda pair: _fit(pair[1]))
    return Decoded(text, (f"not UTF-8 (at byte {at}): read as {name}",))


def kind_of(data: bytes) -> str | None:
    """Say what bytes are that are no text, None if they may be text."""
    for magic, kind in KINDS:
        if data.startswith(magic):
            return kind
    head = data[:4096]
    if b"\x00" in head and not data.startswith(tuple(mark for mark, _ in MARKS)):
        return "binary (or UTF-16 without a byte order mark)"
    control = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1b" for byte in head)
    return "binary" if control > 0.05 * len(head) else None


def canonical(text: str) -> Decoded:
    """Return a text in the form that articles keep: NFC, LF line ends, nothing that steers a terminal.

    Control characters other than line end and tab become spaces or U+FFFD, one for one; text that was decoded with
    the wrong encoding before it was stored (``GesprÃ¤ch``) is left to `mended`.
    """
    warnings: tuple[str, ...] = ()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.removeprefix("\ufeff")
    if CONTROL.search(text):
        text, count = CONTROL.subn(_harmless, text)
        warnings = (f"{count} control characters were replaced",)
    return Decoded(text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text), warnings)


def mended(text: str) -> Decoded:
    """Return a text with UTF-8 that had been read as Windows-1252 put right (``GesprÃ¤ch``, ``â€žNein``)."""
    if not SPOILT.search(text):
        return Decoded(text, ())
    count = 0

    def right(match: re.Match[str]) -> str:
        nonlocal count
        try:
            found = b"".join(map(_byte, match.group())).decode("utf-8")
        except (UnicodeDecodeError, UnicodeEncodeError):
            return match.group()
        count += 1
        return found

    for _ in range(2):
        text = MOJIBAKE.sub(right, text)
        if not SPOILT.search(text):
            break
    return Decoded(
        text, (f"{count} wrongly encoded characters were put right (UTF-8 read as Windows-1252)",) if count else ()
    )


def _replacing(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    if not broken:
        return Decoded(text, ())
    return Decoded(text, (f"{broken} undecodable characters ({name}) are shown as \N{REPLACEMENT CHARACTER}",))


def _mostly_utf8(loose: str) -> bool:
    """Say whether a text decoded with replacements is UTF-8 but for a few spots, such as a cut at its end."""
    broken = loose.count("\N{REPLACEMENT CHARACTER}")
    if broken <= 1 and loose.endswith("\N{REPLACEMENT CHARACTER}"):
        return True
    good = sum(character > "\x7f" for character in loose) - broken
    return good > 4 * broken and broken <= max(1, FEW_BROKEN * len(loose))


def _fit(text: str) -> int:
    return len(EXPECTED.findall(text)) - 2 * len(ODD.findall(text)) - 3 * text.count("\N{REPLACEMENT CHARACTER}")


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _harmless(match: re.Match[str]) -> str:
    return " " if match.group() in SPACES else "\N{REPLACEMENT CHARACTER}"
