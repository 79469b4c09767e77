"""Make the record."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "area",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
    )
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.CheckConstraint(
            "kind IN ('example', 'real')", name=op.f("ck_installation_kind_is_known")
        ),
        sa.CheckConstraint("id = 1", name=op.f("ck_installation_there_is_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
        sa.UniqueConstraint("kind", name=op.f("uq_installation_kind")),
    )
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("sealed_code_secret", sa.LargeBinary(), nullable=True),
        sa.Column("last_code_step", sa.Integer(), nullable=True),
        sa.Column("session_stamp", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "role IN ('facilitator', 'safeguarding', 'forum', 'partnership', 'administrator')",
            name=op.f("ck_account_role_is_known"),
        ),
        sa.CheckConstraint(
            "state <> 'active' OR (password_hash IS NOT NULL AND sealed_code_secret IS NOT NULL)",
            name=op.f("ck_account_active_account_has_both_factors"),
        ),
        sa.CheckConstraint(
            "state IN ('invited', 'active', 'closed')", name=op.f("ck_account_state_is_known")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_account_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("area_id", "email", name=op.f("uq_account_area_id_email")),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_area_id"), ["area_id"], unique=False)

    op.create_table(
        "conversation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "state IN ('draft', 'open', 'closed')", name=op.f("ck_conversation_state_is_known")
        ),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_conversation_area_id_area")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
    )
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conversation_area_id"), ["area_id"], unique=False)

    op.create_table(
        "draft",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("touched_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_draft_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_draft_area_id"), ["area_id"], unique=False)

    op.create_table(
        "audit_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(length=80), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_audit_event_account_id_account")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_audit_event_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
    )
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_event_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_event_at"), ["at"], unique=False)

    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("contents_hash", sa.String(length=64), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("imported_by_id", sa.Integer(), nullable=True),
        sa.Column("cleared_by", sa.Text(), nullable=True),
        sa.Column("cleared_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_import_batch_area_id_area")
        ),
        sa.ForeignKeyConstraint(
            ["imported_by_id"], ["account.id"], name=op.f("fk_import_batch_imported_by_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
        sa.UniqueConstraint(
            "area_id",
            "month",
            "contents_hash",
            name=op.f("uq_import_batch_area_id_month_contents_hash"),
        ),
    )
    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_batch_area_id"), ["area_id"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_invitation_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_token_hash")),
    )
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitation_account_id"), ["account_id"], unique=False)

    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('tiles', 'rating', 'words', 'choice')", name=op.f("ck_question_kind_is_known")
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_question_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("conversation_id", "key", name=op.f("uq_question_conversation_id_key")),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("families", sa.Text(), nullable=False),
        sa.Column("forum_words", sa.Text(), nullable=False),
        sa.Column("what_changed", sa.Text(), nullable=False),
        sa.Column("snapshot", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("fingerprint", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(state = 'published') = (published_at IS NOT NULL)",
            name=op.f("ck_report_published_says_when"),
        ),
        sa.CheckConstraint(
            "length(month) = 7 AND month LIKE '____-__'", name=op.f("ck_report_month_is_a_month")
        ),
        sa.CheckConstraint(
            "state <> 'published' OR (snapshot IS NOT NULL AND fingerprint IS NOT NULL)",
            name=op.f("ck_report_published_is_frozen"),
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'with_forum', 'with_partners', 'published')",
            name=op.f("ck_report_state_is_known"),
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_report_area_id_area")),
        sa.ForeignKeyConstraint(
            ["published_by_id"], ["account.id"], name=op.f("fk_report_published_by_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint(
            "area_id", "month", "version", name=op.f("uq_report_area_id_month_version")
        ),
    )
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_area_id"), ["area_id"], unique=False)

    op.create_table(
        "sign_in_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("installation_kind", sa.String(length=40), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "installation_kind = 'example'",
            name=op.f("ck_sign_in_link_sign_in_links_only_in_an_example"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_sign_in_link_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["installation_kind"],
            ["installation.kind"],
            name=op.f("fk_sign_in_link_installation_kind_installation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_link_token_hash")),
    )
    with op.batch_alter_table("sign_in_link", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sign_in_link_account_id"), ["account_id"], unique=False
        )

    op.create_table(
        "theme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("feeling", sa.String(length=40), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=True),
        sa.Column("first_month", sa.String(length=7), nullable=False),
        sa.Column("agreed_by_id", sa.Integer(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "feeling IN ('good', 'change', 'mixed')", name=op.f("ck_theme_feeling_is_known")
        ),
        sa.ForeignKeyConstraint(
            ["agreed_by_id"], ["account.id"], name=op.f("fk_theme_agreed_by_id_account")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_theme_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
        sa.UniqueConstraint("area_id", "name", name=op.f("uq_theme_area_id_name")),
    )
    with op.batch_alter_table("theme", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_theme_area_id"), ["area_id"], unique=False)

    op.create_table(
        "theme_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("method", sa.Text(), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "length(month) = 7 AND month LIKE '____-__'", name=op.f("ck_theme_run_month_is_a_month")
        ),
        sa.CheckConstraint(
            "state IN ('ready', 'running', 'done', 'failed')",
            name=op.f("ck_theme_run_state_is_known"),
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_theme_run_area_id_area")),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["account.id"], name=op.f("fk_theme_run_asked_by_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_run")),
    )
    with op.batch_alter_table("theme_run", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_theme_run_area_id"), ["area_id"], unique=False)
        batch_op.create_index("ix_theme_run_area_month", ["area_id", "month"], unique=False)

    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("form_key_hash", sa.String(length=64), nullable=False),
        sa.Column("answers_hash", sa.String(length=64), nullable=False),
        sa.Column("code_mac", sa.String(length=64), nullable=False),
        sa.Column("route", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=True),
        sa.Column("whose_words", sa.String(length=40), nullable=True),
        sa.Column("helped", sa.String(length=40), nullable=True),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("age_band", sa.String(length=40), nullable=True),
        sa.Column("district", sa.String(length=40), nullable=True),
        sa.Column("plan_status", sa.String(length=40), nullable=True),
        sa.Column("permission", sa.String(length=40), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("invented_in", sa.String(length=40), nullable=True),
        sa.Column("import_batch_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "invented_in = 'example'", name=op.f("ck_submission_invented_words_only_in_an_example")
        ),
        sa.CheckConstraint(
            "length(month) = 7 AND month LIKE '____-__'",
            name=op.f("ck_submission_month_is_a_month"),
        ),
        sa.CheckConstraint(
            "permission IN ('count_only', 'quote', 'quote_with_area')",
            name=op.f("ck_submission_permission_is_known"),
        ),
        sa.CheckConstraint(
            "route IN ('parent_carer', 'young_person', 'child', 'easy_read', 'group', "
            "'helper', 'import')",
            name=op.f("ck_submission_route_is_known"),
        ),
        sa.CheckConstraint(
            "length(CAST(received_on AS VARCHAR(40))) = 10",
            name=op.f("ck_submission_received_on_is_a_day"),
        ),
        sa.CheckConstraint("people >= 1", name=op.f("ck_submission_people_is_at_least_one")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_submission_area_id_area")),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_submission_conversation_id_conversation"),
        ),
        sa.ForeignKeyConstraint(
            ["import_batch_id"],
            ["import_batch.id"],
            name=op.f("fk_submission_import_batch_id_import_batch"),
        ),
        sa.ForeignKeyConstraint(
            ["invented_in"],
            ["installation.kind"],
            name=op.f("fk_submission_invented_in_installation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("code_mac", name=op.f("uq_submission_code_mac")),
        sa.UniqueConstraint("form_key_hash", name=op.f("uq_submission_form_key_hash")),
    )
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_submission_area_id"), ["area_id"], unique=False)
        batch_op.create_index("ix_submission_area_month", ["area_id", "month"], unique=False)

    op.create_table(
        "suggested_theme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(state = 'agreed') = (theme_id IS NOT NULL)",
            name=op.f("ck_suggested_theme_agreed_has_a_theme"),
        ),
        sa.CheckConstraint(
            "state IN ('suggested', 'agreed', 'dropped')",
            name=op.f("ck_suggested_theme_state_is_known"),
        ),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["theme_run.id"],
            name=op.f("fk_suggested_theme_run_id_theme_run"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["theme.id"], name=op.f("fk_suggested_theme_theme_id_theme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggested_theme")),
        sa.UniqueConstraint("run_id", "position", name=op.f("uq_suggested_theme_run_id_position")),
    )
    op.create_table(
        "answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("choice", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_answer_question_id_question")
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_answer_submission_id_submission"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint(
            "submission_id", "question_id", name=op.f("uq_answer_submission_id_question_id")
        ),
    )
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_answer_question_id"), ["question_id"], unique=False)

    op.create_table(
        "submission_service",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_submission_service_submission_id_submission"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission_service")),
        sa.UniqueConstraint(
            "submission_id", "service", name=op.f("uq_submission_service_submission_id_service")
        ),
    )
    with op.batch_alter_table("submission_service", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_submission_service_submission_id"), ["submission_id"], unique=False
        )

    op.create_table(
        "theme_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=True),
        sa.Column("suggested_theme_id", sa.Integer(), nullable=True),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('agree', 'join', 'rename', 'drop', 'take_back')",
            name=op.f("ck_theme_change_kind_is_known"),
        ),
        sa.CheckConstraint(
            "length(month) = 7 AND month LIKE '____-__'",
            name=op.f("ck_theme_change_month_is_a_month"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_theme_change_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_theme_change_area_id_area")
        ),
        sa.ForeignKeyConstraint(
            ["suggested_theme_id"],
            ["suggested_theme.id"],
            name=op.f("fk_theme_change_suggested_theme_id_suggested_theme"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["theme.id"], name=op.f("fk_theme_change_theme_id_theme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_change")),
    )
    with op.batch_alter_table("theme_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_theme_change_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_theme_change_theme_id"), ["theme_id"], unique=False)

    op.create_table(
        "comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("concern_is_open", sa.Boolean(), nullable=False),
        sa.Column("shared_words", sa.Text(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state <> 'cleared' OR NOT concern_is_open",
            name=op.f("ck_comment_open_concern_is_never_cleared"),
        ),
        sa.CheckConstraint(
            "state <> 'cleared' OR shared_words IS NOT NULL",
            name=op.f("ck_comment_cleared_words_can_be_shared"),
        ),
        sa.CheckConstraint(
            "state = 'cleared' OR shared_words IS NULL",
            name=op.f("ck_comment_only_cleared_words_are_shared"),
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'cleared', 'held', 'individual_case', 'withdrawn')",
            name=op.f("ck_comment_state_is_known"),
        ),
        sa.ForeignKeyConstraint(
            ["answer_id"],
            ["answer.id"],
            name=op.f("fk_comment_answer_id_answer"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_comment_area_id_area")),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["account.id"], name=op.f("fk_comment_decided_by_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
        sa.UniqueConstraint("answer_id", name=op.f("uq_comment_answer_id")),
    )
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comment_area_id"), ["area_id"], unique=False)
        batch_op.create_index("ix_comment_area_state", ["area_id", "state"], unique=False)

    op.create_table(
        "concern",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.String(length=40), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("found_by", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("noticed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(state = 'open') = (decided_at IS NULL)",
            name=op.f("ck_concern_closed_concern_says_when"),
        ),
        sa.CheckConstraint(
            "found_by IN ('rules', 'person')", name=op.f("ck_concern_found_by_is_known")
        ),
        sa.CheckConstraint(
            "state IN ('open', 'handed_over', 'not_a_concern')",
            name=op.f("ck_concern_state_is_known"),
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_concern_area_id_area")),
        sa.ForeignKeyConstraint(
            ["comment_id"],
            ["comment.id"],
            name=op.f("fk_concern_comment_id_comment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["account.id"], name=op.f("fk_concern_decided_by_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern")),
    )
    with op.batch_alter_table("concern", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_concern_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_concern_comment_id"), ["comment_id"], unique=False)

    op.create_table(
        "excerpt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            'start >= 0 AND "end" > start', name=op.f("ck_excerpt_stretch_has_a_length")
        ),
        sa.ForeignKeyConstraint(
            ["comment_id"],
            ["comment.id"],
            name=op.f("fk_excerpt_comment_id_comment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_excerpt")),
        sa.UniqueConstraint(
            "comment_id", "start", "end", name=op.f("uq_excerpt_comment_id_start_end")
        ),
    )
    op.create_table(
        "original_words",
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["comment_id"],
            ["comment.id"],
            name=op.f("fk_original_words_comment_id_comment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("comment_id", name=op.f("pk_original_words")),
    )
    op.create_table(
        "redaction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("replacement", sa.Text(), nullable=False),
        sa.CheckConstraint(
            'start >= 0 AND "end" > start', name=op.f("ck_redaction_stretch_has_a_length")
        ),
        sa.ForeignKeyConstraint(
            ["comment_id"],
            ["comment.id"],
            name=op.f("fk_redaction_comment_id_comment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redaction")),
        sa.UniqueConstraint("comment_id", "start", name=op.f("uq_redaction_comment_id_start")),
    )
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("excerpt_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "length(month) = 7 AND month LIKE '____-__'",
            name=op.f("ck_assignment_month_is_a_month"),
        ),
        sa.CheckConstraint(
            "(run_id IS NULL) <> (account_id IS NULL)",
            name=op.f("ck_assignment_somebody_made_the_assignment"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_assignment_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["excerpt_id"],
            ["excerpt.id"],
            name=op.f("fk_assignment_excerpt_id_excerpt"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["theme_run.id"], name=op.f("fk_assignment_run_id_theme_run")
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["theme.id"], name=op.f("fk_assignment_theme_id_theme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint(
            "theme_id", "excerpt_id", name=op.f("uq_assignment_theme_id_excerpt_id")
        ),
    )
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignment_excerpt_id"), ["excerpt_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assignment_month"), ["month"], unique=False)

    op.create_table(
        "quote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("excerpt_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("chosen_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "length(month) = 7 AND month LIKE '____-__'", name=op.f("ck_quote_month_is_a_month")
        ),
        sa.ForeignKeyConstraint(
            ["chosen_by_id"], ["account.id"], name=op.f("fk_quote_chosen_by_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["excerpt_id"],
            ["excerpt.id"],
            name=op.f("fk_quote_excerpt_id_excerpt"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_quote_theme_id_theme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quote")),
        sa.UniqueConstraint(
            "theme_id", "month", "excerpt_id", name=op.f("uq_quote_theme_id_month_excerpt_id")
        ),
    )
    op.create_table(
        "suggested_assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("suggested_theme_id", sa.Integer(), nullable=False),
        sa.Column("excerpt_id", sa.Integer(), nullable=False),
        sa.Column("certainty", sa.Double(), nullable=False),
        sa.Column("quote_rank", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "certainty BETWEEN 0 AND 1", name=op.f("ck_suggested_assignment_certainty_is_a_share")
        ),
        sa.ForeignKeyConstraint(
            ["excerpt_id"],
            ["excerpt.id"],
            name=op.f("fk_suggested_assignment_excerpt_id_excerpt"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["suggested_theme_id"],
            ["suggested_theme.id"],
            name=op.f("fk_suggested_assignment_suggested_theme_id_suggested_theme"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggested_assignment")),
        sa.UniqueConstraint(
            "suggested_theme_id",
            "excerpt_id",
            name=op.f("uq_suggested_assignment_suggested_theme_id_excerpt_id"),
        ),
    )
    with op.batch_alter_table("suggested_assignment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_suggested_assignment_excerpt_id"), ["excerpt_id"], unique=False
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("suggested_assignment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_suggested_assignment_excerpt_id"))

    op.drop_table("suggested_assignment")
    op.drop_table("quote")
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_assignment_month"))
        batch_op.drop_index(batch_op.f("ix_assignment_excerpt_id"))

    op.drop_table("assignment")
    op.drop_table("redaction")
    op.drop_table("original_words")
    op.drop_table("excerpt")
    with op.batch_alter_table("concern", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_concern_comment_id"))
        batch_op.drop_index(batch_op.f("ix_concern_area_id"))

    op.drop_table("concern")
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.drop_index("ix_comment_area_state")
        batch_op.drop_index(batch_op.f("ix_comment_area_id"))

    op.drop_table("comment")
    with op.batch_alter_table("theme_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_theme_change_theme_id"))
        batch_op.drop_index(batch_op.f("ix_theme_change_area_id"))

    op.drop_table("theme_change")
    with op.batch_alter_table("submission_service", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_submission_service_submission_id"))

    op.drop_table("submission_service")
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_answer_question_id"))

    op.drop_table("answer")
    op.drop_table("suggested_theme")
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.drop_index("ix_submission_area_month")
        batch_op.drop_index(batch_op.f("ix_submission_area_id"))

    op.drop_table("submission")
    with op.batch_alter_table("theme_run", schema=None) as batch_op:
        batch_op.drop_index("ix_theme_run_area_month")
        batch_op.drop_index(batch_op.f("ix_theme_run_area_id"))

    op.drop_table("theme_run")
    with op.batch_alter_table("theme", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_theme_area_id"))

    op.drop_table("theme")
    with op.batch_alter_table("sign_in_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_link_account_id"))

    op.drop_table("sign_in_link")
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_area_id"))

    op.drop_table("report")
    op.drop_table("question")
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invitation_account_id"))

    op.drop_table("invitation")
    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_batch_area_id"))

    op.drop_table("import_batch")
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_event_at"))
        batch_op.drop_index(batch_op.f("ix_audit_event_area_id"))

    op.drop_table("audit_event")
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_draft_area_id"))

    op.drop_table("draft")
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conversation_area_id"))

    op.drop_table("conversation")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_area_id"))

    op.drop_table("account")
    op.drop_table("installation")
    op.drop_table("area")
