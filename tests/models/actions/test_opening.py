"""How a round is held: on a scale that is frozen, secretly or openly, with relatives kept apart; on both databases."""

import asyncio
from pathlib import Path

import pytest
from sqlmodel import Session, col, delete, select, update

from bot.playground.cast import REPRESENTATIVES, SECOND_MEMBERS, SECRETARY
from models.actions import kin
from models.actions.kin import Pair
from models.ballots import SLIP_BYTES, BallotBox
from models.database import Database
from models.keyring import KeyRing
from models.queries import openly, roll, rounds, seats
from models.queries.openly import Said
from models.queries.results import fit_review
from models.rules import scales
from models.rules.pledging import Stage
from models.rules.rating import RoundMode, RoundState, Slip
from models.rules.refusal import Refusal
from models.rules.rights import Role
from models.rules.scales import FIT, FULFILMENT, Grade, RoundKind, Scale
from models.tables import Appointment, AuditEntry, Pledge, Round
from tests.given import Mark, Reason
from tests.rounds import NOW, Review, prepared

MAN_GU, TIE_SHENG, ER_SAO, MU_JIANG, LUO, QIN = REPRESENTATIVES
SHORT = Scale(
    (
        Grade("good", weight=1, counts_as_satisfied=True, needs_reason=False, label="好"),
        Grade("bad", weight=0, counts_as_satisfied=False, needs_reason=False, label="差"),
    )
)


@pytest.fixture
async def waiting(database: Database, tmp_path: Path) -> Review:
    """Pledges are proposed; the round is not open yet."""
    return await prepared(database, tmp_path / "keys")


async def leave(review: Review, *names: str) -> None:
    """Some are representatives no more."""
    gone = [review.village.people[name].id for name in names]

    def dismiss(session: Session) -> None:
        is_theirs = (col(Appointment.person_id).in_(gone), col(Appointment.role) == Role.representative)
        session.connection().execute(delete(Appointment).where(*is_theirs))

    await review.database.change(dismiss)


# ── scales ─────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_round_keeps_the_scale_it_was_opened_with(waiting: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    await waiting.open()
    monkeypatch.setitem(scales.SCALES, RoundKind.fit, SHORT)
    assert (await waiting.round()).scale == FIT
    await waiting.everybody_says(Slip(Mark.unfit, Reason.routine))
    with pytest.raises(Refusal, match="rating-not-on-the-scale"):
        await waiting.rate(MAN_GU, waiting.pledges[0], "good")
    await waiting.close()
    await waiting.conclude()
    told = await waiting.database.look(fit_review, waiting.pledges[0])
    assert told
    assert (told.scale, told.counts) == (FIT, {"fits": 0, "partly": 0, "unfit": 6, "cannot_judge": 0})


