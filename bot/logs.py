"""Logs that never hold a secret or what people wrote: an error is its class and where it happened, not its message.

Messages of errors are the leak that is easily forgotten: a database quotes the row it refused, pydantic quotes the
input, aiogram quotes the answer. So they are not written at all; the place and the class are enough to find the cause.
"""

import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterable
from types import TracebackType
from typing import Literal, TextIO

import structlog
from structlog.typing import EventDict, ProcessorReturnValue, WrappedLogger

TALKATIVE = (
    "aiogram", "aiohttp.access", "apscheduler", "asyncio", "httpcore", "httpx", "sqlalchemy", "telegram",
)  # fmt: skip
"""Below WARNING these print addresses with the token in them, parameters of statements, or whole messages."""

TOKEN = re.compile(r"\d{4,12}:[A-Za-z0-9_-]{10,}")
PASSWORD = re.compile(r"(?<=://)[^\s/@]+@")
HIDDEN = "***"
DEEPEST = 12

log = logging.getLogger(__name__)


class Discreet(structlog.stdlib.ProcessorFormatter):
    """The last word on every line: what looks like a token, and every secret we know, is struck out."""

    def __init__(self, shape: Literal["text", "json"], secrets: Iterable[str]) -> None:
        renderer = structlog.processors.JSONRenderer(ensure_ascii=False) if shape == "json" else _in_text
        super().__init__(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            foreign_pre_chain=[
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.stdlib.ExtraAdder(),
                _without_messages,
                _without_what_was_warned_of,
            ],
            keep_exc_info=False,
        )
        known = sorted(filter(None, secrets), key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, known))) if known else None

    def format(self, record: logging.LogRecord) -> str:
        line = PASSWORD.sub(f"{HIDDEN}@", TOKEN.sub(HIDDEN, super().format(record)))
        return self._secrets.sub(HIDDEN, line) if self._secrets else line


def set_up(
    shape: Literal["text", "json"] = "text",
    *,
    secrets: Iterable[str] = (),
    level: int = logging.INFO,
    stream: TextIO | None = None,
) -> None:
    """Everything goes to standard error, or to the stream, one line each."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Discreet(shape, secrets))
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
    sys.excepthook = _log_the_last_error
    threading.excepthook = _log_a_threads_error


def _without_messages(_: WrappedLogger, __: str, event: EventDict) -> ProcessorReturnValue:
    """Turns exc_info into "error" (the classes, from the cause up) and "where" (the innermost steps)."""
    record: logging.LogRecord = event["_record"]
    error = record.exc_info[1] if record.exc_info else None
    event.pop("exc_info", None)
    if error is not None:
        event["error"] = " < ".join(reversed(list(_classes(error))))
        event["where"] = _steps(error.__traceback__)
    return event


def _without_what_was_warned_of(_: WrappedLogger, __: str, event: EventDict) -> ProcessorReturnValue:
    """A warning is "file:line: Category: message"; libraries quote what people wrote in the message."""
    if event.get("logger") == "py.warnings":
        event["event"] = ": ".join(str(event["event"]).split(": ", 2)[:2])
    return event


def _classes(error: BaseException) -> Iterable[str]:
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield type(link).__name__
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _steps(trace: TracebackType | None) -> list[str]:
    steps = traceback.extract_tb(trace)[-DEEPEST:]
    return [f"{step.filename.rpartition('site-packages/')[2]}:{step.lineno} {step.name}" for step in steps]


def _in_text(_: WrappedLogger, __: str, event: EventDict) -> str:
    head = f"{event.pop('timestamp')} {event.pop('level').upper():7} {event.pop('logger')}: {event.pop('event')}"
    return " ".join([head, *(f"{name}={value}" for name, value in event.items())])


def _log_the_last_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("stopped by an error", exc_info=(kind, error, trace))


def _log_a_threads_error(args: threading.ExceptHookArgs) -> None:
    if args.exc_value:
        log.critical("a thread ended by an error", exc_info=args.exc_value)
