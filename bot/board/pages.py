"""The public notice board: what a branch has promised, for everybody who passes by. No account, no script, no trace."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.board import places, verifying, views
from bot.board.reading import Reading, reading
from bot.board.views import Link
from models.database import Database
from models.queries import board, proving
from models.rules.printing import code_from

HERE = Path(__file__).parent
STYLE = HERE / "style.css"
SEAL = HERE / "seal.svg"
A_NUMBER = r"\d{1,9}"
SAFE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-cache",
    "Vary": "Accept-Language",
}
"""A page that is taken back must not live on in a search engine or a cache."""

PRESS = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined)
PRESS.trim_blocks = PRESS.lstrip_blocks = True


def routes(database: Database, now: Callable[[], datetime], zone: ZoneInfo, language: str) -> list[web.RouteDef]:
    """The board's pages. `zone` is where its days are counted, `language` what is spoken to who asks for none."""
    pages = Board(database, now, zone, language)
    return [
        web.get("/", pages.index),
        web.get(f"/townships/{{number:{A_NUMBER}}}", pages.township),
        web.get(f"/branches/{{number:{A_NUMBER}}}", pages.branch),
        web.get(f"/pledges/{{number:{A_NUMBER}}}", pages.pledge),
        web.get("/secrecy", pages.secrecy),
        web.get("/verify", pages.verify),
        web.get("/verify/{code}", pages.verify),
        web.get("/board/style.css", _style),
        web.get("/board/seal.svg", _seal),
    ]


@dataclass(frozen=True, slots=True)
class Board:
    """Reads what is public and sets it on a page."""

    database: Database
    now: Callable[[], datetime]
    zone: ZoneInfo
    language: str

    async def index(self, request: web.Request) -> web.Response:
        """Where there is but one township, its branches are listed at once."""
        how = reading(request, self.language)
        words = how.words
        townships = await self.database.look(board.townships)
        ways = places.counties(how, townships)
        if len(townships) == 1 and (only := await self.database.look(board.township, townships[0].unit_id)):
            ways = [places.township(how, only.township, only.entries)]
        frame = views.frame(how, request.path, words.plain("board-title"), None, self._here())
        facts: dict[str, Any] = {"heading": words.plain("board-heading"), "lead": words.plain("board-lead")}
        facts |= {"places": ways, "empty": words.plain("board-empty")}
        return _printed("index.html", frame, **facts)

    async def township(self, request: web.Request) -> web.Response:
        how = reading(request, self.language)
        found = await self.database.look(board.township, int(request.match_info["number"]))
        if found is None:
            return self._not_there(how, request.path)
        back = Link(how.words.plain("board-all"), how.link("/"))
        frame = views.frame(how, request.path, found.township, back, self._here())
        return _printed("township.html", frame, above=found.above, places=[places.township(how, "", found.entries)])

    async def branch(self, request: web.Request) -> web.Response:
        how = reading(request, self.language)
        shelf = await self.database.look(board.branch, int(request.match_info["number"]))
        if shelf is None:
            return self._not_there(how, request.path)
        back = Link(shelf.above, how.link(f"/townships/{shelf.above_id}"))
        frame = views.frame(how, request.path, shelf.branch, back, self._here())
        return _printed("branch.html", frame, years=views.years(how, shelf))

    async def pledge(self, request: web.Request) -> web.Response:
        how = reading(request, self.language)
        page = await self.database.look(board.pledge, int(request.match_info["number"]))
        if page is None:
            return self._not_there(how, request.path)
        words, one = how.words, page.pledge
        title = words.plain("board-pledge", who=views.who(words, one), year=str(page.year))
        back = Link(page.branch, how.link(f"/branches/{page.branch_id}"))
        frame = views.frame(how, request.path, title, back, self._here())
        return _printed("pledge.html", frame, **self._pledge(how, page))

    async def secrecy(self, request: web.Request) -> web.Response:
        how = reading(request, self.language)
        back = Link(how.words.plain("board-all"), how.link("/"))
        frame = views.frame(how, request.path, how.words.plain("board-secrecy"), back, self._here())
        lead = how.words.plain("board-secrecy-lead")
        return _printed("secrecy.html", frame, lead=lead, chapters=views.secrecy(how.words))

    async def verify(self, request: web.Request) -> web.Response:
        """Whether a printed paper is what was recorded. Asked for by its code, on the QR or typed."""
        how = reading(request, self.language)
        typed = request.match_info.get("code") or request.query.get("code", "")
        said, code = request.query.get("said", ""), code_from(typed)
        proof = await self.database.look(proving.proof, code) if code else None
        back = Link(how.words.plain("board-all"), how.link("/"))
        path, title = f"/verify/{code}" if code else "/verify", how.words.plain("board-verify")
        frame = views.frame(how, path, title, back, self._here())
        page = _printed("verify.html", frame, **verifying.facts(how, typed, said, proof))
        page.headers["Content-Security-Policy"] = SAFE["Content-Security-Policy"].replace(
            "form-action 'none'", "form-action 'self'"
        )
        return page

    def _pledge(self, how: Reading, page: board.Page) -> dict[str, Any]:
        words, one = how.words, page.pledge
        review, marks = views.marks(words, page)
        published_on = (one.published_at or self.now()).astimezone(self.zone).date()
        return {
            "text": one.wording.text,
            "rows": views.rows(words, one, published_on),
            "progress_title": words.plain("board-progress"),
            "progress": views.progress(words, one),
            "told": views.told(words, one.told_on),
            "review_title": words.plain("board-review-title"),
            "review": review,
            "marks": marks,
        }

    def _not_there(self, how: Reading, path: str) -> web.Response:
        """The same for what never was and for what is not public any more."""
        back = Link(how.words.plain("board-all"), how.link("/"))
        frame = views.frame(how, path, how.words.plain("board-gone-title"), back, self._here())
        return _printed("gone.html", frame, status=web.HTTPNotFound.status_code, gone=how.words.plain("board-gone"))

    def _here(self) -> datetime:
        """Now, as the clock on the wall says it."""
        return self.now().astimezone(self.zone).replace(tzinfo=None)


def _printed(template: str, frame: views.Frame, *, status: int = 200, **facts: Any) -> web.Response:  # noqa: ANN401
    text = PRESS.get_template(template).render(frame=frame, **facts)
    return web.Response(text=text, status=status, content_type="text/html", headers=SAFE)


async def _style(_: web.Request) -> web.Response:
    return web.Response(text=STYLE.read_text(encoding="utf-8"), content_type="text/css", headers=SAFE)


async def _seal(_: web.Request) -> web.Response:
    return web.Response(text=SEAL.read_text(encoding="utf-8"), content_type="image/svg+xml", headers=SAFE)
