"""What Telegram's answers mean for a letter: the policy on one page.

Telegram knows no key by which it would recognise a letter sent twice, so everything hangs on telling "certainly not
sent" from "nobody knows": that stands in the error's cause.
"""

import re
from datetime import timedelta

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from models.rules.delivering import Halt, Hopeless, InDoubt, Moved, Outcome, Unreachable

UNCHANGED = re.compile("message is not modified", re.IGNORECASE)
UNREADABLE = re.compile("can't parse entities", re.IGNORECASE)
GONE = re.compile("message to edit not found|message can't be edited|message_id_invalid", re.IGNORECASE)
CAPTIONED = re.compile("there is no text in the message", re.IGNORECASE)
AWAY = re.compile(
    "chat not found|peer_id_invalid|not enough rights|have no (rights|write access)|need administrator rights"
    "|chat_write_forbidden|chat_restricted|topic_closed|message thread not found",
    re.IGNORECASE,
)
TOO_LARGE = re.compile("(request entity|payload) too large", re.IGNORECASE)
"""Beginnings of descriptions: python-telegram-bot changes their capitals, and Telegram may add to them."""

NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
OUR_MISTAKE = (TypeError, ValueError)
QUOTED = r'["«“{]'
LONGEST_REASON = 120


def never_left(error: TelegramError) -> bool:
    """Certainly not sent: the line was never there."""
    return isinstance(error.__cause__, NEVER_LEFT)


def meaning(error: TelegramError) -> Outcome:
    """What has become of a letter that was answered so."""
    match error:
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case Forbidden():
            return Unreachable(_reason(error))
        case BadRequest():
            return Unreachable(_reason(error)) if AWAY.match(error.message) else Hopeless(_reason(error))
        case InvalidToken():
            return Halt(_reason(error))
    is_our_mistake = isinstance(error, NetworkError) and isinstance(error.__cause__, OUR_MISTAKE)
    if is_our_mistake or TOO_LARGE.match(error.message):
        return Hopeless(_reason(error))
    return InDoubt(_reason(error))


def _reason(error: TelegramError) -> str:
    """The kind of error and what Telegram says, up to where it begins to quote our words."""
    return f"{type(error).__name__}: {re.split(QUOTED, error.message)[0][:LONGEST_REASON]}"


def seconds_of(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
