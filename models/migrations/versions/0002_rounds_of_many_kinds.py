"""Rounds of many kinds."""

import json
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | Sequence[str] | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

GRADES = (("fits", 100, True, False), ("partly", 60, True, True), ("unfit", 0, False, True))
CANNOT_JUDGE = ("cannot_judge", None, False, False)
REASONS = ("vague", "not_of_the_post", "beyond_ability", "routine", "unverifiable")
SCALE_SO_FAR = {
    "grades": [
        {"code": code, "weight": weight, "counts_as_satisfied": satisfied, "needs_reason": asks, "label": ""}
        for code, weight, satisfied, asks in (*GRADES, CANNOT_JUDGE)
    ],
    "reasons": [{"code": code, "label": ""} for code in REASONS],
}
"""What every round offered before scales were data."""


def upgrade() -> None:
    with op.batch_alter_table("round") as batch_op:
        batch_op.add_column(sa.Column("mode", sa.String(24), nullable=True))
        batch_op.add_column(sa.Column("scale", sa.JSON(), nullable=True))
    rounds = sa.table("round", sa.column("mode"), sa.column("scale", sa.Text()))
    text = json.dumps(SCALE_SO_FAR)
    scale = sa.cast(sa.literal(text), sa.JSON()) if op.get_bind().dialect.name == "postgresql" else sa.literal(text)
    op.execute(rounds.update().values(mode="secret", scale=scale))
    _alter_round(["fit", "fulfilment"], has_mode=True)
    with op.batch_alter_table("roundresult") as batch_op:
        batch_op.add_column(sa.Column("papers", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("roundresult") as batch_op:
        batch_op.alter_column("papers", server_default=None)
    _make_kin()
    _make_papers()


def downgrade() -> None:
    for table in ("papercount", "paperbatch", "papervoter", "roundexclusion", "kinship"):
        op.drop_table(table)
    with op.batch_alter_table("roundresult") as batch_op:
        batch_op.drop_column("papers")
    op.execute("DELETE FROM roundresult WHERE round_id IN (SELECT id FROM round WHERE kind <> 'fit')")
    for table in ("ballot", "elector", "rounditem"):
        op.execute(f"DELETE FROM {table} WHERE round_id IN (SELECT id FROM round WHERE kind <> 'fit')")  # noqa: S608
    op.execute("DELETE FROM round WHERE kind <> 'fit'")
    _alter_round(["fit"], has_mode=False)


def _alter_round(kinds: list[str], *, has_mode: bool) -> None:
    with op.batch_alter_table("round") as batch_op:
        batch_op.drop_constraint(op.f("ck_round_roundkind"), type_="check")
        batch_op.create_check_constraint(op.f("ck_round_roundkind"), sa.column("kind").in_(kinds))
        if has_mode:
            batch_op.alter_column("mode", existing_type=sa.String(24), nullable=False)
            batch_op.alter_column("scale", existing_type=sa.JSON(), nullable=False)
            batch_op.create_check_constraint(op.f("ck_round_roundmode"), sa.column("mode").in_(["secret", "open"]))
        else:
            batch_op.drop_constraint(op.f("ck_round_roundmode"), type_="check")
            batch_op.drop_column("mode")
            batch_op.drop_column("scale")


def _make_kin() -> None:
    op.create_table(
        "kinship",
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("rater_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("noted_by", sa.Integer(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_kinship_author_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["unit.id"], name=op.f("fk_kinship_branch_id")),
        sa.ForeignKeyConstraint(["noted_by"], ["person.id"], name=op.f("fk_kinship_noted_by")),
        sa.ForeignKeyConstraint(["rater_id"], ["person.id"], name=op.f("fk_kinship_rater_id")),
        sa.PrimaryKeyConstraint("branch_id", "rater_id", "author_id", name=op.f("pk_kinship")),
    )
    op.create_table(
        "roundexclusion",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("rater_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_roundexclusion_author_id")),
        sa.ForeignKeyConstraint(["rater_id"], ["person.id"], name=op.f("fk_roundexclusion_rater_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_roundexclusion_round_id")),
        sa.PrimaryKeyConstraint("round_id", "rater_id", "author_id", name=op.f("pk_roundexclusion")),
    )


def _make_papers() -> None:
    op.create_table(
        "papervoter",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_papervoter_person_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_papervoter_round_id")),
        sa.PrimaryKeyConstraint("round_id", "person_id", name=op.f("pk_papervoter")),
    )
    states = ("written", "asked", "refused", "confirmed")
    op.create_table(
        "paperbatch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("recorder_id", sa.Integer(), nullable=False),
        sa.Column("witness_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(*states, name="batchstate", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("asking", sa.Integer(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["recorder_id"], ["person.id"], name=op.f("fk_paperbatch_recorder_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_paperbatch_round_id")),
        sa.ForeignKeyConstraint(["witness_id"], ["person.id"], name=op.f("fk_paperbatch_witness_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paperbatch")),
        sa.UniqueConstraint("round_id", name=op.f("uq_paperbatch_round_id")),
    )
    op.create_table(
        "papercount",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("pledge_id", sa.Integer(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["paperbatch.id"], name=op.f("fk_papercount_batch_id")),
        sa.ForeignKeyConstraint(["pledge_id"], ["pledge.id"], name=op.f("fk_papercount_pledge_id")),
        sa.PrimaryKeyConstraint("batch_id", "pledge_id", name=op.f("pk_papercount")),
    )
