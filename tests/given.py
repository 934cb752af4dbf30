"""Truths that tests begin with: a pledge handed in, on its way, decided."""

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

from sqlmodel import Session

from bot.playground.cast import Village
from models.rules.pledging import Basis, Category, Form, Stage
from models.rules.rating import RoundState
from models.rules.scales import FIT, RoundKind
from models.rules.telling import PoolState
from models.tables import Pledge, PledgeVersion, Pool, Round, RoundItem, RoundResult


class Mark(StrEnum):
    """The marks of the fit review by name, so that no test can misspell one."""

    fits = "fits"
    partly = "partly"
    unfit = "unfit"
    cannot_judge = "cannot_judge"


class Reason(StrEnum):
    """Its reasons."""

    vague = "vague"
    not_of_the_post = "not_of_the_post"
    beyond_ability = "beyond_ability"
    routine = "routine"
    unverifiable = "unverifiable"


WHEN = datetime(2026, 1, 21, 2, 0, tzinfo=UTC)
TEXT = "把三组到水库的机耕路修通，方便运橘子下山"


def pledge(
    session: Session, village: Village, author: str, *, stage: Stage = Stage.in_review, text: str = TEXT
) -> Pledge:
    """A pledge of the author's, in its first version."""
    made = Pledge(
        branch_id=village.branch.id,
        cycle_id=village.cycle_id,
        author_id=village.people[author].id,
        stage=stage,
        proposed_at=WHEN,
        published_version=1 if stage is Stage.published else None,
    )
    session.add(made)
    session.flush()
    version(session, made, text)
    return made


def version(session: Session, pledge: Pledge, text: str = TEXT) -> None:
    """The words of the pledge's present version."""
    words = PledgeVersion(
        pledge_id=pledge.id,
        number=pledge.version,
        basis=Basis.problem,
        category=Category.livelihood,
        text=text,
        indicator="修通的路",
        baseline=Decimal("0.50"),
        target=Decimal(3),
        unit="公里",
        measures="每月出工两次，农闲时请挖机",
        due_on=date(2026, 10, 31),
        form=Form.meeting,
        written_at=WHEN,
    )
    session.add(words)
    session.flush()


def fit_review(session: Session, village: Village, pledge: Pledge, counts: dict[Mark, int], entitled: int = 6) -> None:
    """A closed fit review of the pledge; below five ballots nothing is kept, as after a real closing."""
    held = Round(
        branch_id=village.branch.id,
        cycle_id=village.cycle_id,
        kind=RoundKind.fit,
        scale=FIT,
        state=RoundState.closed,
        opened_at=WHEN,
        closes_on=WHEN.date(),
        closed_at=WHEN,
    )
    session.add(held)
    session.flush()
    ballots = sum(counts.values())
    session.add(RoundItem(round_id=held.id, pledge_id=pledge.id, version=pledge.version, position=1))
    session.flush()
    session.add(
        RoundResult(
            round_id=held.id,
            pledge_id=pledge.id,
            entitled=entitled,
            ballots=ballots if ballots >= 5 else None,
            counts={mark.value: votes for mark, votes in counts.items()} if ballots >= 5 else {},
        )
    )
    session.flush()


def pool(village: Village) -> Pool:
    """What too few said in the branches of a township, told there."""
    return Pool(
        unit_id=village.branch.parent_id or 0,
        cycle_id=village.cycle_id,
        kind=RoundKind.fit,
        state=PoolState.told,
        key_name="",
        sealed=b"",
        settled_at=WHEN,
        raters=6,
        entitled=18,
        branches=2,
        counts={"fits": 7, "partly": 2, "unfit": 0, "cannot_judge": 1},
        reasons={"vague": 2},
    )
