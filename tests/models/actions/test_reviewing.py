"""Commenting and taking note, on both databases."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.playground.cast import Cast, Village, invite_everybody
from models.actions import reviewing
from models.database import Database
from models.queries import people, remarks
from models.queries import reviewing as reviews
from models.queries.reviewing import Agenda
from models.rules.pledging import Stage
from models.rules.refusal import Refusal
from models.rules.reviewing import Comment, Step
from models.rules.rights import Actor
from models.rules.work import Task, Work
from models.tables import AuditEntry, Deadline, Letter, Review
from tests import given

TODAY = date(2026, 4, 2)
NOW = datetime(2026, 4, 2, 1, 0, tzinfo=UTC)
GOOD = Comment(strength="路基修好了", direction="雨季前铺上石子")
AUTHOR = "龙建国"


@pytest.fixture
async def cast(database: Database) -> Cast:
    return await database.change(invite_everybody, date(2026, 1, 20))


@pytest.fixture
async def road(database: Database, cast: Cast) -> int:
    return (await database.change(given.pledge, cast.first, AUTHOR, stage=Stage.published)).id


def actor(session: Session, village: Village, name: str) -> Actor:
    person = village.people[name]
    return Actor(person.id, name, people.hats_of(session, person.id, TODAY))


def first_review(session: Session, village: Village) -> int:
    deadline = select(col(Deadline.id)).where(
        Deadline.branch_id == village.branch.id, Deadline.step == Step.quarterly_review, Deadline.quarter == 1
    )
    return session.exec(deadline).one()


async def comment(
    database: Database,
    cast: Cast,
    pledge_id: int,
    *,
    by: str = "石远山",
    comment: Comment = GOOD,
    today: date = TODAY,
    review_of: Village | None = None,
) -> Agenda:
    village = cast.second if by in cast.second.people else cast.first
    commenter = await database.look(actor, village, by)
    deadline_id = await database.look(first_review, review_of or cast.first)
    return await database.change(reviewing.comment, commenter, deadline_id, pledge_id, comment, today=today, now=NOW)


async def all_of(database: Database, table: type[Any]) -> list[Any]:
    return await database.look(lambda session: list(session.exec(select(table))))


async def test_a_comment_is_kept_told_to_the_author_and_audited_without_its_words(
    database: Database, cast: Cast, road: int
) -> None:
    (other,) = [(await database.change(given.pledge, cast.first, "石喆", stage=Stage.published)).id]
    agenda = await comment(database, cast, road)
    assert (agenda.done, [item.pledge_id for item in agenda.left], agenda.total) == (1, [other], 2)
    (review,) = await all_of(database, Review)
    assert (review.strength, review.direction, review.quarter) == ("路基修好了", "雨季前铺上石子", 1)
    (letter,) = await all_of(database, Letter)
    assert (letter.person_id, letter.facts) == (cast.first.people[AUTHOR].id, {"review_id": review.id})
    (entry,) = await all_of(database, AuditEntry)
    assert (entry.act, entry.subject, entry.facts) == ("comment", f"pledge:{road}", {"review": review.id})


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"by": "龙桂芳"}, "not-yours"),
        ({"by": "梁守信"}, "not-yours"),
        ({"by": "杨满姑"}, "not-yours"),
        ({"today": date(2026, 3, 26)}, "reviewing-not-the-time"),
        ({"today": date(2026, 4, 21)}, "reviewing-not-the-time"),
        ({"comment": Comment()}, "reviewing-says-nothing"),
        ({"comment": Comment(strength="好", follow_up_on=TODAY)}, "reviewing-follow-up-day"),
    ],
)
async def test_what_is_wrong_is_refused_and_leaves_nothing(
    database: Database, cast: Cast, road: int, wrong: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        await comment(database, cast, road, **wrong)
    assert not await all_of(database, Review)


async def test_a_pledge_of_one_branch_has_no_place_in_the_review_of_another(
    database: Database, cast: Cast, road: int
) -> None:
    with pytest.raises(Refusal, match="not-yours"):
        await comment(database, cast, road, review_of=cast.second)


async def test_nobody_comments_on_a_pledge_that_does_not_exist(database: Database, cast: Cast) -> None:
    with pytest.raises(Refusal, match="not-yours"):
        await comment(database, cast, 4711)


async def test_a_secretary_does_not_comment_on_the_own_pledge(database: Database, cast: Cast) -> None:
    own = (await database.change(given.pledge, cast.first, "石远山", stage=Stage.published)).id
    with pytest.raises(Refusal, match="reviewing-own-pledge"):
        await comment(database, cast, own)


async def test_two_presses_at_once_write_one_comment(database: Database, cast: Cast, road: int) -> None:
    results = await asyncio.gather(*(comment(database, cast, road) for _ in range(3)), return_exceptions=True)
    refused = [one.code for one in results if isinstance(one, Refusal)]
    assert refused == ["reviewing-done-already"] * 2
    assert len(await all_of(database, Review)) == 1


async def test_the_next_quarter_is_commented_anew(database: Database, cast: Cast, road: int) -> None:
    await comment(database, cast, road)

    def second_review(session: Session) -> int:
        deadline = select(col(Deadline.id)).where(
            Deadline.branch_id == cast.first.branch.id, Deadline.step == Step.quarterly_review, Deadline.quarter == 2
        )
        return session.exec(deadline).one()

    secretary = await database.look(actor, cast.first, "石远山")
    deadline_id = await database.look(second_review)
    day = date(2026, 7, 1)
    await database.change(reviewing.comment, secretary, deadline_id, road, GOOD, today=day, now=NOW)
    assert len(await all_of(database, Review)) == 2


# ── taking note ────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_author_takes_note_once(database: Database, cast: Cast, road: int) -> None:
    await comment(database, cast, road)
    (review,) = await all_of(database, Review)
    author = await database.look(actor, cast.first, AUTHOR)
    assert (await database.change(reviewing.acknowledge, author, review.id, NOW)).acknowledged
    await database.change(reviewing.acknowledge, author, review.id, NOW + timedelta(days=1))
    (review,) = await all_of(database, Review)
    assert review.acknowledged_at == NOW
    assert [entry.act for entry in await all_of(database, AuditEntry)] == ["comment", "acknowledge"]


@pytest.mark.parametrize("name", ["石喆", "石远山", "杨满姑"])
async def test_nobody_else_takes_note(database: Database, cast: Cast, road: int, name: str) -> None:
    await comment(database, cast, road)
    (review,) = await all_of(database, Review)
    somebody = await database.look(actor, cast.first, name)
    for review_id in (review.id, 4711):
        with pytest.raises(Refusal, match="not-yours"):
            await database.change(reviewing.acknowledge, somebody, review_id, NOW)


# ── open work ──────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_secretarys_open_work_is_what_is_left_while_a_review_is_near(
    database: Database, cast: Cast, road: int
) -> None:
    await database.change(given.pledge, cast.first, "石喆", stage=Stage.published)
    await database.change(given.pledge, cast.first, "石远山", stage=Stage.published)
    secretary = await database.look(actor, cast.first, "石远山")
    deadline_id = await database.look(first_review, cast.first)
    task = Task(Work.comment, deadline_id, "青石村党支部", date(2026, 4, 10), left=2)
    assert await database.look(reviews.open_work, secretary, TODAY) == [task]
    for far in (date(2026, 3, 26), date(2026, 4, 21)):
        assert await database.look(reviews.open_work, secretary, far) == []
    await comment(database, cast, road)
    assert [one.left for one in await database.look(reviews.open_work, secretary, TODAY)] == [1]


async def test_a_comment_waits_for_its_author_until_noted(database: Database, cast: Cast, road: int) -> None:
    await comment(database, cast, road)
    (review,) = await all_of(database, Review)
    author = await database.look(actor, cast.first, AUTHOR)
    assert await database.look(reviews.open_work, author, TODAY) == [Task(Work.acknowledge, review.id, given.TEXT)]
    await database.change(reviewing.acknowledge, author, review.id, NOW)
    assert await database.look(reviews.open_work, author, TODAY) == []


async def test_what_was_said_is_told_with_who_said_it(database: Database, cast: Cast, road: int) -> None:
    await comment(database, cast, road)
    (review,) = await all_of(database, Review)
    said = await database.look(remarks.said, review.id)
    assert said
    assert (said.commenter, said.text, said.year, said.quarter) == ("石远山", given.TEXT, 2026, 1)
    assert await database.look(remarks.said, 4711) is None
