"""How a visitor wants to read: in which language and in which size, from the address and the browser."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from aiohttp import web

from handlers.words import LANGUAGES, Words, spoken, words_in


@dataclass(frozen=True, slots=True)
class Reading:
    """`chosen` is the language in the address; empty when the browser's is taken."""

    words: Words
    big: bool = False
    chosen: str = ""

    def link(self, path: str, *, language: str | None = None, big: bool | None = None) -> str:
        """The address of another page, read in the same way but for what is changed."""
        wanted = {
            "lang": self.chosen if language is None else language,
            "big": "1" if (self.big if big is None else big) else "",
        }
        kept = urlencode({name: value for name, value in wanted.items() if value})
        return f"{path}?{kept}" if kept else path


def reading(request: web.Request, default: str) -> Reading:
    chosen = request.query.get("lang", "")
    chosen = chosen if chosen in LANGUAGES else ""
    accepted = _accepted(request.headers.get("Accept-Language", ""))
    language = chosen or next((spoken(None, one, "") for one in accepted if spoken(None, one, "")), default)
    return Reading(words_in(language), big=request.query.get("big") == "1", chosen=chosen)


def _accepted(header: str) -> Iterable[str]:
    """The languages of an Accept-Language header, the most wanted first; what is malformed counts for nothing."""
    wanted = []
    for part in header.split(",")[:16]:
        language, _, weight = part.partition(";q=")
        try:
            wanted.append((-float(weight or 1), language.strip()))
        except ValueError:
            continue
    return [language for _, language in sorted(wanted, key=lambda one: one[0])]
