"""Keep a way to reach somebody who wants a reply, sealed and apart from their words."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "contact",
        sa.Column("submission_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("claimed_by_id", sa.Integer(), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(claimed_by_id IS NULL) = (claimed_at IS NULL)",
            name=op.f("ck_contact_claim_says_who_and_when"),
        ),
        sa.CheckConstraint(
            "answered_on IS NULL OR claimed_by_id IS NULL",
            name=op.f("ck_contact_only_what_waits_is_claimed"),
        ),
        sa.CheckConstraint(
            "length(CAST(asked_on AS VARCHAR(40))) = 10", name=op.f("ck_contact_asked_on_is_a_day")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_contact_area_id_area")),
        sa.ForeignKeyConstraint(
            ["claimed_by_id"], ["account.id"], name=op.f("fk_contact_claimed_by_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_contact_submission_id_submission"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("submission_id", name=op.f("pk_contact")),
    )
    op.create_index(op.f("ix_contact_area_id"), "contact", ["area_id"])
    op.create_table(
        "reply",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("sealed_note", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "way IN ('email', 'phone', 'text', 'not_reached')", name=op.f("ck_reply_way_is_known")
        ),
        sa.CheckConstraint(
            "length(CAST(replied_on AS VARCHAR(40))) = 10",
            name=op.f("ck_reply_replied_on_is_a_day"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_reply_account_id_account")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_reply_area_id_area")),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_reply_submission_id_submission"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply")),
    )
    op.create_index(op.f("ix_reply_area_id"), "reply", ["area_id"])
    op.create_index(op.f("ix_reply_submission_id"), "reply", ["submission_id"])


def downgrade() -> None:
    """Go back; without these tables nobody could find or delete a contact, so all of them go."""
    op.drop_table("reply")
    op.drop_table("contact")
