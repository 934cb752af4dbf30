"""What a button carries is the client's word: made-up numbers and other branches' numbers are refused kindly."""

from collections.abc import Iterator

import pytest

from tests.authorization.cells import Cell, button_of, cells_of, matter_of, packed
from tests.authorization.conftest import Scenes
from tests.authorization.judging import plant, update
from tests.authorization.matrix import ROWS, Row, Sign
from tests.authorization.matters import Facts, World
from tests.authorization.principals import Where

pytestmark = pytest.mark.asyncio(loop_scope="module")

MADE_UP = (-1, 0, 999_999, 2**31, 2**63, 10**20, "zz", "")
"""Below and beyond everything, unknown, too large for a column, too large for any database, and no number at all."""
COUNTED = {"wrongtry"}
"""A wrong link is counted, so that nobody can guess for ever."""
PRESSED = [row for row in ROWS if button_of(row.way)]


def willing(row: Row, world: World) -> Cell:
    """Somebody who may do it: a forgery in the hands of the entitled is the most dangerous one."""
    return next(cell for cell in cells_of(row, world) if cell.may)


def forgeable(row: Row) -> list[str]:
    """What a made-up value can be put into; a yes or no is always one of ours, and places to go to have rows.

    Where something is done, the page only says what is shown afterwards.
    """
    button = button_of(row.way)
    assert button
    harmless = {"to"} if row.sign is Sign.shown else {"to", "page"}
    return [name for name, one in button.model_fields.items() if one.annotation is not bool and name not in harmless]


async def wrongs(scenes: Scenes, row: Row, forgeries: Iterator[Facts]) -> list[str]:
    cell, button = willing(row, scenes.world), button_of(row.way)
    scene, found = await scenes.for_(cell), []
    assert button
    for facts in forgeries:
        plant(scene, cell, matter_of(cell, scenes.world))
        data, account = packed(button, facts), scenes.world.pressers[cell.who].telegram_id
        answer = await scene.feed(update(cell.who, account, data, is_press=True, group=facts.get("chat_id")))
        scene.tidy(answer)
        if set(answer.changed) - COUNTED or not answer.text:
            found.append(f"{data}: {answer.changed} changed, it said {answer.text!r}")
    return found


@pytest.mark.parametrize("row", [row for row in PRESSED if forgeable(row)], ids=lambda row: f"{row.way} {row.on.value}")
async def test_made_up_facts_are_refused_in_words_and_change_nothing(scenes: Scenes, row: Row) -> None:
    honest = matter_of(willing(row, scenes.world), scenes.world)
    forged = (
        honest | {name: value} for name in forgeable(row) for value in MADE_UP if (honest.get(name) or "") != value
    )
    assert await wrongs(scenes, row, forged) == []


def swappable(row: Row) -> list[str]:
    return [name for name in forgeable(row) if name.endswith("_id") or name == "only"]


@pytest.mark.parametrize("row", [row for row in PRESSED if len(swappable(row)) > 1], ids=lambda row: row.way)
async def test_numbers_of_two_branches_do_not_mix(scenes: Scenes, row: Row) -> None:
    """One's own round with a neighbour's pledge, or the other way round."""
    cell = willing(row, scenes.world)
    honest = matter_of(cell, scenes.world)
    others = scenes.world.matter(row.on, Where.neighbour, cell.moment, cell.who)
    mixed = (honest | {name: others[name], "seen": others.get("seen")} for name in swappable(row) if others.get(name))
    assert await wrongs(scenes, row, mixed) == []
