"""`python -m bot run` as a process: killed in the middle of a conversation, stopped politely, turned away."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import real_now
from bot.playground.cast import invite_everybody
from bot.playground.clock import PlayClock
from bot.playground.telegram import StandIn
from models import schema
from models.database import Database

ROOT = Path(__file__).parents[2]
TOKEN = "10001:PLAYGROUND-TOKEN"
NAME = "彭冬生"


class Server:
    """The machine on which the bot is run."""

    def __init__(self, stand_in: StandIn, url: str, folder: Path) -> None:
        self.stand_in = stand_in
        self.url = url
        self._folder = folder

    async def run(self, **settings: str) -> asyncio.subprocess.Process:
        known = {
            "BOT_TOKEN": TOKEN,
            "BOT_API_URL": self.stand_in.url,
            "DATABASE_URL": self.url,
            "BALLOT_KEY_DIR": str(self._folder / "ballot-keys"),
            "DATA_DIR": str(self._folder),
            "LISTEN": "127.0.0.1:0",
        }
        environment = {**os.environ, **known, "PYTHONPATH": str(ROOT), **settings}
        command = (sys.executable, "-m", "bot", "run")
        return await asyncio.create_subprocess_exec(
            *command, cwd=self._folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    async def ended(self, process: asyncio.subprocess.Process) -> tuple[int | None, str]:
        """With what status, and what it had said."""
        async with asyncio.timeout(60):
            said, _ = await process.communicate()
        return process.returncode, said.decode()


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    """Migrated, and everybody invited."""
    url = f"sqlite:///{tmp_path / 'jiannuo.sqlite3'}"
    schema.upgrade(url)
    database = Database(url)
    await database.change(invite_everybody, real_now().date())
    await database.close()
    stand_in = StandIn(token=TOKEN, clock=PlayClock(), pace=0.05)
    await stand_in.start()
    yield Server(stand_in, url, tmp_path)
    await stand_in.stop()


async def test_killed_in_the_middle_of_a_conversation_the_bot_goes_on(server: Server) -> None:
    phone = server.stand_in.person(7006, NAME, language_code="zh-hans")
    first = await server.run()
    await phone.say("/pledge")
    await phone.heard("这条承诺是从哪儿想起的？")
    await phone.say("2")
    await phone.quiet()
    first.send_signal(signal.SIGKILL)
    await server.ended(first)
    await phone.say("护林员，管三组、四组的山林")
    second = await server.run()
    await phone.heard("算哪一类？")
    await phone.quiet()
    second.send_signal(signal.SIGTERM)
    status, said = await server.ended(second)
    assert status == 0
    assert "the house is open" in said
    assert "finishing what is at hand" in said
    assert NAME not in said
    assert TOKEN not in said


async def test_by_webhook_it_answers_and_stops_politely(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        listen = f"127.0.0.1:{free.getsockname()[1]}"
    phone = server.stand_in.person(7006, NAME, language_code="zh-hans")
    await phone.say("/todo")
    bot = await server.run(LISTEN=listen, WEBHOOK_URL=f"http://{listen}/hook", WEBHOOK_SECRET="only-telegram-knows")
    await phone.heard("办")
    await phone.quiet()
    bot.send_signal(signal.SIGTERM)
    status, said = await server.ended(bot)
    assert status == 0
    assert "the house is open by=webhook" in said
    assert "only-telegram-knows" not in said


async def test_a_wrong_token_ends_it_with_one_clear_line(server: Server) -> None:
    status, said = await server.ended(await server.run(BOT_TOKEN="10001:ANOTHER-TOKEN"))
    assert status != 0
    lines = [line for line in said.splitlines() if "check BOT_TOKEN" in line]
    assert len(lines) == 1
    assert "Traceback" not in said
    assert "ANOTHER" not in said


async def test_an_address_that_is_taken_ends_it_with_one_clear_line(server: Server) -> None:
    taken = server.stand_in.url.removeprefix("http://")
    status, said = await server.ended(await server.run(LISTEN=taken))
    assert status != 0
    assert f"LISTEN={taken}: " in said
    assert "Traceback" not in said
