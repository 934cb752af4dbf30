"""Comments, questions and answers, on both databases: who may write, who reads what, and what is told to whom."""

from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.playground.cast import COMMITTEE, Cast, Village, invite_everybody
from handlers.letters import write
from handlers.reader import Reader
from handlers.words import words_in
from models import audit
from models.actions import pledging, questions
from models.ballots import BallotBox
from models.database import Database
from models.keyring import KeyRing
from models.queries import deciding as decisions
from models.queries import questions as talks
from models.rules.pledging import Stage
from models.rules.questions import RemarkKind
from models.rules.refusal import Refusal
from models.tables import AuditEntry, Remark
from tests.committee import (
    NOW,
    TODAY,
    actor,
    ask,
    ask_together,
    forget_letters,
    pledge_of,
    posted,
    say,
)

AUTHOR = "彭冬生"
SHI, LONG, WU, *_ = COMMITTEE
QUESTION, COMMENT = RemarkKind.question, RemarkKind.comment


@pytest.fixture
async def cast(database: Database) -> Cast:
    return await database.change(invite_everybody, TODAY)


def remark(
    session: Session, village: Village, name: str, decision: int, kind: RemarkKind = QUESTION, text: str = "修几米？"
) -> int:
    questions.remark(session, actor(session, village, name), decision, kind, text, now=NOW)
    return max(session.exec(select(Remark.id)))


def answer(session: Session, village: Village, name: str, question: int, text: str = "八百米") -> talks.Asked:
    return questions.answer(session, actor(session, village, name), question, text, now=NOW)


def read(session: Session, village: Village, name: str, decision: int) -> list[tuple[RemarkKind, str]]:
    talk = talks.talk(session, decision, village.people[name].id, NOW)
    return [(one.kind, one.text) for one in talk.said]


async def test_a_question_goes_to_the_author_and_the_answer_to_everybody_who_decides(
    database: Database, cast: Cast
) -> None:
    village = cast.first
    decision = await database.change(ask, village, AUTHOR)
    question = await database.change(remark, village, SHI, decision)
    assert await database.look(posted, "QuestionAsked", village) == [AUTHOR]
    await database.change(forget_letters)
    asked = await database.change(answer, village, AUTHOR, question)
    assert (asked.answer, asked.who) == ("八百米", SHI)
    assert set(await database.look(posted, "DecisionAsked", village)) == set(COMMITTEE)
    card = await database.look(decisions.card, decision, village.people[WU].id, NOW)
    assert [one.text for one in card.remarks] == ["修几米？", "八百米"]
    assert card.is_open


async def test_a_question_stops_no_vote(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.first, AUTHOR)
    question = await database.change(remark, cast.first, SHI, decision)
    for name in COMMITTEE[:3]:
        card = await database.change(say, cast.first, name, decision)
    assert not card.is_open
    with pytest.raises(Refusal, match="deciding-decided-already"):
        await database.change(answer, cast.first, AUTHOR, question)
    with pytest.raises(Refusal, match="deciding-decided-already"):
        await database.change(remark, cast.first, WU, decision)


async def test_the_author_reads_comments_only_once_it_is_decided(database: Database, cast: Cast) -> None:
    village = cast.first
    decision = await database.change(ask, village, AUTHOR)
    await database.change(remark, village, SHI, decision, COMMENT, "路是该修")
    await database.change(remark, village, LONG, decision)
    assert await database.look(read, village, WU, decision) == [(COMMENT, "路是该修"), (QUESTION, "修几米？")]
    assert await database.look(read, village, AUTHOR, decision) == [(QUESTION, "修几米？")]
    for name in COMMITTEE[:3]:
        await database.change(say, village, name, decision)
    assert (COMMENT, "路是该修") in await database.look(read, village, AUTHOR, decision)
    for stranger in ("麻秀英", "杨满姑"):
        with pytest.raises(Refusal, match="deciding-not-entitled"):
            await database.look(read, village, stranger, decision)


async def test_answers_follow_their_questions(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.first, AUTHOR)
    first = await database.change(remark, cast.first, SHI, decision, text="几米？")
    second = await database.change(remark, cast.first, LONG, decision, text="几人？")
    await database.change(answer, cast.first, AUTHOR, second, "八人")
    await database.change(answer, cast.first, AUTHOR, first, "八百米")
    read_by = await database.look(read, cast.first, SHI, decision)
    assert [text for _, text in read_by] == ["几米？", "八百米", "几人？", "八人"]


