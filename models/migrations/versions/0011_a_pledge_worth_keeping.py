"""A pledge worth keeping."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | Sequence[str] | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

OATHS = ("voice", "video_note")
DOUBTS = ("routine", "slogan", "people", "sight", "number", "baseline")


def word(*values: str, name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=24)


def upgrade() -> None:
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.add_column(sa.Column("doubt", word(*DOUBTS, name="doubt"), nullable=True))
        batch_op.add_column(sa.Column("doubted", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("offered", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.alter_column("doubted", server_default=None)
        batch_op.alter_column("offered", server_default=None)
    op.create_table(
        "problem",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("noted_by", sa.Integer(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["unit.id"], name=op.f("fk_problem_branch_id")),
        sa.ForeignKeyConstraint(["noted_by"], ["person.id"], name=op.f("fk_problem_noted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem")),
    )
    op.create_index(op.f("ix_problem_branch_id"), "problem", ["branch_id"], unique=False)
    with op.batch_alter_table("pledgeversion", schema=None) as batch_op:
        batch_op.add_column(sa.Column("oath", word(*OATHS, name="oath"), nullable=True))
        batch_op.add_column(sa.Column("problem_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_pledgeversion_problem_id"), "problem", ["problem_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_pledgeversion_problem_id"), ["problem_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("pledgeversion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pledgeversion_problem_id"))
        batch_op.drop_constraint(batch_op.f("fk_pledgeversion_problem_id"), type_="foreignkey")
        batch_op.drop_constraint(op.f("ck_pledgeversion_oath"), type_="check")
        batch_op.drop_column("problem_id")
        batch_op.drop_column("oath")
    op.drop_index(op.f("ix_problem_branch_id"), table_name="problem")
    op.drop_table("problem")
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_draft_doubt"), type_="check")
        batch_op.drop_column("offered")
        batch_op.drop_column("doubted")
        batch_op.drop_column("doubt")
