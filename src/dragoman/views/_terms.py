"""The view of terms: what was agreed, offered or exchanged, by whom to whom, how much, until when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.record import Event, Term
from dragoman.views._desk import Desk
from dragoman.views._table import Table, Value
from dragoman.views._tables import columns_of
from dragoman.views._words import Words


def in_order(desk: Desk) -> list[Term]:
    """Return the terms in the order of the days on which they were told; of copies of one report only the first."""
    found = sorted(
        desk.terms.values(),
        key=lambda t: (_day(desk, t) or "9", desk.articles[t.article].published or "", t.article, t.span),
    )
    seen: set[tuple[str | None, ...]] = set()
    kept = []
    for term in found:
        article = desk.articles[term.article]
        key = (article.reprint_of or article.id, term.giver, term.receiver, term.what, term.quantity, term.due)
        if key not in seen:
            seen.add(key)
            kept.append(term)
    return kept


def terms(desk: Desk, words: Words) -> Table:
    """Return every term on a line of its own, with the status of the act that it belongs to."""
    rows: list[Sequence[Value]] = []
    for term in in_order(desk):
        event = desk.events.get(term.event or "")
        rows.append(
            (
                _day(desk, term), words.of("statuses", event.status) if event else None,
                words.of("acts", event.act) if event else None,
                desk.name(term.giver, words.language) if term.giver else None,
                desk.name(term.receiver, words.language) if term.receiver else None,
                " ".join(term.what.split()), term.quantity and " ".join(term.quantity.split()), term.due,
                words.issue(term.issue) if term.issue else None, desk.cite(term.article), term.id,
            )
        )  # fmt: skip
    columns = ("date", "status", "act", "giver", "receiver", "what", "quantity", "due", "issue", "source", "id")
    return columns_of("terms", columns, rows, words)


def told(desk: Desk, term: Term, words: Words) -> str:
    """Return a term as a line of the briefing tells it, without its source."""
    event = desk.events.get(term.event or "")
    who = " → ".join(desk.name(a, words.language) for a in (term.giver, term.receiver) if a)
    act = f"{words.of('acts', event.act)}, {words.of('statuses', event.status)}" if event else ""
    due = f" {_until(term.due, words)}" if term.due else ""
    return f"{act}{': ' if who and act else ''}{who}: »{' '.join(term.what.split())}«{due}".lstrip(": ")


def _until(due: str, words: Words) -> str:
    """Return a day, or a length of time of one unit (P3M, PT48H), as the reader's language says it."""
    length = re.fullmatch(r"P(T?)(\d+)([YMWDHS])", due)
    if length is None:
        return words.phrase("due", day=due)
    unit = length[1] + length[3]
    one = words.of("lengths", unit).split("|")
    return words.phrase("due_within", n=length[2], unit=one[0 if length[2] == "1" else -1])


def _day(desk: Desk, term: Term) -> str | None:
    event: Event | None = desk.events.get(term.event or "")
    published = desk.articles[term.article].published
    return (event.time if event else None) or (published[:10] if published else None)
