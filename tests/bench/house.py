"""The whole house as a process of its own, on one core: real door, real clock's work, but nobody is ever too fast.

Only where it is "paced" does it keep Telegram's limits.
"""

import asyncio
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

from pydantic import SecretStr

from bot import logs
from bot.app import open_house, run
from bot.flood import UNHURRIED
from bot.settings import Settings
from scheduler.limits import UNLIMITED, Rates
from tests.bench.driver import PATH, SECRET
from tests.bench.echo import TOKEN

START = datetime(2026, 2, 10, 1, 0, tzinfo=UTC)
"""A Tuesday morning in the village, when members still write and representatives already rate."""


def settings_for(port: int, api: str, database_url: str, folder: Path) -> Settings:
    return Settings(
        bot_token=SecretStr(TOKEN),
        bot_api_url=api,
        database_url=database_url,
        data_dir=folder,
        ballot_key_dir=folder / "ballot-keys",
        webhook_url=f"http://127.0.0.1:{port}{PATH}",
        webhook_secret=SecretStr(SECRET),
        listen=f"127.0.0.1:{port}",
        _env_file=None,  # type: ignore[call-arg] # pydantic-settings' own
    )


async def main(settings: Settings, rates: Rates) -> None:
    opened = monotonic()

    def now() -> datetime:
        return START + timedelta(seconds=monotonic() - opened)

    async with open_house(settings, now, pace=UNHURRIED, rates=rates) as house:
        await run(house)


if __name__ == "__main__":
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    logs.set_up()
    port, api, database_url, folder, *paced = sys.argv[1:]
    rates = Rates() if paced else UNLIMITED
    asyncio.run(main(settings_for(int(port), api, database_url, Path(folder)), rates))
