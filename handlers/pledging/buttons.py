"""What the buttons of this room carry. They live for ever, so each says which question or words it belongs to."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from handlers.carried import Id
from models.rules.amending import Matter
from models.rules.clarity import Doubt
from models.rules.doubting import Way
from models.rules.drafting import Question


class To(StrEnum):
    """Where a button leads that needs nothing else to be known."""

    begin = "begin"
    afresh = "afresh"
    go_on = "go_on"
    last_look = "last_look"
    corrections = "corrections"
    other_kind = "other_kind"
    stop = "stop"
    discard = "discard"
    mine = "mine"
    earlier = "earlier"


class Go(CallbackData, prefix="pledging.go"):
    to: To


class Answer(CallbackData, prefix="pledging.answer"):
    """An answer and the question it belongs to, so that an old button is known as such."""

    question: Question
    said: str


class Back(CallbackData, prefix="pledging.back"):
    question: Question


class Correct(CallbackData, prefix="pledging.correct"):
    question: Question


class Settle(CallbackData, prefix="pledging.settle"):
    """What becomes of the helper's question, and of what was answered to it."""

    doubt: Doubt
    way: Way


class Submit(CallbackData, prefix="pledging.submit"):
    mark: str


class Problems(CallbackData, prefix="pledging.problems"):
    """To a branch's list of problems."""

    branch_id: Id


class NoteProblem(CallbackData, prefix="pledging.note"):
    branch_id: Id


class Settling(CallbackData, prefix="pledging.settling"):
    """To the buttons that take problems off the list."""

    branch_id: Id


class SettleProblem(CallbackData, prefix="pledging.settled"):
    problem_id: Id


class Renew(CallbackData, prefix="pledging.renew"):
    """To a new pledge in the words of an earlier one."""

    pledge_id: Id


class ReviseInstead(CallbackData, prefix="pledging.instead"):
    pledge_id: Id


class WishNoMore(CallbackData, prefix="pledging.unwish"):
    """To take back what was asked for, while it is not decided."""

    pledge_id: Id


class Wish(CallbackData, prefix="pledging.wish"):
    """After the decision: to ask for a change, or to be let go. `instead`: what is half written may be given up."""

    pledge_id: Id
    matter: Matter
    instead: bool = False
