"""Numbers in one message, as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.indicators import UNITS, Numbers, numbers_from
from models.rules.numerals import LARGEST, in_digits
from models.rules.refusal import Refusal


def numbers(baseline: str | None, target: str, unit: str = "") -> Numbers:
    return Numbers(None if baseline is None else Decimal(baseline), Decimal(target), unit)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("现在3户，做到12户", numbers("3", "12", "户")),
        ("3 12 户", numbers("3", "12", "户")),
        ("从0到5公里", numbers("0", "5", "公里")),
        ("12户", numbers(None, "12", "户")),
        ("12", numbers(None, "12")),
        ("3→12户", numbers("3", "12", "户")),
        ("3-12户", numbers("3", "12", "户")),
        ("3户做到12", numbers("3", "12", "户")),
        ("十二户", numbers(None, "12", "户")),
        ("从三户到十二户", numbers("3", "12", "户")),
        ("一百零五亩", numbers(None, "105", "亩")),
        ("１２户", numbers(None, "12", "户")),
        ("1,200亩", numbers(None, "1200", "亩")),
        ("从1.5万元到3万元", numbers("1.5", "3", "万元")),
        ("降到5%以内", numbers(None, "5", "%")),
        ("12户贫困户", numbers(None, "12", "户")),
        ("100桶以上", numbers(None, "100", "桶")),
        ("到2026年底做到12户", numbers(None, "12", "户")),
        ("from 3 to 12 households", numbers("3", "12", "households")),
        ("now 3, target 12 households by 2026", numbers("3", "12", "households")),
    ],
)
def test_a_message_is_read_as_it_was_meant(said: str, meant: Numbers) -> None:
    assert numbers_from(said) == meant


def test_what_is_said_to_be_so_now_is_the_baseline_even_when_it_comes_second() -> None:
    assert numbers_from("做到12户，现在是3户") == numbers("3", "12", "户")


@pytest.mark.parametrize("said", ["", "没数", "两三户", "1 2 3", "修路", f"5{'长' * 40}"])
def test_what_holds_no_number_or_too_many_is_asked_again(said: str) -> None:
    with pytest.raises(Refusal, match="pledging-numbers-unclear"):
        numbers_from(said)


def test_a_number_nobody_can_reach_is_refused() -> None:
    with pytest.raises(Refusal, match="number-too-big"):
        numbers_from("9" * 5000)


amounts = st.decimals(min_value=0, max_value=LARGEST, places=2, allow_nan=False)
units = st.sampled_from([*UNITS, "万元", "households"])


@given(amounts, amounts, units)
def test_two_numbers_and_a_unit_come_back_as_they_were(baseline: Decimal, target: Decimal, unit: str) -> None:
    meant = Numbers(baseline, target, unit)
    assert numbers_from(f"{baseline} {target} {unit}") == meant
    assert numbers_from(f"从{baseline}{unit}到{target}{unit}") == meant


@given(st.text(alphabet="现在三十两百万12,. 户到年月底－→%abc", max_size=40) | st.text(max_size=40))
def test_whatever_is_written_it_is_read_or_refused(said: str) -> None:
    try:
        read = numbers_from(said)
    except Refusal:
        return
    assert read.target is not None
    assert 0 <= read.target <= LARGEST


@given(st.integers(min_value=1, max_value=9999))
def test_numbers_written_out_are_numbers(number: int) -> None:
    assert in_digits(written_out(number)) == str(number)


def written_out(number: int) -> str:
    """The way a cashier writes it: 1205 → 一千二百零五."""
    places = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
    written = ""
    for size, name in places:
        digit = number // size % 10
        if digit:
            written += "零一二三四五六七八九"[digit] + name
        elif written and number % size:
            written += "零"
    return written.replace("零零", "零")
