"""The whole schema on one page, in the order in which a pledge lives.

Times are UTC. Table models do not validate (a property of SQLModel): the rules do, and CHECKs stand behind them.
"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy import Enum as SqlEnum
from sqlmodel import Field, SQLModel

from models.rules.amending import Matter
from models.rules.clarity import Doubt
from models.rules.deciding import Body, Outcome, Verdict
from models.rules.drafting import Question
from models.rules.paper import BatchState
from models.rules.pledging import Basis, Category, Form, Kind, Oath, Stage
from models.rules.printing import Paper
from models.rules.publishing import Audience, Channel
from models.rules.questions import RemarkKind
from models.rules.rating import RoundMode, RoundState
from models.rules.reminding import Occasion
from models.rules.reviewing import Step
from models.rules.rights import Level, Role, Standing
from models.rules.scales import RoundKind, Scale
from models.rules.telling import PoolState
from models.rules.watching import Heart, Trouble

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

BIG_KEY = BigInteger().with_variant(Integer, "sqlite")
STILL_OPEN = text("outcome IS NULL AND taken_back_at IS NULL")
OF_A_VERSION = text("matter <> 'withdrawal'")
"""Only to be let go may be asked for more than once."""

TO_A_GROUP = text("group_id IS NOT NULL")


def choice(kind: type[StrEnum]) -> Any:  # noqa: ANN401 - SQLModel takes a type object here
    """A word out of a closed list: VARCHAR with a CHECK, the same on both databases."""
    name = kind.__name__.lower()
    return SqlEnum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=24,
        name=name,
        values_callable=lambda members: [member.value for member in members],
    )


class ScaleColumn(TypeDecorator[Scale]):
    """A scale as JSON."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Scale | None, dialect: Any) -> Any:  # noqa: ANN401, ARG002 - SQLAlchemy's own
        return value and value.as_data()

    def process_result_value(self, value: Any, dialect: Any) -> Scale | None:  # noqa: ANN401, ARG002 - SQLAlchemy's own
        return value and Scale.of(value)


# ── people and places ──────────────────────────────────────────────────────────────────────────────────────────────


class Unit(SQLModel, table=True):
    """A prefecture, county, township or branch. `path` holds the ids from the top down to itself: "/1/4/9/"."""

    id: int = Field(default=None, primary_key=True)
    parent_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    level: Level = Field(sa_type=choice(Level))
    name: str
    path: str = Field(default="", index=True)
    timezone: str = "Asia/Shanghai"


class Person(SQLModel, table=True):
    """Somebody on the roster; `telegram_id` comes with joining. `reachable` turns false when the bot is blocked.

    `name_public` is the person's own answer, `name_public_version` the wording of the question it answered.
    """

    id: int = Field(default=None, primary_key=True)
    name: str
    roster_number: str | None = Field(default=None, unique=True)
    telegram_id: int | None = Field(default=None, sa_type=BigInteger, unique=True)
    language: str | None = None
    reachable: bool = True
    joined_at: datetime | None = None
    name_public: bool = False
    name_public_at: datetime | None = None
    name_public_version: int = 0


class Appointment(SQLModel, table=True):
    """A hat: one person, one role, one unit, from a day until a day (open while `until` is empty)."""

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    role: Role = Field(sa_type=choice(Role))
    standing: Standing = Field(default=Standing.full, sa_type=choice(Standing))
    since: date
    until: date | None = None

    __table_args__ = (Index("ix_appointment_unit_id_role", "unit_id", "role"),)


class Invitation(SQLModel, table=True):
    """A personal link; only the hash of its token is kept. Single use, expiring."""

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    token_hash: str = Field(unique=True)
    expires_at: datetime
    used_at: datetime | None = None
    revoked_at: datetime | None = None


class WrongTry(SQLModel, table=True):
    """Links that opened nothing, counted an account; `since` is the first of them. Forgotten after a while."""

    telegram_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    tries: int
    since: datetime


