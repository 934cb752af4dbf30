"""Letters posted in the database arrive on phones, over HTTP, whatever happens on the way."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.playground.cast import Cast, invite_everybody
from bot.playground.clock import PlayClock
from bot.playground.people import Person
from bot.playground.telegram import StandIn
from handlers.reader import NotNow, Reader
from handlers.screen import Screen
from models import claims, outbox, reach
from models.ballots import BallotBox
from models.database import Database
from models.keyring import KeyRing
from models.rules.delivering import MOST_TRIES, Outcome, Sent
from models.rules.notice import Notice
from models.rules.notices import (
    CardsLeft,
    DecisionAsked,
    PledgePublished,
    PledgesPublished,
    WorkAhead,
)
from models.rules.publishing import Audience
from models.tables import GroupChat, Letter, LetterState
from scheduler.courier import IN_FLIGHT, Courier
from scheduler.delivery import Delivery
from scheduler.leader import Leader
from scheduler.limits import UNLIMITED, Budget

TOKEN = "10001:PLAYGROUND-TOKEN"
START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
HALF_A_MINUTE = timedelta(seconds=30)


@dataclass
class Pen:
    """Words every letter by its facts; what is `done` has nothing left to say."""

    done: set[int] = field(default_factory=set)
    broken: set[int] = field(default_factory=set)
    not_before: datetime | None = None
    version: int = 1

    def write(self, _: Session, reader: Reader, kind: str, facts: dict[str, Any]) -> Screen | None:
        number = next(iter(facts.values()))
        if number in self.broken:
            raise LookupError("no-such-phrase")
        if self.not_before and reader.now < self.not_before:
            raise NotNow(self.not_before)
        return None if number in self.done else Screen(f"{kind} <b>{number}</b> v{self.version}")


@dataclass
class Office:
    """A delivery with everything real but the words."""

    database: Database
    telegram: StandIn
    clock: PlayClock
    cast: Cast
    pen: Pen
    courier: Courier
    delivery: Delivery
    box: BallotBox

    async def phone(self, name: str) -> Person:
        person = self.telegram.person(self.cast.first.people[name].telegram_id or 0, name)
        await person.start()
        return person

    async def post(self, notice: Notice, *names: str, **how: Any) -> None:
        people = [self.cast.first.people[name].id for name in names]
        await self.database.change(outbox.post, notice, now=self.clock.now(), people=people, **how)

    async def deliver(self) -> int:
        return await self.delivery.deliver_waiting()

    async def letters(self) -> list[Letter]:
        return await self.database.look(lambda session: list(session.exec(select(Letter).order_by(col(Letter.id)))))

    async def states(self) -> list[str]:
        return [letter.state.value for letter in await self.letters()]


@pytest.fixture
async def telegram() -> AsyncIterator[StandIn]:
    stand_in = StandIn(token=TOKEN, clock=PlayClock(START))
    await stand_in.start()
    yield stand_in
    await stand_in.stop()


@pytest.fixture
async def office(database: Database, database_url: str, telegram: StandIn, tmp_path: Path) -> AsyncIterator[Office]:
    clock, pen, box = PlayClock(START), Pen(), BallotBox(KeyRing(tmp_path / "ballot-keys"))
    courier, leader = Courier(TOKEN, telegram.url, Budget(UNLIMITED), first_rest=0), Leader(database_url)
    cast = await database.change(invite_everybody, START.date())
    delivery = Delivery(database, courier, leader, clock.now, "zh-CN", write=pen.write, box=box)
    yield Office(database, telegram, clock, cast, pen, courier, delivery, box)
    await courier.close()
    await leader.close()


def heard(person: Person, chat: Any = None) -> list[str]:
    return [one["text"] for one in person.transcript(chat) if one.get("from", {}).get("is_bot") and "text" in one]


# ── the good day ───────────────────────────────────────────────────────────────────────────────────────────────────


async def test_everybody_gets_their_letters_in_order(office: Office) -> None:
    phones = [await office.phone(name) for name in ("石喆", "龙建国", "吴腊妹")]
    for number in (1, 2, 3):
        await office.post(PledgePublished(number), "石喆", "龙建国", "吴腊妹")
    assert await office.deliver() == 9
    for phone in phones:
        assert heard(phone) == [f"PledgePublished {number} v1" for number in (1, 2, 3)]
    assert await office.deliver() == 0
    assert set(await office.states()) == {"sent"}


async def test_the_second_letter_about_a_card_edits_it(office: Office) -> None:
    phone = await office.phone("龙桂芳")
    await office.post(DecisionAsked(5), "龙桂芳")
    await office.deliver()
    office.pen.version = 2
    await office.post(DecisionAsked(5), "龙桂芳")
    await office.deliver()
    assert heard(phone) == ["DecisionAsked 5 v2"]


async def test_a_letter_that_is_no_longer_true_lapses(office: Office) -> None:
    phone = await office.phone("石喆")
    await office.post(PledgePublished(1), "石喆")
    office.pen.done.add(1)
    assert await office.deliver() == 1
    (letter,) = await office.letters()
    assert (heard(phone), letter.state, letter.reason) == ([], LetterState.lapsed, "nothing left to say")


async def test_a_letter_for_a_better_hour_waits_for_it_and_holds_nobody_up(office: Office) -> None:
    phone = await office.phone("石喆")
    office.pen.not_before = START + timedelta(hours=10)
    await office.post(WorkAhead("2026-04-03"), "石喆")
    assert await office.deliver() == 1
    assert await office.deliver() == 0
    office.clock.advance(timedelta(hours=10))
    await office.deliver()
    assert heard(phone) == ["WorkAhead 2026-04-03 v1"]


# ── the bad days ───────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_letter_that_cannot_be_worded_is_given_up_in_the_end_and_stops_nobody_else(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    other = await office.phone("龙建国")
    office.pen.broken.add(1)
    await office.post(PledgePublished(1), "石喆")
    await office.post(PledgePublished(2), "龙建国")
    for _ in range(MOST_TRIES):
        await office.deliver()
        office.clock.advance(timedelta(minutes=1))
    assert (await office.states(), heard(other)) == (["dead", "sent"], ["PledgePublished 2 v1"])
    assert (await office.letters())[0].reason == "cannot be worded: LookupError"
    assert "a letter is dead" in caplog.text


async def test_who_blocked_the_bot_gets_everything_after_coming_back(office: Office) -> None:
    phone = await office.phone("石喆")
    phone.block()
    await office.post(PledgePublished(1), "石喆")
    await office.deliver()
    await office.post(PledgePublished(2), "石喆")
    assert await office.deliver() == 0
    assert await office.states() == ["parked", "parked"]
    phone.unblock()
    await office.database.change(reach.regain, phone.id)
    await office.deliver()
    assert heard(phone) == ["PledgePublished 1 v1", "PledgePublished 2 v1"]


async def test_a_bad_gateway_only_delays(office: Office) -> None:
    phone = await office.phone("石喆")
    office.telegram.faults.add(method="sendMessage", status=502)
    await office.post(PledgePublished(1), "石喆")
    await office.deliver()
    assert heard(phone) == []
    office.clock.advance(HALF_A_MINUTE)
    await office.deliver()
    assert heard(phone) == ["PledgePublished 1 v1"]


async def test_a_line_cut_after_the_call_doubles_that_one_letter_and_loses_none(office: Office) -> None:
    phone, other = await office.phone("石喆"), await office.phone("龙建国")
    office.telegram.faults.add(method="sendMessage", chat=phone.id, cut_after=True)
    for number in (1, 2):
        await office.post(PledgePublished(number), "石喆", "龙建国")
    for _ in range(3):
        await office.deliver()
        office.clock.advance(HALF_A_MINUTE)
    assert Counter(heard(phone)) == {"PledgePublished 1 v1": 2, "PledgePublished 2 v1": 1}
    assert heard(other) == ["PledgePublished 1 v1", "PledgePublished 2 v1"]


async def test_a_card_cut_while_being_edited_is_not_doubled(office: Office) -> None:
    phone = await office.phone("龙桂芳")
    await office.post(DecisionAsked(5), "龙桂芳")
    await office.deliver()
    office.pen.version = 2
    office.telegram.faults.add(method="editMessageText", cut_after=True)
    await office.post(DecisionAsked(5), "龙桂芳")
    await office.deliver()
    office.clock.advance(HALF_A_MINUTE)
    await office.deliver()
    assert (heard(phone), await office.states()) == (["DecisionAsked 5 v2"], ["sent", "sent"])


async def test_a_chat_that_must_wait_delays_its_own_letters_only(office: Office) -> None:
    phone, other = await office.phone("石喆"), await office.phone("龙建国")
    office.telegram.faults.add(method="sendMessage", chat=phone.id, status=429, parameters={"retry_after": 600})
    await office.post(PledgePublished(1), "石喆", "龙建国")
    await office.deliver()
    assert (heard(phone), heard(other)) == ([], ["PledgePublished 1 v1"])
    letter = (await office.letters())[0]
    assert letter.state is LetterState.pending
    assert timedelta(seconds=600) <= letter.not_before - START <= timedelta(seconds=602)


async def test_a_group_that_grew_gets_its_post_at_its_new_number(office: Office) -> None:
    phone = await office.phone("石远山")
    group = office.telegram.group("青石村党员群", [phone])
    group.add_bot()

    def bind_and_post(session: Session) -> None:
        bound = GroupChat(
            chat_id=group.id,
            title=group.title,
            branch_id=office.cast.first.branch.id,
            audience=Audience.members,
            bound_by=office.cast.first.people["石远山"].id,
            bound_at=START,
        )
        session.add(bound)
        session.flush()
        outbox.post(session, PledgesPublished(3), now=START, groups=[bound.id])

    await office.database.change(bind_and_post)
    group.upgrade()
    await office.deliver()
    assert heard(phone, group) == ["PledgesPublished 3 v1"]


async def test_a_refused_token_burns_no_letter(office: Office) -> None:
    await office.phone("石喆")
    office.telegram.faults.add(method="sendMessage", status=401, description="Unauthorized")
    await office.post(PledgePublished(1), "石喆")
    await office.deliver()
    office.clock.advance(timedelta(minutes=5))
    assert await office.deliver() == 0
    assert (office.courier.trouble, await office.states()) == ("InvalidToken: Unauthorized", ["pending"])


async def test_what_was_in_flight_in_a_crash_is_sent_again_after_half_a_minute(office: Office) -> None:
    phone = await office.phone("石喆")
    await office.post(PledgePublished(1), "石喆")
    await office.database.change(claims.claim, START, 8)
    assert await office.deliver() == 0
    office.clock.advance(HALF_A_MINUTE)
    assert await office.deliver() == 1
    assert heard(phone) == ["PledgePublished 1 v1"]


async def test_who_does_not_lead_delivers_nothing(office: Office, database_url: str) -> None:
    phone = await office.phone("石喆")
    await office.deliver()
    follower = Leader(database_url)
    idle = Delivery(
        office.database, office.courier, follower, office.clock.now, "zh-CN", write=office.pen.write, box=office.box
    )
    await office.post(PledgePublished(1), "石喆")
    assert await idle.deliver_waiting() == 0
    assert heard(phone) == []
    await follower.close()


# ── several at once, and stopping ──────────────────────────────────────────────────────────────────────────────────


async def test_letters_without_a_trace_leave_others_half_of_the_way(office: Office) -> None:
    everybody = list(office.cast.first.people)
    open_gate = SlowCourier()
    open_gate.gate.set()
    delivery = Delivery(
        office.database, open_gate, Alone(), office.clock.now, "zh-CN", write=office.pen.write, box=office.box
    )
    for number in range(20):
        await office.post(CardsLeft(number), *everybody[:4])
    await office.post(PledgePublished(1), *everybody)
    assert await delivery.deliver_waiting() >= len(everybody) + 16 * 4
    until_all_have_come = open_gate.carried[: 2 * len(everybody) + IN_FLIGHT]
    assert len([text for text in until_all_have_come if "PledgePublished" in text]) == len(everybody)
    await delivery.deliver_waiting()
    assert len(open_gate.carried) == len(everybody) + 20 * 4
    assert await office.states() == ["sent"] * len(everybody)


@dataclass
class SlowCourier:
    """Holds every letter until the gate opens, and remembers what was under way together."""

    room: int = IN_FLIGHT
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    under_way: Counter[int] = field(default_factory=Counter)
    most_at_once: int = 0
    most_in_one_chat: int = 0
    full: asyncio.Event = field(default_factory=asyncio.Event)
    carried: list[str] = field(default_factory=list)

    async def turn(self, in_flight: int) -> int:
        return self.room - in_flight

    async def carry(
        self, chat_id: int, thread_id: int | None, screen: Screen, message_id: int | None = None
    ) -> Outcome:
        del thread_id, message_id
        self.carried.append(screen.text)
        self.under_way[chat_id] += 1
        self.most_at_once = max(self.most_at_once, self.under_way.total())
        self.most_in_one_chat = max(self.most_in_one_chat, self.under_way[chat_id])
        if self.under_way.total() == self.room:
            self.full.set()
        await self.gate.wait()
        self.under_way[chat_id] -= 1
        return Sent(1)


class Alone:
    async def leads(self) -> bool:
        return True


async def test_several_letters_are_under_way_at_once_but_one_a_chat(office: Office) -> None:
    slow = SlowCourier()
    delivery = Delivery(
        office.database, slow, Alone(), office.clock.now, "zh-CN", write=office.pen.write, box=office.box
    )
    for number in (1, 2):
        await office.post(PledgePublished(number), *office.cast.first.people)
    delivering = asyncio.ensure_future(delivery.deliver_waiting())
    await slow.full.wait()
    slow.gate.set()
    assert await delivering == 2 * len(office.cast.first.people)
    assert (slow.most_at_once, slow.most_in_one_chat) == (IN_FLIGHT, 1)


async def test_stopped_politely_what_is_under_way_arrives_and_the_rest_stays(office: Office) -> None:
    slow = SlowCourier(room=2)
    delivery = Delivery(
        office.database, slow, Alone(), office.clock.now, "zh-CN", write=office.pen.write, box=office.box
    )
    await office.post(PledgePublished(1), "石喆", "龙建国", "吴腊妹")
    running = asyncio.ensure_future(delivery.run())
    await slow.full.wait()
    running.cancel()
    asyncio.get_running_loop().call_soon(slow.gate.set)
    with suppress(asyncio.CancelledError):
        await running
    assert await office.states() == ["sent", "sent", "pending"]


async def test_a_ring_is_enough_to_be_looked_for(office: Office) -> None:
    phone = await office.phone("石喆")
    running = asyncio.ensure_future(office.delivery.run())
    await office.post(PledgePublished(1), "石喆")
    office.delivery.ring()
    await phone.heard("PledgePublished 1")
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
