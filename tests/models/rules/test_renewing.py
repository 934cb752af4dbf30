"""Last year's words as a beginning."""

from dataclasses import replace
from datetime import date

import pytest

from models.rules.drafting import Question, next_question
from models.rules.pledging import Form, Kind, Oath
from models.rules.renewing import renewed
from tests.models.rules.test_drafting import WHOLE

TODAY = date(2027, 3, 5)


@pytest.mark.parametrize(
    ("due_on", "this_year"),
    [
        (date(2026, 9, 30), date(2027, 9, 30)),
        (date(2026, 3, 5), TODAY),
        (date(2026, 3, 4), None),
        (date(2024, 2, 29), None),
        (date(2026, 12, 31), date(2027, 12, 31)),
    ],
)
def test_the_day_is_this_years_or_asked_again(due_on: date, this_year: date | None) -> None:
    answers = renewed(replace(WHOLE, due_on=due_on), Kind.annual, TODAY, 2027)
    assert answers == replace(WHOLE, due_on=this_year)
    assert next_question(answers) is (None if this_year else Question.due_on)


def test_neither_an_old_oath_nor_an_old_problem_nor_an_old_hurry_is_taken_along() -> None:
    old = replace(WHOLE, kind=Kind.immediate, form=Form.oath, oath=Oath.voice, oath_file_id="voice", problem_id=7)
    new = renewed(old, Kind.annual, TODAY, 2027)
    assert (new.kind, new.form, new.oath, new.oath_file_id, new.problem_id) == (
        Kind.annual,
        Form.oath,
        None,
        None,
        None,
    )
