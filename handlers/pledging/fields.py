"""The fields of a pledge in words: how each is called, and what was answered."""

from markupsafe import Markup

from handlers.words import Words
from models.rules.drafting import Answers, Question
from models.rules.indicators import Numbers, counted
from models.rules.pledging import Form
from models.rules.writing import cut

LONGEST_NOTE = 60


def label(words: Words, question: Question) -> str:
    return words.plain(f"pledging-label-{question.value}")


def described(words: Words, answers: Answers, question: Question, longest: int) -> str | Markup:
    """What was answered, in words, texts cut to `longest` signs; empty where nothing was."""
    match question:
        case Question.basis:
            return words.markup(f"pledging-basis-{answers.basis.value}") if answers.basis else ""
        case Question.category:
            return words.markup(f"pledging-category-{answers.category.value}") if answers.category else ""
        case Question.numbers:
            return _numbers(words, answers.numbers) if answers.numbers else ""
        case Question.due_on:
            return words.markup("pledging-by-day", day=answers.due_on) if answers.due_on else ""
        case Question.form:
            return _form(words, answers) if answers.form else ""
        case _:
            return cut(getattr(answers, question) or "", longest)


def why_returned(words: Words, cause: str, note: str) -> list[str]:
    """The committee's cause and note, in the words in which the committee's letter says them."""
    because = [words("deciding-because", cause=words.plain(f"deciding-cause-{cause}"))] if cause else []
    return [*because, *([words("deciding-note", note=cut(note, LONGEST_NOTE))] if note else [])]


def _numbers(words: Words, numbers: Numbers) -> str | Markup:
    if numbers.target is None:
        return ""
    target = counted(numbers.target, numbers.unit)
    if numbers.baseline is None:
        return words.markup("pledging-up-to", target=target)
    return words.markup("pledging-from-to", baseline=counted(numbers.baseline, numbers.unit), target=target)


def _form(words: Words, answers: Answers) -> Markup:
    if answers.form is Form.oath and answers.oath_file_id:
        return words.markup("pledging-oath-spoken")
    return words.markup(f"pledging-form-{answers.form.value}") if answers.form else Markup()
