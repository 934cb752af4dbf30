"""HTML is read as strictly as by Telegram."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.markup import read_html, utf16_length
from bot.playground.paint import paint
from bot.playground.refusals import Refused
from bot.playground.texts import read_caption, read_text, typed_text

REFUSED = {
    "<foo>x</foo>": 'Unsupported start tag "foo" at byte offset 0',
    "承诺<foo>": 'Unsupported start tag "foo" at byte offset 6',
    "1 < 2": 'Unsupported start tag "" at byte offset 2',
    "<b>x": 'Can\'t find end tag corresponding to start tag "b"',
    "x</b>": "Unexpected end tag at byte offset 1",
    "<b><i>x</b></i>": 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
    "<b>x</i>": 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    "<b": "Unclosed start tag at byte offset 0",
    '<a href="x': "Unclosed start tag at byte offset 0",
    "<b>x</b": "Unclosed end tag at byte offset 4",
    "<a =x>y</a>": 'Empty attribute name in the tag "a" at byte offset 0',
    "<a href=x/y>z</a>": "Unexpected end of name token at byte offset 8",
    "<span>x</span>": 'Tag "span" must have class "tg-spoiler" at byte offset 0',
}


@pytest.mark.parametrize(("html", "why"), REFUSED.items())
def test_bad_html_is_refused_in_telegrams_words(html: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        read_html(html)
    assert refused.value.code == 400
    assert refused.value.description == f"Bad Request: can't parse entities: {why}"


READ = {
    "<b>承诺</b>": ("承诺", [("bold", 0, 2)]),
    "🌾<i>a</i>": ("🌾a", [("italic", 2, 1)]),
    "<b>a<i>b</i></b>": ("ab", [("bold", 0, 2), ("italic", 1, 1)]),
    "<B>a</>": ("a", [("bold", 0, 1)]),
    "<b></b>a": ("a", []),
    "a &amp; b &lt; c & d &nbsp;": ("a & b < c & d &nbsp;", []),
    "&#25215;&#x8bfa;": ("承诺", []),
    '<a href="https://a.b/?x=1&amp;y">z</a>': ("z", [("text_link", 0, 1)]),
    '<a href="nowhere">z</a>': ("z", []),
    "<tg-spoiler>x</tg-spoiler>": ("x", [("spoiler", 0, 1)]),
    '<span class="tg-spoiler">x</span>': ("x", [("spoiler", 0, 1)]),
    "<blockquote expandable>x</blockquote>": ("x", [("expandable_blockquote", 0, 1)]),
    '<pre><code class="language-python">x</code></pre>': ("x", [("pre", 0, 1)]),
    "<code>x</code>": ("x", [("code", 0, 1)]),
}


@pytest.mark.parametrize(("html", "expected"), READ.items())
def test_good_html_becomes_text_and_entities(html: str, expected: tuple[str, list[tuple[str, int, int]]]) -> None:
    text, entities = read_html(html)
    assert (text, [(one["type"], one["offset"], one["length"]) for one in entities]) == expected


def test_a_link_keeps_its_address_and_code_its_language() -> None:
    assert read_html('<a href="https://a.b/?x=1&amp;y">z</a>')[1][0]["url"] == "https://a.b/?x=1&y"
    assert read_html('<pre><code class="language-python">x</code></pre>')[1][0]["language"] == "python"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_whatever_is_escaped_is_read_back(text: str) -> None:
    assert read_html(escape(text, quote=True).replace("&#x27;", "'")) == (text, [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "message text is empty"),
        ("  \n ", "text must be non-empty"),
        ("<b> </b>", "text must be non-empty"),
        ("承" * 4097, "message is too long"),
        ("承" * 10923, "text is too long"),
    ],
)
def test_empty_and_endless_texts_are_refused(text: str, words: str) -> None:
    with pytest.raises(Refused, match=f"Bad Request: {words}"):
        read_text(text, "HTML")


def test_the_limit_counts_what_is_left_after_parsing() -> None:
    assert len(read_text("<b>" + "承" * 4096 + "</b>", "HTML")["text"]) == 4096
    with pytest.raises(Refused, match="message caption is too long"):
        read_caption("承" * 1025, "HTML")


def test_other_parse_modes_are_refused() -> None:
    with pytest.raises(Refused, match="unsupported parse_mode"):
        read_text("x", "BBCode")
    with pytest.raises(Refused, match="HTML only"):
        read_text("*x*", "MarkdownV2")


def test_spaces_at_the_ends_go_and_entities_move_along() -> None:
    content = read_text("  \n <b>承诺</b> \n", "HTML")
    assert content == {"text": "承诺", "entities": [{"type": "bold", "offset": 0, "length": 2}]}


def test_links_commands_and_mentions_are_found_but_not_inside_code() -> None:
    found = typed_text("/start 看 https://a.b/c。问 @secretary_li #承诺")["entities"]
    assert [one["type"] for one in found] == ["bot_command", "url", "mention", "hashtag"]
    assert read_text("<code>/start</code>", "HTML")["entities"][0]["type"] == "code"
    assert len(read_text("<code>/start</code>", "HTML")["entities"]) == 1


def painted(html: str) -> str:
    return paint(*read_html(html))


def test_the_page_gets_the_text_back_as_safe_html() -> None:
    assert painted("<b>a<i>b</i></b>\n&lt;script&gt;") == "<b>a<i>b</i></b><br>&lt;script&gt;"
    assert painted('<a href="https://a.b">z</a>') == '<a href="https://a.b">z</a>'


def test_the_page_never_gets_a_script_from_a_link() -> None:
    entity = {"type": "text_link", "offset": 0, "length": 1, "url": "javascript:alert(1)"}
    assert paint("z", [entity]) == "z"
    quoted = {"type": "text_link", "offset": 0, "length": 1, "url": 'https://a.b/"onload="x'}
    assert '"onload' not in paint("z", [quoted])


def test_overlapping_entities_still_nest() -> None:
    overlap = [{"type": "bold", "offset": 0, "length": 2}, {"type": "italic", "offset": 1, "length": 2}]
    assert paint("abc", overlap) == "<b>a<i>b</i></b><i>c</i>"


@given(st.text(max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(1, 20)), max_size=4))
def test_no_entity_can_bring_a_tag_of_its_own(text: str, spans: list[tuple[int, int]]) -> None:
    whole = utf16_length(text)
    entities = [
        {"type": "bold", "offset": offset, "length": min(length, whole - offset)}
        for offset, length in spans
        if offset < whole
    ]
    bare = paint(text, entities).replace("<b>", "").replace("</b>", "").replace("<br>", "")
    assert "<" not in bare
    assert ">" not in bare
