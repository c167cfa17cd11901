"""The briefing: what a desk officer reads first, on two pages, each line with its source."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.linking import Lexicon, days
from dragoman.record import Link, Occurrence, Process
from dragoman.views._desk import Desk, Filter
from dragoman.views._table import Value
from dragoman.views._tables import (
    TALK,
    coming,
    disputes,
    first_event,
    last_day,
    sort_day,
    sources,
    stances,
    stand,
    told_until,
    where,
    who,
)
from dragoman.views._terms import in_order, told
from dragoman.views._unsaid import Silence, silences
from dragoman.views._words import Words

WIDTH = 80
"""Columns of a printed page."""

LINES = 110
"""Lines of two pages."""

LEAST = 30
"""Lines of a process of several."""

HANDLE = 10
"""Characters of an id that a briefing shows: prefix and six digits, one of 16 million."""

SECTIONS = {"new": 8, "met": 12, "agreed": 5, "stand": 26, "against": 5, "shifted": 4, "next": 9, "unsaid": 4}
"""Items that a section of a briefing shows at most; what is left out is counted."""


ENCOUNTERS = frozenset(("call", "meeting", "negotiation", "visit", "conference", "agreement", "ceasefire"))
"""Acts that a briefing tells first."""

PARTIES = 6
"""Parties shown on one issue at most, those with most positions first; the rest are counted."""

OUTLETS = 12
"""Outlets named at most."""


def brief(
    desk: Desk, words: Words, *, since: str | None = None, as_of: str | None = None, lexicon: Lexicon | None = None
) -> str:
    """Return the briefing as plain text, at most `LINES` lines of `WIDTH` columns, for every process on the desk.

    ``since`` adds a section of what is new from that day on; ``as_of`` is the day on which it is written, by default
    that of the last report. With a ``lexicon`` there is a section of what is not said.
    """
    if not desk.processes:
        return words.phrase("no_process", n=len(desk.shown)) + "\n"
    shown = sorted(desk.processes, key=lambda p: (-len(p.articles), p.id))
    pages = [
        _page(desk.narrowed(Filter(process=p.id)), p, words, since=since, as_of=as_of, lexicon=lexicon, room=room)
        for p, room in zip(shown[:3], _rooms([len(p.articles) for p in shown[:3]]), strict=True)
    ]
    lines = [line for page in pages for line in (*page, "")]
    if len(shown) > 3:
        lines.append(words.phrase("more", n=len(shown) - 3, command="dragoman brief --process"))
    return "\n".join(lines[:LINES]).rstrip() + "\n"


def _rooms(articles: Sequence[int]) -> list[int]:
    """Return the lines of each process: at least `LEAST`, the rest by the number of its reports."""
    spare = LINES - LEAST * len(articles)
    return [LEAST + spare * n // sum(articles) for n in articles]


def _page(
    desk: Desk,
    process: Process,
    words: Words,
    *,
    since: str | None,
    as_of: str | None,
    lexicon: Lexicon | None,
    room: int,
) -> list[str]:
    shrink = 1.0
    unsaid = [] if lexicon is None else [_unsaid(s, words) for s in silences(desk, words, lexicon)]
    while True:
        lines = list(_lines(desk, process, words, unsaid, since=since, as_of=as_of, shrink=shrink))
        if len(lines) < room:
            return lines
        if shrink < 0.1:
            return _whole_items(lines[: room - 1])
        shrink *= 0.85


def _whole_items(lines: list[str]) -> list[str]:
    """Return the lines of a page that was cut without half an item or a heading of nothing at its end."""
    while lines and lines[-1].startswith("  "):
        lines = lines[:-1]
    if lines and lines[-1].startswith("- "):
        lines = lines[:-1]
    while lines and (not lines[-1] or set(lines[-1]) == {"-"} or (len(lines) > 1 and not lines[-2])):
        lines = lines[:-1]
    return lines


def _unsaid(silence: Silence, words: Words) -> str:
    day = f"{silence.day} " if silence.day else ""
    told = f"{day}{silence.who}, {words.of('silences', silence.kind)}: {silence.what}"
    return f"{told}. »{_cut(silence.words, 90)}« [{silence.source} · {_handle(silence.id)}]"


def _lines(
    desk: Desk,
    process: Process,
    words: Words,
    unsaid: Sequence[str],
    *,
    since: str | None,
    as_of: str | None,
    shrink: float,
) -> Iterator[str]:
    def most(section: str) -> int:
        return max(1, round(SECTIONS[section] * shrink))

    title = words.phrase("title", name=_title(desk, process, words))
    yield from _wrapped(title, "").splitlines()
    yield "=" * min(WIDTH, len(title))
    first, last = process.since or words.phrase("undated"), as_of or last_day(desk) or words.phrase("undated")
    several = "articles" if len(process.articles) > 1 else "articles_one"
    yield words.phrase(several, n=len(process.articles), since=first, until=process.until or last)
    named_parties = [
        desk.name(p.actor, words.language) + (f" ({words.phrase('mediator')})" if p.capacity == "mediator" else "")
        for p in process.parties
    ]
    yield from _wrapped(words.phrase("parties", names=", ".join(named_parties)), "  ").splitlines()
    outlets = sorted({a.outlet for i in process.articles if (a := desk.articles.get(i)) and a.outlet})
    if outlets:
        named = ", ".join(outlets[:OUTLETS]) + (f" +{len(outlets) - OUTLETS}" if len(outlets) > OUTLETS else "")
        yield from _wrapped(words.phrase("sources", outlets=named), "  ").splitlines()
    yield from _wrapped(words.phrase("unsure"), "").splitlines()
    until = as_of or last_day(desk)
    if since:
        recent = [o for o in desk.occurrences if _reported_since(o, since)]
        yield from _section(
            words.phrase("new", since=since), _events(desk, recent, words, until), most("new"), words, "timeline"
        )
    done = [
        o for o in desk.occurrences
        if _is_between(o) and (o.status in ("happened", "ongoing", "denied") or _is_past_plan(o, until))
    ]  # fmt: skip
    weighty = _events(desk, _weighty(done, most("met")), words, until)
    left = len(done) - most("met")
    yield from _section(words.phrase("met"), weighty, most("met"), words, "timeline", left=left)
    agreed = [f"{_cut(told(desk, t, words), 150)} [{desk.cite(t.article)} · {_handle(t.id)}]" for t in in_order(desk)]
    if agreed:
        yield from _section(words.phrase("agreed"), agreed, most("agreed"), words, "terms")
    parties = max(2, round(PARTIES * min(1.0, 2 * shrink)))
    yield from _section(words.phrase("stand"), list(_stand(desk, words, parties)), most("stand"), words, "positions")
    against = [
        f"{row['issue']}: {row['one']}: »{_cut(row['one_words'], 90)}« [{row['one_source']}] – "
        f"{row['other']}: »{_cut(row['other_words'], 90)}« [{row['other_source']} · {_handle(row['id'])}]"
        for row in _varied(list(disputes(desk, words)))
    ]
    yield from _section(words.phrase("against"), against, most("against"), words, "disputes")
    shifts = [_turn(desk, link, words) for link in desk.links if link.relation == "shifts"]
    if shifts:
        yield from _section(words.phrase("shifted"), shifts, most("shifted"), words, "positions")
    ahead = []
    for occ, certainty in coming(desk, as_of):
        sure = words.of("certainties", certainty)
        ahead.append(_event(desk, occ, words, time=occ.announced_for or occ.time, status=sure))
    yield from _section(words.phrase("next"), ahead, most("next"), words, "agenda")
    if unsaid:
        yield from _section(words.phrase("unsaid"), unsaid, most("unsaid"), words, "unsaid")


def _turn(desk: Desk, link: Link, words: Words) -> str:
    """Return a shift in the reader's language: from what to what, on which days."""
    before, after = (desk.positions[i] for i in link.items[:2])
    days_of = [p.time or (desk.articles[p.article].published or "")[:10] for p in (before, after)]
    told_as = words.phrase(
        "turned", name=desk.name(after.holder, words.language), issue=words.issue(after.issue),
        before=words.of("stances", before.stance), after=words.of("stances", after.stance), before_day=days_of[0],
        after_day=days_of[1],
    )  # fmt: skip
    cites = f"{desk.cite(before.article)}; {desk.cite(after.article)} · {_handle(link.id)}"
    return f"{told_as}: »{_cut(desk.text(after.article, after.span), 90)}« [{cites}]"


