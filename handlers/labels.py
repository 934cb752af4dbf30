"""What the marks and reasons of a scale are called: the house's own phrase where it has one, else their label.

What several rounds said is added up; a mark that the newest of them did not offer is called by its code.
"""

from handlers.words import Words
from models.rules.scales import Scale


def mark(words: Words, scale: Scale, code: str) -> str:
    if words.has(f"rating-mark-{code}"):
        return words.plain(f"rating-mark-{code}")
    return next((one.label for one in scale.grades if one.code == code), code)


def reason(words: Words, scale: Scale, code: str) -> str:
    if words.has(f"rating-reason-{code}"):
        return words.plain(f"rating-reason-{code}")
    return next((one.label for one in scale.reasons if one.code == code), code)
