"""Truths that tests begin with: a pledge handed in, on its way, decided."""

from datetime import UTC, date, datetime
from decimal import Decimal

from sqlmodel import Session

from bot.playground.cast import Village
from models.rules.pledging import Basis, Category, Form, Stage
from models.rules.rating import Mark, RoundKind, RoundState
from models.tables import Pledge, PledgeVersion, Round, RoundItem, RoundResult

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
