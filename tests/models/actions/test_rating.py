"""A fit review from opening to its last trace, on both databases."""

import asyncio
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, delete, func, select, update

from bot.playground.cast import COMMITTEE, REPRESENTATIVES, SECOND_MEMBERS, SECRETARY
from models import audit
from models.actions import opening
from models.actions import rating as doing
from models.actions.founding import appoint
from models.ballots import BallotBox
from models.database import Database
from models.keyring import KeyRing
from models.queries import rating, rounds, seats
from models.queries.results import fit_review
from models.rules.pledging import Basis, Stage
from models.rules.rating import RoundState, Slip
from models.rules.refusal import Refusal
from models.rules.rights import Role
from models.rules.work import Task, Work
from models.tables import Appointment, AuditEntry, Ballot, Decision, Elector, Letter, Pledge, Round, RoundResult
from tests import given
from tests.given import Mark, Reason
from tests.rounds import AUTHORS, CLOSES_ON, CONTENT, NOW, TODAY, Review, opened, prepared

MAN_GU, TIE_SHENG, ER_SAO, MU_JIANG, LUO, QIN = REPRESENTATIVES
FITS = Slip(Mark.fits)


@pytest.fixture
async def review(database: Database, tmp_path: Path) -> Review:
    return await opened(database, tmp_path / "keys")


@pytest.fixture
async def waiting(database: Database, tmp_path: Path) -> Review:
    """Pledges are proposed; the round is not open yet."""
    return await prepared(database, tmp_path / "keys")


def stages(session: Session) -> list[Stage]:
    return list(session.exec(select(col(Pledge.stage)).order_by(col(Pledge.id))))


def acts(session: Session) -> list[tuple[str, int | None, str]]:
    entries = session.exec(select(AuditEntry).order_by(col(AuditEntry.seq)))
    return [(entry.act, entry.actor_id, entry.subject) for entry in entries]


def letters(session: Session) -> dict[str, int]:
    counted = select(col(Letter.kind), func.count()).group_by(col(Letter.kind))
    return dict(session.exec(counted).all())


def dismiss(session: Session, person_id: int, role: Role) -> None:
    session.connection().execute(
        delete(Appointment).where(col(Appointment.person_id) == person_id, col(Appointment.role) == role)
    )


# ── opening ────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_opening_freezes_roll_and_pledges_invites_everybody_and_is_audited(waiting: Review) -> None:
    await waiting.open()
    look, people = waiting.database.look, waiting.village.people
    assert await look(stages) == [Stage.in_review] * 3
    roll = await look(rounds.electors, waiting.round_id)
    assert roll == sorted(people[name].id for name in REPRESENTATIVES)
    assert await look(letters) == {"RatingInvited": 6}
    assert await look(acts) == [("open_review", people[SECRETARY].id, f"round:{waiting.round_id}")]
    assert await look(audit.first_broken) is None


@pytest.mark.parametrize("name", ["杨满姑", "龙桂芳", "吴腊妹", SECOND_MEMBERS[0]])
async def test_only_the_secretary_of_the_branch_opens(waiting: Review, name: str) -> None:
    with pytest.raises(Refusal, match="not-yours"):
        await waiting.open(by=name)
    assert await waiting.database.look(stages) == [Stage.proposed] * 3


async def test_four_representatives_are_too_few(waiting: Review) -> None:
    for name in (MAN_GU, TIE_SHENG):
        await waiting.database.change(dismiss, waiting.village.people[name].id, Role.representative)
    with pytest.raises(Refusal, match="rating-too-few-representatives") as refusal:
        await waiting.open()
    assert refusal.value.facts == {"there": 4, "fewest": 5}


async def test_a_round_is_opened_once_however_many_press(waiting: Review) -> None:
    results = await asyncio.gather(*(waiting.open() for _ in range(5)), return_exceptions=True)
    assert sum(result is None for result in results) == 1
    refusals = {str(result) for result in results if result}
    assert refusals == {"rating-open-already"}
    assert await waiting.slips() == len(REPRESENTATIVES) * len(AUTHORS)


