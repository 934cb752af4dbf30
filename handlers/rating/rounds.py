"""What the secretary sees of a fit review: when to open it, how it stands, what came out."""

from datetime import date, timedelta
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.rating.screens import Enter, Id
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.queries.results import FitReview
from models.queries.rounds import BranchReview, Outcome, Result, Running
from models.rules.rating import FEWEST_BALLOTS, FEWEST_ELECTORS, Mark, Reason, RoundState
from models.rules.work import Task, Work
from models.rules.writing import cut

RESULTS_A_PAGE = 3
LONGEST_TEXT = 16
DAYS_OFFERED = (3, 7)
Day = Annotated[int, Field(ge=1, le=date.max.toordinal())]
"""A date's ordinal: a date itself is no callback data."""


class Look(CallbackData, prefix="rating.ask"):
    branch_id: Id


class WriteDay(CallbackData, prefix="rating.day"):
    branch_id: Id


class Until(CallbackData, prefix="rating.until"):
    branch_id: Id
    day: Day


class Open(CallbackData, prefix="rating.open"):
    branch_id: Id
    day: Day


class Close(CallbackData, prefix="rating.close"):
    branch_id: Id


class CloseNow(CallbackData, prefix="rating.closenow"):
    round_id: Id


class StartOver(CallbackData, prefix="rating.anew"):
    round_id: Id
    day: Day


class Results(CallbackData, prefix="rating.result"):
    round_id: Id
    page: int


def opener(task: Task) -> str:
    """Which button opens this work."""
    if task.work is Work.rate:
        return Enter(round_id=task.subject_id).pack()
    return Look(branch_id=task.subject_id).pack()


def branches(words: Words, reviews: list[BranchReview]) -> Screen:
    """For the secretary of several branches."""
    buttons = (Button(one.branch, Look(branch_id=one.branch_id).pack()) for one in reviews)
    return Screen(words("rating-which-branch"), column(*buttons))


def review(words: Words, about: BranchReview, today: date) -> Screen:
    """How it stands, whatever that is: nothing to rate, too few to rate, ready to open, running."""
    if about.running:
        return _running(words, about, about.running, today)
    if not about.pledges:
        return Screen(words("rating-none-proposed", branch=about.branch), column(_menu(words)))
    if not about.can_open:
        there = about.representatives
        text = words("rating-cannot-open", branch=about.branch, there=there, fewest=FEWEST_ELECTORS)
        return Screen(text, column(_menu(words)))
    return _ask_day(words, about, today)


def _ask_day(words: Words, about: BranchReview, today: date) -> Screen:
    counts = {"pledges": about.pledges, "representatives": about.representatives}
    text = words("rating-ask-day", branch=about.branch, **counts)
    offered = (today + timedelta(days=days) for days in DAYS_OFFERED)
    days = (
        Button(_day(words, day, today), Until(branch_id=about.branch_id, day=day.toordinal()).pack()) for day in offered
    )
    own = Button(words.plain("rating-button-own-day"), WriteDay(branch_id=about.branch_id).pack())
    return Screen(text, column(*days, own, _menu(words)))


def _day(words: Words, day: date, today: date) -> str:
    return words.plain("rating-button-day", days=(day - today).days, day=day)


def ask_own_day(words: Words) -> Screen:
    return Screen(words("rating-ask-own-day"))


def confirm_opening(words: Words, about: BranchReview, closes_on: date, today: date) -> Screen:
    if about.running or not about.can_open:
        return review(words, about, today)
    counts = {"pledges": about.pledges, "representatives": about.representatives}
    text = words("rating-confirm-opening", branch=about.branch, closes_on=closes_on, **counts)
    yes = Button(words.plain("rating-button-open"), Open(branch_id=about.branch_id, day=closes_on.toordinal()).pack())
    other = Button(words.plain("rating-button-other-day"), Look(branch_id=about.branch_id).pack())
    return Screen(text, column(yes, other))


