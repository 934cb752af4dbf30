"""What waits for somebody in /todo, and what people are reminded of, is the same, in any town on any day."""

import random
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.playground.cast import REPRESENTATIVES, Cast, Village, invite_everybody
from models.ballots import BallotBox
from models.database import Database
from models.keyring import KeyRing
from models.queries import debts, people, todo
from models.rules.amending import Matter
from models.rules.deciding import Outcome
from models.rules.pledging import KEPT, Stage
from models.rules.questions import RemarkKind
from models.rules.rating import RoundState
from models.rules.rights import Actor, Role, Standing
from models.rules.scales import SCALES, RoundKind
from models.rules.work import Task, Work
from models.tables import Appointment, Decision, Entitlement, Person, Pledge, Progress, Remark, Review, Round
from tests import given

TOWNS = 6
DAYS = (date(2026, 1, 25), date(2026, 2, 27), date(2026, 3, 16), date(2026, 3, 27), date(2026, 4, 14), date(2026, 7, 8))


def history(session: Session, cast: Cast, dice: random.Random) -> None:
    """Pledges at every stage, some decided on, reported on, commented and read, some not."""
    for village in (cast.first, cast.second):
        for name in (name for name in village.people if name not in REPRESENTATIVES):
            for _ in range(dice.choice((0, 0, 1, 2))):
                pledge = given.pledge(session, village, name, stage=dice.choice(list(Stage)))
                _tell(session, village, pledge, dice)
        if dice.random() < 1 / 3:
            session.add(_round(village))
    hats = select(Appointment).where(Appointment.role == Role.member)
    for hat in session.exec(hats):
        hat.standing = Standing.exempt if dice.random() < 1 / 8 and not _wrote(session, hat) else hat.standing
    session.flush()


def _wrote(session: Session, hat: Appointment) -> bool:
    """Somebody exempt afterwards may still see the old pledge; nobody is reminded of it, which is tested elsewhere."""
    return session.exec(select(Pledge.id).where(Pledge.author_id == hat.person_id)).first() is not None


def _tell(session: Session, village: Village, pledge: Pledge, dice: random.Random) -> None:
    village_people = list(village.people.values())
    when = datetime(2026, 2, dice.randint(10, 27), 2, tzinfo=UTC)
    if pledge.stage is Stage.deciding:
        decision = Decision(pledge_id=pledge.id, version=1, asked_at=when)
        session.add(decision)
        session.flush()
        for person in dice.sample(village_people, 2):
            session.add(Entitlement(decision_id=decision.id, person_id=person.id))
            _question(session, decision.id, pledge.author_id, person.id, dice)
    if pledge.stage in KEPT and dice.random() < 1 / 2:
        _wish(session, pledge, when, dice.sample(village_people, 2), dice)
    if pledge.stage is Stage.published and dice.random() < 1 / 2:
        day = date(2026, dice.randint(1, 6), 5)
        at = datetime.combine(day, time(2), UTC)
        session.add(Progress(pledge_id=pledge.id, author_id=pledge.author_id, occurred_on=day, recorded_at=at))
    if pledge.stage is Stage.published and dice.random() < 1 / 2:
        session.add(_review(village, pledge, when, dice))
    session.flush()


def _question(session: Session, decision_id: int, author_id: int, asker_id: int, dice: random.Random) -> None:
    """Asked, and answered or not; a comment waits for nobody."""
    kind = dice.choice((RemarkKind.question, RemarkKind.question, RemarkKind.comment))
    asked = Remark(decision_id=decision_id, author_id=asker_id, kind=kind, text="几米宽？", written_at=given.WHEN)
    session.add(asked)
    session.flush()
    if kind is RemarkKind.question and dice.random() < 1 / 2:
        answer = Remark(
            decision_id=decision_id,
            author_id=author_id,
            kind=RemarkKind.answer,
            answers_id=asked.id,
            text="四米",
            written_at=given.WHEN,
        )
        session.add(answer)


def _wish(session: Session, pledge: Pledge, when: datetime, roll: list[Person], dice: random.Random) -> None:
    """Its author wishes to be let go; it is open, not granted, or taken back."""
    outcome, taken_back_at = dice.choice(((None, None), (None, when), (Outcome.declined, None)))
    decision = Decision(
        pledge_id=pledge.id,
        version=1,
        matter=Matter.withdrawal,
        asked_at=when,
        outcome=outcome,
        taken_back_at=taken_back_at,
    )
    session.add(decision)
    session.flush()
    for person in roll:
        session.add(Entitlement(decision_id=decision.id, person_id=person.id))


def _review(village: Village, pledge: Pledge, when: datetime, dice: random.Random) -> Review:
    return Review(
        pledge_id=pledge.id,
        cycle_id=village.cycle_id,
        quarter=dice.choice((1, 2)),
        commenter_id=next(iter(village.people.values())).id,
        strength="好",
        written_at=when,
        acknowledged_at=dice.choice((None, when + timedelta(days=1))),
        follow_up_on=dice.choice((None, date(2026, 3, 25), date(2026, 4, 9), date(2026, 7, 12))),
    )


def _round(village: Village) -> Round:
    return Round(
        branch_id=village.branch.id,
        cycle_id=village.cycle_id,
        kind=RoundKind.fit,
        state=RoundState.open,
        opened_at=given.WHEN,
        closes_on=date(2026, 2, 25),
        scale=SCALES[RoundKind.fit],
    )


def both(session: Session, person_id: int, name: str, day: date, box: BallotBox) -> tuple[list[Task], list[Task]]:
    actor = Actor(person_id, name, people.hats_of(session, person_id, day))
    waiting = [task for task in todo.waiting(session, actor, day, box) if task.work is not Work.rate]
    owed = [debt.task for debt in debts.owed_by(session, person_id, day)]
    return sorted(waiting, key=_place), sorted(owed, key=_place)


def _place(task: Task) -> tuple[str, int]:
    return task.work.value, task.subject_id


@pytest.mark.parametrize("seed", range(TOWNS))
async def test_the_list_and_the_reminders_never_contradict_each_other(
    database: Database, tmp_path: Path, seed: int
) -> None:
    cast = await database.change(invite_everybody, date(2026, 1, 20))
    await database.change(history, cast, random.Random(seed))
    box = BallotBox(KeyRing(tmp_path / "ballot-keys"))
    day = DAYS[seed % len(DAYS)]
    everybody = {**cast.first.people, **cast.second.people}
    found = [await database.look(both, person.id, name, day, box) for name, person in everybody.items()]
    assert [waiting for waiting, _ in found] == [owed for _, owed in found]
    assert sum(len(waiting) for waiting, _ in found) >= 5
