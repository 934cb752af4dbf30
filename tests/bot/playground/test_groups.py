"""Groups: who hears what, who may write, topics, and the growth to a supergroup."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramMigrateToChat
from aiogram.types import ReplyParameters, Update

from bot.playground.acts import Impossible
from bot.playground.groups import Group
from bot.playground.people import Person
from bot.playground.telegram import StandIn


@pytest.fixture
def village(stand_in: StandIn, anna: Person, boris: Person) -> Group:
    village = stand_in.group("青石村党支部", [anna, boris])
    village.add_bot()
    stand_in.desk.mailbox.drop_all()
    return village


async def news(bot: Bot) -> list[Update]:
    updates = await bot.get_updates(allowed_updates=[])
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return updates


async def test_the_bot_is_told_when_it_is_added_and_removed(bot: Bot, stand_in: StandIn, anna: Person) -> None:
    group = stand_in.group("群众代表", [anna])
    group.add_bot()
    added, service = await news(bot)
    assert added.my_chat_member
    assert (added.my_chat_member.old_chat_member.status, added.my_chat_member.new_chat_member.status) == (
        "left",
        "member",
    )
    assert service.message
    assert service.message.new_chat_members
    group.remove_bot(anna)
    (removed,) = await news(bot)
    assert removed.my_chat_member
    assert removed.my_chat_member.new_chat_member.status == "kicked"
    assert removed.my_chat_member.from_user.id == anna.id


async def test_in_privacy_mode_only_commands_and_answers_to_the_bot_are_heard(
    bot: Bot, village: Group, anna: Person
) -> None:
    card = await bot.send_message(village.id, "公示")
    await anna.say("大家好", chat=village)
    await anna.say("/bind", chat=village)
    await anna.say("/bind@jiannuo_playground_bot", chat=village)
    await anna.say("/bind@some_other_bot", chat=village)
    await anna.say("看到了", chat=village, reply_to=card.message_id)
    heard = [update.message.text for update in await news(bot) if update.message]
    assert heard == ["/bind", "/bind@jiannuo_playground_bot", "看到了"]


async def test_an_administrator_or_a_bot_without_privacy_hears_everything(
    bot: Bot, village: Group, anna: Person, stand_in: StandIn
) -> None:
    village.promote()
    await news(bot)
    await anna.say("大家好", chat=village)
    assert len(await news(bot)) == 1
    village.demote()
    await news(bot)
    await anna.say("大家好", chat=village)
    assert await news(bot) == []
    stand_in.privacy = False
    await anna.say("大家好", chat=village)
    assert len(await news(bot)) == 1


async def test_presses_in_a_group_are_heard_from_everybody(bot: Bot, village: Group, boris: Person) -> None:
    card = await bot.send_message(village.id, "公示")
    await boris.press(data="x", message=card.message_id, chat=village)
    (update,) = await news(bot)
    assert update.callback_query
    assert update.callback_query.from_user.id == boris.id


async def test_who_comes_and_goes_is_told_by_a_service_message(bot: Bot, village: Group, stand_in: StandIn) -> None:
    vera = stand_in.person(7003, "薇拉")
    village.add(vera)
    village.remove(vera)
    came, went = await news(bot)
    assert came.message
    assert went.message
    assert came.message.new_chat_members
    assert went.message.left_chat_member
    with pytest.raises(Impossible, match="not in this group"):
        await vera.say("我还在吗", chat=village)


async def test_changes_of_others_come_only_where_the_bot_runs_the_chat_and_asked(
    bot: Bot, village: Group, stand_in: StandIn
) -> None:
    village.promote()
    await news(bot)
    village.add(stand_in.person(7003, "薇拉"))
    assert [update.event_type for update in await news(bot)] == ["message"]
    await bot.get_updates(allowed_updates=["chat_member"])
    village.remove(stand_in.person(7003))
    assert [update.event_type for update in await bot.get_updates()] == ["chat_member"]
    village.demote()
    await bot.get_updates(offset=-1)
    village.add(stand_in.person(7003))
    assert len(await bot.get_updates()) == 1


async def test_a_bot_outside_the_group_is_refused_by_what_happened(
    bot: Bot, village: Group, stand_in: StandIn, anna: Person
) -> None:
    other = stand_in.group("别的群", [anna])
    with pytest.raises(TelegramForbiddenError, match="bot is not a member of the group chat"):
        await bot.send_message(other.id, "您好")
    village.remove_bot()
    with pytest.raises(TelegramForbiddenError, match="bot was kicked from the group chat"):
        await bot.send_message(village.id, "您好")
    village.add_bot()
    await bot.leave_chat(village.id)
    with pytest.raises(TelegramForbiddenError, match="bot is not a member of the group chat"):
        await bot.send_message(village.id, "您好")
    village.delete()
    with pytest.raises(TelegramForbiddenError, match="the group chat was deleted"):
        await bot.send_message(village.id, "您好")


async def test_a_muted_group_is_open_to_administrators_only(bot: Bot, village: Group, boris: Person) -> None:
    village.mute()
    with pytest.raises(TelegramBadRequest, match="not enough rights to send text messages to the chat"):
        await bot.send_message(village.id, "您好")
    with pytest.raises(Impossible):
        await boris.say("您好", chat=village)
    village.promote()
    assert await bot.send_message(village.id, "您好")


async def test_a_group_grows_into_a_supergroup_and_the_old_number_says_where_it_went(
    bot: Bot, village: Group, anna: Person
) -> None:
    old = village.id
    await bot.send_message(old, "之前")
    village.upgrade()
    before, after = await news(bot)
    assert before.message
    assert after.message
    assert before.message.migrate_to_chat_id == village.id
    assert after.message.migrate_from_chat_id == old
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(old, "您好")
    assert moved.value.migrate_to_chat_id == village.id
    sent = await bot.send_message(village.id, "您好")
    assert sent.chat.type == "supergroup"
    assert sent.message_id == 2
    with pytest.raises(Impossible):
        await anna.say("您好", chat=old)


@pytest.mark.usefixtures("anna")
async def test_topics_are_kept_closed_and_missing(bot: Bot, village: Group) -> None:
    village.forum = True
    topic = village.open_topic("承诺")
    sent = await bot.send_message(village.id, "您好", message_thread_id=topic)
    assert (sent.message_thread_id, sent.is_topic_message) == (topic, True)
    for missing in (1, 999):
        with pytest.raises(TelegramBadRequest, match="message thread not found"):
            await bot.send_message(village.id, "您好", message_thread_id=missing)
    village.close_topic(topic)
    village.close_topic()
    for closed in (topic, None):
        with pytest.raises(TelegramBadRequest, match="TOPIC_CLOSED"):
            await bot.send_message(village.id, "您好", message_thread_id=closed)
    village.promote()
    assert await bot.send_message(village.id, "您好", message_thread_id=topic)


async def test_members_are_shown_with_their_status(bot: Bot, village: Group, anna: Person, boris: Person) -> None:
    assert (await bot.get_chat_member(village.id, anna.id)).status == "creator"
    assert (await bot.get_chat_member(village.id, boris.id)).status == "member"
    village.promote(boris)
    assert [one.user.id for one in await bot.get_chat_administrators(village.id)] == [anna.id, boris.id]
    assert await bot.get_chat_member_count(village.id) == 3
    with pytest.raises(TelegramBadRequest, match="user not found"):
        await bot.get_chat_member(village.id, 424242)
    with pytest.raises(TelegramBadRequest, match="there are no administrators in the private chat"):
        await bot.get_chat_administrators(anna.id)


async def test_a_pinned_message_is_shown_with_the_chat(bot: Bot, village: Group) -> None:
    card = await bot.send_message(village.id, "公示")
    assert await bot.pin_chat_message(village.id, card.message_id)
    pinned = (await bot.get_chat(village.id)).pinned_message
    assert pinned
    assert pinned.message_id == card.message_id
    assert await bot.unpin_chat_message(village.id, message_id=card.message_id)
    with pytest.raises(TelegramBadRequest, match="message to unpin not found"):
        await bot.unpin_chat_message(village.id, message_id=card.message_id)
    with pytest.raises(TelegramBadRequest, match="message to pin not found"):
        await bot.pin_chat_message(village.id, 999)
    village.upgrade()
    with pytest.raises(TelegramBadRequest, match="not enough rights"):
        await bot.pin_chat_message(village.id, 1)


async def test_only_administrators_delete_what_others_wrote(bot: Bot, village: Group, anna: Person) -> None:
    theirs = (await anna.say("删我", chat=village))["message_id"]
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(village.id, theirs)
    village.promote()
    assert await bot.delete_message(village.id, theirs)


async def test_a_reply_in_a_group_is_heard_although_privacy_is_on(bot: Bot, village: Group, boris: Person) -> None:
    asked = await boris.say("/bind", chat=village)
    answer = await bot.send_message(
        village.id, "绑定吗？", reply_parameters=ReplyParameters(message_id=asked["message_id"])
    )
    await news(bot)
    await boris.say("好", chat=village, reply_to=answer.message_id)
    assert len(await news(bot)) == 1
