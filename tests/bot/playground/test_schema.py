"""What the stand-in knows of methods is compared with an opinion that is not ours: Telegram's published schema."""

import json
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.playground.door import KNOWN
from bot.playground.people import Person
from bot.playground.telegram import StandIn

PUBLISHED = json.loads((Path(__file__).parent / "telegram_methods.json").read_text())


def test_every_method_we_play_is_telegrams() -> None:
    assert {known.name for known in KNOWN.values()} == set(PUBLISHED["methods"])


@pytest.mark.parametrize("name", sorted(PUBLISHED["methods"]))
def test_our_parameters_are_those_telegram_publishes(name: str) -> None:
    known, published = KNOWN[name.lower()], PUBLISHED["methods"][name]
    assert known.parameters == {*published["required"], *published["optional"]}
    assert set(known.required) == set(published["required"])


async def refusal(stand_in: StandIn, method: str, **body: object) -> tuple[int, str]:
    async with ClientSession() as http, http.post(f"{stand_in.url}/bot{stand_in.token}/{method}", json=body) as answer:
        told = await answer.json()
        assert told["error_code"] == answer.status
        return answer.status, told["description"]


async def test_an_unknown_method_is_refused(stand_in: StandIn) -> None:
    assert await refusal(stand_in, "sendMesage") == (404, "Not Found: method not found")


async def test_a_method_the_house_does_not_use_says_so(stand_in: StandIn) -> None:
    assert await refusal(stand_in, "sendDice") == (
        400,
        "Bad Request: the stand-in does not play the method sendDice",
    )


async def test_an_unknown_parameter_is_refused(stand_in: StandIn, anna: Person) -> None:
    code, words = await refusal(stand_in, "sendMessage", chat_id=anna.id, text="您好", parsemode="HTML")
    assert (code, words) == (400, 'Bad Request: the stand-in knows no parameter "parsemode" of sendMessage')


async def test_a_parameter_telegram_has_withdrawn_is_unknown(stand_in: StandIn, anna: Person) -> None:
    code, words = await refusal(stand_in, "sendMessage", chat_id=anna.id, text="您好", reply_to_message_id=1)
    assert code == 400
    assert "reply_to_message_id" in words


async def test_a_misspelt_field_inside_a_keyboard_is_refused(stand_in: StandIn, anna: Person) -> None:
    keyboard = {"inline_keyboard": [[{"text": "好", "callback_date": "x"}]]}
    code, words = await refusal(stand_in, "sendMessage", chat_id=anna.id, text="您好", reply_markup=keyboard)
    assert code == 400
    assert "callback_date" in words


@pytest.mark.parametrize(
    ("method", "body", "words"),
    [
        ("sendMessage", {"chat_id": 7001}, "Bad Request: message text is empty"),
        ("sendMessage", {"text": "您好"}, "Bad Request: chat_id is empty"),
        ("sendPhoto", {"chat_id": 7001}, "Bad Request: there is no photo in the request"),
        ("deleteMessage", {"chat_id": 7001}, "Bad Request: message identifier is not specified"),
        ("setMyCommands", {}, 'Bad Request: parameter "commands" is required'),
    ],
)
@pytest.mark.usefixtures("anna")
async def test_a_missing_parameter_is_refused(
    stand_in: StandIn, method: str, body: dict[str, object], words: str
) -> None:
    assert await refusal(stand_in, method, **body) == (400, words)


async def test_a_parameter_of_the_wrong_kind_is_refused(stand_in: StandIn, anna: Person) -> None:
    code, words = await refusal(stand_in, "deleteMessage", chat_id=anna.id, message_id="first")
    assert (code, words[:35]) == (400, "Bad Request: can't parse message_id")


async def test_logging_out_is_refused_kindly(stand_in: StandIn) -> None:
    assert (await refusal(stand_in, "logOut"))[0] == 400
    assert (await refusal(stand_in, "close"))[0] == 400
