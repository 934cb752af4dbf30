"""A meeting on paper, on both databases: all that it resolved at once or nothing, and ten who press meanwhile."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.playground.cast import COMMITTEE, MEMBERS, SECOND_MEMBERS, Cast, Village, invite_everybody
from handlers.deciding import screens
from handlers.words import words_in
from models import audit
from models.actions import batch, meeting
from models.actions.meeting import Minutes, Recorded
from models.database import Database
from models.queries import deciding as decisions
from models.queries import meeting as agendas
from models.rules.batch import LeftOut
from models.rules.deciding import Body, Cause, Outcome, Verdict
from models.rules.meeting import MOST_ITEMS, Resolution, Votes
from models.rules.pledging import Stage
from models.rules.refusal import Refusal
from models.rules.rights import Role
from models.tables import Appointment, AuditEntry, Decision, Entitlement, Meeting, MeetingItem
from tests.committee import NOW, TODAY, actor, ask, ask_together, look_at, pledge_of, posted, say

SECRETARY, LONG, WU, XIANG, TIAN = COMMITTEE
HELD_ON = date(2026, 2, 26)
ALL_OF_FIVE = Resolution(Verdict.approve, Votes(5))
RETURNED = Resolution(Verdict.return_, Votes(3, 1, 1), Cause.vague)
RETURNED_BY_TEN = Resolution(Verdict.return_, Votes(8, 1, 1), Cause.routine)


@pytest.fixture
async def cast(database: Database) -> Cast:
    return await database.change(invite_everybody, TODAY)


def minutes_of(village: Village, **resolutions: Resolution) -> Minutes:
    found = {int(key.removeprefix("d")): one for key, one in resolutions.items()}
    return Minutes(village.branch.id, Body.committee, HELD_ON, 5, found, "a picture")


def record(session: Session, village: Village, minutes: Minutes, who: str = SECRETARY) -> Recorded:
    return meeting.record(session, actor(session, village, who), minutes, now=NOW)


def outcomes(session: Session) -> dict[int, Outcome | None]:
    return {one.id: one.outcome for one in session.exec(select(Decision))}


# ── recording ──────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_meeting_decides_all_its_pledges_and_every_author_is_told(database: Database, cast: Cast) -> None:
    village = cast.first
    first, second = await database.change(ask, village, "彭冬生"), await database.change(ask, village, "麻秀英")
    minutes = minutes_of(village, **{f"d{first}": ALL_OF_FIVE, f"d{second}": RETURNED})
    done = await database.change(record, village, minutes)
    assert done == Recorded(HELD_ON, 2, ())
    assert await database.look(outcomes) == {first: Outcome.approved, second: Outcome.returned}
    assert await database.look(lambda session: pledge_of(session, second).stage) is Stage.returned
    assert await database.look(posted, "PledgeDecided", village) == ["彭冬生", "麻秀英"]
    held = await database.look(lambda session: session.exec(select(Meeting)).one())
    assert (held.present, held.held_on, held.photo_file_id) == (5, HELD_ON, "a picture")
    told = await database.look(decisions.told, second)
    assert told
    assert (told.decision.cause, told.decided_on, told.at_meeting) == (Cause.vague, HELD_ON, True)


async def test_every_card_ends_with_the_meeting_and_its_votes(database: Database, cast: Cast) -> None:
    village = cast.first
    decision = await database.change(ask, village, "彭冬生")
    await database.change(record, village, minutes_of(village, **{f"d{decision}": RETURNED}))
    card = await database.look(decisions.card, decision, village.people[LONG].id, NOW)
    assert card.meeting
    assert (card.meeting.held_on, card.meeting.votes) == (HELD_ON, Votes(3, 1, 1))
    text = screens.card(words_in("zh-CN"), card).text
    assert "支委会 2026年2月26日开会定的" in text
    assert "该表决 5 人：赞成这样定 3，反对 1，弃权 1" in text
    assert set(await database.look(posted, "DecisionAsked", village)) == set(COMMITTEE)


async def test_what_was_decided_or_withdrawn_meanwhile_is_left_out_and_named(database: Database, cast: Cast) -> None:
    def withdraw(session: Session) -> None:
        pledge = pledge_of(session, withdrawn)
        pledge.stage = Stage.withdrawn
        session.add(pledge)

    village = cast.first
    decided, withdrawn, left = [await database.change(ask, village, one) for one in ("彭冬生", "麻秀英", "石喆")]
    for name in (LONG, WU, XIANG):
        await database.change(say, village, name, decided)
    await database.change(withdraw)
    minutes = minutes_of(village, **{f"d{one}": RETURNED for one in (decided, withdrawn, left)})
    done = await database.change(record, village, minutes)
    assert done == Recorded(HELD_ON, 1, (("彭冬生", LeftOut.decided), ("麻秀英", LeftOut.withdrawn)))
    assert (await database.look(outcomes))[decided] is Outcome.approved
    with pytest.raises(Refusal, match="meeting-nothing-before-it"):
        await database.change(record, village, minutes)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"held_on": HELD_ON + timedelta(days=1)}, "meeting-not-held-yet"),
        ({"present": 2}, "meeting-no-quorum"),
        ({"present": 7}, "meeting-too-many-came"),
        ({"present": 4}, "meeting-too-many-votes"),
        ({"body": Body.general_meeting}, "meeting-of-another-body"),
    ],
)
async def test_a_meeting_that_could_not_decide_decides_nothing(
    database: Database, cast: Cast, change: dict[str, Any], code: str
) -> None:
    decision = await database.change(ask, cast.first, "彭冬生")
    minutes = replace(minutes_of(cast.first, **{f"d{decision}": ALL_OF_FIVE}), **change)
    with pytest.raises(Refusal, match=code):
        await database.change(record, cast.first, minutes)
    assert await database.look(outcomes) == {decision: None}
    assert await database.look(lambda session: session.exec(select(Meeting)).all()) == []


async def test_most_of_those_who_came_are_not_most_of_those_entitled(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.first, "彭冬生")
    two_of_three = Resolution(Verdict.approve, Votes(2, 1))
    minutes = replace(minutes_of(cast.first, **{f"d{decision}": two_of_three}), present=3)
    with pytest.raises(Refusal, match="meeting-not-carried"):
        await database.change(record, cast.first, minutes)
    assert await database.look(outcomes) == {decision: None}


async def test_what_had_been_said_by_phone_stays_on_record_beside_the_meeting(database: Database, cast: Cast) -> None:
    def verdicts(session: Session) -> dict[int, Verdict | None]:
        return {one.person_id: one.verdict for one in session.exec(select(Entitlement))}

    decision = await database.change(ask, cast.first, "彭冬生")
    await database.change(say, cast.first, LONG, decision)
    before = await database.look(verdicts)
    await database.change(record, cast.first, minutes_of(cast.first, **{f"d{decision}": RETURNED}))
    assert await database.look(verdicts) == before
    assert before[cast.first.people[LONG].id] is Verdict.approve


async def test_one_result_that_is_not_carried_stops_them_all(database: Database, cast: Cast) -> None:
    first, second = [await database.change(ask, cast.first, one) for one in ("彭冬生", "麻秀英")]
    short = Resolution(Verdict.approve, Votes(2, 1, 2))
    minutes = minutes_of(cast.first, **{f"d{first}": ALL_OF_FIVE, f"d{second}": short})
    with pytest.raises(Refusal, match="meeting-not-carried"):
        await database.change(record, cast.first, minutes)
    assert await database.look(outcomes) == {first: None, second: None}


async def test_an_author_on_the_committee_has_no_vote_on_the_own_pledge(database: Database, cast: Cast) -> None:
    own, other = await database.change(ask, cast.first, SECRETARY), await database.change(ask, cast.first, "彭冬生")
    minutes = minutes_of(cast.first, **{f"d{own}": ALL_OF_FIVE, f"d{other}": ALL_OF_FIVE})
    with pytest.raises(Refusal, match="meeting-too-many-votes") as refused:
        await database.change(record, cast.first, minutes)
    assert refused.value.facts == {"votes": 5, "most": 4}
    four = Resolution(Verdict.approve, Votes(4))
    done = await database.change(record, cast.first, replace(minutes, resolutions={own: four, other: ALL_OF_FIVE}))
    assert done.decided == 2


@pytest.mark.parametrize("name", [LONG, "彭冬生", "杨满姑"])
async def test_only_the_secretary_writes_a_meeting_down(database: Database, cast: Cast, name: str) -> None:
    decision = await database.change(ask, cast.first, "彭冬生")
    with pytest.raises(Refusal, match="not-yours"):
        await database.change(record, cast.first, minutes_of(cast.first, **{f"d{decision}": ALL_OF_FIVE}), name)
    with pytest.raises(Refusal, match="not-yours"):
        await database.look(lambda session: agendas.agenda(session, actor(session, cast.first, name), 4, HELD_ON))


async def test_the_neighbours_secretary_decides_nothing_here(database: Database, cast: Cast) -> None:
    def record_elsewhere(session: Session) -> None:
        neighbour = actor(session, cast.second, SECOND_MEMBERS[0])
        minutes = minutes_of(cast.second, **{f"d{decision}": ALL_OF_FIVE})
        meeting.record(session, neighbour, minutes, now=NOW)

    decision = await database.change(ask, cast.first, "彭冬生")
    with pytest.raises(Refusal, match="meeting-of-another-body"):
        await database.change(record_elsewhere)


async def test_the_audit_says_who_wrote_what_down(database: Database, cast: Cast) -> None:
    decision = await database.change(ask, cast.first, "彭冬生")
    await database.change(record, cast.first, minutes_of(cast.first, **{f"d{decision}": RETURNED}))

    def entries(session: Session) -> list[AuditEntry]:
        return list(session.exec(select(AuditEntry)))[-2:]

    held, decided = await database.look(entries)
    secretary = cast.first.people[SECRETARY].id
    assert [(one.act, one.actor_id) for one in (held, decided)] == [
        ("record_meeting", secretary),
        ("decide", secretary),
    ]
    assert decided.facts == {"meeting": 1, "verdict": "return", "cause": "vague", "outcome": "returned"}
    assert await database.look(audit.first_broken) is None


# ── the agenda ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_agenda_holds_what_was_before_the_body_that_day(database: Database, cast: Cast) -> None:
    def agenda(session: Session, held_on: date) -> agendas.Agenda:
        return agendas.agenda(session, actor(session, cast.first, SECRETARY), cast.first.branch.id, held_on)

    own, other = await database.change(ask, cast.first, SECRETARY), await database.change(ask, cast.first, "彭冬生")
    found = await database.look(agenda, HELD_ON)
    assert [one.decision_id for one in found.items] == [own, other]
    assert (found.entitled, found.invited, found.bodies) == (5, 6, [Body.committee])
    assert [len(one.roll) for one in found.items] == [4, 5]
    assert (await database.look(agenda, HELD_ON - timedelta(days=1))).items == ()


async def test_one_record_holds_no_more_than_one_screen_shows(database: Database, cast: Cast) -> None:
    def agenda(session: Session) -> agendas.Agenda:
        return agendas.agenda(session, actor(session, cast.first, SECRETARY), cast.first.branch.id, HELD_ON)

    await database.change(ask_together, cast.first, *["彭冬生"] * (MOST_ITEMS + 1))
    found = await database.look(agenda)
    assert len(found.items) == MOST_ITEMS + 1
    assert len(found.of(Body.committee).items) == MOST_ITEMS
    assert found.of(Body.general_meeting).items == ()


# ── many at once ───────────────────────────────────────────────────────────────────────────────────────────────────


def seat_ten(session: Session, village: Village) -> list[str]:
    """A committee of ten, so that ten may press at once."""
    seated = [name for name in MEMBERS if name not in {"彭冬生", "田志强"}]
    for name in set(seated) - set(COMMITTEE):
        person = village.people[name].id
        session.add(Appointment(person_id=person, unit_id=village.branch.id, role=Role.committee, since=TODAY))
    session.flush()
    return seated


async def at_once(database: Database, url: str, presses: list[Callable[[Session], Any]]) -> list[Any]:
    """Half of them through another process's door."""
    neighbour = Database(url)
    doors = [database, neighbour]
    try:
        going = [doors[number % 2].change(press) for number, press in enumerate(presses)]
        return await asyncio.gather(*going, return_exceptions=True)
    finally:
        await neighbour.close()


