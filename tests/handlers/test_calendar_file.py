"""The file that a phone's own calendar takes: read back by another reader, whatever a branch is called."""

from datetime import date

import pytest
from icalendar import Calendar

from handlers.words import words_in
from handlers.year import calendar_file
from models.queries.review_days import ReviewDay

TODAY, DAY = date(2026, 3, 27), date(2026, 4, 10)
NEEDED = {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "ORGANIZER", "STATUS"}
HOSTILE = (
    "青石村党支部\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:AUDIO",
    'a;b,c:d\\n"e"',
    "\x00\x0b\u2028\u202e支部",
    "党" * 500,
)


def review(branch: str = "青石村党支部", sequence: int = 0, quarter: int = 1) -> ReviewDay:
    return ReviewDay(9, 4, branch, 2, quarter, DAY, sequence)


@pytest.mark.parametrize(
    ("language", "name"), [("zh-CN", "一季度点评 2026年4月10日.ics"), ("en", "Q1 review Apr 10, 2026.ics")]
)
def test_it_has_all_that_phones_need_and_a_name_that_can_be_read(language: str, name: str) -> None:
    made = calendar_file.given(words_in(language), [review()], TODAY)
    assert made.name == name
    file = Calendar.from_ical(made.data)
    (event,) = file.events
    assert (file["METHOD"], file["VERSION"], file["PRODID"]) == ("PUBLISH", "2.0", "-//Jiannuo//")
    assert set(event) >= NEEDED
    assert (event.start, event.end, event["SEQUENCE"], event["STATUS"]) == (DAY, date(2026, 4, 11), 0, "CONFIRMED")
    assert "青石村党支部" in str(event["SUMMARY"])
    assert not file.errors and not event.errors  # noqa: PT018 - the reader objects to nothing
    lines = made.data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in made.data.replace(b"\r\n", b"")


@pytest.mark.parametrize("branch", HOSTILE)
def test_whatever_a_branch_is_called_stays_its_name(branch: str) -> None:
    made = calendar_file.given(words_in("zh-CN"), [review(branch)], TODAY)
    file = Calendar.from_ical(made.data)
    (event,) = file.subcomponents
    assert (event.name, event.subcomponents, set(event)) == ("VEVENT", [], NEEDED | {"DESCRIPTION", "TRANSP"})
    assert "/" not in made.name


def test_a_change_has_the_same_uid_and_a_higher_number_and_an_end_says_so() -> None:
    words = words_in("zh-CN")
    first, moved = (Calendar.from_ical(calendar_file.given(words, [review(sequence=n)], TODAY).data) for n in (0, 1))
    gone = Calendar.from_ical(calendar_file.taken_back(words, review(sequence=2), TODAY).data)
    assert {file.events[0].uid for file in (first, moved, gone)} == {"review-4-2-1@jiannuo"}
    assert [file.events[0]["SEQUENCE"] for file in (first, moved, gone)] == [0, 1, 2]
    assert (gone["METHOD"], gone.events[0]["STATUS"]) == ("CANCEL", "CANCELLED")


def test_two_branches_of_one_person_are_two_days_in_one_file() -> None:
    other = ReviewDay(10, 5, "河湾村党支部", 2, 1, DAY, 0)
    file = Calendar.from_ical(calendar_file.given(words_in("en"), [review(), other], TODAY).data)
    assert len({event.uid for event in file.events}) == 2
