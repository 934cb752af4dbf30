"""The playground: the stand-in for Telegram, the whole bot behind it, and an invented village in mid-year."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from aiohttp.test_utils import unused_port
from pydantic import SecretStr

from bot import commands
from bot.app import House, open_house
from bot.flood import UNHURRIED
from bot.playground import overture, story
from bot.playground.calendar import next_deadline
from bot.playground.cast import SECRETARY, Cast, invite_everybody, seat_overseer
from bot.playground.clock import PlayClock
from bot.playground.phones import AUDIENCES, phones_of
from bot.playground.script import CURTAIN
from bot.playground.telegram import Link, StandIn
from bot.playground.turnout import turnouts
from bot.playground.world import JsonObject
from bot.settings import Settings
from bot.web import served
from models.schema import upgrade
from models.tables import GroupChat
from scheduler.limits import UNLIMITED

TOKEN = "10001:PLAYGROUND-TOKEN-OF-NOBODY"  # noqa: S105 - invented; the stand-in refuses a real one
NEW_YEAR = datetime.fromisoformat("2026-01-20T09:00:00+08:00")


@dataclass
class Show:
    """One performance: the house and its people."""

    house: House
    stand_in: StandIn
    cast: Cast

    @property
    def board_url(self) -> str:
        return self.house.settings.board_url


def main(*, play: bool, port: int = 8090) -> None:
    """Open the playground until Ctrl-C, or play the thin year in the terminal and end."""
    if play:
        from bot.playground.play import play_the_year  # noqa: PLC0415 - the play needs the demo, not the other way

        asyncio.run(play_the_year())
        return
    with suppress(KeyboardInterrupt):
        asyncio.run(_open_to_visitors(port))


async def _open_to_visitors(port: int) -> None:
    stand_in = StandIn(TOKEN, PlayClock(CURTAIN, ticking=True))
    await stand_in.start(port)
    print(f"践诺 · 演练场  →  {stand_in.url}   (Ctrl-C 结束 / to end)", flush=True)  # noqa: T201 - the terminal is the audience
    try:
        await Stagehand(stand_in).work()
    finally:
        await stand_in.stop()


class Stagehand:
    """Raises the curtain again whenever a visitor asks for a new beginning."""

    def __init__(self, stand_in: StandIn) -> None:
        self._stand_in = stand_in
        self._again = asyncio.Event()
        self._ready = asyncio.Event()
        stand_in.on_reset = self._begin_again

    async def work(self) -> None:
        while True:
            self._again.clear()
            async with performance(self._stand_in, in_mid_year=True):
                self._ready.set()
                await self._again.wait()

    async def _begin_again(self) -> None:
        self._ready.clear()
        self._stand_in.clock.restart()
        self._again.set()
        await self._ready.wait()


@asynccontextmanager
async def performance(stand_in: StandIn, *, in_mid_year: bool, database_url: str = "") -> AsyncIterator[Show]:
    """The whole house on a database of its own, alive until the block ends.

    In mid-year the first village has a past; otherwise it is January and nobody has done anything yet. The database is
    a file that goes with the performance, or the empty one at `database_url`.
    """
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="jiannuo-")))
        settings = _settings(stand_in, folder, database_url)
        upgrade(settings.database)
        house = await stack.enter_async_context(
            open_house(settings, stand_in.clock.now, pace=UNHURRIED, rates=UNLIMITED)
        )
        cast = await house.database.change(invite_everybody, CURTAIN.date())
        await house.database.change(seat_overseer, cast)
        await _gather(stand_in, house, cast)
        if in_mid_year:
            await house.database.change(story.tell, cast, house.box)
        await stack.enter_async_context(served(house.web, settings.listen))
        show = Show(house, stand_in, cast)
        await stack.enter_async_context(_alive(show))
        if in_mid_year:
            await overture.play(stand_in, cast)
        yield show


def _settings(stand_in: StandIn, folder: Path, database_url: str) -> Settings:
    """Nothing from the visitor's environment: the playground is always the same."""
    return Settings.model_construct(
        bot_token=SecretStr(stand_in.token),
        bot_api_url=stand_in.url,
        data_dir=folder,
        database_url=database_url,
        ballot_key_dir=folder / "ballot-keys",
        listen=f"127.0.0.1:{unused_port()}",
    )


async def _gather(stand_in: StandIn, house: House, cast: Cast) -> None:
    """Hand everybody a phone, and let the village's two groups meet."""
    stand_in.cast = phones_of(stand_in, cast)
    bound = [
        GroupChat(
            chat_id=phone.chat,
            title=phone.name,
            branch_id=cast.first.branch.id,
            audience=AUDIENCES[phone.name],
            bound_by=cast.first.people[SECRETARY].id,
            bound_at=stand_in.clock.now(),
        )
        for phone in stand_in.cast
        if phone.chat
    ]
    await house.database.change(lambda session: session.add_all(bound))


@asynccontextmanager
async def _alive(show: Show) -> AsyncIterator[None]:
    """Updates are taken and letters delivered; turning the clock does what is due at once."""
    stand_in, house = show.stand_in, show.house
    stand_in.links = [Link("公示栏", f"{show.board_url}/")]
    stand_in.on_advance = [house.clock.wake]
    stand_in.turnout = lambda: _turnout(house)
    stand_in.next_deadline = lambda: house.database.look(next_deadline, stand_in.clock.now(), house.settings.zone)
    await commands.register(house.bot, house.settings.language)
    taking = asyncio.ensure_future(house.polling.run())
    try:
        await _open_the_chats(stand_in)
        async with house.clock.running():
            yield
    finally:
        taking.cancel()
        with suppress(asyncio.CancelledError):
            await taking


async def _turnout(house: House) -> list[JsonObject]:
    return [asdict(one) for one in await house.database.look(turnouts, house.box)]


async def _open_the_chats(stand_in: StandIn) -> None:
    """A bot may write only to who has written first, so everybody has said hello."""
    for phone in stand_in.cast:
        if phone.kind == "person":
            await stand_in.person(phone.person).start()
    await stand_in.quiet(timeout=60)
