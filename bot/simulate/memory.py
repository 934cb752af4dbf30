"""What the simulator itself knows of everybody: the truth by which the house is judged, kept apart from its tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from typing import Any

from models.rules.reviewing import CLOSES_AFTER, Step
from models.rules.work import Work

COMMITTEE = 5
FIRST_CHAT = 5_000_000_000
MAJORITY = COMMITTEE // 2 + 1


class Temper(StrEnum):
    """How somebody takes open work."""

    prompt = "prompt"
    heeding = "heeding"
    slow = "slow"
    never = "never"


class Standing(IntEnum):
    """How far somebody's pledge has come."""

    none = 0
    proposed = 1
    deciding = 2
    approved = 3
    published = 4


@dataclass(slots=True)
class Soul:
    """Somebody. `votes` has a bit for each seat that has decided on the pledge, `commented` one for each quarter.

    `away`: days on which nobody can or may write to them, as they themselves know it.
    """

    id: int
    village: int
    seat: int
    temper: Temper
    has_phone: bool
    exempt: bool = False
    moved_on: date | None = None
    pledge: int = 0
    stage: Standing = Standing.none
    votes: int = 0
    reported_on: date | None = None
    commented: int = 0
    away: list[tuple[date, date]] = field(default_factory=list)

    @property
    def chat(self) -> int:
        return FIRST_CHAT + self.id

    def is_away(self, since: date, until: date) -> bool:
        return not self.has_phone or any(first <= until and since <= last for first, last in self.away)


@dataclass(slots=True)
class Village:
    """A branch: the first of its members is the secretary, the first five the committee."""

    place: int
    id: int
    path: str
    township: int
    overseer: int
    members: range
    representatives: range

    @property
    def secretary(self) -> int:
        return self.members[0]


@dataclass(frozen=True, slots=True)
class Day:
    """A deadline as it stands in the tables at the beginning."""

    id: int
    village: int
    step: Step
    quarter: int
    opens_on: date
    due_on: date


@dataclass(slots=True)
class Memory:
    """Everybody by number, the villages by place, the deadlines by number, and the days on which nobody works."""

    souls: dict[int, Soul] = field(default_factory=dict)
    villages: list[Village] = field(default_factory=list)
    days: dict[int, Day] = field(default_factory=dict)
    of_village: dict[tuple[int, Step, int], Day] = field(default_factory=dict)
    overseers: dict[int, int] = field(default_factory=dict)
    """The township of each overseer."""
    rests: dict[int, tuple[date, date]] = field(default_factory=dict)
    """The harvest of a township: nobody is reminded."""
    off: dict[date, bool] = field(default_factory=dict)
    """What the owner has said of a day, against the public calendar."""
    idle: int = 0
    """Somebody who pledges, never reports, and is nudged whenever that is allowed."""

    def learn(self, day: Day) -> None:
        self.days[day.id] = day
        self.of_village[day.village, day.step, day.quarter] = day

    def members(self, village: Village) -> Iterator[Soul]:
        return (self.souls[one] for one in village.members)

    def reviewed(self, village: int, today: date) -> Day | None:
        """The quarterly review that is next, or just over."""
        days = (self.of_village.get((village, Step.quarterly_review, quarter)) for quarter in range(1, 5))
        return next((day for day in days if day and day.due_on >= today - CLOSES_AFTER), None)

    def is_open(self, soul: Soul, work: Work, day: Day) -> bool:
        """Whether somebody owes this still, due on that day."""
        village = self.villages[day.village]
        match work:
            case Work.propose:
                return soul.stage is Standing.none and not soul.exempt
            case Work.open_review:
                return any(one.stage is Standing.proposed for one in self.members(village))
            case Work.decide:
                return any(self.waits_for_vote(one, soul) for one in self.members(village))
            case Work.publish:
                return any(one.stage is Standing.approved for one in self.members(village))
            case Work.report:
                told = soul.reported_on
                return soul.stage is Standing.published and soul.moved_on is None and (not told or told < day.opens_on)
            case Work.comment:
                return any(self.waits_for_comment(one, day.quarter) for one in self.members(village))
        raise ValueError(work)

    def waits_for_vote(self, author: Soul, voter: Soul) -> bool:
        is_asked = author.stage is Standing.deciding and author is not voter
        return is_asked and not author.votes >> voter.seat & 1

    def waits_for_comment(self, author: Soul, quarter: int) -> bool:
        is_public = author.stage is Standing.published and author.seat > 0
        return is_public and not author.commented >> quarter & 1


def arrived(book: dict[date, Any], today: date) -> Iterator[Any]:
    """What stands in a calendar until today, taken out of it: days on which the machine was down are made up."""
    for day in sorted(day for day in book if day <= today):
        yield from book.pop(day)


def days_from(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
