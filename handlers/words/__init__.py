"""Every phrase of the house, by key, in the reader's language; facts are made safe for HTML in this one place."""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from markupsafe import Markup, escape

HERE = Path(__file__).parent
LANGUAGES = ("zh-CN", "en")
MOST_KEPT = 4096
"""Phrases kept as they were last worded: buttons and questions are the same all day, and wording them takes longest."""


class Words:
    """`words("room-phrase", fact=…)` gives HTML; `words.plain(…)` gives bare text, for buttons, toasts and commands."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._bundle = _bundle(language)
        self._formatted = lru_cache(MOST_KEPT, typed=True)(self._formatted_anew)

    def __call__(self, key: str, **facts: object) -> str:
        return self._format(key, facts, lambda fact: str(escape(fact)) if isinstance(fact, str) else fact)

    def markup(self, key: str, **facts: object) -> Markup:
        """The phrase as a fact for another phrase: safe already, not to be escaped again."""
        return Markup(self(key, **facts))  # noqa: S704 - every fact in it has been escaped

    def plain(self, key: str, **facts: object) -> str:
        return self._format(key, facts, lambda fact: str(fact) if isinstance(fact, Markup) else fact)

    def has(self, key: str) -> bool:
        return self._bundle.has_message(key)

    def _format(self, key: str, facts: dict[str, object], safe: Callable[[object], object]) -> str:
        return self._formatted(key, **{name: safe(fact) for name, fact in facts.items()})

    def _formatted_anew(self, key: str, /, **facts: object) -> str:
        """LookupError or ValueError for a missing key or fact, which the tests find before a reader does."""
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise LookupError(key)
        text, errors = self._bundle.format_pattern(pattern, facts)
        if errors:
            raise ValueError(f"{key} in {self.language}: {errors[0]}")
        return str(text)


@cache
def words_in(language: str) -> Words:
    return Words(language)


def spoken(chosen: str | None, telegram: str | None, default: str) -> str:
    """The person's choice, else what the phone speaks as far as we do, else the deployment's language."""
    if chosen in LANGUAGES:
        return chosen
    first = (telegram or "").lower().partition("-")[0]
    return next((one for one in LANGUAGES if one.partition("-")[0] == first), default)


def phrases(language: str) -> Iterable[Path]:
    """The files that hold a language's phrases, one a room."""
    return sorted((HERE / language).glob("*.ftl"))


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for file in phrases(language):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")), allow_overrides=False)
    return bundle
