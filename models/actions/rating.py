"""A fit review from its opening to its last trace: opened, rated, closed, counted, shredded."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlmodel import Session

from models import audit, outbox
from models.actions import deciding
from models.ballots import BallotBox, Booklet
from models.queries import people, rating, rounds, seats
from models.queries.rating import Queue
from models.queries.seats import Seat
from models.rules import rating as law
from models.rules.notices import RatingInvited, RoundClosed
from models.rules.pledging import Stage
from models.rules.rating import Mark, Press, Reason, RoundKind, RoundState, Slip, Tally
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, Role, ensure_may
from models.tables import Elector, Pledge, Round, RoundItem, RoundResult, Unit

# ── opening ────────────────────────────────────────────────────────────────────────────────────────────────────────


def open_review(  # noqa: PLR0913 - who, with which box, for which branch, until when
    session: Session, actor: Actor, box: BallotBox, branch_id: int, closes_on: date, *, now: datetime
) -> Round:
    """Freeze the roll and the items, and lay out the slips. Open until the end of `closes_on` in the branch's zone."""
    ensure_may(actor, Act.open_review, people.path_of(session, branch_id))
    session.get_one(Unit, branch_id, with_for_update=True)  # two secretaries may press at once
    today = people.local_day(session, branch_id, now)
    pledges = rounds.proposed(session, branch_id, today)
    electors = list(people.standings(session, branch_id, Role.representative, today))
    is_open_already = rounds.running_round(session, branch_id) is not None
    law.ensure_may_open(electors=len(electors), pledges=len(pledges), is_open_already=is_open_already)
    law.ensure_good_closing_day(closes_on, today)
    opened = _opened(session, branch_id, pledges, electors, closes_on=closes_on, now=now)
    _lay_out(session, box, opened, pledges, electors)
    outbox.post(session, RatingInvited(opened.id), now=now, people=electors)
    counts = {"pledges": len(pledges), "electors": len(electors)}
    audit.note(session, at=now, actor_id=actor.person_id, act=Act.open_review, subject=f"round:{opened.id}", **counts)
    return opened


def _opened(  # noqa: PLR0913 - everything that is frozen at this moment
    session: Session,
    branch_id: int,
    pledges: Sequence[Pledge],
    electors: Iterable[int],
    *,
    closes_on: date,
    now: datetime,
) -> Round:
    opened = Round(
        branch_id=branch_id,
        cycle_id=pledges[0].cycle_id,
        kind=RoundKind.fit,
        state=RoundState.open,
        opened_at=now,
        closes_on=closes_on,
    )
    session.add(opened)
    session.flush()
    session.add_all(Elector(round_id=opened.id, person_id=one) for one in electors)
    for position, pledge in enumerate(pledges, start=1):
        pledge.stage = Stage.in_review
        item = RoundItem(round_id=opened.id, pledge_id=pledge.id, version=pledge.version, position=position)
        session.add_all([pledge, item])
    session.flush()
    return opened


def _lay_out(
    session: Session, box: BallotBox, opened: Round, pledges: Iterable[Pledge], electors: Iterable[int]
) -> None:
    opened.key_name = box.prepare(session, opened.id, _slips(electors, pledges))
    session.add(opened)
    session.flush()


def _slips(electors: Iterable[int], pledges: Iterable[Pledge]) -> list[tuple[int, int]]:
    """Who is asked about which pledge: everybody about everything but one's own."""
    roll = list(electors)
    return [(one, pledge.id) for pledge in pledges for one in roll if one != pledge.author_id]


# ── rating: without a trace, so each of these may be repeated ──────────────────────────────────────────────────────


