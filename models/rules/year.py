"""The year as data: its steps, and when each opens and is due unless a county or a branch says otherwise."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from models.rules.refusal import Refusal
from models.rules.reviewing import Step

MONTHS = 12
DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Term:
    """A step with its first and its last day, as (month, day); the 13th month is the January after the year."""

    step: Step
    quarter: int
    opens: tuple[int, int]
    due: tuple[int, int]

    def opens_on(self, year: int) -> date:
        return day_of_year(year, *self.opens)

    def due_on(self, year: int) -> date:
        return day_of_year(year, *self.due)


USUAL_YEAR = (
    Term(Step.propose, 0, (1, 4), (2, 15)),
    Term(Step.fit_review, 0, (2, 16), (2, 25)),
    Term(Step.decide, 0, (2, 20), (2, 28)),
    Term(Step.publish, 0, (3, 1), (3, 15)),
    Term(Step.quarterly_review, 1, (1, 1), (4, 10)),
    Term(Step.quarterly_review, 2, (4, 1), (7, 10)),
    Term(Step.quarterly_review, 3, (7, 1), (10, 10)),
    Term(Step.quarterly_review, 4, (10, 1), (13, 10)),
    Term(Step.assess, 2, (7, 1), (7, 31)),
    Term(Step.assess, 4, (13, 1), (13, 31)),
    Term(Step.appraise, 0, (11, 1), (14, 28)),
)


def day_of_year(year: int, month: int, day: int) -> date:
    """That day, or the last one of its month where the month is shorter."""
    year, month = year + (month - 1) // MONTHS, (month - 1) % MONTHS + 1
    return date(year, month, min(day, monthrange(year, month)[1]))


def year_to_open(today: date) -> int | None:
    """The coming year, in December."""
    return today.year + 1 if today.month == DECEMBER else None


def ensure_may_move(day: date, *, opens_on: date, today: date) -> None:
    """A deadline moves to a day that is still to come, and not before its own beginning."""
    if day < today:
        raise Refusal("year-day-is-over")
    if day < opens_on:
        raise Refusal("year-before-it-opens", opens=opens_on)


def ensure_may_take_out(step: Step, due_on: date, today: date) -> None:
    """Only a review, and only before its day: the other steps carry the year."""
    if step is not Step.quarterly_review:
        raise Refusal("year-step-stays")
    if due_on < today:
        raise Refusal("year-day-is-over")


def ensure_in_order(term: Term) -> None:
    if term.due < term.opens:
        raise Refusal("year-ends-before-it-begins")
