"""Two houses on one database: whoever takes the next update of a person, nothing of the conversation is lost."""

import asyncio
import os
from typing import Any

import pytest
from redis import Redis
from redis.exceptions import RedisError

from bot.store import StoreDown
from tests.bot.conftest import Porch, effects, quarantined
from tests.counting import remembered

REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/15")
UPDATES = 20


def is_there(url: str) -> bool:
    try:
        with Redis.from_url(url, socket_connect_timeout=1) as redis:
            return bool(redis.ping())
    except RedisError:
        return False


@pytest.mark.parametrize("redis_url", [REDIS] if is_there(REDIS) else [], ids=["redis"])
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_two_replicas_share_one_conversation(each_porch: Porch, redis_url: str) -> None:
    async with each_porch.house(redis_url=redis_url) as one, each_porch.house(redis_url=redis_url) as other:
        tasks = [
            (one, other)[number % 2].reception.enter(written(each_porch, number), patient=False)
            for number in range(1, UPDATES + 1)
        ]
        await asyncio.gather(*tasks)
        assert sorted(await effects(one)) == list(range(1, UPDATES + 1))
        heard = await one.database.look(remembered, each_porch.phone("彭冬生").id)
        assert sorted(heard) == list(range(1, UPDATES + 1))


async def test_two_replicas_take_one_update_only_once(each_porch: Porch) -> None:
    async with each_porch.house() as one, each_porch.house() as other:
        update = written(each_porch, 1)
        await asyncio.gather(*(house.reception.enter(update, patient=False) for house in (one, other, one, other)))
        assert await effects(one) == [1]


def written(porch: Porch, number: int) -> dict[str, Any]:
    person = porch.phone("彭冬生")
    person.account.started = True
    user = {"id": person.id, "is_bot": False, "first_name": "彭冬生"}
    chat = {"id": person.id, "type": "private", "first_name": "彭冬生"}
    text = f"记 {number}"
    return {"update_id": number, "message": {"message_id": number, "date": 1, "chat": chat, "from": user, "text": text}}


async def test_without_redis_replicas_take_nothing_and_lose_nothing(porch: Porch) -> None:
    async with porch.house(redis_url="redis://127.0.0.1:1/0") as house:
        with pytest.raises(StoreDown):
            await house.reception.enter(written(porch, 1), patient=False)
        assert not await house.reception._store.stands()
        assert await effects(house) == []
        assert await house.database.look(quarantined) == []
