"""What is said in a group while the secretary binds it to a branch."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData

from handlers.carried import Id
from handlers.screen import Button, Screen, column
from handlers.words import Words
from models.queries.publishing import Held
from models.rules.publishing import Audience, Binding, Seat
from models.tables import Unit


class ChooseBranch(CallbackData, prefix="publishing.branch"):
    branch_id: Id


class Bind(CallbackData, prefix="publishing.bind"):
    branch_id: Id
    audience: Audience
    sure: bool = False


class Leave(CallbackData, prefix="publishing.leave"):
    """Everything stays as it is."""


def ask_branch(words: Words, branches: Sequence[Unit]) -> Screen:
    buttons = (
        Button(
            words.plain("publishing-numbered", number=number, what=branch.name),
            ChooseBranch(branch_id=branch.id).pack(),
        )
        for number, branch in enumerate(branches, start=1)
    )
    return Screen(words("publishing-bind-ask-branch"), column(*buttons, _leave(words)))


def ask_audience(words: Words, branch: Unit) -> Screen:
    choices = tuple(
        Button(
            words.plain(f"publishing-audience-{audience.value}"), Bind(branch_id=branch.id, audience=audience).pack()
        )
        for audience in Audience
    )
    return Screen(words("publishing-bind-ask-audience", branch=branch.name), (choices, (_leave(words),)))


def ask_whether_sure(words: Words, held: Held, seat: Seat) -> Screen:
    """What is bound already is named before it is unbound."""
    sure = Bind(branch_id=seat.branch_id, audience=seat.audience, sure=True).pack()
    audience = words.plain(f"publishing-audience-{seat.audience.value}")
    return Screen(
        _change(words, held, audience), column(Button(words.plain("publishing-button-sure"), sure), _leave(words))
    )


def _change(words: Words, held: Held, audience: str) -> str:
    if held.now is None:
        return words("publishing-bind-instead", branch=held.branch, audience=audience, group=held.group)
    now_audience = words.plain(f"publishing-audience-{held.now.audience.value}")
    now = {"now_branch": held.now_branch, "now_audience": now_audience}
    if held.what is Binding.move:
        return words("publishing-bind-move", branch=held.branch, audience=audience, **now)
    return words("publishing-bind-swap", branch=held.branch, audience=audience, group=held.group, **now)


def bound(words: Words, held: Held, seat: Seat) -> Screen:
    audience = words.plain(f"publishing-audience-{seat.audience.value}")
    key = "publishing-bound-already" if held.what is Binding.already else "publishing-bound"
    return Screen(words(key, branch=held.branch, audience=audience))


def left(words: Words) -> Screen:
    return Screen(words("publishing-bind-left"))


def in_group_only(words: Words) -> Screen:
    return Screen(words("publishing-bind-in-group"))


def anonymous(words: Words) -> Screen:
    return Screen(words("publishing-bind-anonymous"))


def _leave(words: Words) -> Button:
    return Button(words.plain("publishing-button-leave"), Leave().pack())
