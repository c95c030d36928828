"""The record linked: echoes, families, stories, happenings and identities, kept up to date document by document.

:func:`catch_up` links what has been added since; a document is linked with those that were linked before it, in one
transaction, so stopping loses nothing. What is found depends on the set of documents only: every relation is one of two
documents or tellings, and what hangs together by it has the smallest member's name.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, RowMapping, delete, select

from depesche.record import schema
from depesche.record.linked import dating, echoes, happenings, identities, stories
from depesche.record.linked.documents import Linkable, linkable
from depesche.record.linked.tellings import tellings_of

#: documents that are linked in one transaction
_BATCH = 50


def catch_up(engine: Engine) -> int:
    """Links all documents that are not linked yet; returns how many. A second call finds nothing to do."""
    done = 0
    while True:
        with engine.begin() as connection:
            waiting = list(_waiting(connection))
            for document in linkable(connection, waiting):
                _link(connection, document)
        done += len(waiting)
        if len(waiting) < _BATCH:
            break
    while _identified(engine):
        pass
    return done


def _identified(engine: Engine) -> bool:
    with engine.begin() as connection:
        return identities.catch_up(connection)


def _waiting(connection: Connection) -> Iterator[RowMapping]:
    document, unlinked = schema.document, schema.unlinked
    some = select(unlinked.c.document).order_by(unlinked.c.document).limit(_BATCH)
    ids = connection.execute(some).scalars().all()
    yield from connection.execute(select(document).where(document.c.id.in_(ids)).order_by(document.c.id)).mappings()


def _link(connection: Connection, document: Linkable) -> None:
    tellings = [telling for telling, _ in tellings_of(connection, document)]
    echoes.link(connection, document)
    stories.link(connection, document)
    happenings.link(connection, tellings)
    dating.link(connection, document, tellings)
    connection.execute(delete(schema.unlinked).where(schema.unlinked.c.document == document.id))


def unlink(connection: Connection, document: str) -> None:
    """Takes a document out of all that it was linked with, before its rows are deleted."""
    dating.unlink(connection, document)
    family = echoes.unlink(connection, document)
    stories.unlink(connection, document, family)
    happenings.unlink(connection, document)
