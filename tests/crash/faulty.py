"""The house for the crash harness: as it is, or with one fault planted that the harness must notice.

It imports everything once and then begets a house for each line on standard input, {"fault", "environment"}, so that
fifty deaths cost seconds and not minutes. The child knows nothing of its parent's past.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlmodel import Session

from bot import app, logs
from bot import dispatcher as hall
from bot.app import open_house, real_now, run
from bot.flood import UNHURRIED
from bot.intake import Intake
from bot.polling import Polling
from bot.settings import Settings, load
from models.database import Database
from models.turn import current_turn, record, remember
from scheduler.limits import UNLIMITED
from tests import counting

P = ParamSpec("P")
T = TypeVar("T")
SHIFT = "CRASH_CLOCK_SHIFT_SECONDS"
GAP_SECONDS = 0.15
"""How long a fault leaves the door open, so that a handful of deaths cannot miss it even where everything is slow."""


class EarlyPolling(Polling):
    """Confirms what it has only begun, as aiogram's own polling does."""

    async def _round(self) -> None:
        for raw in await self._waiting():
            self._begin(raw)
        self._offset = max([self._offset, *(number + 1 for number in self._begun)])
        self._begun = {number: task for number, task in self._begun.items() if not task.done()}


class ForgetfulDatabase(Database):
    """Writes the conversation with the change, but not the number of the update."""

    async def change(self, action: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        turn = current_turn.get()
        if turn is None:
            return await super().change(action, *args, **kwargs)

        def changing(session: Session) -> T:
            for key, memo in turn.memos.items():
                remember(session, key, memo, turn.at)
            return action(session, *args, **kwargs)

        result = await self.change_untraced(changing)
        turn.spent = True
        return result


class TornDatabase(Database):
    """Writes the number of the update in a transaction of its own, before the effect."""

    async def change(self, action: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        turn = current_turn.get()
        if turn is None:
            return await super().change(action, *args, **kwargs)
        await self.change_untraced(record, turn)
        await asyncio.sleep(GAP_SECONDS)
        result = await self.change_untraced(action, *args, **kwargs)
        turn.spent = True
        return result


class TrustingIntake(Intake):
    """Takes every update for a new one."""

    async def _ensure_new(self, update_id: int) -> None:
        self._newest_done = update_id


PLANTS: dict[str, dict[str, Any]] = {
    "none": {},
    "acknowledge early": {"Polling": EarlyPolling},
    "no dedupe": {"Database": ForgetfulDatabase, "Intake": TrustingIntake},
    "two transactions": {"Database": TornDatabase},
}


async def live(settings: Settings, shift: timedelta) -> None:
    """`shift` is how far the stand-in's clock is ahead of ours."""
    async with open_house(settings, lambda: real_now() + shift, pace=UNHURRIED, rates=UNLIMITED) as house:
        await run(house)


def beget(fault: str, environment: dict[str, str]) -> None:
    os.environ.update(environment)
    hall.ROOMS = (counting.router, *hall.ROOMS)
    for name, plant in PLANTS[fault].items():
        setattr(app, name, plant)
    logs.set_up()
    asyncio.run(live(load(), timedelta(seconds=float(environment[SHIFT]))))


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            beget(**json.loads(line))
            return
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
