"""What the buttons of this room carry. They live for ever, so each says which question or words it belongs to."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

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


class Submit(CallbackData, prefix="pledging.submit"):
    mark: str


class ReviseInstead(CallbackData, prefix="pledging.instead"):
    pledge_id: int
