"""The helper: one gentle question about what neighbours could not see yet, and what was answered, offered."""

from handlers.pledging.buttons import Back, Go, Settle, To
from handlers.screen import Button, Screen, column
from handlers.words import Words
from models.rules.clarity import Doubt
from models.rules.doubting import Way, remaining, ways, with_behind
from models.rules.drafting import Sheet
from models.rules.writing import cut

LONGEST_SHOWN = 60


def ask(words: Words, sheet: Sheet, doubt: Doubt) -> Screen:
    """Whatever is answered, or nothing: the writing goes on."""
    if sheet.offered:
        return _offer(words, sheet, doubt)
    text = cut(sheet.answers.text or "", LONGEST_SHOWN)
    leave = Button(words.plain("pledging-doubt-leave"), Settle(doubt=doubt, way=Way.leave).pack())
    lines = [words("pledging-quoted", text=text), words(f"pledging-doubt-{doubt.value}")]
    return Screen("\n\n".join(lines), (*column(leave), _ways_out(words, sheet)))


def _offer(words: Words, sheet: Sheet, doubt: Doubt) -> Screen:
    said = {Way.instead: sheet.offered, Way.append: with_behind(sheet), Way.leave: sheet.answers.text or ""}
    numbered = list(enumerate(ways(sheet), start=1))
    lines = [
        words("pledging-offered-line", number=number, text=cut(said[way], LONGEST_SHOWN)) for number, way in numbered
    ]
    choices = column(
        *(
            Button(
                words.plain("pledging-choice", number=number, what=words.plain(f"pledging-offered-{way.value}")),
                Settle(doubt=doubt, way=way).pack(),
            )
            for number, way in numbered
        )
    )
    return Screen("\n".join([words("pledging-offered"), *lines]), (*choices, _ways_out(words, sheet)))


def _ways_out(words: Words, sheet: Sheet) -> tuple[Button, ...]:
    """Back, unless an answer is being corrected: then leaving it leads back."""
    back = (Button(words.plain("button-back"), Back(question=sheet.asked).pack()),) if sheet.asked else ()
    return (*back, Button(words.plain("button-cancel"), Go(to=To.stop).pack()))


def hint(words: Words, sheet: Sheet) -> list[str]:
    """One line at the last look about the weightiest thing that is still open."""
    return [words(f"pledging-hint-{doubt.value}") for doubt in remaining(sheet.answers)[:1]]
