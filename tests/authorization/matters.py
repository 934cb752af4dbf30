"""The matters of a branch that one may press on: a pledge in every stage, questions, comments, a round, a group."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, delete, select

from bot.playground.cast import Village
from handlers.deciding.draft import NO_PICTURE, Draft, Entry
from models.actions import deciding, founding, opening
from models.actions import rating as doing
from models.ballots import BallotBox
from models.queries import people
from models.queries.deciding import roll
from models.queries.pledging import answers_of
from models.queries.wording import present_version
from models.rules.amending import Matter
from models.rules.deciding import Body, Outcome, Verdict
from models.rules.drafting import kept_from
from models.rules.pledging import Stage
from models.rules.publishing import Audience, Channel, fingerprint
from models.rules.questions import RemarkKind
from models.rules.rating import Press
from models.rules.reminding import Occasion
from models.rules.reviewing import Step
from models.rules.rights import Actor, Hat, Role
from models.rules.work import Work
from models.tables import (
    Deadline,
    Decision,
    Entitlement,
    GroupChat,
    Invitation,
    Meeting,
    MeetingItem,
    Person,
    Pledge,
    Problem,
    Publication,
    PublicationItem,
    Remark,
    Reminder,
    Review,
    StandIn,
)
from models.tables import Round as Opened
from tests import given
from tests.authorization.matrix import On, Round
from tests.authorization.principals import AUTHORS_EVER, ON_THE_ROLL, Where, Who
from tests.given import Mark

TODAY = date(2026, 4, 8)
NOW = datetime(2026, 4, 8, 2, 0, tzinfo=UTC)
"""Shortly before the review of the first quarter, when everything may be done that waits for no other step."""
QUARTER_COMMENTED = 4
"""Not the one that is to be commented on today."""
NEW = "把路一直修到坝上"
"""What drafts say: no pledge says it yet."""
GROUP = -5_000
DECIDED = {
    Stage.returned: Outcome.returned,
    Stage.approved: Outcome.approved,
    Stage.published: Outcome.approved,
    Stage.declined: Outcome.declined,
}
PUT_TO_THE_COMMITTEE = (Stage.deciding, Stage.withdrawn, *DECIDED)

Facts = dict[str, Any]
Key = tuple[On, Where, StrEnum | None, Who | None]


@dataclass(frozen=True)
class Presser:
    """Whoever holds the phone; a stranger is nobody's person."""

    telegram_id: int
    person_id: int = 0


@dataclass
class World:
    """Who is there, and what each of the matters is called by: ids and the like, by the names that buttons use."""

    pressers: dict[Who, Presser] = field(default_factory=dict)
    villages: dict[Where, Village] = field(default_factory=dict)
    matters: dict[Key, Facts] = field(default_factory=dict)
    answers: Facts = field(default_factory=dict)
    """A pledge that is written to its end, as drafts keep it."""

    def matter(self, on: On, where: Where, moment: StrEnum | None, who: Who | None) -> Facts:
        """What is pressed on: one's own where one has one, else somebody else's."""
        own = self.matters.get((SAME.get(on, on), where, moment, who))
        return self.matters[SAME.get(on, on), where, moment, None] if own is None else own

    def moments(self, on: On) -> list[StrEnum | None]:
        found = (moment for one, _, moment, _ in self.matters if one is SAME.get(on, on))
        return list(dict.fromkeys(found))


SAME = {On.revision: On.pledge, On.wish: On.pledge, On.draft: On.nothing}
"""Drafts are written anew for each press; these are the matters that they are about."""


def text_of(where: Where, name: str, who: Who | None) -> str:
    """What stands on the card; whoever reads it in an answer has been shown the pledge."""
    return f"【{where}·{name}·{sign_of(who)}】"


def sign_of(who: Who | None) -> str:
    """Short, so that no card cuts it."""
    return f"{list(Who).index(who)}号" if who else "某人"


def fill(session: Session, world: World, where: Where, box: BallotBox) -> None:
    """Everything that may be pressed on in one branch, once for everybody with pledges of their own."""
    village = world.villages[where]
    branch = {"branch_id": village.branch.id, "cycle_id": village.cycle_id, "deadline_id": _deadline(session, village)}
    owners: list[Who | None] = [None, *(AUTHORS_EVER if where is Where.own else ())]
    _round(session, world, where, box, owners, branch)
    for who in owners:
        for stage in (Stage.proposed, *PUT_TO_THE_COMMITTEE):
            _life(session, world, where, stage, who, branch)
    for who in owners:
        _wished(session, world, where, who, branch)
    _meeting(session, world, where, branch)
    _rest(session, world, where, branch)


