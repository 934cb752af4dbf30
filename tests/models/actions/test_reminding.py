"""Who is reminded of what, and when: those with open work, once an occasion, in one message a day."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session, col, select, update

from bot.playground.cast import Cast, Village, invite_everybody
from models import audit
from models.actions import reminding, resting, year
from models.actions.founding import found_unit
from models.database import Database
from models.queries import debts, people, review_days
from models.queries.debts import Bundle
from models.rules.deciding import Cause, Outcome
from models.rules.notices import WorkAhead, WorkDone, WorkLate, WorkLateBelow, WorkLateFar
from models.rules.pledging import Stage
from models.rules.refusal import Refusal
from models.rules.reminding import MOST_A_YEAR, Occasion
from models.rules.reviewing import Step
from models.rules.rights import Actor, Level, Role, Standing
from models.rules.work import Work
from models.tables import (
    Appointment,
    AuditEntry,
    Deadline,
    Decision,
    Letter,
    LetterState,
    Pause,
    Person,
    Pledge,
    Progress,
    Reminder,
    Review,
    Unit,
)
from tests import given

REVIEW_DAY = date(2026, 4, 10)
"""A Friday; the tomb-sweeping holidays are from the 4th to the 6th."""
SECRETARY = "石远山"
MEMBER = "龙建国"


def at(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """That hour in the village, eight hours before Greenwich."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


def before(days: int, hour: int = 10) -> datetime:
    return at(REVIEW_DAY - timedelta(days=days), hour)


@dataclass
class Branch:
    """The branch in its first quarter, everything done through a change, letters sent by a stroke of the pen."""

    database: Database
    cast: Cast

    async def publishes(self, *names: str, village: Village | None = None) -> list[int]:
        return [
            (await self.database.change(given.pledge, village or self.cast.first, name, stage=Stage.published)).id
            for name in names
        ]

    async def reports(self, pledge_id: int, day: date, by: str = MEMBER) -> None:
        author = self.cast.first.people[by].id

        def report(session: Session) -> None:
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

    async def plan(self, now: datetime) -> int:
        return await self.database.change(reminding.plan, now)

    async def days(self, first: int, last: int) -> None:
        """The mornings from so many days ahead to so many (negative: after), each with its letters sent."""
        for days in range(first, last - 1, -1):
            await self.plan(before(days))
            await self.deliver(before(days))

    async def deliver(self, now: datetime) -> None:
        """Whatever waits has come."""
        sent = update(Letter).where(col(Letter.state) == LetterState.pending)
        await self.database.change(
            lambda session: session.connection().execute(sent.values(state=LetterState.sent, settled_at=now)).rowcount
        )

    async def told(self, kind: type = WorkAhead) -> Counter[str]:
        """Who got how many letters of a kind."""

        def names(session: Session) -> list[str]:
            of = select(col(Person.name)).join(Letter, col(Letter.person_id) == col(Person.id))
            return list(session.exec(of.where(Letter.kind == kind.__name__)))

        return Counter(await self.database.look(names))

    async def occasions(self, name: str = MEMBER) -> list[Occasion]:
        """In the order of the days on which they came."""
        of = select(Reminder.occasion).where(Reminder.person_id == self.cast.first.people[name].id)
        return await self.database.look(
            lambda session: [*session.exec(of.order_by(col(Reminder.on_day), col(Reminder.id)))]
        )

    async def letters(self) -> list[Letter]:
        return await self.database.look(lambda session: list(session.exec(select(Letter).order_by(col(Letter.id)))))

    async def bundle(self, day: date, now: datetime, name: str = MEMBER) -> Bundle:
        found = await self.database.look(debts.bundle, self.cast.first.people[name].id, day, now)
        assert found
        return found

    async def actor(self, name: str, today: date = REVIEW_DAY) -> Actor:
        person = self.cast.first.people[name]
        hats = await self.database.look(people.hats_of, person.id, today)
        return Actor(person.id, name, hats)

    async def deadline(self, step: Step = Step.quarterly_review, quarter: int = 1) -> int:
        of = select(Deadline.id).where(
            Deadline.branch_id == self.cast.first.branch.id, Deadline.step == step, Deadline.quarter == quarter
        )
        return await self.database.look(lambda session: session.exec(of).one())


