"""Logs hold neither the token nor anything that people wrote, whoever writes them and whatever goes wrong."""

import io
import json
import logging
import subprocess
import sys
import warnings
from collections.abc import Iterator
from typing import Literal

import pytest
from aiogram.exceptions import ClientDecodeError
from pydantic import BaseModel
from sqlalchemy import create_engine, text

from bot import logs

TOKEN = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"
NAME = "覃有田"


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """What is set up here is taken down again."""
    root, hooks = logging.getLogger(), (sys.excepthook,)
    handlers, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in logs.TALKATIVE}
    shown = warnings.showwarning
    yield
    root.handlers[:], (sys.excepthook,) = handlers, hooks
    root.setLevel(level)
    logging.captureWarnings(capture=False)
    warnings.showwarning = shown
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


def written(shape: Literal["text", "json"] = "text", secrets: tuple[str, ...] = ()) -> io.StringIO:
    stream = io.StringIO()
    logs.set_up(shape, secrets=secrets, level=logging.DEBUG, stream=stream)
    return stream


def test_a_line_says_when_where_and_what() -> None:
    stream = written()
    logging.getLogger("bot.somewhere").warning("not shown", extra={"update_id": 17})
    when, level, where, *what = stream.getvalue().split()
    assert when.startswith("20")
    assert when.endswith("Z")
    assert (level, where) == ("WARNING", "bot.somewhere:")
    assert " ".join(what) == "not shown update_id=17"


def test_in_json_every_line_is_an_object() -> None:
    stream = written("json")
    logging.getLogger("bot.somewhere").warning("not shown", extra={"update_id": 17})
    line = json.loads(stream.getvalue())
    assert (line["event"], line["level"], line["logger"], line["update_id"]) == (
        "not shown",
        "warning",
        "bot.somewhere",
        17,
    )


@pytest.mark.parametrize("shape", ["text", "json"])
def test_the_token_is_struck_out_wherever_it_stands(shape: Literal["text", "json"]) -> None:
    stream = written(shape)
    log = logging.getLogger("bot.somewhere")
    log.warning("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    log.warning("file", extra={"path": f"https://api.telegram.org/file/bot{TOKEN}/photo.jpg"})
    assert TOKEN.partition(":")[2] not in stream.getvalue()
    assert stream.getvalue().count(logs.HIDDEN) == 2


def test_other_secrets_are_struck_out_too() -> None:
    stream = written(secrets=("the-webhook-secret",))
    log = logging.getLogger("bot.somewhere")
    log.warning("the-webhook-secret and postgresql+psycopg://jiannuo:pass-word@host/db")
    assert "the-webhook-secret" not in stream.getvalue()
    assert "pass-word" not in stream.getvalue()


class Form(BaseModel):
    number: int


def refused_by_pydantic() -> None:
    Form.model_validate({"number": NAME})


def refused_by_the_database() -> None:
    with create_engine("sqlite://").connect() as connection:
        connection.execute(text("SELECT :name FROM nowhere"), {"name": NAME})


def undecoded_by_aiogram() -> None:
    raise ClientDecodeError("Failed to deserialize object", ValueError(NAME), {"from": NAME})


def chained() -> None:
    try:
        undecoded_by_aiogram()
    except ClientDecodeError as error:
        raise LookupError(NAME) from error


@pytest.mark.parametrize("shape", ["text", "json"])
@pytest.mark.parametrize("failing", [refused_by_pydantic, refused_by_the_database, undecoded_by_aiogram, chained])
def test_an_error_is_its_class_and_its_place_but_not_its_message(failing, shape) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    stream = written(shape)
    try:
        failing()
    except Exception:
        logging.getLogger("bot.somewhere").exception("an update failed")
    assert NAME not in stream.getvalue()
    assert "test_logs.py" in stream.getvalue()
    assert len(stream.getvalue().splitlines()) == 1


def test_a_chain_of_errors_is_told_from_the_cause_up() -> None:
    stream = written("json")
    try:
        chained()
    except LookupError:
        logging.getLogger("bot.somewhere").exception("an update failed")
    assert json.loads(stream.getvalue())["error"] == "ClientDecodeError < LookupError"


@pytest.mark.parametrize("library", logs.TALKATIVE)
def test_talkative_libraries_are_quiet_even_at_debug(library: str) -> None:
    stream = written()
    logging.getLogger(library).info("HTTP Request: POST https://api.telegram.org/…")
    logging.getLogger(f"{library}.deep.inside").debug("parameters")
    assert stream.getvalue() == ""


def test_a_warning_is_its_class_and_its_place_too() -> None:
    stream = written()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn(f"Detected unknown update: {NAME}", RuntimeWarning, stacklevel=1)
    assert "test_logs.py" in stream.getvalue()
    assert stream.getvalue().strip().endswith(": RuntimeWarning")


LAST_WORDS = f"""
import threading
from bot import logs
logs.set_up("text")
def fall(): raise LookupError("{NAME} {TOKEN}")
thread = threading.Thread(target=fall)
thread.start()
thread.join()
fall()
"""


def test_even_the_last_words_of_a_process_are_discreet() -> None:
    ended = subprocess.run([sys.executable, "-c", LAST_WORDS], capture_output=True, text=True, check=False)  # noqa: S603
    assert ended.returncode == 1
    assert ended.stderr.count("LookupError") == 2
    assert "File " not in ended.stderr
    assert NAME not in ended.stderr
    assert TOKEN not in ended.stderr
