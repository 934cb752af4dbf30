"""A wrong or missing value stops the start with one clear line that names the variable and not its value."""

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsMistake, hints, load

TOKEN = "10001:PLAYGROUND-TOKEN"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.chdir(tmp_path)


def mistakes(monkeypatch: pytest.MonkeyPatch, **environment: str) -> tuple[str, ...]:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsMistake) as mistake:
        load()
    return mistake.value.lines


def test_a_token_is_all_that_is_needed() -> None:
    settings = load()
    assert settings.database == "sqlite:///data/jiannuo.sqlite3"
    assert settings.board_url == "http://127.0.0.1:8080"
    assert settings.bot_token.get_secret_value() == TOKEN


def test_a_missing_token_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BOT_TOKEN")
    with pytest.raises(SettingsMistake) as mistake:
        load()
    assert mistake.value.lines == ("BOT_TOKEN is missing",)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "geheim-und-falsch"),
        ("BOT_API_URL", "api.telegram.org"),
        ("BOT_API_URL", "https://"),
        ("DATABASE_URL", "postgresql://u:geheim@host/db"),
        ("DATABASE_URL", "postgresql+psycopg://u:geheim@host"),
        ("DATABASE_URL", "postgresql+psycopg://[geheim"),
        ("REDIS_URL", "localhost:6379/geheim"),
        ("WEBHOOK_URL", "geheim.example.org/hook"),
        ("WEBHOOK_SECRET", "geheim"),
        ("WEBHOOK_SECRET", "geheim mit Leerzeichen"),
        ("LISTEN", "8080"),
        ("LISTEN", "127.0.0.1:80800"),
        ("LISTEN", "::1:8080"),
        ("PUBLIC_URL", "geheim"),
        ("TIMEZONE", "Asia/Geheim"),
        ("LANGUAGE", "geheim"),
        ("LOG_FORMAT", "geheim"),
    ],
)
def test_a_wrong_value_gets_one_line_with_the_name_and_without_the_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    (line,) = mistakes(monkeypatch, **{name: value})
    assert line.startswith(f"{name} ")
    assert "\n" not in line
    assert "geheim" not in line.lower()


def test_every_mistake_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = mistakes(monkeypatch, LISTEN="x", TIMEZONE="Mars", LOG_FORMAT="xml")
    assert [line.split()[0] for line in lines] == ["LISTEN", "TIMEZONE", "LOG_FORMAT"]


def test_a_webhook_needs_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = mistakes(monkeypatch, WEBHOOK_URL="https://bot.example.org/hook")
    assert line.startswith("WEBHOOK_SECRET is missing")


def test_a_slip_in_a_name_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BOT_TOKEN")
    lines = mistakes(monkeypatch, BOT_TOKN="123456:geheim-geheim")
    assert lines == ("BOT_TOKEN is missing", "BOT_TOKN is set but unknown: did you mean BOT_TOKEN?")


def test_a_slip_in_a_name_is_a_hint_when_nothing_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WEBHOOK_SECRT", "x")
    (tmp_path / ".env").write_text("BALLOTS_KEY_DIR=/keys\nSOMETHING_ELSE=1\n", encoding="utf-8")
    load()
    assert list(hints()) == [
        "BALLOTS_KEY_DIR is set but unknown: did you mean BALLOT_KEY_DIR?",
        "WEBHOOK_SECRT is set but unknown: did you mean WEBHOOK_SECRET?",
    ]


def test_what_other_programs_use_is_no_slip() -> None:
    assert list(hints()) == []


@pytest.mark.parametrize("listen", ["0.0.0.0:8080", "[::1]:8080", "localhost:65535"])
def test_addresses_to_listen_on(monkeypatch: pytest.MonkeyPatch, listen: str) -> None:
    monkeypatch.setenv("LISTEN", listen)
    assert load().listen == listen


def test_secrets_are_known_so_that_logs_can_strike_them_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://u:the-password@host/db")
    monkeypatch.setenv("WEBHOOK_SECRET", "the-webhook-secret")
    settings = load()
    assert settings.secrets == (TOKEN, "the-webhook-secret", "the-password")
    assert not any(secret in repr(settings) for secret in settings.secrets)
