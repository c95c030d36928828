"""The tables of the record. Every row that says something points at its document and its span there."""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData()


def _of_document(name: str, *columns: SchemaItem) -> Table:
    """A table of things found in documents: ``document`` and ``n`` (its place in the reading's list) are the key."""
    return Table(
        name,
        metadata,
        Column("document", String(71), primary_key=True),
        Column("n", Integer, primary_key=True),
        *columns,
        ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
    )


def _span() -> tuple[Column[int], Column[int]]:
    return Column("start", Integer, nullable=False), Column("end", Integer, nullable=False)


document = Table(
    "document",
    metadata,
    Column("id", String(71), primary_key=True),
    Column("path", Text),
    Column("url", Text),
    Column("title", Text),
    Column("language", String(8), nullable=False),
    Column("outlet", JSON(none_as_null=True)),
    Column("outlet_entity", Text, index=True),
    Column("published", Text, index=True),
    Column("basis", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("depesche", String(32), nullable=False),
    Column("model", String(64), nullable=False),
    Column("knowledge", String(64), nullable=False),
)


def _look() -> tuple[Column[Any], ...]:
    """What an entity looks like."""
    return (
        Column("type", String(16), nullable=False),
        Column("de", Text, nullable=False),
        Column("en", Text),
        Column("ru", Text),
        Column("aliases", JSON, nullable=False),
        Column("wikidata", String(16)),
        Column("country", String(2)),
        Column("known", Boolean, nullable=False),
    )


#: an entity as one document shows it
appearance = Table(
    "appearance",
    metadata,
    Column("document", String(71), primary_key=True),
    Column("entity", Text, primary_key=True, index=True),
    *_look(),
    ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
)

#: the different looks of an entity, and in how many documents it has each
look = Table(
    "look",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("count", Integer, nullable=False),
    *_look(),
)

#: an entity over all documents; always derivable from its looks
entity = Table("entity", metadata, Column("id", Text, primary_key=True), *_look())

evidence = _of_document("evidence", *_span())
credit = _of_document("credit", *_span(), Column("source", Text, nullable=False), Column("entity", Text))
boilerplate = _of_document("boilerplate", *_span(), Column("kind", String(32), nullable=False))
mention = _of_document(
    "mention",
    *_span(),
    Column("entity", Text, nullable=False, index=True),
    Column("form", String(16), nullable=False),
    Column("confidence", Float, nullable=False),
)
time = _of_document(
    "time", *_span(), Column("type", String(16), nullable=False), Column("timex", Text), Column("edtf", Text)
)
quotation = _of_document(
    "quotation",
    *_span(),
    Column("spans", JSON, nullable=False),
    Column("type", String(16), nullable=False),
    Column("speaker", Text, index=True),
    Column("speaker_span", JSON(none_as_null=True)),
    Column("cue", JSON(none_as_null=True)),
    Column("addressee", Text),
    Column("confidence", Float, nullable=False),
)
quantity = _of_document(
    "quantity",
    *_span(),
    Column("value", Float, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("unit", String(64), nullable=False),
    Column("bound", String(16), nullable=False),
    Column("measure", Text, index=True),
    Column("about", JSON, nullable=False),
    Column("period", Text),
    Column("speaker", Text, index=True),
    Column("quotation", Integer),
)
event = _of_document(
    "event",
    Column("id", String(32), nullable=False),
    *_span(),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("type", String(16), nullable=False, index=True),
    Column("mode", Text),
    Column("status", String(16), nullable=False),
    Column("date", Text),
    Column("place", Text),
    Column("speaker", Text),
    Column("contexts", JSON, nullable=False),
    Column("confidence", Float, nullable=False),
    Index("event_by_id", "id"),
)
participant = Table(
    "participant",
    metadata,
    Column("document", String(71), primary_key=True),
    Column("event", Integer, primary_key=True),
    Column("n", Integer, primary_key=True),
    *_span(),
    Column("role", String(16), nullable=False),
    Column("entity", Text, nullable=False, index=True),
    ForeignKeyConstraint(["document", "event"], ["event.document", "event.n"], ondelete="CASCADE"),
)

position = _of_document(
    "position",
    *_span(),
    Column("person", Text, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("office", Text),
    Column("body", Text, index=True),
    Column("status", String(16), nullable=False),
    Column("day", Text),
    Column("verdict", String(16), nullable=False),
)

#: a name by which people may ask for an entity (record/names)
entity_name = Table(
    "entity_name",
    metadata,
    Column("name", Text, primary_key=True),
    Column("entity", Text, primary_key=True, index=True),
    sqlite_with_rowid=False,
)
#: entities that are one with another (linking/identities)
identity = Table(
    "identity", metadata, Column("entity", Text, primary_key=True), Column("one", Text, nullable=False, index=True)
)
#: an entity that no list has: whether its names are in ``sound``, whom the knowledge base knows by them, and with whom
#: it was decided together who it is; without ``component`` that is open
stranger = Table(
    "stranger",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("heard", Boolean, nullable=False),
    Column("known_as", Text, index=True),
    Column("component", Text, index=True),
)
#: how the last words of strangers' names are heard, or the first
sound = Table(
    "sound",
    metadata,
    Column("key", Text, primary_key=True),
    Column("last", Boolean, primary_key=True),
    Column("entity", Text, primary_key=True, index=True),
    ForeignKeyConstraint(["entity"], ["stranger.entity"], ondelete="CASCADE"),
    sqlite_with_rowid=False,
)
#: what is derived from the rest and kept, and from which state and versions
derived = Table("derived", metadata, Column("name", Text, primary_key=True), Column("stamp", Text, nullable=False))


def _member(name: str, of: str) -> Table:
    """Which documents are one: ``of`` is the id of what they make up."""
    return Table(
        name,
        metadata,
        Column("document", String(71), primary_key=True),
        Column(of, Text, nullable=False, index=True),
        ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
    )


#: documents that are not linked with the others yet
unlinked = Table(
    "unlinked",
    metadata,
    Column("document", String(71), primary_key=True),
    ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
)
#: a document as linking sees it: its number (made of its id), when it came out, its language, the vector of its
#: meaning, whom it names, its telling words. Of one without a day ``weighed`` says whether it was asked what others
#: tell of it
signature = Table(
    "signature",
    metadata,
    Column("document", String(71), primary_key=True),
    Column("number", BigInteger, nullable=False, unique=True),
    Column("first", Text),
    Column("last", Text),
    Column("wide", Boolean, nullable=False),
    Column("language", String(8), nullable=False),
    Column("words", Integer, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    Column("names", JSON, nullable=False),
    Column("lead", JSON, nullable=False),
    Column("telling", JSON, nullable=False),
    Column("stands", Boolean, nullable=False),
    Column("weighed", Boolean, nullable=False),
    Index("signature_by_day", "wide", "first"),
    Index("signature_by_language", "language"),
    ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
)
#: chosen runs of words (linking/wording) → numbers of the documents that have them
fingerprint = Table(
    "fingerprint",
    metadata,
    Column("hash", BigInteger, primary_key=True),
    Column("number", BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)
echo = Table(
    "echo",
    metadata,
    Column("one", String(71), primary_key=True),
    Column("other", String(71), primary_key=True, index=True),
    Column("kind", String(16), nullable=False),
    Column("spans", JSON, nullable=False),
    Column("shared", JSON, nullable=False),
    Column("original", String(71)),
    Column("why", Text),
    ForeignKeyConstraint(["one"], ["document.id"], ondelete="CASCADE"),
    ForeignKeyConstraint(["other"], ["document.id"], ondelete="CASCADE"),
)
#: what a document says of its own day, where others have given it one (basis "corpus")
undated = Table(
    "undated",
    metadata,
    Column("document", String(71), primary_key=True),
    Column("published", Text),
    Column("basis", String(16), nullable=False),
)
#: what documents without a day tell, by type and party, to find those that a new document may date; each has at least
#: one row
undated_telling = Table(
    "undated_telling",
    metadata,
    Column("type", String(16), primary_key=True),
    Column("party", Text, primary_key=True),
    Column("document", String(71), primary_key=True),
    Column("n", Integer, primary_key=True),
    Index("undated_telling_by_document", "document"),
    ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
    sqlite_with_rowid=False,
)
#: documents that are one source; who is alone has no row
family = _member("family", "family")
#: how near two documents are that stand for their families (signature.stands), if that is near enough for a story
near = Table(
    "near",
    metadata,
    Column("one", String(71), primary_key=True),
    Column("other", String(71), primary_key=True, index=True),
    Column("score", Float, nullable=False),
    ForeignKeyConstraint(["one"], ["document.id"], ondelete="CASCADE"),
    ForeignKeyConstraint(["other"], ["document.id"], ondelete="CASCADE"),
)
#: a telling for each of its parties, by the days on which it may have been and the day it was told on, to find what it
#: may be one with; with the party "" one that only its words can make one with another
occurrence = Table(
    "occurrence",
    metadata,
    Column("document", String(71), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("party", Text, primary_key=True),
    Column("type", String(16), nullable=False),
    Column("event", String(32), nullable=False),
    Column("mode", Text),
    Column("place", Text),
    Column("country", Text),
    Column("parties", JSON, nullable=False),
    Column("persons", JSON, nullable=False),
    Column("fine", Boolean, nullable=False),
    Column("dated", Boolean, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("told", Text),
    Column("words", JSON, nullable=False),
    Index("occurrence_by_party", "type", "party", "fine", "first"),
    Index("occurrence_by_telling", "type", "party", "told"),
    ForeignKeyConstraint(["document", "n"], ["event.document", "event.n"], ondelete="CASCADE"),
)
#: runs of words (linking/occurrences) → tellings that have them
saying = Table(
    "saying",
    metadata,
    Column("hash", BigInteger, primary_key=True),
    Column("document", String(71), primary_key=True),
    Column("n", Integer, primary_key=True),
    Index("saying_by_document", "document"),
    ForeignKeyConstraint(["document", "n"], ["event.document", "event.n"], ondelete="CASCADE"),
    sqlite_with_rowid=False,
)
#: which happening a telling tells, and the knot (linking/tying) that it is in by itself
telling = Table(
    "telling",
    metadata,
    Column("document", String(71), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("knot", Text, nullable=False, index=True),
    Column("happening", Text, nullable=False, index=True),
    ForeignKeyConstraint(["document", "n"], ["event.document", "event.n"], ondelete="CASCADE"),
)


#: tables that a reading fills, children of the document row
READING_TABLES = (
    appearance,
    evidence,
    credit,
    boilerplate,
    mention,
    time,
    quotation,
    quantity,
    event,
    participant,
    position,
)

#: what people decided, appended to and never changed; it hangs on no document, so that it outlives every reading
judgement = Table(
    "judgement",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("verb", String(16), nullable=False),
    Column("objects", JSON, nullable=False),
    Column("anchors", JSON, nullable=False),
    Column("field", String(16)),
    Column("value", Text),
    Column("roles", JSON, nullable=False),
    Column("who", Text, nullable=False),
    Column("when", String(20), nullable=False),
    Column("why", Text),
)
