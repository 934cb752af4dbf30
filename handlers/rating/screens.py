"""What a representative sees of a fit review: the invitation, one card after another, and the end."""

from decimal import Decimal

from aiogram.filters.callback_data import CallbackData

from handlers import labels
from handlers.carried import Code, Id
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.queries.prompting import CardsLeft
from models.queries.rating import Card, OwnSlip, Queue
from models.queries.seats import Invitation
from models.rules.rating import RoundMode, RoundState
from models.rules.writing import cut

LONGEST_TEXT = 120
LONGEST_NOTE = 30


class Enter(CallbackData, prefix="rating.enter"):
    round_id: Id


class Begin(CallbackData, prefix="rating.begin"):
    round_id: Id


class Give(CallbackData, prefix="rating.mark"):
    round_id: Id
    pledge_id: Id
    mark: Code
    again: bool = False


class Explain(CallbackData, prefix="rating.why"):
    round_id: Id
    pledge_id: Id
    reason: Code


class TakeBack(CallbackData, prefix="rating.back"):
    round_id: Id
    pledge_id: Id


class PutOff(CallbackData, prefix="rating.later"):
    round_id: Id
    pledge_id: Id


class LookAgain(CallbackData, prefix="rating.look"):
    round_id: Id
    pledge_id: Id | None = None


class ShowMine(CallbackData, prefix="rating.mine"):
    round_id: Id
    pledge_id: Id


class Voices(CallbackData, prefix="rating.voices"):
    """Who said what, in an open round."""

    round_id: Id
    page: int = 0


def invitation(words: Words, about: Invitation) -> Screen:
    """Said before the first press: what is asked, who can see what, and what we cannot promise."""
    if about.state is not RoundState.open:
        return finished(words, about)
    if about.is_on_paper:
        return Screen(words("rating-votes-on-paper", branch=about.branch), column(_menu(words)))
    opening = words(
        f"rating-invitation-{about.kind.value}", branch=about.branch, pledges=about.pledges, closes_on=about.closes_on
    )
    who_sees = (
        [words("rating-openness")]
        if about.mode is RoundMode.open
        else [words("rating-secrecy"), words("rating-limits")]
    )
    text = "\n\n".join([opening, *who_sees, words("rating-how", most=about.marks)])
    return Screen(text, column(Button(words.plain("rating-button-begin"), Begin(round_id=about.round_id).pack())))


def finished(words: Words, about: Invitation) -> Screen:
    is_open = about.mode is RoundMode.open
    kept = words.markup("rating-kept-by-name" if is_open else "rating-kept-as-totals")
    onward = words.markup(f"rating-onward-{about.kind.value}")
    text = words("rating-finished", branch=about.branch, kept=kept, onward=onward)
    return Screen(text, column(voices_button(words, about.round_id, about.mode), _menu(words)))


def voices_button(words: Words, round_id: int, mode: RoundMode) -> Button | None:
    if mode is RoundMode.secret:
        return None
    return Button(words.plain("rating-button-voices"), Voices(round_id=round_id).pack())


def cards_left(words: Words, about: CardsLeft) -> Screen:
    """The reminder before closing."""
    text = words("rating-cards-left", branch=about.branch, closes_on=about.closes_on, left=about.left)
    return Screen(text, column(Button(words.plain("rating-button-go-on"), Enter(round_id=about.round_id).pack())))


def card(words: Words, queue: Queue, *, recorded: bool = False) -> Screen:
    """The card that lies on top, whatever it asks for; the end when there is none. Never what was said."""
    if queue.card is None:
        return _done(words, queue)
    if queue.card.wants_reason:
        return _ask_reason(words, queue, queue.card)
    if queue.again:
        return _look_again(words, queue, queue.card)
    head = [words("rating-recorded")] if recorded else []
    text = "\n".join(
        [*head, *_progress(words, queue, queue.card), "", *_matter(words, queue.card), "", _question(words, queue)]
    )
    return Screen(text, (*_marks(words, queue, queue.card), _back_and_later(words, queue, queue.card)))


def _progress(words: Words, queue: Queue, card: Card) -> list[str]:
    """Where one stands; and on every card, that this is no secret, where it is none."""
    said = words("rating-progress", number=card.number, total=queue.total, done=queue.done)
    return [said, words("rating-mode-open")] if queue.mode is RoundMode.open else [said]


def _question(words: Words, queue: Queue) -> str:
    return words(f"rating-question-{queue.kind.value}")


def _matter(words: Words, card: Card) -> list[str]:
    """Whose pledge, what, on which ground, how it will be seen, until when."""
    office = words.plain(f"rating-office-{card.office.value}")
    basis = words.plain(f"rating-basis-{card.basis.value}")
    ground = (
        words("rating-card-basis-note", basis=basis, note=cut(card.basis_note, LONGEST_NOTE))
        if card.basis_note
        else words("rating-card-basis", basis=basis)
    )
    measure = [_measure(words, card)] if card.indicator else []
    return [
        words("rating-card-author", author=card.author, office=office),
        words("rating-card-text", text=cut(card.text, LONGEST_TEXT)),
        ground,
        *measure,
        words("rating-card-due", due=card.due_on),
    ]