@pytest.fixture
async def branch(database: Database) -> Branch:
    return Branch(database, await database.change(invite_everybody, date(2026, 1, 20)))


# ── who ────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_those_who_have_not_reported_and_the_secretary_who_has_not_commented_are_reminded(
    branch: Branch,
) -> None:
    said, unsaid = await branch.publishes("石喆", MEMBER)
    await branch.database.change(given.pledge, branch.cast.first, "吴腊妹", stage=Stage.in_review)
    await branch.reports(said, date(2026, 2, 14))
    assert await branch.plan(before(14)) == 2
    assert await branch.told() == Counter([SECRETARY, MEMBER])
    (item,) = (await branch.bundle(before(14).date(), before(14))).items
    assert (item.task.work, item.task.subject_id, item.task.title) == (Work.report, unsaid, given.TEXT)
    assert (item.due_on, item.is_open, item.is_due) == (REVIEW_DAY, True, True)


async def test_however_much_somebody_owes_it_is_one_message(branch: Branch) -> None:
    await branch.publishes(SECRETARY, SECRETARY, MEMBER, MEMBER)
    await branch.plan(before(14))
    assert await branch.told() == Counter([SECRETARY, MEMBER])
    held = await branch.bundle(before(14).date(), before(14), SECRETARY)
    assert Counter(item.task.work for item in held.items) == Counter({Work.report: 2, Work.comment: 1})


async def test_what_was_done_before_the_quarter_does_not_count_and_late_news_does(branch: Branch) -> None:
    early, late = await branch.publishes(MEMBER, "石喆")
    await branch.reports(early, date(2025, 12, 31))
    await branch.reports(late, date(2026, 4, 2))
    await branch.plan(before(2))
    assert await branch.told() == Counter([SECRETARY, MEMBER])


async def test_a_secretary_who_has_commented_on_everybody_else_is_left_in_peace(branch: Branch) -> None:
    own, other = await branch.publishes(SECRETARY, MEMBER)
    for pledge_id in (own, other):
        await branch.reports(pledge_id, date(2026, 2, 14))
    await branch.comments(other)
    assert await branch.plan(before(7)) == 0


async def test_last_quarters_comment_is_not_this_quarters(branch: Branch) -> None:
    (pledge_id,) = await branch.publishes(MEMBER)
    await branch.reports(pledge_id, date(2026, 2, 14))
    await branch.comments(pledge_id, quarter=4)
    await branch.plan(before(7))
    assert await branch.told() == Counter([SECRETARY])


async def test_the_exempt_the_departed_the_unjoined_and_the_unreachable_are_never_reminded(branch: Branch) -> None:
    await branch.publishes(MEMBER, "石喆", "吴腊妹", "麻秀英", "彭冬生")
    crowd = branch.cast.first.people

    def change_fates(session: Session) -> None:
        hats = {hat.person_id: hat for hat in session.exec(select(Appointment).where(Appointment.role == Role.member))}
        hats[crowd[MEMBER].id].standing = Standing.exempt
        hats[crowd["石喆"].id].until = date(2026, 3, 1)
        session.get_one(Person, crowd["吴腊妹"].id).telegram_id = None
        session.get_one(Person, crowd["麻秀英"].id).reachable = False

    await branch.database.change(change_fates)
    await branch.plan(before(14))
    assert await branch.told() == Counter([SECRETARY, "彭冬生"])


async def test_each_branch_has_its_own_work(branch: Branch) -> None:
    await branch.publishes("韦月娥", village=branch.cast.second)
    await branch.plan(before(14))
    assert await branch.told() == Counter(["梁守信", "韦月娥"])


