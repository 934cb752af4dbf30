"""What the secretary sees while commenting, and the member who is commented on."""

from datetime import date

from aiogram.filters.callback_data import CallbackData

from handlers.carried import Day, Id
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.queries.remarks import Said
from models.queries.reviewing import Agenda, Case
from models.rules.indicators import counted
from models.rules.reviewing import LONGEST_REMARK, Comment, Remark, follow_ups_offered
from models.rules.work import Task, Work
from models.rules.writing import cut

LONGEST_TITLE = 32
LONGEST_NOTE = 40


class Begin(CallbackData, prefix="reviewing.begin"):
    """To the next pledge without a comment; behind `after`, where that one is put off."""

    deadline_id: Id
    after: int = 0


class Skip(CallbackData, prefix="reviewing.skip"):
    pledge_id: Id
    question: str


class Back(CallbackData, prefix="reviewing.back"):
    pledge_id: Id
    question: str


class On(CallbackData, prefix="reviewing.on"):
    """The day itself, counted from the year 1: an old button means the day it showed."""

    pledge_id: Id
    day: Day


class Drop(CallbackData, prefix="reviewing.drop"):
    pass


class Read(CallbackData, prefix="reviewing.read"):
    review_id: Id


class Note(CallbackData, prefix="reviewing.note"):
    review_id: Id


FOLLOW_UP = "follow_up"
QUESTIONS = (*(remark.value for remark in Remark), FOLLOW_UP)
"""In the order in which they are asked."""


def opener(task: Task) -> str:
    """What the button carries that opens this work."""
    if task.work is Work.comment:
        return Begin(deadline_id=task.subject_id).pack()
    return Read(review_id=task.subject_id).pack()


# ── commenting ─────────────────────────────────────────────────────────────────────────────────────────────────────


def ask(words: Words, case: Case, question: str, comment: Comment, today: date) -> Screen:
    """One question about one pledge; before the first one, what is known of it."""
    place = QUESTIONS.index(question)
    head = words("reviewing-head", quarter=_quarter(words, case.occasion.quarter), number=case.number, total=case.total)
    about = _about(words, case) if place == 0 else [*_title(words, case), *remarks(words, comment, LONGEST_NOTE)]
    asked = words(f"reviewing-ask-{question}", step=place + 1, steps=len(QUESTIONS))
    return Screen("\n".join([head, *about, "", asked]), _answers(words, case, question, today))


def _about(words: Words, case: Case) -> list[str]:
    deeds = [_deed(words, deed.occurred_on, deed.note, has_file=deed.has_file) for deed in case.deeds]
    return [*_title(words, case), *_reached(words, case), *(deeds or [words("reviewing-no-deeds")])]


def _title(words: Words, case: Case) -> list[str]:
    return [words("reviewing-title", author=case.author, text=cut(case.text, LONGEST_TITLE), due=case.due_on)]


def _reached(words: Words, case: Case) -> list[str]:
    goal = case.goal
    if goal.target is None:
        return []
    reached = next((known for known in (goal.reached, goal.baseline) if known is not None), None)
    now = counted(reached, "") if reached is not None else "0"
    return [words("reviewing-reached", now=now, target=counted(goal.target, goal.unit))]


def _deed(words: Words, day: date, note: str, *, has_file: bool) -> str:
    what = cut(note, LONGEST_NOTE) or words.plain("reviewing-a-file" if has_file else "reviewing-a-number")
    return words("reviewing-deed", day=day, what=what)


def _answers(words: Words, case: Case, question: str, today: date) -> tuple[tuple[Button, ...], ...]:
    skip = Button(
        words.plain("reviewing-no-day" if question == FOLLOW_UP else "button-skip"),
        Skip(pledge_id=case.pledge_id, question=question).pack(),
    )
    days = _days(words, case.pledge_id, today) if question == FOLLOW_UP else ()
    return (*column(*days, skip), (_back(words, case, question), Button(words.plain("button-cancel"), Drop().pack())))


