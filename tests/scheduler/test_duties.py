"""Who is reminded before the quarterly review: those with open work, once, at a decent hour."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session, col, select

from bot.playground.cast import Cast, Village, invite_everybody
from models.actions import reviewing
from models.database import Database
from models.rules.pledging import Stage
from models.rules.reviewing import Step
from models.rules.rights import Role, Standing
from models.tables import Appointment, Deadline, Letter, Person, Progress, Review, Unit
from scheduler import duties
from scheduler.duties import Duty
from tests import given

REVIEW_DAY = date(2026, 4, 10)
SECRETARY = "石远山"


def at(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """That hour in the village, eight hours before Greenwich."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


def before(days: int, hour: int = 10) -> datetime:
    return at(REVIEW_DAY - timedelta(days=days), hour)


@dataclass
class Branch:
    """The branch in its first quarter, everything done through a change."""

    database: Database
    cast: Cast

    async def publishes(self, *names: str, village: Village | None = None) -> list[int]:
        return [
            (await self.database.change(given.pledge, village or self.cast.first, name, stage=Stage.published)).id
            for name in names
        ]

    async def reports(self, pledge_id: int, day: date) -> None:
        def report(session: Session) -> None:
            author = self.cast.first.people[SECRETARY].id
            session.add(
                Progress(pledge_id=pledge_id, author_id=author, note="修了", occurred_on=day, recorded_at=at(day))
            )

        await self.database.change(report)

    async def comments(self, pledge_id: int, quarter: int = 1) -> None:
        village = self.cast.first
        review = Review(
            pledge_id=pledge_id,
            cycle_id=village.cycle_id,
            quarter=quarter,
            commenter_id=village.people[SECRETARY].id,
            strength="好",
            written_at=before(13),
        )
        await self.database.change(lambda session: session.add(review))

    async def remind(self, now: datetime) -> int:
        return await self.database.change(reviewing.remind, now)

    async def reminded(self) -> Counter[str]:
        def names(session: Session) -> list[str]:
            of = select(col(Person.name)).join(Letter, col(Letter.person_id) == col(Person.id)).order_by(col(Letter.id))
            return list(session.exec(of))

        return Counter(await self.database.look(names))

    async def letters(self) -> list[Letter]:
        return await self.database.look(lambda session: list(session.exec(select(Letter).order_by(col(Letter.id)))))


@pytest.fixture
async def branch(database: Database) -> Branch:
    return Branch(database, await database.change(invite_everybody, date(2026, 1, 20)))


async def test_those_who_have_not_reported_and_the_secretary_who_has_not_commented_are_reminded(
    branch: Branch,
) -> None:
    said, unsaid = await branch.publishes("石喆", "龙建国")
    await branch.database.change(given.pledge, branch.cast.first, "吴腊妹", stage=Stage.approved)
    await branch.reports(said, date(2026, 2, 14))
    assert await branch.remind(before(14)) == 2
    assert await branch.reminded() == Counter([SECRETARY, "龙建国"])
    assert {letter.kind for letter in await branch.letters()} == {"ReviewAhead"}
    deadline = (await branch.letters())[0].facts["deadline_id"]
    found = await branch.database.look(lambda session: session.get_one(Deadline, deadline))
    assert (found.due_on, found.step, found.quarter) == (REVIEW_DAY, Step.quarterly_review, 1)
    assert unsaid


@pytest.mark.parametrize("days", [14, 7, 2])
async def test_the_reminder_comes_fourteen_seven_and_two_days_ahead(branch: Branch, days: int) -> None:
    await branch.publishes("龙建国")
    assert await branch.remind(before(days)) == 2
    assert [letter.facts["days"] for letter in await branch.letters()] == [days, days]


@pytest.mark.parametrize("days", [15, 13, 8, 6, 3, 1, 0, -1])
async def test_on_any_other_day_nobody_is_reminded(branch: Branch, days: int) -> None:
    await branch.publishes("龙建国")
    assert await branch.remind(before(days)) == 0


async def test_however_often_the_clock_scans_each_reminder_is_posted_once(branch: Branch) -> None:
    await branch.publishes("龙建国", "石喆")
    assert await branch.remind(before(14, hour=1)) == 3
    assert await branch.remind(before(14, hour=9)) == 0
    assert await branch.remind(before(7)) == 3
    assert await branch.remind(before(7)) == 0


async def test_somebody_with_several_pledges_and_roles_gets_one_reminder(branch: Branch) -> None:
    await branch.publishes(SECRETARY, SECRETARY, "龙建国", "龙建国")
    await branch.remind(before(14))
    assert await branch.reminded() == Counter([SECRETARY, "龙建国"])