# ── when ───────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_chain_of_a_quarter_comes_three_times_before_and_once_after(branch: Branch) -> None:
    """The day after the review is a Saturday, so the late one comes on Monday."""
    await branch.publishes(MEMBER)
    await branch.days(16, -12)
    assert await branch.occasions() == [Occasion.opening, Occasion.week, Occasion.last, Occasion.late]
    person = branch.cast.first.people[MEMBER].id
    days = [letter.facts["day"] for letter in await branch.letters() if letter.person_id == person]
    assert days == ["2026-03-27", "2026-04-03", "2026-04-08", "2026-04-13"]


async def test_however_often_the_clock_scans_each_day_is_planned_once(branch: Branch) -> None:
    await branch.publishes(MEMBER, "石喆")
    assert await branch.plan(before(14, hour=1)) == 3
    assert await branch.plan(before(14, hour=9)) == 0
    await branch.deliver(before(14))
    assert await branch.plan(before(13)) == 0
    assert await branch.plan(before(7)) == 3


@pytest.mark.parametrize(("hour", "goes"), [(0, 8), (7, 8), (15, 15)])
async def test_who_is_due_at_night_is_reminded_in_the_morning_and_by_day_at_once(
    branch: Branch, hour: int, goes: int
) -> None:
    await branch.publishes(MEMBER)
    await branch.plan(before(14, hour))
    assert {letter.not_before for letter in await branch.letters()} == {before(14, goes)}


async def test_in_the_evening_nothing_is_planned_any_more_for_the_day(branch: Branch) -> None:
    await branch.publishes(MEMBER)
    assert await branch.plan(before(14, 20)) == 0
    assert await branch.plan(before(11, 0)) == 2


async def test_the_day_is_that_of_the_branch_and_not_of_greenwich(branch: Branch) -> None:
    await branch.publishes(MEMBER)
    await branch.publishes("韦月娥", village=branch.cast.second)

    def move_far_west(session: Session) -> None:
        session.get_one(Unit, branch.cast.second.branch.id).timezone = "America/Los_Angeles"

    await branch.database.change(move_far_west)
    await branch.plan(before(14, hour=3))
    assert await branch.told() == Counter([SECRETARY, MEMBER])


async def test_on_holidays_and_weekends_nobody_is_reminded_but_on_worked_sundays(branch: Branch) -> None:
    """The 3rd is missed; the 4th to the 6th are holidays; on the 7th the reminder of the 3rd is made up."""
    await branch.publishes(MEMBER)
    for days in (6, 5, 4):
        assert await branch.plan(before(days)) == 0
    assert await branch.plan(before(3)) == 2
    assert await branch.occasions() == [Occasion.week]


async def test_what_the_county_says_of_a_day_counts_more_than_the_public_calendar(branch: Branch) -> None:
    await branch.publishes(MEMBER)
    await branch.publishes("韦月娥", village=branch.cast.second)
    holiday = REVIEW_DAY - timedelta(days=6)

    def say(session: Session) -> None:
        county = session.get_one(Unit, branch.cast.first.branch.parent_id)
        now = before(20)
        year.say_of_day(session, county, holiday, works=True, name="补班", now=now)
        year.say_of_day(session, branch.cast.second.branch, holiday, works=False, name="赶集", now=now)

    await branch.database.change(say)
    await branch.plan(at(holiday))
    assert await branch.told() == Counter([SECRETARY, MEMBER])


async def test_during_the_harvest_and_while_somebody_is_ill_nobody_is_reminded(branch: Branch) -> None:
    await branch.publishes(MEMBER, "石喆")
    await branch.publishes("韦月娥", village=branch.cast.second)
    ill = await branch.actor("石喆")
    day = before(14).date()

    def rest(session: Session) -> None:
        year.rest(session, branch.cast.second.branch, day, day, "插秧", now=before(20))
        resting.pause(session, ill, day, today=day, now=before(14))

    await branch.database.change(rest)
    await branch.plan(before(14))
    assert await branch.told() == Counter([SECRETARY, MEMBER])
    await branch.deliver(before(14))
    await branch.plan(before(11))
    assert await branch.told() == Counter([SECRETARY, MEMBER, "石喆", "梁守信", "韦月娥"])


