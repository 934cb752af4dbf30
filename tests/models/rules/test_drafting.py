"""Writing a pledge, question by question."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.drafting import (
    LONGEST,
    NOTHING,
    QUESTIONS,
    SKIP,
    Answers,
    Question,
    Sheet,
    answered,
    answers_from,
    due_days_offered,
    ensure_is_what_was_seen,
    kept_from,
    mark_of,
    next_question,
    of_the_other_kind,
    reopened,
    stepped_back,
    sworn,
    told,
    wording_of,
)
from models.rules.indicators import NO_NUMBERS, Numbers
from models.rules.pledging import Basis, Category, Form, Kind, Oath
from models.rules.problems import Problem
from models.rules.refusal import Refusal

TODAY = date(2026, 1, 20)
WHOLE = Answers(
    basis=Basis.duty,
    basis_note="护林员",
    category=Category.industry,
    text="带三组的12户种上黄桃",
    indicator="种上黄桃的户数",
    numbers=Numbers(Decimal(3), Decimal(12), "户"),
    measures="春天统一买苗",
    due_on=date(2026, 9, 30),
    form=Form.oath,
)
SAID = ("2", "护林员", "1", "带三组的12户种上黄桃", "种上黄桃的户数", "现在3户，做到12户", "春天统一买苗", "9月底", "2")


def fresh() -> Sheet:
    return Sheet(2026, Answers())


def finished() -> Sheet:
    return Sheet(2026, WHOLE, asked=None)


def written(*said: str) -> Sheet:
    sheet = fresh()
    for one in said:
        sheet = told(sheet, one, TODAY)
    return sheet


def test_nine_answers_make_a_pledge() -> None:
    sheet = written(*SAID)
    assert sheet == finished()
    assert wording_of(sheet, TODAY).target == Decimal(12)


def test_what_may_be_skipped_leaves_nothing_behind() -> None:
    sheet = written("1", SKIP, "2", "修通三组的机耕路", "跳过", "没有", "skip", "年底", "1")
    assert sheet.asked is None
    words = wording_of(sheet, TODAY)
    assert (words.basis_note, words.indicator, words.target, words.measures) == ("", "", None, "")


@pytest.mark.parametrize("question", [question for question in QUESTIONS if question not in NOTHING])
def test_what_matters_cannot_be_skipped(question: Question) -> None:
    sheet = replace(fresh(), asked=question)
    with pytest.raises(Refusal):
        answered(sheet, question, SKIP, TODAY)


def test_a_button_of_another_question_changes_nothing() -> None:
    sheet = written("2", "护林员")
    assert sheet.asked is Question.category
    assert answered(sheet, Question.basis, "ability", TODAY) == sheet
    assert answered(finished(), Question.form, "written", TODAY) == finished()


@pytest.mark.parametrize("said", ["0", "4", "99", "护林", "", "１２３", "-1", "1 2"])
def test_a_choice_is_one_of_those_offered(said: str) -> None:
    with pytest.raises(Refusal, match="which-one"):
        told(fresh(), said, TODAY)


def test_going_back_asks_the_question_before_and_then_goes_on_where_it_was() -> None:
    sheet = written("2", "护林员", "1")
    back = stepped_back(stepped_back(sheet))
    assert back.asked is Question.basis_note
    again = told(back, "管三组、四组的山林", TODAY)
    assert (again.asked, again.answers.basis_note) == (Question.text, "管三组、四组的山林")


def test_there_is_nothing_before_the_first_question() -> None:
    assert stepped_back(fresh()) == fresh()


def test_a_correction_returns_to_the_last_look() -> None:
    sheet = told(finished(), "8", TODAY)
    assert sheet.asked is Question.due_on
    assert told(sheet, "年底", TODAY) == Sheet(2026, replace(WHOLE, due_on=date(2026, 12, 31)), asked=None)
    assert stepped_back(sheet) == finished()


def test_nothing_is_corrected_before_all_is_answered() -> None:
    assert reopened(fresh(), Question.form) == fresh()


def test_an_oath_may_be_spoken_at_the_question_or_at_the_last_look() -> None:
    at_the_question = replace(finished(), answers=replace(WHOLE, form=None), asked=Question.form)
    spoken = replace(finished(), answers=replace(WHOLE, oath=Oath.voice, oath_file_id="voice-1"))
    assert sworn(at_the_question, Oath.voice, "voice-1") == sworn(finished(), Oath.voice, "voice-1") == spoken
    words = wording_of(spoken, TODAY)
    assert (words.oath, words.oath_file_id) == (Oath.voice, "voice-1")


def test_whoever_turns_to_another_form_takes_the_recording_back() -> None:
    sheet = replace(finished(), answers=replace(WHOLE, form=Form.written, oath=Oath.voice, oath_file_id="voice-1"))
    assert (wording_of(sheet, TODAY).oath, wording_of(sheet, TODAY).oath_file_id) == (None, None)


def test_a_problem_of_the_branch_is_cited_by_button_or_number_until_something_else_is_said() -> None:
    offered = (Problem(7, "三组吃水难"), Problem(9, "桥头路灯坏了"))
    asked = Sheet(2026, Answers(basis=Basis.problem), Question.basis_note, problems=offered)
    for said in ("2", "#9"):
        cited = answered(asked, Question.basis_note, said, TODAY).answers
        assert (cited.basis_note, cited.problem_id) == ("桥头路灯坏了", 9)
    typed = replace(asked, answers=replace(asked.answers, problem_id=9))
    for said, note in (("水渠堵了", "水渠堵了"), ("#8", "#8"), ("3", "3"), ("跳过", "")):
        answers = answered(typed, Question.basis_note, said, TODAY).answers
        assert (answers.basis_note, answers.problem_id) == (note, None)
    whole = replace(finished(), answers=replace(WHOLE, problem_id=9))
    assert wording_of(whole, TODAY).problem_id is None, "a duty is no problem of the list"


@pytest.mark.parametrize("sheet", [fresh(), replace(finished(), answers=replace(WHOLE, form=Form.meeting))])
def test_a_recording_is_taken_for_an_oath_only(sheet: Sheet) -> None:
    with pytest.raises(Refusal, match="pledging-no-voice-here"):
        sworn(sheet, Oath.video_note, "voice-1")


def test_a_new_pledge_may_become_immediate_and_back_but_a_revised_one_keeps_its_kind() -> None:
    urgent = of_the_other_kind(finished())
    assert urgent.answers.kind is Kind.immediate
    assert of_the_other_kind(urgent) == finished()
    revised = replace(finished(), revises=17)
    assert of_the_other_kind(revised) == revised


@pytest.mark.parametrize(
    ("said", "code"),
    [("2026-01-19", "pledging-due-past"), ("2027-01-01", "pledging-due-beyond"), ("秋后", "day-unclear")],
)
def test_the_due_day_lies_between_today_and_the_end_of_the_year(said: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        answered(replace(fresh(), asked=Question.due_on), Question.due_on, said, TODAY)


def test_days_gone_by_are_not_offered_and_the_numbers_follow() -> None:
    july = date(2026, 7, 1)
    assert due_days_offered(july, 2026) == [date(2026, 9, 30), date(2026, 12, 31)]
    sheet = answered(replace(fresh(), asked=Question.due_on), Question.due_on, "1", july)
    assert sheet.answers.due_on == date(2026, 9, 30)


def test_a_draft_that_waited_too_long_is_not_handed_in_with_a_day_gone_by() -> None:
    with pytest.raises(Refusal, match="pledging-due-past"):
        wording_of(finished(), date(2026, 10, 1))


@pytest.mark.parametrize("question", [*QUESTIONS[:1], *QUESTIONS[3:4], *QUESTIONS[7:]])
def test_an_open_question_keeps_a_pledge_from_being_handed_in(question: Question) -> None:
    kept = {name: value for name, value in kept_from(WHOLE).items() if name != question.value}
    holed = replace(finished(), answers=answers_from(kept))
    with pytest.raises(Refusal, match="pledging-unfinished"):
        wording_of(holed, TODAY)
    with pytest.raises(Refusal, match="pledging-unfinished"):
        wording_of(replace(finished(), asked=question), TODAY)


@pytest.mark.parametrize("question", LONGEST)
def test_five_thousand_signs_are_too_many(question: Question) -> None:
    with pytest.raises(Refusal, match="too-long"):
        answered(replace(fresh(), asked=question), question, "长" * 5000, TODAY)


def test_a_button_below_older_words_is_known_by_its_mark() -> None:
    changed = replace(finished(), answers=replace(WHOLE, text="修路"))
    ensure_is_what_was_seen(finished(), mark_of(finished()))
    with pytest.raises(Refusal, match="pledging-changed-since"):
        ensure_is_what_was_seen(changed, mark_of(finished()))


texts = st.text(max_size=40)
amounts = st.decimals(min_value=0, max_value=10**9, places=2)
numbers = st.builds(Numbers, st.none() | amounts, amounts, st.sampled_from(["", "户", "公里"])) | st.just(NO_NUMBERS)
anything = st.builds(
    Answers,
    basis=st.none() | st.sampled_from(Basis),
    basis_note=st.none() | texts,
    category=st.none() | st.sampled_from(Category),
    text=st.none() | texts,
    indicator=st.none() | texts,
    numbers=st.none() | numbers,
    measures=st.none() | texts,
    due_on=st.none() | st.dates(),
    form=st.none() | st.sampled_from(Form),
    oath_file_id=st.none() | texts,
    oath=st.none() | st.sampled_from(Oath),
    problem_id=st.none() | st.integers(1, 9),
    kind=st.sampled_from(Kind),
)


@given(anything)
def test_a_draft_comes_back_from_the_database_as_it_was(answers: Answers) -> None:
    assert answers_from(kept_from(answers)) == answers


@given(anything, st.sampled_from(Question), texts, st.dates(date(2025, 12, 1), date(2027, 2, 1)))
def test_whatever_is_said_is_taken_or_refused_and_the_next_open_question_follows(
    answers: Answers, question: Question, said: str, today: date
) -> None:
    sheet = Sheet(2026, answers, asked=question)
    try:
        after = told(sheet, said, today)
    except Refusal:
        return
    assert after.asked is next_question(after.answers)
    assert getattr(after.answers, question) is not None
