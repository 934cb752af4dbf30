"""How the schema moves from one revision to the next: in one transaction, so that a failed migration leaves nothing.

A new revision, written by comparing models/tables.py with an empty or migrated database:

    DATABASE_URL=sqlite:////tmp/empty.sqlite3 .venv/bin/alembic revision --autogenerate -m "What changes"

Read it before it is committed: changed CHECKs and new words in a closed list are not found by the comparison (a test
finds them). `python -m bot migrate` and `init` bring a database up; both come here through models/schema.py.
"""

import os
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, text
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

import models.tables  # noqa: F401 - the schema
from models.engine import open_engine

ONE_AT_A_TIME = 7_411_053
"""Two machines that start at once migrate one after the other (PostgreSQL; SQLite has one writer anyway)."""


def migrate(connection: Connection) -> None:
    on_sqlite = connection.dialect.name == "sqlite"
    if not on_sqlite:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        transactional_ddl=True,
        render_item=_in_short,
    )
    context.run_migrations()
    if on_sqlite:
        _ensure_nothing_dangles(connection)


def _in_short(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:  # noqa: ANN401 - Alembic's own
    """SQLModel's own types as the plain ones they stand for: an old revision must not change with a library."""
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String({item.length or ''})"
    return False


def _ensure_nothing_dangles(connection: Connection) -> None:
    """Batch mode moves whole tables, for which foreign keys are off meanwhile: look before committing."""
    if dangling := connection.execute(text("PRAGMA foreign_key_check")).fetchall():
        raise RuntimeError(f"the migration would leave {len(dangling)} rows without what they point to")


def run() -> None:
    engine = open_engine(context.config.attributes.get("url") or os.environ["DATABASE_URL"], threads=1)
    try:
        with engine.connect() as connection:
            _let_tables_move(connection)
            with connection.begin():
                migrate(connection)
    finally:
        engine.dispose()


def _let_tables_move(connection: Connection) -> None:
    """SQLite takes this outside a transaction only, and SQLAlchemy would begin one: so past it, to the driver."""
    if connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys=OFF")


run()
