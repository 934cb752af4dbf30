"""Two weeks after each deadline: whatever was open was done, reminded per plan, excused, or told above."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.simulate.laws import LATE, LATE_BELOW, MOST_A_YEAR, Laws, Link
from bot.simulate.memory import Day, Memory, Soul, days_from
from models.rules.reviewing import Step
from models.rules.work import Work

AFTER = timedelta(days=14)
PLAN = {"opening": (-14, -8), "week": (-7, -3), "last": (-2, 0), "late": (1, 10)}
"""The reminders of work that was there two weeks before its day, and between which days each may come."""
TELL_SECRETARY, TELL_TOWNSHIP = (3, 6), (7, 13)
CHIEFS = {Step.quarterly_review: Work.comment, Step.fit_review: Work.open_review, Step.publish: Work.publish}
EACH_MEMBERS = {Step.propose: Work.propose, Step.quarterly_review: Work.report}
WATCHED = {*CHIEFS, *EACH_MEMBERS}
AT_LATEST = timedelta(days=4)
"""A letter to those above that was held up is in time still."""


@dataclass(frozen=True, slots=True)
class Debt:
    """Somebody's open work."""

    soul: Soul
    work: Work


@dataclass(slots=True)
class Reckoning:
    """`watch` each morning before anything goes; `judge` two weeks after a deadline."""

    memory: Memory
    laws: Laws
    up: dict[date, bool] = field(default_factory=dict)
    """The days on which the house was up in the morning, and whether everything went out the same day."""
    open_on: dict[tuple[int, int, Work], tuple[date, date]] = field(default_factory=dict)
    """By person, deadline and work: the first and the last morning on which it was open."""
    outcomes: Counter[str] = field(default_factory=Counter)

    def watch(self, today: date) -> None:
        """Note what is open this morning."""
        for day in self._near(today):
            for debt in self._debts(day):
                key = debt.soul.id, day.id, debt.work
                self.open_on[key] = (self.open_on.get(key, (today,))[0], today)

    def is_near(self, today: date) -> bool:
        """Whether anything that is watched is due soon, or just over."""
        return next(self._near(today), None) is not None

    def judge_all(self, today: date) -> None:
        for day in list(self.memory.days.values()):
            if day.due_on == today - AFTER:
                self._judge(day)

    def _near(self, today: date) -> Iterator[Day]:
        window = (today - timedelta(days=13), today + timedelta(days=14))
        days = (day for day in self.memory.days.values() if window[0] <= day.due_on <= window[1])
        return (day for day in days if day.step in WATCHED)

    def _debts(self, day: Day) -> Iterator[Debt]:
        """What is open now and due on that day."""
        village = self.memory.villages[day.village]
        work = EACH_MEMBERS.get(day.step)
        for soul in self.memory.members(village) if work else ():
            if work and self.memory.is_open(soul, work, day):
                yield Debt(soul, work)
        chief = self.memory.souls[village.secretary]
        if (theirs := CHIEFS.get(day.step)) and self.memory.is_open(chief, theirs, day):
            yield Debt(chief, theirs)

    # ── judging ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _judge(self, day: Day) -> None:
        open_ones = [key for key in self.open_on if key[1] == day.id]
        never_done = []
        for key in open_ones:
            person, _, work = key
            first_open, last_open = self.open_on.pop(key)
            if last_open < day.due_on:
                self.outcomes["done in time"] += 1
                continue
            soul = self.memory.souls[person]
            self._judge_one(soul, work, day, (first_open, last_open))
            if last_open >= day.due_on + timedelta(days=TELL_TOWNSHIP[1]):
                never_done.append(soul)
        if never_done:
            self._ensure_told_above(day, never_done)

    def _judge_one(self, soul: Soul, work: Work, day: Day, was_open: tuple[date, date]) -> None:
        done = "done late" if was_open[1] < day.due_on + timedelta(days=TELL_TOWNSHIP[1]) else "never done"
        if soul.is_away(day.due_on + timedelta(days=PLAN["opening"][0]), day.due_on + timedelta(days=PLAN["late"][1])):
            self.outcomes[f"{done}, could not be reached"] += 1
            return
        self.outcomes[f"{done}, reminded"] += 1
        for occasion, (first, last) in PLAN.items():
            self._ensure_reminded(soul, work, day, occasion, (first, last), was_open)

    def _ensure_reminded(  # noqa: PLR0913, PLR0917 - whom of what, when
        self, soul: Soul, work: Work, day: Day, occasion: str, days: tuple[int, int], was_open: tuple[date, date]
    ) -> None:
        """Where it was there before the occasion and open on all its mornings, and any of them was one to write on."""
        since, until = (day.due_on + timedelta(days=one) for one in days)
        is_too_short = (day.due_on - day.opens_on).days <= -PLAN["opening"][0]
        if is_too_short or was_open[0] > since or was_open[1] < until:
            return
        mornings = [one for one in days_from(since, until) if one in self.up and self.laws.works(one, soul)]
        went_out = [one for one in mornings if self.up[one]]
        if not went_out or len(went_out) < len(mornings) or self.laws.unasked[soul.id] >= MOST_A_YEAR:
            return
        subject = self._subject(soul, work, day)
        link = Link(soul.id, work.value, subject, day.id, occasion)
        came = self.laws.reminded.get(hash(link))
        is_in_doubt = since <= self.laws.in_doubt.get(soul.id, date.min) <= until
        self.laws.hold("reminded per plan", came is not None or is_in_doubt, day.due_on, f"{link} never came")

    def _subject(self, soul: Soul, work: Work, day: Day) -> int:
        if work is Work.report:
            return soul.pledge
        return day.id if work is Work.comment else self.memory.villages[day.village].id

    def _ensure_told_above(self, day: Day, souls: list[Soul]) -> None:
        village = self.memory.villages[day.village]
        if any(soul.seat > 0 for soul in souls):
            self._ensure_heard(self.memory.souls[village.secretary], LATE, TELL_SECRETARY, day)
        self._ensure_heard(self.memory.souls[village.overseer], LATE_BELOW, TELL_TOWNSHIP, day)

    def _ensure_heard(self, soul: Soul, kind: str, days: tuple[int, int], day: Day) -> None:
        since, until = (day.due_on + timedelta(days=one) for one in days)
        mornings = [one for one in days_from(since, until) if self.up.get(one) and self.laws.works(one, soul)]
        if not mornings or soul.is_away(since, until) or self.laws.unasked[soul.id] >= MOST_A_YEAR:
            self.outcomes["nobody above could be told"] += 1
            return
        told = self.laws.late_told.get((kind, soul.id), [])
        heard = [one for one in told if since <= one <= until + AT_LATEST]
        self.laws.hold("told above", bool(heard), day.due_on, f"{kind} to {soul.id} about {day.step.value}")
        self.outcomes["told above"] += bool(heard)
