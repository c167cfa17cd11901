"""What is not said: issues that a party has dropped, parties missing from a meeting, denials of what nobody claimed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from dragoman.linking import Lexicon, Matter, days
from dragoman.record import Position, Process, Statement, Status
from dragoman.views._desk import Desk
from dragoman.views._table import Table, Value
from dragoman.views._tables import by_day, columns_of, first_event, party_of, sort_day, sources
from dragoman.views._words import Words

Kind = Literal["dropped", "absent", "denied"]

RAISED = 2
"""Reports, and days, on which a party must have raised an issue before its silence says anything."""

SILENT = 3
"""Later reports in which it must have spoken without raising it."""

TABLES = frozenset(("meeting", "negotiation", "conference", "agreement"))
"""Acts at which a party can be missing."""

MAIN = 3
"""Parties of a process, those with most claims first, whose absence is told."""

MOVEMENTS = frozenset(("PTY", "OPP", "REB"))
"""Sectors (PLOVER) of parties that are no states."""

HELD: frozenset[Status] = frozenset(("happened", "ongoing", "planned"))

CLAIMED: frozenset[Status] = frozenset(("happened", "ongoing", "planned", "possible", "proposed"))

ALIKE = 2
"""Words that a claim must share with a denial."""


class Silence(NamedTuple):
    """One thing not said: who, what about, since or on which day, and the datum to open."""

    kind: Kind
    who: str
    what: str
    day: str | None
    words: str
    source: str
    id: str
    weight: int
    """How much it may mean: the more, the sooner it is shown."""


def silences(desk: Desk, words: Words, lexicon: Lexicon) -> list[Silence]:
    """Return what is not said in each process, what may mean most first."""
    found: list[Silence] = []
    for process in desk.processes:
        found += _dropped(desk, process, words)
        found += _absent(desk, process, words)
        found += _denied(desk, process, words, lexicon)
    order = {"dropped": 0, "absent": 1, "denied": 2}
    return sorted(found, key=lambda s: (order[s.kind], -s.weight, sort_day(s.day), s.who, s.id))


def unsaid(desk: Desk, words: Words, lexicon: Lexicon) -> Table:
    """Return what is not said, as a table; each line opens at the last words that were, or at the meeting."""
    rows: list[tuple[Value, ...]] = [
        (words.of("silences", s.kind), s.who, s.what, s.day, s.words, s.source, s.id)
        for s in silences(desk, words, lexicon)
    ]
    return columns_of("unsaid", ("silence", "who", "about", "date", "words", "source", "id"), rows, words)


def _dropped(desk: Desk, process: Process, words: Words) -> Iterator[Silence]:
    """Yield the issues that a party raised in several reports and in none of the later ones in which it speaks."""
    own = set(process.articles)
    raised: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for pos in by_day(desk, (p for p in desk.positions.values() if p.article in own)):
        raised[party_of(desk, pos.holder), pos.issue].append(pos)
    spoke: dict[str, dict[str, str]] = defaultdict(dict)
    still: dict[tuple[str, str], str] = defaultdict(str)
    for stmt in desk.statements.values():
        if stmt.article in own:
            for speaker in stmt.speakers:
                party = party_of(desk, speaker)
                day = _day(desk, stmt.article)
                spoke[party][_original(desk, stmt.article)] = day
                for issue in stmt.issues:
                    still[party, issue] = max(still[party, issue], day)
    for (party, issue), held in sorted(raised.items()):
        for pos in held:
            spoke[party][_original(desk, pos.article)] = _day(desk, pos.article)
        reports = {_original(desk, p.article) for p in held}
        said_on = {_day(desk, p.article) for p in held}
        last = max([still[party, issue], *(_day(desk, p.article) for p in held)])
        later = {a for a, day in spoke[party].items() if day > last} if last else set()
        if min(len(reports), len(said_on)) >= RAISED and len(later) >= SILENT:
            pos = held[-1]
            what = words.phrase("dropped", issue=words.issue(issue), n=len(later))
            yield Silence(
                "dropped", desk.name(party, words.language), what, last, desk.text(pos.article, pos.span),
                desk.cite(pos.article), pos.id, len(later),
            )  # fmt: skip


def _absent(desk: Desk, process: Process, words: Words) -> Iterator[Silence]:
    """Yield the parties that are missing where two others sit together."""
    parties = [p.actor for p in process.parties if p.capacity == "party" and _stands_alone(desk, p.actor)]
    wants = {party_of(desk, p.holder) for p in desk.positions.values() if p.issue == "participation"}
    if len(parties) < 3:
        return
    own = set(process.articles)
    for occ in desk.occurrences:
        if occ.process != process.id or occ.act not in TABLES or occ.status not in HELD:
            continue
        there = {party_of(desk, p.actor) for p in occ.participants}
        present = [p for p in parties if p in there]
        if len(present) < 2 or not own.issuperset(desk.events[e].article for e in occ.events):
            continue
        missing = [p for p in parties[:MAIN] if p not in there]
        if not missing:
            continue
        shown = first_event(desk, occ, words.language)
        names = ", ".join(desk.name(p, words.language) for p in missing)
        what = words.phrase("absent", act=words.of("acts", occ.act), others=_names(desk, present, words))
        weight = occ.independent_sources + 5 * bool(wants.intersection(missing))
        yield Silence(
            "absent", names, what, occ.time or occ.announced_for, desk.text(shown.article, shown.span),
            sources(desk, occ), occ.id, weight,
        )  # fmt: skip


def _denied(desk: Desk, process: Process, words: Words, lexicon: Lexicon) -> Iterator[Silence]:
    """Yield denials of what no other report and nobody else in the process says."""
    own = set(process.articles)
    denials = [s for s in desk.statements.values() if s.article in own and _is_denial(desk, s, lexicon)]
    if denials:
        by_stem = _claims(desk, own, lexicon)
        for stmt in sorted(denials, key=lambda s: (s.article, s.spans, s.id)):
            said = _matter(desk, stmt.article, stmt.spans, lexicon)
            if len(said.words) < ALIKE or _claimed(stmt, said, by_stem):
                continue
            who = _names(desk, stmt.speakers, words) or words.phrase("unnamed")
            told = " … ".join(desk.text(stmt.article, s) for s in stmt.spans)
            day = stmt.time or _day(desk, stmt.article) or None
            yield Silence("denied", who, words.phrase("denied"), day, told, desk.cite(stmt.article), stmt.id, 1)
    for occ in desk.occurrences:
        if occ.process != process.id or any(s.status != "denied" for s in occ.status_history):
            continue
        carried = [e for e in (desk.events[i] for i in occ.events) if e.reported_by in desk.statements]
        if carried and not any(e.reported_by in {d.id for d in denials} for e in carried):
            event = carried[0]
            stmt = desk.statements[event.reported_by or ""]
            what = words.phrase("denied_act", act=words.of("acts", occ.act))
            day = event.time or _day(desk, event.article) or None
            yield Silence(
                "denied", _names(desk, stmt.speakers, words) or words.phrase("unnamed"), what, day,
                desk.text(event.article, event.span), desk.cite(event.article), occ.id, 1,
            )  # fmt: skip


def _claims(desk: Desk, own: set[str], lexicon: Lexicon) -> Mapping[str, list[tuple[str, Matter]]]:
    """Return what is claimed in a process by each of its words: the id of the claim and what it is about."""
    found: dict[str, list[tuple[str, Matter]]] = defaultdict(list)

    def add(item: str, matter: Matter) -> None:
        for word in matter.words:
            found[word].append((item, matter))

    for stmt in desk.statements.values():
        if stmt.article in own and not _is_denial(desk, stmt, lexicon):
            add(stmt.id, _matter(desk, stmt.article, stmt.spans, lexicon))
    for event in desk.events.values():
        if event.article in own and event.status in CLAIMED:
            add(event.reported_by or event.id, _matter(desk, event.article, [event.span], lexicon))
    return found


def _claimed(stmt: Statement, said: Matter, claims: Mapping[str, list[tuple[str, Matter]]]) -> bool:
    wanted = max(ALIKE, (len(said.words) + 1) // 2)
    seen: dict[int, tuple[str, Matter]] = {}
    for word in sorted(said.words):
        seen.update((id(matter), (item, matter)) for item, matter in claims.get(word, ()))
    return any(
        item != stmt.id and len(matter.words & said.words) >= wanted and matter.negated is False
        for item, matter in seen.values()
    )


def _is_denial(desk: Desk, stmt: Statement, lexicon: Lexicon) -> bool:
    article = desk.articles[stmt.article]
    return stmt.cue_span is not None and lexicon.denies(stmt.cue_span.of(article.text), article.language)


def _matter(desk: Desk, article: str, spans: Iterable[tuple[int, int]], lexicon: Lexicon) -> Matter:
    found = desk.articles[article]
    return lexicon.matter(" ".join(found.text[start:end] for start, end in spans), found.language)


def _stands_alone(desk: Desk, actor: str) -> bool:
    """Say whether an actor is one that can sit at a table by itself: a state, a movement, no body of several."""
    found = desk.actors.get(actor)
    if found is None or found.type == "person":
        return False
    return found.type == "state" or found.sector in MOVEMENTS


def _original(desk: Desk, article: str) -> str:
    return desk.articles[article].reprint_of or article


def _day(desk: Desk, article: str) -> str:
    published = desk.articles[article].published
    return published[:10] if published and days(published) else ""


def _names(desk: Desk, actors: Iterable[str], words: Words) -> str:
    return ", ".join(dict.fromkeys(desk.name(a, words.language) for a in actors))