async def test_who_joins_later_does_not_enter(review: Review) -> None:
    late = review.village.people["吴腊妹"]

    def join(session: Session) -> None:
        appoint(session, late, review.village.branch, Role.representative, TODAY)

    await review.database.change(join)
    with pytest.raises(Refusal, match="rating-not-on-the-roll"):
        await review.rate("吴腊妹", review.pledges[0], Mark.fits)


async def test_somebody_appointed_twice_is_on_the_roll_once(waiting: Review) -> None:
    def appoint_again(session: Session) -> None:
        appoint(session, waiting.village.people[MAN_GU], waiting.village.branch, Role.representative, TODAY)

    await waiting.database.change(appoint_again)
    await waiting.open()
    assert len(await waiting.database.look(rounds.electors, waiting.round_id)) == 6


async def test_pledges_of_another_year_wait_for_their_own_review(waiting: Review) -> None:
    with pytest.raises(Refusal, match="rating-nothing-proposed"):
        await waiting.open(now=datetime(2027, 1, 20, tzinfo=UTC), closes_on=date(2027, 1, 25))


# ── rating ─────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_queue_shows_one_pledge_after_another_until_all_are_done(review: Review) -> None:
    seen: list[int] = []
    queue = await review.queue(MAN_GU)
    while queue.card:
        assert (queue.total, queue.done) == (3, len(seen))
        seen.append(queue.card.pledge_id)
        queue = await review.rate(MAN_GU, queue.card.pledge_id, Mark.fits)
    assert seen == review.pledges
    assert (queue.done, queue.back) == (3, review.pledges[-1])


async def test_a_card_says_whose_pledge_it_is_and_what_for(review: Review) -> None:
    card = (await review.queue(MAN_GU)).card
    assert card
    assert (card.author, card.office, card.basis, card.number) == (SECRETARY, Role.secretary, Basis.problem, 1)
    assert (card.text, card.unit, card.is_said, card.wants_reason) == (given.TEXT, "公里", False, False)
    second = (await review.rate(MAN_GU, review.pledges[0], Mark.fits)).card
    third = (await review.rate(MAN_GU, review.pledges[1], Mark.fits)).card
    assert second
    assert third
    assert (second.office, third.office) == (Role.committee, Role.member)


async def test_a_mark_below_fits_is_followed_by_the_question_why(review: Review) -> None:
    asked = await review.rate(MAN_GU, review.pledges[0], Mark.partly)
    assert asked.card
    assert (asked.card.pledge_id, asked.card.wants_reason, asked.done) == (review.pledges[0], True, 0)
    who, press = await review.actor(MAN_GU), review.press(review.pledges[0])
    after = await review.database.change_untraced(doing.explain, who, review.box, press, Reason.vague)
    assert after.card
    assert (after.card.pledge_id, after.done) == (review.pledges[1], 1)


async def test_what_is_skipped_comes_last_and_what_is_taken_back_comes_next(review: Review) -> None:
    first, second, third = review.pledges
    who = await review.actor(MAN_GU)
    queue = await review.database.change_untraced(doing.put_off, who, review.box, review.press(first))
    assert queue.card
    assert queue.card.pledge_id == second
    queue = await review.rate(MAN_GU, second, Mark.fits)
    assert queue.back == second
    queue = await review.database.change_untraced(doing.take_back, who, review.box, review.press(second))
    assert queue.card
    assert (queue.card.pledge_id, queue.done, queue.back) == (second, 0, first)
    await review.rate(MAN_GU, second, Mark.fits)
    queue = await review.rate(MAN_GU, third, Mark.fits)
    assert queue.card
    assert (queue.card.pledge_id, queue.done) == (first, 2)


