"""Whoever pledged last year may begin with those words."""

from sqlmodel import Session

from bot.playground.people import Person
from models.rules.pledging import Stage
from models.tables import Cycle, Pledge
from tests import given
from tests.conftest import Town
from tests.handlers.test_pledging import AUTHOR, acts, dongsheng, handed_in

__all__ = ["dongsheng"]

LAST_YEARS = "把四组的水池修好"


async def pledged_last_year(town: Town, name: str, stage: Stage = Stage.published) -> int:
    def write(session: Session) -> Pledge:
        pledge = given.pledge(session, town.cast.first, name, stage=stage, text=LAST_YEARS)
        cycle = Cycle(year=2025)
        session.add(cycle)
        session.flush()
        pledge.cycle_id = cycle.id
        session.add(pledge)
        session.flush()
        return pledge

    return (await town.house.database.change(write)).id


async def test_last_years_words_are_brought_over_in_three_taps_looked_at_and_handed_in(
    town: Town, dongsheng: Person
) -> None:
    pledge_id = await pledged_last_year(town, AUTHOR)
    assert f"1. {LAST_YEARS}" in await acts(dongsheng, "/pledge", "press 照去年的写")
    last = await acts(dongsheng, "press 1")
    assert "看一遍" in last
    assert "8 期限：2026年10月31日前" in last
    assert "交上去了" in await acts(dongsheng, "press 提交")
    new = max((pledge for pledge, _ in await handed_in(town)), key=lambda one: one.id)
    assert (new.stage, new.version, new.id == pledge_id) == (Stage.proposed, 1, False)


async def test_an_old_button_does_not_throw_away_what_is_half_written(town: Town, dongsheng: Person) -> None:
    pledge_id = await pledged_last_year(town, AUTHOR)
    await acts(dongsheng, "/pledge", "press 2", "护林员")
    card = dongsheng.screen()["message_id"]
    await dongsheng.press(data=f"pledging.renew:{pledge_id}", message=card)
    await dongsheng.heard("写了一半的承诺")
    assert "第 3 问" in await acts(dongsheng, "press 接着写")
    await dongsheng.press(data="pledging.go:earlier", message=card)
    await dongsheng.quiet()
    assert "第 3 问" in dongsheng.screen()["text"]
    await acts(dongsheng, "press 取消", "press 放弃草稿")
    await dongsheng.press(data="pledging.go:earlier", message=card)
    await dongsheng.heard("眼下手上没有正在写的承诺")


async def test_what_was_declined_last_year_and_what_others_pledged_is_not_offered(
    town: Town, dongsheng: Person
) -> None:
    await pledged_last_year(town, AUTHOR, Stage.declined)
    await acts(dongsheng, "/pledge")
    assert "照去年的写" not in str(dongsheng.screen())
    others = await town.house.database.change(
        lambda session: given.pledge(session, town.cast.first, "麻秀英", stage=Stage.published).id
    )
    await dongsheng.press(data=f"pledging.renew:{others}", message=dongsheng.screen()["message_id"])
    await dongsheng.quiet()
    assert "不由您来办" in dongsheng.toasts[-1]
