"""How Alembic meets our models; called from code, never with a file of its own settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from alembic import context

from feedback.models import Base
from feedback.models.base import UtcTime

if TYPE_CHECKING:
    from alembic.autogenerate.api import AutogenContext


def render_item(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write our time type as plain SQL, so that a migration never imports a model."""
    if kind == "type" and isinstance(item, UtcTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
