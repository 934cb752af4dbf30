"""What every command of the server's console needs: settings, words, the time, and the database.

aiogram takes a second to load, so it is only brought in where Telegram is asked: most commands do without.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Concatenate, ParamSpec, Self, TypeVar

import typer
from sqlmodel import Session

from bot.settings import Settings, load
from handlers.words import Words, words_in
from models import schema
from models.database import Database
from models.rules.roster import Problem

P = ParamSpec("P")
T = TypeVar("T")
LETTERS = 26


class Mistake(Exception):  # noqa: N818 - it says what is wrong
    """One clear line for whoever sits at the console."""


@dataclass(frozen=True, slots=True)
class Console:
    """A command at work. The database is opened for each look and change: commands are short."""

    settings: Settings
    words: Words
    now: datetime

    @classmethod
    def open(cls) -> Self:
        """Raises SettingsMistake."""
        settings = load()
        return cls(settings, words_in(settings.language), datetime.now(UTC))

    @property
    def today(self) -> date:
        return self.local(self.now).date()

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.settings.zone)

    def until(self, valid: timedelta) -> datetime:
        return self.local(self.now + valid)

    def look(self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return asyncio.run(_looked(self.settings.database, query, *args, **kwargs))

    def change(self, action: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return asyncio.run(_changed(self.settings.database, action, *args, **kwargs))

    def bring_up(self) -> None:
        """Bring the schema to head, in a data directory that nobody else may read. Raises Mistake and OSError."""
        self.settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.ensure_known()
        schema.upgrade(self.settings.database)

    def ensure_ready(self) -> None:
        """Raises Mistake unless the database stands where this program wants it."""
        revision = schema.revision_of(self.settings.database)
        if revision is None or revision.at is None:
            raise Mistake(self.words.plain("console-database-empty"))
        self.ensure_known()
        if not revision.is_current:
            raise Mistake(self.words.plain("console-database-older"))

    def ensure_known(self) -> None:
        """Raises Mistake for a database that a newer program has migrated."""
        revision = schema.revision_of(self.settings.database)
        if revision and not revision.is_known:
            raise Mistake(self.words.plain("console-database-newer"))

    def name_of_bot(self, given: str) -> str:
        """The bot's name as given, else as Telegram says; empty, with a word to the reader, when it cannot be asked."""
        if name := self._name_found(given):
            return name
        typer.echo(self.words.plain("console-no-bot-name"), err=True)
        return ""

    def ensure_name_of_bot(self, given: str) -> str:
        """For what is of no use without it. Raises Mistake when it cannot be asked."""
        if name := self._name_found(given):
            return name
        raise Mistake(self.words.plain("console-slips-qr-needs-name"))

    def _name_found(self, given: str) -> str:
        return given.removeprefix("@") or asyncio.run(_asked_name(self.settings))

    def described(self, problem: Problem) -> str:
        """Where it is, what it is, how to mend it: one line."""
        what = self.words.plain(f"roster-trouble-{problem.trouble.value}", said=problem.said)
        row = self.words.plain("roster-row", sheet=problem.sheet, row=str(problem.row))
        column = self.words.plain("roster-column", column=letter(problem.column)) if problem.column else ""
        return self.words.plain("roster-problem", where=f"{row}{column}", what=what)


def letter(column: int) -> str:
    """A column as spreadsheets call it: 1 is A, 27 is AA."""
    before, place = divmod(column - 1, LETTERS)
    return (letter(before) if before else "") + chr(ord("A") + place)


async def _looked(url: str, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    database = Database(url)
    try:
        return await database.look(query, *args, **kwargs)
    finally:
        await database.close()


async def _changed(url: str, action: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    database = Database(url)
    try:
        return await database.change(action, *args, **kwargs)
    finally:
        await database.close()


async def _asked_name(settings: Settings) -> str:
    from bot.doctor import asked_name  # noqa: PLC0415 - see above

    return await asked_name(settings)
