"""What a member sees while telling what has been done for a pledge."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import AfterValidator

from handlers.carried import Id
from handlers.doors import ReadPledge, Report
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.queries.keeping import Kept
from models.rules.indicators import counted
from models.rules.keeping import Entry, Goal, bar, days_offered
from models.rules.work import Task
from models.rules.writing import cut

LONGEST_LABEL = 14
LONGEST_LISTED = 30
LONGEST_TITLE = 60
LONGEST_NOTE = 80


class On(CallbackData, prefix="keeping.on"):
    """The day itself, not "today": an old button means the day on which it was shown."""

    pledge_id: Id
    iso: Annotated[str, AfterValidator(lambda iso: date.fromisoformat(iso).isoformat())]

    @property
    def day(self) -> date:
        return date.fromisoformat(self.iso)


class SayAgain(CallbackData, prefix="keeping.again"):
    pledge_id: Id


class Drop(CallbackData, prefix="keeping.drop"):
    pass


def opener(task: Task) -> str:
    """What the button carries that opens this work."""
    return reporting(task.subject_id)


def reporting(pledge_id: int) -> str:
    """What a button carries that leads to telling of this pledge."""
    return Report(pledge_id=pledge_id).pack()


def nothing_published(words: Words) -> Screen:
    return Screen(words("keeping-nothing-published"), column(_todo(words)))


def ask_which(words: Words, pledges: Sequence[Kept]) -> Screen:
    lines = [
        words("keeping-which-line", number=number, text=cut(one.text, LONGEST_LISTED))
        for number, one in enumerate(pledges, start=1)
    ]
    opening = (
        Button(
            words.plain("keeping-choice", number=number, what=cut(one.text, LONGEST_LABEL)),
            reporting(one.pledge_id),
        )
        for number, one in enumerate(pledges, start=1)
    )
    return Screen("\n".join([words("keeping-which"), "", *lines]), column(*opening, _drop(words)))


def ask_what(words: Words, pledge: Kept) -> Screen:
    """The first question, which takes a number, a word or a picture."""
    lines = [*_title(words, pledge), "", words("keeping-what")]
    if pledge.goal.target is not None:
        lines.append(words("keeping-what-number", unit=pledge.goal.unit))
    return Screen("\n".join(lines), column(_drop(words)))


def ask_when(words: Words, pledge: Kept, entry: Entry, today: date) -> Screen:
    """What has been heard so far, and the question for the day."""
    lines = [words("keeping-heard", what=_told(words, entry, pledge.goal)), "", words("keeping-when")]
    if pledge.goal.target is not None and entry.value is None:
        lines.append(words("keeping-when-number", unit=pledge.goal.unit))
    labels = (words.plain("keeping-today", day=today), words.plain("keeping-yesterday", day=days_offered(today)[1]))
    days = (
        Button(
            words.plain("keeping-choice", number=number, what=what),
            On(pledge_id=pledge.pledge_id, iso=day.isoformat()).pack(),
        )
        for number, (what, day) in enumerate(zip(labels, days_offered(today), strict=True), start=1)
    )
    back = Button(words.plain("button-back"), SayAgain(pledge_id=pledge.pledge_id).pack())
    return Screen("\n".join(lines), (*column(*days), (back, _drop(words))))


def reported(words: Words, pledge: Kept, entry: Entry, occurred_on: date) -> Screen:
    """It is written down; how far the pledge is now."""
    what = _told(words, entry, pledge.goal)
    lines = [words("keeping-reported", day=occurred_on, what=what), "", *_title(words, pledge)]
    return Screen("\n".join(lines), _onward(words, pledge))


def not_reporting(words: Words, pledge: Kept) -> Screen:
    """An old button of a report that is written down or dropped: how far the pledge is now."""
    lines = [words("keeping-not-reporting"), "", *_title(words, pledge)]
    return Screen("\n".join(lines), _onward(words, pledge))


def dropped(words: Words) -> Screen:
    return Screen(words("keeping-dropped"), column(_todo(words)))


def _title(words: Words, pledge: Kept) -> list[str]:
    lines = [words("keeping-title", text=cut(pledge.text, LONGEST_TITLE))]
    goal = pledge.goal
    if goal.target is not None:
        now = counted(goal.reached, "") if goal.reached is not None else words.plain("keeping-no-number-yet")
        lines.append(words("keeping-reached", now=now, target=counted(goal.target, goal.unit), bar=bar(goal)))
    return lines


def _told(words: Words, entry: Entry, goal: Goal) -> str:
    """All that was said, in one line."""
    parts = [
        counted(entry.value, goal.unit) if entry.value is not None else "",
        cut(entry.note, LONGEST_NOTE),
        words.plain("keeping-file") if entry.file_id else "",
    ]
    return " · ".join(part for part in parts if part)


def _onward(words: Words, pledge: Kept) -> tuple[tuple[Button, ...], ...]:
    read = Button(words.plain("keeping-read"), ReadPledge(pledge_id=pledge.pledge_id).pack())
    return column(read, Button(words.plain("keeping-more"), reporting(pledge.pledge_id)), _todo(words))


def _drop(words: Words) -> Button:
    return Button(words.plain("button-cancel"), Drop().pack())


def _todo(words: Words) -> Button:
    return Button(words.plain("button-menu"), MENU)
