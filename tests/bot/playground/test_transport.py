"""Calls arrive in every way Telegram takes them, and free text is left as it is."""

import json

import pytest
from aiohttp import ClientSession, FormData
from yarl import URL

from bot.playground.people import Person
from bot.playground.telegram import StandIn

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big") + b"\x08\x02"
LOOKS_LIKE_JSON = '{"a": 1}'


async def told(stand_in: StandIn, method: str, **how: object) -> dict[str, object]:
    async with ClientSession() as http:
        async with http.post(f"{stand_in.url}/bot{stand_in.token}/{method}", **how) as answer:  # type: ignore[arg-type]
            body: dict[str, object] = await answer.json()
        assert answer.status == body.get("error_code", 200)
        return body


@pytest.mark.parametrize("way", ["params", "data", "json"])
async def test_text_that_looks_like_json_stays_a_text(stand_in: StandIn, anna: Person, way: str) -> None:
    keyboard: object = {"inline_keyboard": [[{"text": "好", "callback_data": "yes"}]]}
    keyboard = keyboard if way == "json" else json.dumps(keyboard)
    body = {"chat_id": str(anna.id), "text": LOOKS_LIKE_JSON, "reply_markup": keyboard}
    assert (await told(stand_in, "sendMessage", **{way: body}))["ok"]
    assert anna.screen()["text"] == LOOKS_LIKE_JSON
    assert anna.screen()["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "yes"


async def test_a_call_by_get_and_in_any_case_is_served(stand_in: StandIn) -> None:
    async with ClientSession() as http, http.get(f"{stand_in.url}/bot{stand_in.token}/GETME") as answer:
        assert (await answer.json())["result"]["username"] == "jiannuo_playground_bot"


@pytest.mark.parametrize("part", ["photo", "picture"])
async def test_a_file_comes_by_its_own_part_or_by_attach(stand_in: StandIn, anna: Person, part: str) -> None:
    form = FormData()
    form.add_field("chat_id", str(anna.id))
    form.add_field("caption", "attach://picture")
    form.add_field(part, PNG, filename="card.png")
    if part != "photo":
        form.add_field("photo", "attach://picture")
    assert (await told(stand_in, "sendPhoto", data=form))["ok"]
    assert anna.screen()["photo"][-1]["width"] == 640
    assert anna.screen()["caption"] == "attach://picture"


async def test_a_percent_encoded_token_is_read(stand_in: StandIn) -> None:
    address = URL(f"{stand_in.url}/bot{stand_in.token.replace(':', '%3A')}/getMe", encoded=True)
    async with ClientSession() as http, http.get(address) as answer:
        assert answer.status == 200


@pytest.mark.parametrize(
    ("token", "words"),
    [("10001:OTHER", "Unauthorized"), ("10001", "Unauthorized: invalid token specified")],
)
async def test_a_wrong_token_is_unauthorized(stand_in: StandIn, token: str, words: str) -> None:
    async with ClientSession() as http, http.get(f"{stand_in.url}/bot{token}/getMe") as answer:
        assert answer.status == 401
        assert (await answer.json())["description"] == words


async def test_json_that_is_no_object_is_refused(stand_in: StandIn) -> None:
    body = await told(stand_in, "getMe", data="[1]", headers={"Content-Type": "application/json"})
    assert body["error_code"] == 400
    body = await told(stand_in, "getMe", data="{", headers={"Content-Type": "application/json"})
    assert body["error_code"] == 400


@pytest.mark.parametrize("token", ["110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw_", "1234567890:AA" + "b" * 33])
def test_a_token_that_looks_real_is_not_taken(token: str) -> None:
    with pytest.raises(ValueError, match="looks real"):
        StandIn(token)


def test_a_token_must_have_a_number() -> None:
    with pytest.raises(ValueError, match="digits, a colon"):
        StandIn("PLAYGROUND")
