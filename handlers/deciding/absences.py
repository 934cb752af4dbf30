"""What a secretary sees of seats whose holders are away: the list, and the four questions of a new entry."""

from collections.abc import Sequence
from datetime import date

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.carried import Id
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.queries.rolls import Desk
from models.rules.writing import cut
from models.tables import Person, Unit

MOST_LISTED = 5
A_PAGE = 6
LONGEST_NAME = 12


class Standins(CallbackData, prefix="deciding.standins"):
    """To the seats of the branch, or the choice of one."""


class Seats(CallbackData, prefix="deciding.seats"):
    branch_id: Id


class Absent(CallbackData, prefix="deciding.absent"):
    """To the first question: who is away?"""

    branch_id: Id


class Away(CallbackData, prefix="deciding.away"):
    branch_id: Id
    person_id: Id
    page: Id = 0


class Instead(CallbackData, prefix="deciding.instead"):
    branch_id: Id
    person_id: Id
    stand_in_id: Id


class Since(CallbackData, prefix="deciding.since"):
    """From this day on; the day as its number, for a button carries no dates."""

    branch_id: Id
    person_id: Id
    stand_in_id: Id
    day: int = Field(ge=date.min.toordinal(), le=date.max.toordinal())

    @property
    def since(self) -> date:
        return date.fromordinal(self.day)


class Back(CallbackData, prefix="deciding.back"):
    """Somebody is back."""

    stand_in_id: Id


def ask_branch(words: Words, branches: Sequence[Unit]) -> Screen:
    buttons = (_choice(words, n, branch.name, Seats(branch_id=branch.id)) for n, branch in enumerate(branches, start=1))
    return Screen(words("standins-ask-branch"), column(*buttons))


def desk(words: Words, seats: Desk) -> Screen:
    """Who is or will be away, each with a button for coming back early."""
    shown = list(enumerate(seats.away[:MOST_LISTED], start=1))
    lines = [
        words("standins-line", number=n, who=one.who, stand_in=one.stand_in, since=one.since, until=one.until)
        for n, one in shown
    ]
    left = len(seats.away) - len(shown)
    more = [words("standins-more", left=left)] if left > 0 else []
    ending = (
        Button(
            words.plain("standins-button-end", number=n, who=cut(one.who, LONGEST_NAME)),
            Back(stand_in_id=one.stand_in_id).pack(),
        )
        for n, one in shown
    )
    note = Button(words.plain("standins-button-note"), Absent(branch_id=seats.branch_id).pack())
    listed = [*lines, *more] or [words("standins-none")]
    text = "\n".join([words("standins-desk", branch=seats.branch), "", *listed, "", words("standins-hint")])
    return Screen(text, column(*ending, note, Button(words.plain("button-menu"), MENU)))


def ask_who(words: Words, seats: Desk) -> Screen:
    back = Button(words.plain("button-back"), Seats(branch_id=seats.branch_id).pack())
    if not seats.seated:
        return Screen(words("standins-nobody"), column(back))
    buttons = (
        _choice(words, n, one.name, Away(branch_id=seats.branch_id, person_id=one.id))
        for n, one in enumerate(seats.seated[:A_PAGE], start=1)
    )
    lines = [words("standins-choice", number=n, name=one.name) for n, one in enumerate(seats.seated, start=1)]
    return Screen("\n".join([words("standins-ask-who"), *lines]), column(*buttons, back))


def ask_stand_in(words: Words, chosen: Away, who: Person, able: Sequence[Person], seated: Sequence[int]) -> Screen:
    """Those without a seat come first; whoever has one says so."""
    first = min(chosen.page, max(len(able) - 1, 0) // A_PAGE) * A_PAGE
    shown = list(enumerate(able, start=1))[first : first + A_PAGE]
    lines = [_able(words, number, one, is_seated=one.id in seated) for number, one in shown]
    buttons = (
        _choice(words, n, one.name, Instead(branch_id=chosen.branch_id, person_id=chosen.person_id, stand_in_id=one.id))
        for n, one in shown
    )
    back = Button(words.plain("button-back"), Absent(branch_id=chosen.branch_id).pack())
    text = "\n".join([words("standins-ask-stand-in", who=who.name), *lines])
    return Screen(text, (*column(*buttons), *_turns(words, chosen, first, len(able)), (back,)))


def _able(words: Words, number: int, one: Person, *, is_seated: bool) -> str:
    line = words("standins-choice", number=number, name=one.name)
    return f"{line}{words('standins-seated')}" if is_seated else line


def _turns(words: Words, chosen: Away, first: int, count: int) -> tuple[tuple[Button, ...], ...]:
    steps = [("standins-button-earlier", -1, first > 0), ("standins-button-later", 1, first + A_PAGE < count)]
    page = first // A_PAGE
    buttons = tuple(
        Button(words.plain(label), chosen.model_copy(update={"page": page + step}).pack())
        for label, step, there in steps
        if there
    )
    return (buttons,) if buttons else ()


def ask_since(words: Words, chosen: Instead, who: Person, stand_in: Person, today: date) -> Screen:
    since = Since(**chosen.model_dump(), day=today.toordinal())
    back = Away(branch_id=chosen.branch_id, person_id=chosen.person_id)
    return Screen(
        words("standins-ask-since", who=who.name, stand_in=stand_in.name),
        column(
            Button(words.plain("standins-button-today"), since.pack()),
            Button(words.plain("button-back"), back.pack()),
        ),
    )


def ask_until(words: Words, chosen: Since) -> Screen:
    before = Instead(branch_id=chosen.branch_id, person_id=chosen.person_id, stand_in_id=chosen.stand_in_id)
    return Screen(
        words("standins-ask-until", since=chosen.since),
        column(Button(words.plain("button-back"), before.pack())),
    )


def _choice(words: Words, number: int, name: str, to: CallbackData) -> Button:
    return Button(words.plain("standins-choice", number=number, name=cut(name, LONGEST_NAME)), to.pack())
