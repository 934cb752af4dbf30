"""The four worlds, made once a test process, and a house standing in each."""

import gc
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import pytest_asyncio

from bot import speed
from tests.authorization.cells import Cell
from tests.authorization.matrix import Round
from tests.authorization.matters import World
from tests.authorization.scene import Scene, made_in, opened
from tests.databases import Sqlite

Made = tuple[World, dict[Round, Path]]


@pytest.fixture(scope="session")
def made(sqlite: Sqlite, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made_in(tmp_path_factory.mktemp("worlds"), sqlite.template)


@pytest.fixture(scope="session")
def world(made: Made) -> World:
    return made[0]


class Scenes:
    """Opens a house when it is first asked for."""

    def __init__(self, made: Made, folder: Path, stack: AsyncExitStack) -> None:
        self.world, self._places = made
        self._folder, self._stack = folder, stack
        self._open: dict[Round, Scene] = {}

    async def of(self, moment: Round) -> Scene:
        if moment not in self._open:
            scene = opened(self.world, self._places[moment], self._folder / moment.name)
            self._open[moment] = await self._stack.enter_async_context(scene)
        return self._open[moment]

    async def for_(self, cell: Cell) -> Scene:
        return await self.of(cell.house)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def scenes(made: Made, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scenes]:
    """Thousands of presses: searching for garbage as often as usual would take a third of the time."""
    usual = gc.get_threshold()
    async with AsyncExitStack() as stack:
        speed.settle_in()
        yield Scenes(made, tmp_path_factory.mktemp("scenes"), stack)
    gc.unfreeze()
    gc.set_threshold(*usual)