def _deadline(session: Session, village: Village) -> int:
    """That of the review of the first quarter."""
    first = (Deadline.branch_id == village.branch.id, Deadline.step == Step.quarterly_review, Deadline.quarter == 1)
    return session.exec(select(Deadline.id).where(*first)).one()


# ── pledges ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _pledge(session: Session, world: World, where: Where, name: str, who: Who | None) -> Pledge:
    author = who.name if who else f"{where}{Role.member.value}0"
    return given.pledge(session, world.villages[where], author, stage=Stage.proposed, text=text_of(where, name, who))


def _note(world: World, where: Where, pledge: Pledge, who: Who | None, facts: Facts) -> Facts:
    only = {"only": pledge.id, "seen": fingerprint({pledge.id: pledge.version})}
    noted = facts | {"pledge_id": pledge.id} | only
    world.matters[On.pledge, where, pledge.stage, who] = noted
    return noted


def _life(session: Session, world: World, where: Where, stage: Stage, who: Who | None, branch: Facts) -> None:
    """A pledge in this stage, with the question that was put about it and what followed."""
    village, pledge = world.villages[where], _pledge(session, world, where, stage.value, who)
    decision = _decision(session, pledge, stage) if stage in PUT_TO_THE_COMMITTEE else None
    facts = _note(world, where, pledge, who, branch | {"text": text_of(where, stage.value, who)})
    if decision:
        world.matters[On.decision, where, stage, who] = facts | _talked_about(session, village, decision)
    if decision and stage is Stage.approved:
        _minutes(session, village, decision)
    if stage is Stage.approved and where is Where.own:
        world.answers = kept_from(answers_of(present_version(session, pledge), pledge.kind)) | {"text": NEW}
    if stage is Stage.published:
        _publish(session, village, pledge)
        review = _review(session, village, pledge)
        world.matters[On.comment, where, None, who] = facts | {"review_id": review.id}


def _decision(session: Session, pledge: Pledge, stage: Stage) -> Decision:
    """The question as it is really put, to those who are on the committee then; and what became of it."""
    decision = deciding.ask(session, pledge, NOW, TODAY)
    assert decision
    decision.outcome = DECIDED.get(stage)
    decision.decided_at = NOW if decision.outcome else None
    decision.cause = "vague" if stage is Stage.returned else ""
    pledge.stage = stage
    session.add_all([decision, pledge])
    _open_all(session, decision)
    return decision


def _open_all(session: Session, decision: Decision) -> None:
    """Looking at a card for the first time is noted; whatever is only shown here must change nothing."""
    for vote in roll(session, decision.id).values():
        vote.opened_at = NOW
        session.add(vote)
    session.flush()


def _talked_about(session: Session, village: Village, decision: Decision) -> Facts:
    """Somebody has asked its author, and a meeting on paper has approved it."""
    question = Remark(
        decision_id=decision.id,
        author_id=_anybody(village),
        kind=RemarkKind.question,
        text="修到哪里？",
        written_at=NOW,
    )
    session.add(question)
    session.flush()
    entitled = len(roll(session, decision.id))
    entry = Entry(decision_id=decision.id, verdict=Verdict.approve, votes=(entitled, 0, 0))
    minutes = Draft(
        branch_id=village.branch.id,
        held_on=TODAY,
        body=Body.committee,
        present=entitled,
        agenda=(decision.id,),
        said=(entry,),
        picture=NO_PICTURE,
    )
    return {
        "decision_id": decision.id,
        "these": f"{decision.id:x}",
        "question_id": question.id,
        "entitled": entitled,
        "agenda": [decision.id],
        "resolved": [entry.model_dump(mode="json")],
        "mark": minutes.mark,
    }


def _minutes(session: Session, village: Village, decision: Decision) -> None:
    """It was approved at a meeting, of whose minutes there is a picture."""
    held = Meeting(
        branch_id=village.branch.id,
        body=Body.committee,
        held_on=TODAY,
        present=4,
        recorded_by=_anybody(village),
        recorded_at=NOW,
        photo_file_id=f"minutes-of-{decision.id}",
    )
    session.add(held)
    session.flush()
    session.add(MeetingItem(decision_id=decision.id, meeting_id=held.id, in_favour=4, against=0, abstained=0))
    session.flush()


