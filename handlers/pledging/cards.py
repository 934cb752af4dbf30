"""What members see of what they have handed in: the list, the card of one pledge, and taking it back."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData

from handlers.carried import Id
from handlers.doors import ReadPledge, Report, Revise, Urge
from handlers.pledging.buttons import Go, To, Wish, WishNoMore
from handlers.pledging.fields import described, label, why_returned
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.queries.keeping import Deed
from models.queries.pledging import Card, Summary
from models.rules.amending import Matter
from models.rules.drafting import Question
from models.rules.indicators import counted
from models.rules.keeping import bar
from models.rules.pledging import MOST_ITEMS, Kind, Stage
from models.rules.writing import cut

LONGEST_LISTED = 30
LONGEST_LABEL = 14
LONGEST_TITLE = 52
LONGEST_LINE = 33
LONGEST_NOTE = 12
MOST_LISTED = 8
DETAILS = tuple(question for question in Question if question is not Question.text)


class Withdraw(CallbackData, prefix="pledging.withdraw"):
    pledge_id: Id


class WithdrawSurely(CallbackData, prefix="pledging.surely"):
    pledge_id: Id


def mine(words: Words, pledges: Sequence[Summary]) -> Screen:
    """All pledges of the year, each with the button that opens it."""
    if not pledges:
        return Screen(words("pledging-mine-none"), column(_write(words), _todo(words)))
    shown = list(enumerate(pledges[:MOST_LISTED], start=1))
    lines = [
        words("pledging-mine-line", number=number, text=cut(one.text, LONGEST_LISTED), stage=_stage(words, one.stage))
        for number, one in shown
    ]
    opening = [
        Button(
            words.plain("pledging-choice", number=number, what=cut(one.text, LONGEST_LABEL)),
            ReadPledge(pledge_id=one.pledge_id).pack(),
        )
        for number, one in shown
    ]
    more = _write(words) if len(pledges) < MOST_ITEMS[Kind.annual] else None
    return Screen("\n".join([words("pledging-mine"), "", *lines]), column(*opening, more, _todo(words)))


def card(words: Words, pledge: Card) -> Screen:
    """One pledge, where it stands, and what its author may do with it now."""
    text = words("pledging-quoted", text=cut(pledge.answers.text or "", LONGEST_TITLE))
    parts = [
        text,
        words("pledging-now-at", stage=_stage(words, pledge.stage)),
        *why_returned(words, pledge.cause, pledge.note),
        *_wished(words, pledge),
        "",
    ]
    return Screen("\n".join([*parts, *_details(words, pledge), *_done(words, pledge)]), _moves(words, pledge))


def _wished(words: Words, pledge: Card) -> list[str]:
    """What its author has asked for, or that the public still reads the older words."""
    if pledge.wish:
        return [words(f"pledging-wished-{pledge.wish.value}")]
    return [words("pledging-changed")] if pledge.is_changed else []


def _details(words: Words, pledge: Card) -> list[str]:
    told = ((question, described(words, pledge.answers, question, LONGEST_LINE)) for question in DETAILS)
    lines = [words("pledging-detail", label=label(words, question), value=value) for question, value in told if value]
    return [words(f"pledging-kind-{pledge.kind.value}"), *lines]


def _done(words: Words, pledge: Card) -> list[str]:
    """How far it is, and the last deeds."""
    if pledge.stage is not Stage.published:
        return []
    goal = pledge.goal
    reached = []
    if goal.target is not None:
        now = counted(goal.reached, "") if goal.reached is not None else words.plain("pledging-no-number-yet")
        reached = [words("pledging-reached", now=now, target=counted(goal.target, goal.unit), bar=bar(goal))]
    deeds = [_deed(words, deed, pledge.goal.unit) for deed in pledge.deeds]
    return ["", *reached, *(deeds or [words("pledging-no-deeds")])]


def _deed(words: Words, deed: Deed, unit: str) -> str:
    parts = [
        counted(deed.value, unit) if deed.value is not None else "",
        cut(deed.note, LONGEST_NOTE),
        words.plain("pledging-with-file") if deed.has_file else "",
    ]
    return words("pledging-deed", day=deed.occurred_on, what=" · ".join(part for part in parts if part))


def _moves(words: Words, pledge: Card) -> tuple[tuple[Button, ...], ...]:
    this = pledge.pledge_id
    moves = (
        (pledge.stage is Stage.published, "pledging-report", Report(pledge_id=this).pack()),
        (pledge.stage is Stage.returned, "pledging-revise", Revise(pledge_id=this).pack()),
        (pledge.stage is Stage.deciding, "pledging-urge", Urge(pledge_id=this).pack()),
        (pledge.can_be_withdrawn, "pledging-withdraw", Withdraw(pledge_id=this).pack()),
        (pledge.wish is Matter.amendment, "pledging-no-more-amendment", WishNoMore(pledge_id=this).pack()),
        (pledge.wish is Matter.withdrawal, "pledging-no-more-withdrawal", WishNoMore(pledge_id=this).pack()),
        (pledge.is_open_to_wishes, "pledging-wish-change", Wish(pledge_id=this, matter=Matter.amendment).pack()),
        (pledge.is_open_to_wishes, "pledging-wish-out", Wish(pledge_id=this, matter=Matter.withdrawal).pack()),
        (True, "pledging-to-mine", Go(to=To.mine).pack()),
    )
    return column(*(Button(words.plain(key), data) for may, key, data in moves if may), _todo(words))


def withdrawing(words: Words, pledge: Card) -> Screen:
    return Screen(
        words("pledging-withdrawing", text=cut(pledge.answers.text or "", LONGEST_TITLE)),
        column(
            Button(words.plain("pledging-keep-it"), ReadPledge(pledge_id=pledge.pledge_id).pack()),
            Button(
                words.plain("pledging-withdraw-surely"),
                WithdrawSurely(pledge_id=pledge.pledge_id).pack(),
                style="danger",
            ),
        ),
    )


def _stage(words: Words, stage: Stage) -> str:
    return words.plain(f"pledging-stage-{stage.value}")


def _write(words: Words) -> Button:
    return Button(words.plain("pledging-write"), Go(to=To.begin).pack())


def _todo(words: Words) -> Button:
    return Button(words.plain("button-menu"), MENU)
