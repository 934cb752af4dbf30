"""The daily reminder, the year's dates, and who has not finished."""

from datetime import UTC, date, datetime

from handlers.menu import reminders
from handlers.year import screens
from models.queries.debts import Bundle, Chain, Item, Owing
from models.queries.review_days import ReviewDay
from models.queries.year import Calendar, Dated
from models.rules.reviewing import Step
from models.rules.work import Task, Work
from tests.house.gallery.frame import AUTHOR, BRANCH, DEVIL, TODAY, long, picture

DUE_ON = date(2026, 4, 10)


def item(
    number: int, work: Work = Work.report, title: str = "", *, due_on: date = DUE_ON, is_open: bool = True
) -> Item:
    task = Task(work, number, title or long(200), due_on, 12)
    return Item(Chain(work, number, 9, 1), 4, due_on, task, is_open, is_open)


def held(*items: Item) -> Bundle:
    return Bundle(AUTHOR, TODAY, TODAY, datetime(2026, 3, 26, 2, tzinfo=UTC), rests=False, items=list(items))


EVERYTHING = held(*(item(number, work) for number, work in enumerate(Work)))
DATES = [
    *(Dated(quarter, Step.quarterly_review, quarter, DUE_ON, is_estimate=quarter == 4) for quarter in (1, 2, 3, 4)),
    *(Dated(number, step, 0, DUE_ON, is_estimate=False) for number, step in enumerate(Step) if step.value != "assess"),
    *(Dated(quarter, Step.assess, quarter, DUE_ON, is_estimate=False) for quarter in (2, 4)),
]
REVIEW_DAY = ReviewDay(9, 4, BRANCH, 1, 1, DUE_ON, 2)
LATE = Owing(7, AUTHOR, {Work.report: 3, Work.decide: 1}, date(2026, 3, 20))
SOON = Owing(8, "龙建国", {Work.propose: 1}, DUE_ON)

PICTURES = [
    picture(reminders.bundle, EVERYTHING, title="everything"),
    picture(reminders.bundle, held(item(1, title=DEVIL)), title="devil's"),
    picture(reminders.bundle, held(item(1), item(2, Work.comment, BRANCH, is_open=False)), title="one of two done"),
    picture(reminders.bundle, held(item(1, is_open=False), item(2, is_open=False)), title="all done"),
    picture(reminders.bundle, held(item(1, due_on=date(2026, 3, 20))), title="late"),
    picture(reminders.put_off, EVERYTHING, DUE_ON),
    picture(reminders.ask_day, EVERYTHING),
    picture(reminders.ask_rest, TODAY.toordinal()),
    picture(reminders.resting, DUE_ON),
    picture(reminders.resumed),
    *(
        picture(screens.calendar, Calendar(4, BRANCH, DATES[at : at + 7], may_move=True), title=f"from {at}")
        for at in (0, 4)
    ),
    picture(screens.calendar, Calendar(4, BRANCH, DATES, may_move=False), title="to look at"),
    picture(screens.calendar, Calendar(4, BRANCH, [], may_move=True), title="all over"),
    *(picture(screens.ask_day, one, title=f"{one.step.value} {one.quarter}") for one in DATES),
    picture(screens.moved, DATES[0]),
    picture(screens.owing, 4, BRANCH, [LATE, SOON] * 4, TODAY),
    picture(screens.owing, 4, BRANCH, [], TODAY, title="nobody"),
    picture(screens.nudged, 4, AUTHOR, 3),
    picture(screens.spared, 4, AUTHOR, DUE_ON),
    picture(reminders.bundle, EVERYTHING, with_file=True, title="with the review's day"),
    picture(screens.ask_take_out, DATES[0]),
    picture(screens.taken_out, DATES[0]),
    picture(screens.review_moved, REVIEW_DAY),
    picture(screens.review_taken_out, REVIEW_DAY),
    picture(screens.late_far_below, "青禾县", {f"第{number}镇": number + 1 for number in range(20)}),
    picture(screens.late_below, "白岩镇", {f"第{number}村党支部": number for number in range(20)}),
]
