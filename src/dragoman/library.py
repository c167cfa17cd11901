"""The verbs of the library: read articles into a store, and look at what they say.

What reads (`dragoman._intake`) is imported by the verbs that read: looking at a store needs none of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman import export, views
from dragoman.errors import InputError
from dragoman.knowledge import Knowledge, load_knowledge
from dragoman.linking import Lexicon, Made, link
from dragoman.record import Linked
from dragoman.store import Hit, Store, search
from dragoman.views import Desk, Filter, Shown, Table, Words, words_for

if TYPE_CHECKING:
    from dragoman.articles import Problem

OnProblem = Callable[["Problem"], None]
OnArticle = Callable[[str], None]


def _ignore(_: object) -> None:
    return None


@dataclass(slots=True)
class Report:
    """What a reading did: how many articles were new, read again or known, and what could not be read."""

    new: int = 0
    again: int = 0
    known: int = 0
    unread: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.new + self.again + self.known


class Process:
    """A store of articles with what they say; its views are the verbs of the command line.

    Every view takes the fields of `dragoman.views.Filter` as keywords and ``lang`` for its own words, and returns a
    `Table`: iterate it for dictionaries, or call ``to_frame()``.
    """

    def __init__(self, store: Store, *, knowledge: Knowledge | None = None, report: Report | None = None) -> None:
        self.store = store
        self.knowledge = knowledge or load_knowledge()
        self.report = report or Report()
        self._desk: tuple[str, Desk] | None = None
        self._made: dict[str, Made] = {}

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()

    def desk(self, **filters: str | None) -> Desk:
        """Return all that the store holds, joined; links are made first if they are out of date."""
        if self._desk is None or self._desk[0] != self.store.state():
            with linking(self.store, self.knowledge, self._made) as (state, linked):
                records = self.store.records(without=("actor", "mention", "time"))
                self._desk = state, Desk.lay(records, linked, self.store.mentions())
        wanted = Filter(**filters)
        return self._desk[1] if wanted == Filter() else self._desk[1].narrowed(wanted)

    def words(self, lang: str | None) -> Words:
        """Return the words of a language; by default the language of most articles."""
        if lang is None:
            found = Counter(self.store.article(i).language for i in self.store.article_ids()[:200])
            lang = "de" if found["de"] >= found["en"] and found["de"] else "en"
        return words_for(lang, self.knowledge)

    def timeline(self, *, lang: str | None = None, **filters: str | None) -> Table:
        """Return what happened, is planned or was denied, in the order of the events."""
        return views.timeline(self.desk(**filters), self.words(lang))

    def agenda(self, *, as_of: str | None = None, lang: str | None = None, **filters: str | None) -> Table:
        """Return what is to come from a day on."""
        return views.agenda(self.desk(**filters), self.words(lang), as_of=as_of)

    def statements(self, *, lang: str | None = None, **filters: str | None) -> Table:
        """Return who said what."""
        return views.statements(self.desk(**filters), self.words(lang))

    def positions(self, *, each: bool = False, lang: str | None = None, **filters: str | None) -> Table:
        """Return a matrix of parties by issues; with ``each``, every position on a line of its own."""
        view = views.position_list if each else views.positions
        return view(self.desk(**filters), self.words(lang))

    def disputes(self, *, lang: str | None = None, **filters: str | None) -> Table:
        """Return where parties or reports contradict each other."""
        return views.disputes(self.desk(**filters), self.words(lang))

    def terms(self, *, lang: str | None = None, **filters: str | None) -> Table:
        """Return what was agreed, offered or exchanged: by whom to whom, how much, until when."""
        return views.terms(self.desk(**filters), self.words(lang))

    def unsaid(self, *, lang: str | None = None, **filters: str | None) -> Table:
        """Return what is not said: dropped issues, parties missing from a meeting, denials of what nobody claims."""
        return views.unsaid(self.desk(**filters), self.words(lang), self._lexicon())

    def actors(self, *, lang: str | None = None, **filters: str | None) -> Table:
        """Return who takes part."""
        return views.actors(self.desk(**filters), self.words(lang))

    def articles(self, *, lang: str | None = None, **filters: str | None) -> Table:
        """Return the articles read."""
        return views.articles(self.desk(**filters), self.words(lang))

    def brief(
        self, *, since: str | None = None, as_of: str | None = None, lang: str | None = None, process: str | None = None
    ) -> str:
        """Return the briefing as text."""
        return views.brief(
            self.desk(process=process), self.words(lang), since=since, as_of=as_of, lexicon=self._lexicon()
        )

    def _lexicon(self) -> Lexicon:
        return self.knowledge.derive(Lexicon)

    def show(self, item: str, *, lang: str | None = None) -> Shown:
        """Return one datum opened at its words; the beginning of an id is enough where it is the only one."""
        link_store(self.store, self.knowledge, self._made)
        found = self.store.find(item) if item else []
        exact = [i for i in found if i == item] or found
        if len(exact) != 1:
            hint = ", ".join(exact[:5]) if exact else "ids stand in the last column of every view"
            raise InputError(f"{item!r} fits {len(exact)} items: {hint}")
        return views.show(self.desk(), exact[0], self.words(lang))

    def search(self, query: str, *, limit: int = 50) -> list[Hit]:
        """Return the passages that hold all words of a query, parts of compounds included."""
        return search(self.store, query, limit=limit)

    def export(self, path: str | Path, *, format: str = "jsonl") -> int:
        """Write every item of the record to a file; return the number of lines.

        Raises:
            InputError: the format is none that is written, or the file cannot be.

        """
        if format != "jsonl":
            raise InputError(f"--format {format!r}: the record is written as jsonl")
        count = 0
        target = Path(path)
        partial = target.with_name(target.name + ".part")
        try:
            with partial.open("w", encoding="utf-8", newline="\n") as file:
                for line in self.export_lines():
                    file.write(export.dump(line) + "\n")
                    count += 1
            partial.replace(target)
        except OSError as error:
            partial.unlink(missing_ok=True)
            raise InputError(f"{target}: cannot be written ({error.strerror}); name another file") from error
        return count

    def export_lines(self) -> Iterator[dict[str, Any]]:
        """Yield the record as JSON objects, in an order that depends on nothing but the articles."""
        with linking(self.store, self.knowledge, self._made) as (_, linked):
            yield from export.lines(self.store.records(), linked)

    def forget(self, article: str) -> str:
        """Take an article out with all that rests on it; return where it came from."""
        found = [i for i in self.store.find(article) if i.startswith("art-")]
        if len(found) != 1:
            raise InputError(f"{article!r} fits {len(found)} articles; `dragoman articles` lists them")
        source = self.store.forget(found[0]).source
        link_store(self.store, self.knowledge, self._made)
        return source

    def verify(self) -> Iterator[str]:
        """Yield a line for every datum whose span is not what it claims to be, and for damage of the file."""
        yield from self.store.check()
        yield from export.verify_lines(self.export_lines())

    def refresh(
        self,
        *,
        workers: int | None = 1,
        engine: str = "own",
        on_problem: OnProblem = _ignore,
        on_article: OnArticle = _ignore,
    ) -> int:
        """Read again the stored articles that were read with another program, other knowledge or another engine.

        Their passages stay as they were first found, since a page's markup is not kept. Return how many were read; an
        article that fails keeps its record and is handed to ``on_problem``.

        Raises:
            InputError: there is no such engine, or it is not installed.

        """
        from dragoman._intake import read_all, read_with

        made_with = read_with(self.knowledge, engine)
        stale = (self.store.article(found) for found in self.store.stale(made_with))
        read_again = 0
        for result in read_all(stale, self.knowledge, set(), workers, engine):
            for found in result.problems:
                on_problem(found)
            for record in result.records:
                self.store.put(record, read_with=made_with)
                read_again += 1
                on_article(record.article.source)
        link_store(self.store, self.knowledge, self._made)
        return read_again


@contextmanager
def linking(
    store: Store, knowledge: Knowledge, made: MutableMapping[str, Made] | None = None
) -> Iterator[tuple[str, Linked]]:
    """Give the state of a store and the links of exactly its articles, made anew and kept if they are out of date.

    What the block reads of the store is of the same state, even while another run adds articles. ``made`` is what
    `dragoman.linking.link` keeps from one linking to the next.
    """
    with store.snapshot():
        state = store.state()
        fresh = None if store.is_linked() else link(list(store.records()), knowledge, made=made)
        yield state, fresh or store.linked()
    if fresh is not None:
        store.put_linked(fresh, state=state)


def link_store(store: Store, knowledge: Knowledge, made: MutableMapping[str, Made] | None = None) -> None:
    """Link the articles of a store if what is there is not the linking of exactly these."""
    if not store.is_linked():
        with linking(store, knowledge, made):
            pass


def open_process(store: str | Path, *, knowledge: Knowledge | None = None) -> Process:
    """Return a store that is there already.

    Raises:
        InputError: there is no such file.

    """
    if not Path(store).is_file():
        raise InputError(f"{store}: no store here; `dragoman read FOLDER` makes one, --store names another")
    return Process(Store(store), knowledge=knowledge)


def read(
    paths: str | Path | Sequence[str | Path],
    *,
    store: str | Path | None = None,
    knowledge: Knowledge | None = None,
    workers: int | None = 1,
    engine: str = "own",
    on_problem: OnProblem = _ignore,
    on_article: OnArticle = _ignore,
) -> Process:
    """Read files, folders, archives or standard input (``-``) into a store and return it.

    Without ``store`` everything is kept in memory. ``workers`` processes read side by side (None: one a core).
    ``engine`` names who tags and parses: ``own``, or pipelines of yours (``spacy:NAME``, ``stanza:LANG``). What cannot
    be read is handed to ``on_problem``, kept in the report and in the store, and the rest is read.

    Raises:
        InputError: there is no such engine, or it is not installed.

    """
    from dragoman._intake import find_sources, read_all, read_with

    knowledge = knowledge or load_knowledge()
    report = Report()
    kept = Store(":memory:" if store is None else store)
    made_with = read_with(knowledge, engine)

    def problem(found: Problem) -> None:
        (report.unread if found.kind == "unread" else report.warnings).append(found)
        if found.kind == "unread":
            kept.note_unread(found.source, found.message)
        on_problem(found)

    several = [paths] if isinstance(paths, str | Path) else list(paths)
    try:
        known = kept.known(made_with)
        for result in read_all(find_sources(several, on_problem=problem), knowledge, known, workers, engine):
            for found in result.problems:
                problem(found)
            for record in result.records:
                outcome = kept.put(record, read_with=made_with)
                report.new += outcome == "new"
                report.again += outcome == "read again"
                report.known += outcome == "known"
                on_article(record.article.source)
            for article in result.known:
                kept.seen(article)
                report.known += 1
                on_article(article.source)
        link_store(kept, knowledge)
    except BaseException:
        kept.close()
        raise
    return Process(kept, knowledge=knowledge, report=report)
