"""Every notice has its letter."""

from handlers.letters import LETTERS
from models.rules import notices
from models.rules.notice import Notice
from models.rules.notices import NOTICES


def test_every_notice_can_be_posted() -> None:
    written = {one for one in vars(notices).values() if isinstance(one, type) and issubclass(one, Notice)}
    assert written - {Notice} == set(NOTICES.values())


def test_every_notice_has_a_letter() -> None:
    assert set(LETTERS) == set(NOTICES.values())
