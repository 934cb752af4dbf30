"""Which letter carries which notice.

A letter is worded at delivery, from what is true then; it is None when there is nothing left to say.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from handlers.screen import Screen
from handlers.words import Words
from models.rules.notices import NOTICES, Notice


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a letter goes to, a person or a bound group, in which language and when (aware, UTC)."""

    words: Words
    now: datetime
    person_id: int | None = None
    group_id: int | None = None


Letter = Callable[[Session, Reader, Any], Screen | None]

LETTERS: dict[type[Notice], Letter] = {}


def write(session: Session, reader: Reader, kind: str, facts: dict[str, Any]) -> Screen | None:
    """The letter as it is true now; None when there is nothing left to say."""
    notice = NOTICES[kind].of(facts)
    return LETTERS[type(notice)](session, reader, notice)
