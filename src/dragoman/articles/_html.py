"""A web page's article: headline, byline, captions, headings, paragraphs in order, and what the page says about it.

Three stages. JSON-LD and meta tags give title, outlet, authors, dates. trafilatura finds the body. A walk over the page
adds what trafilatura leaves out and a reader of passages needs: headline, byline, picture captions.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.articles._content import Content, assemble
from dragoman.articles._decode import canonical, decode, mended
from dragoman.errors import InputError
from dragoman.record import PassageRole

LEAST_WORDS = 25
"""Words of a body below which an extraction is taken to have failed."""
LAID_OUT = 150
"""Characters of a table's cell from which on the table is the page's layout and no data."""
PARAGRAPH = 40
"""Characters of a paragraph that counts in the fallback; shorter ones are menus as a rule."""
CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report)$")
INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "pubdate", "publishdate", "publication_date", "parsely-pub-date", "sailthru.date",
    "datepublished", "article.published", "last-published",
)  # fmt: skip
UPDATED_META = (
    "article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified", "last-modified", "datemodified",
)  # fmt: skip
TITLE_META = ("og:title", "twitter:title", "dc.title", "headline")
OUTLET_META = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")
AUTHOR_META = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
BYLINE = re.compile(r"\b(?:byline|author|autor|article-?meta|dateline)", re.IGNORECASE)
CAPTION = re.compile(r"\bcaption|bild(?:unterschrift|unterzeile|text)", re.IGNORECASE)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
WALKED = ("p", "li", "figcaption", "time", "address", *sorted(HEADINGS))
LATEST = "2100-12-31"
"""Passed to the date search in place of today, so that a page gives the same date on every day."""
AUTHOR_WORDS = 6
"""Words of the longest author in microdata that is taken as it stands."""
Element = Any
"""A node of lxml, which says nothing about its types."""
Parts = list[tuple[PassageRole | None, str]]


def read_html(data: bytes) -> Content:
    """Return the article of a page; raise `InputError` if there is none in it."""
    declared = CHARSET.search(data[:4096])
    decoded = decode(data, declared[1].decode("ascii") if declared else None)
    repaired = mended(decoded.text)
    page = canonical(DECLARATION.sub("", repaired.text).replace("\x00", " "))
    return page_content(page.text, (*decoded.warnings, *repaired.warnings, *page.warnings))


def page_content(page: str, warnings: Sequence[str] = ()) -> Content:
    """Return the article of a page that is text already."""
    from lxml import etree
    from lxml.html import document_fromstring

    notes = list(warnings)
    if _is_cut(page):
        notes.append("the page ends before its end tags: it may have been cut off")
    try:
        tree = document_fromstring(page)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"is no page that can be parsed: {error}; save it again or as text") from error
    linked = next(_linked_articles(tree), {})
    meta = _meta(tree)
    outlet = _name(linked.get("publisher")) or _first(meta, OUTLET_META)
    title = _title(tree, linked, meta, outlet)
    extracted = _extract(page)
    if _words(extracted) < LEAST_WORDS:
        found = _fallback(tree, linked)
        if _words(found) <= _words(extracted):
            found = extracted
        else:
            notes.append("the body was not found by the page's structure: all its long paragraphs were taken")
        extracted = found
    if not extracted:
        raise InputError("holds no text of an article (made by a script, or behind a paywall?); save it as text")
    text, blocks = assemble(_with_surroundings(tree, extracted, title))
    published = [d for d in (linked.get("datePublished"), *(meta.get(k) for k in PUBLISHED_META)) if isinstance(d, str)]
    updated = linked.get("dateModified") or _first(meta, UPDATED_META)
    if not published:
        published = _searched(page)
    return Content(
        text=text,
        blocks=blocks,
        title=title,
        outlet=outlet,
        byline=_authors(linked.get("author")) or _author(_first(meta, AUTHOR_META)) or _marked_author(tree),
        published=published[0] if published else None,
        other_dates=tuple(published[1:]),
        updated=updated if isinstance(updated, str) else None,
        url=_url(tree, linked, meta),
        language=None,
        warnings=tuple(notes),
    )


def _is_cut(page: str) -> bool:
    end = page[-2000:].lower()
    return "<html" in page[:2000].lower() and "</html" not in end and "</body" not in end


def _linked_articles(tree: Element) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects of a page that describe an article, outermost first."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [value]
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting = [*node, *waiting]
            elif isinstance(node, dict):
                types = node.get("@type")
                if any(
                    isinstance(t, str) and ARTICLE_TYPE.search(t)
                    for t in (types if isinstance(types, list) else [types])
                ):
                    yield node
                waiting += [node[key] for key in ("@graph", "mainEntity") if key in node]


def _meta(tree: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        content = _clean(element.get("content"))
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _title(tree: Element, linked: dict[str, Any], meta: dict[str, str], outlet: str | None) -> str | None:
    heads = [_content_text(h) for h in tree.iter("h1")]
    seconds = [] if heads else [_content_text(h) for h in tree.iter("h2")]
    page_title = next((_content_text(t) for t in tree.iter("title")), "")
    given = linked.get("headline")
    stated = _clean(given) if isinstance(given, str) else _first(meta, TITLE_META)
    named = [h for h in heads if h and (h == stated or h in page_title)]
    named += [h for h in seconds if len(h.split()) > 1 and h in page_title]
    if not heads and not named:
        heads = [_content_text(h) for h in tree.xpath("//font[@size >= 4 or starts-with(@size, '+')]")][:1]
    title = (named[0] if named else stated) or next((h for h in heads if h), None) or page_title
    if title and title == page_title:
        title = _repeated(tree, title) or title
    if title and outlet:
        title = re.sub(rf"\s*[|–—-]\s*{re.escape(outlet)}\s*$", "", title)
    return title or None


def _repeated(tree: Element, page_title: str) -> str | None:
    """Return the part of a page's title that the page itself holds as a line of its own."""
    parts = [part.strip() for part in re.split(r"\s[-|–—:·»]\s", page_title) if len(part.split()) > 1]
    if len(parts) < 1 or parts == [page_title]:
        return None
    lines = {_content_text(e) for e in tree.iter("div", "p", "span", "b", "strong", "td") if len(e) == 0}
    return next((part for part in parts if part in lines), None)


