"""Keep a voice note or a picture, sealed, until its words are written down."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

BEFORE = "state IN ('waiting', 'cleared', 'held', 'individual_case', 'withdrawn')"
AFTER = "state IN ('waiting', 'cleared', 'held', 'individual_case', 'withdrawn', 'not_understood')"
KNOWN = "ck_comment_state_is_known"
UNWRITTEN = "ck_comment_unwritten_recording_is_never_cleared"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "draft_recording",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("draft_id", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"],
            ["draft.id"],
            name=op.f("fk_draft_recording_draft_id_draft"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_recording")),
    )
    op.create_index(op.f("ix_draft_recording_draft_id"), "draft_recording", ["draft_id"])
    with op.batch_alter_table("comment") as batch_op:
        batch_op.add_column(
            sa.Column("to_write_down", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.drop_constraint(op.f(KNOWN), type_="check")
        batch_op.create_check_constraint(op.f(KNOWN), AFTER)
        batch_op.create_check_constraint(op.f(UNWRITTEN), "state <> 'cleared' OR NOT to_write_down")
    with op.batch_alter_table("comment") as batch_op:
        batch_op.alter_column("to_write_down", server_default=None)
    op.create_table(
        "recording",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('sound', 'picture')", name=op.f("ck_recording_kind_is_known")),
        sa.CheckConstraint(
            "outcome IN ('written_down', 'not_understood')",
            name=op.f("ck_recording_outcome_is_known"),
        ),
        sa.CheckConstraint(
            "(sealed IS NULL) = (outcome IS NOT NULL)",
            name=op.f("ck_recording_file_is_gone_once_decided"),
        ),
        sa.CheckConstraint(
            "(outcome IS NULL) = (decided_at IS NULL)",
            name=op.f("ck_recording_decision_says_when"),
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_recording_area_id_area")),
        sa.ForeignKeyConstraint(
            ["comment_id"],
            ["comment.id"],
            name=op.f("fk_recording_comment_id_comment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["account.id"], name=op.f("fk_recording_decided_by_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recording")),
        sa.UniqueConstraint("comment_id", "kind", name=op.f("uq_recording_comment_id_kind")),
    )
    op.create_index(op.f("ix_recording_area_id"), "recording", ["area_id"])


def downgrade() -> None:
    """Go back; what was not understood has no words, and stays apart as before."""
    op.drop_table("recording")
    op.execute("UPDATE comment SET state = 'individual_case' WHERE state = 'not_understood'")
    with op.batch_alter_table("comment") as batch_op:
        batch_op.drop_constraint(op.f(UNWRITTEN), type_="check")
        batch_op.drop_constraint(op.f(KNOWN), type_="check")
        batch_op.create_check_constraint(op.f(KNOWN), BEFORE)
        batch_op.drop_column("to_write_down")
    op.drop_table("draft_recording")
