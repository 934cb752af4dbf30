"""The laws of reminding, checked on what arrived: by the calendar and the simulator's memory, not by the house's plans.

Of the house's tables only the links of the chains are read: what a bundle was about stands nowhere else.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import Session, col

from bot.simulate.memory import Memory, Soul
from bot.simulate.telephone import Arrival
from models import holidays
from models.rules.work import Work
from models.tables import Reminder

FIRST_HOUR, LAST_HOUR = time(8), time(20)
MOST_A_YEAR = 40
BUNDLE, LATE, LATE_BELOW = "WorkAhead", "WorkLate", "WorkLateBelow"
UNASKED = {BUNDLE, LATE, LATE_BELOW}
REPORTING = "keeping.on:"
"""How a button begins that opens the telling of a pledge; its number follows."""
AS_WISHED = {"snoozed", "nudged"}
"""Links that somebody has asked for, as often as they liked."""
MOST_SAID = 20


@dataclass(frozen=True, slots=True)
class Violation:
    """A law that was broken, on which day, and what happened."""

    law: str
    day: date
    what: str


@dataclass(frozen=True, slots=True)
class Link:
    """What a bundle reminds of: a chain, and for which occasion. In this year nothing comes back for another round."""

    person: int
    work: str
    subject: int
    deadline: int
    occasion: str


@dataclass(slots=True)
class Laws:
    """`begin` each day, `heard` for each message that arrives, `judge_bundles` after each delivery."""

    memory: Memory
    zone: ZoneInfo
    violations: list[Violation] = field(default_factory=list)
    broken: Counter[str] = field(default_factory=Counter)
    unasked: Counter[int] = field(default_factory=Counter)
    told_on: dict[int, date] = field(default_factory=dict)
    """The last day of an unasked message, by person."""
    bundles: list[tuple[int, date, datetime]] = field(default_factory=list)
    """Arrived and not judged yet: to whom, the bundle of which day, when."""
    reminded: dict[int, date] = field(default_factory=dict)
    """By the hash of a link: when its bundle arrived."""
    late_told: dict[tuple[str, int], list[date]] = field(default_factory=dict)
    """When somebody above heard of late work, by kind and person."""
    worded: dict[int, tuple[str, dict[str, Any], bool]] = field(default_factory=dict)
    """What is on its way to somebody."""
    by_day: Counter[date] = field(default_factory=Counter)
    by_hour: Counter[datetime] = field(default_factory=Counter)
    doubtful: set[int] = field(default_factory=set)
    """To whom something was on its way when the process ended or the answer was lost: it may come twice."""
    in_doubt: dict[int, date] = field(default_factory=dict)
    """When the process last ended with something on its way to somebody: after two such ends the house gives it up."""
    paused: dict[int, list[tuple[date, date]]] = field(default_factory=dict)
    """By person, on which days they have asked not to be reminded."""
    doubled: Counter[int] = field(default_factory=Counter)
    messages: int = 0
    checked_aloud: int = 0
    works_known: dict[date, bool] = field(default_factory=dict)

    # ── what arrives ───────────────────────────────────────────────────────────────────────────────────────────────

    def on_its_way(self, person: int, kind: str, facts: dict[str, Any], *, aloud: bool) -> None:
        self.worded[person] = (kind, facts, aloud)

    def heard(self, arrival: Arrival) -> None:
        kind, facts, aloud = self.worded.get(arrival.person, ("", {}, False))
        local = arrival.at.astimezone(self.zone)
        if not arrival.is_edit:
            self.messages += 1
            self.by_day[local.date()] += 1
            self.by_hour[local.replace(minute=0, second=0, microsecond=0)] += 1
        if kind in UNASKED and not arrival.is_edit:
            self._heard_unasked(arrival, kind, facts, local)
        if kind == BUNDLE and aloud:
            self._ensure_open(arrival, local.date())

    def _heard_unasked(self, arrival: Arrival, kind: str, facts: dict[str, Any], local: datetime) -> None:
        person, day = arrival.person, local.date()
        soul = self.memory.souls[person]
        self.hold("hours", FIRST_HOUR <= local.time() < LAST_HOUR, day, f"{person} at {local:%H:%M:%S}")
        self.hold("holiday", self.works(day, soul), day, f"{person}")
        is_double = self.told_on.get(person) == day and person in self.doubtful
        self.doubled[person] += is_double
        self.doubtful.discard(person)
        if not is_double:
            self.hold("one a day", self.told_on.get(person) != day, day, f"{person} twice")
        self.told_on[person] = day
        self.unasked[person] += 1
        self.hold("forty a year", self.unasked[person] <= MOST_A_YEAR + self.doubled[person], day, f"{person}")
        self.hold("pause", soul.has_phone and not self._rests(soul, day), day, f"{person} rests")
        if kind == BUNDLE:
            self.bundles.append((person, date.fromisoformat(facts["day"]), arrival.at))
        else:
            self.late_told.setdefault((kind, person), []).append(day)

    def _ensure_open(self, arrival: Arrival, today: date) -> None:
        """A bundle put into words offers no button for a pledge that has been reported on."""
        self.checked_aloud += 1
        soul = self.memory.souls[arrival.person]
        offered = [
            int(data.removeprefix(REPORTING).split(":")[0]) for data in arrival.opens if data.startswith(REPORTING)
        ]
        review = self.memory.reviewed(soul.village, today)
        is_open = review is not None and self.memory.is_open(soul, Work.report, review)
        self.hold("done", not offered or is_open, today, f"{soul.id}: a button for what is done")

    def _rests(self, soul: Soul, day: date) -> bool:
        return any(first <= day <= last for first, last in self.paused.get(soul.id, ()))

    # ── what it was about ──────────────────────────────────────────────────────────────────────────────────────────

    def judge_bundles(self, session: Session) -> None:
        """No link twice, and something in each bundle was still to be done. Before anybody does anything more."""
        by_day: dict[date, dict[int, datetime]] = {}
        for person, day, at in self.bundles:
            by_day.setdefault(day, {})[person] = at
        self.bundles.clear()
        for day, whose in by_day.items():
            about: dict[int, list[Link]] = {}
            for link in _links(session, day):
                if link.person in whose:
                    about.setdefault(link.person, []).append(link)
            for person, at in whose.items():
                self._judge(person, about.get(person, []), at.astimezone(self.zone).date())

    def _judge(self, person: int, links: list[Link], today: date) -> None:
        soul = self.memory.souls[person]
        is_open = [link for link in links if self._is_open(soul, link)]
        self.hold("done", bool(is_open), today, f"{person} is reminded of {[link.work for link in links]}")
        for link in is_open:
            before = self.reminded.get(hash(link))
            is_new = before in {None, today} or link.occasion in AS_WISHED
            self.hold("no chain twice", is_new, today, f"{link} after {before}")
            self.reminded[hash(link)] = today
        self.hold("no chain twice", len(links) == len(set(links)), today, f"{person}: a link twice in a bundle")

    def _is_open(self, soul: Soul, link: Link) -> bool:
        day = self.memory.days.get(link.deadline)
        return day is None or self.memory.is_open(soul, Work(link.work), day)

    # ── the calendar ───────────────────────────────────────────────────────────────────────────────────────────────

    def works(self, day: date, soul: Soul | None = None) -> bool:
        """As the State Council has announced and the owner has said; and where somebody lives, no harvest."""
        if day not in self.works_known:
            announced = holidays.announced(day)
            usual = day.weekday() < 5 if announced is None else announced  # noqa: PLR2004 - Saturday
            self.works_known[day] = self.memory.off.get(day, usual)
        return self.works_known[day] and not (soul and self._harvests(soul, day))

    def _harvests(self, soul: Soul, day: date) -> bool:
        township = self.memory.overseers.get(soul.id) or self.memory.villages[soul.village].township
        since, until = self.memory.rests.get(township, (date.max, date.min))
        return since <= day <= until

    def hold(self, law: str, holds: bool, day: date, what: str) -> None:  # noqa: FBT001 - what it is about
        if not holds:
            self.broken[law] += 1
            if self.broken[law] <= MOST_SAID:
                self.violations.append(Violation(law, day, what))


def _links(session: Session, day: date) -> Iterator[Link]:
    told: list[Any] = [Reminder.person_id, Reminder.work, Reminder.subject_id, Reminder.deadline_id, Reminder.occasion]
    found = select(*told).where(col(Reminder.on_day) == day, col(Reminder.waits).is_(False))
    for person, work, subject, deadline, occasion in session.connection().execute(found):
        yield Link(person, work, subject, deadline, occasion.value)
