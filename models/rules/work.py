"""Who owes what: the one vocabulary of open work that /todo, reminders and the overview share."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Work(StrEnum):
    """The kinds of open work, in the order in which /todo lists them."""

    propose = "propose"
    revise = "revise"
    answer = "answer"
    open_review = "open_review"
    rate = "rate"
    close_review = "close_review"
    decide = "decide"
    publish = "publish"
    report = "report"
    comment = "comment"
    acknowledge = "acknowledge"
    follow_up = "follow_up"


MINUTES: dict[Work, int] = {
    Work.propose: 5,
    Work.revise: 3,
    Work.answer: 1,
    Work.open_review: 1,
    Work.rate: 1,
    Work.close_review: 1,
    Work.decide: 1,
    Work.publish: 2,
    Work.report: 1,
    Work.comment: 2,
    Work.acknowledge: 1,
    Work.follow_up: 1,
}
"""About how long one of them takes; people are told, so that they can tell whether to begin."""

AT_ONCE = frozenset({Work.open_review, Work.close_review, Work.publish})
"""However many pledges it is about, it is one deed."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits for somebody. `title` says which pledge or branch, `left` how many of them."""

    work: Work
    subject_id: int
    title: str
    due_on: date | None = None
    left: int = 1

    @property
    def minutes(self) -> int:
        return MINUTES[self.work] * (1 if self.work in AT_ONCE else self.left)