async def test_another_scale_is_sealed_counted_and_told_like_the_house_s_own(
    waiting: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(scales.SCALES, RoundKind.fit, SHORT)
    await waiting.open()
    queue = await waiting.rate(MAN_GU, waiting.pledges[0], "bad")
    assert queue.scale == SHORT
    assert await waiting.slips() == 6 * 3
    await waiting.everybody_says(Slip("bad"))
    await waiting.close()
    await waiting.conclude()
    told = await waiting.database.look(fit_review, waiting.pledges[0])
    assert told
    assert (told.scale, told.counts) == (SHORT, {"good": 0, "bad": 6})


async def test_a_fulfilment_round_is_opened_rated_and_counted_by_the_same_machinery(waiting: Review) -> None:
    def publish(session: Session) -> None:
        session.connection().execute(update(Pledge).values(stage=Stage.published))

    await waiting.database.change(publish)
    await waiting.open(kind=RoundKind.fulfilment)
    assert (await waiting.round()).scale == FULFILMENT
    with pytest.raises(Refusal, match="rating-not-on-the-scale"):
        await waiting.rate(MAN_GU, waiting.pledges[0], Mark.fits)
    await waiting.everybody_says(Slip("basically"))
    assert (await waiting.queue(MAN_GU)).done == 3
    await waiting.close()
    await waiting.conclude()
    outcome = await waiting.database.look(rounds.outcome, waiting.round_id)
    assert outcome
    assert [result.review.counts["basically"] for result in outcome.results] == [6] * 3
    stages = await waiting.database.look(lambda session: set(session.exec(select(Pledge.stage))))
    assert stages == {Stage.published}, "no committee is asked about what has long been public"
    assert await waiting.database.look(fit_review, waiting.pledges[0]) is None


# ── an open round ──────────────────────────────────────────────────────────────────────────────────────────────────


async def voices(review: Review, name: str, page: int = 0) -> openly.Voices:
    return await review.database.look(openly.voices, await review.actor(name), review.box, review.round_id, page)


async def test_two_may_hold_an_open_round_and_all_that_was_said_is_told_and_kept_by_name(waiting: Review) -> None:
    await leave(waiting, *REPRESENTATIVES[2:])
    with pytest.raises(Refusal, match="rating-too-few-representatives"):
        await waiting.open()
    await waiting.open(mode=RoundMode.open)
    assert not waiting.keys.exists(), "there is no secret, so there is no key"
    first, *_ = waiting.pledges
    await waiting.rate(MAN_GU, first, Mark.unfit, Reason.vague)
    await waiting.rate(MAN_GU, first, Mark.fits)
    await waiting.close()
    await waiting.conclude()
    told = await waiting.database.look(fit_review, first)
    assert told
    assert (told.ballots, told.entitled, told.counts["fits"]) == (1, 2, 1)
    for name in (SECRETARY, MAN_GU, TIE_SHENG):
        heard = await voices(waiting, name)
        assert heard.said == (Said(MAN_GU, Slip("fits")), Said(TIE_SHENG, None))
    assert (heard.page, heard.pages, heard.total) == (0, 3, 3)
    assert (await voices(waiting, MAN_GU, 99)).number == 3
    acts = await waiting.database.look(lambda session: session.exec(select(AuditEntry)).all())
    assert acts[0].facts["mode"] == "open"
    assert "shred_ballots" not in {one.act for one in acts}


async def test_who_was_not_there_does_not_hear_who_said_what(waiting: Review) -> None:
    await leave(waiting, QIN)
    await waiting.open(mode=RoundMode.open)
    await waiting.rate(MAN_GU, waiting.pledges[0], Mark.fits)
    for name in ("龙桂芳", "吴腊妹", SECOND_MEMBERS[0], QIN):
        with pytest.raises(Refusal, match="not-yours"):
            await voices(waiting, name)


async def test_a_secret_round_never_becomes_open_whatever_stands_in_the_table(waiting: Review) -> None:
    """Nor the other way round: what was said before all is not sealed afterwards."""
    await waiting.open()
    await waiting.rate(MAN_GU, waiting.pledges[0], Mark.unfit)
    for name in (SECRETARY, MAN_GU):
        with pytest.raises(Refusal, match="rating-secret"):
            await voices(waiting, name)

    def tamper(session: Session) -> None:
        session.connection().execute(update(Round).values(mode=RoundMode.open))

    await waiting.database.change(tamper)
    with pytest.raises(Refusal, match="rating-key-lost"):
        await voices(waiting, SECRETARY)


async def test_an_open_round_that_is_called_secret_afterwards_opens_to_nobody(waiting: Review) -> None:
    await waiting.open(mode=RoundMode.open)
    await waiting.rate(MAN_GU, waiting.pledges[0], Mark.unfit)

    def tamper(session: Session) -> None:
        session.connection().execute(update(Round).values(mode=RoundMode.secret))

    await waiting.database.change(tamper)
    with pytest.raises(Refusal, match="rating-key-lost"):
        await waiting.queue(MAN_GU)


async def test_a_closing_of_an_open_round_may_be_repeated_and_begins_nowhere_else(waiting: Review) -> None:
    await waiting.open(mode=RoundMode.open)
    await waiting.everybody_says(Slip(Mark.fits))
    await waiting.close()
    for _ in range(2):
        waiting.box = BallotBox(KeyRing(waiting.keys))
        await waiting.conclude()
    assert (await waiting.round()).state is RoundState.closed
    (kept,) = await waiting.ballots()
    assert len(kept.sealed) == 18 * SLIP_BYTES
    assert [one.slip for one in (await voices(waiting, SECRETARY)).said] == [Slip("fits")] * 6


# ── close relatives ────────────────────────────────────────────────────────────────────────────────────────────────


def pair(review: Review, rater: str, author: str) -> Pair:
    people = review.village.people | review.cast.second.people
    return Pair(review.village.branch.id, people[rater].id, people[author].id)


async def keep_apart(review: Review, rater: str, author: str, by: str = SECRETARY) -> None:
    await review.database.change(kin.exclude, await review.actor(by), pair(review, rater, author), now=NOW)


async def test_a_relative_gets_no_slip_and_no_card_and_is_not_among_those_entitled(waiting: Review) -> None:
    await keep_apart(waiting, MAN_GU, "彭冬生")
    await waiting.open()
    taken = await waiting.database.look(seats.seat_of, await waiting.actor(MAN_GU), waiting.round_id)
    (theirs,) = set(waiting.pledges) - set(taken.pledge_ids)
    assert taken.authors[theirs] == waiting.village.people["彭冬生"].id
    assert await waiting.slips() == 6 * 3 - 1
    with pytest.raises(Refusal, match="rating-kin"):
        await waiting.rate(MAN_GU, theirs, Mark.fits)
    for name in REPRESENTATIVES:
        for pledge in waiting.pledges:
            if (name, pledge) != (MAN_GU, theirs):
                await waiting.rate(name, pledge, Mark.fits)
    assert (await waiting.queue(MAN_GU)).card is None
    await waiting.close()
    await waiting.conclude()
    told = [await waiting.database.look(fit_review, pledge) for pledge in waiting.pledges]
    assert sorted((one.entitled, one.ballots) for one in told if one) == [(5, 5), (6, 6), (6, 6)]


async def test_once_opened_the_relatives_stand_as_they_did(waiting: Review) -> None:
    await keep_apart(waiting, MAN_GU, "彭冬生")
    await waiting.open()
    secretary = await waiting.actor(SECRETARY)
    await waiting.database.change(kin.include_again, secretary, pair(waiting, MAN_GU, "彭冬生"), now=NOW)
    await keep_apart(waiting, TIE_SHENG, "龙桂芳")
    frozen = pair(waiting, MAN_GU, "彭冬生")
    assert await waiting.database.look(roll.excluded, waiting.round_id) == {(frozen.rater_id, frozen.author_id)}
    assert (await waiting.queue(TIE_SHENG)).total == 3
    next_time = pair(waiting, TIE_SHENG, "龙桂芳")
    noted = await waiting.database.look(roll.kin_in, waiting.village.branch.id)
    assert noted == {(next_time.rater_id, next_time.author_id)}


async def test_saying_it_twice_or_at_once_notes_it_once_and_each_change_is_audited(waiting: Review) -> None:
    await asyncio.gather(*(keep_apart(waiting, MAN_GU, "彭冬生") for _ in range(4)))
    secretary = await waiting.actor(SECRETARY)
    for _ in range(2):
        await waiting.database.change(kin.include_again, secretary, pair(waiting, MAN_GU, "彭冬生"), now=NOW)
    acts = await waiting.database.look(lambda session: session.exec(select(AuditEntry)).all())
    assert [(one.act, one.facts["is_kin"]) for one in acts] == [("exclude", True), ("exclude", False)]
    assert await waiting.database.look(roll.kin_in, waiting.village.branch.id) == frozenset()


async def test_only_the_secretary_of_the_branch_keeps_people_apart(waiting: Review) -> None:
    for by in (MAN_GU, "龙桂芳", SECOND_MEMBERS[0]):
        with pytest.raises(Refusal, match="not-yours"):
            await keep_apart(waiting, MAN_GU, "彭冬生", by=by)


async def test_relatives_are_representatives_and_members_of_this_branch(waiting: Review) -> None:
    pairs = [("彭冬生", "龙桂芳"), (MAN_GU, TIE_SHENG), (MAN_GU, SECOND_MEMBERS[0]), (MAN_GU, MAN_GU)]
    for rater, author in pairs:
        with pytest.raises(Refusal, match="rating-no-such-kin"):
            await keep_apart(waiting, rater, author)


async def test_where_everybody_is_kept_from_a_pledge_nothing_is_told_of_it(waiting: Review) -> None:
    for name in REPRESENTATIVES:
        await keep_apart(waiting, name, "彭冬生")
    await waiting.open()
    await waiting.close()
    await waiting.conclude()
    told = [await waiting.database.look(fit_review, pledge) for pledge in waiting.pledges]
    assert sorted(one.entitled for one in told if one) == [0, 6, 6]
