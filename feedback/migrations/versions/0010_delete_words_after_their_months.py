"""Let a comment stay where it is counted once its words have gone after their months."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BEFORE = "state IN ('waiting', 'cleared', 'held', 'individual_case', 'withdrawn', 'not_understood')"
AFTER = f"{BEFORE[:-1]}, 'unread')"
KNOWN = "ck_comment_state_is_known"
SHARED = "ck_comment_cleared_words_can_be_shared"
HAS_WORDS = "state <> 'cleared' OR shared_words IS NOT NULL"
# What holds for a comment whose words are gone.
PROMISES = {
    "ck_comment_deleted_words_are_gone": (
        "words_deleted_on IS NULL OR (shared_words IS NULL AND reason IS NULL)"
    ),
    "ck_comment_open_concern_keeps_words": "words_deleted_on IS NULL OR NOT concern_is_open",
    "ck_comment_deleted_words_never_wait": "words_deleted_on IS NULL OR state <> 'waiting'",
    "ck_comment_unread_words_are_deleted": "state <> 'unread' OR words_deleted_on IS NOT NULL",
}


def upgrade() -> None:
    """Go forward: nothing is deleted yet; the worker does that in its next night."""
    with op.batch_alter_table("comment") as batch_op:
        batch_op.add_column(sa.Column("words_deleted_on", sa.Date(), nullable=True))
        batch_op.drop_constraint(op.f(KNOWN), type_="check")
        batch_op.create_check_constraint(op.f(KNOWN), AFTER)
        batch_op.drop_constraint(op.f(SHARED), type_="check")
        batch_op.create_check_constraint(
            op.f(SHARED), f"{HAS_WORDS} OR words_deleted_on IS NOT NULL"
        )
        for name, promise in PROMISES.items():
            batch_op.create_check_constraint(op.f(name), promise)


def downgrade() -> None:
    """Go back: what is cleared says nothing, so that it counts as before; no word comes back."""
    with op.batch_alter_table("comment") as batch_op:
        for name in PROMISES:
            batch_op.drop_constraint(op.f(name), type_="check")
    op.execute(
        "UPDATE comment SET shared_words = '' WHERE state = 'cleared' AND shared_words IS NULL"
    )
    op.execute("UPDATE comment SET state = 'not_understood' WHERE state = 'unread'")
    with op.batch_alter_table("comment") as batch_op:
        batch_op.drop_constraint(op.f(SHARED), type_="check")
        batch_op.create_check_constraint(op.f(SHARED), HAS_WORDS)
        batch_op.drop_constraint(op.f(KNOWN), type_="check")
        batch_op.create_check_constraint(op.f(KNOWN), BEFORE)
        batch_op.drop_column("words_deleted_on")
