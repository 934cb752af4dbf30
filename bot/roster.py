"""Reads the roster somebody hands in, .xlsx from any office suite or .csv, with hard limits against hostile files.

openpyxl and nothing faster: the quick readers die with the whole process on a single far cell.
"""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import IO
from xml.parsers import expat

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from models.rules.refusal import Refusal
from models.rules.roster import Row
from models.rules.roster_words import HEADER_WITHIN, heading

MEGABYTE = 1 << 20
MOST_PACKED = 5 * MEGABYTE
MOST_UNPACKED = 50 * MEGABYTE
MOST_PARTS = 300
MOST_ROWS = 200_000
MOST_COLUMNS = 40
MOST_BLANKS = 200
"""So many empty rows in a sequence are the end: office programs write hundreds of thousands that only carry a style."""

ZIP = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
"""What .xls and password-protected files begin with."""
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
DELIMITERS = ",\t;，"


def sheets_of(data: bytes) -> list[list[Row]]:
    """Every visible sheet with its rows as text; a .csv is one sheet. Refusal for what is no roster or too large."""
    if data.startswith(OLD_EXCEL):
        raise Refusal("roster-old-excel")
    return _sheets_of_xlsx(data) if data.startswith(ZIP) else [_rows_of_csv(data)]


def _sheets_of_xlsx(data: bytes) -> list[list[Row]]:
    if len(data) > MOST_PACKED:
        raise Refusal("roster-too-large", most=MOST_PACKED // MEGABYTE)
    try:
        _ensure_harmless(data)
        return _read_xlsx(data)
    except Refusal:
        raise
    except Exception as error:  # a broken file can raise anything at all in a parser, and all of it means the same
        raise Refusal("roster-damaged") from error


def _ensure_harmless(data: bytes) -> None:
    """Before anything is unpacked: how much it would be, and whether a part declares entities."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise Refusal("roster-too-large", most=MOST_UNPACKED // MEGABYTE)
        for part in parts:
            if not part.is_dir() and part.filename.lower().endswith((".xml", ".rels")):
                with packed.open(part) as opened:
                    _ensure_no_doctype(opened)


def _ensure_no_doctype(part: IO[bytes]) -> None:
    """By a real parser: a search for the letters would miss them in UTF-16 or behind a long comment."""
    parser = expat.ParserCreate()
    begun: list[str] = []

    def doctype(*_: object) -> None:
        raise Refusal("roster-damaged")

    def element(name: str, _: object) -> None:
        begun.append(name)

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    while not begun and (chunk := part.read(4096)):
        parser.Parse(chunk)


def _read_xlsx(data: bytes) -> list[list[Row]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and lists it does not know; we only read text
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            return [_rows_of_sheet(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]
        finally:
            book.close()


def _rows_of_sheet(sheet: ReadOnlyWorksheet) -> list[Row]:
    sheet.reset_dimensions()  # many programs write a wrong size, which openpyxl would believe
    rows = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)  # type: ignore[misc]  # the stub knows Worksheet only
    return _filled(str(sheet.title), (tuple(_text(value) for value in values) for values in rows))


def _rows_of_csv(data: bytes) -> list[Row]:
    if len(data) > MOST_UNPACKED:
        raise Refusal("roster-too-large", most=MOST_UNPACKED // MEGABYTE)
    text = _decoded(data)
    if "\0" in text:
        raise Refusal("roster-not-a-sheet")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        return _filled("CSV", (tuple(cells[:MOST_COLUMNS]) for cells in reader))
    except csv.Error as error:
        raise Refusal("roster-damaged") from error


def _filled(sheet: str, rows: Iterable[tuple[str, ...]]) -> list[Row]:
    """The rows that say something, numbered as people see them."""
    found: list[Row] = []
    blanks = 0
    for number, cells in enumerate(rows, start=1):
        blanks = 0 if any(cells) else blanks + 1
        if blanks > MOST_BLANKS:
            break
        if number > MOST_ROWS:
            raise Refusal("roster-too-many-rows", most=MOST_ROWS)
        if not blanks:
            found.append(Row(sheet, number, _without_blank_end(cells)))
    return found


def _without_blank_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    width = max((place for place, cell in enumerate(cells, start=1) if cell), default=0)
    return cells[:width]


def _text(value: object) -> str:
    """A cell as the person saw it. Long numbers come damaged from office programs; their length still tells them."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value).strip()


def _decoded(data: bytes) -> str:
    """A byte order mark decides, else strict UTF-8, else GB18030: no guessing, which takes short GBK for Korean."""
    marked = (encoding for mark, encoding in MARKS if data.startswith(mark))
    for encoding in (next(marked, "utf-8"), "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal("roster-not-a-sheet")


def _delimiter(text: str) -> str:
    """The one by which the top of the file falls into the most headings."""

    def headings(delimiter: str) -> int:
        return max((sum(heading(cell) is not None for cell in line.split(delimiter)) for line in top), default=0)

    top = list(_first_lines(text))
    return max(DELIMITERS, key=headings)


def _first_lines(text: str) -> Iterator[str]:
    lines = io.StringIO(text)
    for _ in range(HEADER_WITHIN):
        yield lines.readline(10_000).replace('"', "")