async def test_the_harvest_of_one_county_is_not_that_of_another(branch: Branch) -> None:
    await branch.publishes(MEMBER)
    await branch.publishes("韦月娥", village=branch.cast.second)
    day = before(14).date()

    def rest(session: Session) -> None:
        here = session.get_one(Unit, session.get_one(Unit, branch.cast.first.branch.parent_id).parent_id)
        other = found_unit(session, "下河县", Level.county, session.get_one(Unit, here.parent_id))
        township, moved = found_unit(session, "河口镇", Level.township, other), branch.cast.second.branch.id
        there = session.get_one(Unit, moved)
        there.parent_id, there.path = township.id, f"{township.path}{moved}/"
        year.rest(session, here, day, day, "插秧", now=before(20))

    await branch.database.change(rest)
    await branch.plan(before(14))
    assert await branch.told() == Counter(["梁守信", "韦月娥"])


async def test_after_ten_days_of_downtime_what_was_missed_stays_missed(branch: Branch) -> None:
    await branch.publishes(MEMBER)
    await branch.days(20, 15)
    await branch.days(3, 3)
    assert (await branch.occasions(), (await branch.told())[MEMBER]) == ([Occasion.week], 1)


async def test_a_reminder_held_up_by_the_outage_lapses_and_the_present_one_is_planned(branch: Branch) -> None:
    await branch.publishes(MEMBER)
    await branch.plan(before(14))
    assert await branch.plan(before(7)) == 0
    (item,) = (await branch.bundle(before(14).date(), before(7))).items
    assert (item.is_open, item.is_due) == (True, False)
    lapse = update(Letter).values(state=LetterState.lapsed, settled_at=before(7))
    await branch.database.change(lambda session: session.connection().execute(lapse).rowcount)
    assert await branch.plan(before(3)) == 2
    assert await branch.occasions() == [Occasion.opening, Occasion.week]


async def test_short_windows_have_one_reminder_half_way_or_none(branch: Branch) -> None:
    """Handed over on the 24th with four days left; another on the 27th with one."""
    for name, asked in (("石喆", date(2026, 2, 24)), ("龙桂芳", date(2026, 2, 27))):
        await branch.database.change(returned, branch.cast.first, name, asked)
    for day in range(24, 29):
        await branch.plan(at(date(2026, 2, day), 11))
        await branch.deliver(at(date(2026, 2, day), 11))
    assert (await branch.occasions("石喆"), await branch.occasions("龙桂芳")) == ([Occasion.halfway], [])


def returned(session: Session, village: Village, author: str, day: date) -> int:
    """A pledge returned by the committee on that day."""
    pledge = given.pledge(session, village, author, stage=Stage.returned)
    _return(session, pledge, day)
    return pledge.id


def _return(session: Session, pledge: Pledge, day: date) -> None:
    decided = Decision(
        pledge_id=pledge.id,
        version=pledge.version,
        asked_at=at(day),
        outcome=Outcome.returned,
        cause=Cause.vague.value,
        decided_at=at(day),
    )
    session.add(decided)
    session.flush()


async def test_a_second_return_begins_the_chain_anew(branch: Branch) -> None:
    pledge_id = await branch.database.change(returned, branch.cast.first, "石喆", date(2026, 2, 9))
    await branch.days(49, 44)
    assert await branch.occasions("石喆") == [Occasion.week]

    def return_again(session: Session) -> None:
        pledge = session.get_one(Pledge, pledge_id)
        pledge.version = 2
        given.version(session, pledge)
        _return(session, pledge, date(2026, 2, 10))

    await branch.database.change(return_again)
    await branch.days(43, 43)
    assert await branch.occasions("石喆") == [Occasion.week, Occasion.last]


