"""Quicker planning: what each of a hundred thousand new rows was asked for nothing.

A reminder is selected from the very deadline and person it names, and neither is ever deleted; a letter to a person
has no place among those to groups.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | Sequence[str] | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TO_A_GROUP = sa.text("group_id IS NOT NULL")


def upgrade() -> None:
    with op.batch_alter_table("reminder") as batch_op:
        batch_op.drop_constraint("fk_reminder_deadline_id", type_="foreignkey")
        batch_op.drop_constraint("fk_reminder_person_id", type_="foreignkey")
    op.drop_index("ix_letter_group_id_state", "letter")
    op.create_index(
        "ix_letter_group_id_state",
        "letter",
        ["group_id", "state"],
        sqlite_where=TO_A_GROUP,
        postgresql_where=TO_A_GROUP,
    )


def downgrade() -> None:
    op.drop_index("ix_letter_group_id_state", "letter")
    op.create_index("ix_letter_group_id_state", "letter", ["group_id", "state"])
    with op.batch_alter_table("reminder") as batch_op:
        batch_op.create_foreign_key("fk_reminder_deadline_id", "deadline", ["deadline_id"], ["id"])
        batch_op.create_foreign_key("fk_reminder_person_id", "person", ["person_id"], ["id"])
