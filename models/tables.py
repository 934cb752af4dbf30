"""The whole schema on one page, in the order in which a pledge lives.

Times are UTC. Table models do not validate (a property of SQLModel): the rules do, and CHECKs stand behind them.
"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, Index, Integer, Text, UniqueConstraint
from sqlalchemy import Enum as SqlEnum
from sqlmodel import Field, SQLModel

from models.rules.deciding import Body, Outcome, Verdict
from models.rules.drafting import Question
from models.rules.pledging import Basis, Category, Form, Kind, Stage
from models.rules.publishing import Audience, Channel
from models.rules.rating import RoundKind, RoundState
from models.rules.reviewing import Step
from models.rules.rights import Level, Role, Standing

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

BIG_KEY = BigInteger().with_variant(Integer, "sqlite")


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


class Deadline(SQLModel, table=True):
    """What a branch has to have done until when. `quarter` is 0 for steps that come once a year."""

    id: int = Field(default=None, primary_key=True)
    branch_id: int = Field(foreign_key="unit.id", index=True)
    cycle_id: int = Field(foreign_key="cycle.id")
    step: Step = Field(sa_type=choice(Step))
    quarter: int = 0
    due_on: date = Field(index=True)

    __table_args__ = (
        UniqueConstraint("branch_id", "cycle_id", "step", "quarter"),
        CheckConstraint("quarter BETWEEN 0 AND 4", name="quarter_in_year"),
    )


# ── proposing ──────────────────────────────────────────────────────────────────────────────────────────────────────


class Draft(SQLModel, table=True):
    """A pledge being written, every answer kept at once. One a person; `pledge_id` when a returned one is revised.

    `asked` is the open question; empty when all are answered and the whole is shown for a last look.
    """

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    branch_id: int = Field(foreign_key="unit.id")
    cycle_id: int = Field(foreign_key="cycle.id")
    pledge_id: int | None = Field(default=None, foreign_key="pledge.id")
    asked: Question | None = Field(default=None, sa_type=choice(Question))
    answers: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    updated_at: datetime


class Pledge(SQLModel, table=True):
    """One item of one member's year. What it says stands in its versions; `version` is the one that counts."""

    id: int = Field(default=None, primary_key=True)
    branch_id: int = Field(foreign_key="unit.id")
    cycle_id: int = Field(foreign_key="cycle.id")
    author_id: int = Field(foreign_key="person.id", index=True)
    kind: Kind = Field(default=Kind.annual, sa_type=choice(Kind))
    stage: Stage = Field(sa_type=choice(Stage))
    version: int = 1
    proposed_at: datetime
    published_at: datetime | None = None

    __table_args__ = (Index("ix_pledge_branch_id_cycle_id_stage", "branch_id", "cycle_id", "stage"),)


class PledgeVersion(SQLModel, table=True):
    """The words of a pledge as they were handed in; never overwritten."""

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

    __table_args__ = (UniqueConstraint("pledge_id", "number"),)


# ── rating ─────────────────────────────────────────────────────────────────────────────────────────────────────────


class Round(SQLModel, table=True):
    """A round of secret rating in one branch. Who may rate is frozen in its electors.

    `key_name` says which file of the key directory opens its ballots; empty once they are shredded.
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


class Ballot(SQLModel, table=True):
    """A sealed slip: a pseudonym and a ciphertext of fixed length, made for everybody at opening."""

    pseudonym: bytes = Field(primary_key=True)
    round_id: int = Field(foreign_key="round.id", index=True)
    sealed: bytes

    __table_args__ = {"sqlite_with_rowid": False}  # a hidden rowid would tell in which order slips were made


class RoundResult(SQLModel, table=True):
    """The tally of one item after closing. `counts` maps mark → ballots; empty while there are too few ballots."""

    round_id: int = Field(foreign_key="round.id", primary_key=True)
    pledge_id: int = Field(foreign_key="pledge.id", primary_key=True)
    entitled: int
    ballots: int | None = None
    counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    reasons: dict[str, int] = Field(default_factory=dict, sa_type=JSON)


# ── deciding ───────────────────────────────────────────────────────────────────────────────────────────────────────


class Decision(SQLModel, table=True):
    """One question put to the committee: one version of one pledge."""

    id: int = Field(default=None, primary_key=True)
    pledge_id: int = Field(foreign_key="pledge.id")
    version: int
    body: Body = Field(default=Body.committee, sa_type=choice(Body))
    asked_at: datetime
    outcome: Outcome | None = Field(default=None, sa_type=choice(Outcome))
    cause: str = ""
    note: str = ""
    decided_at: datetime | None = None

    __table_args__ = (UniqueConstraint("pledge_id", "version"),)


class Entitlement(SQLModel, table=True):
    """Somebody entitled to decide, as it was when the question was put; with the vote, once given."""

    decision_id: int = Field(foreign_key="decision.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, index=True)
    verdict: Verdict | None = Field(default=None, sa_type=choice(Verdict))
    cause: str = ""
    note: str = ""
    given_at: datetime | None = None


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
    follow_up_on: date | None = None
    written_at: datetime
    acknowledged_at: datetime | None = None

    __table_args__ = (
        UniqueConstraint("pledge_id", "cycle_id", "quarter"),
        CheckConstraint("quarter BETWEEN 1 AND 4", name="quarter_in_year"),
    )


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
        Index("ix_letter_group_id_state", "group_id", "state"),
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


class AuditEntry(SQLModel, table=True):
    """Who did what when; each entry carries the hash of the one before. Ids only, never a ballot."""

    seq: int = Field(sa_column=Column(BIG_KEY, primary_key=True, autoincrement=False))
    at: datetime
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
