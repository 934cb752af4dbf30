"""What those above a branch see: its decisions, what may be decided instead, and a last look."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData

from handlers.carried import Id
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.queries.overseeing import Desk, Ruled
from models.rules.deciding import CAUSES, Cause, Outcome
from models.rules.overruling import A_PAGE, LONGEST_REASON
from models.rules.writing import cut
from models.tables import Unit

SHORT = 20
LONGEST_TEXT = 80
LONGEST_NAME = 14


class Branches(CallbackData, prefix="overseeing.branches"):
    page: int = 0


class Open(CallbackData, prefix="overseeing.open"):
    branch_id: Id
    page: int = 0


class Look(CallbackData, prefix="overseeing.look"):
    decision_id: Id


class Instead(CallbackData, prefix="overseeing.instead"):
    """Another outcome; for a return its cause is asked first."""

    decision_id: Id
    outcome: Outcome
    cause: Cause | None = None


class Surely(CallbackData, prefix="overseeing.surely"):
    """What was typed as the reason is kept with the conversation."""

    decision_id: Id


def branches(words: Words, below: Sequence[Unit], page: int) -> Screen:
    first = _first(page, len(below))
    buttons = (
        _choice(words, number, unit.name, Open(branch_id=unit.id))
        for number, unit in enumerate(below[first : first + A_PAGE], start=first + 1)
    )
    turns = _turns(words, first, len(below), Branches(page=first // A_PAGE))
    return Screen(words("overseeing-branches"), (*column(*buttons), *turns, *column(_menu(words))))


def desk(words: Words, desk: Desk, page: int) -> Screen:
    """What can still be overruled, the latest first."""
    back = Button(words.plain("button-back"), Branches().pack())
    if not desk.decided:
        return Screen(words("overseeing-desk-empty", branch=desk.branch), column(back))
    first = _first(page, len(desk.decided))
    shown = list(enumerate(desk.decided, start=1))[first : first + A_PAGE]
    lines = [
        words(
            "overseeing-line",
            number=number,
            author=one.author,
            text=cut(one.text, SHORT),
            outcome=words.plain(f"deciding-outcome-{one.outcome.value}"),
        )
        for number, one in shown
    ]
    buttons = (_choice(words, number, one.author, Look(decision_id=one.decision_id)) for number, one in shown)
    turns = _turns(words, first, len(desk.decided), Open(branch_id=desk.branch_id, page=first // A_PAGE))
    text = "\n".join([words("overseeing-desk", branch=desk.branch), "", *lines])
    return Screen(text, (*column(*buttons), *turns, (back,)))


def decision(words: Words, ruled: Ruled) -> Screen:
    """What the branch decided, and what may be decided instead; or what has been."""
    back = Button(words.plain("button-back"), Open(branch_id=ruled.branch_id).pack())
    if ruled.overruled or not ruled.is_open:
        ended = _instead(words, ruled) or [words("overseeing-over")]
        return Screen("\n".join([*_matter(words, ruled), *ended]), column(back))
    others = (
        Button(
            words.plain(f"overseeing-button-{one.value}"), Instead(decision_id=ruled.decision_id, outcome=one).pack()
        )
        for one in Outcome
        if one is not ruled.outcome
    )
    return Screen("\n".join([*_matter(words, ruled), "", words("overseeing-ask-outcome")]), column(*others, back))


def ask_cause(words: Words, ruled: Ruled) -> Screen:
    buttons = (
        Button(
            words.plain("deciding-choice", number=number, choice=words.plain(f"deciding-cause-{cause.value}")),
            Instead(decision_id=ruled.decision_id, outcome=Outcome.returned, cause=cause).pack(),
        )
        for number, cause in enumerate(CAUSES, start=1)
    )
    back = Button(words.plain("button-back"), Look(decision_id=ruled.decision_id).pack())
    return Screen("\n".join([*_matter(words, ruled), "", words("overseeing-ask-cause")]), column(*buttons, back))


def ask_reason(words: Words, ruled: Ruled, outcome: Outcome) -> Screen:
    back = Button(words.plain("button-back"), Look(decision_id=ruled.decision_id).pack())
    wanted = words.plain(f"deciding-outcome-{outcome.value}")
    asked = words("overseeing-ask-reason", outcome=wanted, longest=LONGEST_REASON)
    return Screen("\n".join([*_matter(words, ruled), "", asked]), column(back))


def last_look(words: Words, ruled: Ruled, outcome: Outcome, reason: str) -> Screen:
    wanted = words.plain(f"deciding-outcome-{outcome.value}")
    return Screen(
        "\n".join([*_matter(words, ruled), "", words("overseeing-last-look", outcome=wanted, reason=reason)]),
        column(
            Button(
                words.plain("overseeing-button-surely"),
                Surely(decision_id=ruled.decision_id).pack(),
                style="danger",
            ),
            Button(words.plain("button-back"), Look(decision_id=ruled.decision_id).pack()),
        ),
    )


def _matter(words: Words, ruled: Ruled) -> list[str]:
    about = ruled.about
    return [
        words("overseeing-decision", branch=about.branch, author=about.author, text=cut(about.text, LONGEST_TEXT)),
        words("overseeing-branch-said", outcome=words.plain(f"deciding-outcome-{ruled.outcome.value}")),
    ]


def _instead(words: Words, ruled: Ruled) -> list[str]:
    other = ruled.overruled
    if other is None:
        return []
    outcome = words.plain(f"deciding-outcome-{other.outcome.value}")
    return [words("deciding-overruled", unit=other.unit, outcome=outcome, reason=other.reason)]


def _choice(words: Words, number: int, name: str, to: CallbackData) -> Button:
    return Button(words.plain("deciding-choice", number=number, choice=cut(name, LONGEST_NAME)), to.pack())


def _first(page: int, count: int) -> int:
    return min(max(page, 0), max(count - 1, 0) // A_PAGE) * A_PAGE


def _turns(words: Words, first: int, count: int, here: Branches | Open) -> tuple[tuple[Button, ...], ...]:
    steps = [("overseeing-button-earlier", -1, first > 0), ("overseeing-button-later", 1, first + A_PAGE < count)]
    buttons = tuple(
        Button(words.plain(label), here.model_copy(update={"page": here.page + step}).pack())
        for label, step, there in steps
        if there
    )
    return (buttons,) if buttons else ()


def _menu(words: Words) -> Button:
    return Button(words.plain("button-menu"), MENU)
