"""Wishes after the decision, on both databases: the pledge stands as it is until the new words are decided on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, col, select

from bot.playground.cast import COMMITTEE, Cast, Village, invite_everybody
from handlers.deciding import screens
from handlers.words import words_in
from models import audit
from models.actions import amending, binding, deciding, pledging, publishing
from models.actions.binding import Room
from models.actions.pledging import Submitted
from models.actions.publishing import Published
from models.database import Database
from models.queries import before_them, board, people, wording
from models.queries import deciding as decisions
from models.queries import pledging as pledges
from models.queries import publishing as shelves
from models.rules.amending import Matter
from models.rules.deciding import Cause, Opinion, Outcome, Verdict
from models.rules.drafting import Question, mark_of
from models.rules.pledging import Stage, Wording
from models.rules.publishing import Audience, Seat, fingerprint
from models.rules.refusal import Refusal
from models.rules.rights import Actor
from models.rules.work import Work
from models.tables import AuditEntry, Decision, Letter, Pledge, PledgeVersion, PublicationItem
from tests import given

TODAY = date(2026, 1, 20)
NOW = datetime(2026, 4, 20, 1, 0, tzinfo=UTC)
AUTHOR, SECRETARY = "彭冬生", "石远山"
NEW, REASON = "把三组到水库的机耕路修通，再修两道坎", "上游塌方，路要改道"
APPROVE, DECLINE = Opinion(Verdict.approve), Opinion(Verdict.decline)
RETURN = Opinion(Verdict.return_, Cause.vague, "改在哪一段？")


@pytest.fixture
async def cast(database: Database) -> Cast:
    return await database.change(invite_everybody, TODAY)


def actor(session: Session, village: Village, name: str) -> Actor:
    found = people.actor(session, village.people[name].telegram_id or 0, TODAY)
    assert found
    return found


def publish(session: Session, village: Village, pledge_id: int, version: int) -> Published:
    seen, branch_id = fingerprint({pledge_id: version}), village.branch.id
    return publishing.publish(
        session, actor(session, village, SECRETARY), branch_id, seen=seen, only=pledge_id, now=NOW
    )


def kept(session: Session, village: Village, stage: Stage) -> int:
    """A pledge that has been decided on; where it is public, in the group of the masses too."""
    pledge = given.pledge(session, village, AUTHOR, stage=Stage.approved)
    session.add(Decision(pledge_id=pledge.id, version=1, asked_at=NOW, outcome=Outcome.approved, decided_at=NOW))
    session.flush()
    if stage is Stage.published:
        room, seat = Room(-1001, "乡亲群"), Seat(village.branch.id, Audience.masses)
        binding.bind(session, actor(session, village, SECRETARY), room, seat, sure=False, now=NOW)
        publish(session, village, pledge.id, 1)
    return pledge.id


def change(session: Session, village: Village, pledge_id: int, text: str = NEW) -> int:
    """Ask for other words, as the form does; the question's number."""
    now = pledges_words(session, pledge_id)
    author = actor(session, village, AUTHOR)
    number = amending.ask_change(session, author, pledge_id, replace(now, text=text), REASON, now=NOW)
    asked = decisions.open_request(session, pledge_id)
    assert asked
    assert asked.version == number
    return asked.id


def pledges_words(session: Session, pledge_id: int) -> Wording:
    return wording.wording_of(wording.present_version(session, session.get_one(Pledge, pledge_id)))


def let_go(session: Session, village: Village, pledge_id: int) -> int:
    card = amending.ask_withdrawal(session, actor(session, village, AUTHOR), pledge_id, REASON, now=NOW)
    assert card.wish is Matter.withdrawal
    asked = decisions.open_request(session, pledge_id)
    assert asked
    return asked.id


def decide(session: Session, village: Village, decision_id: int, opinion: Opinion) -> decisions.Card:
    *_, card = (
        deciding.decide(session, actor(session, village, name), decision_id, opinion, NOW) for name in COMMITTEE[:3]
    )
    return card


def state(session: Session, pledge_id: int) -> tuple[Stage, int, int | None]:
    pledge = session.get_one(Pledge, pledge_id)
    return pledge.stage, pledge.version, pledge.published_version


def texts(session: Session, pledge_id: int) -> list[str]:
    written = select(PledgeVersion.text).where(PledgeVersion.pledge_id == pledge_id)
    return list(session.exec(written.order_by(col(PledgeVersion.number))))


def on_the_board(session: Session, pledge_id: int) -> str | None:
    page = board.pledge(session, pledge_id)
    return page.pledge.wording.text if page else None


