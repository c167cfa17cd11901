"""The store: one SQLite file that keeps what was read, and knows nothing of how.

Its invariant: at any moment, also after a kill, it holds whole articles with all that rests on them, and what linking
made of them is either of exactly these articles or marked as out of date (`Store.is_linked`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, cast

from dragoman.errors import InputError, StoreError
from dragoman.record import Article, Item, Kind, Linked, Record, SameAs, from_json, kind_of, to_json
from dragoman.store._schema import check, migrate

BUSY_SECONDS = 60.0
"""How long one reader waits for another's transaction; linking a large store takes seconds."""

ADVICE = (
    ("SQLITE_BUSY", "another run holds it; wait for that to end"),
    ("SQLITE_LOCKED", "another run holds it; wait for that to end"),
    ("SQLITE_FULL", "free some space and run the same command again: what was stored is intact"),
    ("SQLITE_IOERR", "the disk is full or failing; make room and run the same command again: what was stored is kept"),
    ("SQLITE_CANTOPEN", "name a file in a folder that you may write to, with --store"),
    ("SQLITE_READONLY", "it may not be written to; change its permissions, or name another file with --store"),
    ("SQLITE_NOTADB", "not a store; name another file with --store"),
)
"""Beginning of the name of an SQLite error → what to do about it."""

DAMAGED = "the file may be damaged; restore a copy, or name another file with --store and read again"

PARTS = tuple(f.name for f in fields(Record) if f.name != "article")
LINKED_KINDS = ("actors", "processes", "occurrences", "links")


