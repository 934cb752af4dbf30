"""How much of a conversation reaches the bot."""

import re

from bot.playground.desk import Desk
from bot.playground.world import Kept


def deliver(desk: Desk, kept: Kept, kind: str = "message") -> None:
    if bot_hears(desk, kept):
        desk.mailbox.post(kind, kept.as_message(), lane=("chat", kept.chat.id))


def bot_hears(desk: Desk, kept: Kept) -> bool:
    """In groups a bot in privacy mode hears commands, answers to it and service messages only."""
    chat, bot = kept.chat, desk.world.bot
    if chat.kind == "private":
        return True
    if not chat.has(bot):
        return False
    if not desk.privacy or chat.is_run_by(bot) or kept.is_service:
        return True
    answers_it = kept.reply_to is not None and kept.reply_to.sender is bot
    return answers_it or _commands(kept.content.get("text", ""), bot.username or "")


def _commands(text: str, username: str) -> bool:
    command = re.match(r"/\w{1,64}(?:@(\w+))?(?!\S)", text)
    return command is not None and (command[1] or username).lower() == username.lower()