def _extract(page: str) -> Parts:
    """Return the body that trafilatura finds, by its own marks of headings and paragraphs."""
    import trafilatura
    from lxml import etree

    try:
        found = trafilatura.extract(
            page, output_format="xml", include_comments=False, include_tables=True, with_metadata=False
        )
    except Exception:  # a page that breaks the extractor is read by the fallback, and the reader is told
        found = None
    if not found:
        return []
    body = etree.fromstring(found.encode("utf-8")).find("main")
    return list(_body_parts(body)) if body is not None else []


def _body_parts(body: Element) -> Iterator[tuple[PassageRole | None, str]]:
    for element in body:
        if element.tag == "head":
            yield "heading", _content_text(element)
        elif element.tag in ("list", "quote", "table", "row"):
            inner = [e for e in element.iter("item", "p", "cell") if not any(True for _ in e.iterchildren("p", "item"))]
            # A table that holds whole paragraphs lays the page out.
            lays_out = element.tag == "table" and any(len(_content_text(part)) > LAID_OUT for part in inner)
            if inner:
                for part in inner:
                    yield None if lays_out else "body", _content_text(part)
            else:
                yield "body", _content_text(element)
        elif element.tag != "graphic":
            for paragraph in _paragraphs(element):
                yield None, paragraph


def _paragraphs(element: Element) -> list[str]:
    """Return the paragraphs of an element; two line breaks in a row part them on older pages."""
    breaks = element.findall(".//lb")
    if len(breaks) < 2:
        return [_content_text(element)]
    for line_break in breaks:
        line_break.tail = "\n" + (line_break.tail or "")
    return [_clean(part) for part in re.split(r"\n\s*\n", "".join(element.itertext()))]


def _fallback(tree: Element, linked: dict[str, Any]) -> Parts:
    body = linked.get("articleBody")
    if isinstance(body, str) and len(body.split()) >= LEAST_WORDS:
        return [(None, part) for part in _clean(body, lines=True).split("\n") if part.strip()]
    texts = [_content_text(p) for p in tree.iter("p")]
    return [(None, text) for text in dict.fromkeys(texts) if len(text) >= PARAGRAPH]