@pytest.mark.parametrize(
    ("name", "code"),
    [(AUTHOR, "deciding-own-pledge"), ("麻秀英", "deciding-not-entitled"), ("杨满姑", "not-yours")],
)
async def test_only_those_who_decide_may_write(database: Database, cast: Cast, name: str, code: str) -> None:
    decision = await database.change(ask, cast.first, AUTHOR)
    with pytest.raises(Refusal, match=code):
        await database.change(remark, cast.first, name, decision, COMMENT)


async def test_only_the_author_answers_and_only_once(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.first, AUTHOR)
    question = await database.change(remark, cast.first, SHI, decision)
    for name in (SHI, "麻秀英"):
        with pytest.raises(Refusal, match="deciding-question-for-another"):
            await database.change(answer, cast.first, name, question)
    await database.change(answer, cast.first, AUTHOR, question)
    with pytest.raises(Refusal, match="deciding-answered-already"):
        await database.change(answer, cast.first, AUTHOR, question, "不对，九百米")
    with pytest.raises(Refusal, match="deciding-unknown"):
        await database.change(answer, cast.first, AUTHOR, 999)


async def test_the_fourth_remark_of_a_person_is_refused_and_the_first_of_another_is_not(
    database: Database, cast: Cast
) -> None:
    decision = await database.change(ask, cast.first, AUTHOR)
    for kind in (QUESTION, COMMENT, COMMENT):
        await database.change(remark, cast.first, SHI, decision, kind)
    with pytest.raises(Refusal, match="deciding-enough-said"):
        await database.change(remark, cast.first, SHI, decision)
    assert await database.change(remark, cast.first, LONG, decision)


async def test_a_withdrawn_pledge_is_not_talked_about_any_more(database: Database, cast: Cast) -> None:
    def withdraw(session: Session) -> None:
        author = actor(session, cast.first, AUTHOR)
        pledging.withdraw(session, author, pledge_of(session, decision).id, now=NOW)

    decision = await database.change(ask, cast.first, AUTHOR)
    question = await database.change(remark, cast.first, SHI, decision)
    await database.change(forget_letters)
    await database.change(withdraw)
    assert set(await database.look(posted, "DecisionAsked", cast.first)) == set(COMMITTEE)
    with pytest.raises(Refusal, match="deciding-withdrawn"):
        await database.change(remark, cast.first, SHI, decision)
    with pytest.raises(Refusal, match="deciding-withdrawn"):
        await database.change(answer, cast.first, AUTHOR, question)


async def test_of_many_pledges_only_who_asked_gets_the_card_with_the_answer(database: Database, cast: Cast) -> None:
    village = cast.first
    _, (decision, _) = await database.change(ask_together, village, AUTHOR, "麻秀英")
    question = await database.change(remark, village, SHI, decision)
    assert await database.look(posted, "DecisionAsked", village) == []
    await database.change(answer, village, AUTHOR, question)
    assert await database.look(posted, "DecisionAsked", village) == [SHI]
    for name in (LONG, WU, SHI):
        await database.change(say, village, name, decision)
    assert await database.look(posted, "DecisionAsked", village) == [SHI, SHI]


async def test_a_question_answered_before_it_was_delivered_is_not_asked_any_more(
    database: Database, cast: Cast
) -> None:
    def letter(session: Session) -> object:
        reader = Reader(words_in("zh-CN"), NOW, BallotBox(KeyRing(Path("no keys"))), cast.first.people[AUTHOR].id)
        return write(session, reader, "QuestionAsked", {"question_id": question})

    decision = await database.change(ask, cast.first, AUTHOR)
    question = await database.change(remark, cast.first, SHI, decision)
    assert await database.look(letter)
    await database.change(answer, cast.first, AUTHOR, question)
    assert await database.look(letter) is None


async def test_the_audit_keeps_that_something_was_said_and_not_the_words(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.first, AUTHOR)
    question = await database.change(remark, cast.first, SHI, decision, QUESTION, "保密的话")
    await database.change(answer, cast.first, AUTHOR, question, "也是保密的话")

    def entries(session: Session) -> list[AuditEntry]:
        wanted = ("remark", "answer")
        return [one for one in session.exec(select(AuditEntry)) if one.act in wanted]

    kept = await database.look(entries)
    assert [one.facts["kind"] for one in kept] == ["question", "answer"]
    assert not any("保密" in str(one.facts) for one in kept)
    assert await database.look(audit.first_broken) is None
    assert await database.look(lambda session: pledge_of(session, decision).stage) is Stage.deciding
