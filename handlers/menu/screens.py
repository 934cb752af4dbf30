"""The list of what waits, help, and the choice of a language."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers.deciding import screens as deciding
from handlers.keeping import screens as keeping
from handlers.pledging import screens as pledging
from handlers.publishing import screens as publishing
from handlers.rating import rounds
from handlers.reviewing import screens as reviewing
from handlers.screen import MENU, Button, Screen, column
from handlers.words import LANGUAGES, Words
from models.rules.rights import Role
from models.rules.work import Task, Work
from models.rules.writing import cut

MOST_SHOWN = 8
"""More would not fit on a phone; the rest come up when these are done."""
LONGEST_TITLE = 30


class Speak(CallbackData, prefix="menu.speak"):
    language: str


Opener = Callable[[Task], str]

OPENERS: dict[Work, Opener] = {
    Work.propose: pledging.opener,
    Work.revise: pledging.opener,
    Work.answer: deciding.opener,
    Work.open_review: rounds.opener,
    Work.rate: rounds.opener,
    Work.close_review: rounds.opener,
    Work.decide: deciding.opener,
    Work.publish: publishing.opener,
    Work.report: keeping.opener,
    Work.comment: reviewing.opener,
    Work.acknowledge: reviewing.opener,
    Work.follow_up: keeping.opener,
}
"""Which button opens which work, one tap away."""


def todo(words: Words, name: str, tasks: Sequence[Task], today: date) -> Screen:
    """What waits for somebody, numbered, each with the button that opens it."""
    if not tasks:
        return Screen(words("menu-todo-none", name=name))
    return Screen("\n".join([words("menu-todo", name=name), "", *_lines(words, tasks, today)]), _buttons(words, tasks))


def not_understood(words: Words, name: str, tasks: Sequence[Task], today: date) -> Screen:
    waiting = todo(words, name, tasks, today)
    return Screen(words("menu-not-understood") + "\n\n" + waiting.text, waiting.rows)


def _lines(words: Words, tasks: Sequence[Task], today: date) -> list[str]:
    lines = [line(words, number, task, today) for number, task in enumerate(tasks[:MOST_SHOWN], start=1)]
    left = len(tasks) - MOST_SHOWN
    return [*lines, words("menu-todo-more", left=left)] if left > 0 else lines


def line(words: Words, number: int, task: Task, today: date) -> str:
    what = words.markup(f"menu-work-{task.work.value}", title=cut(task.title, LONGEST_TITLE), left=task.left)
    if task.due_on is None:
        return words("menu-task", number=number, what=what)
    if task.due_on < today:
        return words("menu-task-late", number=number, what=what, due=task.due_on)
    return words("menu-task-due", number=number, what=what, due=task.due_on)


def _buttons(words: Words, tasks: Sequence[Task]) -> tuple[tuple[Button, ...], ...]:
    return column(
        *(
            Button(
                words.plain("menu-button", number=number, what=words.plain(f"menu-open-{task.work.value}")),
                OPENERS[task.work](task),
            )
            for number, task in enumerate(tasks[:MOST_SHOWN], start=1)
        )
    )


def help_for(words: Words, roles: Collection[Role]) -> Screen:
    """What somebody with these roles can do here, most important first."""
    lines = [words(f"menu-help-{role.value}") for role in Role if role in roles]
    text = "\n\n".join([words("menu-help"), *lines, words("menu-help-all")])
    return Screen(text, column(Button(words.plain("button-menu"), MENU)))


def help_in_group(words: Words) -> Screen:
    return Screen(words("menu-help-group"))


def cancelled(words: Words, *, was_writing: bool) -> Screen:
    text = words("menu-cancelled") if was_writing else words("menu-nothing-to-cancel")
    return Screen(text, column(Button(words.plain("button-menu"), MENU)))


def ask_language(words: Words) -> Screen:
    labels = {"zh-CN": words.plain("menu-language-zh"), "en": words.plain("menu-language-en")}
    buttons = (Button(labels[language], Speak(language=language).pack()) for language in LANGUAGES)
    return Screen(words("menu-language"), column(*buttons))


def language_set(words: Words) -> Screen:
    return Screen(words("menu-language-set"), column(Button(words.plain("button-menu"), MENU)))
