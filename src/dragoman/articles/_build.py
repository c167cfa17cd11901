"""From a text and what is known about it to an `Article`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from urllib.parse import urlsplit

from dragoman._version import __version__
from dragoman.articles._bylines import agencies_in, outlet_in
from dragoman.articles._cues import Cues, load_cues
from dragoman.articles._dates import Publication, choose, days_in, iso_of, lead_day, report_day
from dragoman.articles._language import languages_of, load_lexicon
from dragoman.articles._passages import Block, Layout, lay_out, plain_layout
from dragoman.knowledge import Knowledge, load_knowledge
from dragoman.record import (
    LANGUAGES,
    Article,
    Passage,
    ProducedBy,
    PublishedCandidate,
    PublishedFrom,
    make_id,
)
from dragoman.spans import Span

MONTH = len("2025-02")
LONGEST_AGENCY = 4
"""Words of the longest name taken for an agency's in a credit."""
PRODUCER = "articles"


def article_from_text(
    text: str,
    *,
    source: str,
    knowledge: Knowledge | None = None,
    sha256: str | None = None,
    language: str | None = None,
    published: str | None = None,
    published_from: PublishedFrom = "given",
    updated: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    url: str | None = None,
    dates: Sequence[PublishedCandidate] = (),
    blocks: Sequence[Block] = (),
    warnings: Sequence[str] = (),
    plain: bool = False,
) -> Article:
    """Build an article from a text exactly as it is given; what is not given is inferred from the text.

    Nothing is normalised, so that offsets are those of the caller's string; files are normalised by `load_articles`.

    Args:
        text: the article's text; may be empty.
        source: where it came from, for messages and citations; no part of the article's identity.
        knowledge: the tables to use, by default the shipped ones.
        sha256: digest of the text if already known.
        language: ISO 639-1 code; by default by the frequent words of the text.
        published: publication date as ISO 8601 or as news pages write it; other forms are left out with a warning.
        published_from: what gave ``published``.
        updated: when the article was last changed, as ``published``.
        outlet: who published it; by default from byline or the domain of ``url``.
        title: its headline; by default from the text.
        byline: its authors; by default from the text.
        url: its address.
        dates: further publication dates that somebody else has found, such as one in a file's name.
        blocks: passages as the markup of a page gives them; by default found in the text.
        warnings: what went before and a reader should know.
        plain: the text is nothing but running text, every paragraph of it body.

    """
    tables = knowledge or load_knowledge()
    cues = tables.derive(load_cues)
    layout = plain_layout(text, cues) if plain else lay_out(text, cues, blocks=blocks, title=title)
    notes = list(warnings)
    spans = [span for _, span in layout.passages]
    own, by_passage = languages_of([span.of(text) for span in spans], tables.derive(load_lexicon), _code(language))
    notes += _language_warnings(layout, own, by_passage)
    given = iso_of(published, cues)
    if published and given is None:
        notes.append(f"{published!r} is no date the program knows: the publication date given with it is left out")
    found = [PublishedCandidate(given, published_from)] if given else []
    changed = iso_of(updated, cues)
    publication, changed = _published(text, layout, cues, [*found, *dates], changed)
    notes += publication.warnings
    authors = [b.author for _, b in layout.bylines if b.author]
    stated = [*(b for _, b in layout.bylines), *([layout.closing] if layout.closing else [])]
    digest = sha256 or digest_of(text)
    outlet = (
        outlet
        or next((o for o in (outlet_in(a, cues) for a in (byline, *authors)) if o), None)
        or next((b.outlet for b in stated if b.outlet), None)
        or _site(url, cues)
    )
    return Article(
        id=make_id("article", digest, outlet, None if publication.source == "file" else publication.published, url),
        source=source,
        sha256=digest,
        text=text,
        passages=tuple(
            Passage(role, span, language) for (role, span), language in zip(layout.passages, by_passage, strict=True)
        ),
        outlet=outlet,
        title=title or (_headline(layout.title.of(text)) if layout.title else None),
        byline=byline or ("; ".join(dict.fromkeys(authors)) or None),
        language=own,
        published=publication.published,
        published_from=publication.source,
        published_candidates=publication.candidates,
        updated=changed,
        url=url,
        credits=_credits(text, layout, [byline, *authors], cues),
        warnings=tuple(dict.fromkeys(notes)),
        produced_by=ProducedBy("rule", PRODUCER, __version__),
    )


