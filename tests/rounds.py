"""A fit review for tests: opened in the first village, rated by representatives by name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from sqlmodel import Session, select

from bot.playground.cast import REPRESENTATIVES, SECRETARY, Cast, Village, invite_everybody
from models.actions import opening
from models.actions import rating as doing
from models.ballots import SLIP_BYTES, BallotBox
from models.database import Database
from models.keyring import KeyRing
from models.queries import people, rating
from models.queries.rating import Queue
from models.rules.pledging import Stage
from models.rules.rating import Press, RoundMode, Sheet, Slip
from models.rules.rights import Actor
from models.rules.scales import RoundKind
from models.tables import Ballot, Round
from scheduler import counting
from tests import given
from tests.given import Mark, Reason

TODAY = date(2026, 1, 20)
NOW = datetime(2026, 1, 20, 1, 0, tzinfo=UTC)
CLOSES_ON = TODAY + timedelta(days=7)
AUTHORS = ("石远山", "龙桂芳", "彭冬生")
SEAL_BYTES = 12 + 16
"""The nonce in front and the tag behind."""
CONTENT = [Slip(Mark.fits), Slip(Mark.partly, Reason.vague), Slip(Mark.unfit, Reason.routine), Slip(Mark.cannot_judge)]


def actor(session: Session, village: Village, name: str) -> Actor:
    found = people.actor(session, village.people[name].telegram_id or 0, TODAY)
    assert found
    return found


@dataclass
class Review:
    """An open round and all that is needed to act in it."""

    database: Database
    box: BallotBox
    keys: Path
    cast: Cast
    pledges: list[int]
    round_id: int = 0
    update_ids: Iterator[int] = field(default_factory=lambda: count(1000))

    @property
    def village(self) -> Village:
        return self.cast.first

    def press(self, pledge_id: int | None = None, update_id: int | None = None, at: datetime = NOW) -> Press:
        return Press(update_id or next(self.update_ids), at, self.round_id, pledge_id)

    async def actor(self, name: str) -> Actor:
        village = self.cast.second if name in self.cast.second.people else self.village
        return await self.database.look(actor, village, name)

    async def open(
        self,
        closes_on: date = CLOSES_ON,
        by: str = SECRETARY,
        now: datetime = NOW,
        mode: RoundMode = RoundMode.secret,
        kind: RoundKind = RoundKind.fit,
    ) -> None:
        who, branch_id = await self.actor(by), self.village.branch.id
        opened = await self.database.change(
            opening.open_review, who, self.box, branch_id, closes_on, now=now, mode=mode, kind=kind
        )
        self.round_id = opened.id

    async def rate(
        self, name: str, pledge_id: int, mark: str, reason: str | None = None, *, update_id: int | None = None
    ) -> Queue:
        who = await self.actor(name)
        press = self.press(pledge_id, update_id)
        queue = await self.database.change_untraced(doing.rate, who, self.box, press, mark)
        if reason:
            queue = await self.database.change_untraced(doing.explain, who, self.box, self.press(pledge_id), reason)
        return queue

    async def say(self, name: str, pledge_id: int, slip: Slip) -> Queue:
        return await self.rate(name, pledge_id, slip.mark, slip.reason)

    async def everybody_says(self, slip: Slip, raters: Sequence[str] = REPRESENTATIVES) -> None:
        for name in raters:
            for pledge_id in self.pledges:
                await self.say(name, pledge_id, slip)

    async def queue(self, name: str) -> Queue:
        return await self.database.look(rating.queue, await self.actor(name), self.box, self.round_id)

    async def sheet(self, name: str, pledge_id: int) -> Sheet:
        """What lies in the box; only a test may ask."""
        held = await self.round()
        rater_id = self.village.people[name].id
        booklet = await self.database.look(self.box.open, held, rater_id, [pledge_id])
        return booklet.sheets[pledge_id]

    async def round(self) -> Round:
        return await self.database.look(lambda session: session.get_one(Round, self.round_id))

    async def ballots(self) -> list[Ballot]:
        """What lies in the database: the slips of a round under one seal."""
        return await self.database.look(lambda session: list(session.exec(select(Ballot))))

    async def slips(self) -> int:
        """How many were laid out."""
        return sum(len(ballot.sealed) - SEAL_BYTES for ballot in await self.ballots()) // SLIP_BYTES

    async def close(self, by: str = SECRETARY, now: datetime = NOW) -> None:
        await self.database.change(doing.close_review, await self.actor(by), self.round_id, now=now)

    async def conclude(self, now: datetime = NOW) -> None:
        await counting.conclude(self.database, self.box, now)


async def prepared(database: Database, keys: Path, authors: Sequence[str] = AUTHORS) -> Review:
    """The cast, with one proposed pledge of each author; the round is not open yet."""
    cast = await database.change(invite_everybody, TODAY)

    def propose(session: Session) -> list[int]:
        made = [given.pledge(session, cast.first, author, stage=Stage.proposed) for author in authors]
        return [pledge.id for pledge in sorted(made, key=lambda pledge: (pledge.author_id, pledge.id))]

    return Review(database, BallotBox(KeyRing(keys)), keys, cast, await database.change(propose))


async def opened(database: Database, keys: Path, authors: Sequence[str] = AUTHORS) -> Review:
    review = await prepared(database, keys, authors)
    await review.open()
    return review
