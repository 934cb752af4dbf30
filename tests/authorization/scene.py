"""A house standing in the world, into which real updates are put: the real dispatcher, middlewares and database.

Only the wire to Telegram is missing: what the house says is written down instead. That makes a press ten times cheaper.
"""

import shutil
import sqlite3
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import AnswerCallbackQuery, GetMe, TelegramMethod
from aiogram.types import User
from sqlmodel import Session, SQLModel

from bot.app import House, open_house
from bot.flood import UNHURRIED
from bot.settings import Settings
from models.actions import rating as doing
from models.ballots import BallotBox
from models.engine import open_engine
from models.keyring import KeyRing
from models.tables import Conversation, DoneUpdate, Draft, PaperBatch
from scheduler.limits import UNLIMITED
from tests.authorization.matrix import On, Round
from tests.authorization.matters import NOW, World
from tests.authorization.principals import Where
from tests.authorization.world import build

TOKEN = "10001:PLAYGROUND-TOKEN"
BOT = {"id": 10001, "is_bot": True, "first_name": "践诺", "username": "jiannuo_playground_bot"}
WRITTEN_BY_READING = frozenset({str(DoneUpdate.__tablename__), str(Conversation.__tablename__)})
"""That an update came, and where somebody stands in a conversation: no part of the shared truth."""
PLANTED = (str(Draft.__tablename__), str(PaperBatch.__tablename__))
TABLES = sorted(set(SQLModel.metadata.tables) - WRITTEN_BY_READING)
Rows = dict[str, frozenset[tuple[Any, ...]]]
T = TypeVar("T")


@dataclass(frozen=True)
class Answer:
    """What was said: all words and labels, and whether as a screen or only in a pop-up."""

    text: str
    is_screen: bool
    before: Rows
    after: Rows

    @property
    def changed(self) -> list[str]:
        return [name for name in self.before if self.before[name] != self.after[name]]


class Scribe(BaseSession):
    """Telegram's side of the wire: says yes to everything and writes it down."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[TelegramMethod[Any]] = []

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ARG002, ASYNC109 - aiogram's own
        self.calls.append(method)
        return User.model_validate(BOT) if isinstance(method, GetMe) else True

    async def close(self) -> None:
        self.calls.clear()

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        yield b""


def said_in(method: TelegramMethod[Any]) -> Iterable[str]:
    yield getattr(method, "text", None) or ""
    if isinstance(picture := getattr(method, "photo", None), str):
        yield picture
    markup = getattr(method, "reply_markup", None)
    for row in markup.inline_keyboard if markup else ():
        yield from (button.text for button in row)


@dataclass
class Scene:
    """One house on a copy of the world; `restore` puts everything back as it was."""

    house: House
    world: World
    template: Path
    scribe: Scribe
    spy: sqlite3.Connection
    truth: Rows = field(default_factory=dict)
    pages: bytes = b""
    version: int = 0
    is_planted: bool = False

    def restore(self) -> None:
        """Faster than any deleting: SQLite copies its pages."""
        with closing(sqlite3.connect(self.template)) as before:
            before.backup(self.spy)
        self.house.memory.distrust()
        self.truth = self.truth or self.dump()
        self._begin()

    def plant(self, statement: str, *values: object) -> None:
        """Something that was begun before the press: a conversation, a draft or a count."""
        self.spy.execute(statement, values)
        self.house.memory.distrust()
        self.is_planted = True

    async def feed(self, update: dict[str, Any]) -> Answer:
        before = self.truth | self.dump(PLANTED) if self.is_planted else self.truth
        self.scribe.calls.clear()
        await self.house.intake.take(update)
        after = self.dump() if self.is_changed else before
        screens = [one for one in self.scribe.calls if not isinstance(one, AnswerCallbackQuery)]
        text = "\n".join(word for one in self.scribe.calls for word in said_in(one) if word)
        return Answer(text, any(word for one in screens for word in said_in(one)), before, after)

    def tidy(self, answer: Answer) -> None:
        """As it was. Copying makes every connection read the schema anew, so it is done only where it must be."""
        if answer.changed:
            self.restore()
        elif self.is_touched or self.is_planted:
            for name in ("conversation", "draft", "doneupdate"):
                self.spy.execute(f"DELETE FROM {name}")  # noqa: S608 - the template has none
            self.spy.execute("UPDATE paperbatch SET state = 'written', witness_id = NULL WHERE state = 'asked'")
            self.house.memory.distrust()
            self._begin()

    def _begin(self) -> None:
        """From here on, whatever is different was changed by the next press."""
        self.version, self.pages, self.is_planted = self._version(), self._pages(), False

    @property
    def is_touched(self) -> bool:
        """Whether anybody has committed anything: asked of SQLite itself, before everything is compared."""
        return self._version() != self.version

    @property
    def is_changed(self) -> bool:
        """Whether a page holds anything new: far cheaper than reading every row, and most presses are refused."""
        return self.is_touched and (self.is_planted or self._pages() != self.pages)

    def _pages(self) -> bytes:
        """The whole file but for SQLite's own counters, which go on even when everything was rolled back."""
        file = self.spy.serialize()
        return file[:24] + file[28:92] + file[100:]

    def _version(self) -> int:
        return int(self.spy.execute("PRAGMA data_version").fetchone()[0])

    def dump(self, names: Iterable[str] = TABLES) -> Rows:
        """Every row of every table that holds a truth; the names are our own."""
        return {name: frozenset(self.spy.execute(f'SELECT * FROM "{name}"')) for name in names}  # noqa: S608


