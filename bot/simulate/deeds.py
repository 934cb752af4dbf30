"""What people do in an evening, written for all of them at once with the effects that each one's own action has.

Of each evening a few are done through the real actions instead (see walk.py). What is said is always the same, the
audit says less about it, and the marks of the representatives are not simulated: a review is held at one sitting.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from typing import cast as cast_to

from sqlalchemy import Text, cast, insert, literal, select, update
from sqlmodel import Session, SQLModel, col

from bot.simulate import rows
from bot.simulate.memory import COMMITTEE, MAJORITY, Memory, Soul, Standing, Village
from models import audit
from models.circular import post_to_all
from models.rules.deciding import Outcome, Verdict
from models.rules.notices import CommentWritten, DecisionsAsked, PledgeDecided, PledgePublished, RatingInvited
from models.rules.pledging import Stage
from models.rules.publishing import Channel
from models.rules.rating import RoundState
from models.rules.rights import Act
from models.rules.scales import SCALES, RoundKind
from models.tables import (
    AuditEntry,
    AuditHead,
    Decision,
    Elector,
    Entitlement,
    Pledge,
    PledgeVersion,
    Progress,
    Publication,
    PublicationItem,
    Review,
    Round,
    RoundItem,
    RoundResult,
)

AT_ONCE = 5000
"""How many numbers one statement names."""


@dataclass(slots=True)
class Evening:
    """Who does what: authors, villages by their secretary, voters, and quarters commented on with the authors."""

    proposes: list[Soul] = field(default_factory=list)
    opens: list[Village] = field(default_factory=list)
    votes: list[Soul] = field(default_factory=list)
    publishes: list[Village] = field(default_factory=list)
    reports: list[Soul] = field(default_factory=list)
    comments: list[tuple[Village, int]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any((self.proposes, self.opens, self.votes, self.publishes, self.reports, self.comments))


@dataclass(slots=True)
class Scribe:
    """Writes one evening, and remembers it. `now` is a moment at which nothing else is written."""

    session: Session
    memory: Memory
    cycle: int
    now: datetime
    trail: list[tuple[int, str, str, dict[str, Any]]] = field(default_factory=list)

    def write(self, evening: Evening) -> None:
        self._propose(evening.proposes)
        self._open(evening.opens)
        self._vote(evening.votes)
        self._publish(evening.publishes)
        self._report(evening.reports)
        self._comment(evening.comments)
        self._note()

    # ── until a pledge is public ───────────────────────────────────────────────────────────────────────────────────

    def _propose(self, souls: Sequence[Soul]) -> None:
        villages = self.memory.villages
        common = {"cycle_id": self.cycle, "stage": Stage.proposed, "proposed_at": self.now}
        self._insert(Pledge, ({**common, "branch_id": villages[one.village].id, "author_id": one.id} for one in souls))
        for soul in souls:
            soul.stage = Standing.proposed
        ids = select(col(Pledge.author_id), col(Pledge.id)).where(col(Pledge.proposed_at) == self.now)
        for author, pledge in self.session.connection().execute(ids):
            self.memory.souls[author].pledge = pledge
            self.trail.append((author, Act.pledge, f"pledge:{pledge}", {"version": 1}))
        self._insert(PledgeVersion, (rows.version(soul.pledge, self.now) for soul in souls))

    def _open(self, villages: Sequence[Village]) -> None:
        """The review is opened, everybody invited, and closed; what was rated comes before the committee."""
        today = self.now.date()
        held = {"kind": RoundKind.fit, "state": RoundState.closed, "scale": SCALES[RoundKind.fit], "closes_on": today}
        when = {"cycle_id": self.cycle, "opened_at": self.now, "closed_at": self.now}
        self._insert(Round, ({**held, **when, "branch_id": village.id} for village in villages))
        opened = select(col(Round.branch_id), col(Round.id)).where(col(Round.opened_at) == self.now)
        rounds = self._pairs(opened)
        rated = [(village, self._of(village, Standing.proposed)) for village in villages]
        self._insert(
            RoundItem, (rows.item(rounds[v.id], soul, place) for v, of in rated for place, soul in enumerate(of, 1))
        )
        self._insert(RoundResult, (rows.result(rounds[v.id], soul) for v, of in rated for soul in of))
        electors = ((rounds[village.id], one) for village in villages for one in village.representatives)
        self._insert(Elector, ({"round_id": number, "person_id": one} for number, one in electors))
        self._ask([(village, rounds[village.id], of) for village, of in rated])
        for village in villages:
            self.trail.append((village.secretary, Act.open_review, f"round:{rounds[village.id]}", {}))

    def _ask(self, asked: Sequence[tuple[Village, int, list[Soul]]]) -> None:
        at = {"asked_at": self.now, "version": 1}
        self._insert(Decision, ({**at, "pledge_id": s.pledge, "round_id": held} for _, held, of in asked for s in of))
        self._move((soul for _, _, of in asked for soul in of), Stage.deciding, Standing.deciding)
        put = select(col(Decision.pledge_id), col(Decision.id)).where(col(Decision.asked_at) == self.now)
        ids = self._pairs(put)
        seats = ((ids[soul.pledge], one) for village, _, of in asked for soul in of for one in _bench(village, soul))
        self._insert(Entitlement, ({"decision_id": number, "person_id": one} for number, one in seats))
        invited = select(col(Elector.person_id), col(Round.id).label("round_id"), _card("round", Round.id))
        self._tell(RatingInvited, invited.join(Round).where(col(Round.opened_at) == self.now))
        before = select(col(Entitlement.person_id), col(Decision.round_id), _card("decisions", Decision.round_id))
        self._tell(DecisionsAsked, before.join(Decision).where(col(Decision.asked_at) == self.now).distinct())

    def _vote(self, voters: Sequence[Soul]) -> None:
        given = {"verdict": Verdict.approve, "given_at": self.now, "opened_at": self.now}
        decided = []
        for voter in voters:
            mine = (col(Entitlement.person_id) == voter.id, col(Entitlement.verdict).is_(None))
            self.session.connection().execute(update(Entitlement).where(*mine).values(given))
            for author in self.memory.members(self.memory.villages[voter.village]):
                if self.memory.waits_for_vote(author, voter):
                    author.votes |= 1 << voter.seat
                    self.trail.append((voter.id, Act.decide, f"pledge:{author.pledge}", {}))
                    if author.votes.bit_count() == MAJORITY:
                        decided.append(author)
        self._decide(decided)

    def _decide(self, authors: Sequence[Soul]) -> None:
        outcome = {"outcome": Outcome.approved, "decided_at": self.now}
        for pledges in _chunks([soul.pledge for soul in authors]):
            which = update(Decision).where(col(Decision.pledge_id).in_(pledges))
            self.session.connection().execute(which.values(outcome))
        self._move(authors, Stage.approved, Standing.approved)
        told: Any = select(col(Pledge.author_id).label("person_id"), col(Decision.id).label("decision_id"))
        self._tell(PledgeDecided, told.join_from(Decision, Pledge).where(col(Decision.decided_at) == self.now))

    def _publish(self, villages: Sequence[Village]) -> None:
        record = {"cycle_id": self.cycle, "channel": Channel.notice_board, "published_at": self.now}
        records = ({**record, "branch_id": one.id, "published_by": one.secretary} for one in villages)
        self._insert(Publication, records)
        made = select(col(Publication.branch_id), col(Publication.id)).where(col(Publication.published_at) == self.now)
        ids = self._pairs(made)
        shown = [(village, soul) for village in villages for soul in self._of(village, Standing.approved)]
        items = ({"publication_id": ids[village.id], "pledge_id": soul.pledge} for village, soul in shown)
        self._insert(PublicationItem, items)
        public = {"published_at": self.now, "published_version": 1}
        self._move((soul for _, soul in shown), Stage.published, Standing.published, **public)
        told: Any = select(col(Pledge.author_id).label("person_id"), col(Pledge.id).label("pledge_id"))
        self._tell(PledgePublished, told.where(col(Pledge.published_at) == self.now))
        self.trail += [(one.secretary, Act.publish, f"pledge:{soul.pledge}", {}) for one, soul in shown]

    # ── afterwards ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _report(self, souls: Sequence[Soul]) -> None:
        today = self.now.date()
        said = {"note": "修了一段", "occurred_on": today, "recorded_at": self.now}
        self._insert(Progress, ({**said, "pledge_id": one.pledge, "author_id": one.id} for one in souls))
        for soul in souls:
            soul.reported_on = today
            self.trail.append((soul.id, Act.report_progress, f"pledge:{soul.pledge}", {}))

    def _comment(self, due: Sequence[tuple[Village, int]]) -> None:
        said = {"cycle_id": self.cycle, "strength": "说到做到", "written_at": self.now}
        said_of = []
        for village, quarter in due:
            by = {**said, "quarter": quarter, "commenter_id": village.secretary}
            for soul in self.memory.members(village):
                if self.memory.waits_for_comment(soul, quarter):
                    soul.commented |= 1 << quarter
                    said_of.append({**by, "pledge_id": soul.pledge})
                    self.trail.append((village.secretary, Act.comment, f"pledge:{soul.pledge}", {}))
        self._insert(Review, said_of)
        told: Any = select(col(Pledge.author_id).label("person_id"), col(Review.id).label("review_id"))
        self._tell(CommentWritten, told.join_from(Review, Pledge).where(col(Review.written_at) == self.now))

    # ── how it is written ──────────────────────────────────────────────────────────────────────────────────────────

    def _of(self, village: Village, stage: Standing) -> list[Soul]:
        return [soul for soul in self.memory.members(village) if soul.stage is stage]

    def _pairs(self, found: Any) -> dict[int, int]:  # noqa: ANN401 - a query for two columns
        return dict(self.session.connection().execute(found).all())

    def _insert(self, table: type[SQLModel], lines: Iterable[dict[str, Any]]) -> None:
        if found := list(lines):
            self.session.connection().execute(insert(table), found)

    def _move(self, souls: Iterable[Soul], stage: Stage, standing: Standing, **more: Any) -> None:  # noqa: ANN401
        moved = list(souls)
        for pledges in _chunks([soul.pledge for soul in moved]):
            which = update(Pledge).where(col(Pledge.id).in_(pledges))
            self.session.connection().execute(which.values(stage=stage, **more))
        for soul in moved:
            soul.stage = standing

    def _tell(self, kind: Any, whom: Any) -> None:  # noqa: ANN401 - a notice and a query
        post_to_all(self.session, kind, whom, now=self.now, not_before=self.now)

    def _note(self) -> None:
        """The audit's own chain, a link for each deed."""
        if not self.trail:
            return
        head = self.session.get_one(AuditHead, 1, with_for_update=True)
        entries = []
        for actor, act, subject, facts in self.trail:
            link = rows.Link(head.seq + 1, self.now, actor, str(act), subject, facts, head.hash)
            head.seq, head.hash = link.seq, audit.hash_of(cast_to("AuditEntry", link))
            entries.append({**asdict(link), "hash": head.hash})
        self.session.connection().execute(insert(AuditEntry), entries)
        self.session.add(head)


def _bench(village: Village, author: Soul) -> list[int]:
    return [one for one in village.members[:COMMITTEE] if one != author.id]


def _card(name: str, number: Any) -> Any:  # noqa: ANN401 - columns
    return literal(f"{name}:").concat(cast(col(number), Text)).label("card")


def _chunks(numbers: list[int]) -> Iterable[list[int]]:
    return (numbers[first : first + AT_ONCE] for first in range(0, len(numbers), AT_ONCE))