# ── the cap ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("came", "state", "told"),
    [(39, LetterState.sent, 1), (40, LetterState.sent, 0), (40, LetterState.lapsed, 1)],
)
async def test_forty_unasked_messages_a_year_are_the_most_and_only_those_that_came_count(
    branch: Branch, came: int, state: LetterState, told: int
) -> None:
    assert MOST_A_YEAR == 40
    await branch.publishes(MEMBER)
    person = branch.cast.first.people[MEMBER].id
    moment = at(date(2026, 2, 2))
    many = [
        Letter(person_id=person, kind="WorkAhead", state=state, not_before=moment, posted_at=moment, settled_at=moment)
        for _ in range(came)
    ]
    await branch.database.change(lambda session: session.add_all(many))
    await branch.plan(before(14))
    assert (await branch.told())[MEMBER] - came == told


# ── what happens meanwhile ─────────────────────────────────────────────────────────────────────────────────────────


async def test_work_done_after_planning_is_not_spoken_of_any_more(branch: Branch) -> None:
    done, left = await branch.publishes(MEMBER, MEMBER)
    await branch.plan(before(14))
    await branch.reports(done, date(2026, 3, 20))
    held = await branch.bundle(before(14).date(), before(14))
    assert [item.task.subject_id for item in held.open] == [left]


async def test_a_moved_deadline_is_planned_anew_and_nothing_sent_is_repeated(branch: Branch) -> None:
    await branch.publishes(MEMBER)
    await branch.days(14, 14)
    secretary, deadline = await branch.actor(SECRETARY), await branch.deadline()
    later = date(2026, 4, 30)
    moved = await branch.database.change(year.move_deadline, secretary, deadline, later, now=before(13))
    assert (moved.due_on, moved.sequence) == (later, 1)
    await branch.days(7, -27)
    assert await branch.occasions() == [Occasion.opening, Occasion.week, Occasion.last, Occasion.late]
    assert (await branch.told())[MEMBER] == 4
    assert [entry.act for entry in await audited(branch)] == ["move_deadline"]


async def test_what_was_planned_and_not_sent_is_planned_for_the_new_day(branch: Branch) -> None:
    await branch.publishes(MEMBER)
    await branch.plan(before(14, 1))
    secretary, deadline = await branch.actor(SECRETARY), await branch.deadline()
    await branch.database.change(year.move_deadline, secretary, deadline, date(2026, 4, 30), now=before(14, 2))
    assert await branch.occasions() == []
    lapse = update(Letter).values(state=LetterState.lapsed, settled_at=before(14))
    await branch.database.change(lambda session: session.connection().execute(lapse).rowcount)
    await branch.plan(at(date(2026, 4, 16)))
    assert await branch.occasions() == [Occasion.opening]


async def audited(branch: Branch) -> list[AuditEntry]:
    return await branch.database.look(
        lambda session: list(session.exec(select(AuditEntry).order_by(col(AuditEntry.seq))))
    )


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        (MEMBER, date(2026, 5, 1), "not-yours"),
        (SECRETARY, date(2026, 3, 1), "year-day-is-over"),
        ("梁守信", date(2026, 5, 1), "not-yours"),
    ],
)
async def test_only_the_secretary_moves_a_deadline_and_only_ahead(
    branch: Branch, name: str, day: date, code: str
) -> None:
    village = branch.cast.second if name == "梁守信" else branch.cast.first
    person = village.people[name]
    actor = Actor(person.id, name, await branch.database.look(people.hats_of, person.id, REVIEW_DAY))
    with pytest.raises(Refusal, match=code):
        await branch.database.change(year.move_deadline, actor, await branch.deadline(), day, now=before(13))


# ── putting off, nudging ────────────────────────────────────────────────────────────────────────────────────────────


async def test_what_was_put_off_comes_back_on_its_day_and_nothing_between(branch: Branch) -> None:
    await branch.publishes(MEMBER)
    await branch.days(8, 7)
    member = await branch.actor(MEMBER)
    until = REVIEW_DAY - timedelta(days=1)
    await branch.database.change(resting.snooze, member, before(7).date(), until, now=before(7))
    await branch.days(6, 0)
    assert await branch.occasions() == [Occasion.opening, Occasion.week, Occasion.snoozed, Occasion.last]
    assert (await branch.told())[MEMBER] == 3
    (item,) = (await branch.bundle(until, at(until))).items
    assert item.is_due


