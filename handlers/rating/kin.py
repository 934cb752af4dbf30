"""Close relatives kept apart: the representatives, and for each the members whose pledges they are not to rate."""

from aiogram.filters.callback_data import CallbackData

from handlers.carried import Id
from handlers.rating.leaves import leaf, turning
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.queries.kin import Apart

NAMES_A_PAGE = 7
LONGEST_LIST = 3


class Kin(CallbackData, prefix="rating.kin"):
    branch_id: Id
    page: int = 0


class KinOf(CallbackData, prefix="rating.kinof"):
    branch_id: Id
    rater_id: Id
    page: int = 0


class Avoid(CallbackData, prefix="rating.avoid"):
    """Says what is wanted, not "the other way round": pressed twice, it is as it was after the first press."""

    branch_id: Id
    rater_id: Id
    author_id: Id
    is_kin: bool
    page: int = 0


def overview(words: Words, about: Apart, back: str, page: int = 0) -> Screen:
    """Every representative with a button; behind the name, how many members are avoided."""
    shown = leaf(list(about.raters.items()), page, NAMES_A_PAGE)
    lines = [
        words("rating-kin-line", name=name, relatives=words.plain("rating-list-comma").join(relatives))
        for one, name in shown.shown
        if (relatives := about.relatives_of(one))
    ]
    raters = column(*(Button(name, KinOf(branch_id=about.branch_id, rater_id=one).pack()) for one, name in shown.shown))
    turn = turning(words, shown.page, shown.pages, lambda to: Kin(branch_id=about.branch_id, page=to))
    text = "\n".join([words("rating-kin", branch=about.branch), *lines])
    return Screen(text, (*raters, *turn, *column(Button(words.plain("button-back"), back))))


def of_rater(words: Words, about: Apart, rater_id: int, page: int = 0) -> Screen:
    """The members; those that are avoided carry a tick, and a press turns it."""
    if rater_id not in about.raters:
        return Screen(words("rating-kin-gone"), column(Button(words.plain("button-menu"), MENU)))
    others = [(one, name) for one, name in about.members.items() if one != rater_id]
    shown = leaf(others, page, NAMES_A_PAGE)
    buttons = (_toggle(words, about, rater_id, member, shown.page) for member in shown.shown)
    turn = turning(words, shown.page, shown.pages, lambda to: _page(about, rater_id, to))
    back = Button(words.plain("button-back"), Kin(branch_id=about.branch_id).pack())
    return Screen(words("rating-kin-of", name=about.raters[rater_id]), (*column(*buttons), *turn, (back,)))


def _toggle(words: Words, about: Apart, rater_id: int, member: tuple[int, str], page: int) -> Button:
    author_id, name = member
    is_kin = (rater_id, author_id) in about.kin
    label = words.plain("rating-ticked", name=name) if is_kin else name
    wanted = Avoid(branch_id=about.branch_id, rater_id=rater_id, author_id=author_id, is_kin=not is_kin, page=page)
    return Button(label, wanted.pack())


def _page(about: Apart, rater_id: int, page: int) -> KinOf:
    return KinOf(branch_id=about.branch_id, rater_id=rater_id, page=page)
