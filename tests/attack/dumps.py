"""Full copies of all that is stored: every row with what the database hides in it, every page, every log line."""

import io
import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, create_engine, inspect, text

PAGE_BYTES = 8192
RELATIONS = """
    SELECT oid::regclass::text FROM pg_class
    WHERE relkind IN ('r', 't', 'i') AND (relnamespace = 'public'::regnamespace OR oid IN
        (SELECT reltoastrelid FROM pg_class WHERE relnamespace = 'public'::regnamespace))
"""
PAGES = f"SELECT get_raw_page(:relation, number::int) FROM generate_series(0, :size / {PAGE_BYTES} - 1) AS number"  # noqa: S608
EVERY_VERSION = """
    SELECT version.t_xmin::text::bigint, '(' || page || ',' || version.lp || ')', version.t_data
    FROM generate_series(0, pg_relation_size('ballot') / 8192 - 1) AS page,
        heap_page_items(get_raw_page('ballot', page::int)) AS version WHERE version.t_data IS NOT NULL
"""


@dataclass(frozen=True)
class Row:
    """`place` is where it lies, `written_by` the transaction; `values` by column."""

    place: str
    written_by: int
    values: Mapping[str, Any]

    @cached_property
    def words(self) -> list[str]:
        """Every word and number that stands there to be read."""
        return re.findall(r"\w+", " ".join(map(_readable, self.values.values())))


def _readable(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode() if value.isascii() else ""
    return str(value)


Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Dump:
    """`sizes` by file, log and key directory included; `raw` only where it was asked for."""

    rows: Mapping[str, Mapping[Key, Row]]
    sizes: Mapping[str, int]
    keys: Mapping[str, bytes]
    raw: bytes = b""


class Burglar(Protocol):
    """Has come into the machine of the database."""

    def rows(self) -> Iterator[tuple[str, Key, Row]]: ...

    def sizes(self) -> Mapping[str, int]: ...

    def raw(self) -> bytes: ...

    def close(self) -> None: ...


@dataclass
class Camera:
    """Takes dumps, and keeps what has not changed only once."""

    burglar: Burglar
    keys: Path
    log: io.StringIO
    dumps: list[Dump] = field(default_factory=list)

    def take(self, *, raw: bool = False) -> None:
        before = self.dumps[-1].rows if self.dumps else {}
        rows: dict[str, dict[Key, Row]] = {}
        for table, key, row in self.burglar.rows():
            earlier = before.get(table, {}).get(key)
            rows.setdefault(table, {})[key] = earlier if earlier == row else row
        known = before.get("log", {})
        lines = enumerate(self.log.getvalue().splitlines())
        rows["log"] = {(n,): known.get((n,)) or Row(f"{n:09}", 0, {"line": line}) for n, line in lines}
        keys = {file.name: file.read_bytes() for file in self.keys.iterdir()} if self.keys.exists() else {}
        sizes = {**self.burglar.sizes(), "log": self.log.tell()}
        self.dumps.append(Dump(rows, sizes, keys, self.burglar.raw() if raw else b""))


class Sqlite:
    """Reads the file, its log and its index of the log; row numbers where a table has them."""

    def __init__(self, url: str) -> None:
        self._file = Path(url.removeprefix("sqlite:///"))
        self._reader = sqlite3.connect(self._file, isolation_level=None)
        self._shapes: dict[str, tuple[str, list[int]]] = {}

    def rows(self) -> Iterator[tuple[str, Key, Row]]:
        names = self._reader.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in names:
            where, primary = self._shape(table)
            found = self._reader.execute(f"SELECT {where}, * FROM {table}")  # noqa: S608 - names out of the schema
            columns = [column[0] for column in found.description[1:]]
            for number, (place, *values) in enumerate(found):
                key = tuple(values[column] for column in primary) if primary else (place,)
                yield table, key, Row(f"{place if place is not None else number:09}", 0, dict(zip(columns, values)))  # noqa: B905

    def sizes(self) -> dict[str, int]:
        pages = {"database": self._file.stat().st_size}
        log = self._file.with_name(self._file.name + "-wal")
        return {**pages, "write-ahead log": log.stat().st_size if log.exists() else 0}

    def raw(self) -> bytes:
        files = (self._file.with_name(self._file.name + ending) for ending in ("", "-wal", "-shm"))
        return b"".join(file.read_bytes() for file in files if file.exists())

    def close(self) -> None:
        self._reader.close()

    def _shape(self, table: str) -> tuple[str, list[int]]:
        """How the place of a row is asked for, and which columns name it."""
        if table not in self._shapes:
            columns = self._reader.execute(f"PRAGMA table_info({table})").fetchall()
            (wordless,) = self._reader.execute("SELECT wr FROM pragma_table_list WHERE name = ?", (table,)).fetchone()
            primary = [number for number, *_, place in columns if place]
            self._shapes[table] = ("NULL" if wordless else "rowid", primary)
        return self._shapes[table]


class Postgresql:
    """Reads every row with xmin, xmax and ctid, and through pageinspect every page with what was deleted from it."""

    def __init__(self, url: str) -> None:
        self._engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with self._engine.connect() as connection:
            connection.execute(text("CREATE EXTENSION IF NOT EXISTS pageinspect"))

    def rows(self) -> Iterator[tuple[str, Key, Row]]:
        with self._engine.connect() as connection:
            for table, primary in self._tables(connection):
                found = connection.execute(text(f"SELECT xmin::text::bigint, xmax::text, ctid::text, * FROM {table}"))  # noqa: S608 - names out of the schema
                columns = list(found.keys())[3:]
                for xmin, xmax, place, *values in found:
                    row = dict(zip(columns, values, strict=True))
                    key = tuple(row[column] for column in primary) if primary else (place,)
                    yield table, key, Row(_place(place), xmin, {**row, "xmax": xmax} if table == "round" else row)
            for xmin, place, data in connection.execute(text(EVERY_VERSION)):
                yield "versions of ballots", (xmin, place), Row(_place(place), xmin, {"data": bytes(data)})

    def sizes(self) -> dict[str, int]:
        with self._engine.connect() as connection:
            found = connection.execute(text("SELECT relname, pg_relation_size(oid) FROM pg_class WHERE relkind = 'r'"))
            return {name: size for name, size in found if not name.startswith(("pg_", "sql_"))}

    def raw(self) -> bytes:
        with self._engine.connect() as connection:
            return b"".join(
                bytes(page)
                for (relation,) in connection.execute(text(RELATIONS)).fetchall()
                for (page,) in connection.execute(
                    text(PAGES), {"relation": relation, "size": _size(connection, relation)}
                )
            )

    def close(self) -> None:
        self._engine.dispose()

    def _tables(self, connection: Connection) -> list[tuple[str, list[str]]]:
        known = inspect(connection)
        return [(table, known.get_pk_constraint(table)["constrained_columns"]) for table in known.get_table_names()]


def _size(connection: Connection, relation: str) -> int:
    return int(connection.execute(text("SELECT pg_relation_size(:relation)"), {"relation": relation}).scalar_one())


def _place(ctid: str) -> str:
    """(page,item) so that it sorts."""
    page, _, item = ctid.strip("()").partition(",")
    return f"{int(page):09}.{int(item):05}"


def burglar(url: str) -> Burglar:
    return Sqlite(url) if url.startswith("sqlite") else Postgresql(url)
