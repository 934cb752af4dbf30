"""Wishes taken back."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | Sequence[str] | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def _one_open_question_where(condition: str) -> None:
    still = sa.text(condition)
    op.create_index(
        "uq_decision_open", "decision", ["pledge_id"], unique=True, sqlite_where=still, postgresql_where=still
    )


def upgrade() -> None:
    op.drop_index("uq_decision_open", table_name="decision")
    op.add_column("decision", sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True))
    _one_open_question_where("outcome IS NULL AND taken_back_at IS NULL")


def downgrade() -> None:
    """A wish that was taken back counts as one that was not granted: the older house knows only open and decided."""
    op.execute("UPDATE decision SET outcome = 'declined', decided_at = taken_back_at WHERE taken_back_at IS NOT NULL")
    op.drop_index("uq_decision_open", table_name="decision")
    with op.batch_alter_table("decision") as batch_op:
        batch_op.drop_column("taken_back_at")
    _one_open_question_where("outcome IS NULL")