def _wished(session: Session, world: World, where: Where, who: Who | None, branch: Facts) -> None:
    pledge = _pledge(session, world, where, "wished", who)
    _decision(session, pledge, Stage.approved)
    asked = Decision(pledge_id=pledge.id, version=1, matter=Matter.withdrawal, reason="要外出务工", asked_at=NOW)
    _open_all(session, deciding.put(session, pledge, asked, TODAY))
    text = text_of(where, "wished", who)
    world.matters[On.wished, where, None, who] = branch | {"pledge_id": pledge.id, "text": text}


def _publish(session: Session, village: Village, pledge: Pledge) -> None:
    record = Publication(
        branch_id=village.branch.id,
        cycle_id=village.cycle_id,
        channel=Channel.notice_board,
        published_at=NOW,
        published_by=_anybody(village),
    )
    pledge.published_at, pledge.published_version = NOW, pledge.version
    session.add_all([pledge, record])
    session.flush()
    session.add(PublicationItem(publication_id=record.id, pledge_id=pledge.id))


def _review(session: Session, village: Village, pledge: Pledge) -> Review:
    review = Review(
        pledge_id=pledge.id,
        cycle_id=village.cycle_id,
        quarter=QUARTER_COMMENTED,
        commenter_id=_anybody(village),
        strength="路基平好了",
        written_at=NOW,
    )
    session.add(review)
    session.flush()
    return review


def _anybody(village: Village) -> int:
    return next(iter(village.people.values())).id


def _meeting(session: Session, world: World, where: Where, branch: Facts) -> None:
    """A question to all members, as where the committee is too small."""
    pledge = _pledge(session, world, where, "meeting", None)
    decision = _decision(session, pledge, Stage.deciding)
    decision.body = Body.general_meeting
    session.add(decision)
    session.exec(delete(Entitlement).where(col(Entitlement.decision_id) == decision.id))
    home = {world.pressers[who].person_id for who in (Who.member, Who.former_member)}
    on_it = home if where is Where.own else {_anybody(world.villages[where])}
    session.add_all(Entitlement(decision_id=decision.id, person_id=one, opened_at=NOW) for one in sorted(on_it))
    session.flush()
    facts = {"pledge_id": pledge.id, "decision_id": decision.id, "text": text_of(where, "meeting", None)}
    world.matters[On.meeting, where, None, None] = branch | facts


# ── the round ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _round(
    session: Session, world: World, where: Where, box: BallotBox, owners: Iterable[Who | None], branch: Facts
) -> None:
    """Opened as a secretary opens it; who rates has begun with a mark that still wants its reason."""
    pledges = {who: _pledge(session, world, where, "in_review", who) for who in owners}
    branch_id = branch["branch_id"]
    chair = Actor(_anybody(world.villages[where]), "", (Hat(Role.secretary, branch_id),))
    opened = opening.open_review(session, chair, box, branch_id, TODAY.replace(day=20), now=NOW)
    for who, pledge in pledges.items():
        facts = _note(world, where, pledge, who, branch | {"text": text_of(where, "in_review", who)})
        for moment in Round:
            world.matters[On.round, where, moment, who] = facts | {"round_id": opened.id}
    if where is Where.own:
        for who in (*ON_THE_ROLL, Who.former_representative):
            _rate_partly(session, world, who, box, opened, pledges[None].id)


def _rate_partly(session: Session, world: World, who: Who, box: BallotBox, opened: Opened, pledge_id: int) -> None:
    account = people.actor(session, world.pressers[who].telegram_id, TODAY)
    assert account
    doing.rate(session, account, box, Press(1, NOW, opened.id, pledge_id), Mark.partly)


# ── what a branch has besides ──────────────────────────────────────────────────────────────────────────────────────


