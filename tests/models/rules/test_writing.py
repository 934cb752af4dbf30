"""What people may write, tidied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.refusal import Refusal
from models.rules.writing import cut, said_from, tidied


def test_hidden_signs_and_wide_spaces_are_taken_out() -> None:
    assert tidied(" 修\u202e路\x00　到\n\n村口\ud800 ") == "修路 到 村口"


def test_rare_names_and_joined_pictures_stay() -> None:
    assert tidied("石喆𬭎 👨\u200d👩\u200d👧") == "石喆𬭎 👨\u200d👩\u200d👧"


@pytest.mark.parametrize("nothing", ["", "   ", "……", "。", "\u200b\u200b"])
def test_nothing_is_not_an_answer(nothing: str) -> None:
    with pytest.raises(Refusal, match="nothing-said"):
        said_from(nothing, most=10)


def test_too_much_is_told_with_how_much_it_was() -> None:
    with pytest.raises(Refusal) as refused:
        said_from("长" * 5000, most=200)
    assert (refused.value.code, refused.value.facts) == ("too-long", {"most": 200, "length": 5000})


def test_a_long_text_is_cut_visibly() -> None:
    assert cut("一二三四五", 5) == "一二三四五"
    assert cut("一二三四五", 4) == "一二三…"


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidied(tidied(text)) == tidied(text)
    assert "\x00" not in tidied(text)
    tidied(text).encode()
