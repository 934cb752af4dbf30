"""Making public and taking back, on both databases: only what was looked through, only once, told to all concerned."""

import asyncio
from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, col, select

from bot.playground.cast import Cast, Village, invite_everybody
from models import audit
from models.actions import binding, publishing
from models.actions.binding import Room
from models.actions.publishing import Published
from models.database import Database
from models.queries import people
from models.queries import publishing as shelves
from models.rules.pledging import Stage
from models.rules.publishing import Audience, Binding, Channel, Seat, fingerprint
from models.rules.refusal import Refusal
from models.rules.rights import Actor
from models.rules.work import Task, Work
from models.tables import GroupChat, Letter, Pledge, Publication, PublicationItem
from tests import given

TODAY = date(2026, 1, 20)
NOW = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)
SECRETARY = "石远山"
MEMBERS_CHAT, MASSES_CHAT, OTHER_CHAT = -1001, -1002, -1003


@pytest.fixture
async def cast(database: Database) -> Cast:
    return await database.change(invite_everybody, TODAY)


def actor(session: Session, village: Village, name: str) -> Actor:
    found = people.actor(session, village.people[name].telegram_id or 0, TODAY)
    assert found
    return found


def approve(session: Session, village: Village, *authors: str) -> list[int]:
    return [given.pledge(session, village, author, stage=Stage.approved).id for author in authors]


def publish(
    session: Session, village: Village, pledges: list[int], name: str = SECRETARY, only: int | None = None
) -> Published:
    return publishing.publish(
        session,
        actor(session, village, name),
        village.branch.id,
        seen=fingerprint(dict.fromkeys(pledges, 1)),
        only=only,
        now=NOW,
    )


def take_back(session: Session, village: Village, pledge_id: int, name: str = SECRETARY) -> Pledge:
    return publishing.take_back(session, actor(session, village, name), pledge_id, "写了别人的电话", now=NOW)


def bind(
    session: Session, village: Village, chat_id: int, audience: Audience, *, sure: bool = False, name: str = SECRETARY
) -> Binding:
    room = Room(chat_id, f"群{chat_id}")
    seat = Seat(village.branch.id, audience)
    return binding.bind(session, actor(session, village, name), room, seat, sure=sure, now=NOW)


def stages(session: Session, pledges: list[int]) -> list[Stage]:
    return [session.get_one(Pledge, pledge).stage for pledge in pledges]


def letters(session: Session, kind: str) -> list[Letter]:
    return list(session.exec(select(Letter).where(Letter.kind == kind).order_by(col(Letter.id))))


def records(session: Session) -> dict[Channel, list[int]]:
    """What stands in public now, by channel."""
    found = session.exec(
        select(col(Publication.channel), col(PublicationItem.pledge_id))
        .join(PublicationItem, col(PublicationItem.publication_id) == col(Publication.id))
        .where(col(PublicationItem.taken_back_at).is_(None))
        .order_by(col(PublicationItem.pledge_id))
    )
    standing: dict[Channel, list[int]] = {}
    for channel, pledge in found:
        standing.setdefault(channel, []).append(pledge)
    return standing


# ── making public ──────────────────────────────────────────────────────────────────────────────────────────────────


async def test_everything_looked_through_is_public_on_every_channel_that_is_there(
    database: Database, cast: Cast
) -> None:
    village = cast.first
    await database.change(bind, village, MEMBERS_CHAT, Audience.members)
    await database.change(bind, village, MASSES_CHAT, Audience.masses)
    pledges = await database.change(approve, village, "彭冬生", "麻秀英")
    published = await database.change(publish, village, pledges)
    assert (published.pledges, published.channels) == (2, frozenset(Channel))
    assert await database.look(stages, pledges) == [Stage.published] * 2
    assert await database.look(records) == dict.fromkeys(Channel, pledges)
    posts = await database.look(letters, "PledgesPublished")
    assert [(post.group_id is not None, post.person_id) for post in posts] == [(True, None)] * 2
    told = await database.look(letters, "PledgePublished")
    assert [one.person_id for one in told] == [village.people[name].id for name in ("彭冬生", "麻秀英")]
    assert (await database.look(lambda session: session.get_one(Pledge, pledges[0]))).published_at == NOW