async def test_presses_batches_and_a_meeting_at_once_make_one_outcome_a_pledge_and_every_card_the_same(
    database: Database, database_url: str, cast: Cast
) -> None:
    def approve(session: Session, name: str) -> batch.Approved:
        return batch.approve_opened(session, actor(session, village, name), [second, first], NOW)

    def endings(session: Session, decision: int) -> set[object]:
        cards = [decisions.card(session, decision, village.people[name].id, NOW) for name in seated]
        return {(card.decision.outcome, card.given, card.meeting, card.is_open) for card in cards}

    village = cast.first
    seated = await database.change(seat_ten, village)
    first, second = [await database.change(ask, village, one) for one in ("彭冬生", "田志强")]
    for name in seated[5:]:
        await database.change(look_at, village, name, first, second)
    minutes = replace(minutes_of(village, **{f"d{second}": RETURNED_BY_TEN, f"d{first}": RETURNED_BY_TEN}), present=10)
    presses: list[Callable[[Session], Any]] = [
        *(partial(say, village=village, name=name, decision_id=first) for name in seated[:5]),
        *(partial(approve, name=name) for name in seated[5:]),
        *(partial(say, village=village, name=name, decision_id=second) for name in seated[:5]),
        partial(record, village=village, minutes=minutes),
    ]
    results = await at_once(database, database_url, presses)
    assert not [one for one in results if isinstance(one, BaseException) and not isinstance(one, Refusal)]
    decided = await database.look(outcomes)
    assert None not in decided.values()
    for decision in (first, second):
        assert len(await database.look(endings, decision)) == 1
    assert sorted(await database.look(posted, "PledgeDecided", village)) == sorted(["彭冬生", "田志强"])
    by_meeting = await database.look(lambda session: {one.decision_id for one in session.exec(select(MeetingItem))})
    assert by_meeting == {one for one, outcome in decided.items() if outcome is Outcome.returned}
    assert await database.look(audit.first_broken) is None
