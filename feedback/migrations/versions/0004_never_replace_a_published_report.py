"""Refuse to put another row in the place of a published report.

SQLite's INSERT OR REPLACE and UPDATE OR REPLACE delete the row that is in the way without firing
its delete trigger. PostgreSQL has no such statement.
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

IN_THE_WAY = (
    "EXISTS (SELECT 1 FROM report AS there WHERE there.state = 'published' "
    "AND (there.id = NEW.id OR (there.area_id = NEW.area_id AND there.month = NEW.month "
    "AND there.version = NEW.version)){but})"
)
HAPPENINGS = {"INSERT": "", "UPDATE": " AND there.id <> OLD.id"}


def upgrade() -> None:
    """Go forward."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for happening, but in HAPPENINGS.items():
        op.execute(
            f"CREATE TRIGGER report_is_not_replaced_on_{happening.lower()} "
            f"BEFORE {happening} ON report WHEN {IN_THE_WAY.format(but=but)} "
            "BEGIN SELECT RAISE(ABORT, 'a published report never changes'); END"
        )


def downgrade() -> None:
    """Go back."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for happening in HAPPENINGS:
        op.execute(f"DROP TRIGGER report_is_not_replaced_on_{happening.lower()}")
