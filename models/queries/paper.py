"""What the secretary and the witness see of the ballots on paper: who votes so, what was counted, who confirms it."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, and_, col, select

from models.queries import people, roll, rounds
from models.rules import paper as law
from models.rules.paper import BatchState
from models.rules.rating import RoundState
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, Role, ensure_may
from models.rules.scales import Scale
from models.tables import PaperBatch, PaperCount, Person, Pledge, PledgeVersion, Round, RoundItem


@dataclass(frozen=True, slots=True)
class Counted:
    """One pledge: how many may vote on it on paper, and what was counted, once it is."""

    pledge_id: int
    author: str
    text: str
    voters: int
    counts: dict[str, int] | None


@dataclass(frozen=True, slots=True)
class Desk:
    """The paper ballots of a round as they stand. `asking` is the number the witness's card carries."""

    round_id: int
    branch_id: int
    batch_id: int | None
    round_state: RoundState
    state: BatchState
    scale: Scale
    voters: dict[int, str]
    phones: dict[int, str]
    items: tuple[Counted, ...]
    witness: str
    asking: int

    @property
    def counted(self) -> int:
        return sum(one.counts is not None for one in self.items)


def desk(session: Session, actor: Actor, round_id: int) -> Desk:
    """For the secretary, while papers may be taken."""
    held = session.get(Round, round_id)
    if held is None:
        raise Refusal("not-yours")
    ensure_may(actor, Act.record_papers, people.path_of(session, held.branch_id))
    law.ensure_may_take_papers(mode=held.mode, state=held.state)
    batch = session.exec(select(PaperBatch).where(PaperBatch.round_id == round_id)).first()
    return _desk(session, held, batch)


def for_witness(session: Session, person_id: int, batch_id: int) -> Desk | None:
    """None for everybody but the one who is named as witness."""
    batch = session.get(PaperBatch, batch_id)
    if batch is None or batch.witness_id != person_id:
        return None
    return _desk(session, session.get_one(Round, batch.round_id), batch)


def answered(session: Session, batch_id: int) -> Desk:
    batch = session.get_one(PaperBatch, batch_id)
    return _desk(session, session.get_one(Round, batch.round_id), batch)


def _desk(session: Session, held: Round, batch: PaperBatch | None) -> Desk:
    on_paper = set(roll.paper_voters(session, held.id))
    names = _names(session, rounds.electors(session, held.id))
    witness = session.get(Person, batch.witness_id) if batch and batch.witness_id else None
    return Desk(
        round_id=held.id,
        branch_id=held.branch_id,
        batch_id=batch.id if batch else None,
        round_state=held.state,
        state=batch.state if batch else BatchState.written,
        scale=held.scale,
        voters={one: name for one, name in names.items() if one in on_paper},
        phones={one: name for one, name in names.items() if one not in on_paper},
        items=tuple(_items(session, held, batch)),
        witness=witness.name if witness else "",
        asking=batch.asking if batch else 0,
    )


def _items(session: Session, held: Round, batch: PaperBatch | None) -> list[Counted]:
    voters = voters_by_pledge(session, held.id)
    written = counts(session, batch.id) if batch else {}
    is_wording = and_(
        col(PledgeVersion.pledge_id) == col(RoundItem.pledge_id), col(PledgeVersion.number) == col(RoundItem.version)
    )
    found = (
        select(col(RoundItem.pledge_id), col(Person.name), col(PledgeVersion.text))
        .join(Pledge, col(Pledge.id) == col(RoundItem.pledge_id))
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .join(PledgeVersion, is_wording)
        .where(RoundItem.round_id == held.id, col(RoundItem.pledge_id).in_(voters))
        .order_by(col(RoundItem.position))
    )
    return [Counted(one, author, text, voters[one], written.get(one)) for one, author, text in session.exec(found)]


def _names(session: Session, people_ids: list[int]) -> dict[int, str]:
    found = select(col(Person.id), col(Person.name)).where(col(Person.id).in_(people_ids)).order_by(col(Person.id))
    return dict(session.exec(found).all())


def voters_by_pledge(session: Session, round_id: int) -> dict[int, int]:
    """For each pledge in the round, how many of those who vote on paper may say something of it."""
    pledges = rounds.items(session, round_id)
    asked = roll.slips(roll.paper_voters(session, round_id), pledges, roll.excluded(session, round_id))
    voters = Counter(pledge_id for _, pledge_id in asked)
    return {pledge.id: voters[pledge.id] for pledge in pledges}


def counts(session: Session, batch_id: int) -> dict[int, dict[str, int]]:
    written = session.exec(select(PaperCount).where(PaperCount.batch_id == batch_id))
    return {one.pledge_id: one.counts for one in written}


def witnesses(session: Session, held: Round, recorders: Collection[int], today: date) -> dict[int, str]:
    """Who may confirm the count today and can be asked in the chat: the committee and the representatives."""
    posts = (Role.committee, Role.representative)
    wearers = [one for role in posts for one in people.wearers(session, held.branch_id, role, today)]
    names = {one.id: one.name for one in wearers if one.telegram_id is not None}
    voters = roll.paper_voters(session, held.id)
    return {one: names[one] for one in law.witnesses(names, recorders, voters)}


def witnesses_for(session: Session, actor: Actor, round_id: int, today: date) -> dict[int, str]:
    """For the secretary to choose from."""
    held = session.get(Round, round_id)
    if held is None:
        raise Refusal("not-yours")
    ensure_may(actor, Act.record_papers, people.path_of(session, held.branch_id))
    batch = session.exec(select(PaperBatch).where(PaperBatch.round_id == round_id)).first()
    return witnesses(session, held, {actor.person_id, batch.recorder_id if batch else actor.person_id}, today)
