"""Reporting what has been done, on both databases."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlmodel import Session, select

from bot.playground.cast import Cast, Village, invite_everybody
from models.actions import keeping
from models.database import Database
from models.queries import keeping as deeds
from models.queries import people
from models.queries import pledging as pledges
from models.rules.keeping import Entry
from models.rules.pledging import Stage
from models.rules.refusal import Refusal
from models.rules.rights import Actor
from models.rules.work import Task, Work
from models.tables import AuditEntry, Progress
from tests.given import pledge as handed_in

NOW = datetime(2026, 3, 20, 1, 0, tzinfo=UTC)
TODAY = date(2026, 3, 20)
TEXT = "把三组到水库的机耕路修通，方便运橘子下山"


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
async def road(database: Database, cast: Cast) -> int:
    """彭冬生's published pledge: from 0.5 to 3 kilometres."""
    return (await database.change(handed_in, cast.first, "彭冬生", stage=Stage.published)).id


async def report(database: Database, member: Actor, pledge_id: int, entry: Entry, day: date = TODAY) -> deeds.Kept:
    return await database.change(keeping.report, member, pledge_id, entry, day, today=TODAY, now=NOW)


async def test_a_late_report_keeps_the_day_of_the_deed_apart_from_that_of_writing(
    database: Database, dongsheng: Actor, road: int
) -> None:
    kept = await report(database, dongsheng, road, Entry(Decimal("1.5"), "修到了老樟树"), date(2026, 2, 3))
    assert (kept.goal.reached, kept.goal.target, kept.goal.unit) == (Decimal("1.5"), Decimal(3), "公里")
    [progress] = await database.look(lambda session: list(session.exec(select(Progress))))
    assert (progress.occurred_on, progress.recorded_at) == (date(2026, 2, 3), NOW)


async def test_a_report_is_audited_with_ids_only(database: Database, dongsheng: Actor, road: int) -> None:
    await report(database, dongsheng, road, Entry(note="开工了"))
    [entry] = await database.look(lambda session: list(session.exec(select(AuditEntry))))
    assert (entry.act, entry.subject, list(entry.facts)) == ("report_progress", f"pledge:{road}", ["progress"])


async def test_a_correction_is_a_new_entry_and_the_newer_one_counts(
    database: Database, dongsheng: Actor, road: int
) -> None:
    await report(database, dongsheng, road, Entry(Decimal(3)))
    kept = await report(database, dongsheng, road, Entry(Decimal(2), "上次多报了"))
    assert kept.goal.reached == 2
    assert len(await database.look(deeds.latest_deeds, road, 10)) == 2


async def test_what_was_done_later_counts_even_when_it_was_told_earlier(
    database: Database, dongsheng: Actor, road: int
) -> None:
    await report(database, dongsheng, road, Entry(Decimal(2)), date(2026, 3, 18))
    kept = await report(database, dongsheng, road, Entry(Decimal(1)), date(2026, 2, 1))
    assert kept.goal.reached == 2


async def test_the_card_shows_the_last_three_deeds(database: Database, dongsheng: Actor, road: int) -> None:
    for day in (1, 3, 2, 4):
        await report(database, dongsheng, road, Entry(note=f"第{day}天"), date(2026, 3, day))
    card = await database.look(pledges.card, dongsheng.person_id, road)
    assert [deed.note for deed in card.deeds] == ["第4天", "第3天", "第2天"]


async def test_an_empty_report_is_refused(database: Database, dongsheng: Actor, road: int) -> None:
    with pytest.raises(Refusal, match="nothing-said"):
        await report(database, dongsheng, road, Entry())


async def test_a_deed_lies_in_the_year_and_not_ahead(database: Database, dongsheng: Actor, road: int) -> None:
    with pytest.raises(Refusal, match="keeping-not-yet"):
        await report(database, dongsheng, road, Entry(note="开工了"), date(2026, 3, 21))
    with pytest.raises(Refusal, match="keeping-before-the-year"):
        await report(database, dongsheng, road, Entry(note="开工了"), date(2025, 12, 31))


async def test_what_is_not_public_is_not_reported_on(database: Database, cast: Cast, dongsheng: Actor) -> None:
    for stage in set(Stage) - {Stage.published}:
        pledge = await database.change(handed_in, cast.first, "彭冬生", stage=stage)
        with pytest.raises(Refusal, match="keeping-not-published"):
            await report(database, dongsheng, pledge.id, Entry(note="开工了"))
        with pytest.raises(Refusal, match="keeping-not-published"):
            await database.look(deeds.kept, dongsheng.person_id, pledge.id)


async def test_nobody_reports_on_the_pledge_of_another(database: Database, cast: Cast, road: int) -> None:
    others = [(cast.first, name) for name in ("麻秀英", "石远山", "杨满姑")] + [(cast.second, "梁守信")]
    for village, name in others:
        other = await database.look(actor_of, village, name)
        with pytest.raises(Refusal, match="not-yours"):
            await report(database, other, road, Entry(note="开工了"))
        with pytest.raises(Refusal, match="not-yours"):
            await database.look(deeds.kept, other.person_id, road)


async def work_of(database: Database, member: Actor, today: date) -> list[Task]:
    return await database.look(deeds.open_work, member, today)


async def test_a_quarter_asks_for_a_report_until_its_review_is_over_and_one_is_enough(
    database: Database, dongsheng: Actor, road: int
) -> None:
    assert await work_of(database, dongsheng, TODAY) == [Task(Work.report, road, TEXT, date(2026, 4, 10))]
    assert await work_of(database, dongsheng, date(2026, 4, 8)) == [Task(Work.report, road, TEXT, date(2026, 4, 10))]
    assert await work_of(database, dongsheng, date(2026, 4, 20)) == [Task(Work.report, road, TEXT, date(2026, 4, 10))]
    await report(database, dongsheng, road, Entry(note="开工了"), date(2026, 1, 2))
    assert await work_of(database, dongsheng, date(2026, 4, 20)) == []
    assert await work_of(database, dongsheng, date(2026, 4, 21)) == [Task(Work.report, road, TEXT, date(2026, 7, 10))]


async def test_the_last_quarter_is_asked_for_until_january_and_then_no_more(
    database: Database, dongsheng: Actor, road: int
) -> None:
    last = Task(Work.report, road, TEXT, date(2027, 1, 10))
    assert await work_of(database, dongsheng, date(2027, 1, 20)) == [last]
    assert await work_of(database, dongsheng, date(2027, 1, 21)) == []


async def test_nothing_is_asked_about_what_is_not_public(database: Database, cast: Cast, dongsheng: Actor) -> None:
    await database.change(handed_in, cast.first, "彭冬生", stage=Stage.approved)
    assert await work_of(database, dongsheng, TODAY) == []