async def test_nobody_is_asked_about_their_own_pledge_nor_may_rate_it(waiting: Review) -> None:
    def propose(session: Session) -> int:
        return given.pledge(session, waiting.village, MAN_GU, stage=Stage.proposed).id

    own = await waiting.database.change(propose)
    await waiting.open()
    assert await waiting.slips() == 6 * 4 - 1
    assert (await waiting.queue(MAN_GU)).total == 3
    assert (await waiting.queue(TIE_SHENG)).total == 4
    with pytest.raises(Refusal, match="rating-own-pledge"):
        await waiting.rate(MAN_GU, own, Mark.fits)
    with pytest.raises(Refusal, match="not-yours"):
        await waiting.database.look(rating.own_slip, await waiting.actor(MAN_GU), waiting.box, waiting.round_id, own)


async def test_five_others_make_the_author_s_own_pledge_countable(waiting: Review) -> None:
    def propose(session: Session) -> int:
        return given.pledge(session, waiting.village, MAN_GU, stage=Stage.proposed).id

    own = await waiting.database.change(propose)
    await waiting.open()
    for name in REPRESENTATIVES[1:]:
        await waiting.rate(name, own, Mark.fits)
    await waiting.close()
    await waiting.conclude()
    told = await waiting.database.look(fit_review, own)
    assert told
    assert (told.entitled, told.ballots) == (5, 5)


@pytest.mark.parametrize("name", [SECRETARY, "龙桂芳", "吴腊妹", SECOND_MEMBERS[1]])
async def test_who_is_no_representative_here_rates_nothing(review: Review, name: str) -> None:
    with pytest.raises(Refusal, match="not-yours"):
        await review.rate(name, review.pledges[0], Mark.fits)
    with pytest.raises(Refusal, match="not-yours"):
        await review.queue(name)


async def test_a_representative_of_another_branch_rates_nothing_here(review: Review) -> None:
    def appoint_there(session: Session) -> None:
        visitor = review.cast.second.people[SECOND_MEMBERS[1]]
        appoint(session, visitor, review.cast.second.branch, Role.representative, TODAY)

    await review.database.change(appoint_there)
    with pytest.raises(Refusal, match="not-yours"):
        await review.rate(SECOND_MEMBERS[1], review.pledges[0], Mark.fits)


async def test_a_representative_no_more_rates_no_more_but_what_was_said_counts(review: Review) -> None:
    await review.everybody_says(FITS)
    await review.database.change(dismiss, review.village.people[MAN_GU].id, Role.representative)
    with pytest.raises(Refusal, match="not-yours"):
        await review.rate(MAN_GU, review.pledges[0], Mark.unfit)
    await review.close()
    await review.conclude()
    told = await review.database.look(fit_review, review.pledges[0])
    assert told
    assert told.counts[Mark.fits] == 6


async def test_a_made_up_round_or_pledge_is_refused(review: Review) -> None:
    with pytest.raises(Refusal, match="rating-not-in-this-round"):
        await review.rate(MAN_GU, 999, Mark.fits)
    review.round_id = 999
    with pytest.raises(Refusal, match="not-yours"):
        await review.rate(MAN_GU, review.pledges[0], Mark.fits)


async def test_a_pledge_withdrawn_meanwhile_is_asked_about_and_counted_no_more(review: Review) -> None:
    await review.everybody_says(FITS)
    gone = review.pledges[0]

    def withdraw(session: Session) -> None:
        session.connection().execute(update(Pledge).where(col(Pledge.id) == gone).values(stage=Stage.withdrawn))

    await review.database.change(withdraw)
    assert (await review.queue(MAN_GU)).total == 2
    with pytest.raises(Refusal, match="rating-not-in-this-round"):
        await review.rate(MAN_GU, gone, Mark.unfit)
    await review.close()
    await review.conclude()
    assert await review.database.look(fit_review, gone) is None
    assert await review.database.look(stages) == [Stage.withdrawn, Stage.deciding, Stage.deciding]


