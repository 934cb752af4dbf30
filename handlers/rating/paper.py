"""Ballots on paper, as the secretary and the witness see them."""

from aiogram.filters.callback_data import CallbackData

from handlers import labels
from handlers.carried import Id
from handlers.rating.leaves import leaf, turning
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.queries.paper import Counted, Desk
from models.rules.paper import FEW, BatchState
from models.rules.rating import RoundState
from models.rules.writing import cut

NAMES_A_PAGE = 7
PLEDGES_A_PAGE = 5
LONGEST_TEXT = 16
LONGEST_NAMES = 100


class Papers(CallbackData, prefix="rating.paper"):
    round_id: Id


class Voters(CallbackData, prefix="rating.pvoters"):
    round_id: Id
    page: int = 0


class AskVoter(CallbackData, prefix="rating.pvoter"):
    round_id: Id
    person_id: Id


class PutOn(CallbackData, prefix="rating.pput"):
    round_id: Id
    person_id: Id
    is_on_paper: bool


class CountPledge(CallbackData, prefix="rating.pcount"):
    round_id: Id
    pledge_id: Id


class Counts(CallbackData, prefix="rating.pcounts"):
    round_id: Id
    page: int = 0


class Witnesses(CallbackData, prefix="rating.pwitness"):
    round_id: Id
    page: int = 0


class AskWitness(CallbackData, prefix="rating.pask"):
    round_id: Id
    person_id: Id


class TakeBackCount(CallbackData, prefix="rating.pback"):
    round_id: Id


class SeeCount(CallbackData, prefix="rating.psee"):
    batch_id: Id
    page: int = 0


class Answer(CallbackData, prefix="rating.panswer"):
    """`asking` keeps a card with earlier numbers from confirming later ones."""

    batch_id: Id
    asking: int
    agrees: bool


def desk(words: Words, about: Desk, back: str) -> Screen:
    """Who votes on paper, how far it is counted, who confirms it; and what can be done next."""
    lines = [words("rating-paper"), _voters(words, about)]
    lines += [words("rating-paper-counted", counted=about.counted, pledges=len(about.items))]
    if len(about.voters) < FEW:
        lines.append(words("rating-paper-few", few=FEW))
    lines.append(_standing(words, about))
    return Screen("\n".join(lines), column(*_next_steps(words, about), Button(words.plain("button-back"), back)))


def _voters(words: Words, about: Desk) -> str:
    if not about.voters:
        return words("rating-paper-no-voters")
    names = words.plain("rating-list-comma").join(about.voters.values())
    return words("rating-paper-voters", voters=len(about.voters), names=cut(names, LONGEST_NAMES))


def _next_steps(words: Words, about: Desk) -> list[Button]:
    number = about.round_id
    if about.state is BatchState.confirmed:
        return []
    if about.state is BatchState.asked:
        return [Button(words.plain("rating-button-paper-back"), TakeBackCount(round_id=number).pack())]
    steps = [Button(words.plain("rating-button-paper-voters"), Voters(round_id=number).pack())]
    if not about.voters:
        return steps
    if missing := next((one for one in about.items if one.counts is None), None):
        label = words.plain("rating-button-paper-count")
        return [*steps, Button(label, CountPledge(round_id=number, pledge_id=missing.pledge_id).pack())]
    look = Button(words.plain("rating-button-paper-counts"), Counts(round_id=number).pack())
    return [*steps, look, Button(words.plain("rating-button-paper-witness"), Witnesses(round_id=number).pack())]


def voters(words: Words, about: Desk, page: int = 0) -> Screen:
    """The whole roll; those who vote on paper carry a tick."""
    everybody = sorted((about.voters | about.phones).items())
    shown = leaf(everybody, page, NAMES_A_PAGE)
    buttons = (
        Button(
            words.plain("rating-ticked", name=name) if one in about.voters else name,
            AskVoter(round_id=about.round_id, person_id=one).pack(),
        )
        for one, name in shown.shown
    )
    turn = turning(words, shown.page, shown.pages, lambda to: Voters(round_id=about.round_id, page=to))
    return Screen(words("rating-paper-who"), (*column(*buttons), *turn, *column(_to_desk(words, about))))


def ask_voter(words: Words, about: Desk, person_id: int) -> Screen:
    """Asked once more, for what was said by phone cannot be brought back."""
    is_on_paper = person_id in about.voters
    name = (about.voters | about.phones).get(person_id)
    if name is None:
        return voters(words, about)
    text = words("rating-paper-off" if is_on_paper else "rating-paper-on", name=name)
    label = words.plain("rating-button-paper-off" if is_on_paper else "rating-button-paper-on")
    put = PutOn(round_id=about.round_id, person_id=person_id, is_on_paper=not is_on_paper)
    back = Button(words.plain("button-back"), Voters(round_id=about.round_id).pack())
    return Screen(text, column(Button(label, put.pack()), back))


