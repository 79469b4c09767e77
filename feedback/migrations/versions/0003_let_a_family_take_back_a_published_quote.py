"""Keep the words of published quotes where they can be cut, and refuse any other change to them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MESSAGE = "a published quote never changes, it can only be withdrawn"
Snapshot = dict[str, Any]

REPORT = sa.table(
    "report",
    sa.column("id", sa.Integer),
    sa.column("state", sa.String),
    sa.column("snapshot", sa.JSON(none_as_null=True)),
)
REPORT_QUOTE = sa.table(
    "report_quote",
    sa.column("report_id", sa.Integer),
    sa.column("position", sa.Integer),
    sa.column("comment_id", sa.Integer),
    sa.column("words", sa.Text),
    sa.column("withdrawn_on", sa.Date),
)
# The excerpts that may be quoted still, with the words that they are a stretch of.
STANDING = """
    SELECT excerpt.comment_id, excerpt.start, excerpt."end", comment.shared_words
    FROM excerpt
    JOIN comment ON comment.id = excerpt.comment_id
    JOIN answer ON answer.id = comment.answer_id
    JOIN submission ON submission.id = answer.submission_id
    WHERE excerpt.id = :excerpt AND comment.state = 'cleared'
    AND submission.permission <> 'count_only'
"""
# What may happen to a published quote: its words go, and the day is written down.
WITHDRAWN = (
    "NEW.report_id = OLD.report_id AND NEW.position = OLD.position AND OLD.words IS NOT NULL "
    "AND NEW.words IS NULL AND NEW.comment_id IS NULL AND NEW.withdrawn_on IS NOT NULL"
)
IS_PUBLISHED = "EXISTS (SELECT 1 FROM report WHERE state = 'published' AND id"
SQLITE_TRIGGERS = {
    "INSERT": f"{IS_PUBLISHED} = NEW.report_id)",
    "DELETE": f"{IS_PUBLISHED} = OLD.report_id)",
    "UPDATE": f"{IS_PUBLISHED} IN (OLD.report_id, NEW.report_id)) AND NOT ({WITHDRAWN})",
}
POSTGRESQL_FUNCTION = f"""
    CREATE FUNCTION report_quote_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND {WITHDRAWN} THEN
            RETURN NEW;
        END IF;
        IF {IS_PUBLISHED} IN (OLD.report_id, NEW.report_id)) THEN
            RAISE EXCEPTION '{MESSAGE}';
        END IF;
        RETURN coalesce(NEW, OLD);
    END $$
"""


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "report_quote",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(words IS NULL) = (withdrawn_on IS NOT NULL)",
            name=op.f("ck_report_quote_withdrawn_words_are_gone"),
        ),
        sa.CheckConstraint(
            "(words IS NULL) = (comment_id IS NULL)",
            name=op.f("ck_report_quote_withdrawn_quote_is_nobodys"),
        ),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comment.id"], name=op.f("fk_report_quote_comment_id_comment")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_quote_report_id_report")
        ),
        sa.PrimaryKeyConstraint("report_id", "position", name=op.f("pk_report_quote")),
    )
    with op.batch_alter_table("report_quote", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_quote_comment_id"), ["comment_id"])
    rewrite_snapshots(take_words_out)
    freeze()


def downgrade() -> None:
    """Go back."""
    rewrite_snapshots(put_words_back)
    thaw()
    with op.batch_alter_table("report_quote", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_quote_comment_id"))
    op.drop_table("report_quote")


def rewrite_snapshots(change: Callable[[sa.Connection, int, Snapshot], None]) -> None:
    """Change every snapshot, while the trigger that freezes published reports steps aside."""
    connection = op.get_bind()
    found = connection.execute(
        sa.select(REPORT.c.id, REPORT.c.snapshot).where(REPORT.c.snapshot.is_not(None))
    ).all()
    with reports_thawed(connection):
        for report_id, snapshot in found:
            change(connection, report_id, snapshot)
            connection.execute(
                sa.update(REPORT).where(REPORT.c.id == report_id).values(snapshot=snapshot)
            )


def take_words_out(connection: sa.Connection, report_id: int, snapshot: Snapshot) -> None:
    """Give each quote of a snapshot a place, and keep its words there if they still stand."""
    for position, quote in enumerate(quotes_of(snapshot), start=1):
        words = quote.pop("words")
        quote["position"] = position
        comment_id = speaker(connection, quote["excerpt"], words)
        # Words that were taken back before today go from the snapshot today.
        gone = {"words": None, "withdrawn_on": datetime.now(UTC).date()}
        kept = {"words": words, "withdrawn_on": None}
        connection.execute(
            sa.insert(REPORT_QUOTE).values(
                report_id=report_id,
                position=position,
                comment_id=comment_id,
                **(gone if comment_id is None else kept),
            )
        )


def put_words_back(connection: sa.Connection, report_id: int, snapshot: Snapshot) -> None:
    """Give a snapshot its quotes' words again; no excerpt is as empty as those taken back."""
    rows = connection.execute(
        sa.select(REPORT_QUOTE.c.position, REPORT_QUOTE.c.words).where(
            REPORT_QUOTE.c.report_id == report_id
        )
    )
    words = {position: said or "" for position, said in rows}
    for quote in quotes_of(snapshot):
        quote["words"] = words[quote.pop("position")]


def quotes_of(snapshot: Snapshot) -> list[dict[str, Any]]:
    """List the quotes of a snapshot in their order."""
    return [quote for theme in snapshot.get("themes", []) for quote in theme["quotes"]]


def speaker(connection: sa.Connection, excerpt_id: int, words: str) -> int | None:
    """Return the comment that a quote still stands in, word for word."""
    row = connection.execute(sa.text(STANDING), {"excerpt": excerpt_id}).one_or_none()
    if row is None or row.shared_words[row.start : row.end] != words:
        return None
    return int(row.comment_id)


@contextmanager
def reports_thawed(connection: sa.Connection) -> Iterator[None]:
    """Let published reports be rewritten, and freeze them again exactly as they were."""
    if connection.dialect.name != "sqlite":
        op.execute("ALTER TABLE report DISABLE TRIGGER report_is_frozen")
        yield
        op.execute("ALTER TABLE report ENABLE TRIGGER report_is_frozen")
        return
    name = "report_is_frozen_on_update"
    written = sa.text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = :name")
    trigger = connection.execute(written, {"name": name}).scalar_one()
    op.execute(f"DROP TRIGGER {name}")
    yield
    connection.exec_driver_sql(trigger)


def freeze() -> None:
    """Refuse new, changed or deleted quotes once a report is out; only withdrawing is left."""
    if op.get_bind().dialect.name == "sqlite":
        for happening, when in SQLITE_TRIGGERS.items():
            op.execute(
                f"CREATE TRIGGER report_quote_is_frozen_on_{happening.lower()} "
                f"BEFORE {happening} ON report_quote WHEN {when} "
                f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            )
        return
    op.execute(POSTGRESQL_FUNCTION)
    op.execute(
        "CREATE TRIGGER report_quote_is_frozen BEFORE INSERT OR UPDATE OR DELETE ON report_quote "
        "FOR EACH ROW EXECUTE FUNCTION report_quote_is_frozen()"
    )


def thaw() -> None:
    """Let quotes be changed again."""
    if op.get_bind().dialect.name == "sqlite":
        for happening in SQLITE_TRIGGERS:
            op.execute(f"DROP TRIGGER report_quote_is_frozen_on_{happening.lower()}")
        return
    op.execute("DROP TRIGGER report_quote_is_frozen ON report_quote")
    op.execute("DROP FUNCTION report_quote_is_frozen()")
