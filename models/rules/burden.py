"""What the cycle costs a person: how long reading, tapping and writing take. Estimates, the same for everybody.

Sources: a message of the house has some sixty characters, and people read three to five a second, so a quarter of a
minute; a tap with finding the button, three seconds; an answer typed on a phone, half a minute. The taps of a deed are
those of its shortest way through the chat.
"""

from dataclasses import dataclass

from models.rules.rights import Act

SECONDS_TO_READ = 15
SECONDS_TO_TAP = 3
SECONDS_TO_WRITE = 30
A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Effort:
    """What a deed takes: taps, and answers that are typed."""

    taps: int
    written: int = 0


EFFORT: dict[str, Effort] = {
    Act.pledge: Effort(12, 5),
    Act.withdraw: Effort(2),
    Act.open_review: Effort(3),
    Act.close_review: Effort(2),
    Act.decide: Effort(1),
    Act.publish: Effort(3),
    Act.report_progress: Effort(3, 1),
    Act.comment: Effort(4, 1),
    Act.acknowledge: Effort(1),
    Act.pause: Effort(2),
    Act.nudge: Effort(2),
    "snooze": Effort(1),
}
"""By the audit's word for it; whatever is not named here is one tap."""

AT_ONE_GO: frozenset[str] = frozenset({Act.publish})
"""One deed, however many pledges it is about."""


@dataclass(frozen=True, slots=True)
class Load:
    """What came to one person in a year and what that person did. `unasked` of the messages nobody had asked for."""

    unasked: int = 0
    messages: int = 0
    taps: int = 0
    written: int = 0

    @property
    def minutes(self) -> float:
        seconds = self.messages * SECONDS_TO_READ + self.taps * SECONDS_TO_TAP + self.written * SECONDS_TO_WRITE
        return seconds / A_MINUTE


def effort_of(act: str) -> Effort:
    return EFFORT.get(act, Effort(1))
