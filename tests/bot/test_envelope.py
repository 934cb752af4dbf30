"""The outside of an update can be read whatever stands inside."""

from typing import Any

import pytest

from bot.envelope import OTHER, Envelope, NoNumber, envelope_of, numbers_in

ANNA: dict[str, Any] = {"id": 7001, "is_bot": False, "first_name": "安娜", "language_code": "zh-hans"}


def test_a_message_says_who_where_when() -> None:
    message = {"message_id": 5, "date": 1700000000, "chat": {"id": -100, "type": "group"}, "from": ANNA, "text": "好"}
    envelope = envelope_of({"update_id": 9, "message": message})
    assert envelope == Envelope(9, "message", 7001, -100, None, "zh-hans", 1700000000)
    assert envelope.lanes == {7001, -100}


def test_a_press_keeps_its_number_and_says_nothing_of_the_time_of_the_old_message() -> None:
    press = {"id": "77", "from": ANNA, "message": {"date": 1, "chat": {"id": 7001}}, "data": "a.b"}
    envelope = envelope_of({"update_id": 9, "callback_query": press})
    assert envelope == Envelope(9, "callback_query", 7001, 7001, "77", "zh-hans")
    assert envelope.lanes == {7001}


@pytest.mark.parametrize(
    "inside",
    [
        {"message": None},
        {"message": []},
        {"message": {"from": "安娜", "chat": 7}},
        {"message": {"from": {"id": "7001"}, "chat": {"id": 2**70}, "date": "today"}},
        {"callback_query": {"from": {"id": True}, "message": "none", "id": 5}},
        {"poll": {}},
        {},
    ],
)
def test_nonsense_inside_does_not_matter(inside: dict[str, Any]) -> None:
    envelope = envelope_of({"update_id": 9, **inside})
    assert envelope.update_id == 9
    assert envelope == Envelope(9, envelope.kind)


def test_a_kind_nobody_asked_for_is_other() -> None:
    assert envelope_of({"update_id": 9, "business_message": {"from": ANNA}}).kind == OTHER


@pytest.mark.parametrize("raw", [None, [], "9", {}, {"update_id": "9"}, {"update_id": -1}, {"update_id": 2**63}])
def test_without_a_number_there_is_no_envelope(raw: object) -> None:
    with pytest.raises(NoNumber):
        envelope_of(raw)


def test_numbers_are_found_even_in_what_is_no_json() -> None:
    assert numbers_in(b'{"update_id": 12, "message": {"x": [[[' + b"[" * 10) == [12]
    assert numbers_in(b"<html>502</html>") == []