@pytest.mark.parametrize(
    ("until", "code"), [(date(2026, 4, 11), "reminding-past-deadline"), (date(2026, 4, 3), "reminding-not-ahead")]
)
async def test_nothing_is_put_off_past_its_deadline_or_into_the_past(branch: Branch, until: date, code: str) -> None:
    await branch.publishes(MEMBER)
    await branch.days(7, 7)
    member = await branch.actor(MEMBER)
    with pytest.raises(Refusal, match=code):
        await branch.database.change(resting.snooze, member, before(7).date(), until, now=before(7))


async def test_the_nudged_are_reminded_the_next_morning_once_in_a_day(branch: Branch) -> None:
    await branch.publishes(MEMBER)
    await branch.days(10, 9)
    secretary, member = await branch.actor(SECRETARY), await branch.actor(MEMBER)
    today, home = before(9).date(), branch.cast.first.branch.id
    nudge: dict[str, Any] = {"today": today, "now": before(9, 11)}
    assert await branch.database.change(resting.nudge, secretary, home, member.person_id, **nudge) == 1
    with pytest.raises(Refusal, match="nudged-already"):
        await branch.database.change(resting.nudge, secretary, home, member.person_id, **nudge)
    await branch.plan(before(8))
    assert (await branch.occasions())[-1] is Occasion.nudged
    for wrong in (member, await branch.actor("龙桂芳")):
        with pytest.raises(Refusal, match="not-yours"):
            await branch.database.change(resting.nudge, wrong, home, secretary.person_id, **nudge)


async def test_a_secretary_lets_a_member_rest_and_nobody_elses(branch: Branch) -> None:
    await branch.publishes(MEMBER)
    secretary = await branch.actor(SECRETARY)
    today = before(14).date()
    person = branch.cast.first.people[MEMBER].id
    far = branch.cast.second.people["韦月娥"].id
    rest: dict[str, Any] = {"today": today, "now": before(14)}
    home, away = branch.cast.first.branch.id, branch.cast.second.branch.id
    await branch.database.change(resting.spare, secretary, home, person, today, **rest)
    for where in (home, away):
        with pytest.raises(Refusal, match="not-yours"):
            await branch.database.change(resting.spare, secretary, where, far, today, **rest)
    await branch.plan(before(14))
    assert await branch.told() == Counter([SECRETARY])
    (pause,) = await branch.database.look(lambda session: list(session.exec(select(Pause))))
    assert (pause.person_id, pause.until) == (person, today)


# ── those above ────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_secretary_hears_of_the_late_on_the_third_day_and_the_township_on_the_seventh_once(
    branch: Branch,
) -> None:
    await branch.publishes(MEMBER)
    overseer = branch.cast.second.people["莫大川"]
    township = branch.cast.first.branch.parent_id or 0

    def appoint(session: Session) -> None:
        session.add(Appointment(person_id=overseer.id, unit_id=township, role=Role.overseer, since=date(2026, 1, 1)))

    await branch.database.change(appoint)
    told = {}
    for days in range(0, -15, -1):
        await branch.plan(before(days))
        told[-days] = (await branch.told(WorkLate), await branch.told(WorkLateBelow))
        await branch.deliver(before(days))
    assert min(day for day in told if told[day][0]) == 3
    assert min(day for day in told if told[day][1]) == 7
    assert told[14] == (Counter([SECRETARY]), Counter(["莫大川"]))
    day = before(-3).date()
    everybody = await branch.database.look(debts.owing_in, branch.cast.first.branch.id, day, day)
    (owing,) = [one for one in everybody if one.name != SECRETARY]
    assert (owing.name, owing.works, owing.due_on) == (MEMBER, {Work.report: 1}, REVIEW_DAY)
    below = await branch.database.look(debts.late_below, township, before(-7).date(), before(-7).date())
    assert below == {"青石村党支部": 2}


