"""Presses a cell and says what is wrong with what came of it."""

import json
import re
from itertools import count
from typing import Any

from sqlmodel import SQLModel

from models.queries import seats
from models.tables import AuditEntry, Draft, Person
from tests.authorization.cells import Cell, conversation_of, matter_of, words_of
from tests.authorization.matrix import On, Sign
from tests.authorization.matters import NOW, Facts, World, sign_of
from tests.authorization.principals import Where, Who
from tests.authorization.scene import BOT, Answer, Scene

MARK = re.compile(r"【[^】]*】")
"""What must not be read by everybody: pledges, names and groups of the world."""
UPDATE_IDS = count(1_000)


async def complaint(scene: Scene, cell: Cell) -> str:
    """Empty when all is as the table says."""
    facts = matter_of(cell, scene.world)
    plant(scene, cell, facts)
    update = update_of(cell, facts, scene.world)
    answer = await scene.feed(update)
    wrong = await _wrong(scene, cell, facts, answer, update["update_id"])
    scene.tidy(answer)
    return f"{cell}: {wrong}; it said {answer.text!r}" if wrong else ""


async def _wrong(scene: Scene, cell: Cell, facts: Facts, answer: Answer, update_id: int) -> str:
    if cell.may and cell.row.sign is Sign.slip:
        return await _wrong_in_the_box(scene, cell, facts, update_id)
    return wrong_in(cell, facts, answer, scene.world)


def wrong_in(cell: Cell, facts: Facts, answer: Answer, world: World) -> str:
    """Empty when whoever may has done it, and whoever may not was told no."""
    return _wrong_if_done(cell, facts, answer, world) if cell.may else _wrong_if_refused(cell, answer)


def _wrong_if_refused(cell: Cell, answer: Answer) -> str:
    """Nothing may have changed, there must be an answer, and nothing in it of what is not theirs."""
    if answer.changed:
        return f"not refused: {', '.join(answer.changed)} changed"
    if not answer.text.strip():
        return "" if cell.who in cell.row.silently else "refused in silence"
    if cell.is_theirs and cell.row.says and answer.is_screen:
        return "shown at the wrong moment"
    seen = {mark for mark in MARK.findall(answer.text) if not mark.endswith(f"·{sign_of(cell.who)}】")}
    return f"refused, but it shows {', '.join(sorted(seen))}" if seen and not cell.may_read else ""


# ── done ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _wrong_if_done(cell: Cell, facts: Facts, answer: Answer, world: World) -> str:
    match cell.row.sign:
        case Sign.audit:
            noted = cell.row.noted or str(cell.row.act)
            by = world.pressers[cell.who].person_id or facts.get("person_id")
            return "" if (noted, by) in noted_in(answer) else f"not done: the audit knows no {noted} by {by}"
        case Sign.draft:
            return "" if answer.changed == [Draft.__tablename__] else f"changed: {answer.changed}"
        case Sign.person:
            return "" if answer.changed == [Person.__tablename__] else f"changed: {answer.changed}"
        case _:
            return _wrong_if_shown(cell, facts, answer)


def _wrong_if_shown(cell: Cell, facts: Facts, answer: Answer) -> str:
    if answer.changed:
        return f"shown, but {', '.join(answer.changed)} changed"
    says = cell.row.says.format_map(facts)
    if says:
        return "" if says in answer.text else f"not shown: no {says}"
    return "" if answer.is_screen else "not shown"


def noted_in(answer: Answer) -> set[tuple[str, int]]:
    """New entries of the audit: which act by whom."""
    name = str(AuditEntry.__tablename__)
    columns = [column.name for column in SQLModel.metadata.tables[name].columns]
    act, actor = columns.index("act"), columns.index("actor_id")
    return {(row[act], row[actor]) for row in answer.after[name] - answer.before[name]}


async def _wrong_in_the_box(scene: Scene, cell: Cell, facts: Facts, update_id: int) -> str:
    """Ratings leave no trace; only the box can say that one lies in it, and only a test may ask."""
    person_id = scene.world.pressers[cell.who].person_id
    taken = await scene.house.database.look(seats.seat, facts["round_id"], person_id)
    booklet = await scene.house.database.look(scene.house.box.open, taken, person_id, taken.pledge_ids)
    cast = {pledge_id for pledge_id, sheet in booklet.sheets.items() if sheet.sequence == update_id}
    wanted = cast if cell.row.typed else {facts["pledge_id"]}
    return "" if cast and cast == wanted else f"not in the box, but {cast}"


# ── before and while pressing ──────────────────────────────────────────────────────────────────────────────────────


def plant(scene: Scene, cell: Cell, facts: Facts) -> None:
    """What was begun before: a conversation, as an old keyboard leaves it, a draft, or a count before its witness."""
    presser = scene.world.pressers[cell.who]
    if begun := conversation_of(cell, facts):
        state, data = begun
        key = f"{chat_of(cell, facts, presser.telegram_id)}:{presser.telegram_id}"
        row = (key, state, json.dumps(data), str(NOW.replace(tzinfo=None)))
        scene.plant("INSERT INTO conversation (key, state, data, updated_at) VALUES (?, ?, ?, ?)", *row)
    if cell.row.on is On.papers and cell.where is Where.own:
        scene.plant(
            "UPDATE paperbatch SET state = 'asked', witness_id = ? WHERE id = ?",
            presser.person_id or None,
            facts["batch_id"],
        )
    if cell.row.on in {On.draft, On.revision, On.wish} and presser.person_id:
        pledge_id = facts["pledge_id"] if cell.row.on is not On.draft else None
        scene.plant(
            "INSERT INTO draft (person_id, branch_id, cycle_id, pledge_id, asked, answers, reason, doubted, offered,"
            " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, '[]', '', '2026-01-01 00:00:00')",
            presser.person_id,
            facts["branch_id"],
            facts["cycle_id"],
            pledge_id,
            cell.row.asked,
            json.dumps(scene.world.answers),
            "路要改道" if cell.row.on is On.wish else "",
        )


def chat_of(cell: Cell, facts: Facts, telegram_id: int) -> int:
    return int(facts["chat_id"]) if cell.in_group else telegram_id


def update_of(cell: Cell, facts: Facts, world: World) -> dict[str, Any]:
    said, is_press = words_of(cell, facts)
    return update(cell.who, world.pressers[cell.who].telegram_id, said, is_press=is_press, group=facts.get("chat_id"))


def update(who: Who, telegram_id: int, said: str, *, is_press: bool, group: int | None = None) -> dict[str, Any]:
    """As Telegram would send it."""
    account = {"id": telegram_id, "is_bot": False, "first_name": who.name, "language_code": "zh-hans"}
    chat = {"id": group, "type": "supergroup", "title": "群"} if group else {"id": telegram_id, "type": "private"}
    message = {"message_id": 7, "date": int(NOW.timestamp()), "chat": chat}
    if not is_press:
        return {"update_id": next(UPDATE_IDS), "message": message | {"from": account, "text": said}}
    pressed = {"id": "1", "from": account, "chat_instance": "1", "data": said}
    return {
        "update_id": next(UPDATE_IDS),
        "callback_query": pressed | {"message": message | {"from": BOT, "text": "x"}},
    }
