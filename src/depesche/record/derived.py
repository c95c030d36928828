"""What can be made again from the rest of a record, kept so that a question need not wait for it."""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.exc import DatabaseError

from depesche.record import schema

_IDENTITIES = "identities"


def identities(engine: Engine, stamp: str, find: Callable[[Connection], Mapping[str, str]]) -> Mapping[str, str]:
    """For every entity that is one with another the id of that one: as kept, or found anew and kept.

    ``stamp`` names the versions that the answer depends on besides the record, which forgets it at every change.
    """
    with engine.connect() as connection:
        kept = connection.execute(select(schema.derived.c.stamp).where(schema.derived.c.name == _IDENTITIES)).scalar()
        if kept == stamp:
            rows = connection.execute(select(schema.identity.c.entity, schema.identity.c.one))
            return {row.entity: row.one for row in rows}
        found = find(connection)
    try:
        with engine.begin() as connection:
            forget(connection)
            if found:
                connection.execute(
                    insert(schema.identity), [{"entity": entity, "one": one} for entity, one in sorted(found.items())]
                )
            connection.execute(insert(schema.derived), [{"name": _IDENTITIES, "stamp": stamp}])
    except DatabaseError:
        pass  # a record that cannot be written to, or is being written: found anew at the next question
    return found


def forget(connection: Connection) -> None:
    """Forgets what was derived: the record has changed."""
    connection.execute(delete(schema.identity))
    connection.execute(delete(schema.derived).where(schema.derived.c.name == _IDENTITIES))
