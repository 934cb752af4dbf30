"""The three announcements: where a pledge is made public, and to whom."""

from enum import StrEnum


class Audience(StrEnum):
    """Whom a bound group gathers."""

    members = "members"
    masses = "masses"


class Channel(StrEnum):
    """The three announcements of the year."""

    members_meeting = "members_meeting"
    mass_meeting = "mass_meeting"
    notice_board = "notice_board"


CHANNEL_OF = {Audience.members: Channel.members_meeting, Audience.masses: Channel.mass_meeting}
