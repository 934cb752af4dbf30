"""An invented prefecture as large as wanted: branches of 46 members and 14 representatives, every fit review open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlmodel import Session, SQLModel, delete, insert

from models.actions import opening, pledging
from models.actions.founding import found_unit, lay_foundation
from models.actions.year import open_year
from models.ballots import BallotBox
from models.queries import people, rounds
from models.rules.pledging import Basis, Category, Form, Stage
from models.rules.rights import Actor, Level, Role
from models.tables import Appointment, Letter, Person, Pledge, PledgeVersion, Unit
from tests.bench.house import START
from tests.bench.updates import FIRST_PERSON

MEMBERS = 46
REPRESENTATIVES = 14
IN_A_BRANCH = MEMBERS + REPRESENTATIVES
COMMITTEE = 5
BRANCHES_IN_A_TOWNSHIP = 13
AWAKE = 17
"""Branches whose people press in the benchmark, spread over the whole prefecture."""

TODAY = START.date()
CLOSES_ON = TODAY + timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch in which people press: its open round, what is rated in it, and its people by number."""

    round_id: int
    pledge_ids: Sequence[int]
    members: Sequence[int]
    representatives: Sequence[int]


def settle(session: Session, box: BallotBox, number: int) -> list[Branch]:
    """Write a prefecture of about so many people into an empty database. Returns the branches that are awake."""
    lay_foundation(session)
    branches = [branch.id for branch in _branches(session, -(-number // IN_A_BRANCH))]
    _settle_people(session, branches)
    opened = [_open_review(session, box, place, branch_id) for place, branch_id in enumerate(branches)]
    awake = opened[:: max(1, len(opened) // AWAKE)][:AWAKE]
    for branch in awake:
        for member in branch.members:
            pledging.begin(session, actor(session, member), today=TODAY, now=START)
    session.connection().execute(delete(Letter))  # this is not about delivery
    return awake


def settle_members(session: Session, number: int) -> None:
    """Write a prefecture with so many members, or a few more, in which nobody has opened a review."""
    lay_foundation(session)
    _settle_people(session, [branch.id for branch in _branches(session, -(-number // MEMBERS))])


def actor(session: Session, person: int) -> Actor:
    found = people.actor(session, FIRST_PERSON + person, TODAY)
    assert found
    return found


def _branches(session: Session, number: int) -> Iterator[Unit]:
    prefecture = found_unit(session, "云溪州", Level.prefecture)
    county = found_unit(session, "青禾县", Level.county, prefecture)
    township = county
    for place in range(number):
        if place % BRANCHES_IN_A_TOWNSHIP == 0:
            township = found_unit(session, f"第{place // BRANCHES_IN_A_TOWNSHIP + 1}镇", Level.township, county)
        yield found_unit(session, f"第{place + 1}村党支部", Level.branch, township)
    open_year(session, prefecture, TODAY.year)


def _settle_people(session: Session, branches: Sequence[int]) -> None:
    """All rows of a kind at once; an empty database numbers them from one."""
    everybody = range(len(branches) * IN_A_BRANCH)
    authors = [one for one in everybody if one % IN_A_BRANCH < MEMBERS]
    _insert(session, Person, [_person(one) for one in everybody])
    _insert(session, Appointment, [hat for one in everybody for hat in _hats(one, branches[one // IN_A_BRANCH])])
    _insert(session, Pledge, [_pledge(one, branches[one // IN_A_BRANCH]) for one in authors])
    _insert(session, PledgeVersion, [_version(number) for number in range(1, len(authors) + 1)])


def _insert(session: Session, table: type[SQLModel], rows: list[dict[str, Any]]) -> None:
    session.connection().execute(insert(table), rows)


def _person(number: int) -> dict[str, Any]:
    return {"name": f"村民{number}", "telegram_id": FIRST_PERSON + number, "joined_at": START}


def _hats(number: int, branch_id: int) -> Iterator[dict[str, Any]]:
    seat = number % IN_A_BRANCH
    roles = [Role.member if seat < MEMBERS else Role.representative]
    roles += [Role.committee] if seat < COMMITTEE else []
    roles += [Role.secretary] if seat == 0 else []
    for role in roles:
        yield {"person_id": number + 1, "unit_id": branch_id, "role": role, "since": date(TODAY.year, 1, 1)}


def _pledge(author: int, branch_id: int) -> dict[str, Any]:
    return {
        "branch_id": branch_id,
        "cycle_id": 1,
        "author_id": author + 1,
        "stage": Stage.proposed,
        "proposed_at": START,
    }


def _version(pledge_id: int) -> dict[str, Any]:
    return {
        "pledge_id": pledge_id,
        "number": 1,
        "basis": Basis.problem,
        "basis_note": "走访时好几户都说起过",
        "category": Category.livelihood,
        "text": "把三组到水库的机耕路修通，方便运橘子下山",
        "indicator": "修通的路",
        "baseline": Decimal("0.50"),
        "target": Decimal(3),
        "unit": "公里",
        "measures": "每月出工两次，农闲时请挖机",
        "due_on": date(TODAY.year, 10, 31),
        "form": Form.meeting,
        "written_at": START,
    }


def _open_review(session: Session, box: BallotBox, place: int, branch_id: int) -> Branch:
    first = place * IN_A_BRANCH
    secretary = actor(session, first)
    opened = opening.open_review(session, secretary, box, branch_id, CLOSES_ON, now=START)
    return Branch(
        round_id=opened.id,
        pledge_ids=[pledge.id for pledge in rounds.items(session, opened.id)],
        members=range(first, first + MEMBERS),
        representatives=range(first + MEMBERS, first + IN_A_BRANCH),
    )
