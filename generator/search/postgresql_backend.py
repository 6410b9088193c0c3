"""The index in a PostgreSQL server, with trigrams of pg_trgm.

Needs the extra ``postgresql`` (psycopg). The database should have a UTF-8 character type such as
``C.UTF-8``: under plain ``C`` the server makes no trigrams of Chinese, finds the same, and is slow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from generator.search.backend import BackendError, Update, decode_entry
from generator.search.entry import Entry, Terms
from generator.search.grams import runs_of_part
from generator.search.query import Query

_SCHEMA = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE TABLE IF NOT EXISTS workplan_plan (plan text PRIMARY KEY, digest text NOT NULL)",
    "CREATE TABLE IF NOT EXISTS workplan_entry ("
    " plan text NOT NULL REFERENCES workplan_plan ON DELETE CASCADE, node text NOT NULL,"
    " bare text NOT NULL, words text[] NOT NULL, entry bytea NOT NULL, PRIMARY KEY (plan, node))",
    "CREATE TABLE IF NOT EXISTS workplan_terms (one boolean PRIMARY KEY DEFAULT true CHECK (one), data bytea NOT NULL)",
    "CREATE INDEX IF NOT EXISTS workplan_entry_bare ON workplan_entry USING gin (bare gin_trgm_ops)",
    "CREATE INDEX IF NOT EXISTS workplan_entry_words ON workplan_entry USING gin (words)",
)
_LOCK = 7_305_110
"""Key of the advisory lock that lets one process write at a time."""


class PostgresqlBackend:
    """An index in a PostgreSQL database; the tables are made by the first update.

    Raises:
        BackendError: psycopg is missing or the server cannot be reached.
    """

    def __init__(self, url: str) -> None:
        try:
            import psycopg  # noqa: PLC0415  an optional package
        except ImportError:
            raise BackendError("缺少 psycopg，请先运行 pip install 'workplan[postgresql]'") from None
        self._errors = psycopg.Error
        try:
            self._connection: Any = psycopg.connect(url, autocommit=True, connect_timeout=10)
        except psycopg.Error as error:
            raise BackendError(
                f"无法连接 PostgreSQL（{str(error).strip().splitlines()[0]}），请核对 --url"
            ) from None

    def candidates(self, query: Query) -> Iterator[Entry]:
        """Yield entries that contain every run of the query between marks."""
        runs = [run for part in query.parts for run in runs_of_part(part)]
        condition = " AND ".join(["bare LIKE %s"] * len(runs)) or "true"
        patterns = [f"%{_escaped(_storable(run))}%" for run in runs]
        for (data,) in self._rows(f"SELECT entry FROM workplan_entry WHERE {condition}", patterns):  # noqa: S608  values are bound
            yield decode_entry(data)

    def word_counts(self, words: Iterable[str]) -> Mapping[str, int]:
        """Return the number of provisions with each word."""
        statement = (
            "SELECT word, (SELECT count(*) FROM workplan_entry WHERE words @> ARRAY[word])"
            " FROM unnest(%s::text[]) AS word"
        )
        return {word: n for word, n in self._rows(statement, [[_storable(word) for word in words]]) if n}

    def size(self) -> int:
        """Return the number of provisions."""
        return next((int(n) for (n,) in self._rows("SELECT count(*) FROM workplan_entry")), 0)

    def digests(self) -> Mapping[str, str]:
        """Return the digest of every plan; none where the tables are not made yet."""
        if not next(self._rows("SELECT to_regclass('workplan_plan') IS NOT NULL"))[0]:
            return {}
        return dict(self._rows("SELECT plan, digest FROM workplan_plan"))

    def terms(self) -> Terms:
        """Return the stored names."""
        if not next(self._rows("SELECT to_regclass('workplan_terms') IS NOT NULL"))[0]:
            return Terms()
        found = next(self._rows("SELECT data FROM workplan_terms"), None)
        return msgspec.msgpack.decode(found[0], type=Terms) if found else Terms()

    def update(self, update: Update) -> None:
        """Apply a change in one transaction."""
        try:
            with self._connection.transaction(), self._connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
                for statement in _SCHEMA:
                    cursor.execute(statement)
                _write(cursor, update)
        except self._errors as error:
            raise BackendError(f"PostgreSQL 报错：{str(error).strip().splitlines()[0]}") from None

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _rows(self, statement: str, values: list[Any] | None = None) -> Iterator[Any]:
        try:
            yield from self._connection.execute(statement, values or []).fetchall()
        except self._errors as error:
            reason = str(error).strip().splitlines()[0]
            raise BackendError(f"PostgreSQL 报错（{reason}）；还没有索引时请先运行 workplan index") from None


def _write(cursor: Any, update: Update) -> None:
    if update.fresh:
        cursor.execute("DELETE FROM workplan_plan")
    cursor.executemany("DELETE FROM workplan_plan WHERE plan = %s", [(plan,) for plan in update.removed])
    for item in update.changed:
        cursor.execute("DELETE FROM workplan_plan WHERE plan = %s", [item.plan])
        cursor.execute("INSERT INTO workplan_plan VALUES (%s, %s)", [item.plan, item.digest])
        cursor.executemany(
            "INSERT INTO workplan_entry VALUES (%s, %s, %s, %s, %s)", [_row(e) for e in item.entries]
        )
    data = msgspec.msgpack.encode(update.terms)
    cursor.execute(
        "INSERT INTO workplan_terms (data) VALUES (%s) ON CONFLICT (one) DO UPDATE SET data = excluded.data",
        [data],
    )


def _row(entry: Entry) -> tuple[Any, ...]:
    words = sorted({_storable(word) for word in entry.words})
    text = _storable(entry.without_marks)
    return entry.record.plan, entry.record.node, text, words, msgspec.msgpack.encode(entry)


def _storable(text: str) -> str:
    """Return text without what PostgreSQL cannot store; done alike to texts and queries, nothing is missed."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
