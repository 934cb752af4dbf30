"""Deciding otherwise than by pressing in the chat: those above, those who stand in, a meeting held on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from models.actions import meeting, overruling, rolls
from models.rules.deciding import Body, Cause, Outcome, Ruling, Verdict
from models.rules.meeting import Resolution, Votes
from models.rules.pledging import Stage
from models.rules.rights import Role, Standing
from models.rules.rolls import Absence
from tests.lives.deeds import Deeds
from tests.lives.memory import Away, Question

VERDICT_FOR = {
    Stage.approved: Verdict.approve,
    Stage.returned: Verdict.return_,
    Stage.declined: Verdict.decline,
}


class Rulings(Deeds):
    """Beside the presses of those on the roll."""

    # ── those above ────────────────────────────────────────────────────────────────────────────────────────────────

    def overrule(self, person: int, question: Question, outcome: Stage) -> None:
        """Once, before anything has followed from it; the branch's own decision and all votes stay."""
        memory, pledge = self.memory, self.memory.pledges[question.pledge]
        above = any(memory.soul(person).wears(Role.overseer, unit) for unit in memory.scene.above)
        is_last_word = (question.version, question.outcome) == (pledge.version, pledge.stage)
        is_free = is_last_word and question.overruled is None and memory.open_wish(pledge) is None
        allowed = above and is_free and question.is_about_a_pledge and outcome is not question.outcome
        cause = Cause.vague if outcome is Stage.returned else None
        instead = Ruling(Outcome(outcome), cause, "核实过了，情况不一样")
        what = (overruling.overrule, question.id, instead)
        if self._change(f"overrules {pledge.id}: {outcome}", person, allowed, *what, now=memory.now):
            question.overruled = pledge.stage = outcome
            leaders = {one.id for one in memory.scene.wearing(Role.secretary, pledge.branch)}
            memory.write_to("DecisionOverruled", *(leaders - {pledge.author}))
            memory.write_to("PledgeDecided", pledge.author)
            if question.round is None:
                memory.write_to("DecisionAsked", *question.roll)
            memory.owe(person, "overrule", f"decision:{question.id}")

    # ── standing in ────────────────────────────────────────────────────────────────────────────────────────────────

    def go_away(self, person: int, branch: int, who: int, stand_in: int, *, ahead: int, days: int) -> None:
        """The secretary writes down who is away from when until when; open questions follow at once."""
        memory = self.memory
        since = memory.today + timedelta(days=ahead)
        wanted = Absence(who, stand_in, since, since + timedelta(days=days))
        noting = (rolls.note_absence, branch, wanted)
        allowed = memory.soul(person).wears(Role.secretary, branch) and self._may_stand_in(branch, wanted)
        what = f"notes-absence of {memory.soul(who).name}, {memory.soul(stand_in).name} stands in"
        if self._change(what, person, allowed, *noting, today=memory.today, now=memory.now):
            number = self._newest("standin")
            memory.absences[number] = Away(number, branch, who, stand_in, wanted.since, wanted.until)
            memory.owe(person, "note_absence", f"unit:{branch}")
            self._renew_rolls()

    def _may_stand_in(self, branch: int, wanted: Absence) -> bool:
        """A seat goes to another member with a vote, who is here, and whose own seat nobody else takes meanwhile."""
        memory = self.memory
        standing = memory.soul(wanted.stand_in_id).hats.get((branch, Role.member))
        is_seat = memory.soul(wanted.person_id).wears(Role.committee, branch)
        has_vote = standing in {Standing.full, Standing.floating} and wanted.stand_in_id != wanted.person_id
        noted = (one for one in memory.absences.values() if one.branch == branch)
        meanwhile = [one for one in noted if one.since <= wanted.until and wanted.since <= one.until]
        busy = {one.who for one in meanwhile} & {wanted.person_id, wanted.stand_in_id}
        needed = wanted.person_id in {one.stand_in for one in meanwhile}
        is_in_time = wanted.since <= wanted.until and wanted.until >= memory.today
        return is_seat and has_vote and is_in_time and not busy and not needed

    def come_back(self, person: int, away: Away) -> None:
        """From today on the seat is theirs again; said once more, it changes nothing."""
        memory = self.memory
        allowed = memory.soul(person).wears(Role.secretary, away.branch)
        ending = (rolls.end_absence, away.id)
        what = f"ends-absence of {memory.soul(away.who).name}"
        if self._change(what, person, allowed, *ending, today=memory.today, now=memory.now) and (
            away.until >= memory.today
        ):
            memory.absences[away.id] = replace(away, until=memory.today - timedelta(days=1))
            memory.owe(person, "end_absence", f"unit:{away.branch}")
            self._renew_rolls()

    # ── on paper ───────────────────────────────────────────────────────────────────────────────────────────────────

    def hold_meeting(
        self, person: int, agenda: Sequence[Question], results: Mapping[int, Resolution], *, present: int, days_ago: int
    ) -> None:
        """What is still open of the agenda is decided at once, or nothing is."""
        memory = self.memory
        branch, body = memory.pledges[agenda[0].pledge].branch, agenda[0].body
        held_on = memory.today - timedelta(days=days_ago)
        minutes = meeting.Minutes(branch, body, held_on, present, results)
        leads = memory.soul(person).wears(Role.secretary, branch)
        allowed = leads and days_ago >= 0 and self._is_lawful(branch, body, agenda, results, present)
        what = f"records-meeting of {present} on {[one.id for one in agenda]}"
        if self._change(what, person, allowed, meeting.record, minutes, now=memory.now):
            memory.owe(person, "record_meeting", f"meeting:{self._newest('meeting')}")
            decided = [one for one in agenda if memory.is_open(one)]
            for question in decided:
                self._resolved(person, question, results[question.id])
            self._cards_end(decided)

    def _is_lawful(
        self, branch: int, body: Body, agenda: Sequence[Question], results: Mapping[int, Resolution], present: int
    ) -> bool:
        """Half of those entitled came and nobody else; more than half of all who may decide on it are for a result."""
        memory = self.memory
        entitled = frozenset[int]().union(*(one.roll for one in agenda))
        authors = {memory.pledges[one.pledge].author for one in agenda}
        is_theirs = all((memory.pledges[one.pledge].branch, one.body) == (branch, body) for one in agenda)
        still = [(len(one.roll), results[one.id].votes) for one in agenda if memory.is_open(one)]
        carried = [2 * votes.in_favour > roll and votes.total <= min(present, roll) for roll, votes in still]
        came = 2 * present >= len(entitled) and present <= len(entitled | authors)
        return is_theirs and came and bool(still) and all(carried)

    def _resolved(self, person: int, question: Question, resolution: Resolution) -> None:
        votes = resolution.votes
        question.at_meeting = votes.in_favour, votes.against, votes.abstained
        ruled = next(stage for stage, verdict in VERDICT_FOR.items() if verdict is resolution.verdict)
        self._ruled(question, ruled)
        self.memory.owe(person, "decide", f"decision:{question.id}")
        self.done("decided by a meeting")

    def _cards_end(self, decided: Sequence[Question]) -> None:
        """A card each, and for all that came with a round one."""
        for question in decided:
            if question.round is None:
                self._refreshed(question, question.roll)
        for number in {one.round for one in decided if one.round is not None}:
            readers = (one.roll for one in decided if one.round == number)
            self.memory.write_to("DecisionsAsked", *frozenset[int]().union(*readers))

    def _newest(self, table: str) -> int:
        found = self.door.connection.exec_driver_sql(f"SELECT max(id) FROM {table}").scalar()  # noqa: S608 - ours
        assert found
        return int(found)


def resolution(verdict: Verdict, in_favour: int, against: int = 0, abstained: int = 0) -> Resolution:
    cause = Cause.vague if verdict is Verdict.return_ else None
    return Resolution(verdict, Votes(in_favour, against, abstained), cause)
