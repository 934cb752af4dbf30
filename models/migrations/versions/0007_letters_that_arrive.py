"""Letters that arrive."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | Sequence[str] | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "heartbeat",
        sa.Column(
            "name", sa.Enum("clock", "delivery", name="heart", native_enum=False, create_constraint=True, length=24)
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_heartbeat")),
    )
    op.create_table(
        "alarm",
        sa.Column(
            "trouble",
            sa.Enum(
                "clock_still",
                "delivery_still",
                "letters_dead",
                "updates_set_aside",
                name="trouble",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
        ),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("trouble", name=op.f("pk_alarm")),
    )


def downgrade() -> None:
    op.drop_table("alarm")
    op.drop_table("heartbeat")