async def test_without_groups_only_the_notice_board_tells(database: Database, cast: Cast) -> None:
    pledges = await database.change(approve, cast.first, "彭冬生")
    published = await database.change(publish, cast.first, pledges)
    assert published.channels == {Channel.notice_board}
    assert await database.look(letters, "PledgesPublished") == []


async def test_one_of_several_can_be_published_alone(database: Database, cast: Cast) -> None:
    first, second = await database.change(approve, cast.first, "彭冬生", "麻秀英")
    await database.change(publish, cast.first, [first], only=first)
    assert await database.look(stages, [first, second]) == [Stage.published, Stage.approved]


async def test_what_joined_the_list_after_it_was_looked_through_stops_the_publication(
    database: Database, cast: Cast
) -> None:
    seen = await database.change(approve, cast.first, "彭冬生")
    await database.change(approve, cast.first, "麻秀英")
    with pytest.raises(Refusal, match="publishing-list-changed"):
        await database.change(publish, cast.first, seen)
    assert await database.look(records) == {}


async def test_two_presses_at_once_publish_once(database: Database, database_url: str, cast: Cast) -> None:
    pledges = await database.change(approve, cast.first, "彭冬生", "麻秀英")
    neighbour = Database(database_url)
    try:
        presses = [door.change(publish, cast.first, pledges) for door in (database, neighbour, database, neighbour)]
        results = await asyncio.gather(*presses, return_exceptions=True)
    finally:
        await neighbour.close()
    assert sum(isinstance(one, Published) for one in results) == 1
    assert {one.code for one in results if isinstance(one, Refusal)} == {"publishing-nothing-waiting"}
    assert await database.look(records) == {Channel.notice_board: pledges}
    assert len(await database.look(letters, "PledgePublished")) == 2
    assert await database.look(audit.first_broken) is None


@pytest.mark.parametrize("name", ["彭冬生", "龙桂芳", "杨满姑"])
async def test_only_the_secretary_publishes_and_takes_back(database: Database, cast: Cast, name: str) -> None:
    pledges = await database.change(approve, cast.first, "彭冬生")
    with pytest.raises(Refusal, match="not-yours"):
        await database.change(publish, cast.first, pledges, name)
    await database.change(publish, cast.first, pledges)
    with pytest.raises(Refusal, match="not-yours"):
        await database.change(take_back, cast.first, pledges[0], name)


async def test_the_secretary_next_door_has_no_say(database: Database, cast: Cast) -> None:
    pledges = await database.change(approve, cast.first, "彭冬生")

    def from_next_door(session: Session) -> None:
        neighbour = actor(session, cast.second, "梁守信")
        publishing.publish(
            session, neighbour, cast.first.branch.id, seen=fingerprint(dict.fromkeys(pledges, 1)), only=None, now=NOW
        )

    with pytest.raises(Refusal, match="not-yours"):
        await database.change(from_next_door)


# ── taking back ────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_taking_back_hides_it_everywhere_and_keeps_the_record_with_its_reason(
    database: Database, cast: Cast
) -> None:
    village = cast.first
    await database.change(bind, village, MEMBERS_CHAT, Audience.members)
    kept, gone = await database.change(approve, village, "彭冬生", "麻秀英")
    await database.change(publish, village, [kept, gone])
    await database.change(take_back, village, gone)
    assert await database.look(stages, [kept, gone]) == [Stage.published, Stage.approved]
    assert await database.look(records) == {Channel.members_meeting: [kept], Channel.notice_board: [kept]}
    lines = await database.look(
        lambda session: list(session.exec(select(PublicationItem).where(PublicationItem.pledge_id == gone)))
    )
    taker = village.people[SECRETARY].id
    assert [(line.taken_back_at, line.taken_back_by, line.reason) for line in lines] == [
        (NOW, taker, "写了别人的电话")
    ] * 2
    assert len(await database.look(letters, "PledgesPublished")) == 2
    assert [one.person_id for one in await database.look(letters, "PledgeTakenBack")] == [village.people["麻秀英"].id]
    with pytest.raises(Refusal, match="publishing-not-public"):
        await database.change(take_back, village, gone)


