"""The law of what is printed: how a pledge stands, and a code that knows every letter."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.rules.keeping import Goal
from models.rules.printing import Facts, Line, Paper, Rated, State, code_from, code_of, spelled, state_of

DUE, BEFORE, AFTER, TOLD = date(2026, 6, 30), date(2026, 6, 30), date(2026, 7, 1), date(2026, 5, 1)
ROAD = Goal(Decimal("0.5"), Decimal(3), "公里")
DONE, HALF = replace(ROAD, reached=Decimal(3)), replace(ROAD, reached=Decimal("1.75"))
RATED = Rated(6, 5, (("fits", 4), ("partly", 1)))
LINE = Line(7, 2, "彭冬生", "把机耕路修通", DUE, HALF, TOLD, State.going, RATED)
FACTS = Facts(Paper.sheet, "青石村党支部", "白岩镇", 2026, "", (LINE,))
CODE = code_of(FACTS, 1, TOLD)


@pytest.mark.parametrize(
    ("goal", "told_on", "today", "state"),
    [
        (ROAD, None, BEFORE, State.waiting),
        (HALF, TOLD, BEFORE, State.going),
        (HALF, TOLD, AFTER, State.behind),
        (DONE, TOLD, AFTER, State.reached),
        (ROAD, TOLD, AFTER, State.behind),
        (Goal(), None, BEFORE, State.waiting),
        (Goal(), TOLD, BEFORE, State.going),
        (Goal(), TOLD, AFTER, State.ended),
        (Goal(), None, AFTER, State.behind),
        (Goal(Decimal(5), Decimal(5)), None, BEFORE, State.waiting),
    ],
)
def test_how_a_pledge_stands_follows_from_what_was_told(
    goal: Goal, told_on: date | None, today: date, state: State
) -> None:
    """Where nothing is counted nobody can say that it is done; where nothing was told, nobody has said so."""
    assert state_of(goal, DUE, told_on, today) is state


@pytest.mark.parametrize(
    "other",
    [
        replace(FACTS, paper=Paper.branch_card),
        replace(FACTS, branch="青石村党支郡"),
        replace(FACTS, above="白岩镇 "),
        replace(FACTS, year=2027),
        replace(FACTS, owner="彭冬生"),
        replace(FACTS, lines=(LINE, LINE)),
        *(
            replace(FACTS, lines=(line,))
            for line in (
                replace(LINE, who="彭冬升"),
                replace(LINE, text="把机耕路修道"),
                replace(LINE, version=3),
                replace(LINE, due_on=AFTER),
                replace(LINE, goal=replace(HALF, reached=Decimal("1.76"))),
                replace(LINE, goal=replace(HALF, unit="里")),
                replace(LINE, told_on=None),
                replace(LINE, state=State.reached),
                replace(LINE, rated=replace(RATED, counts=(("fits", 5), ("partly", 0)))),
            )
        ),
    ],
)
def test_one_changed_letter_gives_another_code(other: Facts) -> None:
    assert code_of(other, 1, TOLD) != CODE


def test_the_version_and_the_day_stand_under_the_code_too() -> None:
    assert len({CODE, code_of(FACTS, 2, TOLD), code_of(FACTS, 1, DUE)}) == 3


def test_the_code_is_the_same_whichever_database_gave_the_number() -> None:
    zeros = replace(LINE, goal=Goal(Decimal("0.50"), Decimal("3.00"), "公里", Decimal("1.750")))
    assert code_of(replace(FACTS, lines=(zeros,)), 1, TOLD) == CODE


@pytest.mark.parametrize("said", ["K7OX-2MPD", " k7ox 2mpd ", "Ｋ７ＯＸ－２ＭＰＤ", "k70x2mpd", "K7OX—2MPD"])
def test_a_code_is_read_as_people_type_it(said: str) -> None:
    assert code_from(said) == "K7OX2MPD"
    assert spelled(code_from(said)) == "K7OX-2MPD"


@pytest.mark.parametrize("said", ["", "K7OX", "K7OX-2MPD-9", "核对码核对码核对", "K7OX\x00"])
def test_what_cannot_be_a_code_is_none(said: str) -> None:
    assert code_from(said) == ""
