"""Brings a database to the tables of this version, step by step, through Alembic."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from depesche.errors import RecordError

#: the newest revision in migrations/versions; a test holds it against Alembic's own idea
HEAD = "0004"


def current(connection: Connection) -> str | None:
    """The revision the database stands at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(connection: Connection) -> None:
    """Creates or upgrades the tables. Raises RecordError if the database was made by a newer Depesche."""
    stands_at = current(connection)
    if stands_at == HEAD:
        return
    from alembic import command  # only here: most openings need no migration, and this import is slow
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise RecordError(
            f"the record is at revision {stands_at}, which this version of Depesche does not know; upgrade Depesche"
        ) from error
