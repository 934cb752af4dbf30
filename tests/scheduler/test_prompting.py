"""The reminder before a round closes: who has cards left hears of it, and no copy of anything tells who that was."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, col, select

from bot.playground.cast import REPRESENTATIVES, SECRETARY
from handlers.screen import Screen
from models import outbox
from models.actions import opening, paper, prompting
from models.database import Database
from models.keyring import KeyRing
from models.rules.delivering import Halt, Hopeless, InDoubt, Later, Outcome, Sent, Unreachable
from models.rules.notices import PledgePublished
from models.rules.rating import Slip
from models.tables import Appointment, Letter, Person, Round
from scheduler import duties
from scheduler.delivery import Delivery
from tests.given import Mark
from tests.rounds import CLOSES_ON, NOW, Review, opened

SOON = NOW + timedelta(days=6)
"""Two days before the end of the last day, at nine in the morning."""

DONE, LEFT = REPRESENTATIVES[:3], REPRESENTATIVES[3:]
Copy = dict[str, list[str]]


def copy(session: Session) -> Copy:
    """Every row of every table, as text."""
    tables = SQLModel.metadata.sorted_tables
    rows = {table.name: session.connection().execute(table.select()) for table in tables}
    return {name: sorted(str(tuple(row)) for row in found) for name, found in rows.items()}


class Watched(Database):
    """A database of which somebody makes a full copy after every change."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.copies: list[Copy] = []

    async def change(self, action: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        result = await super().change(action, *args, **kwargs)
        self.copies.append(await self.look(copy))
        return result


@dataclass
class Carriage:
    """Carries nothing anywhere and says what it is told to say; meanwhile somebody makes a copy."""

    database: Watched
    outcome: Outcome
    room: int = 8
    carried: list[tuple[int, Screen]] = field(default_factory=list)
    first: list[Outcome] = field(default_factory=list)

    async def turn(self, in_flight: int) -> int:
        return self.room - in_flight

    async def carry(self, chat_id: int, _: int | None, screen: Screen, message_id: int | None = None) -> Outcome:
        assert message_id is None
        self.carried.append((chat_id, screen))
        self.database.copies.append(await self.database.look(copy))
        return self.first.pop(0) if self.first else self.outcome


class Alone:
    async def leads(self) -> bool:
        return True


@dataclass
class Watch:
    """A round in which half of the representatives are done, and a spy with all the copies."""

    review: Review
    database: Watched
    carriage: Carriage
    now: Any = SOON

    def __post_init__(self) -> None:
        self.delivery = Delivery(self.database, self.carriage, Alone(), lambda: self.now, "zh-CN", box=self.review.box)

    async def remind(self) -> None:
        await duties.fulfil_all(self.database, self.now)
        await self.deliver()

    async def deliver(self) -> None:
        while await self.delivery.deliver_waiting():
            continue

    def told(self) -> set[str]:
        people = self.review.village.people
        by_chat = {people[name].telegram_id: name for name in REPRESENTATIVES}
        return {by_chat[chat_id] for chat_id, _ in self.carriage.carried}


@pytest.fixture
async def watch(database: Database, database_url: str, tmp_path: Path) -> Any:
    review = await opened(database, tmp_path / "ballot-keys")
    await review.everybody_says(Slip(Mark.fits), DONE)
    watched = Watched(database_url)
    watch = Watch(review, watched, Carriage(watched, Sent(1)), NOW)
    await watch.deliver()
    watch.carriage.carried.clear()
    watched.copies.clear()
    watch.now = SOON
    yield watch
    await watched.close()


OUTCOMES = (Sent(77), Later(5), InDoubt("?"), Unreachable("blocked"), Hopeless("no"), Halt("token"))


THE_CLOCKS_OWN = {"heartbeat", "planning"}
"""That it beats, and for which day it has planned: nobody is in them."""


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda one: type(one).__name__)
async def test_whatever_comes_of_it_no_copy_tells_who_was_reminded(
    watch: Watch, outcome: Outcome, caplog: pytest.LogCaptureFixture
) -> None:
    """In each copy, made after every change and during every call, the rows of all six are alike."""
    caplog.set_level(logging.DEBUG)
    watch.carriage.outcome = outcome
    before = await watch.database.look(copy)
    await watch.remind()
    assert watch.told() == set(LEFT)
    assert len(watch.database.copies) > len(LEFT)
    for made in watch.database.copies:
        waiting = [row for row in made["letter"] if "CardsLeft" in row]
        assert len(waiting) in {0, len(REPRESENTATIVES)}
        assert {name for name in made if made[name] != before[name]} <= {"round", "letter", *THE_CLOCKS_OWN}
    after = await watch.database.look(copy)
    assert {name for name in after if after[name] != before[name]} - THE_CLOCKS_OWN == {"round"}
    assert not [record for record in caplog.records if record.name.startswith(("scheduler", "models", "handlers"))]


async def test_who_votes_on_paper_is_not_reminded(watch: Watch) -> None:
    review = watch.review
    secretary, voter_id = await review.actor(SECRETARY), review.village.people[LEFT[0]].id
    await watch.database.change(paper.put_on_paper, secretary, review.box, review.round_id, voter_id, now=NOW)
    watch.now = NOW
    await watch.deliver()
    watch.carriage.carried.clear()
    watch.now = SOON
    await watch.remind()
    assert watch.told() == set(LEFT[1:])