def letters_to_the_committee(session: Session) -> Counter[str]:
    asked = select(Letter.kind).where(col(Letter.kind).in_(("DecisionAsked", "DecisionsAsked")))
    return Counter(session.exec(asked))


async def test_what_is_rated_goes_to_the_committee_in_one_card_each(review: Review) -> None:
    await review.everybody_says(FITS)
    await review.close()
    await review.conclude()
    assert await review.database.look(letters_to_the_committee) == {"DecisionsAsked": len(COMMITTEE)}


async def test_a_single_pledge_comes_with_its_own_card(review: Review) -> None:
    def withdraw(session: Session) -> None:
        gone = col(Pledge.id).in_(review.pledges[:2])
        session.connection().execute(update(Pledge).where(gone).values(stage=Stage.withdrawn))

    await review.database.change(withdraw)
    await review.close()
    await review.conclude()
    assert await review.database.look(letters_to_the_committee) == {"DecisionAsked": len(COMMITTEE)}


async def test_a_typed_digit_answers_the_card_that_comes_next_once(review: Review) -> None:
    who, update_id = await review.actor(MAN_GU), 70

    async def type_digit(digit: int, number: int) -> None:
        press = review.press(update_id=number)
        await review.database.change_untraced(doing.type_digit, who, review.box, press, digit)

    await type_digit(3, update_id)
    await type_digit(3, update_id)
    assert (await review.sheet(MAN_GU, review.pledges[0])).slip == Slip(Mark.unfit)
    await type_digit(5, update_id + 1)
    assert (await review.sheet(MAN_GU, review.pledges[0])).slip == Slip(Mark.unfit, Reason.unverifiable)
    await type_digit(1, update_id + 2)
    await type_digit(1, update_id + 2)
    assert (await review.sheet(MAN_GU, review.pledges[1])).slip == FITS
    assert (await review.sheet(MAN_GU, review.pledges[2])).slip is None
    with pytest.raises(Refusal, match="rating-digit"):
        await type_digit(9, update_id + 3)


async def test_a_digit_after_the_last_card_changes_nothing(review: Review) -> None:
    for pledge in review.pledges:
        await review.rate(MAN_GU, pledge, Mark.fits)
    who = await review.actor(MAN_GU)
    queue = await review.database.change_untraced(doing.type_digit, who, review.box, review.press(), 3)
    assert (queue.card, queue.done) == (None, 3)
    assert {(await review.sheet(MAN_GU, pledge)).slip for pledge in review.pledges} == {FITS}


async def test_looking_again_walks_through_and_a_new_mark_goes_on_behind(review: Review) -> None:
    for pledge in review.pledges:
        await review.rate(MAN_GU, pledge, Mark.fits)
    first, second, third = review.pledges
    who = await review.actor(MAN_GU)
    queue = await review.database.look(rating.queue_again, who, review.box, review.round_id, None)
    assert queue.card
    assert (queue.card.pledge_id, queue.card.is_said, queue.before, queue.after) == (first, True, None, second)
    press = review.press(second)
    queue = await review.database.change_untraced(doing.rate, who, review.box, press, Mark.cannot_judge, again=True)
    assert queue.card
    assert (queue.card.pledge_id, queue.before, queue.after) == (third, second, None)
    press = review.press(third)
    queue = await review.database.change_untraced(doing.rate, who, review.box, press, Mark.fits, again=True)
    assert queue.card is None


