"""Slips to cut apart and posters: as many as there are people, each with its own link, whatever they are called."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import segno

from bot.slips import SLIPS_ON_PAGE, as_poster, as_sheet, as_table, as_text, link
from handlers.printing.press import Press
from handlers.words import LANGUAGES, words_in
from models.actions.joining import Slip
from models.queries.joining import Absent

BOT = "jiannuo_bot"
BRANCH = "青石村党支部"
UNTIL = datetime(2026, 4, 11, 9, 0, tzinfo=UTC)
MARKUP = '#eval("1+1") #panic() #read("/etc/passwd") *粗* _斜_ $x^2$ `raw` @ref <lbl> \\ ]}) //c /*c'
HOSTILE = (
    MARKUP,
    "W" * 10_000,
    "超长无空格" * 2_000,
    "\u202e反\u202c\u200b零\x00\x07\ud800",
    "😀\u200d👧𠮷",
    "",
    "=1+1",
)


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    press = Press()
    yield press
    press.close()


def slips_of(*names: str, unit_id: int = 1, branch: str = BRANCH) -> list[Slip]:
    return [
        Slip(Absent(number, name, unit_id, branch, ()), f"token-{unit_id:03}-{number:03}-of-22ch")
        for number, name in enumerate(names)
    ]


def pages(made: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", made))


def drawn(svg: str) -> list[list[int]]:
    """The dark modules of a drawing, row by row, without its quiet zone: runs `h` after moves `m`, as segno writes."""
    border, size = 2, int(re.findall(r'width="(\d+)"', svg)[0])
    rows = [[0] * size for _ in range(size)]
    x = y = 0.0
    for kind, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", svg.partition(' d="')[2]):
        if kind == "h":
            rows[int(y)][int(x) : int(x) + int(first)] = [1] * int(first)
            x += float(first)
        else:
            x, y = (float(first), float(second)) if kind == "M" else (x + float(first), y + float(second))
    return [row[border:-border] for row in rows[border:-border]]


def matrix(said: str) -> list[list[int]]:
    return [list(row) for row in segno.make(said, error="m", micro=False).matrix]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_forty_seven_people_have_six_pages_and_each_the_own_link(press: Press, language: str) -> None:
    """Two villages of one name are two: their slips go to two secretaries."""
    there = slips_of(*(f"石远{number}" for number in range(47)))
    sheet = as_sheet(words_in(language), [*there, *slips_of("石远山", unit_id=2)], BOT, UNTIL)
    assert [len(page["slips"]) for page in sheet["pages"]] == [8, 8, 8, 8, 8, 7, 1]
    assert [re.findall(r"\d+", page["page"]) for page in sheet["pages"]][-3:] == [["5", "6"], ["6", "6"], ["1", "1"]]
    slips: list[dict[str, Any]] = [one for page in sheet["pages"] for one in page["slips"]]
    assert [one["name"] for one in slips] == [slip.whose.name for slip in there] + ["石远山"]
    for one, slip in list(zip(slips, there, strict=False))[::12]:
        assert drawn(one["qr"]) == matrix(link(BOT, slip.token))
    assert max(Counter(one["qr"] for one in slips).values()) == 1
    assert len(sheet["steps"]) == 3
    assert pages(await press.pdf("slips.typ", sheet)) == 7
    assert as_text(words_in(language), [*there, *slips_of("石远山", unit_id=2)], BOT, UNTIL).count("──") == 4


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whatever_people_are_called_eight_slips_are_one_page(press: Press, language: str) -> None:
    """As data a name means nothing to typst, and however long it is, its slip stays as large as the others."""
    for branch in (BRANCH, MARKUP, "长" * 60):
        sheet = as_sheet(words_in(language), slips_of(*HOSTILE, "石远山", branch=branch), BOT, UNTIL)
        assert len(sheet["pages"][0]["slips"]) == SLIPS_ON_PAGE
        assert "U+20BB7" in sheet["pages"][0]["missing"]
        assert pages(await press.pdf("slips.typ", sheet)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("board", ["", "https://board.example.org/" + "very-long/" * 20])
async def test_a_poster_leads_to_the_board_and_the_bot_and_opens_nobody_s_door(
    press: Press, board: str, language: str
) -> None:
    poster = as_poster(words_in(language), BOT, board, MARKUP, "a4")
    shown = [drawn(panel["qr"]) for panel in poster["panels"]]
    assert shown == [matrix(where) for where in (board, f"https://t.me/{BOT}") if where]
    made = await press.pdf("poster.typ", poster)
    assert pages(made) == pages(await press.pdf("poster.typ", {**poster, "paper": "a3"})) == 1
    assert re.search(rb"/MediaBox\s*\[\s*0 0 595", made)


def test_a_name_that_a_spreadsheet_would_run_is_made_inert() -> None:
    (slip,) = slips_of("=1+1", branch="＠村")
    assert "'=1+1" in as_table(words_in("zh-CN"), [slip], "")
    assert "'＠村" in as_table(words_in("zh-CN"), [slip], "")