def rate(session: Session, actor: Actor, box: BallotBox, press: Press, mark: Mark, *, again: bool = False) -> Queue:  # noqa: PLR0913 - a press and its mark
    """Give a mark. `again`: while looking through what is done, so go on to the one behind."""
    taken, booklet, pledge_id = _pressed(session, actor, box, press)
    box.cast(session, booklet, pledge_id, law.said(press, Slip(mark)))
    if again:
        return rating.queue_behind(session, taken, booklet.sheets, pledge_id)
    return rating.queue_at(session, taken, booklet.sheets)


def explain(session: Session, actor: Actor, box: BallotBox, press: Press, reason: Reason) -> Queue:
    """Give the reason for a mark that wants one."""
    taken, booklet, pledge_id = _pressed(session, actor, box, press)
    slip = law.explained(booklet.sheets[pledge_id], reason)
    box.cast(session, booklet, pledge_id, law.said(press, slip))
    return rating.queue_at(session, taken, booklet.sheets)


def put_off(session: Session, actor: Actor, box: BallotBox, press: Press) -> Queue:
    """Leave it for later: it comes again at the end of the queue. What was said of it is taken back."""
    taken, booklet, pledge_id = _pressed(session, actor, box, press)
    box.cast(session, booklet, pledge_id, law.said(press, put_off=True))
    return rating.queue_at(session, taken, booklet.sheets)


def take_back(session: Session, actor: Actor, box: BallotBox, press: Press) -> Queue:
    """Say nothing of it any more: it comes next."""
    taken, booklet, pledge_id = _pressed(session, actor, box, press)
    box.cast(session, booklet, pledge_id, law.said(press))
    return rating.queue_at(session, taken, booklet.sheets)


def type_digit(session: Session, actor: Actor, box: BallotBox, press: Press, digit: int) -> Queue:
    """Answer the card that comes next by its number: a mark, or the reason it waits for."""
    taken = seats.seat_of(session, actor, press.round_id, for_a_press=True)
    booklet = box.open(session, taken, actor.person_id, taken.pledge_ids)
    pledge_id = law.next_pledge(booklet.sheets)
    if pledge_id is not None and not law.came_before(press, booklet.sheets.values()):
        slip = law.numbered(booklet.sheets[pledge_id], digit)
        box.cast(session, booklet, pledge_id, law.said(press, slip))
    return rating.queue_at(session, taken, booklet.sheets)


def _pressed(session: Session, actor: Actor, box: BallotBox, press: Press) -> tuple[Seat, Booklet, int]:
    """The seat and the slips of somebody who may say something of this pledge now."""
    taken = seats.seat_of(session, actor, press.round_id, for_a_press=True)
    author_id = taken.authors.get(press.pledge_id or 0)
    if author_id is None or press.pledge_id is None:
        raise Refusal("rating-not-in-this-round")
    law.ensure_may_rate(state=taken.state, is_elector=taken.is_elector, is_author=author_id == actor.person_id)
    return taken, box.open(session, taken, actor.person_id, taken.pledge_ids), press.pledge_id


# ── closing: each step is a change of its own, and each may be repeated ────────────────────────────────────────────


def close_overdue(session: Session, now: datetime) -> int:
    """Close every round whose last day is over where it is; returns how many."""
    overdue = rounds.to_close(session, now)
    for round_id in overdue:
        close_review(session, None, round_id, now=now)
    return len(overdue)


def close_review(session: Session, actor: Actor | None, round_id: int, *, now: datetime) -> None:
    """From here on presses are refused. `actor` is None when the clock closes."""
    closing = session.get(Round, round_id, with_for_update=True)
    if closing is None:
        raise Refusal("not-yours")
    if actor:
        ensure_may(actor, Act.close_review, people.path_of(session, closing.branch_id))
    law.ensure_may_close(closing.state)
    closing.state = RoundState.closing
    session.add(closing)
    who = actor.person_id if actor else None
    audit.note(session, at=now, actor_id=who, act=Act.close_review, subject=f"round:{round_id}")


