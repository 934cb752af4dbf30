"""Who said what in an open round. There is no such thing for a secret one."""

from dataclasses import dataclass

from sqlmodel import Session, and_, col, select

from models.ballots import BallotBox
from models.queries import roll, rounds, seats
from models.rules import rating as law
from models.rules.rating import Slip
from models.rules.refusal import Refusal
from models.rules.rights import Act, Actor, can
from models.rules.scales import Scale
from models.tables import Person, Pledge, PledgeVersion, Round, RoundItem

VOICES_A_PAGE = 12


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said; nothing, where nothing was said."""

    name: str
    slip: Slip | None


@dataclass(frozen=True, slots=True)
class Voices:
    """One pledge and some of those on the roll; `page` goes through all pledges, one after another."""

    round_id: int
    scale: Scale
    number: int
    total: int
    author: str
    text: str
    said: tuple[Said, ...]
    page: int
    pages: int


def voices(session: Session, actor: Actor, box: BallotBox, round_id: int, page: int) -> Voices:
    """For the secretary and those on the roll, while the round is open and afterwards."""
    held = session.get(Round, round_id)
    if held is None:
        raise Refusal("not-yours")
    taken = seats.seat(session, round_id, actor.person_id)
    is_secretary = can(actor, Act.close_review, taken.path)
    law.ensure_may_hear(mode=held.mode, is_secretary=is_secretary, is_elector=taken.is_elector)
    items, electors = _items(session, round_id), rounds.electors(session, round_id)
    pages_a_pledge = -(-len(electors) // VOICES_A_PAGE)
    pages = len(items) * pages_a_pledge
    page = min(max(page, 0), pages - 1)
    place, part = divmod(page, pages_a_pledge)
    pledge, author, text = items[place]
    kin = roll.excluded(session, round_id)
    asked = [one for one, _ in roll.slips(electors, [pledge], kin)]
    shown = asked[part * VOICES_A_PAGE : (part + 1) * VOICES_A_PAGE]
    said = tuple(_said(session, box, held, pledge.id, one) for one in shown)
    return Voices(round_id, held.scale, place + 1, len(items), author, text, said, page, pages)


def _said(session: Session, box: BallotBox, held: Round, pledge_id: int, person_id: int) -> Said:
    sheet = box.open(session, held, person_id, [pledge_id]).sheets[pledge_id]
    return Said(session.get_one(Person, person_id).name, sheet.slip)


def _items(session: Session, round_id: int) -> list[tuple[Pledge, str, str]]:
    """All that was put to them, withdrawn since or not: it has been said before all."""
    is_wording = and_(
        col(PledgeVersion.pledge_id) == col(RoundItem.pledge_id), col(PledgeVersion.number) == col(RoundItem.version)
    )
    found = (
        select(Pledge, col(Person.name), col(PledgeVersion.text))
        .join(RoundItem, col(RoundItem.pledge_id) == col(Pledge.id))
        .join(Person, col(Person.id) == col(Pledge.author_id))
        .join(PledgeVersion, is_wording)
        .where(RoundItem.round_id == round_id)
        .order_by(col(RoundItem.position))
    )
    return [(pledge, author, text) for pledge, author, text in session.exec(found)]
