from pathlib import Path

import pytest
from dotenv import dotenv_values
from pydantic import SecretStr, ValidationError

from bot.settings import Settings, SettingsError, load_settings
from bot.wording import channels as wording

EXAMPLE = Path(__file__).parents[1] / ".env.example"
NAMES = [field.upper() for field in Settings.model_fields]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def env(text: str, encoding: str = "utf-8") -> Path:
    path = Path(".env")
    path.write_text(text, encoding=encoding)
    return path


def test_the_example_names_every_setting_with_its_default() -> None:
    assert list(dotenv_values(EXAMPLE)) == NAMES
    assert load_settings(EXAMPLE) == Settings()


def test_the_example_explains_every_setting_in_one_line() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if line and not line.startswith("#"):
            assert lines[number - 1].startswith("# ")


def test_every_setting_has_its_wording() -> None:
    assert list(wording.SETTING_EXPECTED) == list(wording.SETTING_REMEDY) == NAMES


def test_values_are_read_from_the_file_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    env(
        "WEB_PORT=9000\nSOURCES_DIRS=a, b ,\nLOG_LEVEL=debug\n"
        "TELEGRAM_API_URL=http://127.0.0.1:8081/\nTELEGRAM_BOT_TOKEN= 12:a-B_c \n"
    )
    monkeypatch.setenv("WEB_PORT", "9001")
    settings = load_settings()
    assert (settings.web_port, settings.sources_dirs, settings.log_level) == (9001, (Path("a"), Path("b")), "DEBUG")
    assert settings.telegram_api_url == "http://127.0.0.1:8081"
    assert settings.telegram_bot_token.get_secret_value() == "12:a-B_c"


def test_empty_values_mean_the_defaults_and_a_windows_mark_is_no_letter() -> None:
    env("".join(f"{name}=\n" for name in NAMES), encoding="utf-8-sig")
    assert load_settings() == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEB_PORT", "0"),
        ("WEB_PORT", "65536"),
        ("WEB_PORT", "tám nghìn"),
        ("WEB_HOST", "http://x"),
        ("TELEGRAM_API_URL", "ftp://x"),
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("ZALO_BOT_WEBHOOK_URL", "http://x"),
        ("ZALO_OA_APP_ID", "mã"),
        ("SOURCES_DIRS", ","),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_a_wrong_value_is_named_with_what_helps(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(env(f'{name}="{value}"\n'))
    (problem,) = error.value.problems
    assert (problem.name, problem.found) == (name, repr(value))
    for words in (name, value, wording.SETTING_EXPECTED[name], wording.SETTING_REMEDY[name]):
        assert words in str(error.value)


@pytest.mark.parametrize("value", ["bi-mat", "123456", "123:a b", ":abc"])
def test_a_wrong_token_is_never_shown(value: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(env(f'TELEGRAM_BOT_TOKEN="{value}"\n'))
    assert error.value.problems[0].found == wording.HIDDEN_VALUE
    assert value not in str(error.value)
    assert error.value.__cause__ is None
    assert error.value.__suppress_context__


def test_an_official_account_is_set_whole_or_not_at_all() -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(env("ZALO_OA_APP_ID=123\nZALO_OA_APP_SECRET=bi-mat\n"))
    assert [problem.name for problem in error.value.problems] == ["ZALO_OA_WEBHOOK_SECRET", "ZALO_OA_REFRESH_TOKEN"]
    assert "bi-mat" not in str(error.value)


@pytest.mark.parametrize(("name", "value"), [("ZALO_BOT_TOKEN", "bi-mat"), ("ZALO_BOT_TOKEN", "123:a b")])
def test_a_wrong_zalo_token_is_never_shown(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(env(f'{name}="{value}"\n'))
    assert error.value.problems[0].found == wording.HIDDEN_VALUE and value not in str(error.value)


def test_a_token_in_the_wrong_place_is_not_shown_either() -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(env("WEB_PORT=123456:bi-mat\n"))
    assert "bi-mat" not in str(error.value)


def test_all_wrong_settings_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(env("WEB_PORT=x\nLOG_LEVEL=y\nTELEGRAM_BOT_TOKN=1:a\n"))
    assert [problem.name for problem in error.value.problems] == ["WEB_PORT", "LOG_LEVEL", "TELEGRAM_BOT_TOKN"]


@pytest.mark.parametrize(
    ("slip", "meant"), [("WEB_PROT", "WEB_PORT"), ("web_prt", "WEB_PORT"), ("SOURCE_DIRS", "SOURCES_DIRS")]
)
def test_a_slip_in_a_name_is_told(slip: str, meant: str) -> None:
    with pytest.raises(SettingsError, match=meant) as error:
        load_settings(env(f"{slip}=1\n"))
    assert error.value.problems[0].name == slip


def test_names_of_other_programs_are_left_alone() -> None:
    assert load_settings(env("HTTP_PROXY=http://x\nCOMPOSE_PROJECT_NAME=y\nweb_port=9000\n")).web_port == 9000


def test_a_file_that_is_no_utf8_is_told() -> None:
    Path(".env").write_bytes("WEB_HOST=máy".encode("utf-16"))
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings()


def test_settings_are_frozen_and_hide_the_token() -> None:
    settings = Settings(telegram_bot_token=SecretStr("123:bi-mat"))
    assert "bi-mat" not in repr(settings)
    with pytest.raises(ValidationError):
        settings.web_port = 1  # type: ignore[misc]
