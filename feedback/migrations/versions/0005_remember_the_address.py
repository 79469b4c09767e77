"""Remember where the site is, so that invitations made at the keyboard lead there."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("installation", sa.Column("address", sa.Text(), nullable=True))


def downgrade() -> None:
    """Go back."""
    op.drop_column("installation", "address")
