"""Everything that waits for somebody, in every role, in the order of the year."""

from datetime import date

from sqlmodel import Session

from models.ballots import BallotBox
from models.queries import before_them, keeping, pledging, publishing, questions, reviewing, rounds
from models.rules.rights import Actor
from models.rules.work import Task, Work

ORDER = {work: place for place, work in enumerate(Work)}


def waiting(session: Session, actor: Actor, today: date, box: BallotBox) -> list[Task]:
    """The open work of this person on this day; `today` in the deployment's zone."""
    tasks = [
        *pledging.open_work(session, actor, today),
        *rounds.open_work(session, actor, today, box),
        *before_them.open_work(session, actor, today),
        *questions.open_work(session, actor),
        *publishing.open_work(session, actor, today),
        *keeping.open_work(session, actor, today),
        *reviewing.open_work(session, actor, today),
    ]
    return sorted(tasks, key=lambda task: ORDER[task.work])
