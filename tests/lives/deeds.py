"""Everything people and the clock can do: the real action on the real tables, and beside it what should follow.

A deed first says whether it may be done. Refused where it may, or done where it may not, the test has found something.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, delete, insert, select

from models.actions import (
    amending,
    deciding,
    drafts,
    keeping,
    opening,
    pledging,
    pooling,
    publishing,
    rating,
    reminding,
    reviewing,
    roster,
)
from models.ballots import BallotBox
from models.queries import people
from models.rules import drafting
from models.rules.amending import Matter
from models.rules.deciding import Cause, Opinion, Verdict
from models.rules.drafting import Answers
from models.rules.indicators import NO_NUMBERS
from models.rules.keeping import Entry
from models.rules.pledging import Basis, Category, Form, Stage
from models.rules.publishing import fingerprint
from models.rules.rating import Press
from models.rules.refusal import Refusal
from models.rules.reviewing import Comment
from models.rules.rights import Actor, Role, Standing
from models.rules.roster import Entry as Row
from models.tables import Appointment, Decision, Draft
from models.turn import AlreadyDone, Turn
from scheduler import counting
from scheduler.duties import DUTIES
from tests.given import Mark, Reason
from tests.lives.door import Crash, Door, at_once
from tests.lives.memory import KEPT, UNDECIDED, WANTS_REASON, ZONE, Memory, Pledge, Question, Rating, Remark, Writing
from tests.lives.village import Day, Hats, place_of

LAST_DAY = date(2026, 12, 31)
DELIVERED_AGAIN_WITHIN = timedelta(hours=20)
ROUND_LASTS = timedelta(days=7)
PLANNED_EVERY = 4
"""Scans: planning reminders is half of a scan's cost, and the laws of reminders are the simulated year's."""


@dataclass(slots=True)
class Deeds:
    """The memory and the house side by side."""

    memory: Memory
    door: Door
    box: BallotBox
    keys: Path
    said: Callable[[str], None] = lambda _: None
    done: Callable[[str], None] = lambda _: None
    updates: int = 1000
    scans: int = 0
    result: Any = None
    again: list[tuple[datetime, Callable[[], None]]] = field(default_factory=list)
    actors: dict[tuple[int, date], Actor] = field(default_factory=dict)

    # ── the frame of every deed ────────────────────────────────────────────────────────────────────────────────────

    def _does(self, what: str, person: int | None, *, allowed: bool) -> None:
        """Told before it happens, so that a failing history reads as a story."""
        who = self.memory.soul(person).name if person else "the clock"
        self.said(f"{self.memory.now:%m-%d %H:%M} {who}: {what}" + ("" if allowed else " (refused)"))
        verb, *_ = what.split()
        self.done(verb if allowed else f"{verb} refused")

    def _change(
        self,
        what: str,
        person: int,
        allowed: bool,  # noqa: FBT001 - beside what it is about
        action: Callable[..., Any],
        *args: Any,
        **kwargs: Any,
    ) -> bool:
        """One update of somebody, in a turn of its own; whether it was done."""
        self._does(what, person, allowed=allowed)
        self.updates += 1
        update, memory = self.updates, self.memory
        actor = self.actor(person)
        self.door.turn = Turn(update, memory.now)
        try:
            self.result = self.door.change_now(action, actor, *args, **kwargs)
        except Refusal as refusal:
            self._is_meant(refusal, allowed=allowed)
            return False
        finally:
            self.door.turn = None
        assert allowed, "did what may not be done"
        self.again.append((memory.now, lambda: self._come_again(update, action, actor, args, kwargs)))
        return True

    def _is_meant(self, refusal: Refusal, *, allowed: bool) -> None:
        if allowed:
            raise AssertionError(f"refused what may be done: {refusal.code}") from refusal

    def _come_again(
        self, update: int, action: Callable[..., Any], actor: Actor, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        self.door.turn = Turn(update, self.memory.now)
        try:
            self.door.change_now(action, actor, *args, **kwargs)
        except AlreadyDone:
            return
        finally:
            self.door.turn = None
        raise AssertionError("the same update took effect twice")

    def actor(self, person: int) -> Actor:
        """With the hats of the tables, not those the test remembers."""
        known = (person, self.memory.today)
        if known not in self.actors:
            soul = self.memory.soul(person)
            found = self.door.look_now(people.actor, soul.telegram_id, self.memory.today)
            assert found
            self.actors[known] = found
        return self.actors[known]

    def delivered_again(self, back: int) -> None:
        """Telegram brings an update of the last hours once more: it changes nothing."""
        self.again = [one for one in self.again if self.memory.now - one[0] < DELIVERED_AGAIN_WITHIN]
        if self.again:
            self._does("comes-again", None, allowed=True)
            _, come = self.again.pop(-1 - back % len(self.again))
            come()

    # ── proposing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def begin(self, person: int, text: str) -> None:
        memory = self.memory
        home = memory.soul(person).branches_as(Role.member)
        is_bound = home and memory.soul(person).hats[home[0], Role.member] is not Standing.exempt
        if self._change(f"begins “{text}”", person, bool(is_bound), pledging.begin, today=memory.today, now=memory.now):
            self._fill_in(person, Writing(home[0], None, text))

    def revise(self, person: int, pledge: Pledge, text: str) -> None:
        allowed = self._is_authors(person, pledge) and pledge.stage is Stage.returned
        what = f"revises {pledge.id} as “{text}”"
        if self._change(what, person, allowed, pledging.revise, pledge.id, now=self.memory.now):
            self._fill_in(person, Writing(pledge.branch, pledge.id, text))

    def write(self, person: int, text: str) -> None:
        """A finished draft where nothing was being written; only the handing in says whether it may be."""
        [branch] = self.memory.soul(person).branches_as(Role.member)
        draft = {"person_id": person, "branch_id": branch, "cycle_id": self.memory.scene.cycle}
        self.door.connection.execute(insert(Draft).values(**draft, answers={}, updated_at=self.memory.now))
        self._fill_in(person, Writing(branch, None, text))

    def _fill_in(self, person: int, writing: Writing) -> None:
        """The answers, without the typing."""
        written = {"asked": None, "answers": drafting.kept_from(answers(writing.text))}
        self.door.connection.execute(drafts.KEEP, {"writer": person, **written})
        self.memory.drafts[person] = writing

    def hand_in(self, person: int, *, stale: bool = False) -> None:
        memory = self.memory
        writing = memory.drafts.get(person)
        allowed = writing is not None and not stale and self._may_hand_in(person, writing)
        mark = drafting.mark_of(drafting.Sheet(2026, answers("" if stale or not writing else writing.text)))
        when = {"today": memory.today, "now": memory.now}
        if self._change("hands-in what is written", person, allowed, pledging.submit, mark, **when) and writing:
            del memory.drafts[person]
            self._handed_in(person, writing)

    def _may_hand_in(self, person: int, writing: Writing) -> bool:
        if not self.memory.soul(person).wears(Role.member, writing.branch):
            return False
        if writing.is_wish:
            return self._may_wish(person, self.memory.pledges[writing.pledge or 0])
        if writing.pledge is None:
            is_bound = self.memory.soul(person).hats[writing.branch, Role.member] is not Standing.exempt
            return is_bound and self.memory.room_left(person) > 0
        return self.memory.pledges[writing.pledge].stage is Stage.returned

    def _handed_in(self, person: int, writing: Writing) -> None:
        memory = self.memory
        number = self.result.pledge_id
        if writing.is_wish:
            memory.pledges[number].texts.append(writing.text)
            self._wished(person, memory.pledges[number], Matter.amendment)
            return
        memory.owe(person, "pledge", f"pledge:{number}")
        if writing.pledge is None:
            memory.pledges[number] = Pledge(number, writing.branch, person, Stage.proposed, [writing.text])
            return
        pledge = memory.pledges[number]
        pledge.texts.append(writing.text)
        pledge.version = len(pledge.texts)
        self._asked(pledge)

    def _asked(self, pledge: Pledge, *, together: int | None = None) -> None:
        """The pledge lies before those who may decide on it from now on."""
        pledge.stage = Stage.deciding
        self._put(pledge, Matter.pledge, pledge.version, together)

    def _put(self, pledge: Pledge, matter: Matter, version: int, together: int | None = None) -> None:
        memory = self.memory
        is_open = (col(Decision.outcome).is_(None), col(Decision.taken_back_at).is_(None))
        its = select(col(Decision.id)).where(Decision.pledge_id == pledge.id, Decision.matter == matter, *is_open)
        number = self.door.connection.execute(its).scalar_one()
        body, seats = memory.roll_for(pledge)
        question = Question(number, pledge.id, version, body, frozenset(seats), matter, together, stands_for=seats)
        memory.questions[number] = question
        self._called_in(question)
        memory.owe(None, "ask", f"decision:{number}")
        self.done("before the committee" if body == "committee" else "before the meeting")

    def _called_in(self, question: Question) -> None:
        """Each has a card of their own, or later one for all of a round; of an empty roll, the secretary hears."""
        memory = self.memory
        if question.round is None:
            memory.write_to("DecisionAsked", *question.roll)
        if not question.roll:
            helpers = memory.helpers(memory.pledges[question.pledge].branch)
            news = {(question.id, one) for one in helpers} - memory.called
            memory.called |= news
            memory.write_to("NobodyToDecide", *(person for _, person in news))
            self.done("before nobody")

    def _refreshed(self, question: Question, people: Iterable[int]) -> None:
        kind = "DecisionAsked" if question.round is None else "DecisionsAsked"
        self.memory.write_to(kind, *people)

    def withdraw(self, person: int, pledge: Pledge) -> None:
        allowed = self._is_authors(person, pledge) and pledge.stage in UNDECIDED
        what = f"withdraws {pledge.id} ({pledge.stage})"
        if self._change(what, person, allowed, pledging.withdraw, pledge.id, now=self.memory.now):
            for question in self.memory.questions.values():
                if question.pledge == pledge.id and self.memory.is_open(question):
                    self._refreshed(question, question.roll)
            pledge.stage = Stage.withdrawn
            self.memory.owe(person, "withdraw", f"pledge:{pledge.id}")
            if (writing := self.memory.drafts.get(person)) and writing.pledge == pledge.id:
                del self.memory.drafts[person]

    # ── wishing ────────────────────────────────────────────────────────────────────────────────────────────────────

    def amend(self, person: int, pledge: Pledge, text: str) -> None:
        what = f"would-change {pledge.id} to “{text}”"
        amending_it = (pledging.amend, pledge.id, "路线变了")
        if self._change(what, person, self._may_wish(person, pledge), *amending_it, now=self.memory.now):
            self._fill_in(person, Writing(pledge.branch, pledge.id, text, is_wish=True))

    def ask_withdrawal(self, person: int, pledge: Pledge) -> None:
        asking = (amending.ask_withdrawal, pledge.id, "要外出务工")
        what = f"asks-to-let-go {pledge.id} ({pledge.stage})"
        if self._change(what, person, self._may_wish(person, pledge), *asking, now=self.memory.now):
            self._wished(person, pledge, Matter.withdrawal)

    def take_back_wish(self, person: int, pledge: Pledge) -> None:
        """The author wishes it no more: nothing changes, and every card says so."""
        wish = self.memory.open_wish(pledge)
        is_open = wish is not None and self.memory.is_open(wish)
        taking = (amending.take_back, pledge.id)
        allowed = self._is_authors(person, pledge) and is_open
        if self._change(f"wishes-no-more {pledge.id}", person, allowed, *taking, now=self.memory.now) and wish:
            wish.is_taken_back = True
            self._refreshed(wish, wish.roll)
            self.memory.owe(person, "take_back_wish", f"pledge:{pledge.id}")

    def _may_wish(self, person: int, pledge: Pledge) -> bool:
        is_theirs = self._is_authors(person, pledge)
        return is_theirs and pledge.stage in KEPT and self.memory.open_wish(pledge) is None

    def _wished(self, person: int, pledge: Pledge, matter: Matter) -> None:
        self.memory.owe(person, f"ask_{matter}", f"pledge:{pledge.id}")
        self._put(pledge, matter, len(pledge.texts) if matter is Matter.amendment else pledge.version)
        self.done(f"wishes {matter}")

    def _is_authors(self, person: int, pledge: Pledge) -> bool:
        """Their own, and they are a member where it was given."""
        return pledge.author == person and self.memory.soul(person).wears(Role.member, pledge.branch)

    # ── rating ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def open_review(self, person: int, branch: int) -> None:
        memory = self.memory
        waiting = sorted(memory.at(Stage.proposed, branch), key=lambda one: (one.author, one.id))
        roll = tuple(one.id for one in memory.scene.wearing(Role.representative, branch))
        leads = memory.soul(person).wears(Role.secretary, branch)
        allowed = leads and bool(waiting) and len(roll) >= 5 and memory.running(branch) is None
        closes_on = memory.today + ROUND_LASTS
        what = (opening.open_review, self.box, branch, closes_on)
        if self._change(f"opens-review in {branch}", person, allowed, *what, now=memory.now):
            number = self.result.id
            items = {pledge.id: pledge.version for pledge in waiting}
            memory.rounds[number] = Rating(number, branch, roll, items, memory.now, closes_on, self.result.key_name)
            for pledge in waiting:
                pledge.stage = Stage.in_review
            memory.write_to("RatingInvited", *roll)
            memory.owe(person, "open_review", f"round:{number}")

    def rate(self, person: int, one: Rating, pledge: Pledge, mark: Mark, reason: Reason | None) -> None:
        press = self._press(one, pledge)
        self._ballot("rates", person, one, pledge, rating.rate, press, mark)
        if self._may_rate(person, one, pledge):
            one.said[person, pledge.id] = mark, None
            if reason and mark in WANTS_REASON:
                self._ballot("explains", person, one, pledge, rating.explain, self._press(one, pledge), reason)
                one.said[person, pledge.id] = mark, reason

    def unsay(self, person: int, one: Rating, pledge: Pledge, *, later: bool) -> None:
        action = rating.put_off if later else rating.take_back
        self._ballot("unsays", person, one, pledge, action, self._press(one, pledge))
        if self._may_rate(person, one, pledge):
            one.said.pop((person, pledge.id), None)

    def _press(self, one: Rating, pledge: Pledge) -> Press:
        self.updates += 1
        return Press(self.updates, self.memory.now, one.id, pledge.id)

    def _may_rate(self, person: int, one: Rating, pledge: Pledge) -> bool:
        has_phone = person in one.roll and person not in one.on_paper
        is_asked = has_phone and self.memory.soul(person).wears(Role.representative, one.branch)
        is_matter = pledge in self.memory.in_round(one) and pledge.author != person
        return is_asked and is_matter and one.state == "open"

    def _ballot(
        self, what: str, person: int, one: Rating, pledge: Pledge, action: Callable[..., Any], *args: Any
    ) -> None:
        """A press that leaves no trace; delivered again, it does nothing, even after a newer one."""
        allowed = self._may_rate(person, one, pledge)
        self._does(f"{what} {pledge.id} {args[1:]}", person, allowed=allowed)
        actor = self.actor(person)
        try:
            self.door.change_now(action, actor, self.box, *args)
        except Refusal as refusal:
            self._is_meant(refusal, allowed=allowed)
            return
        assert allowed, "did what may not be done"
        self.again.append((self.memory.now, lambda: self._ballot_again(action, actor, args)))

    def _ballot_again(self, action: Callable[..., Any], actor: Actor, args: tuple[Any, ...]) -> None:
        """Refused or without effect: the tally at the end tells."""
        try:
            self.door.change_now(action, actor, self.box, *args)
        except Refusal as refusal:
            self._is_meant(refusal, allowed=not (refusal.code.startswith("rating") or refusal.code == "not-yours"))

    def close_review(self, person: int, one: Rating) -> None:
        allowed = self.memory.soul(person).wears(Role.secretary, one.branch) and one.state == "open"
        closing = (rating.close_review, one.id)
        if self._change(f"closes-review {one.id}", person, allowed, *closing, now=self.memory.now):
            self._closing(one, person)

    def _closing(self, one: Rating, person: int | None) -> None:
        one.state = "closing"
        self.memory.owe(person, "close_review", f"round:{one.id}")

    def is_anything_to_conclude(self) -> bool:
        rounds = self.memory.rounds.values()
        return any(one.state == "closing" or (one.state == "closed" and not one.is_noted) for one in rounds)

    def conclude(self, changes_left: int | None = None) -> None:
        """Closed rounds come to their end, or part of the way: the process may die within any of the changes."""
        self._does("concludes", None, allowed=True)
        self.door.changes_left = changes_left
        self.door.written.clear()
        try:
            at_once(counting.conclude(self.door, self.box, self.memory.now))
        except Crash:
            self.done("died while concluding")
        finally:
            self.door.changes_left = None
        for action, given in self.door.written:
            self._came_about(action, given)
        self._forget_destroyed_keys()
        assert changes_left is not None or not self.is_anything_to_conclude(), "a round was not brought to its end"

    def _came_about(self, action: Callable[..., Any], given: tuple[Any, ...]) -> None:
        rounds = self.memory.rounds
        if action is rating.count:
            self._count(rounds[given[1]])
        elif action is rating.shred:
            self._shred(rounds[given[1]])
        elif action is rating.confirm_shredded:
            self._note(rounds[given[0]])
        elif action is pooling.settle:
            self._settled()

    def _settled(self) -> None:
        """What too few have said goes to the unit above, to the uppermost in the end; a unit has one pool at a time."""
        settled = "SELECT id, unit_id FROM pool WHERE state <> 'gathering' AND id > "
        after_the_last = f"{settled}{self.memory.settled} ORDER BY id LIMIT 1"
        number, unit = self.door.connection.exec_driver_sql(after_the_last).one()
        self.memory.settled = number
        self.memory.write_to("PoolSettled", *(one.id for one in self.memory.scene.wearing(Role.overseer, unit)))
        self.memory.owe(None, "settle_pool", f"pool:{number}")
        self.done("a pool settled")

    def _count(self, one: Rating) -> None:
        memory = self.memory
        rated = memory.in_round(one)
        one.results = {pledge.id: memory.tally(one, pledge) for pledge in rated}
        one.state = "closed"
        together = one.id if len(rated) > 1 else None
        for pledge in rated:
            self._asked(pledge, together=together)
        brought = [question.roll for question in memory.questions.values() if question.round == one.id]
        memory.write_to("DecisionsAsked", *frozenset().union(*brought))
        memory.write_to("RoundClosed", *(soul.id for soul in memory.scene.wearing(Role.secretary, one.branch)))
        memory.write_to("RatingInvited", *one.roll)
        memory.owe(None, "count_ballots", f"round:{one.id}")
        told = sum(ballots is not None for _, ballots, *_ in one.results.values())
        self.done("a result told" if told else "too few to tell")

    def _shred(self, one: Rating) -> None:
        one.has_key = one.has_slips = False

    def _note(self, one: Rating) -> None:
        one.is_noted = True
        self.memory.owe(None, "shred_ballots", f"round:{one.id}")

    def _forget_destroyed_keys(self) -> None:
        """A change that died leaves nothing in the tables, but a key that it destroyed stays destroyed."""
        for one in self.memory.rounds.values():
            one.has_key = one.has_key and not (one.state == "closed" and not self.is_there_a_key(one))

    def is_there_a_key(self, one: Rating) -> bool:
        return (self.keys / one.key_name).exists()

    # ── deciding ───────────────────────────────────────────────────────────────────────────────────────────────────

    def decide(self, person: int, question: Question, verdict: Verdict) -> None:
        memory, pledge = self.memory, self.memory.pledges[question.pledge]
        soul = memory.soul(person)
        belongs = soul.wears(Role.committee, pledge.branch) or soul.wears(Role.member, pledge.branch)
        allowed = belongs and memory.has_place(person, question) and memory.is_open(question)
        opinion = Opinion(verdict, Cause.vague if verdict is Verdict.return_ else None)
        saying = (deciding.decide, question.id, opinion)
        if self._change(f"says {verdict} on {pledge.id}", person, allowed, *saying, now=memory.now):
            question.said[person] = verdict
            memory.owe(person, "decide", f"decision:{question.id}")
            if self._settle(question):
                self._refreshed(question, question.roll)
            elif question.round is not None:
                self._refreshed(question, [person])

    def _settle(self, question: Question) -> bool:
        if ruled := self.memory.ruling(question):
            self._ruled(question, ruled)
        return ruled is not None

    def _ruled(self, question: Question, ruled: Stage) -> None:
        memory, pledge = self.memory, self.memory.pledges[question.pledge]
        question.outcome = ruled
        memory.write_to("PledgeDecided", pledge.author)
        if question.matter is not Matter.pledge:
            self._answered(question, pledge)
            return
        pledge.stage = ruled
        if ruled is Stage.returned and question.version > 1:
            leaders = memory.scene.wearing(Role.secretary, pledge.branch)
            memory.write_to("TalkWanted", *(one.id for one in leaders if one.id != pledge.author))
        self.done(f"ruled {ruled}")

    def _answered(self, question: Question, pledge: Pledge) -> None:
        """A wish that is not granted leaves the pledge as it is."""
        if question.outcome is not Stage.approved:
            self.done(f"{question.matter} not granted")
        elif question.matter is Matter.amendment:
            pledge.version = question.version
            self.done("changed")
        else:
            self._hidden(pledge, Stage.withdrawn)
            self.done("let go")

    def _hidden(self, pledge: Pledge, stage: Stage) -> None:
        self.memory.write_to("PledgesPublished", *[-self.memory.scene.group] * sum(pledge.in_public))
        pledge.in_public.clear()
        pledge.stage, pledge.public_version = stage, None

    def _renew_rolls(self) -> None:
        """Who has gone without having spoken is struck, which may decide it; an empty roll is called anew."""
        memory = self.memory
        for question in memory.questions.values():
            if not memory.is_open(question):
                continue
            before = question.roll
            question.seat(memory.still_on(question))
            if before and question.roll == before:
                continue
            if not question.roll:
                question.body, seats = memory.roll_for(memory.pledges[question.pledge])
                question.seat(seats)
                self._called_in(question)
            if before or question.roll:
                self._settle(question)
                self._refreshed(question, before | question.roll)
                memory.owe(None, "renew_roll", f"decision:{question.id}")
                self.done("renewed")

    # ── publishing ─────────────────────────────────────────────────────────────────────────────────────────────────

    def publish(self, person: int, branch: int, only: Pledge | None, *, stale: bool = False) -> None:
        memory = self.memory
        waiting = [one for one in memory.to_publish(branch) if only in (None, one)]
        seen = fingerprint({one.id: one.version + stale for one in waiting})
        allowed = memory.soul(person).wears(Role.secretary, branch) and bool(waiting) and not stale
        list_seen = {"seen": seen, "only": only.id if only else None, "now": memory.now}
        if self._change(
            f"publishes {len(waiting)} in {branch}", person, allowed, publishing.publish, branch, **list_seen
        ):
            has_group = branch == memory.scene.large
            if has_group:
                memory.write_to("PledgesPublished", -memory.scene.group)
            for pledge in waiting:
                memory.write_to("PledgesPublished", *[-memory.scene.group] * sum(pledge.in_public))
                pledge.stage, pledge.public_version = Stage.published, pledge.version
                pledge.in_public.append(has_group)
                memory.write_to("PledgePublished", pledge.author)
                memory.owe(person, "publish", f"pledge:{pledge.id}")

    def take_back(self, person: int, pledge: Pledge) -> None:
        memory = self.memory
        allowed = memory.soul(person).wears(Role.secretary, pledge.branch) and pledge.stage is Stage.published
        taking = (publishing.take_back, pledge.id, "写错了")
        if self._change(f"takes-back {pledge.id}", person, allowed, *taking, now=memory.now):
            self._hidden(pledge, Stage.approved)
            memory.write_to("PledgeTakenBack", pledge.author)
            memory.owe(person, "take_back", f"pledge:{pledge.id}")

    # ── keeping and reviewing ──────────────────────────────────────────────────────────────────────────────────────

    def report(self, person: int, pledge: Pledge, days_ago: int) -> None:
        memory = self.memory
        day = memory.today - timedelta(days=days_ago)
        in_time = date(2026, 1, 1) <= day <= memory.today
        allowed = self._is_authors(person, pledge) and pledge.stage is Stage.published and in_time
        telling = (keeping.report, pledge.id, Entry(note="又修了一段"), day)
        if self._change(f"reports on {pledge.id}", person, allowed, *telling, today=memory.today, now=memory.now):
            pledge.reports.append(day)
            memory.owe(person, "report_progress", f"pledge:{pledge.id}")

    def comment(self, person: int, pledge: Pledge, day: Day) -> None:
        memory = self.memory
        is_matter = pledge.branch == day.branch and pledge.stage is Stage.published and pledge.author != person
        is_time = day in memory.open_reviews(day.branch) and not memory.is_commented(pledge, day)
        allowed = memory.soul(person).wears(Role.secretary, pledge.branch) and is_matter and is_time
        saying = (reviewing.comment, day.id, pledge.id, Comment(strength="路基修好了"))
        if self._change(f"comments on {pledge.id}", person, allowed, *saying, today=memory.today, now=memory.now):
            number = self._newest_remark()
            memory.remarks[number] = Remark(number, pledge.id, day.quarter)
            memory.write_to("CommentWritten", pledge.author)
            memory.owe(person, "comment", f"pledge:{pledge.id}")

    def _newest_remark(self) -> int:
        found = self.door.connection.exec_driver_sql("SELECT max(id) FROM review").scalar()
        assert found
        return int(found)

    def acknowledge(self, person: int, remark: Remark) -> None:
        pledge = self.memory.pledges[remark.pledge]
        allowed = self._is_authors(person, pledge)
        if self._change(
            f"takes-note of {remark.id}", person, allowed, reviewing.acknowledge, remark.id, self.memory.now
        ):
            if not remark.is_read:
                self.memory.owe(person, "acknowledge", f"pledge:{pledge.id}")
            remark.is_read = True

    # ── the clock ──────────────────────────────────────────────────────────────────────────────────────────────────

    def pass_time(self, span: timedelta) -> None:
        """Backwards only within the day: a clock is set right by minutes."""
        then = self.memory.now + span
        same_day = then.astimezone(ZONE).date() == self.memory.now.astimezone(ZONE).date()
        if (span > timedelta(0) or same_day) and then.date() < LAST_DAY:
            self.memory.now = then
            self.said(f"── {then:%Y-%m-%d %H:%M}")

    def fulfil_duties(self) -> None:
        memory = self.memory
        self._does("fulfils-duties", None, allowed=True)
        self.scans += 1
        for duty in DUTIES:
            if duty.do is not reminding.plan or self.scans % PLANNED_EVERY == 0:
                self.door.change_now(duty.do, memory.now)
        for one in memory.rounds.values():
            if one.state == "open" and one.closes_on < memory.today:
                self._closing(one, None)
                self.done("closed by the clock")
            elif memory.is_time_to_prompt(one):
                one.is_prompted = True
                memory.write_to("CardsLeft", *one.roll)
                self.done("prompted")
        self._renew_rolls()

    # ── people come and go ─────────────────────────────────────────────────────────────────────────────────────────

    def enrol(self, person: int, hats: Hats, *, by_roster: bool) -> None:
        """By an import now and then; it costs more than all the rest, and cannot take the last hat from anybody."""
        memory, soul = self.memory, self.memory.soul(person)
        worn = ", ".join(f"{role}/{standing} in {branch}" for (branch, role), standing in hats.items())
        self._does(f"is-enrolled as {worn or 'nobody any more'}", person, allowed=True)
        if hats and by_roster:
            self.updates += 1
            rows = [self._row(soul.name, soul.number, branch, hats) for branch in {branch for branch, _ in hats}]
            bring_in = partial(roster.import_roster, print_of_file=str(self.updates))
            self.door.change_now(bring_in, rows, now=memory.now, today=memory.today)
            memory.owe(None, "import_roster", f"roster:{self.updates}")
            self.done("by the roster")
            soul.hats = hats
            self._renew_rolls()
        else:
            self.door.change_now(change_hats, person, soul.hats, hats, memory.today)
            soul.hats = hats
        self.actors = {known: actor for known, actor in self.actors.items() if known[0] != person}

    def _row(self, name: str, number: str, branch: int, hats: Hats) -> Row:
        roles = frozenset(role for where, role in hats if where == branch)
        standing = hats.get((branch, Role.member), Standing.full)
        return Row(name, place_of(self.memory.scene, branch), roles, standing, number)


def answers(text: str) -> Answers:
    """A finished sheet."""
    return Answers(
        basis=Basis.problem,
        basis_note="",
        category=Category.livelihood,
        text=text,
        indicator="",
        numbers=NO_NUMBERS,
        measures="",
        due_on=LAST_DAY,
        form=Form.meeting,
    )


def change_hats(session: Session, person: int, before: Hats, after: Hats, today: date) -> None:
    """What an import would do to one person, in a statement or two."""
    lost = [worn for worn, standing in before.items() if after.get(worn) is not standing]
    for branch, role in lost:
        hat = (col(Appointment.person_id) == person, col(Appointment.unit_id) == branch, col(Appointment.role) == role)
        session.exec(delete(Appointment).where(*hat))
    new = {worn: standing for worn, standing in after.items() if before.get(worn) is not standing}
    for (branch, role), standing in new.items():
        session.add(Appointment(person_id=person, unit_id=branch, role=role, standing=standing, since=today))
