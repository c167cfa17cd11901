"""The views as tables: timeline, agenda, statements, positions, disputes, actors, articles."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dragoman.errors import InputError
from dragoman.linking import days
from dragoman.record import Event, Link, Occurrence, Position, Status
from dragoman.views._desk import Desk
from dragoman.views._table import Table, Value
from dragoman.views._words import Words

CERTAINTY: dict[Status, str] = {
    "planned": "agreed", "ongoing": "agreed", "possible": "possible", "proposed": "possible", "undecided": "possible",
    "not_planned": "ruled_out", "cancelled": "ruled_out", "denied": "ruled_out",
}  # fmt: skip
"""How far something to come can be counted on, by status."""

OVER: frozenset[Status] = frozenset(("happened", "ongoing"))
"""Statuses of what has begun."""

TALK = frozenset(("rejection", "accusation", "threat", "declaration", "attack", "protest", "arrest", "proposal"))
"""Acts that nobody puts into a calendar unless a day is named."""

STALE = 60
"""Days after its last report at which an undated plan leaves the agenda."""


def columns_of(name: str, columns: Sequence[str], rows: Iterable[Sequence[Value]], words: Words) -> Table:
    """Return a table whose columns are headed in the reader's language."""
    heads = tuple(words.of("columns", c) for c in columns)
    return Table(name, tuple(columns), heads, tuple(tuple(r) for r in rows))


def who(desk: Desk, occ: Occurrence | Event, words: Words) -> str:
    """Return the names of those who take part, sources first; a state is left out where somebody acts for it."""
    order = {"source": 0, "signatory": 0, "participant": 1, "mediator": 2, "host": 2, "target": 3}
    parts = sorted(occ.participants, key=lambda p: order[p.role])
    states = {p.actor for p in parts if p.actor in desk.actors and desk.actors[p.actor].type == "state"}
    acting = {desk.sides.of(p.actor) for p in parts if p.actor not in states}
    shown = [p for p in parts if p.actor not in states or p.actor not in acting]
    left = [desk.name(p.actor, words.language) for p in shown if p.role != "target"]
    right = [desk.name(p.actor, words.language) for p in shown if p.role == "target"]
    return " → ".join(", ".join(dict.fromkeys(names)) for names in (left, right) if names)


def where(desk: Desk, occ: Occurrence, words: Words) -> str | None:
    """Return the place of an occurrence, as a report in the reader's language calls it if there is one."""
    if occ.place is None:
        return None
    events = [desk.events[e] for e in occ.events]
    own = [e.place.name for e in events if e.place and desk.articles[e.article].language == words.language]
    return own[0] if own and occ.place.lat is not None else words.place(occ.place.name)


COARSE = 7
"""Days beyond which a time is sorted by its end: what is to happen in February stands after the first of February."""


def sort_day(time: str | None) -> str:
    """Return a key that orders times by their first day, vague ones by their last; unknown ones come last."""
    known = days(time)
    if known is None:
        return "9999"
    day = known.last if known.length > COARSE else known.first
    return f"{day.isoformat()} {known.length:06d} {time}"


def first_event(desk: Desk, occ: Occurrence, language: str | None = None) -> Event:
    """Return the event that shows an occurrence best: one of its own status, read off its words, the best filled.

    Of several such the one in the reader's language, then the earliest.
    """
    events = [desk.events[e] for e in occ.events]

    def rank(event: Event) -> tuple[object, ...]:
        article = desk.articles[event.article]
        inferred = len({"time", "place", "participants"} & event.basis.keys())
        persons = sum(p.actor in desk.actors and desk.actors[p.actor].type == "person" for p in event.participants)
        unlike = article.language != (language or article.language)
        return (
            event.status != occ.status, not event.time, inferred > 0, unlike, -persons, inferred, not event.place,
            -len(event.participants), article.published or "9", event.article, event.span,
        )  # fmt: skip

    return min(events, key=rank)


def sources(desk: Desk, occ: Occurrence) -> str:
    """Return where an occurrence is reported: the first sources, and how many more."""
    cites = list(dict.fromkeys(desk.cite(desk.events[e].article) for e in occ.events))
    return "; ".join(cites[:2]) + (f" +{len(cites) - 2}" if len(cites) > 2 else "")


def preceded(desk: Desk) -> Mapping[str, Occurrence]:
    """Return, for occurrences that a report puts after another one, that other one: the latest with a day, if any."""
    found: dict[str, Occurrence] = {}
    for link in desk.links:
        if link.relation == "follows":
            later, *earlier = (desk.occurrence_of.get(i) for i in link.items)
            for occ in earlier:
                if later is not None and occ is not None and occ.id != later.id:
                    known = found.get(later.id)
                    if known is None or (occ.time is not None and (known.time or "") < occ.time):
                        found[later.id] = occ
    return found


