"""The helper against pledges as villagers write them, a third of which nobody looked at while the words were chosen."""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path
from time import process_time
from zlib import crc32

import pytest

from handlers.words import words_in
from models.rules.clarity import Doubt, Told, doubts
from models.rules.indicators import Numbers
from models.rules.pledging import Category

with (Path(__file__).parent / "clarity" / "pledges.tsv").open(encoding="utf-8") as file:
    GOLD = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))

LABELS = {"good", "empty", "mixed"}
LONGEST_READ = 1.0
"""Seconds of work; it takes a thousandth of it."""
FEWEST = {"zh": 200, "en": 60}
EMPTY_ASKED_ABOUT = 0.9
GOOD_ASKED_ABOUT = 0.1


def is_held_out(text: str) -> bool:
    """Fixed before there was a rule: no failure among these may be looked at while words are chosen."""
    return crc32(text.encode()) % 3 == 0


def asked_about(language: str, label: str, *, held_out: bool) -> float:
    asked = Counter(
        bool(doubts(Told(one["text"])))
        for one in GOLD
        if (one["language"], one["label"], is_held_out(one["text"])) == (language, label, held_out)
    )
    return asked[True] / asked.total()


def test_the_gold_set_is_large_and_says_why() -> None:
    assert {one["label"] for one in GOLD} == LABELS
    assert all(one["why"] and one["text"] for one in GOLD)
    assert len({one["text"] for one in GOLD}) == len(GOLD)
    counted = Counter(one["language"] for one in GOLD)
    assert all(counted[language] >= fewest for language, fewest in FEWEST.items())


@pytest.mark.parametrize("language", FEWEST)
@pytest.mark.parametrize("held_out", [False, True], ids=["tuned", "held out"])
def test_empty_promises_are_asked_about_and_good_ones_left_in_peace(language: str, *, held_out: bool) -> None:
    assert asked_about(language, "empty", held_out=held_out) >= EMPTY_ASKED_ABOUT
    assert asked_about(language, "good", held_out=held_out) <= GOOD_ASKED_ABOUT


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("按时交党费，每月一次", Doubt.routine),
        ("attend all 12 meetings", Doubt.routine),
        ("全心全意为人民服务，365天不停", Doubt.slogan),
        ("contribute 100% to the village", Doubt.slogan),
        ("种30亩油茶", Doubt.people),
        ("raise 100 pigs", Doubt.people),
        ("把路修一修", Doubt.sight),
        ("fix the road", Doubt.sight),
        ("让合作社的收入提高20%", Doubt.baseline),
        ("double the income of 12 families", Doubt.baseline),
    ],
)
def test_what_is_missing_is_called_by_its_name(text: str, doubt: Doubt) -> None:
    assert doubts(Told(text))[0] is doubt


@pytest.mark.parametrize(
    "told",
    [
        Told("把路修一修", measures="三月修通坝上那一段"),
        Told("照顾村里的老人", measures="每月上门两回"),
        Told("帮困难户卖茶叶", numbers=Numbers(None, Decimal(6), "户")),
        Told("让合作社的收入提高20%", numbers=Numbers(Decimal(3), Decimal(4), "万元")),
        Told("种30亩油茶", basis_note="三组四户缺门路"),
        Told("种30亩油茶", indicator="跟着种的户数"),
    ],
)
def test_what_was_said_elsewhere_is_not_asked_again(told: Told) -> None:
    assert doubts(told) == ()


AGAIN_AND_AGAIN = tuple(sign * 600 for sign in ("一", "每1", "每个", "从1", "第", "修", "a ", "raise "))
HOSTILE = ("", "……", "喆", "1", "<b>&amp; 修 & 路 < 通", "\u202e", *AGAIN_AND_AGAIN)


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_whatever_is_written_is_read_along_at_once(text: str) -> None:
    """Pieces that repeat within repetitions would keep the whole house waiting for one text."""
    before = process_time()
    assert Doubt.baseline not in doubts(Told(text))
    assert process_time() - before < LONGEST_READ


def test_a_number_of_days_or_groups_or_in_a_saying_counts_nothing() -> None:
    for text in ("2026年关心三组的老人", "一心一意做好6月的事", "第二组的事我来管"):
        assert Doubt.sight in doubts(Told(text)), text


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_house_is_content_with_its_own_samples(language: str) -> None:
    words = words_in(language)
    samples = [line for one in Category for line in words.plain(f"pledging-sample-{one.value}").split("\n")]
    assert len(samples) == 2 * len(Category)
    assert [one for one in samples if doubts(Told(one.strip("· ")))] == []
