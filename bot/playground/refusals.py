"""The exact words with which Telegram refuses a call, in one table."""

from typing import Any

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
EDIT_NOT_FOUND = "message to edit not found"
DELETE_NOT_FOUND = "message to delete not found"
REPLY_NOT_FOUND = "message to be replied not found"
PIN_NOT_FOUND = "message to pin not found"
UNPIN_NOT_FOUND = "message to unpin not found"
CANNOT_EDIT = "message can't be edited"
CANNOT_DELETE = "message can't be deleted"
NO_TEXT_TO_EDIT = "there is no text in the message to edit"
NO_CAPTION_TO_EDIT = "there is no caption in the message to edit"
TOAST_TOO_LONG = "MESSAGE_TOO_LONG"
NO_MESSAGE_ID = "message identifier is not specified"
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"

CHAT_NOT_FOUND = "chat not found"
CHAT_ID_EMPTY = "chat_id is empty"
USER_NOT_FOUND = "user not found"
NOT_STARTED = "bot can't initiate conversation with a user"
BLOCKED = "bot was blocked by the user"
DEACTIVATED = "user is deactivated"
TO_A_BOT = "the bot can't send messages to the bot"
KICKED = "bot was kicked from the {kind} chat"
NOT_A_MEMBER = "bot is not a member of the {kind} chat"
GROUP_DELETED = "the group chat was deleted"
MIGRATED = "group chat was upgraded to a supergroup chat"
NO_RIGHTS_TO_SEND = "not enough rights to send {what} to the chat"
NO_RIGHTS_TO_PIN = "not enough rights to manage pinned messages in the chat"
CANNOT_LEAVE_PRIVATE = "chat member status can't be changed in private chats"
NO_ADMINISTRATORS = "there are no administrators in the private chat"
TOPIC_CLOSED = "TOPIC_CLOSED"
THREAD_NOT_FOUND = "message thread not found"

TEXT_EMPTY = "message text is empty"
TEXT_NON_EMPTY = "text must be non-empty"
MESSAGE_TOO_LONG = "message is too long"
EDIT_TOO_LONG = "MESSAGE_TOO_LONG"
TEXT_TOO_LONG = "text is too long"
CAPTION_TOO_LONG = "message caption is too long"
BAD_ENTITIES = "can't parse entities: {why}"
PARSE_MODE = "unsupported parse_mode"

MARKUP_TOO_LONG = "reply markup is too long"
BUTTON_DATA_INVALID = "BUTTON_DATA_INVALID"
BUTTON_ALONE = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
BUTTON_URL = "inline keyboard button URL '{url}' is invalid: Wrong HTTP URL"
BUTTON_STYLE = "can't parse inline keyboard button: invalid button style specified"
BUTTON_TWO_ACTIONS = "can't parse inline keyboard button: a button does exactly one thing"
CANNOT_MARK_UP = "inline keyboard expected"

NO_FILE = "there is no {what} in the request"
FILE_EMPTY = "file must be non-empty"
FILE_TOO_BIG = "file is too big"
WRONG_FILE_ID = "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
WRONG_FILE_OR_URL = "wrong file identifier/HTTP URL specified"
WRONG_FILE_KIND = "type of file mismatch"
URL_FAILED = "failed to get HTTP URL content"
INVALID_FILE_ID = "invalid file_id"
NOT_A_PICTURE = "IMAGE_PROCESS_FAILED"
ALBUM_ITEM = 'failed to send message #{number} with the error message "{why}"'
ALBUM_KINDS = "can't use the media of the specified type in the album"
ALBUM_SIZE = "album must contain 2-10 items"

COMMAND_INVALID = "BOT_COMMAND_INVALID"
COMMAND_DESCRIPTION = "BOT_COMMAND_DESCRIPTION_INVALID"
COMMANDS_TOO_MANY = "BOT_COMMANDS_TOO_MUCH"
LANGUAGE_INVALID = "invalid language code specified"

SECRET_INVALID = "secret token contains unallowed characters"  # noqa: S105 - the words of a refusal
SECRET_TOO_LONG = "secret token is too long"  # noqa: S105 - the words of a refusal
WEBHOOK_ELSEWHERE = "bad webhook: the stand-in calls only 127.0.0.1 and localhost"

OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_TOOK_OVER = "terminated by setWebhook request"
WEBHOOK_IS_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"

# What the real server does not say: the stand-in is stricter than it, so that mistakes are seen.
UNKNOWN_PARAMETER = 'the stand-in knows no parameter "{name}" of {method}'
UNKNOWN_FIELD = 'the stand-in knows no field "{name}" in {where}'
MISSING_PARAMETER = 'parameter "{name}" is required'
CANNOT_READ = "can't parse {name}: {why}"
NOT_PLAYED = "the stand-in does not play the method {method}"
NOT_IN_THE_PLAYGROUND = "the stand-in has no cloud server to leave"
ONLY_HTML = "the stand-in reads the parse mode HTML only"

MISSING = {
    ("sendMessage", "text"): TEXT_EMPTY,
    ("editMessageText", "text"): TEXT_EMPTY,
    ("sendPhoto", "photo"): NO_FILE.format(what="photo"),
    ("sendDocument", "document"): NO_FILE.format(what="document"),
    ("sendVoice", "voice"): NO_FILE.format(what="voice"),
    ("sendVideoNote", "video_note"): NO_FILE.format(what="video note"),
    ("getFile", "file_id"): INVALID_FILE_ID,
    ("answerCallbackQuery", "callback_query_id"): QUERY_TOO_OLD,
    "chat_id": CHAT_ID_EMPTY,
    "message_id": NO_MESSAGE_ID,
}


class Refused(Exception):  # noqa: N818 - a refusal is an answer here, not an error of the program
    """A call that is answered with ok = false; the HTTP status equals the code."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_answer(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(words: str, **parameters: int) -> Refused:
    return Refused(400, f"Bad Request: {_as_telegram_writes(words)}", **parameters)


def forbidden(words: str) -> Refused:
    return Refused(403, f"Forbidden: {words}")


def conflict(words: str) -> Refused:
    return Refused(409, f"Conflict: {words}")


def too_many(seconds: int) -> Refused:
    return Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def missing(method: str, parameter: str) -> Refused:
    known = MISSING.get((method, parameter)) or MISSING.get(parameter)
    return bad_request(known or MISSING_PARAMETER.format(name=parameter))


WRONG_TOKEN = Refused(401, "Unauthorized")
MALFORMED_TOKEN = Refused(401, "Unauthorized: invalid token specified")
NO_SUCH_FILE = Refused(404, "Not Found")
NO_SUCH_METHOD = Refused(404, "Not Found: method not found")


def _as_telegram_writes(words: str) -> str:
    """The first letter is lowered unless the second is a capital or an underscore: codes stay as they are."""
    if len(words) > 1 and (words[1].isupper() or words[1] == "_"):
        return words
    return words[:1].lower() + words[1:]
