"""Rolls that change while a question is open, on both databases: stand-ins, leavers, nobody left."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, col, select

from bot.playground.cast import COMMITTEE, Cast, Village, invite_everybody
from models import audit
from models.actions import deciding, founding, rolls
from models.database import Database
from models.queries import deciding as decisions
from models.queries import people
from models.queries import rolls as seats
from models.rules.deciding import Body, Opinion, Outcome, Verdict
from models.rules.pledging import Stage
from models.rules.refusal import Refusal
from models.rules.rights import Actor, Role, Standing
from models.rules.rolls import Absence
from models.tables import Appointment, AuditEntry, Decision, Letter, Person, Pledge, Unit
from scheduler.duties import fulfil_all
from tests import given

TODAY = date(2026, 1, 20)
NOW = datetime(2026, 1, 20, 1, 0, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)
APPROVE, DECLINE = Opinion(Verdict.approve), Opinion(Verdict.decline)
SHI, LONG, WU, XIANG, TIAN = COMMITTEE
AUTHOR, MA = "彭冬生", "麻秀英"


@pytest.fixture
async def cast(database: Database) -> Cast:
    return await database.change(invite_everybody, TODAY)


def ask(session: Session, village: Village, author: str = AUTHOR, now: datetime = NOW) -> int:
    decision = deciding.ask(session, given.pledge(session, village, author), now, now.date())
    assert decision
    return decision.id


def actor(session: Session, village: Village, name: str, today: date = TODAY) -> Actor:
    found = people.actor(session, village.people[name].telegram_id or 0, today)
    assert found
    return found


def say(session: Session, village: Village, name: str, decision_id: int, opinion: Opinion) -> decisions.Card:
    return deciding.decide(session, actor(session, village, name), decision_id, opinion, NOW)


def roll_of(session: Session, village: Village, decision_id: int) -> dict[str, str | None]:
    """By name, for whom they sit."""
    names = {person.id: name for name, person in village.people.items()}
    roll = decisions.roll(session, decision_id)
    return {names[one.person_id]: names[one.stands_for] if one.stands_for else None for one in roll.values()}


def decision(session: Session, decision_id: int) -> Decision:
    return session.get_one(Decision, decision_id)


def hats(session: Session, village: Village, name: str, role: Role | None = None) -> list[Appointment]:
    worn = select(Appointment).where(Appointment.person_id == village.people[name].id)
    return list(session.exec(worn.where(Appointment.role == role) if role else worn))


def lose(session: Session, village: Village, *names: str, role: Role | None = None) -> None:
    """The hats end with yesterday: all of them for somebody who has left."""
    for name in names:
        for hat in hats(session, village, name, role):
            hat.until = TODAY - timedelta(days=1)
            session.add(hat)


def become(session: Session, village: Village, name: str, standing: Standing) -> None:
    (hat,) = hats(session, village, name, Role.member)
    hat.standing = standing
    session.add(hat)


def note(
    session: Session, village: Village, who: str, stand_in: str, since: int = 0, until: int = 9, by: str = SHI
) -> seats.Desk:
    folk = village.people
    wanted = Absence(folk[who].id, folk[stand_in].id, TODAY + timedelta(since), TODAY + timedelta(until))
    secretary = actor(session, village, by)
    return rolls.note_absence(session, secretary, village.branch.id, wanted, today=TODAY, now=NOW)


def letters(session: Session, kind: str, decision_id: int, village: Village) -> list[str]:
    names = {person.id: name for name, person in village.people.items()}
    posted = session.exec(select(Letter).where(Letter.kind == kind).order_by(col(Letter.id)))
    return [names.get(one.person_id or 0, "?") for one in posted if one.facts == {"decision_id": decision_id}]


# ── standing in ────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_stand_in_is_asked_for_these_days_only(database: Database, cast: Cast) -> None:
    await database.change(note, cast.first, LONG, MA, since=0, until=1)
    asked = await database.change(ask, cast.first)
    assert await database.look(roll_of, cast.first, asked) == {SHI: None, WU: None, XIANG: None, TIAN: None, MA: LONG}
    card = await database.change(say, cast.first, MA, asked, APPROVE)
    assert card.stands_for == LONG
    with pytest.raises(Refusal, match="deciding-not-entitled"):
        await database.change(say, cast.first, LONG, asked, APPROVE)
    later = await database.change(ask, cast.first, "石喆", NOW + timedelta(days=2))
    assert await database.look(roll_of, cast.first, later) == dict.fromkeys(COMMITTEE)


async def test_a_stand_in_who_begins_in_the_middle_takes_the_place_of_who_has_not_spoken(
    database: Database, cast: Cast
) -> None:
    asked = await database.change(ask, cast.first)
    await database.change(say, cast.first, WU, asked, APPROVE)
    for who, stand_in in ((LONG, MA), (WU, "石喆"), (XIANG, TIAN)):
        await database.change(note, cast.first, who, stand_in)
    expected = {SHI: None, WU: None, TIAN: None, MA: LONG}
    assert await database.look(roll_of, cast.first, asked) == expected
    assert MA in await database.look(letters, "DecisionAsked", asked, cast.first)


async def test_a_note_for_tomorrow_takes_effect_tomorrow_by_itself_and_ends_by_itself(
    database: Database, cast: Cast
) -> None:
    asked = await database.change(ask, cast.first)
    await database.change(note, cast.first, LONG, MA, since=1, until=2)
    assert await database.look(roll_of, cast.first, asked) == dict.fromkeys(COMMITTEE)
    assert await database.change(rolls.renew_all, TOMORROW) == 1
    assert MA in await database.look(roll_of, cast.first, asked)
    assert await database.change(rolls.renew_all, TOMORROW) == 0
    assert await database.change(rolls.renew_all, NOW + timedelta(days=3)) == 1
    assert await database.look(roll_of, cast.first, asked) == dict.fromkeys(COMMITTEE)


async def test_whoever_is_back_early_has_the_seat_again(database: Database, cast: Cast) -> None:
    def end(session: Session, village: Village, name: str) -> seats.Desk:
        return rolls.end_absence(session, actor(session, village, name), noted, today=TODAY, now=NOW)

    desk = await database.change(note, cast.first, LONG, MA)
    noted = desk.away[0].stand_in_id
    asked = await database.change(ask, cast.first)
    for wrong in ((cast.first, LONG), (cast.second, "梁守信")):
        with pytest.raises(Refusal, match="not-yours"):
            await database.change(end, *wrong)
    for _ in range(2):
        assert (await database.change(end, cast.first, SHI)).away == []
    assert await database.look(roll_of, cast.first, asked) == dict.fromkeys(COMMITTEE)
    with pytest.raises(Refusal, match="rolls-not-noted"):
        await database.change(lambda session: rolls.end_absence(session, Actor(1, "", ()), 999, today=TODAY, now=NOW))


@pytest.mark.parametrize("by", [LONG, AUTHOR, "杨满姑"])
async def test_only_the_branchs_secretary_notes_who_is_away(database: Database, cast: Cast, by: str) -> None:
    with pytest.raises(Refusal, match="not-yours"):
        await database.change(note, cast.first, LONG, MA, by=by)

    def from_next_door(session: Session) -> None:
        wanted = Absence(cast.first.people[LONG].id, cast.first.people[MA].id, TODAY, TODAY)
        neighbour = actor(session, cast.second, "梁守信")
        rolls.note_absence(session, neighbour, cast.first.branch.id, wanted, today=TODAY, now=NOW)

    with pytest.raises(Refusal, match="not-yours"):
        await database.change(from_next_door)


async def test_the_law_of_standing_in_is_asked_and_all_is_audited(database: Database, cast: Cast) -> None:
    await database.change(note, cast.first, LONG, MA)
    for who, stand_in, code in ((LONG, "石喆", "rolls-away-already"), (AUTHOR, MA, "rolls-not-seated")):
        with pytest.raises(Refusal, match=code):
            await database.change(note, cast.first, who, stand_in)
    able = await database.look(
        lambda session: seats.choice(
            session, actor(session, cast.first, SHI), cast.first.branch.id, cast.first.people[LONG].id, TODAY
        )
    )
    names = [one.name for one in able[1]]
    assert names[-4:] == [SHI, WU, XIANG, TIAN], "those with a seat come last"
    assert not {LONG, "田志强"} & set(names), "neither the absent one nor one on probation"
    acts = await database.look(lambda session: [one.act for one in session.exec(select(AuditEntry))])
    assert acts == ["note_absence"]


# ── leaving in the middle ──────────────────────────────────────────────────────────────────────────────────────────


async def test_whoever_leaves_without_a_word_is_struck_and_the_majority_is_reckoned_anew(
    database: Database, cast: Cast
) -> None:
    asked = await database.change(ask, cast.first)
    for name in (SHI, LONG):
        await database.change(say, cast.first, name, asked, APPROVE)
    await database.change(lose, cast.first, XIANG, TIAN)
    await fulfil_all(database, NOW)
    assert await database.look(roll_of, cast.first, asked) == dict.fromkeys((SHI, LONG, WU))
    made = await database.look(decision, asked)
    assert (made.outcome, made.decided_at) == (Outcome.approved, NOW)
    assert await database.look(letters, "PledgeDecided", asked, cast.first) == [AUTHOR]
    told = await database.look(letters, "DecisionAsked", asked, cast.first)
    assert {XIANG, TIAN} <= set(told[5:]), "their cards say that there is nothing left to say"
    assert await database.change(rolls.renew_all, NOW) == 0
    entry = await database.look(
        lambda session: session.exec(select(AuditEntry).order_by(col(AuditEntry.seq).desc())).first()
    )
    assert entry
    gone = sorted(cast.first.people[name].id for name in (XIANG, TIAN))
    assert (entry.act, entry.facts) == ("renew_roll", {"struck": gone, "joined": [], "outcome": "approved"})
    assert await database.look(audit.first_broken) is None


async def test_what_somebody_said_before_leaving_counts(database: Database, cast: Cast) -> None:
    asked = await database.change(ask, cast.first)
    await database.change(say, cast.first, TIAN, asked, DECLINE)
    await database.change(lose, cast.first, TIAN)
    assert await database.change(rolls.renew_all, NOW) == 0
    for name in (SHI, LONG):
        await database.change(say, cast.first, name, asked, DECLINE)
    assert (await database.look(decision, asked)).outcome is Outcome.declined


async def test_a_seat_without_a_vote_is_struck(database: Database, cast: Cast) -> None:
    asked = await database.change(ask, cast.first)
    await database.change(become, cast.first, WU, Standing.probationary)
    await database.change(lose, cast.first, LONG, role=Role.committee)
    assert await database.change(rolls.renew_all, NOW) == 1
    assert await database.look(roll_of, cast.first, asked) == dict.fromkeys((SHI, XIANG, TIAN))


async def test_the_general_meeting_goes_on_without_those_who_left_or_need_not_come(
    database: Database, cast: Cast
) -> None:
    await database.change(lose, cast.first, WU, XIANG, TIAN, role=Role.committee)
    asked = await database.change(ask, cast.first)
    assert (await database.look(decision, asked)).body is Body.general_meeting
    await database.change(lose, cast.first, MA)
    await database.change(become, cast.first, "石喆", Standing.exempt)
    assert await database.change(rolls.renew_all, NOW) == 1
    expected = {*COMMITTEE, "龙建国", "吴腊妹", "向开云"}
    assert (await database.look(roll_of, cast.first, asked)).keys() == expected


async def test_somebody_seated_in_the_middle_does_not_join(database: Database, cast: Cast) -> None:
    def seat(session: Session) -> None:
        newcomer = session.get_one(Person, cast.first.people[MA].id)
        founding.appoint(session, newcomer, session.get_one(Unit, cast.first.branch.id), Role.committee, TODAY)

    asked = await database.change(ask, cast.first)
    await database.change(seat)
    assert await database.change(rolls.renew_all, NOW) == 0
    assert MA not in await database.look(roll_of, cast.first, asked)


async def test_a_roll_without_anybody_left_is_drawn_up_anew(database: Database, cast: Cast) -> None:
    asked = await database.change(ask, cast.first)
    await database.change(lose, cast.first, *COMMITTEE, role=Role.committee)
    assert await database.change(rolls.renew_all, NOW) == 1
    made = await database.look(decision, asked)
    assert (made.body, made.outcome) == (Body.general_meeting, None)
    members = {*COMMITTEE, MA, "石喆", "龙建国", "吴腊妹", "向开云"}
    assert (await database.look(roll_of, cast.first, asked)).keys() == members
    assert await database.change(rolls.renew_all, NOW) == 0


async def test_where_nobody_has_a_vote_the_secretary_and_the_overseer_are_told_once(
    database: Database, cast: Cast
) -> None:
    def appoint_overseers(session: Session) -> None:
        township = session.get_one(Unit, cast.second.branch.parent_id)
        county = session.get_one(Unit, township.parent_id)
        for unit, number in ((township, 1), (county, 2)):
            overseer = Person(name=f"镇上的{number}", telegram_id=9000 + number)
            session.add(overseer)
            session.flush()
            cast.second.people[overseer.name] = overseer
            founding.appoint(session, overseer, unit, Role.overseer, TODAY)
        for name in ("梁守信", "莫大川"):
            become(session, cast.second, name, Standing.probationary)

    await database.change(appoint_overseers)
    asked = await database.change(ask, cast.second, "韦月娥")
    assert await database.look(roll_of, cast.second, asked) == {}
    for _ in range(2):
        assert await database.change(rolls.renew_all, NOW) == 0
    assert await database.look(letters, "NobodyToDecide", asked, cast.second) == ["梁守信", "镇上的1"]
    assert await database.look(seats.orphan, asked)
    await database.change(become, cast.second, "莫大川", Standing.full)
    assert await database.change(rolls.renew_all, NOW) == 1
    assert await database.look(roll_of, cast.second, asked) == {"莫大川": None}
    assert await database.look(seats.orphan, asked) is None


async def test_where_there_is_neither_the_administrators_are_told(database: Database, cast: Cast) -> None:
    def bereave(session: Session) -> None:
        roof = session.get_one(Unit, people.path_of(session, cast.second.branch.id)[0])
        keeper = Person(name="管名册的", telegram_id=9003)
        session.add(keeper)
        session.flush()
        cast.second.people[keeper.name] = keeper
        founding.appoint(session, keeper, roof, Role.administrator, TODAY)
        for name in ("梁守信", "莫大川"):
            become(session, cast.second, name, Standing.probationary)

    await database.change(bereave)
    await database.change(lose, cast.second, "梁守信", role=Role.secretary)
    asked = await database.change(ask, cast.second, "韦月娥")
    assert await database.look(letters, "NobodyToDecide", asked, cast.second) == ["管名册的"]


async def test_what_is_decided_or_withdrawn_is_left_alone(database: Database, cast: Cast) -> None:
    def withdraw(session: Session) -> None:
        pledge = session.get_one(Pledge, session.get_one(Decision, withdrawn).pledge_id)
        pledge.stage = Stage.withdrawn
        session.add(pledge)

    decided = await database.change(ask, cast.first)
    withdrawn = await database.change(ask, cast.first, "石喆")
    for name in COMMITTEE[:3]:
        await database.change(say, cast.first, name, decided, APPROVE)
    await database.change(withdraw)
    await database.change(lose, cast.first, XIANG, TIAN)
    assert await database.change(rolls.renew_all, NOW) == 0
    for one in (decided, withdrawn):
        assert not await database.change(rolls.renew, one, NOW)
        assert (await database.look(roll_of, cast.first, one)).keys() == set(COMMITTEE)
