"""The record of a meeting as far as it is written; which question is open follows from it alone."""

from datetime import date
from enum import StrEnum
from hashlib import sha256

from pydantic import BaseModel

from models.actions.meeting import Minutes
from models.rules.deciding import CAUSES, Body, Cause, Verdict
from models.rules.meeting import Resolution, Votes
from models.rules.writing import one_of

LEAVE_OUT, END, NO_PICTURE, BACK, STOP = "leave_out", "end", "none", "back", "stop"
RESULTS = (*(verdict.value for verdict in Verdict), LEAVE_OUT)


class Question(StrEnum):
    day = "day"
    body = "body"
    present = "present"
    result = "result"
    cause = "cause"
    votes = "votes"
    picture = "picture"
    last_look = "last_look"


class Entry(BaseModel):
    """One pledge; no votes when the meeting did not come to it."""

    decision_id: int
    verdict: Verdict | None = None
    cause: Cause | None = None
    votes: tuple[int, int, int] = (0, 0, 0)


class Draft(BaseModel):
    """`agenda` are the decisions in their order, `said` what is written down of the first of them."""

    branch_id: int
    held_on: date | None = None
    body: Body | None = None
    present: int = 0
    agenda: tuple[int, ...] = ()
    said: tuple[Entry, ...] = ()
    verdict: Verdict | None = None
    cause: Cause | None = None
    picture: str | None = None

    @property
    def question(self) -> Question:
        if self.held_on is None:
            return Question.day
        if self.body is None:
            return Question.body
        if not self.present:
            return Question.present
        if self.at < len(self.agenda):
            return self._about_the_pledge
        return Question.picture if self.picture is None else Question.last_look

    @property
    def _about_the_pledge(self) -> Question:
        if self.verdict is None:
            return Question.result
        return Question.cause if self.verdict is Verdict.return_ and self.cause is None else Question.votes

    @property
    def at(self) -> int:
        return len(self.said)

    @property
    def mark(self) -> str:
        """Of everything that is written: a last look decides what it shows and nothing else."""
        return sha256(self.model_dump_json().encode()).hexdigest()[:12]

    @property
    def resolved(self) -> list[Entry]:
        return [one for one in self.said if one.verdict]

    def minutes(self, held_on: date, body: Body) -> Minutes:
        resolutions = {
            one.decision_id: Resolution(one.verdict, Votes(*one.votes), one.cause) for one in self.said if one.verdict
        }
        return Minutes(self.branch_id, body, held_on, self.present, resolutions, self.picture or None)


def resulted(draft: Draft, said: str) -> Draft:
    """What the meeting resolved, pressed or typed as a number; or that it did not come to this pledge."""
    if said == END:
        return draft.model_copy(update={"agenda": draft.agenda[: draft.at]})
    result = said if said in RESULTS else one_of(RESULTS, said)
    if result == LEAVE_OUT:
        return _noted(draft, Entry(decision_id=draft.agenda[draft.at]))
    return draft.model_copy(update={"verdict": Verdict(result)})


def caused(draft: Draft, said: str) -> Draft:
    cause = Cause(said) if said in CAUSES else one_of(CAUSES, said)
    return draft.model_copy(update={"cause": cause})


def counted(draft: Draft, votes: Votes) -> Draft:
    counts = (votes.in_favour, votes.against, votes.abstained)
    entry = Entry(decision_id=draft.agenda[draft.at], verdict=draft.verdict, cause=draft.cause, votes=counts)
    return _noted(draft, entry)


def _noted(draft: Draft, entry: Entry) -> Draft:
    return draft.model_copy(update={"said": (*draft.said, entry), "verdict": None, "cause": None})


def stepped_back(draft: Draft) -> Draft:
    """The question before this one; what was said to it is asked again."""
    if draft.picture is not None:
        return draft.model_copy(update={"picture": None})
    if draft.verdict:
        return draft.model_copy(update={"verdict": None, "cause": None})
    if draft.said:
        return draft.model_copy(update={"said": draft.said[:-1]})
    if draft.present:
        return draft.model_copy(update={"present": 0})
    return Draft(branch_id=draft.branch_id)
