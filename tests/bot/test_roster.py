"""Rosters come from any office program, in any encoding, and some are hostile: none harms the house."""

import io
import time
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from bot.roster import MOST_BLANKS, MOST_PACKED, sheets_of
from models.rules.refusal import Refusal
from models.rules.roster import read
from models.rules.roster_words import Trouble

SAMPLES = Path(__file__).parents[2] / "bot" / "playground"
TEXT = "姓名,支部,身份\n石远山,青石村党支部,党员\n"
WANTED = [("姓名", "支部", "身份"), ("石远山", "青石村党支部", "党员")]


def workbook(rows: Iterable[Iterable[object]], title: str = "名册") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    assert book.active
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    return book


def packed(book: openpyxl.Workbook) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def rewritten(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same package with one part changed, as a forger would."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one == part else old.read(one))
    return kept.getvalue()


def cells(data: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in sheets_of(data)[0]]


def refused(data: bytes) -> str:
    with pytest.raises(Refusal) as caught:
        sheets_of(data)
    return caught.value.code


def test_both_samples_say_the_same_and_nothing_is_wrong_with_them() -> None:
    from_csv, from_xlsx = (
        read(sheets_of((SAMPLES / f"sample-roster.{kind}").read_bytes())) for kind in ("csv", "xlsx")
    )
    assert not from_csv.problems
    assert len(from_csv.entries) == 21
    assert [(one.name, one.place, one.roles, one.standing, one.number) for one in from_csv.entries] == [
        (one.name, one.place, one.roles, one.standing, one.number) for one in from_xlsx.entries
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_csv_is_read_in_every_encoding_and_with_every_delimiter(encoding: str, delimiter: str, end: str) -> None:
    assert cells(TEXT.replace(",", delimiter).replace("\n", end).encode(encoding)) == WANTED


def test_a_delimiter_inside_a_role_does_not_decide() -> None:
    text = "姓名\t支部\t身份\n石远山\t青石村党支部\t党员,支委,书记;管理员\n"
    assert cells(text.encode())[1] == ("石远山", "青石村党支部", "党员,支委,书记;管理员")


def test_a_rare_character_survives_gb18030() -> None:
    assert cells("姓名\n石𠮷\n".encode("gb18030")) == [("姓名",), ("石𠮷",)]


def test_numbers_and_dates_read_as_people_see_them() -> None:
    rows = [("编号", "姓名", "日期"), (1.0, "石远山", datetime(2026, 1, 20)), (2, True, None)]  # noqa: DTZ001 - Excel's dates have no zone
    assert cells(packed(workbook(rows))) == [("编号", "姓名", "日期"), ("1", "石远山", "2026-01-20"), ("2", "True")]


def test_an_id_card_that_excel_damaged_is_still_recognised() -> None:
    rows = [("姓名", "支部", "身份", "备注"), ("石远山", "青石村党支部", "党员", 450102199001011234)]
    reading = read(sheets_of(packed(workbook(rows))))
    assert [one.trouble for one in reading.problems] == [Trouble.long_number]


def test_a_wrong_dimension_does_not_hide_rows() -> None:
    data = packed(workbook(WANTED))
    wrong = rewritten(data, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'ref="A1:C2"', b'ref="A1"'))
    assert wrong != data
    assert cells(wrong) == WANTED


def test_a_cell_at_the_far_end_costs_nothing() -> None:
    book = workbook(WANTED)
    assert book.active
    book.active["XFD2"] = "远"
    book.active["A1048576"] = "更远"
    begun = time.monotonic()
    assert cells(packed(book)) == WANTED
    assert time.monotonic() - begun < 5


def test_empty_rows_end_the_sheet_only_when_there_are_very_many() -> None:
    gap = [()] * (MOST_BLANKS - 1)
    assert len(cells(packed(workbook([*WANTED, *gap, ("龙桂芳",)])))) == 3
    assert len(cells(packed(workbook([*WANTED, *gap, (), (), ("龙桂芳",)])))) == 2


def test_every_visible_sheet_is_read_and_hidden_ones_are_not() -> None:
    book = workbook(WANTED)
    book.create_sheet("第二村").append(["姓名"])
    hidden = book.create_sheet("选项")
    hidden.append(["党员"])
    hidden.sheet_state = "hidden"
    sheets = sheets_of(packed(book))
    assert [rows[0].sheet for rows in sheets] == ["名册", "第二村"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = rewritten(packed(workbook(WANTED)), "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * (60 << 20))
    assert len(bomb) < 1 << 20
    begun = time.monotonic()
    assert refused(bomb) == "roster-too-large"
    assert time.monotonic() - begun < 1


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    bomb = rewritten(packed(workbook(WANTED)), "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * (60 << 20))
    liar = bomb.replace(_size_of(bomb), (1000).to_bytes(4, "little"))
    assert liar != bomb
    assert refused(liar) == "roster-damaged"


def _size_of(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return opened.getinfo("xl/worksheets/sheet1.xml").file_size.to_bytes(4, "little")


def test_a_large_file_and_one_of_many_parts_are_refused() -> None:
    data = packed(workbook(WANTED))
    assert refused(data + b"\0" * MOST_PACKED) == "roster-too-large"
    kept = io.BytesIO(data)
    with zipfile.ZipFile(kept, "a") as opened:
        for number in range(301):
            opened.writestr(f"xl/extra{number}.xml", "<a/>")
    assert refused(kept.getvalue()) == "roster-too-large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("before", ["", "<!--" + "x" * 10_000 + "-->"])
def test_a_doctype_is_refused_however_it_is_hidden(encoding: str, before: str) -> None:
    start = f'<?xml version="1.0" encoding="{encoding}"?>{before}'
    entities = '<!DOCTYPE worksheet [<!ENTITY lol "lol">]>'

    def with_start(prologue: str) -> bytes:
        return rewritten(
            packed(workbook(WANTED)),
            "xl/worksheets/sheet1.xml",
            lambda xml: (prologue + xml.decode()).encode(encoding),
        )

    assert cells(with_start(start)) == WANTED
    assert refused(with_start(start + entities)) == "roster-damaged"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "roster-old-excel"),
        (b"PK\x03\x04 no package at all", "roster-damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "roster-not-a-sheet"),
        (b"\xff\xd8\xff\xe0\xff\xff\xff", "roster-not-a-sheet"),
        (b"PK\x05\x06" + b"\0" * 18, "roster-not-a-sheet"),
        (('姓名\n"' + "x" * 200_000 + '"\n').encode(), "roster-damaged"),
    ],
)
def test_what_is_no_roster_is_refused_in_words(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_too_many_rows_are_refused_in_time() -> None:
    data = ("姓名\n" + "石远山\n" * 200_001).encode()
    assert refused(data) == "roster-too-many-rows"


def test_an_empty_file_is_an_empty_sheet() -> None:
    assert sheets_of(b"") == [[]]


@pytest.mark.parametrize("cut", [100, 1000, 3000, 4500])
def test_half_a_file_is_refused(cut: int) -> None:
    assert refused(packed(workbook(WANTED))[:cut]) == "roster-damaged"
