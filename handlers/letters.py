"""Which letter carries which notice.

A letter is worded at delivery, from what is true then; it is None when there is nothing left to say.
"""

from collections.abc import Callable
from typing import Any

from sqlmodel import Session

from handlers.deciding import letters as deciding
from handlers.menu import letters as menu
from handlers.publishing import letters as publishing
from handlers.rating import letters as rating
from handlers.reader import Reader
from handlers.reviewing import letters as reviewing
from handlers.screen import Screen
from handlers.year import letters as year
from models.rules.notice import Notice
from models.rules.notices import (
    NOTICES,
    CardsLeft,
    CommentWritten,
    DecisionAsked,
    DecisionOverruled,
    DecisionsAsked,
    NobodyToDecide,
    PapersAnswered,
    PapersCounted,
    PledgeDecided,
    PledgePublished,
    PledgesPublished,
    PledgeTakenBack,
    PoolSettled,
    QuestionAsked,
    RatingInvited,
    ReviewMoved,
    ReviewTakenOut,
    RoundClosed,
    TalkWanted,
    VotesOnPaper,
    WorkAhead,
    WorkDone,
    WorkLate,
    WorkLateBelow,
    WorkLateFar,
)

Letter = Callable[[Session, Reader, Any], Screen | None]

LETTERS: dict[type[Notice], Letter] = {
    RatingInvited: rating.invited,
    RoundClosed: rating.closed,
    CardsLeft: rating.cards_left,
    PoolSettled: rating.pooled,
    VotesOnPaper: rating.invited,
    PapersCounted: rating.counted,
    PapersAnswered: rating.answered,
    DecisionAsked: deciding.asked,
    DecisionsAsked: deciding.asked_together,
    QuestionAsked: deciding.questioned,
    PledgeDecided: deciding.decided,
    NobodyToDecide: deciding.nobody,
    DecisionOverruled: deciding.overruled,
    TalkWanted: deciding.talk,
    PledgesPublished: publishing.announced,
    PledgePublished: publishing.published,
    PledgeTakenBack: publishing.taken_back,
    WorkAhead: menu.ahead,
    WorkDone: menu.done,
    WorkLate: year.to_secretary,
    WorkLateBelow: year.to_township,
    WorkLateFar: year.to_county,
    ReviewMoved: year.review_moved,
    ReviewTakenOut: year.review_taken_out,
    CommentWritten: reviewing.commented,
}


def write(session: Session, reader: Reader, kind: str, facts: dict[str, Any]) -> Screen | None:
    """The letter as it is true now; None when there is nothing left to say."""
    notice = NOTICES[kind].of(facts)
    return LETTERS[type(notice)](session, reader, notice)
