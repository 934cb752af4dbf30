"""Phones before many pledges at once: one card that counts, approving what was opened, and nothing that was not."""

from bot.playground.cast import COMMITTEE
from handlers.deciding.lists import Approve
from models.actions import deciding
from models.rules.deciding import Opinion, Verdict
from tests.committee import actor, ask_together
from tests.conftest import Town

AUTHORS = ("彭冬生", "麻秀英", "石喆")
SHI, LONG, WU, *_ = COMMITTEE
APPROVE = "✅ 同意"


async def asked(town: Town) -> list[int]:
    for name in COMMITTEE:
        await town.phone(name).start()
    await town.settle()
    _, decision_ids = await town.house.database.change(ask_together, town.cast.first, *AUTHORS)
    await town.settle()
    return decision_ids


def card_of(town: Town, name: str) -> str:
    """The one card for all of them."""
    texts = (str(one.get("text", "")) for one in town.phone(name).transcript())
    found = [text for text in texts if "条承诺等您定" in text or "这一批 3 条" in text]
    assert len(found) == 1
    return found[0]


async def test_one_card_comes_for_many_and_counts_until_all_is_decided(town: Town) -> None:
    await asked(town)
    for name in COMMITTEE:
        assert "3 条承诺等您定" in card_of(town, name)
    for name in (SHI, LONG, WU):
        phone = town.phone(name)
        await phone.press("开始看")
        for left in (2, 1, 0):
            await phone.press(APPROVE)
            await phone.press(f"下一条（还有 {left} 条）" if left else "📋 待办")
        await town.settle()
        if name == SHI:
            assert "您都表过态了。还有 3 条在等别的同志" in card_of(town, SHI)
            assert "3 条承诺等您定" in card_of(town, LONG)
    for name in COMMITTEE:
        assert "都定下来了" in card_of(town, name)
        assert "通过了 3" in card_of(town, name)


async def test_only_what_was_opened_is_approved_together(town: Town) -> None:
    first, second, third = await asked(town)
    shi = town.phone(SHI)
    await shi.say("/decide")
    await shi.heard("等您定的承诺：3 条")
    assert not any("看过的都同意" in button["text"] for row in _rows(shi.screen()) for button in row)
    for number in (1, 2):
        await shi.say("/decide")
        await shi.press(f"{number}. {AUTHORS[number - 1]}")
        await shi.heard("请您定一定")
    await shi.say("/decide")
    await shi.heard("1. 彭冬生：把三组到水库的机耕路修通，方便运橘子下山 ✓ 看过")
    await shi.press("✅ 看过的都同意（2）")
    shown = (await shi.heard("这 2 条您都看过"))["text"]
    assert "石喆" not in shown
    await town.house.database.change(
        lambda session: deciding.decide(
            session, actor(session, town.cast.first, SHI), second, Opinion(Verdict.decline), town.clock.now()
        )
    )
    await shi.press("✅ 同意这 2 条")
    told = (await shi.heard("同意了 1 条"))["text"]
    assert "没算进去：麻秀英的，您已经表过态" in told
    await shi.press(data=Approve.of([first, second, third]).pack())
    told = (await shi.heard("同意了 0 条"))["text"]
    assert "没算进去：石喆的，您还没有打开看过" in told


async def test_a_button_for_all_that_somebody_made_up_is_not_understood(town: Town) -> None:
    await asked(town)
    shi = town.phone(SHI)
    for data in ("deciding.all:1.zz", "deciding.all:", "deciding.all:" + "1." * 20):
        await shi.press(data=data)
        await shi.quiet()
    assert "3 条承诺等您定" in card_of(town, SHI)


def _rows(screen: dict[str, object]) -> list[list[dict[str, str]]]:
    markup = screen.get("reply_markup") or {}
    assert isinstance(markup, dict)
    rows: list[list[dict[str, str]]] = markup.get("inline_keyboard", [])
    return rows
