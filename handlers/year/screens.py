"""The branch's dates, the day to which one is moved, and who in the branch has work open: for the secretary's eyes."""

from collections.abc import Mapping, Sequence
from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers.carried import Id
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.queries.debts import Owing
from models.queries.review_days import ReviewDay
from models.queries.year import Calendar, Dated
from models.rules.reviewing import Step
from models.rules.work import Work

MOST_DATES = 7
MOST_PEOPLE = 6
MOST_BRANCHES = 15
LONGEST_NAME = 8


class Move(CallbackData, prefix="year.move"):
    deadline_id: Id


class TakeOut(CallbackData, prefix="year.out"):
    """Ask whether a review is to fall away."""

    deadline_id: Id


class TakeOutSurely(CallbackData, prefix="year.out-surely"):
    deadline_id: Id


class Who(CallbackData, prefix="year.who"):
    """Who in the branch has work open."""

    branch_id: Id


class Nudge(CallbackData, prefix="year.nudge"):
    branch_id: Id
    person_id: Id


class Spare(CallbackData, prefix="year.spare"):
    """Somebody is ill or away: no reminders for two weeks."""

    branch_id: Id
    person_id: Id


def calendar(words: Words, found: Calendar) -> Screen:
    """What is still to come, the next in front; whoever may move a date has a button for it."""
    shown = found.dates[:MOST_DATES]
    lines = [_dated(words, number, one) for number, one in enumerate(shown, start=1)] or [words("year-nothing-ahead")]
    text = "\n".join([words("year-head", branch=found.branch), "", *lines])
    if not found.may_move:
        return Screen(text, _todo(words))
    moves = (
        Button(words.plain("year-move", number=number, what=step(words, one)), Move(deadline_id=one.deadline_id).pack())
        for number, one in enumerate(shown, start=1)
    )
    who = Button(words.plain("year-who", number=len(shown) + 1), Who(branch_id=found.branch_id).pack())
    return Screen(text, (*column(*moves, who), *_todo(words)))


def _dated(words: Words, number: int, one: Dated) -> str:
    phrase = "year-date-estimate" if one.is_estimate else "year-date"
    return words(phrase, number=number, what=step(words, one), day=one.due_on)


def step(words: Words, one: Dated) -> str:
    return words.plain(f"year-step-{one.step.value}", quarter=one.quarter)


def ask_day(words: Words, one: Dated) -> Screen:
    facts = {"what": step(words, one), "day": one.due_on}
    if one.step is not Step.quarterly_review:
        return Screen(words("year-ask-day", **facts), _todo(words))
    out = Button(words.plain("year-take-out"), TakeOut(deadline_id=one.deadline_id).pack())
    return Screen(words("year-ask-day", **facts), (*column(out), *_todo(words)))


def ask_take_out(words: Words, one: Dated) -> Screen:
    """A last look: it is not put back."""
    sure = Button(words.plain("year-take-out-sure"), TakeOutSurely(deadline_id=one.deadline_id).pack())
    back = Button(words.plain("button-back"), Move(deadline_id=one.deadline_id).pack())
    return Screen(words("year-ask-take-out", what=step(words, one)), column(sure, back))


def taken_out(words: Words, one: Dated) -> Screen:
    return Screen(words("year-taken-out", what=step(words, one)), _todo(words))


def moved(words: Words, one: Dated) -> Screen:
    return Screen(words("year-moved", what=step(words, one), day=one.due_on), _todo(words))


def owing(words: Words, branch_id: int, branch: str, people: Sequence[Owing], today: date) -> Screen:
    """By name, so that the secretary can visit; nobody else sees it."""
    if not people:
        return Screen(words("year-nobody-owes", branch=branch), _todo(words))
    shown = people[:MOST_PEOPLE]
    lines = [_owing(words, number, one, today) for number, one in enumerate(shown, start=1)]
    if len(people) > MOST_PEOPLE:
        lines.append(words("year-more-people", left=len(people) - MOST_PEOPLE))
    rows = tuple(_about(words, branch_id, number, one) for number, one in enumerate(shown, start=1))
    head = words("year-owing", branch=branch, count=len(people))
    return Screen("\n".join([head, "", *lines, "", words("year-owing-private")]), (*rows, *_todo(words)))


def _owing(words: Words, number: int, one: Owing, today: date) -> str:
    late = "year-owing-late" if one.due_on < today else "year-owing-due"
    return words(late, number=number, name=one.name, what=_works(words, one.works), day=one.due_on)


def _works(words: Words, works: Mapping[Work, int]) -> str:
    told = (words.plain("year-work", what=words.plain(f"menu-open-{work.value}"), count=n) for work, n in works.items())
    return words.plain("year-and").join(told)


def _about(words: Words, branch_id: int, number: int, one: Owing) -> tuple[Button, ...]:
    nudge = Nudge(branch_id=branch_id, person_id=one.person_id).pack()
    spare = Spare(branch_id=branch_id, person_id=one.person_id).pack()
    name = one.name[:LONGEST_NAME]
    return (
        Button(words.plain("year-nudge", number=number, name=name), nudge),
        Button(words.plain("year-spare", number=number), spare),
    )


def nudged(words: Words, branch_id: int, name: str, things: int) -> Screen:
    return Screen(words("year-nudged", name=name, count=things), _back(words, branch_id))


def spared(words: Words, branch_id: int, name: str, until: date) -> Screen:
    return Screen(words("year-spared", name=name, day=until), _back(words, branch_id))


def review_moved(words: Words, day: ReviewDay) -> Screen:
    return Screen(words("year-review-moved", branch=day.branch, what=_review(words, day), day=day.due_on), _todo(words))


def review_taken_out(words: Words, day: ReviewDay) -> Screen:
    facts = {"branch": day.branch, "what": _review(words, day), "day": day.due_on}
    return Screen(words("year-review-taken-out", **facts), _todo(words))


def _review(words: Words, day: ReviewDay) -> str:
    return words.plain("year-step-quarterly_review", quarter=day.quarter)


def late_below(words: Words, unit: str, late: Mapping[str, int]) -> Screen:
    """To the township: branches and counts, nobody's name."""
    shown = list(late.items())[:MOST_BRANCHES]
    lines = [words("year-late-branch", branch=branch, count=count) for branch, count in shown]
    if len(late) > MOST_BRANCHES:
        lines.append(words("year-more-branches", left=len(late) - MOST_BRANCHES))
    return Screen("\n".join([words("year-late-below", unit=unit, count=len(late)), "", *lines]))


def late_far_below(words: Words, unit: str, late: Mapping[str, int]) -> Screen:
    """To the county: townships, and in how many of their branches; neither branches nor names."""
    shown = list(late.items())[:MOST_BRANCHES]
    lines = [words("year-late-township", township=township, count=count) for township, count in shown]
    if len(late) > MOST_BRANCHES:
        lines.append(words("year-more-townships", left=len(late) - MOST_BRANCHES))
    return Screen("\n".join([words("year-late-far-below", unit=unit, count=sum(late.values())), "", *lines]))


def _back(words: Words, branch_id: int) -> tuple[tuple[Button, ...], ...]:
    return (*column(Button(words.plain("button-back"), Who(branch_id=branch_id).pack())), *_todo(words))


def _todo(words: Words) -> tuple[tuple[Button, ...], ...]:
    return column(Button(words.plain("button-menu"), MENU))
