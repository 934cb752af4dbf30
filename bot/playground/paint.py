"""A text and its entities as safe HTML for the page: only tags from this table, everything else escaped."""

from html import escape
from itertools import pairwise

from bot.playground.markup import LINKS
from bot.playground.world import JsonObject

TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}


def paint(text: str, entities: list[JsonObject]) -> str:
    """Cuts the text where entities begin and end, and wraps each piece by itself: overlaps cannot break it."""
    units = text.encode("utf-16-le")
    edges = {0, len(units) // 2}
    for entity in entities:
        edges |= {entity["offset"], entity["offset"] + entity["length"]}
    pieces = []
    for begin, end in pairwise(sorted(edges)):
        words = units[begin * 2 : end * 2].decode("utf-16-le", "replace")
        pieces.append(_wrapped(words, [entity for entity in entities if _covers(entity, begin, end)]))
    return _joined("".join(pieces))


def _covers(entity: JsonObject, begin: int, end: int) -> bool:
    return bool(entity["offset"] <= begin and end <= entity["offset"] + entity["length"])


def _wrapped(words: str, entities: list[JsonObject]) -> str:
    html = escape(words).replace("\n", "<br>")
    for entity in reversed(entities):
        html = _one(entity, words, html)
    return html


def _one(entity: JsonObject, words: str, html: str) -> str:
    if entity["type"] in TAGS:
        tag = TAGS[entity["type"]]
        return f"<{tag}>{html}</{tag}>"
    url = {"text_link": entity.get("url", ""), "url": words}.get(entity["type"], "")
    if url.lower().startswith(LINKS[:3]):
        return f'<a href="{escape(url)}">{html}</a>'
    return html


def _joined(html: str) -> str:
    """Neighbouring pieces of one tag become one again, so that a quotation is not two boxes."""
    for tag in dict.fromkeys(TAGS.values()):
        html = html.replace(f"</{tag}><{tag}>", "")
    return html
