"""The one message a day that reminds: all that is open, a button each, and a way to put it off or to be left alone."""

from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers.carried import Day, Days
from handlers.menu.screens import LONGEST_TITLE, OPENERS, line
from handlers.screen import MENU, STAYS, Button, Screen, column
from handlers.words import Words
from models.queries.debts import Bundle, Item
from models.rules.reminding import snoozes_offered
from models.rules.writing import cut

MOST_SHOWN = 7
"""With the rows below, as many as a phone shows at once; the rest stand in /todo."""
RESTS = (7, 14, 30)
"""Days that are offered to somebody who is ill or away."""


class Later(CallbackData, prefix="menu.later"):
    """Put off what the message of that day reminds of; without `days` it asks for a day. Days count from the year 1."""

    day: Day
    days: Days | None


class Rest(CallbackData, prefix=STAYS):
    """Be asked for how long to be left alone; `day` leads back."""

    day: Day


class Spell(CallbackData, prefix="menu.spell"):
    """Be reminded of nothing for so many days."""

    days: Days


class Back(CallbackData, prefix="menu.bundle"):
    day: Day


class Resume(CallbackData, prefix="menu.resume"):
    pass


def bundle(words: Words, held: Bundle, *, with_file: bool = False) -> Screen:
    """What is open, and what is done of what was open; when all is done, a word of thanks."""
    shown = held.items[:MOST_SHOWN]
    lines = [_line(words, number, item, held.today) for number, item in enumerate(shown, start=1)]
    if len(held.items) > MOST_SHOWN:
        lines.append(words("menu-todo-more", left=len(held.items) - MOST_SHOWN))
    if not held.open:
        head = words("menu-bundle-done", name=held.name)
        return Screen("\n".join([head, "", *lines]), column(Button(words.plain("button-menu"), MENU)))
    if with_file:
        lines += ["", words("menu-bundle-file")]
    minutes = sum(item.task.minutes for item in held.open)
    head = words("menu-bundle", name=held.name, count=len(held.open), minutes=minutes)
    return Screen("\n".join([head, "", *lines]), (*_openers(words, shown), *_later(words, held)))


def _line(words: Words, number: int, item: Item, today: date) -> str:
    if item.is_open:
        return line(words, number, item.task, today)
    return words("menu-bundle-ticked", what=words.markup(f"menu-work-{item.task.work.value}", **_facts(item)))


def _facts(item: Item) -> dict[str, object]:
    return {"title": cut(item.task.title, LONGEST_TITLE), "left": item.task.left}


def _openers(words: Words, shown: list[Item]) -> tuple[tuple[Button, ...], ...]:
    return column(
        *(
            Button(
                words.plain("menu-button", number=number, what=words.plain(f"menu-open-{item.task.work.value}")),
                OPENERS[item.task.work](item.task),
            )
            for number, item in enumerate(shown, start=1)
            if item.is_open
        )
    )


def _later(words: Words, held: Bundle) -> tuple[tuple[Button, ...], ...]:
    """Nothing is put off past its deadline: on the last day only the rest is offered."""
    day = held.day.toordinal()
    offered = snoozes_offered(held.today, held.last_day) if held.last_day else []
    row = [Button(words.plain("menu-later", days=days), Later(day=day, days=days).pack()) for days in offered]
    pick = [Button(words.plain("menu-later-when"), Later(day=day, days=None).pack())] if offered else []
    rest = Button(words.plain("menu-rest"), Rest(day=day).pack())
    return (*((tuple(row + pick),) if row else ()), (rest,))


def put_off(words: Words, held: Bundle, until: date) -> Screen:
    """It comes again on that day; whoever finds the time before presses the button all the same."""
    openers = _openers(words, held.open[:MOST_SHOWN])
    return Screen(words("menu-put-off", day=until), (*openers, *column(Button(words.plain("button-menu"), MENU))))


def ask_day(words: Words, held: Bundle) -> Screen:
    back = Button(words.plain("button-back"), Back(day=held.day.toordinal()).pack())
    return Screen(words("menu-ask-day", last=held.last_day or held.today), column(back))


def ask_rest(words: Words, day: int) -> Screen:
    choices = (
        Button(words.plain("menu-rest-days", number=number, days=days), Spell(days=days).pack())
        for number, days in enumerate(RESTS, start=1)
    )
    return Screen(words("menu-ask-rest"), column(*choices, Button(words.plain("button-back"), Back(day=day).pack())))


def resting(words: Words, until: date) -> Screen:
    return Screen(words("menu-resting", day=until), column(Button(words.plain("menu-resume"), Resume().pack())))


def resumed(words: Words) -> Screen:
    return Screen(words("menu-resumed"), column(Button(words.plain("button-menu"), MENU)))
