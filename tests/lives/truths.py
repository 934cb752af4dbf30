"""What must hold after every step: the tables say what the memory says, and nothing else has happened."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from sqlmodel import Session, col, select

from models import audit
from models.queries import before_them, keeping, pledging, publishing, results, reviewing, rounds, todo
from models.rules.pledging import Stage
from models.rules.rights import Actor
from models.rules.work import Task, Work
from models.tables import AuditEntry
from tests.lives.deeds import Deeds
from tests.lives.memory import MOVES, OWED_AT, Memory

Owed = dict[int, Counter[tuple[Work, int]]]
LISTS_LOOKED_AT, LISTS_COMPARED_EVERY = 1, 3
"""Of the task lists that have changed, so many are compared after so many steps; everybody's after some histories."""


OF_THE_CALENDAR = {"WorkAhead", "WorkDone", "WorkLate", "WorkLateBelow", "WorkLateFar"}
"""Reminders follow from the days of the year and have tests of their own."""


class Truths:
    """Compares, step by step. Reads by plain SQL: what the house believes of itself is not asked."""

    def __init__(self, deeds: Deeds) -> None:
        self.deeds = deeds
        self._rows = deeds.door.connection.connection.driver_connection
        self._stages: dict[int, Stage] = {one: Stage(at) for one, at in self._all("SELECT id, stage FROM pledge")}
        self._letter = self._all("SELECT coalesce(max(id), 0) FROM letter")[0][0]
        self._entry, self._hash = self._all("SELECT seq, hash FROM audithead")[0]
        self._owed = deeds.memory.owed()
        self._states = self._states_of_rounds()
        self._lengths: dict[int, int] = {}
        self._turn = 0
        self._seen_at = (deeds.door.changes, deeds.memory.today)

    def hold(self) -> None:
        """A step that changed nothing, for it was refused or came again, must have left the pledges and no trace."""
        memory = self.deeds.memory
        self._pledges(memory)
        self._entries(memory)
        self._letters(memory)
        if (changes := self.deeds.door.changes, memory.today) == self._seen_at:
            return
        self._seen_at = changes, memory.today
        self._rounds(memory)
        self._questions(memory)
        self._kept(memory)
        self._turn += 1
        if self._turn % LISTS_COMPARED_EVERY == 0:
            self._lists(memory)

    def chain_holds(self) -> None:
        assert self.deeds.door.look_now(audit.first_broken) is None, "the audit chain is broken"

    def all_lists_are_right(self) -> None:
        memory, door = self.deeds.memory, self.deeds.door
        for person, owed in memory.owed().items():
            tasks = door.look_now(todo.waiting, self.deeds.actor(person), memory.today, self.deeds.box)
            assert counted(tasks) == owed, f"the list of {memory.soul(person).name}"

    def _all(self, query: str, *values: object) -> list[Any]:
        assert self._rows is not None
        return list(self._rows.execute(query, values).fetchall())

    # ── the tables ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _pledges(self, memory: Memory) -> None:
        rows = self._all("SELECT id, stage, version, branch_id, author_id, published_version FROM pledge")
        expected = {
            (one.id, one.stage.value, one.version, one.branch, one.author, one.public_version)
            for one in memory.pledges.values()
        }
        assert {tuple(row) for row in rows} == expected, "pledges"
        stages = {row[0]: Stage(row[1]) for row in rows}
        for pledge, stage in stages.items():
            before = self._stages.get(pledge)
            assert before is stage or (before, stage) in MOVES, f"pledge {pledge} went from {before} to {stage}"
        self._stages = stages
        versions = self._all("SELECT pledge_id, number, text FROM pledgeversion")
        words = {(one.id, number, text) for one in memory.pledges.values() for number, text in enumerate(one.texts, 1)}
        assert {tuple(row) for row in versions} == words, "the words as they were handed in"
        assert len(versions) == len(words)

    def _states_of_rounds(self) -> dict[int, tuple[str, bool]]:
        return {one.id: (one.state, one.has_slips) for one in self.deeds.memory.rounds.values()}

    def _rounds(self, memory: Memory) -> None:
        if not memory.rounds:
            return
        known = memory.rounds.values()
        rows = self._all("SELECT id, state, key_name = '' FROM round")
        assert {(number, state, bool(noted)) for number, state, noted in rows} == {
            (one.id, one.state, one.is_noted) for one in known
        }, "rounds"
        rolls = self._all("SELECT round_id, person_id FROM elector")
        assert sorted(map(tuple, rolls)) == sorted((one.id, person) for one in known for person in one.roll), "rolls"
        items = self._all("SELECT round_id, pledge_id, version FROM rounditem")
        assert {tuple(row) for row in items} == {(one.id, *item) for one in known for item in one.items.items()}
        self._slips(memory)
        self._on_paper(memory)
        self._told(memory)
        if (states := self._states_of_rounds()) != self._states:
            self._states = states
            for pledge in memory.pledges:
                self.deeds.door.look_now(self._result_is_told_as_it_may, pledge)

    def _slips(self, memory: Memory) -> None:
        """All of a round lie under one seal, of one length whatever is said."""
        sealed = [tuple(row) for row in self._all("SELECT round_id, length(sealed) FROM ballot")]
        assert sorted(one for one, _ in sealed) == sorted(one.id for one in memory.rounds.values() if one.has_slips)
        for one_round, length in sealed:
            assert self._lengths.setdefault(one_round, length) == length, "the seal tells how much was said"
        for one in memory.rounds.values():
            assert one.has_key == self.deeds.is_there_a_key(one), "a key after shredding, or none before"

    def _on_paper(self, memory: Memory) -> None:
        """Who votes on paper and what was counted so far; of a closed round no count is kept."""
        voters = self._all("SELECT round_id, person_id FROM papervoter")
        assert {tuple(row) for row in voters} == {
            (one.id, person) for one in memory.rounds.values() for person in one.on_paper
        }, "voters on paper"
        written = self._all(
            "SELECT b.round_id, c.pledge_id, c.counts FROM papercount c JOIN paperbatch b ON b.id = c.batch_id"
        )
        assert {(one, pledge): without_none(counts) for one, pledge, counts in written} == {
            (one.id, pledge): without_none(counts)
            for one in memory.rounds.values()
            if one.papers and one.state != "closed"
            for pledge, counts in one.papers.counts.items()
        }, "papers"

    def _told(self, memory: Memory) -> None:
        """Results are there after closing only, and say what was said last; below the floor they say nothing."""
        rows = self._all("SELECT round_id, pledge_id, entitled, ballots, counts, reasons FROM roundresult")
        told = {
            (one, pledge): (entitled, ballots, without_none(counts), without_none(reasons))
            for one, pledge, entitled, ballots, counts, reasons in rows
        }
        known = ((one.id, one.results) for one in memory.rounds.values() if one.state == "closed")
        assert told == {(one, pledge): result for one, of in known for pledge, result in of.items()}, "results"

        pools = self._all("SELECT state, raters, branches FROM pool")
        assert all((raters or 0) >= 5 and branches >= 2 for at, raters, branches in pools if at == "told"), (
            "a pool of few"
        )
        assert not [raters for at, raters, _ in pools if at != "told" and raters is not None]

    def _result_is_told_as_it_may(self, session: Session, pledge: int) -> None:
        counted = [one.results[pledge] for one in self.deeds.memory.rounds.values() if pledge in one.results]
        review = results.fit_review(session, pledge)
        assert (review is not None) == bool(counted), "a result before closing"
        if review:
            assert review.ballots == counted[-1][1], "told below the floor"

    def _questions(self, memory: Memory) -> None:
        rows = self._all(
            "SELECT id, pledge_id, version, matter, round_id, body, outcome, taken_back_at IS NOT NULL FROM decision"
        )
        assert {tuple(row) for row in rows} == {
            (one.id, one.pledge, one.version, one.matter, one.round, one.body, one.outcome, one.is_taken_back)
            for one in memory.questions.values()
        }, "decisions"
        votes = self._all("SELECT decision_id, person_id, stands_for, verdict FROM entitlement")
        assert {tuple(row) for row in votes} == {
            (one.id, person, one.stands_for.get(person), said.value if (said := one.said.get(person)) else None)
            for one in memory.questions.values()
            for person in one.roll
        }, "votes"
        self._law_of_quorum(memory)
        self._law_of_both_opinions(memory)
        self._law_of_words()
        self._law_of_the_next_step()

    def _law_of_words(self) -> None:
        """Nothing is public in words that those who decide have not approved."""
        unheard = self._all(
            "SELECT p.id FROM pledge p WHERE p.published_version IS NOT NULL AND NOT EXISTS (SELECT 1 FROM decision d "
            "LEFT JOIN overruling o ON o.decision_id = d.id "
            "WHERE d.pledge_id = p.id AND d.version = p.published_version "
            "AND coalesce(o.outcome, d.outcome) = 'approved' AND d.matter <> 'withdrawal')"
        )
        assert not unheard, "public in words that nobody approved"

    def _law_of_the_next_step(self) -> None:
        """A pledge lies in one place: with the raters, with those who decide, or with neither, as its stage says."""
        places = self._all(
            "SELECT p.stage, (SELECT count(*) FROM rounditem i JOIN round r ON r.id = i.round_id "
            "WHERE i.pledge_id = p.id AND r.state <> 'closed'), (SELECT count(*) FROM decision d "
            "WHERE d.pledge_id = p.id AND d.outcome IS NULL AND d.matter = 'pledge') "
            "FROM pledge p WHERE p.stage <> 'withdrawn'"
        )
        for stage, rated, asked in places:
            assert (rated, asked) == (stage == Stage.in_review, stage == Stage.deciding), f"{stage}: in two places"
        self._somebody_owes_every_answer()

    def _somebody_owes_every_answer(self) -> None:
        """Whatever is open waits for somebody who has not spoken; where nobody may, those who can help were told."""
        waiting = self._all(
            "SELECT d.id, count(e.person_id), sum(CASE WHEN e.verdict IS NULL THEN 1 ELSE 0 END), "
            "(SELECT count(*) FROM letter l WHERE l.kind = 'NobodyToDecide' "
            "AND replace(l.key, 'nobody:' || d.id || ':', '') <> l.key) "
            "FROM decision d LEFT JOIN entitlement e ON e.decision_id = d.id WHERE d.outcome IS NULL GROUP BY d.id"
        )
        called = Counter(question for question, _ in self.deeds.memory.called)
        for question, roll, silent, told in waiting:
            assert silent > 0, "everybody has spoken, and it is still open"
            assert told == called[question], "nobody there, and nobody told" if not roll else "told without need"

    def _law_of_quorum(self, memory: Memory) -> None:
        """Once more, from the tables alone: whatever is approved was agreed to by more than half of the roll."""
        agreed = self._all(
            "SELECT d.id, sum(CASE WHEN e.verdict = 'approve' THEN 1 ELSE 0 END), count(*), "
            "sum(CASE WHEN e.person_id = p.author_id THEN 1 ELSE 0 END), max(coalesce(m.in_favour, 0)) "
            "FROM decision d JOIN entitlement e ON e.decision_id = d.id JOIN pledge p ON p.id = d.pledge_id "
            "LEFT JOIN meetingitem m ON m.decision_id = d.id "
            "WHERE d.outcome = 'approved' AND d.matter = 'pledge' GROUP BY d.id"
        )
        assert all(2 * max(votes, hands) > roll and not authors for _, votes, roll, authors, hands in agreed), (
            "approved by too few"
        )
        kept = {one.id for one in memory.pledges.values() if one.stage in {Stage.approved, Stage.published}}
        approved = {one.pledge for one in memory.questions.values() if one.id in {row[0] for row in agreed}}
        instead = {one.pledge for one in memory.questions.values() if one.overruled is Stage.approved}
        assert kept <= approved | instead, "kept without having been approved"

    def _law_of_both_opinions(self, memory: Memory) -> None:
        """What a meeting or those above have said stands beside the branch's own words, and replaces nothing."""
        known = memory.questions.values()
        above = self._all("SELECT decision_id, outcome FROM overruling")
        assert {tuple(row) for row in above} == {(one.id, one.overruled) for one in known if one.overruled}, "overruled"
        held = self._all("SELECT decision_id, in_favour, against, abstained FROM meetingitem")
        assert {tuple(row) for row in held} == {(one.id, *one.at_meeting) for one in known if one.at_meeting}, "minutes"
        away = self._all("SELECT id, unit_id, person_id, stand_in_id FROM standin")
        assert {tuple(row) for row in away} == {
            (one.id, one.branch, one.who, one.stand_in) for one in memory.absences.values()
        }, "absences"

    def _kept(self, memory: Memory) -> None:
        deeds = self._all("SELECT pledge_id, count(*) FROM progress GROUP BY pledge_id")
        assert {row[0]: row[1] for row in deeds} == {
            one.id: len(one.reports) for one in memory.pledges.values() if one.reports
        }, "reports"
        rows = self._all("SELECT id, pledge_id, quarter, acknowledged_at IS NOT NULL FROM review")
        assert {tuple(row) for row in rows} == {
            (one.id, one.pledge, one.quarter, one.is_read) for one in memory.remarks.values()
        }, "comments"

    # ── what each step leaves behind ───────────────────────────────────────────────────────────────────────────────

    def _entries(self, memory: Memory) -> None:
        """An entry for each act, in order, chained to the one before."""
        [[head]] = self._all("SELECT seq FROM audithead")
        fresh = self.deeds.door.look_now(entries_after, self._entry) if head != self._entry else []
        assert [(one.actor_id, one.act, one.subject) for one in fresh] == memory.entries, "the audit"
        for one in fresh:
            assert (one.seq, one.previous) == (self._entry + 1, self._hash), "the audit chain is broken"
            assert one.hash == audit.hash_of(one)
            self._entry, self._hash = one.seq, one.hash
        memory.entries.clear()

    def _letters(self, memory: Memory) -> None:
        mark = "?" if self.deeds.door.on_sqlite else "%s"
        fresh = self._all(
            f"SELECT id, kind, coalesce(person_id, -group_id) FROM letter WHERE id > {mark}",  # noqa: S608 - a sign
            self._letter,
        )
        told = Counter((kind, whom) for _, kind, whom in fresh if kind not in OF_THE_CALENDAR)
        assert told == memory.letters, f"letters: {told - memory.letters} too many, {memory.letters - told} missing"
        self._letter = max([self._letter, *(row[0] for row in fresh)])
        memory.letters.clear()

    # ── who owes the next step ─────────────────────────────────────────────────────────────────────────────────────

    def _lists(self, memory: Memory) -> None:
        """What changed on somebody's list changed on the real one; and no list shows what nobody owes."""
        owed = memory.owed()
        changed = [
            (person, room)
            for person, tasks in owed.items()
            if tasks != self._owed[person]
            for room, works in ROOMS.items()
            if restricted(tasks, works) != restricted(self._owed[person], works)
        ]
        self._owed = owed
        for _ in range(min(LISTS_LOOKED_AT, len(changed))):
            person, room = changed.pop(self._turn * 7 % len(changed))
            tasks = self.deeds.door.look_now(LISTS[room], self.deeds, self.deeds.actor(person))
            expected = restricted(owed[person], ROOMS[room])
            assert counted(tasks) == expected, f"the list of {memory.soul(person).name} in {room}"


