"""What a committee member sees of a decision, and what its author is told. What waits for whom: before_them.py."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from models.queries import people
from models.queries.before_them import following, is_its_version
from models.queries.minutes import Held, held
from models.queries.overruled import Overruled, overruled
from models.queries.places import sits
from models.queries.questions import Said, remarks
from models.queries.results import FitReview, fit_review
from models.queries.wording import version_of, wording_of
from models.rules.amending import Difference, Matter, can_be_decided, differences
from models.rules.deciding import Cause, Opinion, Outcome, Verdict, ensure_may_see
from models.rules.pledging import Stage
from models.rules.refusal import Refusal
from models.tables import Decision, Entitlement, Person, Pledge, PledgeVersion, Unit


@dataclass(frozen=True, slots=True)
class Card:
    """A decision as one reader sees it now. `following` are the reader's other open ones, oldest first.

    `changes`: what a newer version says differently; `stands_for` names whose seat the reader takes. `sits`: whether
    the reader still has the place; whoever has left reads on only what is public anyway, `is_public`.
    """

    decision: Decision
    decided_on: date | None
    stage: Stage
    author: str
    wording: PledgeVersion
    review: FitReview | None
    entitled: int
    said: dict[Verdict, int]
    mine: Opinion | None
    following: tuple[int, ...]
    remarks: tuple[Said, ...] = ()
    meeting: Held | None = None
    changes: tuple[Difference, ...] = ()
    stands_for: str = ""
    overruled: Overruled | None = None
    sits: bool = True
    is_public: bool = False

    @property
    def given(self) -> int:
        return sum(self.said.values())

    @property
    def is_open(self) -> bool:
        is_taken_back = self.decision.taken_back_at is not None
        is_before_them = can_be_decided(self.decision.matter, self.stage, is_taken_back=is_taken_back)
        return self.sits and self.decision.outcome is None and is_before_them

    @property
    def may_be_read(self) -> bool:
        return self.sits or self.is_public

    def returning(self, cause: Cause) -> Opinion:
        """A return for this cause, with the line to the author that the reader has written for it already."""
        return self.mine if self.mine and self.mine.cause is cause else Opinion(Verdict.return_, cause)


@dataclass(frozen=True, slots=True)
class Told:
    """A decision as the author is told of it; `is_current` until a new version is handed in.

    `decided_on` is the meeting's day where it was decided `at_meeting`.
    """

    decision: Decision
    decided_on: date
    wording: PledgeVersion
    is_current: bool
    was_talked_about: bool = False
    at_meeting: bool = False
    overruled: Overruled | None = None

    @property
    def outcome(self) -> Outcome | None:
        """The one that counts."""
        return self.overruled.outcome if self.overruled else self.decision.outcome


def card(session: Session, decision_id: int, reader_id: int, now: datetime) -> Card:
    """The card as it stands `now` (aware); refused when there is no such decision, or it is not the reader's to see."""
    found = session.exec(
        select(Decision, Pledge, PledgeVersion, Person)
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .join(PledgeVersion, is_its_version())
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .where(Decision.id == decision_id)
    ).first()
    if found is None:
        raise Refusal("deciding-unknown")
    decision, pledge, wording, author = found
    entitled = roll(session, decision_id)
    ensure_may_see(is_entitled=reader_id in entitled, is_author=reader_id == author.id)
    return Card(
        decision=decision,
        decided_on=_local_day(session, pledge, decision.decided_at),
        stage=pledge.stage,
        author=author.name,
        wording=wording,
        review=fit_review(session, pledge.id),
        entitled=len(entitled),
        said={verdict: sum(one.verdict is verdict for one in entitled.values()) for verdict in Verdict},
        mine=opinion_of(entitled[reader_id]),
        following=following(session, decision_id, reader_id),
        remarks=remarks(session, decision_id),
        meeting=held(session, decision_id),
        changes=_changes(session, decision, pledge, wording),
        stands_for=_name(session, entitled[reader_id].stands_for),
        overruled=overruled(session, decision_id),
        sits=sits(session, decision_id, reader_id, people.local_day(session, pledge.branch_id, now)),
        is_public=decision.matter is Matter.pledge and decision.version == pledge.published_version,
    )


def _changes(session: Session, decision: Decision, pledge: Pledge, wording: PledgeVersion) -> tuple[Difference, ...]:
    """A wish is compared with what counts now; a revision, or a wish that was granted, with the version before."""
    is_wish = decision.matter is Matter.amendment and decision.version > pledge.version
    before = version_of(session, pledge.id, pledge.version if is_wish else decision.version - 1)
    if before is None or decision.matter is Matter.withdrawal:
        return ()
    return differences(wording_of(before), wording_of(wording))


def _name(session: Session, person_id: int | None) -> str:
    return session.get_one(Person, person_id).name if person_id else ""


def roll(session: Session, decision_id: int) -> dict[int, Entitlement]:
    """Those entitled by their id, with what they have said."""
    entitled = select(Entitlement).where(Entitlement.decision_id == decision_id).order_by(col(Entitlement.person_id))
    return {one.person_id: one for one in session.exec(entitled)}


def asked(session: Session, pledge_id: int, version: int) -> Decision | None:
    """The question put about this version, if it was."""
    of_it = (Decision.pledge_id == pledge_id, Decision.version == version, Decision.matter == Matter.pledge)
    return session.exec(select(Decision).where(*of_it)).first()


def open_request(session: Session, pledge_id: int) -> Decision | None:
    """The author's wish to change or withdraw it that has not been decided yet."""
    is_open = (col(Decision.outcome).is_(None), col(Decision.taken_back_at).is_(None))
    wish = select(Decision).where(Decision.pledge_id == pledge_id, Decision.matter != Matter.pledge, *is_open)
    return session.exec(wish).first()


def opinion_of(vote: Entitlement) -> Opinion | None:
    if vote.verdict is None:
        return None
    return Opinion(vote.verdict, Cause(vote.cause) if vote.cause else None, vote.note)


def told(session: Session, decision_id: int) -> Told | None:
    """What the author is told; None while nothing is decided."""
    found = session.exec(
        select(Decision, Pledge, PledgeVersion)
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .join(PledgeVersion, is_its_version())
        .where(Decision.id == decision_id)
    ).first()
    if found is None:
        return None
    decision, pledge, wording = found
    decided_on = _local_day(session, pledge, decision.decided_at)
    if decided_on is None:
        return None
    meeting = held(session, decision_id)
    return Told(
        decision=decision,
        decided_on=meeting.held_on if meeting else decided_on,
        wording=wording,
        is_current=_is_current(decision, pledge),
        was_talked_about=bool(remarks(session, decision_id)),
        at_meeting=meeting is not None,
        overruled=overruled(session, decision_id),
    )


def _is_current(decision: Decision, pledge: Pledge) -> bool:
    """A wish is answered once and for all; a pledge, until it is handed in anew or taken back."""
    is_present = pledge.version == decision.version and pledge.stage is not Stage.withdrawn
    return is_present or decision.matter is not Matter.pledge


def _local_day(session: Session, pledge: Pledge, moment: datetime | None) -> date | None:
    """The day in the village; the database keeps UTC."""
    zone = ZoneInfo(session.get_one(Unit, pledge.branch_id).timezone)
    return moment.astimezone(zone).date() if moment else None