# ── closing ────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_after_closing_nobody_rates_and_everybody_is_told(review: Review) -> None:
    for name, slip in zip(REPRESENTATIVES, [*CONTENT, FITS, FITS], strict=True):
        await review.say(name, review.pledges[0], slip)
    await review.close()
    with pytest.raises(Refusal, match="rating-round-over"):
        await review.rate(MAN_GU, review.pledges[1], Mark.fits)
    await review.conclude()
    with pytest.raises(Refusal, match="rating-round-over"):
        await review.rate(MAN_GU, review.pledges[1], Mark.fits)
    told = await review.database.look(fit_review, review.pledges[0])
    assert told
    assert (told.ballots, told.entitled) == (6, 6)
    assert told.counts == {Mark.fits: 3, Mark.partly: 1, Mark.unfit: 1, Mark.cannot_judge: 1}
    assert {reason for reason, times in told.reasons.items() if times} == {Reason.vague, Reason.routine}
    posted = await review.database.look(letters)
    assert (posted["RoundClosed"], posted["RatingInvited"]) == (1, 12)
    assert await review.database.look(stages) == [Stage.deciding] * 3
    assert await review.database.look(lambda session: len(session.exec(select(Decision)).all())) == 3


async def test_four_ballots_are_not_told_not_even_that_there_were_four(review: Review) -> None:
    for name in REPRESENTATIVES[:4]:
        await review.rate(name, review.pledges[0], Mark.unfit)
    for name in REPRESENTATIVES[:5]:
        await review.rate(name, review.pledges[1], Mark.unfit)
    await review.close()
    await review.conclude()

    def results(session: Session) -> dict[int, tuple[int | None, dict[str, int], dict[str, int]]]:
        return {one.pledge_id: (one.ballots, one.counts, one.reasons) for one in session.exec(select(RoundResult))}

    told = await review.database.look(results)
    first, second, third = review.pledges
    assert told[first] == told[third] == (None, {}, {})
    assert told[second][0] == 5
    assert told[second][1]["unfit"] == 5


async def test_results_are_hidden_until_the_round_is_counted(review: Review) -> None:
    await review.everybody_says(FITS)
    secretary = await review.actor(SECRETARY)
    for step in (review.close, review.conclude):
        assert await review.database.look(rounds.outcome, review.round_id) is None
        with pytest.raises(Refusal, match="rating-not-counted-yet"):
            await review.database.look(rounds.outcome_for, secretary, review.round_id)
        await step()
    outcome = await review.database.look(rounds.outcome_for, secretary, review.round_id)
    assert [one.review.ballots for one in outcome.results] == [6, 6, 6]
    for name in (MAN_GU, SECOND_MEMBERS[0]):
        with pytest.raises(Refusal, match="not-yours"):
            await review.database.look(rounds.outcome_for, await review.actor(name), review.round_id)


@pytest.mark.parametrize("name", ["杨满姑", "龙桂芳", SECOND_MEMBERS[0]])
async def test_only_the_secretary_of_the_branch_closes(review: Review, name: str) -> None:
    with pytest.raises(Refusal, match="not-yours"):
        await review.close(by=name)
    assert (await review.round()).state is RoundState.open


async def test_a_round_is_closed_once(review: Review) -> None:
    results = await asyncio.gather(*(review.close() for _ in range(4)), return_exceptions=True)
    assert [str(result) for result in results if result] == ["rating-round-over"] * 3


async def test_the_clock_closes_when_the_last_day_is_over_in_the_village(review: Review) -> None:
    midnight = datetime.combine(CLOSES_ON + timedelta(days=1), datetime.min.time(), UTC) - timedelta(hours=8)
    assert await review.database.change(doing.close_overdue, midnight - timedelta(minutes=1)) == 0
    assert (await review.round()).state is RoundState.open
    assert await review.database.change(doing.close_overdue, midnight) == 1
    assert await review.database.change(doing.close_overdue, midnight) == 0
    await review.conclude(midnight)
    assert (await review.round()).state is RoundState.closed
    done = [(act, actor_id) for act, actor_id, _ in await review.database.look(acts)]
    assert done[1] == ("close_review", None)


