"""What people do in the benchmark: rate one card after another, or write a pledge from the first question on."""

import itertools
from collections.abc import Iterator, Sequence

from handlers.pledging.buttons import Answer, Go, To
from handlers.rating.screens import Give
from models.rules.drafting import Question
from tests.bench.driver import Lane
from tests.bench.prefecture import Branch
from tests.bench.updates import Update, message, press
from tests.given import Mark

SPOKEN: dict[Question, str] = {
    Question.basis_note: "走访时好几户都说起过",
    Question.text: "把三组到水库的机耕路修通，方便运橘子下山",
    Question.indicator: "修通的路",
    Question.numbers: "0.5 公里到 3 公里",
    Question.measures: "每月出工两次，农闲时请挖机",
}
PRESSED: dict[Question, str] = {
    Question.basis: "problem",
    Question.category: "livelihood",
    Question.due_on: "2026-09-30",
    Question.form: "meeting",
}


def ratings(branches: Sequence[Branch]) -> Iterator[Lane]:
    """Every representative rates every pledge; when all have, they look through what they said, and say it again."""
    for lap in itertools.count():
        for branch in branches:
            for person in branch.representatives:
                yield [press(person, _mark(branch.round_id, pledge, again=lap > 0)) for pledge in branch.pledge_ids]


def _mark(round_id: int, pledge_id: int, *, again: bool) -> str:
    return Give(round_id=round_id, pledge_id=pledge_id, mark=Mark.fits, again=again).pack()


def forms(branches: Sequence[Branch]) -> Iterator[Lane]:
    """Every member writes a pledge up to the last look; when all have, they begin afresh."""
    for branch in itertools.cycle(branches):
        for person in branch.members:
            yield [press(person, Go(to=To.afresh).pack()), *(_answer(person, question) for question in Question)]


def _answer(person: int, question: Question) -> Update:
    if question in SPOKEN:
        return message(person, SPOKEN[question])
    return press(person, Answer(question=question, said=PRESSED[question]).pack())
