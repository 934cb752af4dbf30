"""What is left to chance beside the presses in the chat: those above, those who stand in, and what is done on paper."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from models.rules.deciding import Verdict
from models.rules.pledging import Stage
from models.rules.rights import Role
from tests.given import Mark
from tests.lives.machine import ANY, VERDICTS, Lives, a_question_is_open, a_round_is_open, at, pick
from tests.lives.memory import KEPT, Question, Rating
from tests.lives.ruling import resolution

OUTCOMES = st.sampled_from([Stage.approved, Stage.returned, Stage.declined])
DAYS = st.integers(-1, 9)
FEW_OR_MANY = st.sampled_from([1, 2, 6, 6])


def something_is_decided(self: Lives) -> bool:
    return any(one.outcome and one.is_about_a_pledge for one in self.memory.questions.values())


class LivesOnPaperToo(Lives):
    """All that may happen."""

    # ── those above, and standing in ───────────────────────────────────────────────────────────────────────────────

    @precondition(something_is_decided)
    @rule(which=ANY, who=ANY, outcome=OUTCOMES)
    def overrule(self, which: int, who: int, outcome: Stage) -> None:
        known = list(self.memory.questions.values())
        likely = [one for one in known if one.outcome and one.overruled is None and one.is_about_a_pledge]
        overseers = [one for unit in self.memory.scene.above for one in self._wearing(Role.overseer, unit)]
        question, person = pick(which, likely, known), pick(who, overseers, self._everybody())
        assert question
        assert person
        self.deeds.overrule(person, question, outcome)

    @precondition(a_question_is_open)
    @rule(which=ANY, who=ANY, stand_in=ANY, ahead=st.sampled_from([0, 0, 1, 2]), days=DAYS, verdict=VERDICTS)
    def go_away(self, which: int, who: int, stand_in: int, ahead: int, days: int, verdict: Verdict) -> None:
        """Somebody with a seat; whoever stands in, or does not yet, says something at once."""
        question = self._question(which)
        assert question
        branch = self.memory.pledges[question.pledge].branch
        seats = self._wearing(Role.committee, branch)
        holder = pick(who, seats, self._everybody()) or 0
        members = [one for one in self._wearing(Role.member, branch) if one not in seats]
        sitter = pick(stand_in, members, self._everybody()) or 0
        leader = self._secretary_of(branch, which) or holder
        self.deeds.go_away(leader, branch, holder, sitter, ahead=ahead, days=days)
        self.deeds.decide(sitter, question, verdict)

    @precondition(lambda self: bool(self.memory.absences))
    @rule(which=ANY, who=ANY)
    def come_back(self, which: int, who: int) -> None:
        away = self._anything(which, self.memory.absences)
        self.deeds.come_back(self._secretary_of(away.branch, who) or away.who, away)

    # ── wishing no more ────────────────────────────────────────────────────────────────────────────────────────────

    @precondition(at(*KEPT))
    @rule(which=ANY, who=ANY)
    def wish_no_more(self, which: int, who: int) -> None:
        """What is wished, or has just been wished, is taken back; by its author, or by somebody who may not."""
        if pledge := self._pledge(which, *KEPT):
            if who % 4 and self.memory.open_wish(pledge) is None:
                self.deeds.ask_withdrawal(pledge.author, pledge)
            self.deeds.take_back_wish(self._author_of(pledge, who), pledge)

    # ── a meeting on paper ─────────────────────────────────────────────────────────────────────────────────────────

    @precondition(a_question_is_open)
    @rule(which=ANY, who=ANY, more=FEW_OR_MANY, verdict=VERDICTS, absent=st.sampled_from([0, 0, 0, 1, 2, -1, -9]))
    def hold_meeting(self, which: int, who: int, more: int, verdict: Verdict, absent: int) -> None:
        """Mostly carried by all who came; now and then too few came, or more than there are."""
        question = self._question(which)
        assert question
        agenda = self._agenda(question, more, odd=which % 16 == 15)
        entitled = frozenset[int]().union(*(one.roll for one in agenda))
        present = max(len(entitled) - absent, 0)
        against = who % 3
        results = {
            one.id: resolution(verdict, max(min(present, len(one.roll)) - against, 0), against) for one in agenda
        }
        leader = self._secretary_of(self.memory.pledges[question.pledge].branch, who) or self._everybody()[0]
        self.deeds.hold_meeting(leader, agenda, results, present=present, days_ago=-1 if which == 1 else which % 2)

    def _agenda(self, first: Question, most: int, *, odd: bool) -> list[Question]:
        """What lies before the same body; now and then what is decided already, or lies before another."""
        memory = self.memory

        def place(question: Question) -> Any:
            return memory.pledges[question.pledge].branch, question.body

        others = [one for one in memory.questions.values() if one is not first]
        same = [one for one in others if odd or (memory.is_open(one) and place(one) == place(first))]
        return [first, *same[: most - 1]]

    # ── ballots on paper ───────────────────────────────────────────────────────────────────────────────────────────

    @precondition(a_round_is_open)
    @rule(which=ANY, who=ANY, voters=FEW_OR_MANY, back=ANY, further=st.sampled_from(["", "", "counted", "told"]))
    def vote_on_paper(self, which: int, who: int, voters: int, back: int, further: str) -> None:
        """Some of the roll, or all, one of whom has pressed before; one tries the phone all the same, or goes back."""
        if (one := self._round(which)) is None:
            return
        leader = self._secretary_of(one.branch, who) or self._everybody()[0]
        chosen = one.roll[:voters] if who % 16 else self._everybody()[:1]
        self._presses_all_the_same(one, chosen[0], who)
        for voter in chosen:
            self.deeds.put_on_paper(leader, one, voter)
        if back % 4 == 0:
            self.deeds.put_on_phone(leader, one, chosen[back % len(chosen)])
        self._presses_all_the_same(one, chosen[0], back)
        if further:
            self._count_before_a_witness(one, leader, who, back % 3)
        if further == "told":
            self.deeds.close_review(leader, one)
            self.deeds.conclude()

    def _presses_all_the_same(self, one: Rating, person: int, item: int) -> None:
        if pledge := self._item(one, item):
            self.deeds.rate(person, one, pledge, Mark.fits, None)

    @precondition(lambda self: any(one.on_paper and one.state == "open" for one in self.memory.rounds.values()))
    @rule(which=ANY, who=ANY, fits=st.integers(0, 3))
    def count_papers(self, which: int, who: int, fits: int) -> None:
        counted = [one for one in self.memory.rounds.values() if one.on_paper]
        one = pick(which, [one for one in counted if one.state == "open"], counted)
        assert one
        self._count_before_a_witness(one, self._secretary_of(one.branch, who) or self._everybody()[0], who, fits)

    def _count_before_a_witness(self, one: Rating, leader: int, who: int, fits: int) -> None:
        """Pledge by pledge, then a witness, who may not agree; somebody else may try, or old numbers be confirmed."""
        for pledge in self.memory.in_round(one):
            most = len(one.on_paper - {pledge.author}) + (fits == 3)
            self.deeds.write_count(leader, one, pledge, (most - min(fits, most), min(fits, most), 0, 0))
        witnesses = self.deeds.witnesses(one, leader)
        self.deeds.ask_witness(leader, one, pick(who, witnesses, [leader]) or leader)
        if one.papers:
            person = pick(who // 2, [one.papers.witness or leader], self._everybody()) or leader
            self.deeds.bear_witness(person, one, agrees=who % 4 != 0, asking=0 if who % 16 == 15 else None)
