"""A group as tests and the demo handle it: who is in it, what may be written, and its growth to a supergroup."""

from bot.playground.desk import Desk
from bot.playground.earshot import deliver
from bot.playground.membership import set_status
from bot.playground.people import Person
from bot.playground.world import Account, Chat, Kept, Status, Topic

FIRST_SUPERGROUP = -1_000_000_000_000


class Group:
    """The bot is not in it until add_bot(); the first member made the group."""

    def __init__(self, desk: Desk, chat: Chat, members: list[Person]) -> None:
        self.chat = chat
        self._desk = desk
        for number, person in enumerate(members):
            chat.members[person.id] = "member" if number else "creator"

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def title(self) -> str:
        return self.chat.title

    def add_bot(self, by: Person | None = None, *, admin: bool = False) -> None:
        self._change_bot("administrator" if admin else "member", by)

    def remove_bot(self, by: Person | None = None) -> None:
        self._change_bot("kicked", by)

    def add(self, person: Person, by: Person | None = None) -> None:
        set_status(self._desk, self.chat, person.account, "member", by=by.account if by else person.account)

    def remove(self, person: Person, by: Person | None = None) -> None:
        """Without `by` the person leaves."""
        status: Status = "kicked" if by else "left"
        set_status(self._desk, self.chat, person.account, status, by=by.account if by else person.account)

    def promote(self, who: Person | None = None, by: Person | None = None) -> None:
        """Without a person: the bot."""
        account = who.account if who else self._desk.world.bot
        set_status(self._desk, self.chat, account, "administrator", by=self._hand(by))

    def demote(self, who: Person | None = None, by: Person | None = None) -> None:
        account = who.account if who else self._desk.world.bot
        set_status(self._desk, self.chat, account, "member", by=self._hand(by))

    def mute(self, *, muted: bool = True) -> None:
        """Only administrators may write while it is muted."""
        self.chat.muted = muted

    def delete(self) -> None:
        self.chat.deleted = True

    def upgrade(self) -> None:
        """The group lives on under a new number; the old one answers with it."""
        old, world, hand = self.chat, self._desk.world, self._hand(None)
        new = Chat(FIRST_SUPERGROUP + old.id, "supergroup", old.title, members=dict(old.members))
        new.is_forum, new.topics, new.muted = old.is_forum, old.topics, old.muted
        world.chats[new.id] = new
        deliver(self._desk, world.keep(Kept(old, hand, {"migrate_to_chat_id": new.id})))
        old.migrated_to, self.chat = new.id, new
        deliver(self._desk, world.keep(Kept(new, hand, {"migrate_from_chat_id": old.id})))

    @property
    def forum(self) -> bool:
        return self.chat.is_forum

    @forum.setter
    def forum(self, wanted: bool) -> None:
        """Only supergroups have topics: a plain group is upgraded first, as the app does."""
        if wanted and self.chat.kind == "group":
            self.upgrade()
        self.chat.is_forum = wanted

    def open_topic(self, name: str) -> int:
        news = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        kept = self._desk.world.keep(Kept(self.chat, self._hand(None), news))
        kept.thread_id = kept.id
        self.chat.topics[kept.id] = Topic(kept.id, name)
        deliver(self._desk, kept)
        return kept.id

    def close_topic(self, thread: int | None = None) -> None:
        """Without a number: the General topic."""
        if thread is None:
            self.chat.general_closed = True
        else:
            self.chat.topics[thread].closed = True

    def _change_bot(self, status: Status, by: Person | None) -> None:
        set_status(self._desk, self.chat, self._desk.world.bot, status, by=self._hand(by))

    def _hand(self, by: Person | None) -> Account:
        """Who does it: the one named, or the one who made the group."""
        if by:
            return by.account
        maker = next(number for number, status in self.chat.members.items() if status == "creator")
        return self._desk.world.people[maker]
