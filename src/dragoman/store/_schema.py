"""The tables of a store, as a list of migrations: the n-th brings a store of version n to version n + 1."""

from __future__ import annotations

import sqlite3

from dragoman.errors import StoreError

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE article (
        id TEXT PRIMARY KEY,
        source TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        outlet TEXT,
        title TEXT,
        language TEXT,
        published TEXT,
        text TEXT NOT NULL,
        json TEXT NOT NULL,
        read_with TEXT NOT NULL
    ) STRICT;
    CREATE INDEX article_sha256 ON article (sha256);
    CREATE TABLE source (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        source TEXT NOT NULL,
        PRIMARY KEY (article, source)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE unread (
        source TEXT PRIMARY KEY,
        message TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE item (
        article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        json TEXT NOT NULL,
        PRIMARY KEY (article, kind, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX item_id ON item (id);
    CREATE TABLE linked (
        kind TEXT NOT NULL,
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        json TEXT NOT NULL,
        PRIMARY KEY (kind, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX linked_id ON linked (id);
    CREATE TABLE meta (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE VIRTUAL TABLE passage USING fts5 (
        text, article UNINDEXED, first UNINDEXED, last UNINDEXED, role UNINDEXED, tokenize = 'trigram'
    );
    """,
)
VERSION = len(MIGRATIONS)


def check(connection: sqlite3.Connection, name: str) -> int:
    """Return the version of a store, 0 for a new file, without changing anything in it.

    Raises:
        StoreError: the store is of a newer version, or the file is a database of something else.

    """
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found > VERSION:
        raise StoreError(
            f"{name}: this store is of version {found}, this program reads up to {VERSION}; use a newer Dragoman"
        )
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if (found == 0 and tables) or (found and not {"article", "item", "meta"} <= tables):
        raise StoreError(f"{name}: a database of another program; name another file with --store")
    return found


def migrate(connection: sqlite3.Connection, name: str) -> None:
    """Bring a store to this program's version, in one transaction; raise `StoreError` where `check` does."""
    if check(connection, name) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another run may have been faster between the look and the lock.
        for script in MIGRATIONS[check(connection, name) :]:
            for statement in script.split(";"):
                if statement.strip():
                    connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
