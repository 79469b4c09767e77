"""Keep the language of somebody's words, and let nobody clear them before they are in English."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

UNTRANSLATED = "ck_comment_untranslated_words_are_never_cleared"


def upgrade() -> None:
    """Go forward: what came before was asked for in English."""
    op.create_table(
        "language_check",
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=40), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("checked_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_language_check_area_id_area")
        ),
        sa.ForeignKeyConstraint(
            ["checked_by_id"], ["account.id"], name=op.f("fk_language_check_checked_by_id_account")
        ),
        sa.PrimaryKeyConstraint("area_id", "language", name=op.f("pk_language_check")),
    )
    with op.batch_alter_table("submission") as batch_op:
        batch_op.add_column(
            sa.Column("language", sa.String(length=40), nullable=False, server_default="en")
        )
    with op.batch_alter_table("submission") as batch_op:
        batch_op.alter_column("language", server_default=None)
    with op.batch_alter_table("original_words") as batch_op:
        batch_op.add_column(sa.Column("english", sa.Text(), nullable=True))
    with op.batch_alter_table("comment") as batch_op:
        batch_op.add_column(
            sa.Column("to_translate", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.create_check_constraint(
            op.f(UNTRANSLATED), "state <> 'cleared' OR NOT to_translate"
        )
    with op.batch_alter_table("comment") as batch_op:
        batch_op.alter_column("to_translate", server_default=None)


def downgrade() -> None:
    """Go back: the English that people wrote goes, the words as they were sent stay."""
    with op.batch_alter_table("comment") as batch_op:
        batch_op.drop_constraint(op.f(UNTRANSLATED), type_="check")
        batch_op.drop_column("to_translate")
    with op.batch_alter_table("original_words") as batch_op:
        batch_op.drop_column("english")
    with op.batch_alter_table("submission") as batch_op:
        batch_op.drop_column("language")
    op.drop_table("language_check")
