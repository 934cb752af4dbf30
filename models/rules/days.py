"""Days as people write them: 10月15日, 2026-10-15, 10.15, 下个月底, end of June."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from models.rules.numerals import in_digits
from models.rules.refusal import Refusal

Reader = Callable[[re.Match[str], date, int], date]
"""Reads a match, told today and the year that is meant where none is written."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
DAYS_AWAY = {"大前天": -3, "前天": -2, "昨天": -1, "今天": 0, "明天": 1, "后天": 2, "大后天": 3}
DAYS_AWAY_IN_ENGLISH = {"yesterday": -1, "today": 0, "tomorrow": 1}
PARTS = {"上旬": 10, "中旬": 20}
AROUND = re.compile(r"^(?:到|在|于|by|on|before)\s*|\s*(?:之前|以前|为止|前)$")


def day_from(text: str, today: date, year: int) -> date:
    """The day that is meant; `year` is the one meant where none is written. Refusal when it cannot be told."""
    said = AROUND.sub("", in_digits(text.strip().lower()))
    try:
        for pattern, read in READERS:
            if found := pattern.fullmatch(said):
                return read(found, today, year)
    except (ValueError, OverflowError) as impossible:
        raise Refusal("day-unclear") from impossible
    raise Refusal("day-unclear")


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _full(found: re.Match[str], _: date, __: int) -> date:
    return date(int(found[1]), int(found[2]), int(found[3]))


def _month_and_day(found: re.Match[str], _: date, year: int) -> date:
    month, day = int(found[1]), int(found[2])
    return date(year, day, month) if month > len(MONTHS) else date(year, month, day)


def _month(found: re.Match[str], _: date, year: int) -> date:
    month = int(found[2])
    year = int(found[1] or year)
    return date(year, month, PARTS[found[3]]) if found[3] in PARTS else month_end(year, month)


def _year_end(_: re.Match[str], __: date, year: int) -> date:
    return date(year, 12, 31)


def _mid_year(_: re.Match[str], __: date, year: int) -> date:
    return date(year, 6, 30)


def _day_of_this_month(found: re.Match[str], today: date, _: int) -> date:
    return date(today.year, today.month, int(found[1]))


def _this_month(_: re.Match[str], today: date, __: int) -> date:
    return month_end(today.year, today.month)


def _next_month(found: re.Match[str], today: date, _: int) -> date:
    year, month = today.year + today.month // 12, today.month % 12 + 1
    return date(year, month, int(found[1])) if found[1] else month_end(year, month)


def _quarter(found: re.Match[str], _: date, year: int) -> date:
    return month_end(year, int(found[1]) * 3)


def _away(found: re.Match[str], today: date, _: int) -> date:
    return today + timedelta(days={**DAYS_AWAY, **DAYS_AWAY_IN_ENGLISH}[found[0]])


def _english(found: re.Match[str], _: date, year: int) -> date:
    parts = found.groupdict()
    year, month = int(parts.get("year") or year), MONTHS.index(found["month"]) + 1
    return date(year, month, int(parts["day"])) if parts.get("day") else month_end(year, month)


READERS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})[日号]?", _full),
        (r"(\d{4})(\d{2})(\d{2})", _full),
        (r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})[日号]?", _month_and_day),
        (r"(?:(\d{4})年)?(\d{1,2})月(?:份)?(上旬|中旬|下旬|底|末)?", _month),
        (r"(\d{1,2})[日号]", _day_of_this_month),
        (r"(?:今年)?年(?:底|末|终)|下半年|(?:the )?(?:end of (?:the |this )?year|year.?end)", _year_end),
        (r"(?:今年)?年中|上半年", _mid_year),
        (r"(?:本|这|这个)?月(?:底|末)|(?:the )?end of (?:the|this) month|month.?end", _this_month),
        (r"下个?月(?:份)?(?:底|末|(\d{1,2})[日号]?)?", _next_month),
        (r"(?:(?:the )?end of )?next month()", _next_month),
        (r"第?([1-4])季度?(?:底|末)?", _quarter),
        ("|".join([*DAYS_AWAY, *DAYS_AWAY_IN_ENGLISH]), _away),
        (rf"(?:(?:the )?end of )?{MONTH}(?:,? (?P<year>\d{{4}}))?", _english),
        (rf"{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?", _english),
        (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{MONTH}(?:,? (?P<year>\d{{4}}))?", _english),
    )
)
