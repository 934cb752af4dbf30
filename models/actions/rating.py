"""A round of rating once it is open: rated, closed, counted, shredded. How it is opened: opening.py."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlmodel import Session

from models import audit, outbox
from models.actions import cards, deciding, paper, pooling
from models.ballots import BallotBox, Booklet
from models.queries import people, rating, roll, rounds, seats
from models.queries.rating import Queue
from models.queries.seats import Seat
from models.rules import rating as law
from models.rules.notices import RatingInvited, RoundClosed
from models.rules.paper import added, can_be_told_together
from models.rules.rating import Press, RoundMode, RoundState, Tally
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, Role, ensure_may
from models.rules.scales import RoundKind
from models.tables import Pledge, Round, RoundResult

# ── rating: without a trace, so each of these may be repeated ──────────────────────────────────────────────────────


def rate(session: Session, actor: Actor, box: BallotBox, press: Press, mark: str, *, again: bool = False) -> Queue:  # noqa: PLR0913 - a press and its mark
    """Give a mark. `again`: while looking through what is done, so go on to the one behind."""
    taken, booklet, pledge_id = _pressed(session, actor, box, press)
    box.cast(session, booklet, pledge_id, law.said(press, law.marked(taken.scale, mark)))
    if again:
        return rating.queue_behind(session, taken, booklet.sheets, pledge_id)
    return rating.queue_at(session, taken, booklet.sheets)


def explain(session: Session, actor: Actor, box: BallotBox, press: Press, reason: str) -> Queue:
    """Give the reason for a mark that wants one."""
    taken, booklet, pledge_id = _pressed(session, actor, box, press)
    slip = law.explained(taken.scale, booklet.sheets[pledge_id], reason)
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
    pledge_id = law.next_pledge(taken.scale, booklet.sheets)
    if pledge_id is not None and not law.came_before(press, booklet.sheets.values()):
        slip = law.numbered(taken.scale, booklet.sheets[pledge_id], digit)
        box.cast(session, booklet, pledge_id, law.said(press, slip))
    return rating.queue_at(session, taken, booklet.sheets)


def _pressed(session: Session, actor: Actor, box: BallotBox, press: Press) -> tuple[Seat, Booklet, int]:
    """The seat and the slips of somebody who may say something of this pledge now."""
    taken = seats.seat_of(session, actor, press.round_id, for_a_press=True)
    author_id = taken.authors.get(press.pledge_id or 0)
    if author_id is None or press.pledge_id is None:
        raise Refusal("rating-not-in-this-round")
    law.ensure_may_say(is_author=author_id == actor.person_id, is_kin=author_id in taken.kin)
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
    """Publish what came out and hand pledges on to the committee, all in one; nothing when that is done."""
    counted = session.get_one(Round, round_id, with_for_update=True)
    if counted.state is not RoundState.closing:
        return
    pledges, electors = rounds.items(session, round_id), rounds.electors(session, round_id)
    slips = roll.slips(electors, pledges, roll.excluded(session, round_id))
    nothing = dict.fromkeys((pledge.id for pledge in pledges), law.count(counted.scale, ()))
    tallies, papers = nothing | box.tally(session, counted, slips), paper.hand_over(session, round_id)
    for pledge in pledges:
        entitled = sum(asked == pledge.id for _, asked in slips)
        session.add(_result(counted, pledge.id, entitled, tallies[pledge.id], papers.get(pledge.id, {})))
    counted.state, counted.closed_at = RoundState.closed, now
    session.add(counted)
    session.flush()
    pooling.add(session, box, counted, tallies)
    today = people.local_day(session, counted.branch_id, now)
    if counted.kind is RoundKind.fit:
        _ask_committee(session, counted, pledges, now=now, today=today)
    _tell(session, counted, electors, now=now, today=today)
    subject = f"round:{round_id}"
    audit.note(session, at=now, actor_id=None, act="count_ballots", subject=subject, pledges=len(pledges))


def _ask_committee(session: Session, counted: Round, pledges: Sequence[Pledge], *, now: datetime, today: date) -> None:
    together = counted.id if len(pledges) > 1 else None
    for pledge in pledges:
        deciding.ask(session, pledge, now=now, today=today, round_id=together)
    cards.hand_out(session, counted.id, now)


def _result(counted: Round, pledge_id: int, entitled: int, tally: Tally, papers: dict[str, int]) -> RoundResult:
    """Below the floor not even the number of ballots is written down; in an open round there is none."""
    on_paper, both = sum(papers.values()), added(tally, papers)
    if counted.mode is RoundMode.secret and not can_be_told_together(both.ballots, on_paper):
        return RoundResult(round_id=counted.id, pledge_id=pledge_id, entitled=entitled)
    return RoundResult(
        round_id=counted.id,
        pledge_id=pledge_id,
        entitled=entitled,
        ballots=both.ballots,
        counts=both.counts,
        reasons=both.reasons,
        papers=on_paper,
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
