"""Databases for tests, made once and emptied for each test: making them anew took most of the suite's time."""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, inspect, make_url, text
from sqlalchemy.exc import OperationalError
from sqlmodel import SQLModel

import models.tables  # noqa: F401 - the schema

SECONDS_TO_CONNECT = 3
RESTART_NUMBERING = """
    SELECT setval(seqrelid, seqstart, false) FROM pg_sequence
    WHERE seqrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
"""
THROW_EVERYBODY_OUT = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@dataclass
class Sqlite:
    """A file with the empty schema, to be copied."""

    template: Path

    def make(self) -> None:
        with connected(f"sqlite:///{self.template}") as connection:
            SQLModel.metadata.create_all(connection)
            connection.commit()

    def empty(self, folder: Path) -> str:
        shutil.copyfile(self.template, folder / "jiannuo.sqlite3")
        return f"sqlite:///{folder / 'jiannuo.sqlite3'}"


@dataclass
class Postgresql:
    """One database of one test process on a server where databases may be made and dropped."""

    server: URL
    name: str = field(default_factory=lambda: f"jn_test_{uuid.uuid4().hex[:12]}")

    @property
    def url(self) -> str:
        return self.server.set(database=self.name).render_as_string(hide_password=False)

    def is_there(self) -> bool:
        try:
            with connected(self.server, connect_timeout=SECONDS_TO_CONNECT):
                return True
        except OperationalError:
            return False

    def make(self) -> None:
        """What is committed may be lost when the server dies, which is no matter here and saves every test a wait."""
        self._say(f'CREATE DATABASE "{self.name}"', f'ALTER DATABASE "{self.name}" SET synchronous_commit = off')

    def drop(self) -> None:
        self._say(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def empty(self) -> str:
        """The schema without a row, numbered from the start, nobody connected; even if a test changed the schema."""
        with connected(self.url) as connection:
            connection.execute(text(THROW_EVERYBODY_OUT))
            if set(inspect(connection).get_table_names()) == set(SQLModel.metadata.tables):
                _delete_all(connection)
            else:
                connection.execute(text("DROP SCHEMA public CASCADE"))
                connection.execute(text("CREATE SCHEMA public"))
                SQLModel.metadata.create_all(connection)
            connection.commit()
        return self.url

    def _say(self, *statements: str) -> None:
        with connected(self.server, isolation_level="AUTOCOMMIT") as connection:
            for statement in statements:
                connection.execute(text(statement))


def postgresql(server: str) -> Postgresql:
    return Postgresql(make_url(server))


def _delete_all(connection: Connection) -> None:
    for table in reversed(SQLModel.metadata.sorted_tables):
        connection.execute(table.delete())
    connection.execute(text(RESTART_NUMBERING))


@contextmanager
def connected(url: URL | str, *, isolation_level: str | None = None, **wishes: int) -> Iterator[Connection]:
    options = {"isolation_level": isolation_level} if isolation_level else {}
    engine = create_engine(url, connect_args=wishes, **options)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
