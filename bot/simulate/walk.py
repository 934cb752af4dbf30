"""The few deeds of each evening that go through the house's real actions, and arrive twice as often as not."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlmodel import Session, col, select, update

from bot.simulate.deeds import Evening
from bot.simulate.laws import Laws
from bot.simulate.memory import Memory, Soul, Standing, arrived
from bot.simulate.post import Moment, Mortal
from bot.simulate.weather import Weather
from models import reach
from models.actions import deciding, keeping, resting, reviewing
from models.queries import people
from models.rules.deciding import Opinion, Outcome, Verdict
from models.rules.keeping import Entry
from models.rules.refusal import Refusal
from models.rules.reviewing import Comment, Step
from models.rules.rights import Actor, Role
from models.tables import Appointment, Decision, Entitlement, Pledge
from models.turn import AlreadyDone, Turn, current_turn

ONE_VOTER_IN = 1 / 5
"""Evenings on which one of those who decide does so card by card."""
FOR_GOOD = date(9999, 1, 1)


@dataclass(slots=True)
class Walk:
    """`most`: so many of each kind an evening."""

    database: Mortal
    memory: Memory
    laws: Laws
    moment: Moment
    dice: Random
    most: int
    updates: int = 0
    done: int = 0
    came_again: int = 0

    async def do(self, evening: Evening, today: date) -> None:
        """Take some of what is done this evening out of the list, and do it."""
        for _ in range(min(self.most, len(evening.reports))):
            await self._report(evening.reports.pop(), today)
        for village, quarter in evening.comments[: self.most]:
            day = self.memory.of_village[village.place, Step.quarterly_review, quarter]
            author = next(one for one in self.memory.members(village) if self.memory.waits_for_comment(one, quarter))
            chief = self.memory.souls[village.secretary]
            said = Comment(strength="说到做到")
            await self._act(chief, reviewing.comment, day.id, author.pledge, said, today=today, now=self.moment())
            author.commented |= 1 << quarter
        if evening.votes and self.dice.random() < ONE_VOTER_IN:
            await self._vote(evening.votes.pop())

    async def _report(self, soul: Soul, today: date) -> None:
        entry = Entry(value=None, note="修了一段", file_id=None)
        await self._act(soul, keeping.report, soul.pledge, entry, today, today=today, now=self.moment())
        soul.reported_on = today

    async def _vote(self, voter: Soul) -> None:
        for decision, author_id in await self.database.look(_asked_of, voter.id):
            author = self.memory.souls[author_id]
            await self._act(voter, deciding.decide, decision, Opinion(Verdict.approve), self.moment())
            author.votes |= 1 << voter.seat
            if await self.database.look(_outcome, decision) is Outcome.approved:
                author.stage = Standing.approved

    async def leave(self, today: date, weather: Weather) -> None:
        """Those who ask to be left alone, and those who move to another branch."""
        for soul, days in arrived(weather.pauses, today):
            until = today + timedelta(days=days)
            await self._act(soul, resting.pause, until, today=today, now=self.moment())
            self.laws.paused.setdefault(soul.id, []).append((today, until))
            soul.away.append((today, until))
        for soul in arrived(weather.moves, today):
            village = self.memory.villages[(soul.village + 1) % len(self.memory.villages)]
            if soul.seat < len(self.memory.villages[soul.village].members):
                await self.database.change(_move, soul.id, village.id, today)
                soul.moved_on = today
                soul.away.append((today, FOR_GOOD))
        await self._snooze(today)
        await self._nudge(today)

    async def _nudge(self, today: date) -> None:
        """One secretary has one idle member reminded each evening: that is what the cap of the year is for."""
        village = self.memory.villages[0]
        idle = self.memory.souls[self.memory.idle]
        with suppress(Refusal):  # nothing is open, or it is not a day later yet
            chief = self.memory.souls[village.secretary]
            await self._act(chief, resting.nudge, village.id, idle.id, today=today, now=self.moment())

    async def _snooze(self, today: date) -> None:
        """Somebody who was reminded today presses "in three days", where that is offered."""
        reminded = [one for one, day in self.laws.told_on.items() if day == today and one not in self.memory.overseers]
        for person in self.dice.sample(reminded, min(1, len(reminded))):
            until, soul = today + timedelta(days=3), self.memory.souls[person]
            with suppress(Refusal):  # nothing is put off past its deadline
                await self._act(soul, resting.snooze, today, until, now=self.moment())
                soul.away.append((today, until + timedelta(days=3)))

    async def return_from_blocks(self, souls: list[Soul]) -> None:
        for soul in souls:
            await self.database.change(reach.regain, soul.chat)

    async def _act(self, soul: Soul, action: Callable[..., Any], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """As an update of theirs would; every other one is delivered twice, and must not have effect again."""
        actor = await self.database.look(_actor, soul.chat, self.moment().date())
        self.updates += 1
        await self._taken(action, actor, *args, **kwargs)
        self.done += 1
        if self.updates % 2:
            with suppress(AlreadyDone):
                await self._taken(action, actor, *args, **kwargs)
                raise AssertionError("the same update took effect twice")
            self.came_again += 1

    async def _taken(self, action: Callable[..., Any], actor: Actor, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        token = current_turn.set(Turn(self.updates, self.moment()))
        try:
            await self.database.change(action, actor, *args, **kwargs)
        finally:
            current_turn.reset(token)


def _actor(session: Session, chat: int, today: date) -> Actor:
    found = people.actor(session, chat, today)
    assert found
    return found


def _asked_of(session: Session, person: int) -> list[tuple[int, int]]:
    waiting = (
        select(col(Decision.id), col(Pledge.author_id))
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .join(Entitlement, col(Entitlement.decision_id) == col(Decision.id))
        .where(Entitlement.person_id == person, col(Entitlement.verdict).is_(None), col(Decision.outcome).is_(None))
    )
    return [(decision, author) for decision, author in session.exec(waiting)]


def _outcome(session: Session, decision: int) -> Outcome | None:
    return session.get_one(Decision, decision).outcome


def _move(session: Session, person: int, branch: int, today: date) -> None:
    worn = (col(Appointment.person_id) == person, col(Appointment.role) == Role.member)
    session.connection().execute(update(Appointment).where(*worn).values(until=today - timedelta(days=1)))
    session.add(Appointment(person_id=person, unit_id=branch, role=Role.member, since=today))
