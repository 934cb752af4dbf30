"""A roster comes in as a whole, on both databases, and what was stays in the history."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, col, select

from models import audit
from models.actions.founding import found_house
from models.actions.roster import Counts, count_changes, import_roster
from models.database import Database
from models.queries import people
from models.rules.refusal import Refusal
from models.rules.reviewing import Step
from models.rules.rights import Level, Role, Standing
from models.rules.roster import Entry, Place
from models.rules.year import USUAL_YEAR
from models.tables import Appointment, AuditEntry, Deadline, Person, Unit

NOW = datetime(2026, 1, 20, 1, 0, tzinfo=UTC)
TODAY = date(2026, 1, 20)
LATER = date(2026, 6, 1)
MEMBER = frozenset({Role.member})
TOWNSHIP: Place = ((Level.county, "青禾县"), (Level.township, "白岩镇"))
QINGSHI: Place = (*TOWNSHIP, (Level.branch, "青石村党支部"))
HEWAN: Place = (*TOWNSHIP, (Level.branch, "河湾村党支部"))


@pytest.fixture
async def house(database: Database) -> Database:
    await database.change(found_house, place="云溪州", administrator="管理员", now=NOW, today=TODAY)
    return database


async def bring_in(house: Database, *entries: Entry, today: date = TODAY) -> Counts:
    return await house.change(import_roster, entries, print_of_file="0" * 16, now=NOW, today=today)


def hats(session: Session, name: str) -> list[tuple[str, Role, Standing, date, date | None]]:
    worn = (
        select(Appointment, col(Unit.name))
        .join(Unit, col(Unit.id) == col(Appointment.unit_id))
        .join(Person, col(Person.id) == col(Appointment.person_id))
        .where(Person.name == name)
        .order_by(col(Appointment.id))
    )
    return [(unit, hat.role, hat.standing, hat.since, hat.until) for hat, unit in session.exec(worn)]


async def test_units_stand_below_each_other_and_a_new_branch_has_its_year(house: Database) -> None:
    counts = await bring_in(house, Entry("石远山", QINGSHI, MEMBER), Entry("韦月娥", HEWAN, MEMBER))
    assert counts == Counts(new=2, changed=0, unchanged=0, branches=2)

    def look(session: Session) -> tuple[list[str], list[tuple[Step, int]]]:
        branch = session.exec(select(Unit).where(Unit.name == "青石村党支部")).one()
        above = [session.get_one(Unit, one).name for one in people.path_of(session, branch.id)]
        deadlines = session.exec(select(Deadline).where(Deadline.branch_id == branch.id).order_by(col(Deadline.id)))
        return above, [(one.step, one.quarter) for one in deadlines]

    above, deadlines = await house.look(look)
    assert above == ["云溪州", "青禾县", "白岩镇", "青石村党支部"]
    assert len(deadlines) == len(USUAL_YEAR)
    assert (Step.quarterly_review, 4) in deadlines


async def test_a_move_ends_the_old_hat_yesterday_and_begins_the_new_one_today(house: Database) -> None:
    await bring_in(house, Entry("石喆", QINGSHI, MEMBER, number="1"))
    counts = await bring_in(house, Entry("石喆", HEWAN, MEMBER, number="1"), today=LATER)
    assert (counts.changed, counts.branches) == (1, 1)
    assert await house.look(hats, "石喆") == [
        ("青石村党支部", Role.member, Standing.full, TODAY, date(2026, 5, 31)),
        ("河湾村党支部", Role.member, Standing.full, LATER, None),
    ]


async def test_a_slip_mended_on_the_same_day_leaves_no_history(house: Database) -> None:
    await bring_in(house, Entry("田志强", QINGSHI, MEMBER))
    await bring_in(house, Entry("田志强", QINGSHI, MEMBER, Standing.probationary))
    assert await house.look(hats, "田志强") == [("青石村党支部", Role.member, Standing.probationary, TODAY, None)]


async def test_counting_first_says_what_the_import_then_does(house: Database) -> None:
    entries = (Entry("石远山", QINGSHI, MEMBER), Entry("王干部", TOWNSHIP, frozenset({Role.overseer})))
    before = await house.look(count_changes, entries, today=TODAY)
    assert await bring_in(house, *entries) == before
    again = await house.look(count_changes, entries, today=TODAY)
    assert again == Counts(new=0, changed=0, unchanged=2, branches=0)


async def test_a_roster_that_fails_halfway_leaves_nothing(house: Database) -> None:
    entries = [Entry(f"向{number}", QINGSHI, MEMBER, number=str(number)) for number in range(30)]
    twice = Entry("龙七", HEWAN, frozenset({Role.member}), number="7")
    with pytest.raises(Exception, match=r"(?i)unique|duplicate"):
        await house.change(_write_and_clash, [*entries, twice])
    assert await house.look(lambda session: len(session.exec(select(Person.id)).all())) == 1
    assert await house.look(lambda session: len(session.exec(select(Unit.id)).all())) == 1


def _write_and_clash(session: Session, entries: list[Entry]) -> None:
    import_roster(session, entries[:-1], print_of_file="0" * 16, now=NOW, today=TODAY)
    session.add(Person(name=entries[-1].name, roster_number=entries[-1].number))
    session.flush()


async def test_many_people_are_written_in_groups_and_all_arrive(
    house: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    from models.actions import roster  # noqa: PLC0415 - the module itself is changed

    monkeypatch.setattr(roster, "AT_A_TIME", 7)
    entries = [Entry(f"向{number}", (QINGSHI, HEWAN)[number % 2], MEMBER, number=str(number)) for number in range(50)]
    assert (await bring_in(house, *entries)).new == 50
    assert (await bring_in(house, *entries)).unchanged == 50


async def test_an_import_is_audited_without_names(house: Database) -> None:
    await bring_in(house, Entry("石远山", QINGSHI, MEMBER))
    assert await house.look(audit.first_broken) is None

    def facts(session: Session) -> str:
        return str([entry.model_dump() for entry in session.exec(select(AuditEntry))])

    told = await house.look(facts)
    assert "import_roster" in told
    assert "石远山" not in told


async def test_without_a_house_there_is_no_import(database: Database) -> None:
    with pytest.raises(Refusal, match="roster-no-house"):
        await bring_in(database, Entry("石远山", QINGSHI, MEMBER))
