"""Judgements: what people decided about the record"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: the ledger is appended to only, whoever writes
KEPT = tuple(
    f"CREATE TRIGGER judgement_{name} BEFORE {name.upper()} ON judgement BEGIN "
    "SELECT RAISE(ABORT, 'judgements are never changed, only followed by others'); END"
    for name in ("update", "delete")
)


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
    if op.get_bind().dialect.name == "sqlite":
        for statement in KEPT:
            op.execute(statement)


def downgrade() -> None:
    op.drop_table("judgement")
