"""The revisions of the tables, and the way from one to another."""

import logging
from pathlib import Path

from alembic.command import downgrade, upgrade
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.storage.errors import NewerData

logging.getLogger("alembic").setLevel(logging.WARNING)
MIGRATIONS = Path(__file__).parent / "migrations"


def known() -> list[str]:
    """Every revision, the oldest first."""
    return [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()][::-1]


def found_on(connection: Connection) -> str:
    """The revision of the tables that are there; empty where there are none."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def bring(connection: Connection, place: str, revision: str) -> None:
    """Bring the tables to a revision, up or down; raises ``NewerData``."""
    order, found = ["", *known()], found_on(connection)
    if found not in order:
        raise NewerData(place, found)
    wanted = {"head": order[-1], "base": ""}.get(revision, revision)
    config = _config()
    config.attributes["connection"] = connection
    way = downgrade if order.index(wanted) < order.index(found) else upgrade
    if wanted != found:
        way(config, wanted or "base")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