async def test_the_rows_of_all_are_alike_while_they_wait(watch: Watch) -> None:
    await watch.database.change(prompting.remind, SOON)

    def waiting(session: Session) -> list[Letter]:
        return list(session.exec(select(Letter).where(Letter.kind == "CardsLeft").order_by(col(Letter.person_id))))

    rows = [one.model_dump(exclude={"id", "person_id"}) for one in await watch.database.look(waiting)]
    assert len(rows) == len(REPRESENTATIVES)
    assert all(row == rows[0] for row in rows)


async def test_it_says_how_many_are_left_and_opens_the_next_card(watch: Watch) -> None:
    await watch.review.say(LEFT[0], watch.review.pledges[0], Slip(Mark.fits))
    await watch.review.rate(LEFT[1], watch.review.pledges[0], Mark.partly)
    await watch.remind()
    people = watch.review.village.people
    screens = dict(watch.carriage.carried)
    assert "还有 2 件没评" in screens[people[LEFT[0]].telegram_id or 0].text
    half_said = screens[people[LEFT[1]].telegram_id or 0]
    assert "还有 3 件没评" in half_said.text
    (((button,),),) = ({screen.rows for screen in screens.values()},)  # the same button for all
    assert button[0].data == f"rating.enter:{watch.review.round_id}"


async def test_the_clock_reminds_once_though_no_row_remembers_whom(watch: Watch) -> None:
    for hours in (0, 1, 24, 36):
        watch.now = SOON + timedelta(hours=hours)
        await watch.remind()
    assert len(watch.carriage.carried) == len(LEFT)


async def test_before_its_time_nobody_is_reminded(watch: Watch) -> None:
    watch.now = SOON - timedelta(days=1)
    await watch.remind()
    assert watch.carriage.carried == []


async def test_while_telegram_does_not_answer_all_wait_alike(watch: Watch) -> None:
    watch.carriage.room = 0
    await watch.remind()
    assert watch.carriage.carried == []
    waiting = [row for row in watch.database.copies[-1]["letter"] if "CardsLeft" in row]
    assert len(waiting) == len(REPRESENTATIVES)
    watch.carriage.room = 2
    await watch.deliver()
    assert watch.told() == set(LEFT)


async def test_who_must_wait_or_has_no_line_hears_of_it_later_and_no_copy_tells_who_that_was(watch: Watch) -> None:
    watch.carriage.first = [Later(0), Halt("token"), Later(3600)]
    await watch.remind()
    assert len(watch.carriage.carried) == len(LEFT) + 1  # one came after all; two wait still, in nobody's sight
    assert watch.told() == set(LEFT)
    assert all(len([row for row in made["letter"] if "CardsLeft" in row]) in {0, 6} for made in watch.database.copies)
    watch.delivery._unseen._waiting = [(0.0, letter) for _, letter in watch.delivery._unseen._waiting]
    await watch.review.close(SECRETARY)
    await watch.deliver()
    assert len(watch.carriage.carried) == len(LEFT) + 1  # the round is over: nothing is true any more


async def test_other_letters_go_on_behind_it(watch: Watch) -> None:
    await watch.database.change(prompting.remind, SOON)
    author = watch.review.village.people[REPRESENTATIVES[5]].id
    await watch.database.change(outbox.post, PledgePublished(watch.review.pledges[0]), now=SOON, people=[author])
    await watch.deliver()

    def states(session: Session) -> list[str]:
        return [one.state.value for one in session.exec(select(Letter).where(Letter.kind == "PledgePublished"))]

    assert await watch.database.look(states) == ["lapsed"]
    assert watch.told() == set(LEFT)


async def test_who_cannot_be_written_to_leaves_no_row_behind(watch: Watch) -> None:
    def block(session: Session) -> None:
        session.get_one(Person, watch.review.village.people[LEFT[0]].id).reachable = False

    await watch.database.change(block)
    await watch.remind()
    assert watch.told() == set(LEFT[1:])
    assert not [row for row in (await watch.database.look(copy))["letter"] if "CardsLeft" in row]


async def test_who_is_no_representative_any_more_is_not_reminded(watch: Watch) -> None:
    def leave(session: Session) -> None:
        person_id = watch.review.village.people[LEFT[0]].id
        for hat in session.exec(select(Appointment).where(Appointment.person_id == person_id)):
            hat.until = NOW.date()

    await watch.database.change(leave)
    await watch.remind()
    assert watch.told() == set(LEFT[1:])


@pytest.mark.parametrize("what", ["closed", "key lost", "night"])
async def test_what_is_no_longer_true_is_not_said(watch: Watch, what: str) -> None:
    await watch.database.change(prompting.remind, SOON)
    if what == "closed":
        await watch.review.close(SECRETARY)
    elif what == "key lost":
        KeyRing(watch.review.keys).destroy((await watch.review.round()).key_name)
    else:
        watch.now = SOON + timedelta(hours=12)
    await watch.deliver()
    assert watch.carriage.carried == []
    assert not [row for row in (await watch.database.look(copy))["letter"] if "CardsLeft" in row]


async def test_a_round_that_is_rated_again_is_reminded_of_again(watch: Watch) -> None:
    await watch.remind()
    KeyRing(watch.review.keys).destroy((await watch.review.round()).key_name)
    secretary = await watch.review.actor(SECRETARY)
    later = CLOSES_ON + timedelta(days=10)
    await watch.database.change(opening.start_over, secretary, watch.review.box, watch.review.round_id, later, now=SOON)
    held = await watch.database.look(lambda session: session.get_one(Round, watch.review.round_id))
    assert held.reminded_at is None
    assert await watch.database.change(prompting.remind, SOON) == 0
    assert await watch.database.change(prompting.remind, SOON + timedelta(days=10)) == 1
