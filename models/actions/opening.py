"""Opening a round of rating: what is frozen at that moment, and the way to begin anew where the key is lost."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlmodel import Session

from models import audit, outbox
from models.ballots import BallotBox
from models.queries import people, roll, rounds
from models.rules import rating as law
from models.rules.notices import RatingInvited
from models.rules.rating import STAGE_RATED, RoundMode, RoundState
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, Role, ensure_may
from models.rules.scales import SCALES, RoundKind
from models.tables import Elector, Pledge, Round, RoundExclusion, RoundItem, Unit


def open_review(  # noqa: PLR0913 - who, with which box, for which branch, until when, how
    session: Session,
    actor: Actor,
    box: BallotBox,
    branch_id: int,
    closes_on: date,
    *,
    now: datetime,
    mode: RoundMode = RoundMode.secret,
    kind: RoundKind = RoundKind.fit,
) -> Round:
    """Freeze roll, items, scale and relatives, and lay out the slips. Open until the end of the day in the branch."""
    ensure_may(actor, Act.open_review, people.path_of(session, branch_id))
    session.get_one(Unit, branch_id, with_for_update=True)  # two secretaries may press at once
    today = people.local_day(session, branch_id, now)
    pledges = rounds.to_rate(session, branch_id, today, kind)
    electors = list(people.standings(session, branch_id, Role.representative, today))
    is_open_already = rounds.running_round(session, branch_id) is not None
    law.ensure_may_open(electors=len(electors), pledges=len(pledges), is_open_already=is_open_already, mode=mode)
    law.ensure_good_closing_day(closes_on, today)
    asked = Round(
        branch_id=branch_id,
        cycle_id=pledges[0].cycle_id,
        kind=kind,
        mode=mode,
        scale=SCALES[kind],
        state=RoundState.open,
        opened_at=now,
        closes_on=closes_on,
    )
    opened = _frozen(session, asked, pledges, electors)
    _lay_out(session, box, opened, pledges, electors)
    outbox.post(session, RatingInvited(opened.id), now=now, people=electors)
    facts = {"pledges": len(pledges), "electors": len(electors), "mode": opened.mode, "kind": opened.kind}
    audit.note(session, at=now, actor_id=actor.person_id, act=Act.open_review, subject=f"round:{opened.id}", **facts)
    return opened


def _frozen(session: Session, opened: Round, pledges: Sequence[Pledge], electors: Iterable[int]) -> Round:
    session.add(opened)
    session.flush()
    session.add_all(Elector(round_id=opened.id, person_id=one) for one in electors)
    for position, pledge in enumerate(pledges, start=1):
        pledge.stage = STAGE_RATED[opened.kind]
        item = RoundItem(round_id=opened.id, pledge_id=pledge.id, version=pledge.version, position=position)
        session.add_all([pledge, item])
    session.add_all(
        RoundExclusion(round_id=opened.id, rater_id=rater_id, author_id=author_id)
        for rater_id, author_id in sorted(roll.kin_in(session, opened.branch_id))
    )
    session.flush()
    return opened


def _lay_out(
    session: Session, box: BallotBox, opened: Round, pledges: Iterable[Pledge], electors: Iterable[int]
) -> None:
    slips = roll.slips(electors, pledges, roll.excluded(session, opened.id))
    opened.key_name = box.prepare(session, opened.id, slips, opened.mode)
    session.add(opened)
    session.flush()


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
    lost.state, lost.closes_on, lost.reminded_at = RoundState.open, closes_on, None
    electors = rounds.electors(session, round_id)
    _lay_out(session, box, lost, rounds.items(session, round_id), electors)
    invited = RatingInvited(round_id)
    outbox.take_down(session, invited.card)
    outbox.post(session, invited, now=now, people=electors)
    audit.note(session, at=now, actor_id=actor.person_id, act="start_review_over", subject=f"round:{round_id}")
    return lost