def told_until(occ: Occurrence) -> str | None:
    """Return the day by which something without a day had happened: that of its first report; None for the rest."""
    if occ.time is not None or occ.status not in OVER:
        return None
    return min((s.as_of for s in occ.status_history if s.as_of and s.status in OVER), default=None)


def timeline(desk: Desk, words: Words) -> Table:
    """Return what happened, is planned or was denied, ordered by the time of the event, not of the report.

    An event without a day stands after the one that a report puts it after, else with what its report's day has.
    """
    before = preceded(desk)

    def place(occ: Occurrence) -> tuple[str, int, str, str]:
        earlier = before.get(occ.id)
        day = occ.time or (earlier.time if earlier else None)
        until = told_until(occ)
        steps, seen = 0, {occ.id}
        while earlier is not None and earlier.id not in seen:
            seen.add(earlier.id)
            steps += 1
            earlier = before.get(earlier.id)
        # What had happened by the day of its report stands after all that has that day.
        return sort_day(day) if day or until is None else f"{until} 999999", steps, occ.act, occ.id

    rows = []
    for occ in sorted(desk.occurrences, key=place):
        shown = first_event(desk, occ, words.language)
        earlier = before.get(occ.id)
        rows.append(
            (
                occ.time, words.of("statuses", occ.status), words.of("acts", occ.act), who(desk, occ, words),
                where(desk, occ, words), desk.text(shown.article, shown.span),
                words.phrase("after", what=_in_short(desk, earlier, words)) if earlier else None,
                occ.independent_sources, sources(desk, occ), occ.id,
            )
        )  # fmt: skip
    return columns_of(
        "timeline", ("date", "status", "act", "who", "where", "words", "order", "sources", "source", "id"), rows, words
    )


def _in_short(desk: Desk, occ: Occurrence, words: Words) -> str:
    return ", ".join(x for x in (words.of("acts", occ.act), who(desk, occ, words), occ.time) if x)


def coming(desk: Desk, as_of: str | None) -> list[tuple[Occurrence, str]]:
    """Return what is still to come on a day, soonest first, with how far it can be counted on.

    Only reports of that day or before count. Without a day, the last day of any report is taken.

    Raises:
        InputError: the day is none.

    """
    day = _day(desk, as_of)
    found = []
    for occ in desk.occurrences:
        known = [s for s in occ.status_history if s.as_of is None or day is None or s.as_of <= day.isoformat()]
        if not known:
            continue
        last = known[-1]
        certainty = CERTAINTY.get(last.status)
        when = days(occ.announced_for or occ.time)
        reported = days(last.as_of)
        if certainty is None or any(s.status == "happened" for s in known):
            continue
        if day and when and when.last < day:
            continue
        if day and not when and reported and (day - reported.last).days > STALE:
            continue
        vague = occ.place is None and len(occ.participants) < 2
        if when is None and (last.status in ("denied", "ongoing") or occ.act in TALK or vague):
            continue
        found.append((occ, certainty))
    rank = {"agreed": 0, "possible": 1, "ruled_out": 2}
    return sorted(found, key=lambda x: (rank[x[1]], sort_day(x[0].announced_for or x[0].time), x[0].id))


def last_day(desk: Desk) -> str | None:
    """Return the latest day on which a shown article was published."""
    return max((a.published[:10] for i, a in desk.articles.items() if i in desk.shown and a.published), default=None)


def _day(desk: Desk, as_of: str | None) -> dt.date | None:
    known = days(as_of or last_day(desk))
    if as_of is not None and known is None:
        raise InputError(f"--as-of {as_of!r}: no date; write 2025-02-13")
    return known.first if known else None


def agenda(desk: Desk, words: Words, *, as_of: str | None = None) -> Table:
    """Return what is to come from a day on; what is set, only possible, or ruled out told apart."""
    rows = []
    for occ, certainty in coming(desk, as_of):
        shown = first_event(desk, occ, words.language)
        rows.append(
            (
                occ.announced_for or occ.time, words.of("certainties", certainty), words.of("statuses", occ.status),
                words.of("acts", occ.act), who(desk, occ, words), where(desk, occ, words),
                desk.text(shown.article, shown.span), sources(desk, occ), occ.id,
            )
        )  # fmt: skip
    columns = ("date", "certainty", "status", "act", "who", "where", "words", "source", "id")
    return columns_of("agenda", columns, rows, words)


