"""The problems that a branch has collected: who may put one on its list, and how they are cited in a pledge."""

from collections.abc import Collection
from dataclasses import dataclass

from models.rules.refusal import Refusal
from models.rules.rights import GRANTED, Act, Actor

LONGEST_PROBLEM = 100
"""As long as what a pledge may say about its basis."""
MOST_OPEN = 40
MARK = "#"
"""Stands before the id in what a button says, so that no typed number is taken for one."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the list. `cited`: how many pledges have taken it up."""

    id: int
    text: str
    cited: int = 0

    @property
    def said(self) -> str:
        return f"{MARK}{self.id}"


def branches_read_by(actor: Actor) -> tuple[int, ...]:
    """The branches whose list concerns somebody, each once; Refusal where there is none."""
    found = dict.fromkeys(hat.unit_id for hat in actor.hats if hat.role in GRANTED[Act.read_problems])
    if not found:
        raise Refusal("problems-not-yours")
    return tuple(found)


def ensure_may_note(text: str, open_now: Collection[Problem]) -> None:
    if any(one.text == text for one in open_now):
        raise Refusal("problems-noted-already")
    if len(open_now) >= MOST_OPEN:
        raise Refusal("problems-too-many", most=MOST_OPEN)


def cited_by(said: str, offered: Collection[Problem]) -> Problem | None:
    """The problem that is meant by a button or by its number on the list; None for anything else."""
    spoken = said.strip()
    numbered = {str(number): one for number, one in enumerate(offered, start=1)}
    return numbered.get(spoken) or next((one for one in offered if one.said == spoken), None)
