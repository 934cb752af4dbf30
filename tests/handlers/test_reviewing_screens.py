"""Every screen of the reviewing room fits on a phone, in both languages, with the longest words it may meet."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest

from handlers.reviewing import screens
from handlers.screen import Screen
from handlers.words import LANGUAGES, words_in
from models.queries.keeping import Deed
from models.queries.remarks import Said
from models.queries.reviewing import Agenda, Case, Item, Occasion
from models.rules.keeping import Goal
from models.rules.reviewing import LONGEST_REMARK, Comment

HUGE = 2**31 - 1
DAY = date(2026, 4, 10)
LONG = "把三组到水库的机耕路修通<b>&" * 40
REMARK = "好" * LONGEST_REMARK
OCCASION = Occasion(HUGE, 4, "青石村党支部", 1, 2026, 1, DAY, "Asia/Shanghai")
GOAL = Goal(Decimal("0.50"), Decimal(3), "公里", Decimal("1.50"))
DEEDS = [Deed(DAY, Decimal(1), LONG, has_file=True), Deed(DAY, None, "", has_file=True)]
CASE = Case(OCCASION, HUGE, "欧阳建国", LONG, DAY, GOAL, DEEDS, 3, 12)
COMMENT = Comment(REMARK, REMARK, REMARK, DAY)
ITEMS = [Item(HUGE, "欧阳建国", LONG)] * 7
SAID = Said(HUGE, 1, LONG, 2026, 4, "石远山", REMARK, REMARK, REMARK, DAY, acknowledged=False)

WIDTH = 20
SCREEN = 18
SCREEN_AND_A_HALF = 26
"""Chinese characters in a line of a small phone; a Latin letter is half as wide."""


def all_screens(language: str) -> dict[str, Screen]:
    words = words_in(language)
    asked = {question: screens.ask(words, CASE, question, COMMENT, DAY) for question in screens.QUESTIONS}
    return asked | {
        "written": screens.written(words, CASE, COMMENT, Agenda(OCCASION, 3, ITEMS)),
        "all written": screens.written(words, CASE, COMMENT, Agenda(OCCASION, 12, [])),
        "all done": screens.all_done(words, Agenda(OCCASION, 12, [])),
        "nothing": screens.all_done(words, Agenda(OCCASION, 0, [])),
        "not the time": screens.not_the_time(words),
        "not commenting": screens.not_commenting(words),
        "dropped": screens.dropped(words),
        "comment": screens.comment(words, SAID),
    }


def height(text: str) -> int:
    """Lines on the phone, with long ones broken."""
    seen = unescape(re.sub("<[^>]*>", "", text))
    return sum(1 + int(wide(line) / WIDTH) for line in seen.splitlines())


def wide(line: str) -> float:
    return sum(1 if ord(sign) > 0x2E7F else 0.5 for sign in line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_screen_is_longer_than_a_phone(language: str) -> None:
    heights = {name: height(screen.text) for name, screen in all_screens(language).items()}
    whole_comment = {"comment", "written", "all written"}
    assert not {name: lines for name, lines in heights.items() if lines > SCREEN and name not in whole_comment}
    assert all(heights[name] <= SCREEN_AND_A_HALF for name in whole_comment)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_people_are_made_safe(language: str) -> None:
    for screen in all_screens(language).values():
        assert "机耕路修通<b>" not in screen.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_fits_into_what_telegram_allows(language: str) -> None:
    for screen in all_screens(language).values():
        for row in screen.rows:
            for button in row:
                assert len((button.data or "").encode()) <= 64
                assert len(button.label) <= 40
