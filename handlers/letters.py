"""Which letter carries which notice.

A letter is worded at delivery, from what is true then; it is None when there is nothing left to say.
"""

from collections.abc import Callable
from typing import Any

from sqlmodel import Session

from handlers.deciding import letters as deciding
from handlers.publishing import letters as publishing
from handlers.rating import letters as rating
from handlers.reader import Reader
from handlers.reviewing import letters as reviewing
from handlers.screen import Screen
from models.rules.notices import (
    NOTICES,
    CommentWritten,
    DecisionAsked,
    Notice,
    PledgeDecided,
    PledgePublished,
    PledgesPublished,
    PledgeTakenBack,
    RatingInvited,
    ReviewAhead,
    RoundClosed,
)

Letter = Callable[[Session, Reader, Any], Screen | None]

LETTERS: dict[type[Notice], Letter] = {
    RatingInvited: rating.invited,
    RoundClosed: rating.closed,
    DecisionAsked: deciding.asked,
    PledgeDecided: deciding.decided,
    PledgesPublished: publishing.announced,
    PledgePublished: publishing.published,
    PledgeTakenBack: publishing.taken_back,
    ReviewAhead: reviewing.ahead,
    CommentWritten: reviewing.commented,
}


def write(session: Session, reader: Reader, kind: str, facts: dict[str, Any]) -> Screen | None:
    """The letter as it is true now; None when there is nothing left to say."""
    notice = NOTICES[kind].of(facts)
    return LETTERS[type(notice)](session, reader, notice)
