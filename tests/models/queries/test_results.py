"""What may be told of a fit review: never below the floor, whatever stands in the tables."""

from datetime import date

import pytest
from sqlmodel import Session, select

from bot.playground.cast import Cast, invite_everybody
from models.database import Database
from models.queries import results
from models.queries.results import FitReview
from models.rules.rating import RoundState
from models.tables import Round, RoundResult
from tests import given
from tests.given import Mark


@pytest.fixture
async def cast(database: Database) -> Cast:
    return await database.change(invite_everybody, date(2026, 1, 20))


def rated(session: Session, cast: Cast, ballots: int) -> int:
    """A pledge whose result names this many ballots, even where a closing would have kept them back."""
    pledge = given.pledge(session, cast.first, "彭冬生")
    given.fit_review(session, cast.first, pledge, {Mark.fits: 6})
    result = session.exec(select(RoundResult)).one()
    result.ballots, result.counts = ballots, {"fits": ballots}
    session.add(result)
    return pledge.id


@pytest.mark.parametrize("ballots", range(5))
async def test_below_the_floor_nothing_is_told_even_if_it_was_kept(
    database: Database, cast: Cast, ballots: int
) -> None:
    pledge = await database.change(rated, cast, ballots)
    assert await database.look(results.fit_review, pledge) == FitReview(entitled=6, version=1)


async def test_from_the_floor_on_the_whole_distribution_is_told(database: Database, cast: Cast) -> None:
    pledge = await database.change(rated, cast, 5)
    said = await database.look(results.fit_review, pledge)
    assert said
    assert (said.ballots, said.entitled) == (5, 6)
    assert said.counts == {Mark.fits: 5, Mark.partly: 0, Mark.unfit: 0, Mark.cannot_judge: 0}


@pytest.mark.parametrize("state", [RoundState.open, RoundState.closing])
async def test_nothing_is_told_before_the_round_is_closed(database: Database, cast: Cast, state: RoundState) -> None:
    def reopen(session: Session) -> None:
        held = session.exec(select(Round)).one()
        held.state = state
        session.add(held)

    pledge = await database.change(rated, cast, 6)
    await database.change(reopen)
    assert await database.look(results.fit_review, pledge) is None
    assert not await database.look(results.fit_review_is_over, cast.first.branch.id, cast.first.cycle_id)


async def test_a_pledge_that_was_never_rated_has_no_review(database: Database, cast: Cast) -> None:
    pledge = await database.change(lambda session: given.pledge(session, cast.first, "彭冬生").id)
    assert await database.look(results.fit_review, pledge) is None
