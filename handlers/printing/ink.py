"""Makes what people wrote fit for paper: what the typeface lacks is seen to be missing, and nothing runs away."""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

FONTS = Path(__file__).parent / "fonts"
TYPEFACE = FONTS / "jiannuo-sans.ttf"
BOX = "□"
"""Stands for a sign that the typeface does not have; a note at the foot of the paper says which."""

LONGEST = 240
"""More than the longest answer may have: what is cut here was never asked for."""

RUN = re.compile(r"[^\s\u2e80-\u9fff\uff00-\uffef]{16,}")
PIECE = 8
BREAK = "\u200b"
"""A place where a run without any, such as an address, may be broken."""

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Direction marks turn what follows around, others take room or none: on paper nobody could see why."""
SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")

Data = TypeVar("Data")


def inked(said: str) -> tuple[str, set[str]]:
    """The text as it can be printed, in one line, and the signs that a box stands for."""
    tidy = " ".join(unicodedata.normalize("NFC", SELECTORS.sub("", said[: 4 * LONGEST])).split())
    visible = [sign for sign in tidy if unicodedata.category(sign) not in HIDDEN]
    missing = {sign for sign in visible if ord(sign) not in known()}
    text = "".join(BOX if sign in missing else sign for sign in visible)
    text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return RUN.sub(_breakable, text), missing


def all_inked(data: Data) -> tuple[Data, set[str]]:
    """Every text in lists and dictionaries, and all that is missing anywhere."""
    missing: set[str] = set()

    def ink(one: object) -> object:
        if isinstance(one, str):
            text, lost = inked(one)
            missing.update(lost)
            return text
        if isinstance(one, dict):
            return {key: ink(value) for key, value in one.items()}
        return [ink(value) for value in one] if isinstance(one, list) else one

    return ink(data), missing  # type: ignore[return-value]  # what went in as a list comes out as one


def _breakable(run: re.Match[str]) -> str:
    return BREAK.join(run[0][start : start + PIECE] for start in range(0, len(run[0]), PIECE))


@cache
def known() -> frozenset[int]:
    """Every sign of the typeface, as its own table says: `cmap`, format 12 of the OpenType specification."""
    return frozenset(_signs(TYPEFACE.read_bytes()))


def _signs(font: bytes) -> Iterator[int]:
    tables = (struct.unpack_from(">4sIII", font, 12 + 16 * one) for one in range(struct.unpack_from(">H", font, 4)[0]))
    cmap = next(offset for tag, _, offset, _ in tables if tag == b"cmap")
    kinds = (struct.unpack_from(">HHI", font, cmap + 4 + 8 * one) for one in range(_short(font, cmap + 2)))
    full = next(cmap + offset for *_, offset in kinds if _short(font, cmap + offset) == 12)  # noqa: PLR2004
    for group in range(struct.unpack_from(">I", font, full + 12)[0]):
        first, last, _ = struct.unpack_from(">III", font, full + 16 + 12 * group)
        yield from range(first, last + 1)


def _short(font: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", font, at)[0])
