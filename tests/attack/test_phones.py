"""The same attack on the whole house: real phones, the real dispatcher, its log, its memory and its outbox."""

import io
import random
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.playground.cast import REPRESENTATIVES, SECRETARY
from models.queries import rounds
from models.rules.pledging import Stage
from models.rules.rating import Slip
from models.tables import Round, RoundResult
from tests import given
from tests.attack.attackers import traces
from tests.attack.dumps import Camera, burglar
from tests.attack.score import judge, report
from tests.attack.village import Case, Knowledge, Pair, concluded
from tests.conftest import Town
from tests.rounds import AUTHORS, CONTENT

WRITTEN_BY_A_PRESS = {"ballot", "files", "versions of ballots", "round"}
"""On PostgreSQL a round bears the number of the transaction that locked it last, which is the one that sealed."""


@pytest.fixture
async def camera(database_url: str, tmp_path: Path, written: io.StringIO) -> AsyncIterator[Camera]:
    thief = burglar(database_url)
    yield Camera(thief, tmp_path / "ballot-keys", written)
    thief.close()


async def opened(town: Town, camera: Camera) -> tuple[int, list[int]]:
    """The secretary opens a review of three pledges; everybody has the invitation."""
    for name in (SECRETARY, *REPRESENTATIVES):
        await town.phone(name).start()

    def propose(session: Session) -> None:
        for name in AUTHORS:
            given.pledge(session, town.cast.first, name, stage=Stage.proposed)

    await town.house.database.change(propose)
    await town.stand_in.quiet()
    camera.take()
    secretary = town.phone(SECRETARY)
    await secretary.say("/review")
    await secretary.press("7 天")
    await secretary.press("开始")
    await town.settle()
    camera.take()
    held = await town.house.database.look(lambda session: session.exec(select(Round)).one())
    return held.id, await town.house.database.look(lambda session: [one.id for one in rounds.items(session, held.id)])


async def rated(town: Town, camera: Camera, name: str, slips: list[Slip]) -> None:
    """Card by card, by the numbers in front of the buttons or typed; with a dump after each press."""
    phone = town.phone(name)
    await phone.press("开始评")
    for number, slip in enumerate(slips):
        for digit in _digits(slip):
            await (phone.say(str(digit)) if number == 1 else phone.press(f"{digit} "))
            await phone.quiet()
            camera.take()
    await phone.heard("都评完了")


def _digits(slip: Slip) -> list[int]:
    """Which numbers say this; any reason will do."""
    return [CONTENT.index(slip) + 1, *([1] if slip.reason else [])]


async def closed(town: Town, camera: Camera, round_id: int) -> dict[int, Counter[str]]:
    camera.take()
    secretary = town.phone(SECRETARY)
    await secretary.say("/review")
    await secretary.press("提前结束")
    await secretary.press("现在结束")
    await town.settle()
    await concluded(town.house.database, town.house.box, town.clock.now())
    camera.take(raw=True)

    def results(session: Session) -> dict[int, Counter[str]]:
        found = session.exec(select(RoundResult).where(RoundResult.round_id == round_id))
        return {result.pledge_id: Counter(result.counts) for result in found}

    return await town.house.database.look(results)


@pytest.mark.on_both_databases
async def test_six_phones_leave_nothing_to_go_by(town: Town, camera: Camera, written: io.StringIO) -> None:
    dice, people = random.Random(5), town.cast.first.people
    round_id, pledges = await opened(town, camera)
    before, secrets = written.tell(), list(camera.dumps[-1].keys.values())
    came, truth = dice.sample(REPRESENTATIVES, len(REPRESENTATIVES)), dict[Pair, str]()
    for name in came:
        slips = dice.choices(CONTENT, k=len(pledges))
        truth |= {(people[name].id, pledge): str(slip.mark) for pledge, slip in zip(pledges, slips, strict=True)}
        await rated(town, camera, name, slips)
    logged = written.getvalue()[before:]
    known = Knowledge(
        round_id=round_id,
        raters=sorted(people[name].id for name in REPRESENTATIVES),
        pledges=pledges,
        names={people[name].id: (name, str(people[name].telegram_id)) for name in REPRESENTATIVES},
        came=[people[name].id for name in came],
        tally=await closed(town, camera, round_id),
        explained=frozenset(str(slip.mark) for slip in CONTENT if slip.reason),
    )
    scores = judge([Case(camera.dumps, known, truth, secrets)])
    print(report("by phone", scores))  # noqa: T201
    assert not [name for name, score in scores.items() if score.broken]
    assert _written_to(camera) <= WRITTEN_BY_A_PRESS
    canaries = [*REPRESENTATIVES, *(str(people[name].telegram_id) for name in came), *set(truth.values()), "rating."]
    assert [canary for canary in canaries if canary in logged] == []


def _written_to(camera: Camera) -> set[str]:
    """The tables that changed in any way, and the log if it grew, between the opening and the closing."""
    while_open = traces(camera.dumps[:-1])
    return {table for table, rows in while_open.items() if any(trace.writes for trace in rows)}
