"""Every phrase in every language, none missing, none unused, each with the facts it needs."""

import pytest

from handlers.words import LANGUAGES
from tests.house import phrases
from tests.house.phrases import FAMILIES, members, messages

KNOWN = messages(LANGUAGES[0])


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_the_same_phrases_with_the_same_facts(language: str) -> None:
    other = messages(language)
    assert KNOWN.keys() == other.keys()
    assert not {key: KNOWN[key] ^ other[key] for key in KNOWN if KNOWN[key] != other[key]}


def test_every_phrase_that_is_said_exists() -> None:
    missing = [f"{said.place} says {key}" for said in phrases.said() for key in said.keys if key not in KNOWN]
    assert not missing


def test_every_phrase_is_given_its_facts_and_no_others() -> None:
    """Of a family, one may leave out what another one says."""
    wrong = []
    for said in phrases.said():
        needed = [KNOWN.get(key, frozenset()) for key in said.keys]
        if needed and said.facts != frozenset().union(*needed):
            wrong.append(
                f"{said.place} gives {sorted(said.facts)} to {said.keys}, needed {[sorted(one) for one in needed]}"
            )
    assert not wrong, "\n".join(wrong)


def test_every_family_of_phrases_is_known_and_said() -> None:
    assert phrases.families() == set(FAMILIES)
    assert not phrases.stray_formats()


@pytest.mark.parametrize("family", FAMILIES)
def test_every_value_has_its_phrase(family: str) -> None:
    assert not [key for key in members(family) if key not in KNOWN]


def test_every_refusal_has_its_phrase_and_gives_it_its_facts() -> None:
    wrong = [
        f"{file}:{call.lineno} {key} is given {sorted(given)}, needs {KNOWN.get(key)}"
        for file, call in phrases.refusals()
        for given in [frozenset(str(keyword.arg) for keyword in call.keywords)]
        for key in phrases.keys_of(call.args[0], "refused-")
        if KNOWN.get(key) != given
    ]
    assert phrases.refused()
    assert not wrong, "\n".join(wrong)


def test_every_refusal_is_written_where_it_can_be_found() -> None:
    """Its code is a plain string, never put together."""
    hidden = [f"{file}:{call.lineno}" for file, call in phrases.refusals() if not phrases.keys_of(call.args[0])]
    assert not hidden


def test_no_phrase_is_unused() -> None:
    families = {key for family in FAMILIES for key in members(family)}
    assert not sorted(KNOWN.keys() - phrases.literals() - families - phrases.refused())