def _headline(words: str) -> str:
    """Return a headline without the marks that wire reports and live pages put around it."""
    return " ".join(words.split()).removesuffix(" =").strip("+ ")


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _published(
    text: str, layout: Layout, cues: Cues, known: Sequence[PublishedCandidate], updated: str | None
) -> tuple[Publication, str | None]:
    """Return the publication date with all that speaks for it, and the day of the last change."""
    candidates = list(known)
    if layout.header:
        header = iso_of(layout.header.of(text), cues)
        if header:
            candidates.append(PublishedCandidate(header, "header", layout.header))
    changes: list[PublishedCandidate] = []
    for _, byline in layout.bylines:
        candidates += [PublishedCandidate(d.iso, "byline", d.span) for d in byline.published if d.iso]
        changes += [PublishedCandidate(d.iso, "byline", d.span) for d in byline.updated if d.iso]
    for span in layout.credits:
        candidates += _dateline_days(text, span, cues, candidates)
    updated = updated or max((c.value for c in changes), default=None)
    if not any(len(c.value) > MONTH and c.source != "file" for c in candidates):
        candidates += _from_update(candidates, changes, updated)
    if not any(len(c.value) > MONTH and c.source != "file" for c in candidates):
        candidates += _from_text(text, layout, cues, candidates)
    if layout.closing and not any(len(c.value) > MONTH and c.source != "file" for c in candidates):
        candidates += [PublishedCandidate(d.iso, "byline", d.span) for d in layout.closing.published if d.iso]
    if any(len(c.value) > MONTH and c.source != "file" for c in candidates):
        # The day in a file's name may be that of its download.
        candidates = [c for c in candidates if c.source != "file"]
    return choose(list(dict.fromkeys(candidates)), updated), updated


def _dateline_days(text: str, span: Span, cues: Cues, known: Sequence[PublishedCandidate]) -> list[PublishedCandidate]:
    """Return the day of a dateline; one without a year counts where the month of the article is known."""
    found = []
    for day in days_in(text, span, cues):
        years = [int(c.value[:4]) for c in known if int(c.value[5:7] or 0) == day.month]
        value = day.iso or next((d.isoformat() for d in map(day.on, years) if d), None)
        if value:
            found.append(PublishedCandidate(value, "byline", day.span))
    return found[:1]


def _from_update(
    candidates: Sequence[PublishedCandidate], changes: Sequence[PublishedCandidate], updated: str | None
) -> list[PublishedCandidate]:
    """Take the day of a change for that of publication, if no month that is known speaks against it."""
    months = [c.value for c in candidates if c.source != "file"]
    found = [PublishedCandidate(c.value[:10], c.source, c.span) for c in changes]
    if updated and not found:
        found = [PublishedCandidate(updated[:10], "metadata")]
    return [c for c in found if all(c.value.startswith(month) for month in months)][:1]


def _from_text(
    text: str, layout: Layout, cues: Cues, candidates: Sequence[PublishedCandidate]
) -> list[PublishedCandidate]:
    said = [span for role, span in layout.passages if role in ("headline", "body", "heading", "credit")]
    month = next((c.value for c in candidates if len(c.value) == MONTH and c.source != "file"), None)
    found = report_day(text, said, month, cues) if month else None
    if found is None and not any(c.source != "file" for c in candidates):
        found = lead_day(text, said, cues)
    return [found] if found else []


def _credits(text: str, layout: Layout, authors: Sequence[str | None], cues: Cues) -> tuple[str, ...]:
    """Name the agencies of credit passages and bylines, in the order of the text; picture credits are left out."""
    names: list[str] = []
    for author in authors:
        names += agencies_in(author, cues)
    for span, _ in layout.bylines:
        names += [match.group() for match in cues.agency.finditer(text, span.start, span.end)]
    for span in layout.credits:
        known = [match.group() for match in cues.agency.finditer(text, span.start, span.end)]
        names += known or _unknown(span.of(text), cues)
    return tuple(dict.fromkeys(" ".join(name.split()) for name in names))


def _unknown(words: str, cues: Cues) -> list[str]:
    """Name the agencies of a credit that no table knows: ``(Mit Material der Presseagentur Ost)``, ``GENF (PAO) -``."""
    opener = cues.credit_names.match(words)
    named = words[opener.end() :] if opener else words.partition("(")[2].partition(")")[0]
    named = named.strip(" .()[]")
    is_name = named[:1].isupper() and len(named.split()) <= LONGEST_AGENCY and named not in cues.states
    return [named] if is_name else []


def _site(url: str | None, cues: Cues) -> str | None:
    """Return the outlet that a URL's host belongs to, the host itself if the tables do not know it."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    parts = host.removeprefix("www.").split(".")
    for first in range(len(parts) - 1):
        known = cues.domains.get(".".join(parts[first:]))
        if known:
            return known
    return ".".join(parts) if len(parts) > 1 else None


def _code(language: str | None) -> str | None:
    """Return the two-letter code of a language tag such as ``de-AT``, None if it has not that form."""
    code = (language or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isalpha() else None


def _language_warnings(layout: Layout, own: str | None, by_passage: Sequence[str | None]) -> list[str]:
    if not layout.passages:
        return []
    if own not in LANGUAGES:
        name = f"{own!r}" if own else "unknown"
        return [f"language {name} is not read: only German and English are"]
    foreign = [language or "unknown" for language in by_passage if language not in LANGUAGES]
    if not foreign:
        return []
    return [f"{len(foreign)} of {len(by_passage)} passages are not read: language {', '.join(sorted(set(foreign)))}"]
