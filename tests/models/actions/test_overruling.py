"""Those above decide otherwise, on both databases: before publication, once, with both opinions kept."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, col, select

from bot.playground.cast import COMMITTEE, Cast, Village, invite_everybody
from models import audit
from models.actions import deciding, founding, overruling, pledging, publishing
from models.database import Database
from models.queries import deciding as decisions
from models.queries import overseeing, people
from models.queries import pledging as pledges
from models.rules.deciding import STAGE_AFTER, Cause, Opinion, Outcome, Ruling, Verdict
from models.rules.pledging import Stage
from models.rules.publishing import fingerprint
from models.rules.refusal import Refusal
from models.rules.rights import Actor, Role
from models.tables import Decision, Letter, Person, Pledge, Unit
from tests import given

TODAY = date(2026, 1, 20)
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
AUTHOR, SECRETARY = "彭冬生", "石远山"
TOWN, COUNTY, NEXT_TOWN = "镇上的", "县里的", "邻镇的"
BACK = Ruling(Outcome.returned, Cause.not_feasible, "县里今年修这条路，别重复")


@pytest.fixture
async def cast(database: Database) -> Cast:
    return await database.change(with_overseers)


def with_overseers(session: Session) -> Cast:
    cast = invite_everybody(session, TODAY)
    township = session.get_one(Unit, cast.first.branch.parent_id)
    county = session.get_one(Unit, township.parent_id)
    next_town = founding.found_unit(session, "黑岩镇", township.level, county)
    for number, (name, unit) in enumerate({TOWN: township, COUNTY: county, NEXT_TOWN: next_town}.items()):
        person = Person(name=name, telegram_id=9000 + number)
        session.add(person)
        session.flush()
        cast.first.people[name] = person
        founding.appoint(session, person, unit, Role.overseer, TODAY)
    return cast


def actor(session: Session, village: Village, name: str) -> Actor:
    found = people.actor(session, village.people[name].telegram_id or 0, TODAY)
    assert found
    return found


def decided(session: Session, village: Village, verdict: Verdict = Verdict.approve) -> int:
    decision = deciding.ask(session, given.pledge(session, village, AUTHOR), NOW, TODAY)
    assert decision
    for name in COMMITTEE[:3]:
        cause = Cause.vague if verdict is Verdict.return_ else None
        deciding.decide(session, actor(session, village, name), decision.id, Opinion(verdict, cause), NOW)
    return decision.id


def overrule(
    session: Session, village: Village, decision_id: int, instead: Ruling = BACK, name: str = TOWN
) -> overseeing.Ruled:
    return overruling.overrule(session, actor(session, village, name), decision_id, instead, now=NOW)


def pledge_of(session: Session, decision_id: int) -> Pledge:
    return session.get_one(Pledge, session.get_one(Decision, decision_id).pledge_id)


async def test_the_pledge_follows_those_above_and_both_opinions_are_kept(database: Database, cast: Cast) -> None:
    made = await database.change(decided, cast.first)
    after = await database.change(overrule, cast.first, made)
    assert (after.outcome, after.overruled and after.overruled.outcome) == (Outcome.approved, Outcome.returned)
    pledge = await database.look(pledge_of, made)
    assert pledge.stage is Stage.returned
    card = await database.look(decisions.card, made, cast.first.people["田家旺"].id, NOW)
    assert card.overruled
    assert (card.decision.outcome, card.overruled.unit, card.overruled.reason) == (
        Outcome.approved,
        "白岩镇",
        BACK.note,
    )
    told = await database.look(decisions.told, made)
    assert told
    assert (told.outcome, told.is_current) == (Outcome.returned, True)
    own = await database.look(pledges.card, pledge.author_id, pledge.id)
    assert (own.cause, own.note) == ("not_feasible", BACK.note)
    letters = await database.look(lambda session: list(session.exec(select(Letter).order_by(col(Letter.id)))))
    assert [one.kind for one in letters][-7:] == ["DecisionAsked"] * 5 + ["DecisionOverruled", "PledgeDecided"]
    assert await database.look(audit.first_broken) is None


async def test_a_pledge_sent_back_from_above_takes_its_way_again(database: Database, cast: Cast) -> None:
    made = await database.change(decided, cast.first)
    await database.change(overrule, cast.first, made)
    pledge = await database.look(pledge_of, made)
    sheet = await database.change(
        lambda session: pledging.revise(session, actor(session, cast.first, AUTHOR), pledge.id, now=NOW)
    )
    assert (sheet.cause, sheet.note) == ("not_feasible", BACK.note)


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("wanted", Outcome)
async def test_every_outcome_may_be_turned_into_every_other(
    database: Database, cast: Cast, verdict: Verdict, wanted: Outcome
) -> None:
    made = await database.change(decided, cast.first, verdict)
    instead = Ruling(wanted, Cause.vague if wanted is Outcome.returned else None, "理由")
    if STAGE_AFTER[wanted] is (await database.look(pledge_of, made)).stage:
        with pytest.raises(Refusal, match="overseeing-the-same"):
            await database.change(overrule, cast.first, made, instead, COUNTY)
        return
    await database.change(overrule, cast.first, made, instead, COUNTY)
    assert (await database.look(pledge_of, made)).stage is STAGE_AFTER[wanted]
    with pytest.raises(Refusal, match="overseeing-overruled-already"):
        await database.change(overrule, cast.first, made, instead)


@pytest.mark.parametrize("name", [NEXT_TOWN, SECRETARY, AUTHOR, "杨满姑"])
async def test_only_those_above_this_branch_may(database: Database, cast: Cast, name: str) -> None:
    made = await database.change(decided, cast.first)
    with pytest.raises(Refusal, match="not-yours"):
        await database.change(overrule, cast.first, made, BACK, name)
    for query, of in ((overseeing.ruled, made), (overseeing.ensure_above, cast.first.branch.id)):
        with pytest.raises(Refusal, match="not-yours"):
            await database.look(lambda session: query(session, actor(session, cast.first, name), of))  # noqa: B023
    assert (await database.look(pledge_of, made)).stage is Stage.approved


async def test_what_is_public_must_be_taken_back_first(database: Database, cast: Cast) -> None:
    def publish(session: Session) -> None:
        secretary, branch_id = actor(session, cast.first, SECRETARY), cast.first.branch.id
        seen = fingerprint({pledge_of(session, made).id: 1})
        publishing.publish(session, secretary, branch_id, seen=seen, only=None, now=NOW)

    def take_back(session: Session) -> None:
        secretary = actor(session, cast.first, SECRETARY)
        publishing.take_back(session, secretary, pledge_of(session, made).id, "等镇里的意见", now=NOW)

    made = await database.change(decided, cast.first)
    await database.change(publish)
    with pytest.raises(Refusal, match="overseeing-published"):
        await database.change(overrule, cast.first, made)
    await database.change(take_back)
    await database.change(overrule, cast.first, made)
    assert (await database.look(pledge_of, made)).stage is Stage.returned


async def test_an_overseer_sees_the_branches_below_and_what_they_decided(database: Database, cast: Cast) -> None:
    def below(session: Session, name: str) -> list[str]:
        return [unit.name for unit in overseeing.branches(session, actor(session, cast.first, name))]

    def listed(session: Session, year: int) -> list[int]:
        desk = overseeing.desk(session, actor(session, cast.first, TOWN), cast.first.branch.id, year)
        return [one.decision_id for one in desk.decided]

    made = await database.change(decided, cast.first)
    assert await database.look(below, COUNTY) == ["青石村党支部", "河湾村党支部"]
    assert await database.look(below, NEXT_TOWN) == []
    with pytest.raises(Refusal, match="overseeing-overseers-only"):
        await database.look(below, SECRETARY)
    assert await database.look(listed, 2026) == [made]
    assert await database.look(listed, 2025) == []
    await database.change(overrule, cast.first, made)
    assert await database.look(listed, 2026) == []
