"""The clock turned from twenty days before a review to eight days after it: every reminder, and nothing else."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from sqlmodel import Session

from bot.playground.cast import OVERSEER, seat_overseer
from bot.playground.people import Person
from models.rules.pledging import Stage
from models.tables import Person as OnTheRoster
from tests import given
from tests.conftest import Town

REVIEW_DAY = date(2026, 4, 10)
"""A Friday. From the 4th to the 6th one sweeps tombs; the 11th and 12th are a weekend."""
SECRETARY, BUSY, QUICK = "石远山", "龙建国", "石喆"


@dataclass(frozen=True)
class Said:
    """What is said in one language, as far as a test has to recognise it."""

    waits: str
    opening: str
    first_line: str
    file: str
    to_comment: str
    report: str
    yes: str
    one_left: str
    ticked: str
    all_done: str
    later: str
    put_off: str
    still: str
    late: str
    late_line: str
    nudge: str
    nudged: str
    late_below: str
    late_branch: str


CHINESE = Said(
    waits="件事等着您（",
    opening="龙建国，有 2 件事等着您（一共大约 2 分钟）",
    first_line="1. 报一报进展：修机耕路（2026年4月10日前）",
    file="一季度点评 2026年4月10日.ics",
    to_comment="季度点评（还有 3 条）",
    report="1. 报进展",
    yes="1 ",
    one_left="有 1 件事等着您",
    ticked="✅ 报一报进展：修机耕路",
    all_done="石喆，都办好了，辛苦了！",
    later="3天后再说",
    put_off="好，2026年4月6日再提醒您",
    still="现在办也来得及",
    late="没办完",
    late_line="龙建国：报进展 1 件",
    nudge="1. 提醒龙建国",
    nudged="明天早上我跟龙建国提一下",
    late_below="过了日子",
    late_branch="青石村党支部：2 件",
)
ENGLISH = Said(
    waits="min in all",
    opening="龙建国, 2 things wait for you (about 2 min in all)",
    first_line="1. Report progress: 修机耕路 (by Apr 10, 2026)",
    file="Q1 review Apr 10, 2026.ics",
    to_comment="Quarterly review (3 to comment on)",
    report="1. Report",
    yes="1 ",
    one_left="one thing waits for you",
    ticked="✅ Report progress: 修机耕路",
    all_done="石喆, all of it is done. Thank you!",
    later="In 3 days",
    put_off="All right, I will remind you on Apr 6, 2026",
    still="was due by Apr 10, 2026; it is not too late",
    late="not finished",
    late_line="龙建国: Report (1)",
    nudge="1. Remind 龙建国",
    nudged="I will have a word with 龙建国 tomorrow morning",
    late_below="overdue",
    late_branch="青石村党支部: 2",
)


@dataclass
class Street:
    """The phones of the village, and a clock that is turned day by day."""

    town: Town
    language: str
    said: Said
    day: date = REVIEW_DAY - timedelta(days=20)

    async def opens(self) -> None:
        for name in (SECRETARY, BUSY, QUICK, OVERSEER):
            await self.phone(name).start()
        await self.town.house.database.change(self._settle)

    def _settle(self, session: Session) -> None:
        village = self.town.cast.first
        for name, text in ((BUSY, "修机耕路"), (BUSY, "改四户旱厕"), (QUICK, "巡山不漏火点")):
            given.pledge(session, village, name, stage=Stage.published, text=text)
        for person in (*village.people.values(), self.town.cast.second.people[OVERSEER]):
            session.get_one(OnTheRoster, person.id).language = self.language
        seat_overseer(session, self.town.cast)

    async def until(self, day: date) -> None:
        """Morning after morning, and at nine what is due is done."""
        while self.day < day:
            self.day += timedelta(days=1)
            morning = datetime(self.day.year, self.day.month, self.day.day, 1, tzinfo=UTC)
            self.town.clock.move_to(morning)
            await self.town.house.clock.wake()
        await self.town.settle()

    async def later_that_day(self) -> None:
        self.town.clock.advance(timedelta(minutes=5))
        await self.town.house.clock.wake()
        await self.town.settle()

    def phone(self, name: str) -> Person:
        return self.town.phone(name)

    def told(self, name: str, words: str) -> list[str]:
        """What was said to somebody with these words in it, as it stands now, as a text or below a file."""
        shown = self.phone(name).transcript()
        texts = [str(one.get("text") or one.get("caption", "")) for one in shown]
        return [text for text in texts if words in text]

    def reminders(self, name: str) -> list[str]:
        return self.told(name, self.said.waits)

    def files(self, name: str) -> list[tuple[str, Any]]:
        """The calendar files somebody was given, read as a phone reads them: the name, and the one event within."""
        given_to = [one["document"] for one in self.phone(name).transcript() if "document" in one]
        kept = [(one["file_name"], self.town.stand_in.desk.files.find(one["file_id"])) for one in given_to]
        return [(name, Calendar.from_ical(file.data)) for name, file in kept if file]

    async def press(self, name: str, button: str) -> None:
        await self.phone(name).press(button)
        await self.town.settle()

    async def reports(self, name: str) -> None:
        await self.press(name, self.said.report)
        await self.phone(name).say("2")
        await self.phone(name).quiet()
        await self.press(name, self.said.yes)


@pytest.fixture(params=[("zh-CN", CHINESE), ("en", ENGLISH)], ids=["zh-CN", "en"])
async def street(request: pytest.FixtureRequest, town: Town) -> Street:
    made = Street(town, *request.param)
    await made.opens()
    return made


async def test_from_twenty_days_before_the_review_to_eight_days_after_it(street: Street) -> None:
    await street.until(date(2026, 3, 26))
    assert not street.reminders(BUSY)
    await two_weeks_ahead_everybody_is_reminded_and_what_is_done_is_ticked_off(street)
    await a_week_ahead_only_those_with_open_work_are_and_one_puts_it_off(street)
    await after_the_review_the_secretary_hears_names_and_nudges(street)
    await a_week_after_it_the_township_hears_counts(street)


async def two_weeks_ahead_everybody_is_reminded_and_what_is_done_is_ticked_off(street: Street) -> None:
    said = street.said
    await street.until(date(2026, 3, 27))
    (reminder,) = street.reminders(BUSY)
    assert reminder.startswith(said.opening)
    assert said.first_line in reminder
    assert said.to_comment in street.reminders(SECRETARY)[0]
    for name in (SECRETARY, BUSY, QUICK):
        ((title, file),) = street.files(name)
        assert (title, file.events[0].start, file["METHOD"]) == (said.file, REVIEW_DAY, "PUBLISH")
    await street.reports(BUSY)
    await street.reports(QUICK)
    assert street.reminders(BUSY) == [reminder]
    await street.later_that_day()
    (ticked,) = street.reminders(BUSY)
    assert (said.one_left in ticked, said.ticked in ticked) == (True, True)
    assert street.told(QUICK, said.all_done)


async def a_week_ahead_only_those_with_open_work_are_and_one_puts_it_off(street: Street) -> None:
    await street.until(date(2026, 4, 3))
    assert len(street.reminders(BUSY)) == 2
    assert len(street.files(BUSY)) == 1
    assert not street.reminders(QUICK)
    await street.press(BUSY, street.said.later)
    assert street.told(BUSY, street.said.put_off)
    await street.until(date(2026, 4, 6))
    assert len(street.reminders(BUSY)) == 1
    await street.until(date(2026, 4, 7))
    assert len(street.reminders(BUSY)) == 2
    await street.until(date(2026, 4, 8))
    assert len(street.reminders(BUSY)) == 3


async def after_the_review_the_secretary_hears_names_and_nudges(street: Street) -> None:
    await street.until(date(2026, 4, 12))
    assert len(street.reminders(BUSY)) == 3
    await street.until(date(2026, 4, 13))
    assert len(street.reminders(BUSY)) == 4
    assert street.said.still in street.reminders(BUSY)[-1]
    (late,) = street.told(SECRETARY, street.said.late)
    assert street.said.late_line in late
    assert QUICK not in late
    await street.press(SECRETARY, street.said.nudge)
    assert street.told(SECRETARY, street.said.nudged)
    await street.until(date(2026, 4, 14))
    assert len(street.reminders(BUSY)) == 5


async def a_week_after_it_the_township_hears_counts(street: Street) -> None:
    await street.until(date(2026, 4, 16))
    assert not street.told(OVERSEER, street.said.late_below)
    await street.until(date(2026, 4, 18))
    (told,) = street.told(OVERSEER, street.said.late_below)
    assert street.said.late_branch in told
    assert BUSY not in told
    assert len(street.reminders(BUSY)) == 5


async def test_a_day_that_moves_or_falls_away_follows_into_the_calendars_of_those_who_have_it(street: Street) -> None:
    await street.until(date(2026, 3, 27))
    first = street.files(BUSY)[0][1].events[0]
    phone = street.phone(SECRETARY)
    for said in ("/calendar", "1", "4月20日"):
        await phone.say(said)
        await street.town.settle()
    for name in (SECRETARY, BUSY, QUICK):
        moved = street.files(name)[-1][1].events[0]
        assert (moved.uid, moved["SEQUENCE"], moved.start) == (first.uid, 1, date(2026, 4, 20))
    assert not street.files("田家旺") and not street.files(OVERSEER)  # noqa: PT018 - nobody had given them the day
    for said in ("/calendar", "1"):
        await phone.say(said)
        await street.town.settle()
    await press_data(phone, street.town, "year.out:")
    await press_data(phone, street.town, "year.out-surely:")
    (_, gone) = street.files(BUSY)[-1]
    event = gone.events[0]
    assert (gone["METHOD"], event["STATUS"], event["SEQUENCE"], event.uid) == ("CANCEL", "CANCELLED", 2, first.uid)
    await street.until(date(2026, 4, 8))
    assert len(street.reminders(BUSY)) == 1


async def press_data(phone: Person, town: Town, prefix: str) -> None:
    rows = phone.screen()["reply_markup"]["inline_keyboard"]
    await phone.press(
        data=next(one["callback_data"] for row in rows for one in row if one["callback_data"].startswith(prefix))
    )
    await town.settle()


async def test_a_reminder_that_somebody_has_deleted_is_not_sent_again_when_it_is_done(street: Street) -> None:
    await street.until(date(2026, 3, 27))
    await street.reports(QUICK)
    chat = street.town.stand_in.desk.world.chats[street.phone(QUICK).id]
    for kept in [kept for kept in chat.messages.values() if "document" in kept.content]:
        street.town.stand_in.desk.world.remove(kept)
    await street.later_that_day()
    assert not street.told(QUICK, street.said.all_done)
