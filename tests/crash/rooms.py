"""The same day in the real rooms: pledges are written, rated, decided and reported on, and each act counts once.

People here type and press ahead without waiting for the screen, as one does on a bad line; what they do in a row has
one known effect, whichever of their updates the bot was killed over.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from bot.playground.cast import COMMITTEE, REPRESENTATIVES, SECRETARY, Cast
from bot.playground.people import Person
from bot.playground.telegram import StandIn
from handlers.deciding.screens import Say
from handlers.keeping.screens import On
from handlers.pledging.buttons import Submit
from handlers.rating.screens import Give
from models import audit
from models.actions import deciding, opening
from models.ballots import BallotBox
from models.database import Database
from models.queries import people, pledging
from models.rules.deciding import Verdict
from models.rules.drafting import Sheet, mark_of
from models.rules.pledging import Stage
from models.tables import Entitlement, Letter, Pledge, PledgeVersion, Progress, Quarantine, Round, RoundItem
from tests import given
from tests.given import Mark

KEEPERS = ("彭冬生", "麻秀英")
WRITERS = ("龙建国", "吴腊妹", "向开云", "石喆")
JUDGED = ("彭冬生", "麻秀英", "石喆", "田志强")
ANSWERS = ("/pledge", "2", "护林员，管三组、四组的山林", "1")
MORE_ANSWERS = ("种上黄桃的户数", "现在3户，做到12户", "跳过", "2", "3")
PLEDGES_EACH = 3
ROUND_OPEN = timedelta(days=7)
BREATH_SECONDS = 0.1
MOST_WAITING = 40
PATIENCE_SECONDS = 0.05


@dataclass
class Deeds:
    """What people have done, and so what must stand in the evening."""

    notes: dict[int, list[str]] = field(default_factory=dict)
    texts: Counter[tuple[int, str]] = field(default_factory=Counter)
    marks: dict[tuple[int, int], Mark] = field(default_factory=dict)
    verdicts: dict[tuple[int, int], Verdict] = field(default_factory=dict)

    def __str__(self) -> str:
        notes = sum(map(len, self.notes.values()))
        return f"{notes} reports, {self.texts.total()} pledges, {len(self.marks)} marks, {len(self.verdicts)} verdicts"


class Rooms:
    def __init__(self, stand_in: StandIn, database: Database, box: BallotBox, cast: Cast, now: datetime) -> None:
        self.deeds = Deeds()
        self._stand_in = stand_in
        self._database = database
        self._box = box
        self._village = cast.first
        self._now = now

    async def prepare(self) -> None:
        """Published pledges to report on, decisions before the committee, an open fit review; the bot runs already."""
        self._published = await self._database.change(self._lay_out)
        self._round = await self._database.change(self._open_review)
        for name in self._village.people:
            await self._phone(name).start()
        await self._stand_in.quiet()

    async def go_on(self, dice: random.Random, enough: asyncio.Event) -> None:
        """Everybody at once. The reporters have news until it is enough; the others finish what they came for."""
        async with asyncio.TaskGroup() as everybody:
            for name in KEEPERS:
                everybody.create_task(self._report(name, dice, enough))
            for name in WRITERS:
                everybody.create_task(self._write(name, dice))
            for name in REPRESENTATIVES:
                everybody.create_task(self._rate(name, dice))
            for name in COMMITTEE:
                everybody.create_task(self._decide(name, dice))

    async def evening(self) -> None:
        await self._stand_in.quiet()

    # ── what people do ─────────────────────────────────────────────────────────────────────────────────────────────

    async def _report(self, name: str, dice: random.Random, enough: asyncio.Event) -> None:
        person, number = self._phone(name), 0
        press = On(pledge_id=self._published[name], iso=self._now.date().isoformat()).pack()
        while not enough.is_set():
            number += 1
            note = f"第{number}回：带人栽了树苗"
            await self._in_a_row(person, "/progress", note, press)
            self.deeds.notes.setdefault(self._id(name), []).append(note)
            await self._breathe(dice)

    async def _write(self, name: str, dice: random.Random) -> None:
        person = self._phone(name)
        for number in range(PLEDGES_EACH):
            text = f"带三组的12户种上黄桃，第{number}批"
            for answer in (*ANSWERS, text, *MORE_ANSWERS):
                await person.say(answer)
                await self._breathe(dice)
            await person.press(data=Submit(mark=await self._mark_of_finished(name)).pack())
            self.deeds.texts[self._id(name), text] += 1
            await self._until(name, lambda sheet: sheet is None)

    async def _rate(self, name: str, dice: random.Random) -> None:
        """Some change their mind: the last mark counts."""
        person, cards = self._phone(name), [*self._round[1], *self._round[1]]
        dice.shuffle(cards)
        for pledge_id in cards:
            mark = dice.choice(tuple(Mark))
            await person.press(data=Give(round_id=self._round[0], pledge_id=pledge_id, mark=mark).pack())
            self.deeds.marks[self._id(name), pledge_id] = mark
            await self._breathe(dice)

    async def _decide(self, name: str, dice: random.Random) -> None:
        """All approve, some of them with an impatient thumb; who comes after the decision has nothing to say."""
        person = self._phone(name)
        for decision_id in dice.sample(self._decisions, len(self._decisions)):
            for _ in range(dice.choice((1, 2))):
                await person.press(data=Say(decision_id=decision_id, verdict=Verdict.approve).pack())
            self.deeds.verdicts[decision_id, self._id(name)] = Verdict.approve
            await self._breathe(dice)

    async def _in_a_row(self, person: Person, *acts: str) -> None:
        for act in acts:
            await (person.press(data=act) if ":" in act else person.say(act))

    async def _breathe(self, dice: random.Random) -> None:
        """Longer when Telegram keeps a heap already: a backlog is wanted, but one that gets done today."""
        await asyncio.sleep(dice.random() * BREATH_SECONDS)
        while len(self._stand_in.desk.mailbox) > MOST_WAITING:
            await self._stand_in.desk.mailbox.pulse.next()

    async def _mark_of_finished(self, name: str) -> str:
        """The mark below the last look, once every answer has been taken."""
        sheet = await self._until(name, lambda sheet: sheet is not None and sheet.asked is None)
        assert sheet
        return mark_of(sheet)

    async def _until(self, name: str, is_so: Callable[[Sheet | None], bool]) -> Sheet | None:
        """Wait until what this person is writing has come so far."""
        while not is_so(sheet := await self._database.look(pledging.sheet, self._id(name))):
            await self._stand_in.desk.mailbox.pulse.beats_within(PATIENCE_SECONDS)
        return sheet

    # ── what must stand in the evening ─────────────────────────────────────────────────────────────────────────────

    async def complaints(self) -> list[str]:
        """One line for everything that is not as people did it; none when the house is sound."""
        checks = (self._notes, self._texts, self._verdicts, self._marks, self._house)
        return await self._database.look(lambda session: [line for check in checks for line in check(session)])

    def _notes(self, session: Session) -> Iterator[str]:
        for person_id, notes in self.deeds.notes.items():
            rows = select(Progress.note).where(Progress.author_id == person_id).order_by(col(Progress.id))
            written = list(session.exec(rows))
            if written != notes:
                yield f"progress of {person_id}: {len(notes)} told, {len(written)} written"

    def _texts(self, session: Session) -> Iterator[str]:
        joined = select(Pledge.author_id, PledgeVersion).join(
            PledgeVersion, col(PledgeVersion.pledge_id) == col(Pledge.id)
        )
        handed_in = session.exec(joined).all()
        for (person_id, text), count in self.deeds.texts.items():
            mine = [version for author, version in handed_in if (author, version.text) == (person_id, text)]
            if len(mine) != count or any(_numbers(one) != "3.00 12.00 户" for one in mine):
                yield f"pledges of {person_id}: {len(mine)} instead of {count} of {text}"

    def _verdicts(self, session: Session) -> Iterator[str]:
        for decision_id in self._decisions:
            pressed = {person for decision, person in self.deeds.verdicts if decision == decision_id}
            rows = session.exec(select(Entitlement).where(Entitlement.decision_id == decision_id))
            said = {one.person_id for one in rows if one.verdict is Verdict.approve}
            if not said <= pressed or len(said) != min(len(pressed), DECIDES):
                yield f"decision {decision_id}: {len(pressed)} pressed, {len(said)} counted"
            letters = session.exec(select(Letter).where(Letter.kind == "PledgeDecided"))
            told = sum(one.facts.get("decision_id") == decision_id for one in letters)
            if told != (len(pressed) >= DECIDES):
                yield f"decision {decision_id}: the author is told {told} times"

    def _marks(self, session: Session) -> Iterator[str]:
        round_id, pledges = self._round
        for name in REPRESENTATIVES:
            booklet = self._box.open(session, session.get_one(Round, round_id), self._id(name), pledges)
            for pledge_id in pledges:
                slip, mark = booklet.sheets[pledge_id].slip, self.deeds.marks.get((self._id(name), pledge_id))
                if (slip and slip.mark) != mark:
                    yield f"a mark on pledge {pledge_id} is not the last one given"

    def _house(self, session: Session) -> Iterator[str]:
        for row in session.exec(select(Quarantine)):
            yield f"quarantined: {row.kind} {row.reason}"
        if broken := audit.first_broken(session):
            yield f"the audit is broken at {broken}"

    # ── how the day begins ─────────────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self, session: Session) -> dict[str, int]:
        self._decisions = []
        for name in JUDGED:
            pledge = given.pledge(session, self._village, name)
            decision = deciding.ask(session, pledge, self._now, self._now.date())
            assert decision
            self._decisions.append(decision.id)
        for name in COMMITTEE:
            given.pledge(session, self._village, name, stage=Stage.proposed, text=f"{name}的事")
        return {name: given.pledge(session, self._village, name, stage=Stage.published).id for name in KEEPERS}

    def _open_review(self, session: Session) -> tuple[int, list[int]]:
        secretary = people.actor(session, self._village.people[SECRETARY].telegram_id or 0, self._now.date())
        assert secretary
        closes_on = (self._now + ROUND_OPEN).date()
        opened = opening.open_review(session, secretary, self._box, self._village.branch.id, closes_on, now=self._now)
        items = select(RoundItem.pledge_id).where(RoundItem.round_id == opened.id)
        return opened.id, list(session.exec(items))

    def _phone(self, name: str) -> Person:
        return self._stand_in.person(self._village.people[name].telegram_id or 0, name, language_code="zh-hans")

    def _id(self, name: str) -> int:
        return self._village.people[name].id


DECIDES = len(COMMITTEE) // 2 + 1
"""More than half of those entitled."""


def _numbers(version: PledgeVersion) -> str:
    return f"{version.baseline} {version.target} {version.unit}"
