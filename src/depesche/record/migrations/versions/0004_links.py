"""Links: echoes, families, stories, happenings and identities, kept as documents come"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unlinked",
        sa.Column("document", sa.String(length=71), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document"),
    )
    op.execute("INSERT INTO unlinked SELECT id FROM document")
    op.create_table(
        "signature",
        sa.Column("document", sa.String(length=71), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.Text(), nullable=True),
        sa.Column("last", sa.Text(), nullable=True),
        sa.Column("wide", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("lead", sa.JSON(), nullable=False),
        sa.Column("telling", sa.JSON(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("weighed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document"),
        sa.UniqueConstraint("number"),
    )
    op.create_index("signature_by_day", "signature", ["wide", "first"])
    op.create_index("signature_by_language", "signature", ["language"])
    op.create_table(
        "fingerprint",
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hash", "number"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "echo",
        sa.Column("one", sa.String(length=71), nullable=False),
        sa.Column("other", sa.String(length=71), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.Column("shared", sa.JSON(), nullable=False),
        sa.Column("original", sa.String(length=71), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["one"], ["document.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("one", "other"),
    )
    op.create_index("ix_echo_other", "echo", ["other"])
    op.create_table(
        "undated",
        sa.Column("document", sa.String(length=71), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("basis", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_table(
        "undated_telling",
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("document", sa.String(length=71), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("type", "party", "document", "n"),
        sqlite_with_rowid=False,
    )
    op.create_index("undated_telling_by_document", "undated_telling", ["document"])
    op.create_table(
        "family",
        sa.Column("document", sa.String(length=71), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_index("ix_family_family", "family", ["family"])
    op.create_table(
        "near",
        sa.Column("one", sa.String(length=71), nullable=False),
        sa.Column("other", sa.String(length=71), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["document.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("one", "other"),
    )
    op.create_index("ix_near_other", "near", ["other"])
    op.create_table(
        "occurrence",
        sa.Column("document", sa.String(length=71), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("event", sa.String(length=32), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("parties", sa.JSON(), nullable=False),
        sa.Column("persons", sa.JSON(), nullable=False),
        sa.Column("fine", sa.Boolean(), nullable=False),
        sa.Column("dated", sa.Boolean(), nullable=False),
        sa.Column("first", sa.Text(), nullable=True),
        sa.Column("last", sa.Text(), nullable=True),
        sa.Column("told", sa.Text(), nullable=True),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["document", "n"], ["event.document", "event.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "n", "party"),
    )
    op.create_index("occurrence_by_party", "occurrence", ["type", "party", "fine", "first"])
    op.create_index("occurrence_by_telling", "occurrence", ["type", "party", "told"])
    op.create_table(
        "saying",
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.String(length=71), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document", "n"], ["event.document", "event.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("hash", "document", "n"),
        sqlite_with_rowid=False,
    )
    op.create_index("saying_by_document", "saying", ["document"])
    op.create_table(
        "telling",
        sa.Column("document", sa.String(length=71), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("knot", sa.Text(), nullable=False),
        sa.Column("happening", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document", "n"], ["event.document", "event.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "n"),
    )
    op.create_index("ix_telling_knot", "telling", ["knot"])
    op.create_index("ix_telling_happening", "telling", ["happening"])
    op.create_table(
        "entity_name",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", "entity"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entity_name_entity", "entity_name", ["entity"])
    op.create_table(
        "stranger",
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("heard", sa.Boolean(), nullable=False),
        sa.Column("known_as", sa.Text(), nullable=True),
        sa.Column("component", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("entity"),
    )
    op.create_index("ix_stranger_known_as", "stranger", ["known_as"])
    op.create_index("ix_stranger_component", "stranger", ["component"])
    op.create_table(
        "sound",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("last", sa.Boolean(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entity"], ["stranger.entity"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "last", "entity"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sound_entity", "sound", ["entity"])
    op.create_index("ix_identity_one", "identity", ["one"])
    op.execute("DELETE FROM derived")


def downgrade() -> None:
    op.drop_index("ix_identity_one", "identity")
    for name in (
        "sound",
        "stranger",
        "entity_name",
        "telling",
        "saying",
        "occurrence",
        "near",
        "family",
        "undated_telling",
        "undated",
        "echo",
        "fingerprint",
        "signature",
        "unlinked",
    ):
        op.drop_table(name)
