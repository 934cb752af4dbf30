"""Who owes what: the one vocabulary of open work that /todo, reminders and the overview share."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Work(StrEnum):
    """The kinds of open work, in the order in which /todo lists them."""

    propose = "propose"
    revise = "revise"
    open_review = "open_review"
    rate = "rate"
    close_review = "close_review"
    decide = "decide"
    publish = "publish"
    report = "report"
    comment = "comment"
    acknowledge = "acknowledge"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits for somebody. `title` says which pledge or branch, `left` how many of them."""

    work: Work
    subject_id: int
    title: str
    due_on: date | None = None
    left: int = 1
