"""Judgements: what people decided about the record"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_REFUSED = "judgements are never changed, only followed by others"
#: the ledger is appended to only, whoever writes
KEPT = {
    "sqlite": tuple(
        f"CREATE TRIGGER judgement_{what} BEFORE {what} ON judgement BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
        for what in ("update", "delete")
    ),
    "postgresql": (
        "CREATE FUNCTION judgement_kept() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSED}'; END $$",
        "CREATE TRIGGER judgement_kept BEFORE UPDATE OR DELETE ON judgement "
        "FOR EACH ROW EXECUTE FUNCTION judgement_kept()",
    ),
}


def upgrade() -> None:
    op.create_table(
        "judgement",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("verb", sa.String(length=16), nullable=False),
        sa.Column("objects", sa.JSON(), nullable=False),
        sa.Column("anchors", sa.JSON(), nullable=False),
        sa.Column("field", sa.String(length=16), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("when", sa.String(length=20), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    for statement in KEPT.get(op.get_bind().dialect.name, ()):
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("judgement")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION judgement_kept()")