def ask_counts(words: Words, about: Desk, pledge_id: int) -> Screen:
    """The numbers of one pledge are typed in a row, in the order of the scale."""
    place = next((place for place, one in enumerate(about.items) if one.pledge_id == pledge_id), 0)
    one = about.items[place]
    marks = [labels.mark(words, about.scale, mark) for mark in about.scale.marks]
    example = " ".join(map(str, [one.voters] + [0] * (len(marks) - 1)))
    text = words("rating-paper-ask-counts", marks=words.plain("rating-list-comma").join(marks), example=example)
    head = words("rating-paper-pledge", number=place + 1, total=len(about.items), voters=one.voters)
    return Screen("\n".join([head, _title(words, place + 1, one), text]), column(_to_desk(words, about)))


def counts(words: Words, about: Desk, page: int = 0) -> Screen:
    """What has been typed, for checking; each pledge with a button to type it anew."""
    shown = leaf(about.items, page, PLEDGES_A_PAGE)
    lines = [_counted(words, about, number, one) for number, one in enumerate(shown.shown, start=shown.first)]
    again = (
        Button(
            words.plain("rating-choice", number=number, choice=words.plain("rating-button-paper-again")),
            CountPledge(round_id=about.round_id, pledge_id=one.pledge_id).pack(),
        )
        for number, one in enumerate(shown.shown, start=shown.first)
    )
    turn = turning(words, shown.page, shown.pages, lambda to: Counts(round_id=about.round_id, page=to))
    return Screen("\n".join(lines), (*column(*again), *turn, *column(_to_desk(words, about))))


def witnesses(words: Words, about: Desk, names: dict[int, str], page: int = 0) -> Screen:
    shown = leaf(list(names.items()), page, NAMES_A_PAGE)
    buttons = (Button(name, AskWitness(round_id=about.round_id, person_id=one).pack()) for one, name in shown.shown)
    turn = turning(words, shown.page, shown.pages, lambda to: Witnesses(round_id=about.round_id, page=to))
    text = words("rating-paper-ask-witness") if names else words("rating-paper-nobody-to-ask")
    return Screen(text, (*column(*buttons), *turn, *column(_to_desk(words, about))))


def count(words: Words, about: Desk, page: int = 0) -> Screen:
    """For the witness: every number, leaf by leaf, and only on the last one the question."""
    if about.round_state is not RoundState.open or about.state is not BatchState.asked:
        return answered(words, about)
    shown = leaf(about.items, page, PLEDGES_A_PAGE)
    lines = [_counted(words, about, number, one) for number, one in enumerate(shown.shown, start=shown.first)]
    batch_id = about.batch_id or 0
    turn = turning(words, shown.page, shown.pages, lambda to: SeeCount(batch_id=batch_id, page=to))
    head = [words("rating-paper-witness"), _voters(words, about)]
    answers = column(*(_answer(words, about, agrees=agrees) for agrees in (True, False))) if shown.is_last else ()
    return Screen("\n".join([*head, "", *lines]), (*answers, *turn))


def _answer(words: Words, about: Desk, *, agrees: bool) -> Button:
    label = words.plain("rating-button-paper-right" if agrees else "rating-button-paper-wrong")
    return Button(label, Answer(batch_id=about.batch_id or 0, asking=about.asking, agrees=agrees).pack())


def answered(words: Words, about: Desk) -> Screen:
    """How the count stands, for whoever has answered or is asked no more."""
    is_late = about.round_state is not RoundState.open and about.state is not BatchState.confirmed
    stands = words("rating-paper-too-late") if is_late else _standing(words, about)
    return Screen(stands, column(Button(words.plain("button-menu"), MENU)))


def told(words: Words, about: Desk) -> Screen:
    """For the secretary: the witness has answered."""
    return Screen("\n".join([words("rating-paper"), _standing(words, about)]), column(_to_desk(words, about)))


def _standing(words: Words, about: Desk) -> str:
    return words(f"rating-paper-{about.state.value}", witness=about.witness)


def _counted(words: Words, about: Desk, number: int, one: Counted) -> str:
    given = one.counts or {}
    marks = (
        words("rating-count", what=labels.mark(words, about.scale, mark), times=given.get(mark, 0))
        for mark in about.scale.marks
    )
    return _title(words, number, one) + "\n" + words.plain("rating-comma").join(marks)


def _title(words: Words, number: int, one: Counted) -> str:
    return words("rating-result-title", number=number, author=one.author, text=cut(one.text, LONGEST_TEXT))


def _to_desk(words: Words, about: Desk) -> Button:
    return Button(words.plain("rating-button-paper-desk"), Papers(round_id=about.round_id).pack())
