"""Ballots on paper, while a secret round is open: who votes so, what was counted, and the witness who confirms it."""

from datetime import datetime

from sqlmodel import Session, col, delete, select

from models import audit, outbox
from models.ballots import BallotBox
from models.queries import paper as desk
from models.queries import people, roll, rounds
from models.rules import paper as law
from models.rules.notices import PapersAnswered, PapersCounted, VotesOnPaper
from models.rules.paper import BatchState
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, ensure_may
from models.tables import PaperBatch, PaperCount, PaperVoter, Round


def put_on_paper(  # noqa: PLR0913 - who says so, with which box, in which round, who
    session: Session, actor: Actor, box: BallotBox, round_id: int, person_id: int, *, now: datetime
) -> None:
    """From now on somebody votes on paper; what the phone said before is blank, whether it was anything or not."""
    held, batch = _correctable(session, actor, round_id)
    law.ensure_may_vote_on_paper(is_elector=person_id in rounds.electors(session, round_id))
    if session.get(PaperVoter, (round_id, person_id)):
        return
    session.add(PaperVoter(round_id=round_id, person_id=person_id))
    pledges, kin = rounds.items(session, round_id), roll.excluded(session, round_id)
    box.blank(session, held, roll.slips([person_id], pledges, kin))
    outbox.post(session, VotesOnPaper(round_id), now=now, people=[person_id])
    _note(session, actor, batch, now=now, person=person_id, on_paper=True)


def put_on_phone(session: Session, actor: Actor, round_id: int, person_id: int, *, now: datetime) -> None:
    """Somebody votes by phone after all, from a blank slip."""
    _, batch = _correctable(session, actor, round_id)
    if voter := session.get(PaperVoter, (round_id, person_id)):
        session.delete(voter)
        outbox.post(session, VotesOnPaper(round_id), now=now, people=[person_id])
        _note(session, actor, batch, now=now, person=person_id, on_paper=False)


def write_counts(  # noqa: PLR0913 - who, in which round, of which pledge, what
    session: Session, actor: Actor, round_id: int, pledge_id: int, typed: str, *, now: datetime
) -> None:
    """What was counted for one pledge, as the secretary typed it; the last one written counts."""
    held, batch = _correctable(session, actor, round_id)
    voters = desk.voters_by_pledge(session, round_id)
    if pledge_id not in voters:
        raise Refusal("rating-not-in-this-round")
    counts = law.counts_from(typed, held.scale, voters[pledge_id])
    written = session.get(PaperCount, (batch.id, pledge_id)) or PaperCount(batch_id=batch.id, pledge_id=pledge_id)
    written.counts = counts
    batch.recorder_id = actor.person_id
    session.add_all([written, batch])
    _note(session, actor, batch, now=now, pledge=pledge_id)


def ask_witness(session: Session, actor: Actor, round_id: int, witness_id: int, *, now: datetime) -> None:
    """Lay the count before somebody who was there. Until the answer comes, nothing in it changes."""
    held, batch = _correctable(session, actor, round_id)
    today = people.local_day(session, held.branch_id, now)
    if witness_id not in desk.witnesses(session, held, {batch.recorder_id, actor.person_id}, today):
        raise Refusal("rating-paper-no-witness")
    voters, counts = desk.voters_by_pledge(session, round_id), desk.counts(session, batch.id)
    law.ensure_may_ask(voters, counts)
    batch.witness_id, batch.state, batch.asking = witness_id, BatchState.asked, batch.asking + 1
    session.add(batch)
    counted = PapersCounted(batch.id)
    outbox.take_down(session, counted.card)
    outbox.post(session, counted, now=now, people=[witness_id])
    _note(session, actor, batch, now=now, witness=witness_id)


def take_back(session: Session, actor: Actor, round_id: int, *, now: datetime) -> None:
    """Before the witness has answered, the count may be corrected after all."""
    _, batch = _open_batch(session, actor, round_id)
    if batch.state is BatchState.asked:
        batch.state = BatchState.written
        session.add(batch)
        _note(session, actor, batch, now=now, state=batch.state)


def witness(  # noqa: PLR0913 - who, of which batch as it was asked about, with which answer
    session: Session, actor: Actor, batch_id: int, asking: int, *, agrees: bool, now: datetime
) -> None:
    """The witness has seen the same numbers, or others. Confirmed, they count at closing and never change again."""
    seen = session.get(PaperBatch, batch_id)
    if seen is None:
        raise Refusal("not-yours")
    held = session.get_one(Round, seen.round_id, with_for_update=True)
    batch = session.get_one(PaperBatch, batch_id, with_for_update=True)
    ensure_may(actor, Act.witness_papers, people.path_of(session, held.branch_id))
    law.ensure_may_witness(
        is_witness=batch.witness_id == actor.person_id,
        is_same_asking=batch.asking == asking,
        state=batch.state,
        round_state=held.state,
    )
    batch.state, batch.settled_at = BatchState.confirmed if agrees else BatchState.refused, now
    session.add(batch)
    outbox.post(session, PapersAnswered(batch.id), now=now, people=[batch.recorder_id])
    audit.note(
        session,
        at=now,
        actor_id=actor.person_id,
        act=Act.witness_papers,
        subject=f"round:{held.id}",
        state=batch.state,
    )


def hand_over(session: Session, round_id: int) -> dict[int, dict[str, int]]:
    """At closing: what was confirmed, by pledge, to be counted in. Of no batch the numbers are kept any longer."""
    batch = session.exec(select(PaperBatch).where(PaperBatch.round_id == round_id)).first()
    if batch is None:
        return {}
    counted = desk.counts(session, batch.id) if batch.state is BatchState.confirmed else {}
    session.connection().execute(delete(PaperCount).where(col(PaperCount.batch_id) == batch.id))
    return counted


def _correctable(session: Session, actor: Actor, round_id: int) -> tuple[Round, PaperBatch]:
    held, batch = _open_batch(session, actor, round_id)
    law.ensure_may_correct(batch.state)
    return held, batch


def _open_batch(session: Session, actor: Actor, round_id: int) -> tuple[Round, PaperBatch]:
    """The round, held so that nobody presses meanwhile, and its batch; made with the first thing written in it."""
    held = session.get(Round, round_id, with_for_update=True)
    if held is None:
        raise Refusal("not-yours")
    ensure_may(actor, Act.record_papers, people.path_of(session, held.branch_id))
    law.ensure_may_take_papers(mode=held.mode, state=held.state)
    batch = session.exec(select(PaperBatch).where(PaperBatch.round_id == round_id)).first()
    if batch is None:
        batch = PaperBatch(round_id=round_id, recorder_id=actor.person_id)
        session.add(batch)
        session.flush()
    return held, batch


def _note(session: Session, actor: Actor, batch: PaperBatch, *, now: datetime, **facts: object) -> None:
    """Who votes on paper and that something was counted, never what."""
    subject = f"round:{batch.round_id}"
    audit.note(session, at=now, actor_id=actor.person_id, act=Act.record_papers, subject=subject, **facts)
