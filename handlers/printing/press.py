"""The press: sets facts in a template, as pictures or as a PDF, on a thread of its own, so that nobody else waits."""

import asyncio
import io
import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from math import ceil
from pathlib import Path
from typing import Any, TypeVar

import segno
import typst

from handlers.printing.ink import FONTS
from models.rules.printing import Paper

TEMPLATES = Path(__file__).parent / "templates"
TALLEST = 2200
"""Pixels at a width of 1080: what is taller, Telegram shrinks until nobody can read it."""
PAGE = 1800
"""How tall the pages are at most over which a longer one is spread; an item that does not fit goes to the next."""
FOOT = 90
SLACK = 260
"""So that pages are filled alike though an item is not broken."""
HEIGHT_IN_PNG = slice(20, 24)

TEMPLATE_OF = {Paper.member_card: "card.typ", Paper.branch_card: "card.typ", Paper.sheet: "sheet.typ"}
T = TypeVar("T")
Data = Mapping[str, Any]


class Press:
    """One thread: typst lets go of the interpreter while it sets, and a compiler can serve one thread only.

    What people wrote goes to typst as data and never as markup, and the templates can read nothing outside their
    folder. Setting a card takes about 50 ms; reading the typeface the first time some 200 ms.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="press")

    async def pictures(self, template: str, data: Data) -> list[bytes]:
        """PNGs, 1080 pixels wide: one, or several where one would be too tall for a phone."""
        return await self._run(partial(self._pictures, template, data))

    async def pdf(self, template: str, data: Data) -> bytes:
        """The same facts always give the same bytes."""
        return await self._run(partial(self._set, template, data, height=0))

    def close(self) -> None:
        self._thread.shutdown()

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _pictures(self, template: str, data: Data) -> list[bytes]:
        whole = _pages(self._set(template, data, height=0))
        if (height := _height(whole[0])) <= TALLEST:
            return whole
        pages = ceil(height / (PAGE - FOOT))
        return _pages(self._set(template, data, height=min(PAGE, height // pages + FOOT + SLACK)))

    def _set(self, template: str, data: Data, *, height: int) -> Any:  # noqa: ANN401 - one page is bytes, several a list
        as_pdf = data["paper"] != ""
        return self._compiler.compile(
            str(TEMPLATES / template),
            format="pdf" if as_pdf else "png",
            ppi=72,
            sys_inputs={"data": json.dumps({**data, "height": height}, ensure_ascii=False)},
        )

    @cached_property
    def _compiler(self) -> typst.Compiler:
        """Only what lies here: with the system's typefaces a paper would look different on every machine."""
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
        return typst.Compiler(root=TEMPLATES, font_paths=fonts)


def _pages(made: bytes | list[bytes]) -> list[bytes]:
    return made if isinstance(made, list) else [made]


def _height(png: bytes) -> int:
    return int.from_bytes(png[HEIGHT_IN_PNG], "big")


def qr(link: str) -> str:
    """The link as a drawing (SVG) for a template; it still reads when a tenth of it is dirty."""
    drawn = io.BytesIO()
    segno.make(link, error="m", micro=False).save(drawn, kind="svg", border=2, xmldecl=True, svgns=True)
    return drawn.getvalue().decode()
