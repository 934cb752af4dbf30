"""The courier carries over HTTP and says plainly what came of it, whatever Telegram answers."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.playground.people import Person
from bot.playground.telegram import StandIn
from handlers.screen import Attachment, Button, Screen, column
from models.rules.delivering import Halt, Hopeless, InDoubt, Lapsed, Later, Moved, Sent, Unreachable
from scheduler.courier import A_FEW, IN_FLIGHT, Courier
from scheduler.limits import UNLIMITED, Budget, Rates

TOKEN = "10001:PLAYGROUND-TOKEN"
CARD = Screen(
    "<b>修路</b>：已经公开", column(Button("看看", "keeping.report:7"), Button("公示栏", url="https://example.org/"))
)
BROKEN = Screen("<b>修路 &amp; <i>架桥</b>", CARD.rows)


@pytest.fixture
async def telegram() -> AsyncIterator[StandIn]:
    stand_in = StandIn(token=TOKEN)
    await stand_in.start()
    yield stand_in
    await stand_in.stop()


@pytest.fixture
async def courier(telegram: StandIn) -> AsyncIterator[Courier]:
    hired = Courier(TOKEN, telegram.url, Budget(UNLIMITED), first_rest=0)
    yield hired
    await hired.close()


@pytest.fixture
async def shi_zhe(telegram: StandIn) -> Person:
    person = telegram.person(7008, "石喆")
    await person.start()
    return person


def from_the_bot(person: Person) -> list[dict[str, Any]]:
    return [one for one in person.transcript() if one["from"]["is_bot"]]


# ── what goes well ─────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_screen_arrives_with_its_marks_and_buttons(courier: Courier, shi_zhe: Person) -> None:
    outcome = await courier.carry(shi_zhe.id, None, CARD)
    (message,) = from_the_bot(shi_zhe)
    assert outcome == Sent(message["message_id"])
    assert message["text"] == "修路：已经公开"
    assert [one["type"] for one in message["entities"]] == ["bold"]
    rows = message["reply_markup"]["inline_keyboard"]
    assert [[one["text"] for one in row] for row in rows] == [["看看"], ["公示栏"]]
    assert rows[0][0]["callback_data"] == "keeping.report:7"


async def test_a_card_that_hangs_is_edited(courier: Courier, shi_zhe: Person) -> None:
    first = await courier.carry(shi_zhe.id, None, Screen("议一议"))
    assert isinstance(first, Sent)
    assert await courier.carry(shi_zhe.id, None, Screen("已经通过"), first.message_id) == first
    assert [one["text"] for one in from_the_bot(shi_zhe)] == ["已经通过"]


async def test_a_card_that_shows_it_already_counts_as_shown(courier: Courier, shi_zhe: Person) -> None:
    first = await courier.carry(shi_zhe.id, None, CARD)
    assert isinstance(first, Sent)
    assert await courier.carry(shi_zhe.id, None, CARD, first.message_id) == first


async def test_a_card_that_is_gone_is_sent_anew(courier: Courier, shi_zhe: Person) -> None:
    outcome = await courier.carry(shi_zhe.id, None, CARD, 4711)
    (message,) = from_the_bot(shi_zhe)
    assert outcome == Sent(message["message_id"])


async def test_what_is_no_news_is_shown_where_its_card_hangs_or_nowhere(courier: Courier, shi_zhe: Person) -> None:
    first = await courier.carry(shi_zhe.id, None, Screen("有 2 件事"))
    assert isinstance(first, Sent)
    done = Screen("都办好了", is_news=False)
    assert await courier.carry(shi_zhe.id, None, done, first.message_id) == first
    assert await courier.carry(shi_zhe.id, None, done, 4711) == Lapsed("its message is gone")
    assert await courier.carry(shi_zhe.id, None, done) == Lapsed("its message is gone")
    assert [one["text"] for one in from_the_bot(shi_zhe)] == ["都办好了"]


async def test_marks_that_telegram_does_not_understand_are_left_out(
    courier: Courier, shi_zhe: Person, caplog: pytest.LogCaptureFixture
) -> None:
    assert isinstance(await courier.carry(shi_zhe.id, None, BROKEN), Sent)
    (message,) = from_the_bot(shi_zhe)
    assert message["text"] == "修路 & 架桥"
    assert "does not understand" in caplog.text


async def test_a_group_post_goes_to_its_topic(courier: Courier, telegram: StandIn, shi_zhe: Person) -> None:
    group = telegram.group("青石村党员群", [shi_zhe])
    group.add_bot()
    group.forum = True
    topic = group.open_topic("公示")
    assert isinstance(await courier.carry(group.id, topic, CARD), Sent)
    post = [one for one in shi_zhe.transcript(group) if "text" in one][-1]
    assert post["message_thread_id"] == topic


# ── what goes wrong ────────────────────────────────────────────────────────────────────────────────────────────────

REFUSALS = [
    ({"status": 400, "description": "Bad Request: chat not found"}, Unreachable("BadRequest: Chat not found")),
    ({"status": 400, "description": "Bad Request: not enough rights to send text messages to the chat"}, Unreachable),
    ({"status": 400, "description": "Bad Request: CHAT_WRITE_FORBIDDEN"}, Unreachable),
    ({"status": 400, "description": "Bad Request: TOPIC_CLOSED"}, Unreachable),
    ({"status": 400, "description": "Bad Request: message thread not found"}, Unreachable),
    ({"status": 403, "description": "Forbidden: bot was kicked from the group chat"}, Unreachable),
    ({"status": 400, "description": "Bad Request: message is too long"}, Hopeless("BadRequest: Message is too long")),
    ({"status": 400, "description": "Bad Request: BUTTON_DATA_INVALID"}, Hopeless("BadRequest: Button_data_invalid")),
    ({"status": 413, "description": "Request Entity Too Large"}, Hopeless),
    ({"status": 401, "description": "Unauthorized"}, Halt("InvalidToken: Unauthorized")),
    ({"status": 404, "description": "Not Found"}, Halt("InvalidToken: Not Found")),
    ({"status": 500, "description": "Internal Server Error: restart"}, InDoubt),
    ({"status": 502, "body": "<html><h1>502 Bad Gateway</h1></html>"}, InDoubt),
    ({"status": 504, "description": "Gateway Timeout"}, InDoubt),
    ({"status": 200, "body": "<html>welcome to the hotel's network</html>"}, InDoubt),
    (
        {
            "status": 400,
            "description": "Bad Request: group chat was upgraded",
            "parameters": {"migrate_to_chat_id": -1009},
        },
        Moved(-1009),
    ),
]


@pytest.mark.parametrize(("fault", "expected"), REFUSALS, ids=lambda value: str(value)[:60])
async def test_every_refusal_has_its_meaning(
    courier: Courier, telegram: StandIn, shi_zhe: Person, fault: dict[str, Any], expected: object
) -> None:
    telegram.faults.add(method="sendMessage", **fault)
    outcome = await courier.carry(shi_zhe.id, None, CARD)
    assert isinstance(outcome, expected) if isinstance(expected, type) else outcome == expected


async def test_somebody_who_blocked_the_bot_or_left_telegram_cannot_be_reached(
    courier: Courier, telegram: StandIn, shi_zhe: Person
) -> None:
    shi_zhe.block()
    assert isinstance(await courier.carry(shi_zhe.id, None, CARD), Unreachable)
    gone = telegram.person(7009, "龙建国")
    await gone.start()
    gone.deactivate()
    assert isinstance(await courier.carry(gone.id, None, CARD), Unreachable)
    assert isinstance(await courier.carry(7999, None, CARD), Unreachable)


async def test_a_group_that_became_a_supergroup_has_moved(courier: Courier, telegram: StandIn, shi_zhe: Person) -> None:
    group = telegram.group("青石村党员群", [shi_zhe])
    group.add_bot()
    old = group.id
    group.upgrade()
    assert await courier.carry(old, None, CARD) == Moved(group.id)


async def test_a_chat_that_must_wait_is_not_tried_before_and_others_are(
    courier: Courier, telegram: StandIn, shi_zhe: Person
) -> None:
    other = telegram.person(7009, "龙建国")
    await other.start()
    telegram.faults.add(method="sendMessage", status=429, parameters={"retry_after": 600})
    outcome = await courier.carry(shi_zhe.id, None, CARD)
    assert isinstance(outcome, Later)
    assert 600 <= outcome.seconds <= 602
    calls = len(telegram.calls)
    assert isinstance(await courier.carry(shi_zhe.id, None, CARD), Later)
    assert len(telegram.calls) == calls
    assert isinstance(await courier.carry(other.id, None, CARD), Sent)


async def test_two_chats_told_to_wait_together_mean_that_all_wait(
    courier: Courier, telegram: StandIn, shi_zhe: Person
) -> None:
    others = [telegram.person(number, f"村民{number}") for number in (7009, 7010)]
    for other in others:
        await other.start()
    telegram.faults.add(method="sendMessage", times=2, status=429, parameters={"retry_after": 600})
    await asyncio.gather(*(courier.carry(one.id, None, CARD) for one in (shi_zhe, others[0])))
    assert isinstance(await courier.carry(others[1].id, None, CARD), Later)
    assert (courier.room, await courier.turn(0)) == (0, 0)  # nothing is claimed, and no secret let out, meanwhile


async def test_what_was_carried_out_before_the_line_broke_is_in_doubt(
    courier: Courier, telegram: StandIn, shi_zhe: Person
) -> None:
    telegram.faults.add(method="sendMessage", cut_after=True)
    assert isinstance(await courier.carry(shi_zhe.id, None, CARD), InDoubt)
    assert len(from_the_bot(shi_zhe)) == 1


async def test_an_answer_that_does_not_come_leaves_doubt(telegram: StandIn, shi_zhe: Person) -> None:
    hasty = Courier(TOKEN, telegram.url, Budget(UNLIMITED), first_rest=0, patience=0.05)
    telegram.faults.add(method="sendMessage", delay=60)
    assert isinstance(await hasty.carry(shi_zhe.id, None, CARD), InDoubt)
    await hasty.close()


async def test_without_a_line_it_was_certainly_not_sent(telegram: StandIn, courier: Courier, shi_zhe: Person) -> None:
    await telegram.stop()
    assert isinstance(await courier.carry(shi_zhe.id, None, CARD), Later)


async def test_a_button_that_cannot_be_written_as_json_is_our_own_mistake(courier: Courier, shi_zhe: Person) -> None:
    never_packed: Any = object()
    outcome = await courier.carry(shi_zhe.id, None, Screen("议一议", column(Button("同意", never_packed))))
    assert isinstance(outcome, Hopeless)


async def test_a_file_goes_with_its_words(courier: Courier, telegram: StandIn, shi_zhe: Person) -> None:
    about = Screen("一季度点评会", attachment=Attachment("点评会.ics", b"BEGIN:VCALENDAR"))
    assert isinstance(await courier.carry(shi_zhe.id, None, about), Sent)
    shown = shi_zhe.screen()
    assert (shown["caption"], shown["document"]["file_name"]) == ("一季度点评会", "点评会.ics")
    kept = telegram.desk.files.find(shown["document"]["file_id"])
    assert kept
    assert kept.data == b"BEGIN:VCALENDAR"


# ── resting ────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_few_failures_in_a_row_slow_nobody_else(courier: Courier, telegram: StandIn, shi_zhe: Person) -> None:
    telegram.faults.add(method="sendMessage", status=502, times=A_FEW)
    for _ in range(A_FEW):
        assert isinstance(await courier.carry(shi_zhe.id, None, CARD), InDoubt)
        assert courier.room == IN_FLIGHT


async def test_while_nobody_answers_only_one_letter_knocks(
    courier: Courier, telegram: StandIn, shi_zhe: Person
) -> None:
    telegram.faults.add(method="sendMessage", status=502, times=A_FEW + 1)
    for _ in range(A_FEW + 1):
        await courier.carry(shi_zhe.id, None, CARD)
    assert courier.room == 1
    await courier.carry(shi_zhe.id, None, CARD)
    assert courier.room == IN_FLIGHT


async def test_a_letter_has_its_turn_only_when_the_pace_lets_it_go(telegram: StandIn, shi_zhe: Person) -> None:
    slow = Courier(TOKEN, telegram.url, Budget(Rates(overall=(2, 0.2))))
    assert await slow.turn(0) == 2
    await slow.carry(shi_zhe.id, None, CARD)
    await slow.carry(shi_zhe.id, None, CARD)
    assert await slow.turn(1) == 1
    assert await slow.turn(IN_FLIGHT) == 0
    await slow.close()


async def test_while_it_rests_nothing_is_asked_of_it(telegram: StandIn, shi_zhe: Person) -> None:
    tired = Courier(TOKEN, telegram.url, Budget(UNLIMITED), first_rest=600)
    telegram.faults.add(method="sendMessage", status=502, times=A_FEW + 1)
    for _ in range(A_FEW + 1):
        await tired.carry(shi_zhe.id, None, CARD)
    assert tired.room == 0
    await tired.close()


async def test_a_refused_token_stops_everything_and_is_told_until_it_is_taken_again(
    courier: Courier, telegram: StandIn, shi_zhe: Person
) -> None:
    telegram.faults.add(method="sendMessage", status=401, description="Unauthorized")
    await courier.carry(shi_zhe.id, None, CARD)
    assert (courier.room, courier.trouble) == (0, "InvalidToken: Unauthorized")
    await courier.carry(shi_zhe.id, None, CARD)
    assert courier.trouble is None


# ── secrets ────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_neither_token_nor_words_come_into_logs_or_reasons(
    courier: Courier, telegram: StandIn, shi_zhe: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    told = []
    for fault in ({"status": 502, "body": "<html>修路</html>"}, {"status": 200, "body": "{修路"}, {"cut_after": True}):
        telegram.faults.add(method="sendMessage", **fault)
        told.append(await courier.carry(shi_zhe.id, None, CARD))
    telegram.faults.add(method="sendMessage", status=400, description='Bad Request: can\'t do "修路" at 3')
    told.append(await courier.carry(shi_zhe.id, None, CARD))
    await courier.carry(shi_zhe.id, None, CARD)
    ours = "\n".join(one.getMessage() for one in caplog.records if not one.name.startswith(("aiohttp", "asyncio")))
    for secret in (TOKEN, TOKEN.partition(":")[2], "修路"):
        assert secret not in ours
        assert secret not in str(told)
