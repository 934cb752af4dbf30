"""Days in people's calendars."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | Sequence[str] | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "takenout",
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column(
            "step",
            sa.Enum(
                "propose",
                "fit_review",
                "decide",
                "publish",
                "quarterly_review",
                "assess",
                "appraise",
                name="step",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["unit.id"], name=op.f("fk_takenout_branch_id")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_takenout_cycle_id")),
        sa.PrimaryKeyConstraint("branch_id", "cycle_id", "step", "quarter", name=op.f("pk_takenout")),
    )
    op.add_column("deadline", sa.Column("told_county_on", sa.Date()))
    op.create_index(op.f("ix_review_follow_up_on"), "review", ["follow_up_on"])


def downgrade() -> None:
    op.drop_index(op.f("ix_review_follow_up_on"), "review")
    op.drop_column("deadline", "told_county_on")
    op.drop_table("takenout")
