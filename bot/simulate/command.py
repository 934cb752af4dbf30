"""python -m bot simulate: plays the year with a progress bar and prints how it went. Synchronous."""

import asyncio
import logging
import resource
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import typer

from bot.console import Mistake
from bot.simulate import report
from bot.simulate.stage import opened
from bot.simulate.year import Wishes
from handlers.words import LANGUAGES, words_in
from models import schema
from models.queries import burden

SEEDS = 1_000_000
A_CROWD = 100
"""More branches than that, and less of each day goes the long way; the report says how much."""


def main(branches: int, seed: int, database_url: str, language: str) -> bool:
    """Whether no law was broken. Raises Mistake for a database that is not empty."""
    if language not in LANGUAGES:
        raise Mistake(f"--language: {' / '.join(LANGUAGES)}")
    wishes = Wishes(seed or secrets.randbelow(SEEDS) + 1, branches, language=language)
    if branches > A_CROWD:
        wishes.aloud = A_CROWD / branches
    report.begin(words_in(language), wishes)
    logging.getLogger("models").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="jiannuo-year-") as folder:
        url = database_url or f"sqlite:///{folder}/year.sqlite3"
        _ensure_empty(url, language)
        schema.upgrade(url)
        return asyncio.run(_played(wishes, url, Path(folder)))


def _ensure_empty(url: str, language: str) -> None:
    revision = schema.revision_of(url)
    if revision and revision.at is not None:
        raise Mistake(words_in(language).plain("console-simulate-not-empty"))


async def _played(wishes: Wishes, url: str, folder: Path) -> bool:
    began, busy = time.perf_counter(), time.process_time()
    async with opened(wishes, url, folder) as year:
        with _progress(wishes.year) as tell:
            await year.live(tell)
        people = await year.database.look(burden.of_year, wishes.year, year.laws.zone)
        cost = report.Cost(time.perf_counter() - began, time.process_time() - busy, _mebibytes())
        report.tell(words_in(wishes.language), year, people, cost)
        return not year.laws.broken


@contextmanager
def _progress(year: int) -> Iterator[report.Tell]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    with typer.progressbar(length=(last - first) // timedelta(days=1), show_pos=True) as bar:
        yield lambda today: bar.update((today - first).days - bar.pos)


def _mebibytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