def statements(desk: Desk, words: Words) -> Table:
    """Return who said what, through which channel and on whose word, in the order of days."""
    rows = []
    ordered = sorted(
        desk.statements.values(),
        key=lambda s: (sort_day(s.time or desk.articles[s.article].published), s.article, s.spans),
    )
    for stmt in ordered:
        channel = (stmt.channel.name or stmt.channel.type) if stmt.channel else None
        via = [desk.name(v, words.language) for v in stmt.via]
        rows.append(
            (
                stmt.time, ", ".join(desk.name(s, words.language) for s in stmt.speakers) or None,
                ", ".join(via) or None, channel, words.of("statement_types", stmt.type),
                " … ".join(desk.text(stmt.article, s) for s in stmt.spans),
                ", ".join(words.issue(i) for i in stmt.issues) or None, desk.cite(stmt.article), stmt.id,
            )
        )  # fmt: skip
    columns = ("date", "speaker", "via", "channel", "type", "words", "issue", "source", "id")
    return columns_of("statements", columns, rows, words)


def by_day(desk: Desk, positions: Iterable[Position]) -> list[Position]:
    """Return positions in the order of the day on which they were voiced or published."""
    return sorted(positions, key=lambda p: (p.time or desk.articles[p.article].published or "", p.article, p.span))


def stand(desk: Desk) -> dict[str, dict[str, list[Position]]]:
    """Return the positions by issue and party, each list in the order of days; a minister stands under his state."""
    found: dict[str, dict[str, list[Position]]] = defaultdict(lambda: defaultdict(list))
    for pos in by_day(desk, desk.positions.values()):
        found[pos.issue][party_of(desk, pos.holder)].append(pos)
    return {issue: dict(found[issue]) for issue in sorted(found, key=lambda i: (-len(found[i]), i))}


def party_of(desk: Desk, holder: str) -> str:
    """Return the party that an actor speaks for: its state if that is in the store, else itself."""
    side = desk.sides.of(holder)
    return side if side and side in desk.actors else holder


TURNS = 4
"""Changes of a stance that are shown at most, the last ones."""


def stances(desk: Desk, party: str, held: Sequence[Position], words: Words) -> str:
    """Return a party's stances in the order of days, each with who holds it where that is not the party itself."""
    told = []
    for n, pos in enumerate(held):
        if n == 0 or pos.stance != held[n - 1].stance:
            by = "" if pos.holder == party else f" ({desk.name(pos.holder, words.language)})"
            told.append(words.of("stances", pos.stance) + by)
    return " → ".join(told if len(told) <= TURNS else ["…", *told[-TURNS:]])


def positions(desk: Desk, words: Words) -> Table:
    """Return a matrix: a row for each party, a column for each issue, in each cell its stances in the order of days."""
    matrix = stand(desk)
    parties = {h for by_party in matrix.values() for h in by_party}
    rows: list[list[Value]] = []
    for party in sorted(parties, key=lambda h: (-sum(len(m.get(h, ())) for m in matrix.values()), h)):
        row: list[Value] = [desk.name(party, words.language)]
        row += [stances(desk, party, matrix[issue].get(party, ()), words) or None for issue in matrix]
        rows.append([*row, party])
    heads = (words.of("columns", "party"), *(words.issue(i) for i in matrix), words.of("columns", "id"))
    return Table("positions", ("party", *matrix, "id"), heads, tuple(tuple(r) for r in rows))


def position_list(desk: Desk, words: Words) -> Table:
    """Return every position on a line of its own: who wants what, on whose word, on what condition."""
    rows = [
        (
            p.time or desk.articles[p.article].published, desk.name(p.holder, words.language), words.issue(p.issue),
            words.of("stances", p.stance), p.object, p.condition.words if p.condition else None,
            desk.name(p.voiced_by, words.language) if p.voiced_by else None, desk.text(p.article, p.span),
            desk.cite(p.article), p.id,
        )
        for p in by_day(desk, desk.positions.values())
    ]  # fmt: skip
    columns = ("date", "party", "issue", "stance", "object", "condition", "voice", "words", "source", "id")
    return columns_of("positions", columns, rows, words)


def _said_on(desk: Desk, claim: Position | Event) -> str | None:
    published = desk.articles[claim.article].published
    return claim.time or (published[:10] if published else None)