def to_publish(session: Session, village: Village) -> list[tuple[str, bool]]:
    desk = shelves.desk(session, actor(session, village, SECRETARY), village.branch.id, Stage.approved)
    return [(item.wording.text, item.is_changed) for item in desk.items]


# ── changing ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("stage", [Stage.approved, Stage.published])
async def test_until_it_is_decided_the_pledge_stands_as_it_is(database: Database, cast: Cast, stage: Stage) -> None:
    pledge = await database.change(kept, cast.first, stage)
    before = await database.look(state, pledge)
    asked = await database.change(change, cast.first, pledge)
    assert await database.look(state, pledge) == before
    assert await database.look(texts, pledge) == [given.TEXT, NEW]
    card = await database.look(decisions.card, asked, cast.first.people[SECRETARY].id, NOW)
    assert (card.is_open, card.decision.reason, card.wording.text) == (True, REASON, NEW)
    assert [(one.question, one.old, one.new) for one in card.changes] == [(Question.text, given.TEXT, NEW)]
    assert [
        one.decision_id for one in await database.look(before_them.open_cards, cast.first.people["龙桂芳"].id, TODAY)
    ] == [asked]


async def test_a_change_that_is_approved_counts_and_waits_to_be_published_anew(database: Database, cast: Cast) -> None:
    pledge = await database.change(kept, cast.first, Stage.published)
    asked = await database.change(change, cast.first, pledge)
    assert await database.look(to_publish, cast.first) == []
    await database.change(decide, cast.first, asked, APPROVE)
    assert await database.look(state, pledge) == (Stage.published, 2, 1)
    assert await database.look(on_the_board, pledge) == given.TEXT
    assert await database.look(to_publish, cast.first) == [(NEW, True)]
    tasks = await database.look(
        lambda session: shelves.open_work(session, actor(session, cast.first, SECRETARY), TODAY)
    )
    assert [(task.work, task.left) for task in tasks] == [(Work.publish, 1)]
    card = await database.look(pledges.card, cast.first.people[AUTHOR].id, pledge)
    assert (card.is_changed, card.answers.text, card.is_open_to_wishes) == (True, NEW, True)


async def test_what_is_published_anew_replaces_the_old_words_everywhere(database: Database, cast: Cast) -> None:
    def said(session: Session) -> list[list[str]]:
        posts = session.exec(select(Letter.facts).where(Letter.kind == "PledgesPublished").order_by(col(Letter.id)))
        return [[line.text for line in shelves.announcement(session, one["publication_id"]).lines] for one in posts]

    pledge = await database.change(kept, cast.first, Stage.published)
    asked = await database.change(change, cast.first, pledge)
    await database.change(decide, cast.first, asked, APPROVE)
    assert await database.look(said) == [[given.TEXT]], "the group reads the old words"
    with pytest.raises(Refusal, match="publishing-list-changed"):
        await database.change(publish, cast.first, pledge, 1)
    await database.change(publish, cast.first, pledge, 2)
    assert await database.look(state, pledge) == (Stage.published, 2, 2)
    assert await database.look(on_the_board, pledge) == NEW
    assert await database.look(to_publish, cast.first) == []
    assert await database.look(said) == [[NEW]] * 3, "the first post, the same edited, and a new one"
    with pytest.raises(Refusal, match="publishing-nothing-waiting"):
        await database.change(publish, cast.first, pledge, 2)


async def test_a_change_before_publication_is_what_is_published(database: Database, cast: Cast) -> None:
    """Also where it is approved between the look for secrets and the press."""
    pledge = await database.change(kept, cast.first, Stage.approved)
    asked = await database.change(change, cast.first, pledge)
    await database.change(decide, cast.first, asked, APPROVE)
    assert await database.look(state, pledge) == (Stage.approved, 2, None)
    with pytest.raises(Refusal, match="publishing-list-changed"):
        await database.change(publish, cast.first, pledge, 1)
    await database.change(publish, cast.first, pledge, 2)
    assert await database.look(on_the_board, pledge) == NEW


