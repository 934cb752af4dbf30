"""The burden meter counts what rang and what was done, and nothing by which a rater could be told from another."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from bot.playground.cast import Cast, invite_everybody
from models import audit
from models.database import Database
from models.queries import burden
from models.queries.burden import Burden
from models.rules.burden import Load
from models.rules.rights import Act, Role
from models.tables import Elector, Letter, LetterState, RoundItem
from tests import given
from tests.conftest import START

ZONE = ZoneInfo("Asia/Shanghai")
SECRETARY, AUTHOR = "石远山", "龙建国"


def post(session: Session, cast: Cast, name: str, kind: str, number: int | None, at: datetime = START) -> None:
    state = LetterState.unknown if number is None else LetterState.sent
    person = cast.first.people[name].id
    session.add(
        Letter(person_id=person, kind=kind, state=state, message_id=number, not_before=at, posted_at=at, settled_at=at)
    )


def live_a_year(session: Session) -> None:
    cast = invite_everybody(session, START.date())
    post(session, cast, AUTHOR, "WorkAhead", 1)
    post(session, cast, AUTHOR, "WorkDone", 1)
    post(session, cast, AUTHOR, "WorkAhead", None)
    post(session, cast, AUTHOR, "PledgeDecided", 2)
    post(session, cast, AUTHOR, "WorkAhead", 3, START - timedelta(days=60))
    author, secretary = cast.first.people[AUTHOR].id, cast.first.people[SECRETARY].id
    audit.note(session, at=START, actor_id=author, act=Act.report_progress, subject="pledge:1")
    for pledge in (1, 2):
        audit.note(session, at=START, actor_id=secretary, act=Act.publish, subject=f"pledge:{pledge}")
    rate(session, cast)


def rate(session: Session, cast: Cast) -> None:
    """Everybody on the roll of a round of one card; who has rated stands nowhere."""
    given.fit_review(session, cast.first, given.pledge(session, cast.first, AUTHOR), {})
    held = session.exec(select(RoundItem)).one().round_id
    representatives = [cast.first.people[name].id for name in ("杨满姑", "张铁生")]
    session.add_all(Elector(round_id=held, person_id=one) for one in representatives)


async def told(database: Database) -> list[Burden]:
    await database.change(live_a_year)
    return await database.look(burden.of_year, 2026, ZONE)


def heaviest(people: list[Burden], role: Role) -> Load:
    return max((one.load for one in people if one.role is role), key=lambda load: load.minutes)


async def test_an_edited_card_rang_once_and_last_year_is_over(database: Database) -> None:
    people = await told(database)
    assert heaviest(people, Role.member) == Load(unasked=2, messages=3, taps=3, written=1)
    assert heaviest(people, Role.member).minutes == (3 * 15 + 3 * 3 + 30) / 60


async def test_publishing_is_one_deed_and_everybody_counts_once_under_the_weightiest_hat(database: Database) -> None:
    people = await told(database)
    assert heaviest(people, Role.secretary) == Load(taps=3)
    assert sum(one.role is Role.secretary for one in people) == 2


async def test_all_on_a_roll_are_counted_alike_so_that_nobody_is_seen_to_have_rated(database: Database) -> None:
    people = await told(database)
    on_the_roll = [one.load for one in people if one.role is Role.representative and one.load.taps]
    assert on_the_roll == [Load(taps=1), Load(taps=1)]


async def test_branches_are_named_and_people_are_not(database: Database) -> None:
    people = await told(database)
    named = await database.look(burden.branches_below, "")
    assert {one.unit_id for one in people} <= set(named)
    assert set(Burden.__dataclass_fields__) == {"role", "unit_id", "load"}
