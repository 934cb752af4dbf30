"""Telegram's HTML, read as strictly as Telegram reads it: a text and its entities, or an exact refusal."""

import string
from dataclasses import dataclass, field

from bot.playground.refusals import BAD_ENTITIES, bad_request
from bot.playground.scanner import SPACES, Scanner
from bot.playground.world import JsonObject

STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "blockquote": "blockquote",
}
TAGS = {*STYLES, "a", "code", "pre", "tg-emoji"}
NAME_TOKEN = string.ascii_letters + string.digits + ".-"
LINKS = ("http://", "https://", "tg://", "ton://")


def utf16_length(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


@dataclass
class _Open:
    tag: str
    argument: str
    offset: int
    begins: int


@dataclass
class _Reader(Scanner):
    text: list[str] = field(default_factory=list)
    offset: int = 0
    entities: list[JsonObject] = field(default_factory=list)
    nested: list[_Open] = field(default_factory=list)

    def write(self, words: str) -> None:
        self.text.append(words)
        self.offset += utf16_length(words)

    def refusal(self, why: str, position: int) -> Exception:
        return bad_request(BAD_ENTITIES.format(why=why.replace("{at}", str(self.bytes_before(position)))))


def read_html(source: str) -> tuple[str, list[JsonObject]]:
    """Entities are counted in UTF-16 units, in the order in which they begin, the longer first."""
    reader = _Reader(source)
    while not reader.ended:
        if reader.char == "<":
            _tag(reader)
        elif reader.char == "&":
            reader.write(reader.take_character())
        else:
            reader.write(reader.take_until("<&"))
    if reader.nested:
        tag = reader.nested[-1].tag
        raise reader.refusal(f'Can\'t find end tag corresponding to start tag "{tag}"', reader.at)
    return "".join(reader.text), in_order(reader.entities)


def in_order(entities: list[JsonObject]) -> list[JsonObject]:
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _tag(reader: _Reader) -> None:
    begin = reader.at
    reader.at += 1
    if reader.char == "/":
        reader.at += 1
        _end_tag(reader, begin)
    else:
        _start_tag(reader, begin)


def _start_tag(reader: _Reader, begin: int) -> None:
    tag = reader.take_until(SPACES + ">").lower()
    if reader.ended:
        raise reader.refusal("Unclosed start tag at byte offset {at}", begin)
    if tag not in TAGS:
        raise reader.refusal(f'Unsupported start tag "{tag}" at byte offset {{at}}', begin)
    attributes = _attributes(reader, tag, begin)
    reader.at += 1
    argument = _argument(tag, attributes)
    if tag == "span" and argument != "spoiler":
        raise reader.refusal('Tag "span" must have class "tg-spoiler" at byte offset {at}', begin)
    reader.nested.append(_Open(tag, argument, reader.offset, len(reader.text)))


def _attributes(reader: _Reader, tag: str, begin: int) -> dict[str, str]:
    attributes = {}
    reader.skip_spaces()
    while reader.char != ">":
        name = reader.take_until(SPACES + "=>/\"'")
        if not name:
            raise reader.refusal(f'Empty attribute name in the tag "{tag}" at byte offset {{at}}', begin)
        reader.skip_spaces()
        attributes[name] = _value(reader, begin) if reader.char == "=" else ""
        if reader.ended:
            raise reader.refusal("Unclosed start tag at byte offset {at}", begin)
        reader.skip_spaces()
    return attributes


def _value(reader: _Reader, begin: int) -> str:
    reader.at += 1
    reader.skip_spaces()
    if reader.char in "\"'":
        return _quoted(reader)
    begin_of_token = reader.at
    token = reader.take_while(NAME_TOKEN)
    if reader.ended:
        raise reader.refusal("Unclosed start tag at byte offset {at}", begin)
    if reader.char not in SPACES + ">":
        raise reader.refusal("Unexpected end of name token at byte offset {at}", begin_of_token)
    return token.lower()


def _quoted(reader: _Reader) -> str:
    quote, value = reader.char, []
    reader.at += 1
    while not reader.ended and reader.char != quote:
        value.append(reader.take_character() if reader.char == "&" else reader.take_until("&" + quote))
    reader.at += not reader.ended
    return "".join(value)


def _argument(tag: str, attributes: dict[str, str]) -> str:
    if tag == "blockquote":
        return "expandable" if "expandable" in attributes else ""
    if tag in ("code", "span"):
        prefix = {"code": "language-", "span": "tg-"}[tag]
        value = attributes.get("class", "")
        return value.removeprefix(prefix) if value.startswith(prefix) else ""
    return attributes.get({"a": "href", "tg-emoji": "emoji-id"}.get(tag, ""), "")


def _end_tag(reader: _Reader, begin: int) -> None:
    if not reader.nested:
        raise reader.refusal("Unexpected end tag at byte offset {at}", begin)
    found = reader.take_until(SPACES + ">").lower()
    reader.skip_spaces()
    if reader.char != ">":
        raise reader.refusal("Unclosed end tag at byte offset {at}", begin)
    reader.at += 1
    opened = reader.nested.pop()
    if found and found != opened.tag:
        why = f'Unmatched end tag at byte offset {{at}}, expected "</{opened.tag}>", found "</{found}>"'
        raise reader.refusal(why, begin)
    if reader.offset > opened.offset:
        _close(reader, opened)


def _close(reader: _Reader, opened: _Open) -> None:
    entity: JsonObject = {"offset": opened.offset, "length": reader.offset - opened.offset}
    if opened.tag in STYLES:
        expandable = opened.argument == "expandable"
        entity["type"] = "expandable_blockquote" if expandable else STYLES[opened.tag]
        reader.entities.append(entity)
    elif opened.tag in ("pre", "code"):
        _close_code(reader, opened, entity)
    elif opened.tag == "a":
        url = opened.argument or "".join(reader.text[opened.begins :])
        reader.entities.extend(_link(entity, url))
    elif opened.argument:
        reader.entities.append(entity | {"type": "custom_emoji", "custom_emoji_id": opened.argument})


def _close_code(reader: _Reader, opened: _Open, entity: JsonObject) -> None:
    """A language survives only where code and pre enclose the very same text."""
    last = reader.entities[-1] if reader.entities else {}
    pair = {last.get("type"), opened.tag} == {"pre", "code"}
    same = pair and all(last[name] == entity[name] for name in ("offset", "length"))
    if same:
        language = opened.argument or last.get("_language")
        last["type"] = "pre"
        last.pop("_language", None)
        last |= {"language": language} if language else {}
        return
    reader.entities.append(entity | {"type": opened.tag})
    if opened.argument:
        reader.entities[-1]["_language"] = opened.argument


def _link(entity: JsonObject, url: str) -> list[JsonObject]:
    """A link that leads nowhere is dropped without a word, as Telegram does."""
    if url.lower().startswith(LINKS):
        return [entity | {"type": "text_link", "url": url}]
    host = url.split("/", maxsplit=1)[0]
    if "." in host.strip(".") and not set(host) & set(SPACES + ":@"):
        return [entity | {"type": "text_link", "url": f"http://{url}"}]
    return []