@pytest.mark.parametrize(("opinion", "outcome"), [(RETURN, Outcome.returned), (DECLINE, Outcome.declined)])
async def test_a_change_that_is_not_granted_leaves_everything_and_may_be_asked_again(
    database: Database, cast: Cast, opinion: Opinion, outcome: Outcome
) -> None:
    pledge = await database.change(kept, cast.first, Stage.published)
    asked = await database.change(change, cast.first, pledge)
    await database.change(decide, cast.first, asked, opinion)
    assert await database.look(state, pledge) == (Stage.published, 1, 1)
    told = await database.look(decisions.told, asked)
    assert told
    assert (told.decision.outcome, told.decision.matter, told.is_current) == (outcome, Matter.amendment, True)
    letters = await database.look(lambda session: [one.kind for one in session.exec(select(Letter))])
    assert letters.count("PledgeDecided") == 1
    assert "TalkWanted" not in letters
    again = await database.change(change, cast.first, pledge, "第三稿的路")
    await database.change(decide, cast.first, again, APPROVE)
    assert await database.look(texts, pledge) == [given.TEXT, NEW, "第三稿的路"]
    assert await database.look(state, pledge) == (Stage.published, 3, 1)
    first = await database.look(decisions.card, asked, cast.first.people[SECRETARY].id, NOW)
    assert [one.new for one in first.changes] == [NEW], "the history tells what was asked then"
    assert await database.look(audit.first_broken) is None


async def test_a_change_and_a_withdrawal_are_not_asked_at_the_same_time(database: Database, cast: Cast) -> None:
    pledge = await database.change(kept, cast.first, Stage.approved)
    await database.change(change, cast.first, pledge)
    for ask in (change, let_go):
        with pytest.raises(Refusal, match="amending-asked-already"):
            await database.change(ask, cast.first, pledge)
    assert await database.look(texts, pledge) == [given.TEXT, NEW]


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.approved, Stage.published}))
async def test_before_the_decision_and_after_the_end_there_is_nothing_to_ask(
    database: Database, cast: Cast, stage: Stage
) -> None:
    pledge = await database.change(lambda session: given.pledge(session, cast.first, AUTHOR, stage=stage).id)
    for ask in (change, let_go):
        with pytest.raises(Refusal, match="amending-not-decided"):
            await database.change(ask, cast.first, pledge)


async def test_nobody_asks_for_another_and_the_same_words_are_no_change(database: Database, cast: Cast) -> None:
    def as_another(session: Session) -> None:
        amending.ask_withdrawal(session, actor(session, cast.first, SECRETARY), pledge, REASON, now=NOW)

    pledge = await database.change(kept, cast.first, Stage.approved)
    with pytest.raises(Refusal, match="not-yours"):
        await database.change(as_another)
    with pytest.raises(Refusal, match="amending-nothing-changed"):
        await database.change(change, cast.first, pledge, given.TEXT)


async def test_a_wish_about_a_pledge_that_was_taken_back_is_still_decided(database: Database, cast: Cast) -> None:
    def take_back(session: Session) -> None:
        publishing.take_back(session, actor(session, cast.first, SECRETARY), pledge, "有电话号码", now=NOW)

    pledge = await database.change(kept, cast.first, Stage.published)
    asked = await database.change(change, cast.first, pledge)
    await database.change(take_back)
    await database.change(decide, cast.first, asked, APPROVE)
    assert await database.look(state, pledge) == (Stage.approved, 2, None)


# ── being let go ───────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_withdrawal_that_is_granted_takes_it_down_everywhere(database: Database, cast: Cast) -> None:
    pledge = await database.change(kept, cast.first, Stage.published)
    asked = await database.change(let_go, cast.first, pledge)
    assert await database.look(on_the_board, pledge) == given.TEXT
    await database.change(decide, cast.first, asked, APPROVE)
    assert await database.look(state, pledge) == (Stage.withdrawn, 1, None)
    assert await database.look(on_the_board, pledge) is None
    lines = await database.look(lambda session: list(session.exec(select(PublicationItem))))
    assert {(one.taken_back_at, one.reason) for one in lines} == {(NOW, REASON)}
    posts = await database.look(
        lambda session: list(session.exec(select(Letter).where(Letter.kind == "PledgesPublished")))
    )
    assert len(posts) == 2, "the group's post is edited"


async def test_a_withdrawal_that_is_not_granted_may_be_asked_again(database: Database, cast: Cast) -> None:
    pledge = await database.change(kept, cast.first, Stage.published)
    for _ in range(2):
        asked = await database.change(let_go, cast.first, pledge)
        await database.change(decide, cast.first, asked, DECLINE)
        assert await database.look(state, pledge) == (Stage.published, 1, 1)
    acts = await database.look(lambda session: [one.act for one in session.exec(select(AuditEntry))])
    assert acts.count("ask_withdrawal") == 2


