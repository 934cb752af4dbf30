"""Who owes what until when: one list, from which reminders, escalations and the secretary's overview are made.

To add the next: a function that selects everybody who owes it, and a line in OBLIGATIONS. What waits
for somebody in /todo is asked room by room; a test holds both to the same answer. Rating is not here, and cannot be:
who has rated stands nowhere.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from models.engine import Rows
from models.queries import owed_after_publication as after
from models.queries import owed_before_publication as before
from models.queries.owing import Whose
from models.rules.work import Work

Owed = Callable[[date, Whose], Rows]
"""Who owes it on this day: person_id, branch_id, subject_id, deadline_id, round, since, due_on, left.

The round rises when the same work comes back; `since` is the day on which it came, `left` how many pieces there are.
"""


@dataclass(frozen=True, slots=True)
class Obligation:
    """One kind of open work. What has no day of its own, or ends by itself, waits without a reminder."""

    work: Work
    owed: Owed
    is_reminded: bool = True


OBLIGATIONS = (
    Obligation(Work.propose, before.to_propose),
    Obligation(Work.revise, before.to_revise),
    Obligation(Work.answer, before.to_answer, is_reminded=False),
    Obligation(Work.open_review, before.to_open_review),
    Obligation(Work.close_review, before.to_close_review, is_reminded=False),
    Obligation(Work.decide, before.to_decide),
    Obligation(Work.publish, before.to_publish),
    Obligation(Work.report, after.to_report),
    Obligation(Work.comment, after.to_comment),
    Obligation(Work.acknowledge, after.to_acknowledge, is_reminded=False),
    Obligation(Work.follow_up, after.to_follow_up),
)
REMINDED = tuple(one for one in OBLIGATIONS if one.is_reminded)