def disputes(desk: Desk, words: Words) -> Table:
    """Return where two parties, or two reports, contradict each other: both sides' words side by side."""
    rows: list[tuple[Value, ...]] = []
    on_offices: set[str] = set()
    for link in desk.links:
        if link.relation != "contradicts":
            continue
        if link.items[0] in desk.actors:
            rows.append(_on_an_office(desk, link, words))
            on_offices.add(link.id)
            continue
        if len(link.items) != 2:
            continue
        sides = []
        topic: str | None = None
        for item in link.items:
            if item in desk.positions:
                pos = desk.positions[item]
                topic = words.issue(pos.issue)
                name = f"{desk.name(pos.holder, words.language)} ({words.of('stances', pos.stance)})"
                sides.append((name, desk.text(pos.article, pos.span), _said_on(desk, pos), desk.cite(pos.article)))
            elif item in desk.events:
                event = desk.events[item]
                topic = words.of("acts", event.act)
                name = words.of("statuses", event.status)
                sides.append(
                    (name, desk.text(event.article, event.span), _said_on(desk, event), desk.cite(event.article))
                )
        if len(sides) == 2:
            (one, one_words, day, source), (other, other_words, other_day, other_source) = sides
            rows.append((topic, one, one_words, day, source, other, other_words, other_day, other_source, link.id))

    def place(row: Sequence[Value]) -> tuple[bool, str, str]:
        # What somebody is called comes after what is negotiated.
        return row[-1] in on_offices, str(row[0] or ""), str(row[-1])

    columns = ("issue", "one", "one_words", "one_date", "one_source", "other", "other_words", "other_date",
               "other_source", "id")  # fmt: skip
    return columns_of("disputes", columns, sorted(rows, key=place), words)


def _on_an_office(desk: Desk, link: Link, words: Words) -> tuple[Value, ...]:
    """Return the dispute on what somebody is: two articles, or one against the tables."""
    person, *articles = link.items
    sides: list[tuple[str | None, str | None, str | None, str | None]] = []
    roles = desk.actors[person].roles
    for article in articles:
        role = next((r for r in roles if r.article == article and r.evidence and r.title in link.why), None)
        if role is not None and role.evidence is not None:
            found = desk.articles[article]
            sides.append((role.title, desk.text(article, role.evidence), found.published, desk.cite(article)))
    if len(articles) == 1:
        known = next((r for r in roles if r.article is None), None) or next((r for r in roles if r.since), None)
        title = known.title if known else None
        told = words.phrase("by_table")
        sides.append((title, told, known.since if known else None, known.basis if known else None))
    sides += [(None, None, None, None)] * (2 - len(sides))
    return (desk.name(person, words.language), *sides[0], *sides[1], link.id)


def actors(desk: Desk, words: Words) -> Table:
    """Return who takes part, with offices, mentions and statements, the most mentioned first."""
    said: dict[str, int] = defaultdict(int)
    for stmt in desk.statements.values():
        for speaker in stmt.speakers:
            said[speaker] += 1
    rows = []
    for actor in sorted(desk.mentions, key=lambda a: (-desk.mentions[a], a)):
        found = desk.actors.get(actor)
        if found is not None:
            held = [r for r in found.roles if r.article in desk.articles]
            own = [r for r in held if desk.articles[r.article or ""].language == words.language]
            roles = "; ".join(dict.fromkeys(r.title for r in own or held))
            rows.append(
                (
                    desk.name(actor, words.language), words.of("actor_types", found.type), found.country, roles or None,
                    desk.mentions[actor], said[actor], actor,
                )
            )  # fmt: skip
    return columns_of("actors", ("name", "type", "country", "roles", "mentions", "statements", "id"), rows, words)


def articles(desk: Desk, words: Words) -> Table:
    """Return the articles with their day and where it was found, and how they relate to others."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    rest_on = (
        [s.article for s in desk.statements.values()],
        [e.article for e in desk.events.values()],
        [p.article for p in desk.positions.values()],
    )
    for n, owners in enumerate(rest_on):
        for owner in owners:
            counts[owner][n] += 1
    names = {p.id: p.name for p in desk.processes}
    rows = []
    for article in sorted(desk.shown, key=lambda i: (sort_day(desk.articles[i].published), i)):
        found = desk.articles[article]
        relation = None
        if found.version_of:
            relation = f"→ {found.version_of}"
        elif found.reprint_of:
            relation = f"{words.of('relations', 'reprint')}: {desk.cite(found.reprint_of)}"
        rows.append(
            (
                found.published, found.published_from, found.outlet, found.title, found.language, relation,
                *counts[article], names.get(found.processes[0]) if found.processes else None, found.source, article,
            )
        )  # fmt: skip
    columns = ("published", "from", "outlet", "title", "language", "relation", "statements", "events", "positions",
               "process", "file", "id")  # fmt: skip
    return columns_of("articles", columns, rows, words)
