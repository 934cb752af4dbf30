"""Publishing, and binding the groups."""

from dataclasses import replace

from handlers.publishing import groups, screens
from models.actions.publishing import Published
from models.queries.publishing import Desk, Held, Item
from models.rules.pledging import Stage
from models.rules.publishing import Audience, Binding, Channel, Seat
from models.tables import PledgeVersion
from tests.house.gallery.frame import AUTHOR, BOARD, BRANCH, DEVIL, LONGEST_WORDING, UNIT, bare_wording, long, picture


def item(stage: Stage, taken_back: str = "", wording: PledgeVersion = LONGEST_WORDING) -> Item:
    return Item(7, 4, AUTHOR, wording, stage, taken_back)


def desk(stage: Stage, count: int, groups: dict[Audience, str] | None = None) -> Desk:
    return Desk(
        4, BRANCH, [Item(number, 4, AUTHOR, LONGEST_WORDING, stage, "") for number in range(count)], groups or {}
    )


TAKEN_BACK = item(Stage.approved, long(200))
CHANGED = replace(item(Stage.published), is_changed=True)
SEAT = Seat(4, Audience.members)
OTHER = Seat(5, Audience.masses)
GROUPS = {Audience.members: long(120), Audience.masses: "青石村乡亲群"}

PICTURES = [
    picture(screens.ask_branch, [UNIT, UNIT]),
    picture(screens.waiting, desk(Stage.approved, 0), 0, title="nothing"),
    picture(screens.waiting, desk(Stage.approved, 20), 1, title="the second page"),
    picture(screens.waiting, Desk(4, BRANCH, [TAKEN_BACK] * 6, {}), 0, title="all taken back"),
    picture(screens.public, desk(Stage.published, 0), 0, title="nothing"),
    picture(screens.public, desk(Stage.published, 7), 0),
    picture(screens.pledge, TAKEN_BACK, 0, title="taken back"),
    picture(screens.pledge, item(Stage.published), 1),
    picture(screens.pledge, item(Stage.approved, wording=bare_wording()), 0, title="bare"),
    picture(screens.pledge, replace(item(Stage.published, long(200)), is_changed=True), 1, title="changed"),
    picture(screens.waiting, Desk(4, BRANCH, [CHANGED] * 6, {}), 0, title="all changed"),
    picture(screens.check, desk(Stage.approved, 20, GROUPS), None),
    picture(screens.check, desk(Stage.approved, 3), 2, title="one, no group"),
    picture(screens.check, desk(Stage.approved, 3), 99, title="gone"),
    picture(screens.done, Published(4, 3, frozenset(Channel)), BOARD),
    picture(screens.done, Published(4, 3, frozenset({Channel.notice_board})), BOARD, title="no group"),
    picture(screens.pledge, item(Stage.approved, DEVIL), 0, title="devil's reason"),
    picture(screens.ask_reason, item(Stage.published)),
    picture(screens.taken_back, TAKEN_BACK),
    picture(groups.ask_branch, [UNIT, UNIT]),
    picture(groups.ask_audience, UNIT),
    picture(groups.ask_whether_sure, Held(Binding.instead, BRANCH, long(120)), SEAT, title="instead"),
    picture(groups.ask_whether_sure, Held(Binding.move, BRANCH, "", OTHER, "河湾村党支部"), SEAT, title="move"),
    picture(groups.ask_whether_sure, Held(Binding.swap, BRANCH, "乡亲群", OTHER, BRANCH), SEAT, title="swap"),
    picture(groups.bound, Held(Binding.fresh, BRANCH), SEAT),
    picture(groups.bound, Held(Binding.already, BRANCH), SEAT, title="already"),
    picture(groups.left),
    picture(groups.in_group_only),
    picture(groups.anonymous),
]
