"""The whole life of a pledge, thousands of times: whatever happens in whatever order, no law is broken."""

import math
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import Connection

from models.engine import open_engine
from tests.conftest import EVERYTHING, NO_SERVER
from tests.databases import Postgresql, Sqlite
from tests.lives.beginnings import BEGINNINGS, Beginning, prepare
from tests.lives.machine import FEWEST_STEPS, STEPS, Lives
from tests.lives.rooms import LivesOnPaperToo

HISTORIES = 20_000 if EVERYTHING else 2_000
HISTORIES_A_SHARD = HISTORIES // len(BEGINNINGS)
HISTORIES_ON_POSTGRESQL = HISTORIES_A_SHARD // 40

REACHED = {
    "first_day": ("begins", "hands-in", "withdraws", "opens-review", "is-enrolled", "comes-again"),
    "proposed": (
        "opens-review",
        "rates",
        "closes-review",
        "closed by the clock",
        "too few to tell",
        "before the committee",
    ),
    "in_review": (
        "rates",
        "explains",
        "unsays",
        "puts-on-paper",
        "bears-witness",
        "a result told",
        "died while concluding",
        "before the meeting",
    ),
    "deciding": (
        "says",
        "notes-absence",
        "overrules",
        "decided by a meeting",
        "ruled approved",
        "ruled returned",
        "ruled declined",
        "revises",
        "before the committee",
    ),
    "published": (
        "overrules",
        "wishes-no-more",
        "publishes",
        "takes-back",
        "reports",
        "comments",
        "changed",
        "let go",
        "takes-note",
        "before the meeting",
    ),
}
"""What the histories of each beginning must have come across at least so many times in a hundred histories."""
AT_LEAST_IN_A_HUNDRED = 1
REFUSED_IN_A_HUNDRED = 20
EXAMPLES_IN_A_HUNDRED = 95
"""Hypothesis makes more histories than the examples it is asked for: it counts out those that repeat others."""


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """One connection in one transaction, which is never committed."""
    engine = open_engine(url, threads=1)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def lived(beginning: Beginning, histories: int) -> type[Lives]:
    """The same histories every day; others each time in the long run. One that fails is made as short as possible."""
    machine = type("Lives", (LivesOnPaperToo,), {"beginning": beginning, "seen": Counter(), "histories": 0})
    chosen = settings(
        max_examples=math.ceil(histories * EXAMPLES_IN_A_HUNDRED / 100),
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        derandomize=not EVERYTHING,
        phases=[Phase.generate, Phase.shrink],
        report_multiple_bugs=False,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )
    run_state_machine_as_test(machine, settings=chosen, _min_steps=FEWEST_STEPS - 1)
    return machine


def tell(name: str, machine: type[Lives], seconds: float) -> None:
    """Read it with `pytest -s`."""
    print(f"\n{name}: {machine.histories} histories, {machine.seen['steps']} steps, {seconds:.0f} s CPU")  # noqa: T201
    print("; ".join(f"{what} {times}" for what, times in sorted(machine.seen.items())))  # noqa: T201


def run(name: str, connection: Connection, folder: Path, histories: int) -> type[Lives]:
    began = time.process_time()
    machine = lived(prepare(connection, folder / "keys", BEGINNINGS[name]), histories)
    tell(name, machine, time.process_time() - began)
    assert machine.histories >= histories
    return machine


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_no_history_breaks_a_law(beginning: str, sqlite: Sqlite, tmp_path: Path) -> None:
    with connected(sqlite.empty(tmp_path)) as connection:
        machine = run(beginning, connection, tmp_path, HISTORIES_A_SHARD)
    enough = HISTORIES_A_SHARD * AT_LEAST_IN_A_HUNDRED // 100
    seldom = {what: times for what in REACHED[beginning] if (times := machine.seen[what]) < enough}
    assert not seldom, "the histories did not come by there often enough"
    refused = sum(times for what, times in machine.seen.items() if what.endswith("refused"))
    assert refused >= HISTORIES_A_SHARD * REFUSED_IN_A_HUNDRED // 100


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_nor_does_one_on_postgresql(beginning: str, postgresql: Postgresql | None, tmp_path: Path) -> None:
    if postgresql is None:
        pytest.skip(NO_SERVER)
    with connected(postgresql.empty()) as connection:
        run(beginning, connection, tmp_path, HISTORIES_ON_POSTGRESQL)
