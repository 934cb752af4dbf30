"""What a committee member sees: the card in its four states, the causes of a return, and the list of what waits."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData

from handlers.deciding import matter
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.queries.deciding import Card, Waiting
from models.rules.deciding import CAUSES, LONGEST_NOTE, Cause, Verdict
from models.rules.pledging import Stage
from models.rules.work import Task
from models.rules.writing import cut

MOST_LISTED = 8
SHORT = 20


class Show(CallbackData, prefix="deciding.card"):
    decision_id: int
    desk: bool = False


class Say(CallbackData, prefix="deciding.say"):
    """`desk`: pressed on a message that goes from one pledge to the next, not on the card that was sent."""

    decision_id: int
    verdict: Verdict
    desk: bool = False


class Return(CallbackData, prefix="deciding.return"):
    decision_id: int
    desk: bool = False


class Because(CallbackData, prefix="deciding.because"):
    decision_id: int
    cause: Cause
    desk: bool = False


class Skip(CallbackData, prefix="deciding.skip"):
    decision_id: int
    cause: Cause
    desk: bool = False


class Next(CallbackData, prefix="deciding.next"):
    """The oldest pledge on which one has not spoken yet."""


def opener(task: Task) -> str:  # noqa: ARG001 - one shape for every room
    return Next().pack()


def card(words: Words, card: Card, *, desk: bool = False) -> Screen:
    """The card as it stands: open with its buttons, decided with its outcome, or withdrawn."""
    if card.decision.outcome:
        return Screen("\n".join(matter.decided(words, card)), column(*_onward(words, card, desk=desk)))
    if card.stage is not Stage.deciding:
        return Screen(words("deciding-card-withdrawn", author=card.author), column(*_onward(words, card, desk=desk)))
    said = matter.review(words, card.review, card.decision.version)
    about = [*matter.title(words, card), *matter.pledge(words, card.wording), "", *said, words("deciding-checklist")]
    text = "\n".join([*about, "", *matter.standing(words, card)])
    return Screen(text, (_verdicts(words, card, desk=desk), *column(*_onward(words, card, desk=desk))))


def ask_cause(words: Words, card: Card, *, desk: bool = False) -> Screen:
    """Each cause in full in the text, numbered: a label would be cut on a narrow phone."""
    listed = [
        words("deciding-choice", number=number, choice=words.plain(f"deciding-cause-{cause.value}"))
        for number, cause in enumerate(CAUSES, start=1)
    ]
    text = "\n".join([*matter.title(words, card), "", words("deciding-ask-cause"), *listed])
    return Screen(text, (*_causes(words, card, desk=desk), _back(words, card, desk=desk)))


def ask_note(words: Words, card: Card, cause: Cause, *, desk: bool = False) -> Screen:
    asked = words("deciding-ask-note", cause=words.plain(f"deciding-cause-{cause.value}"), longest=LONGEST_NOTE)
    skip = Skip(decision_id=card.decision.id, cause=cause, desk=desk).pack()
    rows = column(Button(words.plain("deciding-button-skip"), skip))
    return Screen("\n".join([*matter.title(words, card), "", asked]), (*rows, _back(words, card, desk=desk)))


def noted(words: Words, shown: Card) -> Screen:
    """Said below the typed note; the card above shows the rest."""
    if not shown.is_open:
        return card(words, shown, desk=True)
    return Screen(words("deciding-noted", given=shown.given, entitled=shown.entitled))


def waiting(words: Words, listed: Sequence[Waiting]) -> Screen:
    """What waits, numbered; what one has spoken on already comes last, as it may still be changed."""
    if not listed:
        return Screen(words("deciding-list-empty"), column(Button(words.plain("button-menu"), MENU)))
    shown = listed[:MOST_LISTED]
    lines = [_line(words, number, one) for number, one in enumerate(shown, start=1)]
    more = [words("deciding-list-more", left=len(listed) - len(shown))] if len(listed) > len(shown) else []
    title = words("deciding-list", left=sum(one.verdict is None for one in listed))
    return Screen("\n".join([title, "", *lines, *more]), _numbered(words, shown))


def _line(words: Words, number: int, one: Waiting) -> str:
    text = cut(one.text, SHORT)
    if one.verdict is None:
        return words("deciding-list-line", number=number, author=one.author, text=text)
    verdict = words.plain(f"deciding-verdict-{one.verdict.value}")
    return words("deciding-list-line-said", number=number, author=one.author, text=text, verdict=verdict)


def _numbered(words: Words, shown: Sequence[Waiting]) -> tuple[tuple[Button, ...], ...]:
    return column(
        *(
            Button(
                words.plain("deciding-choice", number=number, choice=one.author),
                Show(decision_id=one.decision_id, desk=True).pack(),
            )
            for number, one in enumerate(shown, start=1)
        )
    )


def _verdicts(words: Words, card: Card, *, desk: bool) -> tuple[Button, ...]:
    number = card.decision.id
    return (
        Button(
            words.plain("deciding-button-approve"),
            Say(decision_id=number, verdict=Verdict.approve, desk=desk).pack(),
            style="success",
        ),
        Button(words.plain("deciding-button-return"), Return(decision_id=number, desk=desk).pack()),
        Button(
            words.plain("deciding-button-decline"),
            Say(decision_id=number, verdict=Verdict.decline, desk=desk).pack(),
        ),
    )


def _causes(words: Words, card: Card, *, desk: bool) -> tuple[tuple[Button, ...], ...]:
    return column(
        *(
            Button(
                words.plain("deciding-choice", number=number, choice=words.plain(f"deciding-cause-{cause.value}")),
                Because(decision_id=card.decision.id, cause=cause, desk=desk).pack(),
            )
            for number, cause in enumerate(CAUSES, start=1)
        )
    )


def _back(words: Words, card: Card, *, desk: bool) -> tuple[Button, ...]:
    return (Button(words.plain("button-back"), Show(decision_id=card.decision.id, desk=desk).pack()),)


def _onward(words: Words, card: Card, *, desk: bool) -> list[Button]:
    """Only where the message is not itself one of the cards: an outcome would overwrite the pledge shown there."""
    if not desk:
        return []
    if card.following:
        return [Button(words.plain("deciding-button-next", left=len(card.following)), Next().pack())]
    return [Button(words.plain("button-menu"), MENU)]