async def test_a_press_that_is_taken_is_counted_though_the_round_closes_meanwhile(review: Review) -> None:
    """The press has seen the round open and is not committed yet: closing waits for it, so the count has it."""
    who, pledge = await review.actor(MAN_GU), review.pledges[0]
    seen, go_on = threading.Event(), threading.Event()

    def slow_press(session: Session) -> None:
        doing.rate(session, who, review.box, review.press(pledge), Mark.fits)
        seen.set()
        go_on.wait(timeout=5)

    async def close_and_tally() -> int:
        await review.close()
        tallies = await review.database.look(review.box.tally, await review.round(), [(who.person_id, pledge)])
        return tallies[pledge].ballots

    pressing = asyncio.ensure_future(review.database.change_untraced(slow_press))
    await asyncio.to_thread(seen.wait, 5)
    closing = asyncio.ensure_future(close_and_tally())
    await asyncio.wait([closing], timeout=0.3)
    go_on.set()
    await pressing
    assert await closing == 1


async def test_counting_twice_at_once_tells_the_result_once(review: Review) -> None:
    await review.everybody_says(FITS)
    await review.close()
    await asyncio.gather(*(count(review) for _ in range(3)))
    posted = await review.database.look(letters)
    assert (posted["RoundClosed"], posted["RatingInvited"]) == (1, 12)


Step = Callable[[Review], Awaitable[Any]]


async def close(review: Review) -> None:
    await review.close()


async def count(review: Review) -> None:
    await review.database.change(doing.count, review.box, review.round_id, now=NOW)


async def destroy_the_key(review: Review) -> None:
    KeyRing(review.keys).destroy((await review.round()).key_name)


async def shred(review: Review) -> None:
    await review.database.change(doing.shred, review.box, review.round_id)


async def forget(review: Review) -> None:
    assert await review.database.forget_deleted()


async def confirm(review: Review) -> None:
    await review.database.change(doing.confirm_shredded, review.round_id, now=NOW)


CLOSING: list[Step] = [close, count, destroy_the_key, shred, forget, confirm]


def everything(session: Session) -> dict[str, Any]:
    """What a round comes to, whichever way it went."""
    held = session.exec(select(Round)).one()
    results = session.exec(select(RoundResult).order_by(col(RoundResult.pledge_id))).all()
    return {
        "round": (held.state, held.key_name, held.closed_at),
        "results": [(one.pledge_id, one.entitled, one.ballots, one.counts, one.reasons) for one in results],
        "stages": stages(session),
        "decisions": session.exec(select(func.count()).select_from(Decision)).one(),
        "letters": letters(session),
        "acts": acts(session),
        "ballots": session.exec(select(func.count()).select_from(Ballot)).one(),
        "electors": session.exec(select(func.count()).select_from(Elector)).one(),
        "broken": audit.first_broken(session),
    }


@pytest.mark.parametrize("died_after", range(1, len(CLOSING) + 1))
async def test_a_death_between_any_two_steps_of_closing_ends_the_same(
    review: Review, database_url: str, died_after: int
) -> None:
    for name, slip in zip(REPRESENTATIVES, [*CONTENT, FITS, FITS], strict=True):
        await review.say(name, review.pledges[0], slip)
    for step in CLOSING[:died_after]:
        await step(review)
    born_again = Database(database_url)
    review.database, review.box = born_again, BallotBox(KeyRing(review.keys))
    for _ in range(2):
        await review.conclude()
    left = await born_again.look(everything)
    await born_again.close()
    first = review.pledges[0]
    assert left["round"] == (RoundState.closed, "", NOW)
    assert left["results"][0] == (
        first, 6, 6, {"fits": 3, "partly": 1, "unfit": 1, "cannot_judge": 1},
        {"vague": 1, "not_of_the_post": 0, "beyond_ability": 0, "routine": 1, "unverifiable": 0},
    )  # fmt: skip
    assert left["stages"] == [Stage.deciding] * 3
    assert (left["decisions"], left["ballots"], left["electors"], left["broken"]) == (3, 0, 6, None)
    assert (left["letters"]["RoundClosed"], left["letters"]["RatingInvited"]) == (1, 12)
    own_acts = [act for act, _, subject in left["acts"] if subject.startswith("round:")]
    assert own_acts == ["open_review", "close_review", "count_ballots", "shred_ballots"]
    assert not list(review.keys.glob("round-*"))