def _days(words: Words, pledge_id: int, today: date) -> tuple[Button, ...]:
    labels = ("reviewing-in-a-month", "reviewing-in-three-months")
    return tuple(
        Button(words.plain(label, day=day), On(pledge_id=pledge_id, day=day.toordinal()).pack())
        for label, day in zip(labels, follow_ups_offered(today), strict=True)
    )


def _back(words: Words, case: Case, question: str) -> Button:
    """Back to the question before; from the first one on to the next pledge, this one being put off."""
    if question == QUESTIONS[0]:
        later = Begin(deadline_id=case.occasion.deadline_id, after=case.pledge_id)
        return Button(words.plain("reviewing-put-off"), later.pack())
    return Button(words.plain("button-back"), Back(pledge_id=case.pledge_id, question=question).pack())


def written(words: Words, case: Case, comment: Comment, agenda: Agenda) -> Screen:
    """It is written down, and the next one is a tap away."""
    done = words("reviewing-written", author=case.author, done=agenda.done, total=agenda.total)
    if not agenda.left:
        done = words("reviewing-all-written", author=case.author, total=agenda.total)
    return Screen("\n".join([done, "", *remarks(words, comment)]), _onwards(words, agenda))


def all_done(words: Words, agenda: Agenda) -> Screen:
    """Nothing is left to comment on."""
    return Screen(words("reviewing-nothing-left", branch=agenda.occasion.branch, total=agenda.total), _todo(words))


def _onwards(words: Words, agenda: Agenda) -> tuple[tuple[Button, ...], ...]:
    if not agenda.left:
        return _todo(words)
    label = words.plain("reviewing-next", author=agenda.left[0].author)
    return (*column(Button(label, Begin(deadline_id=agenda.occasion.deadline_id).pack())), *_todo(words))


def not_the_time(words: Words) -> Screen:
    return Screen(words("reviewing-nothing-open"), _todo(words))


def not_commenting(words: Words) -> Screen:
    """An old button of a comment that is written down or dropped."""
    return Screen(words("reviewing-not-commenting"), _todo(words))


def dropped(words: Words) -> Screen:
    return Screen(words("reviewing-dropped"), _todo(words))


# ── the member ─────────────────────────────────────────────────────────────────────────────────────────────────────


def comment(words: Words, said: Said) -> Screen:
    """The comment as its author's reader sees it, with the button that says "read", as long as that is not said."""
    head = words(
        "reviewing-comment", quarter=_quarter(words, said.quarter), year=str(said.year), commenter=said.commenter
    )
    about = words("reviewing-comment-on", text=cut(said.text, LONGEST_TITLE))
    spoken = Comment(said.strength, said.problem, said.direction, said.follow_up_on)
    lines = [head, about, "", *remarks(words, spoken)]
    if said.acknowledged:
        return Screen("\n".join([*lines, "", words("reviewing-noted")]), _todo(words))
    note = Button(words.plain("reviewing-note"), Note(review_id=said.review_id).pack(), style="success")
    return Screen("\n".join(lines), (*column(note), *_todo(words)))


def remarks(words: Words, comment: Comment, most: int = LONGEST_REMARK) -> list[str]:
    """What has been said, a line each, cut to `most` signs; what was skipped is left out."""
    parts = {remark: getattr(comment, remark.value) for remark in Remark}
    lines = [words(f"reviewing-said-{remark.value}", what=cut(what, most)) for remark, what in parts.items() if what]
    follow_up = comment.follow_up_on
    return [*lines, words("reviewing-said-follow_up", day=follow_up)] if follow_up else lines


def _todo(words: Words) -> tuple[tuple[Button, ...], ...]:
    return column(Button(words.plain("button-menu"), MENU))


def _quarter(words: Words, quarter: int) -> str:
    return words.plain(f"reviewing-quarter-{quarter}")
