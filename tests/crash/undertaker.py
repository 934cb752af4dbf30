"""Begets bots as processes of their own and kills them with SIGKILL: no farewell, no flushing."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bot.playground.telegram import StandIn

ROOT = Path(__file__).parents[2]
LONGEST_START_SECONDS = 60.0
LONGEST_LIFE_SECONDS = 5.0
LOOK_SECONDS = 0.005


class Nursery:
    """One process that has imported everything; every bot is a fork of it, so that a death costs no second start."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            (sys.executable, "-m", "tests.crash.faulty"), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def beget(self, fault: str, environment: dict[str, str]) -> int:
        """The number of the new process. `fault` is one of tests.crash.faulty's PLANTS."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"fault": fault, "environment": environment}).encode() + b"\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


class Undertaker:
    """The bots of one house, one after another."""

    def __init__(self, nursery: Nursery, stand_in: StandIn, environment: dict[str, str], fault: str) -> None:
        self._nursery = nursery
        self._stand_in = stand_in
        self._environment = environment
        self._fault = fault
        self._child = 0

    async def start(self) -> None:
        """A new bot, at the moment when it first speaks to Telegram."""
        before = self._starts
        self._child = await asyncio.to_thread(self._nursery.beget, self._fault, self._environment)
        await self._until(lambda: self._starts > before, LONGEST_START_SECONDS)

    async def live(self, calls: int) -> None:
        """Wait until the bot has said so many things to Telegram, or has nothing more to say."""
        enough = self._calls + calls
        with suppress(TimeoutError):
            await self._until(lambda: self._calls >= enough, LONGEST_LIFE_SECONDS)

    async def kill(self) -> None:
        """SIGKILL, and wait until nothing is left of it."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """SIGTERM, and wait until it has finished what was at hand."""
        await self._end(signal.SIGTERM)

    async def _end(self, by: signal.Signals) -> None:
        child, self._child = self._child, 0
        with suppress(ProcessLookupError):
            if child:
                os.kill(child, by)
            while child:
                os.kill(child, 0)
                await asyncio.sleep(LOOK_SECONDS)

    async def _until(self, condition: Callable[[], bool], seconds: float) -> None:
        async with asyncio.timeout(seconds):
            while not condition():
                await self._stand_in.desk.mailbox.pulse.beats_within(LOOK_SECONDS)

    @property
    def _starts(self) -> int:
        return sum(call.method == "deleteWebhook" for call in self._stand_in.calls)

    @property
    def _calls(self) -> int:
        return len(self._stand_in.calls)