def without_none(kept: str | dict[str, int]) -> dict[str, int]:
    """Counts as they are told, the zeros left out. SQLite hands JSON over as text."""
    counts: dict[str, int] = json.loads(kept) if isinstance(kept, str) else kept
    return {word: times for word, times in counts.items() if times}


def entries_after(session: Session, seq: int) -> list[AuditEntry]:
    return list(session.exec(select(AuditEntry).where(col(AuditEntry.seq) > seq).order_by(col(AuditEntry.seq))))


def counted(tasks: list[Task]) -> Counter[tuple[Work, int]]:
    """`left` says how many; a round's closing is one task whatever it holds."""
    return Counter({(task.work, task.subject_id): task.left for task in tasks})


def restricted(tasks: Counter[tuple[Work, int]], works: frozenset[Work]) -> Counter[tuple[Work, int]]:
    return Counter({task: left for task, left in tasks.items() if task[0] in works})


ROOMS = {
    "pledging": frozenset({Work.propose, Work.revise}),
    "rating": frozenset({Work.open_review, Work.rate, Work.close_review}),
    "deciding": frozenset({Work.decide}),
    "publishing": frozenset({Work.publish}),
    "keeping": frozenset({Work.report}),
    "reviewing": frozenset({Work.comment, Work.acknowledge}),
}
LISTS: dict[str, Callable[[Session, Deeds, Actor], list[Task]]] = {
    "pledging": lambda session, deeds, actor: pledging.open_work(session, actor, deeds.memory.today),
    "rating": lambda session, deeds, actor: rounds.open_work(session, actor, deeds.memory.today, deeds.box),
    "deciding": lambda session, deeds, actor: before_them.open_work(session, actor, deeds.memory.today),
    "publishing": lambda session, deeds, actor: publishing.open_work(session, actor, deeds.memory.today),
    "keeping": lambda session, deeds, actor: keeping.open_work(session, actor, deeds.memory.today),
    "reviewing": lambda session, deeds, actor: reviewing.open_work(session, actor, deeds.memory.today),
}
assert frozenset().union(*OWED_AT.values()) <= frozenset().union(*ROOMS.values())
