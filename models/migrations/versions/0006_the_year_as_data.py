"""The year as data."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | Sequence[str] | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

STEPS_BEFORE = "step IN ('propose', 'fit_review', 'decide', 'publish', 'quarterly_review')"
STEPS = "step IN ('propose', 'fit_review', 'decide', 'publish', 'quarterly_review', 'assess', 'appraise')"
OPENED = {"propose": (1, 4), "fit_review": (2, 16), "decide": (2, 20), "publish": (3, 1)}


def upgrade() -> None:
    op.create_table(
        "planning",
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("timezone", name=op.f("pk_planning")),
    )
    op.create_table(
        "dayoff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("works", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_dayoff_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dayoff")),
        sa.UniqueConstraint("unit_id", "day", name=op.f("uq_dayoff_unit_id_day")),
    )
    op.create_index(op.f("ix_dayoff_day"), "dayoff", ["day"])
    op.create_table(
        "milestone",
        sa.Column("unit_id", sa.Integer(), nullable=False),
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
        sa.Column("quarter", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("opens_month", sa.Integer(), nullable=False),
        sa.Column("opens_day", sa.Integer(), nullable=False),
        sa.Column("due_month", sa.Integer(), nullable=False),
        sa.Column("due_day", sa.Integer(), nullable=False),
        sa.CheckConstraint("opens_day BETWEEN 1 AND 31 AND due_day BETWEEN 1 AND 31", name=op.f("ck_milestone_days")),
        sa.CheckConstraint(
            "opens_month BETWEEN 1 AND 18 AND due_month BETWEEN 1 AND 18", name=op.f("ck_milestone_months")
        ),
        sa.CheckConstraint("quarter BETWEEN 0 AND 4", name=op.f("ck_milestone_quarter_in_year")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_milestone_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", "step", "quarter", name=op.f("pk_milestone")),
    )
    op.create_table(
        "pause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.CheckConstraint("(person_id IS NULL) <> (unit_id IS NULL)", name=op.f("ck_pause_one_resting")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_pause_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_pause_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pause")),
    )
    op.create_index(op.f("ix_pause_person_id"), "pause", ["person_id"])
    op.create_table(
        "reminder",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("deadline_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column(
            "occasion",
            sa.Enum(
                "opening",
                "week",
                "last",
                "halfway",
                "late",
                "snoozed",
                "nudged",
                name="occasion",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cleared_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadline.id"], name=op.f("fk_reminder_deadline_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reminder_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint(
            "person_id", "work", "subject_id", "deadline_id", "round", "occasion", name="uq_reminder_chain"
        ),
    )
    op.create_index(op.f("ix_reminder_deadline_id"), "reminder", ["deadline_id"])
    op.create_index("ix_reminder_branch_id_on_day", "reminder", ["branch_id", "on_day"])
    op.create_index(op.f("ix_auditentry_at"), "auditentry", ["at"])
    with op.batch_alter_table("deadline") as deadline:
        deadline.add_column(sa.Column("opens_on", sa.Date(), nullable=True))
        deadline.add_column(sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))
        deadline.add_column(sa.Column("told_secretary_on", sa.Date(), nullable=True))
        deadline.add_column(sa.Column("told_township_on", sa.Date(), nullable=True))
    _say_when_they_opened()
    with op.batch_alter_table("deadline") as deadline:
        deadline.alter_column("opens_on", existing_type=sa.Date(), nullable=False)
        deadline.alter_column("sequence", existing_type=sa.Integer(), server_default=None)
        deadline.drop_constraint(op.f("ck_deadline_step"), type_="check")
        deadline.create_check_constraint(op.f("ck_deadline_step"), STEPS)


def _say_when_they_opened() -> None:
    connection = op.get_bind()
    kinds = connection.execute(
        sa.text(
            "SELECT DISTINCT deadline.cycle_id, cycle.year, deadline.step, deadline.quarter"
            " FROM deadline JOIN cycle ON cycle.id = deadline.cycle_id"
        )
    )
    opened = sa.text(
        "UPDATE deadline SET opens_on = :day WHERE cycle_id = :cycle AND step = :step AND quarter = :quarter"
    ).bindparams(sa.bindparam("day", type_=sa.Date()))
    for cycle, year, step, quarter in kinds.all():
        month, day = OPENED.get(step, (max(quarter, 1) * 3 - 2, 1))
        connection.execute(opened, {"day": date(year, month, day), "cycle": cycle, "step": step, "quarter": quarter})


def downgrade() -> None:
    op.execute("DELETE FROM reminder")
    op.execute("DELETE FROM deadline WHERE step IN ('assess', 'appraise')")
    with op.batch_alter_table("deadline") as deadline:
        deadline.drop_constraint(op.f("ck_deadline_step"), type_="check")
        deadline.create_check_constraint(op.f("ck_deadline_step"), STEPS_BEFORE)
        deadline.drop_column("told_township_on")
        deadline.drop_column("told_secretary_on")
        deadline.drop_column("sequence")
        deadline.drop_column("opens_on")
    op.drop_index(op.f("ix_auditentry_at"), "auditentry")
    for table in ("reminder", "pause", "milestone", "dayoff", "planning"):
        op.drop_table(table)
