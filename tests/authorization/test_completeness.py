"""The table against the house: no way in is forgotten, none is made up, and the rights say the same as the table."""

import pytest

from models.rules.rights import GRANTED, Act, Role
from tests.authorization.matrix import NOT_IN_CHAT, OUTSIDE, ROWS
from tests.authorization.principals import HATS
from tests.authorization.ways import WAYS

IN_THE_TABLE = {row.way for row in ROWS}


def test_every_way_into_the_house_stands_in_the_table() -> None:
    """Whoever adds a button, a command or a question to type at says in matrix.py who may use it."""
    assert sorted(WAYS - IN_THE_TABLE - OUTSIDE.keys()) == []


def test_the_table_names_only_ways_that_there_are() -> None:
    assert sorted((IN_THE_TABLE | OUTSIDE.keys()) - WAYS) == []
    assert sorted(IN_THE_TABLE & OUTSIDE.keys()) == []


def roles_that_may(act: Act) -> frozenset[Role]:
    """According to the table, judged by those who wear one hat only."""
    allowed = {who for row in ROWS if row.act is act for who in row.who | row.anywhere}
    return frozenset(HATS[who].roles[0] for who in allowed if len(HATS[who].roles) == 1)


@pytest.mark.parametrize("act", Act)
def test_the_rights_grant_what_the_table_says_and_no_more(act: Act) -> None:
    assert (roles_that_may(act) == GRANTED[act]) != (act in NOT_IN_CHAT)