async def test_the_county_hears_after_two_weeks_in_how_many_branches_something_is_late_and_once(branch: Branch) -> None:
    """What has not been made public by 15 March; a review is over before."""
    for village, name in ((branch.cast.first, MEMBER), (branch.cast.first, "石喆"), (branch.cast.second, "韦月娥")):
        await branch.database.change(given.pledge, village, name, stage=Stage.approved)

    def appoint(session: Session) -> int:
        township = session.get_one(Unit, branch.cast.first.branch.parent_id)
        county, far = township.parent_id or 0, branch.cast.second.people["莫大川"].id
        session.add(Appointment(person_id=far, unit_id=county, role=Role.overseer, since=date(2026, 1, 1)))
        return county

    county = await branch.database.change(appoint)
    first = date(2026, 3, 30)  # the 29th is a Sunday
    for day in (date(2026, 3, 27), first, date(2026, 3, 31), date(2026, 4, 1)):
        await branch.plan(at(day))
        assert (await branch.told(WorkLateFar)) == (Counter(["莫大川"]) if day >= first else Counter())
        await branch.deliver(at(day))
    assert await branch.database.look(debts.late_far_below, county, first, first) == {"白岩镇": 2}


async def test_nobody_above_hears_anything_when_all_is_done(branch: Branch) -> None:
    (pledge_id,) = await branch.publishes(MEMBER)
    await branch.reports(pledge_id, date(2026, 3, 1))
    await branch.comments(pledge_id)
    await branch.days(2, -14)
    assert await branch.letters() == []


# ── what is done is shown ──────────────────────────────────────────────────────────────────────────────────────────


async def test_what_is_done_is_shown_where_the_reminder_hangs_once(branch: Branch) -> None:
    done, left = await branch.publishes(MEMBER, MEMBER)
    await branch.days(14, 14)
    await branch.reports(done, date(2026, 3, 27))
    person = branch.cast.first.people[MEMBER].id
    await branch.database.change(
        lambda session: audit.note(session, at=before(14), actor_id=person, act="report", subject=f"pledge:{done}")
    )
    soon = before(14) + timedelta(minutes=1)
    assert await branch.database.change(reminding.clear, soon) == 1
    assert await branch.database.change(reminding.clear, soon + timedelta(minutes=1)) == 0
    assert await branch.told(WorkDone) == Counter([MEMBER])
    letter = (await branch.letters())[-1]
    assert (letter.card, letter.facts) == ("work:2026-03-27", {"day": "2026-03-27", "done": 1})
    held = await branch.bundle(before(14).date(), soon)
    assert [(item.task.subject_id, item.is_open) for item in held.items] == [(done, False), (left, True)]


# ── how ────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_however_many_owe_something_the_statements_are_as_few(branch: Branch) -> None:
    statements: list[str] = []

    def note(*said: Any) -> None:
        statements.append(said[2])

    async def count(now: datetime) -> int:
        statements.clear()

        def plan(session: Session) -> int:
            event.listen(session.get_bind(), "before_cursor_execute", note)
            try:
                return reminding.plan(session, now)
            finally:
                event.remove(session.get_bind(), "before_cursor_execute", note)

        return await branch.database.change(plan)

    await branch.publishes(MEMBER)
    assert await count(before(14)) == 2
    for_two = len(statements)
    await branch.deliver(before(14))
    await branch.publishes(*branch.cast.first.people)
    assert await count(before(11)) > 5
    assert len(statements) <= for_two


# ── days in people's own calendars ─────────────────────────────────────────────────────────────────────────────────


async def newly_told(branch: Branch, name: str, day: date) -> list[int]:
    person, deadline = branch.cast.first.people[name].id, await branch.deadline()
    found = await branch.database.look(review_days.newly_told, person, [deadline], day)
    return [one.sequence for one in found]


async def told_of_changes(branch: Branch) -> dict[str, list[str]]:
    def names(session: Session) -> dict[str, list[str]]:
        of = select(col(Letter.kind), col(Person.name)).join(Person, col(Person.id) == col(Letter.person_id))
        found = session.exec(of.where(col(Letter.kind).startswith("Review")).order_by(col(Letter.id))).all()
        return {kind: sorted(name for other, name in found if other == kind) for kind, _ in found}

    return await branch.database.look(names)


