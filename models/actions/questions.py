"""Saying something about a pledge before it is decided, asking its author, and the author's answer."""

from datetime import datetime

from sqlmodel import Session

from models import audit, outbox
from models.actions import cards
from models.actions.deciding import ensure_sits, held
from models.queries import deciding as decisions
from models.queries import people, questions
from models.queries.before_them import is_before_them
from models.rules.deciding import ensure_may_decide
from models.rules.notices import QuestionAsked
from models.rules.questions import RemarkKind, ensure_may_answer, ensure_may_say_more
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, ensure_may
from models.tables import Remark


def remark(  # noqa: PLR0913 - who says what about which pledge, and when
    session: Session, actor: Actor, decision_id: int, kind: RemarkKind, text: str, *, now: datetime
) -> decisions.Card:
    """Say something to the others who decide, or ask the author. Whoever does has looked at the card."""
    decision, pledge = held(session, decision_id)
    ensure_may(actor, Act.remark, people.path_of(session, pledge.branch_id))
    roll = decisions.roll(session, decision_id)
    ensure_may_decide(
        is_entitled=actor.person_id in roll,
        is_author=actor.person_id == pledge.author_id,
        outcome=decision.outcome,
        is_before_them=is_before_them(decision, pledge),
    )
    ensure_sits(session, decision, pledge, actor, now)
    ensure_may_say_more(questions.written_by(session, decision_id, actor.person_id))
    made = Remark(decision_id=decision_id, author_id=actor.person_id, kind=kind, text=text, written_at=now)
    _write(session, made, Act.remark)
    if kind is RemarkKind.question:
        outbox.post(session, QuestionAsked(made.id), now=now, people=[pledge.author_id])
    cards.refresh_own(session, decision, roll, now)
    return decisions.card(session, decision_id, actor.person_id, now)


def answer(session: Session, actor: Actor, question_id: int, text: str, *, now: datetime) -> questions.Asked:
    """The author's answer, once; everybody who decides reads it, and whoever asked gets the card with it."""
    question = session.get(Remark, question_id)
    if question is None or question.kind is not RemarkKind.question:
        raise Refusal("deciding-unknown")
    decision, pledge = held(session, question.decision_id)
    asked = questions.asked(session, question_id, actor.person_id)
    ensure_may(actor, Act.answer, people.path_of(session, pledge.branch_id))
    is_theirs = is_before_them(decision, pledge)
    ensure_may_answer(is_answered=asked.answer is not None, outcome=decision.outcome, is_before_them=is_theirs)
    made = Remark(
        decision_id=decision.id,
        author_id=actor.person_id,
        kind=RemarkKind.answer,
        answers_id=question_id,
        text=text,
        written_at=now,
    )
    _write(session, made, Act.answer)
    outbox.post(session, QuestionAsked(question_id), now=now, people=[actor.person_id])
    cards.refresh_own(session, decision, decisions.roll(session, decision.id), now)
    return questions.asked(session, question_id, actor.person_id)


def _write(session: Session, made: Remark, act: Act) -> None:
    """The audit keeps that something was said, not the words."""
    session.add(made)
    session.flush()
    subject, when = f"decision:{made.decision_id}", made.written_at
    audit.note(session, at=when, actor_id=made.author_id, act=act, subject=subject, remark=made.id, kind=made.kind)
