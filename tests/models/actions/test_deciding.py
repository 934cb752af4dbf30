"""A pledge before the committee, on both databases: who is asked, one outcome however many press at once."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, col, delete, select

from bot.playground.cast import COMMITTEE, MEMBERS, Cast, Village, invite_everybody
from models import audit
from models.actions import deciding
from models.database import Database
from models.queries import before_them, people
from models.queries import deciding as decisions
from models.rules.deciding import Body, Cause, Opinion, Outcome, Verdict
from models.rules.pledging import Stage
from models.rules.refusal import Refusal
from models.rules.rights import Actor, Role, Standing
from models.rules.work import Task, Work
from models.tables import Appointment, AuditEntry, Decision, Entitlement, Letter, Pledge
from tests import given
from tests.given import Mark

TODAY = date(2026, 1, 20)
NOW = datetime(2026, 2, 26, 1, 0, tzinfo=UTC)
APPROVE, DECLINE = Opinion(Verdict.approve), Opinion(Verdict.decline)
RETURN = Opinion(Verdict.return_, Cause.vague, "写清楚修几米")


@pytest.fixture
async def cast(database: Database) -> Cast:
    return await database.change(invite_everybody, TODAY)


def ask(session: Session, village: Village, author: str, stage: Stage = Stage.in_review) -> int:
    decision = deciding.ask(session, given.pledge(session, village, author, stage=stage), NOW, TODAY)
    assert decision
    return decision.id


def actor(session: Session, village: Village, name: str, today: date = TODAY) -> Actor:
    found = people.actor(session, village.people[name].telegram_id or 0, today)
    assert found
    return found


def say(session: Session, village: Village, name: str, decision_id: int, opinion: Opinion) -> decisions.Card:
    return deciding.decide(session, actor(session, village, name), decision_id, opinion, NOW)


def names_on_the_roll(session: Session, village: Village, decision_id: int) -> set[str]:
    roll = decisions.roll(session, decision_id)
    return {name for name, person in village.people.items() if person.id in roll}


def letters(session: Session, kind: str) -> list[Letter]:
    return list(session.exec(select(Letter).where(Letter.kind == kind).order_by(col(Letter.id))))


def unseat(session: Session, village: Village, *names: str) -> None:
    gone = [village.people[name].id for name in names]
    seats = select(Appointment).where(col(Appointment.person_id).in_(gone), Appointment.role == Role.committee)
    for seat in session.exec(seats):
        session.delete(seat)
    session.flush()


def stage_of(session: Session, decision_id: int) -> Stage:
    return session.get_one(Pledge, session.get_one(Decision, decision_id).pledge_id).stage


# ── asking ─────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_committee_is_asked_without_the_author(database: Database, cast: Cast) -> None:
    village = cast.first
    outsider = await database.change(ask, village, "彭冬生")
    insider = await database.change(ask, village, "石远山")
    assert await database.look(names_on_the_roll, village, outsider) == set(COMMITTEE)
    assert await database.look(names_on_the_roll, village, insider) == set(COMMITTEE) - {"石远山"}
    assert await database.look(stage_of, outsider) is Stage.deciding


async def test_each_of_them_gets_the_card_and_nobody_else(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.first, "彭冬生")
    asked = await database.look(letters, "DecisionAsked")
    assert [one.facts for one in asked] == [{"decision_id": decision}] * 5
    assert {one.person_id for one in asked} == {cast.first.people[name].id for name in COMMITTEE}
    assert {one.card for one in asked} == {f"decision:{decision}"}


async def test_where_the_committee_is_too_small_all_members_with_a_vote_meet(database: Database, cast: Cast) -> None:
    village = cast.first
    await database.change(unseat, village, "向小梅", "田家旺", "吴正坤")
    decision = await database.change(ask, village, "彭冬生")
    with_a_vote = set(MEMBERS) - {"彭冬生", "田志强"}  # the author, and the one on probation
    assert await database.look(names_on_the_roll, village, decision) == with_a_vote
    assert await database.look(lambda session: session.get_one(Decision, decision).body) is Body.general_meeting


async def test_a_branch_without_a_committee_decides_in_its_general_meeting(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.second, "韦月娥")
    assert await database.look(names_on_the_roll, cast.second, decision) == {"梁守信", "莫大川"}


async def test_a_seat_given_twice_or_ended_yesterday_counts_once_or_not(database: Database, cast: Cast) -> None:
    def change_seats(session: Session) -> None:
        branch, folk = cast.first.branch.id, cast.first.people
        twice = Appointment(person_id=folk["龙桂芳"].id, unit_id=branch, role=Role.committee, since=TODAY)
        ended = select(Appointment).where(
            Appointment.person_id == folk["田家旺"].id, Appointment.role == Role.committee
        )
        over = session.exec(ended).one()
        over.until = TODAY - timedelta(days=1)
        session.add_all([twice, over])

    await database.change(change_seats)
    decision = await database.change(ask, cast.first, "彭冬生")
    assert await database.look(names_on_the_roll, cast.first, decision) == set(COMMITTEE) - {"田家旺"}


async def test_asking_again_changes_nothing(database: Database, cast: Cast) -> None:
    def ask_twice(session: Session) -> bool:
        made = given.pledge(session, cast.first, "彭冬生")
        first, second = (deciding.ask(session, made, NOW, TODAY) for _ in range(2))
        return first is not None and first is second

    assert await database.change(ask_twice)
    assert len(await database.look(letters, "DecisionAsked")) == 5


@pytest.mark.parametrize("stage", [Stage.withdrawn, Stage.returned, Stage.approved, Stage.published, Stage.declined])
async def test_a_pledge_withdrawn_or_decided_meanwhile_is_put_to_nobody(
    database: Database, cast: Cast, stage: Stage
) -> None:
    def ask_late(session: Session) -> tuple[Decision | None, Stage]:
        made = given.pledge(session, cast.first, "彭冬生", stage=stage)
        return deciding.ask(session, made, NOW, TODAY), made.stage

    assert await database.change(ask_late) == (None, stage)


# ── saying ─────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_more_than_half_of_those_entitled_decide_and_everybody_is_told(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.first, "彭冬生")
    for name in COMMITTEE[:2]:
        card = await database.change(say, cast.first, name, decision, APPROVE)
        assert card.decision.outcome is None
    card = await database.change(say, cast.first, COMMITTEE[2], decision, APPROVE)
    assert (card.decision.outcome, card.given, card.entitled) == (Outcome.approved, 3, 5)
    assert await database.look(stage_of, decision) is Stage.approved
    assert len(await database.look(letters, "DecisionAsked")) == 5 + 5
    assert [one.person_id for one in await database.look(letters, "PledgeDecided")] == [cast.first.people["彭冬生"].id]


async def test_an_opinion_may_be_changed_until_it_is_decided(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.first, "彭冬生")
    await database.change(say, cast.first, "石远山", decision, RETURN)
    card = await database.change(say, cast.first, "石远山", decision, APPROVE)
    assert (card.mine, card.given) == (APPROVE, 1)
    for name in ("龙桂芳", "吴正坤"):
        await database.change(say, cast.first, name, decision, APPROVE)
    with pytest.raises(Refusal, match="deciding-decided-already") as refused:
        await database.change(say, cast.first, "石远山", decision, DECLINE)
    assert refused.value.facts == {"outcome": "approved"}


async def test_a_return_tells_the_author_why(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.first, "彭冬生")
    for name in COMMITTEE[:3]:
        await database.change(say, cast.first, name, decision, RETURN)
    told = await database.look(decisions.told, decision)
    assert told
    assert (told.decision.outcome, told.decision.cause, told.decision.note) == (
        Outcome.returned,
        Cause.vague,
        "写清楚修几米",
    )
    assert (told.decided_on, told.is_current) == (date(2026, 2, 26), True)
    assert await database.look(stage_of, decision) is Stage.returned


async def test_when_all_have_spoken_and_none_has_a_majority_it_goes_back(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.first, "彭冬生")
    for name, opinion in zip(COMMITTEE, (APPROVE, APPROVE, RETURN, DECLINE, DECLINE), strict=True):
        card = await database.change(say, cast.first, name, decision, opinion)
    assert (card.decision.outcome, card.decision.cause) == (Outcome.returned, Cause.no_majority)


@pytest.mark.parametrize(
    ("name", "code"), [("彭冬生", "deciding-own-pledge"), ("麻秀英", "deciding-not-entitled"), ("杨满姑", "not-yours")]
)
async def test_whoever_is_not_asked_may_not_decide(database: Database, cast: Cast, name: str, code: str) -> None:
    decision = await database.change(ask, cast.first, "彭冬生")
    with pytest.raises(Refusal, match=code):
        await database.change(say, cast.first, name, decision, APPROVE)


async def test_the_author_on_the_committee_may_not_decide(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.first, "石远山")
    with pytest.raises(Refusal, match="deciding-own-pledge"):
        await database.change(say, cast.first, "石远山", decision, APPROVE)


async def test_the_neighbours_have_no_say(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.first, "彭冬生")
    with pytest.raises(Refusal, match="not-yours"):
        await database.change(say, cast.second, "梁守信", decision, APPROVE)


async def test_somebody_seated_after_the_question_was_put_has_no_say_on_it(database: Database, cast: Cast) -> None:
    def seat(session: Session) -> None:
        newcomer = cast.first.people["麻秀英"].id
        session.add(Appointment(person_id=newcomer, unit_id=cast.first.branch.id, role=Role.committee, since=TODAY))

    decision = await database.change(ask, cast.first, "彭冬生")
    await database.change(seat)
    with pytest.raises(Refusal, match="deciding-not-entitled"):
        await database.change(say, cast.first, "麻秀英", decision, APPROVE)


async def test_somebody_who_has_left_the_branch_has_no_say_any_more(database: Database, cast: Cast) -> None:
    def leave(session: Session) -> None:
        session.connection().execute(delete(Appointment).where(col(Appointment.person_id) == folk["田家旺"].id))

    folk = cast.first.people
    decision = await database.change(ask, cast.first, "彭冬生")
    await database.change(leave)
    with pytest.raises(Refusal, match="not-yours"):
        await database.change(say, cast.first, "田家旺", decision, APPROVE)


async def test_a_withdrawn_pledge_is_decided_by_nobody(database: Database, cast: Cast) -> None:
    def withdraw(session: Session) -> None:
        pledge = session.get_one(Pledge, session.get_one(Decision, decision).pledge_id)
        pledge.stage = Stage.withdrawn
        session.add(pledge)

    decision = await database.change(ask, cast.first, "彭冬生")
    await database.change(withdraw)
    with pytest.raises(Refusal, match="deciding-withdrawn"):
        await database.change(say, cast.first, "石远山", decision, APPROVE)


async def test_a_return_without_a_cause_and_an_unknown_question_are_refused(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.first, "彭冬生")
    with pytest.raises(Refusal, match="deciding-cause-missing"):
        await database.change(say, cast.first, "石远山", decision, Opinion(Verdict.return_))
    with pytest.raises(Refusal, match="deciding-unknown"):
        await database.change(say, cast.first, "石远山", 999, APPROVE)


# ── many at once ───────────────────────────────────────────────────────────────────────────────────────────────────


def seat_ten(session: Session, village: Village) -> list[str]:
    """A committee of ten, so that ten may press at once."""
    unseat(session, village, *COMMITTEE)
    seated = [name for name in MEMBERS if name not in {"彭冬生", "田志强"}]
    for name in seated:
        person = village.people[name].id
        session.add(Appointment(person_id=person, unit_id=village.branch.id, role=Role.committee, since=TODAY))
    session.flush()
    return seated


async def test_ten_presses_at_once_make_exactly_one_outcome(database: Database, database_url: str, cast: Cast) -> None:
    """Half of them through another process's door, as with two replicas on PostgreSQL."""
    seated = await database.change(seat_ten, cast.first)
    decision = await database.change(ask, cast.first, "彭冬生")
    neighbour = Database(database_url)
    try:
        presses = [
            (neighbour if number % 2 else database).change(say, cast.first, name, decision, APPROVE)
            for number, name in enumerate(seated)
        ]
        results = await asyncio.gather(*presses, return_exceptions=True)
    finally:
        await neighbour.close()
    cards = [one for one in results if isinstance(one, decisions.Card)]
    refusals = [one.code for one in results if isinstance(one, Refusal)]
    assert (len(cards), refusals) == (6, ["deciding-decided-already"] * 4)
    assert sorted(card.given for card in cards) == [1, 2, 3, 4, 5, 6]
    assert sum(card.decision.outcome is Outcome.approved for card in cards) == 1
    assert len(await database.look(letters, "PledgeDecided")) == 1
    assert await database.look(audit.first_broken) is None


