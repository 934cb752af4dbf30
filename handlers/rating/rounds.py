"""What the secretary sees of a fit review: when to open it, how it stands, what came out."""

from datetime import date, timedelta

from aiogram.filters.callback_data import CallbackData

from handlers import labels
from handlers.carried import Day, Id
from handlers.rating.kin import Kin
from handlers.rating.leaves import leaf, turning
from handlers.rating.paper import Papers
from handlers.rating.screens import Enter, voices_button
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.queries.results import FitReview
from models.queries.rounds import BranchReview, Outcome, Result, Running
from models.rules.rating import FEWEST_BALLOTS, FEWEST_ELECTORS, RoundMode, RoundState
from models.rules.telling import satisfaction
from models.rules.work import Task, Work
from models.rules.writing import cut

RESULTS_A_PAGE = 3
LONGEST_TEXT = 16
DAYS_OFFERED = (3, 7)


class Look(CallbackData, prefix="rating.ask"):
    """To the branch's review as it stands; before the opening, to be held secretly or openly."""

    branch_id: Id
    mode: RoundMode = RoundMode.secret


class WriteDay(CallbackData, prefix="rating.day"):
    branch_id: Id
    mode: RoundMode = RoundMode.secret


class Until(CallbackData, prefix="rating.until"):
    branch_id: Id
    day: Day
    mode: RoundMode = RoundMode.secret


class Open(CallbackData, prefix="rating.open"):
    branch_id: Id
    day: Day
    mode: RoundMode = RoundMode.secret


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


def review(words: Words, about: BranchReview, today: date, mode: RoundMode = RoundMode.secret) -> Screen:
    """How it stands, whatever that is: nothing to rate, too few to rate, ready to open, running."""
    if about.running:
        return _running(words, about, about.running, today)
    if not about.pledges:
        return Screen(words("rating-none-proposed", branch=about.branch), column(_menu(words)))
    if not about.can_open(mode):
        return _too_few(words, about)
    return _ask_day(words, about, today, mode)


def _too_few(words: Words, about: BranchReview) -> Screen:
    """A secret would not hold among so few, but they may speak openly."""
    fewest = FEWEST_ELECTORS[RoundMode.secret]
    text = words("rating-cannot-open", branch=about.branch, there=about.representatives, fewest=fewest)
    openly = _switch(words, about, RoundMode.open) if about.can_open(RoundMode.open) else None
    return Screen(text, column(openly, _menu(words)))


def _switch(words: Words, about: BranchReview, mode: RoundMode) -> Button:
    label = words.plain(f"rating-button-mode-{mode.value}")
    return Button(label, Look(branch_id=about.branch_id, mode=mode).pack())


def _ask_day(words: Words, about: BranchReview, today: date, mode: RoundMode) -> Screen:
    counts = {"pledges": about.pledges, "representatives": about.representatives}
    text = "\n".join([words("rating-ask-day", branch=about.branch, **counts), words(f"rating-mode-{mode.value}")])
    branch_id = about.branch_id
    offered = (today + timedelta(days=days) for days in DAYS_OFFERED)
    days = (
        Button(_day(words, day, today), Until(branch_id=branch_id, day=day.toordinal(), mode=mode).pack())
        for day in offered
    )
    own = Button(words.plain("rating-button-own-day"), WriteDay(branch_id=branch_id, mode=mode).pack())
    other = RoundMode.secret if mode is RoundMode.open else RoundMode.open
    kin = Button(words.plain("rating-button-kin", pairs=about.kin), Kin(branch_id=branch_id).pack())
    return Screen(text, column(*days, own, _switch(words, about, other), kin, _menu(words)))


def _day(words: Words, day: date, today: date) -> str:
    return words.plain("rating-button-day", days=(day - today).days, day=day)


def ask_own_day(words: Words) -> Screen:
    return Screen(words("rating-ask-own-day"))


def confirm_opening(
    words: Words, about: BranchReview, closes_on: date, today: date, mode: RoundMode = RoundMode.secret
) -> Screen:
    if about.running or not about.can_open(mode):
        return review(words, about, today, mode)
    counts = {"pledges": about.pledges, "representatives": about.representatives}
    text = words("rating-confirm-opening", branch=about.branch, closes_on=closes_on, **counts)
    kin = [words("rating-kin-kept-apart", pairs=about.kin)] if about.kin else []
    opening = Open(branch_id=about.branch_id, day=closes_on.toordinal(), mode=mode)
    yes = Button(words.plain("rating-button-open"), opening.pack())
    other = Button(words.plain("rating-button-other-day"), Look(branch_id=about.branch_id, mode=mode).pack())
    return Screen("\n".join([text, words(f"rating-mode-{mode.value}"), *kin]), column(yes, other))


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
    known = words(f"rating-running-{running.mode.value}")
    papers = Button(words.plain("rating-button-papers"), Papers(round_id=running.id).pack())
    voices = voices_button(words, running.id, running.mode)
    end = Button(words.plain("rating-button-close"), Close(branch_id=about.branch_id).pack())
    return Screen(f"{text}\n{known}", column(voices or papers, end, _menu(words)))


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
    shown = leaf(outcome.results, page, RESULTS_A_PAGE)
    lines = [_result(words, number, one) for number, one in enumerate(shown.shown, start=shown.first)]
    onward = words.markup(f"rating-onward-{outcome.kind.value}")
    head = words("rating-results", branch=outcome.branch, pledges=len(outcome.results), onward=onward)
    papers = [words(f"rating-results-papers-{outcome.papers.value}")] if outcome.papers else []
    turn = turning(words, shown.page, shown.pages, lambda to: Results(round_id=outcome.round_id, page=to))
    voices = voices_button(words, outcome.round_id, outcome.mode)
    return Screen("\n\n".join([head, *papers, *lines]), (*turn, *column(voices, _menu(words))))


def _result(words: Words, number: int, result: Result) -> str:
    title = words("rating-result-title", number=number, author=result.author, text=cut(result.text, LONGEST_TEXT))
    if result.review.ballots is None:
        return title + "\n" + words("rating-result-too-few", entitled=result.review.entitled, fewest=FEWEST_BALLOTS)
    return "\n".join([title, _counts(words, result.review), *_reasons(words, result.review)])


def _counts(words: Words, review: FitReview) -> str:
    marks = (
        words("rating-count", what=labels.mark(words, review.scale, mark), times=times)
        for mark, times in review.counts.items()
    )
    turnout = words("rating-result-turnout", entitled=review.entitled, ballots=review.ballots)
    papers = words("rating-result-papers", papers=review.papers) if review.papers else ""
    return turnout + words.plain("rating-comma").join(marks) + _share(words, review) + papers


def _share(words: Words, review: FitReview) -> str:
    """How many are satisfied out of how many; nothing while too few have judged."""
    scale = review.scale
    rate = satisfaction(review.counts, review.entitled, satisfied=scale.satisfying, abstaining=scale.abstaining)
    return words("rating-result-satisfied", satisfied=rate.satisfied, judged=rate.judged) if rate else ""


def _reasons(words: Words, review: FitReview) -> list[str]:
    given = [
        words("rating-count", what=labels.reason(words, review.scale, reason), times=times)
        for reason, times in review.reasons.items()
        if times
    ]
    if not given:
        return []
    return [words("rating-result-reasons") + words.plain("rating-comma").join(given)]


def _menu(words: Words) -> Button:
    return Button(words.plain("button-menu"), MENU)
