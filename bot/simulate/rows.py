"""Rows as people's deeds leave them: the words are always the same."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.simulate.memory import Soul
from models.rules.pledging import Basis, Category, Form

WORDS = "把三组到水库的机耕路修通，方便运橘子下山"


@dataclass(slots=True)
class Link:
    """What an entry of the audit says, without what a row of the ORM costs."""

    seq: int
    at: datetime
    actor_id: int
    act: str
    subject: str
    facts: dict[str, Any]
    previous: str


def version(pledge: int, now: datetime) -> dict[str, Any]:
    return {
        "pledge_id": pledge, "number": 1, "basis": Basis.problem, "category": Category.livelihood, "text": WORDS,
        "indicator": "修通的路", "baseline": Decimal("0.50"), "target": Decimal(3), "unit": "公里",
        "due_on": now.date().replace(month=10, day=31), "form": Form.meeting, "written_at": now,
    }  # fmt: skip


def item(round_id: int, soul: Soul, position: int) -> dict[str, Any]:
    return {"round_id": round_id, "pledge_id": soul.pledge, "version": 1, "position": position}


def result(round_id: int, soul: Soul) -> dict[str, Any]:
    return {"round_id": round_id, "pledge_id": soul.pledge, "entitled": 0}
