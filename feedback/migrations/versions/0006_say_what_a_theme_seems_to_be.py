"""Remember which agreed theme a suggestion seems to be, so that a theme keeps its name."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("suggested_theme") as batch_op:
        batch_op.add_column(sa.Column("seems_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_suggested_theme_seems_id_theme"), "theme", ["seems_id"], ["id"]
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("suggested_theme") as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_suggested_theme_seems_id_theme"), type_="foreignkey"
        )
        batch_op.drop_column("seems_id")
