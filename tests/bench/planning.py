"""How long it takes to plan a quarter's reminders for everybody, how much memory, and whether it grows in proportion.

Everybody has a published pledge nobody has reported on, two weeks before the review: a link of a chain and a letter for
each. The plan is made as the clock makes it, in one change; the people are written by the benchmark's own generator.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlmodel import Session, col, func, select, update

from models import schema
from models.actions import reminding
from models.database import Database
from models.rules.pledging import Stage
from models.tables import Letter, Pledge, Reminder
from tests.bench import prefecture, stage

NUMBERS = (1_000, 10_000, 100_000)
MORNING = datetime(2026, 3, 27, 2, 0, tzinfo=UTC)
KIBIBYTES = 1024


@dataclass(frozen=True, slots=True)
class Plan:
    """What one planning cost."""

    links: int
    letters: int
    seconds: float
    mebibytes: float


def measure(databases: Sequence[str]) -> None:
    """Print a line for each database and number of people, and how the cost of the largest compares to the smallest."""
    with tempfile.TemporaryDirectory(prefix="jiannuo-planning-") as folder:
        for name in databases:
            plans = {number: _measured(name, number, Path(folder)) for number in NUMBERS}
            print(_growth(plans), flush=True)  # noqa: T201 - a command line


def _measured(name: str, people: int, folder: Path) -> Plan:
    """Planned by a process of its own, so that its memory is the planning's and not that of writing the people."""
    own = folder / f"{name}-{people}"
    own.mkdir()
    with stage.DATABASES[name](own) as url:
        schema.upgrade(url)
        asyncio.run(_settle(url, people))
        command = [sys.executable, "-m", "tests.bench.planning", url]
        told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own
    plan = Plan(**json.loads(told.stdout))
    if plan.letters < people or plan.links < people:
        raise RuntimeError(f"{plan} for {people} people")
    print(_line(name, people, plan), flush=True)  # noqa: T201 - a command line
    return plan


async def _settle(url: str, people: int) -> None:
    """So many members, each with a published pledge; a database in use would have been analysed by itself."""
    database = Database(url)
    await database.change(prefecture.settle_members, people)
    published = update(Pledge).where(col(Pledge.stage) == Stage.proposed).values(stage=Stage.published)
    await database.change(lambda session: session.connection().execute(published).rowcount)
    await database.close()
    engine = create_engine(url)
    with engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))
    engine.dispose()


async def _plan(url: str) -> Plan:
    database = Database(url)
    try:
        await database.look(_counted)
        before, began = _memory(), time.perf_counter()
        await database.change(reminding.plan, MORNING)
        seconds, grown = time.perf_counter() - began, _memory() - before
        return Plan(*await database.look(_counted), seconds, grown)
    finally:
        await database.close()


def _counted(session: Session) -> tuple[int, int]:
    links = select(func.count()).select_from(Reminder)
    letters = select(func.count()).select_from(Letter)
    return session.exec(links).one(), session.exec(letters).one()


def _memory() -> float:
    """The most that this process has ever held."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / KIBIBYTES


def _line(name: str, people: int, plan: Plan) -> str:
    return (
        f"{name:<11} {people:>7,} members  {plan.links:>7,} links  {plan.letters:>7,} letters"
        f"  {plan.seconds:>6.2f} s  +{plan.mebibytes:.0f} MiB"
    )


def _growth(plans: dict[int, Plan]) -> str:
    few, many = min(plans), max(plans)
    ratio = (plans[many].seconds / many) / (plans[few].seconds / few)
    return f"{'':<11} a member among {many:,} costs {ratio:.2f} × one among {few:,}"


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(_plan(sys.argv[1])))))  # noqa: T201 - read by the process that asked
