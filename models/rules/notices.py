"""Facts worth telling somebody else. Ids only: the words are found at delivery, in the reader's language."""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Self


@dataclass(frozen=True, slots=True)
class Notice:
    """A letter's matter. `card` names the one message that is edited rather than sent again."""

    repeats: ClassVar[int] = 3
    """How often it is sent again when nobody knows whether it arrived."""

    @property
    def card(self) -> str | None:
        return None

    @property
    def facts(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, facts: dict[str, Any]) -> Self:
        return cls(**facts)


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
class DecisionAsked(Notice):
    """To each entitled committee member: the card to decide on, and later its outcome."""

    decision_id: int

    @property
    def card(self) -> str:
        return f"decision:{self.decision_id}"


@dataclass(frozen=True, slots=True)
class PledgeDecided(Notice):
    """To the author: approved, returned with its cause, or declined."""

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
class ReviewAhead(Notice):
    """A reminder before the quarterly review, `days` before its day."""

    repeats: ClassVar[int] = 1  # the next reminder covers it

    deadline_id: int
    days: int


@dataclass(frozen=True, slots=True)
class CommentWritten(Notice):
    """To the author: the secretary has commented on a pledge for this quarter."""

    review_id: int


NOTICES: dict[str, type[Notice]] = {
    notice.__name__: notice
    for notice in (
        RatingInvited,
        RoundClosed,
        DecisionAsked,
        PledgeDecided,
        PledgesPublished,
        PledgePublished,
        PledgeTakenBack,
        ReviewAhead,
        CommentWritten,
    )
}