class GroupChat(SQLModel, table=True):
    """A Telegram group bound to a branch, for its members or for the masses."""

    id: int = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger, unique=True)
    thread_id: int | None = None
    title: str
    branch_id: int = Field(foreign_key="unit.id", index=True)
    audience: Audience = Field(sa_type=choice(Audience))
    bound_by: int = Field(foreign_key="person.id")
    bound_at: datetime
    reachable: bool = True

    __table_args__ = (UniqueConstraint("branch_id", "audience"),)


# ── the year ───────────────────────────────────────────────────────────────────────────────────────────────────────


class Cycle(SQLModel, table=True):
    """One year of pledges."""

    id: int = Field(default=None, primary_key=True)
    year: int = Field(unique=True)


class Milestone(SQLModel, table=True):
    """When a step of every year opens and is due, in a unit and all below it that say nothing else.

    Months count from January of the year: the 13th is the January after it.
    """

    unit_id: int = Field(foreign_key="unit.id", primary_key=True)
    step: Step = Field(sa_type=choice(Step), primary_key=True)
    quarter: int = Field(default=0, sa_column=Column(Integer, primary_key=True, autoincrement=False))
    opens_month: int
    opens_day: int
    due_month: int
    due_day: int

    __table_args__ = (
        CheckConstraint("quarter BETWEEN 0 AND 4", name="quarter_in_year"),
        CheckConstraint("opens_month BETWEEN 1 AND 18 AND due_month BETWEEN 1 AND 18", name="months"),
        CheckConstraint("opens_day BETWEEN 1 AND 31 AND due_day BETWEEN 1 AND 31", name="days"),
    )


class Deadline(SQLModel, table=True):
    """What a branch has to have done until when. `quarter` is 0 for steps that come once a year.

    `sequence` counts how often it was moved. `told_secretary_on` and so on up are the days on which those above heard
    that something is late.
    """

    id: int = Field(default=None, primary_key=True)
    branch_id: int = Field(foreign_key="unit.id", index=True)
    cycle_id: int = Field(foreign_key="cycle.id")
    step: Step = Field(sa_type=choice(Step))
    quarter: int = 0
    due_on: date = Field(index=True)
    opens_on: date
    sequence: int = 0
    told_secretary_on: date | None = None
    told_township_on: date | None = None
    told_county_on: date | None = None

    __table_args__ = (
        UniqueConstraint("branch_id", "cycle_id", "step", "quarter"),
        CheckConstraint("quarter BETWEEN 0 AND 4", name="quarter_in_year"),
    )


class TakenOut(SQLModel, table=True):
    """A review that a branch does not hold: it is not laid again when the year is opened for others."""

    branch_id: int = Field(foreign_key="unit.id", primary_key=True)
    cycle_id: int = Field(foreign_key="cycle.id", primary_key=True)
    step: Step = Field(sa_type=choice(Step), primary_key=True)
    quarter: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))


