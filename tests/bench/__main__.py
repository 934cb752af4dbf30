"""`make bench`: the house beside a bare aiogram echo bot, in one run.

The bot that is measured has one core for itself; the driver and the sink share the other. Each round measures the echo,
then what people do in one house, the echo again, and so on: a noisy neighbour hits all alike.
"""

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.bench import planning, report, stage
from tests.bench.courses import Course, ensure_heard, of_house, warm_up
from tests.bench.driver import drive, drive_at
from tests.bench.stage import House
from tests.bench.updates import chatter

USUAL_PEOPLE = 1_000
QUICK = (1, 1.5)
NO_POSTGRESQL = """
!!! There is no PostgreSQL at TEST_POSTGRES_URL: only SQLite is measured.
"""


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=4, help="how often each course is measured")
    parser.add_argument("--seconds", type=float, default=4.0, help="how long each time")
    parser.add_argument("--people", type=int, help="measure a larger prefecture too, such as 100000")
    parser.add_argument("--planning", action="store_true", help="only: plan a quarter's reminders for up to 100,000")
    parser.add_argument("--quick", action="store_true", help="one short round, to see that all works")
    return parser.parse_args()


async def main(asked: argparse.Namespace) -> None:
    rounds, seconds = QUICK if asked.quick else (asked.rounds, asked.seconds)
    report.ARTEFACT.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=report.ARTEFACT.parent, prefix="bench-") as folder, ExitStack() as staged:
        api = staged.enter_context(stage.sink())
        echo = Course("bare aiogram echo", staged.enter_context(stage.echo(api)), chatter())
        houses = [await _opened(staged, api, Path(folder), *one) for one in _wanted(asked.people)]
        courses = [course for house in houses for course in of_house(house)]
        await warm_up([echo, *courses])
        for house in houses:
            await ensure_heard(house)
        await _measure(echo, courses, rounds, seconds)
    _tell(echo, courses, houses)


def _wanted(people: int | None) -> Iterator[tuple[str, int]]:
    databases = _databases()
    for number in (USUAL_PEOPLE, people):
        yield from ((name, number) for name in databases if number)


def _databases() -> list[str]:
    if stage.postgresql_is_there():
        return ["SQLite", "PostgreSQL"]
    print(NO_POSTGRESQL, file=sys.stderr)  # noqa: T201 - a command line
    return ["SQLite"]


async def _opened(staged: ExitStack, api: str, folder: Path, name: str, people: int) -> House:
    own = folder / f"{name}-{people}"
    own.mkdir()
    url = staged.enter_context(stage.DATABASES[name](own))
    branches = await stage.settled(url, own, people)
    return staged.enter_context(stage.opened(f"{name}, {people:,} people", people, api, url, own, branches))


async def _measure(echo: Course, courses: Sequence[Course], rounds: int, seconds: float) -> None:
    for _ in range(rounds):
        for course in courses:
            course.echoes.append(await drive(echo.bot, echo.lanes, seconds / 2))
            course.runs.append(await drive(course.bot, course.lanes, seconds))
    for course in courses:
        half = report.row_of(course).per_second / 2
        course.at_half = await drive_at(course.bot, course.lanes, seconds, half)


def _tell(echo: Course, courses: Sequence[Course], houses: Sequence[House]) -> None:
    echo.runs = [run for course in courses for run in course.echoes]
    echo.echoes = echo.runs
    rows = [report.row_of(course) for course in (echo, *courses)]
    report.keep(rows, houses, command=" ".join(["python -m tests.bench", *sys.argv[1:]]))
    print(report.table(rows), *map(report.standing, houses), f"→ {report.ARTEFACT}", sep="\n")  # noqa: T201


if __name__ == "__main__":
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    wanted = options()
    if wanted.planning:
        planning.measure(_databases())
    else:
        asyncio.run(main(wanted))
