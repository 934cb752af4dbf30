"""The thin year, played by itself: joining, pledging, rating, deciding, publishing, keeping, reminding, commenting.

Every step is a real press on the stand-in's phones; the first thing that does not happen as it should ends the play.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from pathlib import Path

import aiohttp
from sqlmodel import Session

from bot.playground.cast import REPRESENTATIVES, SECRETARY
from bot.playground.clock import PlayClock
from bot.playground.demo import NEW_YEAR, TOKEN, Show, performance
from bot.playground.narrator import Narrator
from bot.playground.people import Person
from bot.playground.telegram import StandIn
from handlers.links import branch_page
from models.tables import Person as OnTheRoster

ARTEFACTS = Path("artefacts/play")
HERO, NEIGHBOUR = "彭冬生", "麻秀英"
NEW_PHONE = 9001
DECIDERS = ("石远山", "龙桂芳", "吴正坤")


@dataclass(frozen=True, slots=True)
class Press:
    label: str


Answer = Press | str

PLEDGES: dict[str, tuple[Answer, ...]] = {
    HERO: (
        Press("1 群众提的"),
        "二组水沟堵了三年，一下雨就往屋里灌",
        Press("2 民生实事"),
        "清通二组排水沟，下雨不再进屋",
        "清通的水沟",
        "现在0米，做到800米",
        "农闲时约八个人，分三段清",
        "9月30日",
        Press("1 会议承诺"),
        Press("提交"),
    ),
    NEIGHBOUR: (
        Press("3 自己的特长"),
        "会苗绣",
        Press("1 兴办产业"),
        "教村里姐妹苗绣，做出的绣片统一卖",
        "学会的人",
        "0 10 人",
        "每周三晚上在活动室教",
        "12月20日",
        Press("3 书面承诺"),
        Press("提交"),
    ),
}


async def play_the_year(folder: Path = ARTEFACTS, tell: Callable[[str], None] = print) -> None:
    """Play from January to the first quarterly review; what was said and the notice board are left in `folder`."""
    stand_in = StandIn(TOKEN, PlayClock(NEW_YEAR))
    await stand_in.start()
    try:
        await play_on(stand_in, folder, tell)
    finally:
        await stand_in.stop()


async def play_on(stand_in: StandIn, folder: Path, tell: Callable[[str], None], database_url: str = "") -> None:
    """The same on a stage whose clock stands at the new year, and on the empty database given."""
    folder.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []

    def both(line: str) -> None:
        lines.append(line)
        tell(line)

    async with performance(stand_in, in_mid_year=False, database_url=database_url) as show:
        await Play(show, Narrator(stand_in, both), folder).play()
    (folder / "conversation.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    tell(f"\n演完了。对话和公示栏都在 {folder.resolve()}")


@dataclass
class Play:
    """One act a method, in the order of the year."""

    show: Show
    narrator: Narrator
    folder: Path

    async def play(self) -> None:
        await self._join()
        for name in PLEDGES:
            await self._pledge(name)
        await self._rate()
        await self._decide()
        await self._publish()
        await self._report()
        await self._remind()
        await self._comment()

    async def _on(self, moment: str) -> None:
        """Turn the clock to that moment in the village; what is due by then is done."""
        await self.show.stand_in.move_to(datetime.fromisoformat(f"{moment}+08:00"))

    def _phone(self, name: str) -> Person:
        if name == HERO:
            return self.show.stand_in.person(NEW_PHONE, name)
        return self.show.stand_in.person(self.show.cast.first.people[name].telegram_id or 0)

    async def _join(self) -> None:
        """The secretary gives one who lost his phone a personal link; it lets him in, once."""
        self.narrator.chapter("进门：专属链接认人")
        await self.show.house.database.change(_lose_phone, self.show.cast.first.people[HERO].id)
        secretary, hero = self._phone(SECRETARY), self._phone(HERO)
        await self.narrator.say(secretary, "/invite")
        await self.narrator.press(secretary, f"1. {HERO}")
        token = str(secretary.screen()["text"]).rpartition("?start=")[2].strip()
        await hero.start(token)
        await self.narrator.press(hero, "1. 是我")
        await self.narrator.press(hero, "1. 可以写我的名字")

    async def _pledge(self, name: str) -> None:
        self.narrator.chapter(f"党员提：{name}写承诺")
        phone = self._phone(name)
        await self.narrator.say(phone, "/pledge")
        for answer in PLEDGES[name]:
            if isinstance(answer, Press):
                await self.narrator.press(phone, answer.label)
            else:
                await self.narrator.say(phone, answer)

    async def _rate(self) -> None:
        await self._on("2026-02-16T10:00")
        self.narrator.chapter("群众评：六位代表，一张卡片点一下")
        secretary = self._phone(SECRETARY)
        await self.narrator.say(secretary, "/review")
        await self.narrator.press(secretary, "7 天")
        await self.narrator.press(secretary, "开始")
        for name in REPRESENTATIVES:
            phone = self._phone(name)
            await phone.heard("请您评一评")
            await self.narrator.press(phone, "开始评")
            for _ in PLEDGES:
                await self.narrator.press(phone, "1 适合")
        await self.narrator.say(secretary, "/review")
        await self.narrator.press(secretary, "提前结束")
        await self.narrator.press(secretary, "现在结束")
        await secretary.heard("群众评结果")

    async def _decide(self) -> None:
        await self._on("2026-02-24T15:00")
        self.narrator.chapter("组织定：五位支委，三位同意就定")
        for name in DECIDERS:
            phone = self._phone(name)
            for author in PLEDGES:
                await self.narrator.say(phone, "/decide")
                await self.narrator.press(phone, _button(phone, author))
                await self.narrator.press(phone, "✅ 同意")
        for name in PLEDGES:
            await self._phone(name).heard("您的承诺通过了")

    async def _publish(self) -> None:
        await self._on("2026-03-10T09:30")
        self.narrator.chapter("三个公开：党员群、乡亲群、公示栏")
        secretary = self._phone(SECRETARY)
        await self.narrator.say(secretary, "/publish")
        await self.narrator.press(secretary, "公开这")
        await self.narrator.press(secretary, "没有涉密")
        for phone in (phone for phone in self.show.stand_in.cast if phone.kind == "group"):
            await self.show.stand_in.person(phone.person).heard("清通二组排水沟", chat=phone.chat)
        await self._keep_board()

    async def _keep_board(self) -> None:
        """Read the notice board as anybody may, and keep it."""
        address = branch_page(self.show.board_url, self.show.cast.first.branch.id)
        async with aiohttp.ClientSession() as visitor, visitor.get(address) as page:
            text = await page.text()
        if page.status != HTTPStatus.OK or "清通二组排水沟" not in text:
            raise RuntimeError(f"the notice board does not show the pledge: {page.status} at {address}")
        (self.folder / "board.html").write_text(text, encoding="utf-8")
        self.narrator.says(f"公示栏：{address} 上有了")

    async def _report(self) -> None:
        await self._on("2026-03-21T19:00")
        self.narrator.chapter(f"践诺：{HERO}报进展，{NEIGHBOUR}还没有")
        hero = self._phone(HERO)
        await self.narrator.say(hero, "/progress")
        await self.narrator.say(hero, "260")
        await self.narrator.press(hero, "1 今天")
        await hero.heard("记好了")

    async def _remind(self) -> None:
        self.narrator.chapter("点评前两周：只提醒还有事没办的人")
        await self._on("2026-03-27T08:30")
        await self._phone(NEIGHBOUR).heard("报一报进展")
        await self._phone(SECRETARY).heard("季度点评（还有")
        if any("件事等着您（" in str(message.get("text")) for message in self._phone(HERO).transcript()):
            raise RuntimeError(f"{HERO} has reported and was reminded all the same")

    async def _comment(self) -> None:
        self.narrator.chapter("一季一点评：书记逐条点评，党员看到")
        secretary, hero = self._phone(SECRETARY), self._phone(HERO)
        await self.narrator.say(secretary, "/comment")
        await self.narrator.say(secretary, "水沟清得快，邻居都说好")
        await self.narrator.say(secretary, "还剩两段")
        await self.narrator.say(secretary, "赶在雨季前清完")
        await self.narrator.press(secretary, "1 一个月后")
        await hero.heard("水沟清得快")
        await self.narrator.press(hero, "已阅")


def _button(phone: Person, words: str) -> str:
    """The label of the button that says these words on what the phone shows last."""
    rows = phone.screen()["reply_markup"]["inline_keyboard"]
    return next(str(button["text"]) for row in rows for button in row if words in button["text"])


def _lose_phone(session: Session, person_id: int) -> None:
    person = session.get_one(OnTheRoster, person_id)
    person.telegram_id, person.joined_at = None, None
    person.name_public, person.name_public_at, person.name_public_version = False, None, 0
    session.add(person)
