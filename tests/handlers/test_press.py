"""The press: whatever people write comes out harmless and whole, on a thread of its own, and one paper is one file."""

import asyncio
import re
import struct
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.printing.ink import BOX, LONGEST, all_inked, inked, known
from handlers.printing.press import TALLEST, TEMPLATE_OF, Press
from handlers.printing.wording import data
from handlers.words import LANGUAGES, words_in
from models.actions.printing import Issued
from models.rules.drafting import LONGEST as LONGEST_ANSWERS
from models.rules.keeping import Goal
from models.rules.printing import Facts, Line, Paper, State

BOARD = "https://board.example.org"
DAY = date(2026, 4, 8)
TEXT = "把三组到水库的机耕路修通，方便运橘子下山"
GOAL = Goal(Decimal("0.5"), Decimal(3), "公里", Decimal("1.75"))
LINES = tuple(Line(number, 1, "彭冬生", TEXT, DAY, GOAL, DAY, state) for number, state in enumerate(State, start=1))
MARKUP = '#eval("1+1") #panic() #read("/etc/passwd") *粗* _斜_ $x^2$ `raw` @ref <lbl> \\ ]}) //c /*c {page} {pages}'
HOSTILE = (
    MARKUP,
    "A" * 10_000,
    "超长无空格" * 2_000,
    "\u202e反\u202c\u200b零\ufeff宽 \x00\x07\ud800",
    "😀👨‍👩‍👧 𠮷 ꙮ مرحبا བོད་ཡིག",
    "",
)


def paper(kind: Paper, *lines: Line, owner: str = "", branch: str = "青石村党支部") -> Issued:
    return Issued(Facts(kind, branch, "白岩镇", 2026, owner, lines or LINES), 2, DAY, "K7QX2MPD")


def width_and_height(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    return struct.unpack(">II", png[16:24])


@pytest.fixture(scope="module")
def press() -> Press:
    return Press()


async def pdf(press: Press, issued: Issued, size: str = "a4", language: str = "zh-CN") -> bytes:
    wanted = data(words_in(language), issued, BOARD, paper=size)
    return await press.pdf(TEMPLATE_OF[issued.facts.paper], wanted)


def pages(made: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", made))


# ── ink ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "printed", "missing"),
    [
        ("覃喆雯、覃德㙍、𬀩", "覃喆雯、覃德㙍、𬀩", ""),
        ("\u202e反着\u202c写\u200b的\x00字", "反着写的字", ""),
        ("𠮷田 😀\ufe0f 好", f"{BOX}田 {BOX} 好", "𠮷😀"),
        ("两\n行\t一行  ", "两 行 一行", ""),
        (MARKUP[:30], MARKUP[:30], ""),
    ],
)
def test_what_cannot_be_printed_is_seen_to_be_missing(said: str, printed: str, missing: str) -> None:
    text, lost = inked(said)
    assert text.replace("\u200b", "") == printed
    assert lost == set(missing)


def test_the_typeface_has_every_common_character_and_the_rare_ones_of_names() -> None:
    common = {sign for sign in range(0x4E00, 0xA000) if len(chr(sign).encode("gb2312", "ignore")) > 1}
    assert len(common) == 6763
    assert common | set(map(ord, "喆㙍𬀩堃昇玥翀甪—…“”·①✓▶○■!□≥％℃㎡")) <= known()


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_ink_keeps_to_what_the_typeface_has(said: str) -> None:
    (text,), missing = all_inked([said])
    assert {ord(sign) for sign in text} <= known() | {0x200B}
    assert len(text.replace("\u200b", "")) <= LONGEST
    assert bool(missing) <= (BOX in text or "…" in text)


@pytest.mark.parametrize("run", ["A" * 10_000, "https://board.example.org/" * 3, "ü" * 17])
def test_a_run_without_a_break_gets_some(run: str) -> None:
    text, _ = inked(run)
    assert max(map(len, text.split("\u200b"))) <= 8
    assert run.startswith(text.replace("\u200b", "").rstrip("…"))


def test_nothing_that_may_be_answered_is_cut() -> None:
    assert max(LONGEST_ANSWERS.values()) < LONGEST


# ── the press ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("said", HOSTILE, ids=lambda said: repr(said[:12]))
async def test_hostile_words_are_printed_as_words(press: Press, said: str) -> None:
    """As data they mean nothing: a template that took them for markup would fail at the first # or $."""
    line = replace(LINES[0], text=said, who=said, goal=replace(GOAL, unit=said[:16]))
    card = paper(Paper.member_card, line, owner=said, branch=said)
    for picture in await press.pictures("card.typ", data(words_in("zh-CN"), card, BOARD, large=True)):
        width, height = width_and_height(picture)
        assert width == 1080
        assert 300 < height <= TALLEST
    assert pages(await pdf(press, paper(Paper.sheet, line, branch=said))) <= 2


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_usual_card_is_one_picture_and_one_page(press: Press, language: str) -> None:
    card = paper(Paper.member_card, owner="覃喆雯")
    pictures = await press.pictures("card.typ", data(words_in(language), card, BOARD))
    large = await press.pictures("card.typ", data(words_in(language), card, BOARD, large=True))
    assert (len(pictures), len(large), pages(await pdf(press, card, language=language))) == (1, 2, 1)


async def test_a_long_sheet_goes_over_pages_and_each_size_is_its_own_file(press: Press) -> None:
    long = paper(Paper.sheet, *(LINES * 8))
    made = {size: await pdf(press, long, size) for size in ("a4", "a3")}
    assert [pages(one) for one in made.values()] == [4, 4]
    assert made["a4"] != made["a3"]


async def test_the_same_facts_give_the_same_file_and_one_letter_another(press: Press) -> None:
    sheet = paper(Paper.sheet)
    other = paper(Paper.sheet, replace(LINES[0], text=TEXT.replace("修通", "修道")), *LINES[1:])
    assert await pdf(press, sheet) == await pdf(press, sheet)
    assert await pdf(press, sheet) != await pdf(press, other)


def test_what_is_missing_is_named_at_the_foot() -> None:
    card = paper(Paper.member_card, replace(LINES[0], text="教𠮷家的孩子"), owner="覃喆雯")
    worded = data(words_in("en"), card, BOARD)
    assert worded["lines"][0]["text"] == f"教{BOX}家的孩子"
    assert "U+20BB7" in worded["missing"]
    assert data(words_in("en"), paper(Paper.member_card, owner="覃喆雯"), BOARD)["missing"] == ""


async def test_the_loop_goes_on_while_the_press_runs(press: Press) -> None:
    """Counted in turns of the loop, not in time: setting on the loop itself would let it turn once."""
    card = data(words_in("zh-CN"), paper(Paper.branch_card), BOARD)
    printing = asyncio.ensure_future(press.pictures("card.typ", card))
    turns = 0
    while not printing.done():
        await asyncio.sleep(0)
        turns += 1
    assert await printing
    assert turns > 20
