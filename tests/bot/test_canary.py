"""Canaries: a known token, name, pledge and mark go through the whole house, things go wrong, and no line holds any."""

import io

import pytest

from bot.app import House
from bot.playground.cast import REPRESENTATIVES, SECRETARY
from bot.playground.people import Person
from handlers.rating.screens import Give
from tests import given
from tests.bot.conftest import TOKEN, Porch
from tests.given import Mark

NAME = "彭冬生"
TEXT = "把野猪坳的水渠修通三百米"
MARK = Mark.unfit
ANSWERS = ("/pledge", "2", "护林员", "1", TEXT, "水渠", "现在0米，做到300米", "跳过", "2", "3")
SECRETS = (TOKEN.partition(":")[2], NAME, TEXT, "野猪坳", "护林员", MARK.value, given.TEXT, "555-0199")


async def acts(phone: Person, *steps: str) -> None:
    for step in steps:
        await phone.say(step)
        await phone.quiet()


async def rates(porch: Porch, house: House) -> None:
    """The secretary opens a review, and a representative says that the pledge does not fit."""
    secretary, rater = porch.phone(SECRETARY), porch.phone(REPRESENTATIVES[0])
    await rater.start()
    await acts(secretary, "/review")
    await secretary.press("7 天")
    await secretary.press("开始")
    await secretary.heard("群众评开始了")
    await house.delivery.deliver_waiting()
    await rater.press("开始评")
    await rater.heard(TEXT)
    await rater.press(data=Give(round_id=1, pledge_id=1, mark=MARK).pack())
    await rater.heard("已记录")


async def goes_wrong(porch: Porch) -> None:
    """A step that fails with a message, garbage from Telegram, an update that pydantic quotes, a forged press."""
    phone = porch.phone(NAME)
    await acts(phone, "坏了")
    faults = porch.stand_in.faults
    faults.add(method="sendMessage", status=200, body=f'{{"ok":true,"result":{{"text":"{TEXT}"}}}}')
    await acts(phone, "记 1")
    faults.add(method="sendMessage", status=502, body=f"<html>{TEXT}</html>")
    await acts(phone, "记 2")
    faults.add(method="getUpdates", times=2, status=200, body=f'{{"ok":true,"result":[{{"update_id":5,"x":"{TEXT}')
    await acts(phone, "记 3", "记 4")
    await phone.press(data=f"rating.mark:1:1:{MARK.value}:{TEXT[:6]}")
    await phone.quiet()


async def test_no_line_holds_what_people_said(
    porch: Porch, written: io.StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    async with porch.polling() as house:
        phone = porch.phone(NAME)
        await phone.start()
        await acts(phone, *ANSWERS)
        await phone.press("提交")
        await phone.heard("交上去了")
        await rates(porch, house)
        await goes_wrong(porch)
        user = {"id": phone.id, "is_bot": False, "first_name": NAME}
        message = {"message_id": 1, "date": "gestern", "chat": {"id": phone.id, "type": "private"}, "from": user}
        await house.reception.enter({"update_id": 6, "message": {**message, "text": TEXT}}, patient=True)
        async with porch.database_down():
            assert not await house.reception._store.stands()
    out, err = capfd.readouterr()
    lines = written.getvalue()
    assert "an update is quarantined" in lines
    assert "cannot be read" in lines
    assert "LookupError" in lines
    assert "ValidationError" in lines
    assert [secret for secret in SECRETS if secret in lines + out + err] == []
