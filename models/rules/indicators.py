"""From where to where, in one message: "现在3户，做到12户" is read as 3 → 12 户."""

import re
from dataclasses import dataclass
from decimal import Decimal

from models.rules.numerals import NUMBER, amount_from, in_digits
from models.rules.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Numbers:
    """How people will see it in numbers: from `baseline` to `target`. All empty when nobody wants to count."""

    baseline: Decimal | None = None
    target: Decimal | None = None
    unit: str = ""


NO_NUMBERS = Numbers()

UNITS = (
    "平方米", "立方米", "公里", "公斤", "千克", "小时", "分钟", "人次", "户次", "个月",
    "户", "人", "亩", "里", "米", "斤", "吨", "升", "次", "场", "个", "家", "条", "盏", "棵", "株", "头", "只", "羽",
    "尾", "元", "天", "处", "口", "间", "套", "件", "份", "课", "期", "座", "名", "位", "对", "台", "页", "篇", "本",
    "段", "道", "片", "块", "车", "箱", "袋", "分", "岁", "%", "％",
)  # fmt: skip
"""The longest first: whatever follows a known unit is no part of it (12户贫困户 counts 户)."""
KNOWN_UNIT = re.compile(rf"\s*([百千]?[万亿]?(?:{'|'.join(UNITS)}))")
OTHER_UNIT = re.compile(r"\s*([百千]?[万亿]?[^\W\d_]+(?:-[^\W\d_]+)*)")
LONGEST_UNIT = 16
ROUGHLY = re.compile(r"(?:以上|左右|以内|上下|多)$")
NOW = re.compile(r"现在|现有|目前|眼下|原来|原有|原先|已有|去年|now|current|present", re.IGNORECASE)
DATES = re.compile(r"\d{4}\s*年|\d{1,2}月(?:\d{1,2}[日号])?|\b(?:in|by)\s+\d{4}\b", re.IGNORECASE)
MOST_NUMBERS = 2


def numbers_from(text: str) -> Numbers:
    """One number is the target; of two, the first is the baseline unless the second is said to be today's.

    Refusal when there is no number, or more than two.
    """
    said = DATES.sub(" ", text)
    said = said if NUMBER.search(said) else in_digits(said)
    found = list(NUMBER.finditer(said))
    if not 0 < len(found) <= MOST_NUMBERS:
        raise Refusal("pledging-numbers-unclear")
    *first, last = (amount_from(one[0]) for one in found)
    unit = _unit(said, found)
    if first and _told_backwards(said, found):
        return Numbers(last, first[0], unit)
    return Numbers(first[0] if first else None, last, unit)


def counted(amount: Decimal, unit: str) -> str:
    """An amount with its unit, without zeros that say nothing: 12 户."""
    return f"{amount.normalize():f} {unit}".rstrip()


def _told_backwards(said: str, found: list[re.Match[str]]) -> bool:
    before, between = said[: found[0].start()], said[found[0].end() : found[1].start()]
    return bool(NOW.search(between)) and not NOW.search(before)


def _unit(said: str, found: list[re.Match[str]]) -> str:
    """What is counted: what stands behind the last number, else behind the first."""
    if known := KNOWN_UNIT.match(said, found[-1].end()) or KNOWN_UNIT.match(said, found[0].end()):
        return known[1]
    other = OTHER_UNIT.match(said, found[-1].end())
    unit = ROUGHLY.sub("", other[1]) if other else ""
    if len(unit) > LONGEST_UNIT:
        raise Refusal("pledging-numbers-unclear")
    return unit
