"""A link binds one account to one person, also when several press at the same moment, on both databases."""

import asyncio
import hashlib
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, col, select

from models.actions import joining
from models.actions.founding import appoint, found_house, found_unit
from models.actions.joining import Guest, Slip, Wrong
from models.database import Database
from models.rules.refusal import Refusal
from models.rules.rights import Actor, Hat, Level, Role
from models.tables import Invitation, Person, WrongTry

NOW = datetime(2026, 1, 20, 1, 0, tzinfo=UTC)
TODAY = date(2026, 1, 20)


def found(session: Session) -> int:
    found_house(session, place="云溪州", administrator="管理员", now=NOW, today=TODAY)
    branch = found_unit(session, "青石村党支部", Level.branch)
    for name in ("石远山", "彭冬生"):
        person = Person(name=name)
        session.add(person)
        session.flush()
        appoint(session, person, branch, Role.member, TODAY)
    return branch.id


@pytest.fixture
async def slips(database: Database) -> list[Slip]:
    branch = await database.change(found)
    return await database.change(joining.invite_absent, [branch], now=NOW, today=TODAY)


async def joins(database: Database, account: int, token: str, now: datetime = NOW) -> str:
    try:
        wrong = await database.change(joining.join, account, token, now=now, today=TODAY)
    except Refusal as refusal:
        return refusal.code
    return "wrong" if wrong else "in"


def accounts(session: Session) -> list[int]:
    return sorted(one for one in session.exec(select(Person.telegram_id)) if one)


async def test_tokens_have_128_bits_and_only_their_hashes_are_kept(database: Database, slips: list[Slip]) -> None:
    assert all(len(slip.token) == 22 for slip in slips)
    kept = await database.look(lambda session: set(session.exec(select(Invitation.token_hash))))
    assert kept == {hashlib.sha256(slip.token.encode()).hexdigest() for slip in slips}


async def test_of_ten_accounts_with_one_link_exactly_one_comes_in(database: Database, slips: list[Slip]) -> None:
    answers = await asyncio.gather(*(joins(database, 8000 + number, slips[0].token) for number in range(10)))
    assert sorted(answers) == ["in", *["joining-used"] * 9]
    assert len(await database.look(accounts)) == 1


async def test_one_account_with_two_links_becomes_one_person(database: Database, slips: list[Slip]) -> None:
    """At the very same moment the database's own rule decides; the loser comes again and is told."""
    await asyncio.gather(*(joins(database, 8001, slip.token) for slip in slips), return_exceptions=True)
    assert await database.look(accounts) == [8001]
    answers = [await joins(database, 8001, slip.token) for slip in slips]
    assert sorted(answers) == ["in", "joining-somebody-already"]


async def test_wrong_tries_are_counted_an_account_and_forgotten(database: Database, slips: list[Slip]) -> None:
    def tries(session: Session) -> dict[int, int]:
        return {one.telegram_id: one.tries for one in session.exec(select(WrongTry).order_by(col(WrongTry.since)))}

    for _ in range(5):
        assert await joins(database, 8001, "wrong") == "wrong"
    assert await joins(database, 8001, "wrong") == "joining-wait"
    assert await joins(database, 8002, "wrong") == "wrong"
    assert await database.look(tries) == {8001: 5, 8002: 1}
    assert await joins(database, 8001, "wrong", NOW + timedelta(hours=1)) == "wrong"
    assert (await database.look(tries))[8001] == 1
    assert await joins(database, 8002, slips[0].token) == "in"
    assert 8002 not in await database.look(tries)
    assert await joins(database, 8003, "wrong", NOW + timedelta(days=2)) == "wrong"
    assert await database.look(tries) == {8003: 1}


async def test_knocking_changes_nothing(database: Database, slips: list[Slip]) -> None:
    for _ in range(2):
        met = await database.change(joining.knock, 8001, slips[0].token, now=NOW, today=TODAY)
        assert met == Guest(slips[0].whose.name, "青石村党支部")
    wrong = await database.change(joining.knock, 8001, "wrong", now=NOW, today=TODAY)
    assert wrong == Wrong(tries_left=4)


async def test_a_fresh_link_is_for_hats_within_reach_only(database: Database, slips: list[Slip]) -> None:
    person_id, unit_id = slips[0].whose.person_id, slips[0].whose.unit_id
    secretary = Actor(99, "龙桂芳", (Hat(Role.secretary, unit_id),))
    outsider = Actor(98, "梁守信", (Hat(Role.secretary, unit_id + 1),))
    with pytest.raises(Refusal, match="not-yours"):
        await database.change(joining.invite, outsider, person_id, now=NOW, today=TODAY)
    fresh = await database.change(joining.invite, secretary, person_id, now=NOW, today=TODAY)
    assert await joins(database, 8001, slips[0].token) == "joining-revoked"
    assert await joins(database, 8001, fresh.token) == "in"
    with pytest.raises(Refusal, match="joining-in-already"):
        await database.change(joining.invite, secretary, person_id, now=NOW, today=TODAY)
