"""/todo, /help, /cancel and /language work everywhere, and nothing ends in silence."""

from typing import Any

import pytest

STRANGER = 9999


@pytest.mark.on_both_databases
async def test_todo_lists_what_waits_each_one_tap_away(town: Any) -> None:
    phone = town.phone("彭冬生")
    await phone.say("/todo")
    listed = await phone.heard("写今年的承诺")
    assert "彭冬生" in listed["text"]
    await phone.press("1. 写承诺")
    await phone.heard("从哪儿想起")


async def test_somebody_with_nothing_to_do_is_told_so(town: Any) -> None:
    phone = town.phone("杨满姑")
    await phone.say("/todo")
    await phone.heard("没有等着您办的事")


@pytest.mark.parametrize("text", ["你好", "/nonsense", "1" * 4000])
async def test_what_is_not_understood_is_answered_with_what_waits(town: Any, text: str) -> None:
    phone = town.phone("杨满姑")
    await phone.say(text)
    await phone.heard("没看懂")


async def test_help_names_what_each_role_can_do_and_nothing_else(town: Any) -> None:
    phone = town.phone("杨满姑")
    await phone.say("/help")
    text = (await phone.heard("群众代表"))["text"]
    assert "/publish" not in text
    secretary = town.phone("石远山")
    await secretary.say("/help")
    await secretary.heard("/publish")


async def test_the_chosen_language_stays(town: Any) -> None:
    phone = town.phone("龙桂芳")
    await phone.say("/language")
    await phone.heard("Choose a language")
    await phone.press("English")
    await phone.heard("English from now on")
    await phone.say("/todo")
    await phone.heard("Write your pledge")


async def test_a_forged_language_is_refused(town: Any) -> None:
    phone = town.phone("龙桂芳")
    await phone.say("/language")
    await phone.heard("Choose a language")
    await phone.press(data="menu.speak:xx")
    await phone.quiet()
    await phone.say("/todo")
    await phone.heard("等着您办的事")


async def test_cancel_says_whether_something_was_being_written(town: Any) -> None:
    phone = town.phone("龙桂芳")
    await phone.say("/cancel")
    await phone.heard("没有正在写的东西")


async def test_a_stranger_is_told_kindly_how_to_come_in(town: Any) -> None:
    stranger = town.stand_in.person(STRANGER, "过路人", language_code="zh-hans")
    for text in ("/todo", "/help", "你好"):
        await stranger.say(text)
        await stranger.heard("专属链接")


async def test_an_old_button_of_no_room_is_answered(town: Any) -> None:
    phone = town.phone("龙桂芳")
    await phone.say("/language")
    await phone.heard("Choose a language")
    await phone.press(data="gone.button:1")
    await phone.quiet()
    assert "过时" in phone.toasts[-1]


async def test_a_group_hears_help_only_when_asked_and_strangers_are_not_scolded_in_public(town: Any) -> None:
    secretary = town.phone("石远山")
    stranger = town.stand_in.person(STRANGER, "过路人", language_code="zh-hans")
    group = town.stand_in.group("青石村乡亲群", [secretary, stranger])
    group.add_bot()
    await secretary.say("/help@jiannuo_playground_bot", chat=group)
    await secretary.heard("/bind", chat=group)
    await stranger.say("/todo@jiannuo_playground_bot", chat=group)
    await stranger.quiet()
    assert "专属链接" not in str(stranger.transcript(group))
