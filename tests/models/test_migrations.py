"""Migrations go up and down on both databases, make the very schema of models/tables.py, and fail without a trace."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import create_engine, inspect, text
from sqlmodel import Session, SQLModel

from models import schema
from models.engine import open_engine
from models.rules.rating import RoundMode
from models.rules.scales import FIT
from models.tables import Person, Round

FAILING = '''
"""It makes a table, then fails."""
from alembic import op
import sqlalchemy as sa
revision, down_revision, branch_labels, depends_on = "9999", "{head}", None, None
def upgrade():
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    {failure}
def downgrade():
    op.drop_table("half")
'''


@pytest.fixture
def wanted(database_url: str) -> Any:
    """The schema as models/tables.py says it, taken down before the test begins."""
    described = description(database_url)
    engine = create_engine(database_url)
    SQLModel.metadata.drop_all(engine)
    engine.dispose()
    return described


@pytest.fixture
def empty_url(database_url: str, wanted: Any) -> str:
    assert wanted
    assert description(database_url) == {}
    return database_url


def description(url: str) -> dict[str, Any]:
    """Every table with all that can be told of it, in one order on both sides."""
    engine = create_engine(url)
    tables = inspect(engine)
    described = {}
    for name in set(tables.get_table_names()) - {"alembic_version"}:
        columns = tables.get_columns(name)
        described[name] = {
            "columns": [(one["name"], str(one["type"]), one["nullable"], one["default"]) for one in columns],
            "primary key": tables.get_pk_constraint(name),
            "foreign keys": by_name(tables.get_foreign_keys(name)),
            "unique": by_name(tables.get_unique_constraints(name)),
            "indexes": [in_words(one) for one in by_name(tables.get_indexes(name))],
            "checks": by_name(tables.get_check_constraints(name)),
            "options": tables.get_table_options(name),
        }
    engine.dispose()
    return described


def by_name(constraints: Any) -> list[Any]:
    return sorted(constraints, key=lambda one: str(one["name"]))


def in_words(index: Any) -> Any:
    """The condition of a partial index as text: SQLite's is an object that equals only itself."""
    options = {key: str(value) for key, value in index.get("dialect_options", {}).items()}
    return {**index, "dialect_options": options}


def revisions() -> list[str]:
    scripts = ScriptDirectory(str(schema.MIGRATIONS))
    return [script.revision for script in reversed(list(scripts.walk_revisions()))]


def at_revision(url: str) -> schema.Revision:
    revision = schema.revision_of(url)
    assert revision
    return revision


def test_the_migrations_make_what_the_tables_say(wanted: Any, empty_url: str) -> None:
    schema.upgrade(empty_url)
    assert description(empty_url) == wanted


def test_every_check_of_the_tables_stands_in_the_database(wanted: Any) -> None:
    checks = {check["name"]: check["sqltext"] for table in wanted.values() for check in table["checks"]}
    assert "administrator" in checks["ck_appointment_role"]
    assert len(checks) > 15


def test_alembic_finds_nothing_to_add(empty_url: str) -> None:
    schema.upgrade(empty_url)
    engine = create_engine(empty_url)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), SQLModel.metadata)
    engine.dispose()
    assert differences == []


def test_every_step_goes_up_down_and_up_again(empty_url: str) -> None:
    for step in revisions():
        schema.upgrade(empty_url, step)
        after = description(empty_url)
        schema.downgrade(empty_url, "-1")
        assert at_revision(empty_url).at != step
        schema.upgrade(empty_url, step)
        assert description(empty_url) == after
    assert at_revision(empty_url).is_current
    schema.downgrade(empty_url, "base")
    assert description(empty_url) == {}


def test_people_stay_when_a_database_is_brought_up_again(empty_url: str) -> None:
    schema.upgrade(empty_url)
    add_somebody(empty_url)
    schema.upgrade(empty_url)
    assert count_people(empty_url) == 1


def add_somebody(url: str) -> None:
    engine = open_engine(url, threads=1)
    with engine.begin() as connection:
        connection.execute(
            SQLModel.metadata.tables["person"].insert(),
            Person(id=1, name="石远山", reachable=True).model_dump(),
        )
    engine.dispose()


def count_people(url: str) -> int:
    engine = create_engine(url)
    with engine.connect() as connection:
        count = connection.execute(text("SELECT count(*) FROM person")).scalar_one()
    engine.dispose()
    return int(count)


def test_a_round_from_before_offers_what_it_offered_then(empty_url: str) -> None:
    """Scales became data in revision 0002."""
    schema.upgrade(empty_url, "0001")
    engine = open_engine(empty_url, threads=1)
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO unit (id, level, name, path, timezone) VALUES (1, 'branch', '村', '/1/', '')")
        )
        connection.execute(text("INSERT INTO cycle (id, year) VALUES (1, 2026)"))
        connection.execute(
            text(
                "INSERT INTO round (id, branch_id, cycle_id, kind, state, opened_at, closes_on, key_name)"
                " VALUES (1, 1, 1, 'fit', 'open', '2026-01-20 01:00:00', '2026-01-27', 'key')"
            )
        )
    schema.upgrade(empty_url)
    with Session(engine) as session:
        held = session.get_one(Round, 1)
        assert (held.mode, held.scale) == (RoundMode.secret, FIT)
    engine.dispose()


def with_failing_step(folder: Path, failure: str) -> Path:
    copy = folder / "migrations"
    shutil.copytree(schema.MIGRATIONS, copy, ignore=shutil.ignore_patterns("__pycache__"))
    text_of = FAILING.format(head=revisions()[-1], failure=failure)
    (copy / "versions" / "9999_failing.py").write_text(text_of, encoding="utf-8")
    return copy


def test_a_failed_migration_leaves_nothing_behind(
    empty_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema.upgrade(empty_url)
    before, at = description(empty_url), at_revision(empty_url).at
    monkeypatch.setattr(schema, "MIGRATIONS", with_failing_step(tmp_path, "raise RuntimeError('power cut')"))
    with pytest.raises(RuntimeError, match="power cut"):
        schema.upgrade(empty_url)
    assert description(empty_url) == before
    assert at_revision(empty_url).at == at


def test_a_migration_that_leaves_rows_dangling_is_taken_back(
    empty_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL refuses at once; on SQLite foreign keys are off meanwhile, so we look ourselves."""
    schema.upgrade(empty_url)
    add_somebody(empty_url)
    insert = "INSERT INTO invitation (person_id, token_hash, expires_at) VALUES (77, 'x', '2026-01-20 01:00:00+00:00')"
    monkeypatch.setattr(schema, "MIGRATIONS", with_failing_step(tmp_path, f'op.execute("{insert}")'))
    with pytest.raises(Exception, match=r"without what they point to|foreign key"):
        schema.upgrade(empty_url)
    assert "half" not in description(empty_url)


def test_a_revision_from_a_newer_program_is_recognised_and_not_touched(empty_url: str) -> None:
    schema.upgrade(empty_url)
    engine = open_engine(empty_url, threads=1)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from-2031'"))
    engine.dispose()
    revision = at_revision(empty_url)
    assert (revision.is_known, revision.is_current) == (False, False)
    with pytest.raises(CommandError):
        schema.upgrade(empty_url)
