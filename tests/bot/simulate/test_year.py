"""A year is simulated and breaks no law; and where the house is at fault, a law says so."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import date, time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import literal, select
from sqlmodel import Session, col

import bot.simulate.year
from bot.simulate.laws import MOST_A_YEAR
from bot.simulate.stage import opened
from bot.simulate.year import Wishes, Year
from models.actions import reminding as planning
from models.actions import resting
from models.queries import debts, workdays
from models.queries import owed_before_publication as before
from models.queries import reminding as queries
from models.queries.obligations import REMINDED, Obligation
from models.queries.owing import Whose
from models.rules.pledging import Stage
from models.tables import Letter
from tests.conftest import EVERYTHING
from tests.databases import Sqlite

SEED = 20260
PREFECTURE = 2150
TWENTY = Wishes(SEED, 20, handful=2, deeds=1, every=3, resting=10)
FIRST = date(2026, 1, 31)
"""A Saturday; the first reminders of the year come on the Monday after it."""

Plant = Callable[[pytest.MonkeyPatch], None]


@asynccontextmanager
async def lived(wishes: Wishes, sqlite: Sqlite, folder: Path, *days: date) -> AsyncIterator[Year]:
    async with opened(wishes, sqlite.empty(folder), folder) as year:
        village = year.memory.villages[0]
        year.weather.pauses[FIRST] = [(soul, 14) for soul in list(year.memory.members(village))[8:12] if soul.has_phone]
        await year.live(lambda _: None, *days)
        yield year


# ── the whole year ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.timeout(7200)
async def test_a_year_breaks_no_law(sqlite: Sqlite, tmp_path: Path) -> None:
    wishes = Wishes(SEED, PREFECTURE, aloud=0.05) if EVERYTHING else TWENTY
    async with lived(wishes, sqlite, tmp_path) as year:
        assert not year.laws.violations
        met = year.weather.met
        assert all(met[what] for what in ("killed", "cut", "back", "down")), "the weather was too fine to show anything"
        assert year.telephone.refused
        assert not await year.database.look(misunderstood), "the telephone itself was at fault"
        assert year.walk.came_again
        reckoned = year.reckoning.outcomes
        assert all(reckoned[what] for what in ("done late, reminded", "never done, reminded", "told above"))
        assert year.laws.unasked[year.memory.idle] >= MOST_A_YEAR, "nobody came near the cap"


async def test_the_same_seed_plays_the_same_days(sqlite: Sqlite, tmp_path: Path) -> None:
    heard = []
    for _ in range(2):
        async with lived(Wishes(SEED, 1), sqlite, tmp_path, FIRST, date(2026, 2, 4)) as year:
            heard.append((year.laws.messages, dict(year.laws.told_on), year.weather.met, year.memory.souls))
    assert heard[0] == heard[1]
    assert heard[0][0]


def misunderstood(session: Session) -> Sequence[str]:
    """Why letters failed for which Telegram has no word."""
    return session.scalars(select(col(Letter.reason)).where(col(Letter.reason).contains("Unknown error"))).all()


# ── houses at fault ────────────────────────────────────────────────────────────────────────────────────────────────


def always(**values: Any) -> Callable[..., Any]:
    return lambda *_, **__: values["answer"]


def at_any_hour(at_fault: pytest.MonkeyPatch) -> None:
    at_fault.setattr(debts, "next_allowed", lambda local, _: local)
    at_fault.setattr(bot.simulate.year, "LINE_CUT", 1.0)
    at_fault.setattr(bot.simulate.year, "EVENING", time(20, 40))


def on_holidays(at_fault: pytest.MonkeyPatch) -> None:
    at_fault.setattr(workdays, "works_on", always(answer=True))


def whoever_rests(at_fault: pytest.MonkeyPatch) -> None:
    at_fault.setattr(resting, "pause", always(answer=None))


def what_is_done(at_fault: pytest.MonkeyPatch) -> None:
    at_fault.setattr(before, "Stage", SimpleNamespace(**{**Stage.__members__, "withdrawn": Stage.proposed}))


def again_each_day(at_fault: pytest.MonkeyPatch) -> None:
    """The key of a link does not hold: each morning is another round of the chain."""

    def anew(today: date, whose: Whose) -> Any:
        found = before.to_propose(today, whose).subquery()
        columns = [column for column in found.c if column.name != "round"]
        return select(*columns, literal(today.toordinal()).label("round"))

    chains = tuple(Obligation(one.work, anew) for one in REMINDED[:1])
    at_fault.setattr(queries, "REMINDED", chains)
    at_fault.setattr(planning, "REMINDED", chains)
    at_fault.setattr(debts, "REMINDED", chains)


def nobody_above(at_fault: pytest.MonkeyPatch) -> None:
    at_fault.setattr(planning, "_tell_above", always(answer=0))


FAULTS: dict[str, tuple[Plant, str, date, date]] = {
    "writes at any hour": (at_any_hour, "hours", date(2026, 1, 31), date(2026, 2, 2)),
    "ignores the calendar": (on_holidays, "holiday", date(2026, 1, 31), date(2026, 2, 1)),
    "ignores a rest": (whoever_rests, "pause", date(2026, 1, 31), date(2026, 2, 2)),
    "reminds of what is done": (what_is_done, "done", date(2026, 2, 6), date(2026, 2, 9)),
    "reminds each day": (again_each_day, "no chain twice", date(2026, 2, 2), date(2026, 2, 3)),
    "tells nobody above": (nobody_above, "told above", date(2026, 2, 24), date(2026, 3, 1)),
}
"""What is wrong with the house, which law says so, and in which days of the year that shows."""


@pytest.mark.parametrize("fault", ["", *FAULTS])
async def test_a_house_at_fault_is_caught_and_one_that_is_not_is_not(
    fault: str, sqlite: Sqlite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant, law, first, last = FAULTS.get(fault, (lambda _: None, "", date(2026, 1, 31), date(2026, 2, 3)))
    plant(monkeypatch)
    async with lived(Wishes(SEED, 1, handful=2, deeds=1), sqlite, tmp_path, first, last) as year:
        assert year.laws.messages
        assert set(year.laws.broken) == ({law} if fault else set()), year.laws.violations
