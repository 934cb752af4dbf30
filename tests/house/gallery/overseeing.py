"""Deciding otherwise than a branch."""

from dataclasses import replace

from handlers.overseeing import screens
from models.queries.overruled import Overruled
from models.queries.overseeing import Decided, Desk, Ruled
from models.queries.rolls import Subject
from models.rules.deciding import Cause, Outcome
from models.rules.pledging import Stage
from tests.house.gallery.frame import AUTHOR, BRANCH, DEVIL, UNIT, long, picture

RULED = Ruled(
    31, 4, Subject(BRANCH, AUTHOR, long(200)), Outcome.approved, None, Stage.approved, is_open=True, overruled=None
)
OTHER = Overruled("白岩镇", Outcome.returned, Cause.vague.value, long(200))
LISTED = [Decided(number, AUTHOR, long(200), outcome) for number, outcome in enumerate([*Outcome] * 5)]

PICTURES = [
    picture(screens.branches, [UNIT] * 20, 1),
    picture(screens.desk, Desk(4, BRANCH, LISTED), 1),
    picture(screens.desk, Desk(4, BRANCH, []), 0, title="empty"),
    *(picture(screens.decision, replace(RULED, outcome=outcome), title=outcome.value) for outcome in Outcome),
    picture(screens.decision, replace(RULED, is_open=False, overruled=OTHER), title="overruled"),
    picture(screens.decision, replace(RULED, is_open=False), title="too late"),
    picture(screens.ask_cause, RULED),
    picture(screens.ask_reason, RULED, Outcome.returned),
    picture(screens.last_look, RULED, Outcome.declined, long(200)),
    picture(screens.last_look, RULED, Outcome.declined, DEVIL, title="from the devil"),
]
