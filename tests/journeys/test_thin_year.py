"""The whole thin year through the chat, on both databases, and a conversation that outlives the house it began in."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlmodel import Session, SQLModel, select

from bot.playground.cast import invite_everybody
from bot.playground.people import Person
from bot.playground.play import play_on
from bot.playground.telegram import StandIn
from bot.playground.world import Event
from models import audit
from models.database import Database
from models.rules.rights import Act
from models.tables import AuditEntry, Ballot, Letter, LetterState, Quarantine
from tests.conftest import START, housed
from tests.house.gallery.phone import lines_of

MOST_LINES = 22
"""Of twenty Chinese characters: what a cheap phone shows of one message, and less than the longest there may be."""
MEMBER = "彭冬生"

SAID = (
    "彭冬生，欢迎您",
    "第 1 问，共 9 问",
    "都写好了，您看一遍",
    "交上去了",
    "请您评一评",
    "2 件都评完了",
    "群众评结果 · 青石村党支部",
    "彭冬生的承诺，请您定一定",
    "您的承诺通过了",
    "没有涉密",
    "公示栏：",
    "记好了",
    "件事等着您",
    "水沟清得快，邻居都说好",
    "您已阅",
    "演完了",
)
"""A sentence of each step, in the order of the year."""

ACTS = {
    Act.invite, "join", Act.pledge, Act.open_review, Act.close_review, Act.decide, Act.publish, Act.report_progress,
    Act.comment, Act.acknowledge,
}  # fmt: skip


@pytest.fixture
def empty_url(database_url: str) -> str:
    """Not even a table: the house brings its schema itself."""
    engine = create_engine(database_url)
    SQLModel.metadata.drop_all(engine)
    engine.dispose()
    return database_url


class Eyes:
    """Looks at every message as it is shown, also at those that are edited away."""

    def __init__(self, stand_in: StandIn) -> None:
        self.seen: list[str] = []
        stand_in.desk.world.listeners.append(self._look)

    def _look(self, event: Event) -> None:
        if event.kind == "message" and event.message and event.message.sender.is_bot:
            self.seen.append(str(event.message.content.get("text", "")))


async def test_the_thin_year_from_the_personal_link_to_the_comment(
    stand_in: StandIn, empty_url: str, database: Database, tmp_path: Path
) -> None:
    eyes = Eyes(stand_in)
    told: list[str] = []
    await play_on(stand_in, tmp_path / "play", told.append, empty_url)
    assert_told_in_order("\n".join(told))
    assert "清通二组排水沟" in (tmp_path / "play" / "conversation.txt").read_text(encoding="utf-8")
    assert "<html" in (tmp_path / "play" / "board.html").read_text(encoding="utf-8")
    assert not [text for text in eyes.seen if lines_of(text) > MOST_LINES]
    await assert_left_in_order(database)


def assert_told_in_order(told: str) -> None:
    place = 0
    for sentence in SAID:
        place = told.find(sentence, place)
        assert place >= 0, f"{sentence!r} was not said, or not in its turn"


async def assert_left_in_order(database: Database) -> None:
    """The chain of what was done holds; no ballot is left, no letter unsent, no update put aside."""
    assert await database.look(audit.first_broken) is None
    assert await database.look(acts) >= ACTS
    assert await database.look(left_over) == []


def acts(session: Session) -> set[str]:
    return set(session.exec(select(AuditEntry.act)))


def left_over(session: Session) -> list[object]:
    waiting = select(Letter).where(Letter.state == LetterState.pending)
    return [*session.exec(select(Ballot)), *session.exec(waiting), *session.exec(select(Quarantine))]


async def test_whoever_was_writing_when_the_house_closed_goes_on_where_she_was(
    stand_in: StandIn, database_url: str, tmp_path: Path
) -> None:
    async with housed(stand_in, database_url, tmp_path) as house:
        cast = await house.database.change(invite_everybody, START.date())
        phone = stand_in.person(cast.first.people[MEMBER].telegram_id or 0, MEMBER)
        await begun(phone)
    await phone.say("清通二组排水沟")
    async with housed(stand_in, database_url, tmp_path):
        await phone.heard("拿什么看得出来")
        await finished(phone)
        await phone.heard("交上去了")


async def begun(phone: Person) -> None:
    """Up to the fourth question, which takes words: without its conversation nobody would know what they answer."""
    await phone.say("/pledge")
    await phone.press("1 群众提的")
    await phone.heard("是个什么问题")
    await phone.say("二组水沟堵了三年")
    await phone.heard("算哪一类")
    await phone.press("2 民生实事")
    await phone.heard("您打算做什么")


async def finished(phone: Person) -> None:
    for answer, next_question in (
        ("清通的水沟", "要做到多少"),
        ("现在0米，做到800米", "打算怎么做"),
        ("农闲时约八个人", "什么时候做完"),
        ("9月30日", "用什么形式"),
        ("1", "二组水沟堵了三年"),
    ):
        await phone.say(answer)
        await phone.heard(next_question)
    await phone.press("提交")
