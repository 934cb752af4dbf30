"""Who said what in an open round, pledge by pledge."""

from handlers import labels
from handlers.rating.leaves import turning
from handlers.rating.screens import Voices
from handlers.screen import MENU, Button, Screen, column
from handlers.words import Words
from models.queries.openly import Said
from models.queries.openly import Voices as Heard
from models.rules.scales import Scale
from models.rules.writing import cut

LONGEST_TEXT = 40


def voices(words: Words, heard: Heard) -> Screen:
    """One pledge, and everybody on the roll by name with what they said of it, twelve at a time."""
    title = words("rating-voices", number=heard.number, total=heard.total)
    about = words("rating-result-title", number=heard.number, author=heard.author, text=cut(heard.text, LONGEST_TEXT))
    lines = [_line(words, heard.scale, one) for one in heard.said]
    turn = turning(words, heard.page, heard.pages, lambda to: Voices(round_id=heard.round_id, page=to))
    menu = Button(words.plain("button-menu"), MENU)
    return Screen("\n".join([title, about, "", *lines]), (*turn, *column(menu)))


def _line(words: Words, scale: Scale, one: Said) -> str:
    if one.slip is None:
        return words("rating-voice-none", name=one.name)
    mark = labels.mark(words, scale, one.slip.mark)
    if one.slip.reason is None:
        return words("rating-voice", name=one.name, mark=mark)
    return words("rating-voice-why", name=one.name, mark=mark, reason=labels.reason(words, scale, one.slip.reason))
