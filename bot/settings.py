"""Every setting, read once from the environment and ``.env``; a wrong value stops the start.

SettingsError   lists each wrong setting: name, expected, found, remedy
"""

import difflib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.doors.access import Access
from bot.doors.rates import readable_rates
from bot.wording import channels as wording

TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+", re.ASCII)
HOST = re.compile(r"[A-Za-z0-9.:_-]+")
PERSON = re.compile(r"[a-z]+:[A-Za-z0-9_-]+")
SLIP_LIKENESS = 0.8  # WEB_PROT is WEB_PORT; PORT alone or HTTP_PROXY is someone else's


@dataclass(frozen=True, slots=True)
class Problem:
    """One wrong setting; ``found`` never holds a secret."""

    name: str
    expected: str
    found: str
    remedy: str


class SettingsError(ValueError):
    """The start is refused; ``problems`` names every wrong setting at once."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        lines = [wording.setting_problem(p.name, p.expected, p.found, p.remedy) for p in problems]
        super().__init__("\n".join([wording.SETTINGS_WRONG, *lines]))


class Settings(BaseSettings):
    """The settings of one run; the names in ``.env`` are the field names in capitals."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=True, env_file_encoding="utf-8-sig")

    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8080, ge=1, le=65535)
    telegram_bot_token: SecretStr = SecretStr("")
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook_url: str = ""
    embedding_model: str = ""
    store_dir: Path = Path("var/store")
    sources_dirs: Annotated[tuple[Path, ...], NoDecode] = (Path("knowledge/announcements"),)
    added_dir: Path = Path("var/sources")
    read_max_mb: int = Field(default=50, ge=1, le=1000)
    fetch_private: bool = False
    database_url: SecretStr = SecretStr("sqlite:///var/data/tro-ly.db")
    keep_days: int = Field(default=90, ge=1, le=3650)
    access: Access = Access.EVERYONE
    allowed_people: Annotated[tuple[str, ...], NoDecode] = ()
    ask_limit: str = "20/minute; 500/day"
    web_address_limit: str = "240/minute"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = "INFO"

    @field_validator("*", mode="before")
    @classmethod
    def _trim(cls, value: object) -> object:
        return value.strip() if isinstance(value, str) else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _capitals(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("access", mode="before")
    @classmethod
    def _small(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("ask_limit", "web_address_limit")
    @classmethod
    def _rates(cls, value: str) -> str:
        readable_rates(value)
        return value

    @field_validator("allowed_people")
    @classmethod
    def _people(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(PERSON.fullmatch(name) for name in value):
            raise ValueError("no person")
        return value

    @field_validator("sources_dirs", "allowed_people", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return [item.strip() for item in value.split(",") if item.strip()] if isinstance(value, str) else value

    @field_validator("sources_dirs")
    @classmethod
    def _at_least_one(cls, value: tuple[Path, ...]) -> tuple[Path, ...]:
        if not value:
            raise ValueError("empty")
        return value

    @field_validator("web_host")
    @classmethod
    def _host(cls, value: str) -> str:
        if not HOST.fullmatch(value):
            raise ValueError("no host")
        return value

    @property
    def folders(self) -> tuple[Path, ...]:
        """Every folder of sources: those that are named, and the one of added documents once there is one."""
        return (*self.sources_dirs, *([self.added_dir] if self.added_dir.is_dir() else []))

    @field_validator("telegram_bot_token")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("no token")
        return value

    @field_validator("telegram_api_url")
    @classmethod
    def _address(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("no address")
        return value.rstrip("/")

    @field_validator("telegram_webhook_url")
    @classmethod
    def _public_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment):
            raise ValueError("no public address")
        return value.rstrip("/")


def load_settings(env_file: Path = Path(".env")) -> Settings:
    """The settings of this run; raises ``SettingsError`` where any is wrong."""
    try:
        slips = _slips(env_file)
    except UnicodeDecodeError:
        unreadable = Problem(
            str(env_file), wording.UNREADABLE_ENV_EXPECTED, wording.UNREADABLE_ENV_FOUND, wording.UNREADABLE_ENV_REMEDY
        )
        raise SettingsError([unreadable]) from None
    try:
        settings = Settings(_env_file=env_file)
    except ValidationError as error:  # not chained: its text holds the values, secret ones too
        problems = [_problem(detail) for detail in error.errors()]
    else:
        problems = []
    if problems or slips:
        raise SettingsError(problems + slips) from None
    return settings


def _problem(detail: ErrorDetails) -> Problem:
    field = str(detail["loc"][0])
    given = str(detail["input"])
    secret = Settings.model_fields[field].annotation is SecretStr or TOKEN.fullmatch(given.strip())
    found = wording.HIDDEN_VALUE if secret else repr(given)
    name = field.upper()
    return Problem(name, wording.SETTING_EXPECTED[name], found, wording.SETTING_REMEDY[name])


def _slips(env_file: Path) -> list[Problem]:
    """Names in ``.env`` that are none of ours and look like a slip of one."""
    known = [field.upper() for field in Settings.model_fields]
    problems = []
    for name in dotenv_values(env_file, encoding="utf-8-sig") if env_file.is_file() else ():
        meant = difflib.get_close_matches(name.upper(), known, n=1, cutoff=SLIP_LIKENESS)
        if meant and name.upper() not in known:
            problems.append(Problem(name, wording.UNKNOWN_SETTING_EXPECTED, name, wording.misspelt(name, meant[0])))
    return problems
