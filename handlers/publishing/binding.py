"""Binding a group to a branch, in the group itself.    /bind → which branch? → members or masses? → bound"""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Chat, ChatMemberUpdated, Message

from handlers import show
from handlers.publishing import groups
from handlers.visit import Visit, announced
from handlers.words import Words
from models import reach
from models.actions import binding
from models.actions.binding import Room
from models.database import Database
from models.queries import publishing as shelves
from models.rules.publishing import Seat, ensure_leads_a_branch

door = Router(name="groups")
"""For what comes from a group itself, or from somebody who hides behind it."""

router = Router(name="binding")
router.message.middleware(announced)
router.callback_query.middleware(announced)

GROUPS = F.type.in_({"group", "supergroup"})
IN_GROUP = F.chat[GROUPS]
PRESSED_IN_GROUP = F.message.chat[GROUPS].as_("chat")
HERE = frozenset({"creator", "administrator", "member", "restricted"})


@door.my_chat_member(IN_GROUP)
async def came_or_went(event: ChatMemberUpdated, database: Database) -> None:
    """Put into a group or out of it: letters to a group that is left wait until it is joined again."""
    change = reach.regain if event.new_chat_member.status in HERE else reach.lose
    await database.change(change, event.chat.id)


@door.message(F.migrate_to_chat_id.as_("new_chat_id"))
async def became_a_supergroup(message: Message, new_chat_id: int, database: Database) -> None:
    await database.change(reach.move, message.chat.id, new_chat_id)


@door.message(Command("bind"), IN_GROUP, F.sender_chat)
async def hidden(message: Message, words: Words) -> None:
    """An anonymous administrator or a channel: nobody can tell whether that is the secretary."""
    await show.say(message, groups.anonymous(words))


@router.message(Command("bind"), IN_GROUP)
async def begin(_: Message, visit: Visit) -> None:
    branches = await visit.database.look(shelves.branches_led, visit.actor)
    ensure_leads_a_branch(branches)
    if len(branches) == 1:
        await visit.show(groups.ask_audience(visit.words, branches[0]))
    else:
        await visit.show(groups.ask_branch(visit.words, branches))


@router.message(Command("bind"))
async def not_here(_: Message, visit: Visit) -> None:
    await visit.show(groups.in_group_only(visit.words))


@router.callback_query(groups.ChooseBranch.filter(), PRESSED_IN_GROUP)
async def choose_branch(_: CallbackQuery, callback_data: groups.ChooseBranch, visit: Visit) -> None:
    branches = await visit.database.look(shelves.branches_led, visit.actor)
    ensure_leads_a_branch(branches)
    chosen = next((branch for branch in branches if branch.id == callback_data.branch_id), branches[0])
    await visit.show(groups.ask_audience(visit.words, chosen))


@router.callback_query(groups.Bind.filter(), PRESSED_IN_GROUP)
async def bind(press: CallbackQuery, callback_data: groups.Bind, visit: Visit, chat: Chat) -> None:
    """What is bound already is unbound only after the secretary has read what that changes."""
    seat = Seat(callback_data.branch_id, callback_data.audience)
    held = await visit.database.look(shelves.held, visit.actor, chat.id, seat)
    if held.what.unbinds and not callback_data.sure:
        await visit.show(groups.ask_whether_sure(visit.words, held, seat))
        return
    room = Room(chat.id, chat.title or "", _thread(press))
    await visit.database.change(binding.bind, visit.actor, room, seat, sure=callback_data.sure, now=visit.now)
    await visit.show(groups.bound(visit.words, held, seat))


@router.callback_query(groups.Leave.filter(), PRESSED_IN_GROUP)
async def leave(_: CallbackQuery, visit: Visit) -> None:
    ensure_leads_a_branch(await visit.database.look(shelves.branches_led, visit.actor))
    await visit.show(groups.left(visit.words))


def _thread(press: CallbackQuery) -> int | None:
    """The topic in which the secretary asked, so that posts go there; groups without topics have none."""
    asked = press.message
    return asked.message_thread_id if isinstance(asked, Message) and asked.is_topic_message else None
