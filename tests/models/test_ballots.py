"""The ballot box, on both databases: what is cast is counted, and nothing of it can be read or linked."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

from bot.playground.cast import REPRESENTATIVES
from models.actions import rating as doing
from models.ballots import BallotBox
from models.database import Database
from models.keyring import KeyRing
from models.rules.rating import Sheet, Slip, said
from models.rules.refusal import Refusal
from models.tables import AuditEntry, Ballot, Conversation, DoneUpdate, Letter
from tests.databases import connected
from tests.given import Mark, Reason
from tests.rounds import AUTHORS, CONTENT, Review, opened, prepared

MAN_GU, TIE_SHENG, ER_SAO, MU_JIANG, LUO, QIN = REPRESENTATIVES


def files_with(folder: Path, *secrets: bytes) -> list[Path]:
    """The files in which any of these bytes stand: the database, its log, keys."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file for file in files if any(secret in file.read_bytes() for secret in secrets)]


def pieces(sealed: bytes) -> list[bytes]:
    """A database cuts a long value into pieces, anywhere."""
    return [sealed[place : place + 16] for place in range(0, len(sealed) - 16, 16)]


@pytest.fixture
async def review(database: Database, tmp_path: Path) -> Review:
    return await opened(database, tmp_path / "keys")


async def test_a_slip_can_be_changed_until_closing(review: Review) -> None:
    pledge = review.pledges[0]
    assert await review.sheet(MAN_GU, pledge) == Sheet()
    for slip in CONTENT:
        await review.say(MAN_GU, pledge, slip)
        assert (await review.sheet(MAN_GU, pledge)).slip == slip
    assert (await review.sheet(TIE_SHENG, pledge)).slip is None
    assert (await review.sheet(MAN_GU, review.pledges[1])).slip is None


async def test_an_update_that_comes_again_does_not_undo_a_later_one(review: Review) -> None:
    pledge = review.pledges[0]
    await review.rate(MAN_GU, pledge, Mark.unfit, update_id=50)
    await review.rate(MAN_GU, pledge, Mark.fits, update_id=51)
    await review.rate(MAN_GU, pledge, Mark.unfit, update_id=50)
    assert (await review.sheet(MAN_GU, pledge)).slip == Slip(Mark.fits)


async def test_the_tally_counts_every_slip_once(review: Review) -> None:
    first, second, _ = review.pledges
    for name, slip in zip(REPRESENTATIVES, [*CONTENT, *CONTENT], strict=False):
        await review.say(name, first, slip)
    await review.say(QIN, second, Slip(Mark.fits))
    people = review.village.people
    pairs = [(people[name].id, pledge) for name in REPRESENTATIVES for pledge in review.pledges]
    tallies = await review.database.look(review.box.tally, await review.round(), pairs)
    assert [tallies[pledge].ballots for pledge in review.pledges] == [6, 1, 0]
    assert tallies[first].counts == {Mark.fits: 2, Mark.partly: 2, Mark.unfit: 1, Mark.cannot_judge: 1}
    assert tallies[first].reasons[Reason.vague] == 2


async def test_has_cast_knows_what_is_said_and_not_what_is_half_said_or_put_off(review: Review) -> None:
    first, second, third = review.pledges
    await review.rate(MAN_GU, first, Mark.fits)
    await review.rate(MAN_GU, second, Mark.partly)
    who = await review.actor(MAN_GU)
    await review.database.change_untraced(doing.put_off, who, review.box, review.press(third))
    held = await review.round()
    cast = await review.database.look(review.box.has_cast, held, who.person_id, review.pledges)
    assert cast == {first}


async def test_slips_are_made_for_everybody_at_the_opening_under_one_seal(review: Review) -> None:
    (ballot,) = await review.ballots()
    assert len(ballot.pseudonym) == 32
    assert len(ballot.sealed) == len(REPRESENTATIVES) * len(AUTHORS) * (32 + 18) + 12 + 16


async def test_slips_lie_in_no_order_of_people(review: Review) -> None:
    held = await review.round()
    booklet = await review.database.look(review.box.open, held, review.village.people[MAN_GU].id, review.pledges)
    pseudonyms = [booklet.stack.slips[place : place + 32] for place in range(0, len(booklet.stack.slips), 50)]
    assert pseudonyms == sorted(set(pseudonyms))


