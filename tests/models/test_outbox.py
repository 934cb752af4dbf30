"""Letters wait, go one a chat and in order, and come to rest, on both databases."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, col, func, insert, select

from bot.playground.cast import Cast, invite_everybody
from models import claims, outbox, reach
from models.claims import Claimed
from models.database import Database
from models.rules.delivering import (
    Halt,
    Hopeless,
    InDoubt,
    Lapsed,
    Later,
    Moved,
    NotBefore,
    Outcome,
    Sent,
    Unreachable,
)
from models.rules.notice import Notice
from models.rules.notices import DecisionAsked, PledgePublished, PledgesPublished, WorkAhead
from models.rules.publishing import Audience
from models.tables import Card, GroupChat, Letter, LetterState, Person

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
GROUP = -5001


@pytest.fixture
async def cast(database: Database) -> Cast:
    return await database.change(invite_everybody, NOW.date())


def post(session: Session, /, notice: Notice, *people: int, not_before: datetime | None = None) -> None:
    outbox.post(session, notice, now=NOW, people=people, not_before=not_before)


def bind_group(session: Session, cast: Cast, chat_id: int = GROUP, audience: Audience = Audience.members) -> int:
    secretary = cast.first.people["石远山"].id
    group = GroupChat(
        chat_id=chat_id,
        title="青石村党员群",
        branch_id=cast.first.branch.id,
        audience=audience,
        bound_by=secretary,
        bound_at=NOW,
    )
    session.add(group)
    session.flush()
    return group.id


def letters(session: Session) -> list[Letter]:
    return list(session.exec(select(Letter).order_by(col(Letter.id))))


async def fate(database: Database, number: int = 0) -> Letter:
    return (await database.look(letters))[number]


async def claim(database: Database, now: datetime = NOW, most: int = 8) -> list[Claimed]:
    return await database.change(claims.claim, now, most)


async def settle(database: Database, letter: Claimed, outcome: Outcome, now: datetime = NOW) -> None:
    await database.change(outbox.settle, letter, outcome, now)


async def one_sent_to(database: Database, person_id: int, notice: Notice) -> Claimed:
    await database.change(post, notice, person_id)
    (letter,) = await claim(database)
    return letter


# ── claiming ───────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_letter_is_claimed_once_with_its_address(database: Database, cast: Cast) -> None:
    shi_zhe = cast.first.people["石喆"]
    letter = await one_sent_to(database, shi_zhe.id, PledgePublished(7))
    assert (letter.chat_id, letter.kind, letter.facts, letter.attempt) == (
        shi_zhe.telegram_id,
        "PledgePublished",
        {"pledge_id": 7},
        1,
    )
    assert not await claim(database)
    assert (await fate(database)).state is LetterState.sending


async def test_a_letter_waits_for_its_hour(database: Database, cast: Cast) -> None:
    await database.change(post, PledgePublished(7), cast.first.people["石喆"].id, not_before=NOW + SECOND)
    assert not await claim(database)
    assert not await database.look(claims.anything_waiting, NOW)
    assert await claim(database, NOW + SECOND)


async def test_letters_to_one_person_go_one_at_a_time_and_in_order(database: Database, cast: Cast) -> None:
    shi_zhe, long_jianguo = cast.first.people["石喆"].id, cast.first.people["龙建国"].id
    for pledge_id in (1, 2):
        await database.change(post, PledgePublished(pledge_id), shi_zhe, long_jianguo)
    first = await claim(database)
    assert [(one.person_id, one.facts["pledge_id"]) for one in first] == [(shi_zhe, 1), (long_jianguo, 1)]
    assert not await claim(database)
    await settle(database, first[0], Sent(11))
    assert [(one.person_id, one.facts["pledge_id"]) for one in await claim(database)] == [(shi_zhe, 2)]


async def test_a_letter_that_rests_after_a_try_holds_up_the_later_ones_of_its_chat_only(
    database: Database, cast: Cast
) -> None:
    shi_zhe, long_jianguo = cast.first.people["石喆"].id, cast.first.people["龙建国"].id
    await database.change(post, PledgePublished(1), shi_zhe)
    (first,) = await claim(database)
    await settle(database, first, Later(30))
    await database.change(post, PledgePublished(2), shi_zhe, long_jianguo)
    assert [one.person_id for one in await claim(database)] == [long_jianguo]
    later = NOW + timedelta(seconds=30)
    assert [one.facts["pledge_id"] for one in await claim(database, later)] == [1]


async def test_a_reminder_that_waits_for_the_morning_holds_up_nobody(database: Database, cast: Cast) -> None:
    shi_zhe = cast.first.people["石喆"].id
    reminder = await one_sent_to(database, shi_zhe, WorkAhead("2026-04-03"))
    await settle(database, reminder, NotBefore(NOW + timedelta(hours=9)))
    await database.change(post, PledgePublished(2), shi_zhe)
    assert [one.kind for one in await claim(database)] == ["PledgePublished"]


async def test_no_more_is_claimed_than_there_is_room_for(database: Database, cast: Cast) -> None:
    await database.change(post, PledgePublished(1), *(one.id for one in cast.first.people.values()))
    assert len(await claim(database, most=5)) == 5


async def test_who_has_not_joined_or_cannot_be_reached_is_parked_until_then(database: Database, cast: Cast) -> None:
    shi_zhe = cast.first.people["石喆"]

    def loses(session: Session) -> None:
        stranger = Person(name="新来的", roster_number="99")
        session.add(stranger)
        session.flush()
        reach.lose(session, shi_zhe.telegram_id or 0)
        post(session, PledgePublished(1), stranger.id, shi_zhe.id)

    await database.change(loses)
    assert not await claim(database)
    await database.change(outbox.tidy, NOW)
    assert [one.state for one in await database.look(letters)] == [LetterState.parked, LetterState.parked]
    assert not await database.look(claims.anything_waiting, NOW)
    await database.change(reach.regain, shi_zhe.telegram_id or 0)
    assert [one.person_id for one in await claim(database)] == [shi_zhe.id]


async def test_a_group_that_cannot_be_reached_gets_nothing_until_it_can(database: Database, cast: Cast) -> None:
    group_id = await database.change(bind_group, cast)
    await database.change(lambda session: outbox.post(session, PledgesPublished(3), now=NOW, groups=[group_id]))
    (letter,) = await claim(database)
    await settle(database, letter, Unreachable("Forbidden: bot was kicked"))
    assert not await claim(database)
    assert not await database.look(lambda session: session.get_one(GroupChat, group_id).reachable)
    await database.change(reach.regain, GROUP)
    assert [one.chat_id for one in await claim(database)] == [GROUP]


async def test_of_several_letters_about_one_card_only_the_last_goes(database: Database, cast: Cast) -> None:
    shi_zhe, long_jianguo = cast.first.people["石喆"].id, cast.first.people["龙建国"].id
    for _ in range(3):
        await database.change(post, DecisionAsked(5), shi_zhe)
    await database.change(post, DecisionAsked(6), shi_zhe)
    await database.change(post, DecisionAsked(5), long_jianguo)
    await database.change(post, DecisionAsked(5), shi_zhe, not_before=NOW + SECOND)
    await database.change(outbox.tidy, NOW)
    states = [one.state.value for one in await database.look(letters)]
    assert states == ["lapsed", "lapsed", "pending", "pending", "pending", "pending"]


# ── settling ───────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_card_is_remembered_where_it_hangs_and_handed_to_the_next_letter(
    database: Database, cast: Cast
) -> None:
    shi_zhe = cast.first.people["石喆"].id
    letter = await one_sent_to(database, shi_zhe, DecisionAsked(5))
    assert letter.message_id is None
    await settle(database, letter, Sent(41))
    assert (await one_sent_to(database, shi_zhe, DecisionAsked(5))).message_id == 41


async def test_a_card_sent_anew_replaces_the_old_one(database: Database, cast: Cast) -> None:
    shi_zhe = cast.first.people["石喆"].id
    await settle(database, await one_sent_to(database, shi_zhe, DecisionAsked(5)), Sent(41))
    await settle(database, await one_sent_to(database, shi_zhe, DecisionAsked(5)), Sent(77))
    cards = await database.look(lambda session: [one.message_id for one in session.exec(select(Card))])
    assert cards == [77]


@pytest.mark.parametrize(
    ("outcome", "state", "reason"),
    [
        (Sent(9), LetterState.sent, ""),
        (Lapsed(), LetterState.lapsed, "nothing left to say"),
        (Hopeless("BadRequest: message is too long"), LetterState.dead, "BadRequest: message is too long"),
    ],
)
async def test_a_settled_letter_stays_settled(
    database: Database, cast: Cast, outcome: Outcome, state: LetterState, reason: str
) -> None:
    letter = await one_sent_to(database, cast.first.people["石喆"].id, PledgePublished(1))
    await settle(database, letter, outcome)
    await settle(database, letter, InDoubt("too late"))
    settled = await fate(database)
    assert (settled.state, settled.reason, settled.settled_at) == (state, reason, NOW)


@pytest.mark.parametrize(("outcome", "seconds"), [(Later(7), 7), (Halt("InvalidToken: Unauthorized"), 60)])
async def test_what_is_not_the_letters_fault_is_tried_again_for_ever(
    database: Database, cast: Cast, outcome: Outcome, seconds: int
) -> None:
    await database.change(post, PledgePublished(1), cast.first.people["石喆"].id)
    now = NOW
    for _ in range(20):
        (letter,) = await claim(database, now)
        await settle(database, letter, outcome, now)
        assert not await claim(database, now + timedelta(seconds=seconds - 1))
        now += timedelta(seconds=seconds)
    assert (await fate(database)).state is LetterState.pending


@pytest.mark.parametrize(
    ("notice", "rests"),
    [(PledgePublished(1), [30, 600, 600]), (WorkAhead("2026-04-03"), [30])],
)
async def test_a_letter_in_doubt_is_repeated_as_often_as_its_kind_may_be_and_then_is_unknown(
    database: Database, cast: Cast, notice: Notice, rests: list[int]
) -> None:
    await database.change(post, notice, cast.first.people["石喆"].id)
    now = NOW
    for rest in rests:
        (letter,) = await claim(database, now)
        await settle(database, letter, InDoubt("TimedOut: Timed out"), now)
        assert (await fate(database)).not_before == now + timedelta(seconds=rest)
        now += timedelta(seconds=rest)
    (letter,) = await claim(database, now)
    await settle(database, letter, InDoubt("TimedOut: Timed out"), now)
    settled = await fate(database)
    assert (settled.state, settled.reason) == (LetterState.unknown, "TimedOut: Timed out")


async def test_after_a_crash_exactly_what_was_in_flight_is_in_doubt(database: Database, cast: Cast) -> None:
    shi_zhe, long_jianguo = cast.first.people["石喆"].id, cast.first.people["龙建国"].id
    await one_sent_to(database, shi_zhe, PledgePublished(1))
    await database.change(post, PledgePublished(1), long_jianguo)
    await database.change(outbox.resurrect, NOW)
    in_flight, waiting = await database.look(letters)
    assert (in_flight.state, in_flight.doubts, in_flight.not_before) == (
        LetterState.pending,
        1,
        NOW + timedelta(seconds=30),
    )
    assert (waiting.doubts, waiting.not_before) == (0, NOW)


async def test_a_reminder_that_crashes_us_twice_is_given_up(database: Database, cast: Cast) -> None:
    await one_sent_to(database, cast.first.people["石喆"].id, WorkAhead("2026-04-03"))
    await database.change(outbox.resurrect, NOW)
    await claim(database, NOW + timedelta(minutes=1))
    await database.change(outbox.resurrect, NOW)
    assert (await fate(database)).state is LetterState.unknown


async def test_a_former_leader_may_still_say_that_it_arrived_until_it_is_claimed_again(
    database: Database, cast: Cast
) -> None:
    letter = await one_sent_to(database, cast.first.people["石喆"].id, PledgePublished(1))
    await database.change(outbox.resurrect, NOW)
    await settle(database, letter, Sent(5))
    assert (await fate(database)).state is LetterState.sent


async def test_what_an_earlier_claim_says_is_not_heard_any_more(database: Database, cast: Cast) -> None:
    former = await one_sent_to(database, cast.first.people["石喆"].id, PledgePublished(1))
    await database.change(outbox.resurrect, NOW)
    await claim(database, NOW + timedelta(minutes=1))
    await settle(database, former, Hopeless("old news"))
    assert (await fate(database)).state is LetterState.sending


async def test_somebody_who_blocked_the_bot_is_written_to_again_after_coming_back(
    database: Database, cast: Cast
) -> None:
    shi_zhe = cast.first.people["石喆"]
    letter = await one_sent_to(database, shi_zhe.id, PledgePublished(1))
    await settle(database, letter, Unreachable("Forbidden: bot was blocked by the user"))
    assert not await database.look(lambda session: session.get_one(Person, shi_zhe.id).reachable)
    assert (await fate(database)).state is LetterState.parked
    await database.change(reach.regain, shi_zhe.telegram_id or 0)
    assert [one.id for one in await claim(database)] == [letter.id]


async def test_a_group_that_moved_is_written_to_at_its_new_address_and_its_cards_are_sent_anew(
    database: Database, cast: Cast
) -> None:
    group_id = await database.change(bind_group, cast)

    def posted(session: Session) -> None:
        session.add(Card(chat_id=GROUP, name="publication:3", message_id=12))
        outbox.post(session, PledgesPublished(3), now=NOW, groups=[group_id])

    await database.change(posted)
    (letter,) = await claim(database)
    assert letter.message_id == 12
    await settle(database, letter, Moved(-1009))
    (again,) = await claim(database)
    assert (again.chat_id, again.message_id) == (-1009, None)
    assert not await database.look(lambda session: session.exec(select(Card)).all())


async def test_a_group_that_moved_to_where_another_binding_is_waits_to_be_bound_again(
    database: Database, cast: Cast
) -> None:
    group_id = await database.change(bind_group, cast)
    await database.change(bind_group, cast, -1009, Audience.masses)
    await database.change(lambda session: outbox.post(session, PledgesPublished(3), now=NOW, groups=[group_id]))
    (letter,) = await claim(database)
    await settle(database, letter, Moved(-1009))
    assert not await claim(database)
    assert await database.look(lambda session: session.get_one(GroupChat, group_id).chat_id) == GROUP


# ── forgetting ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_after_a_week_a_settled_letter_keeps_its_key_but_not_its_facts(database: Database, cast: Cast) -> None:
    shi_zhe = cast.first.people["石喆"].id

    def posted(session: Session) -> None:
        outbox.post(session, PledgePublished(1), now=NOW, people=[shi_zhe], key="published:1")

    await database.change(posted)
    (letter,) = await claim(database)
    await settle(database, letter, Sent(4))
    await database.change(outbox.forget, NOW + timedelta(days=7))
    assert (await fate(database)).facts == {"pledge_id": 1}
    await database.change(outbox.forget, NOW + timedelta(days=7, seconds=1))
    assert (await fate(database)).facts == {}
    await database.change(posted)
    assert len(await database.look(letters)) == 1


async def test_what_nobody_came_for_in_a_month_lapses(database: Database, cast: Cast) -> None:
    letter = await one_sent_to(database, cast.first.people["石喆"].id, PledgePublished(1))
    await settle(database, letter, Unreachable("Forbidden: bot was blocked by the user"))
    await database.change(outbox.forget, NOW + timedelta(days=31))
    assert (await fate(database)).state is LetterState.lapsed


# ── a crowd ────────────────────────────────────────────────────────────────────────────────────────────────────────

CROWD = 4_000
A_JOIN_OF_ALL_WITH_ALL = 15
"""Seconds; with a lookup for each letter it is a fraction of one, on the slowest machine a few."""


def post_to_a_crowd(session: Session) -> None:
    first = session.exec(select(func.max(col(Person.id)))).one() + 1
    people = range(first, first + CROWD)
    session.connection().execute(insert(Person), [{"id": one, "name": str(one), "telegram_id": one} for one in people])
    outbox.post(session, DecisionAsked(1), now=NOW, people=people)
    outbox.post(session, DecisionAsked(2), now=NOW, people=people)


@pytest.mark.usefixtures("cast")
async def test_the_head_of_a_long_queue_is_found_without_comparing_all_with_all(database: Database) -> None:
    await database.change(post_to_a_crowd)
    async with asyncio.timeout(A_JOIN_OF_ALL_WITH_ALL):
        await database.change(outbox.tidy, NOW)
        assert [len(await claim(database, most=3)) for _ in range(3)] == [3, 3, 3]
