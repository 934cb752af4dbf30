"""Personal links as people hand them out: a text, a table for a spreadsheet, a sheet to cut apart; and the poster."""

import csv
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from math import ceil
from pathlib import Path
from typing import Any

from handlers.printing.ink import all_inked, inked
from handlers.printing.press import qr
from handlers.printing.wording import missing_told
from handlers.words import Words
from models.actions.joining import Slip

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A spreadsheet would run a cell that begins like this."""
SLIPS_ON_PAGE = 8
"""As many as the template has room for."""
MOST_IN_SHEET = 2000
"""Setting more would take more than half a gigabyte of memory."""


def address(bot_name: str) -> str:
    return f"https://t.me/{bot_name}"


def link(bot_name: str, token: str) -> str:
    """A link that opens the chat with the bot; without the bot's name, what has to be typed there instead."""
    return f"{address(bot_name)}?start={token}" if bot_name else f"/start {token}"


def as_text(words: Words, slips: Sequence[Slip], bot_name: str, until: datetime) -> str:
    """One slip a person, branch by branch; `until` in the deployment's zone."""
    pages = [_listed(words, group, bot_name) for group in _by_branch(slips)]
    return "\n".join([words.plain("console-slips", until=until), "", *pages])


def _listed(words: Words, slips: Sequence[Slip], bot_name: str) -> str:
    title = words.plain("console-slips-branch", branch=slips[0].whose.unit, count=len(slips))
    return "\n".join([title, *(f"  {slip.whose.name}\n    {link(bot_name, slip.token)}" for slip in slips), ""])


def _by_branch(slips: Iterable[Slip]) -> Iterator[list[Slip]]:
    """Villages may share a name and are two all the same."""
    return (list(group) for _, group in groupby(slips, lambda one: one.whose.unit_id))


def as_table(words: Words, slips: Iterable[Slip], bot_name: str) -> str:
    """CSV that a spreadsheet opens as it is: with a byte order mark, and without a cell it would run."""
    kept = io.StringIO()
    table = csv.writer(kept)
    table.writerow([words.plain(f"console-column-{column}") for column in ("branch", "name", "link")])
    for slip in slips:
        table.writerow([_inert(slip.whose.unit), _inert(slip.whose.name), link(bot_name, slip.token)])
    return "\ufeff" + kept.getvalue()


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


# ── for the press ──────────────────────────────────────────────────────────────────────────────────────────────────


def as_sheet(words: Words, slips: Iterable[Slip], bot_name: str, until: datetime) -> dict[str, Any]:
    """A4, eight slips a page to cut apart; every branch begins a page and counts its own, as they go out apart."""
    return {
        "language": words.language,
        "paper": "a4",
        "title": words.plain("console-slip-title"),
        "steps": [words.plain(key) for key in ("console-slip-install", "console-slip-scan", "console-slip-confirm")],
        "scan": words.plain("console-slip-scan"),
        "own": words.plain("console-slip-own"),
        "until": words.plain("console-slip-until", until=until),
        "foot": words.plain("console-slip-foot"),
        "pages": [page for group in _by_branch(slips) for page in _pages(words, group, bot_name)],
    }


def _pages(words: Words, slips: Sequence[Slip], bot_name: str) -> Iterator[dict[str, Any]]:
    pages = ceil(len(slips) / SLIPS_ON_PAGE)
    title = words.plain("console-slip-branch", branch=slips[0].whose.unit, count=len(slips))
    for page in range(pages):
        shown = slips[page * SLIPS_ON_PAGE : (page + 1) * SLIPS_ON_PAGE]
        place = words.plain("printing-page", page=page + 1, pages=pages)
        named, missing = all_inked([{"name": slip.whose.name, "branch": slip.whose.unit} for slip in shown])
        drawn = [{**one, "qr": qr(link(bot_name, slip.token))} for one, slip in zip(named, shown, strict=True)]
        yield {"title": inked(title)[0], "page": place, "slips": drawn, "missing": missing_told(words, missing)}


def as_poster(words: Words, bot_name: str, board: str, branch: str, paper: str) -> dict[str, Any]:
    """For the wall: it leads to the board, where `board` says there is one for everybody, and to the bot."""
    panels = [_panel(words.plain("console-poster-bot"), words.plain("console-poster-bot-how"), address(bot_name))]
    if board:
        panels.insert(0, _panel(words.plain("console-poster-board"), words.plain("console-poster-board-how"), board))
    name, missing = inked(branch)
    return {
        "language": words.language,
        "paper": paper,
        "title": words.plain("console-poster-title"),
        "branch": name,
        "panels": panels,
        "missing": missing_told(words, missing),
    }


def _panel(title: str, how: str, where: str) -> dict[str, str]:
    text, _ = inked(where)
    return {"title": title, "how": how, "address": text, "qr": qr(where)}


# ── the file ───────────────────────────────────────────────────────────────────────────────────────────────────────


def open_for_owner_only(path: Path) -> None:
    """Whoever reads the file can come in as these people: so nobody else on the machine may. Raises OSError."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    path.chmod(0o600)
