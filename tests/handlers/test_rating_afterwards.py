"""By phone: who has cards left is reminded, who is done is left in peace; what too few said is read by the overseer."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session, select

from bot.playground.cast import REPRESENTATIVES, SECRETARY
from models.actions.founding import appoint
from models.rules.rating import RoundState
from models.rules.rights import Role
from models.tables import Letter, Pool, Round, Unit
from tests import given
from tests.conftest import START, Town
from tests.given import Mark
from tests.handlers.test_rating import MAN_GU, MARKS, TIE_SHENG, begun, closed, opened

OVERSEER = "吴腊妹"


def texts(town: Town, name: str) -> list[str]:
    return [message["text"] for message in town.phone(name).transcript() if message["from"]["is_bot"]]


async def test_who_has_cards_left_is_reminded_and_goes_on_and_who_is_done_hears_nothing(town: Town) -> None:
    await opened(town)
    done, half = await begun(town, MAN_GU), await begun(town, TIE_SHENG)
    for _ in range(3):
        await done.press(MARKS[Mark.fits])
    await done.heard("3 件都评完了")
    await half.press(MARKS[Mark.fits])
    await half.heard("第 2 件")
    before = texts(town, MAN_GU)
    await town.stand_in.advance(timedelta(days=6))
    await town.house.clock.wake()
    await town.settle()
    await half.heard("还有 2 件没评")
    assert texts(town, MAN_GU) == before
    await half.press("接着评")
    await half.heard("第 2 件，共 3 件 · 已评 1 件")
    kinds = await town.house.database.look(lambda session: session.exec(select(Letter.kind)).all())
    assert "CardsLeft" not in kinds


def oversee(session: Session, town: Town) -> None:
    township = session.get_one(Unit, town.cast.first.branch.parent_id)
    appoint(session, town.cast.first.people[OVERSEER], township, Role.overseer, START.date())


async def test_the_overseer_reads_what_too_few_said_and_nobody_else_does(town: Town) -> None:
    await town.phone(OVERSEER).start()
    await town.house.database.change(oversee, town)
    await opened(town)
    await begun(town)
    await town.phone(MAN_GU).press(MARKS[Mark.unfit])
    await closed(town)
    await town.phone(SECRETARY).heard("票太少，不在支部公布，并入乡镇合计")
    overseer = town.phone(OVERSEER)
    await overseer.say("/review")
    await overseer.heard("各支部还没有全评完")
    await town.stand_in.advance(timedelta(days=60))
    await town.house.clock.wake()
    await town.settle()
    await overseer.heard("并到上一级一起算了")
    await town.house.database.change(lambda session: session.add(given.pool(town.cast.first)))
    await overseer.say("/review")
    await overseer.heard("看哪里的群众评合计？")
    button = overseer.screen()["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await overseer.press(data=button)
    told = await overseer.heard("应评 18 位，评了的至少 6 位，一共 10 票：适合 7，基本适合 2，不适合 0，说不准 1")
    assert "原因：说得太笼统 2" in told["text"]
    await refused(town, button)


async def refused(town: Town, button: str) -> None:
    """The same button, pressed by those to whom it was never shown."""
    states: Any = await town.house.database.look(lambda session: session.exec(select(Round.state)).all())
    assert list(states) == [RoundState.closed]
    assert await town.house.database.look(lambda session: len(session.exec(select(Pool)).all())) > 1
    for name in (SECRETARY, REPRESENTATIVES[1]):
        phone = town.phone(name)
        await phone.press(data=button)
        await phone.quiet()
        assert "白岩镇" not in str(phone.toasts[-1])
        assert not [text for text in texts(town, name) if "群众评合计" in text]
