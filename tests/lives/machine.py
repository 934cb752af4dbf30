"""One random history: people and the clock do things in an order that nobody thought of, and all stays true."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import ClassVar, TypeVar

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy.engine import NestedTransaction

from models.rules.deciding import Verdict
from models.rules.pledging import Stage
from models.rules.rights import Role, Standing
from tests.given import Mark, Reason
from tests.lives.beginnings import Beginning
from tests.lives.memory import KEPT, UNDECIDED, WANTS_REASON, Pledge, Question, Rating
from tests.lives.truths import Truths
from tests.lives.village import Hats

T = TypeVar("T")
ANY = st.integers(0, 255)
"""Which one of those that there are by then: see `pick`."""
MARKS = st.sampled_from(list(Mark))
VERDICTS = st.sampled_from([Verdict.approve, Verdict.approve, Verdict.return_, Verdict.decline])
SEVERAL = st.lists(VERDICTS, min_size=2, max_size=4) | st.sampled_from([[one] * 4 for one in Verdict])
JUMPS = [timedelta(minutes=-7), timedelta(hours=3), timedelta(days=1), timedelta(days=8), timedelta(weeks=3)]
STEPS, FEWEST_STEPS = 10, 6
ODD_ONE_IN = 8
IMPORTED_ONE_IN = 16
WHOLE_CHAIN_EVERY, EVERYBODYS_LISTS_EVERY = 25, 70
MOST_PLEDGES = 5
MOST_DRAFTS = 1


def pick(number: int, likely: Sequence[T], unlikely: Sequence[T] = ()) -> T | None:
    """One of the likely ones, but now and then one of the others; the same for the same number."""
    odd = unlikely and (not likely or number % ODD_ONE_IN == ODD_ONE_IN - 1)
    among = unlikely if odd else likely
    return among[number // ODD_ONE_IN % len(among)] if among else None


def at(*stages: Stage) -> Callable[["Lives"], bool]:
    """The condition that a pledge stands there; wrong moments have a rule of their own."""
    return lambda self: any(one.stage in stages for one in self.memory.pledges.values())


def a_round_is_open(self: "Lives") -> bool:
    return any(one.state == "open" for one in self.memory.rounds.values())


def a_question_is_open(self: "Lives") -> bool:
    return any(self.memory.is_open(one) for one in self.memory.questions.values())


def something_waits_to_be_public(self: "Lives") -> bool:
    return any(one.waits_to_be_public for one in self.memory.pledges.values())


def it_is_time_to_comment(self: "Lives") -> bool:
    return any(self.memory.open_reviews(one.branch) for one in self.memory.at(Stage.published))


class Lives(RuleBasedStateMachine):
    """`beginning` is set by the test; `seen` counts what all have come across, `histories` those of some length."""

    beginning: ClassVar[Beginning]
    seen: ClassVar[Counter[str]]
    histories: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.transaction: NestedTransaction = self.beginning.connection.begin_nested()
        self.deeds = self.beginning.fresh()
        self.deeds.said, self.deeds.done = note, self._count
        self.memory = self.deeds.memory
        self.truths = Truths(self.deeds)
        self.steps = -1

    def _count(self, what: str) -> None:
        self.seen[what] += 1

    @invariant()
    def all_is_true(self) -> None:
        self.truths.hold()
        self.steps += 1

    def teardown(self) -> None:
        try:
            cls = type(self)
            cls.histories += self.steps >= FEWEST_STEPS
            self.seen["steps"] += self.steps
            if cls.histories % WHOLE_CHAIN_EVERY == 0:
                self.truths.chain_holds()
            if cls.histories % EVERYBODYS_LISTS_EVERY == 0:
                self.truths.all_lists_are_right()
        finally:
            self.transaction.rollback()

    # ── whom and what ──────────────────────────────────────────────────────────────────────────────────────────────

    def _everybody(self) -> list[int]:
        return list(self.memory.scene.souls)

    def _wearing(self, role: Role, branch: int) -> list[int]:
        return [soul.id for soul in self.memory.scene.wearing(role, branch)]

    def _branch(self, number: int) -> int:
        return [self.memory.scene.large, self.memory.scene.large, self.memory.scene.small][number % 3]

    def _pledge(self, number: int, *stages: Stage) -> Pledge | None:
        """Mostly one that stands there."""
        known = list(self.memory.pledges.values())
        return pick(number, [one for one in known if one.stage in stages], known)

    def _author_of(self, pledge: Pledge, number: int) -> int:
        return pick(number, [pledge.author], self._everybody()) or pledge.author

    def _secretary_of(self, branch: int, number: int) -> int:
        return pick(number, self._wearing(Role.secretary, branch), self._everybody()) or 0

    # ── proposing ──────────────────────────────────────────────────────────────────────────────────────────────────

    @precondition(lambda self: len(self.memory.pledges) < MOST_PLEDGES)
    @rule(who=ANY, branch=ANY)
    def propose(self, who: int, branch: int) -> None:
        idle = [one for one in self._wearing(Role.member, self._branch(branch)) if one not in self.memory.drafts]
        if person := pick(who, [one for one in idle if self.memory.room_left(one) == MOST_PLEDGES], idle):
            self.deeds.write(person, f"第{self.deeds.updates}件实事")
            self.deeds.hand_in(person, stale=who == 255)

    @precondition(lambda self: len(self.memory.drafts) < MOST_DRAFTS)
    @rule(who=ANY)
    def begin_anew(self, who: int) -> None:
        if person := pick(who, self._everybody()):
            self.deeds.begin(person, f"草稿{self.deeds.updates}")

    @precondition(at(Stage.returned))
    @rule(which=ANY, who=ANY)
    def revise(self, which: int, who: int) -> None:
        if pledge := self._pledge(which, Stage.returned):
            self.deeds.revise(self._author_of(pledge, who), pledge, f"改{self.deeds.updates}")

    @precondition(lambda self: bool(self.memory.drafts))
    @rule(who=ANY)
    def hand_in(self, who: int) -> None:
        if person := pick(who, list(self.memory.drafts), self._everybody()):
            self.deeds.hand_in(person, stale=who % 16 == 15)

    @precondition(at(*UNDECIDED))
    @rule(which=ANY, who=ANY)
    def withdraw(self, which: int, who: int) -> None:
        if pledge := self._pledge(which, *UNDECIDED):
            self.deeds.withdraw(self._author_of(pledge, who), pledge)

    # ── rating ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _round(self, number: int) -> Rating | None:
        known = list(self.memory.rounds.values())
        return pick(number, [one for one in known if one.state == "open"], known)

    def _item(self, one: Rating, number: int) -> Pledge | None:
        known = list(self.memory.pledges.values())
        return pick(number, self.memory.in_round(one), known)

    @precondition(at(Stage.proposed))
    @rule(branch=ANY, who=ANY)
    def open_review(self, branch: int, who: int) -> None:
        where = self._branch(branch)
        self.deeds.open_review(self._secretary_of(where, who) or self._everybody()[0], where)

    @precondition(a_round_is_open)
    @rule(which=ANY, item=ANY, who=ANY, mark=MARKS)
    def rate(self, which: int, item: int, who: int, mark: Mark) -> None:
        if (one := self._round(which)) and (pledge := self._item(one, item)):
            person = pick(who, one.roll, self._everybody())
            assert person
            self.deeds.rate(person, one, pledge, mark, Reason.vague if who % 2 else None)

    @precondition(a_round_is_open)
    @rule(which=ANY, item=ANY, marks=st.lists(MARKS, min_size=4, max_size=6))
    def rate_one_after_the_other(self, which: int, item: int, marks: list[Mark]) -> None:
        if (one := self._round(which)) and one.state == "open" and (pledge := self._item(one, item)):
            for person, mark in zip(one.roll, marks, strict=False):
                self.deeds.rate(person, one, pledge, mark, Reason.routine if mark in WANTS_REASON else None)

    @precondition(a_round_is_open)
    @rule(which=ANY, item=ANY, who=ANY, later=st.booleans())
    def unsay(self, which: int, item: int, who: int, *, later: bool) -> None:
        if (one := self._round(which)) and (pledge := self._item(one, item)):
            person = pick(who, [person for person, _ in one.said], self._everybody())
            assert person
            self.deeds.unsay(person, one, pledge, later=later)

    @precondition(a_round_is_open)
    @rule(which=ANY, who=ANY)
    def close_review(self, which: int, who: int) -> None:
        if one := self._round(which):
            self.deeds.close_review(self._secretary_of(one.branch, who) or self._everybody()[0], one)

    @precondition(lambda self: self.deeds.is_anything_to_conclude())
    @rule(changes=st.sampled_from([None, None, None, 0, 1, 2]))
    def conclude(self, changes: int | None) -> None:
        self.deeds.conclude(changes)

    # ── deciding ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _question(self, number: int) -> Question | None:
        known = list(self.memory.questions.values())
        is_open = [one for one in known if self.memory.is_open(one)]
        return pick(number, is_open, known)

    @precondition(a_question_is_open)
    @rule(which=ANY, who=ANY, verdict=VERDICTS)
    def decide(self, which: int, who: int, verdict: Verdict) -> None:
        if question := self._question(which):
            person = pick(who, sorted(question.roll), self._everybody())
            assert person
            self.deeds.decide(person, question, verdict)

    @precondition(a_question_is_open)
    @rule(which=ANY, verdicts=SEVERAL)
    def decide_one_after_the_other(self, which: int, verdicts: list[Verdict]) -> None:
        """Those who have not spoken yet; the last may come too late."""
        if (question := self._question(which)) and self.memory.is_open(question):
            silent = sorted(question.roll - question.said.keys())
            for person, verdict in zip(silent, verdicts, strict=False):
                self.deeds.decide(person, question, verdict)

    @precondition(at(*KEPT))
    @rule(which=ANY, who=ANY, let_go=st.booleans(), verdicts=SEVERAL)
    def wish(self, which: int, who: int, *, let_go: bool, verdicts: list[Verdict]) -> None:
        """Its author asks to change it or to be let go of it, and some answer at once."""
        if (pledge := self._pledge(which, *KEPT)) is None:
            return
        author = self._author_of(pledge, who)
        if let_go:
            self.deeds.ask_withdrawal(author, pledge)
        else:
            self.deeds.amend(author, pledge, f"换{self.deeds.updates}")
            self.deeds.hand_in(author)
        if question := self.memory.open_wish(pledge):
            for person, verdict in zip(sorted(question.roll - question.said.keys()), verdicts, strict=False):
                self.deeds.decide(person, question, verdict)

    # ── publishing, keeping, reviewing ─────────────────────────────────────────────────────────────────────────────

    @precondition(something_waits_to_be_public)
    @rule(branch=ANY, who=ANY, all_of_them=st.booleans())
    def publish(self, branch: int, who: int, *, all_of_them: bool) -> None:
        where = self._branch(branch)
        only = None if all_of_them else pick(who, self.memory.to_publish(where))
        self.deeds.publish(self._secretary_of(where, who) or self._everybody()[0], where, only, stale=branch > 240)

    @precondition(at(Stage.published))
    @rule(which=ANY, who=ANY)
    def take_back(self, which: int, who: int) -> None:
        if pledge := self._pledge(which, Stage.published):
            self.deeds.take_back(self._secretary_of(pledge.branch, who) or pledge.author, pledge)

    @precondition(at(Stage.published))
    @rule(which=ANY, who=ANY, days_ago=st.integers(-1, 40))
    def report(self, which: int, who: int, days_ago: int) -> None:
        if pledge := self._pledge(which, Stage.published):
            self.deeds.report(self._author_of(pledge, who), pledge, days_ago)

    @precondition(it_is_time_to_comment)
    @rule(which=ANY, who=ANY, day=ANY)
    def comment(self, which: int, who: int, day: int) -> None:
        if pledge := self._pledge(which, Stage.published):
            occasion = pick(day, self.memory.open_reviews(pledge.branch), self.memory.scene.days)
            assert occasion
            self.deeds.comment(self._secretary_of(pledge.branch, who) or pledge.author, pledge, occasion)
            if not day % 4:
                self._take_note(which, who)

    @precondition(lambda self: bool(self.memory.remarks))
    @rule(which=ANY, who=ANY)
    def acknowledge(self, which: int, who: int) -> None:
        self._take_note(which, who)

    def _take_note(self, which: int, who: int) -> None:
        if remark := pick(which, list(self.memory.remarks.values())):
            self.deeds.acknowledge(self._author_of(self.memory.pledges[remark.pledge], who), remark)

    @precondition(lambda self: bool(self.memory.pledges))
    @rule(act=ANY, which=ANY, who=ANY)
    def try_at_any_moment(self, act: int, which: int, who: int) -> None:
        """Old buttons: anybody presses anything about any pledge, whatever its stage."""
        deeds, memory = self.deeds, self.memory
        pledge = self._anything(which, memory.pledges)
        person = pick(who, [pledge.author, *self._wearing(Role.secretary, pledge.branch)], self._everybody())
        assert person
        tries: list[Callable[[], None]] = [
            lambda: deeds.revise(person, pledge, "晚了"),
            lambda: deeds.withdraw(person, pledge),
            lambda: deeds.ask_withdrawal(person, pledge),
            lambda: deeds.open_review(person, pledge.branch),
            lambda: deeds.publish(person, pledge.branch, None),
            lambda: deeds.take_back(person, pledge),
            lambda: deeds.report(person, pledge, 0),
            lambda: deeds.comment(person, pledge, memory.scene.days[which % len(memory.scene.days)]),
        ]
        if memory.rounds:
            one = self._anything(which, memory.rounds)
            tries += [lambda: deeds.close_review(person, one), lambda: deeds.rate(person, one, pledge, Mark.fits, None)]
            tries += [lambda: deeds.rate(one.roll[0], one, pledge, Mark.fits, None)]
        if memory.questions:
            question = self._anything(which, memory.questions)
            voter = pick(who, sorted(question.roll), self._everybody()) or person
            tries += [lambda: deeds.decide(voter, question, Verdict.approve)]
        tries[act % len(tries)]()

    def _anything(self, number: int, known: dict[int, T]) -> T:
        return list(known.values())[number % len(known)]

    # ── time, and people ───────────────────────────────────────────────────────────────────────────────────────────

    @rule(jump=st.sampled_from(JUMPS), scan=ANY)
    def pass_time(self, jump: timedelta, scan: int) -> None:
        self.deeds.pass_time(jump)
        if scan % 8 == 0:
            self.deeds.fulfil_duties()

    @rule(which=ANY)
    def pass_time_until_something(self, which: int) -> None:
        """To the day after a round ends, or into the next review."""
        ends = [one.closes_on + timedelta(days=1) for one in self.memory.rounds.values() if one.state == "open"]
        reviews = [self.memory.next_review(self.memory.scene.large).due_on - timedelta(days=ahead) for ahead in (14, 2)]
        ahead = [day for day in [*ends, *reviews] if day > self.memory.today]
        if day := pick(which, ahead):
            self.deeds.pass_time(day - self.memory.today)
            self.deeds.fulfil_duties()

    @precondition(lambda self: bool(self.deeds.again))
    @rule(back=st.integers(0, 5))
    def delivered_again(self, back: int) -> None:
        self.deeds.delivered_again(back)

    @rule(who=ANY, how=ANY)
    def change_hats(self, who: int, how: int) -> None:
        """Somebody leaves, moves, comes, gains or loses a seat, a hat or a vote; mostly somebody who matters."""
        matters = {one.author for one in self.memory.pledges.values()}
        matters |= {one for question in self.memory.questions.values() for one in question.roll}
        matters |= {one for rating in self.memory.rounds.values() for one in rating.roll}
        person = pick(who, sorted(matters), self._everybody())
        assert person
        changed = self._changed(dict(self.memory.soul(person).hats), how)
        if changed != self.memory.soul(person).hats:
            known = self.memory.scene.names.keys() >= {branch for branch, _ in changed}
            self.deeds.enrol(person, changed, by_roster=known and how % IMPORTED_ONE_IN == 1)

    def _changed(self, hats: Hats, how: int) -> Hats:
        homes = [branch for branch, role in hats if role is Role.member]
        home = homes[0] if homes else self._branch(how)
        other = next(branch for branch in self.memory.scene.names if branch != home)
        standings = list(Standing)
        match how % 6:
            case 0:
                return {}
            case 1:
                return {(other, Role.member): Standing.full}
            case 2:
                return hats | {(home, Role.member): standings[how // 6 % len(standings)]}
            case choice:
                role = (Role.committee, Role.representative, Role.secretary)[choice - 3]
                return self._toggled(hats, home, role)

    def _toggled(self, hats: Hats, home: int, role: Role) -> Hats:
        """A seat or hat more or less; a seat on the committee is a member's."""
        if (home, role) in hats:
            return {worn: standing for worn, standing in hats.items() if worn != (home, role)}
        as_member: Hats = {} if role is Role.representative else {(home, Role.member): Standing.full}
        return as_member | hats | {(home, role): Standing.full}