class Store:
    """The articles read, their records and the links between them, in one file; a context manager."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        with self._explained():
            self._db = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
            try:
                check(self._db, str(self.path))
                self._db.execute("PRAGMA foreign_keys = ON")
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = NORMAL")
                migrate(self._db, str(self.path))
            except BaseException:
                self._db.close()
                raise

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            text, code = str(error), getattr(error, "sqlite_errorname", "")
            advice = next((a for start, a in ADVICE if code.startswith(start)), DAMAGED)
            raise StoreError(f"{self.path}: {text}; {advice}") from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._explained():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                # SQLite has rolled back by itself after some errors, a full disk among them.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all that is read in the block be of one moment, whatever other runs write meanwhile."""
        with self._explained():
            self._db.execute("BEGIN")
        try:
            yield
        finally:
            with self._explained():
                self._db.execute("COMMIT")

    def _rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        with self._explained():
            yield from self._db.execute(query, values)

    # Articles and their records

    def put(self, record: Record, *, read_with: str) -> Literal["new", "read again", "known"]:
        """Keep the record of an article, all or nothing; ``read_with`` names the program and knowledge that made it.

        An article that is there, read with the same, is left as it is (its source is added). One with the same text
        from the same source under another id (its metadata are read differently now) is replaced.
        """
        article = record.article
        with self._writing() as db:
            row = db.execute("SELECT read_with FROM article WHERE id = ?", (article.id,)).fetchone()
            sources = {s for (s,) in db.execute("SELECT source FROM source WHERE article = ?", (article.id,))}
            db.execute("DELETE FROM unread WHERE source = ?", (article.source,))
            if row and row[0] == read_with:
                db.execute("INSERT OR IGNORE INTO source VALUES (?, ?)", (article.id, article.source))
                return "known"
            replaced = db.execute(
                "SELECT id FROM article JOIN source ON article = id WHERE sha256 = ? AND source.source = ? AND id <> ?",
                (article.sha256, article.source, article.id),
            ).fetchall()
            for (old,) in [*replaced, (article.id,)]:
                self._remove(db, old)
            self._insert(db, record, read_with)
            db.executemany(
                "INSERT INTO source VALUES (?, ?)", [(article.id, s) for s in sorted({*sources, article.source})]
            )
        return "read again" if row or replaced else "new"

    def seen(self, article: Article) -> None:
        """Keep that an article which is in the store also came from this source; nothing if it is not there."""
        with self._writing() as db:
            db.execute("DELETE FROM unread WHERE source = ?", (article.source,))
            if db.execute("SELECT 1 FROM article WHERE id = ?", (article.id,)).fetchone():
                db.execute("INSERT OR IGNORE INTO source VALUES (?, ?)", (article.id, article.source))

    def _insert(self, db: sqlite3.Connection, record: Record, read_with: str) -> None:
        article = record.article
        line = to_json(replace(article, text=""))
        db.execute(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article.id, article.source, article.sha256, article.outlet, article.title, article.language,
                article.published, article.text, _dump(line), read_with,
            ),
        )  # fmt: skip
        for part in PARTS:
            items: tuple[Item, ...] = getattr(record, part)
            db.executemany(
                "INSERT INTO item VALUES (?, ?, ?, ?, ?)",
                [(article.id, kind_of(item), n, item.id, _dump(to_json(item))) for n, item in enumerate(items)],
            )
        db.executemany(
            "INSERT INTO passage VALUES (?, ?, ?, ?, ?)",
            [(p.span.of(article.text), article.id, *p.span, p.role) for p in article.passages],
        )

    def _remove(self, db: sqlite3.Connection, article: str) -> None:
        db.execute("DELETE FROM article WHERE id = ?", (article,))
        db.execute("DELETE FROM passage WHERE article = ?", (article,))

    def forget(self, article: str) -> Article:
        """Take an article out with all that rests on it, and return it; links are out of date from then on.

        Raises:
            InputError: there is no such article.

        """
        found = self.article(article)
        with self._writing() as db:
            self._remove(db, found.id)
        return found

    def note_unread(self, source: str, message: str) -> None:
        """Keep that a source could not be read, and why; reading it later takes the note away."""
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO unread VALUES (?, ?)", (source, message))

    def unread(self) -> list[tuple[str, str]]:
        """Return the sources that could not be read, with the reason."""
        return list(self._rows("SELECT source, message FROM unread ORDER BY source"))

    def known(self, read_with: str) -> set[str]:
        """Return the ids of the articles that were read with this program and knowledge."""
        return {i for (i,) in self._rows("SELECT id FROM article WHERE read_with = ?", read_with)}

    def stale(self, read_with: str) -> list[str]:
        """Return the ids of the articles that were read with another program or other knowledge."""
        return [i for (i,) in self._rows("SELECT id FROM article WHERE read_with <> ? ORDER BY id", read_with)]

    def __len__(self) -> int:
        return int(next(self._rows("SELECT count(*) FROM article"))[0])

    def article_ids(self) -> list[str]:
        """Return the ids of all articles, in the order of their publication (undated last), then of id."""
        return [i for (i,) in self._rows("SELECT id FROM article ORDER BY published IS NULL, published, id")]

    def article(self, article: str) -> Article:
        """Return one article as it was read; raise `InputError` if it is not there."""
        row = next(self._rows(f"{_ARTICLE} WHERE a.id = ?", article), None)
        if row is None:
            raise InputError(f"no article {article} in {self.path}; `dragoman articles` lists them")
        return _article(row)

    def records(self, articles: Iterable[str] | None = None, *, without: Sequence[Kind] = ()) -> Iterator[Record]:
        """Yield the records of articles, of all in the order of `article_ids` if none are named.

        Items of the kinds ``without`` are left out, which saves half the time where there are many of them.
        """
        left = ", ".join("?" * len(without))
        for article in self.article_ids() if articles is None else articles:
            items: dict[str, list[Item]] = {}
            found = self.article(article)
            for kind, line in self._rows(
                f"SELECT kind, json FROM item WHERE article = ? AND kind NOT IN ({left}) ORDER BY kind, position",
                article,
                *without,
            ):
                items.setdefault(f"{kind}s", []).append(from_json(json.loads(line)))
            yield Record(article=found, **{part: tuple(cast("Any", items.get(part, ()))) for part in PARTS})

    def mentions(self) -> Iterator[tuple[str, str, int]]:
        """Yield how often each article mentions each of its actors: article, actor as named there, number."""
        yield from self._rows(
            "SELECT article, json_extract(json, '$.actor') AS actor, count(*) FROM item WHERE kind = 'mention' "
            "GROUP BY article, actor ORDER BY article, actor"
        )

    # What linking made

    def state(self) -> str:
        """Return a digest of the articles in the store and of what they were read with."""
        digest = sha256()
        for row in self._rows(
            "SELECT a.id, read_with, min(s.source) FROM article a JOIN source s ON s.article = a.id "
            "GROUP BY a.id ORDER BY a.id"
        ):
            digest.update(_dump(row).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def is_linked(self) -> bool:
        """Say whether the links in the store are those of exactly the articles in it."""
        row = next(self._rows("SELECT value FROM meta WHERE key = 'linked_state'"), None)
        return row is not None and row[0] == self.state()

    def put_linked(self, linked: Linked, *, state: str) -> None:
        """Keep the result of linking the articles of ``state``, in place of what was there, all or nothing."""
        lines = {kind: [(item.id, to_json(item)) for item in getattr(linked, kind)] for kind in LINKED_KINDS}
        lines["articles"] = [
            (i, {"version_of": a.version_of, "reprint_of": a.reprint_of, "processes": list(a.processes)})
            for i, a in sorted(linked.articles.items())
        ]
        lines["same"] = [(s.local, {"actor": s.actor, "why": s.why}) for _, s in sorted(linked.same.items())]
        with self._writing() as db:
            db.execute("DELETE FROM linked")
            for kind, items in lines.items():
                db.executemany(
                    "INSERT INTO linked VALUES (?, ?, ?, ?)", [(kind, n, i, _dump(x)) for n, (i, x) in enumerate(items)]
                )
            db.execute("INSERT OR REPLACE INTO meta VALUES ('linked_state', ?)", (state,))

    def linked(self) -> Linked:
        """Return what linking made of the store's articles."""
        found: dict[str, list[tuple[str, Any]]] = {}
        for kind, item, line in self._rows("SELECT kind, id, json FROM linked ORDER BY kind, position"):
            found.setdefault(kind, []).append((item, json.loads(line)))
        articles = {}
        for item, line in found.get("articles", ()):
            changed = {"version_of": line["version_of"], "reprint_of": line["reprint_of"]}
            articles[item] = replace(self.article(item), processes=tuple(line["processes"]), **changed)
        parts = {kind: tuple(cast("Any", from_json(x)) for _, x in found.get(kind, ())) for kind in LINKED_KINDS}
        return Linked(
            articles=articles,
            same={i: SameAs(local=i, actor=x["actor"], why=x["why"]) for i, x in found.get("same", ())},
            **parts,
        )

    # Finding one thing

    def find(self, wanted: str) -> list[str]:
        """Return the ids of items and articles that begin with ``wanted``, sorted, at most twenty."""
        pattern = wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        found: set[str] = set()
        for table in ("article", "item", "linked"):
            where = "AND kind NOT IN ('articles', 'same')" if table == "linked" else ""
            rows = self._rows(
                f"SELECT DISTINCT id FROM {table} WHERE id LIKE ? ESCAPE '\\' {where} ORDER BY id LIMIT 20", pattern
            )
            found.update(i for (i,) in rows)
        return sorted(found)[:20]

    def article_of(self, item: str) -> str | None:
        """Return the id of the article on which an item rests; None for what linking made."""
        row = next(self._rows("SELECT article FROM item WHERE id = ? ORDER BY article", item), None)
        return row[0] if row else None

    def check(self) -> list[str]:
        """Return what SQLite finds wrong with the file; an empty list if nothing."""
        rows = [row[0] for row in self._rows("PRAGMA integrity_check(20)")]
        broken = [f"{t}: row without its {p}" for t, _, p, _ in self._rows("PRAGMA foreign_key_check")]
        return [r for r in rows if r != "ok"] + broken

    def passages(self, match: str, *, limit: int) -> Iterator[tuple[str, int, int, str]]:
        """Yield article, start, end and role of the passages that a full-text expression matches, best first."""
        yield from self._rows(
            "SELECT article, first, last, role FROM passage WHERE passage MATCH ? "
            "ORDER BY bm25(passage), article, first LIMIT ?",
            match,
            limit,
        )


_ARTICLE = "SELECT a.text, a.json, (SELECT min(source) FROM source WHERE article = a.id) FROM article a"


def _article(row: tuple[Any, ...]) -> Article:
    text, line, source = row
    return cast("Article", from_json(json.loads(line) | {"text": text, "source": source}))


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
