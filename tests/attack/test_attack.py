"""Attack on the secrecy of rating: with every dump, and after closing, nobody does better than by the published result.

Run with -s to see what every attacker hits. `JIANNUO_LONG=1` holds a thousand rounds.
"""

import io
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.attack import dumps
from tests.attack.leaks import FOUND_BY, HARD_TO_SEE, NothingForgotten, Remembered
from tests.attack.score import LUCK, Score, judge, report, tail
from tests.attack.village import Case, Hamlet, House
from tests.conftest import EVERYTHING, NO_SERVER
from tests.databases import Postgresql, Sqlite

ROUNDS = 1000 if EVERYTHING else 200
ROUNDS_A_HAMLET = 10
PATIENT = pytest.mark.timeout(3600)
"""These take as long as they take: a slow machine is no leak."""
ROUNDS_ON_POSTGRESQL = 200 if EVERYTHING else 8
OVERWHELMING = 1e-9


@asynccontextmanager
async def settled(url: str, folder: Path, log: io.StringIO, house: type[House], seed: int) -> AsyncIterator[Hamlet]:
    folder.mkdir(exist_ok=True)
    built, burglar = house(url, folder / "keys"), dumps.burglar(url)
    try:
        hamlet = Hamlet(built, dumps.Camera(burglar, folder / "keys", log), random.Random(seed))
        await hamlet.settle()
        yield hamlet
    finally:
        burglar.close()
        await built.database.close()


def broken(scores: dict[str, Score]) -> list[str]:
    return [name for name, score in scores.items() if score.broken]


@PATIENT
async def test_nobody_does_better_than_by_the_published_result(
    sqlite: Sqlite, tmp_path: Path, written: io.StringIO
) -> None:
    cases: list[Case] = []
    for seed in range(ROUNDS // ROUNDS_A_HAMLET):
        folder = tmp_path / f"hamlet-{seed}"
        folder.mkdir()
        async with settled(sqlite.empty(folder), folder, written, House, seed) as hamlet:
            for number in range(ROUNDS_A_HAMLET):
                watched = number == 0
                cases.append(await hamlet.hold(2 + number % 3, watched=watched))
    scores = judge(cases)
    print(report(f"SQLite, {len(cases)} rounds", scores))  # noqa: T201 - the figures are what one wants to see
    assert not broken(scores)


@PATIENT
async def test_nor_on_postgresql(postgresql: Postgresql | None, tmp_path: Path, written: io.StringIO) -> None:
    if postgresql is None:
        pytest.skip(NO_SERVER)
    async with settled(postgresql.empty(), tmp_path, written, House, 1) as hamlet:
        cases = [await hamlet.hold(4, watched=number % 4 == 0) for number in range(ROUNDS_ON_POSTGRESQL)]
    scores = judge(cases)
    print(report(f"PostgreSQL, {len(cases)} rounds", scores))  # noqa: T201
    assert not broken(scores)


@pytest.mark.parametrize("leak", FOUND_BY, ids=lambda leak: leak.__name__)
async def test_a_leak_is_found(leak: type[House], sqlite: Sqlite, tmp_path: Path, written: io.StringIO) -> None:
    async with settled(sqlite.empty(tmp_path), tmp_path, written, leak, 2) as hamlet:
        cases = [await hamlet.hold(3, watched=True) for _ in range(HARD_TO_SEE.get(leak, 2))]
    scores = judge(cases)
    print(report(leak.__name__, {name: score for name, score in scores.items() if score.broken}))  # noqa: T201
    assert scores[FOUND_BY[leak]].luck < OVERWHELMING


@pytest.mark.parametrize(("leak", "attacker"), [(NothingForgotten, "left over"), (Remembered, "order by company")])
async def test_a_leak_is_found_on_postgresql_from_what_the_database_hides(
    leak: type[House], attacker: str, postgresql: Postgresql | None, tmp_path: Path, written: io.StringIO
) -> None:
    """Dead versions of rows, and the numbers of transactions: without a dump during the round."""
    if postgresql is None:
        pytest.skip(NO_SERVER)
    async with settled(postgresql.empty(), tmp_path, written, leak, 3) as hamlet:
        cases = [await hamlet.hold(2, watched=False) for _ in range(4)]
    assert judge(cases)[attacker].luck < OVERWHELMING


def test_luck_is_measured_right() -> None:
    assert tail(0, 10, 0.5) == 1
    assert tail(10, 10, 0.5) == pytest.approx(0.5**10)
    assert tail(8, 10, 0.5) == pytest.approx((45 + 10 + 1) / 1024)
    assert tail(1000, 2000, 0.5) == pytest.approx(0.5, abs=0.01)
    assert tail(1200, 2000, 0.5) < LUCK
    assert tail(1, 100, 0) == 0
