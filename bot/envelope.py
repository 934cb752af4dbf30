"""What stands on the outside of an update: all that may be read before it is understood."""

import re
from dataclasses import dataclass
from typing import Any

KINDS = ("message", "callback_query", "my_chat_member")
"""What the house asks Telegram for, and no more."""

OTHER = "other"
LARGEST_NUMBER = 2**63 - 1
WRITTEN_NUMBER = re.compile(rb'"update_id"\s*:\s*(\d{1,18})')


class NoNumber(Exception):  # noqa: N818 - it says what is wrong
    """An update without a number: it can be neither taken nor remembered as taken."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """`sent_at` in seconds since 1970, for a message only: a press does not say when it was pressed."""

    update_id: int
    kind: str
    person: int | None = None
    chat: int | None = None
    press: str | None = None
    language: str | None = None
    sent_at: float | None = None

    @property
    def lanes(self) -> frozenset[int]:
        """What it must keep its turn with: its chat and its person."""
        return frozenset(one for one in (self.chat, self.person) if one is not None)


def envelope_of(raw: object) -> Envelope:
    """Never trips over what stands inside. Raises NoNumber."""
    number = _number(_field(raw, "update_id"))
    if number is None or number < 0:
        raise NoNumber
    kind = next((one for one in KINDS if _field(raw, one) is not None), OTHER)
    event = _field(raw, kind)
    message = _field(event, "message") if kind == "callback_query" else event
    sender = _field(event, "from")
    return Envelope(
        update_id=number,
        kind=kind,
        person=_number(_field(sender, "id")),
        chat=_number(_field(_field(message, "chat"), "id")),
        press=_text(_field(event, "id")) if kind == "callback_query" else None,
        language=_text(_field(sender, "language_code")),
        sent_at=_number(_field(event, "date")) if kind == "message" else None,
    )


def numbers_in(body: bytes) -> list[int]:
    """The numbers of updates in a body that cannot be read otherwise."""
    return [int(number) for number in WRITTEN_NUMBER.findall(body)]


def _field(thing: object, name: str) -> Any:  # noqa: ANN401 - anything may stand there
    return thing.get(name) if isinstance(thing, dict) else None


def _number(value: object) -> int | None:
    fits = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST_NUMBER
    return value if isinstance(value, int) and fits else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