def _title(desk: Desk, process: Process, words: Words) -> str:
    """Return the name of a process in the reader's language: its first parties, and its years."""
    names = sorted(desk.name(p.actor, words.language) for p in process.parties[:3])
    years = sorted({day[:4] for day in (process.since, process.until) if day})
    return " – ".join(names) + (f" ({'–'.join(years)})" if years else "") if names else process.name


def _varied(rows: list[dict[str, Value]]) -> list[dict[str, Value]]:
    """Return disputes so that every issue comes once before any comes twice."""
    seen: Counter[Value] = Counter()
    order = []
    for row in rows:
        order.append((seen[row["issue"]], row))
        seen[row["issue"]] += 1
    return [row for _, row in sorted(order, key=lambda x: x[0])]


def _section(
    head: str, items: Sequence[str], most: int, words: Words, command: str, *, left: int | None = None
) -> Iterator[str]:
    yield ""
    yield head
    yield "-" * len(head)
    if not items:
        yield words.phrase("nothing")
    for item in items[:most]:
        yield from _wrapped("- " + item, "  ").splitlines()
    rest = len(items) - most if left is None else left
    if rest > 0:
        yield words.phrase("more", n=rest, command=f"dragoman {command}")


def _is_between(occ: Occurrence) -> bool:
    """Say whether an occurrence is one of somebody with somebody; what one alone says stands under the positions."""
    return occ.act in ENCOUNTERS or (occ.act not in TALK and len(occ.participants) > 1)


