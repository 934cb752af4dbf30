"""What the clock owes people, each in a change of its own."""

from datetime import date, datetime

import pytest
from sqlmodel import Session

from bot.playground.cast import invite_everybody
from models.database import Database
from models.rules.pledging import Stage
from scheduler import duties
from scheduler.duties import Duty
from tests import given

MORNING = datetime.fromisoformat("2026-03-27T10:00:00+08:00")


async def test_one_duty_that_fails_keeps_no_other_from_being_done(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: Session, __: datetime) -> int:
        raise LookupError

    monkeypatch.setattr(duties, "DUTIES", (Duty("Something impossible.", fail), *duties.DUTIES))
    cast = await database.change(invite_everybody, date(2026, 1, 20))
    await database.change(given.pledge, cast.first, "龙建国", stage=Stage.published)
    assert await duties.fulfil_all(database, MORNING) == 2
    assert "a duty failed" in caplog.text