def _rest(session: Session, world: World, where: Where, branch: Facts) -> None:
    approved = {
        facts["pledge_id"]: 1
        for (on, place, moment, _), facts in world.matters.items()
        if (on, place, moment) in {(On.pledge, where, Stage.approved), (On.wished, where, None)}
    }
    for moment in Round:
        world.matters[On.branch, where, moment, None] = branch | {
            "seen": fingerprint(approved),
            "only": None,
            "said": branch["branch_id"],
        }
    _seats(session, world, where, branch)
    _year(session, world, where, branch)
    _problem(session, world, where, branch)
    newcomer = _newcomer(session, world.villages[where], where)
    for on in (On.absent, On.link):
        world.matters[on, where, None, None] = branch | newcomer
    chat_id = GROUP - list(Where).index(where)
    _group(session, world.villages[where], where, chat_id)
    home = world.matters[On.branch, Where.own, Round.open, None]
    world.matters[On.bound_group, where, None, None] = home | {"chat_id": chat_id}
    world.matters[On.group, where, None, None] = branch | {"chat_id": GROUP - len(Where)}
    world.matters[On.nothing, where, None, None] = branch


def _seats(session: Session, world: World, where: Where, branch: Facts) -> None:
    """Somebody on the committee who may go away, and somebody who is going to; and what too few said above."""
    village = world.villages[where]
    here, away = (village.people[f"{where}{Role.committee.value}{number}"].id for number in (0, 1))
    stand_in = village.people[f"{where}{Role.member.value}0"].id
    noted = StandIn(
        unit_id=village.branch.id,
        person_id=away,
        stand_in_id=stand_in,
        since=TODAY + timedelta(days=30),
        until=TODAY + timedelta(days=40),
        noted_by=here,
        noted_at=NOW,
    )
    pool = given.pool(village)
    session.add_all([noted, pool])
    session.flush()
    world.matters[On.seat, where, None, None] = branch | {"person_id": here, "stand_in_id": stand_in}
    world.matters[On.absence, where, None, None] = branch | {"stand_in_id": noted.id}
    world.matters[On.pool, where, None, None] = branch | {"pool_id": pool.id}


def _problem(session: Session, world: World, where: Where, branch: Facts) -> None:
    text = f"{where}村的水渠堵了"
    noted = Problem(branch_id=branch["branch_id"], text=text, noted_by=_anybody(world.villages[where]), noted_at=NOW)
    session.add(noted)
    session.flush()
    world.matters[On.problem, where, None, None] = branch | {"problem_id": noted.id, "problem": text}


def _year(session: Session, world: World, where: Where, branch: Facts) -> None:
    """A deadline that may be moved, somebody who has still to decide, and what authors were reminded of today."""
    debtor = world.villages[where].people[f"{where}{Role.committee.value}0"]
    world.matters[On.deadline, where, None, None] = branch
    world.matters[On.debtor, where, None, None] = branch | {"person_id": debtor.id, "name": debtor.name}
    holder = world.villages[where].people[f"{where}{Role.member.value}0"]
    world.matters[On.holder, where, None, None] = branch | {"person_id": holder.id}
    world.matters[On.reminder, where, None, None] = branch | {"day": TODAY.toordinal()}
    for who in AUTHORS_EVER if where is Where.own else ():
        _reminded(session, world.pressers[who].person_id, world.matters[On.pledge, where, Stage.published, who])


def _reminded(session: Session, person_id: int, public: Facts) -> None:
    """To report on the own pledge before its review."""
    deadline = session.get_one(Deadline, public["deadline_id"])
    link = Reminder(
        person_id=person_id,
        work=Work.report,
        subject_id=public["pledge_id"],
        deadline_id=deadline.id,
        round=0,
        occasion=Occasion.week,
        branch_id=deadline.branch_id,
        due_on=deadline.due_on,
        on_day=TODAY,
        planned_at=NOW,
    )
    session.add(link)
    session.flush()


def _newcomer(session: Session, village: Village, where: Where) -> Facts:
    """On the roster, with a link in hand, and not in yet."""
    person, token = Person(name=f"【{where}·新来的】"), f"token-of-{where.name}"
    session.add(person)
    session.flush()
    founding.appoint(session, person, village.branch, Role.member, TODAY)
    hashed = hashlib.sha256(token.encode()).hexdigest()
    session.add(Invitation(person_id=person.id, token_hash=hashed, expires_at=NOW + timedelta(days=1)))
    session.flush()
    return {"person_id": person.id, "name": person.name, "token": token}


def _group(session: Session, village: Village, where: Where, chat_id: int) -> None:
    bound = GroupChat(
        chat_id=chat_id,
        title=f"【{where}·党员群】",
        branch_id=village.branch.id,
        audience=Audience.members,
        bound_by=_anybody(village),
        bound_at=NOW,
    )
    session.add(bound)
    session.flush()