async def test_what_was_taken_back_can_be_published_again(database: Database, cast: Cast) -> None:
    pledges = await database.change(approve, cast.first, "彭冬生")
    await database.change(publish, cast.first, pledges)
    await database.change(take_back, cast.first, pledges[0])
    await database.change(publish, cast.first, pledges)
    assert await database.look(records) == {Channel.notice_board: pledges}


async def test_the_groups_read_names_only_where_their_owner_agreed(database: Database, cast: Cast) -> None:
    def withhold(session: Session) -> None:
        person = cast.first.people["麻秀英"]
        person.name_public = False
        session.add(person)

    await database.change(withhold)
    await database.change(bind, cast.first, MEMBERS_CHAT, Audience.members)
    pledges = await database.change(approve, cast.first, "彭冬生", "麻秀英")
    await database.change(publish, cast.first, pledges)
    record = (await database.look(letters, "PledgesPublished"))[0].facts["publication_id"]
    said = await database.look(shelves.announcement, record)
    assert [line.who for line in said.lines] == ["彭冬生", None]


async def test_open_work_counts_what_is_approved(database: Database, cast: Cast) -> None:
    pledges = await database.change(approve, cast.first, "彭冬生", "麻秀英")

    def work_of(session: Session, name: str) -> list[Task]:
        return shelves.open_work(session, actor(session, cast.first, name), TODAY)

    due = date(2026, 3, 15)
    assert await database.look(work_of, SECRETARY) == [Task(Work.publish, cast.first.branch.id, "青石村党支部", due, 2)]
    assert await database.look(work_of, "龙桂芳") == []
    await database.change(publish, cast.first, pledges)
    assert await database.look(work_of, SECRETARY) == []


# ── binding ────────────────────────────────────────────────────────────────────────────────────────────────────────


def seats(session: Session) -> dict[int, tuple[int, Audience, str]]:
    return {
        one.chat_id: (one.branch_id, one.audience, one.title)
        for one in session.exec(select(GroupChat).order_by(col(GroupChat.id)))
    }


async def test_a_group_takes_its_seat_and_nothing_is_unbound_unasked(database: Database, cast: Cast) -> None:
    village, branch = cast.first, cast.first.branch.id
    assert await database.change(bind, village, MEMBERS_CHAT, Audience.members) is Binding.fresh
    assert await database.change(bind, village, MEMBERS_CHAT, Audience.members) is Binding.already
    for chat, audience in ((OTHER_CHAT, Audience.members), (MEMBERS_CHAT, Audience.masses)):
        with pytest.raises(Refusal, match="publishing-bound-already"):
            await database.change(bind, village, chat, audience)
    assert await database.change(bind, village, OTHER_CHAT, Audience.members, sure=True) is Binding.instead
    assert await database.look(seats) == {OTHER_CHAT: (branch, Audience.members, "群-1003")}
    assert await database.change(bind, village, OTHER_CHAT, Audience.masses, sure=True) is Binding.move
    assert await database.look(seats) == {OTHER_CHAT: (branch, Audience.masses, "群-1003")}


async def test_a_branchs_two_groups_can_change_places(database: Database, cast: Cast) -> None:
    village, branch = cast.first, cast.first.branch.id
    await database.change(bind, village, MEMBERS_CHAT, Audience.members)
    await database.change(bind, village, MASSES_CHAT, Audience.masses)
    assert await database.change(bind, village, MASSES_CHAT, Audience.members, sure=True) is Binding.swap
    assert await database.look(seats) == {
        MASSES_CHAT: (branch, Audience.members, "群-1002"),
        MEMBERS_CHAT: (branch, Audience.masses, "群-1001"),
    }


async def test_nobody_takes_another_branchs_group(database: Database, cast: Cast) -> None:
    await database.change(bind, cast.first, MEMBERS_CHAT, Audience.members)
    with pytest.raises(Refusal, match="not-yours"):
        await database.change(bind, cast.second, MEMBERS_CHAT, Audience.members, sure=True, name="梁守信")
    for name in ("彭冬生", "龙桂芳"):
        with pytest.raises(Refusal, match="not-yours"):
            await database.change(bind, cast.first, OTHER_CHAT, Audience.masses, name=name)
