"""Personal links as people hand them out: a printable text, branch by branch, or a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path

from handlers.words import Words
from models.actions.joining import Slip

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A spreadsheet would run a cell that begins like this."""


def link(bot_name: str, token: str) -> str:
    """A link that opens the chat with the bot; without the bot's name, what has to be typed there instead."""
    return f"https://t.me/{bot_name}?start={token}" if bot_name else f"/start {token}"


def as_text(words: Words, slips: Sequence[Slip], bot_name: str, until: datetime) -> str:
    """One slip a person, to be cut apart; `until` in the deployment's zone."""
    pages = [
        _page(words, branch, list(group), bot_name) for branch, group in groupby(slips, lambda one: one.whose.unit)
    ]
    return "\n".join([words.plain("console-slips", until=until), "", *pages])


def _page(words: Words, branch: str, slips: Sequence[Slip], bot_name: str) -> str:
    title = words.plain("console-slips-branch", branch=branch, count=len(slips))
    return "\n".join([title, *(f"  {slip.whose.name}\n    {link(bot_name, slip.token)}" for slip in slips), ""])


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


def write_for_owner_only(path: Path, text: str) -> None:
    """Whoever reads the file can come in as these people: so nobody else on the machine may. Raises OSError."""
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text(text, encoding="utf-8", newline="")
