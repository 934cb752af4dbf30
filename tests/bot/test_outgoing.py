"""What aiogram says and what the delivery says spend one budget, and an update rings the delivery's bell."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter
from aiogram.types import TelegramObject

from bot.outgoing import Bell, SharedBudget
from bot.playground.people import Person
from bot.playground.telegram import StandIn
from handlers.screen import Screen
from models.rules.delivering import Later
from scheduler.courier import Courier
from scheduler.limits import UNLIMITED, Budget

TOKEN = "10001:PLAYGROUND-TOKEN"


class Purse(Budget):
    """Remembers what was spent on which chat."""

    def __init__(self) -> None:
        super().__init__(UNLIMITED)
        self.spent: list[int | str | None] = []

    async def wait(self, chat_id: int | str | None) -> None:
        self.spent.append(chat_id)
        await super().wait(chat_id)


@pytest.fixture
async def telegram() -> AsyncIterator[StandIn]:
    stand_in = StandIn(token=TOKEN)
    await stand_in.start()
    yield stand_in
    await stand_in.stop()


@pytest.fixture
async def dongsheng(telegram: StandIn) -> Person:
    person = telegram.person(7006, "彭冬生")
    await person.start()
    return person


@pytest.fixture
def purse() -> Purse:
    return Purse()


@pytest.fixture
async def bot(telegram: StandIn, purse: Purse) -> AsyncIterator[Bot]:
    speaking = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(telegram.url)))
    speaking.session.middleware(SharedBudget(purse))
    yield speaking
    await speaking.session.close()


async def test_messages_and_edits_cost_something_and_answers_to_presses_do_not(
    bot: Bot, purse: Purse, dongsheng: Person
) -> None:
    message = await bot.send_message(dongsheng.id, "您好")
    await bot.edit_message_text("您好啊", chat_id=dongsheng.id, message_id=message.message_id)
    await bot.get_me()
    with pytest.raises(TelegramAPIError):
        await bot.answer_callback_query("4711")
    assert purse.spent == [dongsheng.id, dongsheng.id]


async def test_what_telegram_tells_aiogram_the_courier_knows_too(
    bot: Bot, telegram: StandIn, purse: Purse, dongsheng: Person
) -> None:
    telegram.faults.add(method="sendMessage", status=429, parameters={"retry_after": 600})
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(dongsheng.id, "您好")
    courier = Courier(TOKEN, telegram.url, purse)
    outcome = await courier.carry(dongsheng.id, None, Screen("您好"))
    await courier.close()
    assert isinstance(outcome, Later)
    assert 590 < outcome.seconds < 602


async def test_a_person_at_the_phone_is_not_kept_waiting_for_minutes(
    bot: Bot, telegram: StandIn, purse: Purse, dongsheng: Person
) -> None:
    purse.hold(dongsheng.id, 600)
    calls = len(telegram.calls)
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(dongsheng.id, "您好")
    assert len(telegram.calls) == calls


@dataclass
class Rope:
    """Counts the rings."""

    rings: list[str] = field(default_factory=list)

    def ring(self) -> None:
        self.rings.append("ring")


@pytest.mark.parametrize("fails", [False, True])
async def test_after_each_update_the_delivery_is_rung_whatever_came_of_it(*, fails: bool) -> None:
    delivery = Rope()

    async def step(_: TelegramObject, __: dict[str, Any]) -> str:
        assert not delivery.rings
        if fails:
            raise LookupError
        return "done"

    try:
        assert await Bell(delivery)(step, TelegramObject(), {}) == "done"
    except LookupError:
        assert fails
    assert delivery.rings == ["ring"]