@pytest.mark.parametrize("wish", [change, let_go])
async def test_until_it_is_decided_a_wish_may_be_taken_back_and_everybody_sees_it(
    database: Database, cast: Cast, wish: Callable[[Session, Village, int], int]
) -> None:
    def take_back(session: Session, name: str = AUTHOR) -> pledges.Card:
        return amending.take_back(session, actor(session, cast.first, name), pledge, now=NOW)

    def told(session: Session) -> list[tuple[str, int | None]]:
        posts = session.exec(select(Letter).order_by(col(Letter.id))).all()
        return sorted((one.kind, one.person_id) for one in posts[before:])

    pledge = await database.change(kept, cast.first, Stage.published)
    asked = await database.change(wish, cast.first, pledge)
    one_vote = Opinion(Verdict.approve)
    await database.change(
        lambda session: deciding.decide(session, actor(session, cast.first, COMMITTEE[0]), asked, one_vote, NOW)
    )
    before = await database.look(lambda session: len(session.exec(select(Letter)).all()))
    with pytest.raises(Refusal, match="not-yours"):
        await database.change(take_back, SECRETARY)
    card = await database.change(take_back)
    assert (card.wish, card.is_open_to_wishes) == (None, True)
    committee = [cast.first.people[name].id for name in COMMITTEE]
    assert await database.look(told) == sorted(("DecisionAsked", one) for one in committee)
    for one in committee:
        shown = await database.look(decisions.card, asked, one, NOW)
        assert not shown.is_open
        assert screens.card(words_in("zh-CN"), shown).text.endswith("了。承诺照旧，不用再定。")
        assert not await database.look(before_them.open_cards, one, TODAY)
    assert await database.look(state, pledge) == (Stage.published, 1, 1)
    with pytest.raises(Refusal, match="deciding-withdrawn"):
        await database.change(decide, cast.first, asked, APPROVE)
    with pytest.raises(Refusal, match="amending-nothing-asked"):
        await database.change(take_back)
    again = await database.change(change, cast.first, pledge, "第三稿的路")
    await database.change(decide, cast.first, again, APPROVE)
    with pytest.raises(Refusal, match="amending-nothing-asked"):
        await database.change(take_back)
    assert (await database.look(texts, pledge))[-1] == "第三稿的路"
    assert await database.look(audit.first_broken) is None


# ── the form ───────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_form_begins_with_what_counts_and_hands_in_a_wish(database: Database, cast: Cast) -> None:
    def fill(session: Session) -> Submitted:
        author = actor(session, cast.first, AUTHOR)
        sheet = pledging.amend(session, author, pledge, REASON, now=NOW)
        assert (sheet.asked, sheet.answers.text, sheet.reason) == (None, given.TEXT, REASON)
        pledging.reopen(session, author, Question.text, now=NOW)
        pledging.hear(session, author, "写到一半", today=NOW.date(), now=NOW)
        afresh = pledging.begin_afresh(session, author, today=NOW.date(), now=NOW)
        assert (afresh.answers.text, afresh.reason, afresh.revises) == (given.TEXT, REASON, pledge)
        pledging.reopen(session, author, Question.text, now=NOW)
        sheet = pledging.hear(session, author, NEW, today=NOW.date(), now=NOW)
        return pledging.submit(session, author, mark_of(sheet), today=NOW.date(), now=NOW)

    pledge = await database.change(kept, cast.first, Stage.published)
    done = await database.change(fill)
    assert (done.is_wish, done.version, done.text, done.late_since) == (True, 2, NEW, None)
    assert await database.look(state, pledge) == (Stage.published, 1, 1)
    assert await database.look(pledges.sheet, cast.first.people[AUTHOR].id) is None
    asked = await database.look(decisions.open_request, pledge)
    assert asked
    assert (asked.matter, asked.reason, asked.version) == (Matter.amendment, REASON, 2)


# ── a second return ────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_second_return_tells_the_secretary_that_a_talk_is_wanted(database: Database, cast: Cast) -> None:
    def ask(session: Session, version: int) -> int:
        pledge = session.get_one(Pledge, made)
        if version > 1:
            pledge.version, pledge.stage = version, Stage.in_review
            given.version(session, pledge, NEW)
        asked = deciding.ask(session, pledge, NOW, NOW.date())
        assert asked
        return asked.id

    def wanted(session: Session) -> list[int | None]:
        return [one.person_id for one in session.exec(select(Letter).where(Letter.kind == "TalkWanted"))]

    made = await database.change(lambda session: given.pledge(session, cast.first, AUTHOR).id)
    await database.change(decide, cast.first, await database.change(ask, 1), RETURN)
    assert await database.look(wanted) == []
    second = await database.change(ask, 2)
    card = await database.look(decisions.card, second, cast.first.people[SECRETARY].id, NOW)
    assert [one.question for one in card.changes] == [Question.text]
    await database.change(decide, cast.first, second, RETURN)
    assert await database.look(wanted) == [cast.first.people[SECRETARY].id]
