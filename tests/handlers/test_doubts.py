"""The helper in chat: a vague pledge is asked about gently, one thing at a time, and may stay as it is."""

from bot.playground.people import Person
from models.rules.clarity import Doubt
from tests.conftest import Town
from tests.handlers.test_pledging import acts, dongsheng, handed_in, lines_on_a_phone, sheet_of

__all__ = ["dongsheng"]

SLOGAN = "全心全意为人民服务"
UP_TO_THE_TEXT = ("/pledge", "press 2", "press 跳过", "press 1")
ENGLISH_UP_TO_THE_TEXT = ("/pledge", "press 2", "press Skip", "press 1")
LEFT = ("press 不改，就这样", "press 跳过", "press 跳过", "press 跳过", "press 不改，就这样", "press 1", "press 3")


async def test_a_vague_pledge_is_asked_about_twice_and_handed_in_as_it_is(town: Town, dongsheng: Person) -> None:
    asked = await acts(dongsheng, *UP_TO_THE_TEXT, SLOGAN)
    assert "落到一件事上，是哪一件？" in asked
    assert asked.count("？") == 1
    assert "第 5 问" in await acts(dongsheng, LEFT[0])
    assert "邻居去看什么" in await acts(dongsheng, *LEFT[1:4])
    card = dongsheng.screen()["message_id"]
    await dongsheng.press(data=f"pledging.settle:{Doubt.slogan}:leave", message=card)
    await dongsheng.quiet()
    assert "邻居去看什么" in dongsheng.screen()["text"], "an old button leaves only what it was about"
    last = await acts(dongsheng, *LEFT[4:])
    assert "提个醒：还看不出做哪件事。不改也能交。" in last
    assert lines_on_a_phone(last) <= 18
    assert "交上去了" in await acts(dongsheng, "press 提交")
    [(_, version)] = await handed_in(town)
    assert version.text == SLOGAN


async def test_an_answer_is_offered_and_taken_over_by_a_tap_or_a_digit(town: Town, dongsheng: Person) -> None:
    offer = await acts(dongsheng, *UP_TO_THE_TEXT, SLOGAN, "清三组的水沟800米")
    assert "1 “清三组的水沟800米”" in offer
    assert "2 “全心全意为人民服务，清三组的水沟800米”" in offer
    await town.house.memory.close()
    assert "第 5 问" in await acts(dongsheng, "清通三组的水沟", "press 1 换成这句")
    sheet = await sheet_of(town)
    assert sheet
    assert (sheet.answers.text, sheet.doubt) == ("清通三组的水沟", None)
    assert "第 4 问" in await acts(dongsheng, "press ‹ 上一步")
    assert "第 5 问" in await acts(dongsheng, "好好干")
    assert "邻居去看什么" in await acts(dongsheng, "跳过", "跳过", "跳过")
    assert "第 8 问" in await acts(dongsheng, "水沟不再堵")
    sheet = await sheet_of(town)
    assert sheet
    assert sheet.answers.indicator == "水沟不再堵"


async def test_back_out_and_old_buttons_of_the_helper_are_kind(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, *UP_TO_THE_TEXT, SLOGAN)
    card = dongsheng.screen()["message_id"]
    assert "接着写" in str(await acts(dongsheng, "press 取消") and dongsheng.screen())
    assert "是哪一件？" in await acts(dongsheng, "press 接着写")
    assert "现在写的是：" + SLOGAN in await acts(dongsheng, "press ‹ 上一步")
    await dongsheng.press(data=f"pledging.settle:{Doubt.slogan}:instead", message=card)
    await dongsheng.quiet()
    sheet = await sheet_of(town)
    assert sheet
    assert sheet.answers.text == SLOGAN
    await acts(dongsheng, "/pledge", "press 接着写", "press 取消", "press 放弃草稿")
    await dongsheng.press(data=f"pledging.settle:{Doubt.slogan}:leave", message=card)
    await dongsheng.heard("眼下手上没有正在写的承诺")


async def test_a_corrected_text_is_read_along_too_and_leads_back_to_the_last_look(dongsheng: Person) -> None:
    first = ("修通三组的机耕路", "跳过", "跳过", "跳过", "年底", "3")
    await acts(dongsheng, *UP_TO_THE_TEXT, *first)
    assert "分内就该做的" in await acts(dongsheng, "4", "按时交党费")
    assert "看一遍" in await acts(dongsheng, "press 不改")


async def test_the_helper_speaks_english(town: Town, dongsheng: Person) -> None:
    await acts(dongsheng, "/language", "press English", *ENGLISH_UP_TO_THE_TEXT)
    assert "Which one thing will it be?" in await acts(dongsheng, "Serve the people wholeheartedly")
    assert "Put it behind my words" in str(await acts(dongsheng, "mend 7 lamps") and dongsheng.screen())
    assert "Question 5" in await acts(dongsheng, "press 2")
    sheet = await sheet_of(town)
    assert sheet
    assert sheet.answers.text == "Serve the people wholeheartedly, mend 7 lamps"