async def test_an_even_split_at_once_ends_in_one_return(database: Database, database_url: str, cast: Cast) -> None:
    seated = await database.change(seat_ten, cast.first)
    decision = await database.change(ask, cast.first, "彭冬生")
    neighbour = Database(database_url)
    try:
        results = await asyncio.gather(
            *(
                door.change(say, cast.first, name, decision, opinion)
                for name, door, opinion in zip(
                    seated, [database, neighbour] * 5, [APPROVE] * 5 + [DECLINE] * 5, strict=True
                )
            )
        )
    finally:
        await neighbour.close()
    outcomes = [card.decision.outcome for card in results if card.decision.outcome]
    assert outcomes == [Outcome.returned]
    assert len(await database.look(letters, "PledgeDecided")) == 1


# ── again ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def revise(session: Session, decision_id: int) -> Pledge:
    pledge = session.get_one(Pledge, session.get_one(Decision, decision_id).pledge_id)
    pledge.stage, pledge.version = Stage.proposed, pledge.version + 1
    session.add(pledge)
    given.version(session, pledge, "把三组到水库的机耕路修通3公里")
    return pledge


async def test_a_revised_pledge_goes_straight_back_once_the_representatives_have_spoken(
    database: Database, cast: Cast
) -> None:
    def revise_and_ask(session: Session) -> Decision | None:
        pledge = revise(session, first)
        given.fit_review(session, cast.first, pledge, {Mark.fits: 5})
        return deciding.ask_again_or_wait(session, pledge, NOW, TODAY)

    first = await database.change(ask, cast.first, "彭冬生")
    for name in COMMITTEE[:3]:
        await database.change(say, cast.first, name, first, RETURN)
    second = await database.change(revise_and_ask)
    assert second
    assert (second.version, await database.look(stage_of, second.id)) == (2, Stage.deciding)
    told = await database.look(decisions.told, first)
    assert told
    assert not told.is_current
    card = await database.look(decisions.card, first, cast.first.people["石远山"].id, NOW)
    assert card.decision.outcome is Outcome.returned


