"""How the bot gets its updates: asking for them, or naming an address; and files that came with them."""

import re
import time
from typing import Any
from urllib.parse import urlsplit

from aiogram.methods import Close, DeleteWebhook, GetFile, GetUpdates, GetWebhookInfo, LogOut, SetWebhook
from aiogram.types import File, WebhookInfo

from bot.playground import refusals
from bot.playground.desk import Desk
from bot.playground.files import DOWNLOAD_LIMIT_BYTES
from bot.playground.refusals import bad_request, conflict, too_many
from bot.playground.results import built
from bot.playground.world import JsonObject

SECRET_LIMIT = 256
LOOPBACK = ("127.0.0.1", "localhost")


async def get_updates(desk: Desk, ask: GetUpdates) -> list[JsonObject]:
    if desk.webhook.url:
        raise conflict(refusals.WEBHOOK_IS_ACTIVE)
    return await desk.polling.take(ask)


async def set_webhook(desk: Desk, ask: SetWebhook) -> bool:
    """An empty address takes the webhook away. Only the machine itself is ever called."""
    if not ask.url:
        return await _take_webhook_away(desk, drop=bool(ask.drop_pending_updates))
    _ensure_address(ask.url)
    _ensure_secret(ask.secret_token or "")
    _ensure_not_hasty(desk)
    desk.mailbox.remember_allowed(ask.allowed_updates)
    desk.polling.interrupt(refusals.WEBHOOK_TOOK_OVER)
    if ask.drop_pending_updates:
        desk.mailbox.drop_all()
    await desk.webhook.open(ask.url, ask.secret_token, ask.max_connections)
    return True


async def delete_webhook(desk: Desk, ask: DeleteWebhook) -> bool:
    return await _take_webhook_away(desk, drop=bool(ask.drop_pending_updates))


def get_webhook_info(desk: Desk, _ask: GetWebhookInfo) -> JsonObject:
    return built(WebhookInfo, desk.webhook.as_info())


def get_file(desk: Desk, ask: GetFile) -> JsonObject:
    file = desk.files.find(ask.file_id)
    if file is None:
        raise bad_request(refusals.INVALID_FILE_ID)
    if len(file.data) > DOWNLOAD_LIMIT_BYTES:
        raise bad_request(refusals.FILE_TOO_BIG)
    return built(File, file.as_file() | {"file_path": file.path})


def leave_the_cloud(_desk: Desk, _ask: LogOut | Close) -> bool:
    raise bad_request(refusals.NOT_IN_THE_PLAYGROUND)


async def _take_webhook_away(desk: Desk, *, drop: bool) -> bool:
    if drop:
        desk.mailbox.drop_all()
    await desk.webhook.close()
    return True


def _ensure_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or parts.hostname not in LOOPBACK:
        raise bad_request(refusals.WEBHOOK_ELSEWHERE)


def _ensure_secret(secret: str) -> None:
    if len(secret) > SECRET_LIMIT:
        raise bad_request(refusals.SECRET_TOO_LONG)
    if re.search(r"[^A-Za-z0-9_-]", secret):
        raise bad_request(refusals.SECRET_INVALID)


def _ensure_not_hasty(desk: Desk) -> None:
    now = time.monotonic()
    if now < desk.next_webhook_at:
        raise too_many(1)
    desk.next_webhook_at = now + desk.pace


HANDLERS: dict[Any, Any] = {
    GetUpdates: get_updates,
    SetWebhook: set_webhook,
    DeleteWebhook: delete_webhook,
    GetWebhookInfo: get_webhook_info,
    GetFile: get_file,
    LogOut: leave_the_cloud,
    Close: leave_the_cloud,
}
