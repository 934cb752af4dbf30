"""What a member sees while writing a pledge: one question after another, then the whole for a last look."""

from datetime import date

from handlers.doors import Revise
from handlers.pledging import doubts
from handlers.pledging.buttons import Answer, Back, Correct, Go, ReviseInstead, Submit, To
from handlers.pledging.fields import described, label, why_returned
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.actions.pledging import Submitted
from models.rules.drafting import (
    CHOICES,
    NOTHING,
    QUESTIONS,
    SKIP,
    Answers,
    Question,
    Sheet,
    due_days_offered,
    mark_of,
    next_question,
)
from models.rules.pledging import MOST_ITEMS, Form, Kind
from models.rules.work import Task, Work
from models.rules.writing import cut

LONGEST_SHOWN = 60
LONGEST_LINE = 33
LONGEST_PROBLEM = 33
LONGEST_CHOICE = 14
LONGEST_IN_WHOLE = {Question.text: 52}
"""So that the whole fits on a phone however much was written; the members themselves know the rest."""
IN_A_ROW = 3


def opener(task: Task) -> str:
    """What the button carries that opens this work."""
    return Revise(pledge_id=task.subject_id).pack() if task.work is Work.revise else Go(to=To.begin).pack()


def at_hand(words: Words, sheet: Sheet, today: date) -> Screen:
    """Where the writing stands: what the helper asks, the open question, or the last look."""
    if sheet.doubt:
        return doubts.ask(words, sheet, sheet.doubt)
    return last_look(words, sheet) if sheet.asked is None else _ask(words, sheet, sheet.asked, today)


def _ask(words: Words, sheet: Sheet, question: Question, today: date) -> Screen:
    number, all_answered = QUESTIONS.index(question) + 1, next_question(sheet.answers) is None
    step = words("pledging-step", number=number, all=len(QUESTIONS))
    place = words("pledging-correcting", number=number) if all_answered else step
    before = [_urgent(words, sheet), _heard(words, sheet, question)]
    lines = [*before, place, _question(words, sheet, question), _so_far(words, sheet, question)]
    choices = _choices(words, sheet, question, today)
    return Screen("\n".join(line for line in lines if line), (*choices, *_ways_out(words, sheet, question)))


def _question(words: Words, sheet: Sheet, question: Question) -> str:
    if sheet.problems:
        return "\n".join([words("pledging-ask-which-problem"), *_listed(words, sheet)])
    if question is Question.basis_note and sheet.answers.basis:
        return words(f"pledging-ask-basis_note-{sheet.answers.basis.value}")
    if question is Question.text and sheet.answers.category:
        samples = words(f"pledging-sample-{sheet.answers.category.value}")
        return "\n".join([words("pledging-ask-text"), samples])
    return words(f"pledging-ask-{question.value}")


def _listed(words: Words, sheet: Sheet) -> list[str]:
    return [
        words("pledging-problem-line", number=number, text=cut(one.text, LONGEST_PROBLEM))
        for number, one in enumerate(sheet.problems, start=1)
    ]


def _urgent(words: Words, sheet: Sheet) -> str:
    """Told once, at the beginning of what the full year has room for."""
    is_urgent = sheet.answers == Answers(kind=Kind.immediate)
    return words("pledging-only-urgent", most=MOST_ITEMS[Kind.annual]) if is_urgent else ""


def _heard(words: Words, sheet: Sheet, question: Question) -> str:
    """What was made of numbers and days, told at the next question while it is easy to go back."""
    read = {Question.measures: Question.numbers, Question.form: Question.due_on}.get(question)
    if read is None or getattr(sheet.answers, question) is not None or not getattr(sheet.answers, read):
        return ""
    value = described(words, sheet.answers, read, LONGEST_SHOWN)
    return words("pledging-heard", value=value) + "\n" if value else ""


def _so_far(words: Words, sheet: Sheet, question: Question) -> str:
    """What stands there already, when a question is asked again."""
    value = described(words, sheet.answers, question, LONGEST_SHOWN)
    return "\n" + words("pledging-so-far", value=value) if value else ""


def _choices(words: Words, sheet: Sheet, question: Question, today: date) -> tuple[tuple[Button, ...], ...]:
    if question is Question.due_on:
        days = due_days_offered(today, sheet.year)
        offered = [(words.plain(f"pledging-end-of-{day.month}"), str(day)) for day in days]
    elif question is Question.basis_note:
        offered = [(cut(one.text, LONGEST_CHOICE), one.said) for one in sheet.problems]
    elif question in CHOICES:
        offered = [(words.plain(f"pledging-{question.value}-{one.value}"), one.value) for one in CHOICES[question]]
    else:
        return ()
    return column(
        *(
            Button(
                words.plain("pledging-choice", number=number, what=what), Answer(question=question, said=said).pack()
            )
            for number, (what, said) in enumerate(offered, start=1)
        )
    )


def _ways_out(words: Words, sheet: Sheet, question: Question) -> tuple[tuple[Button, ...], ...]:
    """Skip where one may; back, except from the very first question; and out."""
    skip = Button(words.plain("button-skip"), Answer(question=question, said=SKIP).pack())
    back = Button(words.plain("button-back"), Back(question=question).pack())
    if sheet.earlier:
        skip = Button(words.plain("pledging-use-earlier"), Go(to=To.earlier).pack())
    is_first = question is QUESTIONS[0] and next_question(sheet.answers) is not None
    out = Button(words.plain("button-cancel"), Go(to=To.stop).pack())
    return (*column(skip if question in NOTHING or sheet.earlier else None), (out,) if is_first else (back, out))