async def test_what_was_done_before_the_quarter_does_not_count_and_late_news_does(branch: Branch) -> None:
    early, late = await branch.publishes("龙建国", "石喆")
    await branch.reports(early, date(2025, 12, 31))
    await branch.reports(late, date(2026, 4, 2))
    await branch.remind(before(2))
    assert await branch.reminded() == Counter([SECRETARY, "龙建国"])


async def test_a_secretary_who_has_commented_on_everybody_else_is_left_in_peace(branch: Branch) -> None:
    own, other = await branch.publishes(SECRETARY, "龙建国")
    for pledge_id in (own, other):
        await branch.reports(pledge_id, date(2026, 2, 14))
    await branch.comments(other)
    assert await branch.remind(before(7)) == 0


async def test_last_quarters_comment_is_not_this_quarters(branch: Branch) -> None:
    (pledge_id,) = await branch.publishes("龙建国")
    await branch.reports(pledge_id, date(2026, 2, 14))
    await branch.comments(pledge_id, quarter=4)
    await branch.remind(before(7))
    assert await branch.reminded() == Counter([SECRETARY])


async def test_the_exempt_the_departed_the_unjoined_and_the_unreachable_are_never_reminded(branch: Branch) -> None:
    await branch.publishes("龙建国", "石喆", "吴腊妹", "麻秀英", "彭冬生")
    people = branch.cast.first.people

    def change_fates(session: Session) -> None:
        hats = {hat.person_id: hat for hat in session.exec(select(Appointment).where(Appointment.role == Role.member))}
        hats[people["龙建国"].id].standing = Standing.exempt
        hats[people["石喆"].id].until = date(2026, 3, 1)
        session.get_one(Person, people["吴腊妹"].id).telegram_id = None
        session.get_one(Person, people["麻秀英"].id).reachable = False

    await branch.database.change(change_fates)
    await branch.remind(before(14))
    assert await branch.reminded() == Counter([SECRETARY, "彭冬生"])


async def test_each_branch_has_its_own_work(branch: Branch) -> None:
    await branch.publishes("韦月娥", village=branch.cast.second)
    await branch.remind(before(14))
    assert await branch.reminded() == Counter(["梁守信", "韦月娥"])


@pytest.mark.parametrize(("hour", "until"), [(0, before(14, 8)), (7, before(14, 8)), (21, before(13, 8))])
async def test_who_is_due_at_night_is_reminded_in_the_morning(branch: Branch, hour: int, until: datetime) -> None:
    await branch.publishes("龙建国")
    await branch.remind(before(14, hour))
    assert {letter.not_before for letter in await branch.letters()} == {until}


async def test_by_day_the_reminder_goes_at_once(branch: Branch) -> None:
    await branch.publishes("龙建国")
    await branch.remind(before(14, 15))
    assert {letter.not_before for letter in await branch.letters()} == {before(14, 15)}


async def test_the_day_is_that_of_the_branch_and_not_of_greenwich(branch: Branch) -> None:
    await branch.publishes("龙建国")
    await branch.publishes("韦月娥", village=branch.cast.second)

    def move_far_west(session: Session) -> None:
        session.get_one(Unit, branch.cast.second.branch.id).timezone = "America/Los_Angeles"

    await branch.database.change(move_far_west)
    early_morning = before(14, hour=3)
    await branch.remind(early_morning)
    assert await branch.reminded() == Counter([SECRETARY, "龙建国"])


async def test_however_many_owe_something_the_statements_are_as_few(branch: Branch) -> None:
    statements: list[str] = []

    async def count() -> int:
        statements.clear()

        def remind(session: Session) -> int:
            event.listen(session.get_bind(), "before_cursor_execute", note)
            try:
                return reviewing.remind(session, before(14))
            finally:
                event.remove(session.get_bind(), "before_cursor_execute", note)

        return await branch.database.change(remind)

    def note(*said: Any) -> None:
        statements.append(said[2])

    await branch.publishes("龙建国")
    await count()
    for_one = len(statements)
    await branch.publishes(*branch.cast.first.people)
    assert await count() > 1
    assert len(statements) == for_one


async def test_one_duty_that_fails_keeps_no_other_from_being_done(
    branch: Branch, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: Session, __: datetime) -> int:
        raise LookupError

    monkeypatch.setattr(duties, "DUTIES", (Duty("Something impossible.", fail), *duties.DUTIES))
    await branch.publishes("龙建国")
    assert await duties.fulfil_all(branch.database, before(14)) == 2
    assert "a duty failed" in caplog.text
