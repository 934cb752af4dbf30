"""Which revision the schema is at, which one the code wants, and the way up."""

from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import make_url

from models.engine import open_engine

MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Revision:
    """Where a database stands; `at` is None before the first migration."""

    at: str | None
    head: str
    is_known: bool

    @property
    def is_current(self) -> bool:
        return self.at == self.head


def revision_of(url: str) -> Revision | None:
    """None when there is no SQLite file yet, which merely looking would make. OperationalError when out of reach."""
    if url.startswith("sqlite") and not Path(make_url(url).database or "").exists():
        return None
    scripts = ScriptDirectory(str(MIGRATIONS))
    engine = open_engine(url, threads=1)
    try:
        with engine.connect() as connection:
            at = MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
    known = {script.revision for script in scripts.walk_revisions()}
    return Revision(at, head(), is_known=at is None or at in known)


def head() -> str:
    """The revision this program wants."""
    return str(ScriptDirectory(str(MIGRATIONS)).get_current_head())


def upgrade(url: str, to: str = "head") -> None:
    """All of it or nothing. Raises alembic.util.CommandError for a revision this program does not know."""
    command.upgrade(_config(url), to)


def downgrade(url: str, to: str) -> None:
    command.downgrade(_config(url), to)


def _config(url: str) -> Config:
    """Without alembic.ini and wherever the program is started from."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["url"] = url
    return config