def last_look(words: Words, sheet: Sheet) -> Screen:
    """All answers, numbered, to be handed in or corrected."""
    other = words.plain("pledging-make-annual" if sheet.answers.kind is Kind.immediate else "pledging-make-immediate")
    buttons = column(
        Button(words.plain("pledging-submit"), Submit(mark=mark_of(sheet)).pack(), style="primary"),
        Button(words.plain("pledging-correct"), Go(to=To.corrections).pack()),
        None if sheet.revises else Button(other, Go(to=To.other_kind).pack()),
        Button(words.plain("button-cancel"), Go(to=To.stop).pack()),
    )
    return Screen(_whole(words, sheet), buttons)


def corrections(words: Words, sheet: Sheet) -> Screen:
    """The same whole, with a button for each answer."""
    buttons = [
        Button(
            words.plain("pledging-choice", number=number, what=label(words, question)),
            Correct(question=question).pack(),
        )
        for number, question in enumerate(QUESTIONS, start=1)
    ]
    back = Button(words.plain("button-back"), Go(to=To.last_look).pack())
    rows = (tuple(buttons[first : first + IN_A_ROW]) for first in range(0, len(buttons), IN_A_ROW))
    return Screen(_whole(words, sheet), (*rows, (back,)))


def _whole(words: Words, sheet: Sheet) -> str:
    answers = sheet.answers
    nothing = words.markup("pledging-nothing")
    lines = [
        words(
            "pledging-line",
            number=number,
            label=label(words, question),
            value=described(words, answers, question, LONGEST_IN_WHOLE.get(question, LONGEST_LINE)) or nothing,
        )
        for number, question in enumerate(QUESTIONS, start=1)
    ]
    oath = [words("pledging-oath-hint")] if answers.form is Form.oath and not answers.oath_file_id else []
    hints = [*oath, *doubts.hint(words, sheet), words("pledging-last-look-hint")]
    return "\n".join([*_heading(words, sheet), *lines, *hints])


def _heading(words: Words, sheet: Sheet) -> list[str]:
    kind = words.markup(f"pledging-kind-{sheet.answers.kind.value}")
    if not sheet.revises:
        return [words("pledging-last-look", kind=kind)]
    if sheet.reason:
        return [words("pledging-last-look-wish", reason=cut(sheet.reason, LONGEST_SHOWN)), ""]
    told = why_returned(words, sheet.cause, sheet.note)
    return [words("pledging-last-look-again"), *told, ""]


def half_written(words: Words, sheet: Sheet) -> Screen:
    """There is a draft already: go on with it, or begin anew."""
    return Screen(
        words("pledging-half-written", text=_title(words, sheet)),
        column(
            Button(words.plain("pledging-go-on"), Go(to=To.go_on).pack()),
            Button(words.plain("pledging-afresh"), Go(to=To.afresh).pack()),
        ),
    )


def something_else_is_written(words: Words, sheet: Sheet, pledge_id: int) -> Screen:
    """A returned pledge is to be revised while another one is half written."""
    return Screen(
        words("pledging-something-else", text=_title(words, sheet)),
        column(
            Button(words.plain("pledging-go-on-first"), Go(to=To.go_on).pack()),
            Button(words.plain("pledging-revise-instead"), ReviseInstead(pledge_id=pledge_id).pack()),
        ),
    )


def _title(words: Words, sheet: Sheet) -> str:
    return cut(sheet.answers.text, LONGEST_SHOWN) if sheet.answers.text else words.plain("pledging-no-text-yet")


def stopping(words: Words) -> Screen:
    return Screen(
        words("pledging-stopping"),
        column(
            Button(words.plain("pledging-go-on"), Go(to=To.go_on).pack()),
            Button(words.plain("pledging-discard"), Go(to=To.discard).pack(), style="danger"),
        ),
    )


def discarded(words: Words) -> Screen:
    return Screen(words("pledging-discarded"), _onward(words))


def nothing_at_hand(words: Words) -> Screen:
    """An old button of a draft that has been handed in or given up."""
    return Screen(words("pledging-nothing-at-hand"), _onward(words))


def submitted(words: Words, done: Submitted) -> Screen:
    text = cut(done.text, LONGEST_SHOWN)
    if done.is_wish:
        return Screen(words("pledging-wish-handed-in", text=text), column(Button(words.plain("button-menu"), MENU)))
    lines = [words(_handed_in(done), text=text)]
    if done.late_since:
        lines.append(words("pledging-late", due=done.late_since))
    if done.room_left:
        lines.append(words("pledging-room-left", left=done.room_left))
    more = Button(words.plain("pledging-write-more"), Go(to=To.begin).pack()) if done.room_left else None
    return Screen("\n\n".join(lines), column(more, Button(words.plain("button-menu"), MENU)))


def _handed_in(done: Submitted) -> str:
    if done.kind is Kind.immediate:
        return "pledging-submitted-immediate"
    return "pledging-submitted" if done.version == 1 else "pledging-submitted-again"


def _onward(words: Words) -> tuple[tuple[Button, ...], ...]:
    write = Button(words.plain("pledging-write"), Go(to=To.begin).pack())
    return column(write, Button(words.plain("button-menu"), MENU))
