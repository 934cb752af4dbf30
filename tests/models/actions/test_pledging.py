"""Writing a pledge, handing it in and taking it back, on both databases."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlmodel import Session, col, select

from bot.playground.cast import Cast, Village, invite_everybody
from models import audit
from models.actions import pledging
from models.database import Database
from models.queries import people
from models.queries import pledging as pledges
from models.rules.deciding import Cause, Outcome
from models.rules.drafting import Question, mark_of
from models.rules.pledging import MOST_ITEMS, Kind, Stage
from models.rules.refusal import Refusal
from models.rules.rights import Actor, Hat, Role, Standing
from models.rules.work import Task, Work
from models.tables import AuditEntry, Decision, Draft, Pledge, PledgeVersion
from tests.given import pledge as handed_in

NOW = datetime(2026, 1, 20, 1, 0, tzinfo=UTC)
TODAY = date(2026, 1, 20)
LATER = date(2026, 2, 20)
SAID = ("2", "护林员", "1", "带三组的12户种上黄桃", "户数", "现在3户，做到12户", "-", "9月底", "1")


@pytest.fixture
async def cast(database: Database) -> Cast:
    return await database.change(invite_everybody, TODAY)


def actor_of(session: Session, village: Village, name: str) -> Actor:
    person = village.people[name]
    return Actor(person.id, name, people.hats_of(session, person.id, TODAY))


@pytest.fixture
async def dongsheng(database: Database, cast: Cast) -> Actor:
    """彭冬生, a member without any other hat."""
    return await database.look(actor_of, cast.first, "彭冬生")


@pytest.fixture
async def xiuying(database: Database, cast: Cast) -> Actor:
    """麻秀英, another member of the same branch."""
    return await database.look(actor_of, cast.first, "麻秀英")


async def write(database: Database, member: Actor, *said: str) -> str:
    """Answer question by question; the mark of what is written then."""
    sheet = await database.change(pledging.begin, member, today=TODAY, now=NOW)
    for one in said or SAID:
        sheet = await database.change(pledging.hear, member, one, today=TODAY, now=NOW)
    return mark_of(sheet)


async def hand_in(database: Database, member: Actor, today: date = TODAY) -> pledging.Submitted:
    return await database.change(pledging.submit, member, await write(database, member), today=today, now=NOW)


async def returned(database: Database, cast: Cast, name: str) -> int:
    """A pledge that the committee has sent back as too vague."""

    def send_back(session: Session) -> int:
        pledge = handed_in(session, cast.first, name, stage=Stage.returned)
        decision = Decision(pledge_id=pledge.id, version=1, asked_at=NOW, outcome=Outcome.returned, decided_at=NOW)
        decision.cause, decision.note = Cause.vague, "写清楚修到哪里"
        session.add(decision)
        return pledge.id

    return await database.change(send_back)


def stage_of(session: Session, pledge_id: int) -> Stage:
    return session.get_one(Pledge, pledge_id).stage


def versions_of(session: Session, pledge_id: int) -> list[PledgeVersion]:
    return list(
        session.exec(
            select(PledgeVersion).where(PledgeVersion.pledge_id == pledge_id).order_by(col(PledgeVersion.number))
        )
    )


async def test_a_pledge_handed_in_is_kept_word_for_word_and_the_draft_is_gone(
    database: Database, dongsheng: Actor
) -> None:
    done = await hand_in(database, dongsheng)
    assert (done.version, done.room_left, done.late_since) == (1, 4, None)
    assert await database.look(stage_of, done.pledge_id) is Stage.proposed
    [version] = await database.look(versions_of, done.pledge_id)
    assert (version.text, version.baseline, version.target, version.unit) == (
        "带三组的12户种上黄桃",
        Decimal(3),
        Decimal(12),
        "户",
    )
    assert (version.due_on, version.indicator, version.measures) == (date(2026, 9, 30), "户数", "")
    assert await database.look(pledges.sheet, dongsheng.person_id) is None


async def test_handing_in_is_audited_with_ids_only(database: Database, dongsheng: Actor) -> None:
    done = await hand_in(database, dongsheng)
    [entry] = await database.look(lambda session: list(session.exec(select(AuditEntry))))
    assert (entry.act, entry.subject, entry.actor_id) == ("pledge", f"pledge:{done.pledge_id}", dongsheng.person_id)
    assert entry.facts == {"version": 1}
    assert await database.look(audit.first_broken) is None


async def test_every_answer_is_kept_at_once(database: Database, dongsheng: Actor) -> None:
    await write(database, dongsheng, *SAID[:3])
    sheet = await database.look(pledges.sheet, dongsheng.person_id)
    assert sheet
    assert (sheet.asked, sheet.answers.basis_note) == (Question.text, "护林员")


async def test_a_refused_answer_leaves_the_draft_as_it_was(database: Database, dongsheng: Actor) -> None:
    await write(database, dongsheng, *SAID[:3])
    before = await database.look(pledges.sheet, dongsheng.person_id)
    with pytest.raises(Refusal, match="too-long"):
        await database.change(pledging.hear, dongsheng, "长" * 5000, today=TODAY, now=NOW)
    assert await database.look(pledges.sheet, dongsheng.person_id) == before


async def test_handing_in_twice_makes_one_pledge(database: Database, dongsheng: Actor) -> None:
    mark = await write(database, dongsheng)
    presses = [
        database.change(pledging.submit, dongsheng, mark, today=TODAY, now=NOW),
        database.change(pledging.submit, dongsheng, mark, today=TODAY, now=NOW),
    ]
    results = await asyncio.gather(*presses, return_exceptions=True)
    assert [one.code for one in results if isinstance(one, Refusal)] == ["pledging-no-draft"]
    assert len(await database.look(pledges.mine, dongsheng.person_id)) == 1


async def test_what_was_changed_since_is_not_handed_in_unseen(database: Database, dongsheng: Actor) -> None:
    mark = await write(database, dongsheng)
    await database.change(pledging.switch_kind, dongsheng, now=NOW)
    with pytest.raises(Refusal, match="pledging-changed-since"):
        await database.change(pledging.submit, dongsheng, mark, today=TODAY, now=NOW)


async def test_an_immediate_pledge_is_kept_as_such(database: Database, dongsheng: Actor) -> None:
    await write(database, dongsheng)
    sheet = await database.change(pledging.switch_kind, dongsheng, now=NOW)
    done = await database.change(pledging.submit, dongsheng, mark_of(sheet), today=TODAY, now=NOW)
    kind = await database.look(lambda session: session.get_one(Pledge, done.pledge_id).kind)
    assert kind is Kind.immediate
    assert await database.look(stage_of, done.pledge_id) is Stage.deciding, "it waits for no round of rating"
    asked = await database.look(lambda session: session.exec(select(Decision)).one())
    assert (asked.pledge_id, asked.round_id) == (done.pledge_id, None)
    owed = await database.look(pledges.open_work, dongsheng, TODAY)
    assert [task.work for task in owed] == [Work.propose], "what is urgent stands beside the year's own"


async def test_a_returned_immediate_pledge_goes_straight_to_the_committee_again(
    database: Database, cast: Cast, dongsheng: Actor
) -> None:
    pledge_id = await returned(database, cast, "彭冬生")

    def make_urgent(session: Session) -> None:
        pledge = session.get_one(Pledge, pledge_id)
        pledge.kind = Kind.immediate
        session.add(pledge)

    await database.change(make_urgent)
    sheet = await database.change(pledging.revise, dongsheng, pledge_id, now=NOW)
    await database.change(pledging.submit, dongsheng, mark_of(sheet), today=TODAY, now=NOW)
    assert await database.look(stage_of, pledge_id) is Stage.deciding


async def test_five_items_a_year_are_enough_and_a_withdrawn_one_makes_room(
    database: Database, dongsheng: Actor
) -> None:
    handed = [await hand_in(database, dongsheng) for _ in range(5)]
    assert handed[-1].room_left == 0
    with pytest.raises(Refusal, match="pledging-enough-items"):
        await annual(database, dongsheng)
    await database.change(pledging.withdraw, dongsheng, handed[0].pledge_id, now=NOW)
    assert (await hand_in(database, dongsheng)).room_left == 0


async def annual(database: Database, member: Actor) -> None:
    """What was begun as an urgent one, handed in as one for the year."""
    await write(database, member)
    sheet = await database.change(pledging.switch_kind, member, now=NOW)
    await database.change(pledging.submit, member, mark_of(sheet), today=TODAY, now=NOW)


async def test_a_full_year_leaves_room_for_what_is_urgent_but_not_without_end(
    database: Database, dongsheng: Actor
) -> None:
    for _ in range(MOST_ITEMS[Kind.annual] + MOST_ITEMS[Kind.immediate]):
        last = await hand_in(database, dongsheng)
    assert last.kind is Kind.immediate
    with pytest.raises(Refusal, match="pledging-enough-items"):
        await database.change(pledging.begin, dongsheng, today=TODAY, now=NOW)


async def test_a_late_pledge_is_taken_and_told_that_it_is_late(database: Database, dongsheng: Actor) -> None:
    done = await hand_in(database, dongsheng, today=LATER)
    assert done.late_since == date(2026, 2, 15)


async def test_there_is_no_pledging_before_the_year_is_opened(database: Database, dongsheng: Actor) -> None:
    with pytest.raises(Refusal, match="pledging-no-year"):
        await database.change(pledging.begin, dongsheng, today=date(2027, 1, 2), now=NOW)


async def test_only_members_pledge_and_nothing_is_asked_of_those_exempt(
    database: Database, cast: Cast, dongsheng: Actor
) -> None:
    representative = await database.look(actor_of, cast.first, "杨满姑")
    with pytest.raises(Refusal, match="pledging-members-only"):
        await database.change(pledging.begin, representative, today=TODAY, now=NOW)
    exempt = replace(dongsheng, hats=(Hat(Role.member, cast.first.branch.id, Standing.exempt),))
    with pytest.raises(Refusal, match="pledging-exempt"):
        await database.change(pledging.begin, exempt, today=TODAY, now=NOW)


async def test_a_member_pledges_in_the_own_branch(database: Database, cast: Cast, dongsheng: Actor) -> None:
    done = await hand_in(database, dongsheng)
    branch_id = await database.look(lambda session: session.get_one(Pledge, done.pledge_id).branch_id)
    assert branch_id == cast.first.branch.id


async def test_whoever_has_moved_meanwhile_cannot_hand_in_in_the_old_branch(
    database: Database, cast: Cast, dongsheng: Actor
) -> None:
    mark = await write(database, dongsheng)
    moved = replace(dongsheng, hats=(Hat(Role.member, cast.second.branch.id),))
    with pytest.raises(Refusal, match="not-yours"):
        await database.change(pledging.submit, moved, mark, today=TODAY, now=NOW)


async def test_a_returned_pledge_gets_a_second_version_and_takes_its_way_again(
    database: Database, cast: Cast, dongsheng: Actor
) -> None:
    pledge_id = await returned(database, cast, "彭冬生")
    sheet = await database.change(pledging.revise, dongsheng, pledge_id, now=NOW)
    assert (sheet.asked, sheet.year, sheet.cause, sheet.note) == (None, 2026, "vague", "写清楚修到哪里")
    await database.change(pledging.reopen, dongsheng, Question.text, now=NOW)
    sheet = await database.change(pledging.hear, dongsheng, "修通三组到水库的1.2公里路", today=TODAY, now=NOW)
    done = await database.change(pledging.submit, dongsheng, mark_of(sheet), today=LATER, now=NOW)
    first, second = await database.look(versions_of, pledge_id)
    assert (done.version, done.late_since) == (2, None)
    assert first.text == "把三组到水库的机耕路修通，方便运橘子下山"
    assert second.text == "修通三组到水库的1.2公里路"
    assert await database.look(stage_of, pledge_id) is Stage.proposed


async def test_only_a_returned_pledge_is_revised(database: Database, cast: Cast, dongsheng: Actor) -> None:
    for stage in set(Stage) - {Stage.returned}:
        pledge = await database.change(handed_in, cast.first, "彭冬生", stage=stage)
        with pytest.raises(Refusal, match="pledging-not-returned"):
            await database.change(pledging.revise, dongsheng, pledge.id, now=NOW)


async def test_a_pledge_is_withdrawn_until_it_is_decided(database: Database, cast: Cast, dongsheng: Actor) -> None:
    undecided = {Stage.proposed, Stage.in_review, Stage.deciding, Stage.returned}
    for stage in undecided:
        pledge = await database.change(handed_in, cast.first, "彭冬生", stage=stage)
        card = await database.change(pledging.withdraw, dongsheng, pledge.id, now=NOW)
        assert card.stage is Stage.withdrawn
    for stage in set(Stage) - undecided:
        pledge = await database.change(handed_in, cast.first, "彭冬生", stage=stage)
        with pytest.raises(Refusal, match="pledging-decided-already"):
            await database.change(pledging.withdraw, dongsheng, pledge.id, now=NOW)


async def test_withdrawing_takes_its_half_written_next_version_along(
    database: Database, cast: Cast, dongsheng: Actor
) -> None:
    pledge_id = await returned(database, cast, "彭冬生")
    await database.change(pledging.revise, dongsheng, pledge_id, now=NOW)
    await database.change(pledging.withdraw, dongsheng, pledge_id, now=NOW)
    assert await database.look(lambda session: session.get(Draft, dongsheng.person_id)) is None


async def test_nobody_reads_revises_or_withdraws_the_pledge_of_another(
    database: Database, cast: Cast, dongsheng: Actor, xiuying: Actor
) -> None:
    pledge_id = await returned(database, cast, "彭冬生")
    secretary = await database.look(actor_of, cast.first, "石远山")
    for other in (xiuying, secretary):
        with pytest.raises(Refusal, match="not-yours"):
            await database.look(pledges.card, other.person_id, pledge_id)
        with pytest.raises(Refusal, match="not-yours"):
            await database.change(pledging.revise, other, pledge_id, now=NOW)
        with pytest.raises(Refusal, match="not-yours"):
            await database.change(pledging.withdraw, other, pledge_id, now=NOW)
    with pytest.raises(Refusal, match="not-yours"):
        await database.look(pledges.card, dongsheng.person_id, 9999)


async def work_of(database: Database, member: Actor, today: date = TODAY) -> list[Task]:
    return await database.look(pledges.open_work, member, today)


async def test_a_member_without_a_pledge_is_asked_for_one_until_it_is_written(
    database: Database, cast: Cast, dongsheng: Actor
) -> None:
    owed = Task(Work.propose, cast.first.branch.id, "", date(2026, 2, 15))
    assert await work_of(database, dongsheng) == [owed]
    assert await work_of(database, dongsheng, date(2026, 3, 15)) == [owed]
    assert await work_of(database, dongsheng, date(2026, 3, 16)) == []
    done = await hand_in(database, dongsheng)
    assert await work_of(database, dongsheng) == []
    await database.change(pledging.withdraw, dongsheng, done.pledge_id, now=NOW)
    assert await work_of(database, dongsheng) == [owed]


async def test_nothing_is_owed_by_those_who_are_no_members_or_exempt_nor_before_the_year(
    database: Database, cast: Cast, dongsheng: Actor
) -> None:
    exempt = replace(dongsheng, hats=(Hat(Role.member, cast.first.branch.id, Standing.exempt),))
    assert await work_of(database, exempt) == []
    assert await work_of(database, replace(dongsheng, hats=())) == []
    assert await work_of(database, dongsheng, date(2027, 1, 5)) == []


async def test_a_returned_pledge_waits_for_its_author(database: Database, cast: Cast, dongsheng: Actor) -> None:
    pledge_id = await returned(database, cast, "彭冬生")
    text = "把三组到水库的机耕路修通，方便运橘子下山"
    assert await work_of(database, dongsheng) == [Task(Work.revise, pledge_id, text, date(2026, 2, 28))]
