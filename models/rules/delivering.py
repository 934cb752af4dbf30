"""What may become of a letter on its way, and how often one is repeated when nobody knows whether it arrived."""

from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_TRIES = 8
"""How often a letter that cannot be worded is tried before it is given up."""

REST_AFTER_BREAKING = 60.0
"""Seconds until a letter that could not be worded is tried again."""

REST_AFTER_HALT = 60.0
"""Seconds until we look whether Telegram takes our token again."""

FIRST_REPEAT = timedelta(seconds=30)
NEXT_REPEATS = timedelta(minutes=10)
"""When a letter in doubt is sent again: a double is recognisable, silence is not."""


@dataclass(frozen=True, slots=True)
class Sent:
    """It hangs in the chat as this message."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Later:
    """Certainly not sent, and not the letter's fault: again after so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class NotBefore:
    """True, but not at this hour: it waits as if never tried."""

    moment: datetime


@dataclass(frozen=True, slots=True)
class InDoubt:
    """Sent, but nobody said whether it arrived."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The person or group cannot be written to at present: what is for them waits."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has become a supergroup with another id."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Lapsed:
    """There is no need for it any more."""

    reason: str = "nothing left to say"


@dataclass(frozen=True, slots=True)
class Hopeless:
    """It will never be taken as it is."""

    reason: str


@dataclass(frozen=True, slots=True)
class Halt:
    """Our token is refused: nothing can go to anybody, and no letter is to blame."""

    reason: str


Outcome = Sent | Later | NotBefore | InDoubt | Unreachable | Moved | Lapsed | Hopeless | Halt