def _measure(words: Words, card: Card) -> str:
    indicator = cut(card.indicator, LONGEST_NOTE)
    if card.target is None:
        return words("rating-card-indicator", indicator=indicator)
    target = f"{_amount(card.target)} {card.unit}".strip()
    if card.baseline is None:
        return words("rating-card-target", indicator=indicator, target=target)
    return words("rating-card-from-to", indicator=indicator, baseline=_amount(card.baseline), target=target)


def _amount(number: Decimal) -> str:
    whole, _, part = f"{number:f}".partition(".")
    return f"{whole}.{part.rstrip('0')}".rstrip(".")


def _marks(words: Words, queue: Queue, card: Card) -> tuple[tuple[Button, ...], ...]:
    """Two by two: all of them in the reach of a thumb."""
    buttons = [
        Button(
            words.plain("rating-choice", number=number, choice=labels.mark(words, queue.scale, mark)),
            Give(round_id=queue.round_id, pledge_id=card.pledge_id, mark=mark, again=queue.again).pack(),
        )
        for number, mark in enumerate(queue.scale.marks, start=1)
    ]
    return tuple(tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2))


def _back_and_later(words: Words, queue: Queue, card: Card) -> tuple[Button, ...]:
    later = Button(words.plain("rating-button-later"), PutOff(round_id=queue.round_id, pledge_id=card.pledge_id).pack())
    return (_back(words, queue.round_id, queue.back), later) if queue.back else (later,)


def _back(words: Words, round_id: int, pledge_id: int) -> Button:
    return Button(words.plain("rating-button-back"), TakeBack(round_id=round_id, pledge_id=pledge_id).pack())


def _ask_reason(words: Words, queue: Queue, card: Card) -> Screen:
    """The reasons fit either mark, so that the card does not give away which it was."""
    author = words("rating-card-author", author=card.author, office=words.plain(f"rating-office-{card.office.value}"))
    matter = words("rating-card-text", text=cut(card.text, LONGEST_TEXT))
    text = "\n".join([*_progress(words, queue, card), "", author, matter, "", words("rating-ask-reason")])
    reasons = (
        Button(
            words.plain("rating-choice", number=number, choice=labels.reason(words, queue.scale, reason)),
            Explain(round_id=queue.round_id, pledge_id=card.pledge_id, reason=reason).pack(),
        )
        for number, reason in enumerate(queue.scale.reason_codes, start=1)
    )
    change = Button(
        words.plain("rating-button-change"), TakeBack(round_id=queue.round_id, pledge_id=card.pledge_id).pack()
    )
    return Screen(text, column(*reasons, change))


def _look_again(words: Words, queue: Queue, card: Card) -> Screen:
    asked = [words("rating-is-recorded"), _question(words, queue)]
    text = "\n".join([*_progress(words, queue, card), "", *_matter(words, card), "", *asked])
    mine = Button(words.plain("rating-button-mine"), ShowMine(round_id=queue.round_id, pledge_id=card.pledge_id).pack())
    return Screen(text, (*_marks(words, queue, card), (mine,), _around(words, queue)))


def _around(words: Words, queue: Queue) -> tuple[Button, ...]:
    """To the card before and the one behind; behind the last one lies the end."""
    behind = (
        LookAgain(round_id=queue.round_id, pledge_id=queue.after) if queue.after else Begin(round_id=queue.round_id)
    )
    after = Button(words.plain("rating-button-after"), behind.pack())
    if queue.before is None:
        return (after,)
    before = LookAgain(round_id=queue.round_id, pledge_id=queue.before)
    return Button(words.plain("rating-button-before"), before.pack()), after


def _done(words: Words, queue: Queue) -> Screen:
    if not queue.total:
        return Screen(words("rating-nothing-for-you"), column(_menu(words)))
    again = Button(words.plain("rating-button-again"), LookAgain(round_id=queue.round_id).pack())
    is_open = queue.mode is RoundMode.open
    text = words(
        "rating-done-openly" if is_open else "rating-done-secretly", total=queue.total, closes_on=queue.closes_on
    )
    return Screen(text, column(again, voices_button(words, queue.round_id, queue.mode), _menu(words)))


def own_mark(words: Words, own: OwnSlip) -> str:
    """For an alert that vanishes; it stands in no message."""
    if own.slip is None:
        return words.plain("rating-mine-none")
    mark = labels.mark(words, own.scale, own.slip.mark)
    if own.slip.reason is None:
        return words.plain("rating-mine", mark=mark)
    return words.plain("rating-mine-reason", mark=mark, reason=labels.reason(words, own.scale, own.slip.reason))


def _menu(words: Words) -> Button:
    return Button(words.plain("button-menu"), MENU)