def review_opened(words: Words, about: BranchReview, today: date) -> Screen:
    if about.running is None:
        return review(words, about, today)
    counts = {"pledges": about.pledges, "entitled": about.running.entitled}
    text = words("rating-opened", closes_on=about.running.closes_on, **counts)
    return Screen(text, column(_menu(words)))


def _running(words: Words, about: BranchReview, running: Running, today: date) -> Screen:
    if running.is_lost:
        return _lost(words, running, today)
    if running.state is RoundState.closing:
        return closing(words)
    counts = {"pledges": about.pledges, "entitled": running.entitled, "closes_on": running.closes_on}
    text = words("rating-running", branch=about.branch, **counts)
    end = Button(words.plain("rating-button-close"), Close(branch_id=about.branch_id).pack())
    return Screen(text, column(end, _menu(words)))


def _lost(words: Words, running: Running, today: date) -> Screen:
    offered = (today + timedelta(days=days) for days in DAYS_OFFERED)
    days = (
        Button(_day(words, day, today), StartOver(round_id=running.id, day=day.toordinal()).pack()) for day in offered
    )
    return Screen(words("rating-lost"), column(*days, _menu(words)))


def confirm_closing(words: Words, about: BranchReview, today: date) -> Screen:
    if about.running is None or about.running.state is not RoundState.open:
        return review(words, about, today)
    text = words("rating-confirm-closing", closes_on=about.running.closes_on)
    yes = Button(words.plain("rating-button-close-now"), CloseNow(round_id=about.running.id).pack())
    no = Button(words.plain("rating-button-not-yet"), Look(branch_id=about.branch_id).pack())
    return Screen(text, column(yes, no))


def closing(words: Words) -> Screen:
    return Screen(words("rating-closing"), column(_menu(words)))


def results(words: Words, outcome: Outcome, page: int = 0) -> Screen:
    """What came out, three pledges a page: every number with how many had a say, or that too few spoke."""
    pages = max(1, -(-len(outcome.results) // RESULTS_A_PAGE))
    page = min(max(page, 0), pages - 1)
    first = page * RESULTS_A_PAGE
    shown = outcome.results[first : first + RESULTS_A_PAGE]
    lines = [_result(words, number, one) for number, one in enumerate(shown, start=first + 1)]
    head = words("rating-results", branch=outcome.branch, pledges=len(outcome.results))
    return Screen("\n\n".join([head, *lines]), (*_turn_page(words, outcome.round_id, page, pages), (_menu(words),)))


def _turn_page(words: Words, round_id: int, page: int, pages: int) -> tuple[tuple[Button, ...], ...]:
    before = Button(words.plain("rating-button-page-before"), Results(round_id=round_id, page=page - 1).pack())
    after = Button(words.plain("rating-button-page-after"), Results(round_id=round_id, page=page + 1).pack())
    row = ((before,) if page > 0 else ()) + ((after,) if page + 1 < pages else ())
    return (row,) if row else ()


def _result(words: Words, number: int, result: Result) -> str:
    title = words("rating-result-title", number=number, author=result.author, text=cut(result.text, LONGEST_TEXT))
    if result.review.ballots is None:
        return title + "\n" + words("rating-result-too-few", entitled=result.review.entitled, fewest=FEWEST_BALLOTS)
    return "\n".join([title, _counts(words, result.review), *_reasons(words, result.review)])


def _counts(words: Words, review: FitReview) -> str:
    marks = (
        words("rating-count", what=words.plain(f"rating-mark-{mark.value}"), times=review.counts[mark]) for mark in Mark
    )
    turnout = words("rating-result-turnout", entitled=review.entitled, ballots=review.ballots)
    return turnout + words.plain("rating-comma").join(marks)


def _reasons(words: Words, review: FitReview) -> list[str]:
    given = [
        words("rating-count", what=words.plain(f"rating-reason-{reason.value}"), times=review.reasons[reason])
        for reason in Reason
        if review.reasons[reason]
    ]
    if not given:
        return []
    return [words("rating-result-reasons") + words.plain("rating-comma").join(given)]


def _menu(words: Words) -> Button:
    return Button(words.plain("button-menu"), MENU)
