"""What has been said and asked about a pledge that is being decided, and who may read it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, exists, func, select

from models.queries import people
from models.queries.before_them import is_before_them, undecided
from models.queries.places import sits
from models.rules.deciding import ensure_has_place
from models.rules.questions import RemarkKind, may_read
from models.rules.refusal import Refusal
from models.rules.rights import Actor
from models.rules.work import Task, Work
from models.tables import Decision, Entitlement, Person, Pledge, PledgeVersion, Remark


@dataclass(frozen=True, slots=True)
class Said:
    """One remark with who made it."""

    kind: RemarkKind
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Talk:
    """All that one reader may read about a pledge, each answer after its question."""

    decision_id: int
    author: str
    text: str
    reads_own: bool
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the author of the pledge sees it."""

    question_id: int
    who: str
    question: str
    text: str
    answer: str | None
    is_open: bool


def remarks(session: Session, decision_id: int) -> tuple[Said, ...]:
    """In the order of writing, each answer after its question."""
    found = session.exec(
        select(Remark, Person.name)
        .join(Person, col(Person.id) == col(Remark.author_id))
        .where(Remark.decision_id == decision_id)
        .order_by(func.coalesce(col(Remark.answers_id), col(Remark.id)), col(Remark.id))
    )
    return tuple(Said(one.kind, who, one.text) for one, who in found)


def talk(session: Session, decision_id: int, reader_id: int, now: datetime) -> Talk:
    """For those who decide, and for the author; Refusal for anybody else's eyes, and for who has left since."""
    decision = session.get(Decision, decision_id)
    if decision is None:
        raise Refusal("deciding-unknown")
    pledge, text = _put(session, decision)
    is_entitled = session.get(Entitlement, (decision_id, reader_id)) is not None
    if not is_entitled and pledge.author_id != reader_id:
        raise Refusal("deciding-not-entitled")
    if is_entitled:
        ensure_has_place(sits=sits(session, decision_id, reader_id, people.local_day(session, pledge.branch_id, now)))
    said = tuple(
        one
        for one in remarks(session, decision_id)
        if may_read(one.kind, is_entitled=is_entitled, is_decided=decision.outcome is not None)
    )
    author = session.get_one(Person, pledge.author_id).name
    return Talk(decision_id, author, text, pledge.author_id == reader_id, said)


def written_by(session: Session, decision_id: int, person_id: int) -> int:
    """How many comments and questions somebody has made about this pledge."""
    mine = select(func.count()).where(Remark.decision_id == decision_id, Remark.author_id == person_id)
    return session.exec(mine.where(col(Remark.kind) != RemarkKind.answer)).one()


def answered(session: Session, decision_id: int) -> set[int]:
    """Those who have asked about this pledge and got an answer."""
    answer = aliased(Remark)
    asked = select(col(Remark.author_id)).join(answer, col(answer.answers_id) == col(Remark.id))
    return set(session.exec(asked.where(Remark.decision_id == decision_id)))


def asked(session: Session, question_id: int, author_id: int) -> Asked:
    """A question put to the author; Refusal for anybody else's eyes."""
    question = session.get(Remark, question_id)
    if question is None or question.kind is not RemarkKind.question:
        raise Refusal("deciding-unknown")
    decision = session.get_one(Decision, question.decision_id)
    pledge, text = _put(session, decision)
    if pledge.author_id != author_id:
        raise Refusal("deciding-question-for-another")
    answer = session.exec(select(col(Remark.text)).where(Remark.answers_id == question_id)).first()
    who = session.get_one(Person, question.author_id).name
    is_open = decision.outcome is None and is_before_them(decision, pledge)
    return Asked(question_id, who, question.text, text, answer, is_open)


def open_work(session: Session, actor: Actor) -> list[Task]:
    """Questions about one's own pledges that wait for an answer, as long as it can be of use."""
    found = session.exec(
        select(col(Remark.id), col(Remark.text))
        .join(Decision, col(Decision.id) == col(Remark.decision_id))
        .join(Pledge, col(Pledge.id) == col(Decision.pledge_id))
        .where(Pledge.author_id == actor.person_id, *is_unanswered())
        .order_by(col(Remark.id))
    )
    return [Task(Work.answer, question_id, text) for question_id, text in found]


def is_unanswered() -> tuple[ColumnElement[bool], ...]:
    """The conditions that a remark is a question which its author may still answer."""
    answer = aliased(Remark)
    answered = exists().where(col(answer.answers_id) == col(Remark.id))
    return (col(Remark.kind) == RemarkKind.question, ~answered, *undecided())


def _put(session: Session, decision: Decision) -> tuple[Pledge, str]:
    """The pledge, and the words in which it was put to them."""
    pledge = session.get_one(Pledge, decision.pledge_id)
    its_words = (PledgeVersion.pledge_id == pledge.id, PledgeVersion.number == decision.version)
    return pledge, session.exec(select(col(PledgeVersion.text)).where(*its_words)).one()
