"""How a pledge is written: one question after another, every answer read and kept, until all have been answered."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any
from zlib import crc32

from models.rules.clarity import Doubt
from models.rules.days import day_from
from models.rules.indicators import NO_NUMBERS, Numbers, numbers_from
from models.rules.pledging import Basis, Category, Form, Kind, Oath, Wording
from models.rules.problems import Problem, cited_by
from models.rules.refusal import Refusal
from models.rules.writing import number_typed, one_of, said_from


class Question(StrEnum):
    """What is asked, in this order; each names the answer it fills."""

    basis = "basis"
    basis_note = "basis_note"
    category = "category"
    text = "text"
    indicator = "indicator"
    numbers = "numbers"
    measures = "measures"
    due_on = "due_on"
    form = "form"


QUESTIONS = tuple(Question)
CHOICES: dict[Question, type[StrEnum]] = {Question.basis: Basis, Question.category: Category, Question.form: Form}
LONGEST = {Question.basis_note: 100, Question.text: 200, Question.indicator: 100, Question.measures: 200}
NOTHING = {Question.basis_note: "", Question.indicator: "", Question.numbers: NO_NUMBERS, Question.measures: ""}
"""What may be skipped, and what stands there then."""
SKIP = "-"
SKIPPING = frozenset({SKIP, "跳过", "没有", "无", "skip", "none"})
USUAL_DUE_DAYS = ((6, 30), (9, 30), (12, 31))


@dataclass(frozen=True, slots=True)
class Answers:
    """What has been answered so far; None where nothing has."""

    basis: Basis | None = None
    basis_note: str | None = None
    category: Category | None = None
    text: str | None = None
    indicator: str | None = None
    numbers: Numbers | None = None
    measures: str | None = None
    due_on: date | None = None
    form: Form | None = None
    oath_file_id: str | None = None
    oath: Oath | None = None
    problem_id: int | None = None
    kind: Kind = Kind.annual


@dataclass(frozen=True, slots=True)
class Sheet:
    """A pledge being written for a year. `asked` is the open question; None: all answered, shown for a last look.

    `revises` is the pledge that was returned, where this is its next version; `cause` and `note` say why it was.
    `reason`: why its author wishes to change one that has been decided on. `doubt`: what the helper asks before it goes
    on, `doubted` all that it has asked, `offered` what was answered and is not taken over yet; see doubting.py.
    What may be taken up while it is the question: `problems` of the branch, or own pledges of an `earlier` year.
    """

    year: int
    answers: Answers
    asked: Question | None = Question.basis
    revises: int | None = None
    cause: str = ""
    note: str = ""
    reason: str = ""
    doubt: Doubt | None = None
    doubted: frozenset[Doubt] = frozenset()
    offered: str = ""
    problems: tuple[Problem, ...] = ()
    earlier: tuple[tuple[int, str], ...] = ()

    def undoubted(self) -> "Sheet":
        return replace(self, doubt=None, offered="")


def answered(sheet: Sheet, question: Question, said: str, today: date) -> Sheet:
    """The sheet with an answer read and the next question open; as it was when another question is open by now."""
    if question is not sheet.asked:
        return sheet
    problem = cited_by(said, sheet.problems) if question is Question.basis_note else None
    heard: dict[str, Any] = {question.value: _heard(question, problem.text if problem else said, today, sheet.year)}
    if question is Question.basis_note:
        heard["problem_id"] = problem.id if problem else None
    answers = replace(sheet.answers, **heard)
    return replace(sheet.undoubted(), answers=answers, asked=next_question(answers))


def told(sheet: Sheet, said: str, today: date) -> Sheet:
    """What was typed: an answer to the open question, or in the last look the number of an answer to correct."""
    if sheet.asked is None:
        return reopened(sheet, one_of(QUESTIONS, said))
    return answered(sheet, sheet.asked, said, today)


def next_question(answers: Answers) -> Question | None:
    return next((question for question in QUESTIONS if getattr(answers, question) is None), None)


def stepped_back(sheet: Sheet) -> Sheet:
    """The question before the open one; out of a correction, back to the last look."""
    if next_question(sheet.answers) is None:
        return replace(sheet.undoubted(), asked=None)
    place = QUESTIONS.index(sheet.asked or QUESTIONS[0])
    return replace(sheet.undoubted(), asked=QUESTIONS[max(place - 1, 0)])


def reopened(sheet: Sheet, question: Question) -> Sheet:
    """One answer to be corrected from the last look; as it was while the questions are still being asked."""
    return sheet if sheet.asked else replace(sheet.undoubted(), asked=question)


def sworn(sheet: Sheet, oath: Oath, file_id: str) -> Sheet:
    """The sheet with a spoken oath, as it was sent; to send one is to choose the oath."""
    if sheet.asked not in {Question.form, None} or (sheet.asked is None and sheet.answers.form is not Form.oath):
        raise Refusal("pledging-no-voice-here")
    answers = replace(sheet.answers, form=Form.oath, oath=oath, oath_file_id=file_id)
    return replace(sheet.undoubted(), answers=answers, asked=next_question(answers))


def of_the_other_kind(sheet: Sheet) -> Sheet:
    """Annual becomes immediate and back; a version of a pledge handed in before keeps its kind."""
    if sheet.revises or sheet.asked:
        return sheet
    kind = Kind.immediate if sheet.answers.kind is Kind.annual else Kind.annual
    return replace(sheet, answers=replace(sheet.answers, kind=kind))


def mark_of(sheet: Sheet) -> str:
    """A short mark of what is written, so that a button below an older text is known as such."""
    return f"{crc32(json.dumps(kept_from(sheet.answers), sort_keys=True).encode()):x}"


def ensure_is_what_was_seen(sheet: Sheet, mark: str) -> None:
    if mark != mark_of(sheet):
        raise Refusal("pledging-changed-since")


def wording_of(sheet: Sheet, today: date) -> Wording:
    """The finished words; Refusal while a question is open or when the due day has gone by meanwhile."""
    answers = sheet.answers
    if not (answers.basis and answers.category and answers.text and answers.due_on and answers.form) or sheet.asked:
        raise Refusal("pledging-unfinished")
    numbers = answers.numbers or NO_NUMBERS
    return Wording(
        basis=answers.basis,
        basis_note=answers.basis_note or "",
        category=answers.category,
        text=answers.text,
        indicator=answers.indicator or "",
        baseline=numbers.baseline,
        target=numbers.target,
        unit=numbers.unit,
        measures=answers.measures or "",
        due_on=ensure_due_in_time(answers.due_on, today, sheet.year),
        form=answers.form,
        oath_file_id=answers.oath_file_id if answers.form is Form.oath else None,
        oath=answers.oath if answers.form is Form.oath else None,
        problem_id=answers.problem_id if answers.basis is Basis.problem else None,
    )


def due_days_offered(today: date, year: int) -> list[date]:
    """The usual days by which things are done, those gone by left out."""
    days = (date(year, month, day) for month, day in USUAL_DUE_DAYS)
    return [day for day in days if day >= today]


def ensure_due_in_time(due_on: date, today: date, year: int) -> date:
    if due_on < today:
        raise Refusal("pledging-due-past", due=due_on)
    if due_on.year > year:
        raise Refusal("pledging-due-beyond", due=due_on, last=date(year, 12, 31))
    return due_on


def _heard(question: Question, said: str, today: date, year: int) -> object:
    if question in NOTHING and said.strip().lower() in SKIPPING:
        return NOTHING[question]
    if question in CHOICES:
        return _chosen(CHOICES[question], said)
    if question is Question.numbers:
        return numbers_from(said)
    if question is Question.due_on:
        return _due(said, today, year)
    return said_from(said, most=LONGEST[question])


def _chosen(choices: type[StrEnum], said: str) -> StrEnum:
    """By its word, as buttons say it, or by its number, as people type it."""
    offered = list(choices)
    if said in offered:
        return choices(said)
    return one_of(offered, said)


def _due(said: str, today: date, year: int) -> date:
    offered = due_days_offered(today, year)
    number = number_typed(said)
    day = offered[number - 1] if 1 <= number <= len(offered) else day_from(said, today, year)
    return ensure_due_in_time(day, today, year)


# ── as kept between two messages ───────────────────────────────────────────────────────────────────────────────────

READ: dict[str, Callable[[Any], object]] = {
    "basis": Basis,
    "category": Category,
    "numbers": lambda kept: Numbers(_amount(kept[0]), _amount(kept[1]), kept[2]),
    "due_on": date.fromisoformat,
    "form": Form,
    "oath": Oath,
    "problem_id": int,
    "kind": Kind,
}


def kept_from(answers: Answers) -> dict[str, Any]:
    """The answers as JSON can hold them."""
    found = {field.name: getattr(answers, field.name) for field in fields(answers)}
    return {name: _plain(value) for name, value in found.items() if value is not None}


def answers_from(kept: Mapping[str, Any]) -> Answers:
    """The other way round."""
    return Answers(**{name: READ.get(name, str)(value) for name, value in kept.items()})  # type: ignore[arg-type]


def _amount(kept: str | None) -> Decimal | None:
    return None if kept is None else Decimal(kept)


def _plain(value: object) -> object:
    if isinstance(value, Numbers):
        return [None if part is None else str(part) for part in (value.baseline, value.target)] + [value.unit]
    return value.isoformat() if isinstance(value, date) else str(value)