# ── a lost key ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("closes_first", [False, True])
async def test_where_the_key_is_lost_the_round_is_rated_again(review: Review, *, closes_first: bool) -> None:
    await review.everybody_says(FITS)
    await destroy_the_key(review)
    if closes_first:
        await review.close()
        await review.conclude()
        assert (await review.round()).state is RoundState.closing
    secretary = await review.actor(SECRETARY)
    later = CLOSES_ON + timedelta(days=3)
    await review.database.change(opening.start_over, secretary, review.box, review.round_id, later, now=NOW)
    held = await review.round()
    assert (held.state, held.closes_on) == (RoundState.open, later)
    assert (await review.queue(MAN_GU)).done == 0
    await review.everybody_says(Slip(Mark.cannot_judge))
    await review.close()
    await review.conclude()
    told = await review.database.look(fit_review, review.pledges[0])
    assert told
    assert told.counts == {Mark.fits: 0, Mark.partly: 0, Mark.unfit: 0, Mark.cannot_judge: 6}


async def test_a_round_whose_key_is_there_is_not_rated_again(review: Review) -> None:
    await review.everybody_says(FITS)
    secretary, stranger = await review.actor(SECRETARY), await review.actor(SECOND_MEMBERS[0])
    for who, code in ((secretary, "rating-nothing-lost"), (stranger, "not-yours")):
        with pytest.raises(Refusal, match=code):
            await review.database.change(opening.start_over, who, review.box, review.round_id, CLOSES_ON, now=NOW)
    assert (await review.queue(MAN_GU)).done == 3


async def test_one_round_without_a_key_does_not_hold_up_the_others(review: Review) -> None:
    await review.close()
    await destroy_the_key(review)
    await review.conclude()
    assert await review.database.look(rounds.to_count) == [review.round_id]
    assert await review.database.look(rounds.to_shred) == []


# ── open work ──────────────────────────────────────────────────────────────────────────────────────────────────────


async def work(review: Review, name: str) -> list[Task]:
    return await review.database.look(rounds.open_work, await review.actor(name), TODAY, review.box)


async def test_open_work_follows_the_round(waiting: Review) -> None:
    branch = waiting.village.branch
    assert await work(waiting, SECRETARY) == [Task(Work.open_review, branch.id, branch.name, date(2026, 2, 25), 3)]
    assert await work(waiting, MAN_GU) == []
    await waiting.open()
    assert await work(waiting, SECRETARY) == [Task(Work.close_review, branch.id, branch.name, CLOSES_ON)]
    assert await work(waiting, MAN_GU) == [Task(Work.rate, waiting.round_id, branch.name, CLOSES_ON, 3)]
    await waiting.rate(MAN_GU, waiting.pledges[0], Mark.fits)
    await waiting.rate(MAN_GU, waiting.pledges[1], Mark.partly)
    assert (await work(waiting, MAN_GU))[0].left == 2
    for pledge in waiting.pledges:
        await waiting.rate(MAN_GU, pledge, Mark.fits)
    assert await work(waiting, MAN_GU) == []
    assert (await work(waiting, TIE_SHENG))[0].left == 3
    await waiting.close()
    await waiting.conclude()
    assert await work(waiting, SECRETARY) == await work(waiting, TIE_SHENG) == []
    assert await work(waiting, "吴腊妹") == []


async def test_a_lost_key_does_not_take_the_todo_list_with_it(review: Review) -> None:
    await destroy_the_key(review)
    assert await work(review, MAN_GU) == []
    assert len(await work(review, SECRETARY)) == 1
    assert await review.database.look(seats.round_to_answer, await review.actor(MAN_GU), review.box) is None
