"""The stage as the page sees it: phones, chats and messages as plain JSON."""

from datetime import UTC, datetime

from bot.playground.desk import Desk
from bot.playground.paint import paint
from bot.playground.stage import Phone, Stage
from bot.playground.world import Chat, JsonObject, Kept


def state(stage: Stage) -> JsonObject:
    return {
        "now": iso(stage.clock.now()),
        "timezone": stage.timezone,
        "ticking": stage.clock.ticking,
        "phones": [_phone(stage.desk, phone) for phone in stage.cast],
        "links": [{"label": link.label, "url": link.url} for link in stage.links],
    }


def message(kept: Kept) -> JsonObject:
    content = kept.content
    words = paint(
        content.get("text") or content.get("caption", ""),
        content.get("entities") or content.get("caption_entities", []),
    )
    return {
        "id": kept.id,
        "from": "bot" if kept.sender.is_bot else kept.sender.id,
        "name": kept.sender.first_name,
        "at": iso(kept.at),
        "edited": iso(kept.edited) if kept.edited else None,
        "html": words,
        "photo": _url(content["photo"][-1]) if "photo" in content else None,
        "document": _document(content["document"]) if "document" in content else None,
        "voice": _url(content["voice"]) if "voice" in content else None,
        "video_note": _url(content["video_note"]) if "video_note" in content else None,
        "buttons": _buttons(kept),
        "service": _service(content) if kept.is_service else None,
        "reply_to": kept.reply_to.id if kept.reply_to else None,
    }


def commands(desk: Desk, person: int, chat: Chat) -> list[JsonObject]:
    account = desk.world.people.get(person)
    return desk.profile.commands_seen(account, chat) if account else []


def iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _phone(desk: Desk, phone: Phone) -> JsonObject:
    number = phone.chat if phone.chat is not None else phone.person
    chat = desk.world.chats[number]
    account = desk.world.people[phone.person]
    return {
        "id": f"g{number}" if phone.kind == "group" else str(phone.person),
        "kind": phone.kind,
        "person": phone.person,
        "name": phone.name,
        "role": phone.role,
        "branch": phone.branch,
        "active": number,
        "blocked": account.blocked,
        "chats": [_chat(desk, phone.person, chat)],
    }


def _chat(desk: Desk, person: int, chat: Chat) -> JsonObject:
    return {
        "id": chat.id,
        "title": chat.title if chat.account is None else desk.world.bot.first_name,
        "messages": [message(kept) for kept in chat.messages.values()],
        "typing": chat.typing,
        "commands": commands(desk, person, chat),
        "keyboard": chat.reply_keyboard,
    }


def _buttons(kept: Kept) -> list[list[JsonObject]]:
    rows = (kept.markup or {}).get("inline_keyboard", [])
    return [[_button(button) for button in row] for row in rows]


def _button(button: JsonObject) -> JsonObject:
    names = {"text": "text", "data": "callback_data", "url": "url", "style": "style"}
    return {ours: button.get(theirs) for ours, theirs in names.items()}


def _url(file: JsonObject) -> str:
    return f"/page/file/{file['file_id']}"


def _document(file: JsonObject) -> JsonObject:
    return {"name": file["file_name"], "url": _url(file)}


def _names(users: list[JsonObject]) -> str:
    return "、".join(user["first_name"] for user in users)


def _service(content: JsonObject) -> str:
    if "new_chat_members" in content:
        return f"{_names(content['new_chat_members'])} 加入了群组"
    if "left_chat_member" in content:
        return f"{_names([content['left_chat_member']])} 离开了群组"
    if "pinned_message" in content:
        return "置顶了一条消息"
    if "forum_topic_created" in content:
        return f"新话题：{content['forum_topic_created']['name']}"
    return "群组已升级为超级群组"
