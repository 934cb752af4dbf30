"""Whom a letter is written for."""

from dataclasses import dataclass
from datetime import datetime

from handlers.words import Words
from models.ballots import BallotBox


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a letter goes to, a person or a bound group, in which language and when (aware, UTC).

    `board_url` is where the public notice board is, without a slash at the end. `box` is for what only the
    ballots know.
    """

    words: Words
    now: datetime
    box: BallotBox
    person_id: int | None = None
    group_id: int | None = None
    board_url: str = ""


class NotNow(Exception):  # noqa: N818 - not an error: the letter is true, but this is no hour for it
    """Deliver it again from `until` on (aware)."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until
