"""`python -m tests.bench.delivery`: letters to a Telegram that keeps its limits, first undisturbed, then disturbed.

The house is a process of its own and writes at its usual pace; the stand-in refuses whatever Telegram would refuse.
Disturbed: one call in a hundred is answered with 502, one in a hundred is carried out and then cut off, one with 429.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, func, select

from bot.playground.clock import PlayClock
from bot.playground.faults import Fault
from bot.playground.limits import Limits
from bot.playground.telegram import StandIn
from models import outbox
from models.database import Database
from models.queries import rounds
from models.rules.notices import RatingInvited
from models.tables import Letter, LetterState, Round
from scheduler.limits import Rates
from tests.bench import stage
from tests.bench.driver import cpu_of
from tests.bench.echo import TOKEN
from tests.bench.house import START
from tests.bench.prefecture import IN_A_BRANCH, REPRESENTATIVES
from tests.bench.updates import FIRST_PERSON

OUT_OF_A_HUNDRED = 100
TOO_MANY = 429
LOOK_AGAIN = 0.2
ENDED = (LetterState.sent, LetterState.unknown, LetterState.dead, LetterState.lapsed)


@dataclass(frozen=True, slots=True)
class Run:
    """`lost`: letters whose reader has nothing; `doubled`: messages beyond the first; `cut`: how many could double."""

    letters: int
    seconds: float
    cpu: float
    lost: int
    doubled: int
    cut: int
    refused_as_too_many: int

    @property
    def per_second(self) -> float:
        return self.letters / self.seconds

    def __str__(self) -> str:
        burst, seconds = Rates().overall
        allowed = burst / seconds
        return (
            f"{self.letters} letters in {self.seconds:.0f} s: {self.per_second:.2f} a second, "
            f"{self.per_second / allowed:.1%} of the {allowed:.0f} that we allow ourselves; "
            f"{self.cpu / self.seconds:.1%} of one core; 429 caused by us: {self.refused_as_too_many}; "
            f"lost: {self.lost}; doubled: {self.doubled} (cut off after they were taken: {self.cut})"
        )


async def main(letters: int) -> None:
    for name in ("SQLite", *(["PostgreSQL"] if stage.postgresql_is_there() else [])):
        for disturbed in (False, True):
            print(f"{name}, {'disturbed' if disturbed else 'undisturbed'}:", flush=True)  # noqa: T201 - a command line
            print(" ", await measured(name, letters, disturbed=disturbed), flush=True)  # noqa: T201


async def measured(name: str, letters: int, *, disturbed: bool) -> Run:
    people = -(-letters // REPRESENTATIVES) * IN_A_BRANCH
    stand_in = StandIn(TOKEN, PlayClock(START, ticking=True))
    await stand_in.start()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as staged:
        url = staged.enter_context(stage.DATABASES[name](Path(folder)))
        await stage.settled(url, Path(folder), people)
        welcome(stand_in, people)
        stand_in.limits = Limits()
        database = Database(url)
        posted = await database.change(post_invitations)
        faults = disturb(stand_in, posted) if disturbed else []
        port = stage.free_port()
        pid = staged.enter_context(stage.started("house", port, stand_in.url, url, folder, "paced"))
        run = await watched(stand_in, database, pid, posted, faults)
        await database.close()
    await stand_in.stop()
    return run


def welcome(stand_in: StandIn, people: int) -> None:
    for number in range(people):
        stand_in.person(FIRST_PERSON + number, f"村民{number}").account.started = True


def post_invitations(session: Session) -> int:
    """To every representative of every branch."""
    posted = 0
    for round_id in session.exec(select(Round.id)).all():
        roll = rounds.electors(session, round_id)
        outbox.post(session, RatingInvited(round_id), now=START, people=roll)
        posted += len(roll)
    return posted


def disturb(stand_in: StandIn, posted: int) -> list[Fault]:
    """Spread over the run: each fault waits for the letter to one certain reader."""
    readers = representatives(posted)
    refused: list[dict[str, Any]] = [
        {"chat": one, "status": 502} for one in readers[OUT_OF_A_HUNDRED // 3 :: OUT_OF_A_HUNDRED]
    ]
    cut_off: list[dict[str, Any]] = [
        {"chat": one, "cut_after": True} for one in readers[OUT_OF_A_HUNDRED // 2 :: OUT_OF_A_HUNDRED]
    ]
    held: dict[str, Any] = {
        "chat": readers[len(readers) // 2 + 1],
        "status": TOO_MANY,
        "parameters": {"retry_after": 2},
    }
    return [stand_in.faults.add(method="sendMessage", **one) for one in (*refused, *cut_off, held)]


def representatives(number: int) -> list[int]:
    everybody: Iterator[int] = iter(range(FIRST_PERSON, FIRST_PERSON + number * IN_A_BRANCH))
    rates = (one for one in everybody if (one - FIRST_PERSON) % IN_A_BRANCH >= IN_A_BRANCH - REPRESENTATIVES)
    return [reader for reader, _ in zip(rates, range(number), strict=False)]


async def watched(stand_in: StandIn, database: Database, pid: int, posted: int, faults: Sequence[Fault]) -> Run:
    """From the first message to the last; what comes after only settles doubts."""
    await until(lambda: bool(arrived(stand_in)))
    began, cpu = time.perf_counter(), cpu_of(pid)
    await until(lambda: len(arrived(stand_in)) >= posted - len(faults))
    got, seconds, cpu = len(arrived(stand_in)), time.perf_counter() - began, cpu_of(pid) - cpu
    while await database.look(unended):  # noqa: ASYNC110 - the same
        await asyncio.sleep(LOOK_AGAIN)
    too_many = sum(call.method == "sendMessage" and call.status == TOO_MANY for call in stand_in.calls)
    return Run(
        letters=got,
        seconds=seconds,
        cpu=cpu,
        lost=posted - len(arrived(stand_in)),
        doubled=sum(count - 1 for count in arrived(stand_in).values()),
        cut=sum(fault.cut_after for fault in faults),
        refused_as_too_many=too_many - sum(fault.status == TOO_MANY for fault in faults),
    )


async def until(condition: Callable[[], bool]) -> None:
    while not condition():  # noqa: ASYNC110 - what is waited for happens in another process
        await asyncio.sleep(LOOK_AGAIN)


def arrived(stand_in: StandIn) -> Counter[int]:
    world = stand_in.desk.world
    return Counter({chat.id: len(chat.messages) for chat in world.chats.values() if chat.messages})


def unended(session: Session) -> int:
    waiting = select(func.count()).select_from(Letter).where(col(Letter.state).not_in(ENDED))
    return session.exec(waiting).one()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bench.delivery", description=__doc__)
    parser.add_argument("--letters", type=int, default=3_000)
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    asyncio.run(main(parser.parse_args().letters))
