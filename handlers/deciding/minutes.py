"""What the secretary sees while a meeting held on paper is written down."""

from collections.abc import Sequence
from datetime import date, timedelta

from aiogram.filters.callback_data import CallbackData

from handlers.carried import Id
from handlers.deciding import matter
from handlers.deciding.draft import BACK, END, NO_PICTURE, RESULTS, STOP, Draft, Entry, Question
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.actions.meeting import Recorded
from models.queries.meeting import Agenda, Item, Place
from models.rules.deciding import CAUSES, Body
from models.rules.meeting import most_votes
from models.rules.writing import cut

BEGIN = "begin"
LONGEST_TEXT = 58
SHORT = 8


class Minute(CallbackData, prefix="deciding.minute"):
    """An answer, and the question it belongs to: an old button is known as such."""

    question: str
    at: Id = 0
    said: str = ""

    @classmethod
    def to_begin(cls, branch_id: int | None = None) -> str:
        return cls(question=BEGIN, said=str(branch_id or "")).pack()


class Record(CallbackData, prefix="deciding.record"):
    """All that stands in this last look is decided."""

    mark: str


def ask_place(words: Words, places: Sequence[Place]) -> Screen:
    buttons = (Button(one.name, Minute.to_begin(one.branch_id)) for one in places)
    return Screen(words("deciding-minutes-ask-place"), column(*buttons))


def not_recording(words: Words) -> Screen:
    again = Button(words.plain("deciding-button-record"), Minute.to_begin())
    return Screen(words("deciding-minutes-nothing"), column(again, Button(words.plain("button-menu"), MENU)))


def ask_day(words: Words, draft: Draft, today: date) -> Screen:
    days = (("deciding-today", today), ("deciding-yesterday", today - timedelta(days=1)))
    offered = [(words.plain(key), str(day)) for key, day in days]
    return _asking(words, draft, [words("deciding-minutes-ask-day")], offered)


def ask_body(words: Words, draft: Draft, bodies: Sequence[Body]) -> Screen:
    offered = [(words.plain(f"deciding-body-{body.value}"), body.value) for body in bodies]
    return _asking(words, draft, [words("deciding-minutes-ask-body")], offered, numbered=True)


def ask_present(words: Words, draft: Draft, agenda: Agenda) -> Screen:
    asked = words("deciding-minutes-ask-present", waiting=len(agenda.items), entitled=agenda.entitled)
    everybody = words.plain("deciding-minutes-all-came", entitled=agenda.entitled)
    return _asking(words, draft, [_head(words, draft), asked], [(everybody, str(agenda.entitled))])


def ask_result(words: Words, draft: Draft, item: Item) -> Screen:
    offered = [(words.plain(f"deciding-minutes-{result}"), result) for result in RESULTS]
    lines = [*_about(words, draft, item), "", words("deciding-minutes-ask-result")]
    screen = _asking(words, draft, lines, offered, numbered=True)
    if not draft.resolved:
        return screen
    end = Button(words.plain("deciding-minutes-end"), _said(draft, END))
    return Screen(screen.text, (*screen.rows[:-1], (end,), screen.rows[-1]))


def ask_cause(words: Words, draft: Draft, item: Item) -> Screen:
    offered = [(words.plain(f"deciding-cause-{cause.value}"), cause.value) for cause in CAUSES]
    lines = [*_about(words, draft, item), "", words("deciding-ask-cause")]
    return _asking(words, draft, lines, offered, numbered=True)


def ask_votes(words: Words, draft: Draft, item: Item) -> Screen:
    """For what was resolved, whatever that is."""
    result = words.plain(f"deciding-minutes-{draft.verdict.value}") if draft.verdict else ""
    most = most_votes(draft.present, len(item.roll))
    asked = words("deciding-minutes-ask-votes", result=result, entitled=len(item.roll))
    everybody = words.plain("deciding-minutes-unanimous", votes=most)
    return _asking(words, draft, [*_about(words, draft, item), "", asked], [(everybody, f"{most} 0 0")])


def ask_picture(words: Words, draft: Draft) -> Screen:
    lines = [_head(words, draft), words("deciding-minutes-ask-picture")]
    return _asking(words, draft, lines, [(words.plain("deciding-minutes-no-picture"), NO_PICTURE)])


def last_look(words: Words, draft: Draft, agenda: Agenda) -> Screen:
    """Everything as it will stand, a line a pledge."""
    known = {one.decision_id: one for one in agenda.items}
    lines = [_entry(words, number, known[one.decision_id], one) for number, one in enumerate(draft.resolved, start=1)]
    head = [_head(words, draft), words("deciding-minutes-present", present=draft.present)]
    picture = [words("deciding-minutes-with-picture")] if draft.picture != NO_PICTURE else []
    label = words.plain("deciding-minutes-sure", count=len(lines))
    sure = Button(label, Record(mark=draft.mark).pack(), style="success")
    text = "\n".join([*head, "", *lines, *picture, "", words("deciding-minutes-last-look")])
    return Screen(text, ((sure,), _leaving(words, draft)))


def recorded(words: Words, done: Recorded, *, more: bool) -> Screen:
    lines = [words("deciding-minutes-recorded", held_on=done.held_on, count=done.decided)]
    lines += [words(f"deciding-left-out-{why.value}", author=author) for author, why in done.left_out]
    again = Button(words.plain("deciding-minutes-the-rest"), Minute.to_begin()) if more else None
    return Screen("\n".join(lines), column(again, Button(words.plain("button-menu"), MENU)))


def _entry(words: Words, number: int, item: Item, entry: Entry) -> str:
    verdict = words.plain(f"deciding-verdict-{entry.verdict.value}") if entry.verdict else ""
    in_favour, against, abstained = entry.votes
    facts = {"in_favour": in_favour, "against": against, "abstained": abstained}
    author, text = matter.author(words, item.author, item.matter), cut(item.text, SHORT)
    return words("deciding-minutes-line", number=number, author=author, text=text, verdict=verdict, **facts)


def _head(words: Words, draft: Draft) -> str:
    body = words.plain(f"deciding-body-{draft.body.value}") if draft.body else ""
    return words("deciding-minutes-head", body=body, held_on=draft.held_on)


def _about(words: Words, draft: Draft, item: Item) -> list[str]:
    author = matter.author(words, item.author, item.matter)
    place = words("deciding-minutes-place", number=draft.at + 1, total=len(draft.agenda), author=author)
    return [place, words("deciding-card-text", text=cut(item.text, LONGEST_TEXT))]


def _asking(
    words: Words, draft: Draft, lines: Sequence[str], offered: Sequence[tuple[str, str]], *, numbered: bool = False
) -> Screen:
    """A question with the answers it offers, and the ways out of it."""
    labels = [
        words.plain("deciding-choice", number=number, choice=label) if numbered else label
        for number, (label, _) in enumerate(offered, start=1)
    ]
    buttons = [Button(label, _said(draft, said)) for label, (_, said) in zip(labels, offered, strict=True)]
    return Screen("\n".join(lines), (*column(*buttons), _leaving(words, draft)))


def _leaving(words: Words, draft: Draft) -> tuple[Button, ...]:
    stop = Button(words.plain("button-cancel"), _said(draft, STOP))
    if draft.question is Question.day:
        return (stop,)
    return Button(words.plain("button-back"), _said(draft, BACK)), stop


def _said(draft: Draft, said: str) -> str:
    return Minute(question=draft.question.value, at=draft.at, said=said).pack()
