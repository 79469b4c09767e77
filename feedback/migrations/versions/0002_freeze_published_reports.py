"""Refuse any change to a published report, whoever asks."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MESSAGE = "a published report never changes"


def upgrade() -> None:
    """Go forward."""
    if op.get_bind().dialect.name == "sqlite":
        for happening in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER report_is_frozen_on_{happening.lower()} "
                f"BEFORE {happening} ON report WHEN OLD.state = 'published' "
                f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION report_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER report_is_frozen BEFORE UPDATE OR DELETE ON report FOR EACH ROW "
        "WHEN (OLD.state = 'published') EXECUTE FUNCTION report_is_frozen()"
    )


def downgrade() -> None:
    """Go back."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER report_is_frozen_on_update")
        op.execute("DROP TRIGGER report_is_frozen_on_delete")
        return
    op.execute("DROP TRIGGER report_is_frozen ON report")
    op.execute("DROP FUNCTION report_is_frozen()")
