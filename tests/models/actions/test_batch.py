"""Many pledges at once, on both databases: one card for all of them, approving what was opened, urging."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.playground.cast import COMMITTEE, Cast, Village, invite_everybody
from handlers.letters import write
from handlers.reader import Reader
from handlers.screen import Screen
from handlers.words import words_in
from models.actions import batch, deciding, pledging, urging
from models.actions.batch import Approved
from models.ballots import BallotBox
from models.database import Database
from models.keyring import KeyRing
from models.queries import before_them, digest
from models.rules.batch import LeftOut
from models.rules.deciding import Opinion, Outcome, Verdict
from models.rules.pledging import Stage
from models.rules.refusal import Refusal
from models.tables import Decision, Entitlement
from scheduler import duties
from tests import given
from tests.committee import (
    NOW,
    TODAY,
    actor,
    ask,
    ask_together,
    forget_letters,
    look_at,
    pledge_of,
    posted,
    say,
)

AUTHORS = ("彭冬生", "麻秀英", "石喆")
SHI, LONG, WU, XIANG, TIAN = COMMITTEE
DECLINE = Opinion(Verdict.decline)


@pytest.fixture
async def cast(database: Database) -> Cast:
    return await database.change(invite_everybody, TODAY)


def approve(session: Session, village: Village, name: str, *decision_ids: int) -> Approved:
    return batch.approve_opened(session, actor(session, village, name), decision_ids, NOW)


def withdraw(session: Session, village: Village, author: str, decision_id: int) -> None:
    pledging.withdraw(session, actor(session, village, author), pledge_of(session, decision_id).id, now=NOW)


def verdicts(session: Session, village: Village, name: str) -> dict[int, Verdict | None]:
    mine = select(Entitlement).where(Entitlement.person_id == village.people[name].id)
    return {one.decision_id: one.verdict for one in session.exec(mine)}


# ── approving together ─────────────────────────────────────────────────────────────────────────────────────────────


async def test_what_was_opened_is_approved_and_what_was_not_is_named(database: Database, cast: Cast) -> None:
    village = cast.first
    first, second, third = [await database.change(ask, village, author) for author in AUTHORS]
    await database.change(look_at, village, SHI, first, second)
    done = await database.change(approve, village, SHI, first, second, third)
    assert done == Approved(2, (("石喆", LeftOut.unopened),))
    said = await database.look(verdicts, village, SHI)
    assert said == {first: Verdict.approve, second: Verdict.approve, third: None}


async def test_what_changed_since_the_list_was_shown_is_left_out_and_named(database: Database, cast: Cast) -> None:
    village = cast.first
    authors = (*AUTHORS, "龙建国")
    asked = [await database.change(ask, village, author) for author in authors]
    await database.change(look_at, village, SHI, *asked)
    for name in (LONG, WU, XIANG):
        await database.change(say, village, name, asked[0], DECLINE)
    await database.change(withdraw, village, "麻秀英", asked[1])
    await database.change(say, village, SHI, asked[2], DECLINE)
    done = await database.change(approve, village, SHI, *asked)
    assert done.count == 1
    assert done.left_out == (
        ("彭冬生", LeftOut.decided),
        ("麻秀英", LeftOut.withdrawn),
        ("石喆", LeftOut.spoken),
    )
    assert (await database.look(verdicts, village, SHI))[asked[2]] is Verdict.decline


async def test_a_new_version_has_to_be_opened_anew(database: Database, cast: Cast) -> None:
    def rewrite(session: Session) -> int:
        pledge, returned = pledge_of(session, decision), session.get_one(Decision, decision)
        returned.outcome, returned.decided_at = Outcome.returned, NOW
        pledge.stage, pledge.version = Stage.proposed, 2
        given.version(session, pledge, "修三公里")
        asked = deciding.ask(session, pledge, NOW, TODAY)
        assert asked
        return asked.id

    village = cast.first
    decision = await database.change(ask, village, "彭冬生")
    await database.change(look_at, village, SHI, decision)
    again = await database.change(rewrite)
    done = await database.change(approve, village, SHI, decision, again)
    assert done == Approved(0, (("彭冬生", LeftOut.decided), ("彭冬生", LeftOut.unopened)))


async def test_approving_together_makes_a_majority_like_any_other(database: Database, cast: Cast) -> None:
    village = cast.first
    first, second = [await database.change(ask, village, author) for author in AUTHORS[:2]]
    for name in (SHI, LONG, WU):
        await database.change(look_at, village, name, first, second)
        done = await database.change(approve, village, name, first, second)
    assert done.count == 2
    assert await database.look(lambda session: pledge_of(session, first).stage) is Stage.approved
    assert await database.look(posted, "PledgeDecided", village) == list(AUTHORS[:2])


@pytest.mark.parametrize(
    ("name", "code"),
    [("彭冬生", "deciding-own-pledge"), ("麻秀英", "deciding-not-entitled"), ("杨满姑", "not-yours")],
)
async def test_nobody_approves_together_what_is_not_theirs(
    database: Database, cast: Cast, name: str, code: str
) -> None:
    decision = await database.change(ask, cast.first, "彭冬生")
    with pytest.raises(Refusal, match=code):
        await database.change(approve, cast.first, name, decision)


async def test_an_unknown_pledge_among_them_stops_all(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.first, "彭冬生")
    await database.change(look_at, cast.first, SHI, decision)
    with pytest.raises(Refusal, match="deciding-unknown"):
        await database.change(approve, cast.first, SHI, decision, 999)
    assert await database.look(verdicts, cast.first, SHI) == {decision: None}


async def test_a_card_counts_as_opened_once_looked_at_or_spoken_on_and_not_by_being_sent(
    database: Database, cast: Cast
) -> None:
    def opened(session: Session, name: str) -> list[bool]:
        return [one.is_opened for one in before_them.open_cards(session, cast.first.people[name].id, TODAY)]

    decision = await database.change(ask, cast.first, "彭冬生")
    await database.change(look_at, cast.first, SHI, decision)
    await database.change(say, cast.first, LONG, decision)
    assert [await database.look(opened, name) for name in (SHI, LONG, WU)] == [[True], [True], [False]]


# ── one card for many ──────────────────────────────────────────────────────────────────────────────────────────────


def letter(session: Session, village: Village, name: str, round_id: int) -> Screen | None:
    reader = Reader(words_in("zh-CN"), NOW, BallotBox(KeyRing(Path("no keys"))), village.people[name].id)
    return write(session, reader, "DecisionsAsked", {"round_id": round_id})


async def test_many_pledges_come_in_one_letter_each(database: Database, cast: Cast) -> None:
    village = cast.first
    round_id, _ = await database.change(ask_together, village, *AUTHORS)
    assert sorted(await database.look(posted, "DecisionsAsked", village)) == sorted(COMMITTEE)
    assert await database.look(posted, "DecisionAsked", village) == []
    screen = await database.look(letter, village, SHI, round_id)
    assert screen
    assert "3 条承诺等您定" in screen.text


async def test_the_card_counts_what_one_has_said_and_ends_when_all_is_decided(database: Database, cast: Cast) -> None:
    village = cast.first
    round_id, (first, second) = await database.change(ask_together, village, "彭冬生", SHI)
    await database.change(forget_letters)
    await database.change(say, village, LONG, first)
    assert await database.look(posted, "DecisionsAsked", village) == [LONG]
    counted = await database.look(digest.digest, round_id, village.people[LONG].id)
    assert (counted.total, counted.left, counted.spoken) == (2, 1, 1)
    assert (await database.look(digest.digest, round_id, village.people[SHI].id)).total == 1
    for name in (WU, TIAN):
        await database.change(say, village, name, first)
    await database.change(withdraw, village, SHI, second)
    over = await database.look(digest.digest, round_id, village.people[XIANG].id)
    assert (over.is_over, over.withdrawn, over.outcomes[Outcome.approved]) == (True, 1, 1)
    assert set((await database.look(posted, "DecisionsAsked", village))[-4:]) == {LONG, WU, XIANG, TIAN}


async def test_nobody_who_has_no_card_is_told_that_all_is_decided(database: Database, cast: Cast) -> None:
    village = cast.first
    round_id, (first, second) = await database.change(ask_together, village, "彭冬生", "麻秀英")
    for decision in (first, second):
        for name in (SHI, LONG, WU):
            await database.change(say, village, name, decision)
    assert await database.look(letter, village, TIAN, round_id) is None


# ── urging ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def urge(session: Session, village: Village, name: str, decision_id: int, hours: int = 0) -> int:
    pledge_id = pledge_of(session, decision_id).id
    return urging.urge(session, actor(session, village, name), pledge_id, NOW + timedelta(hours=hours))


async def test_urging_refreshes_the_cards_of_those_who_have_not_spoken(database: Database, cast: Cast) -> None:
    village = cast.first
    decision = await database.change(ask, village, "彭冬生")
    await database.change(say, village, SHI, decision)
    await database.change(forget_letters)
    assert await database.change(urge, village, "彭冬生", decision) == 4
    assert set(await database.look(posted, "DecisionAsked", village)) == set(COMMITTEE) - {SHI}
    listed = await database.look(before_them.open_cards, village.people[LONG].id, TODAY)
    assert [one.urges for one in listed] == [1]


async def test_what_came_with_others_is_urged_on_the_card_for_all(database: Database, cast: Cast) -> None:
    village = cast.first
    round_id, (decision, _) = await database.change(ask_together, village, "彭冬生", "麻秀英")
    await database.change(say, village, SHI, decision)
    await database.change(forget_letters)
    await database.change(urge, village, "彭冬生", decision)
    assert set(await database.look(posted, "DecisionsAsked", village)) == set(COMMITTEE) - {SHI}
    assert await database.look(posted, "DecisionAsked", village) == []
    assert (await database.look(digest.digest, round_id, village.people[LONG].id)).urged == 1
    assert (await database.look(digest.digest, round_id, village.people[SHI].id)).urged == 0


async def test_a_second_time_within_a_day_is_refused_and_the_next_day_is_not(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.first, "彭冬生")
    await database.change(urge, cast.first, "彭冬生", decision)
    with pytest.raises(Refusal, match="deciding-urged-already"):
        await database.change(urge, cast.first, "彭冬生", decision, 23)
    await database.change(urge, cast.first, "彭冬生", decision, 24)
    assert await database.look(lambda session: session.get_one(Decision, decision).urges) == 2


async def test_only_the_author_urges_and_only_what_waits(database: Database, cast: Cast) -> None:
    def propose(session: Session) -> int:
        return given.pledge(session, cast.first, "彭冬生", stage=Stage.proposed).id

    def urge_pledge(session: Session, pledge_id: int) -> int:
        return urging.urge(session, actor(session, cast.first, "彭冬生"), pledge_id, NOW)

    decision = await database.change(ask, cast.first, "彭冬生")
    with pytest.raises(Refusal, match="not-yours"):
        await database.change(urge, cast.first, SHI, decision)
    for name in (SHI, LONG, WU):
        await database.change(say, cast.first, name, decision)
    with pytest.raises(Refusal, match="deciding-decided-already"):
        await database.change(urge, cast.first, "彭冬生", decision)
    proposed = await database.change(propose)
    with pytest.raises(Refusal, match="deciding-not-asked-yet"):
        await database.change(urge_pledge, proposed)


# ── what never happens ─────────────────────────────────────────────────────────────────────────────────────────────


async def test_silence_decides_nothing_however_long_it_lasts(database: Database, cast: Cast) -> None:
    """Two of five have spoken, the third has opened the card; the clock does all it ever does, long past every day."""
    decision = await database.change(ask, cast.first, "彭冬生")
    for name in (SHI, LONG):
        await database.change(say, cast.first, name, decision)
    await database.change(look_at, cast.first, WU, decision)
    for days in (3, 30, 90, 365):
        await duties.fulfil_all(database, NOW + timedelta(days=days))
    assert await database.look(lambda session: session.get_one(Decision, decision).outcome) is None
    assert await database.look(lambda session: pledge_of(session, decision).stage) is Stage.deciding
