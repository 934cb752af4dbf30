"""What the bot says about itself: its commands by scope and language, its descriptions and its menu button."""

from dataclasses import dataclass, field

from bot.playground.world import Account, Chat, JsonObject

ScopeKey = tuple[str, int | None, int | None]
DEFAULT: ScopeKey = ("default", None, None)


@dataclass
class Profile:
    commands: dict[tuple[ScopeKey, str], list[JsonObject]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int | None, JsonObject] = field(default_factory=dict)

    def text(self, kind: str, language: str) -> str:
        return self.texts.get((kind, language)) or self.texts.get((kind, ""), "")

    def commands_seen(self, person: Account, chat: Chat) -> list[JsonObject]:
        """The narrowest scope that has any commands wins; within a scope the person's language does."""
        language = (person.language_code or "")[:2].lower()
        for scope in _scopes(person, chat):
            for wording in dict.fromkeys((language, "")):
                if found := self.commands.get((scope, wording)):
                    return found
        return []


def _scopes(person: Account, chat: Chat) -> list[ScopeKey]:
    if chat.kind == "private":
        return [("chat", chat.id, None), ("all_private_chats", None, None), DEFAULT]
    runs = chat.is_run_by(person)
    return [
        ("chat_member", chat.id, person.id),
        *([("chat_administrators", chat.id, None)] if runs else []),
        ("chat", chat.id, None),
        *([("all_chat_administrators", None, None)] if runs else []),
        ("all_group_chats", None, None),
        DEFAULT,
    ]