def _is_past_plan(occ: Occurrence, day: str | None) -> bool:
    """Say whether something was set for a day that is over, and no report says what became of it."""
    when, now = days(occ.announced_for or occ.time), days(day)
    return occ.status == "planned" and when is not None and now is not None and when.last < now.first


def _weighty(occurrences: Sequence[Occurrence], most: int) -> list[Occurrence]:
    """Return the occurrences that matter most: encounters first, then what several sources report."""

    def rank(occ: Occurrence) -> tuple[bool, bool, int, int, str]:
        return (occ.act not in ENCOUNTERS, occ.time is None, -occ.independent_sources, -len(occ.participants), occ.id)

    return sorted(occurrences, key=rank)[:most]


def _events(desk: Desk, occurrences: Sequence[Occurrence], words: Words, until: str | None) -> list[str]:
    ordered = sorted(occurrences, key=lambda o: (sort_day(o.time or told_until(o)), o.time is None, o.id))
    passed = words.of("certainties", "passed")
    return [
        _event(
            desk, o, words, time=o.time, status=passed if _is_past_plan(o, until) else words.of("statuses", o.status)
        )
        for o in ordered
    ]


def _event(desk: Desk, occ: Occurrence, words: Words, *, time: str | None, status: str) -> str:
    shown = first_event(desk, occ, words.language)
    here = where(desk, occ, words)
    names = who(desk, occ, words)
    # A place that is one of those who take part says nothing new.
    place = f", {words.phrase('at', place=here)}" if here and here not in names.replace(" → ", ", ").split(", ") else ""
    act = words.of("acts", occ.act)
    until = told_until(occ)
    undated = words.phrase("by_day", day=until) if until else words.phrase("undated")
    told = _cut(desk.text(shown.article, shown.span), 110)
    return (
        f"{time or undated} {act}, {status}{': ' if names else ''}{names}{place}. "
        f"»{told}« [{sources(desk, occ)} · {_handle(occ.id)}]"
    )


def _stand(desk: Desk, words: Words, most: int) -> Iterator[str]:
    for issue, by_party in stand(desk).items():
        parts = []
        for party, held in sorted(by_party.items(), key=lambda x: (-len(x[1]), x[0]))[:most]:
            told = stances(desk, party, held, words)
            parts.append(
                f"{desk.name(party, words.language)} {told} [{desk.cite(held[-1].article)} · {_handle(held[-1].id)}]"
            )
        left = f"; +{len(by_party) - most}" if len(by_party) > most else ""
        yield f"{words.issue(issue)}: " + "; ".join(parts) + left


def _reported_since(occ: Occurrence, since: str) -> bool:
    first, seen = days(since), days(occ.status_history[-1].as_of)
    return bool(first and seen and seen.last >= first.first)


def _handle(item: object) -> str:
    """Return the beginning of an id, enough for `show`."""
    return str(item)[:HANDLE]


def _cut(words: object, limit: int) -> str:
    text = str(words)
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"


def _wrapped(text: str, indent: str) -> str:
    return "\n".join(textwrap.wrap(text, WIDTH, subsequent_indent=indent, break_on_hyphens=False)) or ""