@pytest.mark.parametrize("slip", CONTENT)
async def test_every_press_seals_everything_anew_at_the_same_length(review: Review, slip: Slip) -> None:
    """Whoever compares two copies sees that somebody pressed, and not on which slip or whether again on the same."""
    before = (await review.ballots())[0]
    await review.say(MAN_GU, review.pledges[0], slip)
    await review.say(MAN_GU, review.pledges[0], slip)
    after = (await review.ballots())[0]
    assert (before.pseudonym, len(before.sealed)) == (after.pseudonym, len(after.sealed))
    alike = sum(one == other for one, other in zip(before.sealed, after.sealed, strict=True))
    assert alike < len(before.sealed) / 16


async def test_the_same_mark_again_is_sealed_afresh(review: Review) -> None:
    seen = set()
    for _ in range(5):
        await review.rate(MAN_GU, review.pledges[0], Mark.fits)
        seen |= {ballot.sealed[:12] for ballot in await review.ballots()}
    assert len(seen) == 5


async def test_a_ballot_leaves_no_trace_anywhere_else(review: Review) -> None:
    def traces(session: Session) -> dict[str, list[str]]:
        tables = (AuditEntry, Letter, Conversation, DoneUpdate)
        return {table.__name__: sorted(map(repr, session.exec(select(table)))) for table in tables}

    before = await review.database.look(traces)
    await review.everybody_says(Slip(Mark.unfit, Reason.beyond_ability))
    assert await review.database.look(traces) == before


async def test_a_box_that_was_changed_by_hand_is_no_box(review: Review) -> None:
    await review.rate(MAN_GU, review.pledges[0], Mark.unfit)

    def change_a_bit(session: Session) -> None:
        (ballot,) = session.exec(select(Ballot)).all()
        ballot.sealed = ballot.sealed[:100] + bytes([ballot.sealed[100] ^ 1]) + ballot.sealed[101:]
        session.add(ballot)

    await review.database.change(change_a_bit)
    await review.close()
    with pytest.raises(Refusal, match="rating-key-lost"):
        await review.database.change(doing.count, review.box, review.round_id, now=review.press().at)


async def test_many_at_once_all_count(review: Review) -> None:
    await asyncio.gather(
        *(review.rate(name, pledge, Mark.fits) for name in REPRESENTATIVES for pledge in review.pledges)
    )
    for name in REPRESENTATIVES:
        assert (await review.queue(name)).done == len(review.pledges)


async def test_one_slip_written_by_several_at_once_ends_with_the_last_update(review: Review) -> None:
    pledge = review.pledges[0]
    marks = {update_id: list(Mark)[update_id % 4] for update_id in range(100, 140)}
    rated = (review.rate(MAN_GU, pledge, mark, update_id=update_id) for update_id, mark in marks.items())
    await asyncio.gather(*rated)
    sheet = await review.sheet(MAN_GU, pledge)
    assert (sheet.sequence, sheet.slip) == (139, Slip(marks[139]))


async def test_two_machines_that_read_the_same_slip_do_not_undo_each_other(review: Review) -> None:
    held, rater = await review.round(), review.village.people[MAN_GU].id
    pledge = review.pledges[0]

    def twice(session: Session) -> list[bool]:
        one = review.box.open(session, held, rater, [pledge])
        other = review.box.open(session, held, rater, [pledge])
        newer = said(review.press(pledge, 60), Slip(Mark.fits))
        older = said(review.press(pledge, 59), Slip(Mark.unfit))
        return [review.box.cast(session, one, pledge, newer), review.box.cast(session, other, pledge, older)]

    assert await review.database.change_untraced(twice) == [True, False]
    assert (await review.sheet(MAN_GU, pledge)).slip == Slip(Mark.fits)


async def test_without_the_key_nothing_goes_on_and_with_it_everything_does(review: Review) -> None:
    await review.rate(MAN_GU, review.pledges[0], Mark.fits)
    (file,) = review.keys.iterdir()
    key = file.read_bytes()
    file.unlink()
    with pytest.raises(Refusal, match="rating-key-lost"):
        await review.rate(MAN_GU, review.pledges[0], Mark.unfit)
    file.write_bytes(key)
    assert (await review.sheet(MAN_GU, review.pledges[0])).slip == Slip(Mark.fits)


@pytest.mark.parametrize("wrong", [b"", b"x" * 31, b"x" * 32])
async def test_a_wrong_key_is_as_good_as_none(review: Review, wrong: bytes) -> None:
    (file,) = review.keys.iterdir()
    file.write_bytes(wrong)
    after_a_restart = BallotBox(KeyRing(review.keys))
    rater = review.village.people[MAN_GU].id
    with pytest.raises(Refusal, match="rating-key-lost"):
        await review.database.look(after_a_restart.open, await review.round(), rater, review.pledges)


