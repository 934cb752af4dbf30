"""Facts worth telling somebody else. Ids only: the words are found at delivery, in the reader's language."""

from dataclasses import dataclass
from typing import ClassVar

from models.rules.notice import Notice


@dataclass(frozen=True, slots=True)
class RatingInvited(Notice):
    """To each representative: a fit review is open."""

    round_id: int

    @property
    def card(self) -> str:
        return f"round:{self.round_id}"


@dataclass(frozen=True, slots=True)
class RoundClosed(Notice):
    """To the secretary: the fit review is over, here is what it says."""

    round_id: int


@dataclass(frozen=True, slots=True)
class CardsLeft(Notice):
    """To everybody on the roll of a round that closes soon; only those with cards left hear of it."""

    leaves_a_trace: ClassVar[bool] = False

    round_id: int


@dataclass(frozen=True, slots=True)
class VotesOnPaper(Notice):
    """To a representative: the secretary has put you on the list of those who vote on paper, or off it again."""

    round_id: int


@dataclass(frozen=True, slots=True)
class PoolSettled(Notice):
    """To the overseers: what too few have said in each branch, together, or that it cannot be told here."""

    pool_id: int


@dataclass(frozen=True, slots=True)
class PapersCounted(Notice):
    """To the witness: these are the numbers, please confirm them."""

    batch_id: int

    @property
    def card(self) -> str:
        return f"papers:{self.batch_id}"


@dataclass(frozen=True, slots=True)
class PapersAnswered(Notice):
    """To whoever counted the papers: the witness has confirmed the numbers, or not."""

    batch_id: int


@dataclass(frozen=True, slots=True)
class DecisionAsked(Notice):
    """To each entitled committee member: the card to decide on, and later its outcome."""

    decision_id: int

    @property
    def card(self) -> str:
        return f"decision:{self.decision_id}"


@dataclass(frozen=True, slots=True)
class DecisionsAsked(Notice):
    """To each who is entitled: all that a fit review has brought before them, in one card instead of one each."""

    round_id: int

    @property
    def card(self) -> str:
        return f"decisions:{self.round_id}"


@dataclass(frozen=True, slots=True)
class QuestionAsked(Notice):
    """To the author: somebody who decides asks something; later, that it is answered."""

    question_id: int

    @property
    def card(self) -> str:
        return f"question:{self.question_id}"


@dataclass(frozen=True, slots=True)
class PledgeDecided(Notice):
    """To the author: approved, returned with its cause, or declined."""

    decision_id: int


@dataclass(frozen=True, slots=True)
class NobodyToDecide(Notice):
    """To the secretary and the overseers above: nobody but the author has a vote, so the question stays open."""

    decision_id: int


@dataclass(frozen=True, slots=True)
class DecisionOverruled(Notice):
    """To the secretary: those above have decided otherwise, and why."""

    decision_id: int


@dataclass(frozen=True, slots=True)
class TalkWanted(Notice):
    """To the secretary: a pledge has been returned a second time, so somebody should talk with its author."""

    decision_id: int


@dataclass(frozen=True, slots=True)
class PledgesPublished(Notice):
    """To a bound group: what the branch has made public; one post a publication, edited when things change."""

    publication_id: int

    @property
    def card(self) -> str:
        return f"publication:{self.publication_id}"


@dataclass(frozen=True, slots=True)
class PledgePublished(Notice):
    """To the author: the pledge is public now."""

    pledge_id: int


@dataclass(frozen=True, slots=True)
class PledgeTakenBack(Notice):
    """To the author: the pledge is not public any more, and why."""

    pledge_id: int


@dataclass(frozen=True, slots=True)
class WorkAhead(Notice):
    """To whoever has open work: all of it in one message, planned for that day (ISO)."""

    repeats: ClassVar[int] = 1  # the next reminder covers it
    unasked: ClassVar[bool] = True

    day: str

    @property
    def card(self) -> str:
        return f"work:{self.day}"


@dataclass(frozen=True, slots=True)
class WorkDone(Notice):
    """To somebody reminded on that day: so much of it is done, which is shown where the reminder hangs."""

    day: str
    done: int

    @property
    def card(self) -> str:
        return f"work:{self.day}"


@dataclass(frozen=True, slots=True)
class WorkLate(Notice):
    """To the secretary: who in the branch has not finished what was due; told on that day (ISO)."""

    repeats: ClassVar[int] = 1
    unasked: ClassVar[bool] = True

    branch_id: int
    day: str


@dataclass(frozen=True, slots=True)
class WorkLateBelow(Notice):
    """To the township: how much is late in which branch, and no names."""

    repeats: ClassVar[int] = 1
    unasked: ClassVar[bool] = True

    unit_id: int
    day: str


@dataclass(frozen=True, slots=True)
class ReviewMoved(Notice):
    """To whoever has a review's day in the phone's own calendar: it has moved, the how many-eth time."""

    deadline_id: int
    sequence: int

    @property
    def card(self) -> str:
        return f"review:{self.deadline_id}"


@dataclass(frozen=True, slots=True)
class ReviewTakenOut(ReviewMoved):
    """To the same: the review falls away. The deadline is gone, so all that a calendar must hear stands here."""

    branch_id: int
    cycle_id: int
    quarter: int
    due_on: str


@dataclass(frozen=True, slots=True)
class WorkLateFar(WorkLateBelow):
    """To the county: in how many branches of which township something has been late for long; nothing more."""


@dataclass(frozen=True, slots=True)
class CommentWritten(Notice):
    """To the author: the secretary has commented on a pledge for this quarter."""

    review_id: int


NOTICES: dict[str, type[Notice]] = {
    notice.__name__: notice
    for notice in (
        RatingInvited, RoundClosed, CardsLeft, PoolSettled, VotesOnPaper, PapersCounted, PapersAnswered,
        DecisionAsked, DecisionsAsked, QuestionAsked, PledgeDecided, NobodyToDecide, DecisionOverruled, TalkWanted,
        PledgesPublished, PledgePublished, PledgeTakenBack,
        WorkAhead, WorkDone, WorkLate, WorkLateBelow, WorkLateFar, ReviewMoved, ReviewTakenOut, CommentWritten,
    )
}  # fmt: skip
UNTRACED = [name for name, notice in NOTICES.items() if not notice.leaves_a_trace]
UNASKED = tuple(name for name, notice in NOTICES.items() if notice.unasked)
