"""What the helper asks while a pledge is written: at most one thing after an answer, each only once, all to be left.

An answer about the text is offered to be put behind it or in its place; one about numbers or the sign goes there.
"""

import re
from dataclasses import replace
from enum import StrEnum

from models.rules import clarity
from models.rules.clarity import Doubt, Told
from models.rules.drafting import LONGEST, SKIPPING, Answers, Question, Sheet
from models.rules.indicators import NO_NUMBERS, Numbers, numbers_from
from models.rules.refusal import Refusal
from models.rules.writing import number_typed, said_from

RAISED_AFTER: dict[Question, frozenset[Doubt]] = {
    Question.text: frozenset({Doubt.routine, Doubt.slogan, Doubt.people}),
    Question.measures: frozenset({Doubt.sight, Doubt.number, Doubt.baseline}),
}
"""As soon as the form itself asks nothing more about it."""
CHINESE = re.compile(r"[\u3400-\u9fff]")
ENDINGS = "。．.！!，,；; "


class Way(StrEnum):
    """What becomes of an answer that was offered, in the order of the choices."""

    instead = "instead"
    append = "append"
    leave = "leave"


def remaining(answers: Answers) -> tuple[Doubt, ...]:
    """What could still be asked about what has been answered."""
    return clarity.doubts(
        Told(
            text=answers.text or "",
            indicator=answers.indicator or "",
            measures=answers.measures or "",
            basis_note=answers.basis_note or "",
            numbers=answers.numbers or NO_NUMBERS,
        )
    )


def raised(before: Sheet, sheet: Sheet, question: Question) -> Sheet:
    """The sheet with the one thing to be asked after this answer; as it is where nothing was answered."""
    if sheet.answers == before.answers:
        return sheet
    open_now = RAISED_AFTER.get(question, frozenset()) - sheet.doubted
    doubt = next((one for one in remaining(sheet.answers) if one in open_now), None)
    return replace(sheet, doubt=doubt, doubted=sheet.doubted | {doubt}) if doubt else sheet


def replied(sheet: Sheet, said: str) -> Sheet:
    """What was typed to the helper's question."""
    if said.strip().lower() in SKIPPING:
        return sheet.undoubted()
    if sheet.offered and (number := number_typed(said)):
        return taken(sheet, _chosen(ways(sheet), number))
    if sheet.doubt is Doubt.sight:
        indicator = said_from(said, most=LONGEST[Question.indicator])
        return replace(sheet.undoubted(), answers=replace(sheet.answers, indicator=indicator))
    if is_about_numbers(sheet):
        return replace(sheet.undoubted(), answers=replace(sheet.answers, numbers=_numbers(sheet, said)))
    return replace(sheet, offered=said_from(said, most=LONGEST[Question.text]))


def is_about_numbers(sheet: Sheet) -> bool:
    """A start without a goal in numbers belongs into the text."""
    has_goal = sheet.answers.numbers is not None and sheet.answers.numbers.target is not None
    return sheet.doubt is Doubt.number or (sheet.doubt is Doubt.baseline and has_goal)


def _numbers(sheet: Sheet, said: str) -> Numbers:
    told, before = numbers_from(said), sheet.answers.numbers or NO_NUMBERS
    if sheet.doubt is Doubt.number or told.baseline is not None:
        return told
    return Numbers(told.target, before.target, before.unit or told.unit)


def ways(sheet: Sheet) -> tuple[Way, ...]:
    """What may be done with what is offered: not put behind where that would be too long."""
    fits = len(with_behind(sheet)) <= LONGEST[Question.text]
    return tuple(way for way in Way if way is not Way.append or fits)


def with_behind(sheet: Sheet) -> str:
    text = (sheet.answers.text or "").rstrip(ENDINGS)
    return text + ("，" if CHINESE.search(text) else ", ") + sheet.offered


def taken(sheet: Sheet, way: Way) -> Sheet:
    """The helper's question is over: with the answer taken over in this way, or left."""
    if way is Way.leave or not sheet.offered:
        return sheet.undoubted()
    text = sheet.offered if way is Way.instead else with_behind(sheet)
    return replace(sheet.undoubted(), answers=replace(sheet.answers, text=text))


def _chosen(offered: tuple[Way, ...], number: int) -> Way:
    if number > len(offered):
        raise Refusal("which-one", most=len(offered))
    return offered[number - 1]