def _with_surroundings(tree: Element, extracted: Parts, title: str | None) -> Parts:
    """Put headline, byline and captions where the page has them among the paragraphs found."""
    walk = [
        (e, _content_text(e))
        for e in tree.iter(*WALKED, "span", "div")
        if e.tag in WALKED or _names_author(e) or _is_caption(e)
    ]
    place: dict[str, int] = {}
    for number, (element, text) in enumerate(walk):
        if text and element.tag not in ("span", "div"):
            place.setdefault(text[:60], number)
    captions = {text for element, text in walk if text and _is_caption(element)}
    known = {text for _, text in extracted}
    places = [place.get(text[:60], -1) for _, text in extracted]
    paragraphs = [n for (role, text), n in zip(extracted, places, strict=True) if n >= 0 and len(text) >= PARAGRAPH]
    first = next((n for (role, _), n in zip(extracted, places, strict=True) if n >= 0 and role is None), len(walk))
    last = max(paragraphs, default=-1)
    head = place.get((title or "")[:60], 0)
    headline = next((text for _, text in extracted[:2] if title and _same(text, title)), title)
    parts: Parts = [("headline", headline)] if headline else []
    parts += [("byline", text) for text in _bylines(walk, head, first, known)]
    added = set(known)
    waiting = [
        (number, text)
        for number, (element, text) in enumerate(walk)
        if text and _is_caption(element) and head <= number <= last and text not in known
    ]
    for (role, text), number in zip(extracted, places, strict=True):
        while waiting and 0 <= waiting[0][0] < number:
            caption = waiting.pop(0)[1]
            if caption not in added:
                parts.append(("caption", caption))
                added.add(caption)
        if text != headline:
            parts.append(("caption" if text in captions else role, text))
    parts += [("caption", text) for _, text in waiting if text not in added]
    return parts


def _bylines(walk: Sequence[tuple[Any, str]], head: int, first: int, known: set[str]) -> list[str]:
    """Return the lines between headline and first paragraph that are marked as author's or time."""
    found: list[str] = []
    for element, text in walk[head:first]:
        marked = (
            element.tag in ("time", "address") or element.get("rel") == "author" or element.get("itemprop") == "author"
        )
        marked = marked or BYLINE.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None
        inside = any(text in other for other in [*found, *known])
        if marked and 2 < len(text) <= 200 and not inside and element.tag not in HEADINGS:
            found = [other for other in found if other not in text] + [text]
    return found


def _is_caption(element: Element) -> bool:
    return element.tag == "figcaption" or CAPTION.search(element.get("class") or "") is not None


def _names_author(element: Element) -> bool:
    """Say whether an element's attributes mark it as a byline."""
    if "author" in (element.get("rel"), element.get("itemprop")):
        return True
    return BYLINE.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None


def _searched(page: str) -> list[str]:
    """Return the date that htmldate finds in a page without stated dates, as a list of one or none."""
    from htmldate import find_date

    try:
        found = find_date(page, original_date=True, extensive_search=False, max_date=LATEST)
    except Exception:  # no date is an answer; the reader of the article is told that none was found
        found = None
    return [found] if found else []


def _url(tree: Element, linked: dict[str, Any], meta: dict[str, str]) -> str | None:
    canonical_links = [link.get("href") for link in tree.xpath("//link[@rel='canonical'][@href]")]
    main = linked.get("mainEntityOfPage")
    stated = (linked.get("url"), main.get("@id") if isinstance(main, dict) else main, meta.get("og:url"))
    found = [url for url in (*canonical_links, *stated) if isinstance(url, str) and url.startswith("http")]
    return found[0] if found else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return (_clean(value) or None) if isinstance(value, str) else None


def _authors(value: object) -> str | None:
    names = [_name(part) for part in (value if isinstance(value, list) else [value])]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _author(value: str | None) -> str | None:
    return value if value and "://" not in value else None


def _marked_author(tree: Element) -> str | None:
    """Return the author that the page's microdata name."""
    names = [_content_text(e) for e in tree.xpath("//*[@itemprop='author']")]
    return next((name for name in names if 1 < len(name.split()) <= AUTHOR_WORDS), None)


def _first(meta: dict[str, str], names: Sequence[str]) -> str | None:
    return next((meta[name] for name in names if meta.get(name)), None)


def _content_text(element: Element) -> str:
    for line_break in element.iter("br", "lb"):
        # A break parts words that markup would join.
        line_break.tail = " " + (line_break.tail or "")
    return _clean("".join(element.xpath(".//text()[not(parent::script or parent::style)]")))


def _clean(words: str | None, *, lines: bool = False) -> str:
    words = canonical(html.unescape(words or "").translate(INVISIBLE)).text
    return words if lines else " ".join(words.split())


def _same(left: str, right: str) -> bool:
    return re.findall(r"\w+", left.casefold()) == re.findall(r"\w+", right.casefold())


def _words(parts: Parts) -> int:
    return sum(len(text.split()) for role, text in parts if role != "heading")
