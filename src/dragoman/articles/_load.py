"""From a source to its article, and from paths to all of theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from dragoman.articles._build import article_from_text
from dragoman.articles._content import Content, read_json, read_markdown, read_text
from dragoman.articles._cues import load_cues
from dragoman.articles._dates import iso_of
from dragoman.articles._html import read_html
from dragoman.articles._sources import Form, Problem, Source, find_sources, problem_of
from dragoman.errors import InputError
from dragoman.knowledge import Knowledge
from dragoman.record import Article, PublishedCandidate

LEAST_WORDS = 5
"""Words below which a file is no article; the shortest news flashes have some ten."""
LETTERS = re.compile(r"[^\W\d_]{2,}")
PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
FILE_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)(\d\d)\2(\d\d)(?!\d)")
READERS: dict[Form, Callable[[bytes], Content]] = {
    "text": read_text, "markdown": read_markdown, "html": read_html, "json": read_json,
}  # fmt: skip


def load_articles(
    paths: Iterable[str | Path], *, knowledge: Knowledge, on_problem: Callable[[Problem], None]
) -> Iterator[Article]:
    """Yield the articles of files, folders, archives and standard input (``-``), one at a time.

    Args:
        paths: what to read; see `find_sources` for the order.
        knowledge: the tables to read with.
        on_problem: is called with everything that was not read or passed over; the rest goes on. What is odd about
            an article that was read stands in its ``warnings``.

    """
    for source in find_sources(paths, on_problem):
        try:
            yield _load(source, knowledge)
        except InputError as error:
            on_problem(problem_of(source.name, error))


def load_source(source: Source, knowledge: Knowledge) -> Article:
    """Return the article of one source; raise `InputError`, whose message starts with its name, if there is none."""
    try:
        return _load(source, knowledge)
    except InputError as error:
        raise InputError(problem_of(source.name, error).message) from error


def _load(source: Source, knowledge: Knowledge) -> Article:
    data = source.read()
    if not data.strip():
        raise InputError("is empty; nothing to read")
    # A page that was saved as text is still a page.
    form = "html" if source.form == "text" and PAGE.match(data[:2000]) else source.form
    content = READERS[form](data)
    words = len(LETTERS.findall(content.text[:20_000]))
    if words < LEAST_WORDS:
        raise InputError(f"is not an article: it holds {words or 'no'} {'word' if words == 1 else 'words'}")
    name, hash_sign, place = source.name.rpartition("#")
    return article_from_text(
        content.text,
        source=f"{name}#{content.key}" if content.key and hash_sign and place.isdigit() else source.name,
        knowledge=knowledge,
        language=content.language,
        published=content.published,
        published_from="metadata",
        updated=content.updated,
        outlet=content.outlet,
        title=content.title,
        byline=content.byline,
        url=content.url,
        dates=_further_dates(content, source.name, knowledge),
        blocks=content.blocks,
        warnings=content.warnings,
    )


def _further_dates(content: Content, name: str, knowledge: Knowledge) -> list[PublishedCandidate]:
    cues = knowledge.derive(load_cues)
    stated = [iso for iso in (iso_of(value, cues) for value in content.other_dates) if iso]
    found = [PublishedCandidate(iso, "metadata") for iso in dict.fromkeys(stated)]
    in_name = FILE_DAY.search(re.split(r"[/!]", name)[-1])
    in_url = URL_DAY.search(content.url or "")
    for match in (in_url, in_name):
        try:
            day = date(int(match[1]), int(match[3]), int(match[4])) if match else None
        except ValueError:
            continue
        if day is not None:
            found.append(PublishedCandidate(day.isoformat(), "file"))
            break
    return found
