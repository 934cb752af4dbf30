"""Every cell of the table, pressed: whoever may, does it; everybody else is told no, and nothing has changed."""

import pytest

from tests.authorization.cells import cells_of
from tests.authorization.conftest import Scenes
from tests.authorization.judging import complaint
from tests.authorization.matrix import ROWS, Row
from tests.conftest import EVERYTHING

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.way} on {row.on.value}")
async def test_whoever_may_does_it_and_everybody_else_is_told_no(scenes: Scenes, row: Row) -> None:
    complaints = [
        await complaint(await scenes.for_(cell), cell) for cell in cells_of(row, scenes.world, every=EVERYTHING)
    ]
    assert not [one for one in complaints if one]