class DayOff(SQLModel, table=True):
    """A day on which a unit and all below it work, or do not, whatever the public calendar says; no unit: everybody."""

    id: int = Field(default=None, primary_key=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    day: date = Field(index=True)
    works: bool
    name: str

    __table_args__ = (UniqueConstraint("unit_id", "day"),)


class Pause(SQLModel, table=True):
    """Days, the first and the last included, on which nobody below a unit is reminded, or one person is not."""

    id: int = Field(default=None, primary_key=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    since: date
    until: date
    why: str = ""

    __table_args__ = (CheckConstraint("(person_id IS NULL) <> (unit_id IS NULL)", name="one_resting"),)


# ── proposing ──────────────────────────────────────────────────────────────────────────────────────────────────────


class Problem(SQLModel, table=True):
    """A problem that the branch has collected, to be cited as the basis of a pledge until it is `settled_at`."""

    id: int = Field(default=None, primary_key=True)
    branch_id: int = Field(foreign_key="unit.id", index=True)
    text: str
    noted_by: int = Field(foreign_key="person.id")
    noted_at: datetime
    settled_at: datetime | None = None


class Draft(SQLModel, table=True):
    """A pledge being written, every answer kept at once. One a person; `pledge_id` when a returned one is revised.

    `asked` is the open question; empty when all are answered and the whole is shown for a last look. `reason`: why a
    pledge that has been decided on is to be changed. `doubt`, `doubted`, `offered`: what the helper asks, has asked,
    and was answered.
    """

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    branch_id: int = Field(foreign_key="unit.id")
    cycle_id: int = Field(foreign_key="cycle.id")
    pledge_id: int | None = Field(default=None, foreign_key="pledge.id")
    asked: Question | None = Field(default=None, sa_type=choice(Question))
    answers: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    updated_at: datetime
    reason: str = ""
    doubt: Doubt | None = Field(default=None, sa_type=choice(Doubt))
    doubted: list[str] = Field(default_factory=list, sa_type=JSON)
    offered: str = ""


class Pledge(SQLModel, table=True):
    """One item of one member's year. What it says stands in its versions; `version` is the one that counts.

    `published_version` is the one that stands in public: an older one, until a change is published too.
    """

    id: int = Field(default=None, primary_key=True)
    branch_id: int = Field(foreign_key="unit.id")
    cycle_id: int = Field(foreign_key="cycle.id")
    author_id: int = Field(foreign_key="person.id", index=True)
    kind: Kind = Field(default=Kind.annual, sa_type=choice(Kind))
    stage: Stage = Field(sa_type=choice(Stage))
    version: int = 1
    proposed_at: datetime
    published_at: datetime | None = None
    published_version: int | None = None

    __table_args__ = (Index("ix_pledge_branch_id_cycle_id_stage", "branch_id", "cycle_id", "stage"),)


class PledgeVersion(SQLModel, table=True):
    """The words of a pledge as they were handed in; never overwritten.

    `oath` says what kind of recording was sent; empty for those sent before that was kept.
    """

    id: int = Field(default=None, primary_key=True)
    pledge_id: int = Field(foreign_key="pledge.id")
    number: int
    basis: Basis = Field(sa_type=choice(Basis))
    basis_note: str = ""
    category: Category = Field(sa_type=choice(Category))
    text: str = Field(sa_type=Text)
    indicator: str = ""
    baseline: Decimal | None = Field(default=None, max_digits=14, decimal_places=2)
    target: Decimal | None = Field(default=None, max_digits=14, decimal_places=2)
    unit: str = ""
    measures: str = Field(default="", sa_type=Text)
    due_on: date
    form: Form = Field(sa_type=choice(Form))
    oath_file_id: str | None = None
    written_at: datetime
    oath: Oath | None = Field(default=None, sa_type=choice(Oath))
    problem_id: int | None = Field(default=None, foreign_key="problem.id", index=True)

    __table_args__ = (UniqueConstraint("pledge_id", "number"),)


# ── rating ─────────────────────────────────────────────────────────────────────────────────────────────────────────


class Round(SQLModel, table=True):
    """A round of rating in one branch. Who may rate is frozen in its electors, what may be said in its scale.

    `key_name` says which file of the key directory opens its ballots; empty in an open round, and once they are
    shredded. `reminded_at` is the same for all electors: nothing here tells who still had cards left.
    """

    id: int = Field(default=None, primary_key=True)
    branch_id: int = Field(foreign_key="unit.id", index=True)
    cycle_id: int = Field(foreign_key="cycle.id")
    kind: RoundKind = Field(sa_type=choice(RoundKind))
    state: RoundState = Field(sa_type=choice(RoundState))
    opened_at: datetime
    closes_on: date
    closed_at: datetime | None = None
    key_name: str = ""
    mode: RoundMode = Field(default=RoundMode.secret, sa_type=choice(RoundMode))
    scale: Scale = Field(sa_column=Column(ScaleColumn, nullable=False))
    reminded_at: datetime | None = None


class RoundItem(SQLModel, table=True):
    """A pledge, in one version, that is rated in a round."""

    round_id: int = Field(foreign_key="round.id", primary_key=True)
    pledge_id: int = Field(foreign_key="pledge.id", primary_key=True)
    version: int
    position: int


class Elector(SQLModel, table=True):
    """Somebody entitled to rate in a round. There is no "has voted" here, on purpose."""

    round_id: int = Field(foreign_key="round.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, index=True)


class Kinship(SQLModel, table=True):
    """A close relative: the rater is not to be asked about what the author pledges, from the next round on."""

    branch_id: int = Field(foreign_key="unit.id", primary_key=True)
    rater_id: int = Field(foreign_key="person.id", primary_key=True)
    author_id: int = Field(foreign_key="person.id", primary_key=True)
    noted_by: int = Field(foreign_key="person.id")
    noted_at: datetime


class RoundExclusion(SQLModel, table=True):
    """A kinship as it was when the round was opened: no slip was made for it."""

    round_id: int = Field(foreign_key="round.id", primary_key=True)
    rater_id: int = Field(foreign_key="person.id", primary_key=True)
    author_id: int = Field(foreign_key="person.id", primary_key=True)


class Ballot(SQLModel, table=True):
    """All slips of a round under one seal: made for everybody at the opening, of one length ever after.

    In an open round they are readable.
    """

    pseudonym: bytes = Field(primary_key=True)
    round_id: int = Field(foreign_key="round.id", index=True)
    sealed: bytes

    __table_args__ = {"sqlite_with_rowid": False}  # a hidden rowid would tell in which order rows were made


class RoundResult(SQLModel, table=True):
    """The tally of one item after closing. `counts` maps mark → ballots; empty while there are too few ballots.

    `papers` of the ballots were on paper.
    """

    round_id: int = Field(foreign_key="round.id", primary_key=True)
    pledge_id: int = Field(foreign_key="pledge.id", primary_key=True)
    entitled: int
    ballots: int | None = None
    counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    reasons: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    papers: int = 0


class PaperVoter(SQLModel, table=True):
    """Somebody on the roll who votes on paper in this round. Everybody in the room can see that; never what."""

    round_id: int = Field(foreign_key="round.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True)


class PaperBatch(SQLModel, table=True):
    """The paper ballots of a round, as the secretary counted them before a witness.

    `asking` counts how often the witness was asked, so that a card with earlier numbers confirms nothing.
    """

    id: int = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="round.id", unique=True)
    recorder_id: int = Field(foreign_key="person.id")
    witness_id: int | None = Field(default=None, foreign_key="person.id")
    state: BatchState = Field(default=BatchState.written, sa_type=choice(BatchState))
    asking: int = 0
    settled_at: datetime | None = None


class PaperCount(SQLModel, table=True):
    """How often each mark stood on paper for one pledge. Gone once the round is counted."""

    batch_id: int = Field(foreign_key="paperbatch.id", primary_key=True)
    pledge_id: int = Field(foreign_key="pledge.id", primary_key=True)
    counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)


class Pool(SQLModel, table=True):
    """What was said by too few in each branch to be told there, added up for a unit above: sealed until it is settled.

    Only what may be told is ever written here readably, and only once. `raters`: at least so many.
    """

    id: int = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    cycle_id: int = Field(foreign_key="cycle.id")
    kind: RoundKind = Field(sa_type=choice(RoundKind))
    state: PoolState = Field(default=PoolState.gathering, sa_type=choice(PoolState))
    key_name: str
    sealed: bytes
    settled_at: datetime | None = None
    raters: int | None = None
    entitled: int | None = None
    branches: int | None = None
    counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    reasons: dict[str, int] = Field(default_factory=dict, sa_type=JSON)


# ── deciding ───────────────────────────────────────────────────────────────────────────────────────────────────────


class StandIn(SQLModel, table=True):
    """Who takes the seat of a committee member who is away, from a day until a day, both included."""

    id: int = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    stand_in_id: int = Field(foreign_key="person.id")
    since: date
    until: date
    noted_by: int = Field(foreign_key="person.id")
    noted_at: datetime


class Decision(SQLModel, table=True):
    """One question put to the committee: one version of one pledge, or its author's wish to change or withdraw it.

    `reason` is why the author wishes it, `taken_back_at` when not any more. A pledge has one open question at a time.
    `round_id`: put together with the others of that round, in one letter; without it a card of its own was sent.
    `urges` counts how often the author has asked to hurry.
    """

    id: int = Field(default=None, primary_key=True)
    pledge_id: int = Field(foreign_key="pledge.id")
    version: int
    body: Body = Field(default=Body.committee, sa_type=choice(Body))
    asked_at: datetime
    outcome: Outcome | None = Field(default=None, sa_type=choice(Outcome))
    cause: str = ""
    note: str = ""
    decided_at: datetime | None = None
    round_id: int | None = Field(default=None, foreign_key="round.id", index=True)
    urges: int = 0
    urged_at: datetime | None = None
    matter: Matter = Field(default=Matter.pledge, sa_type=choice(Matter))
    reason: str = ""
    taken_back_at: datetime | None = None

    __table_args__ = (
        Index("uq_decision_open", "pledge_id", unique=True, sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN),
        Index(
            "uq_decision_of_version",
            "pledge_id",
            "version",
            "matter",
            unique=True,
            sqlite_where=OF_A_VERSION,
            postgresql_where=OF_A_VERSION,
        ),
    )


class Entitlement(SQLModel, table=True):
    """Somebody entitled to decide, as it was when the question was put; with the vote, once given.

    `opened_at`: when the card was first looked at, opened from a list, or anything pressed on the one that was sent.
    `stands_for` is the committee member whose seat this person takes while that one is away.
    """

    decision_id: int = Field(foreign_key="decision.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, index=True)
    verdict: Verdict | None = Field(default=None, sa_type=choice(Verdict))
    cause: str = ""
    note: str = ""
    given_at: datetime | None = None
    opened_at: datetime | None = None
    stands_for: int | None = Field(default=None, foreign_key="person.id")


class Remark(SQLModel, table=True):
    """What somebody who decides says or asks about a pledge, and what its author answers, once a question."""

    id: int = Field(default=None, primary_key=True)
    decision_id: int = Field(foreign_key="decision.id", index=True)
    author_id: int = Field(foreign_key="person.id")
    kind: RemarkKind = Field(sa_type=choice(RemarkKind))
    answers_id: int | None = Field(default=None, foreign_key="remark.id", unique=True)
    text: str = Field(sa_type=Text)
    written_at: datetime


class Meeting(SQLModel, table=True):
    """A meeting held on paper, written down afterwards; the picture is Telegram's file id."""

    id: int = Field(default=None, primary_key=True)
    branch_id: int = Field(foreign_key="unit.id", index=True)
    body: Body = Field(sa_type=choice(Body))
    held_on: date
    present: int
    recorded_by: int = Field(foreign_key="person.id")
    recorded_at: datetime
    photo_file_id: str | None = None


class MeetingItem(SQLModel, table=True):
    """What a meeting resolved about one pledge: the votes for what the decision says, and the others."""

    decision_id: int = Field(foreign_key="decision.id", primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    in_favour: int
    against: int
    abstained: int


class Overruling(SQLModel, table=True):
    """What those above have decided instead, and why. The branch's own decision stays as it was."""

    decision_id: int = Field(foreign_key="decision.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    unit_id: int = Field(foreign_key="unit.id")
    outcome: Outcome = Field(sa_type=choice(Outcome))
    cause: str = ""
    reason: str = Field(sa_type=Text)
    overruled_at: datetime


# ── publishing ─────────────────────────────────────────────────────────────────────────────────────────────────────


class Publication(SQLModel, table=True):
    """A record that pledges were made public through one channel."""

    id: int = Field(default=None, primary_key=True)
    branch_id: int = Field(foreign_key="unit.id", index=True)
    cycle_id: int = Field(foreign_key="cycle.id")
    channel: Channel = Field(sa_type=choice(Channel))
    published_at: datetime
    published_by: int = Field(foreign_key="person.id")


class PublicationItem(SQLModel, table=True):
    """A pledge that stands in a publication, or stood there until it was taken back with a reason."""

    publication_id: int = Field(foreign_key="publication.id", primary_key=True)
    pledge_id: int = Field(foreign_key="pledge.id", primary_key=True, index=True)
    taken_back_at: datetime | None = None
    taken_back_by: int | None = Field(default=None, foreign_key="person.id")
    reason: str = ""


# ── printing ───────────────────────────────────────────────────────────────────────────────────────────────────────


class Issue(SQLModel, table=True):
    """A printed paper as it was issued: a member's card (`person_id`), a branch's, or a sheet for the wall.

    `lines` holds which pledge stood there in which version, and what had been told of it; its words stand in the
    versions. Printed again while nothing has changed, it is the same issue.
    """

    id: int = Field(default=None, primary_key=True)
    paper: Paper = Field(sa_type=choice(Paper))
    branch_id: int = Field(foreign_key="unit.id", index=True)
    cycle_id: int = Field(foreign_key="cycle.id")
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    version: int
    code: str = Field(unique=True)
    lines: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    issued_on: date
    issued_by: int = Field(foreign_key="person.id")


# ── keeping ────────────────────────────────────────────────────────────────────────────────────────────────────────


class Progress(SQLModel, table=True):
    """What a member says has been done. `occurred_on` is the day of the deed, `recorded_at` the moment of writing."""

    id: int = Field(default=None, primary_key=True)
    pledge_id: int = Field(foreign_key="pledge.id", index=True)
    author_id: int = Field(foreign_key="person.id")
    value: Decimal | None = Field(default=None, max_digits=14, decimal_places=2)
    note: str = Field(default="", sa_type=Text)
    file_id: str | None = None
    occurred_on: date
    recorded_at: datetime


# ── the quarterly review ───────────────────────────────────────────────────────────────────────────────────────────


class Review(SQLModel, table=True):
    """The secretary's comment on one pledge in one quarter."""

    id: int = Field(default=None, primary_key=True)
    pledge_id: int = Field(foreign_key="pledge.id")
    cycle_id: int = Field(foreign_key="cycle.id")
    quarter: int
    commenter_id: int = Field(foreign_key="person.id")
    strength: str = Field(default="", sa_type=Text)
    problem: str = Field(default="", sa_type=Text)
    direction: str = Field(default="", sa_type=Text)
    follow_up_on: date | None = Field(default=None, index=True)
    written_at: datetime
    acknowledged_at: datetime | None = None

    __table_args__ = (
        UniqueConstraint("pledge_id", "cycle_id", "quarter"),
        CheckConstraint("quarter BETWEEN 1 AND 4", name="quarter_in_year"),
    )


# ── reminding ──────────────────────────────────────────────────────────────────────────────────────────────────────


class Reminder(SQLModel, table=True):
    """One link of the chain that reminds one person of one thing: once an occasion, in the bundle of `on_day`.

    `work` is a Work, without a CHECK, so that the next one is a line of code. `waits`: put off, or nudged, until
    `on_day`. `cleared_at`: when the bundle was told that it is done.

    Person, deadline and its branch are no foreign keys: each link is selected from the very rows it names, which stay,
    and looking each up again was a third of what planning for everybody costs on PostgreSQL.
    """

    id: int = Field(default=None, sa_column=Column(BIG_KEY, primary_key=True))
    person_id: int
    work: str
    subject_id: int
    deadline_id: int = Field(index=True)
    round: int
    occasion: Occasion = Field(sa_type=choice(Occasion))
    branch_id: int
    due_on: date
    on_day: date
    waits: bool = False
    planned_at: datetime
    cleared_at: datetime | None = None

    __table_args__ = (
        UniqueConstraint(
            "person_id", "work", "subject_id", "deadline_id", "round", "occasion", name="uq_reminder_chain"
        ),
        Index("ix_reminder_branch_id_on_day", "branch_id", "on_day"),
    )


class Planning(SQLModel, table=True):
    """The last day for which the reminders of a time zone were planned: once a day is enough."""

    timezone: str = Field(primary_key=True)
    day: date


# ── telling others ─────────────────────────────────────────────────────────────────────────────────────────────────


class LetterState(StrEnum):
    """`parked`: the person or group cannot be written to for now."""

    pending = "pending"
    sending = "sending"
    parked = "parked"
    sent = "sent"
    unknown = "unknown"
    lapsed = "lapsed"
    dead = "dead"


class Letter(SQLModel, table=True):
    """The outbox: facts for somebody else, posted in the same change as the deed, worded at delivery."""

    id: int = Field(default=None, sa_column=Column(BIG_KEY, primary_key=True))
    person_id: int | None = Field(default=None, foreign_key="person.id")
    group_id: int | None = Field(default=None, foreign_key="groupchat.id")
    kind: str
    facts: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    card: str | None = None
    key: str | None = Field(default=None, unique=True)
    state: LetterState = Field(default=LetterState.pending, sa_type=choice(LetterState))
    not_before: datetime
    attempts: int = 0
    doubts: int = 0
    posted_at: datetime
    settled_at: datetime | None = None
    message_id: int | None = None
    reason: str = ""

    __table_args__ = (
        Index("ix_letter_state_not_before_id", "state", "not_before", "id"),
        Index("ix_letter_person_id_state", "person_id", "state"),
        Index("ix_letter_group_id_state", "group_id", "state", sqlite_where=TO_A_GROUP, postgresql_where=TO_A_GROUP),
        CheckConstraint("(person_id IS NULL) <> (group_id IS NULL)", name="one_recipient"),
    )


class Card(SQLModel, table=True):
    """Where a card hangs: the message that is edited instead of sent again."""

    chat_id: int = Field(sa_type=BigInteger, primary_key=True)
    name: str = Field(primary_key=True)
    message_id: int


# ── the house itself ───────────────────────────────────────────────────────────────────────────────────────────────


class Conversation(SQLModel, table=True):
    """Where somebody stands in a conversation of several steps."""

    key: str = Field(primary_key=True)
    state: str | None = None
    data: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    updated_at: datetime


class DoneUpdate(SQLModel, table=True):
    """An update whose effect is committed; written in the same transaction as the effect."""

    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    done_at: datetime = Field(index=True)


class Quarantine(SQLModel, table=True):
    """An update that could not be understood or kept failing. Its body is not kept: it may hold a secret mark."""

    update_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    kind: str
    reason: str
    quarantined_at: datetime


class Heartbeat(SQLModel, table=True):
    """When something that must go on has last gone on."""

    name: Heart = Field(sa_column=Column(choice(Heart), primary_key=True))
    at: datetime


class Alarm(SQLModel, table=True):
    """A trouble that administrators have been told of and that is not over."""

    trouble: Trouble = Field(sa_column=Column(choice(Trouble), primary_key=True))
    since: datetime


class AuditEntry(SQLModel, table=True):
    """Who did what when; each entry carries the hash of the one before. Ids only, never a ballot."""

    seq: int = Field(sa_column=Column(BIG_KEY, primary_key=True, autoincrement=False))
    at: datetime = Field(index=True)
    actor_id: int | None = None
    act: str
    subject: str
    facts: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    previous: str
    hash: str


class AuditHead(SQLModel, table=True):
    """The end of the audit chain: one row, locked while an entry is added, so that the chain has no forks."""

    id: int = Field(default=1, sa_column=Column(Integer, primary_key=True, autoincrement=False))
    seq: int = 0
    hash: str = ""
