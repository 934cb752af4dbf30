"""The dates of the year on the server: moved for a county, said once and for all, days off, the harvest."""

import sys
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from bot.__main__ import main
from bot.playground.cast import invite_everybody
from models import schema
from models.actions.year import open_year
from models.engine import open_engine
from models.rules.reviewing import Step
from models.tables import AuditEntry, Cycle, DayOff, Deadline, Pause, Unit


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    address = f"sqlite:///{tmp_path / 'year.sqlite3'}"
    for name, value in (("BOT_TOKEN", "10001:PLAYGROUND-TOKEN"), ("DATABASE_URL", address), ("TIMEZONE", "UTC")):
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    schema.upgrade(address)
    with Session(open_engine(address, threads=1)) as session:
        invite_everybody(session, date(2099, 1, 20))
        session.commit()
    return address


def typed(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["bot", "year", *words])
    with pytest.raises(SystemExit) as stop:
        main()
    return int(stop.value.code or 0)


def test_a_county_moves_a_review_rests_and_works_on_a_sunday(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    review = ("quarterly_review", "2099-04-20", "--quarter", "1", "--year", "2099")
    assert typed(monkeypatch, "move", "青禾县", *review) == 0
    assert typed(monkeypatch, "rest", "青禾县", "2099-05-01", "2099-05-10", "--why", "插秧") == 0
    assert typed(monkeypatch, "out", "河湾村党支部", "3", "--year", "2099") == 0
    assert typed(monkeypatch, "day", "2099-05-03", "--works") == 0
    assert typed(monkeypatch, "day", "2099-05-03", "--off", "--name", "赶集") == 0
    with Session(open_engine(url, threads=1)) as session:
        reviews = select(col(Deadline.due_on)).where(Deadline.step == Step.quarterly_review, Deadline.quarter == 1)
        assert session.exec(reviews).all() == [date(2099, 4, 20)] * 2
        assert [one.why for one in session.exec(select(Pause))] == ["插秧"]
        assert [(one.day, one.works) for one in session.exec(select(DayOff))] == [(date(2099, 5, 3), False)]
        third = select(Deadline).where(Deadline.step == Step.quarterly_review, Deadline.quarter == 3)
        assert len(session.exec(third).all()) == 1
        assert len(session.exec(select(AuditEntry)).all()) == 5


def test_what_one_branch_does_differently_holds_for_the_next_year_and_for_it_alone(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert typed(monkeypatch, "usual", "河湾村党支部", "propose", "2099-01-10", "2099-03-01") == 0
    with Session(open_engine(url, threads=1)) as session:
        roof = session.exec(select(Unit).where(Unit.name == "云溪州")).one()
        for _ in range(2):
            open_year(session, roof, 2100)
        dated = (
            select(col(Unit.name), col(Deadline.due_on))
            .join(Unit, col(Unit.id) == col(Deadline.branch_id))
            .join(Cycle, col(Cycle.id) == col(Deadline.cycle_id))
            .where(Deadline.step == Step.propose, Cycle.year == 2100)
        )
        assert dict(session.exec(dated).all()) == {"青石村党支部": date(2100, 2, 15), "河湾村党支部": date(2100, 3, 1)}


@pytest.mark.parametrize(
    "words",
    [
        ("rest", "没有的县", "2099-05-01", "2099-05-10"),
        ("rest", "青禾县", "2099-05-10", "2099-05-01"),
        ("usual", "青禾县", "propose", "2099-03-10", "2099-03-01"),
        ("move", "青禾县", "propose", "2001-01-01"),
        ("move", "青禾县", "propose", "哪天都行"),
    ],
)
def test_a_mistake_is_one_line_and_changes_nothing(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert typed(monkeypatch, *words) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    with Session(open_engine(url, threads=1)) as session:
        assert session.exec(select(Pause)).all() == []
        assert session.exec(select(AuditEntry)).all() == []
