"""The helper while a pledge is written: it asks once, one thing at a time, and never stands in the way."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.rules import doubting
from models.rules.clarity import Doubt
from models.rules.doubting import RAISED_AFTER, Way, raised, replied, taken, ways
from models.rules.drafting import Answers, Question, Sheet, answered, wording_of
from models.rules.indicators import NO_NUMBERS, Numbers
from models.rules.pledging import Basis, Category, Form
from models.rules.refusal import Refusal

TODAY = date(2026, 1, 20)
SLOGAN = "全心全意为人民服务"
BEFORE = Answers(basis=Basis.duty, basis_note="", category=Category.industry)


def said(sheet: Sheet, question: Question, text: str) -> Sheet:
    return raised(sheet, answered(sheet, question, text, TODAY), question)


def at_text(text: str) -> Sheet:
    return said(Sheet(2026, BEFORE, Question.text), Question.text, text)


def through(text: str, indicator: str = "跳过", numbers: str = "跳过", measures: str = "跳过") -> Sheet:
    """Everything up to the measures, the helper's questions left as they are."""
    sheet = taken(at_text(text), Way.leave)
    for question, answer in zip(
        (Question.indicator, Question.numbers, Question.measures), (indicator, numbers, measures), strict=True
    ):
        sheet = said(taken(sheet, Way.leave), question, answer)
    return sheet


def test_a_slogan_is_asked_about_once_and_the_next_question_waits_behind() -> None:
    sheet = at_text(SLOGAN)
    assert (sheet.doubt, sheet.asked) == (Doubt.slogan, Question.indicator)
    left = taken(sheet, Way.leave)
    assert (left.doubt, left.answers.text) == (None, SLOGAN)
    again = said(replace(left, asked=Question.text), Question.text, SLOGAN + "！")
    assert again.doubt is None


def test_nothing_is_asked_about_what_the_form_itself_still_asks() -> None:
    assert at_text("帮困难户卖茶叶").doubt is None
    assert set(Doubt) == {doubt for raised_then in RAISED_AFTER.values() for doubt in raised_then}


def test_an_answer_is_offered_behind_the_words_or_in_their_place() -> None:
    offered = replied(at_text(SLOGAN + "。"), "清一遍三组的水沟")
    assert offered.doubt is Doubt.slogan
    assert ways(offered) == (Way.instead, Way.append, Way.leave)
    assert taken(offered, Way.instead).answers.text == "清一遍三组的水沟"
    assert taken(offered, Way.append).answers.text == SLOGAN + "，清一遍三组的水沟"
    assert taken(offered, Way.leave).answers.text == SLOGAN + "。"
    assert replied(offered, "2") == taken(offered, Way.append)
    assert replied(offered, "换一句").offered == "换一句"
    with pytest.raises(Refusal, match="which-one"):
        replied(offered, "7")
    english = replied(at_text("Do my best"), "mend the lamp")
    assert taken(english, Way.append).answers.text == "Do my best, mend the lamp"


def test_what_would_be_too_long_together_can_only_take_the_place() -> None:
    offered = replied(at_text(SLOGAN * 20), "清水沟" * 40)
    assert ways(offered) == (Way.instead, Way.leave)
    with pytest.raises(Refusal, match="too-long"):
        replied(at_text(SLOGAN), "长" * 201)
    with pytest.raises(Refusal, match="nothing-said"):
        replied(at_text(SLOGAN), "……")


def test_what_people_look_at_becomes_the_indicator_and_a_number_the_numbers() -> None:
    sight = through("照顾村里的老人")
    assert sight.doubt is Doubt.sight
    assert replied(sight, "每家门口的水缸是满的").answers.indicator == "每家门口的水缸是满的"
    number = through("照顾村里的老人", indicator="去看过的老人")
    assert number.doubt is Doubt.number
    assert replied(number, "12户").answers.numbers == Numbers(None, Decimal(12), "户")
    with pytest.raises(Refusal, match="pledging-numbers-unclear"):
        replied(number, "好多")
    assert replied(number, "跳过").answers == number.answers


def test_todays_figure_joins_the_goal_or_the_words() -> None:
    goal = through("让集体收入提高", numbers="做到5万元")
    assert goal.doubt is Doubt.baseline
    assert replied(goal, "3万元").answers.numbers == Numbers(Decimal(3), Decimal(5), "万元")
    assert replied(goal, "现在4万元，做到6万元").answers.numbers == Numbers(Decimal(4), Decimal(6), "万元")
    no_goal = through("让集体收入每年提高20%")
    assert no_goal.doubt is Doubt.baseline
    assert replied(no_goal, "现在是3万元").offered == "现在是3万元"


def test_a_prepared_member_is_asked_nothing() -> None:
    sheet = through("带三组的12户种上黄桃，手把手教会", "种上黄桃的户数", "现在3户，做到12户")
    assert (sheet.doubt, sheet.doubted) == (None, frozenset())


def test_an_open_question_of_the_helpers_does_not_hold_anything_up() -> None:
    answers = replace(
        BEFORE, text=SLOGAN, indicator="", numbers=NO_NUMBERS, measures="", due_on=date(2026, 12, 31), form=Form.written
    )
    sheet = Sheet(2026, answers, asked=None, doubt=Doubt.slogan)
    assert wording_of(sheet, TODAY).text == SLOGAN
    assert doubting.remaining(answers)[0] is Doubt.slogan
