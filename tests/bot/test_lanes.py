"""In order per chat and person, concurrently across people."""

import asyncio
import random
from collections.abc import Awaitable, Callable

from bot.lanes import Lanes

ANNA, BORIS, GROUP = 7001, 7002, -100


def working(done: list[str], name: str, seconds: float = 0.0) -> Callable[[], Awaitable[None]]:
    async def work() -> None:
        await asyncio.sleep(seconds)
        done.append(name)

    return work


async def test_one_persons_come_one_after_another_and_others_do_not_wait() -> None:
    lanes, done = Lanes(), list[str]()
    lanes.enter([ANNA], working(done, "anna 1", 0.05))
    lanes.enter([ANNA], working(done, "anna 2"))
    lanes.enter([BORIS], working(done, "boris 1"))
    await lanes.empty()
    assert done == ["boris 1", "anna 1", "anna 2"]


async def test_who_stands_in_two_lanes_waits_for_both() -> None:
    lanes, done = Lanes(), list[str]()
    lanes.enter([ANNA], working(done, "anna at home", 0.06))
    lanes.enter([BORIS, GROUP], working(done, "boris in the group", 0.03))
    lanes.enter([ANNA, GROUP], working(done, "anna in the group"))
    lanes.enter([BORIS], working(done, "boris at home"))
    await lanes.empty()
    assert done == ["boris in the group", "boris at home", "anna at home", "anna in the group"]


async def test_who_fails_lets_the_next_one_pass() -> None:
    lanes, done = Lanes(), list[str]()

    async def fail() -> None:
        raise LookupError

    failed = lanes.enter([ANNA], fail)
    lanes.enter([ANNA], working(done, "anna 2"))
    await lanes.empty()
    assert done == ["anna 2"]
    assert isinstance(failed.exception(), LookupError)


async def test_no_more_at_once_than_there_are_places() -> None:
    lanes, inside, most = Lanes(most_at_once=3), 0, 0

    async def count() -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0.005)
        inside -= 1

    for person in range(20):
        lanes.enter([person], count)
    await lanes.empty()
    assert most == 3


async def test_order_holds_in_every_lane_whatever_comes() -> None:
    dice, lanes = random.Random(7), Lanes(most_at_once=4)
    came: dict[int, list[int]] = {}
    left: dict[int, list[int]] = {}

    def note(mine: list[int], number: int) -> Callable[[], Awaitable[None]]:
        async def work() -> None:
            await asyncio.sleep(dice.random() / 500)
            for lane in mine:
                left.setdefault(lane, []).append(number)

        return work

    for number in range(300):
        mine = dice.sample(range(6), dice.choice([1, 2]))
        for lane in mine:
            came.setdefault(lane, []).append(number)
        lanes.enter(mine, note(mine, number))
    await lanes.empty()
    assert left == came


async def test_the_longest_wait_is_known_and_nobody_is_kept_in_mind() -> None:
    lanes, done = Lanes(), list[str]()
    lanes.enter([ANNA], working(done, "anna 1", 0.05))
    await asyncio.sleep(0.02)
    assert 0.01 < lanes.longest_wait < 0.05
    await lanes.empty()
    assert lanes.longest_wait == 0
    assert not vars(lanes)["_last"]
