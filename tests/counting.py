"""A room of the tests' own: whatever it is told it adds up, in a change and in the conversation at once.

Nothing in it is protected by a natural key, so an update that is lost, taken twice or out of order shows.
"""

import asyncio
import time
from datetime import datetime

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlmodel import Session, col, select

from handlers import show
from handlers.screen import Button, Screen, column
from models import audit
from models.database import Database
from models.rules.refusal import Refusal
from models.rules.rights import Actor
from models.tables import AuditEntry, Conversation

router = Router(name="counting")
SLOW_SECONDS = 0.8


@router.message(F.text.startswith("记 "))
async def told(message: Message, state: FSMContext, database: Database, actor: Actor, now: datetime) -> None:
    number = int((message.text or "").removeprefix("记 "))
    await _write_down(state, database, actor, number, now)
    await show.say(
        message, Screen(f"记下了 {number}", column(Button("再记一笔", f"counting.again:{number + 1_000_000}")))
    )


@router.callback_query(F.data.startswith("counting.again:"))
async def pressed(press: CallbackQuery, state: FSMContext, database: Database, actor: Actor, now: datetime) -> None:
    number = int((press.data or "").partition(":")[2])
    await _write_down(state, database, actor, number, now)
    await show.turn_into(press, Screen(f"又记下了 {number}"))


@router.message(F.text == "坏了")
async def always_fails(_: Message) -> None:
    raise LookupError("张铁生的电话是 555-0199")


@router.message(F.text == "卡住")
async def never_ends(_: Message) -> None:
    await asyncio.Event().wait()


@router.message(F.text.startswith("慢慢记 "))
async def slow(message: Message, state: FSMContext, database: Database, actor: Actor, now: datetime) -> None:
    await asyncio.sleep(0.3)
    await _write_down(state, database, actor, int((message.text or "").removeprefix("慢慢记 ")), now)
    await show.say(message, Screen("慢慢记下了"))


@router.message(F.text == "只记住")
async def only_remembers(message: Message, state: FSMContext) -> None:
    await state.update_data(greeted=True)
    await show.say(message, Screen("记在心里了"))


@router.message(F.text == "先记住再拒绝")
async def refuses(_: Message, state: FSMContext) -> None:
    await state.update_data(heard=["不该记住"])
    raise Refusal("not-yours")


@router.message(F.text == "数据库慢 7")
async def slow_in_the_database(
    message: Message, state: FSMContext, database: Database, actor: Actor, now: datetime
) -> None:
    heard = (await state.get_data()).get("heard", [])
    await state.update_data(heard=[*heard, 7])
    await database.change(count_slowly, actor.person_id, 7, now)
    await show.say(message, Screen("总算记下了"))


def count_slowly(session: Session, person_id: int, number: int, now: datetime) -> None:
    time.sleep(SLOW_SECONDS)
    count(session, person_id, number, now)


async def _write_down(state: FSMContext, database: Database, actor: Actor, number: int, now: datetime) -> None:
    heard = (await state.get_data()).get("heard", [])
    await state.update_data(heard=[*heard, number])
    await database.change(count, actor.person_id, number, now)


def count(session: Session, person_id: int, number: int, now: datetime) -> None:
    audit.note(session, at=now, actor_id=person_id, act="count", subject=f"count:{number}")


def counted(session: Session, person_id: int | None = None) -> list[int]:
    """The numbers that had an effect, in that order; of everybody or of one person."""
    entries = select(AuditEntry).where(AuditEntry.act == "count").order_by(col(AuditEntry.seq))
    mine = entries if person_id is None else entries.where(AuditEntry.actor_id == person_id)
    return [int(entry.subject.partition(":")[2]) for entry in session.exec(mine)]


def remembered(session: Session, telegram_id: int) -> list[int]:
    """The numbers that this person's conversation has heard."""
    conversation = session.get(Conversation, f"{telegram_id}:{telegram_id}")
    return conversation.data.get("heard", []) if conversation else []
