"""What a committee member sees of one pledge: the card in its four states, all its words, the causes of a return."""

from aiogram.filters.callback_data import CallbackData

from handlers.carried import Id
from handlers.deciding import changes, matter
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.queries.deciding import Card
from models.rules.deciding import CAUSES, LONGEST_NOTE, Cause, Verdict
from models.rules.questions import RemarkKind
from models.rules.work import Task, Work


class Show(CallbackData, prefix="deciding.card"):
    decision_id: Id
    desk: bool = False


class Say(CallbackData, prefix="deciding.say"):
    """`desk`: pressed on a message that goes from one pledge to the next, not on the card that was sent."""

    decision_id: Id
    verdict: Verdict
    desk: bool = False


class Return(CallbackData, prefix="deciding.return"):
    decision_id: Id
    desk: bool = False


class Because(CallbackData, prefix="deciding.because"):
    decision_id: Id
    cause: Cause
    desk: bool = False


class Skip(CallbackData, prefix="deciding.skip"):
    decision_id: Id
    cause: Cause
    desk: bool = False


class Full(CallbackData, prefix="deciding.full"):
    decision_id: Id
    desk: bool = False


class Write(CallbackData, prefix="deciding.write"):
    """To saying something about the pledge, or asking its author."""

    decision_id: Id
    kind: RemarkKind
    desk: bool = False


class Hear(CallbackData, prefix="deciding.hear"):
    """To what has been said about the pledge."""

    decision_id: Id
    page: Id = 0
    desk: bool = False


class Photo(CallbackData, prefix="deciding.photo"):
    """To the picture of the minutes."""

    decision_id: Id


class Answer(CallbackData, prefix="deciding.answer"):
    """To answering a question about one's own pledge."""

    question_id: Id


class Next(CallbackData, prefix="deciding.next"):
    """The oldest pledge on which one has not spoken yet."""


def opener(task: Task) -> str:
    return Answer(question_id=task.subject_id).pack() if task.work is Work.answer else Next().pack()


def card(words: Words, card: Card, *, desk: bool = False) -> Screen:
    """The card as it stands: open with its buttons, decided with its outcome, or over in another way."""
    if card.decision.outcome and card.may_be_read:
        onward = column(_hear(words, card, desk=desk), _photo(words, card), *_onward(words, card, desk=desk))
        return Screen("\n".join(matter.decided(words, card)), onward)
    if not card.is_open:
        return Screen(matter.over(words, card), column(*_onward(words, card, desk=desk)))
    told = changes.changes(words, card) or matter.pledge(words, card.wording)
    review = [matter.review(words, card.review, card.decision.version), words("deciding-checklist")]
    about = [*matter.title(words, card), *told, "", *(changes.wish(words, card) or review)]
    talk = matter.last_said(words, card.remarks)
    text = "\n".join([*about, "", *talk, *matter.standing(words, card), *changes.seat(words, card)])
    return Screen(text, (*_open_moves(words, card, desk=desk), *column(*_onward(words, card, desk=desk))))


def full(words: Words, card: Card, *, desk: bool = False) -> Screen:
    if not card.may_be_read:
        return Screen(matter.over(words, card))
    lines = [*matter.full(words, card), *changes.full(words, card)]
    return Screen("\n".join(lines), (back_to_card(words, card.decision.id, desk=desk),))


def ask_cause(words: Words, card: Card, *, desk: bool = False) -> Screen:
    """Each cause in full in the text, numbered: a label would be cut on a narrow phone."""
    listed = [
        words("deciding-choice", number=number, choice=words.plain(f"deciding-cause-{cause.value}"))
        for number, cause in enumerate(CAUSES, start=1)
    ]
    text = "\n".join([*matter.title(words, card), "", words("deciding-ask-cause"), *listed])
    return Screen(text, (*_causes(words, card, desk=desk), back_to_card(words, card.decision.id, desk=desk)))


def ask_note(words: Words, card: Card, cause: Cause, *, desk: bool = False) -> Screen:
    asked = words("deciding-ask-note", cause=words.plain(f"deciding-cause-{cause.value}"), longest=LONGEST_NOTE)
    skip = Skip(decision_id=card.decision.id, cause=cause, desk=desk).pack()
    rows = column(Button(words.plain("deciding-button-skip"), skip))
    return Screen(
        "\n".join([*matter.title(words, card), "", asked]), (*rows, back_to_card(words, card.decision.id, desk=desk))
    )


def noted(words: Words, shown: Card) -> Screen:
    """Said below the typed note; the card above shows the rest."""
    if not shown.is_open:
        return card(words, shown, desk=True)
    return Screen(words("deciding-noted", given=shown.given, entitled=shown.entitled))


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


def back_to_card(words: Words, decision_id: int, *, desk: bool) -> tuple[Button, ...]:
    return (Button(words.plain("button-back"), Show(decision_id=decision_id, desk=desk).pack()),)


def _open_moves(words: Words, card: Card, *, desk: bool) -> tuple[tuple[Button, ...], ...]:
    number = card.decision.id
    kinds = (RemarkKind.question, RemarkKind.comment)
    write = tuple(
        Button(words.plain(f"deciding-write-{kind.value}"), Write(decision_id=number, kind=kind, desk=desk).pack())
        for kind in kinds
    )
    more = Button(words.plain("deciding-button-full"), Full(decision_id=number, desk=desk).pack())
    return (_verdicts(words, card, desk=desk), write, *column(more, _hear(words, card, desk=desk)))


def _photo(words: Words, card: Card) -> Button | None:
    if not (card.sits and card.meeting and card.meeting.has_photo):
        return None
    return Button(words.plain("deciding-button-photo"), Photo(decision_id=card.decision.id).pack())


def _hear(words: Words, card: Card, *, desk: bool) -> Button | None:
    if not (card.sits and card.remarks):
        return None
    label = words.plain("deciding-button-hear", said=len(card.remarks))
    return Button(label, Hear(decision_id=card.decision.id, desk=desk).pack())


def _onward(words: Words, card: Card, *, desk: bool) -> list[Button]:
    """Only where the message is not itself one of the cards: an outcome would overwrite the pledge shown there."""
    if not desk:
        return []
    if card.following:
        return [Button(words.plain("deciding-button-next", left=len(card.following)), Next().pack())]
    return [Button(words.plain("button-menu"), MENU)]