async def test_after_a_restart_the_box_opens_with_the_key_on_the_disk(review: Review) -> None:
    await review.say(MAN_GU, review.pledges[0], CONTENT[1])
    review.box = BallotBox(KeyRing(review.keys))
    assert (await review.sheet(MAN_GU, review.pledges[0])).slip == CONTENT[1]


async def test_only_the_owner_may_read_the_key_and_it_stands_nowhere_else(review: Review, tmp_path: Path) -> None:
    (file,) = review.keys.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert review.keys.stat().st_mode & 0o777 == 0o700
    assert len(file.read_bytes()) == 32
    assert files_with(tmp_path, file.read_bytes()) == [file]


async def test_two_rounds_with_one_number_never_share_a_key(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys")
    names = [ring.make(7), ring.make(7)]
    assert len(set(names)) == 2
    keys = [ring.keys(name) for name in names]
    assert keys[0].pseudonym(1, 2, 3) != keys[1].pseudonym(1, 2, 3)


async def test_nothing_of_a_shredded_round_can_be_read_anywhere(review: Review, tmp_path: Path) -> None:
    await review.everybody_says(CONTENT[2])
    secrets = [piece for ballot in await review.ballots() for piece in (*pieces(ballot.sealed), ballot.pseudonym)]
    (key_file,) = review.keys.iterdir()
    key = key_file.read_bytes()
    await review.close()
    await review.conclude()
    assert await review.ballots() == []
    assert not list(review.keys.iterdir())
    assert (await review.round()).key_name == ""
    assert not files_with(tmp_path, *secrets, key)


async def test_before_shredding_the_files_do_hold_the_slips(review: Review, database_url: str, tmp_path: Path) -> None:
    """So the search above can find something."""
    await review.everybody_says(CONTENT[2])
    ballot = (await review.ballots())[0]
    found = files_with(tmp_path, *pieces(ballot.sealed))
    assert found or not database_url.startswith("sqlite")


async def test_forgetting_what_is_deleted_loses_nothing_of_an_open_round(review: Review) -> None:
    await review.say(MAN_GU, review.pledges[0], CONTENT[1])
    before = await review.ballots()
    assert await review.database.forget_deleted()
    assert await review.ballots() == before
    assert (await review.sheet(MAN_GU, review.pledges[0])).slip == CONTENT[1]


async def test_while_somebody_holds_the_ballots_they_are_shredded_later(review: Review, database_url: str) -> None:
    """A backup, say: presses must not wait behind us until it is done, and the round is not called shredded."""
    await review.close()
    with connected(database_url) as backup:
        backup.execute(text("BEGIN" if database_url.startswith("sqlite") else "SELECT 1"))
        backup.execute(text("SELECT count(*) FROM ballot"))
        await review.conclude()
        assert (await review.round()).key_name
    await review.conclude()
    assert not (await review.round()).key_name


async def test_the_table_has_no_hidden_row_number(review: Review) -> None:
    """It would tell in which order the rows were made. PostgreSQL has none to begin with."""

    def rowids(session: Session) -> list[Any]:
        return list(session.connection().execute(text("SELECT rowid FROM ballot")))

    with pytest.raises(DBAPIError, match="rowid"):
        await review.database.look(rowids)


async def test_an_error_of_the_database_tells_no_values(review: Review) -> None:
    """It ends in the log, and what it was about may be a slip."""

    def fail(session: Session) -> None:
        session.connection().execute(text("SELECT :slip FROM nowhere"), {"slip": "杨满姑-unfit"})

    with pytest.raises(DBAPIError) as error:
        await review.database.look(fail)
    assert "unfit" not in str(error.value)


async def test_shredding_waits_until_the_round_is_counted(review: Review) -> None:
    await review.rate(MAN_GU, review.pledges[0], Mark.fits)
    await review.database.change(doing.shred, review.box, review.round_id)
    await review.database.change(doing.confirm_shredded, review.round_id, now=review.press().at)
    assert (await review.sheet(MAN_GU, review.pledges[0])).slip == Slip(Mark.fits)


async def test_a_refused_opening_leaves_no_slips(database: Database, tmp_path: Path) -> None:
    review = await prepared(database, tmp_path / "keys", authors=())
    with pytest.raises(Refusal, match="rating-nothing-proposed"):
        await review.open()
    assert await review.ballots() == []
    assert not (tmp_path / "keys").exists()
