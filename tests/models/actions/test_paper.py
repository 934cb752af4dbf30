"""Ballots on paper from the first name to the count, on both databases."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from bot.playground.cast import REPRESENTATIVES, SECOND_MEMBERS, SECRETARY
from models.actions import kin
from models.actions import paper as doing
from models.actions.kin import Pair
from models.database import Database
from models.queries import paper, rounds
from models.queries.results import FitReview, fit_review
from models.queries.roll import PapersCame
from models.rules.paper import BatchState
from models.rules.rating import RoundMode, Slip
from models.rules.refusal import Refusal
from models.rules.rights import Role
from models.tables import Appointment, AuditEntry, Ballot, Letter, PaperBatch, PaperCount, Person, Pool
from tests.given import Mark, Reason
from tests.rounds import NOW, Review, opened, prepared

MAN_GU, TIE_SHENG, ER_SAO, MU_JIANG, LUO, QIN = REPRESENTATIVES
WITNESS, OTHER_WITNESS = "龙桂芳", "吴正坤"
FITS = Slip(Mark.fits)


@pytest.fixture
async def review(database: Database, tmp_path: Path) -> Review:
    return await opened(database, tmp_path / "keys")


async def put(review: Review, *names: str, by: str = SECRETARY) -> None:
    for name in names:
        person_id = review.village.people[name].id
        who = await review.actor(by)
        await review.database.change(doing.put_on_paper, who, review.box, review.round_id, person_id, now=NOW)


async def write(review: Review, typed: str, pledges: Sequence[int] = (), by: str = SECRETARY) -> None:
    for pledge in pledges or review.pledges:
        who = await review.actor(by)
        await review.database.change(doing.write_counts, who, review.round_id, pledge, typed, now=NOW)


async def ask(review: Review, witness: str = WITNESS) -> None:
    who, person_id = await review.actor(SECRETARY), review.village.people[witness].id
    await review.database.change(doing.ask_witness, who, review.round_id, person_id, now=NOW)


async def batch(review: Review) -> PaperBatch:
    return await review.database.look(lambda session: session.exec(select(PaperBatch)).one())


async def answer(review: Review, *, agrees: bool = True, by: str = WITNESS, asking: int | None = None) -> None:
    held, who = await batch(review), await review.actor(by)
    asked = held.asking if asking is None else asking
    await review.database.change(doing.witness, who, held.id, asked, agrees=agrees, now=NOW)


async def told(review: Review, pledge: int | None = None) -> FitReview | None:
    await review.close()
    await review.conclude()
    return await review.database.look(fit_review, pledge or review.pledges[0])


async def as_many_representatives(review: Review, more: int) -> list[str]:
    """Further people in the village who were appointed to rate."""
    names = [f"代表{number}" for number in range(more)]

    def appoint(session: Session) -> None:
        for number, name in enumerate(names):
            person = Person(name=name, telegram_id=9000 + number, joined_at=NOW)
            session.add(person)
            session.flush()
            branch_id = review.village.branch.id
            hat = Appointment(person_id=person.id, unit_id=branch_id, role=Role.representative, since=NOW.date())
            session.add(hat)
            review.village.people[name] = person

    await review.database.change(appoint)
    return names


# ── on the list ────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_who_votes_on_paper_is_kindly_refused_by_phone_and_what_was_said_there_is_blank(review: Review) -> None:
    await review.rate(MAN_GU, review.pledges[0], Mark.unfit, Reason.vague)
    await review.rate(TIE_SHENG, review.pledges[0], Mark.fits)
    await put(review, MAN_GU)
    with pytest.raises(Refusal, match="rating-on-paper"):
        await review.rate(MAN_GU, review.pledges[0], Mark.fits)
    with pytest.raises(Refusal, match="rating-on-paper"):
        await review.queue(MAN_GU)
    assert (await review.sheet(MAN_GU, review.pledges[0])).slip is None
    assert (await review.sheet(TIE_SHENG, review.pledges[0])).slip == FITS


async def test_nobody_learns_whether_there_was_anything_to_blank(review: Review) -> None:
    """All slips are sealed afresh at the same length, and the audit says the same, said or unsaid."""
    await review.rate(MAN_GU, review.pledges[0], Mark.unfit)
    (before,) = await review.ballots()
    await put(review, MAN_GU)
    (after,) = await review.ballots()
    assert (before.pseudonym, len(before.sealed)) == (after.pseudonym, len(after.sealed))
    alike = sum(one == other for one, other in zip(before.sealed, after.sealed, strict=True))
    assert alike < len(before.sealed) / 16
    silent = await review.database.look(lambda session: session.exec(select(AuditEntry.facts)).all())
    await put(review, TIE_SHENG)
    both = await review.database.look(lambda session: session.exec(select(AuditEntry.facts)).all())
    assert silent[-1].keys() == both[-1].keys() == {"person", "on_paper"}


async def test_a_press_that_comes_again_does_not_fill_a_blanked_slip(review: Review) -> None:
    pledge, who = review.pledges[0], await review.actor(SECRETARY)
    await review.rate(MAN_GU, pledge, Mark.unfit, update_id=50)
    await put(review, MAN_GU)
    person_id = review.village.people[MAN_GU].id
    await review.database.change(doing.put_on_phone, who, review.round_id, person_id, now=NOW)
    await review.rate(MAN_GU, pledge, Mark.unfit, update_id=50)
    assert (await review.sheet(MAN_GU, pledge)).slip is None
    await review.rate(MAN_GU, pledge, Mark.fits, update_id=51)
    assert (await review.sheet(MAN_GU, pledge)).slip == FITS


async def test_presses_at_the_same_moment_end_as_paper(review: Review) -> None:
    presses = (review.rate(MAN_GU, pledge, Mark.unfit) for pledge in review.pledges)
    await asyncio.gather(put(review, MAN_GU), *presses, return_exceptions=True)
    assert {(await review.sheet(MAN_GU, pledge)).slip for pledge in review.pledges} == {None}


async def test_the_voter_is_told_once_however_often_it_is_pressed(review: Review) -> None:
    await asyncio.gather(*(put(review, MAN_GU) for _ in range(3)))
    kinds = await review.database.look(lambda session: session.exec(select(Letter.kind)).all())
    assert kinds.count("VotesOnPaper") == 1


async def test_only_the_secretary_of_the_branch_takes_papers(review: Review) -> None:
    for name in (MAN_GU, WITNESS, SECOND_MEMBERS[0]):
        with pytest.raises(Refusal, match="not-yours"):
            await put(review, MAN_GU, by=name)
        with pytest.raises(Refusal, match="not-yours"):
            await write(review, "0 0 0 0", by=name)
        with pytest.raises(Refusal, match="not-yours"):
            await review.database.look(paper.desk, await review.actor(name), review.round_id)


async def test_who_is_not_on_the_roll_votes_neither_way(review: Review) -> None:
    with pytest.raises(Refusal, match="rating-paper-not-on-the-roll"):
        await put(review, "吴腊妹")


async def test_an_open_round_takes_no_paper_and_a_closed_one_none_either(waiting_openly: Review) -> None:
    with pytest.raises(Refusal, match="rating-paper-openly"):
        await put(waiting_openly, MAN_GU)
    await waiting_openly.close()
    with pytest.raises(Refusal, match="rating-round-over"):
        await put(waiting_openly, MAN_GU)


@pytest.fixture
async def waiting_openly(database: Database, tmp_path: Path) -> Review:
    held = await prepared(database, tmp_path / "keys")
    await held.open(mode=RoundMode.open)
    return held


# ── the count and its witness ──────────────────────────────────────────────────────────────────────────────────────


async def test_confirmed_papers_are_counted_in_with_what_the_phones_said(database: Database, tmp_path: Path) -> None:
    review = await prepared(database, tmp_path / "keys")
    more = await as_many_representatives(review, 5)
    await review.open()
    await put(review, *more)
    await write(review, "3 1 1 0")
    await ask(review)
    await answer(review)
    await review.everybody_says(FITS)
    said = await told(review)
    assert said
    assert (said.entitled, said.ballots, said.papers) == (11, 11, 5)
    assert said.counts == {"fits": 9, "partly": 1, "unfit": 1, "cannot_judge": 0}
    outcome = await review.database.look(rounds.outcome, review.round_id)
    assert outcome
    assert outcome.papers is PapersCame.counted_in
    assert await review.database.look(lambda session: session.exec(select(PaperCount)).all()) == []


@pytest.mark.parametrize(("phones", "is_told"), [(0, True), (4, False), (5, True)])
async def test_what_the_phones_said_cannot_be_had_by_subtraction(
    database: Database, tmp_path: Path, phones: int, *, is_told: bool
) -> None:
    review = await prepared(database, tmp_path / "keys")
    more = await as_many_representatives(review, 6)
    await review.open()
    await put(review, *more)
    await write(review, "6 0 0 0")
    await ask(review)
    await answer(review)
    await review.everybody_says(Slip(Mark.cannot_judge), REPRESENTATIVES[:phones])
    said = await told(review)
    assert said
    assert said.ballots == (6 + phones if is_told else None)
    pooled = await review.database.look(lambda session: session.exec(select(Pool)).all())
    inside = [review.box.safe.take(one.key_name, one.sealed) for one in pooled]
    assert [one.counts["fits"] + one.counts["cannot_judge"] for one in inside if one] == (
        [] if is_told else [phones * len(review.pledges)]
    ), "the township adds up what the phones said, and no papers"


@pytest.mark.parametrize("ending", ["written", "asked", "refused"])
async def test_what_no_witness_has_confirmed_does_not_count_and_the_outcome_says_so(
    review: Review, ending: str
) -> None:
    await review.everybody_says(FITS, REPRESENTATIVES[:5])
    await put(review, QIN)
    await write(review, "0 0 1 0")
    if ending != "written":
        await ask(review)
    if ending == "refused":
        await answer(review, agrees=False)
    said = await told(review)
    assert said
    assert (said.ballots, said.papers, said.counts["unfit"]) == (5, 0, 0)
    outcome = await review.database.look(rounds.outcome, review.round_id)
    assert outcome
    assert outcome.papers is PapersCame.left_out
    assert await review.database.look(lambda session: session.exec(select(PaperCount)).all()) == []


async def test_relatives_and_authors_are_not_among_those_whose_papers_may_be_counted(
    database: Database, tmp_path: Path
) -> None:
    review = await prepared(database, tmp_path / "keys")
    people = review.village.people
    apart = Pair(review.village.branch.id, people[MAN_GU].id, people["彭冬生"].id)
    await review.database.change(kin.exclude, await review.actor(SECRETARY), apart, now=NOW)
    await review.open()
    await put(review, MAN_GU, TIE_SHENG)
    desk = await review.database.look(paper.desk, await review.actor(SECRETARY), review.round_id)
    assert {one.author: one.voters for one in desk.items} == {"石远山": 2, "龙桂芳": 2, "彭冬生": 1}
    (theirs,) = (one.pledge_id for one in desk.items if one.author == "彭冬生")
    with pytest.raises(Refusal, match="rating-paper-too-many"):
        await write(review, "2 0 0 0", [theirs])
    with pytest.raises(Refusal, match="rating-not-in-this-round"):
        await write(review, "0 0 0 0", [4711])


async def test_numbers_are_corrected_until_the_witness_is_asked_and_again_when_taken_back(review: Review) -> None:
    await put(review, MAN_GU, TIE_SHENG)
    await write(review, "2 0 0 0")
    await write(review, "1 1 0 0")
    await ask(review)
    for late in (write(review, "0 2 0 0"), put(review, QIN), ask(review)):
        with pytest.raises(Refusal, match="rating-paper-asked"):
            await late
    await review.database.change(doing.take_back, await review.actor(SECRETARY), review.round_id, now=NOW)
    with pytest.raises(Refusal, match="rating-paper-changed"):
        await answer(review)
    await write(review, "0 2 0 0", review.pledges[:1])
    await ask(review)
    with pytest.raises(Refusal, match="rating-paper-changed"):
        await answer(review, asking=1)
    await answer(review)
    for late in (write(review, "2 0 0 0"), put(review, QIN), ask(review)):
        with pytest.raises(Refusal, match="rating-paper-confirmed"):
            await late
    with pytest.raises(Refusal, match="rating-paper-changed"):
        await answer(review, agrees=False)
    assert (await batch(review)).state is BatchState.confirmed


async def test_a_refused_count_is_corrected_and_laid_before_another_witness(review: Review) -> None:
    """What the first one was sent says and confirms nothing any more."""
    await put(review, MAN_GU)
    await write(review, "0 0 1 0")
    await ask(review)
    await answer(review, agrees=False)
    await write(review, "1 0 0 0")
    await ask(review, OTHER_WITNESS)
    with pytest.raises(Refusal, match="not-yours"):
        await answer(review)
    await answer(review, by=OTHER_WITNESS)
    held = await batch(review)
    assert (held.state, held.asking) == (BatchState.confirmed, 2)
    letters = select(Letter.person_id).where(Letter.kind == "PapersCounted").order_by(col(Letter.id))
    asked = await review.database.look(lambda session: session.exec(letters).all())
    assert asked == [review.village.people[one].id for one in (WITNESS, OTHER_WITNESS)]
    assert await review.database.look(paper.for_witness, asked[0], held.id) is None


async def test_who_leaves_the_list_after_the_numbers_were_typed_makes_them_too_many(review: Review) -> None:
    await put(review, MAN_GU, TIE_SHENG)
    await write(review, "2 0 0 0")
    who, person_id = await review.actor(SECRETARY), review.village.people[MAN_GU].id
    await review.database.change(doing.put_on_phone, who, review.round_id, person_id, now=NOW)
    with pytest.raises(Refusal, match="rating-paper-too-many"):
        await ask(review)


async def test_the_witness_is_of_the_committee_or_a_representative_and_neither_counted_nor_voted_so(
    review: Review,
) -> None:
    await put(review, MAN_GU)
    await write(review, "1 0 0 0")
    review.village.people |= {SECOND_MEMBERS[0]: review.cast.second.people[SECOND_MEMBERS[0]]}
    for name in (SECRETARY, MAN_GU, "吴腊妹", SECOND_MEMBERS[0]):
        with pytest.raises(Refusal, match="rating-paper-no-witness"):
            await ask(review, name)


async def test_nobody_but_the_witness_confirms(review: Review) -> None:
    await put(review, MAN_GU)
    await write(review, "1 0 0 0")
    await ask(review)
    for name in (SECRETARY, "吴正坤", MAN_GU, SECOND_MEMBERS[0]):
        with pytest.raises(Refusal, match="not-yours"):
            await answer(review, by=name)
    held = await batch(review)
    assert await review.database.look(paper.for_witness, review.village.people[QIN].id, held.id) is None
    await review.close()
    with pytest.raises(Refusal, match="rating-round-over"):
        await answer(review)


async def test_a_round_waits_for_no_witness(review: Review) -> None:
    await put(review, MAN_GU)
    await write(review, "1 0 0 0")
    await ask(review)
    await review.close()
    await review.conclude()
    assert (await review.round()).closed_at == NOW
    assert await review.database.look(lambda session: session.exec(select(Ballot)).all()) == []
