"""A year in the life of a county: mornings on which the clock reminds, evenings on which people do things."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, and_, col, func, or_, select

from bot.simulate.deeds import Evening, Scribe
from bot.simulate.laws import Laws
from bot.simulate.memory import Memory, days_from
from bot.simulate.people import People
from bot.simulate.post import Crash, Moment, Mortal, Post
from bot.simulate.reckoning import Reckoning
from bot.simulate.telephone import Telephone
from bot.simulate.walk import Walk
from bot.simulate.weather import (
    CRASHES_IN_A_HANDFUL,
    CRASHES_IN_THE_MASS,
    DOWN_FOR_DAYS,
    FARTHEST_BACK,
    LINE_CUT,
    LONGEST_DOWN,
    STEPS_BACK,
    Weather,
)
from models import audit
from models.tables import Cycle, Letter, LetterState
from scheduler.clock import Clock

ZONE = ZoneInfo("Asia/Shanghai")
MORNING, DUSK, EVENING, NIGHT = time(8, 0, 5), time(18, 30), time(18, 40), time(21, 30)
"""The moments at which the clock looks: the first scan of the day, after people have done something, and too late."""
A_WHILE = timedelta(seconds=35)
"""After it, a letter in doubt is sent once more."""
A_FEW_LEFT = 300
"""Letters that are still to go when the line is cut."""


@dataclass(slots=True)
class Wishes:
    """What is simulated. `handful`: letters a moment that go the whole way; `deeds`: real actions an evening.

    People sit down on every so many evenings (`every`); `resting`: so many at the most ask for a rest, and move.
    `aloud`: how likely a letter about late work is worded.
    """

    seed: int
    branches: int
    year: int = 2026
    handful: int = 8
    deeds: int = 3
    every: int = 1
    resting: int = 200
    aloud: float = 1.0
    language: str = "zh-CN"


@dataclass(slots=True)
class Year:
    """`await live(progress)` plays it; then ask the laws, the reckoning and the weather how it went."""

    wishes: Wishes
    database: Mortal
    moment: Moment
    memory: Memory
    laws: Laws
    reckoning: Reckoning
    people: People
    weather: Weather
    telephone: Telephone
    post: Post
    clock: Clock
    walk: Walk
    today: date = date.min

    async def live(self, progress: Callable[[date], None], first: date | None = None, last: date | None = None) -> None:
        """Every day from the second of January to the last of December, or between two others."""
        year = self.wishes.year
        self.people.plan_year(year)
        self.weather.plan_year(self.memory, year, self.wishes.resting)
        down_until = date.min
        for today in days_from(first or date(year, 1, 2), last or date(year, 12, 31)):
            self.today = today
            progress(today)
            if today < down_until:
                continue
            await self._live_a_day(today)
            if self.weather.happens("down", DOWN_FOR_DAYS):
                down_until = today + timedelta(days=self.weather.dice.randint(2, 1 + LONGEST_DOWN))
        await self._end()

    async def _live_a_day(self, today: date) -> None:
        """Morning, evening, and where the line was cut, a look at night, when nothing may go.

        Far from every deadline only Mondays are lived: what people do in a week is done on that evening.
        """
        if not self.reckoning.is_near(today) and today.weekday():
            return
        await self.walk.return_from_blocks(self.weather.blocked(today, self.telephone))
        self.reckoning.watch(today)
        self.reckoning.judge_all(today)
        is_cut = self.weather.happens("cut", LINE_CUT)
        await self._look(MORNING, keep=A_FEW_LEFT if is_cut else 0)
        self.reckoning.up[today] = not is_cut
        if self.weather.happens("back", STEPS_BACK):
            self.moment.now -= timedelta(minutes=self.weather.dice.randint(3, FARTHEST_BACK))
            await self._scan()
        is_back_at_night = is_cut and self.weather.dice.random() < 1 / 2
        is_evening = not today.toordinal() % self.wishes.every
        if (is_evening and await self._do(today)) or is_cut:
            await self._look(EVENING, keep=A_FEW_LEFT if is_back_at_night else 0)
        if is_back_at_night:
            await self._look(NIGHT)

    async def _look(self, at: time, *, keep: int = 0) -> None:
        self.moment.now = max(self.moment.now, datetime.combine(self.today, at, ZONE).astimezone(UTC))
        await self._scan(keep)

    async def _scan(self, keep: int = 0) -> None:
        """One scan of the clock, and a delivery that a crash may interrupt; `keep` letters find the line cut."""
        self._plan_crash()
        try:
            await self.clock.scan(self.moment.now)
        except Crash:
            await self._begin_anew()
            await self.clock.scan(self.moment.now)
        await self._deliver(keep)
        if keep:
            await self._find_the_line_cut()
        self.moment.now += A_WHILE
        await self._deliver(keep)
        self.database.changes_left = self.post.crash_in = None
        for person, *_ in self.laws.bundles:
            self.people.heed(person, self.today)
        await self.database.look(self.laws.judge_bundles)

    async def _find_the_line_cut(self) -> None:
        self.telephone.is_cut = True
        await self._deliver()
        self.telephone.is_cut = False

    async def _deliver(self, keep: int = 0) -> None:
        try:
            await self.post.deliver(keep)
        except Crash:
            await self._begin_anew()
            await self.post.deliver(keep)

    # ── crashes ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _plan_crash(self) -> None:
        """In the middle of a change of the handful, or between two of the mass."""
        dice = self.weather.dice
        if dice.random() < CRASHES_IN_A_HANDFUL:
            self.database.changes_left = dice.randint(2, 2 + self.wishes.handful)
        self.post.crash_in = dice.randint(0, 3) if dice.random() < CRASHES_IN_THE_MASS else None

    async def _begin_anew(self) -> None:
        self.weather.met["killed"] += 1
        self.database.changes_left = self.post.crash_in = None
        in_flight = await self.database.look(_in_flight)
        self.laws.doubtful |= in_flight
        self.laws.in_doubt |= dict.fromkeys(in_flight, self.today)
        self.post.open_anew()

    # ── what people do ─────────────────────────────────────────────────────────────────────────────────────────────

    async def _do(self, today: date) -> bool:
        """Whether anybody did anything."""
        self.moment.now = max(self.moment.now, datetime.combine(today, DUSK, ZONE).astimezone(UTC))
        await self.walk.leave(today, self.weather)
        evening = self.people.evening(today)
        if not evening:
            return False
        await self.walk.do(evening, today)
        self.moment.now += A_WHILE
        await self.database.change(self._written, evening)
        return True

    def _written(self, session: Session, evening: Evening) -> None:
        cycle = session.exec(select(col(Cycle.id)).where(Cycle.year == self.wishes.year)).one()
        Scribe(session, self.memory, cycle, self.moment.now).write(evening)

    async def _end(self) -> None:
        """Nothing is left on the way, and the audit still follows from its beginning."""
        broken = await self.database.look(audit.first_broken)
        self.laws.hold("audit unbroken", broken is None, self.today, f"entry {broken}")
        lost = await self.database.look(_lost, self.moment.now)
        self.laws.hold("no letter lost", lost == 0, self.today, f"{lost} letters neither came nor lapsed")


def _in_flight(session: Session) -> set[int]:
    sending = select(col(Letter.person_id)).where(Letter.state == LetterState.sending)
    return {one for one in session.exec(sending) if one}


def _lost(session: Session, now: datetime) -> int:
    """Dead, still in flight, or due since yesterday and not gone."""
    overdue = and_(col(Letter.state) == LetterState.pending, col(Letter.not_before) < now - timedelta(days=1))
    gone = col(Letter.state).in_((LetterState.dead, LetterState.sending))
    return session.exec(select(func.count()).select_from(Letter).where(or_(gone, overdue))).one()
