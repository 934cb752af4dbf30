"""Numbers as people write them: 1,200 or 1.5 or 十二."""

import re
from decimal import Decimal

from models.rules.refusal import Refusal

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
TENS = {"十": 10, "百": 100, "千": 1000}
WRITTEN_OUT = re.compile(f"[{''.join(DIGITS)}{''.join(TENS)}]+")
LARGEST = Decimal(1_000_000_000)
CENTS = Decimal("0.01")
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def in_digits(text: str) -> str:
    """The text with numbers written out in Chinese as digits: 十二户 → 12户."""
    return WRITTEN_OUT.sub(lambda found: _in_digits(found[0]), text)


def _in_digits(numeral: str) -> str:
    if any(sign in TENS for sign in numeral):
        return str(_counted(numeral))
    if len(numeral) in {2, 3} and not {"零", "〇"} & set(numeral):
        return numeral  # 两三户 is a guess, not a number
    return "".join(str(DIGITS[sign]) for sign in numeral)


def _counted(numeral: str) -> int:
    total, digit = 0, 0
    for sign in numeral:
        if sign in DIGITS:
            digit = DIGITS[sign]
        else:
            total += (digit or 1) * TENS[sign]
            digit = 0
    return total + digit


def amount_from(number: str) -> Decimal:
    """A number that fits its column: two decimals, below a thousand million. Refusal when it is larger."""
    amount = Decimal(number.replace(",", ""))
    if amount > LARGEST:
        raise Refusal("number-too-big", most=LARGEST)
    return amount.quantize(CENTS).normalize() + 0
