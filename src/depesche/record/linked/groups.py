"""Groups of documents that grow together: each has the id of its smallest member; who is alone has no row."""

from collections.abc import Callable, Collection, Iterable

from sqlalchemy import Connection, Table, delete, insert, select

from depesche.linking.clusters import Clusters
from depesche.record.chunks import chunks

Pair = tuple[str, str]


class Groups:
    """The groups kept in one table of (document, group)."""

    def __init__(self, table: Table, column: str) -> None:
        self._table, self._group = table, table.c[column]
        self._column = column

    def of(self, connection: Connection, document: str) -> str | None:
        """The group of a document."""
        found: str | None = connection.execute(select(self._group).where(self._table.c.document == document)).scalar()
        return found

    def members(self, connection: Connection, group: str) -> list[str]:
        """The documents of a group."""
        query = select(self._table.c.document).where(self._group == group).order_by(self._table.c.document)
        return list(connection.execute(query).scalars())

    def join(self, connection: Connection, document: str, others: Collection[str]) -> None:
        """Makes a document one group with others and with all that these are one with."""
        if not others:
            return
        together = {document}
        for each in (document, *sorted(others)):
            if each in together and each != document:
                continue
            group = self.of(connection, each)
            together |= set(self.members(connection, group)) if group else {each}
        self._write(connection, together)

    def leave(self, connection: Connection, document: str, pairs: Callable[[Collection[str]], Iterable[Pair]]) -> None:
        """Takes a document out of its group; ``pairs`` gives those of the rest that still are together."""
        group = self.of(connection, document)
        if group is None:
            return
        rest = [each for each in self.members(connection, group) if each != document]
        connection.execute(delete(self._table).where(self._group == group))
        clusters = Clusters(rest)
        for one, other in pairs(rest):
            clusters.join(one, other)
        for cluster in clusters.groups():
            if len(cluster) > 1:
                self._write(connection, set(cluster))

    def _write(self, connection: Connection, documents: set[str]) -> None:
        ordered = sorted(documents)
        for chunk in chunks(ordered):
            connection.execute(delete(self._table).where(self._table.c.document.in_(chunk)))
        rows = [{"document": each, self._column: ordered[0]} for each in ordered]
        connection.execute(insert(self._table), rows)