def count(session: Session, box: BallotBox, round_id: int, *, now: datetime) -> None:
    """Publish what came out and hand the pledges to the committee, all in one; nothing when that is done."""
    counted = session.get_one(Round, round_id, with_for_update=True)
    if counted.state is not RoundState.closing:
        return
    pledges, electors = rounds.items(session, round_id), rounds.electors(session, round_id)
    tallies = box.tally(session, counted, _slips(electors, pledges))
    for pledge in pledges:
        entitled = sum(one != pledge.author_id for one in electors)
        session.add(_result(round_id, pledge.id, entitled, tallies[pledge.id]))
    counted.state, counted.closed_at = RoundState.closed, now
    session.add(counted)
    session.flush()
    today = people.local_day(session, counted.branch_id, now)
    for pledge in pledges:
        deciding.ask(session, pledge, now=now, today=today)
    _tell(session, counted, electors, now=now, today=today)
    subject = f"round:{round_id}"
    audit.note(session, at=now, actor_id=None, act="count_ballots", subject=subject, pledges=len(pledges))


def _result(round_id: int, pledge_id: int, entitled: int, tally: Tally) -> RoundResult:
    """Below the floor not even the number of ballots is written down."""
    if not law.can_be_told(tally.ballots):
        return RoundResult(round_id=round_id, pledge_id=pledge_id, entitled=entitled)
    return RoundResult(
        round_id=round_id,
        pledge_id=pledge_id,
        entitled=entitled,
        ballots=tally.ballots,
        counts={mark.value: times for mark, times in tally.counts.items()},
        reasons={reason.value: times for reason, times in tally.reasons.items()},
    )


def _tell(session: Session, counted: Round, electors: Iterable[int], *, now: datetime, today: date) -> None:
    """The result to the secretary; the representatives' cards turn to "finished"."""
    secretaries = people.standings(session, counted.branch_id, Role.secretary, today)
    outbox.post(session, RoundClosed(counted.id), now=now, people=secretaries)
    outbox.post(session, RatingInvited(counted.id), now=now, people=electors)


def shred(session: Session, box: BallotBox, round_id: int) -> None:
    """Make sure that nobody can read or link the ballots of a counted round, ever."""
    counted = session.get_one(Round, round_id, with_for_update=True)
    if counted.state is RoundState.closed and counted.key_name:
        box.shred(session, counted)


def confirm_shredded(session: Session, round_id: int, *, now: datetime) -> None:
    """The last step, once the database has forgotten what was deleted."""
    counted = session.get_one(Round, round_id, with_for_update=True)
    if counted.state is not RoundState.closed or not counted.key_name:
        return
    counted.key_name = ""
    session.add(counted)
    audit.note(session, at=now, actor_id=None, act="shred_ballots", subject=f"round:{round_id}")


# ── a lost key ─────────────────────────────────────────────────────────────────────────────────────────────────────


def start_over(  # noqa: PLR0913 - who, with which box, which round, until when
    session: Session, actor: Actor, box: BallotBox, round_id: int, closes_on: date, *, now: datetime
) -> Round:
    """Blank slips under a new key for the same roll and pledges, where the old key is lost."""
    lost = session.get(Round, round_id, with_for_update=True)
    if lost is None:
        raise Refusal("not-yours")
    ensure_may(actor, Act.open_review, people.path_of(session, lost.branch_id))
    law.ensure_may_start_over(lost.state, is_lost=box.is_lost(lost))
    law.ensure_good_closing_day(closes_on, people.local_day(session, lost.branch_id, now))
    box.shred(session, lost)
    lost.state, lost.closes_on = RoundState.open, closes_on
    electors = rounds.electors(session, round_id)
    _lay_out(session, box, lost, rounds.items(session, round_id), electors)
    invited = RatingInvited(round_id)
    outbox.take_down(session, invited.card)
    outbox.post(session, invited, now=now, people=electors)
    audit.note(session, at=now, actor_id=actor.person_id, act="start_review_over", subject=f"round:{round_id}")
    return lost
