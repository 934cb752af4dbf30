"""Who sits down to do something on which evening: by temper, on one's own or because a reminder came."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from bot.simulate.deeds import Evening
from bot.simulate.memory import COMMITTEE, Day, Memory, Soul, Standing, Temper, arrived
from models.rules.reviewing import Step
from models.rules.work import Work

OF_THEMSELVES = {Temper.prompt: 0.75, Temper.heeding: 0.25, Temper.slow: 0.05, Temper.never: 0.0}
"""How likely somebody does what is asked for before anybody reminds them."""
WHEN_REMINDED = {Temper.prompt: 0.8, Temper.heeding: 0.6, Temper.slow: 0.2, Temper.never: 0.0}
LATEST_ANSWER = 4
"""Days after a reminder within which it is heeded."""
NO_SIGNAL = 0.05
"""How likely nothing gets through when somebody presses: they try again the next evening."""
REVIEW_OPENS, PUBLIC_FROM = (2, 16), (3, 1)


@dataclass(slots=True)
class People:
    """`plan_year` once; `heed` what arrived; `evening` says what is done."""

    memory: Memory
    dice: Random
    agenda: defaultdict[date, set[int]] = field(default_factory=lambda: defaultdict(set))
    lost_signal: int = 0

    def plan_year(self, year: int) -> None:
        """Everybody thinks of each step on an evening of their own, if at all."""
        for soul in self.memory.souls.values():
            if soul.village >= 0 and soul.temper is not Temper.never:
                self._plan(soul, year)

    def _plan(self, soul: Soul, year: int) -> None:
        likely = OF_THEMSELVES[soul.temper]
        for step, quarter in ((Step.propose, 0), *((Step.quarterly_review, one) for one in range(1, 5))):
            day = self.memory.of_village[soul.village, step, quarter]
            first = max(day.opens_on, day.due_on - timedelta(days=45))
            if self.dice.random() < likely:
                self._note(soul, first, (day.due_on - first).days)
        if soul.seat < COMMITTEE:
            self._note(soul, date(year, *REVIEW_OPENS), 12)
            self._note(soul, date(year, *PUBLIC_FROM), 14)

    def _note(self, soul: Soul, first: date, days: int) -> None:
        self.agenda[first + timedelta(days=self.dice.randint(0, max(0, days)))].add(soul.id)

    def heed(self, person: int, today: date) -> None:
        """A reminder has come."""
        soul = self.memory.souls[person]
        if self.dice.random() < WHEN_REMINDED[soul.temper]:
            self._note(soul, today, LATEST_ANSWER)

    def evening(self, today: date) -> Evening:
        """What is done on this day; those without a signal try tomorrow."""
        doing = Evening()
        for person in sorted(set(arrived(self.agenda, today))):
            if self.dice.random() < NO_SIGNAL:
                self.agenda[today + timedelta(days=1)].add(person)
                self.lost_signal += 1
            else:
                self._sit_down(self.memory.souls[person], today, doing)
        return doing

    def _sit_down(self, soul: Soul, today: date, doing: Evening) -> None:
        """All that waits for one person."""
        if soul.village < 0 or not soul.has_phone or soul.seat >= len(self.memory.villages[soul.village].members):
            return
        village, review = self.memory.villages[soul.village], self.memory.reviewed(soul.village, today)
        if self._may_propose(soul, today):
            doing.proposes.append(soul)
        if review and review.opens_on <= today and self._reports(soul, review):
            doing.reports.append(soul)
        if soul.seat < COMMITTEE and any(self.memory.waits_for_vote(one, soul) for one in self.memory.members(village)):
            doing.votes.append(soul)
        if soul.seat == 0:
            self._sit_down_as_chief(soul, today, doing)

    def _reports(self, soul: Soul, review: Day) -> bool:
        return soul.id != self.memory.idle and self.memory.is_open(soul, Work.report, review)

    def _may_propose(self, soul: Soul, today: date) -> bool:
        first = self.memory.of_village[soul.village, Step.propose, 0].opens_on
        last = self.memory.of_village[soul.village, Step.publish, 0].due_on
        return soul.stage is Standing.none and not soul.exempt and first <= today <= last

    def _sit_down_as_chief(self, soul: Soul, today: date, doing: Evening) -> None:
        village = self.memory.villages[soul.village]
        stages = {one.stage for one in self.memory.members(village)}
        if Standing.proposed in stages and today >= date(today.year, *REVIEW_OPENS):
            doing.opens.append(village)
        if Standing.approved in stages and today >= date(today.year, *PUBLIC_FROM):
            doing.publishes.append(village)
        review = self.memory.reviewed(soul.village, today)
        is_time = (
            review and abs((review.due_on - today).days) <= LONGEST_COMMENTING and today <= _last_day(review.due_on)
        )
        if review and is_time and self.memory.is_open(soul, Work.comment, review):
            doing.comments.append((village, review.quarter))


LONGEST_COMMENTING = 14


def _last_day(due_on: date) -> date:
    return due_on + timedelta(days=10)
