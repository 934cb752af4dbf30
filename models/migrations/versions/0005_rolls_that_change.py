"""Rolls that change."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | Sequence[str] | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

MATTER = sa.Enum(
    "pledge", "amendment", "withdrawal", name="matter", native_enum=False, create_constraint=True, length=24
)
OUTCOME = sa.Enum(
    "approved", "returned", "declined", name="outcome", native_enum=False, create_constraint=True, length=24
)
STILL_OPEN = sa.text("outcome IS NULL")
OF_A_VERSION = sa.text("matter <> 'withdrawal'")


def upgrade() -> None:
    op.create_table(
        "standin",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("stand_in_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("noted_by", sa.Integer(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["noted_by"], ["person.id"], name=op.f("fk_standin_noted_by")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_standin_person_id")),
        sa.ForeignKeyConstraint(["stand_in_id"], ["person.id"], name=op.f("fk_standin_stand_in_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_standin_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standin")),
    )
    op.create_index(op.f("ix_standin_person_id"), "standin", ["person_id"])
    op.create_index(op.f("ix_standin_unit_id"), "standin", ["unit_id"])
    op.create_table(
        "overruling",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("outcome", OUTCOME, nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("overruled_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_overruling_decision_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_overruling_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_overruling_unit_id")),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_overruling")),
    )
    with op.batch_alter_table("pledge") as batch_op:
        batch_op.add_column(sa.Column("published_version", sa.Integer(), nullable=True))
    op.execute("UPDATE pledge SET published_version = version WHERE stage = 'published'")
    with op.batch_alter_table("draft") as batch_op:
        batch_op.add_column(sa.Column("reason", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("draft") as batch_op:
        batch_op.alter_column("reason", existing_type=sa.String(), server_default=None)
    with op.batch_alter_table("entitlement") as batch_op:
        batch_op.add_column(sa.Column("stands_for", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_entitlement_stands_for"), "person", ["stands_for"], ["id"])
    _let_a_version_be_asked_about_again()


def _let_a_version_be_asked_about_again() -> None:
    with op.batch_alter_table("decision") as batch_op:
        batch_op.add_column(sa.Column("matter", MATTER, nullable=False, server_default="pledge"))
        batch_op.add_column(sa.Column("reason", sa.String(), nullable=False, server_default=""))
        batch_op.drop_constraint("uq_decision_pledge_id_version", type_="unique")
    with op.batch_alter_table("decision") as batch_op:
        batch_op.alter_column("matter", existing_type=MATTER, server_default=None)
        batch_op.alter_column("reason", existing_type=sa.String(), server_default=None)
    op.create_index(
        "uq_decision_open",
        "decision",
        ["pledge_id"],
        unique=True,
        sqlite_where=STILL_OPEN,
        postgresql_where=STILL_OPEN,
    )
    op.create_index(
        "uq_decision_of_version",
        "decision",
        ["pledge_id", "version", "matter"],
        unique=True,
        sqlite_where=OF_A_VERSION,
        postgresql_where=OF_A_VERSION,
    )


def downgrade() -> None:
    op.drop_table("overruling")
    op.drop_index("uq_decision_of_version", table_name="decision")
    op.drop_index("uq_decision_open", table_name="decision")
    _forget_wishes()
    with op.batch_alter_table("decision") as batch_op:
        batch_op.drop_constraint(op.f("ck_decision_matter"), type_="check")
        batch_op.drop_column("reason")
        batch_op.drop_column("matter")
        batch_op.create_unique_constraint("uq_decision_pledge_id_version", ["pledge_id", "version"])
    with op.batch_alter_table("entitlement") as batch_op:
        batch_op.drop_constraint("fk_entitlement_stands_for", type_="foreignkey")
        batch_op.drop_column("stands_for")
    with op.batch_alter_table("draft") as batch_op:
        batch_op.drop_column("reason")
    with op.batch_alter_table("pledge") as batch_op:
        batch_op.drop_column("published_version")
    op.drop_index(op.f("ix_standin_unit_id"), table_name="standin")
    op.drop_index(op.f("ix_standin_person_id"), table_name="standin")
    op.drop_table("standin")


def _forget_wishes() -> None:
    """The schema before knows one question a version, so the wishes that came later cannot be told any more."""
    wishes = "SELECT id FROM decision WHERE matter <> 'pledge'"
    op.execute(f"DELETE FROM entitlement WHERE decision_id IN ({wishes})")  # noqa: S608 - our own words
    op.execute("DELETE FROM decision WHERE matter <> 'pledge'")
