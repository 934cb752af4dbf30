"""What makes aiogram and the garbage collector quick; each line here was measured, the figures are in the README.

aiogram builds pydantic's class Response[T] inside a function, and pydantic keeps it only weakly: after each cyclic
garbage collection every answer of Telegram builds its class again. Holding the classes, and telling the collector that
what exists after the start stays, makes a bare echo almost twice as fast and takes the long pauses out of it.
"""

import gc
from collections.abc import Awaitable, Callable
from typing import Any, cast

import aiohttp
from aiogram import Bot, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError, TelegramServerError
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageReplyMarkup,
    EditMessageText,
    GetChatMember,
    GetFile,
    GetMe,
    SendChatAction,
    SendDocument,
    SendMessage,
    SendPhoto,
    SetMyCommands,
    TelegramMethod,
)
from aiogram.methods.base import Response, TelegramType

CALLED = (SendMessage, SendPhoto, SendDocument, EditMessageText, AnswerCallbackQuery, GetMe, GetFile, GetChatMember)
RESPONSES = tuple(Response[method.__returning__] for method in CALLED)  # type: ignore[name-defined]
"""Held for as long as the process lives; that is all they are for."""

UNREAD = (AnswerCallbackQuery, EditMessageReplyMarkup, EditMessageText, SendChatAction, SetMyCommands)
"""Methods that may answer True, and whose answer nobody reads."""

OK = 200
THRESHOLDS = (50_000, 20, 50)


def settle_in() -> None:
    """Call once, after everything is built: what exists now will not be searched for garbage again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)


def ask_here(room: Router) -> None:
    """What is no coroutine (F…, a state) is asked by aiogram in a thread, which costs more than the question itself."""
    for router in room.chain_tail:
        for observer in router.observers.values():
            for asked in (one for handler in observer.handlers for one in handler.filters or ()):
                if not asked.awaitable:
                    asked.callback, asked.awaitable = _at_once(asked.callback), True


def _at_once(question: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
    async def ask(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - aiogram's own
        return question(*args, **kwargs)

    ask.__dict__["__wrapped__"] = question
    return ask


class Session(AiohttpSession):
    """Bodies as JSON where there is no file in them, and no parsing of answers that nobody reads."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's own
    ) -> TelegramType:
        files: dict[str, Any] = {}
        said = method.model_dump(warnings=False, exclude_none=True).items()
        body = {name: self.prepare_value(value, bot, files, _dumps_json=False) for name, value in said}
        if files:
            return await super().make_request(bot, method, timeout)
        http = await self.create_session()
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        patience = aiohttp.ClientTimeout(total=timeout or self.timeout)
        spoken = {name: value for name, value in body.items() if value is not None}
        try:
            async with http.post(url, json=spoken, timeout=patience) as answer:
                content = await answer.text()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise TelegramNetworkError(method=method, message=type(error).__name__) from error
        return cast("TelegramType", self.check_response(bot, method, answer.status, content).result)

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """An answer that cannot be understood is not quoted: it may hold what people wrote."""
        if status_code == OK and isinstance(method, UNREAD) and content.startswith('{"ok":true'):
            return Response.model_construct(ok=True, result=True)
        try:
            return super().check_response(bot, method, status_code, content)
        except ClientDecodeError:
            raise TelegramServerError(method=method, message="an answer that cannot be understood") from None