async def test_a_day_is_given_with_the_first_message_that_came_and_changed_for_those_who_have_it(
    branch: Branch,
) -> None:
    await branch.publishes(MEMBER, "石喆")
    await branch.publishes("韦月娥", village=branch.cast.second)
    await branch.plan(before(14))
    assert await newly_told(branch, MEMBER, before(14).date()) == [0]
    secretary, deadline = await branch.actor(SECRETARY), await branch.deadline()
    await branch.database.change(year.move_deadline, secretary, deadline, REVIEW_DAY, now=before(14))
    assert await told_of_changes(branch) == {}  # nobody has it yet, and it did not move
    await branch.deliver(before(14))
    assert await newly_told(branch, MEMBER, before(7).date()) == []
    for number in range(2):
        day = REVIEW_DAY + timedelta(days=10 + number)
        await branch.database.change(year.move_deadline, secretary, deadline, day, now=before(13))
    concerned = sorted([SECRETARY, MEMBER, "石喆"])
    assert await told_of_changes(branch) == {"ReviewMoved": sorted(concerned * 2)}
    await branch.database.change(year.take_out, secretary, deadline, now=before(12))
    assert (await told_of_changes(branch))["ReviewTakenOut"] == concerned
    gone = next(one for one in await branch.letters() if one.kind == "ReviewTakenOut")
    assert (gone.facts["sequence"], gone.facts["due_on"]) == (3, "2026-04-21")
    assert await branch.plan(before(7)) == 2  # the other village
    with pytest.raises(Refusal, match="not-yours"):
        await branch.database.change(year.take_out, secretary, deadline, now=before(12))


async def test_what_was_taken_out_is_not_laid_again_and_only_reviews_ahead_are_taken_out(branch: Branch) -> None:
    secretary, stranger = await branch.actor(SECRETARY), await branch.actor(MEMBER)
    review, publish = await branch.deadline(), await branch.deadline(Step.publish, 0)
    for who, what, now, code in (
        (stranger, review, before(14), "not-yours"),
        (secretary, publish, before(60), "year-step-stays"),
        (secretary, review, before(-1), "year-day-is-over"),
    ):
        with pytest.raises(Refusal, match=code):
            await branch.database.change(year.take_out, who, what, now=now)
    await branch.database.change(year.take_out, secretary, review, now=before(14))

    def open_again(session: Session) -> int:
        year.open_year(session, session.get_one(Unit, branch.cast.first.branch.id), 2026)
        here = select(Deadline).where(Deadline.branch_id == branch.cast.first.branch.id)
        return len(session.exec(here.where(Deadline.step == Step.quarterly_review)).all())

    assert await branch.database.change(open_again) == 3


# ── the day that a comment names ───────────────────────────────────────────────────────────────────────────────────


async def test_who_has_told_nothing_since_a_comment_is_reminded_of_the_day_it_named(branch: Branch) -> None:
    silent, told = await branch.publishes(MEMBER, "石喆")
    day = date(2026, 5, 29)
    for pledge_id, name in ((silent, MEMBER), (told, "石喆")):
        await branch.reports(pledge_id, date(2026, 3, 20), by=name)
        await branch.comments(pledge_id)
    named = update(Review).values(follow_up_on=day)
    await branch.database.change(lambda session: session.connection().execute(named).rowcount)
    await branch.reports(told, date(2026, 4, 20), by="石喆")
    for ahead in (15, 14, 10, 7, 2, -3, -4):
        now = at(day - timedelta(days=ahead))
        await branch.plan(now)
        await branch.deliver(now)
    assert await branch.told() == Counter({MEMBER: 4})
    assert await branch.occasions() == [Occasion.opening, Occasion.week, Occasion.last, Occasion.late]
    held = await branch.bundle(day - timedelta(days=14), at(day - timedelta(days=14)))
    assert [(item.task.work, item.task.title, item.due_on) for item in held.items] == [
        (Work.follow_up, given.TEXT, day)
    ]
    assert await branch.told(WorkLate) == Counter()  # between the two of them
