"""Ballots on paper: who votes so, what was counted, and the witness without whom nothing of it counts."""

from collections.abc import Callable, Sequence
from typing import Any

from models.actions import paper
from models.queries import seats
from models.rules.rights import Role
from tests.given import Mark
from tests.lives.memory import Papers, Pledge, Rating
from tests.lives.ruling import Rulings

DONE_WITH = {"asked", "confirmed"}
"""States in which nothing in a batch changes."""


class OnPaper(Rulings):
    """What happens on paper while a round is open."""

    def put_on_paper(self, person: int, one: Rating, voter: int) -> None:
        """What the phone said before is gone, and the phone is silent from now on."""
        allowed = self._may_correct(person, one) and voter in one.roll
        putting = (paper.put_on_paper, self.box, one.id, voter)
        if self._corrects(f"puts-on-paper {self.memory.soul(voter).name}", person, one, allowed, putting) and (
            voter not in one.on_paper
        ):
            one.on_paper.add(voter)
            for pledge in one.items:
                one.said.pop((voter, pledge), None)
            self._told_where_to_vote(person, one, voter)
            self._is_blank(one, voter)

    def _is_blank(self, one: Rating, voter: int) -> None:
        """Only a test may ask the box: nobody counts twice, and nobody can tell whether anything was said."""
        mine = [pledge.id for pledge in self.memory.in_round(one) if pledge.author != voter]
        taken = self.door.look_now(seats.seat, one.id, voter)
        booklet = self.door.look_now(self.box.open, taken, voter, mine)
        assert all(sheet.slip is None for sheet in booklet.sheets.values()), "the phone's ballot lies in the box still"

    def put_on_phone(self, person: int, one: Rating, voter: int) -> None:
        allowed = self._may_correct(person, one)
        putting = (paper.put_on_phone, one.id, voter)
        if self._corrects(f"puts-on-phone {self.memory.soul(voter).name}", person, one, allowed, putting) and (
            voter in one.on_paper
        ):
            one.on_paper.remove(voter)
            self._told_where_to_vote(person, one, voter)

    def _told_where_to_vote(self, person: int, one: Rating, voter: int) -> None:
        self.memory.write_to("VotesOnPaper", voter)
        self._noted(person, one)

    def write_count(self, person: int, one: Rating, pledge: Pledge, numbers: Sequence[int]) -> None:
        """One number a mark; never more papers than people."""
        is_matter = pledge in self.memory.in_round(one)
        allowed = self._may_correct(person, one) and is_matter and sum(numbers) <= self._voters(one, pledge)
        counting = (paper.write_counts, one.id, pledge.id, " ".join(map(str, numbers)))
        if self._corrects(f"counts-papers of {pledge.id}: {numbers}", person, one, allowed, counting):
            assert one.papers
            one.papers.counts[pledge.id] = {mark.value: many for mark, many in zip(Mark, numbers, strict=True) if many}
            one.papers.recorder = person
            self._noted(person, one)

    def ask_witness(self, person: int, one: Rating, witness: int) -> None:
        allowed = self._may_correct(person, one) and witness in self.witnesses(one, person) and self._is_counted(one)
        asking = (paper.ask_witness, one.id, witness)
        if self._corrects(f"asks-witness {self.memory.soul(witness).name}", person, one, allowed, asking):
            assert one.papers
            one.papers.witness, one.papers.state = witness, "asked"
            one.papers.asking += 1
            self.memory.write_to("PapersCounted", witness)
            self._noted(person, one)

    def bear_witness(self, person: int, one: Rating, *, agrees: bool, asking: int | None = None) -> None:
        """Nobody but who was asked, and of nothing but what they were asked about."""
        papers, wears = one.papers, self.memory.soul(person).wears
        assert papers
        asked = papers.asking if asking is None else asking
        has_hat = wears(Role.committee, one.branch) or wears(Role.representative, one.branch)
        is_asked = papers.state == "asked" and (papers.witness, papers.asking) == (person, asked)
        allowed = has_hat and is_asked and one.state == "open"
        saying = (paper.witness, self._newest_of(one), asked)
        if self._change("bears-witness", person, allowed, *saying, agrees=agrees, now=self.memory.now):
            papers.state = "confirmed" if agrees else "refused"
            self.memory.write_to("PapersAnswered", papers.recorder)
            self.memory.owe(person, "witness_papers", f"round:{one.id}")

    # ── the law ────────────────────────────────────────────────────────────────────────────────────────────────────

    def witnesses(self, one: Rating, person: int) -> list[int]:
        """The committee and the representatives, but nobody who counted; with a paper of their own only in need."""
        recorders = {person, one.papers.recorder if one.papers else person}
        wearing = self.memory.scene.wearing
        bodies = [*wearing(Role.committee, one.branch), *wearing(Role.representative, one.branch)]
        others = [soul.id for soul in bodies if soul.id not in recorders]
        return [other for other in others if other not in one.on_paper] or others

    def _may_correct(self, person: int, one: Rating) -> bool:
        is_free = one.papers is None or one.papers.state not in DONE_WITH
        return self.memory.soul(person).wears(Role.secretary, one.branch) and one.state == "open" and is_free

    def _voters(self, one: Rating, pledge: Pledge) -> int:
        return len(one.on_paper - {pledge.author})

    def _is_counted(self, one: Rating) -> bool:
        """Every pledge, and of each no more papers than people; somebody may have gone back to the phone since."""
        voters = {pledge.id: self._voters(one, pledge) for pledge in self.memory.in_round(one)}
        counts = one.papers.counts if one.papers else {}
        return any(voters.values()) and all(
            pledge in counts and sum(counts[pledge].values()) <= most for pledge, most in voters.items()
        )

    # ── the frame ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _corrects(
        self,
        what: str,
        person: int,
        one: Rating,
        allowed: bool,  # noqa: FBT001 - beside what it is about
        doing: tuple[Callable[..., Any], *tuple[Any, ...]],
    ) -> bool:
        """The batch is there from the first thing written in it."""
        action, *args = doing
        if not self._change(what, person, allowed, action, *args, now=self.memory.now):
            return False
        one.papers = one.papers or Papers(person)
        return True

    def _noted(self, person: int, one: Rating) -> None:
        self.memory.owe(person, "record_papers", f"round:{one.id}")

    def _newest_of(self, one: Rating) -> int:
        batch = f"SELECT id FROM paperbatch WHERE round_id = {one.id}"  # noqa: S608 - ours
        return int(self.door.connection.exec_driver_sql(batch).scalar_one())