def settings_for(url: str, folder: Path, api: str = "http://127.0.0.1:9") -> Settings:
    wishes: dict[str, Any] = {
        "_env_file": None,
        "bot_token": TOKEN,
        "bot_api_url": api,
        "database_url": url,
        "data_dir": folder,
        "ballot_key_dir": folder / "ballot-keys",
    }
    return Settings(**wishes)


@asynccontextmanager
async def opened(world: World, made: Path, folder: Path) -> AsyncIterator[Scene]:
    """A house on a copy of what `made_in` has made."""
    shutil.copytree(made, folder)
    file = folder / made.with_suffix(".sqlite3").name
    shutil.copyfile(made.with_suffix(".sqlite3"), file)
    async with open_house(
        settings_for(f"sqlite:///{file}", folder), lambda: NOW, pace=UNHURRIED, rates=UNLIMITED
    ) as house:
        scribe = Scribe()
        scribe.middleware = house.bot.session.middleware
        house.bot.session = scribe
        with closing(sqlite3.connect(file, isolation_level=None)) as spy:
            scene = Scene(house, world, made.with_suffix(".sqlite3"), scribe, spy)
            scene.restore()
            yield scene


# ── the four worlds ────────────────────────────────────────────────────────────────────────────────────────────────


def made_in(folder: Path, empty: Path) -> tuple[World, dict[Round, Path]]:
    """For each state of the round a database file, and a folder of the same name with the ballot keys."""
    places = {moment: folder / moment.name for moment in Round}
    world = _made(places[Round.open], empty, build)
    for moment in (Round.closing, Round.lost):
        _copied(places[Round.open], places[moment])
    _made(places[Round.closing], None, lambda session, _: _close(session, world))
    _copied(places[Round.closing], places[Round.closed])
    _made(places[Round.closed], None, lambda session, box: _count(session, box, world))
    for key in (places[Round.lost] / "ballot-keys").iterdir():
        key.unlink()
    return world, places


def _made(place: Path, empty: Path | None, making: Callable[[Session, BallotBox], T]) -> T:
    """The file is left without a log beside it, so that it can be copied."""
    file = place.with_suffix(".sqlite3")
    if empty:
        shutil.copyfile(empty, file)
        place.mkdir()
    engine = open_engine(f"sqlite:///{file}", threads=1)
    with Session(engine, expire_on_commit=False) as session, session.begin():
        made = making(session, BallotBox(KeyRing(place / "ballot-keys")))
    engine.dispose()
    return made


def _copied(place: Path, other: Path) -> None:
    shutil.copytree(place, other)
    shutil.copyfile(place.with_suffix(".sqlite3"), other.with_suffix(".sqlite3"))


def _round_ids(world: World) -> Iterator[int]:
    for where in Where:
        yield world.matters[On.round, where, Round.open, None]["round_id"]


def _close(session: Session, world: World) -> None:
    for round_id in _round_ids(world):
        doing.close_review(session, None, round_id, now=NOW)


def _count(session: Session, box: BallotBox, world: World) -> None:
    for round_id in _round_ids(world):
        doing.count(session, box, round_id, now=NOW)
