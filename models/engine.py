"""Connections as the house wants them: SQLite durable and strict, PostgreSQL by psycopg, both in UTC."""

import sqlite3
from datetime import date
from typing import Any

from sqlalchemy import Connection, Date, Engine, Select, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction
from sqlmodel import Session, SQLModel

Rows = Select[*tuple[Any, ...]]
"""A query for whatever columns."""

SQLITE_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON", "secure_delete=ON")


def open_engine(url: str, *, threads: int, read_only: bool = False) -> Engine:
    """An engine for `threads` database threads. `url` is a SQLAlchemy URL: sqlite:///… or postgresql+psycopg://…"""
    pool: dict[str, Any] = {"pool_size": threads, "max_overflow": 0, "hide_parameters": True}  # errors tell no values
    if url.startswith("sqlite"):
        engine = create_engine(url, **pool, connect_args={"check_same_thread": False})
        _make_strict(engine, read_only=read_only)
        return engine
    return create_engine(url, **pool, pool_pre_ping=True)


def _make_strict(engine: Engine, *, read_only: bool) -> None:
    """The driver's own transactions lose updates silently, so we say BEGIN ourselves."""

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _: Any) -> None:  # noqa: ANN401 - SQLAlchemy's record
        connection.isolation_level = None
        for pragma in SQLITE_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if read_only:
            connection.execute("PRAGMA query_only=ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def insert(session: Session, table: type[SQLModel]) -> Any:  # noqa: ANN401 - two dialects, one shape
    """An INSERT that knows ON CONFLICT, in the dialect of the session."""
    return insert_in(dialect_of(session), table)


def dialect_of(session: Session) -> str:
    return session.get_bind().dialect.name


def insert_in(dialect: str, table: type[SQLModel]) -> Any:  # noqa: ANN401 - two dialects, one shape
    """The same for statements that are built once and kept."""
    return (postgresql if dialect == "postgresql" else sqlite).insert(table)


class utc_day(GenericFunction[date]):  # noqa: N801 - SQL functions are called by their own name
    """The day of a moment, by Greenwich."""

    type = Date()
    inherit_cache = True


@compiles(utc_day)
def _in_sqlite(function: utc_day, compiler: Any, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    return f"date({compiler.process(function.clauses, **options)})"


@compiles(utc_day, "postgresql")
def _in_postgresql(function: utc_day, compiler: Any, **options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    return f"date(timezone('UTC', {compiler.process(function.clauses, **options)}))"
