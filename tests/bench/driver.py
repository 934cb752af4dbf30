"""Sends updates as Telegram's webhook does, and reads the clock and the bot's CPU.

Either a bounded number in flight, one person's updates one after another, as fast as the bot takes them; or at a fixed
rate, where an update that has to wait counts its wait.
"""

import asyncio
import os
import statistics
import time
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tests.bench.updates import Update, numbered

T = TypeVar("T")
IN_FLIGHT = 32
MOST_WAITING = 256
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
SECRET = "a-secret-of-the-benchmark"
PATH = "/webhook"
Lane = Sequence[Update]
"""The updates of one person, to be sent one after another."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: updates taken, seconds of wall clock, seconds of the bot's CPU, and each update's latency in seconds."""

    updates: int
    wall: float
    cpu: float
    latencies: Sequence[float]

    @property
    def per_second(self) -> float:
        return self.updates / self.wall

    @property
    def cpu_microseconds(self) -> float:
        return self.cpu / self.updates * 1e6

    @property
    def p99_milliseconds(self) -> float:
        return statistics.quantiles(self.latencies, n=100)[98] * 1e3


@dataclass(frozen=True, slots=True)
class Bot:
    """Somebody to be measured, listening on this machine."""

    name: str
    port: int
    pid: int


async def drive(bot: Bot, lanes: Iterator[Lane], seconds: float) -> Measured:
    """As fast as the bot takes them, IN_FLIGHT people at once. An answer other than 200 ends the run."""
    latencies: list[float] = []
    before, started = cpu_of(bot.pid), time.perf_counter()

    async def send() -> None:
        async with connected(bot.port) as wire:
            while time.perf_counter() < started + seconds:
                for update in next(lanes):
                    sent = time.perf_counter()
                    await wire.post(update)
                    latencies.append(time.perf_counter() - sent)

    await asyncio.gather(*(send() for _ in range(IN_FLIGHT)))
    return Measured(len(latencies), time.perf_counter() - started, cpu_of(bot.pid) - before, latencies)


async def drive_at(bot: Bot, lanes: Iterator[Lane], seconds: float, per_second: float) -> Measured:
    """At a fixed rate; latency runs from the moment at which the update was due."""
    latencies: list[float] = []
    before, started = cpu_of(bot.pid), time.perf_counter()
    due = enumerate(interleaved(lanes, IN_FLIGHT * 8))

    async def send() -> None:
        async with connected(bot.port) as wire:
            for number, update in due:
                moment = started + number / per_second
                if moment > started + seconds:
                    return
                await asyncio.sleep(max(0.0, moment - time.perf_counter()))
                await wire.post(update)
                latencies.append(time.perf_counter() - moment)

    await asyncio.gather(*(send() for _ in range(MOST_WAITING)))
    return Measured(len(latencies), time.perf_counter() - started, cpu_of(bot.pid) - before, latencies)


def interleaved(lanes: Iterator[Iterable[T]], at_once: int) -> Iterator[T]:
    """One of each of so many lanes in turn, again and again, so that nobody's updates follow each other closely."""
    while group := [iter(next(lanes)) for _ in range(at_once)]:
        for some in zip(*group, strict=True):
            yield from some


class Wire:
    """One connection that is kept open."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def post(self, update: Update) -> None:
        body = numbered(update)
        self._writer.write(HEAD % len(body) + body)
        head = await self._reader.readuntil(b"\r\n\r\n")
        if length := length_of(head):
            await self._reader.readexactly(length)
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"the bot answered {head.split(maxsplit=2)[1].decode()} to {body.decode()}")


HEAD = (
    f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    f"X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\nContent-Length: %d\r\n\r\n"
).encode()


@asynccontextmanager
async def connected(port: int) -> AsyncIterator[Wire]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield Wire(reader, writer)
    finally:
        writer.close()
        await writer.wait_closed()


def length_of(head: bytes) -> int:
    """Bytes of body; neither side of the benchmark speaks in chunks."""
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0


def cpu_of(pid: int) -> float:
    """Seconds of CPU the process has used, all its threads together (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_A_SECOND


def memory_of(pid: int) -> float:
    """Resident mebibytes (Linux)."""
    resident = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    return int(resident) * os.sysconf("SC_PAGE_SIZE") / 2**20