async def test_a_revised_pledge_waits_while_the_representatives_have_not_spoken(database: Database, cast: Cast) -> None:
    def revise_and_ask(session: Session) -> Decision | None:
        return deciding.ask_again_or_wait(session, revise(session, first), NOW, TODAY)

    first = await database.change(ask, cast.first, "彭冬生")
    assert await database.change(revise_and_ask) is None
    assert await database.look(stage_of, first) is Stage.proposed


# ── what waits ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_open_work_counts_what_somebody_has_not_spoken_on(database: Database, cast: Cast) -> None:
    village = cast.first
    decisions_asked = [await database.change(ask, village, name) for name in ("彭冬生", "麻秀英", "石远山")]
    await database.change(say, village, "龙桂芳", decisions_asked[0], APPROVE)

    def work_of(session: Session, name: str) -> list[Task]:
        return before_them.open_work(session, actor(session, village, name), TODAY)

    due = date(2026, 2, 28)
    waiting = Task(Work.decide, village.branch.id, "青石村党支部", due, left=2)
    assert await database.look(work_of, "石远山") == [waiting]
    assert await database.look(work_of, "龙桂芳") == [waiting]
    assert await database.look(work_of, "彭冬生") == []
    listed = await database.look(before_them.open_cards, village.people["龙桂芳"].id, TODAY)
    assert [one.decision_id for one in listed] == [*decisions_asked[1:], decisions_asked[0]]
    assert listed[-1].verdict is Verdict.approve


async def test_the_audit_keeps_codes_and_never_the_words_to_the_author(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.first, "彭冬生")
    await database.change(say, cast.first, "石远山", decision, RETURN)

    def entries(session: Session) -> list[AuditEntry]:
        return list(session.exec(select(AuditEntry).where(AuditEntry.subject == f"decision:{decision}")))

    asked, said = await database.look(entries)
    assert (asked.act, said.act) == ("ask", "decide")
    assert said.facts == {"verdict": "return", "cause": "vague", "outcome": None}
    assert await database.look(audit.first_broken) is None


async def test_a_probationary_seat_has_no_vote(database: Database, cast: Cast) -> None:
    def put_on_probation(session: Session) -> None:
        hats = select(Appointment).where(
            Appointment.person_id == cast.first.people["田家旺"].id, Appointment.role == Role.member
        )
        hat = session.exec(hats).one()
        hat.standing = Standing.probationary
        session.add(hat)

    await database.change(put_on_probation)
    decision = await database.change(ask, cast.first, "彭冬生")
    assert await database.look(names_on_the_roll, cast.first, decision) == set(COMMITTEE) - {"田家旺"}
    assert await database.look(lambda session: session.get(Entitlement, (decision, 5))) is None
