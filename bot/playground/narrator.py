"""Tells in the terminal what happens on the phones: who says and presses what, and what the bot shows."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from bot.playground.people import Person, Where
from bot.playground.telegram import StandIn
from bot.playground.world import Event, Kept

ZONE = ZoneInfo("Asia/Shanghai")
BOT = "践诺"


class Narrator:
    """`tell` takes one line at a time: print, or a list's append."""

    def __init__(self, stand_in: StandIn, tell: Callable[[str], None]) -> None:
        self._stand_in = stand_in
        self._tell = tell
        stand_in.desk.world.listeners.append(self._witness)

    def chapter(self, title: str) -> None:
        now = self._stand_in.clock.now().astimezone(ZONE)
        self._tell(f"\n══ {now:%Y-%m-%d %H:%M}  {title}")

    def says(self, what: str) -> None:
        self._tell(f"   {what}")

    async def press(self, person: Person, label: str, chat: Where = None) -> None:
        """Press the newest button that begins so, and wait until the bot has answered."""
        self._tell(f"{person.name} 按〔{label}〕")
        await person.press(label, chat=chat)
        await person.quiet()

    async def say(self, person: Person, text: str, chat: Where = None) -> None:
        await person.say(text, chat=chat)
        await person.quiet()

    def _witness(self, event: Event) -> None:
        if event.kind == "message" and event.message:
            self._tell(_line(event.message))
        elif event.kind == "toast" and event.data["text"]:
            person = self._stand_in.person(event.data["person"])
            self._tell(f"   {BOT} → {person.name}（提示）：{event.data['text']}")


def _line(kept: Kept) -> str:
    """A message as one paragraph: the bot's on the phone it shows up on, a person's under the person's name."""
    text = str(kept.content.get("text") or kept.content.get("caption") or "、".join(kept.content))
    if not kept.sender.is_bot:
        return f"{kept.sender.first_name}：{text}"
    rows = (kept.markup or {}).get("inline_keyboard", [])
    buttons = " ".join(f"〔{button['text']}〕" for row in rows for button in row)
    said = text.replace("\n", "\n      ")
    edited = "（改）" if kept.edited else ""
    return f"   {BOT} → {kept.chat.title}{edited}：{said}" + (f"\n      {buttons}" if buttons else "")
